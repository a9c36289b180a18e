"""A meeting of May keeps the seats and names of May, whatever holds afterwards."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german import refusal
from beirat_desktop.store.first_look import first_rows
from beirat_desktop.store.record import create_record
from beirat_desktop.usecases.live.decisions import Decision
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record.checks import check
from tests import factories
from tests.documents.reading import text_of
from tests.once import once
from tests.usecases.live_world import build

BEIRAT, SPD = factories.BEIRAT.id, factories.SPD.id
LATER = datetime(2012, 8, 1, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
AUGUST = date(2012, 8, 1)


@pytest.fixture
def world(office):
    """The meeting of 24 May, held with 18 of 33; the motion is the SPD's and was adopted by 18 votes."""
    made = build(office, faction_id=SPD, dated=date(2012, 5, 2))

    def lead() -> None:
        office.course.open(made.meeting.id, time(17, 0))
        made.come(18)
        office.resolutions.record(
            made.item.id, Decision(Outcome.ADOPTED, made.paper.proposal, Vote("", yes=18), reason="eindeutig")
        )
        office.course.close(made.meeting.id, time(20, 0))

    once(office.store, f"{__name__} world", lead)
    office.store.now = lambda: LATER
    return made


def new_statutes(office):
    office.committees.edit(
        BEIRAT,
        since=AUGUST,
        statutory_seats=60,
        name="Integrationsrat",
        short_name="IR",
        genitive="des Integrationsrates",
        definite="Der Integrationsrat",
    )
    office.committees.edit_faction(SPD, since=AUGUST, name="Fraktion Morgenrot", short_name="Morgenrot")


def papers_of(world):
    """The text of every paper about the meeting and its motion, with its versions for the public."""
    office, meeting, item = world.office, world.meeting.id, world.item.id
    kinds = [
        (kind, meeting, public)
        for kind in (IssuedKind.PUBLIC_NOTICE, IssuedKind.INVITATION, IssuedKind.MINUTES)
        for public in (False, True)
    ]
    kinds += [(kind, meeting, False) for kind in (IssuedKind.SIGN_IN_SHEET, IssuedKind.SCRIPT)]
    kinds += [(IssuedKind.EXCERPT, item, False), (IssuedKind.MOTION, world.paper.id, False)]
    return {
        (kind, public): text_of(office.publications.preview(kind, key, publication=public).pdf)
        for kind, key, public in kinds
    }


def test_every_paper_of_the_meeting_keeps_seats_and_names_of_its_day(world):
    before = papers_of(world)
    assert "SPD-Fraktion" in before[IssuedKind.MINUTES, False]
    new_statutes(world.office)
    assert papers_of(world) == before


def test_what_shows_and_judges_the_meeting_reads_the_seats_of_its_day(world):
    office, meeting = world.office, world.meeting.id
    before = check(office.store)
    desk = office.resolutions.desk(meeting)
    findings = office.minutes.findings(meeting)
    new_statutes(office)
    assert office.attendances.quorum(meeting).needed == 17
    assert office.attendances.sheet(meeting).committee.statutory_seats == 33
    assert office.resolutions.desk(meeting) == desk
    assert office.minutes.findings(meeting) == findings
    # What is new is of today alone: that the new seats are empty.
    assert [each.rule for each in check(office.store) if each not in before] == ["members.seats_vacant"]
    assert office.committees.seats(BEIRAT, date(2012, 5, 24)).statutory == 33
    assert office.committees.seats(BEIRAT, AUGUST).statutory == 60


def test_a_meeting_afterwards_reads_the_new_ones(world):
    new_statutes(world.office)
    later = factories.meeting(datetime(2012, 9, 6, 17), number=9)
    with world.office.store.unit("test") as unit:
        unit.meetings.save(later)
    sheet = world.office.attendances.sheet(later.id)
    assert (sheet.committee.name, sheet.quorum.needed) == ("Integrationsrat", 31)


def test_lists_name_the_mover_as_on_the_day_of_the_paper(world):
    office = world.office
    new_statutes(office)
    new = office.papers.add(title="Neues", faction_id=SPD)
    rows = {row.id: row.sender for row in office.papers.page(50)}
    assert rows[world.paper.id] == "SPD"
    assert office.papers.rows([world.paper.id])[0].sender == "SPD"
    assert rows[new.id] == "Morgenrot"


def test_without_a_day_a_change_holds_from_today(world):
    world.office.committees.edit(BEIRAT, statutory_seats=40)
    assert [(until, held.statutory_seats) for until, held in world.office.committees.states(BEIRAT)] == [
        (date(2012, 7, 31), 33),
        (None, 40),
    ]


def test_after_a_meeting_of_today_a_change_holds_from_tomorrow(world):
    world.office.store.now = lambda: datetime(2012, 5, 24, 21, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    world.office.committees.edit(BEIRAT, statutory_seats=60)
    assert world.office.attendances.quorum(world.meeting.id).needed == 17
    assert world.office.committees.get(BEIRAT, date(2012, 5, 25)).statutory_seats == 60


def test_a_change_to_come_shows_nowhere_before_its_day(world):
    world.office.committees.edit(BEIRAT, since=date(2013, 1, 1), statutory_seats=40, short_name="IR")
    assert world.office.committees.get(BEIRAT).statutory_seats == 33
    assert world.office.committees.all()[0].label == "Beirat"


@pytest.fixture
def signed(world):
    world.office.minutes.sign(world.meeting.id)
    return world


@pytest.mark.parametrize(
    "change",
    [
        lambda office, **how: office.committees.edit(BEIRAT, statutory_seats=40, **how),
        lambda office, **how: office.settings.edit_profile(BEIRAT, notice_days=6, **how),
        lambda office, **how: office.settings.set_standing_items(BEIRAT, (), **how),
    ],
)
@pytest.mark.parametrize("how", [{"since": date(2012, 5, 24)}, {"since": date(2012, 1, 1)}, {"mistake": True}])
def test_seats_and_rules_behind_signed_minutes_change_only_with_a_reason_that_the_checklist_shows(signed, change, how):
    office, meeting = signed.office, signed.meeting.id
    before = office.committees.states(BEIRAT)
    with pytest.raises(Refused, match=r"committee\.signed_since") as refused:
        change(office, **how)
    assert refusal(refused.value).startswith(
        "Sitze und Regeln stehen hinter unterschriebenen Niederschriften (24.05.2012). Bitte einen Tag nach dem "
        "24.05.2012 wählen."
    )
    assert office.committees.states(BEIRAT) == before
    change(office, **how, reason="Die Satzung sagte es schon immer")
    assert office.committees.states(BEIRAT) != before
    (passed,) = [one for one in office.minutes.view(meeting).passed if one.override.rule == "committee.behind_signed"]
    assert passed.override.reason == "Die Satzung sagte es schon immer"


def test_a_day_after_the_signed_meeting_and_a_mended_name_need_no_reason(signed):
    office = signed.office
    office.committees.edit(BEIRAT, since=date(2012, 5, 25), statutory_seats=40)
    office.committees.edit(BEIRAT, since=date(2012, 5, 1), mistake=True, name="Beirat für Integration")
    assert office.committees.get(BEIRAT, date(2012, 5, 24)).statutory_seats == 33
    assert [one.override.rule for one in office.minutes.view(signed.meeting.id).passed].count(
        "committee.behind_signed"
    ) == 0


def test_undo_does_not_reach_behind_the_signatures(world):
    office = world.office
    office.committees.edit(BEIRAT, since=date(2012, 5, 1), statutory_seats=40)
    kept = list(office.store._undo)
    office.minutes.sign(world.meeting.id)
    office.store._undo[:] = kept  # as if another workplace had signed
    with pytest.raises(Refused, match=r"committee\.signed_since"):
        office.undo()


def test_a_mistake_leaves_no_former_value(world):
    world.office.committees.edit(BEIRAT, mistake=True, statutory_seats=31, appointed_seats=10)
    assert [held.statutory_seats for _, held in world.office.committees.states(BEIRAT)] == [31]
    assert world.office.attendances.quorum(world.meeting.id).needed == 16


def test_no_time_may_have_more_appointed_seats_than_seats(world):
    world.office.committees.edit(BEIRAT, since=AUGUST, statutory_seats=60, appointed_seats=20)
    with pytest.raises(Refused, match=r"committee\.appointed_seats"):
        world.office.committees.edit(BEIRAT, since=date(2012, 1, 1), appointed_seats=34)


def test_former_values_leave_and_enter_with_the_record(world, tmp_path):
    new_statutes(world.office)
    content = world.office.exchange.export()
    other = Office(create_record(tmp_path / "other.db", user="x"))
    other.exchange.import_(content)
    assert other.committees.states(BEIRAT) == world.office.committees.states(BEIRAT)
    assert other.committees.faction_states(SPD)[0][1].name == "SPD-Fraktion"
    assert other.exchange.export() == content
    other.store.close()


def test_undo_takes_a_period_back(world):
    world.office.committees.edit(BEIRAT, statutory_seats=40)
    world.office.undo()
    assert [held.statutory_seats for _, held in world.office.committees.states(BEIRAT)] == [33]


@pytest.mark.sqlite
def test_the_first_look_names_the_mover_as_the_list_does(world):
    office = world.office
    new_statutes(office)
    office.papers.add(title="Neues", faction_id=SPD)
    states = [state.value for state in PaperState]
    looked = first_rows(office.store.file, states, 50)
    assert looked == office.papers.page(50)
    assert {row.sender for row in looked} == {"SPD", "Morgenrot"}
