"""Somebody who follows one page of the handbook to the letter, and has nothing else to go by."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QProgressDialog,
    QPushButton,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from beirat_desktop.documents import markdown
from beirat_desktop.usecases.handbook import Handbook
from tests.german_keys import as_qt_writes

BOOK = Handbook()
Answer = Callable[[QWidget], object]


def bare(text: str) -> str:
    """Without the sign before the letter that Alt presses, and without the keys behind."""
    return re.sub(r"&(?=\w)", "", text).partition(" (Strg")[0].partition(" (F")[0].strip()


def named(source: str) -> set[str]:
    """All that a page names: words in quotation marks, keys, fields in bold; what ends in a colon heads a paragraph."""
    bold = {word for word in re.findall(r"\*\*([^*]+)\*\*", source) if word[-1] not in ":."}
    return set(re.findall("„([^“]+)“", source)) | set(markdown.keys(source)) | bold


def shown(window: QWidget) -> set[str]:
    """Every word that can be read in a window now, and what the fields without one are called."""
    found: set[str] = set()
    for one in (window, *window.findChildren(QWidget)):
        if not one.isVisible():
            continue
        found.add(one.accessibleName())
        if isinstance(one, QLabel | QAbstractButton):
            found.add(bare(one.text()))
        elif isinstance(one, QTabBar):
            found |= {one.tabText(number) for number in range(one.count())}
        elif isinstance(one, QAbstractItemView) and one.model() is not None:
            model = one.model()
            columns = 1 if isinstance(one, QListView) else model.columnCount()
            for row in range(min(model.rowCount(), 60)):
                found |= {str(model.index(row, column).data() or "") for column in range(columns)}
    return found


class Reader:
    """Presses what the page names, where it can be seen; fails where there is nothing such.

    What the page names and the reader never came to is told by left_out().
    """

    reading: Reader | None = None
    """Who reads now; where several pages are followed in turn, one answers."""

    def __init__(self, program, page: str, qtbot) -> None:
        Reader.reading = self
        self.program, self.window, self.qtbot = program, program.window, qtbot
        self.page = BOOK.page(page)
        assert self.page.key == page
        self._left = named(self.page.source)
        self.answers: list[Answer] = []
        self.asked: list[str] = []
        self.unexpected: list[str] = []
        self._entry = ""
        self._watch = QTimer()
        self._watch.setInterval(10)
        self._watch.timeout.connect(self._on_tick)
        self._watch.start()

    def close(self) -> None:
        self._watch.stop()
        assert self.unexpected == [], f"{self.page.key} does not speak of {self.unexpected}"

    def left_out(self) -> set[str]:
        """What the page names and nobody pressed or saw."""
        return self._left

    # --- what stands there ---

    def said(self, word: str) -> str:
        """The page says it, and the reader came to it."""
        assert word in named(self.page.source), f"the page does not say {word}"
        self._left.discard(word)
        return word

    def sees(self, *words: str, within: QWidget | None = None) -> None:
        """Each word can be read; one that something else follows, such as a number, as its beginning or inside."""
        self.settle()
        there = shown(within or self.window)
        for word in words:
            self.said(word)
            assert any(word in text for text in there), f"nothing to be seen says {word}"

    def reads(self, words: str) -> bool:
        """Whether it can be read, named by the page or not; a blank at which no line ends reads like any other."""
        return any(words in text.replace("\u00a0", " ") for text in shown(self.window))

    # --- what is done ---

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()
            self.qtbot.waitUntil(lambda: not self.program.background.working)

    def place(self, word: str) -> None:
        """A place of the bar at the left."""
        buttons = [self.window.navigation.button(key) for key in self.window.places]
        next(one for one in buttons if bare(one.text()) == self.said(word)).click()
        self.settle()

    def tab(self, word: str) -> None:
        self.said(word)
        for bar in self.window.findChildren(QTabBar):
            labels = [bar.tabText(number).partition(" (")[0] for number in range(bar.count())]
            if bar.isVisible() and word in labels:
                bar.setCurrentIndex(labels.index(word))
                self.settle()
                return
        raise AssertionError(f"no tab {word}")

    def button(self, word: str, within: QWidget | None = None) -> QAbstractButton:
        """A button that can be seen, by its word or the beginning of it where a number follows."""
        seen = [one for one in (within or self.window).findChildren(QAbstractButton) if one.isVisible()]
        same = [one for one in seen if bare(one.text()) == word] or [
            one for one in seen if re.fullmatch(re.escape(word) + r" +\d+", bare(one.text()))
        ]
        assert same, f"no button {word}"
        return same[-1]

    def press(self, word: str, *answers: Answer) -> None:
        """A button; the answers are given to the dialogs that come."""
        self._do(word, answers, lambda: self._click(self.button(word)))

    def menu(self, opener: str, word: str, *answers: Answer) -> None:
        """An entry of the menu of a button, or of the bar above."""
        menus = [one for one in self.window.menuBar().findChildren(QMenu) if bare(one.title()) == opener]
        if not menus:
            seen = (*self.window.findChildren(QToolButton), *self.window.findChildren(QPushButton))
            button = next(one for one in seen if one.isVisible() and bare(one.text()) == opener and one.menu())
            button.menu().aboutToShow.emit()
            menus = [button.menu()]
        if opener in named(self.page.source):
            self.said(opener)
        entry = next((one for one in menus[0].actions() if bare(one.text()) == word), None)
        assert entry is not None, f"no entry {word} under {opener}"
        assert entry.isEnabled(), f"{word} cannot be chosen"
        self._do(word, answers, entry.trigger)

    def context(self, view: QWidget, word: str, *answers: Answer) -> None:
        """An entry of the menu that the right button, or the menu key, opens on the chosen row."""
        self._entry = word
        self._do(word, answers, lambda: self._right_click(view))
        self.qtbot.waitUntil(lambda: not self._entry)

    def key(self, keys: str, *answers: Answer, at: QWidget | None = None) -> None:
        """A key, to whatever has the focus; `at` takes it first."""
        if at is not None:
            at.setFocus()
        QApplication.processEvents()
        one = QKeySequence(as_qt_writes(keys))[0]

        def strike() -> None:
            popup = QApplication.activePopupWidget()
            top = popup or QApplication.activeModalWidget() or self.window
            if popup is None:
                top.activateWindow()
                self.qtbot.waitUntil(top.isActiveWindow)
            QTest.keyClick(top.focusWidget() or top, one.key(), one.keyboardModifiers())

        self._do(keys, answers, strike)

    def key_menu(self, keys: str, word: str) -> None:
        """An entry of the menu that a key opens."""
        self._entry = word
        self.key(keys)
        self.qtbot.waitUntil(lambda: not self._entry)
        if word in named(self.page.source):
            self.said(word)

    def types(self, name: str, text: str) -> None:
        """Into a field of the window, by its name."""
        field = self.field(name)
        field.setFocus()
        type_into(field, text)
        self.settle()

    def widget(self, kind: str) -> QWidget:
        """The one of its kind that can be seen, by the name of its class."""
        return next(one for one in self.window.findChildren(QWidget) if type(one).__name__ == kind and one.isVisible())

    def field_list(self, name: str) -> QAbstractItemView:
        """A list or table that can be seen, by the name it is read out with."""
        found = [one for one in self.window.findChildren(QAbstractItemView) if one.isVisible()]
        return next(one for one in found if one.accessibleName() == name)

    def field(self, name: str) -> QWidget:
        return field_of(self.window, name)

    def ticks(self, word: str) -> None:
        self.said(word)
        box = next(one for one in self.window.findChildren(QCheckBox) if one.isVisible() and one.text() == word)
        if not box.isChecked():
            box.click()
        self.settle()

    def open_meeting(self, meeting, tab: str = "") -> None:
        """Double click in the list of meetings; which one is the reader's own choice."""
        self.window.go("meetings", meeting.id)
        self.settle()
        if tab:
            self.tab(tab)

    def _do(self, word: str, answers: tuple[Answer, ...], act: Callable[[], object]) -> None:
        Reader.reading = self
        self.said(word)
        self.answers = list(answers)
        act()
        self.qtbot.waitUntil(lambda: not self.answers)
        self.settle()

    def _click(self, button: QAbstractButton) -> None:
        assert button.isEnabled(), f"{button.text()} cannot be pressed"
        button.click()

    def _right_click(self, view: QWidget) -> None:
        index = view.currentIndex() if isinstance(view, QAbstractItemView) else None
        spot = view.visualRect(index).center() if index is not None else view.rect().center()
        place = view.viewport() if isinstance(view, QAbstractItemView) else view
        mouse = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(place, QContextMenuEvent(mouse, spot, place.mapToGlobal(spot)))

    def _on_tick(self) -> None:
        if Reader.reading is not self:
            return
        popup = QApplication.activePopupWidget()
        if self._entry and isinstance(popup, QMenu):
            entry, self._entry = self._entry, ""
            self._choose(popup, entry)
            return
        dialog = QApplication.activeModalWidget()
        # What only says that something takes a while is no question.
        if dialog is None or isinstance(dialog, QProgressDialog) or self._entry or dialog.property("left"):
            return
        self.asked.append(dialog.windowTitle())
        if self.answers:
            self.answers.pop(0)(dialog)
        else:
            self.unexpected.append(dialog.windowTitle())
            dialog.close()

    def _choose(self, menu: QMenu, word: str) -> None:
        action: QAction | None = next((one for one in menu.actions() if bare(one.text()) == word), None)
        there = [one.text() for one in menu.actions()]
        if action is None or not action.isEnabled():
            menu.close()
            raise AssertionError(f"{word} is none of {there}")
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)


def field_of(window: QWidget, name: str) -> QWidget:
    """A field that can be written in, by the name it is read out with."""
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit)
    found = [one for kind in kinds for one in window.findChildren(kind) if one.isVisible()]
    return next(one for one in found if one.accessibleName() == name)


def type_into(field: QWidget, text: str) -> None:
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        field.insertPlainText(text) if hasattr(field, "insertPlainText") else field.insert(text)


def confirm(dialog: QWidget) -> None:
    """The blue or red button of a dialog; where something speaks against it, the one that acts all the same."""
    buttons = [one for one in dialog.findChildren(QAbstractButton) if one.isVisible()]
    loud = [one for one in buttons if one.property("primary") or one.property("danger")]
    same = [one for one in buttons if bare(one.text()) in ("Trotzdem eröffnen", "Sitzung schließen")]
    (loud or same)[0].click()


def stay(dialog: QWidget) -> None:
    """Look, and leave it; one that still draws its paper goes a moment later."""
    dialog.setProperty("left", True)
    dialog.reject()


def presses(word: str) -> Answer:
    """A button of the dialog by its word; what it asks and the dialog itself are answered next."""

    def answer(dialog: QWidget) -> None:
        buttons = [one for one in dialog.findChildren(QAbstractButton) if one.isVisible()]
        button = next(one for one in buttons if bare(one.text()) == word)
        QTimer.singleShot(0, button.click)

    return answer


def filled(**fields: str) -> Answer:
    """Type into fields by their names, then confirm."""

    def answer(dialog: QWidget) -> None:
        for name, text in fields.items():
            edit = field_of(dialog, name.replace("_", " "))
            edit.setFocus()
            edit.clear()
            type_into(edit, text)
            QTest.keyClick(edit, Qt.Key.Key_Tab)
        confirm(dialog)

    return answer


def reasoned(dialog: QWidget) -> None:
    """Say why, where a reason is asked for, and go on."""
    for edit in dialog.findChildren(QPlainTextEdit):
        if edit.isVisible() and not edit.isReadOnly():
            edit.setPlainText("So besprochen.")
    confirm(dialog)
