"""Two wordings of a paper as one text: what went struck out, what came underlined, another style in words behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from beirat_desktop.desktop.theme import tokens
from beirat_desktop.domain.differences import Kind, Stretch, Style
from beirat_desktop.domain.papers import SECTIONS, PaperType
from beirat_desktop.domain.text import CELL
from beirat_desktop.german.differences import restyled_words
from beirat_desktop.german.papers import PAPER_SECTIONS
from beirat_desktop.german.submissions import AROUND

_SECTIONS = ("title", *SECTIONS)
PLACE = "difference"
"""What the first difference of a section is named."""


def differences_html(compared: Mapping[str, Sequence[Stretch]], paper_type: PaperType) -> str:
    """The sections under the names that kind of paper gives them."""
    labels = AROUND | dict(zip(_SECTIONS, ("Betreff", *PAPER_SECTIONS[paper_type]), strict=True))
    parts = []
    for name, stretches in compared.items():
        if not stretches:
            continue
        same = all(stretch.same for stretch in stretches)
        words = changes_html(stretches)
        first = next((at for at, one in enumerate(stretches) if not one.same), None)
        if first is not None:
            words = f'{changes_html(stretches[:first])}<a name="{PLACE}"></a>{changes_html(stretches[first:])}'
        note = " <span style='font-weight:normal'>(unverändert)</span>" if same else ""
        parts.append(f"<h4>{escape(labels[name])}{note}</h4><p style='white-space:pre-wrap'>{words}</p>")
    return "".join(parts)


def changes_html(stretches: Sequence[Stretch]) -> str:
    """One text: what went struck out, what came underlined, one apart from the other."""
    colours = tokens()
    words, before = "", Stretch(Kind.SAME, " ")
    for stretch in stretches:
        replaced = before.kind is Kind.REMOVED and stretch.kind is Kind.ADDED
        glued = replaced and not before.text[-1:].isspace() and not stretch.text[:1].isspace()
        words += (" " if glued else "") + _stretch(stretch, colours.green, colours.red)
        before = stretch
    return words


def restyled_html(words: str, restyled: tuple[Style, Style]) -> str:
    """Words that stayed (as HTML), marked, with how their style changed in brackets behind them."""
    restyling = escape(restyled_words(*restyled))
    return f"<span style='background-color:{tokens().amber_soft}'>{words}</span> <i>[{restyling}]</i> "


def _stretch(stretch: Stretch, came: str, went: str) -> str:
    words = escape(stretch.text).replace("\n", "<br>").replace(CELL, " | ")
    if stretch.restyled is not None:
        return restyled_html(words, stretch.restyled)
    if stretch.kind is Kind.ADDED:
        return f"<u style='color:{came}'>{words}</u>"
    if stretch.kind is Kind.REMOVED:
        return f"<s style='color:{went}'>{words}</s>"
    return words
