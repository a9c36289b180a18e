"""What is asked before a meeting is moved, called off, or its invitation leaves the house."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.question import Question, about_reason
from beirat_desktop.domain.findings import Finding
from beirat_desktop.german import finding, norm


class SendQuestion(Question):
    """Asks when the invitation leaves and arrives; what is wrong with that is said at once.

    expected: when a letter of a day arrives.

    Signals:
        days_changed: the day of dispatch and the day of receipt; answer with show_findings().
    """

    days_changed = Signal(object, object)

    def __init__(
        self, title: str, button: str, sent_on: date, expected: Callable[[date], date], parent: QWidget | None = None
    ) -> None:
        text = "Danach stehen die Nummern fest. Änderungen an Tagesordnung, Beginn und Ort gehen als Nachtrag hinaus."
        super().__init__(title, button, parent, text=text)
        self._expected = expected
        self._needs_reason = False
        self.sent_field = DateField("Versand", optional=False)
        self.received_field = DateField("Zugang bei den Mitgliedern", optional=False)
        self.sent_field.set_value(sent_on)
        self.received_field.set_value(expected(sent_on))
        self.form.add_row(("Versand am", self.sent_field, 1), ("Zugang bei den Mitgliedern am", self.received_field, 1))
        self.findings_label = QLabel(self)
        self.findings_label.setProperty("role", "warning")
        self.findings_label.setWordWrap(True)
        self.form.add_widget(self.findings_label)
        self.reason_edit = QPlainTextEdit(self)
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.setFixedHeight(px(72))
        self.reason_field = self.form.add(
            "Warum dennoch versandt wird", self.reason_edit, "Die Begründung bleibt in der Akte."
        )
        self.sent_field.edited.connect(self._on_sent)
        self.received_field.edited.connect(lambda _day: self._ask())
        self.sent_field.setToolTip("Der Postweg steht in den Regeln; an Sonn- und Feiertagen kommt keine Post.")

    @property
    def sent_on(self) -> date:
        """The day of dispatch."""
        day = self.sent_field.value()
        assert day is not None
        return day

    @property
    def received_on(self) -> date:
        """The day by which every member has the letter."""
        day = self.received_field.value()
        assert day is not None
        return day

    @property
    def reason(self) -> str:
        """Why it goes out although it is late."""
        return self.reason_edit.toPlainText().strip()

    def show_findings(self, findings: Sequence[Finding], *, needs_reason: bool) -> None:
        """Say what is wrong with these days; a late invitation needs a reason."""
        advices = [finding(found) for found in findings]
        said = "\n".join(f"{advice.sentence} {advice.mend}" for advice in advices)
        self.findings_label.setText(unbroken_numbers(said))
        self.findings_label.setVisible(bool(findings))
        self.findings_label.setToolTip("\n".join(norm(found.norm) for found in findings if found.norm))
        self._needs_reason = needs_reason
        self.reason_field.setVisible(needs_reason)
        self.adjustSize()

    def complaint(self) -> str:
        missing = "Die Einladung kommt zu spät. Bitte begründen, warum sie dennoch versandt wird."
        return self.at(self.reason_edit, about_reason(self.reason, missing) if self._needs_reason else "")

    def _on_sent(self, day: date) -> None:
        self.received_field.set_value(self._expected(day))
        self._ask()

    def _ask(self) -> None:
        self.days_changed.emit(self.sent_on, self.received_on)
