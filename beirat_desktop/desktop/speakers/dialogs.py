"""The questions asked about guests: a new one, another person."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from beirat_desktop.desktop.finder import plain
from beirat_desktop.desktop.speakers.words import meeting_label
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.persons import Person

_KEY = Qt.ItemDataRole.UserRole


class AddDialog(AskDialog):
    """Asks what a guest is to speak about and, if it is known, in which meeting."""

    def __init__(
        self,
        meetings: Sequence[Meeting],
        chosen: str,
        act: Callable[[str, str | None], str],
        parent: QWidget | None = None,
    ) -> None:
        """act keeps topic and meeting and returns the sentence of a refusal."""
        super().__init__("Gast vorschlagen", "Gast vorschlagen", self._add, parent)
        self._suggest = act
        self.topic_edit = QLineEdit(self)
        self.meeting_box = QComboBox(self)
        self.meeting_box.addItem("noch offen", None)
        for meeting in meetings:
            self.meeting_box.addItem(meeting_label(meeting), meeting.id)
        self.meeting_box.setCurrentIndex(max(self.meeting_box.findData(chosen), 0))
        self.form.add("Thema", self.topic_edit, "Wer spricht und wann, lässt sich danach eintragen.")
        self.form.add("Sitzung", self.meeting_box)
        self.topic_edit.setFocus()

    def _add(self) -> str:
        return self._suggest(self.topic_edit.text().strip(), self.meeting_box.currentData())


class PersonDialog(AskDialog):
    """Finds a person of the record by a part of the name; the first entry takes the name off again."""

    def __init__(
        self,
        persons: Sequence[tuple[Person, str]],
        act: Callable[[str | None], object],
        parent: QWidget | None = None,
    ) -> None:
        """persons with their organisations; act takes the one that was chosen."""
        super().__init__("Person wählen", "Diese Person wählen", self._take, parent)
        self._choose = act
        said = QLabel("Wer schon in der Akte steht, braucht nicht noch einmal eingetragen zu werden.", self)
        said.setWordWrap(True)
        self.search_edit = QLineEdit(self)
        self.search_edit.setPlaceholderText("Name oder Organisation")
        self.search_edit.textChanged.connect(self._on_search)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Personen")
        self.list.setProperty("framed", True)
        self.list.setMinimumHeight(px(220))
        self.list.itemDoubleClicked.connect(lambda _item: self.go_button.click())
        nobody = QListWidgetItem("Noch niemand, oder jemand Neues", self.list)
        nobody.setData(_KEY, None)
        for person, organization in persons:
            item = QListWidgetItem(", ".join(part for part in (person.sorted_name, organization) if part), self.list)
            item.setData(_KEY, person.id)
        self.form.add_widget(said)
        self.form.add("Suchen", self.search_edit)
        self.form.add_widget(self.list)
        self.search_edit.setFocus()

    def _take(self) -> str:
        item = self.list.currentItem()
        if item is None:
            return "Bitte eine Zeile wählen."
        self._choose(item.data(_KEY))
        return ""

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
