"""Two wordings of one paper side by side, part by part, each to be kept from the one or from the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QWidget

from beirat_desktop.desktop.differences import changes_html
from beirat_desktop.desktop.theme import GAP, px
from beirat_desktop.desktop.widgets.text_view import TextView
from beirat_desktop.domain.differences import Kind, Stretch
from beirat_desktop.domain.papers import SECTIONS, PaperType
from beirat_desktop.german.papers import PAPER_SECTIONS

_SECTIONS = ("title", *SECTIONS)
_LINES = {"title": 40}
_HEIGHT = 110


class PartsChooser(QWidget):
    """For each part that differs the wording here at the left, the one that came at the right, and which is to stand.

    Signals:
        changed: another one was chosen.
    """

    changed = Signal()

    def __init__(
        self,
        compared: Mapping[str, Sequence[Stretch]],
        paper_type: PaperType,
        *,
        came: bool,
        parent: QWidget | None = None,
    ) -> None:
        """compared: from here to what came; came: which of both is chosen first."""
        super().__init__(parent)
        self.setObjectName("plain")
        self.came_buttons: dict[str, QRadioButton] = {}
        self.here_buttons: dict[str, QRadioButton] = {}
        labels = dict(zip(_SECTIONS, ("Betreff", *PAPER_SECTIONS[paper_type]), strict=True))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(GAP))
        grid.setVerticalSpacing(px(6))
        for name, stretches in compared.items():
            row, word = grid.rowCount(), labels[name]
            same = all(stretch.kind is Kind.SAME for stretch in stretches)
            head = QLabel(f"{word} (nur anders gestaltet)" if same else word, self)
            head.setProperty("role", "semibold")
            grid.addWidget(head, row, 0, 1, 2)
            group = QButtonGroup(self)
            sides = (
                (self.here_buttons, "Wortlaut hier", Kind.ADDED, not came),
                (self.came_buttons, "Wortlaut der Datei", Kind.REMOVED, came),
            )
            for column, (buttons, text, without, chosen) in enumerate(sides):
                button = QRadioButton(text, self)
                button.setAccessibleName(f"{word}: {text}")
                button.setChecked(chosen)
                group.addButton(button)
                buttons[name] = button
                view = TextView(self)
                view.setTabChangesFocus(True)
                view.setAccessibleName(f"{word}, {text}")
                words = changes_html([stretch for stretch in stretches if stretch.kind is not without])
                view.setHtml(f"<p style='white-space:pre-wrap; margin:0'>{words}</p>")
                view.setMinimumHeight(px(_LINES.get(name, _HEIGHT)))
                view.setMaximumHeight(px(2 * _LINES.get(name, _HEIGHT)))
                grid.addWidget(button, row + 1, column)
                grid.addWidget(view, row + 2, column)
            group.buttonToggled.connect(lambda *_: self.changed.emit())
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def begin(self) -> None:
        """Put the keyboard where something is chosen, so that a key there does not choose the other wording."""
        buttons = (*self.here_buttons.values(), *self.came_buttons.values())
        next(button for button in buttons if button.isChecked()).setFocus()

    @property
    def taken(self) -> frozenset[str]:
        """The parts that shall stand as they came."""
        return frozenset(name for name, button in self.came_buttons.items() if button.isChecked())
