"""What the desk says of items and persons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from beirat_desktop.desktop import states
from beirat_desktop.desktop.live.keys import KEYS
from beirat_desktop.desktop.live.lists import OPEN, Line
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.domain.agenda import ItemState
from beirat_desktop.domain.attendance import BY_VIDEO, AttendanceGroup, AttendanceState, Declared
from beirat_desktop.domain.calls import Call
from beirat_desktop.domain.consultations import UNFAVOURABLE
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.numbering import labelled
from beirat_desktop.domain.parts_changed import number_before
from beirat_desktop.domain.quorum import Quorum
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.timetable import timetable
from beirat_desktop.domain.votes import RESOLVING_KINDS, Effect, Vote, effect, flaws
from beirat_desktop.domain.voting import superseded
from beirat_desktop.german import norm, word
from beirat_desktop.german.attendance import ATTENDANCE_STATES
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.german.counts import counted, listed
from beirat_desktop.german.dates import clock, clock_on
from beirat_desktop.german.minutes import was_words
from beirat_desktop.german.votes import (
    EFFECTS,
    FLAWS,
    QUORUM_RULES,
    VOTE_KINDS,
    count_line,
    demand_words,
    line,
    needed_words,
    subject_words,
    void_words,
)
from beirat_desktop.usecases.live.attendance_sheets import AttendanceRow, AttendanceSheet
from beirat_desktop.usecases.live.course import interrupted
from beirat_desktop.usecases.live.resolutions import Desk, DeskItem

_SHORT = {
    AttendanceState.EXCUSED: "entsch.",
    AttendanceState.ABSENT: word(AttendanceState.ABSENT),
    AttendanceState.SUBSTITUTED: "vertr.",
}
_MOST_NAMED = 4


def last_words(desk: Desk) -> str:
    """That no item follows, and what is left to be done then."""
    waiting = [row.number or row.item.title for row in desk.items if row.item.state is ItemState.OPEN]
    if waiting:
        more = len(waiting) - _MOST_NAMED
        named = waiting if more <= 0 else [*waiting[:_MOST_NAMED], counted(more, "weiterer", "weitere")]
        return f"Das ist der letzte Punkt. Noch nicht aufgerufen: {listed(named)}."
    if desk.meeting.state is MeetingState.RUNNING:
        return f"Das ist der letzte Punkt. Danach wird die Sitzung geschlossen: {KEYS['step'].shown}."
    return "Das ist der letzte Punkt."


def agenda_lines(desk: Desk) -> list[Line]:
    """The agenda as lines, with a heading over the non-public part."""
    found: list[Line] = []
    for row in desk.items:
        if not row.item.public and all(line.key for line in found):
            found.append(Line("", "Nichtöffentlicher Teil"))
        found.append(_agenda_line(row))
    return found


def _agenda_line(row: DeskItem) -> Line:
    item = row.item
    sign, tone, sub, state = "", Tone.NEUTRAL, "", ""
    void = item.outcome is None and row.vote is not None and effect(row.vote) is Effect.VOID
    if item.outcome is not None:
        sub = outcome_words(item.outcome, item.outcome_target)
        tone = states.tone(item.outcome)
        sign = "–" if item.outcome in UNFAVOURABLE else "→" if tone is Tone.AMBER else "✓"
    elif void:
        sub, tone, sign = EFFECTS[Effect.VOID], Tone.RED, "✗"
    elif item.state is ItemState.DONE:
        sign, tone, state = "✓", Tone.GREEN, "erledigt"
    elif item.state is ItemState.CURRENT:
        sub, tone, sign = "wird behandelt", Tone.BLUE, "●"
    was = was_words(number_before(row.votes, public=not item.public))
    sub = " · ".join(filter(None, (sub, was)))
    strong = item.state is ItemState.CURRENT
    title = item.title or "Ohne Titel"
    return Line(item.id, title, sub, row.number, sign, tone, strong=strong, tip=item.title, state=state)


def vote_lines(row: DeskItem) -> list[Line]:
    """The votes of an item in turn, then what is still to be voted on."""
    gone = superseded(row.votes)
    lines = []
    for number, vote in enumerate(row.votes, 1):
        how = effect(vote)
        tone = {Effect.CARRIED: Tone.GREEN, Effect.LOST: Tone.RED, Effect.VOID: Tone.RED}.get(how, Tone.NEUTRAL)
        sign = {Effect.CARRIED: "✓", Effect.LOST: "–", Effect.VOID: "✗"}.get(how, "")
        words = f"{subject_words(vote)} · {_short(vote)}"
        if vote.id in gone:
            words, tone = f"{words} (wiederholt)", Tone.NEUTRAL
        lines.append(Line(vote.id, words, lead=f"{number}.", sign=sign, tone=tone, tip=_vote_tip(vote)))
    if len(row.proposed) > 1 or row.votes:
        for number, one in enumerate(row.proposed):
            kind = VOTE_KINDS[one.kind]
            words = " ".join(filter(None, (f"{kind[:1].upper()}{kind[1:]}", one.subject, one.mover)))
            tip = "Eingabe: darüber abstimmen"
            lines.append(Line(f"next {number}", words, lead=OPEN, strong=number == 0, tip=tip, state="noch offen"))
    return lines


def _short(vote: Vote) -> str:
    """12 : 6 : 2 angenommen; of a void vote why it is, so that it stays in one line."""
    counts = f"{vote.yes} : {vote.no} : {vote.abstentions} " if vote.counted else ""
    how = effect(vote)
    if how is Effect.VOID:
        return f"{counts}nicht wirksam ({', '.join(FLAWS[flaw] for flaw in flaws(vote))})"
    return f"{counts}{EFFECTS[how]}"


def _vote_tip(vote: Vote) -> str:
    parts = [
        line(vote),
        f"{clock(vote.moment)} Uhr" if vote.moment is not None else "",
        labelled(vote.wording),
        demand_words(vote),
    ]
    parts += [f"Grund: {vote.reason}" if vote.reason else "", f"Berichtigt: {vote.corrected}" if vote.corrected else ""]
    return "\n".join(part for part in parts if part)


def recorded_words(row: DeskItem, decision: Decision) -> str:
    """What became of what was just recorded: the outcome, or how a vote went that leaves the item where it was."""
    item = row.item
    outcome = outcome_words(item.outcome, item.outcome_target) if item.outcome is not None else ""
    if not decision.votes or not row.votes:
        return outcome
    last = next((v for v in row.votes if v.id == decision.corrects_id), row.votes[-1])
    if effect(last) is Effect.VOID:
        return void_words(last)
    counts = f", {count_line(last)}" if last.counted else ""
    if last.kind in RESOLVING_KINDS:
        return f"{outcome}{counts}"
    needed = f", {needed_words(last)}" if effect(last) is Effect.LOST and needed_words(last) else ""
    return f"{subject_words(last)} {EFFECTS[effect(last)]}{needed}{counts}"


def person_line(row: AttendanceRow, sheet: AttendanceSheet, excluded: frozenset[str]) -> Line:
    """A person in the room, or not."""
    attendance = row.attendance
    words = presence_words(row, sheet.meeting)
    tone = Tone.NEUTRAL if not row.here else Tone.AMBER if attendance.declared is Declared.WATCHING else Tone.GREEN
    if attendance.person_id in excluded:
        words, tone = "befangen (§ 22)", Tone.AMBER
    elif attendance.state is AttendanceState.ABSENT:
        tone = Tone.RED
    about = row.faction or attendance.function
    if attendance.substitute_for_id is not None:
        names = {one.person.id: one.person.family_name for one in sheet.rows}
        about = f"i. V. für {names.get(attendance.substitute_for_id, '')}"
    if not about and attendance.group not in (AttendanceGroup.VOTING, AttendanceGroup.CHAIR):
        about = word(attendance.group)
    if sheet.meeting.presiding and attendance.person_id == sheet.meeting.presiding[-1].person_id:
        about = " · ".join(part for part in (about, "führt den Vorsitz") if part)
    elif attendance.group is AttendanceGroup.CHAIR:
        about = " · ".join(part for part in (about, "Vorsitz") if part)
    short = _SHORT.get(attendance.state, "") if not attendance.stays else "ging" if not row.here else ""
    if attendance.person_id in excluded:
        short = "§ 22"
    elif "Vorsitz" in about:
        short = "Vorsitz"
    return Line(
        attendance.person_id,
        row.person.sorted_name,
        " · ".join(part for part in (words, about) if part),
        tone=tone,
        dot=True,
        filled=row.here,
        tip=f"{row.person.sorted_name}: {words}\nLeertaste: kommt oder geht · Enter: Zeiten · Rechtsklick: mehr",
        short=short,
    )


def presence_words(row: AttendanceRow, meeting: Meeting) -> str:
    """Seit 17:04, ging 18:30, entschuldigt."""
    attendance = row.attendance
    if not attendance.stays:
        by_video = attendance.declared in BY_VIDEO
        uncounted = ", zählt nicht mit" if attendance.declared is Declared.WATCHING else ""
        return f"per Video erwartet{uncounted}" if by_video else ATTENDANCE_STATES[attendance.state]
    last = attendance.stays[-1]
    if last.left is not None:
        excused = ", entschuldigt" if attendance.declared is Declared.EXCUSED else ""
        return f"ging {clock_on(last.left, meeting.day)}{excused}"
    remote = "zugeschaltet " if attendance.state is AttendanceState.REMOTE else ""
    if attendance.declared is Declared.WATCHING:
        remote = "zugeschaltet, zählt nicht mit "
    over = meeting.state is MeetingState.CLOSED
    if meeting.opened is None or (over and attendance.whole(meeting.opened, meeting.closed)):
        return (remote or "anwesend").strip()
    return f"{remote}{'ab' if over else 'seit'} {clock_on(last.arrived, meeting.day)}"


def quorum_words(state: Quorum) -> str:
    """Beschlussfähig, or not."""
    return "beschlussfähig" if state.reached else "nicht beschlussfähig"


def quorum_tip(state: Quorum, *, over: bool = False) -> str:
    """What the number rests on, with the norm. over: the meeting is, and it is told how it was at its end."""
    one, many = ("war zuletzt", "waren zuletzt") if over else ("ist", "sind")
    there = counted(state.present, f"stimmberechtigtes Mitglied {one}", f"stimmberechtigte Mitglieder {many}")
    needs = (one if state.needed == 1 else many).partition(" ")[0]
    return f"{there} da, nötig {needs} {state.needed} ({QUORUM_RULES[state.rule]}).\n\n§ 39 GemO: {norm('§ 39 GemO')}"


def state_words(meeting: Meeting) -> tuple[str, Tone]:
    """How far the meeting is, for a chip."""
    if meeting.state is MeetingState.RUNNING and interrupted(meeting):
        return "unterbrochen", Tone.AMBER
    return states.chip(meeting.state)


def times_words(meeting: Meeting) -> str:
    """Beginn 17:04, Ende 19:30."""
    parts = []
    if meeting.opened is not None:
        parts.append(f"Beginn {clock(meeting.opened)}")
    if interrupted(meeting):
        parts.append(f"unterbrochen seit {clock_on(meeting.interruptions[-1][0], meeting.day)}")
    if meeting.closed is not None:
        parts.append(f"Ende {clock_on(meeting.closed, meeting.day)}")
    if meeting.ended_before is not None:
        parts.append(f"wieder geöffnet, Ende war {clock_on(meeting.ended_before, meeting.day)}")
    return " · ".join(parts) or f"geplanter Beginn {clock(meeting.start)}"


def plan_words(desk: Desk, item_id: str, appointed: Mapping[str, tuple[time, int]], now: datetime | None) -> str:
    """Geplant 17:25–17:35 · aufgerufen 17:42, seit 5 Minuten · 12 Minuten hinter dem Plan."""
    slots = timetable([row.item for row in desk.items], desk.meeting.start, appointed)
    slot = next((one for one in slots if one.item.id == item_id), None)
    if slot is None:
        return ""
    words = f"geplant {clock(slot.begin)}–{clock(slot.end)}"
    calls = next(row.calls for row in desk.items if row.item.id == item_id)
    if calls:
        words = f"{words} · {calls_words(calls, desk.meeting, now)}"
    if now is None or slot.item.state is not ItemState.CURRENT:
        return words
    over = (now - slot.end).total_seconds() // 60
    if over > 0:
        return f"{words} · jetzt {clock(now)}, {counted(int(over), 'Minute', 'Minuten')} hinter dem Plan"
    early = (slot.begin - now).total_seconds() // 60
    if early > 0:
        return f"{words} · jetzt {clock(now)}, {counted(int(early), 'Minute', 'Minuten')} vor dem Plan"
    return f"{words} · jetzt {clock(now)}, im Plan"


def calls_words(calls: Sequence[Call], meeting: Meeting, now: datetime | None) -> str:
    """Aufgerufen 17:42–17:50 und 18:10, seit 5 Minuten."""
    spans = [
        f"{clock_on(one.called, meeting.day)}–{clock_on(one.left, meeting.day)}"
        if one.left is not None
        else clock_on(one.called, meeting.day)
        for one in calls
    ]
    words = f"aufgerufen {listed(spans)}"
    if calls[-1].left is not None or now is None or meeting.state is not MeetingState.RUNNING:
        return words
    spent = int((now - calls[-1].called).total_seconds() // 60)
    return f"{words}, seit {counted(spent, 'Minute', 'Minuten')}" if spent > 0 else words


def guest_words(guest: Speaker, name: str, day: date) -> str:
    """Frau A, 17:30–17:50."""
    if guest.heard_from is None:
        return name
    until = clock_on(guest.heard_until, day) if guest.heard_until else ""
    return f"{name}, {clock_on(guest.heard_from, day)}–{until}"


def guest_step(guest: Speaker) -> str:
    """What comes next for a guest at the desk."""
    if guest.speaking:
        return "beenden"
    return "hat das Wort" if guest.heard_from is None else "noch einmal"


def span_words(arrived: datetime, left: datetime | None, day: date) -> str:
    """17:04 to 18:30, as the table has it."""
    return "–".join(clock_on(moment, day) if moment else "" for moment in (arrived, left))


def whose_coming(names: Sequence[str]) -> str:
    """The coming that is taken back: of one by name, of several how many."""
    return f"Ankunft von {names[0] if len(names) == 1 else f'{len(names)} Personen'}"
