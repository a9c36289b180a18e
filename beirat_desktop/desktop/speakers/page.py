"""Gäste: the list of all guests, and one guest with the letter beside the fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.quick_look import Looking
from beirat_desktop.desktop.speakers.editor import SpeakerEditor
from beirat_desktop.desktop.speakers.list_view import SpeakerList
from beirat_desktop.desktop.speakers.steps import SpeakerSteps
from beirat_desktop.desktop.speakers.words import subtitle
from beirat_desktop.desktop.theme import GAP, MARGIN, Tone
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.usecases.speakers.details import SpeakerDetail
from beirat_desktop.usecases.trouble import Missing


class SpeakersPage(Page):
    """The list, and the guest that was opened from it."""

    help_page = "gaeste"

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office, background, state = workplace.office, workplace.background, workplace.state
        self._office = office
        self.list = SpeakerList(state, self)
        self.editor = SpeakerEditor(workplace, "speakers/editor", self)
        self.steps = SpeakerSteps(office, background, workplace.state, self.editor, self)
        holder = QWidget(self)
        around = QVBoxLayout(holder)
        around.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        around.addWidget(self.editor)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.add_action = self.action("+ Gast", self._add, name="Gast vorschlagen", primary=True, shortcut="Ctrl+N")
        self.remove_action = self.action("Entfernen …", self._remove_shown, name="Gast entfernen")
        self.pdf_action = self.action("Als PDF …", self.steps.save_letter, name="Schreiben als PDF speichern")
        needs("speakers.suggest", self.add_action)
        needs("speakers.remove", self.remove_action)
        self.print_action = self.action(
            "Drucken …", self._print, shortcut="Ctrl+P", name="Schreiben an den Gast drucken"
        )
        Looking(self.list.table, background, office, "speaker")
        self.list.opened.connect(lambda key: self.navigate.emit("speaker", key))
        self.list.add_wanted.connect(self._add)
        self.list.remove_wanted.connect(self._remove)
        self.steps.message.connect(self.message)
        self.steps.notice.connect(self.notice)
        self.steps.went.connect(self.navigate)
        self.editor.shown.connect(self.header_changed)
        self.editor.form.autosave.saving.connect(self.saving)
        self.editor.form.autosave.notice.connect(self.notice)
        self.watch(
            workplace, "committees", "factions", "organizations", "persons", "memberships", "users", "meetings",
            "papers", "agenda_items", "attendances", "resolutions", "speakers", "issued_papers", "overrides",
        )  # fmt: skip

    def title(self) -> str:
        detail = self._shown
        return "Gäste" if detail is None else f"Gast · {detail.name or detail.speaker.topic}"

    def subtitle(self) -> str:
        detail = self._shown
        return "Wer vor dem Beirat spricht" if detail is None else subtitle(detail)

    def chip(self) -> tuple[str, Tone] | None:
        detail = self._shown
        return None if detail is None else states.chip(detail.speaker.state)

    def page_actions(self) -> Sequence[QAction]:
        if self._shown is None:
            return (self.add_action,)
        return (self.remove_action, self.pdf_action, self.print_action)

    def open(self, record: str) -> None:
        if record:
            self._stack.setCurrentIndex(1)
            try:
                self.editor.show_speaker(record)
            except Missing:
                self.editor.detail = None
                self._stack.setCurrentIndex(0)
                self.list.show_rows(self._office.speakers.rows())
                self.notice.emit(Notice("Diesen Gast gibt es nicht mehr. Hier sind alle anderen."))
        else:
            self.flush()
            self.editor.detail = None
            self._stack.setCurrentIndex(0)
            self.list.show_rows(self._office.speakers.rows())
        self.fetched()
        self.header_changed.emit()

    def reload(self) -> None:
        if self._shown is None:
            self.list.show_rows(self._office.speakers.rows())
            return
        try:
            self.editor.reload()
        except Missing:
            # Taken off at another workplace, or its making was undone.
            self.message.emit("Der Gast ist nicht mehr da.")
            self.navigate.emit("speakers", "")

    def begin(self) -> None:
        self._add()

    def flush(self) -> None:
        self.editor.form.autosave.flush()

    def focus_first(self) -> None:
        if self._shown is None:
            self.list.table.setFocus()
        else:
            self.editor.form.topic_edit.setFocus()

    @property
    def _shown(self) -> SpeakerDetail | None:
        return self.editor.detail

    def _add(self) -> None:
        self.steps.add("", lambda made: self.navigate.emit("speaker", made))

    def _print(self) -> None:
        self.flush()
        self.steps.print_letter()

    def _remove(self, key: str) -> None:
        if self.steps.remove(key):
            self.reload()

    def _remove_shown(self) -> None:
        detail = self._shown
        if detail is not None and self.steps.remove(detail.speaker.id):
            self.editor.detail = None
            self.navigate.emit("speakers", "")
