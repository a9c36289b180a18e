"""What does not add up, said beside what it concerns, with the reason for which it stays all the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.german import finding, norm


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
        """What was typed as a reason; nothing when nothing is wrong."""
        return self.reason_edit.text().strip() if self.findings else ""

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(one for one in findings if one.severity is not Severity.INFO)
        advice = [finding(one) for one in self.findings]
        self.label.setText("\n".join(f"⚠ {one.sentence}" for one in advice))
        self.label.setToolTip(
            "\n\n".join(
                f"{one.mend}\n{source.norm}: {norm(source.norm)}" if source.norm else one.mend
                for source, one in zip(self.findings, advice, strict=True)
            )
        )
        wrong = any(one.severity is Severity.ERROR for one in self.findings)
        self.label.setProperty("role", "error" if wrong else "warning")
        self.label.style().unpolish(self.label)
        self.label.style().polish(self.label)
        self.setVisible(bool(self.findings))
        self.reason_edit.setVisible(bool(self.findings))

    def clear(self) -> None:
        self.reason_edit.clear()
        self.show_findings(())
