"""Excerpts by recipient: who gets which, and what is asked before they leave the house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.question import Question, about_reason
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.forwarding import Group, by_recipient, closed_beside_public
from beirat_desktop.german import finding
from beirat_desktop.german.counts import counted, listed
from beirat_desktop.usecases.excerpts.excerpts import ExcerptRow

_BETWEEN = "; "


def row_words(row: ExcerptRow) -> str:
    """Ö 4 Leitbild."""
    return f"{row.number} {row.item.title}".strip()


class IssueQuestion(Question):
    """What issuing means, what speaks against it and why it is done all the same.

    What is not public and would go out beside what is must be confirmed (show_closed).
    """

    def __init__(
        self, title: str, button: str, text: str, findings: Sequence[Finding], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, button, parent, text=text)
        self.closed_check = QCheckBox("Nichtöffentliches geht an denselben Empfänger", self)
        self.closed_label = QLabel(self)
        self.findings_label = QLabel(unbroken_numbers("\n".join(f"⚠ {one}" for one in _sentences(findings))), self)
        self.reason_edit = QPlainTextEdit(self)
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.setFixedHeight(px(72))
        for label in (self.closed_label, self.findings_label):
            label.setWordWrap(True)
            label.setProperty("role", "warning")
        self._findings = bool(findings)
        self.lay_out()
        self.show_closed(())

    def lay_out(self) -> None:
        """Fields of a derived question come before these."""
        self.form.add_widget(self.closed_label)
        self.form.add_widget(self.closed_check)
        self.form.add_widget(self.findings_label)
        field = self.form.add("Begründung", self.reason_edit, "Sie bleibt in der Akte.")
        for widget in (self.findings_label, field):
            widget.setVisible(self._findings)

    def show_closed(self, rows: Sequence[ExcerptRow]) -> None:
        """Name what is not public and would go out beside what is; nothing hides the question."""
        self.closed_label.setText(f"Nichtöffentlich, neben öffentlichen Punkten: {listed([*map(row_words, rows)])}.")
        for widget in (self.closed_label, self.closed_check):
            widget.setVisible(bool(rows))
        if not rows:
            self.closed_check.setChecked(False)
        self.make_room()

    @property
    def together(self) -> bool:
        """Whether non-public items may go out beside public ones."""
        return self.closed_check.isChecked()

    @property
    def reason(self) -> str:
        """Why what speaks against it is passed over."""
        return self.reason_edit.toPlainText().strip()

    def complaint(self) -> str:
        if not self.closed_label.isHidden() and not self.together:
            against = "Bitte bestätigen, dass Nichtöffentliches an denselben Empfänger geht, oder die Auswahl ändern."
            return self.at(self.closed_check, against)
        against = about_reason(self.reason, "Bitte die Begründung eintragen.") if self._findings else ""
        return self.at(self.reason_edit, against)


class BatchDialog(IssueQuestion):
    """Each item with its recipient, the usual one preset; what goes to one recipient leaves with one letter."""

    def __init__(
        self,
        rows: Sequence[ExcerptRow],
        usual: Mapping[str, str],
        known: Sequence[str],
        findings: Sequence[Finding],
        parent: QWidget | None = None,
    ) -> None:
        self.rows = tuple(rows)
        self._usual, self._known = usual, known
        self.boxes: dict[str, QComboBox] = {}
        self.summary_label = QLabel()
        self.summary_label.setProperty("role", "heading")
        self.summary_label.setWordWrap(True)
        text = (
            "Jeder Empfänger erhält ein Begleitschreiben mit seinen Auszügen; ein Verteiler hält fest, wer was bekam. "
            "Soll ein Auszug an mehrere gehen, trennt sie ein Semikolon. "
            "Alles liegt danach so in der Ablage, wie es hinausgeht. Das lässt sich nicht rückgängig machen."
        )
        super().__init__("Nach Empfängern ausgeben", "Ausgeben", text, findings, parent)
        self._look()

    def lay_out(self) -> None:
        inner = Form(self)
        for row in self.rows:
            box = ChoiceBox(self)
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.addItems(list(dict.fromkeys(["", *filter(None, self._usual.values()), *self._known])))
            box.setCurrentText(_BETWEEN.join(_had(row)) or self._usual.get(row.item.id, ""))
            edit = QLineEdit(box)
            edit.setPlaceholderText("niemand, ohne Begleitschreiben")
            box.setLineEdit(edit)
            box.currentTextChanged.connect(lambda _text: self._look())
            part = "" if row.item.public else " (nichtöffentlich)"
            inner.add(f"{row_words(row)}{part}".replace("&", "&&"), box)
            self.boxes[row.item.id] = box
        scroll = Scroll(inner, self)
        scroll.setMinimumHeight(px(min(60 * len(self.rows), 300)))
        self.form.add_widget(scroll)
        self.form.add_widget(self.summary_label)
        super().lay_out()

    @property
    def groups(self) -> tuple[Group, ...]:
        """What goes to whom, in the order in which the recipients are met; nobody last."""
        found = by_recipient(
            Group(name, (key,)) for key, box in self.boxes.items() for name in _names(box.currentText())
        )
        return tuple(sorted(found, key=lambda group: not group.recipient))

    def _look(self) -> None:
        rows = {row.item.id: row for row in self.rows}
        groups = self.groups
        parts = [
            f"{group.recipient or 'ohne Empfänger'}: {counted(len(group.item_ids), 'Auszug', 'Auszüge')}"
            for group in groups
        ]
        self.summary_label.setText(" · ".join(parts))
        count = sum(len(group.item_ids) for group in groups)  # one for each who gets it
        self.go_button.setText(f"{counted(count, 'Auszug', 'Auszüge')} ausgeben")
        closed = [item.id for one in groups for item in closed_beside_public([rows[key].item for key in one.item_ids])]
        self.show_closed([rows[key] for key in closed])


def _had(row: ExcerptRow) -> list[str]:
    """Who has an excerpt that holds no more, and gets the next one."""
    return [one.recipient for one in row.stale if one.recipient]


def _names(typed: str) -> list[str]:
    """Whom somebody typed, one after the other; nobody as ""."""
    return [name for name in map(str.strip, typed.split(_BETWEEN.strip())) if name] or [""]


def _sentences(findings: Sequence[Finding]) -> list[str]:
    return list(dict.fromkeys(finding(one).sentence for one in findings))
