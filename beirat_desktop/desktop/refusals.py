"""What is said of an action that could not be done: a rule, a record that is gone, or the surroundings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.question import Question
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


def ask_until(question: Question, act: Callable[[], object]) -> bool:
    """Ask until the answer can be carried out (True) or the user gives up; what stands against it is said there."""
    while question.exec():
        try:
            act()
        except CANNOT as error:
            question.say(question.about(error) if isinstance(error, Refused) else sentence(error))
            continue
        return True
    return False


def notice_of(error: Exception) -> Notice:
    """The same for the banner below the header."""
    tone = Tone.RED if isinstance(error, RecordTrouble) else Tone.AMBER
    return Notice(sentence(error), tone, refused=True)


def attempt(tell: Callable[[Notice], object], act: Callable[..., Any], *args: Any) -> Any:
    """What came of an action, or True where nothing does; None where it could not be done, which is told."""
    try:
        return act(*args) or True
    except CANNOT as error:
        tell(notice_of(error))
        return None
