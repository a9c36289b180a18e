"""The typefaces of a list at the desk, and what words take in them: made once, not for every line of every key."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetrics

from beirat_desktop.desktop.theme import BODY, SMALL, factor, font


class Typefaces:
    """The typefaces of a list as long as the application has that font, and what words take in them."""

    def __init__(self, base: QFont) -> None:
        self.base = base
        self._factor = factor()
        self.number = font(BODY, semibold=True, tabular=True)
        self.titles = {strong: font(BODY, semibold=strong) for strong in (False, True)}
        self.written = {strong: made.toString() for strong, made in self.titles.items()}
        self.small = font(SMALL)
        self.body_high, self.small_high = (QFontMetrics(one).height() for one in (self.titles[False], self.small))
        self.number_width = lru_cache(256)(QFontMetrics(self.number).horizontalAdvance)
        self.strong_width = lru_cache(1024)(QFontMetrics(self.titles[True]).horizontalAdvance)
        self.small_width = lru_cache(1024)(QFontMetrics(self.small).horizontalAdvance)

    def px(self, pixels: float) -> int:
        """As theme.px, which asks for the font each time."""
        return round(pixels * self._factor)
