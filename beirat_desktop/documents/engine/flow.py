"""Rows onto pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from beirat_desktop.documents.engine.page import Page
from beirat_desktop.documents.engine.rows import BreakRow, Place, Row, SpaceRow, stack_height

_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Frame:
    """The room of a page for its text: the heights of its upper and lower edge."""

    top: float
    bottom: float


@dataclass(slots=True)
class Outline:
    """A heading for the bookmarks."""

    level: int
    title: str
    page: int
    top: float


@dataclass(slots=True)
class Flow:
    """Places rows one below the other, page after page."""

    new_page: Callable[[], tuple[Page, Frame]]
    outlines: list[Outline] = field(default_factory=list)
    anchors: dict[str, list[Place]] = field(default_factory=dict)
    _page: Page = field(init=False)
    _frame: Frame = field(init=False)
    _y: float = field(init=False)
    _above: Row | None = field(init=False, default=None)

    def fill(self, rows: list[Row]) -> None:
        """Place the rows; rows tied to each other stay together where a page can hold them."""
        self._turn()
        start = 0
        while start < len(rows):
            end = start + 1
            while end < len(rows) and rows[end - 1].keep and not isinstance(rows[end], BreakRow):
                end += 1
            self._place(rows[start:end])
            start = end

    def _place(self, chunk: list[Row]) -> None:
        first = chunk[0]
        if isinstance(first, BreakRow):
            # What is tied to the break comes on the new page.
            if self._above is not None:
                self._turn()
            if len(chunk) > 1:
                self._place(chunk[1:])
            return
        if self._above is None or self._fits(chunk):
            for row in chunk:
                self._put(row)
            return
        goes_on = self._above.table is first.table
        full = self._frame.top - self._frame.bottom
        if stack_height(chunk) <= full or (len(chunk) == 1 and first.split(self._room()) is None):
            self._turn()
            if goes_on:
                self._repeat(first)
        elif first.outline is not None:
            # What no page can hold begins where it stands, but not with its heading alone.
            end = next((at for at, row in enumerate(chunk) if row.outline is None), 0)
            if not self._fits(chunk[: end + 1]):
                self._turn()
        for row in chunk:
            self._put(row)

    def _put(self, row: Row) -> None:
        if isinstance(row, SpaceRow) and (self._above is None or not self._fits([row])):
            # Room is never carried over to the next page.
            if self._above is not None:
                self._turn()
            self.note(row, self._y, self._page)
            return
        while not self._fits([row]):
            goes_on = self._above is not None and self._above.table is row.table
            if (parts := row.split(self._room(row))) is not None:
                self._draw(parts[0])
                row, goes_on = parts[1], True
            elif self._above is None:
                break
            self._turn()
            if goes_on:
                self._repeat(row)
        self._draw(row)

    def _draw(self, row: Row) -> None:
        if self._above is not None:
            self._y -= max(self._above.after, row.before)
        row.draw(self._page, self._y)
        self.note(row, self._y, self._page)
        self._y -= row.height
        self._above = row

    def note(self, row: Row, top: float, page: Page) -> None:
        """Remember where the anchors and headings of a drawn row stand."""
        for inner, inner_top in row.inner(top):
            if inner.outline is not None:
                self.outlines.append(Outline(*inner.outline, page.index, inner_top))
            if inner.anchor:
                place = Place(page.index, inner.x, page.height - inner_top, inner.width, inner.height)
                self.anchors.setdefault(inner.anchor, []).append(place)

    def _repeat(self, row: Row) -> None:
        """Draw the header rows of a table that goes on."""
        if row.table is not None and row.table.rows:
            row.table.draw(self._page, self._y)
            self._y -= row.table.height

    def _turn(self) -> None:
        self._page, self._frame = self.new_page()
        self._y = self._frame.top
        self._above = None

    def _room(self, row: Row | None = None) -> float:
        gap = max(self._above.after, row.before) if self._above is not None and row is not None else 0.0
        return self._y - self._frame.bottom - gap

    def _fits(self, rows: list[Row]) -> bool:
        return stack_height(rows) <= self._room(rows[0]) + _ROUNDING
