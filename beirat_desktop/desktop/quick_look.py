"""A quick look at the paper behind a row: a light window by Space, put away by Space or Esc, arrows go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.refusals import CANNOT, notice_of
from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import GAP, MARGIN, px
from beirat_desktop.desktop.widgets.dialog import meant_for_all
from beirat_desktop.desktop.widgets.labels import ElidedLabel
from beirat_desktop.desktop.widgets.letters import Letters
from beirat_desktop.desktop.widgets.preview import Paper, Preview, Reader
from beirat_desktop.desktop.widgets.steady import Steady
from beirat_desktop.desktop.widgets.tab_order import move_on
from beirat_desktop.desktop.widgets.table import NO_PAPER, Table
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.papers.file_words import PDF


@dataclass(frozen=True, slots=True)
class Look:
    """What the window is headed, and what makes the paper; make is called in the background."""

    title: str
    make: Callable[[], Paper]


def look_at(office: Office, noun: str, key: str) -> Look | None:
    """The paper of a record: as it was stored, or as it would be drawn now; None where it has none."""
    if noun == "issued_paper":
        return Look(office.archive.get(key).file_name, partial(office.archive.shown, key))
    if noun == "paper":
        paper = office.papers.get(key)
        title = " · ".join(part for part in (paper.number, paper.title or "ohne Titel") if part)
        return Look(title, partial(office.paper_letters.preview, paper))
    if noun == "meeting":
        meeting = office.meetings.get(key)
        title = f"Einladung · {meeting_name(meeting)} am {short_date(meeting.day)}"
        return Look(title, partial(office.invitations.draw, key))
    if noun == "speaker":
        guest = office.speakers.detail(key)
        if guest.speaker.meeting_id is None:
            return None  # the letter says to which meeting
        organization = guest.organization.name if guest.organization is not None else ""
        title = f"Schreiben · {guest.name or guest.speaker.topic}"
        return Look(title, partial(office.speakers.preview, guest.speaker, guest.person, organization))
    if noun == "initiative":
        title = f"Vorhabenblatt · {office.initiatives.detail(key).initiative.name}"
        return Look(title, partial(office.publications.preview, IssuedKind.INITIATIVE, key))
    if noun == "attachment":
        file = office.attachments.get(key)
        return Look(file.file_name, partial(office.attachments.shown, key)) if file.media_type == PDF else None
    if noun == "matter" and office.tracking.locate(key) is not None:
        title = f"Weg · {office.tracking.story(key).title}"
        return Look(title, partial(office.publications.preview, IssuedKind.MATTER, key))
    return None


class QuickLook(QDialog):
    """Shows one paper at a time.

    Signals:
        step_wanted: 1 for the next row, -1 for the one before.
    """

    step_wanted = Signal(int)

    def __init__(self, background: Background, reader: Reader, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        Letters(self)
        Steady(self)
        self.title_label = ElidedLabel(self, role="heading")
        self.preview = Preview(background, reader, "Schriftstück", self)
        self.preview.failed.connect(self._on_failed)
        keys = QLabel("Leertaste oder Esc schließt, Pfeiltasten zeigen das nächste", self)
        keys.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(8)
        column.addWidget(self.title_label)
        column.addWidget(self.preview, 1)
        column.addWidget(keys)
        room = parent.window().size() - QSize(px(60), px(40))
        self.resize(QSize(px(620), px(860)).boundedTo(room))

    def show_look(self, look: Look | None) -> None:
        """Show that paper, or that there is none."""
        title = look.title if look is not None else "Hier gibt es kein Schriftstück"
        self.setWindowTitle(title)
        self.title_label.setText(title)
        announce(title, self)
        if look is None:
            self.preview.clear(NO_PAPER)
        else:
            self.preview.request(look.make)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self.reject()
        elif key in steps:
            self.step_wanted.emit(steps[key])
        elif not meant_for_all(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_on(self, forward)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CANNOT):
            raise error
        self.preview.clear(notice_of(error).text)


class Looking(QObject):
    """Lets a table be looked through; the row in the window is the row that is chosen."""

    def __init__(self, table: Table, background: Background, office: Office, noun: str) -> None:
        """noun: what look_at() calls the records of the table."""
        super().__init__(table)
        self._table = table
        self._background = background
        self._office = office
        self._noun = noun
        table.look_wanted.connect(self.open)

    def open(self, key: str) -> None:
        """Open the window on that record."""
        window = QuickLook(self._background, self._office.reader, self._table)
        window.step_wanted.connect(lambda step: self._step(window, step))
        window.show_look(self._look(key))
        window.open()
        window.setFocus()

    def _step(self, window: QuickLook, step: int) -> None:
        if self._table.step(step):
            window.show_look(self._look(self._table.current_id))

    def _look(self, key: str) -> Look | None:
        try:
            return look_at(self._office, self._noun, key)
        except CANNOT:
            return None
