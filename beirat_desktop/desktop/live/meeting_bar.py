"""The strip above both tabs: how far the meeting is, the quorum in large, opening, interrupting, closing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.live.keys import KEYS
from beirat_desktop.desktop.live.words import quorum_tip, quorum_words, state_words, times_words
from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import LARGE, font, tokens
from beirat_desktop.desktop.widgets.chip import Chip
from beirat_desktop.desktop.widgets.labels import ElidedLabel
from beirat_desktop.desktop.widgets.lettering import letter
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.quorum import Quorum
from beirat_desktop.usecases.live.attendance_sheets import AttendanceSheet
from beirat_desktop.usecases.live.course import interrupted


class MeetingBar(QWidget):
    """Shows the state of the meeting and offers the next step.

    Signals:
        open_wanted, interrupt_wanted, resume_wanted, close_wanted, reopen_wanted: a button was pressed.
    """

    open_wanted = Signal()
    interrupt_wanted = Signal()
    resume_wanted = Signal()
    close_wanted = Signal()
    reopen_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = Chip("", parent=self)
        self.quorum_label = ElidedLabel(self)
        letter(self.quorum_label, font(LARGE, semibold=True))
        self.times_label = ElidedLabel(self, role="muted", grows=True)
        self.pause_button = QPushButton(self)
        self.pause_button.clicked.connect(self._on_pause)
        self.step_button = QPushButton(self)
        self.step_button.clicked.connect(self._on_step)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.quorum_label)
        words.addWidget(self.times_label)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.chip)
        row.addLayout(words, 1)
        row.addWidget(self.pause_button)
        row.addWidget(self.step_button)
        self._state = MeetingState.PLANNED
        self._paused = self._narrow = False
        self._token = ""
        self._meeting_id = ""
        self._fitted: tuple[object, ...] = ()
        self._word = self._said = self._counts = self._times = self._needed = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the line has no room for how many are there, that begins the next one.

        In a low window that one stays one line, and when the meeting began is said in the tip.
        """
        if self._fitted == self._fitting():
            return
        self.quorum_label.setText(self._said)
        self.times_label.setText(self._times)
        self._row.activate()
        if self.isVisible() and not self.quorum_label.fits(self.quorum_label.width(), 1):
            self.quorum_label.setText(self._said.removesuffix(f" · {self._counts}"))
            self.times_label.setText(f"{self._counts} · {self._times}")
            if self._narrow and not self.times_label.fits(self.times_label.width(), 1):
                self.times_label.setText(f"{self._counts} · {self._needed}")
        self._fitted = self._fitting()

    def _fitting(self) -> tuple[object, ...]:
        """All that it depends on how the words are parted, and how they are."""
        self._row.activate()
        labels = [
            (label.whole_text, label.width(), label.font().toString())
            for label in (self.quorum_label, self.times_label)
        ]
        words = (self._said, self._times, self._counts, self._needed)
        return (*words, self._narrow, self.isVisible(), *labels)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and hasattr(self, "_token"):
            self._restyle()

    def _restyle(self) -> None:
        letter(self.quorum_label, font(LARGE, semibold=True))
        if self._token:
            self.quorum_label.setStyleSheet(f"color: {tokens().color(self._token).name()}")

    def add_button(self, button: QPushButton) -> None:
        """A button of the tab's own, before the steps of the meeting."""
        self._row.insertWidget(self._row.count() - 2, button)

    def fold(self, narrow: bool) -> None:
        """Where room is short the chip goes first: the page's head says the same."""
        self.chip.setVisible(not narrow or self._paused)
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit()

    def show_sheet(self, sheet: AttendanceSheet, state: Quorum | None = None) -> None:
        """Show the meeting; state is the quorum for the item on the desk, where members are excluded from it."""
        meeting, shown = sheet.meeting, state or sheet.quorum
        self._state, self._paused = meeting.state, interrupted(meeting)
        word, tone = state_words(meeting)
        self.chip.show_word(word, tone)
        aside = f", {sheet.quorum.present - shown.present} befangen" if shown.present < sheet.quorum.present else ""
        before = meeting.state in (MeetingState.PLANNED, MeetingState.INVITED)
        over = meeting.state in (MeetingState.CLOSED, MeetingState.CANCELLED)
        words = "noch nicht eröffnet" if before and not shown.reached else quorum_words(shown)
        if over:
            words = f"zuletzt {words}" if meeting.state is MeetingState.CLOSED else word
        counts = f"{sheet.quorum.present} von {sheet.entitled} anwesend{aside}"
        said = f"{words[:1].upper()}{words[1:]} · {counts}"
        token = "muted" if over else "green" if shown.reached else "muted" if before else "red"
        if meeting.id == self._meeting_id:
            news = [f"Sitzung {word}, {times_words(meeting)}"] if word != self._word else []
            if said != self._said:
                news.append(said)
            announce(". ".join(news), self, assertive=token == "red" and token != self._token)
        self._meeting_id, self._word, self._said, self._counts = meeting.id, word, said, counts
        if token != self._token:
            self._token = token
            self._restyle()
        tip = f"{quorum_tip(shown, over=over)}\n\n{times_words(meeting)}"
        self.quorum_label.explain(tip)
        self.quorum_label.setAccessibleDescription(tip)
        self._needed = f"{shown.needed} nötig"
        self._times = f"{times_words(meeting)} · {self._needed} (§ 39 GemO)"
        self._fit()
        running = meeting.state is MeetingState.RUNNING
        self.pause_button.setVisible(running)
        self.pause_button.setText("Fortsetzen" if self._paused else "Unterbrechen")
        self.pause_button.setToolTip(f"{self.pause_button.text()} – {KEYS['pause'].shown}")
        self.step_button.setToolTip(KEYS["step"].tooltip)
        self.step_button.setVisible(meeting.state is not MeetingState.CANCELLED)
        closed = meeting.state is MeetingState.CLOSED
        self.step_button.setText(
            "Sitzung schließen …" if running else "Wieder öffnen …" if closed else "Sitzung eröffnen"
        )
        primary = not running and not closed and sheet.today >= meeting.day
        if self.step_button.property("primary") != primary:
            self.step_button.setProperty("primary", primary)
            self.step_button.style().unpolish(self.step_button)
            self.step_button.style().polish(self.step_button)

    def _on_pause(self) -> None:
        (self.resume_wanted if self._paused else self.interrupt_wanted).emit()

    def _on_step(self) -> None:
        if self._state is MeetingState.RUNNING:
            self.close_wanted.emit()
        elif self._state is MeetingState.CLOSED:
            self.reopen_wanted.emit()
        else:
            self.open_wanted.emit()
