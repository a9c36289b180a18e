"""Where the copies of the record lie at this workplace, and what they still hold."""

from __future__ import annotations

from beirat_desktop.desktop.state import State
from beirat_desktop.german.record import copies_hold
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record.backups import Backups

BACKUP_FOLDER = "backup/folder"
"""The key under which the folder of the copies is remembered at this workplace."""


def copies_of(state: State, office: Office) -> Backups | None:
    """The copies of the record that are kept at this workplace; None where it keeps none."""
    folder = state.path(BACKUP_FOLDER)
    return None if folder is None else Backups(office.file, folder)


def still_held(state: State, office: Office) -> str:
    """A sentence on the copies in which what is removed now stays; "" where there are none."""
    copies = copies_of(state, office)
    if copies is None:
        return ""
    return copies_hold([copy.day for copy in copies.all()], [file.name for file in copies.set_aside()])
