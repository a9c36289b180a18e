"""Files that come to the program: by a second start, by a double click, dropped on its window, or chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from beirat_desktop.desktop.handover import Handover, is_paper

if TYPE_CHECKING:
    from beirat_desktop.desktop.dropping import DropSheet
    from beirat_desktop.desktop.handover import Handover
    from beirat_desktop.desktop.submissions.intake import Intake
    from beirat_desktop.program import Program


class Arriving:
    """Hands each file to the page that takes it along, else looks at it as a motion."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._drops: DropSheet | None = None

    def listen(self) -> None:
        """Take what a second start of the program hands over. Where nobody can listen, that start shows a window."""
        self._handover.listen()

    def take_in(self, files: Sequence[Path]) -> None:
        """Look at motions that came as files."""
        self._program.window.flush()
        self.intake.take(files)

    @cached_property
    def _handover(self) -> Handover:
        return Handover(self._handed_over, self._program.window)

    def _handed_over(self, files: list[Path]) -> Callable[[], None] | None:
        """What to do with the files of a second start, None when they are for a window of their own."""
        if self._program.record is None:
            return None
        if all(is_paper(file) for file in files):
            return partial(self._come_forward, files)
        own = self._program.office.file
        if len(files) == 1 and isinstance(own, Path) and files[0].exists() and files[0].samefile(own):
            return partial(self._come_forward, [])
        return None

    def _come_forward(self, files: Sequence[Path]) -> None:
        self._program.window.setWindowState(self._program.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._program.window.raise_()
        self._program.window.activateWindow()
        if files:
            self.take_in(files)

    @cached_property
    def intake(self) -> Intake:
        """What looks at motions and registers that come in."""
        from beirat_desktop.desktop.submissions.intake import Intake

        made = Intake(lambda: self._program.office, self._program.background, self._takes_files, self._program.window)
        made.message.connect(self._program.window.show_message)
        made.notice.connect(self._program.window.show_notice)
        made.went.connect(self._program.window.navigate)
        return made

    def watch_drops(self) -> None:
        """Take what is dropped anywhere on the window."""
        from beirat_desktop.desktop.dropping import DropSheet

        if self._drops is None:
            self._drops = DropSheet(self._program.window, self._takes_for)
            self._drops.dropped.connect(self._on_dropped)

    def _on_dropped(self, files: list[Path], attach: bool) -> None:
        self._program.window.flush()
        taker = self._takes_files() if attach else None
        (taker or self.intake.take)(files)

    def _takes_for(self) -> str:
        page = self._program.window.current_page
        return page.files_word if page is not None and self._takes_files() else ""

    def _takes_files(self) -> Callable[[Sequence[Path]], object] | None:
        page = self._program.window.current_page
        return page.takes_files() if page is not None else None

    def close(self) -> None:
        """Listen to other starts no longer."""
        if "_handover" in self.__dict__:
            self._handover.close()
