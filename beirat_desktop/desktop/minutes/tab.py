"""The meeting's tab „Niederschrift“: wording, what is missing, the paper, signing and sending."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.differences import changes_html
from beirat_desktop.desktop.emphasis import emphasize
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.minutes.findings_card import FindingsCard
from beirat_desktop.desktop.minutes.steps import CORRECTIONS, RIGHTS, STEPS, MinutesSteps
from beirat_desktop.desktop.minutes.words import (
    LIST_COLUMNS,
    correction_entry,
    first_issue_words,
    line_entry,
    state_line,
)
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN, Tone, px
from beirat_desktop.desktop.widgets.autosave import Autosave
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box
from beirat_desktop.desktop.widgets.entries import Entry, EntryList
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.line_map import LineMap
from beirat_desktop.desktop.widgets.listing import Shown
from beirat_desktop.desktop.widgets.preview import Preview
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.withdrawing import ask_withdrawal
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.differences import Kind, differences
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.holding import Stage
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.minutes import MinutesPart, MinutesState
from beirat_desktop.domain.text import RichText
from beirat_desktop.german import norm, refusal
from beirat_desktop.german.archive import withdrawn_words
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.files import word_copy_name
from beirat_desktop.german.minutes import MINUTES_PARTS
from beirat_desktop.usecases.minutes.minutes import MinutesView

_PREVIEW_LEAST = 280
"""Pixels, whatever the size of the text: what is beside it grows with it."""


class MinutesTab(Page):
    """open_meeting() says which meeting it shows.

    Signals:
        tab_wanted: the key of the meeting's tab where something is mended, and the item there.
    """

    tab_wanted = Signal(str, str)

    help_page = "niederschrift"

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office, background, state, drafts = workplace.office, workplace.background, workplace.state, workplace.drafts
        self._office = office
        self._meeting = ""
        self._view: MinutesView | None = None
        self.line = LineMap((), self)
        self.correct_button = QPushButton(self)
        self.findings = FindingsCard(self)
        self.opening_editor = RichEditor("Eröffnung", self, min_lines=4)
        self.opening_editor.set_placeholder("leer: Eröffnung, Einladung und Beschlussfähigkeit im üblichen Satz")
        self.closing_editor = RichEditor("Schluss", self, min_lines=3)
        self.closing_editor.set_placeholder("Was vor dem Schluss der Sitzung noch gesagt wurde")
        self.differs_label, self.closing_label = QLabel(self), QLabel(self)
        for label in (self.differs_label, self.closing_label):
            label.setWordWrap(True)
            label.setProperty("role", "muted")
        self.differs_label.setTextFormat(Qt.TextFormat.RichText)
        self.generated_button = QPushButton("Text aus der Akte nehmen", self)
        self.generated_button.setToolTip("Der von Hand geschriebene Text entfällt; Rückgängig bringt ihn zurück")
        self.corrections = EntryList("Berichtigungen und Einwendungen", self)
        self.objection_button = QPushButton("Einwendung entscheiden …", self)
        needs("corrections.objection", self.objection_button)
        needs("minutes.edit", self.generated_button)
        self.answered = EntryList("Seit den Unterschriften", self)
        self.note_button = QPushButton("Vermerk öffnen", self)
        self.note_button.setToolTip("Zum Drucken: was gewählt Abwesende seit den Unterschriften geantwortet haben")
        self.items = EntryList("Verlauf der Punkte", self, sign_width=44)
        self.issues = EntryList("Versandte Niederschriften", self)
        self.part_box = ChoiceBox(self)
        name_box(self.part_box, "Teil der Niederschrift")
        self.part_box.setToolTip("Welcher Teil rechts steht, gedruckt und gesichert wird")
        for part in MinutesPart:
            self.part_box.addItem(MINUTES_PARTS[part], part)
        self.preview = Preview(background, office.reader, "Niederschrift", self)
        self.autosave = Autosave(drafts, self)
        self.autosave.bind("opening", self.opening_editor, lambda key, value: self._save(key, opening=value))
        self.autosave.bind("closing", self.closing_editor, lambda key, value: self._save(key, closing=value))
        self.steps = MinutesSteps(office, self)
        self.step_action = self.action(
            STEPS[MinutesState.DRAFT],
            self.step,
            primary=True,
            shortcut="Ctrl+Return",
            name="Niederschrift: nächster Schritt",
        )
        self._lay_out(state)
        self._connect()
        self.watch(
            workplace, "bodies", "factions", "organizations", "persons", "meetings", "agenda_items", "attendances",
            "exclusions", "resolutions", "votes", "elections", "election_rounds", "minutes", "issued_papers",
            "overrides", "corrections", "excerpts", "item_calls", "resident_questions",
        )  # fmt: skip

    def title(self) -> str:
        return "Niederschrift"

    def chip(self) -> tuple[str, Tone] | None:
        minutes = self._view.minutes if self._view is not None else None
        return states.chip(minutes.state) if minutes is not None else None

    def page_actions(self) -> Sequence[QAction]:
        state = self._view.minutes.state if self._view is not None else MinutesState.DRAFT
        return (self.step_action,) if state in STEPS and self._office.users.may(RIGHTS[state]) else ()

    def open_meeting(self, meeting_id: str) -> None:
        """Show that meeting's minutes."""
        if meeting_id != self._meeting:
            self.flush()
            self._meeting = meeting_id
            self.part_box.setCurrentIndex(0)
            self.preview.clear("Die Vorschau entsteht …")
        self.reload()

    def reload(self) -> None:
        if not self._meeting:
            return
        view = self._office.minutes.view(self._meeting)
        self._view = view
        minutes, draft = view.minutes, view.minutes.state is MinutesState.DRAFT
        self.autosave.begin(self._meeting)
        self.autosave.show("opening", minutes.opening)
        self.autosave.show("closing", minutes.closing)
        for editor in (self.opening_editor, self.closing_editor):
            editor.set_read_only(not (draft and self._office.users.may("minutes.edit")))
        self.line.show_stations(state_line(minutes, view.due, self._office.today, view.first_on))
        due = f"fällig {short_date(view.due)}" if view.due is not None else first_issue_words(view.first_on)
        self.state_card.set_note(f"{counted(view.recipients, 'Mitglied', 'Mitglieder')} · {due}")
        self.correct_button.setVisible(not draft)
        self.correct_button.setText(CORRECTIONS.get(minutes.state, ""))
        self.signed_label.setVisible(not draft)
        self.findings.show_findings(
            view.findings,
            over=view.meeting.state is MeetingState.CLOSED,
            passed=view.passed,
            corrections=view.corrections,
        )
        self.closing_label.setText(f"Danach steht von selbst: {view.closing}" if view.closing else "")
        self.closing_label.setVisible(bool(view.closing) and draft)
        self._compare()
        self.items.show_entries([line_entry(line) for line in view.lines])
        # Also while a corrected issue is still a draft: one meeting may decide on several.
        self.objection_button.setVisible(view.stage is Stage.ISSUED and self._office.users.may("corrections.objection"))
        self.corrections.show_entries([correction_entry(act) for act in view.corrections])
        self.corrections_card.setVisible(bool(view.corrections) or not self.objection_button.isHidden())
        self.answered.show_entries(
            [Entry(said, "steht nicht in der unterschriebenen Niederschrift") for _item, said in view.answered_since]
        )
        self.answered_card.setVisible(bool(view.answered_since))
        self._show_issues(view)
        self.part_box.setVisible(view.has_closed_part)
        self.part_label.setVisible(view.has_closed_part)
        text = STEPS.get(minutes.state, "")
        # Nobody signs the minutes of a meeting that is still to come or still runs.
        emphasize(self.step_action, view.meeting.state is MeetingState.CLOSED)
        if self.step_action.text() != text:
            self.step_action.setText(text)
            self.header_changed.emit()
        self._request()

    def flush(self) -> None:
        self.autosave.flush()

    def listed(self) -> Shown | None:
        """The items with what was said and resolved."""
        view = self._view
        if view is None or not view.lines:
            return None
        columns = tuple((column, column.width) for column in LIST_COLUMNS)
        return Shown(f"Verlauf der Punkte {short_date(view.meeting.day)}", columns, lambda: view.lines)

    def focus_first(self) -> None:
        self.opening_editor.setFocus()

    @property
    def part(self) -> MinutesPart:
        """What is shown, printed and saved."""
        return MinutesPart(self.part_box.currentData())

    def paper(self) -> tuple[bytes, str]:
        """The part that is shown, and the name of its file."""
        self.flush()
        return self._office.minutes.paper(self._meeting, self.part).pdf, self._file_name()

    def word_copy(self) -> tuple[bytes, str]:
        """The same part as a copy to edit."""
        self.flush()
        return self._office.word_copies.minutes(self._meeting, self.part), word_copy_name(self._file_name())

    def _file_name(self) -> str:
        extra = {MinutesPart.PUBLIC: "-öffentlich", MinutesPart.CLOSED: "-nichtöffentlich"}.get(self.part, "")
        return f"Niederschrift-{self._office.minutes.view(self._meeting).meeting.day.isoformat()}{extra}.pdf"

    def step(self) -> None:
        """Sign or send: whatever comes next."""
        self.flush()
        if self._meeting:
            self.steps.next(self._office.minutes.view(self._meeting))
            self.reload()

    def _compare(self) -> None:
        """Show in which words the opening typed by hand differs from what the record would say today."""
        view, typed = self._view, self.opening_editor.value()
        own = view is not None and view.minutes.state is MinutesState.DRAFT and not typed.empty
        changes = differences(view.opening, typed.plain) if view is not None and own else ()
        differs = any(one.kind is not Kind.SAME for one in changes)
        self.differs_label.setText(
            f"Gegenüber dem Text aus der Akte (gestrichen: steht nur dort): {changes_html(changes)}" if differs else ""
        )
        self.differs_label.setVisible(differs)
        self.generated_button.setVisible(differs)

    def _take_generated(self) -> None:
        """The opening follows the record again; undo brings back what was typed."""
        self.flush()
        self._save(self._meeting, opening=RichText())
        self.reload()
        self.message.emit("Die Eröffnung folgt wieder der Akte. „Rückgängig“ bringt den eigenen Text zurück.")

    def _on_correct(self) -> None:
        self.flush()
        self.steps.correct(self._office.minutes.view(self._meeting))
        self.reload()
        if self.correct_button.isHidden():  # the keyboard would stay on what is not there any more
            self.focus_first()

    def _on_objection(self) -> None:
        self.steps.decide_objection(self._office.minutes.view(self._meeting))
        self.reload()

    def _save(self, key: str, **fields: Any) -> None:
        self._office.minutes.edit(key, **fields)

    def _request(self) -> None:
        if self._meeting and self.preview.isVisibleTo(self):
            opening, closing = self.opening_editor.value(), self.closing_editor.value()
            self.preview.request(self._office.minutes.paper, self._meeting, self.part, opening, closing)

    def _show_issues(self, view: MinutesView) -> None:
        self.issue_card.setVisible(bool(view.issues))
        self.issues.show_entries(
            [
                Entry(
                    f"{one.issue}. Ausgabe vom {short_date(one.issued.date())}",
                    withdrawn_words(one) or one.file_name,
                    "öffnen",
                    Tone.BLUE,
                    "paper",
                    one.id,
                )
                for one in view.issues
            ]
        )

        self.withdraw_button.setVisible(view.minutes.state is MinutesState.ISSUED)

    def _withdraw(self) -> None:
        sent = [one for one in self._view.issues if one.withdrawn is None] if self._view is not None else []
        if sent:
            ask_withdrawal(self._office, sent[0].id, self, self.message.emit, self.notice.emit)

    def _on_anchor(self, name: str) -> None:
        editors = {"opening": self.opening_editor, "closing": self.closing_editor}
        if name in editors:
            editors[name].setFocus()
        elif self._view is not None and any(line.item.id == name for line in self._view.lines):
            self.tab_wanted.emit("live", name)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self.notice.emit(Notice(refusal(error), Tone.AMBER))

    def _connect(self) -> None:
        self.steps.message.connect(self.message)
        self.steps.notice.connect(self.notice)
        self.steps.tab_wanted.connect(self.tab_wanted)
        self.autosave.saving.connect(self.saving)
        self.autosave.notice.connect(self.notice)
        self.opening_editor.edited.connect(lambda _text: self._compare())
        self.generated_button.clicked.connect(self._take_generated)
        for editor in (self.opening_editor, self.closing_editor):
            editor.edited.connect(lambda _text: self._request())
        self.part_box.currentIndexChanged.connect(lambda _index: self._request())
        self.preview.anchor_clicked.connect(self._on_anchor)
        self.preview.failed.connect(self._on_failed)
        self.items.navigate.connect(lambda _noun, key: self.tab_wanted.emit("live", key))
        self.issues.navigate.connect(lambda _noun, key: self.steps.open_issue(key))
        self.findings.tab_wanted.connect(self.tab_wanted)
        self.findings.override_wanted.connect(self.steps.override)
        self.findings.correct_wanted.connect(self._on_correct)
        self.correct_button.clicked.connect(self._on_correct)
        self.objection_button.clicked.connect(self._on_objection)
        self.note_button.clicked.connect(lambda: self.steps.open_note(self._meeting))

    def _lay_out(self, state: State) -> None:
        self.state_card = Card("Stand", parent=self)
        self.state_card.add(self.line)
        below = QHBoxLayout()
        below.addWidget(self.correct_button)
        below.addStretch(1)
        self.state_card.add_layout(below)
        self.signed_label = QLabel("Unterschrieben: Wortlaut und alles Festgehaltene sind fest.", self)
        self.signed_label.setProperty("role", "muted")
        words = Form(self)
        words.add("Eröffnung", self.opening_editor)
        words.add_widget(self.differs_label)
        words.add_widget(self.generated_button)
        words.add("Vor dem Schluss", self.closing_editor)
        words.add_widget(self.closing_label)
        words_card = Card("Beginn und Schluss", parent=self)
        words_card.add(self.signed_label)
        words_card.add(words)
        items_card = Card("Verlauf der Punkte", "wird am Sitzungstisch geschrieben", self)
        items_card.add(self.items)
        self.corrections_card = Card("Berichtigungen und Einwendungen", parent=self)
        self.corrections_card.add(self.corrections)
        asking = QHBoxLayout()
        asking.addWidget(self.objection_button)
        asking.addStretch(1)
        self.corrections_card.add_layout(asking)
        self.corrections_card.setToolTip(f"MGeschO § 26: {norm('MGeschO § 26')}")
        self.answered_card = Card("Seit den Unterschriften", parent=self)
        self.answered_card.add(self.answered)
        noting = QHBoxLayout()
        noting.addWidget(self.note_button)
        noting.addStretch(1)
        self.answered_card.add_layout(noting)
        self.issue_card = Card("Versandt", parent=self)
        self.issue_card.add(self.issues)
        self.withdraw_button = QPushButton("Versand zurücknehmen …", self)
        needs("archive.withdraw", self.withdraw_button)
        self.withdraw_button.clicked.connect(self._withdraw)
        back = QHBoxLayout()
        back.addWidget(self.withdraw_button)
        back.addStretch(1)
        self.issue_card.add_layout(back)
        inside = QWidget(self)
        left = QVBoxLayout(inside)
        left.setContentsMargins(0, 0, 0, GAP)
        left.setSpacing(GAP)
        above = (self.state_card, self.findings, self.answered_card, self.corrections_card)
        for card in (*above, words_card, items_card, self.issue_card):
            left.addWidget(card)
        left.addStretch(1)
        self.part_label = QLabel("Zeigen:", self)
        self.part_label.setProperty("role", "muted")
        head = QHBoxLayout()
        head.addWidget(self.part_label)
        head.addWidget(self.part_box, 1)
        holder = QWidget(self)
        right = QVBoxLayout(holder)
        right.setContentsMargins(0, 0, 0, 0)
        right.addLayout(head)
        right.addWidget(self.preview, 1)
        holder.setMinimumWidth(_PREVIEW_LEAST)
        split = Splitter(self)
        split.addWidget(Scroll(inside, self))
        split.addWidget(holder)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([px(580), px(560)])
        state.splitter("meeting/minutes", split)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        column.addWidget(split)
