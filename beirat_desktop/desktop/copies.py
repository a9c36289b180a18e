"""Where the copies of the record lie at this workplace, and what they still hold."""

from __future__ import annotations

from beirat_desktop.desktop.state import State
from beirat_desktop.german.record import copies_hold
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record.backups import Backups

BACKUP_FOLDER = "backup/folder"
"""The key under which the folder of the copies is remembered at this workplace."""


def still_held(state: State, office: Office) -> str:
    """A sentence on the copies in which what is removed now stays; "" where there are none."""
    folder = state.path(BACKUP_FOLDER)
    if folder is None:
        return ""
    copies = Backups(office.file, folder)
    return copies_hold([copy.day for copy in copies.all()], [file.name for file in copies.set_aside()])
