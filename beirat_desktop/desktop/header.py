"""The band above a page: what is open, its state, the search, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.allowing import allowed
from beirat_desktop.desktop.emphasis import emphasize
from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.theme import MARGIN, px
from beirat_desktop.desktop.widgets.chip import Chip
from beirat_desktop.desktop.widgets.clearing import clear_menu
from beirat_desktop.desktop.widgets.labels import ElidedLabel
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.why import why_not

_BETWEEN = 12
_AROUND = 16


class ActionButton(QToolButton):
    """A button that is an action: text, tooltip, emphasis and enabled state follow it. Words only, on every page."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "action")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.action = action
        self._folded = False
        # Not the default action: with it Qt drops the dots that say a question follows, and PySide loses the
        # actions of its menu together with the button.
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_changed)
        menu = action.menu()
        if isinstance(menu, QMenu):
            self.setMenu(menu)
            self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            self.setProperty("menu", True)
        self._on_changed()

    def fold(self, folded: bool) -> None:
        """Leave the row, or come back to it."""
        self._folded = folded
        self.setVisible(self.action.isVisible() and not folded)

    def leave(self) -> None:
        """Go for good; what still happens to the action must not bring the button back for a moment."""
        self.action.changed.disconnect(self._on_changed)
        self.hide()
        self.deleteLater()

    def _on_changed(self) -> None:
        text = self.action.text()
        self.setText(text)
        emphasize(self, bool(self.action.property("primary")))
        why = why_not(self.action)
        tip = f"{text} – geht jetzt nicht: {why}" if why else self.action.toolTip()
        self.setToolTip(tip)
        self.setAccessibleDescription(tip.removeprefix(text).removeprefix(" – "))  # the word is said already
        self.setEnabled(self.action.isEnabled())
        self.setVisible(self.action.isVisible() and not self._folded)
        self.setAccessibleName(text)


class Header(QWidget):
    """Shows what the page says of itself.

    Signals:
        search: the search field was pressed.
    """

    search = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel(self, role="title")
        self._subtitle = ElidedLabel(self, role="muted")
        self._chip = Chip("", parent=self)
        self._chip.hide()
        self._search = QPushButton(icon("search", "muted"), "Suchen (Strg+K)", self)
        self._search.setProperty("kind", "search")
        self._search.setToolTip("Alles durchsuchen und Befehle finden (Strg+K)")
        self._search.setAccessibleName("Suchen")
        self._search.clicked.connect(self.search)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._subtitle)
        foot.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addStretch(1)
        self._lines = (head, foot, below)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(head)
        words.addLayout(foot)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(_BETWEEN)
        self._more = QAction("Mehr", self)
        self._more_menu = Menu(self)
        self._more_menu.aboutToShow.connect(self._fill_more)
        self._more.setMenu(self._more_menu)
        self._more_button = ActionButton(self._more, self)
        self._more_button.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, 9, MARGIN, 9)
        whole.setSpacing(1)
        row = QHBoxLayout()
        row.setSpacing(_AROUND)
        row.addLayout(words, 1)
        row.addWidget(self._search)
        row.addWidget(self._more_button)
        row.addLayout(self._buttons)
        whole.addLayout(row)
        whole.addLayout(below)
        self._shown: list[QAction] = []
        self._told: tuple[object, ...] = ()
        self._made: list[ActionButton] = []
        self._folded: list[QAction] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_page(self, page: Page) -> None:
        actions = [action for action in page.page_actions() if allowed(action)]
        told = (page, page.title(), page.subtitle(), page.chip(), actions)
        if told == self._told:
            return  # it is asked behind every key that saves something
        self._told = told
        self._title.setText(page.title())
        page.setAccessibleName(page.title())
        self._subtitle.setText(page.subtitle())
        self._subtitle.setVisible(bool(page.subtitle()))
        chip = page.chip()
        self._chip.setVisible(chip is not None)
        if chip is not None:
            self._chip.show_word(*chip)
        if self._show_actions(actions):
            page.focus_first()
        self._fit()

    def forget(self) -> None:
        """The page goes, and its actions with it, while a question may still be asked before the next one comes."""
        self._told = ()
        self._show_actions([])
        self._folded = []

    def restyle(self, page: Page) -> None:
        """Build the buttons anew, in the sizes of now."""
        self._shown, self._told = [], ()
        self.show_page(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_actions(self, actions: Sequence[QAction]) -> bool:
        """Whether the button went that the keyboard was at."""
        if list(actions) == self._shown:
            return False
        self._shown = list(actions)
        pressed: QAction | None = None
        # Asked of the window: after a question it is not yet the active one, and then no button says it has focus.
        focused = self.window().focusWidget()
        for button in self._made:
            button.action.changed.disconnect(self._on_action_changed)
            pressed = button.action if button is focused else pressed
            self._buttons.removeWidget(button)
            button.leave()
        self._made = []
        for action in actions:
            button = ActionButton(action, self)
            action.changed.connect(self._on_action_changed)
            self._buttons.addWidget(button)
            self._made.append(button)
            if action is pressed:
                button.setFocus()
        return pressed is not None and pressed not in actions

    def _fit(self) -> None:
        """Who gives way where room is short: the search, the chip, then buttons go into «Mehr»; the title never.

        What stands below the title goes below the buttons too where there is no room for it beside them.
        """
        wide = self.width() > px(860)
        chip = self._chip.sizeHint().width() + _BETWEEN if wide and not self._chip.isHidden() else 0
        buttons = self._action_buttons()
        self._search.setText("")
        self._search.setMinimumWidth(0)
        # What always stands beside the title: the search as its sign, and the gaps around it and behind the title.
        beside = self._search.sizeHint().width() + 2 * _AROUND + _BETWEEN
        room = self.width() - 2 * MARGIN - beside - chip
        folds = [button for button in buttons if not button.action.property("primary")]
        # A menu of the page that has the same name goes first: two of them side by side would be a riddle.
        folds.sort(key=lambda button: button.action.text() != self._more.text())
        folded: list[ActionButton] = []
        while folds and not self._title.fits(room - self._wide(buttons, folded), 2):
            folded.append(folds.pop(0))
        if len(folded) == 1 and folded[0].action.menu() is None and folds:
            folded.append(folds.pop(0))
        for button in buttons:
            button.fold(button in folded)
        self._folded = [button.action for button in buttons if button in folded]
        self._more_button.setVisible(bool(folded))
        self._title.set_lines(1 if self._title.fits(room - self._wide(buttons, folded), 1) else 2)
        room -= self._wide(buttons, folded)
        roomy = room - self._title.sizeHint().width() > px(230)
        behind = self._chip.sizeHint().width() + _BETWEEN if not wide and not self._chip.isHidden() else 0
        line = room + chip - behind
        beneath = not self._subtitle.fits(line, 1)
        if not beneath:  # the field becomes a sign before that
            roomy = roomy and self._subtitle.fits(line - px(230) + self._search.sizeHint().width(), 1)
        self._subtitle.set_lines(2 if beneath and not self._subtitle.fits(self.width() - 2 * MARGIN - behind, 1) else 1)
        self._place(wide, beneath)
        self._search.setText("Suchen (Strg+K)" if roomy else "")
        self._search.setMinimumWidth(px(230) if roomy else 0)

    def _place(self, wide: bool, beneath: bool) -> None:
        """The chip stands behind the title or behind what stands below it, that beside the buttons or below them."""
        head, foot, below = self._lines
        second = below if beneath else foot
        lines: tuple[tuple[QWidget, QHBoxLayout, int], ...] = (
            (self._subtitle, second, 0),
            (self._chip, head if wide else second, 1),
        )
        for widget, line, at in lines:
            if line.indexOf(widget) < 0:
                for other in self._lines:
                    other.removeWidget(widget)
                middle = Qt.AlignmentFlag.AlignVCenter if widget is self._chip else Qt.AlignmentFlag(0)
                line.insertWidget(at, widget, 0, middle)

    def _on_action_changed(self) -> None:
        """Another word may need more room; looked at once the page has said all it says."""
        self._later.start()

    def _action_buttons(self) -> list[ActionButton]:
        """The buttons of the page that it offers now."""
        return [one for one in self._made if one.action.isVisible()]

    def _wide(self, buttons: Sequence[ActionButton], folded: Sequence[ActionButton]) -> int:
        """The room the row takes when these are folded."""
        shown = [one for one in buttons if one not in folded]
        if folded:
            shown.append(self._more_button)
        return sum(one.sizeHint().width() + _BETWEEN for one in shown)

    def _fill_more(self) -> None:
        """Asked when it opens, since a page may have changed its own menus."""
        clear_menu(self._more_menu)
        for action in self._folded:
            inner = action.menu()
            if isinstance(inner, QMenu):
                inner.aboutToShow.emit()  # the page says there what can be done now
                self._more_menu.addActions(inner.actions())
            else:
                self._more_menu.addAction(action)
