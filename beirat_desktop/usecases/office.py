"""Everything the office can do with one open record; what the screen and the shell hold in hand."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from beirat_desktop.store.unit import Batch, Store

if TYPE_CHECKING:
    from beirat_desktop.usecases.archive import Archive
    from beirat_desktop.usecases.overrides import Overrides
    from beirat_desktop.usecases.exchange import Exchange
    from beirat_desktop.usecases.papers import Papers


class Office:
    """The use cases, by noun. Each is loaded when it is first asked for, so that the window opens at once."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def file(self) -> Path:
        """Where the record lies."""
        return self.store.file

    @property
    def today(self) -> date:
        """The day it is at this workplace."""
        return self.store.now().date()

    def close(self) -> None:
        """Let go of the record."""
        self.store.close()

    @property
    def undoable(self) -> str | None:
        """The action that undo would take back, or None."""
        return self.store.undoable

    @property
    def redoable(self) -> str | None:
        """The action that redo would do again, or None."""
        return self.store.redoable

    def undo(self) -> Batch | None:
        """Take the last action back."""
        return self.store.undo()

    def redo(self) -> Batch | None:
        """Do again what was taken back last."""
        return self.store.redo()

    @cached_property
    def papers(self) -> Papers:
        """Motions, templates, reports."""
        from beirat_desktop.usecases.papers import Papers

        return Papers(self.store)

    @cached_property
    def archive(self) -> Archive:
        """Every paper that was issued."""
        from beirat_desktop.usecases.archive import Archive

        return Archive(self.store)

    @cached_property
    def overrides(self) -> Overrides:
        """Findings passed over with a reason."""
        from beirat_desktop.usecases.overrides import Overrides

        return Overrides(self.store)

    @cached_property
    def exchange(self) -> Exchange:
        """The whole record as a file."""
        from beirat_desktop.usecases.exchange import Exchange

        return Exchange(self.store)
