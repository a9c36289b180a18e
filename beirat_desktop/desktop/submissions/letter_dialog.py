"""A letter from elsewhere, its pages at the left, its words by section at the right, before it becomes a motion."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QSizePolicy, QWidget

from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.preview import Preview, Reader
from beirat_desktop.desktop.widgets.reading_dialog import LeftOutDialog
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.desktop.widgets.sheets import Place
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.domain.foreign_motion import Section
from beirat_desktop.domain.text import RichText
from beirat_desktop.german import finding, word
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.german.texts import left_out_sentence
from beirat_desktop.usecases.submissions.foreign import Letter

_LEAST = 160
"""Pixels of the words that are seen at the least."""
_HINTS = {
    Section.FRAME: "Kopf, Anrede und Gruß. Sie bleiben in der Datei, die zu den Anlagen kommt. Was doch zum Antrag "
    "gehört, lässt sich ausschneiden und oben einfügen.",
}
_LINES = {
    Section.PROPOSAL: (4, 12),
    Section.EXPLANATION: (3, 8),
    Section.RATIONALE: (4, 12),
    Section.FINANCIAL_IMPACT: (3, 8),
    Section.FRAME: (3, 8),
}
"""The sections in their order, with how many lines they show at least and at most."""


@dataclass(frozen=True)
class _Pages:
    pdf: bytes
    anchors: Mapping[str, Sequence[Place]] = field(default_factory=dict)


class LetterDialog(AskDialog):
    """Shows one letter; the button stores it through accept, which gets what stands in the fields."""

    help_page = "so-geht-antrag-einlesen"

    def __init__(
        self,
        letter: Letter,
        accept: Callable[[LetterDialog], str],
        background: Background,
        reader: Reader,
        parent: QWidget | None = None,
    ) -> None:
        """accept returns the sentence of a trouble, "" when it is done."""
        super().__init__("Antrag einlesen", "Als Antrag übernehmen", self._take, parent, text=letter.file_name)
        self._letter = letter
        self._accept = accept
        self._fields = Form(self)
        self.title_edit = QLineEdit(letter.parts.title, self)
        self._fields.add("Titel", self.title_edit)
        self.faction_box, self.meeting_box = ChoiceBox(self), ChoiceBox(self)
        self._fill_boxes()
        self._fields.add_row(("Fraktion", self.faction_box, 1), ("für die Sitzung", self.meeting_box, 1))
        self._tell()
        self.editors: dict[Section, RichEditor] = {}
        for section in _LINES:
            self._add_editor(section)
        self._fields.add_stretch()
        column = QScrollArea(self)
        column.setWidget(self._fields)
        column.setWidgetResizable(True)
        column.setFrameShape(QFrame.Shape.NoFrame)
        column.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._parts = Splitter(self)
        # The words scroll in their own place beside the page: the window around them asks for no more than it has.
        self._parts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._parts.setMinimumHeight(px(_LEAST))
        self.setAttribute(Qt.WidgetAttribute.WA_Resized)  # as large as the screen, not as what it holds needs
        if letter.pdf:
            self.preview = Preview(background, reader, letter.file_name, self)
            self.preview.request(_Pages, letter.pdf)
            self._parts.addWidget(self.preview)
        self._parts.addWidget(column)
        self.form.add_widget(self._parts, 1)
        self.title_edit.setFocus()

    def text_of(self, section: Section) -> RichText:
        """What stands in the field of a section."""
        return self.editors[section].value()

    def showEvent(self, event: QShowEvent) -> None:
        """As large as the screen has room for, so that the page can be read beside the words."""
        super().showEvent(event)
        room = self.screen().availableGeometry()
        self.resize(min(px(1180 if self._letter.pdf else 780), room.width()), min(px(860), room.height() - px(40)))
        if self._letter.pdf:
            self._parts.setSizes([self.width() // 2, self.width() // 2])

    def _take(self) -> str:
        return self._accept(self)

    def _fill_boxes(self) -> None:
        letter = self._letter
        self.faction_box.addItem("ohne Fraktion", None)
        for faction in letter.factions:
            self.faction_box.addItem(faction.name, faction.id)
        self.meeting_box.addItem("noch ohne Sitzung", None)
        for meeting in letter.meetings:
            self.meeting_box.addItem(f"{meeting_name(meeting)}, {short_date(meeting.day)}", meeting.id)
        for box, chosen in ((self.faction_box, letter.faction), (self.meeting_box, letter.meeting)):
            box.setCurrentIndex(max(box.findData(chosen.id), 0) if chosen is not None else 0)

    def _tell(self) -> None:
        """What of the letter is not taken over as it stands."""
        for found in self._letter.findings:
            advice = finding(found)
            self._warning(unbroken_numbers(f"{advice.sentence} {advice.mend}"))
        left_out = self._letter.left_out
        if left_out:
            self._warning(f"{left_out_sentence(left_out)}.")
            self.left_out_button = QPushButton("Ansehen …", self)
            self.left_out_button.setProperty("kind", "link")
            self.left_out_button.setAutoDefault(False)
            self.left_out_button.clicked.connect(lambda: LeftOutDialog(left_out, self).exec())
            holder = QWidget(self)
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(self.left_out_button)
            row.addStretch(1)
            self._fields.add_widget(holder)

    def _warning(self, sentence: str) -> None:
        label = QLabel(sentence, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", "warning")
        self._fields.add_widget(label)

    def _add_editor(self, section: Section) -> None:
        text: RichText = getattr(self._letter.parts, section.value)
        least, most = _LINES[section]
        editor = RichEditor(word(section), self, min_lines=least, max_lines=most)
        editor.set_value(text)
        self.editors[section] = editor
        made = self._fields.add(word(section), editor, _HINTS.get(section, ""))
        # Most motions have no explanation and tell no costs, and a scan has nothing around it.
        made.setVisible(section in (Section.PROPOSAL, Section.RATIONALE) or not text.empty)
