"""Finds the record to work on: the last one, another, a new one, the sample; and asks who works.

Most starts ask nothing, so the dialogs are imported when they are needed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog, QProgressDialog, QWidget

from beirat_desktop import paths
from beirat_desktop.desktop.first_run.last import LAST_RECORD, RECORD_NAME, last_record
from beirat_desktop.desktop.state import State
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import record as words
from beirat_desktop.german import refusal
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record import record
from beirat_desktop.usecases.record.backups import Backups
from beirat_desktop.usecases.record.record import OpenRecord
from beirat_desktop.usecases.trouble import RecordTrouble

if TYPE_CHECKING:
    from beirat_desktop.desktop.first_run.assistant import Assistant
    from beirat_desktop.desktop.first_run.trouble import Way

LAST_USER = "record/user"
BACKUP_FOLDER = "backup/folder"
SAMPLE_NAME = "beispiel.db"


class Start:
    """What happens between the empty window and the first page. Dialogs belong to the window."""

    def __init__(self, window: QWidget, state: State, make_sample: Callable[[Path], None]) -> None:
        self._window = window
        self._state = state
        self._make_sample = make_sample

    def begin(self, wanted: Path | None = None, *, sample: bool = False) -> OpenRecord | None:
        """The record to work on, with its user chosen; None when the user would rather leave."""
        opened = self._sample() if sample and wanted is None else self._find(wanted or last_record(self._state))
        if opened is None:
            return None
        if not self.choose_user(opened):
            opened.close()
            return None
        self._state.set_text(LAST_RECORD, str(opened.office.file))
        return opened

    def open_other(self) -> Path | None:
        """Ask for a file."""
        start = str(last_record(self._state) or paths.data_folder())
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Akte öffnen", start, "Akten (*.db *.beirat);;Alle Dateien (*)"
        )
        return Path(chosen) if chosen else None

    def choose_user(self, opened: OpenRecord) -> bool:
        """Ask who works, where more than one does; False when nobody wants to."""
        users = opened.office.users.all()
        if not users:
            return True
        chosen = users[0]
        if len(users) > 1:
            from beirat_desktop.desktop.first_run.choose_user import UserDialog

            dialog = UserDialog(users, self._state.text(LAST_USER), self._window)
            dialog.exec()
            if dialog.chosen is None:
                return False
            chosen = dialog.chosen
        opened.office.users.choose(chosen.id)
        self._state.set_text(LAST_USER, chosen.name)
        return True

    def restore(self, file: Path, copy: Path) -> tuple[OpenRecord | None, Path | None]:
        """Put a copy in the place of a record that is closed, and open it; also where the record before now lies."""
        aside = None
        try:
            aside = record.restore(file, copy.parent, copy)
        except RecordTrouble as error:
            from beirat_desktop.desktop.first_run.trouble import TroubleDialog

            said = words.trouble(error.kind, error.file, error.facts)
            TroubleDialog(said, None, again=False, parent=self._window).exec()
        return self.begin(file), aside

    def _find(self, file: Path | None) -> OpenRecord | None:
        while True:
            if file is None:
                return self._assist()
            try:
                opened = record.open_record(file, user=self._state.text(LAST_USER))
                founded = _founded(opened)
            except RecordTrouble as error:
                from beirat_desktop.desktop.first_run.trouble import Way

                way, chosen = self._ask(file, error)
                if way is Way.QUIT:
                    return None
                if way is Way.NEW:
                    file = None
                elif chosen is not None:
                    file = chosen
                continue
            if founded:
                return opened
            # A record that was made but never founded, as when the power went in between.
            opened.close()
            return self._assist()

    def _ask(self, file: Path, error: RecordTrouble) -> tuple[Way, Path | None]:
        from beirat_desktop.desktop.first_run.trouble import TroubleDialog, Way

        copy = None
        folder = self._state.text(BACKUP_FOLDER)
        if error.kind in ("damaged", "missing", "not_ours") and folder:
            copy = record.last_good_copy(file, Path(folder))
        again = error.kind in ("in_use", "missing_folder", "unreachable", "locked", "read_only", "disk_full")
        dialog = TroubleDialog(
            words.trouble(error.kind, error.file, error.facts), copy, again=again, parent=self._window
        )
        dialog.exec()
        if dialog.way is Way.COPY and copy is not None:
            try:
                record.restore(file, copy.path.parent, copy.path)
            except RecordTrouble as second:
                return self._ask(file, second)
            return Way.AGAIN, file
        return dialog.way, self.open_other() if dialog.way is Way.OTHER else None

    def _assist(self) -> OpenRecord | None:
        from beirat_desktop.desktop.first_run.assistant import Assistant, Begin
        from beirat_desktop.usecases.members.persons import read_list

        made: list[OpenRecord] = []

        def found(assistant: Assistant) -> str:
            try:
                opened = record.create_record(assistant.file, user=assistant.workplace.user_edit.text().strip())
            except RecordTrouble as error:
                return " ".join(words.trouble(error.kind, error.file, error.facts))
            try:
                opened.office.committees.found(assistant.founding)
            except Refused as error:
                opened.close()
                assistant.file.unlink()
                return refusal(error)
            made.append(opened)
            return ""

        assistant = Assistant(_free(paths.data_folder() / RECORD_NAME), date.today(), read_list, found, self._window)
        if not assistant.exec():
            return None
        if assistant.choice is Begin.SAMPLE:
            return self._sample()
        if assistant.choice is Begin.OPEN:
            chosen = self.open_other()
            return self._assist() if chosen is None else self._find(chosen)
        if assistant.backup_folder is not None:
            self._state.set_text(BACKUP_FOLDER, str(assistant.backup_folder))
        return made[0]

    def _sample(self) -> OpenRecord | None:
        file = paths.data_folder() / SAMPLE_NAME
        if not file.exists():
            progress = QProgressDialog("Das Beispiel entsteht. Das dauert einige Sekunden …", "", 0, 0, self._window)
            progress.setCancelButton(None)
            progress.show()
            for _ in range(2):  # mapped, then painted
                QApplication.processEvents()
            self._make_sample(file)
            progress.close()
        return self._find(file)


def _founded(opened: OpenRecord) -> bool:
    """Whether the record belongs to a town; a damaged one often shows only when it is read."""
    try:
        opened.office.users.all()
        return opened.office.committees.body() is not None
    except RecordTrouble:
        opened.close()
        raise


def daily_copy(state: State, office: Office) -> Backups | None:
    """The copies among which today's is missing, None when there is nothing to do."""
    folder = state.text(BACKUP_FOLDER)
    if not folder:
        return None
    copies = Backups(office.file, Path(folder))
    return copies if copies.due(office.today) else None


def last_copy(state: State, office: Office) -> str:
    """When the newest copy was made: "heute 08:02" or "am 12.05.2012"; "" for none."""
    folder = state.text(BACKUP_FOLDER)
    copies = Backups(office.file, Path(folder)).all() if folder else []
    if not copies:
        return ""
    newest = copies[0]
    return f"heute {newest.made:%H:%M}" if newest.day == office.today else f"am {short_date(newest.day)}"


def _free(file: Path) -> Path:
    number, free = 1, file
    while free.exists():
        number += 1
        free = file.with_name(f"{file.stem}-{number}{file.suffix}")
    return free
