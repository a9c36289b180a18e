"""What „Passwort der Akte …“ does: locking the record, another password, taking it off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.copies import BACKUP_FOLDER
from beirat_desktop.desktop.locking.lock_dialog import ChangeDialog, EncryptDialog
from beirat_desktop.desktop.messages import Notice, confirm
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import locking as words
from beirat_desktop.german import record as record_words
from beirat_desktop.german import refusal
from beirat_desktop.usecases.record import locking
from beirat_desktop.usecases.trouble import RecordTrouble
from beirat_desktop.usecases.where import Where, is_locked

Closed = Callable[[str, Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]], None]
"""Does work while the record is closed, saying what it is; then with the record open again, done or failed."""


class LockActions:
    """What is asked, done with the record closed, and told afterwards."""

    def __init__(
        self,
        window: QWidget,
        state: State,
        closed: Closed,
        tell: Callable[[Notice], object],
        copy_anew: Callable[[], object],
        drafts: Path,
    ) -> None:
        """copy_anew: makes today's copy where it is missing; drafts: a file of drafts from before, put aside."""
        self._window = window
        self._state = state
        self._closed = closed
        self._tell = tell
        self._copy_anew = copy_anew
        self._drafts = drafts

    def begin(self, place: Where) -> None:
        """Ask for a password for the open record, or for another one where it has one."""
        if not isinstance(place, Path):
            self._tell(Notice(refusal(Refused("lock.server"))))
        elif is_locked(place):
            self._ask_for_another(place)
        else:
            self._ask_for_the_first(place)

    def _ask_for_the_first(self, file: Path) -> None:
        dialog = EncryptDialog(self._window, can_keep=locking.can_keep())
        if dialog.exec():
            work = partial(locking.encrypt, file, dialog.new.password, dialog.new.again)
            done = partial(self._encrypted, file, dialog.new.keep)
            self._closed("Die Akte wird verschlüsselt und verglichen …", work, done, self._failed)

    def _ask_for_another(self, file: Path) -> None:
        dialog = ChangeDialog(partial(locking.unlock, file), self._window)
        if not dialog.exec():
            return
        if dialog.take_off:
            work: Callable[[], Any] = partial(locking.decrypt, file, dialog.old)
            self._closed("Die Verschlüsselung wird aufgehoben …", work, self._decrypted, self._failed)
            return
        work = partial(locking.change_password, file, dialog.old, dialog.new.password, dialog.new.again)
        self._closed("Das Passwort der Akte wird geändert …", work, self._changed, self._failed)

    def _encrypted(self, file: Path, keep: bool, _aside: Path) -> None:
        if keep and not locking.keep(file, wanted=True):
            self._tell(Notice(words.NOT_KEPT))
        plain = self.offer_to_remove(file)
        self._tell(_left_in_the_open(words.encrypted(plain), plain))

    def tell_plain(self, file: Path, plain: list[Path]) -> None:
        """Say what a locked record left without a password, such as where the program was killed before it asked."""

        def remove() -> None:
            left = self.offer_to_remove(file)
            self._tell(_left_in_the_open(words.plain_left(left) if left else words.PLAIN_GONE, left))

        self._tell(Notice(words.plain_left(plain), Tone.AMBER, "Entfernen …", remove))

    def offer_to_remove(self, file: Path) -> list[Path]:
        """Ask whether the record's files without a password are to go; those that are there still."""
        folder = self._state.path(BACKUP_FOLDER)
        plain = locking.plain_files(file, folder)
        if self._drafts.exists():
            plain.append(self._drafts)
        title = "Unverschlüsselte Dateien entfernen?"
        asked = words.plain_files(plain, copies=folder is not None)
        if plain and confirm(self._window, title, asked, "Entfernen", page="so-geht-verschluesseln", danger=True):
            plain = locking.remove(plain)
            self._copy_anew()
        return plain

    def _decrypted(self, aside: Path) -> None:
        self._tell(Notice(words.decrypted(aside), Tone.GREEN))

    def _changed(self, _nothing: None) -> None:
        self._tell(Notice(words.password_changed(), Tone.GREEN))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._tell(Notice(refusal(error), Tone.RED))
        elif isinstance(error, RecordTrouble):
            self._tell(Notice(" ".join(record_words.trouble(error.kind, error.file, error.facts)), Tone.RED))
        else:
            raise error


def _left_in_the_open(sentence: str, plain: list[Path]) -> Notice:
    return Notice(sentence, Tone.AMBER if plain else Tone.GREEN)
