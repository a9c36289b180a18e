"""What may be told of a record to whoever helps: sizes and counts, and no word of what stands in it."""

from __future__ import annotations

from collections import Counter

from beirat_desktop.domain.findings import Severity
from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.german import finding
from beirat_desktop.german.nouns import NOUN_WORDS
from beirat_desktop.store.schema import HEAD
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record.checks import loose_ends
from beirat_desktop.usecases.record.record import on_network
from beirat_desktop.usecases.where import ServerAddress, Where


def about_record(office: Office) -> tuple[str, ...]:
    """Lines on form, size, counts and damages; neither the name of its file nor its folder."""
    with office.store.reading() as unit:
        counts = [(NOUN_WORDS[noun], unit.nouns(noun).count()) for noun in NOUNS]
    found = loose_ends(office.store)
    damages = Counter(one.rule for one in found if one.severity is not Severity.INFO)
    part = "".join(f" ({finding(one).sentence})" for one in found if one.severity is Severity.INFO)
    return (
        f"Form der Akte: {HEAD}, {_place(office.file)}",
        "Einträge: " + ", ".join(f"{word} {count}" for word, count in counts if count),
        "Schäden: " + (", ".join(f"{rule} {count}" for rule, count in sorted(damages.items())) or "keine") + part,
    )


def _place(lies: Where) -> str:
    """How large the record is and on what it lies, never where."""
    if isinstance(lies, ServerAddress):
        return "auf einem Server"
    return f"{lies.stat().st_size / 1_000_000:.1f} MB, {'Netzlaufwerk' if on_network(lies) else 'dieser Rechner'}"
