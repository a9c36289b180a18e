"""What does not add up, said beside what it concerns, with the reason for which it stays all the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from beirat_desktop.desktop.live.keys import KEYS
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.labels import ElidedLabel
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.german import finding, norm

SIGNS = {Severity.ERROR: "⚠", Severity.WARNING: "⚠", Severity.INFO: "•"}
ROLES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "muted"}


def weight(findings: Sequence[Finding]) -> Severity:
    """The heaviest of them; INFO where there is none."""
    return max((one.severity for one in findings), key=list(Severity)[::-1].index, default=Severity.INFO)


class FindingsLine(ElidedLabel):
    """What the rules say of the item that is called, in one line whose room is kept whether they say something or not.

    Signals:
        clicked: the whole of it is wanted.
    """

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, role="muted")
        self.findings: tuple[Finding, ...] = ()
        self.setAccessibleName("Hinweise zum Punkt")

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """How many there are, and the heaviest first."""
        found = tuple(sorted(findings, key=lambda one: list(Severity).index(one.severity)))
        if found == self.findings and bool(found) == bool(self.whole_text):
            return
        self.findings = found
        several = f"{len(self.findings)} Hinweise ({KEYS['findings'].shown}): " if len(self.findings) > 1 else ""
        sentences = "  ".join(finding(one).sentence for one in self.findings)
        self.setText(f"{SIGNS[self.findings[0].severity]} {several}{sentences}" if self.findings else "")
        _mark(self, ROLES[weight(self.findings)])
        tip = f"{KEYS['findings'].tooltip}\n\n" + "\n".join(finding(one).sentence for one in self.findings)
        self.setToolTip(tip if self.findings else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if self.findings else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.findings and event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()


class FindingsBox(QFrame):
    """Sentences with their norm in the tooltip; the desk lays them over what is not being typed, so that nothing moves.

    The line for the reason is placed by the desk, in room of its own.

    Signals:
        entered: Enter in the line of the reason.
    """

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] = ()
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setProperty("role", "warning")
        self.reason_edit = QLineEdit(self)
        self.reason_edit.setPlaceholderText("Grund, um es trotzdem so festzuhalten")
        self.reason_edit.setAccessibleName("Grund, um es trotzdem so festzuhalten")
        self.reason_edit.setToolTip("Der Grund steht später in der Akte bei diesem Punkt.")
        self.reason_edit.returnPressed.connect(self.entered)
        column = QVBoxLayout(self)
        self.setObjectName("card")
        column.setContentsMargins(px(10), px(6), px(10), px(6))
        column.setSpacing(6)
        column.addWidget(self.label)
        self.reason_edit.hide()
        self.hide()

    @property
    def reason(self) -> str:
        """What was typed as a reason; nothing when none is asked for."""
        return "" if self.reason_edit.isHidden() else self.reason_edit.text().strip()

    def show_findings(self, findings: Sequence[Finding], *, asks: bool = True, mends: bool = False) -> None:
        """Say them; asks: a reason can pass them over, mends: with what is to be done, and what is worth knowing."""
        self.findings = tuple(one for one in findings if mends or one.severity is not Severity.INFO)
        advice = [finding(one) for one in self.findings]
        signs = [SIGNS[one.severity] for one in self.findings]
        self.label.setText(
            "\n".join(
                unbroken_numbers(f"{sign} {one.sentence}{f' {one.mend}' if mends else ''}")
                for sign, one in zip(signs, advice, strict=True)
            )
        )
        self.label.setToolTip(
            "\n\n".join(
                f"{one.mend}\n{source.norm}: {norm(source.norm)}" if source.norm else one.mend
                for source, one in zip(self.findings, advice, strict=True)
            )
        )
        _mark(self.label, "error" if weight(self.findings) is Severity.ERROR else "warning")
        self.setVisible(bool(self.findings))
        self.reason_edit.setVisible(bool(self.findings) and asks)

    def clear(self) -> None:
        self.reason_edit.clear()
        self.show_findings(())


def _mark(label: QLabel, role: str) -> None:
    if label.property("role") == role:
        return
    label.setProperty("role", role)
    label.style().unpolish(label)
    label.style().polish(label)
