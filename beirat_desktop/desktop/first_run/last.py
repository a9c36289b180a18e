"""Which record was open last."""

from __future__ import annotations

from pathlib import Path

from beirat_desktop import paths
from beirat_desktop.desktop.state import State

LAST_RECORD = "record/file"
RECORD_NAME = "beirat.db"


def last_record(state: State) -> Path | None:
    """The record of last time, else the one at its usual place; None before the first."""
    last = state.path(LAST_RECORD)
    if last is not None:
        return last
    usual = paths.data_folder() / RECORD_NAME
    return usual if usual.exists() else None
