"""Says what came of an act on several records: how many went, and for each of the others why it did not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.german import refusal
from beirat_desktop.german.counts import counted
from beirat_desktop.usecases.several import Outcome


def tell(
    outcome: Outcome,
    nouns: tuple[str, str],
    names: Mapping[str, str],
    message: Callable[[str], object],
    notice: Callable[[Notice], object],
) -> None:
    """Tell it in the status line, or as a notice where something did not go.

    nouns: one and several of them. names: what the rows are called, by their keys, where a refusal does not say it.
    """
    said = f"{counted(outcome.changed, *nouns)} bearbeitet"
    if outcome.unchanged:
        said += f", {outcome.unchanged} unverändert"
    if outcome.final:
        said += ". Zurücknehmen lässt es sich nicht, denn es gingen Schreiben hinaus"
    elif outcome.changed:
        said += " – Strg+Z nimmt es zurück"
    if not outcome.refused:
        message(said)
        return
    lines = []
    for key, error in zip(outcome.of, outcome.refused, strict=True):
        name = names.get(key, "")
        lines.append(f"{name}: {refusal(error)}" if name else refusal(error))
    notice(Notice("\n".join((f"{said}. Nicht gegangen: {len(outcome.refused)}.", *lines)), Tone.AMBER))
