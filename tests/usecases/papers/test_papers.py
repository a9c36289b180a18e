from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import SECTIONS, Paper, PaperState, PaperType, Target
from beirat_desktop.domain.searching import Question
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.users import Desk, User
from beirat_desktop.german import finding, refusal
from beirat_desktop.usecases.papers.papers import PaperFilter
from tests import factories

PROPOSAL = RichText.of("Der Beirat lädt zur nächsten Sitzung eine Fachberatung ein.")


def with_meetings(store, *starts):
    meetings = [factories.meeting(start, number=None) for start in starts]
    with store.unit("test") as unit:
        for meeting in meetings:
            unit.meetings.save(meeting)
    return meetings


def ready(office, **fields):
    return office.papers.add(
        title="Fachberatung", proposal=PROPOSAL, faction_id=factories.SPD.id, signed=True, **fields
    )


def test_a_new_motion_is_dated_today_and_meant_for_the_next_meeting_still_open(office, founded):
    late, open_one = with_meetings(founded, datetime(2012, 5, 17, 17), datetime(2012, 8, 23, 17))
    paper = office.papers.add(title="Fachberatung")
    assert (paper.dated, paper.meeting_id, paper.committee_id) == (
        date(2012, 5, 14),
        open_one.id,
        factories.BEIRAT.id,
    )
    assert late.id != open_one.id


def test_at_the_desk_of_a_faction_its_chair_signs_for_it(office, founded):
    chair = factories.person()
    with founded.unit("test") as unit:
        unit.users.save(User("Geschäftsstelle", Desk.FACTION, faction_id=factories.SPD.id))
        unit.persons.save(chair)
        unit.memberships.save(factories.membership(chair, faction_chair=True))
    paper = office.papers.add()
    assert (paper.faction_id, paper.signer_id) == (factories.SPD.id, chair.id)


def test_typing_is_one_step_of_history_and_undo(office):
    paper = office.papers.add(title="A")
    for title in ("An", "Ant", "Antrag"):
        office.papers.edit(paper.id, title=title)
    assert [change.action for change in office.papers.history(paper.id)] == ["papers.edit", "papers.add"]
    office.undo()
    assert office.papers.get(paper.id).title == "A"
    office.redo()
    assert office.papers.get(paper.id).title == "Antrag"


def test_letters_with_separate_marks_are_kept_as_one(office):
    paper = office.papers.add(title="Für Go\u0308c\u0327men")
    office.papers.edit(paper.id, rationale=RichText.of("U\u0308ber"))
    kept = office.papers.get(paper.id)
    assert kept.title == "Für Göçmen"
    assert kept.rationale.plain == "Über"


def test_a_million_letters_are_refused_and_the_record_stays(office):
    paper = office.papers.add(title="A")
    with pytest.raises(Refused) as refused:
        office.papers.edit(paper.id, explanation=RichText.of("x" * 1_000_000))
    assert "1000000 Zeichen" in refusal(refused.value)
    assert office.papers.get(paper.id) == paper


def test_a_motion_without_resolution_text_is_not_handed_in(office):
    paper = office.papers.add(title="Fachberatung")
    with pytest.raises(Refused) as refused:
        office.papers.submit(paper.id)
    assert refusal(refused.value).startswith("In „Fachberatung“ fehlt der Beschlussvorschlag.")
    assert office.papers.get(paper.id).state is PaperState.DRAFT
    assert office.papers.versions(paper.id) == []


def test_a_letter_is_not_younger_than_its_arrival(office):
    paper = office.papers.add(PaperType.MOTION, "Titel", proposal=RichText.of("Wir bitten."))
    assert paper.dated == date(2012, 5, 14)
    assert office.papers.submit(paper.id, received=datetime(2012, 4, 5)).dated == date(2012, 4, 5)


def test_handing_in_keeps_the_wording_and_the_day(office):
    paper = ready(office)
    submitted = office.papers.submit(paper.id)
    assert (submitted.state, submitted.received) == (PaperState.SUBMITTED, datetime(2012, 5, 14, 9))
    (version,) = office.papers.versions(paper.id)
    assert (version.number, version.proposal, version.label) == (1, PROPOSAL, "submitted")
    assert office.papers.incoming() == 1


def test_a_late_motion_stays_marked_until_somebody_says_why(office, founded):
    (meeting,) = with_meetings(founded, datetime(2012, 5, 17, 17))
    paper = ready(office, meeting_id=meeting.id)
    (late,) = (f for f in office.papers.readiness(paper.id) if f.rule == "paper.deadline_passed")
    assert finding(late).sentence == "Antragsschluss war am 11.05.2012, der Antrag liegt am 14.05.2012 vor."
    office.papers.submit(paper.id, reason="Das Land hat die Mittel erst gestern bewilligt.")
    assert "paper.deadline_passed" not in {f.rule for f in office.papers.readiness(paper.id)}
    (override,) = office.overrides.on("papers", paper.id)
    assert override.reason.startswith("Das Land")


def test_what_is_no_matter_of_the_town_does_not_go_to_its_council_without_a_reason(office):
    paper = ready(office, target=Target.COUNCIL, self_government=False)
    with pytest.raises(Refused) as refused:
        office.papers.submit(paper.id)
    assert refused.value.overridable
    assert "keine Angelegenheit der Selbstverwaltung" in refusal(refused.value)
    assert refusal(refused.value).endswith("Oder mit Begründung einreichen.")
    assert office.papers.get(paper.id).state is PaperState.DRAFT
    assert office.papers.submit(paper.id, reason="Resolution auf Bitte der Stadt").state is PaperState.SUBMITTED


def test_refusing_needs_a_reason_and_admitting_takes_it_back(office):
    paper = ready(office)
    office.papers.submit(paper.id)
    with pytest.raises(Refused, match="refusal_reason_missing"):
        office.papers.refuse(paper.id, "  ")
    assert office.papers.refuse(paper.id, "Zuständig ist der Kreis.").refusal_reason == "Zuständig ist der Kreis."
    assert office.papers.reopen(paper.id).refusal_reason == ""
    assert office.papers.admit(paper.id).state is PaperState.ADMITTED


def test_steps_a_paper_does_not_know_are_refused(office):
    paper = ready(office)
    for step in (office.papers.admit, office.papers.reopen):
        with pytest.raises(Refused) as refused:
            step(paper.id)
        assert refusal(refused.value).startswith("„Fachberatung“ ist „Entwurf“")


def test_numbers_follow_the_pattern_and_are_never_given_twice(office):
    papers = [ready(office) for _ in range(3)]
    assert office.papers.next_number(papers[0].id) == "2012/01"
    assert office.papers.give_number(papers[0].id).number == "2012/01"
    assert office.papers.give_number(papers[1].id, " 2012/07 ").number == "2012/07"
    assert office.papers.give_number(papers[2].id).number == "2012/08"
    with pytest.raises(Refused) as refused:
        office.papers.give_number(papers[2].id, "2012/07")
    assert refusal(refused.value) == "Die Nummer 2012/07 hat schon „Fachberatung“. Bitte eine andere wählen."


def test_a_number_of_another_year_does_not_move_the_count(office):
    first, second = ready(office), ready(office)
    office.papers.give_number(first.id, "2011/40")
    assert office.papers.give_number(second.id).number == "2012/01"


def test_the_count_passes_over_what_was_given_by_hand(office):
    first, second = ready(office), ready(office)
    office.papers.give_number(first.id, "2012/01")
    with office.store.unit("test") as unit:
        unit.connection.exec_driver_sql("DELETE FROM sequences")
    assert office.papers.next_number(second.id) == "2012/02"
    assert office.papers.give_number(second.id).number == "2012/02"


def test_a_template_has_the_number_of_its_kind(office):
    paper = office.papers.add(PaperType.TEMPLATE, "Integrationsbericht", dated=date(2019, 1, 8))
    assert office.papers.give_number(paper.id).number == "20190001"


def test_amendments_carry_the_number_of_what_they_change(office):
    paper = ready(office)
    office.papers.give_number(paper.id)
    first, second = office.papers.amend(paper.id), office.papers.amend(paper.id)
    assert (first.number, second.number) == ("2012/01-1", "2012/01-2")
    assert (first.amends_id, first.proposal, first.state) == (paper.id, PROPOSAL, PaperState.DRAFT)


def test_a_version_comes_back_and_the_wording_before_it_is_kept(office):
    paper = ready(office)
    version = office.papers.keep_version(paper.id, "Fassung der Fraktion")
    office.papers.edit(paper.id, proposal=RichText.of("Der Beirat lädt zur nächsten Sitzung ein."))
    compared = office.papers.compare(version.id)["proposal"]
    assert [s.text for s in compared if s.kind.value == "removed"] == ["eine Fachberatung "]
    assert office.papers.restore(version.id).proposal == PROPOSAL
    latest, first = office.papers.versions(paper.id)
    assert (latest.number, latest.proposal.plain) == (2, "Der Beirat lädt zur nächsten Sitzung ein.")
    assert first == version


@pytest.mark.parametrize("section", SECTIONS)
def test_a_version_keeps_every_section_and_brings_it_back(office, section):
    first, second = RichText.of("Der Beirat bittet."), RichText.of("Der Beirat bittet sehr.")
    paper = ready(office)
    office.papers.edit(paper.id, **{section: first})
    version = office.papers.keep_version(paper.id)
    assert getattr(version, section) == first
    office.papers.edit(paper.id, **{section: second})
    assert [s.text for s in office.papers.compare(version.id)[section] if s.kind.value == "added"] == [" sehr"]
    assert getattr(office.papers.restore(version.id), section) == first
    assert getattr(office.papers.versions(paper.id)[0], section) == second


def test_only_drafts_that_were_never_handed_in_can_be_thrown_away(office, tmp_path):
    paper = ready(office)
    file = tmp_path / "Karte.pdf"
    file.write_bytes(b"%PDF")
    office.attachments.add(file, paper_id=paper.id)
    office.papers.keep_version(paper.id)
    office.papers.delete(paper.id)
    assert office.papers.ids() == []
    office.undo()
    assert [a.file_name for a in office.attachments.of(paper_id=paper.id)] == ["Karte.pdf"]
    office.papers.submit(paper.id)
    office.papers.reopen(paper.id)
    with pytest.raises(Refused) as refused:
        office.papers.delete(paper.id)
    assert "bleibt in der Akte" in refusal(refused.value)


def test_the_wording_of_what_was_debated_stands(office, founded):
    paper = ready(office)
    with founded.unit("test") as unit:
        unit.papers.save(replace(paper, state=PaperState.DEBATED))
    for change in ({"title": "Anders"}, *({section: RichText.of("Anders")} for section in SECTIONS)):
        with pytest.raises(Refused, match="settled"):
            office.papers.edit(paper.id, **change)
    assert office.papers.get(paper.id).title == paper.title
    assert office.papers.edit(paper.id, note="Ablage im Keller").note == "Ablage im Keller"


def test_a_copy_is_a_draft_of_today_without_number(office):
    paper = ready(office)
    office.papers.give_number(paper.id)
    office.papers.submit(paper.id)
    copy = office.papers.duplicate(paper.id)
    assert (copy.state, copy.number, copy.received) == (PaperState.DRAFT, "", None)
    assert (copy.title, copy.proposal, copy.faction_id) == (paper.title, PROPOSAL, factories.SPD.id)


def test_the_details_tell_deadline_citations_and_findings(office, founded):
    (meeting,) = with_meetings(founded, datetime(2012, 5, 24, 17))
    paper = ready(office)
    office.citations.add(paper.id, source="Nationaler Integrationsplan, 2007", quote=PROPOSAL.plain)
    detail = office.papers.detail(paper.id)
    assert detail.meeting is not None
    assert (detail.meeting.meeting, detail.meeting.deadline) == (meeting, date(2012, 5, 18))
    assert {f.rule for f in detail.findings} == {"paper.rationale_missing", "paper.citations_unchecked"}
    assert [work.name for work in detail.citations] == ["Nationaler Integrationsplan, 2007"]
    choices = office.papers.choices(paper.id)
    assert [c.meeting.id for c in choices.meetings] == [meeting.id]
    assert choices.factions == (factories.SPD,)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.sampled_from(["", "2012/01", "2012/02", "2012/09", "2011/01", "N 7"]), max_size=8))
def test_whatever_is_typed_no_two_papers_have_one_number(office, founded, chosen):
    with founded.unit("test") as unit:
        for paper in unit.papers.all():
            unit.papers.delete(paper.id)
    for number in chosen:
        paper = office.papers.add(title="A")
        with suppress(Refused):
            office.papers.give_number(paper.id, number)
    with founded.reading() as unit:
        given_numbers = [paper.number for paper in unit.papers.all() if paper.number]
    assert len(given_numbers) == len(set(given_numbers))
    assert len(given_numbers) >= chosen.count("")


def saved(store, *papers):
    with store.unit("test") as unit:
        for paper in papers:
            unit.papers.save(paper)


def test_lists_are_filtered_by_type_state_day_and_words(office, founded):
    saved(
        founded,
        factories.motion("Straßenbeleuchtung", dated=date(2012, 1, 1), state=PaperState.SUBMITTED),
        factories.motion("Göçmen begrüßen", dated=date(2012, 2, 1)),
        factories.motion("Bericht", dated=date(2012, 3, 1), paper_type=PaperType.REPORT),
    )

    def titles(**chosen):
        return [row.title for row in office.papers.page(chosen=PaperFilter(**chosen))]

    assert titles() == ["Bericht", "Göçmen begrüßen", "Straßenbeleuchtung"]
    assert titles(types=("report",)) == ["Bericht"]
    assert titles(states=("submitted",)) == ["Straßenbeleuchtung"]
    assert titles(since=date(2012, 2, 1), until=date(2012, 2, 28)) == ["Göçmen begrüßen"]
    assert titles(words=Question.of("beleuchtung")) == ["Straßenbeleuchtung"]
    assert titles(words=Question.of("goecmen be")) == ["Göçmen begrüßen"]
    assert office.papers.counts() == {"draft": 2, "submitted": 1}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    days=st.lists(st.none() | st.dates(date(2000, 1, 1), date(2000, 1, 9)), max_size=25),
    size=st.integers(1, 7),
)
def test_pages_put_together_are_the_whole_list_once(office, founded, days, size):
    with founded.unit("test") as unit:
        for paper in unit.papers.all():
            unit.papers.delete(paper.id)
        for day in days:
            unit.papers.save(Paper("A", dated=day))
    collected, after = [], None
    while page := office.papers.page(size, after):
        collected += page
        after = page[-1]
    assert len({row.id for row in collected}) == len(collected) == len(days)
    assert [row.id for row in collected] == office.papers.ids()
    assert office.papers.rows([row.id for row in collected[::-1]]) == collected[::-1]


def test_titles_are_sorted_as_german_has_them(office, founded):
    saved(founded, *(factories.motion(title) for title in ("Zaun", "Ämter", "Bad", "Öffnung")))
    keys = office.papers.ids(sort="title", descending=False)
    assert [row.title for row in office.papers.rows(keys)] == ["Ämter", "Bad", "Öffnung", "Zaun"]


def test_the_history_holds_files_and_references_that_are_gone(office, tmp_path):
    paper, other = ready(office), ready(office)
    file = tmp_path / "Karte.pdf"
    file.write_bytes(b"%PDF")
    attachment = office.attachments.add(file, paper_id=paper.id)
    office.citations.add(other.id, source="Anderswo")
    office.attachments.remove(attachment.id)
    done = [change.action for change in office.papers.history(paper.id)]
    assert done == ["attachments.remove", "attachments.add", "papers.add"]


def test_a_draft_may_go_to_another_body_and_is_then_meant_for_none_of_its_meetings(office, founded):
    with_meetings(founded, datetime(2012, 8, 23, 17))
    paper = office.papers.add(title="Bericht", paper_type=PaperType.REPORT)
    assert factories.COUNCIL.id in [one.id for one in office.papers.choices(paper.id).committees]
    moved = office.papers.edit(paper.id, committee_id=factories.COUNCIL.id)
    assert (moved.committee_id, moved.meeting_id) == (factories.COUNCIL.id, None)


def test_what_was_handed_in_stays_with_its_body(office, founded):
    with_meetings(founded, datetime(2012, 8, 23, 17))
    paper = ready(office)
    office.papers.submit(paper.id, reason="unvollständig")
    with pytest.raises(Refused, match=r"paper\.committee_settled"):
        office.papers.edit(paper.id, committee_id=factories.COUNCIL.id)
