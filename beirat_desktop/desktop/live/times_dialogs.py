"""From when until when: somebody was here, an item was dealt with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import (
    QLineEdit,
    QWidget,
)

from beirat_desktop.desktop.widgets.dates import MomentField
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.domain.attendance import Attendance, Stay
from beirat_desktop.domain.calls import Call
from beirat_desktop.domain.meetings import Meeting


@dataclass(slots=True)
class _Row:
    arrived: MomentField
    left: MomentField


class SpansDialog(Question):
    """From when to when, one line for each time and one more; what changes is asked a reason for."""

    def __init__(
        self,
        name: str,
        spans: Sequence[tuple[datetime | None, datetime | None]],
        words: tuple[str, str],
        meeting: Meeting,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"Zeiten · {name}", "Übernehmen", parent)
        self._rows: list[_Row] = []
        for number in range(max(2, len(spans) + 1)):
            begin, end = spans[number] if number < len(spans) else (None, None)
            labels = [f"Wieder {word} um" if number else f"{word.capitalize()} um" for word in words]
            row = _Row(*(MomentField(f"{label} ({number + 1})") for label in labels))
            for field, moment in ((row.arrived, begin), (row.left, end)):
                field.set_began(meeting.began)
                field.set_value(moment)
            self.form.add_row((labels[0], row.arrived, 1), (labels[1], row.left, 1))
            self._rows.append(row)
        self.reason_edit = QLineEdit(self)
        self.reason_field = self.form.add("Grund der Berichtigung", self.reason_edit)
        self.reason_field.hide()

    def ask_reason(self) -> None:
        """What stood there changes, so that a reason is needed."""
        self.reason_field.show()
        self.reason_edit.setFocus()

    @property
    def reason(self) -> str:
        return self.reason_edit.text().strip()

    @property
    def spans(self) -> list[tuple[datetime, datetime | None]]:
        """What was entered; a line without a beginning is left out."""
        entered = [(row.arrived.value(), row.left.value()) for row in self._rows]
        return [(begin, end) for begin, end in entered if begin is not None]


class TimesDialog(SpansDialog):
    """When a person came and went."""

    def __init__(self, name: str, attendance: Attendance, meeting: Meeting, parent: QWidget | None = None) -> None:
        known: list[tuple[datetime | None, datetime | None]] = [(one.arrived, one.left) for one in attendance.stays]
        super().__init__(name, known or [(meeting.opened, None)], ("kam", "ging"), meeting, parent)

    @property
    def stays(self) -> tuple[Stay, ...]:
        """The stays that were entered."""
        return tuple(Stay(arrived, left) for arrived, left in self.spans)


class CallsDialog(SpansDialog):
    """When an item was called and left."""

    def __init__(self, name: str, calls: Sequence[Call], meeting: Meeting, parent: QWidget | None = None) -> None:
        super().__init__(name, [(one.called, one.left) for one in calls], ("aufgerufen", "verlassen"), meeting, parent)

    @property
    def calls(self) -> tuple[Call, ...]:
        """The calls that were entered."""
        return tuple(Call(called, left) for called, left in self.spans)
