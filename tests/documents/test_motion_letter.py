from dataclasses import replace
from datetime import date, datetime

from beirat_desktop.documents.motion_letter import MotionLetter, motion_letter
from beirat_desktop.documents.preview import Preview
from beirat_desktop.documents.render import render, render_with_map
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import PaperState, PaperType
from beirat_desktop.domain.places import Address, Letterhead
from beirat_desktop.domain.text import RichText
from tests import factories
from tests.documents.reading import MM, assert_in_order, assert_publishable, lines_of, strokes_of, text_of

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
        "Frau Vorsitzende Ayşe Şahin",
        "Rathausplatz 20",
        "67059 Ludwigshafen",
        "Antrag der SPD-Fraktion im Beirat für Migration und Integration für die Sitzung am 24.05.2012",
        "Beratung zu strategischen Integrationskonzepten",
        "Sehr geehrte Frau Şahin,",
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
    assert "ENTWURF" not in words(CONTENTS)
    assert "ENTWURF" in words(replace(CONTENTS, paper=replace(PAPER, state=PaperState.DRAFT)))


def test_joint_movers_are_named_in_good_german():
    other = Faction(factories.BEIRAT.id, "Bündnis Vielfalt")
    text = words(replace(CONTENTS, factions=(FACTION, other)))
    within = "im Beirat für Migration und Integration"
    assert f"Antrag der SPD-Fraktion und von Bündnis Vielfalt {within} für die Sitzung am 24.05.2012" in text
    assert f"die SPD-Fraktion und Bündnis Vielfalt {within} stellen" in text


def test_an_amendment_names_the_motion_it_changes():
    amended = replace(PAPER, number="2012/07")
    assert "Änderungsantrag zum Antrag 2012/07 der SPD-Fraktion" in words(replace(CONTENTS, amends=amended))


def test_a_report_is_a_letter_that_calls_itself_one_once():
    report = replace(
        PAPER,
        title="Modellprojekt",
        paper_type=PaperType.REPORT,
        external_number="20196743",
        proposal=RichText(),
        dated=date(2019, 2, 14),
    )
    office = Organization("Abteilung Integration")
    text = words(replace(CONTENTS, paper=report, factions=(), organization=office, signer=None))
    assert "möge beschließen" not in text
    assert text.count("Bericht") == 1
    assert_in_order(
        text,
        "Frau Vorsitzende Ayşe Şahin",
        "Modellprojekt Sehr geehrte Frau Şahin, hiermit legen wir den folgenden Bericht vor: Städte",
        "Mit freundlichen Grüßen Abteilung Integration",
    )
    assert "Vorlage Nr.: 20196743" in text


def test_a_report_is_headed_where_what_it_proposes_stands_before_it():
    report = replace(
        PAPER, paper_type=PaperType.REPORT, proposal=RichText.of("Der Bericht wird zur Kenntnis genommen.")
    )
    text = words(replace(CONTENTS, paper=report))
    assert "Vorschlag Der Bericht wird zur Kenntnis genommen. Bericht Städte und Gemeinden" in text


def test_what_a_committee_brings_in_itself_goes_to_its_members():
    contents = replace(CONTENTS, factions=(), signer=None)
    text = words(contents)
    assert "An die Mitglieder des Beirates für Migration und Integration" in text
    assert "Sehr geehrte Damen und Herren," in text
    assert "Vorsitzende" not in text
    own = replace(contents, paper=replace(PAPER, addressee="Stadtrat\nRathausplatz 20"))
    assert "An die Mitglieder" not in words(own)


def test_each_faction_of_a_joint_motion_signs_by_its_chair():
    cdu, green = Faction(factories.BEIRAT.id, "CDU-Fraktion"), Faction(factories.BEIRAT.id, "Liste Vielfalt")
    chair = factories.person("Baum", "Detlef", form_of_address="Herr")
    contents = replace(CONTENTS, factions=(FACTION, cdu, green), joint_signers={cdu.id: chair})
    pdf = render(motion_letter(contents))
    text = " ".join(text_of(pdf).split())
    for signed in (
        "Łukasz Ağırbaş Fraktionsvorsitz SPD-Fraktion",
        "Detlef Baum Fraktionsvorsitzender CDU-Fraktion",
        "Fraktionsvorsitz Liste Vielfalt",
    ):
        assert signed in text
    lines = {line.text.strip(): line for line in lines_of(pdf)}
    assert lines["Łukasz Ağırbaş"].baseline == lines["Detlef Baum"].baseline
    assert lines["Detlef Baum"].x > 100
    assert len([stroke for stroke in strokes_of(pdf) if stroke[2] > 50]) == 3
    assert_publishable(pdf)


def test_the_head_of_a_joint_motion_keeps_names_whole_and_says_where_they_sit():
    names = ("CDU-Fraktion", "Fraktion Bündnis 90/Die Grünen", "Liste Vielfalt")
    others = tuple(Faction(factories.BEIRAT.id, name) for name in names)
    pdf = render(motion_letter(replace(CONTENTS, factions=(FACTION, *others))))
    lines = [line.text.strip() for line in lines_of(pdf)]
    head = [line.replace("\u00a0", " ") for line in lines[: lines.index("im Beirat für Migration und Integration")]]
    assert " ".join(head) == " · ".join(("SPD-Fraktion", *names))
    assert not [line for line in head if line.endswith(("Liste", "Fraktion Bündnis", "90/"))]


def test_a_draft_without_wording_says_that_it_is_missing():
    empty = replace(PAPER, proposal=RichText(), state=PaperState.DRAFT)
    assert "möge beschließen: [Beschlussvorschlag fehlt noch] Erläuterung" in words(replace(CONTENTS, paper=empty))
    assert "fehlt noch" not in words(CONTENTS)


def test_a_place_on_the_page_leads_to_its_field():
    anchors = render_with_map(motion_letter(CONTENTS)).anchors
    assert {"title", "proposal", "explanation", "rationale", "addressee", "dated", "signer_id"} <= set(anchors)
    assert anchors["title"][0].top < anchors["proposal"][0].top < anchors["rationale"][0].top


def test_what_it_costs_and_who_is_to_act_stand_behind_the_reasons():
    paper = replace(PAPER, financial_impact=RichText.of("Etwa 800 Euro."), responsible=" Bereich  Bildung ")
    told = "beschloßen. Finanzielle Auswirkungen Etwa 800 Euro. Zuständige Stelle: Bereich Bildung Mit freundlichen"
    assert told in words(replace(CONTENTS, paper=paper))
    drawn = render_with_map(motion_letter(replace(CONTENTS, paper=paper)))
    assert {"financial_impact", "responsible"} <= set(drawn.anchors)
    assert_publishable(drawn.pdf)


def test_where_they_are_empty_the_letter_says_nothing_of_them():
    said = words(replace(CONTENTS, paper=replace(PAPER, responsible="  ")))
    assert "beschloßen. Mit freundlichen" in said
    assert "Zuständige" not in said


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


def test_greeting_signatures_and_enclosures_never_stand_alone_on_a_page():
    others = tuple(Faction(factories.BEIRAT.id, f"Liste {name}", name) for name in ("Vielfalt", "Zukunft"))
    for lines in range(4, 46, 2):
        text = RichText.of("\n".join(f"Zeile {number} der Begründung." for number in range(lines)))
        for factions in ((FACTION,), (FACTION, *others)):
            for attachments in ((), ("Programm",), ("Programm", "Karte", "Liste der Träger")):
                paper = replace(PAPER, rationale=text)
                contents = replace(CONTENTS, factions=factions, paper=paper, attachments=attachments)
                with Preview(render(motion_letter(contents))) as preview:
                    pages = [preview.text(index) for index in range(preview.page_count)]
                assert "Mit freundlichen Grüßen" in pages[-1], (lines, attachments)
                assert "der Begründung." in pages[-1]
                assert all(name in pages[-1] for name in attachments)
