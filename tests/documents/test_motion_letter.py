from dataclasses import replace
from datetime import date, datetime

from beirat_desktop.documents.motion_letter import MotionLetter, motion_letter
from beirat_desktop.documents.preview import Preview
from beirat_desktop.documents.render import render, render_with_map
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.papers import PaperState, PaperType
from beirat_desktop.domain.places import Address, Letterhead
from beirat_desktop.domain.text import RichText
from tests import factories
from tests.documents.reading import MM, assert_publishable

BODY = replace(factories.BODY, office_address=Address("Rathausplatz 20", "67059", "Ludwigshafen", "Rathaus"))
FACTION = replace(
    factories.SPD, letterhead=Letterhead(("SPD-Fraktion", "im Beirat"), "SPD-Fraktion · Musterstraße 1 · 67065 LU")
)
PAPER = factories.motion(
    state=PaperState.SUBMITTED,
    explanation=RichText.of("Städte und Gemeinden sind Orte des Zusammenlebens …"),
    rationale=RichText.of("Der Beirat «hat» am 17.02.2011 – „so gefasst“ – beschloßen."),
)
CONTENTS = MotionLetter(
    PAPER,
    BODY,
    factories.BEIRAT,
    (FACTION,),
    meeting=factories.meeting(datetime(2012, 5, 24, 17)),
    chair=factories.person("Şahin", "Ayşe", form_of_address="Frau"),
    signer=factories.person(),
    attachments=("Programm", "Karte"),
)


def words(contents):
    with Preview(render(motion_letter(contents))) as preview:
        return " ".join("\n".join(preview.text(page) for page in range(preview.page_count)).split())


def test_the_letter_says_in_order_what_domain_custom_asks_of_it():
    text = words(CONTENTS)
    expected = (
        "SPD-Fraktion",
        "Vorsitzende Frau Ayşe Şahin",
        "Rathausplatz 20",
        "67059 Ludwigshafen",
        "Antrag der SPD-Fraktion für die Sitzung am 24.05.2012",
        "Beratung zu strategischen Integrationskonzepten",
        "Sehr geehrte Frau Vorsitzende,",
        "Der Beirat für Migration und Integration möge beschließen:",
        "Der Beirat lädt zur nächsten Sitzung eine Fachberatung ein.",
        "Erläuterung",
        "Städte und Gemeinden sind Orte des Zusammenlebens …",
        "Begründung",
        "Mit freundlichen Grüßen",
        "Łukasz Ağırbaş",
        "Fraktionsvorsitz",
        "Anlagen",
        "Programm",
    )
    places = [text.find(part) for part in expected]
    assert -1 not in places, expected[places.index(-1)]
    assert places == sorted(places)


def test_the_text_is_printed_letter_by_letter():
    assert "Der Beirat «hat» am 17.02.2011 – „so gefasst“ – beschloßen." in words(CONTENTS)


def test_only_a_draft_is_marked_as_one():
    assert "Entwurf" not in words(CONTENTS)
    assert "Entwurf" in words(replace(CONTENTS, paper=replace(PAPER, state=PaperState.DRAFT)))


def test_joint_movers_are_named_in_good_german():
    other = Faction(factories.BEIRAT.id, "Bündnis Vielfalt")
    text = words(replace(CONTENTS, factions=(FACTION, other)))
    assert "Antrag der SPD-Fraktion und von Bündnis Vielfalt für die Sitzung am 24.05.2012" in text
    assert "die SPD-Fraktion und Bündnis Vielfalt stellen" in text


def test_an_amendment_names_the_motion_it_changes():
    amended = replace(PAPER, number="2012/07")
    assert "Änderungsantrag zum Antrag 2012/07 der SPD-Fraktion" in words(replace(CONTENTS, amends=amended))


def test_a_report_has_no_salutation_and_its_own_headings():
    report = replace(PAPER, paper_type=PaperType.REPORT, number="20196743", dated=date(2019, 2, 14))
    text = words(replace(CONTENTS, paper=report, factions=(), signer=None))
    assert "Sehr geehrte" not in text
    assert "möge beschließen" not in text
    assert "20196743" in text
    assert " Bericht Städte und Gemeinden" in text


def test_a_place_on_the_page_leads_to_its_field():
    anchors = render_with_map(motion_letter(CONTENTS)).anchors
    assert {"title", "proposal", "explanation", "rationale", "addressee", "dated", "signer_id"} <= set(anchors)
    assert anchors["title"][0].top < anchors["proposal"][0].top < anchors["rationale"][0].top


def test_letters_of_every_kind_may_be_published_and_archived():
    long = RichText.of("\n".join(["Ein Absatz, der sich über mehrere Zeilen erstreckt. " * 6] * 12))
    for kind in PaperType:
        paper = replace(PAPER, paper_type=kind, rationale=long, number="2012/07", state=PaperState.DRAFT)
        assert_publishable(render(motion_letter(replace(CONTENTS, paper=paper))))


def test_the_subject_stands_where_the_window_of_the_envelope_asks_for_it():
    places = render_with_map(motion_letter(CONTENTS)).anchors
    assert abs(places["title"][0].top / MM - 98.46) < 1.5
    assert abs(places["addressee"][0].top / MM - 62.7) < 1.5


def test_the_same_values_give_the_same_bytes():
    assert render(motion_letter(CONTENTS)) == render(motion_letter(CONTENTS))
