"""The window: places at the left, header, the page, status line. It knows pages, no feature."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QStackedWidget,
    QTableView,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.allowing import allowed
from beirat_desktop.desktop.header import Header
from beirat_desktop.desktop.hits import Command, Search
from beirat_desktop.desktop.kept_focus import KeptFocus
from beirat_desktop.desktop.key_words import shown_keys
from beirat_desktop.desktop.menus import Menus
from beirat_desktop.desktop.messages import Banner, Notice, Saving
from beirat_desktop.desktop.navigation import Navigation
from beirat_desktop.desktop.page import Page, Stack
from beirat_desktop.desktop.page_buttons import button_commands
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.status import StatusLine
from beirat_desktop.desktop.theme import Theme, px
from beirat_desktop.desktop.widgets.dialog import asks_for_menu, open_menu, page_about
from beirat_desktop.desktop.widgets.entries import EntryRow
from beirat_desktop.desktop.widgets.letters import Letters, Menu
from beirat_desktop.desktop.widgets.search_edit import SearchEdit
from beirat_desktop.desktop.widgets.steady import Steady
from beirat_desktop.desktop.widgets.tab_order import move_on, stops

if TYPE_CHECKING:
    from beirat_desktop.desktop.finder import Finder

_FINDS = ("such", "filter", "eingrenz")
"""How fields call themselves that narrow a list."""
_HISTORY = 100
_NARROW_BELOW = 1080
_AFTER_DROPPING_MS = 1_000
"""Pages that were dropped are gone by then, and what they knew can be collected."""


@dataclass(slots=True)
class _Place:
    label: str
    build: Callable[[Stack], Page]
    nouns: frozenset[str]
    page: Page | None = None


class MainWindow(QMainWindow):
    """Builds a page when it is first visited, and keeps the way back.

    Signals:
        undo, redo: the user asked for it; set_undo() says what it would do.
        list_wanted: "copy", "print" or a ListKind to save as, and a Shown; None for the table that is shown.
        look_wanted: noun and id of a hit whose paper is to be seen.
        closing: the window goes; pages have saved what was typed.
        help: F1 was pressed; the page of the handbook that speaks of what is shown.
        page_made: a page was just made, and is shown next.
        painted: the empty window is on the screen; what takes longer begins now.
    """

    undo = Signal()
    redo = Signal()
    list_wanted = Signal(str, object)
    look_wanted = Signal(str, str)
    closing = Signal()
    help = Signal(str)
    painted = Signal()
    page_made = Signal(QWidget)

    def __init__(self, theme: Theme, state: State) -> None:
        super().__init__()
        self._state = state
        self._places: dict[str, _Place] = {}
        self._current = ""
        self._search: Search | None = None
        self._back: list[tuple[str, str]] = []
        self._forward: list[tuple[str, str]] = []
        self._here: tuple[str, str] | None = None
        self._painted = False
        self._dropped = QTimer(self)
        self._dropped.setSingleShot(True)
        self._dropped.setInterval(_AFTER_DROPPING_MS)
        self._dropped.timeout.connect(lambda: gc.collect())
        self._percent = theme.percent
        self._theme = theme
        self._narrow_wish = state.flag("navigation/narrow")
        self.setWindowTitle("Beirat Desktop")
        self.setMinimumSize(800, 560)
        self.navigation = Navigation(self)
        self.header = Header(self)
        self.banner = Banner(self)
        self._saving, self._typed_before = Saving.SAVED, False
        self._of_desk: frozenset[str] | None = None
        self.stack = QStackedWidget(self)
        self.status = StatusLine(self)
        right = self._right = QVBoxLayout()
        right.setSpacing(0)
        for widget in (self.header, self.banner):
            right.addWidget(widget)
        right.addWidget(self.stack, 1)
        right.addWidget(self.status)
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)
        self.setCentralWidget(body)
        self.body = body
        self.menus = Menus(self, theme, state)
        Letters(self, without=self.navigation)
        KeptFocus(self)
        Steady(self)
        self._connect(theme)
        # Less the title bar that the desktop puts around it.
        self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize() - QSize(0, 40)))
        state.window("main", self)

    def _connect(self, theme: Theme) -> None:
        self.navigation.chosen.connect(self._walk)
        self.header.search.connect(lambda: self.finder.pop_up())
        theme.changed.connect(self._on_theme)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setAutoRepeat(False)
        escape.activated.connect(self._on_escape)

    @cached_property
    def finder(self) -> Finder:
        """Strg+K; made when it is first asked for, since the first paint need not wait for it."""
        from beirat_desktop.desktop.finder import Finder

        made = Finder(self.body)
        made.navigate.connect(self.navigate)
        made.list_wanted.connect(self.list_wanted)
        made.look_wanted.connect(self.look_wanted)
        made.set_commands(self.commands)
        if self._search is not None:
            made.set_search(self._search)
        return made

    def add_page(
        self,
        key: str,
        label: str,
        icon_name: str,
        build: Callable[[Stack], Page],
        *,
        nouns: Iterable[str] = (),
        shortcut: str = "",
    ) -> None:
        """A place in the bar at the left; nouns are opened there.

        build: called on the first visit with the stack in which the page is to stand: one that is made elsewhere and
        then moved goes through the style sheet again with all it holds.
        """
        number = len(self._places) + 1
        keys = shortcut or (f"Ctrl+{number}" if number <= 9 else "")
        shown = shown_keys(keys)
        self._places[key] = _Place(label, build, frozenset(nouns))
        self.navigation.add(key, label, icon_name, shown)
        self.menus.add_place(label, keys, lambda: self.go(key))

    def add_rule(self) -> None:
        """A thin line between the place before and the next."""
        self.navigation.add_rule()

    def set_count(self, key: str, count: int) -> None:
        """How many things wait at a place."""
        self.navigation.set_count(key, count)

    def set_desk(self, label: str, keys: Iterable[str] | None = None) -> None:
        """Who works here, and which places that desk shows (None: all)."""
        self.navigation.set_desk(label)
        self._of_desk = frozenset(self._places if keys is None else keys)
        self.navigation.show_only(self._of_desk)
        self.menus.show_places([place.label for key, place in self._places.items() if key in self._of_desk])

    def set_search(self, search: Search) -> None:
        """Where Strg+K finds records; called on the UI thread for every key."""
        self._search = search
        if "finder" in self.__dict__:
            self.finder.set_search(search)

    def set_undo(self, undo: str = "", redo: str = "") -> None:
        """What the next undo and redo would do, such as «TOP 4 verschoben»; "" for nothing."""
        self.menus.set_undo(undo, redo)

    def show_record(self, text: str, term: str = "") -> None:
        """What the status line says of the record, such as «beirat.sqlite · gesichert heute 08:02»."""
        self.status.record_label.setText(text)
        self.status.term_label.setText(term)
        self.setWindowTitle(f"{text.partition(' · ')[0]} – Beirat Desktop")

    def show_message(self, text: str) -> None:
        self.status.tell(text)

    def show_notice(self, notice: Notice) -> None:
        """Tell it above the page; while a meeting is led, over the header, so that nothing moves under the hand."""
        page = self.current_page
        floats = page is not None and page.in_session()
        if floats:
            self._right.removeWidget(self.banner)
        elif self._right.indexOf(self.banner) < 0:
            self._right.insertWidget(1, self.banner)
        self._typed_before = self._saving is Saving.SAVING
        self.status.leave()  # what came of something newer stands above now
        self.banner.tell(notice)
        self._place_banner()

    def outdate_refusal(self) -> None:
        """Something was saved: why another thing could not be done before is over, and may no longer be true.

        What was typed before the refusal and is saved only now mends nothing.
        """
        if self.banner.refused and not self._typed_before:
            self.banner.tell(Notice(""))

    def _place_banner(self) -> None:
        """Where it floats: as wide as the header, over it."""
        if self._right.indexOf(self.banner) >= 0 or self.banner.isHidden():
            return
        width = self.header.width()
        high = max(self.banner.heightForWidth(width), self.banner.sizeHint().height(), self.header.height())
        self.banner.setGeometry(self.header.x(), self.header.y(), width, high)
        self.banner.raise_()

    def show_saving(self, state: Saving, trouble: str = "") -> None:
        self._saving = state
        self._typed_before = self._typed_before and state is Saving.SAVING
        self.status.show_saving(state, trouble)

    @property
    def current_page(self) -> Page | None:
        place = self._places.get(self._current)
        return place.page if place else None

    def page(self, key: str) -> Page:
        """The page of a place, built now if it was not visited yet."""
        place = self._places[key]
        if place.page is None:
            page = place.build(self.stack)
            self.page_made.emit(page)
            place.page = page
            page.navigate.connect(self.navigate)
            page.message.connect(self.show_message)
            page.notice.connect(self.show_notice)
            page.saving.connect(self.show_saving)
            page.turned.connect(self.status.leave)
            page.header_changed.connect(self._on_header_changed)
            self.stack.addWidget(page)
        return place.page

    def forget_pages(self) -> None:
        """Another record is coming: every page is made anew when it is visited."""
        self.header.forget()
        self._drop_pages()
        self._here = None
        self._back.clear()
        self._forward.clear()

    def forget_page(self, key: str) -> None:
        """A place is made anew, at once where it is seen: somebody else works here, with another desk."""
        self._drop(self._places[key])
        if self._here is not None and self._current == key:
            self._show(key, "")

    def _drop_pages(self) -> None:
        for place in self._places.values():
            self._drop(place)

    def _drop(self, place: _Place) -> None:
        if place.page is not None:
            self.stack.removeWidget(place.page)
            place.page.hide()
            place.page.deleteLater()
            place.page = None
            # What a page knows goes in circles. Left to the seldom rounds of the collector, several generations of
            # pages would lie in memory at once.
            self._dropped.start()

    def go(self, key: str, record: str = "", *, walking: bool = False) -> None:
        """Show a place, and a record there; the place before is one step back.

        walking: whether the keyboard stays where it is, as with a user who walks through the places.
        """
        if self._here is not None and self._here != (key, record):
            self._back.append(self._here)
            del self._back[:-_HISTORY]
            self._forward.clear()
        self._show(key, record, walking=walking)

    def _walk(self, key: str) -> None:
        """Show what was chosen in the bar; a key of the place itself is no walk, and leads into it."""
        self.go(key, walking=self.navigation.isAncestorOf(self.focusWidget() or self))

    def navigate(self, noun: str, record: str) -> None:
        """Show the record at the place that opens its noun; a place's own key goes to that place."""
        for key, place in self._places.items():
            if noun == key or noun in place.nouns:
                if self._is_of_desk(key):
                    self.go(key, record)
                else:
                    self.show_message(f"„{place.label}“ gehört nicht zu diesem Arbeitsplatz.")
                return
        raise KeyError(noun)

    def opens(self, noun: str) -> bool:
        """Whether some place opens records of that noun."""
        return any(noun == key or noun in place.nouns for key, place in self._places.items() if self._is_of_desk(key))

    def _is_of_desk(self, key: str) -> bool:
        return self._of_desk is None or key in self._of_desk

    @property
    def places(self) -> tuple[str, ...]:
        """The keys of all places, in their order."""
        return tuple(self._places)

    def back(self) -> None:
        if self._back and self._here is not None:
            self._forward.append(self._here)
            self._show(*self._back.pop())

    def forward(self) -> None:
        if self._forward and self._here is not None:
            self._back.append(self._here)
            self._show(*self._forward.pop())

    def commands(self) -> Sequence[Command]:
        """What Strg+K can do now: the buttons of header and page, what their menus hold, the places, the menus."""
        own: list[Command] = []
        page = self.current_page
        shown = (*page.page_actions(), *page.command_actions()) if page else ()
        for action in (*shown, *chain.from_iterable(map(_held, shown))):
            if action.isEnabled() and action.menu() is None and allowed(action):
                keys = shown_keys(action.shortcut())
                own.append(Command(str(action.property("command") or action.text()), action.trigger, keys))
        beside = button_commands(page, own) if page else ()
        return (*own, *beside, *self.menus.commands())

    def flush(self) -> None:
        """Let every page keep what is still being typed."""
        for place in self._places.values():
            if place.page is not None:
                place.page.flush()

    def save(self) -> None:
        """Everything is saved as it is typed; whoever asks for it hears that."""
        self.flush()
        failed = self.status.saving_label.property("role") == "error"
        said = "Noch nicht gespeichert" if failed else "Alles ist gespeichert – das geschieht beim Schreiben von selbst"
        self.status.tell(said)

    def _to_search(self) -> bool:
        """Put the keyboard into the field that narrows the list of the page; False where it shows no list.

        A list without such a field finds a row by what is typed on it, and says so.
        """
        page = self.current_page
        fields = [] if page is None else [one for one in page.findChildren(QLineEdit) if one.isVisible()]
        search = next((one for one in fields if any(word in one.accessibleName().casefold() for word in _FINDS)), None)
        if search is None:
            found = [] if page is None else [one for one in page.findChildren(QTableView) if one.isVisible()]
            if not found:
                return False
            found[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.show_message("In dieser Liste genügt es zu tippen: Sie springt zur Zeile, in der es steht.")
            return True
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()
        return True

    def _show(self, key: str, record: str, *, walking: bool = False) -> None:
        left = self.current_page
        if left is not None:
            left.flush()
        page = self.page(key)
        self._current = key
        if self._here is not None and self._here != (key, record):
            self.status.leave()
        self._here = (key, record)
        self.banner.tell(Notice(""))  # with what its button would have done, which holds the page before
        held = self.focusWidget()
        if held is not None and left is not None and left.isAncestorOf(held):
            held.clearFocus()  # or Qt hands it on to wherever it finds the next place, and a reader says that first
        self.stack.setCurrentWidget(page)
        page.open(record)
        page.catch_up()
        self.navigation.mark(key)
        if not walking:
            page.focus_first()
        if held is not None and held.isVisible() and self.focusWidget() is None:
            held.setFocus()
        self.header.show_page(page)
        self.menus.set_ways(bool(self._back), bool(self._forward))
        self._state.set_text("window/page", key)

    @property
    def last_page(self) -> str:
        """The place that was open when the program was left; "" when it is not known here."""
        key = self._state.text("window/page")
        return key if key in self._places and self._is_of_desk(key) else ""

    def _on_header_changed(self) -> None:
        page = self.current_page
        if page is not None and page is self.sender():
            self.header.show_page(page)

    def _on_theme(self) -> None:
        self._fit()
        page = self.current_page
        if page is None:
            return
        # A page sets lengths when it is made; in another size of the text all are made anew. The desk of a meeting
        # that is led follows by itself, since nothing there may go away under the hand.
        resized, self._percent = self._theme.percent != self._percent, self._theme.percent
        if resized and not page.in_session():
            self._make_anew(page)
        else:
            self.header.restyle(page)

    def _make_anew(self, page: Page) -> None:
        """Every page in the sizes of now, the one that is seen at once, with the keyboard where it was."""
        self.flush()
        key, record = self._here or (self._current, "")
        place = page.whereabouts()
        way = stops(page)
        focused = self.focusWidget()
        stop = way.index(focused) if focused in way else None
        self._drop_pages()
        self._show(key, record if place is None else place)
        made = self.current_page
        again = stops(made) if made is not None else []
        if stop is not None and stop < len(again) and type(again[stop]) is type(focused):
            again[stop].setFocus()

    def _on_escape(self) -> None:
        if "finder" in self.__dict__ and self.finder.isVisible():
            self.finder.put_away()
        elif self.banner.isVisible():
            self.banner.dismiss()
        elif self.current_page is not None and self.current_page.in_session():
            self.current_page.focus_first()
        elif not self._stays_in(self.focusWidget()):
            self.back()

    def _stays_in(self, field: QWidget | None) -> bool:
        """Whether Esc stays: a search is emptied, and whoever types does not leave the page by it."""
        if isinstance(field, QAbstractSpinBox | QComboBox):
            field = field.findChild(QLineEdit)  # for which it holds the keyboard itself
        if not isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit) or field.isReadOnly():
            return False
        if isinstance(field, QLineEdit):
            typed = bool(field.text())
            if typed and isinstance(field, SearchEdit):
                field.clear()
            return typed
        return not field.document().isEmpty()

    def toggle_navigation(self) -> None:
        """Icons alone, or icons and words."""
        self._narrow_wish = not self.navigation.narrow
        self._state.set_flag("navigation/narrow", self._narrow_wish)
        self.navigation.set_narrow(self._narrow_wish)

    def show_help(self) -> None:
        """Ask for the page of the handbook about what is shown."""
        page, named = self.current_page, page_about(QApplication.activeModalWidget())
        if "finder" in self.__dict__ and self.finder.isVisible():
            named = "suchen"
        self.help.emit(named or (page.shown_help_page() if page else ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._place_banner()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_on(self, forward)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What has no menu of its own (cards, boards, lines, lists of entries) has that of its page."""
        page = self.current_page
        place = self.childAt(event.pos()) if event.reason() != QContextMenuEvent.Reason.Keyboard else self.focusWidget()
        if page is None or place is None or not (place is page or page.isAncestorOf(place)):
            event.ignore()
            return
        self.verbs_of(place).popup(event.globalPos())
        event.accept()

    def verbs_of(self, place: QWidget) -> QMenu:
        """The menu of a place on the page: what can be done with it, then what the page can do."""
        menu = Menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        own: list[QAction] = []
        at: QWidget | None = place
        while at is not None and not isinstance(at, Page):
            if isinstance(at, EntryRow):
                own = at.own_actions(menu)
            at = at.parentWidget()
        self.menus.fill_verbs(menu, own)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button the keyboard is at; Qt does that in dialogs only. Strg+F goes to the search.

        F1 comes from a dialog, which hands it on; that of the window itself is in its menu.
        """
        if event.key() == Qt.Key.Key_F1:
            self.show_help()
            return
        if asks_for_menu(event):
            open_menu(self.focusWidget())
            return
        if event.matches(QKeySequence.StandardKey.Find) and self._to_search():
            return
        button = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if enter and isinstance(button, QAbstractButton) and not isinstance(button, QCheckBox | QRadioButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            # Behind this paint, of which the window is only the first part.
            QTimer.singleShot(0, self.painted.emit)

    def _fit(self) -> None:
        self.navigation.set_narrow(self._narrow_wish or self.width() < px(_NARROW_BELOW))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        self._state.keep_window("main", self)
        self._state.sync()
        self.closing.emit()
        super().closeEvent(event)


def _held(action: QAction) -> list[QAction]:
    """What the menu of a button offers now; nothing of one that has none."""
    menu = action.menu()
    if not isinstance(menu, QMenu) or not action.isVisible():
        return []
    menu.aboutToShow.emit()  # what fits the record is shown only then
    return [one for one in menu.actions() if one.isVisible() and not one.isSeparator()]
