"""The questions asked about guests: a new one, another person, a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.finder import plain
from beirat_desktop.desktop.speakers.words import meeting_label
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.persons import Person

_KEY = Qt.ItemDataRole.UserRole


class _Question(QDialog):
    """A heading, a sentence, fields, and a button that names the consequence."""

    def __init__(self, title: str, text: str, button: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(460))
        said = QLabel(text, self)
        said.setWordWrap(True)
        self.form = Form(self)
        self.error_label = QLabel(self)
        self.error_label.setProperty("role", "error")
        self.error_label.setWordWrap(True)
        self.error_label.hide()
        buttons = QDialogButtonBox(self)
        self.go_button = buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_button.setDefault(True)
        buttons.addButton("Abbrechen", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._on_go)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        for widget in (said, self.form, self.error_label, buttons):
            column.addWidget(widget)

    def complaint(self) -> str:
        """What is still missing, "" when the button may act."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        """Show what is wrong and leave the question open."""
        self.error_label.setText(sentence)
        self.error_label.setVisible(bool(sentence))

    def _on_go(self) -> None:
        sentence = self.complaint()
        self.say(sentence)
        if not sentence:
            self.accept()


class AddDialog(_Question):
    """Asks what a guest is to speak about and, if it is known, in which meeting."""

    def __init__(self, meetings: Sequence[Meeting], chosen: str = "", parent: QWidget | None = None) -> None:
        text = "Wer spricht und wann, lässt sich danach eintragen."
        super().__init__("Gast vorschlagen", text, "Gast vorschlagen", parent)
        self.topic_edit = QLineEdit(self)
        self.meeting_box = QComboBox(self)
        self.meeting_box.addItem("noch offen", None)
        for meeting in meetings:
            self.meeting_box.addItem(meeting_label(meeting), meeting.id)
        self.meeting_box.setCurrentIndex(max(self.meeting_box.findData(chosen), 0))
        self.form.add("Thema", self.topic_edit)
        self.form.add("Sitzung", self.meeting_box)
        self.topic_edit.setFocus()

    @property
    def topic(self) -> str:
        return self.topic_edit.text().strip()

    @property
    def meeting_id(self) -> str | None:
        return self.meeting_box.currentData()  # type: ignore[no-any-return]

    def complaint(self) -> str:
        return "" if self.topic else "Bitte eintragen, worüber der Gast sprechen soll."


class PersonDialog(_Question):
    """Finds a person of the record by a part of the name; the first entry takes the name off again."""

    def __init__(self, persons: Sequence[tuple[Person, str]], parent: QWidget | None = None) -> None:
        text = "Wer schon in der Akte steht, braucht nicht noch einmal eingetragen zu werden."
        super().__init__("Person wählen", text, "Diese Person wählen", parent)
        self.search_edit = QLineEdit(self)
        self.search_edit.setPlaceholderText("Name oder Organisation")
        self.search_edit.textChanged.connect(self._on_search)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Personen")
        self.list.setProperty("framed", True)
        self.list.setMinimumHeight(px(220))
        self.list.itemActivated.connect(lambda _item: self._on_go())
        nobody = QListWidgetItem("Noch niemand, oder jemand Neues", self.list)
        nobody.setData(_KEY, None)
        for person, organization in persons:
            item = QListWidgetItem(", ".join(part for part in (person.sorted_name, organization) if part), self.list)
            item.setData(_KEY, person.id)
        self.form.add("Suchen", self.search_edit)
        self.form.add_widget(self.list)
        self.search_edit.setFocus()

    @property
    def person_id(self) -> str | None:
        item = self.list.currentItem()
        return item.data(_KEY) if item is not None else None  # type: ignore[no-any-return]

    def complaint(self) -> str:
        return "" if self.list.currentItem() is not None else "Bitte eine Zeile wählen."

    def _on_search(self, text: str) -> None:
        words = plain(text)
        first: QListWidgetItem | None = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            hidden = bool(words) and words not in plain(item.text())
            item.setHidden(hidden)
            if not hidden and first is None and words:
                first = item
        if first is not None:
            self.list.setCurrentItem(first)


class ReasonDialog(_Question):
    """Asks why a finding is passed over."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__("Hinweis übergehen", sentence, "Mit Begründung übergehen", parent)
        self.reason_edit = QPlainTextEdit(self)
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.setFixedHeight(px(96))
        self.form.add("Begründung", self.reason_edit, "Sie bleibt in der Akte.")

    @property
    def reason(self) -> str:
        return self.reason_edit.toPlainText().strip()

    def complaint(self) -> str:
        return "" if self.reason else "Bitte die Begründung eintragen."
