"""The program while it runs: one window, the record open in it, and the places where each feature is shown."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from beirat_desktop import __version__, paths
from beirat_desktop.desktop.allowing import hide_forbidden
from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.changes import Changes
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.main_window import MainWindow
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import Theme
from beirat_desktop.desktop.widgets.spelling import Spelling
from beirat_desktop.desktop.widgets.spelling import use as use_spelling
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.usecases.spelling import dictionary, names

if TYPE_CHECKING:
    from beirat_desktop.desktop.dropping import DropSheet
    from beirat_desktop.desktop.first_run.start import Start
    from beirat_desktop.desktop.handover import Handover
    from beirat_desktop.desktop.hits import Results
    from beirat_desktop.desktop.lists import ListActions
    from beirat_desktop.desktop.locking.actions import LockActions
    from beirat_desktop.desktop.overview.page import OverviewPage
    from beirat_desktop.desktop.submissions.intake import Intake
    from beirat_desktop.domain.searching import Excerpt
    from beirat_desktop.helping import Helping
    from beirat_desktop.usecases.office import Office
    from beirat_desktop.usecases.record.agreed_copies import DailyCopy
    from beirat_desktop.usecases.record.record import OpenRecord
    from beirat_desktop.usecases.search import Found
    from beirat_desktop.usecases.where import Where

T = TypeVar("T")
_LOOK_MS = 500
"""What another program wrote into the record is on the screen within a second."""
_ASKED_FOR = ("tracking.tracking", "publications.figures", "publications.publications", "minutes.minutes")
"""The use cases that take longest to load, since they draw in the papers."""
AWAY = "der Server antwortet nicht; was Sie schreiben, ist sicher, und es geht von selbst weiter"

_NAMED = ("persons", "organizations", "committees", "factions")
"""Whose names the spelling knows."""


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
        self.crashed = False
        self._first_page: OverviewPage | None = None
        self._first_desk = ("office", "")
        self._drops: DropSheet | None = None
        self.window = MainWindow(theme, state)
        self._add_places()
        self.window.undo.connect(partial(self._turn, "undo"))
        self.window.redo.connect(partial(self._turn, "redo"))
        self.window.closing.connect(self.close)
        self.window.help.connect(lambda page: self.helping.show_page(page))
        self.window.menus.add_to_file("Akte öffnen …", self._open_other, "Ctrl+O")
        self.window.menus.add_to_file("Akte auf einem Server öffnen …", self._open_server)
        self._take_in = self.window.menus.add_to_file(
            "Antrag einlesen …", lambda: self._intake.choose(), "Ctrl+Shift+O"
        )
        self._read_register = self.window.menus.add_to_file(
            "Register der Geschäftsstelle öffnen …", lambda: self._intake.choose_register()
        )
        self._give_register = self.window.menus.add_to_file("Register für die Fraktionen …", self._save_register)
        self.window.menus.add_to_file("Veröffentlichen …", self._publish)
        self.window.menus.add_to_file("Passwort der Akte …", self._lock_record)
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
        self.window.banner.closed.connect(self._tell_crash)  # where there was something more urgent to say
        self.changes.copied.connect(self._show_record)
        self._soon = QTimer(self.window)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_counts)
        self.changes.saved.connect(lambda _nouns: self._soon.start())
        self.changes.everything.connect(self._soon.start)
        self.changes.saved.connect(self._learn_names)
        self._away = False
        self._may: dict[str, bool] = {}
        """What may be done at the desk of who works now, as far as it was asked."""
        self.window.page_made.connect(self._hide_forbidden)
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
        return Workplace(self.office, self.changes, self.background, self.state, self.drafts)

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

    def change_record(self, file: Where | None, *, sample: bool = False) -> None:
        """Let go of the open record and open another, or the sample."""
        start = self.start()
        self._let_go()
        self._take(start.begin(file, sample=sample))

    def look_first(self, file: Where) -> None:
        """Put what came in on the screen while the record is yet to be opened, where work goes on at the overview."""
        from beirat_desktop.desktop.overview.page import OverviewPage
        from beirat_desktop.usecases.record.first_look import first_look

        rows = first_look(file) if self.window.last_page in ("", "overview") else None
        page = self.window.page("overview") if rows else None
        if rows and isinstance(page, OverviewPage):
            self._first_page = page
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
        self._choose_first_page()
        if self._first_page is not None:
            self._first_page.attach(self.workplace)
            self._hide_forbidden(self._first_page)
            self._first_page = None
        self.window.set_search(self._search)
        self._show_desk()
        self._show_counts()
        self._show_record()
        self.window.go(*self._where())
        self._take_drops()
        self._copy_today()
        self._read_files()
        self._learn_names(frozenset(_NAMED))
        if not self.crashed:  # there is room for one notice, and the news wait for the next start
            self._tell_news()
        self._warn_of_network()
        self._tell_upgrade()
        self.background.run(_keep_for_good, self._on_not_read, _load_use_cases, self.office)
        self._tell_plain()

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
        return self.window.last_page or "overview", ""

    def close(self) -> None:
        """Let everything typed be saved, wait for work under way, let go of the record."""
        self._look.stop()
        if "_handover" in self.__dict__:
            self._handover.close()
        self.background.close()
        use_spelling(None)
        if self.spelling is not None:
            self.spelling.close()
        if self.record is not None:
            self.record.close()
            self.record = None
        self.drafts.use(None)

    # --- places: the key, what the bar calls it, its picture, what opens there ---

    def _add_places(self) -> None:
        add = self.window.add_page
        add("overview", "Übersicht", "layout-dashboard", self._overview)
        add("meetings", "Sitzungen", "calendar-days", self._meetings, nouns=("meeting",))
        add("papers", "Anträge", "file-text", self._papers, nouns=("paper",))
        add("tracking", "Beschlüsse", "route", self._tracking, nouns=("matter",))
        add("speakers", "Gäste", "mic", self._speakers, nouns=("speaker",))
        add("initiatives", "Vorhaben", "flag", self._initiatives, nouns=("initiative",))
        self.window.add_rule()
        members = ("person", "committee", "faction", "organization")
        add("members", "Gremien & Personen", "users", self._members, nouns=members)
        add("archive", "Ablage", "archive", self._archive, nouns=("issued_paper",))
        add("reports", "Auswertung", "chart-column", self._reports)
        self.window.add_rule()
        add("settings", "Einstellungen", "settings", self._settings)

    def _overview(self) -> Page:
        desk, faction_id = self._first_desk
        if desk == "faction":
            from beirat_desktop.desktop.board.page import BoardPage

            board = BoardPage(self.workplace, faction_id)
            board.begin_wanted.connect(self._begin_at)
            board.register_wanted.connect(lambda: self._intake.choose_register())
            return board
        if desk == "chair":
            from beirat_desktop.desktop.chair.page import ChairPage

            return ChairPage(self.workplace)
        from beirat_desktop.desktop.overview.page import OverviewPage

        page = OverviewPage(self.workplace if self.record is not None else None)
        page.begin_wanted.connect(self._begin_at)
        return page

    def _begin_at(self, key: str) -> None:
        """Begin something new at a place."""
        self.window.go(key)
        self.window.page(key).begin()

    def _papers(self) -> Page:
        from beirat_desktop.desktop.papers.page import PapersPage

        page = PapersPage(self.workplace)
        page.publications_wanted.connect(self._show_publications)
        return page

    def _meetings(self) -> Page:
        from beirat_desktop.desktop.meetings.page import MeetingsPage

        return MeetingsPage(self.workplace, self._meeting_tabs())

    def _meeting_tabs(self) -> list[tuple[str, str, Callable[[], Page]]]:
        """Key, title and maker of the tabs other features add to a meeting, in their order."""
        tabs: list[tuple[str, str, Callable[[], Page]]] = []
        # Meeting tabs of other features: one line each, its maker imports the feature.
        tabs.append(("speakers", "Gäste", self._speakers_tab))
        tabs.append(("dispatch", "Zustellung", self._dispatch_tab))
        tabs.append(("attendance", "Anwesenheit", self._attendance_tab))
        tabs.append(("live", "Sitzung führen", self._live_tab))
        tabs.append(("minutes", "Niederschrift", self._minutes_tab))
        tabs.append(("excerpts", "Auszüge", self._excerpts_tab))
        tabs.append(("publications", "Schriftstücke", self._publications_tab))
        return [(key, title, self._with_rights(make)) for key, title, make in tabs]

    def _with_rights(self, make: Callable[[], Page]) -> Callable[[], Page]:
        def made() -> Page:
            page = make()
            self._hide_forbidden(page)
            return page

        return made

    def _dispatch_tab(self) -> Page:
        from beirat_desktop.desktop.dispatch.tab import DispatchTab

        return DispatchTab(self.workplace)

    def _speakers_tab(self) -> Page:
        from beirat_desktop.desktop.speakers.tab import SpeakersTab

        return SpeakersTab(self.workplace)

    def _minutes_tab(self) -> Page:
        from beirat_desktop.desktop.minutes.tab import MinutesTab

        return MinutesTab(self.workplace)

    def _excerpts_tab(self) -> Page:
        from beirat_desktop.desktop.excerpts.tab import ExcerptsTab

        return ExcerptsTab(self.workplace)

    def _publications_tab(self) -> Page:
        from beirat_desktop.desktop.publications.tab import PublicationsTab

        return PublicationsTab(self.workplace)

    def _show_publications(self, key: str, kind: str) -> None:
        from beirat_desktop.desktop.publications.window import PaperWindow
        from beirat_desktop.domain.archive import IssuedKind

        made = PaperWindow(self.workplace, self.window)
        made.message.connect(self.window.show_message)
        made.show_record(key, IssuedKind(kind))
        made.open()

    def _attendance_tab(self) -> Page:
        from beirat_desktop.desktop.live.attendance_tab import AttendanceTab

        return AttendanceTab(self.workplace)

    def _live_tab(self) -> Page:
        from beirat_desktop.desktop.live.live_tab import LiveTab

        return LiveTab(self.workplace)

    def _tracking(self) -> Page:
        from beirat_desktop.desktop.tracking.page import TrackingPage

        page = TrackingPage(self.workplace)
        page.publications_wanted.connect(self._show_publications)
        return page

    def _initiatives(self) -> Page:
        from beirat_desktop.desktop.initiatives.page import InitiativesPage

        page = InitiativesPage(self.workplace)
        page.publications_wanted.connect(self._show_publications)
        return page

    def _speakers(self) -> Page:
        from beirat_desktop.desktop.speakers.page import SpeakersPage

        return SpeakersPage(self.workplace)

    def _members(self) -> Page:
        from beirat_desktop.desktop.members.page import MembersPage

        return MembersPage(self.workplace)

    def _archive(self) -> Page:
        from beirat_desktop.desktop.archive.page import ArchivePage

        return ArchivePage(self.workplace)

    def _reports(self) -> Page:
        from beirat_desktop.desktop.publications.page import ReportsPage

        return ReportsPage(self.workplace)

    def _settings(self) -> Page:
        from beirat_desktop.desktop.settings.page import SettingsPage

        page = SettingsPage(self.workplace, self.theme)
        page.restore_wanted.connect(self._restore)
        page.record_made.connect(self.change_record)
        page.lock_wanted.connect(self._lock_record)
        page.user_chosen.connect(self._change_user)
        return page

    # --- the record: its daily copy, restoring one, another record, another user ---

    def start(self) -> Start:
        """What finds a record to open, and asks where nothing else is left."""
        from beirat_desktop.desktop.first_run.start import Start

        return Start(self.window, self.state, _make_sample)

    def _copy_today(self) -> None:
        from beirat_desktop.desktop.first_run.start import daily_copy
        from beirat_desktop.usecases.record.agreed_copies import make_daily
        from beirat_desktop.usecases.record.record import check_file

        copies = daily_copy(self.state, self.office)
        if copies is not None:
            self.background.run(
                self._on_copied, self._on_not_copied, make_daily, self.office.store, copies, self.office.today
            )
        else:
            # A copy is checked as it is made; without one the record itself is read once.
            self.background.run(lambda _: None, self._on_not_copied, check_file, self.office.file)

    def _learn_names(self, nouns: frozenset[str]) -> None:
        """No name of the record is a spelling mistake."""
        if self.spelling is not None and self.record is not None and not nouns.isdisjoint(_NAMED):
            self.background.run(self.spelling.learn, self._on_not_read, names, self.office)

    def _read_files(self) -> None:
        """Files of an older program or of a record that was read in are not yet found by what they say."""
        self.background.run(lambda _: None, self._on_not_read, self.office.file_words.read)

    def _on_not_read(self, error: Exception) -> None:
        from beirat_desktop.usecases.trouble import RecordTrouble

        # Where the record is locked or gone others say so; the next start reads on.
        if not isinstance(error, RecordTrouble):
            raise error

    def _on_copied(self, copy: DailyCopy) -> None:
        from beirat_desktop.desktop.messages import Notice
        from beirat_desktop.german.record import copies_gone

        self.changes.copied.emit()
        if copy.removed:
            self.window.show_notice(Notice(copies_gone([one.day for one in copy.removed])))

    def _on_not_copied(self, error: Exception) -> None:
        from beirat_desktop.desktop.messages import Notice
        from beirat_desktop.desktop.theme import Tone
        from beirat_desktop.german.record import trouble
        from beirat_desktop.usecases.trouble import RecordTrouble

        if not isinstance(error, RecordTrouble):
            raise error
        said = trouble(error.kind, error.file, error.facts)
        settings = partial(self.window.go, "settings", "record")
        self.window.show_notice(Notice(" ".join(said), Tone.RED, "Sicherung einstellen", settings))

    def _warn_of_network(self) -> None:
        from beirat_desktop.desktop.messages import Notice
        from beirat_desktop.german.record import NETWORK_SHARE, synced
        from beirat_desktop.usecases.record.record import on_network, synced_by

        program = synced_by(self.office.file)
        if on_network(self.office.file):
            self.window.show_notice(Notice(NETWORK_SHARE))
        elif program:
            self.window.show_notice(Notice(synced(program)))

    def _tell_upgrade(self) -> None:
        """Say once, after an older record was upgraded, what in it names nothing; the check says it later too."""
        found = self.office.found_at_upgrade
        if not found:
            return
        from beirat_desktop.desktop.messages import Notice, details_box
        from beirat_desktop.german import finding
        from beirat_desktop.german.record import upgraded

        sentences = [" ".join(finding(one)) for one in found]
        show = partial(details_box, self.window, "Verweise, die ins Leere führen", sentences)
        self.window.show_notice(Notice(upgraded(len(found)), action_text="Ansehen …", action=show))

    def _tell_news(self) -> None:
        """Say once that the program is a newer one than the last time, and where it is told what is new."""
        before = self.state.text("help/version")
        self.state.set_text("help/version", __version__)
        if before in ("", __version__):
            return
        from beirat_desktop.desktop.messages import Notice
        from beirat_desktop.desktop.theme import Tone

        show = partial(self.helping.show_page, "was-ist-neu")
        self.window.show_notice(Notice(f"Beirat Desktop {__version__}.", Tone.BLUE, "Was ist neu", show))

    def _tell_crash(self) -> None:
        """Say once that the program did not end in order the last time, and offer the report."""
        if not self.crashed or self.record is None or self.office.found_at_upgrade:
            return
        self.crashed = False
        from beirat_desktop.desktop.messages import Notice

        text = (
            "Beirat Desktop ist das letzte Mal abgebrochen, durch einen Fehler oder weil der Rechner ausging. Was "
            "gespeichert war, ist gespeichert."
        )
        self.window.show_notice(Notice(text, action_text="Bericht für Hilfe …", action=self.helping.report))

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

    # --- files that come by a second start, or by a double click ---

    def listen(self) -> None:
        """Take what a second start of the program hands over. Where nobody can listen, that start shows a window."""
        self._handover.listen()

    def take_in(self, files: Sequence[Path]) -> None:
        """Look at motions that came as files."""
        self.window.flush()
        self._intake.take(files)

    @cached_property
    def _handover(self) -> Handover:
        from beirat_desktop.desktop.handover import Handover

        return Handover(self._handed_over, self.window)

    def _handed_over(self, files: list[Path]) -> Callable[[], None] | None:
        """What to do with the files of a second start, None when they are for a window of their own."""
        from beirat_desktop.desktop.handover import is_paper

        if self.record is None:
            return None
        if all(is_paper(file) for file in files):
            return partial(self._come_forward, files)
        own = self.office.file
        if len(files) == 1 and isinstance(own, Path) and files[0].exists() and files[0].samefile(own):
            return partial(self._come_forward, [])
        return None

    def _come_forward(self, files: Sequence[Path]) -> None:
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()
        if files:
            self.take_in(files)

    # --- motions that come as a PDF ---

    @cached_property
    def _intake(self) -> Intake:
        from beirat_desktop.desktop.submissions.intake import Intake

        made = Intake(lambda: self.office, self.background, self._takes_files, self.window)
        made.message.connect(self.window.show_message)
        made.notice.connect(self.window.show_notice)
        made.went.connect(self.window.navigate)
        return made

    # --- lists that go out ---

    @cached_property
    def _lists(self) -> ListActions:
        from beirat_desktop.desktop.lists import ListActions

        made = ListActions(self.window, lambda: self.workplace)
        made.message.connect(self.window.show_message)
        made.notice.connect(self.window.show_notice)
        return made

    def _take_drops(self) -> None:
        from beirat_desktop.desktop.dropping import DropSheet

        if self._drops is None:
            self._drops = DropSheet(self.window, self._takes_for)
            self._drops.dropped.connect(self._on_dropped)

    def _on_dropped(self, files: list[Path], attach: bool) -> None:
        self.window.flush()
        taker = self._takes_files() if attach else None
        (taker or self._intake.take)(files)

    def _takes_for(self) -> str:
        page = self.window.current_page
        return page.files_word if page is not None and self._takes_files() else ""

    def _takes_files(self) -> Callable[[Sequence[Path]], object] | None:
        page = self.window.current_page
        return page.takes_files() if page is not None else None

    def _restore(self, copy: Path) -> None:
        from beirat_desktop.desktop.messages import Notice
        from beirat_desktop.desktop.theme import Tone
        from beirat_desktop.german.record import restored

        file = self.office.file
        self._let_go()
        opened, aside = self.start().restore(file, copy)
        self._take(opened)
        if aside is not None:
            self.window.show_notice(Notice(restored(copy, aside), Tone.GREEN))

    def _lock_record(self) -> None:
        if self.record is not None:
            self._lock_actions().begin(self.office.file)

    def _lock_actions(self) -> LockActions:
        from beirat_desktop.desktop.locking.actions import LockActions

        tell, aside = self.window.show_notice, self.drafts.file.with_suffix(".damaged")
        return LockActions(self.window, self.state, self._while_closed, tell, self._copy_today, aside)

    def _tell_plain(self) -> None:
        """Say what of a locked record can be read without its password, then whether the program had crashed."""
        from beirat_desktop.desktop.copies import BACKUP_FOLDER
        from beirat_desktop.usecases.where import is_locked

        file = self.office.file
        if not isinstance(file, Path) or not is_locked(file):
            self._tell_crash()
            return
        from beirat_desktop.usecases.record.locking import plain_files

        def tell(plain: list[Path]) -> None:
            left = [one for one in plain if one.exists()]
            if left and self.record is not None and self.office.file == file:
                self._lock_actions().tell_plain(file, left)
            else:
                self._tell_crash()

        self.background.run(tell, self._on_not_read, plain_files, file, self.state.path(BACKUP_FOLDER))

    def _while_closed(
        self, words: str, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Let go of the record, do something with its file, and open it again; what waits to be saved comes along."""
        from PySide6.QtWidgets import QProgressDialog

        from beirat_desktop.usecases.record.locking import belongs

        self.window.flush()
        file, before = self.office.file, self.drafts.journal
        waiting = [one for one in self.drafts.all() if belongs(self.office, one.record)]
        user = self.office.users.current()
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

    def _save_register(self) -> None:
        from beirat_desktop.desktop.publications.register_steps import RegisterSteps

        if self.record is not None:
            self.window.flush()
            steps = RegisterSteps(self.workplace, self.window)
            steps.notice.connect(self.window.show_notice)
            steps.save()

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
                self._change_user()

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

    def _choose_first_page(self) -> None:
        """A faction begins with its own motions, the chair with the meeting."""
        user = self.office.users.current()
        faction_id = (user.faction_id or "") if user is not None else ""
        desk = user.desk.value if user is not None and (faction_id or user.desk != "faction") else "office"
        first = (desk, faction_id if desk == "faction" else "")
        if first != self._first_desk:
            self._first_desk = first
            self._first_page = None
            self.window.forget_page("overview")

    def _show_desk(self) -> None:
        from beirat_desktop.domain.rights import is_shared
        from beirat_desktop.domain.users import Desk

        self._choose_first_page()
        user = self.office.users.current()
        places: dict[Desk, tuple[str, ...] | None] = {
            Desk.FACTION: ("overview", "papers", "tracking"),
            Desk.CHAIR: ("overview", "meetings", "papers", "tracking"),
            Desk.READER: ("overview", "papers", "tracking", "archive", "reports"),
        }
        if user is not None and not is_shared({one.desk for one in self.office.users.all()}):
            # Whoever works alone also keeps the house: letterhead, copies, and a chair the office's work.
            places[Desk.FACTION] = ("overview", "papers", "tracking", "members", "archive", "settings")
            places[Desk.CHAIR] = None
        self.window.set_desk(user.name if user else "Geschäftsstelle", places.get(user.desk) if user else None)
        self._may.clear()
        self._take_in.setVisible(self._is_allowed("submissions.accept"))
        at_home = self._is_allowed("registers.accept")
        self._read_register.setVisible(at_home)
        self._give_register.setVisible(not at_home and (user is None or user.desk is not Desk.FACTION))

    def _change_user(self) -> None:
        """Somebody else goes on: every page is made anew, with what this desk may do."""
        key = self.window.last_page
        self.window.forget_pages()
        self._show_desk()
        self._show_counts()
        self.window.go(key if self.window.last_page else "overview")

    def _hide_forbidden(self, page: QWidget) -> None:
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
        """What undo would take back, and how many papers came in."""
        if self.record is None:
            return
        from beirat_desktop.german.actions import action

        undo, redo = self.office.undoable, self.office.redoable
        self.window.set_undo(action(undo) if undo else "", action(redo) if redo else "")
        self.window.set_count("papers", self.office.papers.incoming())

    def _turn(self, way: str) -> None:
        from beirat_desktop.desktop.messages import Notice
        from beirat_desktop.desktop.theme import Tone
        from beirat_desktop.domain.errors import Refused
        from beirat_desktop.german import refusal

        self.window.flush()
        try:
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

    def _undo_with_reason(self, sentence: str) -> None:
        from beirat_desktop.desktop.widgets.question import ReasonQuestion

        question = ReasonQuestion("Als irrtümlich erfasst zurücknehmen?", sentence, "Zurücknehmen", self.window)
        question.accepted.connect(lambda: self.office.undo(question.reason))
        question.open()

    def _search(self, words: str) -> Results:
        from beirat_desktop.desktop.hits import Hit, Results
        from beirat_desktop.domain.searching import marked
        from beirat_desktop.german.hits import hit_place, hit_title, hit_word, note_words

        search = self.office.search
        answer = search.find(words, opens=self.window.opens)
        hits = []

        def look(one: Found, title: str) -> tuple[Excerpt, Excerpt]:
            return marked(title, answer.terms), search.context(one, answer.terms)

        for one in answer.found:
            title = hit_title(one.kind, one.title, one.number, one.day, one.of_body, one.issued, one.vote)
            place = hit_place(one.kind, one.number, one.detail, one.day, one.body)
            word = hit_word(one.kind, one.paper_type, one.issued)
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


def _load_use_cases(office: Office) -> None:
    """Let the worker load what pages ask for, so that their first visit need not wait; nothing of it knows Qt.

    The many statements behind Beschlüsse are made once in a program: whoever asks first waits for them.
    """
    for name in _ASKED_FOR:
        import_module(f"beirat_desktop.usecases.{name}")
    office.tracking.read_ahead()


def _keep_for_good(_loaded: None) -> None:
    """What was loaded stays until the end: looked through for garbage each time, it would keep the keys waiting.

    Once in a process, as a record that is opened later brings nothing more that stays.
    """
    if not gc.get_freeze_count():
        gc.freeze()


def _make_sample(file: Path) -> None:
    """Build the sample; it draws in every use case, which who only opens a record does not wait for."""
    from beirat_desktop.usecases.record.sample_file import make_sample

    make_sample(file)
