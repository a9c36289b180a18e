"""Finds the record to work on: the last one, another, a new one, the sample; and asks who works.

Most starts ask nothing, so the dialogs are imported when they are needed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from beirat_desktop import paths, private
from beirat_desktop.desktop.copies import BACKUP_FOLDER
from beirat_desktop.desktop.first_run.last import RECORD_NAME, keep_last, last_record
from beirat_desktop.desktop.first_run.trouble import TroubleDialog, Way
from beirat_desktop.desktop.messages import trouble_box
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.widgets.waiting import awaited
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.users import User
from beirat_desktop.german import record as words
from beirat_desktop.german import refusal
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record import record
from beirat_desktop.usecases.record.backups import Backups
from beirat_desktop.usecases.record.record import OpenRecord
from beirat_desktop.usecases.trouble import RecordTrouble
from beirat_desktop.usecases.where import ServerAddress, Where, where

if TYPE_CHECKING:
    from beirat_desktop.desktop.first_run.assistant import Assistant

LAST_USER = "record/user"
SAMPLE_NAME = "beispiel.db"
FIRST = "first"
"""For user_id: whoever is offered first, such as the office in the sample."""


class Start:
    """What happens between the empty window and the first page. Dialogs belong to the window."""

    def __init__(self, window: QWidget, state: State, make_sample: Callable[[Path], None]) -> None:
        self._window = window
        self._state = state
        self._make_sample = make_sample

    def begin(self, wanted: Where | None = None, *, sample: bool = False, user_id: str = "") -> OpenRecord | None:
        """The record to work on, with its user chosen; None when the user would rather leave.

        user_id: who worked in it a moment ago, and goes on unless a password of their own has to be asked for.
        """
        opened = self._sample() if sample and wanted is None else self._find(wanted or last_record(self._state))
        if opened is None:
            return None
        if not self.choose_user(opened, user_id):
            opened.close()
            return None
        keep_last(self._state, opened.office.file)
        return opened

    def open_other(self) -> Path | None:
        """Ask for a file."""
        start = str(last_record(self._state) or paths.data_folder())
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Akte öffnen", start, "Akten (*.db *.beirat);;Alle Dateien (*)"
        )
        return Path(chosen) if chosen else None

    def open_server(self) -> ServerAddress | None:
        """Ask for the address of a record on a server."""
        from beirat_desktop.desktop.first_run.server_dialog import ServerDialog

        last = last_record(self._state)
        shown = str(last) if isinstance(last, ServerAddress) else ""
        dialog = ServerDialog(lambda text: isinstance(where(text), ServerAddress), shown, self._window)
        dialog.exec()
        return None if dialog.address is None else ServerAddress(dialog.address)

    def choose_user(self, opened: OpenRecord, user_id: str = "") -> bool:
        """Ask who works, where more than one does; False when nobody wants to."""
        known = opened.office.users
        users = known.offered()
        if not users:
            return True
        before = users[0] if user_id == FIRST else next((user for user in users if user.id == user_id), None)
        chosen = before or users[0]
        if (len(users) > 1 and before is None) or known.asks_password(chosen):
            from beirat_desktop.desktop.first_run.choose_user import UserDialog

            def let_in(user: User, password: str) -> str:
                try:
                    known.choose(user.id, password)
                except Refused as error:
                    return refusal(error)
                return ""

            dialog = UserDialog(users, self._state.text(LAST_USER), self._window, let_in)
            dialog.exec()
            if dialog.chosen is None:
                return False
            chosen = dialog.chosen
        else:
            known.choose(chosen.id)
        self._state.set_text(LAST_USER, chosen.name)
        return True

    def unlock(self, file: Path, *, copy: bool = False) -> bool:
        """Ask for the password of a locked file, unless the system keeps it; whether the file opens now."""
        from beirat_desktop.desktop.first_run.password_dialog import RecordPasswordDialog
        from beirat_desktop.usecases.record import locking

        if not locking.asks_password(file):
            return True
        fits, keeps = partial(locking.unlock, file), not copy and locking.can_keep()
        dialog = RecordPasswordDialog(file.name, fits, locking.TRIES, self._window, copy=copy, can_keep=keeps)
        if not dialog.exec():
            return False
        if dialog.keep:
            locking.keep(file, wanted=True)
        return True

    def restore(self, file: Where, copy: Path) -> tuple[OpenRecord | None, Path | None]:
        """Put a copy in the place of a record that is closed, and open it; also where the record before now lies.

        None for that where the record is as it was: the copy is of no use, or nobody has its password.
        """
        aside = None
        try:
            aside = self._put_back(file, copy)
        except RecordTrouble as error:
            trouble_box(self._window, *words.trouble(error.kind, error.file, error.facts))
        return self.begin(file), aside

    def _put_back(self, file: Where, copy: Path) -> Path | None:
        """Put a copy there, asking for the password of its day; None where nobody has it."""
        try:
            return record.restore(file, copy.parent, copy)
        except RecordTrouble as error:
            if error.kind != "encrypted" or error.file != copy:
                raise
        return record.restore(file, copy.parent, copy) if self.unlock(copy, copy=True) else None

    def _find(self, file: Where | None) -> OpenRecord | None:
        while True:
            if file is None:
                return self._assist()
            try:
                opened = self._open(file)
                if opened is None:
                    return None
                founded = _founded(opened)
            except RecordTrouble as error:
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
            return self._assist(file if isinstance(file, ServerAddress) else None)

    def _open(self, file: Where) -> OpenRecord | None:
        """Open it, asking for its password or that of a server that wants one; None where a server gets none."""
        user = self._state.text(LAST_USER)
        try:
            return record.open_record(file, user=user)
        except RecordTrouble as error:
            if error.kind == "encrypted" and isinstance(file, Path) and self.unlock(file):
                return record.open_record(file, user=user)
            if error.kind != "no_entry" or not isinstance(file, ServerAddress):
                raise
        from beirat_desktop.desktop.first_run.server_dialog import ServerPasswordDialog
        from beirat_desktop.usecases.record import server

        password, typed, keep = server.stored_password(file), False, False
        while True:
            if password:
                try:
                    opened = record.open_record(file.with_password(password), user=user)
                except RecordTrouble as error:
                    if error.kind != "no_entry":
                        raise
                else:
                    if keep:
                        server.keep_password(file, password)
                    return opened
            dialog = ServerPasswordDialog(str(file), again=typed, parent=self._window)
            if not dialog.exec():
                return None
            password, typed, keep = dialog.password, True, dialog.keep

    def _ask(self, file: Where, error: RecordTrouble) -> tuple[Way, Where | None]:
        copy = None
        folder = self._state.path(BACKUP_FOLDER)
        if error.kind in ("damaged", "missing", "not_ours", "encrypted") and folder is not None:
            copy = record.last_good_copy(file, folder)
        again = error.kind in (
            "encrypted",
            "in_use",
            "no_server",
            "no_entry",
            "missing_folder",
            "unreachable",
            "locked",
            "read_only",
            "disk_full",
        )
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

    def _assist(self, address: ServerAddress | None = None) -> OpenRecord | None:
        """address: of a record on a server that was made and is yet to be founded."""
        from beirat_desktop.desktop.first_run.assistant import Assistant, Begin
        from beirat_desktop.usecases.members.pasting import read_list
        from beirat_desktop.usecases.record.locking import can_keep

        made: list[OpenRecord] = []

        def found(assistant: Assistant) -> str:
            try:
                user, password = assistant.user_name, assistant.protect.password
                if assistant.file == address and not password:
                    opened = record.open_record(assistant.file, user=user)
                else:
                    opened = record.create_record(assistant.file, user=user, password=password)
            except RecordTrouble as error:
                return " ".join(words.trouble(error.kind, error.file, error.facts))
            except Refused as error:
                return refusal(error)
            try:
                opened.office.committees.found(assistant.founding)
                if assistant.register is not None:
                    registers = opened.office.registers
                    registers.accept(registers.look(assistant.register))
            except Refused as error:
                opened.close()
                if isinstance(assistant.file, Path):
                    assistant.file.unlink()
                return refusal(error)
            if assistant.protect.keep and isinstance(assistant.file, Path):
                from beirat_desktop.usecases.record import locking

                locking.keep(assistant.file, wanted=True)
            made.append(opened)
            return ""

        place = address or _free(paths.data_folder() / RECORD_NAME)
        assistant = Assistant(place, date.today(), read_list, found, self._window, can_keep=can_keep())
        if not assistant.exec():
            return None
        if assistant.choice is Begin.SAMPLE:
            return self._sample()
        if assistant.choice is Begin.OPEN:
            chosen = self.open_other()
            return self._assist() if chosen is None else self._find(chosen)
        if assistant.choice is Begin.SERVER:
            named = self.open_server()
            return self._assist() if named is None else self._find(named)
        if assistant.backup_folder is not None:
            # Only here and in the settings, where somebody chose it: later a folder that is gone is told.
            if not assistant.backup_folder.exists():
                private.make_folder(assistant.backup_folder)
            self._state.set_path(BACKUP_FOLDER, assistant.backup_folder)
        return made[0]

    def _sample(self) -> OpenRecord | None:
        file = paths.data_folder() / SAMPLE_NAME
        if not file.exists():
            progress = QProgressDialog("Das Beispiel entsteht. Das dauert einige Sekunden …", "", 0, 0, self._window)
            progress.setCancelButton(None)
            progress.setWindowModality(Qt.WindowModality.WindowModal)
            progress.show()
            try:
                awaited(partial(self._make_sample, file))
            finally:
                progress.close()
                progress.deleteLater()
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
    folder = state.path(BACKUP_FOLDER)
    if folder is None:
        return None
    copies = Backups(office.file, folder)
    return copies if copies.due(office.today) else None


def last_copy(state: State, office: Office) -> str:
    """When the newest copy was made: "heute 08:02" or "am 12.05.2012"; "" for none."""
    folder = state.path(BACKUP_FOLDER)
    copies = Backups(office.file, folder).all() if folder is not None else []
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
