"""Which record was open last."""

from __future__ import annotations

from beirat_desktop import paths
from beirat_desktop.desktop.state import State
from beirat_desktop.usecases.where import ServerAddress, Where, where

LAST_RECORD = "record/file"
RECORD_NAME = "beirat.db"


def last_record(state: State) -> Where | None:
    """The record of last time, else the one at its usual place; None before the first."""
    text = state.text(LAST_RECORD)
    if text and isinstance(lies := where(text), ServerAddress):
        return lies
    last = state.path(LAST_RECORD)
    if last is not None:
        return last
    usual = paths.data_folder() / RECORD_NAME
    return usual if usual.exists() else None


def keep_last(state: State, lies: Where) -> None:
    """Remember which record is open."""
    if isinstance(lies, ServerAddress):
        state.set_text(LAST_RECORD, str(lies))
    else:
        state.set_path(LAST_RECORD, lies)
