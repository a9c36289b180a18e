"""What § 41 GemO asks of the minutes and is still missing, each with the way to mend it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.minutes.words import corrected_words, passed_words
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.clearing import take_out
from beirat_desktop.desktop.widgets.labels import IconLabel
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.domain.corrections import Correction
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.german import finding, norm
from beirat_desktop.usecases.minutes.minutes import PassedOver

_SIGNS = {
    Severity.ERROR: ("circle-alert", "red"),
    Severity.WARNING: ("triangle-alert", "amber"),
    Severity.INFO: ("info", "accent"),
}

_AT_THE_DESK = frozenset({"agenda_items", "resolutions", "votes", "elections", "item_calls", "resident_questions"})
_WORDS = {
    "live": "Zum Sitzungstisch",
    "speakers": "Zu den Gästen",
    "agenda": "Zur Tagesordnung",
    "invitation": "Zur Einladung",
    "attendance": "Zur Anwesenheit",
}
"""What the link to a tab of the meeting says, by the tab's key."""


class FindingsCard(Card):
    """Sentences with the norm in the tooltip.

    Signals:
        tab_wanted: the key of the meeting's tab where it is mended, and the item there, "" where it is none.
        override_wanted: the Finding to pass over with a reason.
        correct_wanted: the signatures are to be taken back, or a corrected issue begun.
    """

    tab_wanted = Signal(str, str)
    override_wanted = Signal(object)
    correct_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Was § 41 GemO verlangt", parent=parent)
        self.rows: list[QWidget] = []
        self.settled: list[QWidget] = []
        self._shown: tuple[object, ...] = ()

    def show_findings(
        self,
        findings: Sequence[Finding],
        *,
        over: bool,
        passed: Sequence[PassedOver] = (),
        corrections: Sequence[Correction] = (),
    ) -> None:
        """over: the meeting is over, so that all can be asked for; what was passed over or put right stays in sight."""
        aside = f", {len(passed)} übergangen" if passed else ""
        self.set_note(f"vollständig{aside}" if over and not findings else "")
        shown = (tuple(findings), over, tuple(passed), tuple(corrections))
        if shown == self._shown and self.rows:
            return
        self._shown = shown
        take_out(self.body, *self.rows, *self.settled)
        self.rows = [self._row(one) for one in findings]
        if not findings:
            text = "Alles Nötige ist festgehalten." if over else "Geprüft wird, sobald die Sitzung geschlossen ist."
            label = QLabel(text, self)
            label.setProperty("role", "good" if over else "muted")
            label.setWordWrap(True)
            self.rows = [label]
        self.settled = [self._aside("minus", *passed_words(one)) for one in passed]
        self.settled += [self._aside("pencil", *corrected_words(one)) for one in corrections]
        for row in (*self.rows, *self.settled):
            self.add(row)

    def _row(self, one: Finding) -> QWidget:
        advice = finding(one)
        row = QWidget(self)
        name, token = _SIGNS[one.severity]
        text = QLabel(unbroken_numbers(advice.sentence), row)
        text.setWordWrap(True)
        text.setToolTip(f"{advice.mend}\n{one.norm}: {norm(one.norm)}" if one.norm else advice.mend)
        mend = QLabel(unbroken_numbers(advice.mend), row)
        mend.setWordWrap(True)
        mend.setProperty("role", "muted")
        links = QHBoxLayout()
        links.setSpacing(8)
        if not one.rule.startswith(("minutes.overdue", "minutes.issued_late")):
            key, item = _mended_at(one), one.object_id if one.noun == "agenda_items" else one.under
            if key:
                links.addWidget(self._link(_WORDS[key], advice.sentence, lambda: self.tab_wanted.emit(key, item)))
        if one.rule == "minutes.signed_early":
            links.addWidget(self._link("Unterschriften berichtigen …", advice.sentence, self.correct_wanted.emit))
        if one.noun in ("meetings", "corrections"):
            passed = self._link("Übergehen …", advice.sentence, lambda: self.override_wanted.emit(one))
            links.addWidget(passed)
        links.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(text)
        column.addWidget(mend)
        column.addLayout(links)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(8)
        line.addWidget(IconLabel(name, token, 16, row), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        return row

    def _aside(self, sign: str, said: str, why: str) -> QWidget:
        """What is settled: told in grey, with who settled it and why."""
        row = QWidget(self)
        column = QVBoxLayout()
        column.setSpacing(2)
        for text, role in ((said, ""), (why, "muted")):
            label = QLabel(text, row)
            label.setWordWrap(True)
            label.setProperty("role", role)
            column.addWidget(label)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(8)
        line.addWidget(IconLabel(sign, "muted", 16, row), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        return row

    def _link(self, text: str, about: str, slot: object) -> QPushButton:
        link = QPushButton(text, self)
        link.setProperty("kind", "link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setAccessibleName(f"{text}: {about}")
        link.clicked.connect(slot)
        return link


def _mended_at(one: Finding) -> str:
    """The tab where what a finding is about is put right; "" where that is the tab it stands on."""
    if one.rule == "minutes.signed_early" or one.noun == "corrections":
        return "live" if one.under else ""
    if one.rule == "demand.too_few":
        return {"meetings": "invitation", "speakers": "speakers"}.get(one.noun, "agenda")
    if one.noun in _AT_THE_DESK or one.rule == "meeting.urgency_not_stated":
        return "live"
    if one.noun == "speakers":
        return "speakers"
    for start, key in (("agenda.", "agenda"), ("meeting.", "invitation")):
        if one.rule.startswith(start):
            return key
    return "attendance"
