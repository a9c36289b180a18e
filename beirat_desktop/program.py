"""The program while it runs: one window and the record open in it, opened, shown, searched and let go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from beirat_desktop import paths
from beirat_desktop.arriving import Arriving
from beirat_desktop.desktop.allowing import hide_forbidden
from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.changes import Changes
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.hits import Hit, Results
from beirat_desktop.desktop.main_window import MainWindow
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import Theme, Tone
from beirat_desktop.desktop.widgets.spelling import Spelling
from beirat_desktop.desktop.widgets.spelling import use as use_spelling
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.searching import marked
from beirat_desktop.opening import Opening
from beirat_desktop.places import Places, places_of
from beirat_desktop.usecases.spelling import dictionary
from beirat_desktop.usecases.trouble import RecordTrouble

if TYPE_CHECKING:
    from beirat_desktop.desktop.first_run.start import Start
    from beirat_desktop.desktop.lists import ListActions
    from beirat_desktop.desktop.locking.actions import LockActions
    from beirat_desktop.desktop.publications.register_steps import RegisterSteps
    from beirat_desktop.domain.searching import Excerpt
    from beirat_desktop.helping import Helping
    from beirat_desktop.usecases.office import Office
    from beirat_desktop.usecases.record.record import OpenRecord
    from beirat_desktop.usecases.search import Found
    from beirat_desktop.usecases.where import Where

T = TypeVar("T")
_LOOK_MS = 500
"""What another program wrote into the record is on the screen within a second."""
AWAY = "der Server antwortet nicht; was Sie schreiben, ist sicher, und es geht von selbst weiter"


class Program:
    """One window and the record open in it. The window stands before the record is opened, so that it is seen at once.

    Pages are made on their first visit, and each imports its feature only then.
    """

    def __init__(self, theme: Theme, state: State) -> None:
        self.state = state
        self.theme = theme
        self.background = Background()
        file = dictionary()
        self.spelling = Spelling(file) if file is not None else None
        use_spelling(self.spelling)
        self.changes = Changes()
        self.drafts = Drafts(paths.state_folder())
        self.record: OpenRecord | None = None
        self._section = ""
        self.crashed = False
        self.window = MainWindow(theme, state)
        self.places = Places(self)
        self.places.add()
        self.opening = Opening(self)
        self.arriving = Arriving(self)
        self.window.undo.connect(partial(self._turn, "undo"))
        self.window.redo.connect(partial(self._turn, "redo"))
        self.window.closing.connect(self.close)
        self.window.help.connect(lambda page: self.helping.show_page(page))
        self.window.menus.add_to_file("Akte öffnen …", self._open_other, "Ctrl+O")
        self.window.menus.add_to_file("Akte auf einem Server öffnen …", self._open_server)
        self._take_in = self.window.menus.add_to_file(
            "Antrag einlesen …", lambda: self.arriving.intake.choose(), "Ctrl+Shift+O"
        )
        self._read_register = self.window.menus.add_to_file(
            "Register der Geschäftsstelle öffnen …", lambda: self.arriving.intake.choose_register()
        )
        self._give_register = self.window.menus.add_to_file("Register für die Fraktionen …", self._save_register)
        self._publishes = self.window.menus.add_to_file("Veröffentlichen …", self._publish)
        self._locks = self.window.menus.add_to_file("Passwort der Akte …", self.lock_record)
        self.window.menus.add_to_file("Andere Person arbeitet …", self._choose_user)
        self.window.list_wanted.connect(lambda what, shown: self._lists.do(what, shown))
        for text, slot in (
            ("Handbuch", lambda: self.helping.show_page("")),
            ("Rundgang …", lambda: self.helping.begin_tour()),
            ("Was ist neu", lambda: self.helping.show_page("was-ist-neu")),
            ("Über Beirat Desktop …", lambda: self.helping.about()),
        ):
            self.window.menus.add(self.window.menus.help_menu, text, slot)
        self.window.look_wanted.connect(self._look_at_hit)
        self.window.banner.closed.connect(self.opening.tell_crash)  # where there was something more urgent to say
        self.changes.copied.connect(self._show_record)
        self._soon = QTimer(self.window)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_counts)
        self.changes.saved.connect(lambda _nouns: self._soon.start())
        self.changes.saved.connect(lambda _nouns: self.window.status.outdate())
        self.changes.saved.connect(lambda _nouns: self.window.outdate_refusal())
        self.changes.everything.connect(self._soon.start)
        self.changes.saved.connect(self.opening.learn_names)
        self._away = False
        self._may: dict[str, bool] = {}
        """What may be done at the desk of who works now, as far as it was asked."""
        self.window.page_made.connect(self.hide_forbidden)
        self._look = QTimer(self.window)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.look_elsewhere)

    @property
    def office(self) -> Office:
        """The use cases on the open record."""
        if self.record is None:
            raise RuntimeError("no record is open")
        return self.record.office

    @property
    def workplace(self) -> Workplace:
        """The open record and what goes with it, for the pages."""
        return Workplace(self.office, self.changes, self.background, self.state, self.drafts, self.window.opens)

    @cached_property
    def helping(self) -> Helping:
        """What the menu „Hilfe“ does; loaded when somebody asks for it."""
        from beirat_desktop.helping import Helping

        return Helping(self)

    @property
    def shows_sample(self) -> bool:
        """Whether the record that is open is the sample of this workplace."""
        from beirat_desktop.desktop.first_run.start import SAMPLE_NAME

        return self.record is not None and self.office.file == paths.data_folder() / SAMPLE_NAME

    def change_record(self, file: Where | None, *, sample: bool = False, user_id: str = "") -> None:
        """Let go of the open record and open another, or the sample; user_id: as for Start.begin()."""
        start = self.start()
        self._let_go()
        self._take(start.begin(file, sample=sample, user_id=user_id))

    def look_first(self, file: Where) -> None:
        """Put what came in on the screen while the record is yet to be opened, where work goes on at the overview."""
        from beirat_desktop.desktop.overview.page import OverviewPage
        from beirat_desktop.usecases.record.first_look import first_look

        rows = first_look(file) if self.window.last_page in ("", "overview") else None
        page = self.window.page("overview") if rows else None
        if rows and isinstance(page, OverviewPage):
            self.places.first_page = page
            page.show_first(rows)
            self.window.go("overview")
            for _ in range(2):  # laid out, then painted; what is clicked meanwhile waits for the record
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def open(self, record: OpenRecord) -> None:
        """Show a record that was just opened, at the place where work stopped."""
        self.record = record
        self.drafts.use(record.journal(paths.state_folder()))
        self._lock_drafts()
        record.office.listen(self.changes.announce)
        record.office.changed_elsewhere()
        self._look.start()
        self._show_desk()
        if self.places.first_page is not None:
            self.places.first_page.attach(self.workplace)
            self.hide_forbidden(self.places.first_page)
            self.places.first_page = None
        self.window.set_search(self._search)
        self._show_counts()
        self._show_record()
        self.window.go(*self._where())
        self.arriving.watch_drops()
        self.opening.begin()

    def _lock_drafts(self) -> None:
        """Take texts into a locked record's drafts that wait in the plain file since before it had its password.

        The shell may have set it, or a program that was killed right afterwards.
        """
        if self.drafts.journal is None or not self.drafts.file.exists():
            return
        from beirat_desktop.usecases.record.locking import names_something

        known = {(one.record, one.field): one.at for one in self.drafts.all()}
        waiting = [
            one
            for one in Drafts(self.drafts.file.parent).all()
            if names_something(self.office, one.record) and one.at > known.get((one.record, one.field), datetime.min)
        ]
        if waiting:
            self.drafts.take_over(waiting, None)

    def _where(self) -> tuple[str, str]:
        """The place where work stopped; the desk of a meeting that still runs goes before."""
        meeting_id = self.state.text("desk/meeting")
        if meeting_id and any(one.id == meeting_id for one in self.office.meetings.running()):
            return "meetings", f"{meeting_id}:live"
        section, self._section = self._section, ""
        return self.window.last_page or "overview", section

    def close(self) -> None:
        """Let everything typed be saved, wait for work under way, let go of the record."""
        self._look.stop()
        self.arriving.close()
        self.background.close()
        use_spelling(None)
        if self.spelling is not None:
            self.spelling.close()
        if self.record is not None:
            self.record.close()
            self.record = None
        self.drafts.use(None)

    def start(self) -> Start:
        """What finds a record to open, and asks where nothing else is left."""
        from beirat_desktop.desktop.first_run.start import Start

        return Start(self.window, self.state, _make_sample)

    def look_elsewhere(self) -> None:
        """Show what another program wrote into the record, such as an import from a shell."""
        if self.record is None:
            return
        wrote = self.office.changed_elsewhere()
        turned, self._away = self.office.away != self._away, self.office.away
        if wrote:
            self.changes.everything.emit()
        if wrote or turned:
            self._show_record()

    @cached_property
    def _lists(self) -> ListActions:
        from beirat_desktop.desktop.lists import ListActions

        made = ListActions(self.window, lambda: self.workplace)
        made.message.connect(self.window.show_message)
        made.notice.connect(self.window.show_notice)
        return made

    # --- the record: restoring one, locking it, another record, another user ---

    def restore(self, copy: Path) -> None:
        """Go on with a copy; the record as it was is put aside."""
        from beirat_desktop.german.record import not_restored, restored

        file = self.office.file
        if not self._yields("record.restore"):
            return
        self._keep_section()
        self._let_go()
        opened, aside = self.start().restore(file, copy)
        self._take(opened)
        if self.record is not None:
            said = Notice(not_restored(copy)) if aside is None else Notice(restored(copy, aside), Tone.GREEN)
            self.window.show_notice(said)

    def _keep_section(self) -> None:
        """Come back to the section of the settings that is shown, once the same record is open again."""
        page = self.window.current_page
        self._section = (page.whereabouts() or "") if page is not None and self.window.last_page == "settings" else ""

    def lock_record(self) -> None:
        """Give the record a password, another one, or none."""
        if self.record is not None and self._yields("record.lock"):
            self.lock_actions().begin(self.office.file)

    def _yields(self, right: str) -> bool:
        """Whether who works here may do this with the whole record; where not, that is said."""
        from beirat_desktop.desktop.refusals import notice_of

        try:
            self.office.users.check_may(right)
        except Refused as error:
            self.window.show_notice(notice_of(error))
            return False
        return True

    def lock_actions(self) -> LockActions:
        """What sets or takes the password of a file, and tells what lies beside it without one."""
        from beirat_desktop.desktop.locking.actions import LockActions

        tell, aside = self.window.show_notice, self.drafts.file.with_suffix(".damaged")
        return LockActions(self.window, self.state, self._while_closed, tell, self.opening.copy_today, aside)

    def _while_closed(
        self, words: str, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Let go of the record, do something with its file, and open it again; what waits to be saved comes along."""
        from beirat_desktop.usecases.record.locking import belongs

        self.window.flush()
        file, before = self.office.file, self.drafts.journal
        waiting = [one for one in self.drafts.all() if belongs(self.office, one.record)]
        user = self.office.users.current()
        self._keep_section()
        self._let_go()
        progress = QProgressDialog(words, "", 0, 0, self.window)
        progress.setCancelButton(None)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(0)
        progress.show()
        answers: list[Callable[[], None]] = []
        loop = QEventLoop()

        def answer(told: Callable[[], None]) -> None:
            answers.append(told)
            loop.quit()

        self.background.run(
            lambda result: answer(lambda: done(result)), lambda error: answer(lambda: failed(error)), work
        )
        self.window.closing.connect(loop.quit)
        # What is clicked meanwhile waits for the record.
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        progress.close()
        progress.deleteLater()
        if not answers:  # the window was closed, which waited for the work
            return
        self._take(self.start().begin(file, user_id=user.id if user is not None else ""))
        if self.record is None:
            return
        if (before is None) != (self.drafts.journal is None):
            self.drafts.take_over(waiting, before)
        for told in answers:
            told()

    def _open_other(self) -> None:
        file = self.start().open_other()
        if file is not None:
            self.change_record(file)

    def _open_server(self) -> None:
        start = self.start()
        address = start.open_server()
        if address is not None:
            self.change_record(address)

    @cached_property
    def _register_steps(self) -> RegisterSteps:
        from beirat_desktop.desktop.publications.register_steps import RegisterSteps

        made = RegisterSteps(lambda: self.workplace, self.window)
        made.notice.connect(self.window.show_notice)
        return made

    def _save_register(self) -> None:
        if self.record is not None:
            self.window.flush()
            self._register_steps.save()

    def _publish(self) -> None:
        from beirat_desktop.desktop.publications.website_dialog import WebsiteDialog

        if self.record is not None:
            self.window.flush()
            dialog = WebsiteDialog(self.workplace, self.window)
            dialog.message.connect(self.window.show_message)
            dialog.exec()

    def _choose_user(self) -> None:
        if self.record is not None:
            self.window.flush()
            if self.start().choose_user(self.record):
                self.change_user()

    def _let_go(self) -> None:
        self.window.flush()
        self._look.stop()
        self.window.forget_pages()
        if self.record is not None:
            self.record.close()
            self.record = None
        self.drafts.use(None)

    def _take(self, opened: OpenRecord | None) -> None:
        if opened is None:
            self.window.close()
        else:
            self.open(opened)

    # --- what the window shows of the record ---

    def _show_desk(self) -> None:
        self.places.choose_first()
        user = self.office.users.current()
        places = None if user is None else places_of(user.desk, {one.desk for one in self.office.users.all()})
        self.window.set_desk(user.name if user else "Geschäftsstelle", places)
        self._may.clear()
        self._take_in.setVisible(self._is_allowed("submissions.accept"))
        at_home = self._is_allowed("registers.accept")
        self._take_in.setText("Antwort oder Antrag einlesen …" if at_home else "Antrag einlesen …")
        self._read_register.setVisible(at_home)
        self._give_register.setVisible(not at_home and self._is_allowed("registers.give"))
        self._publishes.setVisible(self._is_allowed("publications.website"))
        self._locks.setVisible(self._is_allowed("record.lock"))

    def change_user(self) -> None:
        """Somebody else goes on: every page is made anew, with what this desk may do."""
        key = self.window.last_page
        self.window.forget_pages()
        self._show_desk()
        self._show_counts()
        self.window.go(key if self.window.last_page else "overview")

    def hide_forbidden(self, page: QWidget) -> None:
        """Leave out of a page that was just made what may not be done here."""
        if self.record is not None:
            hide_forbidden(page, self._is_allowed)

    def _is_allowed(self, right: str) -> bool:
        if right not in self._may:
            self._may[right] = self.office.users.may(right)
        return self._may[right]

    def _show_record(self) -> None:
        if self.record is None:
            return
        if self._away:
            self.window.show_record(f"{self.office.file.name} · {AWAY}", "")
            return
        term = self.office.committees.term_on(self.office.today)
        from beirat_desktop.desktop.first_run.start import last_copy

        copied = last_copy(self.state, self.office)
        words = self.office.file.name + (f" · gesichert {copied}" if copied else "")
        self.window.show_record(words, f"Wahlperiode {term.name}" if term else "")

    def _show_counts(self) -> None:
        """What undo would take back, and how many papers came in, for those who decide on them."""
        if self.record is None:
            return
        from beirat_desktop.german.actions import action

        try:
            undo, redo = self.office.undoable, self.office.redoable
            came = self.office.papers.incoming() if self._is_allowed("papers.admit") else 0
        except RecordTrouble as trouble:
            if trouble.kind != "no_server":
                raise
            return  # the status line tells it, and everything is read anew once it answers
        self.window.set_undo(action(undo) if undo else "", action(redo) if redo else "")
        self.window.set_count("papers", came)

    def _turn(self, way: str) -> None:
        from beirat_desktop.german import refusal
        from beirat_desktop.german.actions import action

        self.window.flush()
        try:
            turned = self.office.undoable if way == "undo" else self.office.redoable
            self.office.undo() if way == "undo" else self.office.redo()
        except Refused as error:
            if error.overridable and way == "undo":
                ask = partial(self._undo_with_reason, refusal(error))
                self.window.show_notice(
                    Notice(refusal(error), Tone.AMBER, "Als irrtümlich erfasst zurücknehmen …", ask)
                )
                return
            self.window.show_notice(Notice(refusal(error)))
            # What is shown is not what stands in the record.
            self.changes.everything.emit()
            return
        if turned:
            self.window.show_message(f"{'Rückgängig' if way == 'undo' else 'Wiederholt'}: {action(turned)}")

    def _undo_with_reason(self, sentence: str) -> None:
        from beirat_desktop.desktop.widgets.question import ReasonQuestion
        from beirat_desktop.german.actions import action

        question = ReasonQuestion("Als irrtümlich erfasst zurücknehmen?", sentence, "Zurücknehmen", self.window)

        def take_back() -> None:
            turned = self.office.undoable
            self.office.undo(question.reason)
            if turned:
                self.window.show_message(f"Als irrtümlich zurückgenommen: {action(turned)}")

        question.accepted.connect(take_back)
        question.open()

    def _search(self, words: str) -> Results:
        from beirat_desktop.german.hits import hit_place, hit_title, hit_word, note_words

        search = self.office.search
        answer = search.find(words, opens=self.window.opens)
        hits = []

        def look(one: Found, title: str) -> tuple[Excerpt, Excerpt]:
            return marked(title, answer.terms), search.context(one, answer.terms)

        for one in answer.found:
            title = hit_title(one.kind, one.title, one.number, one.day, one.of_body, one.issued, one.vote)
            place = hit_place(one.kind, one.number, one.detail, one.day, one.body)
            word = hit_word(one.kind, one.paper_type, one.issued, amends=one.amends)
            hits.append(Hit(one.noun, one.id, title, place, word, partial(look, one, title)))
        note = note_words(len(hits), more=answer.more, near=answer.near, unknown=answer.unknown, apart=answer.apart)
        return Results(hits, note)

    def _look_at_hit(self, noun: str, key: str) -> None:
        """The paper of the hit that is marked; the arrows go through the others."""
        from beirat_desktop.desktop.quick_look import QuickLook, look_at

        window = QuickLook(self.background, self.office.reader, self.window)

        def step(by: int) -> None:
            found = self.window.finder.step(by)
            if found is not None:
                window.show_look(look_at(self.office, *found))

        window.step_wanted.connect(step)
        window.show_look(look_at(self.office, noun, key))
        window.open()
        window.setFocus()


def _make_sample(file: Path) -> None:
    """Build the sample; it draws in every use case, which who only opens a record does not wait for."""
    from beirat_desktop.usecases.record.sample_file import make_sample

    make_sample(file)
