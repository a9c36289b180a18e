"""The meeting's tab „Gäste“: who speaks in this meeting, who waits for one, and the guest that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.speakers.editor import SpeakerEditor
from beirat_desktop.desktop.speakers.list_view import COLUMNS
from beirat_desktop.desktop.speakers.steps import SpeakerSteps
from beirat_desktop.desktop.speakers.words import row_name, row_slot
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN, Tone, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.entries import Entry, EntryList
from beirat_desktop.desktop.widgets.listing import Shown
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.widgets.tab_order import show
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.speakers.details import SpeakerRow
from beirat_desktop.usecases.trouble import Missing


class SpeakersTab(Page):
    """open_meeting() says which meeting it shows."""

    help_page = "gaeste"

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office, background, state = workplace.office, workplace.background, workplace.state
        self._office = office
        self._meeting = ""
        self.guests = EntryList("Gäste dieser Sitzung", self, sign_width=14)
        self.guests.navigate.connect(lambda _noun, key: self.show_speaker(key))
        self.waiting = EntryList("Noch ohne Sitzung", self, sign_width=14)
        self.waiting.navigate.connect(lambda _noun, key: self.show_speaker(key))
        self.plan_button = QPushButton("In diese Sitzung einplanen", self)
        self.plan_button.clicked.connect(self._plan)
        self.editor = SpeakerEditor(workplace, "meeting/speakers/editor", self)
        self.steps = SpeakerSteps(office, background, workplace.state, self.editor, self)
        self.empty = EmptyState(
            "Kein Gast in dieser Sitzung", "Gäste hört das Gremium auf Beschluss (§ 35 GemO).", "mic", self
        )
        empty_button = self.empty.add_button("+ Gast", self._add)
        self._lay_out(state)
        self.add_action = self.action("+ Gast", self._add, name="Gast vorschlagen")
        needs("speakers.suggest", self.add_action, empty_button)
        needs("speakers.schedule", self.plan_button)
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
        return "Gäste"

    def page_actions(self) -> Sequence[QAction]:
        return (self.add_action,)

    def paper(self) -> tuple[bytes, str] | None:
        """The letter to the guest that is shown, as it was stored last, and the name of its file."""
        letter = self.steps.letter()
        if letter is None:
            self.message.emit("In dieser Sitzung ist kein Gast, an den zu schreiben wäre.")
        return letter

    def listed(self) -> Shown | None:
        """The guests of this meeting, or those who wait for one where the keyboard is there."""
        columns = tuple((column, column.width) for column in COLUMNS)
        if self.waiting.isAncestorOf(self.focusWidget()):
            waiting = self._office.speakers.waiting()
            return Shown("Gäste noch ohne Sitzung", columns, lambda: waiting) if waiting else None
        rows = self._office.speakers.rows(self._meeting) if self._meeting else ()
        if not rows:
            return None
        return Shown(f"Gäste {short_date(self._office.meetings.get(self._meeting).day)}", columns, lambda: rows)

    def open_meeting(self, meeting_id: str) -> None:
        """Show that meeting's guests; the first one is chosen."""
        if meeting_id != self._meeting:
            self.flush()
            self._meeting = meeting_id
            self.editor.detail = None
        self.reload()

    def reload(self) -> None:
        if not self._meeting:
            return
        rows = self._office.speakers.rows(self._meeting)
        waiting = self._office.speakers.waiting()
        self.guest_card.set_note(counted(len(rows), "Gast", "Gäste") if rows else "")
        shown = self.editor.detail.speaker.id if self.editor.detail is not None else ""
        if shown not in {row.id for row in (*rows, *waiting)}:
            shown = rows[0].id if rows else ""
        self.guests.show_entries([_entry(row, shown) for row in rows])
        self.waiting.show_entries([_entry(row, shown) for row in waiting])
        self.waiting_card.setVisible(bool(waiting))
        self._side.setVisible(bool(rows or waiting))
        self.plan_button.setVisible(shown in {row.id for row in waiting})
        self._show(shown)

    def show_speaker(self, key: str) -> None:
        """Show one of the guests."""
        self.flush()
        self._show(key)
        self.reload()

    def flush(self) -> None:
        self.editor.form.autosave.flush()

    def focus_first(self) -> None:
        if self.guests.rows:
            self.guests.rows[0].setFocus()

    def _show(self, key: str) -> None:
        self._stack.setCurrentWidget(self.editor if key else self.empty)
        if not key:
            self.editor.detail = None
        elif self.editor.detail is None or self.editor.detail.speaker.id != key:
            try:
                self.editor.show_speaker(key)
            except Missing:
                self.editor.detail = None
                self._stack.setCurrentWidget(self.empty)
        else:
            self.editor.reload()
        self.header_changed.emit()

    def _add(self) -> None:
        self.steps.add(self._meeting, self._show_new)

    def _show_new(self, made: str) -> None:
        self.show_speaker(made)
        self.editor.form.given_edit.setFocus()
        # Once it stands where it will stay; the form is laid out only with what it shows now.
        QTimer.singleShot(0, self, lambda: show(self.editor.form.given_edit))

    def _plan(self) -> None:
        if self.editor.detail is not None:
            self.flush()
            self._office.speakers.schedule(self.editor.detail.speaker.id, self._meeting)
            self.message.emit("Gast in diese Sitzung eingeplant.")
            self.reload()

    def _lay_out(self, state: State) -> None:
        self.guest_card = Card("Gäste dieser Sitzung", parent=self)
        self.guest_card.add(self.guests)
        self.waiting_card = Card("Noch ohne Sitzung", parent=self)
        self.waiting_card.add(self.waiting)
        self.waiting_card.add(self.plan_button)
        inside = QWidget(self)
        left = QVBoxLayout(inside)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(GAP)
        left.addWidget(self.guest_card)
        left.addWidget(self.waiting_card)
        left.addStretch(1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.editor)
        split = Splitter(self)
        self._side = Scroll(inside, self)
        split.addWidget(self._side)
        split.addWidget(self._stack)
        split.setStretchFactor(1, 1)
        split.setSizes([px(270), px(860)])
        state.splitter("meeting/speakers", split)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        column.addWidget(split)


def _entry(row: SpeakerRow, shown: str) -> Entry:
    sub = " · ".join(part for part in (row_slot(row), row.topic) if part)
    sign = "›" if row.id == shown else ""
    tip = "\n".join(part for part in (row.topic, row.item or "ohne TOP") if part)
    return Entry(row_name(row), sub, *states.chip(row.state), "speaker", row.id, sign, Tone.BLUE, tip)
