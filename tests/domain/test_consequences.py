"""What follows from a vote, from values alone."""

from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.asking import asks_others
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.consequences import Event, Matter, awaited_station, consequences, usual_role
from beirat_desktop.domain.consultations import (
    Consultation,
    ConsultationRole,
    ConsultationState,
    Outcome,
    awaits,
    placed,
)
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.papers import TRANSITIONS, Paper, PaperState, PaperType, Target
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.domain.text import RichText

BEIRAT = Committee("b", "Beirat", kind=CommitteeKind.BEIRAT, id="beirat")
COUNCIL = Committee("b", "Stadtrat", kind=CommitteeKind.COUNCIL, id="council")
SOCIAL = Committee("b", "Sozialausschuss", id="social")
DAY = date(2026, 3, 12)
PAPER = Paper("Sprachkurse", committee_id=BEIRAT.id, state=PaperState.ON_AGENDA, id="paper")
HERE = Consultation("paper", BEIRAT.id, 0, state=ConsultationState.DONE, agenda_item_id="i", id="here")
RESOLUTION = Resolution(BEIRAT.id, DAY, RichText.of("Der Beirat stimmt zu."), paper_id="paper", id="resolution")


def after(outcome: Outcome | None, paper: Paper = PAPER, **matter: object):  # type: ignore[no-untyped-def]
    known = Matter(paper, **{"stations": (HERE,), "council": COUNCIL, "home": BEIRAT, **matter})  # type: ignore[arg-type]
    return consequences(known, Event(BEIRAT, HERE, outcome, DAY, RESOLUTION))


def test_what_goes_to_the_stadtrat_gets_a_station_there_that_is_asked_now() -> None:
    found = after(Outcome.RECOMMENDED, replace(PAPER, target=Target.COUNCIL))
    (station,) = found.stations
    assert (station.committee_id, station.requested_on, found.paper.state) == (COUNCIL.id, DAY, PaperState.DEBATED)
    assert found.tasks == ()


def test_what_is_recommended_to_a_committee_waits_for_it_and_is_nobodys_task_yet() -> None:
    asking = replace(RESOLUTION, text=RichText.of("Die Verwaltung wird gebeten, zu berichten."))
    matter = Matter(PAPER, (HERE,), council=COUNCIL, home=BEIRAT)
    event = Event(BEIRAT, HERE, Outcome.RECOMMENDED, DAY, asking, referred_to=COUNCIL)
    found = consequences(matter, event)
    (station,) = found.stations
    assert (station.committee_id, station.requested_on, found.paper.state) == (COUNCIL.id, DAY, PaperState.DEBATED)
    assert found.tasks == ()
    task = FollowUp(PAPER.id, asking.id, title=PAPER.title)
    corrected = consequences(replace(matter, tasks=(task,)), replace(event, before=Outcome.ADOPTED))
    assert corrected.removed_tasks == (task,)
    adopted = replace(event, outcome=Outcome.ADOPTED, referred_to=None, before=Outcome.RECOMMENDED)
    put_right = consequences(replace(matter, stations=(HERE, station)), adopted)
    assert put_right.removed_stations == (station,)
    assert len(put_right.tasks) == 1


def test_what_asks_the_administration_is_a_task_and_what_the_beirat_does_itself_is_done() -> None:
    asked = after(Outcome.ADOPTED, replace(PAPER, target=Target.ADMINISTRATION))
    assert ([task.resolution_id for task in asked.tasks], asked.paper.state) == (["resolution"], PaperState.DEBATED)
    own = after(Outcome.ADOPTED)
    assert (own.tasks, own.paper.state) == ((), PaperState.DONE)


def test_the_wording_decides_where_the_target_says_the_beirat_acts_itself() -> None:
    asking = replace(RESOLUTION, text=RichText.of("Die Verwaltung wird gebeten, zu berichten."))
    found = consequences(Matter(PAPER, (HERE,)), Event(BEIRAT, HERE, Outcome.ADOPTED, DAY, asking))
    assert (len(found.tasks), found.paper.state) == (1, PaperState.DEBATED)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Die Verwaltung wird gebeten, zu prüfen.", True),
        ("Dem Stadtrat wird empfohlen, einen Raum vorzusehen.", True),
        ("Die Oberbürgermeisterin wird beauftragt, zu berichten.", True),
        ("Der Beirat bittet die Stadtverwaltung um einen Bericht.", True),
        ("Der Beirat fordert den Stadtrat auf, zu handeln.", True),
        ("Der Beirat lädt eine Fachberatung ein.", False),
        ("Die Vorsitzende wird gebeten, eine Fachberatung einzuladen.", False),
        ("Der Beirat hat beraten. Die Geschäftsstelle wird beauftragt, einzuladen.", False),
        ("Eine Person der Landesberatung wird eingeladen.", False),
        ("Die Stadt baut zehn Wohnungen für Familien.", True),
        ("Die Stadt Ludwigshafen am Rhein richtet eine Stelle ein.", True),
        ("Der Beirat beantragt, dass die Verwaltung den Bau prüft.", True),
        ("Der Beirat spricht sich dafür aus, dass im nächsten Jahr die Stadtverwaltung berichtet.", True),
        ("Es wird beantragt, daß der Stadtrat entscheidet.", True),
        ("Der Stadtrat beschließt eine Satzung.", True),
        ("1. Der Beirat stimmt zu.\n2. Das Jugendamt legt ein Konzept vor.", True),
        ("Der Beirat möge beschließen: Die zuständige Behörde hat zu prüfen, ob es geht.", True),
        ("Verwaltung prüft den Umbau.", True),
        ("Der Beirat beantragt Sprachkurse am Abend.", True),
        ("Der Beirat fordert mehr Plätze.", True),
        ("Die Schilder werden durch die Verwaltung erneuert.", True),
        ("Der Oberbürgermeister soll berichten.", True),
        ("Der Beirat bittet die Wirtschaftsförderung, ihre Beratung vorzustellen.", True),
        ("Der Beirat beauftragt die Geschäftsstelle, einzuladen.", False),
        ("Der Beirat bittet die Vorsitzende, eine Fachberatung einzuladen.", False),
        ("Der Beirat bittet Frau Yıldız um einen Vortrag.", False),
        ("Der Beirat bittet das Jobcenter um einen Bericht.", False),
        ("Der Beirat nimmt den Bericht der Verwaltung zur Kenntnis.", False),
        ("Der Beirat begrüßt, dass die Stadt eine Stelle einrichtet.", False),
        ("Der Beirat stellt fest, dass die Verwaltung berichtet hat.", False),
        ("Die Stadt ist weltoffen. Der Beirat lädt zum Fest ein.", False),
        ("Die Verwaltung hat berichtet. Der Beirat dankt ihr.", False),
        ("Der Verwaltung dankt der Beirat.", False),
        ("Der Beirat besucht die Stadt Worms.", False),
        ("Der Beirat fordert seine Mitglieder auf, zu kommen.", False),
        ("Die Fraktion beantragt, Frau Yıldız einzuladen.", False),
        ("Das Ehrenamt wird geehrt.", False),
        ("Der Beirat wählt eine Vertretung in den Ausschuss.", False),
    ],
)
def test_whether_a_wording_asks_somebody_else(text: str, others: bool) -> None:
    assert asks_others(RichText.of(text)) is others


@pytest.mark.parametrize("words", ["wird ", "Beirat und ", "wird durch die große ", "dass ein zwei "])
def test_a_text_without_an_end_of_a_sentence_is_looked_through_once(words: str) -> None:
    """Its length asked again at each word would take hours for what somebody pastes."""
    assert not asks_others(RichText.of(words * 20_000))
    assert asks_others(RichText.of(f"{words * 20_000}. Die Verwaltung wird gebeten, zu berichten."))


def test_the_task_is_that_of_the_office_the_paper_names_where_the_administration_is_asked() -> None:
    paper = replace(PAPER, target=Target.ADMINISTRATION, responsible="Jugendamt")
    (task,) = after(Outcome.ADOPTED, paper, responsible_id="office").tasks
    assert task.organization_id == "office"
    (unknown,) = after(Outcome.ADOPTED, paper).tasks
    assert unknown.organization_id is None
    council = replace(paper, target=Target.COUNCIL)
    found = consequences(
        Matter(council, (HERE,), responsible_id="office"), Event(COUNCIL, HERE, Outcome.ADOPTED, DAY, RESOLUTION)
    )
    assert [one.organization_id for one in found.tasks] == [None]


def test_a_task_with_the_office_the_paper_named_goes_with_the_vote_and_one_given_to_another_stays() -> None:
    paper = replace(PAPER, target=Target.ADMINISTRATION, responsible="Jugendamt")
    (task,) = after(Outcome.ADOPTED, paper, responsible_id="office").tasks
    resolved = replace(paper, state=PaperState.DEBATED)
    assert after(Outcome.REJECTED, resolved, tasks=(task,), responsible_id="office").removed_tasks == (task,)
    given = replace(task, organization_id="another")
    assert after(Outcome.REJECTED, resolved, tasks=(given,), responsible_id="office").removed_tasks == ()


def test_nothing_follows_twice() -> None:
    paper = replace(PAPER, target=Target.ADMINISTRATION)
    task = after(Outcome.ADOPTED, paper).tasks[0]
    assert after(Outcome.ADOPTED, paper, tasks=(task,)).tasks == ()


def test_a_correction_takes_back_only_what_nobody_has_gone_on_with() -> None:
    task = FollowUp("paper", "resolution", "Sprachkurse", id="task")
    assert after(Outcome.REJECTED, tasks=(task,)).removed_tasks == (task,)
    assert after(Outcome.REJECTED, tasks=(task,), reported=frozenset({"task"})).removed_tasks == ()
    assert after(Outcome.REJECTED, tasks=(replace(task, organization_id="o"),)).removed_tasks == ()
    guest = Speaker("Beratung", resolution_id="resolution", paper_id="paper", id="guest")
    assert after(Outcome.REJECTED, guests=(guest,)).removed_guests == (guest,)
    assert after(Outcome.REJECTED, guests=(replace(guest, person_id="p"),)).removed_guests == ()
    assert after(Outcome.REJECTED, guests=(replace(guest, state=SpeakerState.ASKED),)).removed_guests == ()


def test_an_outcome_entered_by_mistake_opens_the_matter_again() -> None:
    asked = awaited_station(PAPER, (HERE,), COUNCIL, after=0, requested_on=DAY)
    found = after(None, replace(PAPER, state=PaperState.DEBATED), stations=(HERE, asked))
    assert (found.paper.state, found.removed_stations) == (PaperState.ON_AGENDA, (asked,))


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.NOTED, PaperState.DONE),
        (Outcome.REJECTED, PaperState.DONE),
        (Outcome.POSTPONED, PaperState.ADMITTED),
        (Outcome.REMOVED, PaperState.ADMITTED),
        (Outcome.WITHDRAWN, PaperState.WITHDRAWN),
        (Outcome.SUSPENDED, PaperState.DEBATED),
        (Outcome.REFERRED_BACK, PaperState.SUBMITTED),
        (Outcome.REFERRED, PaperState.DEBATED),
    ],
)
def test_every_outcome_leads_the_paper_along_its_life(outcome: Outcome, state: PaperState) -> None:
    for before in PaperState:
        assert after(outcome, replace(PAPER, state=before)).paper.state is state


def test_a_way_through_its_life_takes_only_steps_that_there_are() -> None:
    for start in PaperState:
        for target in PaperState:
            paper = replace(PAPER, state=start).through(target)
            assert paper.state is target
    assert PaperState.DONE not in TRANSITIONS[PaperState.ON_AGENDA], "done only after it was debated"


@pytest.mark.parametrize("start", list(ConsultationState))
@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_station_comes_to_any_outcome_and_can_be_corrected(start: ConsultationState, outcome: Outcome) -> None:
    station = replace(HERE, state=start).conclude(outcome, DAY, target="Sozialausschuss")
    open_still = outcome in (Outcome.POSTPONED, Outcome.REMOVED)
    assert station.state is (ConsultationState.POSTPONED if open_still else ConsultationState.DONE)
    assert (station.outcome, station.decided_on) == (outcome, None if open_still else DAY)
    assert station.reopen().outcome is None
    assert (station.take_off_agenda().state, station.take_off_agenda().agenda_item_id) == (
        ConsultationState.PLANNED,
        None,
    )


def test_the_beirat_recommends_unless_the_matter_is_its_own() -> None:
    to_council = Paper("Plan", target=Target.COUNCIL)
    assert [usual_role(to_council, one).value for one in (BEIRAT, SOCIAL, COUNCIL)] == [
        "recommendation",
        "preparation",
        "decision",
    ]
    assert usual_role(Paper("Bitte", target=Target.ADMINISTRATION), BEIRAT) is ConsultationRole.RECOMMENDATION
    assert usual_role(Paper("Gast", target=Target.OWN), BEIRAT) is ConsultationRole.DECISION
    assert usual_role(Paper("Bericht", PaperType.REPORT), SOCIAL) is ConsultationRole.INFORMATION


def test_a_station_planned_elsewhere_first_stands_behind_the_one_at_home() -> None:
    council, home = Consultation("p", "council", 0), Consultation("p", "beirat")
    first, moved = placed((council,), home, "beirat")
    assert (first.id, first.position, moved.id, moved.position) == (home.id, 0, council.id, 1)
    assert awaits((first, moved), "beirat", "council")
    decided = replace(council, state=ConsultationState.DONE)
    assert [one.position for one in placed((decided,), home, "beirat")] == [1]
    assert [one.position for one in placed((council,), Consultation("p", "social"), "beirat")] == [1]


def test_a_committee_only_prepares_and_the_stadtrat_behind_it_is_asked_whatever_it_was_advised() -> None:
    motion = replace(PAPER, target=Target.COUNCIL, state=PaperState.DEBATED)
    there = Consultation("paper", SOCIAL.id, 1, state=ConsultationState.DONE, agenda_item_id="j", id="there")
    earlier = Consultation("paper", COUNCIL.id, 0, id="earlier")  # planned once, before the committee dealt with it
    matter = Matter(motion, (earlier, there), council=COUNCIL, home=BEIRAT)
    found = consequences(matter, Event(SOCIAL, there, Outcome.REJECTED, DAY, None))
    (asked,) = found.stations
    assert (asked.committee_id, asked.position, asked.requested_on) == (COUNCIL.id, 2, DAY)
    assert found.paper.state is PaperState.DEBATED


def test_what_is_done_behind_a_committee_is_not_asked_anew() -> None:
    motion = replace(PAPER, target=Target.COUNCIL, state=PaperState.DEBATED)
    there = Consultation("paper", SOCIAL.id, 1, state=ConsultationState.DONE, agenda_item_id="j", id="there")
    over = Consultation("paper", COUNCIL.id, 2, state=ConsultationState.DONE, id="over")
    found = consequences(
        Matter(motion, (there, over), council=COUNCIL), Event(SOCIAL, there, Outcome.ADOPTED, DAY, None)
    )
    assert [(one.id == "over", one.position) for one in found.stations] == [(False, 3)]


def test_a_guest_of_the_same_paper_who_waits_is_the_one_that_was_resolved_on() -> None:
    motion = replace(PAPER, target=Target.OWN, guest_topic="Fachberatung")
    others = Speaker("Anderes", paper_id="other", id="other")
    taken = Speaker("Früher", paper_id="paper", resolution_id="earlier", id="taken")
    waiting = Speaker("Fachberatung", paper_id="paper", id="waiting")
    found = after(Outcome.ADOPTED, motion, guests=(others, taken, waiting))
    assert [(one.id, one.resolution_id) for one in found.guests] == [("waiting", "resolution")]
    fresh = after(Outcome.ADOPTED, motion, guests=(others, taken))
    assert [(one.topic, one.resolution_id) for one in fresh.guests] == [("Fachberatung", "resolution")]


def test_the_stadtrat_stands_at_the_end_of_the_way_behind_a_committee_that_is_asked_first() -> None:
    planned = Consultation("paper", SOCIAL.id, 1, id="social")
    found = after(Outcome.RECOMMENDED, replace(PAPER, target=Target.COUNCIL), stations=(HERE, planned))
    asked = {(one.committee_id, one.requested_on) for one in found.stations}
    assert asked == {(SOCIAL.id, DAY), (COUNCIL.id, None)}
