"""Fields with their label above and what is wrong with them below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.choices import name_line
from beirat_desktop.desktop.widgets.dates import DateField, PartialDateField, TimeField, TypedField
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.rich_input import RichInput


def _read_out(widget: QWidget) -> QWidget:
    """The part of a field whose name a screen reader says: of an editor, where its text is typed."""
    inside = widget.focusProxy()
    return inside if isinstance(inside, RichInput) else widget


class _WheelGuard(QObject):
    """Lets the wheel scroll the form instead of changing a field it passes over."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class Field(QWidget):
    """A label, a widget, and a line for a warning; the label names the widget for a screen reader."""

    def __init__(self, label: str, widget: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.widget = widget
        self.label = QLabel(label, self)
        self.label.setProperty("role", "field")
        target = _read_out(widget)
        self.label.setBuddy(target)  # not what it stands in, whose name would be said before
        if not target.accessibleName() or isinstance(widget, DateField | PartialDateField | TimeField):
            # A box to tick has words of its own, which who speaks to the machine says (label in name).
            own = f": {target.text()}" if isinstance(target, QCheckBox) and target.text() else ""
            target.setAccessibleName(label.replace("&", "") + own)
        if isinstance(target, QComboBox):
            name_line(target, target.accessibleName())
        self._hint = QLabel(unbroken_numbers(hint), self)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._hint.setVisible(bool(hint))
        self.warning_label = QLabel(self)
        self.warning_label.setWordWrap(True)
        self.mend_button = QPushButton(self)
        self.mend_button.setProperty("kind", "link")
        self.mend_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.mend_button.clicked.connect(self._on_mend)
        self._mend: Callable[[], object] | None = None
        if isinstance(widget, QComboBox):
            # A long entry must not make the form wider than the window.
            widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            widget.setMinimumContentsLength(10)
        if isinstance(widget, QComboBox | QSpinBox):
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            widget.installEventFilter(_WheelGuard(widget))
        if isinstance(widget, QSpinBox):
            # The style sheet's padding does not reach the line inside.
            widget.lineEdit().setTextMargins(px(8), 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.label)
        column.addWidget(widget)
        column.addWidget(self._hint)
        column.addWidget(self.warning_label)
        column.addWidget(self.mend_button, 0, Qt.AlignmentFlag.AlignLeft)
        if isinstance(widget, TypedField):
            widget.unreadable.connect(self._on_unreadable)
        self.clear_warning()

    def warn(
        self,
        text: str,
        norm: str = "",
        mend_text: str = "",
        mend: Callable[[], object] | None = None,
        *,
        role: str = "warning",
    ) -> None:
        """Say what does not fit; norm stands in the tooltip, mend puts it right. role: warning, error or good."""
        self.warning_label.setProperty("role", role)
        self.warning_label.style().polish(self.warning_label)
        self.warning_label.setText(unbroken_numbers(text))
        self.warning_label.setToolTip(norm)
        self.warning_label.show()
        self._mend = mend
        self.mend_button.setText(mend_text)
        self.mend_button.setVisible(mend is not None)
        target = _read_out(self.widget)
        target.setAccessibleDescription(" ".join(part for part in (text, norm) if part))

    def clear_warning(self) -> None:
        self.warning_label.hide()
        self.warning_label.clear()
        self.mend_button.hide()
        self._mend = None
        target = _read_out(self.widget)
        target.setAccessibleDescription("")

    def _on_mend(self) -> None:
        if self._mend is not None:
            self._mend()

    def _on_unreadable(self, bad: bool) -> None:
        if bad and isinstance(self.widget, TypedField):
            self.warn(self.widget.trouble(), role="error")
        else:
            self.clear_warning()


class _Row(QWidget):
    """Fields side by side, or below one another where that would be too narrow."""

    def __init__(self, fields: Sequence[Field], shares: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent)
        self._fields = fields
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        for field, share in zip(fields, shares, strict=True):
            self._box.addWidget(field, share, Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:
        widest = max(field.minimumSizeHint().width() for field in self._fields)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(field.minimumSizeHint().width() + 12 for field in self._fields if not field.isHidden()) - 12
        directions = QBoxLayout.Direction
        wanted = directions.TopToBottom if self.width() < needed else directions.LeftToRight
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            self.updateGeometry()


class Form(QWidget):
    """Fields below one another; a row may hold several."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def add(self, label: str, widget: QWidget, hint: str = "", stretch: int = 0) -> Field:
        """One field over the whole width."""
        field = Field(label, widget, hint, self)
        self.fields[label] = field
        self._column.addWidget(field, stretch)
        return field

    def add_row(self, *cells: tuple[str, QWidget, int]) -> list[Field]:
        """Several fields side by side: label, widget, share of the width."""
        made = [Field(label, widget, parent=self) for label, widget, _share in cells]
        self.fields |= {label: field for (label, _widget, _share), field in zip(cells, made, strict=True)}
        self._column.addWidget(_Row(made, [share for _label, _widget, share in cells], self))
        return made

    def add_widget(self, widget: QWidget, stretch: int = 0) -> None:
        """Something that is no field."""
        self._column.addWidget(widget, stretch)

    def add_stretch(self) -> None:
        self._column.addStretch(1)


def value_of(widget: QWidget) -> Any:
    """What stands in a field."""
    if isinstance(widget, DateField | PartialDateField | TimeField):
        return widget.value()
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentData()
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, QSpinBox):
        return widget.value()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    raise TypeError(type(widget))
