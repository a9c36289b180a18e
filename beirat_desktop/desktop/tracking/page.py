"""«Beschlüsse»: the register of all matters as lines or as a list, with one of them beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache, partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.allowing import allowed, needs
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.paper_actions import PaperActions
from beirat_desktop.desktop.quick_look import Looking
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN, Tone, px
from beirat_desktop.desktop.tracking.detail import Detail
from beirat_desktop.desktop.tracking.matter_actions import MatterActions
from beirat_desktop.desktop.tracking.matter_board import BOARD_MOST, board_columns
from beirat_desktop.desktop.tracking.matter_filter import MatterFilter
from beirat_desktop.desktop.tracking.matter_list import MatterList
from beirat_desktop.desktop.tracking.matter_table import COLUMNS, FIRST_TO_GO, ListRow, NearEnd, all_rows
from beirat_desktop.desktop.tracking.printed import group_words, in_groups
from beirat_desktop.desktop.tracking.printing import LookedAt, MatterPrinting
from beirat_desktop.desktop.tracking.several import SeveralMatterSteps
from beirat_desktop.desktop.tracking.words import NARROWED, NOTHING, done_words
from beirat_desktop.desktop.widgets.board import Board
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import RowsModel
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.desktop.widgets.tabs import Tabs
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import refusal
from beirat_desktop.german.counts import counted
from beirat_desktop.usecases.tracking.tracking import PAGE, Filter, Show, Story, TrackingRow
from beirat_desktop.usecases.tracking.tracking import TrackingPage as Found

_SHOWS = ((Show.OPEN, "Offen"), (Show.OVERDUE, "Überfällig"), (Show.DONE, "Erledigt"), (Show.ALL, "Alle"))


class TrackingPage(Page):
    """Where every matter stands.

    Signals:
        publications_wanted: the papers of a motion are to be shown, that kind of IssuedKind first.
    """

    publications_wanted = Signal(str, str)

    help_page = "beschluesse"

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office, background, state = workplace.office, workplace.background, workplace.state
        self._office = office
        self._background = background
        self._state = state
        self._found: Found | None = None
        self._rows: list[TrackingRow] = []
        self._chosen = ""
        self._from: tuple[date | None, str] | None = None
        self._ahead: list[TrackingRow] = []
        self._detailed = False
        self.matter_actions = MatterActions(office, self)
        self.papers = PaperActions(background, office.reader, self)
        self.papers.message.connect(self.message)
        self.papers.notice.connect(self.notice)
        self.tabs = Tabs([(show.value, label) for show, label in _SHOWS], "Welche Vorgänge", self)
        self.tabs.turning.connect(self.turn)
        self.tabs.chosen.connect(lambda _key: self._again())
        self.filter = MatterFilter(office, self)
        self.filter.changed.connect(self._again)
        self.lines_button = QPushButton("Linien", self)
        self.list_button = QPushButton("Liste", self)
        self.board_button = QPushButton("Tafel", self)
        self.board_button.setToolTip("Eine Spalte für jeden, auf den gewartet wird")
        self._views = {"lines": self.lines_button, "list": self.list_button, "board": self.board_button}
        self.group_button = QPushButton("Gruppieren", self)
        self.group_button.setCheckable(True)
        self.group_button.setToolTip("Linien und Liste danach ordnen, auf wen gewartet wird")
        self.group_button.setChecked(state.flag("tracking/grouped"))
        self.group_button.clicked.connect(self._group)
        self.board = Board("Vorgänge nach „wartet auf“", self, least=196)
        self.board.navigate.connect(lambda _noun, key: self._choose(key))
        self.newer_button = QPushButton("Neuere Vorgänge zeigen", self)
        self.newer_button.setProperty("kind", "link")
        self.newer_button.setToolTip("Die Liste beginnt hier mit dem Vorgang, der geöffnet wurde")
        self.newer_button.clicked.connect(self._show_newer)
        self.newer_button.hide()
        self.matters = MatterList(self)
        self.matters.chosen.connect(self._choose)
        self.matters.station_opened.connect(self._on_station)
        self.matters.more_wanted.connect(self._more)
        self.model = RowsModel(COLUMNS, self)
        self.table = Table(self.model, "Vorgänge", state=state, key="tracking", multiple=True, parent=self)
        self.table.widths.first_to_go = FIRST_TO_GO
        self.table.filters = (self._show_word, self.filter.search_edit, self.filter.faction_box, self.filter.waits_box)
        self.table.whole = self._whole
        self.table.chosen.connect(lambda key: self._choose(key) if key else None)
        self.table.opened.connect(self._open_paper)
        NearEnd(self.table).reached.connect(self._more)
        self.several = SeveralMatterSteps(office, self.papers, self._chosen_rows, self)
        self.several.message.connect(self.message)
        self.several.notice.connect(self.notice)
        self.table.verbs = self.several.fitting
        Looking(self.table, background, office, "matter")
        self.empty = EmptyState("Hier steht gerade nichts", "", "route")
        self.detail = Detail(self, may=cache(workplace.office.users.may), opens=workplace.opens)
        self.detail.navigate.connect(self.navigate)
        self.detail.wanted.connect(self._on_wanted)
        self._lay_out(state)
        self.printing = MatterPrinting(office, self.papers, self._looked_at, self._matter, self)
        self.printing.publications_wanted.connect(self.publications_wanted)
        self.printing.notice.connect(self.notice)
        self.matter_action = self.action(
            "+ Vorgang ohne Antrag",
            self._add_matter,
            tip="Was ein anderes Gremium behandelt hat und den Beirat betrifft",
        )
        self.print_action = self.action(
            "Drucken …",
            self.printing.print_list,
            shortcut="Ctrl+P",
            tip="Was gerade gezeigt wird: Linien, Liste oder Tafel",
            name="Beschlüsse drucken",
        )
        menu = self.printing.menu
        self.more_action = self.action("Mehr", lambda: menu.popup(QCursor.pos()), menu=menu)
        needs("tracking.add_matter", self.matter_action)
        self.watch(
            workplace, "committees", "factions", "organizations", "persons", "papers", "meetings", "agenda_items",
            "consultations", "resolutions", "votes", "speakers", "excerpts", "deadlines", "follow_ups",
            "status_reports", "initiatives", "joinings", "citations", "bodies",
        )  # fmt: skip
        self.filter.fill()
        self._fetch(PAGE)
        self._show_first_detail()

    def title(self) -> str:
        return "Beschlüsse"

    def subtitle(self) -> str:
        return "Wo steht welcher Antrag – vom Eingang bis zur Umsetzung"

    def page_actions(self) -> list[QAction]:
        return [self.more_action, self.print_action, self.matter_action]

    def command_actions(self) -> list[QAction]:
        return [action for action in self.several.actions if allowed(action)]

    def _chosen_rows(self) -> list[TrackingRow]:
        """What is chosen in the list; on the lines and the board it is one matter."""
        keys = self.table.selected_ids() if self.stack.currentWidget() is self.table else [self._chosen]
        return [row for row in self._rows if row.key in set(keys)]

    def shown_list(self) -> QWidget | None:
        return self.table

    def _whole(self) -> Callable[[], list[ListRow]]:
        return partial(all_rows, self._office, self.chosen_filter())

    def _show_word(self) -> str:
        return next((label for show, label in _SHOWS if show.value == self.tabs.current), "")

    def _looked_at(self) -> LookedAt:
        grouped = self.group_button.isChecked()
        return LookedAt(self._view(), self.chosen_filter(), self._show_word(), self.filter.said, grouped)

    def _lay_out(self, state: State) -> None:
        for key, button in self._views.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, key=key: self._switch(key))
        filters = QHBoxLayout()
        filters.setSpacing(8)
        self.filter.stand_in(filters)
        # Beside the tabs: in one row with the fields, larger text would cut what is chosen in them.
        self.tabs.add(self.group_button, self.lines_button, self.list_button, self.board_button)
        self.stack = QStackedWidget(self)
        for view in (self.matters, self.table, self.board, self.empty):
            self.stack.addWidget(view)
        self.card = Card("Offen", parent=self)
        self.card.add(self.newer_button)
        self.board_note = QLabel(f"Gezeigt sind die neuesten {BOARD_MOST}; alle stehen in der Liste.", self)
        self.board_note.setProperty("role", "muted")
        self.board_note.hide()
        self.card.add(self.board_note)
        self.card.add(self.stack, 1)
        side = Card(parent=self)
        side.add(self.detail, 1)
        self.splitter = Splitter(self)
        self.splitter.addWidget(self.card)
        self.splitter.addWidget(side)
        self.splitter.setStretchFactor(0, 4)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([px(940), px(240)])
        state.splitter("tracking", self.splitter)
        inner = QVBoxLayout()
        inner.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        inner.setSpacing(12)
        inner.addLayout(filters)
        inner.addWidget(self.splitter, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.papers.work)
        column.addWidget(self.tabs)
        column.addLayout(inner, 1)
        self._check_view(state.text("tracking/view"))

    def open(self, record: str) -> None:
        """Show the matter a paper, resolution, task or station belongs to."""
        if not record:
            return
        paper_id = self._office.tracking.locate(record)
        key = self._chosen = paper_id or record
        if self._row(key) is None:
            self.filter.widen()
            self._begin_at(key, paper_id)
        row = self._row(key)
        # By its name: while rows came and went, the table chose another one.
        self._chosen = row.key if row is not None else key
        self.matters.seek(self._chosen)
        self.table.choose(self._chosen)
        self._show_detail()

    def _begin_at(self, key: str, paper_id: str | None) -> None:
        """Show the list from that matter on, among the open ones where it is one of them, else among all."""
        for show in dict.fromkeys((self.tabs.current, Show.ALL.value)):
            blocked = self.tabs.blockSignals(True)
            self.tabs.choose(show)
            self.tabs.blockSignals(blocked)
            self._from = None
            self._fetch(PAGE)
            if self._row(key) is not None:
                return
            if paper_id is not None:
                self._from = self._office.tracking.place(paper_id)
                self._fetch(PAGE)
            if self._row(key) is not None:
                return
        self._from = None  # a draft, or what is no matter: the detail tells of it
        self._fetch(PAGE)

    def _show_newer(self) -> None:
        """The list from its beginning."""
        self._again()
        self.focus_first()

    def focus_first(self) -> None:
        if self._chosen and self._row(self._chosen) is None:
            # It stands further down than was fetched; the first row with the keyboard would be shown instead of it.
            self.filter.search_edit.setFocus()
        elif self.stack.currentWidget() is self.table:
            self.table.setFocus()
        elif self.stack.currentWidget() is self.board:
            self.board.focus_first()
        else:
            self.matters.focus_current()

    def reload(self) -> None:
        shown = PAGE if self._grouped else max(len(self._rows), PAGE)
        focused = self.window().focusWidget()
        inside = focused is not None and any(one.isAncestorOf(focused) for one in (self.detail, self.matters))
        self._fetch(shown)
        self._show_detail()
        if inside:  # the links and lines there were made anew
            self.focus_first()

    def chosen_filter(self) -> Filter:
        """How the list is narrowed now."""
        return self.filter.chosen(Show(self.tabs.current))

    def _again(self) -> None:
        """Another selection: from its beginning, with the same matter chosen where it is among them."""
        self.matters.verticalScrollBar().setValue(0)
        self._from = None
        self._fetch(PAGE)
        if self._rows and self._row(self._chosen) is None:
            self._chosen = self.matters.current_key = ""
            self._show_detail()

    def _fetch(self, limit: int) -> None:
        chosen = self.chosen_filter()
        self._found = self._office.tracking.page(chosen, self._from, limit)
        self.newer_button.setVisible(self._from is not None)
        self._rows, self._ahead = list(self._found.rows), []
        self.matters.current_key = self._chosen
        self.matters.show_rows(self._rows, self._found.names, self._found.votes, self._office.today)
        self._show_table()
        self.card.set_title(dict(_SHOWS)[chosen.show])
        self._show_view()
        if self.board_button.isChecked() or self._grouped:
            self._fetch_board()
        # The count walks over every open matter; the rows are on the screen before that.
        self._background.run(self._on_counts, self._on_failed, self._office.tracking.counts, chosen)

    def _show_table(self) -> None:
        self.model.show([ListRow(row.key, row) for row in self._rows])
        if self._chosen:
            self.table.choose(self._chosen)

    def _show_view(self) -> None:
        if not self._rows:
            self.empty.say(*(NARROWED if self.filter.narrows else NOTHING[Show(self.tabs.current)]))
            self.stack.setCurrentWidget(self.empty)
        else:
            view = self._view()
            self.stack.setCurrentWidget({"list": self.table, "board": self.board}.get(view, self.matters))
        self.group_button.setVisible(not self.board_button.isChecked())
        if not self.board_button.isChecked() and not self._grouped:
            self.board_note.hide()

    def _view(self) -> str:
        return next((key for key, button in self._views.items() if button.isChecked()), "lines")

    @property
    def _grouped(self) -> bool:
        """Whether lines and list stand by whom each waits for; from a matter opened from elsewhere on they do not."""
        return self.group_button.isChecked() and self._from is None

    def _group(self, grouped: bool) -> None:
        self._state.set_flag("tracking/grouped", grouped)
        self._again()
        self.group_button.setFocus()

    def _more(self) -> None:
        if self._ahead and self._found is not None:
            some, self._ahead = self._ahead[:PAGE], self._ahead[PAGE:]
            self.matters.add_rows(some, self._found.names, self._found.votes, self._office.today)
            return
        if self._found is None or self._found.next is None:
            return
        more = self._office.tracking.page(self.chosen_filter(), self._found.next, PAGE)
        self._found = more
        self._rows += more.rows
        self.matters.add_rows(more.rows, more.names, more.votes, self._office.today)
        self._show_table()

    def _on_counts(self, counts: tuple[int, int]) -> None:
        shown, late = counts
        words = counted(shown, "Vorgang", "Vorgänge")
        some = self.tabs.current in (Show.OPEN, Show.ALL)
        self.card.set_note(f"{words} · {late} überfällig" if some else words)

    def _on_failed(self, error: Exception) -> None:
        raise error

    def _switch(self, key: str) -> None:
        self._check_view(key)
        self._state.set_text("tracking/view", key)
        if key == "board":
            self._fetch_board()
        chosen = self._chosen
        self._show_view()
        self._choose(chosen)  # Qt gives the keyboard to the line that had it last, which would be chosen with it
        self.focus_first()

    def _check_view(self, key: str) -> None:
        """Let the button of that view be pressed alone; the lines where it is unknown."""
        wanted = self._views.get(key, self.lines_button)
        for button in self._views.values():
            button.setChecked(button is wanted)

    def _fetch_board(self) -> None:
        """The latest of the selection, by whom each waits for; more would be no board but a list."""
        chosen = self.chosen_filter()
        self._background.run(
            partial(self._on_board, chosen), self._on_failed, self._office.tracking.page, chosen, None, BOARD_MOST
        )

    def _on_board(self, chosen: Filter, found: Found) -> None:
        if chosen != self.chosen_filter():
            return  # another selection was made meanwhile, and is on its way
        self.board_note.setVisible(found.next is not None and (self.board_button.isChecked() or self._grouped))
        if self._grouped:
            self._show_groups(found)
        if not self.board_button.isChecked():
            return
        self.board.show_columns(board_columns(found.rows))

    def _show_groups(self, found: Found) -> None:
        """The latest of the selection by whom each waits for; the lines are made as one scrolls."""
        rows = in_groups(found.rows)
        counts = Counter(row.waits_for for row in rows)
        self._found = replace(found, next=None)
        self._rows = rows
        number = next((n for n, row in enumerate(rows) if row.key == self._chosen), 0)
        first = max(PAGE, number + 1)
        self._ahead = rows[first:]
        headings = {name: group_words(name, count) for name, count in counts.items()}
        self.matters.show_rows(rows[:first], found.names, found.votes, self._office.today, headings)
        self._show_table()

    def _choose(self, key: str) -> None:
        if key == self._chosen:
            return
        self._chosen = key
        # All views are at the same matter; one that is not seen would come back to its own with the next reload.
        self.matters.choose(key)
        if self.table.current_id != key:  # of several that are chosen there it takes no other away
            self.table.choose(key)
        self._show_detail()

    def _matter(self) -> tuple[str, TrackingRow | None]:
        return self._chosen, self._row(self._chosen)

    def _row(self, key: str) -> TrackingRow | None:
        return next((row for row in self._rows if key == row.key or key in row.paper_ids), None)

    def _show_first_detail(self) -> None:
        """The rows are on the screen before everything about the first of them is read."""
        if not self._rows or not self._rows[0].is_paper:
            self._show_detail()
            return
        self._chosen = key = self._rows[0].key
        self.matters.choose(key)
        self._background.run(partial(self._on_first, key), self._on_failed, self._office.tracking.story, key)

    def _on_first(self, key: str, story: Story) -> None:
        if self._chosen == key and not self._detailed:  # else another was chosen meanwhile
            self.detail.show_story(story, self._office.today)

    def _show_detail(self) -> None:
        self._detailed = True
        tracking, today = self._office.tracking, self._office.today
        if not self._chosen and self._rows:
            self._chosen = self._rows[0].key
            self.matters.choose(self._chosen)
        row = self._row(self._chosen)
        if not self._chosen:
            self.detail.say("Einen Vorgang wählen, um seinen Weg zu sehen.")
        elif row is not None and not row.is_paper:
            self.detail.show_task(tracking.task(row.key), today)
        elif tracking.locate(self._chosen) is not None:
            self.detail.show_story(tracking.story(self._chosen), today)
        else:
            self._chosen = ""
            self.detail.say("Diesen Vorgang gibt es nicht mehr.")

    def _open_paper(self, key: str) -> None:
        row = self._row(key)
        if row is not None and row.is_paper:
            self.navigate.emit("paper", key)

    def _on_station(self, key: str, stop: str) -> None:
        """A stop of a line leads to its meeting, its guest or its paper; a foreign one asks for the decision."""
        noun, _, record = stop.partition(":")
        if noun == "papers":
            self.navigate.emit("paper", record)
        elif noun == "speakers":
            self.navigate.emit("speaker", record)
        elif noun == "initiatives":
            self.navigate.emit("initiative", record)
        elif noun == "consultations":
            stations = self._office.consultations.stations(self._office.tracking.locate(record) or key)
            station = next((one.consultation for one in stations if one.consultation.id == record), None)
            if station is not None and station.meeting_id is not None:
                self.navigate.emit("meeting", station.meeting_id)
            elif station is not None:
                self._on_wanted("decide", record)

    def _on_wanted(self, action: str, record: str) -> None:
        if action in list(IssuedKind):
            self.publications_wanted.emit(record, action)
            return
        row = self._row(self._chosen)
        place = self._rows.index(row) if row is not None else -1
        if self._do(partial(self.matter_actions.by_name[action], record)):
            if row is not None and self._row(row.key) is None:
                self._follow(row, place)
            self.focus_first()
            self.message.emit(f"„{row.title}“: {done_words(action)}" if row is not None else done_words(action))

    def _follow(self, row: TrackingRow, place: int) -> None:
        """A matter stands no more where it stood: show where it went, or the next one where it left the selection."""
        if row.is_paper:
            start = self._office.tracking.place(row.key)
            begins = self._office.tracking.page(self.chosen_filter(), start, 1).rows
            if begins and row.key in begins[0].paper_ids:
                self._from = start
                self._fetch(PAGE)
                return
        if self._rows:
            self._choose(self._rows[min(place, len(self._rows) - 1)].key)

    def _add_matter(self) -> None:
        """Ask for a matter without a motion and show it, wherever it stands: mostly it is done already."""
        made: list[str] = []

        def add() -> bool:
            made.append(self.matter_actions.add_matter())
            return made != [""]

        self._do(add)
        self.open("".join(made))

    def _do(self, work: Callable[[], bool]) -> bool:
        """Do something to the matter; a refusal outside a dialog becomes a sentence in the banner. Whether it was."""
        try:
            done = work()
        except Refused as error:
            self.notice.emit(Notice(refusal(error), Tone.AMBER))
            return False
        if done:
            self.filter.fill()
            self.reload()
        return done
