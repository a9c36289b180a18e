"""What is said of an action that could not be done: a rule, a record that is gone, or the surroundings."""

from __future__ import annotations

from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import refusal
from beirat_desktop.german.record import trouble
from beirat_desktop.usecases.trouble import Missing, RecordTrouble

CANNOT = (Refused, Missing, RecordTrouble)
"""What may come of any action; anything else is a bug."""


def sentence(error: Exception) -> str:
    """Why it could not be done, and what to do; a bug is raised on."""
    if isinstance(error, Refused):
        return refusal(error)
    if isinstance(error, RecordTrouble):
        return " ".join(trouble(error.kind, error.file, error.facts))
    if isinstance(error, Missing):
        return "Das gibt es nicht mehr, es wurde anderswo gelöscht."
    raise error


def notice_of(error: Exception) -> Notice:
    """The same for the banner below the header."""
    return Notice(sentence(error), Tone.RED if isinstance(error, RecordTrouble) else Tone.AMBER)
