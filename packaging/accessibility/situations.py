"""What must have happened before a dialog opens, and what is pressed then: a lost quorum, a tie, an arriving letter, …

Each situation belongs to one of a few small records, which the walker opens in turn. Nothing here makes a dialog: it
brings about what the program asks about, by its use cases, and then presses or calls what a hand reaches.
"""

from __future__ import annotations

import shutil
import socket
import struct
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QToolButton, QWidget

from beirat_desktop.desktop.dispatch.tab import DispatchTab
from beirat_desktop.desktop.live.attendance_tab import AttendanceTab
from beirat_desktop.desktop.live.live_tab import LiveTab
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.attendance import AttendanceState
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.dispatch import Coming
from beirat_desktop.domain.elections import Counted, Post
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.initiatives import Relation
from beirat_desktop.domain.papers import PaperState, PaperType, Target
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.places import Contact
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote
from beirat_desktop.program import Program
from beirat_desktop.store.address import ServerAddress
from beirat_desktop.usecases.members.founding import HomeFounding, home_founding
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record import locking
from beirat_desktop.usecases.record.record import OpenRecord, create_record, open_record, open_shared
from beirat_desktop.usecases.record.sample_file import make_sample
from tests.stories import session_world

T = TypeVar("T", bound=QWidget)
USER = "Geschäftsstelle"
LOOK_MS, LOOKS = 10, 100
PASSWORD = "Wanderung ohne Leser 7"
SAMPLE, INVITED, ABSENT, RUNNING, CLOSED, ISSUED, HOME, LOCKED, REST = (
    "sample", "invited", "absent", "running", "closed", "issued", "home", "locked", "rest",
)  # fmt: skip


class WantedError(Exception):
    """What the program did not expect, for the window that says so."""


class NotHereError(Exception):
    """What is to be pressed is not there."""


def press(root: QWidget, words: str) -> None:
    """The first button or action below it that says these words first and may be pressed."""
    buttons = root.findChildren(QAbstractButton)
    for button in buttons:
        if button.text().startswith(words) and button.isVisible() and button.isEnabled():
            return button.click()
    menus = [one.menu() for one in buttons if isinstance(one, QPushButton | QToolButton)]
    actions = [action for menu in menus if isinstance(menu, QMenu) for action in _unfolded(menu)]
    for action in actions:
        if action.text().startswith(words) and action.isEnabled():
            return action.trigger()
    raise NotHereError(words)


def _unfolded(menu: QMenu) -> list[QAction]:
    menu.aboutToShow.emit()
    found: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        found += _unfolded(inner) if isinstance(inner, QMenu) else [action]
    return found


class Records:
    """The records, each made once in a folder, and what is to be known of them to open a place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, Path] = {name: folder / f"{name}.db" for name in (SAMPLE, INVITED, HOME, LOCKED, REST)}
        make_sample(self.files[SAMPLE])
        shutil.copy(self.files[SAMPLE], self.files[REST])
        invited = create_record(self.files[INVITED], user=USER)
        self.world = session_world.build(invited.office)
        invited.close()
        for name, prepare in (
            (ABSENT, None),
            (RUNNING, self._run_with_deputies),
            (CLOSED, self._close),
            (ISSUED, self._close),
        ):
            self.files[name] = folder / f"{name}.db"
            shutil.copy(self.files[INVITED], self.files[name])
            if prepare is not None:
                record = self.open(name)
                prepare(record.office)
                record.close()
        home = create_record(self.files[HOME], user=USER)
        founding = HomeFounding("SPD", "Kaya", "Ayşe", town="Stadt Ludwigshafen am Rhein")
        home.office.committees.found(home_founding(founding, home.office.today))
        home.close()
        shutil.copy(self.files[HOME], self.files[LOCKED])
        locking.encrypt(self.files[LOCKED], PASSWORD, PASSWORD)
        self.shut = self._shut(folder / "verschlossen.db")
        self.door = _Door()

    def _shut(self, file: Path) -> Path:
        """A locked record whose password this process never had; one that it made it opens unasked."""
        shutil.copy(self.files[HOME], file)
        done = "import sys, pathlib; from beirat_desktop.usecases.record.locking import encrypt"
        done += "; encrypt(pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[2])"
        subprocess.run([sys.executable, "-c", done, str(file), PASSWORD], check=True)
        return file

    def open(self, name: str) -> OpenRecord:
        """Open one of them; the clock of the session stands at the session."""
        file = self.files[name]
        if name == LOCKED:
            locking.unlock(file, PASSWORD)
        record = open_record(file, user="Ayşe Kaya" if name in (HOME, LOCKED) else USER)
        if name in (INVITED, ABSENT, RUNNING):
            hour, minute = {INVITED: (16, 30), ABSENT: (17, 0), RUNNING: (18, 0)}[name]
            session_world.at(record.office, hour, minute)
        return record

    def _run_with_deputies(self, office: Office) -> None:
        for person in list(self.world.people.values())[5:7]:
            office.persons.change_role(office.persons.memberships(person.id)[-1].id, Role.DEPUTY, date(2026, 2, 1))
        self._run(office)

    def _run(self, office: Office) -> None:
        world, meeting = self.world, self.world.meeting.id
        people = [one.id for one in world.people.values()]
        session_world.at(office, 17, 0)
        office.attendances.mark(meeting, people[:17], AttendanceState.PRESENT)
        office.course.open(meeting, time(17, 2))
        office.resolutions.record(world.items["courses"].id, Decision(vote=Vote(yes=17)))
        office.course.preside(meeting, people[2], time(17, 20))
        office.course.preside(meeting, world.people[session_world.CHAIR].id, time(17, 30))

    def _close(self, office: Office) -> None:
        self._run(office)
        election = office.elections.add(self.world.items["election"].id, Post.OTHER, "Vertretung im Landesverband")
        chosen = list(self.world.people.values())[3].id
        office.elections.propose(election.id, chosen)
        office.elections.hold(election.id, Counted({chosen: 17}))
        office.course.close(self.world.meeting.id, time(19))


class _Door:
    """Answers on a port as a PostgreSQL does that lets nobody in without the right password."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = ServerAddress(f"postgresql://wanderer@127.0.0.1:{self._listening.getsockname()[1]}/beirat")
        threading.Thread(target=self._answer, daemon=True).start()

    def _answer(self) -> None:
        said = b"SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user\0\0"
        while True:
            came, _ = self._listening.accept()
            with came, suppress(OSError):
                while len(asked := came.recv(1024)) == 8:  # for TLS or GSSAPI, which it has not
                    came.sendall(b"N")
                if asked:
                    came.sendall(b"E" + struct.pack("!i", len(said) + 4) + said)


@dataclass(frozen=True)
class Situation:
    """The dialog that comes of it, the record it happens in, and what is done there."""

    opens: str
    record: str
    act: Callable[[Hand], object]


class Hand:
    """What a situation does things with: the program, the record that is open in it, and the files there are."""

    def __init__(self, program: Program, records: Records) -> None:
        self.program, self.records = program, records
        self.window = program.window

    @property
    def office(self) -> Office:
        return self.program.office

    @property
    def meeting(self) -> str:
        return self.records.world.meeting.id

    def item(self, name: str) -> str:
        return self.records.world.items[name].id

    def people(self) -> list[str]:
        return [one.id for one in self.records.world.people.values()]

    def go(self, noun: str, key: str = "") -> QWidget:
        """To a place, as a link does."""
        if not key:
            self.window.go(noun)
        else:
            self.window.navigate(noun, key)
        page = self.window.current_page
        if page is None:
            raise NotHereError(noun)
        return page

    def on(self, kind: type[T], noun: str, key: str = "") -> T:
        """To a place, and what of a kind is seen there."""
        found = [one for one in self.go(noun, key).findChildren(kind) if one.isVisible()]
        if not found:
            raise NotHereError(kind.__name__)
        return found[0]

    def desk(self, item: str) -> LiveTab:
        """The desk of the meeting at one of its items."""
        tab = self.on(LiveTab, "meeting", f"{self.meeting}:live")
        tab.agenda_list.choose(self.item(item) if item in self.records.world.items else item)
        return tab

    def key(self, item: str, key: str) -> None:
        """A key of the desk at an item."""
        self.desk(item).keys[key].trigger()

    def verb(self, noun: str, key: str, words: str) -> None:
        """What the page of a place offers in its header, its menus or in itself."""
        page: Any = self.committee() if noun == "committee" else self.go(noun, key)
        offered: list[QAction] = []
        for action in (*page.page_actions(), *page.command_actions()):
            inner = action.menu()
            offered += _unfolded(inner) if isinstance(inner, QMenu) else [action]
        for action in offered:
            if action.text().startswith(words) and action.isEnabled():
                return action.trigger()
        return press(page, words)

    def committee(self) -> QWidget:
        """The members of the Beirat, rather than a person."""
        page: Any = self.go("members")
        page.open(self.office.committees.beirat().id)
        return page

    def minutes(self, words: str) -> None:
        """What the minutes of the meeting offer in these words."""
        self.verb("meeting", f"{self.meeting}:minutes", words)

    def banner(self, words: str) -> None:
        """What the window's banner offers, as soon as it is there; the next step may go elsewhere."""

        def look(looks_left: int) -> None:
            try:
                press(self.window.banner, words)
            except NotHereError:
                if looks_left:
                    QTimer.singleShot(LOOK_MS, lambda: look(looks_left - 1))

        QTimer.singleShot(0, lambda: look(LOOKS))

    def take(self, name: str, content: bytes) -> None:
        """A file comes, as by a double click."""
        file = self.records.folder / name
        file.write_bytes(content)
        self.program.arriving.take_in([file])

    def draft(self) -> str:
        """A motion that is being written."""
        return self.office.papers.add(
            PaperType.MOTION, "Ein Entwurf", committee_id=self.office.committees.beirat().id
        ).id

    def guest(self) -> str:
        """One who was invited to the session."""
        with self.office.store.reading() as unit:
            return unit.speakers.all()[0].id

    def paper(self, title: str, words: str = "Der Beirat lädt ein.", *, target: Target = Target.OWN) -> str:
        """A motion that was handed in just now."""
        office = self.office
        committee = office.committees.beirat()
        made = office.papers.add(
            PaperType.MOTION, title, committee_id=committee.id, target=target, proposal=RichText.of(words)
        )
        office.papers.submit(made.id, reason="Wanderung")
        return made.id


# --- the session ---


def lose_quorum(hand: Hand) -> None:
    tab = hand.desk("housing")
    there = [row.person.id for row in hand.office.attendances.sheet(hand.meeting).rows if row.here]
    for person in there[1 : len(there) - 15]:
        hand.office.attendances.leave(hand.meeting, person)
    tab.reload()
    tab.ask_how_to_go_on()
    for person in there[1 : len(there) - 15]:
        with suppress(Refused):
            hand.office.attendances.arrive(hand.meeting, person)


def open_without_chair(hand: Hand) -> None:
    tab = hand.desk("courses")
    others = [key for key in hand.people() if key != hand.records.world.people[session_world.CHAIR].id]
    hand.office.attendances.mark(hand.meeting, others[:20], AttendanceState.PRESENT)
    tab.reload()
    QTimer.singleShot(0, tab._ask_who_presides)


def count_and_note(hand: Hand) -> None:
    tab = hand.desk("housing")
    tab.desk.votes.fields["yes"].set_value(5)
    tab.keys["noted"].trigger()
    tab.desk.votes.fields["yes"].set_value(0)


def vote_again(hand: Hand) -> None:
    tab = hand.desk("courses")
    tab.desk.votes.fields["yes"].set_value(16)
    tab.desk.record_button.click()


def election(hand: Hand, item: str, *names: int, post: Post = Post.OTHER) -> Any:
    """The one election under an item, with whom it began; a new one the first time."""
    found = hand.office.elections.of_item(hand.item(item))
    if found:
        return found[0].election
    hand.office.agenda.edit(hand.item(item), kind=ItemKind.ELECTION)
    made = hand.office.elections.add(hand.item(item), post, "Vertretung" if post is Post.OTHER else "")
    for number in names:
        hand.office.elections.propose(made.id, hand.people()[number])
    return made


def tie(hand: Hand) -> None:
    people, made = hand.people(), election(hand, "signs", 3, 4)
    for _ in range(3):
        with suppress(Refused):
            hand.office.elections.hold(made.id, Counted({people[3]: 8, people[4]: 8}, blank=1))
    tab = hand.desk("signs")
    tab.reload()
    tab.desk.record_button.click()


def round_again(hand: Hand) -> None:
    people, made = hand.people(), election(hand, "schools", 3, 4)
    with suppress(Refused):
        hand.office.elections.hold(made.id, Counted({people[3]: 10, people[4]: 7}))
    tab = hand.desk("schools")
    tab.reload()
    panel = tab.desk.election
    if not panel.round_list.lines.lines:
        raise NotHereError("Wahlgang")
    panel.round_list.opened.emit(panel.round_list.lines.lines[-1].key)
    panel.fields[people[3]].set_value(9)
    panel.fields[people[4]].set_value(8)
    tab.desk.record_button.click()


def elect_a_deputy(hand: Hand) -> None:
    people = hand.people()
    made = election(hand, "clubs", 8, post=Post.DEPUTY)
    with suppress(Refused):
        hand.office.elections.hold(made.id, Counted({people[8]: 17}))
    tab = hand.desk("clubs")
    tab.reload()
    answer(tab)


def answer(tab: LiveTab) -> None:
    """Who is elected says so."""
    found = [one for one in tab.desk.election.answers.findChildren(QPushButton) if "nimmt die Wahl an" in one.text()]
    if not found:
        raise NotHereError("nimmt die Wahl an")
    found[0].click()


def vote_together(hand: Hand) -> None:
    tab = hand.desk("housing")
    tab.desk.votes.fields["yes"].set_value(16)
    press(tab, "Gemeinsam mit anderen")


def ask_as_a_resident(hand: Hand) -> None:
    items = hand.office.agenda.items(hand.meeting)
    hand.desk(next(one.id for one in items if one.kind is ItemKind.QUESTION_TIME)).keys["question"].trigger()


def times(hand: Hand) -> None:
    tab = hand.on(AttendanceTab, "meeting", f"{hand.meeting}:attendance")
    tab.table.choose(hand.people()[0])
    press(tab, "Zeiten")


def answer_late(hand: Hand) -> None:
    answer(hand.desk("election"))


# --- the invitation that went out ---


def dispatch(hand: Hand, *, delivered: bool = False, newest: bool = False) -> DispatchTab:
    """delivered: with somebody chosen who got a paper, the invitation or the newest of all."""
    tab = hand.on(DispatchTab, "meeting", f"{hand.meeting}:dispatch")
    if delivered:
        tab.paper_box.setCurrentIndex(0 if newest else tab.paper_box.count() - 1)
        tab.reload()
    lines = [one for one in tab._lines() if (one.delivery if delivered else one.reply) is not None]
    if not lines:
        raise NotHereError("line")
    tab.table.choose(lines[0].id)
    return tab


def appeared(hand: Hand) -> None:
    hand.office.invitations.issue_notice(hand.meeting)
    dispatch(hand, delivered=True, newest=True).ask_receipt()


def send_mails(hand: Hand) -> None:
    hand.office.sending.set_server(host="localhost", port=1, user="beirat", sender="beirat@example.org")
    tab = dispatch(hand)
    tab.reload()
    tab.post.send_mails()


# --- what comes in ---


def motion_as_file(hand: Hand) -> None:
    key = hand.office.papers.ids()[-1]
    hand.take("Antrag.pdf", hand.office.paper_letters.pdf(key))


def answer_as_file(hand: Hand) -> None:
    """The faction hands in, the office takes it in and asks back, its answer comes."""
    key = hand.paper("Fachberatung")
    letter = hand.office.paper_letters.pdf(key)
    other = open_shared(hand.records.files[SAMPLE], user=USER)
    other.submissions.accept(other.submissions.look_into(letter, "Antrag.pdf"), reason="Wanderung")
    other.papers.ask_back(key, "Wen genau?")
    content = other.answers.pdf(key)
    other.close()
    hand.take("Antwort.pdf", content)


def register_as_file(hand: Hand) -> None:
    other = open_shared(hand.records.files[SAMPLE])
    content = other.registers.data()
    other.close()
    file = hand.records.folder / "Register.beirat-register"
    file.write_bytes(content)
    hand.program.arriving.take_in([file])


def _docx(file: Path) -> Path:
    """A motion as an office program writes it, with a stretch that was struck."""
    root = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    lines = ("An den Beirat", "Betreff: Mehr Licht", "Der Beirat beantragt mehr Licht.", "Begründung", "Es ist dunkel.")
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    body += "<w:p><w:del><w:r><w:delText>500 Euro</w:delText></w:r></w:del></w:p>"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("word/document.xml", f"<w:document {root}><w:body>{body}</w:body></w:document>")
    return file


def letter_from_elsewhere(hand: Hand) -> None:
    hand.program.arriving.take_in([_docx(hand.records.folder / "Brief.docx")])


def editor_of_a_draft(hand: Hand) -> RichEditor:
    return hand.on(RichEditor, "paper", hand.paper("Bänke"))


def file_into_a_field(hand: Hand) -> None:
    editor = editor_of_a_draft(hand)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(_docx(hand.records.folder / "Text.docx")))])
    editor.text_edit.insertFromMimeData(data)


def struck_words_into_a_field(hand: Hand) -> None:
    editor = editor_of_a_draft(hand)
    data = QMimeData()
    data.setHtml("<p>Wir sind <s>nicht</s> für acht Euro.</p>")
    editor.text_edit.insertFromMimeData(data)
    press(editor, "ansehen")


def link(hand: Hand) -> None:
    editor_of_a_draft(hand)._ask_link()


# --- others who work at the same record ---


def two_workplaces(hand: Hand) -> None:
    key = hand.paper("Sprachförderung")
    page: Any = hand.go("paper", key)
    edit = page.editor.form.title_edit
    edit.setFocus()
    edit.insert(" an Schulen")
    other = open_shared(hand.records.files[SAMPLE], user=USER)
    other.papers.edit(key, title="Sprachförderung in Kitas")
    other.close()
    hand.program.look_elsewhere()
    hand.banner("Beide ansehen")


# --- records and their doors ---


def begin(hand: Hand, file: Any) -> None:
    """What a start does with a record, or without one; who gives up gets none."""
    opened = hand.program.start().begin(file)
    if opened is not None:
        opened.close()


def say_what_was_not_expected(_hand: Hand) -> None:
    """An error where nobody catches it; what comes of it is the hook's."""
    raise WantedError("Wanderung")


# --- members ---


def member(hand: Hand, what: str) -> None:
    key = hand.people()[9]
    page: Any = hand.go("person", key)
    page.person.change_wanted.emit(hand.office.persons.memberships(key)[-1].id, what)


def successors(hand: Hand) -> None:
    page: Any = hand.go("members")
    page._questions.successors(hand.office.committees.factions(hand.office.committees.beirat().id)[0])


def remove_person(hand: Hand) -> None:
    press(hand.go("person", hand.office.persons.add("Wanderer", "Wilma").id), "Person entfernen")


def keep_contact(hand: Hand) -> None:
    for person in hand.office.persons.all():
        if hand.office.persons.review_day(person.id) is not None:
            return press(hand.go("person", person.id), "Weiter nötig")
    raise NotHereError("review")


# --- motions and what becomes of them ---


def aim(hand: Hand) -> None:
    key = hand.paper("Wohnungen")  # handed in for a reason, which would pass over this too
    hand.office.papers.edit(key, proposal=RichText.of("Die Stadt wird gebeten, zehn Wohnungen zu bauen."))
    page: Any = hand.go("paper", key)
    page.admit_action.trigger()


def refuse(hand: Hand) -> None:
    page: Any = hand.go("paper", hand.paper("Bänke"))
    page.refuse_action.trigger()


def hand_in_again(hand: Hand) -> None:
    page: Any = hand.go("paper", hand.paper("Bänke"))
    page.hand_in_action.trigger()


def on_line(hand: Hand, action: str) -> None:
    """The first matter that offers it, among those that the Stadtrat is to resolve."""
    for key in hand.office.papers.ids():
        if hand.office.council_wordings.get(key) is None:
            continue
        page: Any = hand.go("matter", key)
        wanted = [record for what, record in page.detail.action_buttons if what == action]
        if wanted:
            return page._on_wanted(action, wanted[0])
    raise NotHereError(action)


def rename_matter(hand: Hand) -> None:
    first, second, *_ = hand.office.papers.ids()
    if hand.office.tracking.story(first).joining is None:
        hand.office.joinings.join(first, second, "Zweimal dasselbe")
    page: Any = hand.go("matter", first)
    page._on_wanted("rename", first)


def report(hand: Hand) -> None:
    task = hand.office.follow_ups.add("Brief an den Stadtrat", paper_id=hand.office.papers.ids()[0])
    page: Any = hand.go("matter", hand.office.papers.ids()[0])
    page._on_wanted("report", task.id)


def cuts(hand: Hand) -> None:
    """A number to call stands in a motion that the factions get."""
    with hand.office.store.unit("papers.edit") as unit:
        told = next(one for one in unit.papers.all() if one.state is PaperState.DONE and one.number)
        unit.papers.save(replace(told, rationale=RichText.of("Fragen beantwortet 0621 5042345 bis Freitag.")))
    press_menu(hand, "Register für die Fraktionen")


def press_menu(hand: Hand, words: str) -> None:
    """An entry of the menu of files."""
    for action in hand.window.menus.file_menu.actions():
        if action.text().startswith(words) and action.isEnabled() and action.isVisible():
            return action.trigger()
    raise NotHereError(words)


def setting(hand: Hand, section: str, words: str) -> None:
    """What a section of the settings offers, at the user who has a password where it is about one."""
    page: Any = hand.go("settings")
    page.open(section)
    if section == "users":
        chair = next(one for one in hand.office.users.all() if one.name == "Vorsitz")
        if not chair.password:
            hand.office.users.set_password(chair.id, PASSWORD, "")
            page.reload()
        page.stack.currentWidget().table.choose(chair.id)
    press(page.stack.currentWidget(), words)


def matter(hand: Hand) -> tuple[Any, str]:
    """The page of one motion's way, and the motion."""
    with hand.office.store.reading() as unit:
        key = unit.agenda_items.get(hand.item("courses")).paper_id or ""
    return hand.go("matter", key), key


def on_matter(hand: Hand, action: str) -> None:
    page, key = matter(hand)
    page._on_wanted(action, key)


def on_task(hand: Hand, action: str) -> None:
    page, key = matter(hand)
    page._on_wanted(action, hand.office.follow_ups.add("Brief", paper_id=key).id)


def an_initiative(hand: Hand) -> str:
    with hand.office.store.reading() as unit:
        found = unit.initiatives.all()
    return found[0].id if found else hand.office.initiatives.add("Nationaler Integrationsplan").id


def link_initiative(hand: Hand) -> None:
    an_initiative(hand)
    on_matter(hand, "link_initiative")


def link_a_work(hand: Hand) -> None:
    page: Any = hand.go("initiative", an_initiative(hand))
    page._link(Relation.RESTS_ON)


def send_invitation(hand: Hand) -> None:
    """A second meeting of the year is yet to be invited to."""
    office = hand.office
    with office.store.reading() as unit:
        later = [one for one in unit.meetings.all() if one.id != hand.meeting]
    start = datetime.combine(session_world.DAY + timedelta(days=60), time(17))
    key = later[0].id if later else office.meetings.plan(office.committees.beirat().id, start).id
    hand.verb("meeting", f"{key}:invitation", "Einladung versenden")


def rename_person(hand: Hand) -> None:
    press(hand.go("person", hand.people()[9]), "Name geändert")


def forget_contact(hand: Hand) -> None:
    key = hand.people()[9]
    hand.office.persons.edit(key, contact=Contact(email="wanderer@example.org"))
    press(hand.go("person", key), "Kontaktdaten löschen")


def known_guest(hand: Hand) -> None:
    page: Any = hand.go("speaker", hand.guest())
    page.steps.choose_person()


def plan_for_the_year(hand: Hand) -> None:
    page: Any = hand.go("meetings")
    page.show_view("year")
    press(page, "Schulferien")


def source(hand: Hand) -> None:
    page: Any = hand.go("paper", hand.draft())
    page.steps.cite("proposal")


def objection(hand: Hand) -> None:
    """The minutes went out, and somebody finds them wrong."""
    office, meeting = hand.office, hand.meeting
    with suppress(Refused):
        office.minutes.sign(meeting)
    with suppress(Refused):
        office.minutes.issue(meeting)
    page: Any = hand.go("meeting", f"{meeting}:minutes")
    page._current_tab().steps.correct(office.minutes.view(meeting))


def batch(hand: Hand) -> None:
    page: Any = hand.go("meeting", f"{hand.meeting}:excerpts")
    tab = page._current_tab()
    tab.steps._issue_by_recipient(hand.office.excerpts.rows(hand.meeting))


def offices_of_several(hand: Hand) -> None:
    page: Any = hand.go("tracking")
    page.several.give()


SITUATIONS = (
    Situation("live.lost_quorum.LostQuorumQuestion", RUNNING, lose_quorum),
    Situation("live.presiding_dialogs.PresidesDialog", ABSENT, open_without_chair),
    Situation("live.presiding_dialogs.PresidingDialog", RUNNING, lambda h: h.desk("housing").correct_presiding()),
    Situation("live.dialogs.AgainDialog", RUNNING, vote_again),
    Situation("live.dialogs.CloseDialog", RUNNING, lambda h: h.key("housing", "step")),
    Situation("live.dialogs.ExcludeDialog", RUNNING, lambda h: h.key("housing", "exclude")),
    Situation("live.dialogs.MeaningQuestion", RUNNING, count_and_note),
    Situation("live.dialogs.ReferDialog", RUNNING, lambda h: h.key("housing", "refer")),
    Situation("live.dialogs.ResidentDialog", RUNNING, ask_as_a_resident),
    Situation("live.dialogs.TogetherDialog", RUNNING, vote_together),
    Situation("live.ballots.BallotsDialog", RUNNING, lambda h: h.key("housing", "ballots")),
    Situation("live.faction_counts.FactionCountsDialog", RUNNING, lambda h: h.key("housing", "factions")),
    Situation("live.agenda_vote_dialog.VotesDialog", RUNNING, lambda h: h.key("housing", "remove")),
    Situation("live.times_dialogs.TimesDialog", RUNNING, times),
    Situation("live.times_dialogs.CallsDialog", RUNNING, lambda h: h.key("courses", "times")),
    Situation("live.person_dialog.PersonDialog", RUNNING, lambda h: h.key("housing", "person")),
    Situation("live.election_dialogs.ElectionDialog", RUNNING, lambda h: press(h.desk("election"), "Wahl anlegen")),
    Situation("live.election_dialogs.LotDialog", RUNNING, tie),
    Situation("live.election_dialogs.RoundAgainDialog", RUNNING, round_again),
    Situation("live.election_dialogs.OfficesDialog", RUNNING, elect_a_deputy),
    Situation("live.election_dialogs.LateAnswerDialog", CLOSED, answer_late),
    Situation("minutes.sign_dialog.SignDialog", CLOSED, lambda h: h.minutes("Unterschriften eintragen")),
    Situation("widgets.reason.ReasonDialog", CLOSED, lambda h: h.minutes("Übergehen")),
    Situation("dispatch.questions.LateQuestion", INVITED, lambda h: dispatch(h).answer(Coming.LATE)),
    Situation("dispatch.questions.SubstituteQuestion", INVITED, lambda h: dispatch(h).answer(Coming.SUBSTITUTE)),
    Situation("dispatch.questions.ReceiptQuestion", INVITED, lambda h: dispatch(h, delivered=True).ask_receipt()),
    Situation("dispatch.questions.AppearedQuestion", INVITED, appeared),
    Situation("dispatch.questions.SendMailsQuestion", INVITED, send_mails),
    Situation("dispatch.questions.ServerQuestion", INVITED, lambda h: dispatch(h).post.ask_server()),
    Situation("dispatch.mail_answer.MailAnswerQuestion", INVITED, lambda h: dispatch(h).replies.ask_mail("Ich komme.")),
    Situation("submissions.dialog.ArrivalDialog", SAMPLE, motion_as_file),
    Situation("submissions.answer_dialog.AnswerDialog", HOME, answer_as_file),
    Situation("submissions.letter_dialog.LetterDialog", SAMPLE, letter_from_elsewhere),
    Situation("submissions.register_dialog.RegisterDialog", HOME, register_as_file),
    Situation("widgets.reading_dialog.ReadingDialog", SAMPLE, file_into_a_field),
    Situation("widgets.reading_dialog.LeftOutDialog", SAMPLE, struck_words_into_a_field),
    Situation("widgets.rich_editor.LinkQuestion", SAMPLE, link),
    Situation("widgets.conflict.ConflictDialog", SAMPLE, two_workplaces),
    Situation("papers.dialogs.TargetQuestion", SAMPLE, aim),
    Situation("papers.dialogs.RefusalQuestion", SAMPLE, refuse),
    Situation("papers.dialogs.AgainQuestion", HOME, hand_in_again),
    Situation("members.dialogs.CorrectDialog", INVITED, lambda h: member(h, "correct")),
    Situation("members.dialogs.LeaveDialog", INVITED, lambda h: member(h, "leave")),
    Situation("members.dialogs.ChangeDialog", INVITED, lambda h: member(h, "role")),
    Situation("members.dialogs.ListDialog", INVITED, successors),
    Situation("forgetting.RemovePersonDialog", INVITED, remove_person),
    Situation("forgetting.KeepDialog", SAMPLE, keep_contact),
    Situation("tracking.council_wording_dialog.CouncilWordingDialog", SAMPLE, lambda h: on_line(h, "word_for_council")),
    Situation("tracking.compare_dialog.CompareDialog", SAMPLE, lambda h: on_line(h, "compare")),
    Situation("tracking.dialogs.TitleDialog", SAMPLE, rename_matter),
    Situation("tracking.dialogs.ReportDialog", SAMPLE, report),
    Situation("cuts.CutsQuestion", SAMPLE, cuts),
    Situation("settings.users.UserDialog", SAMPLE, lambda h: setting(h, "users", "Hinzufügen")),
    Situation("widgets.password.NewPasswordDialog", SAMPLE, lambda h: setting(h, "users", "Kennwort")),
    Situation("widgets.password.PasswordDialog", SAMPLE, lambda h: setting(h, "users", "Wechseln")),
    Situation("settings.oparl_dialog.OparlDialog", SAMPLE, lambda h: setting(h, "record", "Aus einem Ratsinfo")),
    Situation("quick_look.QuickLook", SAMPLE, lambda h: h.window.look_wanted.emit("paper", h.office.papers.ids()[0])),
    Situation("locking.lock_dialog.ChangeDialog", LOCKED, lambda h: press_menu(h, "Passwort der Akte")),
    Situation("first_run.assistant.Assistant", SAMPLE, lambda h: begin(h, None)),
    Situation("first_run.password_dialog.RecordPasswordDialog", SAMPLE, lambda h: begin(h, h.records.shut)),
    Situation("first_run.trouble.TroubleDialog", SAMPLE, lambda h: begin(h, h.records.folder / "nichts.db")),
    Situation("first_run.server_dialog.ServerPasswordDialog", SAMPLE, lambda h: begin(h, h.records.door.address)),
    Situation("unexpected.UnexpectedError", SAMPLE, say_what_was_not_expected),
    Situation("correcting.CorrectionDialog", ISSUED, objection),
    Situation("excerpts.batch_dialog.BatchDialog", CLOSED, batch),
    Situation("forgetting.ForgetDialog", INVITED, forget_contact),
    Situation("initiatives.dialogs.AddDialog", INVITED, lambda h: h.verb("initiatives", "", "+ Vorhaben")),
    Situation("initiatives.dialogs.WorkDialog", INVITED, link_a_work),
    Situation("meetings.dialogs.SendQuestion", INVITED, send_invitation),
    Situation("meetings.holidays_dialog.HolidaysDialog", INVITED, plan_for_the_year),
    Situation("meetings.plan_dialog.PlanDialog", INVITED, lambda h: h.verb("meetings", "", "+ Sitzung")),
    Situation("meetings.plan_dialog.YearPlanDialog", INVITED, lambda h: h.verb("meetings", "", "Jahresplan …")),
    Situation("members.dialogs.MemberDialog", INVITED, lambda h: h.verb("committee", "", "+ Mitglied")),
    Situation("members.dialogs.NamesDialog", INVITED, lambda h: h.verb("committee", "", "Fraktion anlegen")),
    Situation("members.dialogs.PersonNameDialog", INVITED, rename_person),
    Situation("members.paste_dialog.PasteDialog", INVITED, lambda h: h.verb("committee", "", "Liste einfügen")),
    Situation("papers.dialogs.NumberQuestion", INVITED, lambda h: h.verb("paper", h.paper("Bänke"), "Nummer vergeben")),
    Situation("papers.dialogs.SubmitQuestion", INVITED, lambda h: h.verb("paper", h.draft(), "Einreichen")),
    Situation("papers.source_dialog.SourceQuestion", INVITED, source),
    Situation("publications.issue_dialog.IssueDialog", INVITED, lambda h: h.verb("reports", "", "Ausgeben")),
    Situation(
        "publications.window.PaperWindow", INVITED, lambda h: h.verb("paper", h.paper("Bänke"), "Schreiben zur Ver")
    ),
    Situation("settings.term_dialog.TermDialog", INVITED, lambda h: setting(h, "town", "Nächste Wahlperiode")),
    Situation("settings.term_dialog.CloseTermDialog", INVITED, lambda h: setting(h, "town", "Wahlperiode abschließen")),
    Situation("speakers.dialogs.AddDialog", INVITED, lambda h: h.verb("speakers", "", "+ Gast")),
    Situation("speakers.dialogs.PersonDialog", INVITED, known_guest),
    Situation("tracking.decision_dialog.MatterDialog", INVITED, lambda h: h.verb("tracking", "", "+ Vorgang")),
    Situation("tracking.dialogs.DayDialog", INVITED, lambda h: on_task(h, "carry_out")),
    Situation("tracking.dialogs.InitiativeDialog", INVITED, link_initiative),
    Situation("tracking.dialogs.JoinDialog", INVITED, lambda h: on_matter(h, "join")),
    Situation("tracking.dialogs.StationDialog", INVITED, lambda h: on_matter(h, "add_station")),
    Situation("tracking.dialogs.TaskDialog", INVITED, lambda h: on_matter(h, "add_task")),
    Situation("tracking.several.OfficeDialog", INVITED, offices_of_several),
    Situation("help.about.AboutDialog", INVITED, lambda h: h.program.helping.about()),
    Situation("help.window.HelpWindow", INVITED, lambda h: h.program.helping.show_page("")),
    Situation("locking.lock_dialog.EncryptDialog", INVITED, lambda h: press_menu(h, "Passwort der Akte")),
    Situation("first_run.server_dialog.ServerDialog", INVITED, lambda h: h.program.start().open_server()),
    Situation("first_run.choose_user.UserDialog", SAMPLE, lambda h: h.program.start().choose_user(h.program.record)),
    Situation("publications.website_dialog.WebsiteDialog", INVITED, lambda h: press_menu(h, "Veröffentlichen")),
    Situation("widgets.question.LineQuestion", INVITED, lambda h: h.verb("paper", h.draft(), "Fassung festhalten")),
)
