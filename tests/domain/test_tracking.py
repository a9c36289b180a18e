"""The line of a matter, on chains that really happened."""

from dataclasses import replace
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.consultations import Consultation, ConsultationState, Outcome
from beirat_desktop.domain.dates import PartialDate
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.initiatives import Initiative
from beirat_desktop.domain.papers import Paper, PaperState, PaperType, Target
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.domain.tracking import Stop, StopKind, StopState, line, merged, overdue, waiting

COMMITTEES = {
    c.id: c
    for c in (
        Committee("b", "Beirat", kind=CommitteeKind.BEIRAT, id="beirat"),
        Committee("b", "Stadtrat", kind=CommitteeKind.COUNCIL, id="council"),
        Committee("b", "Sozialausschuss", id="social"),
    )
}
MOTION = Paper(
    "Interkulturelles Konzept",
    committee_id="beirat",
    faction_id="spd",
    state=PaperState.DEBATED,
    received=datetime(2011, 1, 10, 9),
    target=Target.COUNCIL,
    id="paper",
)
BEIRAT = Consultation(
    "paper",
    "beirat",
    0,
    state=ConsultationState.DONE,
    outcome=Outcome.RECOMMENDED,
    outcome_target="Stadtrat",
    decided_on=date(2011, 2, 17),
)
COUNCIL = Consultation("paper", "council", 1, requested_on=date(2011, 3, 1), due=date(2011, 6, 1))
TODAY = date(2011, 4, 1)


def stops(
    paper: Paper | None = MOTION,
    consultations: tuple[Consultation, ...] = (),
    resolutions: tuple[Resolution, ...] = (),
    follow_ups: tuple[FollowUp, ...] = (),
    speakers: tuple[Speaker, ...] = (),
    today: date = TODAY,
) -> tuple[Stop, ...]:
    return line(paper, consultations, resolutions, follow_ups, speakers, COMMITTEES, today)


def seen(found: tuple[Stop, ...]) -> list[tuple[str, str]]:
    return [(stop.committee_id or stop.kind.value, stop.state.value) for stop in found]


def test_a_recommendation_waits_for_the_council_since_it_was_asked() -> None:
    found = stops(consultations=(COUNCIL, BEIRAT))
    assert seen(found) == [
        ("received", "done"),
        ("beirat", "done"),
        ("council", "current"),
        ("carrying_out", "ahead"),
        ("done", "ahead"),
    ]
    here = waiting(found)
    assert here is not None
    assert (here.waits_id, here.since) == ("council", date(2011, 3, 1))
    assert not overdue(found, TODAY)


def test_a_council_that_let_its_day_pass_is_missed() -> None:
    found = stops(consultations=(BEIRAT, COUNCIL), today=date(2011, 6, 2))
    assert seen(found)[2] == ("council", "missed")
    assert overdue(found, date(2011, 6, 2))


def test_a_council_not_yet_asked_is_shown_ahead_of_the_end() -> None:
    found = stops(consultations=(BEIRAT,))
    assert seen(found)[2] == ("council", "current")
    assert found[2].since == date(2011, 2, 17)


def test_what_the_council_adopted_is_then_carried_out_and_done() -> None:
    decided = replace(COUNCIL, state=ConsultationState.DONE, outcome=Outcome.ADOPTED, decided_on=date(2011, 5, 5))
    task = FollowUp("paper", organization_id="office", due=date(2012, 1, 1), status="in Arbeit")
    both = (BEIRAT, decided)
    assert seen(stops(consultations=both))[-2:] == [("carrying_out", "current"), ("done", "ahead")]
    running = stops(consultations=both, follow_ups=(task,))
    assert waiting(running) == running[3]
    assert (running[3].waits_id, running[3].since, running[3].note) == ("office", date(2011, 5, 5), "in Arbeit")
    late = stops(consultations=both, follow_ups=(task,), today=date(2012, 1, 2))
    assert late[3].state is StopState.MISSED
    over = stops(consultations=both, follow_ups=(replace(task, carried_out_on=date(2011, 12, 1)),))
    assert (over[-1].state, over[-1].day) == (StopState.DONE, date(2011, 12, 1))


def test_a_rejected_motion_ends_where_it_was_rejected() -> None:
    rejected = replace(BEIRAT, outcome=Outcome.REJECTED)
    assert seen(stops(consultations=(rejected,))) == [("received", "done"), ("beirat", "done"), ("done", "done")]


def test_a_matter_referred_back_waits_for_the_beirat_again() -> None:
    back = replace(COUNCIL, state=ConsultationState.DONE, outcome=Outcome.REFERRED_BACK, decided_on=date(2011, 5, 5))
    found = stops(consultations=(BEIRAT, back))
    assert seen(found)[:4] == [("received", "done"), ("beirat", "done"), ("council", "done"), ("beirat", "current")]


def test_a_guest_asked_for_stands_on_the_line() -> None:
    asks = replace(MOTION, target=Target.OWN, guest_topic="Ein Konzept")
    adopted = replace(BEIRAT, outcome=Outcome.ADOPTED, outcome_target="")
    assert seen(stops(asks, (adopted,)))[2] == ("guest", "current")
    guest = Speaker("Ein Konzept", person_id="g", state=SpeakerState.ASKED, asked_on=date(2011, 3, 3))
    asked = stops(asks, (adopted,), speakers=(guest,))
    assert (asked[2].waits_id, asked[2].since) == ("g", date(2011, 3, 3))
    declined = replace(guest, state=SpeakerState.DECLINED)
    assert seen(stops(asks, (adopted,), speakers=(declined,)))[2] == ("guest", "missed")
    heard = replace(guest, state=SpeakerState.HEARD)
    assert seen(stops(asks, (adopted,), speakers=(heard,)))[2:] == [("guest", "done"), ("done", "done")]


def test_a_report_without_a_motion_is_noted_and_done() -> None:
    report = Paper("Bericht", PaperType.REPORT, "social", PaperState.DEBATED, dated=date(2019, 2, 1), id="r")
    noted = Consultation(
        "r",
        "social",
        state=ConsultationState.DONE,
        outcome=Outcome.NOTED,
        decided_on=date(2019, 2, 14),
        item_number="TOP 5",
    )
    found = stops(report, (noted,))
    assert seen(found) == [("received", "done"), ("social", "done"), ("done", "done")]
    assert (found[1].item_number, found[2].day) == ("TOP 5", date(2019, 2, 14))


def test_a_resolution_without_any_paper_has_its_line() -> None:
    resolution = Resolution("beirat", date(2011, 2, 17))
    task = FollowUp(resolution_id=resolution.id, due=date(2011, 12, 1))
    assert seen(stops(None, resolutions=(resolution,), follow_ups=(task,))) == [
        ("beirat", "done"),
        ("carrying_out", "current"),
        ("done", "ahead"),
    ]


def test_a_draft_waits_for_its_faction_and_a_refused_motion_goes_no_further() -> None:
    draft = stops(replace(MOTION, state=PaperState.DRAFT))
    assert (waiting(draft), draft[0].waits_id) == (draft[0], "spd")
    assert [stop.state for stop in draft[1:]] == [StopState.AHEAD] * (len(draft) - 1)
    refused = stops(replace(MOTION, state=PaperState.REFUSED, refusal_reason="Nicht zuständig"))
    assert [(stop.state, stop.note) for stop in refused] == [(StopState.MISSED, "Nicht zuständig")]


def test_a_withdrawn_motion_ends_as_withdrawn() -> None:
    found = stops(replace(MOTION, state=PaperState.WITHDRAWN), (COUNCIL,))
    assert seen(found) == [("received", "done"), ("done", "done")]
    assert found[-1].outcome is Outcome.WITHDRAWN


CONSULTATIONS = st.lists(
    st.builds(
        Consultation,
        st.just("paper"),
        st.sampled_from(list(COMMITTEES)),
        st.integers(0, 5),
        state=st.sampled_from(list(ConsultationState)),
        outcome=st.none() | st.sampled_from(list(Outcome)),
        decided_on=st.none() | st.dates(date(2010, 1, 1), date(2012, 1, 1)),
        due=st.none() | st.dates(date(2010, 1, 1), date(2012, 1, 1)),
    ),
    max_size=4,
)


@given(CONSULTATIONS, st.sampled_from(list(PaperState)), st.sampled_from(list(Target)))
def test_every_line_begins_with_its_motion_and_has_one_end_at_most(
    consultations: list[Consultation], state: PaperState, target: Target
) -> None:
    found = stops(replace(MOTION, state=state, target=target), tuple(consultations))
    assert [stop.kind for stop in found].count(StopKind.RECEIVED) == 1
    assert [stop.kind for stop in found[:-1]].count(StopKind.DONE) == 0
    if found[-1].kind is StopKind.DONE and found[-1].state is StopState.DONE:
        assert waiting(found) is None
    for stop in found:
        assert stop.since is None or stop.open


def test_the_stop_of_a_guest_has_its_day_and_a_motion_done_by_hearing_ends_on_it() -> None:
    asks = replace(MOTION, target=Target.OWN, guest_topic="Ein Konzept", guest_meeting_id="august")
    adopted = replace(BEIRAT, outcome=Outcome.ADOPTED, outcome_target="")
    days = {"august": date(2011, 8, 23), "october": date(2011, 10, 6)}
    wanted = line(asks, (adopted,), (), (), (), COMMITTEES, TODAY, days)
    assert (wanted[2].day, wanted[-1].day) == (date(2011, 8, 23), None)
    guest = Speaker("Ein Konzept", person_id="g", meeting_id="october", state=SpeakerState.INVITED)
    invited = line(asks, (adopted,), (), (), (guest,), COMMITTEES, TODAY, days)
    assert (invited[2].state, invited[2].day) == (StopState.CURRENT, date(2011, 10, 6))
    assert invited[2].since == date(2011, 2, 17)
    done = replace(asks, state=PaperState.DONE)
    heard = line(done, (adopted,), (), (), (replace(guest, state=SpeakerState.HEARD),), COMMITTEES, TODAY, days)
    assert [(stop.kind, stop.day) for stop in heard[2:]] == [
        (StopKind.GUEST, date(2011, 10, 6)),
        (StopKind.DONE, date(2011, 10, 6)),
    ]
    another_day = replace(guest, state=SpeakerState.HEARD, heard_from=datetime(2011, 8, 23, 18, 5))
    assert line(done, (adopted,), (), (), (another_day,), COMMITTEES, TODAY, days)[-1].day == date(2011, 8, 23)


def test_a_planned_stadtrat_does_not_hide_the_undecided_beirat() -> None:
    fresh = replace(MOTION, state=PaperState.ADMITTED)
    planned = Consultation("paper", "council", 0)
    assert seen(stops(fresh, (planned,)))[1:3] == [("beirat", "current"), ("council", "ahead")]
    behind = Consultation("paper", "beirat", 1, state=ConsultationState.ON_AGENDA)
    assert seen(stops(fresh, (planned, behind)))[1:3] == [("beirat", "current"), ("council", "ahead")]
    told = replace(planned, state=ConsultationState.DONE, outcome=Outcome.ADOPTED, decided_on=date(2011, 3, 1))
    assert "beirat" not in [stop.committee_id for stop in stops(fresh, (told,))]


def test_the_line_of_several_papers_goes_by_the_days_and_ends_once() -> None:
    first = replace(MOTION, state=PaperState.DONE, id="first")
    adopted = replace(COUNCIL, state=ConsultationState.DONE, outcome=Outcome.ADOPTED, decided_on=date(2011, 5, 5))
    task = FollowUp("first", carried_out_on=date(2014, 2, 1))
    way = stops(first, (BEIRAT, adopted), follow_ups=(task,))
    second = replace(MOTION, target=Target.OWN, received=datetime(2012, 4, 4, 9), id="second")
    later = stops(second, (replace(BEIRAT, state=ConsultationState.ON_AGENDA, outcome=None, decided_on=None),))
    programme = Initiative("Modellprojekt", start=PartialDate(2013))
    found = merged(((first, way), (second, later)), (programme,), date(2015, 1, 1))
    assert seen(found) == [
        ("received", "done"),
        ("beirat", "done"),
        ("council", "done"),
        ("received", "done"),
        ("initiative", "done"),
        ("carrying_out", "done"),
        ("beirat", "current"),
        ("done", "ahead"),
    ]
    assert [stop.paper_id for stop in found[:4]] == ["first", "first", "first", "second"]
    here = waiting(found)
    assert here is not None
    assert here.paper_id == "second"


def test_an_initiative_that_began_later_stands_after_the_end_of_the_matter() -> None:
    done = replace(MOTION, state=PaperState.DONE, target=Target.OWN, id="done")
    noted = replace(BEIRAT, outcome=Outcome.ADOPTED, outcome_target="")
    programme = Initiative("Programm", start=PartialDate(2012, 9))
    found = merged(((done, stops(done, (noted,))),), (programme,), date(2015, 1, 1))
    assert seen(found)[-2:] == [("done", "done"), ("initiative", "done")]
    assert waiting(found) is None


def test_nobody_waits_for_a_paper_that_is_closed_though_others_go_on() -> None:
    refused = replace(MOTION, state=PaperState.REFUSED, refusal_reason="Nicht zuständig", id="refused")
    done = replace(MOTION, state=PaperState.DONE, target=Target.OWN, id="done")
    noted = replace(BEIRAT, outcome=Outcome.ADOPTED, outcome_target="")
    found = merged(((refused, stops(refused)), (done, stops(done, (noted,)))), (), TODAY)
    assert waiting(found) is None
    assert (found[-1].state, found[-1].day) == (StopState.DONE, date(2011, 2, 17))
    assert found[0].state is StopState.MISSED


def test_what_was_put_off_stands_where_it_was_since_that_day() -> None:
    put_off = replace(
        BEIRAT,
        state=ConsultationState.POSTPONED,
        outcome=Outcome.POSTPONED,
        outcome_target="",
        decided_on=None,
        meeting_id="meeting",
    )
    days = {"meeting": date(2011, 2, 17)}
    here = waiting(line(MOTION, (put_off,), (), (), (), COMMITTEES, TODAY, days))
    assert here is not None
    assert (here.waits_id, here.day, here.since) == ("beirat", date(2011, 2, 17), date(2011, 2, 17))
    again = replace(put_off, state=ConsultationState.ON_AGENDA, outcome=None)
    here = waiting(line(MOTION, (again,), (), (), (), COMMITTEES, TODAY, days))
    assert here is not None
    assert here.day is None
