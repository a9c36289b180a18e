"""Words for what changed between two wordings."""

from __future__ import annotations

from beirat_desktop.domain.differences import Style
from beirat_desktop.domain.text import BlockKind

_BLOCKS = {
    BlockKind.PARAGRAPH: "Absatz",
    BlockKind.ITEM: "Aufzählung",
    BlockKind.HEADING: "Überschrift",
    BlockKind.ROW: "Tabelle",
}


def restyled_words(before: Style, after: Style) -> str:
    """How the style of words that stayed changed: „jetzt fett“, „jetzt Überschrift statt Absatz“."""
    changes = []
    if _block(before) != _block(after):
        changes.append(f"jetzt {_block(after)} statt {_block(before)}")
    elif before.level != after.level:
        changes.append(f"jetzt {after.level}. statt {before.level}. Ebene")
    if before.quote != after.quote:
        changes.append(_quoted(before.quote, after.quote))
    for was, now, word in ((before.bold, after.bold, "fett"), (before.italic, after.italic, "kursiv")):
        if was != now:
            changes.append(f"{'jetzt' if now else 'nicht mehr'} {word}")
    if before.link != after.link:
        changes.append(f"jetzt mit Link auf {after.link}" if after.link else f"ohne den Link auf {before.link}")
    return ", ".join(changes)


def _block(style: Style) -> str:
    return "nummerierte Liste" if style.ordered else _BLOCKS[style.block]


def _quoted(before: int, after: int) -> str:
    if not after:
        return "nicht mehr als Zitat"
    return "jetzt als Zitat" if not before else f"jetzt als Zitat der {after}. statt {before}. Tiefe"
