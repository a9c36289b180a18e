"""What can be done with the list on the screen: save it for a spreadsheet, as a paper, print it, copy its rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from beirat_desktop.desktop.main_window import MainWindow
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.paper_actions import Outgoing, PaperActions
from beirat_desktop.desktop.refusals import CANNOT, notice_of
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.listing import Shown
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.listing import ListKind, clipboard_text
from beirat_desktop.german.counts import counted
from beirat_desktop.german.tables import LIST_KINDS
from beirat_desktop.usecases.files import write_file
from beirat_desktop.usecases.lists import Lists


class ListActions(QObject):
    """Serves the menu «Liste», which every table shows as its own too; it acts on the table that is worked in.

    Signals:
        message: a German sentence for the status line.
        notice: a Notice about what did not work.
    """

    message = Signal(str)
    notice = Signal(object)

    def __init__(self, window: MainWindow, workplace: Callable[[], Workplace]) -> None:
        super().__init__(window)
        self._window = window
        self._workplace = workplace
        self._papers: PaperActions | None = None

    def do(self, what: str, shown: Shown | None = None) -> None:
        """What the menu asks for: "copy", "print", or a ListKind to save; shown: another list than a table's."""
        table, page = self.table(), self._window.current_page
        if shown is None and page is not None and not isinstance(QApplication.focusWidget(), Table):
            shown = page.listed()
        if shown is None and table is not None and table.model().rowCount():
            # Of a table the chosen rows are copied, and all of them go out.
            shown = table.shown(chosen=what == "copy" and bool(table.selected_ids()))
        if shown is None:
            self.notice.emit(Notice("Hier steht gerade keine Liste mit Einträgen.", Tone.AMBER))
        elif what == "copy":
            self._copy(shown)
        elif what == "print":
            self._print(shown)
        else:
            self._choose_file(ListKind(what), shown)

    def table(self) -> Table | None:
        """The table that has the keyboard, else the one of the page that shows the most rows."""
        focus, page = QApplication.focusWidget(), self._window.current_page
        if isinstance(focus, Table):
            return focus
        tables = [] if page is None else [one for one in page.findChildren(Table) if one.isVisible()]
        if not tables and page is not None and isinstance(behind := page.shown_list(), Table):
            return behind
        return max(tables, key=lambda one: one.model().rowCount(), default=None)

    def _copy(self, shown: Shown) -> None:
        try:
            listing = shown.listing()
        except CANNOT as error:
            self.notice.emit(notice_of(error))
            return
        QGuiApplication.clipboard().setText(clipboard_text(listing))
        self.message.emit(f"{counted(len(listing.rows), 'Zeile', 'Zeilen')} kopiert.")

    def _choose_file(self, kind: ListKind, shown: Shown) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        day = self._workplace().office.today.isoformat()
        offered = Path(folder) / f"{shown.title.replace('/', '-')} {day}.{kind.value}"
        name, _ = QFileDialog.getSaveFileName(
            self._window, "Liste speichern", str(offered), f"{LIST_KINDS[kind]} (*.{kind.value})"
        )
        if name:
            self.save(kind, shown, Path(name))

    def save(self, kind: ListKind, shown: Shown, file: Path) -> None:
        """Write it in the background."""
        workplace = self._workplace()
        workplace.background.run(self._on_saved, self._on_failed, _write, workplace.office.lists, kind, shown, file)

    def _print(self, shown: Shown) -> None:
        workplace = self._workplace()
        if self._papers is not None:
            self._papers.work.deleteLater()
            self._papers.deleteLater()
        # Made anew: another record has another reader.
        self._papers = PaperActions(workplace.background, workplace.office.reader, self._window)
        self._window.status.add_work(self._papers.work)
        self._papers.message.connect(self.message)
        self._papers.notice.connect(self.notice)
        make = partial(_made, workplace.office.lists, ListKind.PDF, shown)
        self._papers.print([Outgoing(f"{shown.title}.pdf", make)], shown.title)

    def _on_saved(self, file: Path) -> None:
        self.message.emit(f"Gespeichert: {file.name}")

    def _on_failed(self, error: Exception) -> None:
        self.notice.emit(notice_of(error))


def _made(lists: Lists, kind: ListKind, shown: Shown) -> bytes:
    return lists.file(kind, shown.listing())


def _write(lists: Lists, kind: ListKind, shown: Shown, file: Path) -> Path:
    write_file(file, _made(lists, kind, shown))
    return file
