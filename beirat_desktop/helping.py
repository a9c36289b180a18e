"""What the menu „Hilfe“ does: the handbook, the tour on the sample, what is new, about the program."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from beirat_desktop import __version__, paths
from beirat_desktop.desktop.first_run.last import keep_last
from beirat_desktop.desktop.first_run.start import FIRST
from beirat_desktop.desktop.help.about import AboutDialog
from beirat_desktop.desktop.help.report import report
from beirat_desktop.desktop.help.tour import Stop, Tour
from beirat_desktop.desktop.help.window import HelpWindow
from beirat_desktop.desktop.log import LOG_NAME
from beirat_desktop.desktop.messages import confirm
from beirat_desktop.parts import parts, program_itself
from beirat_desktop.usecases.handbook import Handbook
from beirat_desktop.usecases.record.report import about_record
from beirat_desktop.usecases.where import Where

if TYPE_CHECKING:
    from beirat_desktop.program import Program

TOUR = "rundgang"


class Helping(QObject):
    """Belongs to one window; the handbook's window is made once and stays where the user put it."""

    def __init__(self, program: Program) -> None:
        super().__init__(program.window)
        self._program = program
        self.book = Handbook()
        self._window: HelpWindow | None = None
        self.tour: Tour | None = None

    def show_page(self, key: str) -> None:
        """Show a page of the handbook, its contents for "".

        Over a dialog that waits it is a window of its own, which goes with the dialog: that one lets no other be used.
        """
        over = QApplication.activeModalWidget()
        if over is not None:
            window = over.findChild(HelpWindow) or HelpWindow(self.book, over)
            window.tour_button.hide()
            window.show_up(key)
            return
        if self._window is None:
            self._window = HelpWindow(self.book, self._program.window)
            self._window.tour_wanted.connect(self.begin_tour)
            self._program.theme.changed.connect(self._window.restyle)
        self._window.show_up(key)

    def begin_tour(self) -> None:
        """Lead through the sample; whoever works on a record of their own is asked, and is back in it afterwards."""
        program = self._program
        if self.tour is not None:
            return
        own, user = program.office.file, program.office.users.current()
        if not program.shows_sample:
            text = (
                "Der Rundgang geht durch ein erfundenes Beispiel und dauert drei Minuten. Ihre Akte wird dafür"
                " geschlossen und danach wieder geöffnet; an ihr ändert sich nichts."
            )
            if not confirm(program.window, "Rundgang beginnen?", text, "Rundgang beginnen", page="rundgang"):
                return
            program.change_record(None, sample=True, user_id=FIRST)
            if not program.shows_sample:
                return
            # Whoever leaves the program meanwhile begins the next day with the own record.
            keep_last(program.state, own)
        if self._window is not None:
            self._window.hide()
        self.tour = Tour(self._stops(), program.window.body)
        self.tour.ended.connect(partial(self._end_tour, own, user.id if user is not None else ""))

    def about(self) -> None:
        """Version, licences, where things lie, and the report for whoever helps."""
        self._about().exec()

    def report(self) -> None:
        """The same window with the report put together already."""
        dialog = self._about()
        dialog.show_report()
        dialog.exec()

    def _about(self) -> AboutDialog:
        program = self._program
        office = program.office
        log_file = paths.log_folder() / LOG_NAME
        places = (
            ("Akte", office.file),
            ("Protokoll", log_file),
            ("Einstellungen dieses Arbeitsplatzes", paths.config_folder()),
        )
        return AboutDialog(
            __version__,
            places,
            (program_itself(), *parts()),
            lambda: report(about_record(office), program.state, log_file),
            program.window,
        )

    def _end_tour(self, own: Where, user_id: str) -> None:
        self.tour = None
        if self._program.record is not None and self._program.office.file != own:
            self._program.change_record(own, user_id=user_id)

    def _stops(self) -> list[Stop]:
        """What the page about the tour says, each of its parts at its place."""
        office, go = self._program.office, self._program.window.go
        coming, held = office.meetings.next(), office.meetings.last()
        papers = office.papers.page(1)
        before, after = (coming.id if coming else ""), (held.id if held else "")
        ways = (
            partial(go, "overview"),
            partial(go, "papers"),
            partial(go, "papers", papers[0].id if papers else ""),
            partial(go, "meetings", f"{before}:agenda" if before else ""),
            partial(go, "meetings", f"{before}:invitation" if before else ""),
            partial(go, "meetings", f"{before}:live" if before else ""),
            partial(go, "meetings", f"{after}:minutes" if after else ""),
            partial(go, "tracking"),
            partial(go, "overview"),
        )
        return [Stop(title, text, way) for (title, text), way in zip(self.book.sections(TOUR), ways, strict=True)]
