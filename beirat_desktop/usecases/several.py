"""The same act on several records: what can go goes, the rest is told with its record, and one undo takes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from beirat_desktop.domain.errors import Refused
from beirat_desktop.store.errors import Missing
from beirat_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many changed, how many had it all already, and why the others did not go.

    of: for each refusal the key of the record it is about. final: letters went out, and no undo takes it back.
    """

    changed: int
    unchanged: int
    refused: tuple[Refused, ...] = ()
    of: tuple[str, ...] = ()
    final: bool = False


def each(store: Store, action: str, keys: Sequence[str], act: Callable[[str], bool]) -> Outcome:
    """Act on each record, with all it takes or not at all. act says whether anything changed.

    action: what undo calls it.
    """
    changed = unchanged = 0
    refused: list[tuple[str, Refused]] = []
    with store.together(action):
        for key in dict.fromkeys(keys):
            try:
                with store.unit(action):
                    acted = act(key)
            except Refused as error:
                refused.append((key, error))
            except Missing:
                # Somebody removed it while it was chosen; the others go all the same.
                refused.append((key, Refused("record.gone")))
            else:
                changed += acted
                unchanged += not acted
    final = changed > 0 and store.undoable != action
    errors, of = tuple(error for _, error in refused), tuple(key for key, _ in refused)
    return Outcome(changed, unchanged, errors, of, final)
