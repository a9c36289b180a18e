"""The excerpt: what it says, in which order, in five ways of telling a vote, and what it does not say."""

from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.documents.excerpt import ExcerptContents, excerpt_paper, item_label
from beirat_desktop.documents.preview import Preview
from beirat_desktop.documents.render import render, render_with_map
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.papers import PaperType
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.domain.profiles import ExcerptContent, VoteBlock
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run
from beirat_desktop.domain.votes import Ballot, FactionCount, Vote, VoteForm
from tests import factories
from tests.documents.reading import assert_in_order, assert_publishable, structure, text_of

CDU = Faction(factories.BEIRAT.id, "CDU-Fraktion", "CDU")
MEETING = factories.meeting()
ITEM = AgendaItem(MEETING.id, "Beratung zu strategischen Integrationskonzepten", number="Ö 4", outcome=Outcome.ADOPTED)
PAPER = factories.motion(number="2012/07", note="streng vertraulich")
RESOLUTION = Resolution(
    factories.BEIRAT.id,
    MEETING.day,
    RichText.of("Der Beirat lädt «zur» nächsten Sitzung – am 23.08.2012 – eine Fachberatung ein."),
    number="2012/B03",
    agenda_item_id=ITEM.id,
)
VOTE = Vote(
    RESOLUTION.id,
    yes=14,
    no=1,
    abstentions=2,
    present=17,
    factions=(FactionCount(factories.SPD.id, yes=9), FactionCount(CDU.id, yes=5, no=1, abstentions=2)),
)
CONTENTS = ExcerptContents(
    factories.BODY,
    factories.BEIRAT,
    MEETING,
    ITEM,
    date(2012, 5, 29),
    "Ludwigshafen",
    "Elif Șahin",
    "Vorsitzende",
    paper=PAPER,
    factions={factories.SPD.id: factories.SPD, CDU.id: CDU},
    resolutions=(RESOLUTION,),
    votes=(VOTE,),
    number="2012/A001",
    issue=2,
)


def words(contents: ExcerptContents, **fields: bool) -> str:
    return " ".join(text_of(render(excerpt_paper(contents, **fields))).split())


def with_block(style: VoteBlock) -> ExcerptContents:
    committee = replace(factories.BEIRAT, profile=replace(factories.BEIRAT.profile, vote_block=style))
    return replace(CONTENTS, committee=committee)


def test_an_excerpt_says_in_order_what_it_certifies():
    assert_in_order(
        words(CONTENTS),
        "AUSZUG",
        "aus der Niederschrift",
        "über die Sitzung des Beirates für Migration und Integration am 24.05.2012",
        "öffentlich",
        "TOP 4",
        "Beratung zu strategischen Integrationskonzepten",
        "Antrag 2012/07 der SPD-Fraktion",
        "ANTRAG",
        "Der Beirat lädt zur nächsten Sitzung eine Fachberatung ein.",
        "Beschluss 2012/B03",
        "Der Beirat lädt «zur» nächsten Sitzung – am 23.08.2012 – eine Fachberatung ein.",
        "Ja: 14, Nein: 1, Enthaltungen: 2 – mehrheitlich angenommen",
        "Für die Richtigkeit des Auszugs",
        "Ludwigshafen, den 29.05.2012",
        "Elif Șahin",
        "Vorsitzende",
        "Auszug 2012/A001, 2. Ausfertigung",
    )


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (VoteBlock.LINE, ("Ja: 14, Nein: 1, Enthaltungen: 2 – mehrheitlich angenommen",)),
        (VoteBlock.TABLE, ("Ja", "Nein", "Enthaltungen", "Ergebnis", "14", "mehrheitlich angenommen")),
        (
            VoteBlock.SENTENCE,
            ("Der Antrag wird mit 14 Ja-Stimmen, 1 Nein-Stimme und 2 Enthaltungen mehrheitlich angenommen.",),
        ),
        (VoteBlock.BY_FACTION, ("SPD-Fraktion: 9 Ja", "CDU-Fraktion: 5 Ja, 1 Nein, 2 Enthaltungen", "Ja: 14")),
        (VoteBlock.WORDS, ("Mehrheitlich angenommen.",)),
    ],
)
def test_the_vote_is_told_the_way_the_committee_has_chosen(style, expected):
    contents = with_block(style)
    assert_in_order(words(contents).partition("Beschluss 2012/B03")[2], *expected)
    assert_publishable(render(excerpt_paper(contents)))


def test_the_small_table_has_heads_for_a_screen_reader():
    (table,) = structure(render(excerpt_paper(with_block(VoteBlock.TABLE)))).all("Table")
    assert [head.text for head in table.all("TH")] == ["Ja", "Nein", "Enthaltungen", "Ergebnis"]


def test_words_alone_name_no_numbers():
    after = words(with_block(VoteBlock.WORDS)).partition("Beschluss 2012/B03")[2]
    assert "14" not in after.replace("2012", "").partition("Für die Richtigkeit")[0]


def test_a_forwarding_block_stands_only_where_somebody_is_to_act():
    assert "Veranlassung" not in words(CONTENTS)
    text = words(replace(CONTENTS, recipient="Abteilung Integration"))
    assert_in_order(text, "Abteilung Integration", "mit der Bitte um weitere Veranlassung", "Für die Richtigkeit")
    assert "zur Kenntnis" in words(replace(CONTENTS, recipient="Stadtrat", forwarding="zur Kenntnis"))


def test_what_was_noted_ends_with_the_usual_words():
    report = replace(PAPER, paper_type=PaperType.REPORT, external_number="20196743", proposal=RichText())
    noted = replace(CONTENTS, item=replace(ITEM, outcome=Outcome.NOTED), paper=report, resolutions=(), votes=())
    text = words(noted)
    assert_in_order(text, "Vorlage: 20196743", "Ergebnis", "Kenntnis genommen.", "Für die Richtigkeit")
    assert "ANTRAG" not in text


def test_a_referral_names_whereto():
    referred = replace(RESOLUTION, outcome=Outcome.REFERRED, outcome_target="den Sozialausschuss")
    assert "Verwiesen an den Sozialausschuss." in words(replace(CONTENTS, resolutions=(referred,)))


def test_an_item_behind_closed_doors_says_so():
    text = words(replace(CONTENTS, item=replace(ITEM, public=False, number="N 1")))
    assert_in_order(text, "nichtöffentlich", "TOP 1")


def test_the_heading_of_the_motion_is_the_committees_own_choice():
    quiet = replace(factories.BEIRAT, profile=replace(factories.BEIRAT.profile, excerpt_heading=""))
    assert "ANTRAG" not in words(replace(CONTENTS, committee=quiet))


def test_who_voted_how_and_inner_notes_stay_inside():
    member = factories.person("Geheim", "Max", contact=Contact(Address("Privatweg 1"), "max@example.org"))
    by_name = replace(VOTE, form=VoteForm.BY_NAME, ballots=((member.id, Ballot.NO),))
    item = replace(ITEM, internal_note="nur für uns")
    text = words(replace(CONTENTS, votes=(by_name,), item=item))
    for private in ("Geheim", "Privatweg", "example.org", "nur für uns", "vertraulich"):
        assert private not in text


def test_the_course_of_the_debate_is_told_where_the_committee_wants_it():
    contents = replace(CONTENTS, item=replace(ITEM, course=RichText.of("Frau Șahin berichtet vom Stadtteil.")))
    assert_in_order(words(contents), "ANTRAG", "Beratung Frau Șahin berichtet vom Stadtteil.", "Beschluss 2012/B03")
    profile = replace(factories.BEIRAT.profile, excerpt_content=ExcerptContent.RESOLUTION)
    assert "Stadtteil" not in words(replace(contents, committee=replace(factories.BEIRAT, profile=profile)))
    reported = replace(contents, paper=replace(PAPER, paper_type=PaperType.REPORT))
    assert "Bericht und Beratung Frau Șahin" in words(reported)


def test_a_resolution_in_the_words_of_the_motion_is_printed_once():
    same = replace(PAPER, proposal=RESOLUTION.text)
    text = words(replace(CONTENTS, paper=same))
    assert text.count("eine Fachberatung ein.") == 1
    assert "ANTRAG" not in text
    assert_in_order(text, "Beschluss 2012/B03 (wie beantragt)", "Der Beirat lädt «zur» nächsten Sitzung")
    recommended = replace(RESOLUTION, outcome=Outcome.RECOMMENDED, outcome_target="Stadtrat")
    assert "Beschluss 2012/B03 (wie beantragt)" in words(replace(CONTENTS, paper=same, resolutions=(recommended,)))
    rejected = replace(RESOLUTION, outcome=Outcome.REJECTED)
    assert "wie beantragt" not in words(replace(CONTENTS, paper=same, resolutions=(rejected,)))


def test_the_line_below_the_title_and_the_form_of_the_vote_are_told():
    contents = replace(CONTENTS, item=replace(ITEM, subline="Bericht der Abteilung Integration"))
    assert_in_order(
        words(contents),
        "Antrag 2012/07 der SPD-Fraktion Bericht der Abteilung Integration",
        "mehrheitlich angenommen Die Abstimmung war offen.",
    )
    alone = words(replace(contents, paper=None))
    assert_in_order(alone, "Integrationskonzepten Bericht der Abteilung Integration", "Beschluss 2012/B03")
    untold = replace(CONTENTS.committee, profile=replace(CONTENTS.committee.profile, excerpt_subline=False))
    for one in (contents, replace(contents, paper=None)):
        assert "Bericht der Abteilung" not in words(replace(one, committee=untold))


def test_an_excerpt_tells_how_many_were_excluded_with_a_vote_and_without():
    text = words(replace(CONTENTS, excluded=1, excluded_advising=2))
    assert "An Beratung und Abstimmung hat ein Mitglied nach § 22 GemO nicht mitgewirkt." in text
    assert "An der Beratung haben 2 beratende Mitglieder nach § 22 GemO nicht mitgewirkt." in text


def test_only_a_draft_is_marked_and_only_an_issue_has_a_number():
    draft = words(replace(CONTENTS, number="", issue=0), draft=True)
    assert "ENTWURF" in draft
    assert "Ausfertigung" not in draft
    assert "ENTWURF" not in words(CONTENTS)


def test_places_of_the_paper_lead_to_the_fields_of_the_form():
    anchors = render_with_map(excerpt_paper(replace(CONTENTS, recipient="Stadtrat"))).anchors
    assert {"title", "text", "dated", "signer", "recipient"} <= set(anchors)


def test_the_same_excerpt_gives_the_same_bytes():
    assert render(excerpt_paper(CONTENTS)) == render(excerpt_paper(CONTENTS))


@pytest.mark.parametrize(
    ("number", "label"), [("Ö 4", "TOP 4"), ("N 1", "TOP 1"), ("4.", "TOP 4"), ("2.1", "TOP 2.1"), ("TOP 7", "TOP 7")]
)
def test_every_way_of_numbering_ends_as_top(number, label):
    assert item_label(replace(ITEM, number=number)) == label


@pytest.mark.parametrize(
    ("outcome", "wish"),
    [
        (Outcome.ADOPTED, "mit der Bitte um weitere Veranlassung"),
        (Outcome.RECOMMENDED, "mit der Bitte um weitere Veranlassung"),
        (Outcome.REJECTED, "mit der Bitte um Kenntnisnahme"),
        (Outcome.POSTPONED, "mit der Bitte um Kenntnisnahme"),
        (Outcome.WITHDRAWN, "mit der Bitte um Kenntnisnahme"),
        (Outcome.NOTED, "mit der Bitte um Kenntnisnahme"),
    ],
)
def test_who_has_nothing_to_carry_out_is_asked_to_take_note(outcome, wish):
    sent = replace(CONTENTS, recipient="Abteilung Integration")
    assert wish in words(replace(sent, resolutions=(replace(RESOLUTION, outcome=outcome),)))
    assert wish in words(replace(sent, resolutions=(), votes=(), item=replace(ITEM, outcome=outcome)))


def test_what_was_rejected_is_not_headed_as_if_it_held():
    text = words(replace(CONTENTS, resolutions=(replace(RESOLUTION, outcome=Outcome.REJECTED),)))
    assert_in_order(text, "Beschluss 2012/B03", "Der folgende Antrag wird abgelehnt:", "Der Beirat lädt «zur»")


def test_a_joint_motion_names_all_who_moved_it():
    joint = replace(PAPER, joint_faction_ids=(CDU.id, "gone"))
    assert "Antrag 2012/07 der SPD-Fraktion und der CDU-Fraktion" in words(replace(CONTENTS, paper=joint))


def _report(**fields: object) -> ExcerptContents:
    heading = Block((Run("Träger und Partner"),), BlockKind.HEADING)
    quoted = Block((Run("„Integration ist eine Daueraufgabe.“"),), quote=1)
    paper = factories.motion(
        paper_type=PaperType.REPORT,
        external_number="20196743",
        explanation=RichText((Block((Run("Das Projekt begann 2018."),)), heading, quoted)),
        proposal=RichText.of("Der Ausschuss möge den Bericht zur Kenntnis nehmen."),
    )
    item = replace(ITEM, number="TOP 5", outcome=Outcome.NOTED)
    return replace(CONTENTS, paper=paper, item=item, resolutions=(), votes=(), **fields)


def test_a_report_is_told_with_its_text_up_to_kenntnis_genommen() -> None:
    pdf = render(excerpt_paper(_report()))
    assert_publishable(pdf)
    assert_in_order(
        " ".join(text_of(pdf).split()),
        "TOP 5",
        "Vorlage: 20196743",
        "ANTRAG",
        "Das Projekt begann 2018.",
        "Träger und Partner",
        "„Integration ist eine Daueraufgabe.“",
        "Der Ausschuss möge den Bericht zur Kenntnis nehmen.",
        "Kenntnis genommen.",
    )
    tree = structure(pdf)
    assert "Bericht:" not in tree.text
    assert "Ergebnis" not in tree.text
    assert [node.text for node in tree.all("H4")] == ["Träger und Partner"]


@pytest.mark.parametrize(
    ("subline", "told"),
    [
        ("", "Vorlage: 20196743"),
        ("Vorlage: 20196743", "Vorlage: 20196743"),
        ("Vorlage: 20196743, Bericht: Dr. Weiß", "Vorlage: 20196743, Bericht: Dr. Weiß"),
        ("Bericht: Dr. Weiß", "Vorlage: 20196743 Bericht: Dr. Weiß"),
    ],
)
def test_the_number_is_told_once_however_the_line_below_the_title_begins(subline: str, told: str) -> None:
    contents = _report()
    said = words(replace(contents, item=replace(contents.item, subline=subline)))
    assert f"{ITEM.title} {told} ANTRAG" in said


def test_statements_are_told_as_the_course_is_and_neither_with_the_resolution_alone() -> None:
    contents = _report()
    item = replace(contents.item, statements=RichText.of("Frau Öz erklärt ihre Bedenken."))
    assert "Erklärungen zur Niederschrift Frau Öz erklärt ihre Bedenken." in words(replace(contents, item=item))
    alone = replace(
        factories.BEIRAT, profile=replace(factories.BEIRAT.profile, excerpt_content=ExcerptContent.RESOLUTION)
    )
    said = words(replace(contents, item=item, committee=alone))
    assert "Bedenken" not in said
    assert "2018" not in said


def test_who_promised_something_is_asked_to_act_although_nothing_was_resolved() -> None:
    asked = words(_report(recipient="Sozialamt", promised=True))
    assert "Sozialamt mit der Bitte um weitere Veranlassung" in asked
    assert "mit der Bitte um Kenntnisnahme" in words(_report(recipient="Sozialamt"))


@pytest.mark.parametrize("recipient", ["", "Bereich Jugend"])
def test_no_page_certifies_a_vote_without_a_line_of_what_was_voted_on(recipient: str):
    for lines in range(18, 34):
        text = RichText.of("\n".join(f"Zeile {number} des Beschlusses." for number in range(lines)))
        for style in VoteBlock:
            contents = replace(with_block(style), resolutions=(replace(RESOLUTION, text=text),), recipient=recipient)
            with Preview(render(excerpt_paper(contents))) as preview:
                pages = [preview.text(index) for index in range(preview.page_count)]
            (last,) = [page for page in pages if "Für die Richtigkeit" in page]
            assert "des Beschlusses." in last, (lines, style)


@pytest.mark.parametrize("recipient", ["", "Bereich Jugend"])
def test_no_page_certifies_a_result_without_a_line_of_what_was_said(recipient: str):
    for lines in range(18, 34):
        course = RichText.of("\n".join(f"Zeile {number} der Beratung." for number in range(lines)))
        item = replace(ITEM, course=course, outcome=Outcome.NOTED)
        contents = replace(CONTENTS, item=item, resolutions=(), votes=(), recipient=recipient)
        with Preview(render(excerpt_paper(contents))) as preview:
            assert "der Beratung." in preview.text(preview.page_count - 1), lines
