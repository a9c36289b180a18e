"""How the search asks an engine's index of trigrams, as text for the driver with ? for the values."""

from __future__ import annotations

from typing import NamedTuple


class Fitting(NamedTuple):
    """Rows of search_docs, which is called d, that fit.

    source: what stands behind FROM. condition: behind WHERE. values: of the condition. newest: what rows are ordered
    by, descending, for the newest first.
    """

    source: str
    condition: str
    values: tuple[str, ...]
    newest: str
