"""What holds after closing, signing and issuing, and the acts that alone change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial

import pytest

from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.attendance import AttendanceState, Stay
from beirat_desktop.domain.consultations import ConsultationState, Outcome
from beirat_desktop.domain.corrections import CorrectionKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.holding import Stage
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.minutes import Minutes, MinutesPart, MinutesState
from beirat_desktop.domain.moments import BERLIN
from beirat_desktop.domain.papers import PaperState, PaperType, Target
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteForm
from beirat_desktop.german import refusal
from beirat_desktop.german.text_blocks import TEXT_BLOCKS
from beirat_desktop.store.record import create_record
from beirat_desktop.usecases.excerpts.excerpts import ExcerptTerms
from beirat_desktop.usecases.live.decisions import Decision
from beirat_desktop.usecases.minutes.corrections import Correcting
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record.checks import check
from beirat_desktop.usecases.tracking.consultations import StationDecision
from tests import factories
from tests.documents.reading import assert_in_order, assert_publishable, text_of
from tests.once import once
from tests.usecases.live_world import World, build, outdated

FOR = Decision(Outcome.ADOPTED, vote=Vote("", VoteForm.OPEN, yes=20))
SAID = Correcting("Stimmen vertauscht", "20 Ja", "20 Nein")
TERMS = ExcerptTerms("Ada Ağırbaş", "Vorsitzende", "Ludwigshafen", date(2012, 5, 25))


@pytest.fixture
def held(office) -> World:
    """A meeting with one adopted motion, closed."""
    world = build(office)

    def lead() -> None:
        office.course.open(world.meeting.id)
        world.come(20)
        office.resolutions.record(world.item.id, FOR)
        office.course.close(world.meeting.id, time(19))

    once(office.store, f"{__name__} held", lead)
    return world


def sign(world: World) -> None:
    world.office.minutes.sign(world.meeting.id, world.meeting.day)


def issue(world: World) -> None:
    sign(world)
    world.office.minutes.issue(world.meeting.id, date(2012, 6, 1))


def turn_round(world: World) -> None:
    """The typing error in the vote is corrected."""
    with world.office.store.reading() as unit:
        (recorded,) = unit.votes.all()
    against = Vote("", VoteForm.OPEN, no=20)
    decision = Decision(Outcome.REJECTED, vote=against, corrects_id=recorded.id, why="Stimmen vertauscht")
    world.office.resolutions.record(world.item.id, decision)


def votes_of(world: World) -> list[tuple[int, int]]:
    with world.office.store.reading() as unit:
        return [(vote.yes, vote.no) for vote in unit.votes.all()]


@pytest.mark.parametrize(
    ("further", "rule"),
    [(lambda world: None, "holding.closed"), (sign, "holding.signed"), (issue, "holding.issued")],
    ids=["closed", "signed", "issued"],
)
def test_a_vote_is_not_turned_round_in_silence(held, further, rule):
    further(held)
    with pytest.raises(Refused) as refused:
        turn_round(held)
    assert refused.value.rule == rule
    assert votes_of(held) == [(20, 0)]


def test_after_closing_a_reason_puts_a_vote_right_and_stays_in_the_record(held):
    office = held.office
    office.corrections.correct(held.meeting.id, SAID, lambda: turn_round(held))
    assert votes_of(held) == [(0, 20)]
    (act,) = office.corrections.of(held.meeting.id)
    assert (act.kind, act.reason, act.made_by) == (CorrectionKind.AMENDED, "Stimmen vertauscht", "Geschäftsstelle")


def test_without_a_reason_nothing_is_put_right(held):
    office = held.office
    with pytest.raises(Refused, match=r"correction\.reason_missing"):
        office.corrections.correct(held.meeting.id, Correcting("  "), lambda: turn_round(held))
    assert votes_of(held) == [(20, 0)]
    assert office.corrections.of(held.meeting.id) == []


def test_a_correction_that_changes_nothing_is_not_kept(held):
    with pytest.raises(Refused, match=r"correction\.nothing_changed"):
        held.office.corrections.correct(held.meeting.id, SAID, lambda: None)
    assert held.office.corrections.of(held.meeting.id) == []


def test_signed_minutes_are_shown_and_sent_as_the_bytes_that_were_signed(held):
    office = held.office
    sign(held)
    signed = office.minutes.paper(held.meeting.id).pdf
    office.persons.edit(held.people[1].id, family_name="Umbenannt")
    typed = office.minutes.paper(held.meeting.id, opening=RichText.of("Noch etwas."))
    assert typed.pdf == signed
    assert office.archive.pdf(office.minutes.issue(held.meeting.id).id) == signed


def test_both_parts_are_signed_where_there_is_a_closed_one(office):
    world = build(office)
    item = office.agenda.add_item(world.meeting.id, "Stelle Geheim", public=False)
    office.agenda.close(item.id, "Personalsache", "Personal")
    office.course.open(world.meeting.id)
    world.come(20)
    office.course.close(world.meeting.id, time(19))
    sign(world)
    public = office.minutes.paper(world.meeting.id, MinutesPart.PUBLIC).pdf
    assert "Stelle Geheim" not in text_of(public)
    assert "Stelle Geheim" in text_of(office.minutes.paper(world.meeting.id, MinutesPart.CLOSED).pdf)
    office.persons.edit(world.people[1].id, family_name="Umbenannt")
    assert office.minutes.paper(world.meeting.id, MinutesPart.PUBLIC).pdf == public


def test_who_moved_a_motion_and_its_number_hold_with_the_minutes(held):
    office, paper, meeting = held.office, held.paper.id, held.meeting.id
    office.papers.edit(paper, faction_id=None)  # a slip, seen in time
    office.papers.edit(paper, faction_id=factories.SPD.id)
    office.minutes.sign(meeting)
    slips = (
        partial(office.papers.edit, paper, faction_id=None),
        partial(office.papers.edit, paper, paper_type=PaperType.REPORT),
        partial(office.papers.give_number, paper, "2012/99"),
    )
    for slip in slips:
        with pytest.raises(Refused, match=r"holding\.signed"):
            slip()
    office.minutes.issue(meeting)
    for slip in slips:
        with pytest.raises(Refused, match=r"holding\.issued"):
            slip()
    office.papers.edit(paper, external_number="20123004")  # which others give later
    office.corrections.correct(meeting, Correcting("Verlesen", "SPD", "niemand"), slips[0])
    assert office.papers.get(paper).faction_id is None


def test_signatures_are_taken_back_with_a_reason_only_and_only_before_sending(held):
    office = held.office
    with pytest.raises(Refused, match=r"minutes\.not_signed"):
        office.corrections.take_back_signatures(held.meeting.id, "Grund")
    sign(held)
    with pytest.raises(Refused, match=r"correction\.reason_missing"):
        office.corrections.take_back_signatures(held.meeting.id, " ")
    draft = office.corrections.take_back_signatures(held.meeting.id, "Ein Name fehlt")
    assert (draft.state, draft.frozen, draft.signed_on) == (MinutesState.DRAFT, (), None)
    assert [act.kind for act in office.corrections.of(held.meeting.id)] == [CorrectionKind.SIGNATURES]
    issue(held)
    with pytest.raises(Refused, match=r"minutes\.not_signed"):
        office.corrections.take_back_signatures(held.meeting.id, "Zu spät")


def test_after_sending_a_correction_makes_a_corrected_issue_and_the_old_one_stays(held):
    office = held.office
    excerpt = office.excerpts.issue(held.item.id, TERMS, reason="Eilt")
    issue(held)
    old = office.minutes.view(held.meeting.id).issues[0]
    before = office.archive.pdf(old.id)
    said = Correcting("Die Stimmen waren vertauscht.", "„Ja“: 20", "„Nein“: 20", held.item.id)
    office.corrections.correct(held.meeting.id, said, lambda: turn_round(held))
    assert office.minutes.of(held.meeting.id).state is MinutesState.DRAFT
    assert [one.id for one in outdated(office)] == [excerpt.id]
    issue(held)
    new, first = office.minutes.view(held.meeting.id).issues
    assert (new.issue, first.id, office.archive.pdf(first.id)) == (2, old.id, before)
    assert_publishable(office.archive.pdf(new.id))
    said_there = " ".join(text_of(office.archive.pdf(new.id)).split())
    assert "Berichtigte Fassung vom 14.05.2012" in said_there
    assert "Zu Ö 2: Statt „‚Ja‘: 20“ richtig „‚Nein‘: 20“ (Die Stimmen waren vertauscht)." in said_there
    assert "Berichtigte Fassung" not in text_of(before)


def test_after_sending_an_act_says_what_was_wrong_and_what_is_right(held):
    issue(held)
    office = held.office
    for said, rule in (
        (Correcting("Grund"), "correction.wrong_missing"),
        (Correcting("Grund", "falsch"), "correction.right_missing"),
    ):
        with pytest.raises(Refused) as refused:
            office.corrections.reword(held.meeting.id, said)
        assert refused.value.rule == rule
    assert office.minutes.of(held.meeting.id).state is MinutesState.ISSUED


def test_a_corrected_issue_replaces_the_minutes_of_its_own_meeting_alone(office, held):
    """Those of every other meeting that went out stay as they are, with their state and their bytes."""
    issue(held)
    other = factories.meeting(state=MeetingState.CLOSED, number=13)
    sent = Minutes(other.id, state=MinutesState.ISSUED, issued_on=date(2012, 6, 1))
    with office.store.unit("other") as unit:
        unit.meetings.save(other)
        unit.minutes.save(sent)
    office.corrections.reword(held.meeting.id, Correcting("Ein Name", "Sen", "Şen"))
    assert office.minutes.of(held.meeting.id).state is MinutesState.DRAFT
    with office.store.reading() as unit:
        assert unit.minutes.where(meeting_id=other.id) == [sent]


def test_an_objection_is_decided_by_a_later_meeting(held):
    office = held.office
    issue(held)
    with pytest.raises(Refused, match=r"correction\.decision_missing"):
        office.corrections.decide_objection(held.meeting.id, Correcting(wrong="18 Uhr", right="17 Uhr"))
    assert office.corrections.deciding_meetings(held.meeting.id) == []
    later = office.meetings.plan(held.meeting.committee_id, held.meeting.start.replace(month=8))
    office.course.open(later.id)
    assert [one.id for one in office.corrections.deciding_meetings(held.meeting.id)] == [later.id]
    after = office.meetings.plan(held.meeting.committee_id, held.meeting.start.replace(month=11))
    office.course.open(after.id)
    assert [one.id for one in office.corrections.deciding_meetings(held.meeting.id)] == [later.id]
    with pytest.raises(Refused, match=r"correction\.objection_late"):
        office.corrections.decide_objection(
            held.meeting.id, Correcting(wrong="18 Uhr", right="17 Uhr", decided_at_id=after.id)
        )
    refused = Correcting(wrong="um „17 Uhr“", raised_by="Frau Şen", decided_at_id=later.id, accepted=False)
    office.corrections.decide_objection(held.meeting.id, refused)
    assert office.minutes.of(held.meeting.id).state is MinutesState.ISSUED
    followed = Correcting(wrong="18 Uhr", right="17 Uhr", raised_by="Frau Şen", decided_at_id=later.id)
    office.corrections.decide_objection(held.meeting.id, followed)
    text = " ".join(text_of(office.minutes.paper(held.meeting.id).pdf).split())
    assert "Statt „18 Uhr“ richtig „17 Uhr“ (Einwendung von Frau Şen, entschieden am 24.08.2012)." in text
    assert "Statt „17 Uhr“" not in text
    told = " ".join(text_of(office.minutes.paper(later.id).pdf).split())
    assert_in_order(
        told,
        "Einwendungen gegen die Niederschrift",
        "Einwendung von Frau Şen gegen die Niederschrift vom 24.05.2012 zu „um ‚17 Uhr‘“. Der Einwendung wird nicht "
        "gefolgt.",
        "Einwendung von Frau Şen gegen die Niederschrift vom 24.05.2012: Statt „18 Uhr“ richtig „17 Uhr“. Der "
        "Einwendung wird gefolgt.",
        "Mitteilungen",
    )
    assert told.count("Der Einwendung wird") == 2
    assert "Einwendung von" not in text_of(office.minutes.paper(after.id).pdf)


def test_minutes_that_went_out_late_are_objected_to_in_the_meeting_after(held):
    office = held.office
    before, after, much_later = (
        office.meetings.plan(held.meeting.committee_id, held.meeting.start.replace(month=month)) for month in (8, 9, 11)
    )
    for one in (before, after, much_later):
        office.course.open(one.id)
    sign(held)
    office.minutes.issue(held.meeting.id, date(2012, 9, 1))
    assert [one.id for one in office.corrections.deciding_meetings(held.meeting.id)] == [after.id]
    said = Correcting(wrong="18 Uhr", right="17 Uhr", raised_by="Frau Şen", decided_at_id=after.id)
    office.corrections.decide_objection(held.meeting.id, said)
    office.corrections.decide_objection(held.meeting.id, replace(said, wrong="Zehn", right="Elf", raised_by="Herr Uhl"))
    sign(held)
    office.minutes.issue(held.meeting.id, date(2012, 10, 1))
    deciding = [one.id for one in office.corrections.deciding_meetings(held.meeting.id)]
    assert deciding == [after.id, much_later.id], "the corrected issue can be objected to as well"
    told = " ".join(text_of(office.minutes.paper(held.meeting.id).pdf).split())
    assert_in_order(told, "Statt „18 Uhr“ richtig „17 Uhr“", "Statt „Zehn“ richtig „Elf“")


def test_an_objection_is_not_left_out_of_the_minutes_of_the_meeting_that_decided(held):
    office = held.office
    issue(held)
    later = office.meetings.plan(held.meeting.committee_id, held.meeting.start.replace(month=8))
    office.course.open(later.id)
    office.course.close(later.id, later.start.replace(hour=20))
    office.minutes.sign(later.id, later.day)
    said = Correcting(wrong="18 Uhr", right="17 Uhr", raised_by="Frau Şen", decided_at_id=later.id)
    with pytest.raises(Refused, match=r"correction\.decision_untold") as refused:
        office.corrections.decide_objection(held.meeting.id, said)
    assert "Niederschrift vom 24.08.2012 ist schon unterschrieben" in refusal(refused.value)
    assert office.corrections.of(held.meeting.id) == []
    office.corrections.take_back_signatures(later.id, "Die Einwendung fehlt")
    office.corrections.decide_objection(held.meeting.id, said)
    assert "Einwendung von Frau Şen" in text_of(office.minutes.paper(later.id).pdf)
    office.minutes.sign(later.id, later.day)
    told = replace(said, wrong="Zehn", right="Elf", reason="Steht im Verlauf zu Ö 3.")
    office.corrections.decide_objection(held.meeting.id, told)
    assert [one.wrong for one in office.corrections.of(held.meeting.id)] == ["18 Uhr", "Zehn"]


def test_an_objection_to_a_closed_item_is_told_in_the_closed_part_alone(office):
    world = build(office)
    item = office.agenda.add_item(world.meeting.id, "Stelle", public=False)
    office.course.open(world.meeting.id)
    world.come(20)
    office.course.close(world.meeting.id, time(19))
    issue(world)
    later = office.meetings.plan(world.meeting.committee_id, world.meeting.start.replace(month=8))
    office.course.open(later.id)
    said = Correcting(wrong="Geheimwort", item_id=item.id, decided_at_id=later.id, accepted=False)
    office.corrections.decide_objection(world.meeting.id, said)
    told = [part for part in MinutesPart if "Geheimwort" in text_of(office.minutes.paper(later.id, part).pdf)]
    assert told == [MinutesPart.WHOLE, MinutesPart.CLOSED]


def test_what_is_corrected_behind_closed_doors_is_not_told_in_public(office):
    world = build(office)
    item = office.agenda.add_item(world.meeting.id, "Stelle Geheim", public=False)
    office.agenda.close(item.id, "Personalsache", "Personal")
    office.course.open(world.meeting.id)
    world.come(20)
    office.course.close(world.meeting.id, time(19))
    issue(world)
    office.corrections.reword(world.meeting.id, Correcting("Geheimgrund", "Geheimwort", "Anderswort", item.id))
    assert "Geheimwort" in text_of(office.minutes.paper(world.meeting.id).pdf)
    assert "Geheim" not in text_of(office.minutes.paper(world.meeting.id, MinutesPart.PUBLIC).pdf)


@pytest.mark.parametrize("named", [None, "public"])
def test_an_act_that_touches_a_closed_item_is_told_in_its_part_alone_whatever_it_names(office, named):
    world = build(office)
    item = office.agenda.add_item(world.meeting.id, "Stelle", public=False)
    office.course.open(world.meeting.id)
    world.come(20)
    office.resolutions.edit_text(item.id, RichText.of("Ja."))
    office.resolutions.record(item.id, FOR)
    office.course.close(world.meeting.id, time(19))
    issue(world)
    (vote,) = office.resolutions.votes(item.id)
    typed = Decision(vote=Vote(yes=18, no=2), corrects_id=vote.id, why="Vertippt")
    said = Correcting("Vertippt", "Geheimwort", "Anderswort", world.item.id if named else None)
    office.corrections.correct(world.meeting.id, said, partial(office.resolutions.record, item.id, typed))
    told = [part for part in MinutesPart if "Geheimwort" in text_of(office.minutes.paper(world.meeting.id, part).pdf)]
    assert told == [MinutesPart.WHOLE, MinutesPart.CLOSED]


def test_undo_stops_at_what_holds(held):
    office = held.office
    with pytest.raises(Refused, match=r"holding\.closed"):
        office.undo()
    assert office.corrections.stage(held.meeting.id) is Stage.CLOSED
    sign(held)
    assert office.undoable is None


def test_a_vote_entered_by_mistake_goes_with_its_reason_only(office):
    world = build(office)
    office.agenda.close(world.item.id, "Personalsache", "Personal")
    office.course.open(world.meeting.id)
    world.come(20)
    office.resolutions.record(world.item.id, FOR)
    with pytest.raises(Refused, match=r"holding\.recorded") as refused:
        office.undo()
    assert refused.value.overridable
    assert world.item.title in refusal(refused.value)
    assert votes_of(world) == [(20, 0)]
    office.undo("Am falschen Punkt erfasst")
    assert votes_of(world) == []
    (act,) = office.corrections.of(world.meeting.id)
    assert (act.kind, act.reason, act.agenda_item_id) == (
        CorrectionKind.MISTAKE,
        "Am falschen Punkt erfasst",
        world.item.id,
    )
    assert (act.wrong, act.public) == (
        f"„{world.item.title}“: Hauptabstimmung: Ja: 20, Nein: 0, Enthaltungen: 0 – einstimmig angenommen",
        False,
    )
    office.redo()
    assert votes_of(world) == [(20, 0)]


def test_the_correction_of_a_typing_error_is_not_forgotten_by_undo(office):
    world = build(office)
    office.course.open(world.meeting.id)
    world.come(20)
    office.resolutions.record(world.item.id, FOR)
    turn_round(world)
    with pytest.raises(Refused, match=r"holding\.recorded"):
        office.undo()
    assert votes_of(world) == [(0, 20)]


def test_a_mistake_is_no_way_to_change_a_closed_meeting(held):
    with pytest.raises(Refused, match=r"holding\.closed"):
        held.office.undo("Doch nicht")
    assert held.office.corrections.of(held.meeting.id) == []


def test_a_closed_meeting_is_gone_on_with_until_it_is_signed(held):
    office = held.office
    office.course.reopen(held.meeting.id)
    assert office.corrections.stage(held.meeting.id) is Stage.OPEN
    office.course.close(held.meeting.id, time(19))
    sign(held)
    with pytest.raises(Refused, match=r"holding\.signed"):
        office.course.reopen(held.meeting.id)


def test_who_led_the_meeting_may_be_entered_afterwards_but_not_exchanged(held):
    office, meeting = held.office, held.meeting
    office.meetings.edit(meeting.id, secretary_id=held.people[3].id)
    with pytest.raises(Refused, match=r"holding\.closed"):
        office.meetings.edit(meeting.id, secretary_id=held.people[4].id)


def test_nobody_takes_times_from_a_closed_meeting(held):
    office, meeting = held.office, held.meeting
    with pytest.raises(Refused, match=r"holding\.closed"):
        office.attendances.leave(meeting.id, held.people[0].id, time(18))
    with pytest.raises(Refused, match=r"holding\.closed"):
        office.attendances.mark(meeting.id, [held.people[0].id], AttendanceState.EXCUSED)


def test_signed_minutes_of_one_meeting_sign_no_other(office, held):
    sign(held)
    other = factories.meeting(state=MeetingState.CLOSED, number=13)
    with office.store.unit("other") as unit:
        unit.meetings.save(other)
    assert office.corrections.stage(held.meeting.id) is Stage.SIGNED
    assert office.corrections.stage(other.id) is Stage.CLOSED


def test_an_excerpt_from_signed_minutes_is_not_blamed_on_the_draft_that_corrects_them(held):
    office = held.office

    def blamed() -> bool:
        return "excerpt.issued_unsigned" in {one.rule for one in office.minutes.findings(held.meeting.id)}

    issue(held)
    office.excerpts.issue(held.item.id, TERMS)
    office.corrections.reword(held.meeting.id, Correcting("Ein Name", "Sen", "Şen"))
    assert not blamed()
    later = office.store.now() + timedelta(minutes=1)
    office.store.now = lambda: later
    office.excerpts.issue(held.item.id, TERMS, reason="Eilt")
    assert blamed()


def test_what_an_objection_changes_is_told_once_and_changes_the_fact(held):
    office = held.office
    issue(held)
    later = office.meetings.plan(held.meeting.committee_id, held.meeting.start.replace(month=8))
    office.course.open(later.id)
    said = Correcting(wrong="Ja: 20", right="Nein: 20", raised_by="Frau Şen", decided_at_id=later.id)
    office.corrections.decide_objection(held.meeting.id, said)
    office.corrections.decide_objection(held.meeting.id, replace(said, wrong="Zehn", right="Elf", accepted=False))
    (objection,) = office.corrections.followed(held.meeting.id)
    lost = next(act for act in office.corrections.of(held.meeting.id) if not act.accepted)
    with pytest.raises(Refused, match=r"correction\.not_followed"):
        office.corrections.correct(held.meeting.id, Correcting(carries_out=lost.id), lambda: turn_round(held))
    assert votes_of(held) == [(20, 0)]
    office.corrections.correct(held.meeting.id, Correcting(carries_out=objection.id), lambda: turn_round(held))
    assert votes_of(held) == [(0, 20)]
    assert len(office.corrections.followed(held.meeting.id)) == 1
    told = " ".join(text_of(office.minutes.paper(held.meeting.id).pdf).split())
    assert told.count("Statt „") == told.count("Einwendung von Frau Şen, entschieden am 24.08.2012") == 1
    assert "Nein: 20, Enthaltungen: 0 – abgelehnt" in told
    decided = text_of(office.minutes.paper(later.id).pdf)
    assert decided.count("Der Einwendung wird gefolgt") == 1


def test_minutes_sent_in_time_are_not_late_because_they_are_corrected_afterwards(held):
    office = held.office
    issue(held)
    office.store.now = lambda: datetime(2012, 9, 3, 9, tzinfo=BERLIN)
    office.corrections.correct(held.meeting.id, SAID, lambda: turn_round(held))
    late = {"minutes.overdue", "minutes.issued_late"}
    told = {found.rule for found in (*office.minutes.findings(held.meeting.id), *check(office.store))}
    assert not late & told
    sign(held)
    office.minutes.issue(held.meeting.id)
    assert not late & {found.rule for found in (*office.minutes.findings(held.meeting.id), *check(office.store))}


def test_the_check_does_not_blame_an_excerpt_of_signed_minutes_on_their_correction(held):
    office = held.office
    issue(held)
    office.excerpts.issue(held.item.id, TERMS)
    office.corrections.correct(held.meeting.id, SAID, lambda: turn_round(held))
    assert "excerpt.issued_unsigned" not in {found.rule for found in check(office.store)}
    office.store.now = lambda: datetime(2012, 9, 3, 9, tzinfo=BERLIN)
    office.excerpts.issue(held.item.id, TERMS, reason="Das Amt wartet darauf")
    assert "excerpt.issued_unsigned" in {found.rule for found in check(office.store)}


def test_corrections_are_told_in_their_order_after_the_record_went_out_and_in(held, tmp_path):
    office = held.office
    issue(held)
    for number in range(5):
        there = office.attendances.sheet(held.meeting.id).rows[number].person.id
        said = Correcting(f"Grund {number}", f"falsch {number}", f"richtig {number}")
        gone = [Stay(datetime(2012, 5, 24, 17), datetime(2012, 5, 24, 18, number))]
        put_right = partial(office.attendances.set_stays, held.meeting.id, there, gone, "Tippfehler")
        office.store.now = lambda minute=number: datetime(2012, 6, 3, 9, minute, tzinfo=BERLIN)
        office.corrections.correct(held.meeting.id, said, put_right)
    store = create_record(tmp_path / "other.db")
    there = Office(store)
    content = office.exchange.export()
    there.exchange.import_(content)
    assert [act.wrong for act in there.corrections.of(held.meeting.id)] == [f"falsch {number}" for number in range(5)]
    assert there.exchange.export() == content
    there.close()


def test_a_correction_moves_nothing_of_a_matter_that_went_on_since(office):
    world = build(office, target=Target.COUNCIL)
    office.course.open(world.meeting.id)
    world.come(20)
    office.resolutions.record(world.item.id, Decision(vote=Vote("", yes=20)))
    office.course.close(world.meeting.id, time(19))
    issue(world)
    office.store.now = lambda: datetime(2012, 7, 3, 9, tzinfo=BERLIN)
    council = world.stations()[1]
    back = StationDecision(Outcome.REFERRED_BACK, date(2012, 6, 25))
    office.consultations.decide(council.id, back)
    state, (first, *later) = world.reload().state, world.stations()
    assert (state, [station.state for station in later][-1]) == (PaperState.ADMITTED, ConsultationState.PLANNED)
    for outcome, counts in (
        (Outcome.RECOMMENDED, (19, 1)),
        (Outcome.REJECTED, (1, 19)),
        (Outcome.RECOMMENDED, (20, 0)),
    ):
        (vote,) = office.resolutions.votes(world.item.id)
        mended = Decision(outcome, vote=Vote("", yes=counts[0], no=counts[1]), corrects_id=vote.id, why="verlesen")
        office.corrections.correct(world.meeting.id, SAID, partial(office.resolutions.record, world.item.id, mended))
        assert (world.reload().state, world.stations()[1:]) == (state, later)
        assert world.stations()[0] == replace(first, outcome=outcome, outcome_target=world.stations()[0].outcome_target)


def test_other_counts_with_the_same_result_open_no_matter_that_was_carried_out(office):
    world = build(office, target=Target.ADMINISTRATION)
    office.course.open(world.meeting.id)
    world.come(20)
    office.resolutions.record(world.item.id, FOR)
    office.course.close(world.meeting.id, time(19))
    office.tracking.settle(world.paper.id)
    (vote,) = office.resolutions.votes(world.item.id)
    mended = Decision(vote=Vote("", yes=19, no=1), corrects_id=vote.id, why="verzählt")
    office.corrections.correct(world.meeting.id, SAID, lambda: office.resolutions.record(world.item.id, mended))
    assert (votes_of(world), world.reload().state) == ([(19, 1)], PaperState.DONE)


def test_a_corrected_issue_that_still_says_what_its_head_calls_wrong_is_not_signed_in_silence(held):
    office, key, item = held.office, held.meeting.id, held.item.id
    course = RichText.of("Es gibt Kurse in Mainz.")
    office.resolutions.edit(item, course=course)
    issue(held)
    said = Correcting("Verhört", "Mainz", "Worms", item)
    office.corrections.reword(key, said)
    assert "minutes.still_wrong" in {one.rule for one in office.minutes.findings(key)}
    with pytest.raises(Refused, match=r"minutes\.needs_reason") as refused:
        sign(held)
    assert "„Mainz“ (richtig „Worms“)" in refusal(refused.value)
    assert office.minutes.of(key).state is MinutesState.DRAFT
    office.corrections.correct(key, said, lambda: office.resolutions.edit(item, course=RichText.of("Kurse in Worms.")))
    assert "minutes.still_wrong" not in {one.rule for one in office.minutes.findings(key)}
    sign(held)
    assert office.minutes.of(key).state is MinutesState.SIGNED


def test_a_reason_lets_the_words_stand_and_is_shown_among_what_was_passed_over(held):
    office, key, item = held.office, held.meeting.id, held.item.id
    office.resolutions.edit(item, course=RichText.of("Mainz und Mainz."))
    issue(held)
    office.corrections.reword(key, Correcting("Verhört", "Mainz", "Worms", item))
    office.minutes.sign(key, held.meeting.day, "Das andere Mainz stimmt")
    view = office.minutes.view(key)
    assert "minutes.still_wrong" not in {one.rule for one in view.findings}
    (passed,) = [one for one in view.passed if one.override.rule == "minutes.still_wrong"]
    assert passed.override.reason == "Das andere Mainz stimmt"
    assert passed.finding is not None
    assert passed.number
    assert "minutes.still_wrong" not in {one.rule for one in check(office.store)}


def test_where_an_objection_was_raised_the_minutes_do_not_say_that_none_was(held):
    office = held.office
    issue(held)
    later = office.meetings.plan(held.meeting.committee_id, held.meeting.start.replace(month=8))
    office.course.open(later.id)
    (raised,) = [one for one in office.agenda.items(later.id) if one.kind is ItemKind.OBJECTIONS]
    denial = TEXT_BLOCKS["desk.no_objections"].usual
    office.resolutions.edit(raised.id, course=RichText.of(f"Frau Şen meldet sich.\n{denial}"))
    said = Correcting(wrong="18 Uhr", raised_by="Frau Şen", decided_at_id=later.id, accepted=False)
    office.corrections.decide_objection(held.meeting.id, said)
    told = " ".join(text_of(office.minutes.paper(later.id).pdf).split())
    assert_in_order(told, "Frau Şen meldet sich.", "Einwendung von Frau Şen gegen die Niederschrift")
    assert denial not in told


def test_the_wording_of_a_resolution_is_put_right_by_an_act_and_makes_its_excerpt_outdated(held):
    office, key, item = held.office, held.meeting.id, held.item.id
    new = RichText.of("Der Beirat lädt zwei Gäste ein.")
    with pytest.raises(Refused, match=r"holding\.closed"):
        office.resolutions.correct_text(item, new)
    issue(held)
    office.excerpts.issue(item, TERMS)
    with pytest.raises(Refused, match=r"holding\.issued"):
        office.resolutions.correct_text(item, new)
    said = Correcting("Verschrieben", "einen Gast", "zwei Gäste", item)
    office.corrections.correct(key, said, partial(office.resolutions.correct_text, item, new))
    (row,) = [one for one in office.resolutions.desk(key).items if one.item.id == item]
    assert (row.resolution.text, row.vote.wording) == (new, new)
    with office.store.reading() as unit:
        assert {one.wording for one in unit.consultations.where(agenda_item_id=item)} == {new}
    assert "Der Beirat lädt zwei Gäste ein." in text_of(office.minutes.paper(key).pdf)
    assert [one.agenda_item_id for one in outdated(office)] == [item]


def test_while_the_meeting_runs_a_wording_that_was_voted_on_is_not_typed_over(office):
    world = build(office)
    office.course.open(world.meeting.id)
    world.come(20)
    office.resolutions.record(world.item.id, FOR)
    with pytest.raises(Refused, match=r"resolution\.wording_locked"):
        office.resolutions.correct_text(world.item.id, RichText.of("Anders."))
