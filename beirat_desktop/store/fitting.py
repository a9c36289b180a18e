"""How the search asks an engine's index of trigrams, as text for the driver with ? for the values."""

from __future__ import annotations

from collections.abc import Sequence
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

    def query(
        self,
        columns: str,
        *,
        newest_first: bool = False,
        least: int | None = None,
        only: str = "",
        without: Sequence[str] = (),
        most: int | None = None,
    ) -> tuple[str, tuple[str, ...]]:
        """The columns of those rows, and the values of the question. least: the smallest id; only: of one noun."""
        words, values = f"SELECT {columns} FROM {self.source} WHERE {self.condition}", self.values
        if least is not None:
            words += f" AND {self.newest} >= {least}"
        if only:
            words, values = f"{words} AND d.noun = ?", (*values, only)
        if without:
            words, values = f"{words} AND d.noun NOT IN ({', '.join('?' * len(without))})", (*values, *without)
        if newest_first:
            words += f" ORDER BY {self.newest} DESC"
        if most is not None:
            words += f" LIMIT {most}"
        return words, values
