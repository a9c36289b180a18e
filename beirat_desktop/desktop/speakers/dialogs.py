"""The questions asked about guests: a new one, another person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from beirat_desktop.desktop.speakers.words import meeting_label
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.persons import Person


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
        self.lead(self.topic_edit, "speaker.topic_missing")
        self.meeting_box = ChoiceBox(self)
        self.meeting_box.addItem("noch offen", None)
        for meeting in meetings:
            self.meeting_box.addItem(meeting_label(meeting), meeting.id)
        self.meeting_box.setCurrentIndex(max(self.meeting_box.findData(chosen), 0))
        self.form.add("Thema", self.topic_edit, "Wer spricht und wann, lässt sich danach eintragen.")
        self.form.add("Sitzung", self.meeting_box)
        self.topic_edit.setFocus()

    def _add(self) -> str:
        return self._suggest(self.topic_edit.text().strip(), self.meeting_box.currentData())


@dataclass(frozen=True, slots=True)
class _Line:
    id: str
    name: str
    organization: str


_NOBODY = _Line("nobody", "Noch niemand benannt", "")
_COLUMNS = (
    Column("Name", lambda line: line.name, width=220),
    Column("Organisation", lambda line: line.organization, stretch=True, tip=lambda line: line.organization),
)


class PersonDialog(AskDialog):
    """Finds a person of the record by a part of the name; the first line takes the name off again."""

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
        self.model = RowsModel(_COLUMNS, self)
        self.model.show([_NOBODY, *(_Line(person.id, person.sorted_name, where) for person, where in persons)])
        empty = EmptyState("Niemand gefunden", "Zu diesen Worten gibt es keine Person.", "users")
        self.table = Table(self.model, "Personen", empty=empty, parent=self)
        self.table.setProperty("framed", True)
        self.let_give_way(self.table, px(280))
        self.table.opened.connect(lambda _key: self.go_button.click())
        self.form.add_widget(said)
        self.form.add("Suchen", self.search_edit)
        self.form.add_widget(self.table)
        self.search_edit.setFocus()

    def _take(self) -> str:
        key = self.table.current_id
        if not key:
            return self.at(self.search_edit, "Bitte eine Zeile wählen.")
        self._choose(None if key == _NOBODY.id else key)
        return ""

    def _on_search(self, text: str) -> None:
        self.model.set_filter(text)
        if text.strip() and self.model.rowCount():
            self.table.choose(self.model.id_of(0))
