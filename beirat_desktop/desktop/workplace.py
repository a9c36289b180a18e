"""What every page works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.changes import Changes
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.state import State

if TYPE_CHECKING:
    from beirat_desktop.usecases.office import Office


def _everything(_noun: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Workplace:
    """One open record and what goes with it at this computer.

    office: what can be done with the record; changes: when it is another; background: where slow work is done;
    state: what is remembered of the windows; drafts: what was typed and is not kept yet, or could not be; opens:
    whether some place of this desk opens records of a noun, so that what leads to them is offered.
    """

    office: Office
    changes: Changes
    background: Background
    state: State
    drafts: Drafts
    opens: Callable[[str], bool] = _everything
