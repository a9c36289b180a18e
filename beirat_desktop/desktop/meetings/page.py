"""The place „Sitzungen“: the list of meetings, and one meeting with its tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.allowing import allowed, hide_forbidden, needs
from beirat_desktop.desktop.emphasis import emphasize
from beirat_desktop.desktop.meetings.list_view import MeetingList
from beirat_desktop.desktop.meetings.output import Output
from beirat_desktop.desktop.meetings.several import SeveralMeetingSteps
from beirat_desktop.desktop.meetings.steps import MeetingSteps
from beirat_desktop.desktop.meetings.view_switch import LIST, MONTH, YEAR
from beirat_desktop.desktop.page import Page, Stack
from beirat_desktop.desktop.paper_actions import Outgoing, PaperActions
from beirat_desktop.desktop.quick_look import Looking
from beirat_desktop.desktop.refusals import CANNOT, notice_of
from beirat_desktop.desktop.theme import Tone, px
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.listing import Shown
from beirat_desktop.desktop.widgets.tab_order import stops
from beirat_desktop.desktop.widgets.tabs import Tabs
from beirat_desktop.desktop.widgets.why import permit
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.meeting_dates import MeetingDate
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.german import norm
from beirat_desktop.german.dates import clock, long_date, short_date, weekday_date
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.usecases.trouble import Missing

if TYPE_CHECKING:
    from beirat_desktop.desktop.meetings.year_view import YearView

MeetingTab: TypeAlias = tuple[str, str, Callable[[Stack], QWidget]]
"""Key, title and maker of a way to look at a meeting; it is made in the stack it is given, when it is first chosen.

The widget has open_meeting(id) and reload(), and may have flush(), focus_first(), page_actions() and a page's signals.
"""


_NARROW_BELOW = 1140
SENDING = ("agenda", "invitation")
"""Tabs from which the invitation goes out; the others have work of their own to offer."""
_HELD_TABS = ("attendance", "live", "minutes", "excerpts", "publications")
"""Tabs with nothing to do in them until the meeting is held."""
GUESTS = ("guests", "speakers")


class MeetingsPage(Page):
    """Shows the list, or the meeting that was opened."""

    help_page = "sitzungen"

    def __init__(self, workplace: Workplace, others: Sequence[MeetingTab] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office, background, state = workplace.office, workplace.background, workplace.state
        self._office = office
        self._workplace = workplace
        self.output = Output(background, office.reader, self)
        self.steps = MeetingSteps(office, self)
        self.steps.navigate.connect(self.navigate)
        tabs = self._in_order(others)
        self._meeting: Meeting | None = None
        self._committee: Committee | None = None
        self._due = ""
        self._dispatch: MeetingDate | None = None
        self._narrow = self._unheard = False
        self._builders = {key: build for key, _label, build in tabs}
        self._built: dict[str, QWidget] = {}
        self.list = MeetingList(office, state, self)
        self.several = SeveralMeetingSteps(workplace, self.list)
        Looking(self.list.table, background, office, "meeting")
        self.tabs = Tabs([(key, label) for key, label, _build in tabs], "Sitzung", self)
        self.tab_stack = QStackedWidget(self)
        self.desk = QWidget(self)
        column = QVBoxLayout(self.desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.tab_stack, 1)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.desk)
        self.papers = PaperActions(background, office.reader, self)
        self.papers.message.connect(self.message)
        self.papers.notice.connect(self.notice)
        self._year: YearView | None = None
        self._view = state.text("meetings/view", LIST)
        self.list.switch.chosen.connect(self.show_view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.papers.work)
        whole.addWidget(self.several.papers.work)
        whole.addWidget(self.stack)
        for helper in (self.output, self.steps, self.several):
            helper.message.connect(self.message)
            helper.notice.connect(self.notice)
        self.several.calendar_wanted.connect(self._save_chosen)
        self._make_actions()
        self.tabs.turning.connect(self.turn)
        self.tabs.chosen.connect(self._on_tab)
        self.list.opened.connect(lambda key: self.navigate.emit("meeting", key))
        self.list.remove_wanted.connect(self._delete)
        self.list.count_changed.connect(self.header_changed)
        self.list.plan_wanted.connect(self.plan)
        self.list.year_plan_wanted.connect(self.plan_year)
        self.watch(
            workplace, "bodies", "terms", "committees", "factions", "organizations", "persons", "memberships",
            "meetings", "papers", "agenda_items", "consultations", "speakers", "minutes", "issued_papers",
            "overrides", "text_blocks", "users", "votes",
        )  # fmt: skip

    def title(self) -> str:
        meeting = self._meeting
        if meeting is None:
            return "Sitzungen"
        day = weekday_date(meeting.day) if self._narrow else long_date(meeting.day)
        return f"{meeting_name(meeting)} · {day}, {clock(meeting.start)}"

    def subtitle(self) -> str:
        if self._meeting is None:
            return self.list.count if self._view == LIST else ""
        if self._committee is None:
            return ""
        place = self._meeting.place
        return " · ".join(part for part in (self._committee.name, place.room or place.building) if part)

    def chip(self) -> tuple[str, Tone] | None:
        meeting = self._meeting
        if meeting is None:
            return None
        if self._dispatch is not None:
            return f"Einladung bis {short_date(self._dispatch.due)}", states.tone(self._dispatch.state)
        return states.chip(meeting.state)

    def page_actions(self) -> Sequence[QAction]:
        if self._meeting is None:
            printed = () if self._view == LIST else (self.print_year_action,)
            return (self.calendar_action, *printed, self.year_plan_action, self.plan_action)
        of_tab = getattr(self._current_tab(), "page_actions", None)
        actions = [self.more_action]
        if hasattr(self._current_tab(), "paper"):
            actions.append(self.print_action)
        actions += of_tab() if of_tab else ()
        if self._due and self.tabs.current in SENDING:
            self.send_action.setText(self._due)
            actions.append(self.send_action)
        return tuple(actions)

    def command_actions(self) -> Sequence[QAction]:
        if self._meeting is None:
            return [action for action in self.several.actions if allowed(action)]
        of_tab = getattr(self._current_tab(), "command_actions", None)
        return of_tab() if of_tab else ()

    def whereabouts(self) -> str | None:
        return f"{self._meeting.id}:{self.tabs.current}" if self._meeting is not None else ""

    def open(self, record: str) -> None:
        """Show the list, or the meeting with that id: "id:minutes" in that tab, "id:agenda:item" at that item."""
        self.flush()
        record, _, place = record.partition(":")
        tab, _, item = place.partition(":")
        if not record:
            self._meeting = None
            self._show_all()
            self.fetched()
            self.header_changed.emit()
            return
        before = self._meeting.id if self._meeting is not None else ""
        try:
            self._fetch(record)
        except Missing:
            self._meeting = None
            self.open("")
            self.message.emit("Diese Sitzung gibt es nicht mehr")
            return
        self.stack.setCurrentWidget(self.desk)
        if record != before and not tab:
            tab = self._tab_of_stage()
        if tab in self._builders and tab != self.tabs.current:
            self.tabs.choose(tab)
        else:
            self._show_tab(self.tabs.current)
        self._choose(tab, item)
        self.header_changed.emit()

    def _choose(self, tab: str, item: str) -> None:
        """Go on to an item, in a tab that shows one at a time."""
        choose = getattr(self._built.get(tab), "choose", None)
        if item and choose is not None:
            choose(item)

    def _tab_of_stage(self) -> str:
        """Where work on another meeting begins; "" where the tab that was open is as good."""
        state = self._meeting.state if self._meeting is not None else None
        if state is MeetingState.RUNNING:
            return "live"
        return "agenda" if state is MeetingState.PLANNED and self.tabs.current in _HELD_TABS else ""

    def reload(self) -> None:
        if self._meeting is None:
            self._show_all()
            return
        try:
            self._fetch(self._meeting.id)
        except Missing:
            self.open("")
            return
        tab = self._current_tab()
        if isinstance(tab, Page):
            if self._unheard:
                tab.reload_soon()
        elif tab is not None:
            tab.reload()  # type: ignore[attr-defined]
        self._unheard = False
        self.header_changed.emit()

    def _on_saved(self, nouns: frozenset[str]) -> None:
        tab = self._current_tab()
        # What the tab watches it fetches itself, perhaps at once behind the key that changed it.
        self._unheard = self._unheard or not (isinstance(tab, Page) and tab.watches(nouns))
        super()._on_saved(nouns)

    def begin(self) -> None:
        self.plan()

    def flush(self) -> None:
        for tab in self._built.values():
            if hasattr(tab, "flush"):
                tab.flush()

    def focus_first(self) -> None:
        if self._meeting is None and self._view != LIST:
            self.year_view.focus_first()
        elif self._meeting is None:
            self.list.table.setFocus()
        elif hasattr(tab := self._current_tab(), "focus_first"):
            tab.focus_first()  # type: ignore[union-attr]

    def shown_help_page(self) -> str:
        tab = self._current_tab() if self._meeting is not None else None
        return getattr(tab, "help_page", "") or self.help_page

    def listed(self) -> Shown | None:
        if self._meeting is None and self._view != LIST:
            return self.year_view.listed()
        of_tab = getattr(self._current_tab(), "listed", None) if self._meeting is not None else None
        found: Shown | None = of_tab() if of_tab else None
        return found

    def in_session(self) -> bool:
        tab = self._current_tab() if self._meeting is not None else None
        return isinstance(tab, Page) and tab.in_session()

    def show_tab(self, key: str) -> None:
        """Look at the meeting in one of its ways: "minutes", or "live:item" at that item."""
        tab, _, item = key.partition(":")
        self.tabs.choose(tab)
        self._choose(tab, item)

    def _show_place(self, key: str, item_id: str) -> None:
        """The tab where something is put right, with the keyboard at it, not at the bar."""
        self.show_tab(f"{key}:{item_id}")
        tab = self._current_tab()
        if tab is None:
            return
        if hasattr(tab, "focus_first"):
            tab.focus_first()
        else:
            first = next((one for one in stops(tab) if one.isEnabled() and one.isVisible()), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def year_view(self) -> YearView:
        """The calendar and the year, made when one of them is first looked at."""
        if self._year is None:
            from beirat_desktop.desktop.meetings.year_view import YearView

            self._year = made = YearView(
                self._office, self._workplace.state, may=allowed(self.move_action), parent=self
            )
            self.stack.addWidget(made)
            made.switch.chosen.connect(self.show_view)
            made.opened.connect(lambda key: self.navigate.emit("meeting", key))
            made.notice.connect(self.notice)
            made.move_wanted.connect(self._move)
            made.plan_wanted.connect(lambda day: self.steps.plan(self.list.committee_id, day))
        return self._year

    def show_view(self, key: str) -> None:
        """Look at the meetings as a list, as a month or as a year; it is remembered."""
        self._view = key
        self._workplace.state.set_text("meetings/view", key)
        self._show_all()
        self.header_changed.emit()
        self.focus_first()

    def _show_all(self) -> None:
        # The same keys print the paper of a tab.
        self.print_action.setShortcut(QKeySequence())
        self.print_year_action.setShortcut(QKeySequence("Ctrl+P" if self._view != LIST else ""))
        if self._view in (MONTH, YEAR):
            view = self.year_view
            view.reload()
            view.show_view(self._view)
            self.stack.setCurrentWidget(view)
        else:
            self._view = LIST
            self.list.reload()
            self.list.switch.show_view(LIST)
            self.stack.setCurrentWidget(self.list)

    def _move(self, meeting_id: str, day: date | None) -> None:
        try:
            meeting = self._office.meetings.get(meeting_id)
        except CANNOT as error:
            self.notice.emit(notice_of(error))
            return
        self.steps.move(meeting, day)

    @property
    def _shown_year(self) -> int:
        return self._office.today.year if self._year is None else self._year.shown_year

    def _year_paper(self) -> Outgoing:
        office, year = self._office, self._shown_year
        return Outgoing(f"Jahresplan-{year}.pdf", lambda: office.year_plan_papers.paper(year))

    def _print_year(self) -> None:
        self.papers.print([self._year_paper()], f"Jahresplan {self._shown_year}")

    def _save_year(self) -> None:
        self.papers.save([self._year_paper()])

    def plan(self) -> None:
        """Plan a meeting."""
        self.steps.plan(self.list.committee_id)

    def plan_year(self) -> None:
        """Plan the meetings of the next year at once."""
        planned = self.steps.plan_year(self.list.committee_id)
        if planned:
            self.list.show_term(planned[0].term_id or "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(_NARROW_BELOW)
        if narrow != self._narrow:
            self._narrow = narrow
            self.header_changed.emit()

    def _in_order(self, others: Sequence[MeetingTab]) -> list[MeetingTab]:
        """Own tabs among those of other features: guests are asked before the members are invited."""
        guests = [tab for tab in others if tab[0] in GUESTS]
        rest = [tab for tab in others if tab[0] not in GUESTS]
        agenda: MeetingTab = ("agenda", "Tagesordnung", self._agenda_tab)
        invitation: MeetingTab = ("invitation", "Einladung", self._invitation_tab)
        return [agenda, *guests, invitation, *rest]

    def _agenda_tab(self, stack: Stack) -> QWidget:
        from beirat_desktop.desktop.meetings.agenda_tab import AgendaTab

        return AgendaTab(self._workplace, stack)

    def _invitation_tab(self, stack: Stack) -> QWidget:
        from beirat_desktop.desktop.meetings.invitation_tab import InvitationTab

        return InvitationTab(self._workplace, stack)

    def _make_actions(self) -> None:
        self.plan_action = self.action(
            "+ Sitzung", self.plan, name="Sitzung planen", shortcut="Ctrl+N", primary=True, tip="Eine Sitzung planen"
        )
        files = Menu(self)
        files.addAction("Sitzungen aller Gremien …", self._save_meetings)
        files.addAction("Fristen und Wiedervorlagen …", self._save_deadlines)
        files.addSeparator()
        files.addAction("Jahresplan als PDF speichern …", self._save_year)
        self.calendar_action = self.action(
            "Kalender", files.show, menu=files, tip="Sitzungen oder Fristen als Kalenderdatei (.ics), das Jahr als PDF"
        )
        self.print_year_action = self.action(
            "Drucken …",
            self._print_year,
            name="Jahresplan drucken",
            tip="Das Jahr mit den Sitzungen aller Gremien, Feiertagen und Schulferien",
        )
        self.year_plan_action = self.action("Jahresplan …", self.plan_year, name="Jahresplan übernehmen")
        self.send_action = self.action("Einladung versenden …", self._send, primary=True, shortcut="Ctrl+Return")
        self.print_action = self.action("Drucken …", self._print, shortcut="Ctrl+P", name="Einladung drucken")
        menu = Menu(self)
        self.pdf_action = menu.addAction("Als PDF speichern …", self._save_pdf)
        self.word_action = menu.addAction("Als Word-Kopie …", self._save_word)
        menu.addSeparator()
        self.move_action = menu.addAction("Verlegen …", lambda: self._with_meeting(self.steps.move))
        self.again_action = menu.addAction(
            "Zum zweiten Mal einberufen …", lambda: self._with_meeting(self.steps.call_again)
        )
        self.again_action.setToolTip(norm("§ 39 GemO"))
        self.cancel_action = menu.addAction("Absagen …", lambda: self._with_meeting(self.steps.cancel))
        self.delete_action = menu.addAction(
            "Löschen …", lambda: self._with_meeting(lambda meeting: self._delete(meeting.id))
        )
        self.more_action = self.action(
            "Sitzung", menu.show, menu=menu, tip="Als PDF speichern, verlegen, absagen, löschen"
        )
        needs("meetings.plan", self.plan_action)
        needs("meetings.adopt_year_plan", self.year_plan_action)
        needs("invitations.send", self.send_action)
        needs("meetings.move", self.move_action)
        needs("agenda.call_again", self.again_action)
        needs("meetings.cancel", self.cancel_action)
        needs("meetings.delete", self.delete_action)

    def _fetch(self, meeting_id: str) -> None:
        with self._office.looking():
            self._read(meeting_id)

    def _read(self, meeting_id: str) -> None:
        meeting = self._office.meetings.get(meeting_id)
        self._meeting = meeting
        self._committee = next(c for c in self._office.meetings.committees() if c.id == meeting.committee_id)
        changeable = meeting.state in (MeetingState.PLANNED, MeetingState.INVITED)
        permit(self.again_action, meeting.state is MeetingState.CLOSED, "erst nach dem Schluss der Sitzung")
        for action in (self.move_action, self.cancel_action):
            permit(action, changeable, "nur, solange die Sitzung aussteht")
        permit(self.delete_action, meeting.state is MeetingState.PLANNED, "nur, solange nicht eingeladen ist")
        self._due, self._dispatch = "", None
        if meeting.state is MeetingState.PLANNED:
            dates = self._office.meetings.dates(meeting_id)
            self._dispatch = next(one for one in dates if one.name == "dispatch")
            self._due = "Einladung versenden …"
        elif meeting.state is MeetingState.INVITED and self._office.invitations.changes(meeting_id):
            self._due = "Nachtrag versenden …"
        if self._due:
            emphasize(self.send_action, bool(self._office.invitations.recipients(meeting_id)))

    def _current_tab(self) -> QWidget | None:
        return self._built.get(self.tabs.current)

    def _show_tab(self, key: str) -> None:
        if self._meeting is None:
            return
        if key not in self._built:
            tab = self._builders[key](self.tab_stack)
            self._built[key] = tab
            hide_forbidden(tab, self._office.users.may)
            self.tab_stack.addWidget(tab)
            for name in ("navigate", "message", "notice", "saving", "header_changed"):
                if hasattr(tab, name):
                    getattr(tab, name).connect(getattr(self, name))
            if hasattr(tab, "tab_wanted"):
                tab.tab_wanted.connect(self._show_place)
            if hasattr(tab, "again_wanted"):
                tab.again_wanted.connect(lambda: self._with_meeting(self.steps.call_again))
        tab = self._built[key]
        self.tab_stack.setCurrentWidget(tab)
        permit(self.pdf_action, hasattr(tab, "paper"), "dieser Reiter hat kein einzelnes Schriftstück")
        self.word_action.setVisible(hasattr(tab, "word_copy"))
        self.print_year_action.setShortcut(QKeySequence())
        self.print_action.setShortcut(QKeySequence("Ctrl+P" if hasattr(tab, "paper") else ""))
        # The same keys finish the work of the tabs of other features.
        self.send_action.setShortcut(QKeySequence("Ctrl+Return" if key in SENDING else ""))
        tab.open_meeting(self._meeting.id)  # type: ignore[attr-defined]

    def _on_tab(self, key: str) -> None:
        self.flush()
        # Or the keyboard would go wherever Qt finds the next place for it when the tab before is hidden.
        self.tabs.bar.setFocus()
        self._show_tab(key)
        self.header_changed.emit()

    def _print(self) -> None:
        paper = self._paper()
        if paper is not None:
            self.output.print_paper(paper[0], paper[1].removesuffix(".pdf"))

    def _save_meetings(self) -> None:
        self._save_calendar("Sitzungen.ics", self._office.calendars.meetings)

    def _save_chosen(self, keys: list[str]) -> None:
        if keys:
            self._save_calendar("Sitzungen.ics", partial(self._office.calendars.meetings, keys))

    def _save_deadlines(self) -> None:
        self._save_calendar("Fristen.ics", self._office.calendars.deadlines)

    def _save_calendar(self, name: str, make: Callable[[], bytes]) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Kalenderdatei speichern", str(Path(folder) / name), "Kalender (*.ics)"
        )
        if chosen:
            try:
                self._office.mail.save(make(), Path(chosen))
            except CANNOT as error:
                self.notice.emit(notice_of(error))
                return
            self.message.emit(f"Gespeichert: {Path(chosen).name}")

    def _save_pdf(self) -> None:
        paper = self._paper()
        if paper is not None:
            self.output.save_paper(*paper)

    def _save_word(self) -> None:
        tab = self._current_tab()
        self.flush()
        try:
            copy = tab.word_copy()  # type: ignore[union-attr]
        except CANNOT as error:
            self.notice.emit(notice_of(error))
            return
        if copy is not None:
            self.output.save_word(*copy)

    def _paper(self) -> tuple[bytes, str] | None:
        """The paper the tab shows and the name of its file."""
        tab = self._current_tab()
        self.flush()
        try:
            return tab.paper() if hasattr(tab, "paper") else None  # type: ignore[union-attr]
        except CANNOT as error:
            self.notice.emit(notice_of(error))
            return None

    def _send(self) -> None:
        self.tabs.choose("invitation")
        tab = self._current_tab()
        if tab is not None:
            tab.send()  # type: ignore[attr-defined]

    def _with_meeting(self, step: Callable[[Meeting], object]) -> None:
        self.flush()
        if self._meeting is not None:
            step(self._meeting)

    def _delete(self, meeting_id: str) -> None:
        if self.steps.delete(meeting_id) and self._meeting is not None:
            self.navigate.emit("meetings", "")
