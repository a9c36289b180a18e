"""Excerpts: numbers, issues, and what a later change makes of them."""

from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.agenda import AgendaItem, ItemKind
from beirat_desktop.domain.attendance import Exclusion
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.elections import Candidate, Election, ElectionRound, Tally
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import PaperState, PaperType
from beirat_desktop.domain.profiles import ExcerptContent
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote
from beirat_desktop.usecases.excerpts.excerpts import ExcerptTerms
from beirat_desktop.usecases.minutes.corrections import Correcting
from tests import factories
from tests.documents.reading import text_of
from tests.usecases.live_world import outdated

TERMS = ExcerptTerms("Elif Șahin", "Vorsitzende", "Ludwigshafen", date(2012, 5, 29), "Abteilung Integration")
WHY = "Die Verwaltung braucht ihn heute."


@pytest.fixture
def meeting(founded):
    meeting = factories.meeting()
    with founded.unit("held") as unit:
        unit.meetings.save(meeting)
    return meeting


def resolved(store, meeting, number="Ö 4", **fields):
    item = AgendaItem(meeting.id, "Beratung", number=number, outcome=Outcome.ADOPTED, **fields)
    resolution = Resolution(
        factories.BEIRAT.id, meeting.day, RichText.of("Der Beirat lädt ein."), agenda_item_id=item.id
    )
    with store.unit("resolved") as unit:
        unit.agenda_items.save(item)
        unit.resolutions.save(resolution)
        unit.votes.save(Vote(resolution.id, yes=14, no=1, abstentions=2, present=17))
    return item, resolution


def test_an_excerpt_gets_a_number_and_is_kept_byte_for_byte(office, meeting):
    item, _ = resolved(office.store, meeting)
    excerpt = office.excerpts.issue(item.id, TERMS, reason=WHY)
    assert (excerpt.number, excerpt.issue) == ("2012/A001", 1)
    pdf = office.excerpts.pdf(excerpt.id)
    assert pdf.startswith(b"%PDF")
    (issued,) = office.archive.issues("agenda_items", item.id)
    assert (issued.number, issued.recipient, issued.size) == ("2012/A001", "Abteilung Integration", len(pdf))


def test_issuing_again_keeps_the_number_and_counts_the_issue(office, meeting):
    item, _ = resolved(office.store, meeting)
    first = office.excerpts.issue(item.id, TERMS, reason=WHY)
    second = office.excerpts.issue(item.id, TERMS, reason=WHY)
    assert (second.number, second.issue) == (first.number, 2)
    assert office.excerpts.pdf(first.id) != office.excerpts.pdf(second.id)


def test_a_later_change_of_the_resolution_makes_the_excerpt_outdated(office, meeting):
    item, resolution = resolved(office.store, meeting)
    office.excerpts.issue(item.id, TERMS, reason=WHY)
    (row,) = office.excerpts.rows(meeting.id)
    assert not row.outdated
    assert outdated(office) == []

    def put_right() -> None:
        with office.store.unit("corrected") as unit:
            unit.resolutions.save(replace(resolution, text=RichText.of("Der Beirat lädt aus.")))

    with pytest.raises(Refused, match=r"holding\.excerpt_issued"):
        put_right()
    said = Correcting("Verhört", "lädt ein", "lädt aus", item.id)
    office.corrections.correct(meeting.id, said, put_right)
    (row,) = office.excerpts.rows(meeting.id)
    assert row.outdated
    assert [e.agenda_item_id for e in outdated(office)] == [item.id]


def test_a_course_that_was_told_counts_and_one_that_was_not_does_not(office, meeting):
    item, _ = resolved(office.store, meeting)
    silent, _ = resolved(office.store, meeting, number="Ö 5")
    told = office.excerpts.issue(item.id, TERMS, reason=WHY)
    office.settings.edit_profile(factories.BEIRAT.id, excerpt_content=ExcerptContent.RESOLUTION)
    untold = office.excerpts.issue(silent.id, TERMS, reason=WHY)
    assert (told.tells_course, untold.tells_course) == (True, False)
    for key in (item.id, silent.id):
        office.resolutions.edit(key, course=RichText.of("Frau Șahin berichtet."))
    assert outdated(office) == [told]


def test_only_the_latest_issue_can_be_outdated(office, meeting):
    item, resolution = resolved(office.store, meeting)
    office.excerpts.issue(item.id, TERMS, reason=WHY)

    def word(text: RichText) -> None:
        def put_right() -> None:
            with office.store.unit("corrected") as unit:
                unit.resolutions.save(replace(resolution, text=text))

        office.corrections.correct(meeting.id, Correcting("Verhört", "alt", "neu", item.id), put_right)

    word(RichText.of("Der Beirat lädt aus."))
    second = office.excerpts.issue(item.id, TERMS, reason=WHY)
    assert outdated(office) == []
    word(resolution.text)
    # The first issue would be right again, but it no longer holds.
    assert outdated(office) == [second]
    (row,) = office.excerpts.rows(meeting.id)
    assert row.outdated


def test_an_item_without_a_result_gives_no_excerpt(office, meeting):
    item = AgendaItem(meeting.id, "Verschiedenes", number="Ö 7")
    with office.store.unit("added") as unit:
        unit.agenda_items.save(item)
    with pytest.raises(Refused, match=r"excerpt\.no_result"):
        office.excerpts.issue(item.id, TERMS, reason=WHY)


def test_several_are_issued_at_once_and_those_without_result_are_named(office, meeting):
    first, _ = resolved(office.store, meeting)
    second, _ = resolved(office.store, meeting, number="Ö 5")
    open_item = AgendaItem(meeting.id, "Verschiedenes", number="Ö 7")
    with office.store.unit("added") as unit:
        unit.agenda_items.save(open_item)
    came = office.excerpts.issue_all([first.id, second.id, open_item.id], TERMS, reason=WHY)
    assert [e.number for e in came.issued] == ["2012/A001", "2012/A002"]
    assert came.skipped == (open_item,)


def test_an_issued_excerpt_cannot_be_taken_back_by_undo(office, meeting):
    item, _ = resolved(office.store, meeting)
    office.excerpts.issue(item.id, TERMS, reason=WHY)
    assert office.undoable is None


def test_the_form_is_filled_with_the_chair_and_the_town(office, meeting):
    chair = factories.person("Șahin", "Elif", form_of_address="Frau")
    with office.store.unit("chair") as unit:
        unit.persons.save(chair)
        unit.meetings.save(replace(meeting, chair_id=chair.id))
    terms = office.excerpts.usual_terms(meeting.id)
    assert (terms.signer_name, terms.signer_role, terms.place) == ("Elif Șahin", "Vorsitzende", "Ludwigshafen")


def test_the_form_remembers_what_was_last_written_for_the_meeting(office, meeting):
    item, _ = resolved(office.store, meeting)
    office.excerpts.issue(item.id, replace(TERMS, place="Oggersheim", forwarding="zur Kenntnis"), reason=WHY)
    terms = office.excerpts.usual_terms(meeting.id)
    assert (terms.signer_name, terms.place, terms.recipient) == ("Elif Șahin", "Oggersheim", "Abteilung Integration")
    assert terms.forwarding == "zur Kenntnis"
    assert terms.dated == date(2012, 5, 14)


def test_another_meeting_begins_with_its_own_chair_and_no_recipient(office, meeting):
    item, _ = resolved(office.store, meeting)
    office.excerpts.issue(item.id, TERMS, reason=WHY)
    other = replace(meeting, id="other", number=13, start=meeting.start.replace(month=8))
    with office.store.unit("other") as unit:
        unit.meetings.save(other)
    terms = office.excerpts.usual_terms(other.id)
    assert (terms.signer_name, terms.recipient) == ("", "")


def test_stopping_half_way_issues_nothing_and_takes_no_number(office, meeting):
    items = [resolved(office.store, meeting, number=f"Ö {n}")[0].id for n in range(1, 4)]

    class Stopped(Exception):
        pass

    def step(done, total):
        assert total == 3
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        office.excerpts.issue_all(items, TERMS, step, reason=WHY)
    assert all(not row.issues for row in office.excerpts.rows(meeting.id))
    assert office.excerpts.issue(items[0], TERMS, reason=WHY).number == "2012/A001"


def test_issued_excerpts_are_written_into_a_folder_each_under_its_own_name(office, meeting, tmp_path):
    item, _ = resolved(office.store, meeting)
    issues = [office.excerpts.issue(item.id, TERMS, reason=WHY).id for _ in range(2)]
    files = office.excerpts.save_pdfs(issues, tmp_path)
    assert [file.name for file in files] == ["Auszug-2012-05-24-TOP-Ö4.pdf", "Auszug-2012-05-24-TOP-Ö4-2.pdf"]
    assert [file.read_bytes() for file in files] == [office.excerpts.pdf(key) for key in issues]


def test_rows_stand_in_the_order_of_the_agenda_with_all_issues(office, meeting):
    second, _ = resolved(office.store, meeting, number="Ö 5", position=1)
    first, _ = resolved(office.store, meeting, number="Ö 4", position=0)
    office.excerpts.issue(first.id, TERMS, reason=WHY)
    office.excerpts.issue(first.id, TERMS, reason=WHY)
    rows = office.excerpts.rows(meeting.id)
    assert [(row.item.id, [e.issue for e in row.issues]) for row in rows] == [(first.id, [1, 2]), (second.id, [])]


def test_wording_typed_before_the_vote_is_no_result(office, meeting):
    item = AgendaItem(meeting.id, "Beratung", number="Ö 4")
    with office.store.unit("typed") as unit:
        unit.agenda_items.save(item)
    office.resolutions.edit_text(item.id, RichText.of("Der Beirat"))
    (row,) = office.excerpts.rows(meeting.id)
    assert not row.issuable
    assert office.excerpts.issue_all([item.id], TERMS, reason=WHY).skipped == (item,)


def test_each_row_tells_the_result_of_its_own_item_and_the_issue_that_holds(office, meeting):
    first, _ = resolved(office.store, meeting, number="Ö 4", position=0)
    second = AgendaItem(meeting.id, "Haushalt", position=1, number="Ö 5", outcome=Outcome.REJECTED)
    resolution = Resolution(
        factories.BEIRAT.id, meeting.day, RichText.of("Nein."), Outcome.REJECTED, agenda_item_id=second.id
    )
    with office.store.unit("second") as unit:
        unit.agenda_items.save(second)
        unit.resolutions.save(resolution)
        unit.votes.save(Vote(resolution.id, yes=3, no=14, present=17))
    office.excerpts.issue(first.id, TERMS, reason=WHY)
    latest = office.excerpts.issue(first.id, TERMS, reason=WHY)
    told = [
        (row.item.id, row.number, row.outcome, row.vote.yes, row.latest) for row in office.excerpts.rows(meeting.id)
    ]
    assert told == [(first.id, "Ö 4", Outcome.ADOPTED, 14, latest), (second.id, "Ö 5", Outcome.REJECTED, 3, None)]
    assert [row.outdated for row in office.excerpts.rows(meeting.id)] == [False, False]


def test_a_preview_is_a_draft_and_what_is_issued_is_none(office, meeting):
    item, _ = resolved(office.store, meeting)
    assert "ENTWURF" in text_of(office.excerpts.preview(item.id, TERMS).pdf)
    issued = text_of(office.excerpts.pdf(office.excerpts.issue(item.id, TERMS, reason=WHY).id))
    assert "ENTWURF" not in issued
    for part in ("2012/A001", "Der Beirat lädt ein.", "Ja: 14, Nein: 1", "Elif Șahin", "Abteilung Integration"):
        assert part in issued


def test_an_excerpt_counts_who_stepped_aside_at_its_item_and_names_nobody(office, meeting):
    item, _ = resolved(office.store, meeting)
    other, _ = resolved(office.store, meeting, number="Ö 5", position=1)
    aside, elsewhere, there = (factories.person(name, "Ada") for name in ("Befangen", "Andernorts", "Dabei"))
    with office.store.unit("aside") as unit:
        for person in (aside, elsewhere, there):
            unit.persons.save(person)
        unit.exclusions.save(Exclusion(item.id, aside.id))
        unit.exclusions.save(Exclusion(other.id, elsewhere.id))
    text = " ".join(text_of(office.excerpts.preview(item.id, TERMS).pdf).split())
    assert "An Beratung und Abstimmung hat ein Mitglied nach § 22 GemO nicht mitgewirkt." in text
    for name in ("Befangen", "Andernorts", "Dabei"):
        assert name not in text


def test_a_report_that_was_told_counts_when_its_text_changes(office, meeting):
    paper = factories.motion(paper_type=PaperType.REPORT, explanation=RichText.of("Das Projekt begann 2018."))
    item = AgendaItem(meeting.id, "Bericht", number="Ö 5", outcome=Outcome.NOTED, paper_id=paper.id)
    with office.store.unit("reported") as unit:
        unit.papers.save(paper)
        unit.agenda_items.save(item)
    told = office.excerpts.issue(item.id, TERMS, reason=WHY)
    assert "Das Projekt begann 2018." in text_of(office.excerpts.pdf(told.id))
    with office.store.unit("changed") as unit:
        unit.papers.save(replace(paper, explanation=RichText.of("Das Projekt begann 2019.")))
    assert outdated(office) == [told]


def test_what_was_promised_becomes_a_task_of_the_office_it_binds_and_goes_to_it(office, meeting):
    office_of_numbers = Organization("Amt für Statistik", "Statistik")
    paper = factories.motion(paper_type=PaperType.REPORT, organization_id=office_of_numbers.id, state=PaperState.DONE)
    said = RichText.of("Es wird beraten. Die Verwaltung sagt zu, Zahlen nachzureichen.")
    item = AgendaItem(meeting.id, "Bericht", number="Ö 5", outcome=Outcome.NOTED, paper_id=paper.id, course=said)
    with office.store.unit("reported") as unit:
        unit.organizations.save(office_of_numbers)
        unit.papers.save(paper)
        unit.agenda_items.save(item)
    (promise,) = office.promises.open(item.id)
    assert (promise.title, promise.office) == ("Zahlen nachreichen", office_of_numbers)
    assert office.forwarding.usual_recipients(meeting.id)[item.id] == "Amt für Statistik", "also before it is a task"
    early = office.excerpts.preview(item.id, replace(TERMS, recipient="Amt für Statistik")).pdf
    assert "mit der Bitte um weitere Veranlassung" in " ".join(text_of(early).split())
    (task,) = office.promises.keep(item.id)
    assert (task.title, task.organization_id, task.paper_id) == (promise.title, office_of_numbers.id, paper.id)
    assert office.promises.open(item.id) == ()
    assert office.papers.get(paper.id).state is PaperState.DEBATED
    assert office.forwarding.usual_recipients(meeting.id)[item.id] == "Amt für Statistik"
    excerpt = office.excerpts.issue(item.id, replace(TERMS, recipient="Amt für Statistik"), reason=WHY)
    assert "mit der Bitte um weitere Veranlassung" in " ".join(text_of(office.excerpts.pdf(excerpt.id)).split())


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Die Verwaltung sagt zu, Zahlen nachzureichen.", "Bereich Schulen"),
        ("Die Landesberatung Integration Südwest sagt zu, Zahlen nachzureichen.", "Landesberatung Integration Südwest"),
        ("Frau Baum sagt zu, Zahlen nachzureichen.", "Landesberatung Integration"),
        ("Die Geschäftsstelle sagt zu, Zahlen nachzureichen.", None),
        ("Die SPD-Fraktion sagt zu, Zahlen nachzureichen.", None),
    ],
)
def test_a_promise_binds_who_gave_it_else_the_office_that_acts_on_the_paper_already(office, meeting, said, name):
    names = ("Bereich Schulen", "Landesberatung Integration", "Landesberatung Integration Südwest")
    schools, state, south = map(Organization, names)
    paper = factories.motion(state=PaperState.DEBATED)
    item = AgendaItem(meeting.id, "Elternlotsen", number="Ö 5", paper_id=paper.id, course=RichText.of(said))
    with office.store.unit("promised") as unit:
        for one in (schools, state, south):
            unit.organizations.save(one)
        unit.persons.save(factories.person("Baum", "Bo", organization_id=state.id))
        unit.papers.save(paper)
        unit.agenda_items.save(item)
        unit.follow_ups.save(FollowUp(paper.id, title="Lotsen einstellen", organization_id=schools.id))
    (promise,) = office.promises.open(item.id)
    assert (promise.office.name if promise.office is not None else None) == name


def test_only_what_went_out_can_be_outdated_and_a_corrected_round_makes_its_excerpt_so(office, meeting):
    one, other = factories.person(), factories.person("Bo", "Baum")
    item = AgendaItem(meeting.id, "Wahl", number="Ö 4", kind=ItemKind.ELECTION, outcome=Outcome.ELECTED)
    election = Election(item.id, candidates=(Candidate(one.id), Candidate(other.id)))
    held = ElectionRound(election.id, tallies=(Tally(one.id, 12), Tally(other.id, 8)), present=20)
    resolved(office.store, meeting, number="Ö 5", position=1)
    with office.store.unit("elected") as unit:
        unit.persons.save(one)
        unit.persons.save(other)
        unit.agenda_items.save(item)
        unit.elections.save(election)
        unit.election_rounds.save(held)
    excerpt = office.excerpts.issue(item.id, TERMS, reason=WHY)
    assert outdated(office) == []

    def put_right() -> None:
        with office.store.unit("corrected") as unit:
            unit.election_rounds.save(replace(held, tallies=(Tally(one.id, 13), Tally(other.id, 7))))

    office.corrections.correct(meeting.id, Correcting("Verzählt", "12", "13", item.id), put_right)
    assert outdated(office) == [excerpt]


def test_a_row_names_the_paper_of_its_item_and_none_where_there_is_none(office, meeting):
    paper = factories.motion("Sprachkurse", number="2012/07", state=PaperState.ADMITTED)
    with office.store.unit("paper") as unit:
        unit.papers.save(paper)
    resolved(office.store, meeting, number="Ö 4", position=0)
    resolved(office.store, meeting, number="Ö 5", position=1, paper_id=paper.id)
    without, named = (row.paper for row in office.excerpts.rows(meeting.id))
    assert without == ""
    assert "2012/07" in named
