"""Every change of an agenda that the screen offers: done by the use case, then shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from beirat_desktop.desktop.messages import Saving
from beirat_desktop.desktop.refusals import CANNOT, notice_of
from beirat_desktop.domain.agenda import NEW_TITLE, AgendaItem, ItemKind
from beirat_desktop.domain.pool import PoolEntry
from beirat_desktop.usecases.meetings.agenda_view import AgendaLine
from beirat_desktop.usecases.office import Office

T = TypeVar("T")


class AgendaActions(QObject):
    """Acts on the meeting that meeting_id names.

    Signals:
        starting: something is about to change; keep what is being typed.
        ended: it is done or was refused; show the agenda as it is now.
        message, notice, saving: as a page's.
    """

    starting = Signal()
    ended = Signal()
    message = Signal(str)
    notice = Signal(object)
    saving = Signal(Saving, str)

    def __init__(self, office: Office, parent: QObject) -> None:
        super().__init__(parent)
        self._agenda = office.agenda
        self.meeting_id = ""

    def move(self, item_id: str, parent_id: str, position: int, public: bool) -> None:
        """Put an item elsewhere; parent_id "" means at the top."""
        before = self._title(parent_id) if parent_id else ""
        item = self._try(partial(self._agenda.move, item_id, parent_id or None, position, public=public))
        if item is not None:
            done = f"gehört jetzt zu „{before}“" if before else "verschoben"
            self.message.emit(f"„{item.title}“ {done} – Strg+Z nimmt es zurück")

    def _title(self, item_id: str) -> str:
        return next((item.title for item in self._agenda.items(self.meeting_id) if item.id == item_id), "")

    def take(self, entry: PoolEntry, parent_id: str, row: int, public: bool) -> str:
        """Put something that waits on the agenda, before row (-1: in its usual place); its id, "" when refused."""
        position: int | None = None if row < 0 else row
        said = f"„{entry.title}“ steht auf der Tagesordnung – Strg+Z nimmt es zurück"
        if public and not entry.public:
            # What is confidential never becomes public by where it was dropped.
            parent_id, position, public = "", None, False
            said = f"„{entry.title}“ ist nichtöffentlich und steht im nichtöffentlichen Teil"
        add = partial(self._agenda.add, self.meeting_id, entry, parent_id or None, position, public=public)
        item = self._try(add)
        if item is None:
            return ""
        self.message.emit(said)
        return item.id

    def rename(self, item_id: str, title: str) -> None:
        """Give an item another title."""
        self._try(partial(self._agenda.rename, item_id, title))

    def set_part(self, item_id: str, public: bool) -> None:
        """Deal with an item in public, or not."""
        item = self._try(partial(self._agenda.open if public else self._agenda.close, item_id))
        if item is not None:
            how = "öffentlich" if public else "nichtöffentlich"
            self.message.emit(f"„{item.title}“ wird {how} behandelt – Strg+Z nimmt es zurück")

    def toggle_election(self, item: AgendaItem) -> None:
        """Let an item be an election, or none."""
        kind = ItemKind.REGULAR if item.kind is ItemKind.ELECTION else ItemKind.ELECTION
        if self._try(partial(self._agenda.edit, item.id, kind=kind)) is not None:
            what = "eine Wahl" if kind is ItemKind.ELECTION else "keine Wahl mehr"
            self.message.emit(f"„{item.title}“ ist {what} – Strg+Z nimmt es zurück")

    def add_free(self, parent_id: str, *, public: bool) -> str:
        """Add an item without a paper; its id, "" when refused."""
        add = partial(self._agenda.add_item, self.meeting_id, NEW_TITLE, parent_id=parent_id or None, public=public)
        item = self._try(add)
        return item.id if item is not None else ""

    def add_standing(self) -> None:
        """Put the missing standing items back."""
        if self._try(partial(self._agenda.add_standing, self.meeting_id)) is not None:
            self.message.emit("Feste Punkte ergänzt – Strg+Z nimmt es zurück")

    def remove(self, line: AgendaLine) -> None:
        """Take an item off; one that was taken off already comes back."""
        if line.item.removed_by is not None:
            if self._try(partial(self._agenda.restore, line.item.id)) is not None:
                self.message.emit(f"„{line.item.title}“ ist wieder auf der Tagesordnung – Strg+Z nimmt es zurück")
            return

        def act() -> bool:
            self._agenda.remove(line.item.id)
            return True

        if self._try(act):
            self.message.emit(f"{line.number} entfernt – Strg+Z nimmt es zurück")

    def _try(self, work: Callable[[], T]) -> T | None:
        """Do it; a refusal becomes a notice and leaves everything as it was."""
        self.starting.emit()
        try:
            done = work()
        except CANNOT as error:
            self.notice.emit(notice_of(error))
            return None
        finally:
            self.ended.emit()
        self.saving.emit(Saving.SAVED, "")
        return done
