"""What can be done with the files of a paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from beirat_desktop.desktop.papers.steps_base import Steps


class FileSteps(Steps):
    """Takes files in, hands them out, renames and removes them."""

    def add_files(self, files: Sequence[Path]) -> None:
        """Take files in; each that cannot be taken gets its sentence."""
        detail = self._fresh()
        for file in files if detail is not None else ():
            done = partial(self._said, f"„{file.name}“ angehängt.")
            self._background.run(
                done, self._failed, self._office.attachments.add, file, paper_id=detail.paper.id if detail else None
            )

    def file_action(self, action: Callable[..., object], *args: Any) -> None:
        """Rename, move, publish or remove a file."""
        self._try(self._done, action, *args)

    def export_file(self, key: str, file: Path) -> None:
        """Write an attached file to the disk."""
        done = partial(self._said, f"Gespeichert: {file.name}")
        self._background.run(done, self._failed, self._office.attachments.export, key, file)

    def open_file(self, key: str) -> None:
        """Show an attached file in the program the system has for it; the record's copy stays as it is."""
        detail = self._detail()
        name = next((file.file_name for file in detail.attachments if file.id == key), "") if detail else ""
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation))
        file = folder / f"{key[:8]}-{Path(name).name}"
        if name and self._try(self._done, self._office.attachments.export, key, file):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
