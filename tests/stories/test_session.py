"""A session of twelve items and the second call of what it left, led by keyboard alone, in under ten minutes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from beirat_desktop import app as program_app
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.attendance import ExclusionReason
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.elections import RoundKind
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.votes import VoteKind
from beirat_desktop.store.record import open_record as open_store
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record.record import open_record
from tests.documents.reading import assert_in_order, assert_publishable, text_of
from tests.stories.hands import LETTERS, THINK, Hands, Keys
from tests.stories.session_world import NAMES, World, at, build

ABSENT = {
    "Çelik, Aylin", "Fischer, Nora", "Jansen, Piet", "Lehmann, Gerd", "Okafor, Chidi", "Quandt, Silke",
    "Tadesse, Hanna", "Vogel, Peter", "Xhaka, Arta", "Zimmer, Lena",
}  # fmt: skip
AGAIN = date(2026, 3, 27)
"""The day that is offered for the second call: a fortnight later."""
BUDGET = 600
"""Seconds: ten minutes, with what the machine took."""
MINUTES = (
    "Beginn 17:02 Uhr",
    "Baumhauer, Uwe (Grünen), 17:02–18:40 Uhr",
    "Ostertag, Magdalena, 17:08–17:18 Uhr",
    "Es fehlten",
    "Zimmer, Lena (Grünen)",
    "23 von 33 stimmberechtigten Mitgliedern anwesend sind",
    "Es werden keine Einwohnerfragen gestellt.",
    "Frau Ostertag berichtet von den Kursen in Mainz.",
    "Ja: 23, Nein: 0, Enthaltungen: 0 – einstimmig angenommen",
    "Schluss der Aussprache:",
    "Ja: 8, Nein: 13, Enthaltungen: 2 – abgelehnt",
    "Änderungsantrag (der CDU-Fraktion):",
    "[+ Fünf sind barrierefrei.]",
    "Ja: 15, Nein: 6, Enthaltungen: 2 – mehrheitlich angenommen",
    "Fünf sind barrierefrei.",
    "Ja: 17, Nein: 4, Enthaltungen: 2 – mehrheitlich angenommen",
    "Einzelner Punkt: Punkt 1:",
    "Ja: 20, Nein: 1, Enthaltungen: 1, Ausgeschlossen: 1 – mehrheitlich angenommen",
    "Einzelner Punkt: Punkt 2:",
    "Ja: 9, Nein: 12, Enthaltungen: 1, Ausgeschlossen: 1 – abgelehnt",
    "1. Die Mittel der Vereine steigen.\nJa: 18, Nein: 3, Enthaltungen: 1",
    "An Beratung und Abstimmung hat nach § 22 GemO nicht mitgewirkt: Yusuf Kaya.",
    "Rami Haddad (vorgeschlagen von der SPD-Fraktion)",
    "Rami Haddad: 10; Carla Rossi: 7; Sabine Uhl: 5; ungültig: 1; leer: 0.",
    "Zweiter Wahlgang:",
    "Stichwahl:",
    "Gewählt ist Rami Haddad.",
    "Rami Haddad nimmt die Wahl an.",
    "Verwiesen an den Stadtrat.",
    "Schulbegleitung",
    "Um 18:40 Uhr verlassen Uwe Baumhauer, Salma Ben Youssef, Mila Đorđević, Klaus Eberhard,",
    "Der Punkt bleibt wegen fehlender Beschlussfähigkeit liegen (§ 39 GemO).",
    "Der Punkt bleibt wegen fehlender Beschlussfähigkeit liegen (§ 39 GemO).",
    "Mitteilungen liegen nicht vor.",
    "Die Sitzung wird um 18:50 Uhr geschlossen.",
)
MINUTES_AGAIN = (
    "4 von 33 stimmberechtigten Mitgliedern",
    "Schulbegleitung",
    "Der Punkt wird zum zweiten Mal aufgerufen",
    "Ja: 4, Nein: 0, Enthaltungen: 0 – einstimmig angenommen",
    "Der Punkt wird zum zweiten Mal aufgerufen",
    "Ja: 3, Nein: 1, Enthaltungen: 0 – mehrheitlich angenommen",
)
INVITATION_AGAIN = ("zum zweiten Mal einberufen", "3 Mitglieder genügen", "zweite Einberufung (§ 39 GemO)")


class Session:
    """The program at the meeting, somebody at its keys, and what its desk shows."""

    def __init__(self, program: program_app.Program, world: World) -> None:
        self.program, self.world, self.office = program, world, program.office
        self.hands = Hands(program.window)

    @property
    def tab(self):
        return self.program.window.page("meetings")._current_tab()

    @property
    def number(self) -> str:
        return self.tab.desk.row.number

    def votes(self, name: str) -> list[tuple[VoteKind, int, int, int]]:
        found = self.office.resolutions.votes(self.world.items[name].id)
        return [(vote.kind, vote.yes, vote.no, vote.abstentions) for vote in found]

    def item(self, name: str) -> AgendaItem:
        with self.office.store.reading() as unit:
            return unit.agenda_items.get(self.world.items[name].id)


def counts(*numbers: int) -> Keys:
    """Yes, no and abstentions, each ended with Enter."""
    for number in numbers:
        yield f"{LETTERS}{number}"
        yield "Return"


def note(words: str) -> Keys:
    """A sentence for the minutes."""
    yield "course"
    yield f"{LETTERS}{words}"


def voted(*numbers: int) -> Keys:
    """Counted and recorded."""
    yield "counts"
    yield from counts(*numbers)
    yield "record"


def roll_call(session: Session) -> Keys:
    """From the list of meetings to the desk; each name is read out, whoever answers is ticked off; then it opens."""
    yield from ("Ctrl+2", "Return", *["Ctrl+PgDown"] * 5, "attendance")
    lines = session.tab.people_list
    for _name in NAMES:
        yield THINK
        if lines.lines.lines[lines.currentIndex().row()].title not in ABSENT:
            yield "Space"
        yield "Down"
    at(session.office, 17, 2)
    yield "step"
    assert session.tab.bar.quorum_label.whole_text == "Beschlussfähig · 23 von 33 anwesend"
    yield from ("blocks", "1", "next")


def formal_items(session: Session) -> Keys:
    yield from ("blocks", "7", "next", "blocks", "5", "next")
    assert session.number == "Ö 4"


def guest_and_unanimous(session: Session) -> Keys:
    at(session.office, 17, 8)
    yield "guest"
    at(session.office, 17, 18)
    yield "guest"
    yield from note("Frau Ostertag berichtet von den Kursen in Mainz.")
    yield from ("unanimous", "record")
    assert session.number == "Ö 5"


def amendment(session: Session) -> Keys:
    """The second guest, a motion to end the debate that fails, an amendment that is carried, the motion as amended."""
    at(session.office, 17, 20)
    yield "guest"
    at(session.office, 17, 25)
    yield "guest"
    yield from note("Herr Wiesenthaler nennt Zahlen. Eine lebhafte Aussprache folgt.")
    yield from ("kind", f"{LETTERS}Sch", "Return", *counts(8, 13, 2), "record")
    at(session.office, 17, 40)
    yield from ("amendment", "Ctrl+End", f"{LETTERS} Fünf sind barrierefrei.")
    yield from ("mover", f"{LETTERS}der CDU-Fraktion", *voted(15, 6, 2), *voted(17, 4, 2))
    assert session.number == "Ö 6"


def exclusion_and_points(session: Session) -> Keys:
    at(session.office, 17, 50)
    yield from ("exclude", f"{LETTERS}Kay", "Tab", THINK, "Down", "Return")
    yield from note("Herr Kaya ist Vorsitzender eines Vereins.")
    yield from ("point", *counts(20, 1, 1), "record", "point", *counts(9, 12, 1), "record", *voted(18, 3, 1))
    assert session.number == "Ö 7"


def election(session: Session) -> Keys:
    """Three candidates, a second round, a run-off, the acceptance."""
    at(session.office, 18, 0)
    yield from ("counts", f"{LETTERS}And", "Tab", f"{LETTERS}Vertretung im Landesverband", "Return")
    for name, by in (("Hadd", "der SPD-Fraktion"), ("Ross", "der CDU-Fraktion"), ("Uhl", "Frau Kowalczyk")):
        yield from (f"{LETTERS}{name}", "Return", f"{LETTERS}{by}", "Return")
    at(session.office, 18, 10)
    yield from ("counts", *counts(10, 7, 5, 1), "record")
    at(session.office, 18, 20)
    yield from (*counts(11, 8, 4), "record")
    at(session.office, 18, 28)
    yield from (*counts(13, 9, 1), "record", THINK, "Return", "next")
    assert session.number == "Ö 8"


def referral(session: Session) -> Keys:
    at(session.office, 18, 32)
    yield from note("Der Umzug soll zuerst im Stadtrat beraten werden.")
    yield from ("kind", f"{LETTERS}Verw", "Return", *counts(16, 5, 2), "record", f"{LETTERS}Stadt", "Return")
    assert session.number == "Ö 9"


def quorum_lost(session: Session) -> Keys:
    """Seven leave; the two motions that are left are passed over, and the meeting ends."""
    at(session.office, 18, 40)
    yield "attendance"
    for name in ("bau", "ben", "dor", "ebe", "goc", "had", "ibr"):
        yield f"{LETTERS}{name}"
        yield "Space"
    assert session.tab.bar.quorum_label.whole_text == "Nicht beschlussfähig · 16 von 33 anwesend"
    yield from ("attendance", "next", "next", "blocks", "6", "next", "blocks", "2")
    assert session.number == "Ö 12"
    at(session.office, 18, 50)
    # Where something is open, Enter closes only on the button itself.
    yield from ("step", THINK, "Tab", "Return")


def second_call(session: Session) -> Keys:
    """On the next day the second meeting is planned and invited to, with what is offered."""
    at(session.office, 9, 0, date(2026, 3, 13))
    yield from ("Ctrl+K", f"{LETTERS}zweiten", "Return", THINK, "Return")
    # A meeting that is planned begins on the left of its tabs, not where the one that is over was left.
    yield from (*["Ctrl+PgDown"] * 2, "Ctrl+Return", THINK, "Return")


def second_meeting(session: Session) -> Keys:
    """Four come; the two motions are resolved on, everything else is passed over."""
    at(session.office, 16, 58, AGAIN)
    yield from (*["Ctrl+PgDown"] * 3, "attendance")
    session.office.invitations.publish_notice(session.tab._meeting, date(2026, 3, 18))  # it was in the gazette
    for name in ("alb", "agi", "bau", "ben"):
        yield f"{LETTERS}{name}"
        yield "Space"
    at(session.office, 17, 0, AGAIN)
    yield from ("step", "blocks", "1", "next", "blocks", "7", "next", "blocks", "5", "next")
    assert session.tab.bar.quorum_label.whole_text == "Beschlussfähig · 4 von 33 anwesend"
    yield from ("blocks", "3", "unanimous", "record", "blocks", "3", *voted(3, 1, 0))
    at(session.office, 17, 30, AGAIN)
    yield from ("blocks", "6", "next", "blocks", "2", "step", THINK, "Tab", "Return")


STRETCHES = (
    roll_call,
    formal_items,
    guest_and_unanimous,
    amendment,
    exclusion_and_points,
    election,
    referral,
    quorum_lost,
    second_call,
    second_meeting,
)


@pytest.fixture
def session(empty_record: Path, theme, home, tmp_path, qtbot) -> Iterator[Session]:
    home.mkdir(parents=True, exist_ok=True)
    file = tmp_path / "sitzung.db"
    shutil.copy(empty_record, file)
    store = open_store(file, user="Geschäftsstelle")
    world = build(Office(store))
    store.close()
    program = program_app.Program(theme, program_app.State(home))
    qtbot.addWidget(program.window)
    program.window.resize(1440, 900)
    program.window.show()
    opened = open_record(file, user="Geschäftsstelle")
    at(opened.office, 16, 50)
    program.open(opened)
    QApplication.processEvents()
    yield Session(program, world)
    qtbot.waitUntil(lambda: not program.background.working)
    program.window.close()


@pytest.mark.qt_log_ignore("This plugin does not support")  # the menus offscreen
def test_a_session_is_led_by_keyboard_alone_in_under_ten_minutes(session):
    for stretch in STRETCHES:
        session.hands.play(stretch.__name__, stretch(session))
    told = "; ".join(f"{one.name} {one.keys} keys, {one.seconds:.0f} s" for one in session.hands.steps)
    assert session.hands.seconds < BUDGET, told
    office, meeting = session.office, session.world.meeting
    _the_record_holds_what_happened(session)
    (again,) = [one for one in office.meetings.rows() if one.start.date() == AGAIN]
    _the_second_meeting_resolved_what_was_left(office, again.id)
    assert_in_order(text_of(office.minutes.paper(meeting.id).pdf), *MINUTES)
    assert_in_order(text_of(office.minutes.paper(again.id).pdf), *MINUTES_AGAIN)
    (letter,) = office.invitations.issued(again.id)
    invitation = office.invitations.sent_paper(letter.id).pdf
    assert_in_order(text_of(invitation).replace("\u00a0", " "), *INVITATION_AGAIN)
    for pdf in (invitation, *_papers(office, meeting.id), *_papers(office, again.id)):
        assert_publishable(pdf)


def substitutes(session: Session) -> Keys:
    """The seat of who is away is taken by one, then by another; in between it has no vote."""
    yield from roll_call(session)
    bar = session.tab.bar.quorum_label
    for minute, name, there in ((5, "Amsel, Ida", 24), (25, "Beer, Jo", 24)):
        at(session.office, 17, minute)
        yield from ("person", f"{LETTERS}{name}", "Tab", f"{LETTERS}Vert", "Tab", f"{LETTERS}Fis", "Return")
        assert bar.whole_text == f"Beschlussfähig · {there} von 33 anwesend"
        if name.startswith("Amsel"):
            at(session.office, 17, 20)
            yield from ("attendance", f"{LETTERS}ams", "Space")
            assert bar.whole_text == "Beschlussfähig · 23 von 33 anwesend"
            yield "attendance"
    yield from ("blocks", "7", "next", "blocks", "5", "next", "unanimous", "record")
    # She comes herself: the seat is taken, and the screen says by whom.
    yield from ("attendance", f"{LETTERS}fis", "Space")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_seat_is_taken_by_a_second_substitute_once_the_first_one_left(session):
    office, meeting = session.office, session.world.meeting
    office.settings.edit_profile(meeting.committee_id, substitutes=True)
    session.hands.play("substitutes", substitutes(session))
    assert session.votes("courses") == [(VoteKind.MAIN, 24, 0, 0)]
    rows = {row.person.family_name: row for row in office.attendances.sheet(meeting.id).rows}
    (vote,) = office.resolutions.votes(session.world.items["courses"].id)
    assert rows["Beer"].person.id in vote.voter_ids
    assert not {rows["Amsel"].person.id, rows["Fischer"].person.id} & set(vote.voter_ids)
    assert not rows["Fischer"].here
    assert "Fischer und Jo Beer teilen sich einen Sitz" in session.program.window.banner.text_label.text()
    at(office, 18, 0)
    office.course.close(meeting.id)
    assert_in_order(
        text_of(office.minutes.paper(meeting.id).pdf),
        "Amsel, Ida, i. V. für Fischer, Nora, 17:02–17:20",
        "Beer, Jo, i. V. für Fischer, Nora, ab 17:25 Uhr",
        "Ida Amsel verlässt die Sitzung um 17:20 Uhr.",
        "Jo Beer kommt um 17:25 Uhr vor der Abstimmung hinzu.",
    )


def _the_record_holds_what_happened(session: Session) -> None:
    main, world = VoteKind.MAIN, session.world
    assert session.votes("courses") == [(main, 23, 0, 0)]
    assert session.votes("housing") == [
        (VoteKind.END_OF_DEBATE, 8, 13, 2),
        (VoteKind.AMENDMENT, 15, 6, 2),
        (main, 17, 4, 2),
    ]
    assert session.votes("clubs") == [(VoteKind.POINT, 20, 1, 1), (VoteKind.POINT, 9, 12, 1), (main, 18, 3, 1)]
    assert session.votes("office") == [(VoteKind.REFERRED, 16, 5, 2)]
    assert {name: session.item(name).outcome for name in world.items} == {
        "courses": Outcome.ADOPTED,
        "housing": Outcome.ADOPTED_CHANGED,
        "clubs": Outcome.ADOPTED_CHANGED,
        "election": Outcome.ELECTED,
        "office": Outcome.REFERRED,
        "schools": None,
        "signs": None,
    }
    assert all(session.item(name).left_without_quorum for name in ("schools", "signs"))
    office = session.office
    (held,) = office.elections.of_item(world.items["election"].id)
    assert [one.kind for one in held.rounds] == [RoundKind.FIRST, RoundKind.SECOND, RoundKind.RUN_OFF]
    assert held.standing.elected == (world.people["Haddad, Rami"].id,)
    assert held.election.answer_of(world.people["Haddad, Rami"].id).accepted
    with office.store.reading() as unit:
        (aside,) = unit.exclusions.where(agenda_item_id=world.items["clubs"].id)
    assert (aside.person_id, aside.kind) == (world.people["Kaya, Yusuf"].id, list(ExclusionReason)[1])
    heard = [guest for name in ("courses", "housing") for guest, _name in office.speakers.at_item(world.items[name].id)]
    assert [(one.heard_from.minute, one.heard_until.minute) for one in heard] == [(8, 18), (20, 25)]
    assert office.meetings.get(world.meeting.id).state is MeetingState.CLOSED


def _the_second_meeting_resolved_what_was_left(office: Office, meeting_id: str) -> None:
    rows = {row.item.title: row for row in office.resolutions.desk(meeting_id).items}
    assert {title: (row.vote.yes, row.vote.no) for title, row in rows.items() if row.vote is not None} == {
        "Schulbegleitung": (4, 0),
        "Mehrsprachige Schilder": (3, 1),
    }
    assert all(row.item.outcome is Outcome.ADOPTED for row in rows.values() if row.vote is not None)
    assert office.attendances.quorum(meeting_id, rows["Schulbegleitung"].item.id).needed == 3
    assert office.attendances.quorum(meeting_id, rows["Mitteilungen"].item.id).needed == 17


def _papers(office: Office, meeting_id: str) -> Iterator[bytes]:
    """The invitation that went out with its agenda, notice, minutes as they are signed, and an excerpt of each item."""
    yield from (office.invitations.sent_paper(one.id).pdf for one in office.invitations.issued(meeting_id)[:1])
    yield office.invitations.draw_notice(meeting_id).pdf
    office.minutes.sign(meeting_id)
    yield office.minutes.paper(meeting_id).pdf
    terms = replace(office.excerpts.usual_terms(meeting_id), recipient="Dezernat für Soziales")
    for row in office.excerpts.rows(meeting_id):
        if row.issuable:
            yield office.excerpts.pdf(office.excerpts.issue(row.item.id, terms).id)
