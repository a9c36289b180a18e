"""The contents of a paper as the public may read them: every value in them goes through the one rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from beirat_desktop.documents.agenda_list import PrintedItem
from beirat_desktop.documents.model import AssociatedFile
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.text import RichText, Run

C = TypeVar("C")
_Met = dict[int, tuple[Any, Any]]
_WORDLESS = frozenset({type(None), bool, int, date, datetime, time, timedelta})


def published(contents: C, publication: Publication | None) -> C:
    """The same contents with all that must not be shown left out of every text, list and table in them.

    None is for the house's own version: nothing is left out. A paper drawn from these contents cannot tell what it
    was never given, neither in its text nor in its metadata, bookmarks or structure.
    """
    if publication is None:
        return contents
    public: C = _public(contents, publication, {})
    return public


def _public(value: Any, publication: Publication, met: _Met) -> Any:
    """met: what was met before in the same contents, as a faction is with each of its members."""
    kind: Any = type(value)
    if kind in _WORDLESS or isinstance(value, Enum):
        return value
    if kind is str or isinstance(value, str):
        return publication.words(value) if value else value
    if isinstance(value, RichText):
        return publication.text(value)
    if isinstance(value, tuple):
        if value and all(isinstance(part, Run) for part in value):
            return publication.runs(value)
        parts = [(part, _public(part, publication, met)) for part in value]
        # What was open before, such as the end of an interruption, is not left out but still open.
        return tuple(shown for part, shown in parts if shown is not None or part is None)
    if isinstance(value, Mapping):
        public = {key: _public(part, publication, met) for key, part in value.items()}
        return {key: part for key, part in public.items() if part is not None}
    if _fields(kind) is None:
        return value
    known = met.get(id(value))
    if known is None:
        # The value is held with what comes of it: as long as it lives, no other has its id.
        known = met[id(value)] = value, _of_fields(value, publication, met)
    return known[1]


def _of_fields(value: Any, publication: Publication, met: _Met) -> Any:
    # A file inside a paper is bytes, in which nothing can be left out.
    if isinstance(value, AssociatedFile):
        return None
    if getattr(value, "public", True) is False and not isinstance(value, PrintedItem | AgendaItem):
        return None
    shown = _announced(value) if isinstance(value, PrintedItem) else publication.shown(value)
    if shown is None:
        return None
    changes: dict[str, Any] = {}
    as_shown: Any = type(shown)
    for name in _fields(as_shown) or ():
        before = getattr(shown, name)
        if not before or type(before) in _WORDLESS:
            continue
        after = _public(before, publication, met)
        if after is not before and after != before:
            changes[name] = after
    return replace(shown, **changes) if changes else shown


@cache
def _fields(kind: Any) -> tuple[str, ...] | None:
    """The fields of a dataclass that may hold words, None for what is no dataclass.

    Ids are no words, and a number in one is no telephone number.
    """
    if not is_dataclass(kind):
        return None
    names = [one.name for one in fields(kind)]
    return tuple(name for name in names if name not in ("id", "key", "sha512") and not name.endswith(("_id", "_ids")))


def _announced(item: PrintedItem) -> PrintedItem:
    if item.public:
        return item
    return PrintedItem(
        item.key, item.number, item.announced, mark=item.mark, below=item.below, public=False, new=item.new
    )
