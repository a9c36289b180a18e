"""The column beside the form: what is ready, what follows, and what is cited."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.papers.form import fill
from beirat_desktop.desktop.papers.quotes import QuotesCard
from beirat_desktop.desktop.papers.similar_card import SimilarCard
from beirat_desktop.desktop.papers.words import TARGET_SENTENCES, Check, checklist, consequence, meeting_words
from beirat_desktop.desktop.theme import GAP, Tone
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.entries import Entry, EntryList
from beirat_desktop.desktop.widgets.form import Field
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.renewed import renewed
from beirat_desktop.desktop.widgets.sign import Sign
from beirat_desktop.domain.papers import NEEDS_PROPOSAL, PaperState, Target
from beirat_desktop.german.initiatives import INITIATIVE_KINDS
from beirat_desktop.usecases.papers.papers import PaperChoices, PaperDetail

_SIGNS = {Tone.GREEN: "circle-check", Tone.NEUTRAL: "info", Tone.AMBER: "circle-alert", Tone.RED: "triangle-alert"}
_SPOKEN = {Tone.GREEN: "in Ordnung", Tone.NEUTRAL: "Hinweis", Tone.AMBER: "Warnung", Tone.RED: "Fehler"}


class CheckRow(QWidget):
    """One line of the list, with the links that mend it or pass it over."""

    def __init__(
        self,
        check: Check,
        mend: Callable[[str], object],
        override: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.check = check
        sign = Sign(_SIGNS[check.tone], check.tone.value, self)
        sign.setAccessibleName(_SPOKEN[check.tone])
        text = QLabel(unbroken_numbers(check.text), self)
        text.setWordWrap(True)
        text.setToolTip(check.tip)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(text)
        if check.sub:
            sub = QLabel(unbroken_numbers(check.sub), self)
            sub.setWordWrap(True)
            sub.setProperty("role", "muted")
            sub.setToolTip(check.tip)
            column.addWidget(sub)
        links = QHBoxLayout()
        links.setSpacing(4)
        if check.field:
            where = {"versions": "Vergleichen", "quotes": "Ansehen"}.get(check.field, "Zum Feld")
            links.addWidget(self._link(where, lambda: mend(check.field), check.text))
        if check.overridable:
            links.addWidget(self._link("Übergehen …", lambda: override(check.rule), check.text))
        links.addStretch(1)
        if links.count() > 1:
            column.addLayout(links)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.setAccessibleName(f"{_SPOKEN[check.tone]}: {check.text}")

    def _link(self, text: str, slot: Callable[[], object], about: str) -> QPushButton:
        link = QPushButton(text, self)
        link.setProperty("kind", "link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setAccessibleName(f"{text}: {about}")
        link.clicked.connect(lambda: slot())
        return link


class PaperSide(QWidget):
    """Five cards: ready, similar motions, consequence, quotations, initiatives.

    Signals:
        mend: the name of the field to fill in.
        override: the rule to pass over with a reason.
        navigate: noun and id.
    """

    mend = Signal(str)
    override = Signal(str)
    navigate = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ready_card = Card("Bereit zum Einreichen?", parent=self)
        self.target_box = ChoiceBox(self)
        for target in Target:
            self.target_box.addItem(TARGET_SENTENCES[target], target)
        self.self_check = QCheckBox("Sache der Selbstverwaltung", self)
        self.self_check.setToolTip("Nur dann kann sich der Beirat an die Organe der Stadt wenden (§ 56 GemO).")
        self.topic_edit = QLineEdit(self)
        self.topic_edit.setPlaceholderText("kein Gast")
        self.guest_meeting_box = ChoiceBox(self)
        for box in (self.target_box, self.guest_meeting_box):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        self.consequence_label = QLabel(self)
        self.consequence_label.setWordWrap(True)
        self.consequence_label.setProperty("role", "muted")
        self.target_card = Card("Folge im Beschlussfall", parent=self)
        self.target_card.add(self.consequence_label)
        self.target_card.add(Field("An wen", self.target_box, parent=self))
        self.target_card.add(self.self_check)
        self.target_card.add(Field("Gast einladen zum Thema", self.topic_edit, parent=self))
        self.guest_field = Field("Gast für die Sitzung", self.guest_meeting_box, parent=self)
        self.target_card.add(self.guest_field)
        self.similar_card = SimilarCard(self)
        self.similar_card.entries.navigate.connect(self.navigate)
        self.quotes_card = QuotesCard(self)
        self.quotes_card.navigate.connect(self.navigate)
        self.initiatives = EntryList("Vorhaben", self)
        self.initiatives.navigate.connect(self.navigate)
        self.initiative_card = Card("Vorhaben", parent=self)
        self.initiative_card.add(self.initiatives)
        self._rows: list[tuple[Check, CheckRow]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for card in (self.ready_card, self.similar_card, self.target_card, self.quotes_card, self.initiative_card):
            column.addWidget(card)
        column.addStretch(1)

    def show_detail(self, detail: PaperDetail, choices: PaperChoices) -> None:
        """Show what is ready and what follows."""
        paper = detail.paper
        fill(
            self.guest_meeting_box,
            [("Sitzung noch offen", None), *((meeting_words(c), c.meeting.id) for c in choices.meetings)],
        )
        self.target_card.setVisible(paper.paper_type in NEEDS_PROPOSAL)
        self.self_check.setVisible(paper.target is not Target.OWN)
        self.guest_field.setVisible(bool(paper.guest_topic))
        self.consequence_label.setText(unbroken_numbers(consequence(detail)))
        draft = paper.state is PaperState.DRAFT
        self.ready_card.set_title("Bereit zum Einreichen?" if draft else "Formale Prüfung")
        self.initiative_card.setVisible(bool(detail.initiatives))
        self.initiatives.show_entries(
            [Entry(one.name, INITIATIVE_KINDS[one.kind], noun="initiative", id=one.id) for one in detail.initiatives]
        )
        self._rows = renewed(self.ready_card.body, self._rows, checklist(detail), self._row)

    def _row(self, check: Check) -> CheckRow:
        return CheckRow(check, self.mend.emit, self.override.emit, self)
