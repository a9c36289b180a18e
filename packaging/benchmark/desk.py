"""The desk of a session: opening it, each key of attendance and voting until it is painted, its minutes as PDF."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pypdfium2
from draw import platypus
from measure import Row, compared, median_of

from beirat_desktop.desktop.live.keys import KEYS
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import PaperType, Target
from beirat_desktop.domain.persons import Membership, Person, Role
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteKind
from beirat_desktop.store.record import create_record, open_record
from beirat_desktop.usecases.office import Office

SEATS, MOTIONS = 33, 10
"""With the opening and one item more there are twelve; four votes a motion make forty."""
HELD, RUNNING = datetime(2026, 3, 5, 17), datetime(2026, 3, 12, 17)
NAMES = ("Albrecht", "Baumhauer", "Celik", "Dragan", "Eberhard", "Fischer", "Gruber", "Haddad", "Ivanov", "Jansen")


def build(file: Path) -> tuple[str, str]:
    """A record with a meeting that is over and one that runs; their ids."""
    office = Office(create_record(file, user="Geschäftsstelle"))
    body = Body("Stadt Ludwigshafen am Rhein", "Ludwigshafen")
    term = LegislativeTerm(body.id, "2024–2029", date(2024, 11, 1), date(2029, 10, 31), 1)
    beirat = Committee(body.id, "Beirat für Migration und Integration", "Beirat", CommitteeKind.BEIRAT, SEATS)
    factions = [Faction(beirat.id, f"{name}-Fraktion", name) for name in ("SPD", "CDU", "FWG")]
    with office.store.unit("benchmark.build") as unit:
        for value, noun in ((body, unit.bodies), (term, unit.terms), (beirat, unit.committees)):
            noun.save(value)
        for faction in factions:
            unit.factions.save(faction)
        for number in range(SEATS):
            person = unit.persons.save(Person(f"{NAMES[number % len(NAMES)]}-{number}", "Ada"))
            role = Role.MEMBER if number else Role.CHAIR
            unit.memberships.save(
                Membership(person.id, beirat.id, role, faction_id=factions[number % 3].id, start=term.start)
            )
    held, running = (_meeting(office, beirat.id, factions[0].id, start) for start in (HELD, RUNNING))
    _hold(office, held)
    _open(office, running)
    office.close()
    return held.id, running.id


def _meeting(office: Office, committee_id: str, faction_id: str, start: datetime) -> Meeting:
    """An invited meeting with ten motions of four points."""
    _at(office, start - timedelta(days=25))
    meeting = office.meetings.plan(committee_id, start)
    for item in office.agenda.items(meeting.id)[2:]:
        office.agenda.remove(item.id)
    for number in range(MOTIONS):
        points = "\n".join(f"{point}. Die Stadt baut {point * 10} Wohnungen im Bezirk {number}." for point in (1, 2, 3))
        paper = office.papers.add(
            PaperType.MOTION,
            f"Wohnungen im Bezirk {number}",
            committee_id=committee_id,
            faction_id=faction_id,
            meeting_id=meeting.id,
            proposal=RichText.of(points),
            target=Target.ADMINISTRATION,
            signed=True,
        )
        office.papers.submit(paper.id)
        office.papers.give_number(paper.id)
        office.papers.admit(paper.id)
        office.agenda.add_paper(meeting.id, paper.id)
    office.invitations.send(meeting.id)
    return meeting


def _open(office: Office, meeting: Meeting) -> None:
    _at(office, meeting.start)
    office.attendances.mark_all_present(meeting.id)
    office.course.open(meeting.id)


def _hold(office: Office, meeting: Meeting) -> None:
    """Three points voted apart and the motion, at each of the ten."""
    _open(office, meeting)
    for row in office.resolutions.desk(meeting.id).items:
        if row.paper is None:
            continue
        office.resolutions.edit(row.item.id, course=RichText.of("Der Antrag wird begründet. Es folgt eine Aussprache."))
        for number in (1, 2, 3):
            point = Vote(yes=20, no=10, abstentions=3, kind=VoteKind.POINT, subject=f"Punkt {number}")
            office.resolutions.record(row.item.id, Decision(vote=point))
        office.resolutions.record(row.item.id, Decision(vote=Vote(yes=25, no=5, abstentions=3)))
    _at(office, meeting.start + timedelta(hours=2))
    office.course.close(meeting.id)


def _at(office: Office, moment: datetime) -> None:
    office.store.now = lambda: moment.astimezone()


class _Desk:
    """The program with the meeting of 33 at its desk, and a clock beside every key."""

    def __init__(self, file: Path, meeting_id: str) -> None:
        from beirat_desktop import app as program_app

        self.application = program_app.QApplication.instance() or program_app.make_application(["benchmark"])
        state = program_app.State(file.parent, self.application)
        self.program = program_app.Program(program_app.Theme(self.application, program_app.Scheme.LIGHT, 100), state)
        self.program.window.resize(1440, 900)
        self.program.window.show()
        program_app.begin(self.program, file, sample=False)
        self.meeting_id, self.times = meeting_id, dict[str, list[tuple[float, float]]]()
        _at(self.program.office, RUNNING + timedelta(minutes=40))
        self.settle()

    def settle(self) -> None:
        """Until nothing is drawn or loaded any more; the file is looked through once at every start."""
        while self.program.background.working:
            self.application.processEvents()
        self.application.processEvents()

    def timed(self, act: Callable[[], object]) -> tuple[float, float]:
        """Seconds until what it did is painted, with all that it set off: by the clock, and of a core."""
        self.settle()
        began, worked = time.perf_counter(), time.process_time()
        act()
        self.application.processEvents()
        self.application.processEvents()  # pages load anew behind the key that changed something
        return time.perf_counter() - began, time.process_time() - worked

    def open(self) -> tuple[float, float]:
        """From the list of meetings to the desk."""
        self.program.window.go("meetings")
        return self.timed(lambda: self.program.window.go("meetings", f"{self.meeting_id}:live"))

    def press(self, *names: str) -> None:
        """Keys of the desk by their name, others as Qt names them, letters as they are."""
        from PySide6.QtGui import QKeySequence
        from PySide6.QtTest import QTest

        for name in names:
            target = self.program.window.focusWidget() or self.program.window
            if len(name) == 1:
                act = lambda target=target, name=name: QTest.keyClick(target, name)  # noqa: E731
            else:
                (key,) = QKeySequence(KEYS[name].keys if name in KEYS else name)
                act = lambda target=target, key=key: QTest.keyClick(target, key.key(), key.keyboardModifiers())  # noqa: E731
            self.times.setdefault(name, []).append(self.timed(act))


def _session() -> Iterator[tuple[str, ...]]:
    """What is pressed at the desk: who comes and goes, and three ways to vote, item by item."""
    yield ("next", "next")
    for first, letters in enumerate(("bau", "fis", "had")):
        yield ("attendance", *letters, "Space", "Space", "Down", "Up", "attendance")
        yield ("counts", "2", "0", "Return", "1", "0", "Return", "3", "Return", "record")
        yield ("course", *"Aussprache", "unanimous", "record")
        yield ("point", "2", "0", "Return", "1", "0", "Return", "3", "record")
        yield ("amendment", *"Neu ", "mover", *"CDU", "counts", "3", "3", "record", "unanimous", "record")
        if first == 0:
            yield ("previous", "next")


def rows(folder: Path) -> list[Row]:
    """Opening, keys, one vote, and the minutes."""
    file = folder / "desk.db"
    held, running = build(file)
    found = [_minutes(file, held)]
    desk = _Desk(file, running)
    desk.open()
    opening = [desk.open() for _ in range(7)]
    for keys in _session():
        desk.press(*keys)
    desk.program.window.close()
    every = [times for own in desk.times.values() for times in own]
    return [
        _row(f"opening a session of {SEATS}, click to paint", 0.5, opening, "–"),
        _row("recording a vote, key to paint", 0.5, desk.times["record"], "≤ 50 ms"),
        _row(f"{len(every)} keys at the desk of {SEATS}, key to paint, median", 0.5, every, "≤ 50 ms"),
        _row(f"{len(every)} keys at the desk of {SEATS}, key to paint, 99th percentile", 0.99, every, "≤ 50 ms"),
        *found,
    ]


def _row(what: str, share: float, times: list[tuple[float, float]], goal: str) -> Row:
    """By the clock, and beside it what it took of a core, which tells more where others work on the same machine."""
    clock, core = (sorted(own)[min(len(own) - 1, int(len(own) * share))] for own in zip(*times, strict=True))
    return Row(what, f"{clock * 1000:.1f} ms", f"of a core {core * 1000:.1f} ms", None, goal)


def _minutes(file: Path, meeting_id: str) -> Row:
    """From the record to the tagged PDF, against the same lines set by platypus."""
    office = Office(open_record(file))

    def ours() -> bytes:
        return office.minutes.paper(meeting_id).pdf

    document = pypdfium2.PdfDocument(ours())
    lines = [line for sheet in document for line in sheet.get_textpage().get_text_range().splitlines() if line.strip()]
    document.close()
    bare = platypus([("p", line.replace("&", "&amp;")) for line in lines])
    own, other = median_of(15, ours, bare)
    office.close()
    return compared("minutes of 12 items with 40 votes, from the record, tagged", own, other, "–", "platypus")
