"""What can be done with all meetings that are chosen in the list, in its context menu and in the menu bar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from beirat_desktop.desktop.allowing import allowed, needs
from beirat_desktop.desktop.meetings.list_view import MeetingList, deletable, row_name
from beirat_desktop.desktop.messages import Notice, confirm
from beirat_desktop.desktop.paper_actions import Outgoing, PaperActions
from beirat_desktop.desktop.refusals import CANNOT, notice_of
from beirat_desktop.desktop.several import tell
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.meetings import CANCELLABLE
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.meetings.meetings import MeetingRow
from beirat_desktop.usecases.several import Outcome

_NOUNS = ("Sitzung", "Sitzungen")


class SeveralMeetingSteps(QObject):
    """Acts on what is chosen, and says once what went and why the rest did not.

    Signals:
        message, notice: as a page's.
        calendar_wanted: the ids of the meetings to be saved as a calendar file.
    """

    message = Signal(str)
    notice = Signal(object)
    calendar_wanted = Signal(list)

    def __init__(self, workplace: Workplace, meetings: MeetingList) -> None:
        super().__init__(meetings)
        self._office = workplace.office
        self._list = meetings
        self.papers = PaperActions(workplace.background, workplace.office.reader, meetings)
        self.papers.message.connect(self.message)
        self.papers.notice.connect(self.notice)
        self.actions = [
            self._action("Einladungen drucken …", self.print),
            self._action("Als Kalenderdatei …", lambda: self.calendar_wanted.emit(self._keys())),
            self._action("Absagen …", self.cancel, "meetings.several"),
            self._action("Löschen …", self.delete, "meetings.several"),
        ]
        meetings.table.remove_words = "Löschen …"
        meetings.table.verbs = self.fitting

    def fitting(self) -> list[QAction]:
        """What can still be done with one of the chosen at least."""
        *_always, cancel, delete = self.actions
        rows = [self._list.model.value(self._list.model.row_of(key)) for key in self._list.table.selected_ids()]
        fits = {
            cancel: any(row.state in CANCELLABLE for row in rows),
            delete: any(deletable(row) for row in rows),
        }
        return [action for action in self.actions if allowed(action) and fits.get(action, True)]

    def cancel(self) -> None:
        """Ask for the reason once, then call them off."""
        rows = self._rows()
        if not rows:
            return
        what = counted(len(rows), *_NOUNS)
        text = f"{_listed(rows)}\n\nAnträge und Gäste warten danach wieder auf eine Sitzung."
        if any(row.invitation_sent_on is not None for row in rows):
            text += " Wer schon eingeladen war, dem steht die Absage danach unter „Zustellung“."
        asked = ReasonQuestion(f"{what} absagen?", text, f"{what} absagen", self._list)
        if asked.exec() == QDialog.DialogCode.Accepted:
            self._do(partial(self._office.several_meetings.cancel, [row.id for row in rows], asked.reason), rows)

    def delete(self) -> None:
        """Ask, then remove those nothing hangs on."""
        rows = self._rows()
        if not rows:
            return
        what = counted(len(rows), *_NOUNS)
        text = f"{_listed(rows)}\n\nTagesordnungen ohne Anträge gehen mit. Strg+Z nimmt es zurück."
        if confirm(self._list, f"{what} löschen?", text, f"{what} löschen", page="so-geht-sitzung-planen", danger=True):
            self._do(partial(self._office.several_meetings.delete, [row.id for row in rows]), rows)

    def print(self) -> None:
        """The invitation of each, with its agenda, one after the other."""
        rows = self._rows()
        draw = self._office.invitations.draw
        papers = [
            Outgoing(f"Einladung-{row.start.date().isoformat()}.pdf", lambda key=row.id: draw(key).pdf)  # type: ignore[misc]
            for row in rows
        ]
        if papers:
            self.papers.print(papers, counted(len(rows), "Einladung", "Einladungen"))

    def _action(self, text: str, slot: Callable[[], object], right: str = "") -> QAction:
        action = QAction(text, self._list)
        action.setProperty("command", f"Gewählte Sitzungen: {text}")
        action.triggered.connect(lambda: slot())
        if right:
            needs(right, action)
        return action

    def _keys(self) -> list[str]:
        return [row.id for row in self._rows()]

    def _rows(self) -> list[MeetingRow]:
        model = self._list.model
        rows: list[MeetingRow] = [model.value(model.row_of(key)) for key in self._list.table.selected_ids()]
        if not rows:
            self.notice.emit(Notice("Keine Sitzung ist gewählt. Bitte in der Liste eine oder mehrere wählen."))
        return rows

    def _do(self, work: Callable[[], Outcome], rows: list[MeetingRow]) -> None:
        try:
            outcome = work()
        except CANNOT as error:
            self.notice.emit(notice_of(error))
            return
        tell(outcome, _NOUNS, {row.id: row_name(row) for row in rows}, self.message.emit, self.notice.emit)


def _listed(rows: list[MeetingRow]) -> str:
    return "\n".join(f"{row_name(row)} am {short_date(row.start.date())}" for row in rows)
