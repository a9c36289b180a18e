"""The menu bar, because clerks look there: everything has its name and its key."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTextEdit

from beirat_desktop.desktop.hits import Command
from beirat_desktop.desktop.key_words import shown_keys
from beirat_desktop.desktop.list_actions import LIST_ACTIONS, LIST_MENU
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import Scheme, Theme
from beirat_desktop.desktop.widgets.clearing import clear_menu
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.why import permit

if TYPE_CHECKING:
    from beirat_desktop.desktop.main_window import MainWindow

_SCHEMES = (
    (Scheme.SYSTEM, "Wie das System"),
    (Scheme.LIGHT, "Hell"),
    (Scheme.DARK, "Dunkel"),
    (Scheme.CONTRAST, "Hoher Kontrast"),
)
MORE = "Mehr"
"""What a button is called that unfolds what it had no room for."""
_NOT_FOUND = "-"
"""Marks what Strg+K need not offer."""
_PERCENTS = (100, 110, 125, 150, 175, 200)


class Menus(QObject):
    """Datei, Bearbeiten, Vorgang, Gehe zu, Ansicht, Hilfe; features may add to file_menu and help_menu."""

    def __init__(self, window: MainWindow, theme: Theme, state: State) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._state = state
        self._actions: list[QAction] = []
        self._places: list[QAction] = []
        self.file_menu = self._unfold("&Datei")
        self._edit = self._unfold("&Bearbeiten")
        self.verbs_menu = self._unfold("&Vorgang")
        self.verbs_menu.aboutToShow.connect(lambda: self.fill_verbs(self.verbs_menu))
        self._go = self._unfold("&Gehe zu")
        self._view = self._unfold("&Ansicht")
        self.help_menu = self._unfold("&Hilfe")
        self._quit = self.add(self.file_menu, "Beenden", window.close, "Ctrl+Q")
        self._actions.remove(self._quit)  # in Strg+K it stands last
        save = self.add_to_file("Speichern", window.save, "Ctrl+S")
        save.setProperty("command", _NOT_FOUND)
        self._fill_list()
        self._fill_edit()
        self._fill_go()
        self._fill_view()
        self.add(self.help_menu, "Hilfe zu dieser Seite", window.show_help, "F1")

    def _unfold(self, text: str) -> Menu:
        menu = Menu(text, self._window.menuBar())
        self._window.menuBar().addMenu(menu)
        return menu

    def add(self, menu: QMenu, text: str, slot: Callable[[], object], keys: str = "", name: str = "") -> QAction:
        """Add to a menu and to the commands of Strg+K, there under name where the text alone says too little."""
        action = QAction(text, self)
        action.setProperty("command", name)
        action.triggered.connect(lambda: slot())
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setAutoRepeat(False)
        menu.addAction(action)
        self._actions.append(action)
        return action

    def add_to_file(self, text: str, slot: Callable[[], object], keys: str = "") -> QAction:
        """Add to «Datei», above «Beenden»."""
        action = self.add(self.file_menu, text, slot, keys)
        self.file_menu.removeAction(action)
        self.file_menu.insertAction(self._quit, action)
        return action

    def add_place(self, label: str, keys: str, slot: Callable[[], object]) -> None:
        # A single "&" would be a letter to press.
        action = self.add(self._go, label.replace("&", "&&"), slot, keys, f"Gehe zu: {label}")
        action.setData(label)
        self._places.append(action)

    def show_places(self, labels: Collection[str]) -> None:
        """Leave out the places that are not of this desk."""
        for action in self._places:
            action.setVisible(action.data() in labels)

    def set_undo(self, undo: str, redo: str) -> None:
        for action, word, what, why in (
            (self.undo_action, "Rückgängig", undo, "nichts zurückzunehmen"),
            (self.redo_action, "Wiederholen", redo, "nichts wurde zurückgenommen"),
        ):
            action.setText(f"{word}: {what}" if what else word)
            permit(action, bool(what), why)

    def set_ways(self, back: bool, forward: bool) -> None:
        permit(self._back, back, "keine Seite davor")
        permit(self._forward, forward, "keine Seite danach")

    def commands(self) -> list[Command]:
        places = [action for action in self._actions if action in self._places]
        others = [action for action in self._actions if action not in self._places]
        return [
            Command(
                action.property("command") or action.text().replace("&", ""),
                action.trigger,
                shown_keys(action.shortcut()),
            )
            for action in (*places, *others, self._quit)
            if action.isEnabled() and action.property("command") != _NOT_FOUND
        ]

    def _fill_list(self) -> None:
        self.list_menu = Menu("Liste", self._window)
        self.list_menu.setObjectName(LIST_MENU)
        self.file_menu.insertMenu(self._quit, self.list_menu)
        for what, text, name in LIST_ACTIONS:
            slot = partial(self._window.list_wanted.emit, what, None)
            self.add(self.list_menu, text, slot, name=name)
            if what == "copy":
                self.list_menu.addSeparator()

    def _fill_edit(self) -> None:
        window = self._window
        self.undo_action = self.add(self._edit, "Rückgängig", window.undo.emit, "Ctrl+Z")
        self.redo_action = self.add(self._edit, "Wiederholen", window.redo.emit, "Ctrl+Y")
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.set_undo("", "")
        self._edit.addSeparator()
        # The fields themselves own these keys; the menu is for those who look for the words.
        for text, name in (("Ausschneiden", "cut"), ("Kopieren", "copy"), ("Einfügen", "paste")):
            action = QAction(text, self)
            action.triggered.connect(lambda _checked=False, name=name: self._in_field(name))
            self._edit.addAction(action)
        self._edit.addSeparator()
        self.add(self._edit, "Suchen …", lambda: window.finder.pop_up(), "Ctrl+K", _NOT_FOUND)

    def fill_verbs(self, menu: Menu, own: Sequence[QAction] = ()) -> None:
        """What the page can do now: the buttons of its header, what they fold out, and what else it offers.

        own: what can be done with the place that was pointed at, before all that.
        """
        clear_menu(menu)
        if own:
            menu.addActions(own)
            menu.addSeparator()
        page = self._window.current_page
        shown = () if page is None else (*page.page_actions(), *page.command_actions())
        more: list[QAction] = []
        for action in dict.fromkeys(shown):
            if not action.isVisible():
                continue
            unfolds = action.menu()
            if isinstance(unfolds, QMenu):
                unfolds.aboutToShow.emit()  # the page says there what can be done now
            if isinstance(unfolds, QMenu) and action.text().strip() == MORE:
                more += unfolds.actions()  # in a menu that word would tell nothing: its entries stand below the others
            elif isinstance(unfolds, QMenu):
                self._mirror(menu.unfold(action.text().strip()), unfolds.actions())
            else:
                self._mirror(menu, (action,))
        if more:
            menu.addSeparator()
            self._mirror(menu, more)
        if menu.isEmpty():
            menu.addAction("Auf dieser Seite gibt es keine Befehle").setEnabled(False)

    def _mirror(self, menu: QMenu, actions: Sequence[QAction]) -> None:
        """Show actions that are the page's: their keys work there only, so that they are told here, not taken."""
        for action in actions:
            if action.isSeparator():
                menu.addSeparator()
            elif action.isVisible():
                keys = shown_keys(action.shortcut())
                words = str(action.property("command") or action.text())
                made = menu.addAction(f"{words}\t{keys}" if keys else words, action.trigger)
                permit(made, action.isEnabled(), str(action.property("why") or ""))
                made.setCheckable(action.isCheckable())
                made.setChecked(action.isChecked())

    def _in_field(self, name: str) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit | QTextEdit):
            getattr(field, name)()

    def _fill_go(self) -> None:
        self._back = self.add(self._go, "Zurück", self._window.back, "Alt+Left")
        self._forward = self.add(self._go, "Vorwärts", self._window.forward, "Alt+Right")
        self.set_ways(False, False)
        self._go.addSeparator()

    def _fill_view(self) -> None:
        colours = self._view.unfold("Farben")
        group = QActionGroup(self)
        for scheme, word in _SCHEMES:
            action = self.add(colours, word, lambda scheme=scheme: self._on_scheme(scheme), "", f"Farben: {word}")  # type: ignore[misc]
            action.setCheckable(True)
            action.setChecked(self._theme.scheme is scheme)
            group.addAction(action)
        sizes = self._view.unfold("Schriftgröße")
        self._sizes = QActionGroup(self)
        for percent in _PERCENTS:
            action = self.add(sizes, f"{percent} %", lambda percent=percent: self._on_percent(percent), "", _NOT_FOUND)  # type: ignore[misc]
            action.setCheckable(True)
            action.setData(percent)
            self._sizes.addAction(action)
        sizes.addSeparator()
        self.add(sizes, "Größer", lambda: self._step(1), "Ctrl+Shift+PgUp", "Schrift größer")
        self.add(sizes, "Kleiner", lambda: self._step(-1), "Ctrl+Shift+PgDown", "Schrift kleiner")
        self._view.addSeparator()
        self.add(self._view, "Navigation schmal oder breit", self._window.toggle_navigation, "F9")
        self._mark_size()

    def _on_scheme(self, scheme: Scheme) -> None:
        self._theme.set_scheme(scheme)
        self._state.scheme = scheme

    def _on_percent(self, percent: int) -> None:
        self._theme.set_percent(percent)
        self._state.percent = self._theme.percent
        self._mark_size()

    def _step(self, step: int) -> None:
        nearest = min(range(len(_PERCENTS)), key=lambda place: abs(_PERCENTS[place] - self._theme.percent))
        self._on_percent(_PERCENTS[max(0, min(len(_PERCENTS) - 1, nearest + step))])

    def _mark_size(self) -> None:
        for action in self._sizes.actions():
            action.setChecked(action.data() == self._theme.percent)
