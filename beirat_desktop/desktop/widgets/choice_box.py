"""A box to choose from whose words end in … where room ends; Qt cuts through the middle of a letter."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QToolTip, QWidget

from beirat_desktop.desktop.speaking import tell_row

_INSIDE = 2
"""What the style keeps free at each side of the words."""


class ChoiceBox(QComboBox):
    """As QComboBox; words that do not fit are whole in the tooltip, unless it has one of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentTextChanged.connect(lambda _text: self.updateGeometry())
        self.currentIndexChanged.connect(self._on_choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a box that is typed into is passed on, as from any line: the question around it has a usual way."""
        super().keyPressEvent(event)
        if self.isEditable() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()

    def _on_choice(self) -> None:
        """Let Orca say what is chosen while the list is closed; of the box, which Qt tells it of, it says nothing.

        Elsewhere the box is read again, and the entry would come twice.
        """
        if sys.platform == "linux" and self.hasFocus() and not self.isEditable() and not self.view().isVisible():
            tell_row(self.view())

    def sizeHint(self) -> QSize:
        """Room for what is chosen; Qt asks once how wide its words are, in the size of the text of then."""
        hint = super().sizeHint()
        if self.sizeAdjustPolicy() is QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon:
            return hint
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.rect = QRect(QPoint(0, 0), hint)
        missing = option.fontMetrics.horizontalAdvance(option.currentText) + 2 * _INSIDE + 1 - self._room(option)
        return hint + QSize(max(0, missing), 0)

    def showPopup(self) -> None:
        self.view().setAccessibleName(self.accessibleName() or "Auswahl")  # Qt leaves the list without a name
        super().showPopup()
        self._unfold_whole()

    def _unfold_whole(self) -> None:
        """Let the list that lies over the box show all its entries: Qt leaves out what is free above and below them.

        One of a box that is typed into has a scroll bar instead, and as many entries as it is to show.
        """
        view = self.view()
        frame = view.window()
        layout = frame.layout()
        if layout is None or view.verticalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            return
        inside = frame.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        arrows = [one for one in inside if one is not view]
        shown = [one for one in arrows if one.isVisible()]
        for arrow in arrows:
            arrow.hide()  # in the room it takes lies the row for whose sake it is there
        layout.activate()
        free = frame.height() - view.height()
        rows = (view.visualRect(self.model().index(row, self.modelColumn())) for row in range(self.count()))
        around = view.contentsMargins()
        high = sum(row.height() for row in rows) + around.top() + around.bottom() + free
        screen = self.screen().availableGeometry()
        if frame.height() < high <= screen.height():
            top = min(frame.y(), screen.bottom() + 1 - high)
            frame.setGeometry(frame.x(), max(top, screen.top()), frame.width(), high)
            layout.activate()
        elif high > screen.height():
            for arrow in shown:
                arrow.show()

    def shown_text(self) -> str:
        """The words as they stand in the box now."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return self._shortened(option)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEditable():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if not option.currentText and self.placeholderText():
            option.currentText = self.placeholderText()
        option.currentText = self._shortened(option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            whole = self.currentText()
            if self.shown_text() != whole:
                QToolTip.showText(event.globalPos(), whole, self)
                return True
        return super().event(event)

    def _shortened(self, option: QStyleOptionComboBox) -> str:
        return option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, self._room(option) - 2 * _INSIDE
        )

    def _room(self, option: QStyleOptionComboBox) -> int:
        part = QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
