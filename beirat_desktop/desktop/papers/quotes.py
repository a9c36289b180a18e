"""The quotations of a paper beside its form: where each comes from, and how it stands to its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.differences import changes_html
from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.theme import Tone, px, tokens
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.clearing import take_out
from beirat_desktop.desktop.widgets.labels import LinkLabel
from beirat_desktop.desktop.widgets.rich_input import Mark
from beirat_desktop.desktop.widgets.sign import Sign
from beirat_desktop.domain.verbatim import Standing
from beirat_desktop.german.citations import STANDINGS
from beirat_desktop.usecases.papers.citations import QuotedWork, Source
from beirat_desktop.usecases.papers.papers import CitedWork

TONES = {
    Standing.EXACT: Tone.GREEN,
    Standing.WITH_OMISSION: Tone.GREEN,
    Standing.EARLIER: Tone.AMBER,
    Standing.NEAR: Tone.AMBER,
    Standing.NOT_FOUND: Tone.RED,
    Standing.SOURCE_OUTSIDE: Tone.NEUTRAL,
    Standing.NO_SOURCE: Tone.NEUTRAL,
    Standing.GONE: Tone.AMBER,
}
_SIGNS = {Tone.GREEN: "circle-check", Tone.NEUTRAL: "info", Tone.AMBER: "circle-alert", Tone.RED: "triangle-alert"}
ROLES = {Tone.GREEN: "good", Tone.NEUTRAL: "muted", Tone.AMBER: "warning", Tone.RED: "error"}
_SHOWN_LETTERS = 160


def shortened(words: str) -> str:
    """The beginning of a long quotation, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN_LETTERS else f"{line[:_SHOWN_LETTERS].rsplit(' ', 1)[0]} …"


def said(one: QuotedWork) -> str:
    """How a quotation stands, in a few words."""
    if one.quote.standing is Standing.SOURCE_OUTSIDE and one.quote.checked:
        return "Mit der Quelle verglichen"
    return STANDINGS[one.quote.standing]


def tone(one: QuotedWork) -> Tone:
    """The colour of how it stands."""
    return (
        Tone.GREEN if one.quote.checked and one.quote.standing is Standing.SOURCE_OUTSIDE else TONES[one.quote.standing]
    )


def marks(quotes: Sequence[QuotedWork]) -> Mapping[str, Sequence[Mark]]:
    """What is underlined in each section."""
    made: dict[str, list[Mark]] = {}
    for one in quotes:
        place = one.quote.quotation
        if place is not None:
            words = f"{said(one)}: {one.work.name}" if one.work is not None else said(one)
            made.setdefault(one.quote.section, []).append(Mark(place.start, place.end, tone(one), words))
    return made


class QuoteRow(QWidget):
    """One quotation with its source, how it stands to it, and what can be done."""

    def __init__(self, one: QuotedWork, card: QuotesCard) -> None:
        super().__init__(card)
        self.one = one
        quote, work = one.quote, one.work
        colour = tone(one)
        sign = Sign(_SIGNS[colour], colour.value, self)
        self.standing_label = QLabel(said(one), self)
        self.standing_label.setProperty("role", ROLES[colour])
        self.standing_label.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(2)
        top = QHBoxLayout()
        top.addWidget(self.standing_label, 1)
        if work is not None and card.writable:
            top.addWidget(_remove(work, card, self), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        if quote.compared.differences:
            self.words_label = QLabel(f"„{changes_html(quote.compared.differences)}“", self)
            self.words_label.setTextFormat(Qt.TextFormat.RichText)
            self.words_label.setToolTip("Durchgestrichen: steht nur in der Quelle. Unterstrichen: steht nur im Zitat.")
        else:
            self.words_label = QLabel(f"„{shortened(quote.words)}“", self)
            self.words_label.setTextFormat(Qt.TextFormat.PlainText)
            self.words_label.setToolTip(quote.words)
        self.words_label.setWordWrap(True)
        column.addWidget(self.words_label)
        if work is not None:
            for widget in _source(work, card, self):
                column.addWidget(widget)
        self.checked: QCheckBox | None = None
        if work is not None and quote.standing is Standing.SOURCE_OUTSIDE:
            self.checked = QCheckBox("mit der Quelle verglichen", self)
            self.checked.setAccessibleName(f"Mit der Quelle verglichen: {work.name}")
            self.checked.setChecked(quote.checked)
            self.checked.setEnabled(card.writable)
            self.checked.toggled.connect(lambda on: card.checked.emit(work.citation.id, on, quote.words))
            column.addWidget(self.checked)
        self.proposals: list[QPushButton] = []
        for source in one.proposals if card.writable else ():
            column.addWidget(_muted(f"{'Wörtlich' if one.faithful else 'Ähnlich'} in: {source.name}", self))
            column.addWidget(self._proposal(source, card), 0, Qt.AlignmentFlag.AlignLeft)
        links = QHBoxLayout()
        links.setSpacing(4)
        place = quote.quotation
        if place is not None:
            self.show_button = self._link("Im Text zeigen")
            self.show_button.clicked.connect(lambda: card.shown.emit(quote.section, place.start, place.end))
            self.cite_button = self._link("Andere Quelle …" if work is not None else "Quelle …")
            self.cite_button.clicked.connect(lambda: card.cite_wanted.emit(one))
            self.cite_button.setVisible(card.writable)
            links.addWidget(self.show_button)
            links.addWidget(self.cite_button)
        links.addStretch(1)
        column.addLayout(links)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.setAccessibleName(f"{said(one)}: {shortened(quote.words)}")

    def take_focus(self) -> None:
        """Put the keyboard to what can be done first."""
        first = self.checked or (self.proposals[0] if self.proposals else None)
        (first or (self.show_button if self.one.quote.quotation is not None else self)).setFocus()

    def _proposal(self, source: Source, card: QuotesCard) -> QPushButton:
        button = self._link("Als Quelle übernehmen")
        button.setAccessibleName(f"Als Quelle übernehmen: {source.name}")
        button.clicked.connect(lambda: card.proposal_taken.emit(self.one, source))
        self.proposals.append(button)
        return button

    def _link(self, text: str) -> QPushButton:
        link = QPushButton(text, self)
        link.setProperty("kind", "link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setAccessibleName(f"{text}: {shortened(self.one.quote.words)}")
        return link


class ReferenceRow(QWidget):
    """A source the paper names without quoting it."""

    def __init__(self, work: CitedWork, card: QuotesCard) -> None:
        super().__init__(card)
        head, *others = _source(work, card, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16) + 8, 4, 0, 4)
        column = QVBoxLayout()
        column.setSpacing(2)
        for widget in (_muted("Bezug ohne Zitat", self), head, *others):
            column.addWidget(widget)
        row.addLayout(column, 1)
        if card.writable:
            row.addWidget(_remove(work, card, self), 0, Qt.AlignmentFlag.AlignTop)


class QuotesCard(Card):
    """All quotations and references of one paper.

    Signals:
        checked: id of the reference, whether somebody compared it, and the words as they stand in the text.
        removed: id of the reference.
        navigate: noun and id.
        shown: section, from where to where the text is to be marked.
        cite_wanted: a QuotedWork that is to have another source.
        proposal_taken: a QuotedWork and the Source it is to have.
    """

    checked = Signal(str, bool, str)
    removed = Signal(str)
    navigate = Signal(str, str)
    shown = Signal(str, int, int)
    cite_wanted = Signal(object)
    proposal_taken = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Zitate und Quellen", parent=parent)
        self.quote_rows: list[QuoteRow] = []
        self.reference_rows: list[ReferenceRow] = []
        self._shown: tuple[Sequence[QuotedWork], Sequence[CitedWork]] = ((), ())
        self.writable = True
        # Rows made while Qt goes through all widgets with the new colours are painted before they can be.
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(0)
        self._redraw.timeout.connect(self._draw)
        self._colours = tokens()
        self.hide()

    def show_quotes(
        self, quotes: Sequence[QuotedWork], references: Sequence[CitedWork], *, writable: bool = True
    ) -> None:
        """Show these quotations, and below them the references without words; writable: sources can be changed."""
        bare = [work for work in references if not work.citation.quote.strip()]
        if (tuple(quotes), tuple(bare), writable) != (*self._shown, self.writable):
            self._shown, self.writable = (tuple(quotes), tuple(bare)), writable
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Differences and signs have the colours of the scheme in them."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_redraw") and tokens() != self._colours:
            self._redraw.start()

    def _draw(self) -> None:
        quotes, bare = self._shown
        self._colours = tokens()
        take_out(self.body, *self.quote_rows, *self.reference_rows)
        self.quote_rows = [QuoteRow(one, self) for one in quotes]
        self.reference_rows = [ReferenceRow(work, self) for work in bare]
        for row in (*self.quote_rows, *self.reference_rows):
            self.add(row)
        self.setVisible(bool(quotes or bare))

    def focus_first_open(self) -> None:
        """Put the keyboard to the quotation that hangs most: not found, then near, then not compared, then the rest."""
        order = [Tone.RED, Tone.AMBER, Tone.NEUTRAL, Tone.GREEN]
        rows = sorted(self.quote_rows, key=lambda row: (order.index(tone(row.one)), row.one.work is None))
        if rows:
            rows[0].take_focus()


def _source(work: CitedWork, card: QuotesCard, parent: QWidget) -> list[QWidget]:
    if work.paper_id is not None:
        head = LinkLabel(work.name, "paper", work.paper_id, parent, wraps=True)
        head.navigate.connect(card.navigate)
        shown: list[QWidget] = [head]
    else:
        shown = [_muted(work.name, parent)]
    if work.citation.link:
        address = _muted(work.citation.link, parent)
        address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.append(address)
    return shown


def _remove(work: CitedWork, card: QuotesCard, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setProperty("kind", "tool")
    button.setIcon(icon("x", "muted"))
    button.setToolTip("Quelle entfernen; der Text bleibt")
    button.setAccessibleName(f"Quelle entfernen: {work.name}")
    button.clicked.connect(lambda: card.removed.emit(work.citation.id))
    return button


def _muted(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setProperty("role", "muted")
    return label
