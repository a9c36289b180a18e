"""What the chair sees first: the meeting large, the script beside it, below what waits for a signature or a printer."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.paper_actions import Outgoing, PaperActions
from beirat_desktop.desktop.refusals import notice_of
from beirat_desktop.desktop.theme import GAP, MARGIN, Tone, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.entries import Entry, EntryList
from beirat_desktop.desktop.widgets.listing import Shown
from beirat_desktop.desktop.widgets.models import Column
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.preview import Preview
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import clock, long_date, relative_day, short_date
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.usecases.chair import ChairDesk

_SIGN, _PRINT = "Niederschriften zu unterschreiben", "Auszüge zu drucken"
_Waiting: TypeAlias = tuple[str, Meeting, date | None, int]
"""A line of the list that goes out: which list it stands in, of which meeting, until when, how many."""

COLUMNS = (
    Column("Was", lambda line: line[0], width=220),
    Column("Sitzung", lambda line: meeting_name(line[1]), width=200),
    Column("Vom", lambda line: short_date(line[1].day), width=100),
    Column("Anzahl", lambda line: str(line[3]), number=True, width=70),
    Column("Fällig", lambda line: short_date(line[2]) if line[2] is not None else "", width=100),
)


class ChairPage(Page):
    """One button leads into the meeting, where the display for the hall is too; the script is printed from beside.

    Signals:
        begin_wanted: the key of a place where something new is to be begun.
    """

    begin_wanted = Signal(str)
    help_page = "uebersicht"

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = workplace.office
        self._shown: ChairDesk | None = None
        self.meeting_card = Card(parent=self)
        self.day_label, self.place_label = QLabel(self), QLabel(self)
        self.day_label.setProperty("role", "title")
        self.day_label.setWordWrap(True)
        self.place_label.setWordWrap(True)
        self.lead_button = QPushButton("Sitzung führen", self)
        self.lead_button.setToolTip("Auch die Saalanzeige steht dort")
        self.script_button = QPushButton("Regiebuch drucken …", self)
        self.plan_button = QPushButton("+ Sitzung", self)
        self.plan_button.setAccessibleName("Sitzung planen")
        self.plan_button.clicked.connect(lambda: self.begin_wanted.emit("meetings"))
        self.lead_button.clicked.connect(self._lead)
        self.script_button.clicked.connect(self._print)
        self.papers = PaperActions(workplace.background, self._office.reader, self)
        self.papers.message.connect(self.message)
        self.papers.notice.connect(self.notice)
        for widget in (self.day_label, self.place_label, self.lead_button, self.script_button, self.plan_button):
            self.meeting_card.add(widget)
        self.to_sign, self.sign_card = self._list(_SIGN)
        self.to_print, self.print_card = self._list(_PRINT)
        self.nothing_label = QLabel("Nichts zu unterschreiben, nichts zu drucken.", self)
        self.nothing_label.setProperty("role", "muted")
        self.script = Preview(workplace.background, self._office.reader, "Regiebuch", self)
        self.script.failed.connect(lambda error: self.script.clear(notice_of(error).text))
        inside = QWidget(self)
        left = QVBoxLayout(inside)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(GAP))
        for part in (self.meeting_card, self.sign_card, self.print_card, self.nothing_label):
            left.addWidget(part)
        left.addStretch(1)
        self.split = Splitter(self)
        self.split.addWidget(Scroll(inside, self))
        self.split.addWidget(self.script)
        self.split.setSizes([px(500), px(640)])
        workplace.state.splitter("chair", self.split)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.addWidget(self.papers.work)
        column.addWidget(self.split, 1)
        self.watch(
            workplace, "committees", "meetings", "agenda_items", "papers", "speakers", "minutes", "excerpts",
            "resolutions", "votes", "persons",
        )  # fmt: skip

    def title(self) -> str:
        return "Vorsitz"

    def subtitle(self) -> str:
        return long_date(self._office.today)

    def open(self, record: str) -> None:
        self.reload()

    def listed(self) -> Shown | None:
        """What waits for a signature or a printer, each with its meeting."""
        if self._shown is None:
            return None
        waiting: list[_Waiting] = [(_SIGN, meeting, due, 1) for meeting, due in self._shown.to_sign]
        waiting += [(_PRINT, meeting, None, count) for meeting, count in self._shown.to_print]
        columns = tuple((column, column.width) for column in COLUMNS)
        return Shown("Zu unterschreiben, zu drucken", columns, lambda: waiting) if waiting else None

    def focus_first(self) -> None:
        usual = next((one for one in (self.lead_button, self.plan_button) if one.isVisible()), self)
        usual.setFocus()

    def reload(self) -> None:
        shown = self._shown = self._office.chairs.desk()
        self._show_meeting(shown.meeting)
        for entries, card, found in (
            (self.to_sign, self.sign_card, [_sign_entry(*one, shown.today) for one in shown.to_sign]),
            (self.to_print, self.print_card, [_print_entry(*one) for one in shown.to_print]),
        ):
            entries.show_entries(found)
            card.setVisible(bool(found))
        self.nothing_label.setVisible(not shown.to_sign and not shown.to_print)
        self.header_changed.emit()

    def _show_meeting(self, meeting: Meeting | None) -> None:
        for widget in (self.lead_button, self.script_button):
            widget.setVisible(meeting is not None)
        # Who leads the council without an office keeps the record alone: nobody else would plan it.
        plans = meeting is None and self._office.users.may("meetings.plan")
        self.plan_button.setVisible(plans)
        self.place_label.setVisible(not plans)
        if meeting is None:
            self.meeting_card.set_title("Nächste Sitzung")
            self.meeting_card.set_note("")
            self.day_label.setText("Noch keine Sitzung geplant.")
            self.place_label.setText("" if plans else "Die Geschäftsstelle plant sie.")
            self.script.clear("Das Regiebuch entsteht mit der Tagesordnung einer Sitzung.")
            return
        runs = meeting.state is MeetingState.RUNNING
        # Leading is what the button is for on the day itself; before, it only looks.
        self.lead_button.setProperty("primary", runs or meeting.day == self._office.today)
        self.lead_button.style().unpolish(self.lead_button)
        self.lead_button.style().polish(self.lead_button)
        self.meeting_card.set_title(f"{meeting_name(meeting)} läuft" if runs else meeting_name(meeting))
        self.meeting_card.set_note("" if runs else relative_day(meeting.day, self._office.today))
        self.day_label.setText(unbroken_numbers(f"{long_date(meeting.day)}, {clock(meeting.start)} Uhr"))
        place = meeting.place
        self.place_label.setText(", ".join(part for part in (place.room, place.building) if part) or "noch ohne Ort")
        self.script.request(self._office.publications.preview, IssuedKind.SCRIPT, meeting.id)

    def _lead(self) -> None:
        if self._shown is not None and self._shown.meeting is not None:
            self.navigate.emit("meeting", f"{self._shown.meeting.id}:live")

    def _print(self) -> None:
        if self._shown is not None and self._shown.meeting is not None:
            made, key = self._office.publications, self._shown.meeting.id
            name = made.file_name(IssuedKind.SCRIPT, key)
            self.papers.print([Outgoing(name, lambda: made.preview(IssuedKind.SCRIPT, key).pdf)], "Regiebuch")

    def _list(self, title: str) -> tuple[EntryList, Card]:
        card = Card(title, parent=self)
        entries = EntryList(title, card)
        entries.navigate.connect(self.navigate)
        card.add(entries)
        return entries, card


def _sign_entry(meeting: Meeting, due: date | None, today: date) -> Entry:
    late = due is not None and due < today
    word = "" if due is None else f"! seit {short_date(due)}" if late else f"bis {short_date(due)}"
    return Entry(
        meeting_name(meeting),
        f"vom {short_date(meeting.day)}",
        word,
        Tone.RED if late else Tone.AMBER,
        "meeting",
        f"{meeting.id}:minutes",
    )


def _print_entry(meeting: Meeting, count: int) -> Entry:
    words = counted(count, "Ergebnis ohne Auszug", "Ergebnisse ohne Auszug")
    return Entry(
        meeting_name(meeting), f"vom {short_date(meeting.day)} · {words}", noun="meeting", id=f"{meeting.id}:excerpts"
    )
