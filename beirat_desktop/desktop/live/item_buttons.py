"""What can be done with an item on the desk: a button each, and a menu with what is done less often."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from beirat_desktop.desktop.live.keys import KEYS
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.domain.agenda import FORMAL, AgendaItem, ItemKind, allows_resolution
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.votes import VoteForm
from beirat_desktop.german.votes import FORMS
from beirat_desktop.usecases.live.resolutions import DeskItem

QUICK = {"postponed": Outcome.POSTPONED, "noted": Outcome.NOTED, "withdrawn": Outcome.WITHDRAWN}
"""Outcomes with a key of their own, by its name."""
_MORE = (
    (Outcome.NO_RESOLUTION, "Ohne Beschluss"),
    (Outcome.REFERRED_BACK, "Zurückverweisen"),
    (Outcome.SUSPENDED, "Ausgesetzt (§ 42 GemO)"),
)


def votable(item: AgendaItem) -> bool:
    """Whether there is anything to vote on; the opening only states what is."""
    return allows_resolution(item) and item.kind is not ItemKind.OPENING


class ItemButtons(QWidget):
    """The menu's button stands last here; where room is short the desk takes it into its foot.

    Signals:
        outcome_wanted: an Outcome.
        form_wanted: the VoteForm of the next vote.
        unanimous_wanted: everybody says yes.
        refer_wanted, remove_wanted, exclude_wanted, ballots_wanted: a dialog is asked for.
        reorder_wanted, part_wanted: the agenda is to change by a vote.
        kind_wanted: the item is to be an election, or none any more.
        late_wanted: an item that came too late is to be admitted by a vote.
        together_wanted: the counts are those of a vote on several items.
        nothing_wanted: nobody brings anything forward under a formal item.
    """

    outcome_wanted = Signal(object)
    form_wanted = Signal(object)
    unanimous_wanted = Signal()
    refer_wanted = Signal()
    remove_wanted = Signal()
    exclude_wanted = Signal()
    ballots_wanted = Signal()
    late_wanted = Signal()
    reorder_wanted = Signal()
    part_wanted = Signal()
    together_wanted = Signal()
    kind_wanted = Signal()
    nothing_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.unanimous_button = self._button("unanimous", self.unanimous_wanted.emit)
        self.unanimous_button.setText(f"Einstimmig ({KEYS['unanimous'].shown})")
        self.quick_buttons = {
            one: self._button(name, partial(self.outcome_wanted.emit, one)) for name, one in QUICK.items()
        }
        self.refer_button = self._button("refer", self.refer_wanted.emit)
        self.remove_button = self._button("remove", self.remove_wanted.emit)
        self.exclude_button = self._button("exclude", self.exclude_wanted.emit)
        self.nothing_button = self._button("nothing", self.nothing_wanted.emit)
        self.late_button = self._button("late", self.late_wanted.emit)
        self.more_button = QToolButton(self)
        self.more_button.setProperty("kind", "action")
        self.more_button.setProperty("menu", True)
        self.more_button.setText("Weitere")
        self.more_button.setToolTip(KEYS["more"].tooltip)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = self._make_menu()
        self.more_button.setMenu(self.menu)
        self._buttons = FlowLayout(self, spacing=8)
        for button in (
            self.late_button,
            self.unanimous_button,
            self.nothing_button,
            self.quick_buttons[Outcome.NOTED],
            self.quick_buttons[Outcome.POSTPONED],
            self.refer_button,
            self.exclude_button,
            self.quick_buttons[Outcome.WITHDRAWN],
            self.remove_button,
            self.more_button,
        ):
            self._buttons.addWidget(button)

    def _make_menu(self) -> QMenu:
        menu = Menu(self.more_button)
        for outcome, label in _MORE:
            menu.addAction(label).triggered.connect(lambda _on=False, one=outcome: self.outcome_wanted.emit(one))
        menu.addSeparator()
        self.form_actions = {}
        forms = QActionGroup(menu)
        for form, words in FORMS.items():
            action = menu.addAction(words[0].upper() + words[1:] if form is VoteForm.NONE else f"Abstimmung {words}")
            action.triggered.connect(lambda _on=False, one=form: self.form_wanted.emit(one))
            action.setCheckable(True)
            forms.addAction(action)
            self.form_actions[form] = action
        menu.addSeparator()
        self.together_action = _entry(menu, KEYS["together"].in_menu(), self.together_wanted)
        self.reorder_action = _entry(menu, KEYS["reorder"].in_menu(), self.reorder_wanted)
        self.part_action = _entry(menu, KEYS["part"].in_menu(), self.part_wanted)
        self.kind_action = _entry(menu, "Als Wahl führen", self.kind_wanted)
        menu.addSeparator()
        self.ballots_action = _entry(menu, KEYS["ballots"].in_menu(), self.ballots_wanted)
        return menu

    def _button(self, name: str, slot: Callable[[], object]) -> QPushButton:
        made = QPushButton(KEYS[name].label, self)
        made.setToolTip(KEYS[name].tooltip)
        made.clicked.connect(lambda: slot())
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return made

    def add_actions(self, actions: list[QAction]) -> None:
        """Actions of the whole desk, at the end of the menu."""
        self.menu.addSeparator()
        self.menu.addActions(actions)

    def take_back_menu(self) -> None:
        """The menu's button stands here again."""
        self._buttons.addWidget(self.more_button)

    def show_item(self, row: DeskItem, *, late: bool, compact: bool) -> None:
        """What fits the item; where room is short all stand in the menu, and each has its key."""
        resolvable, opening = votable(row.item), row.item.kind is ItemKind.OPENING
        elects = row.item.kind is ItemKind.ELECTION  # by ballot, where nobody is excluded (§ 22 GemO)
        self.kind_action.setText("Nicht als Wahl führen" if elects else "Als Wahl führen")
        self.part_action.setText(KEYS["part"].in_menu("" if row.item.public else "Öffentlich behandeln …"))
        wanted = {
            self.late_button: late and not compact,
            self.unanimous_button: resolvable and not elects and not compact,
            self.nothing_button: row.item.kind in FORMAL and not compact,
            self.refer_button: resolvable and not compact,
            self.exclude_button: resolvable and not elects and not compact,
            self.more_button: resolvable,
            self.quick_buttons[Outcome.WITHDRAWN]: row.paper is not None and not elects and not compact,
            self.quick_buttons[Outcome.POSTPONED]: not opening and not compact,
            self.quick_buttons[Outcome.NOTED]: not opening and not elects and not compact,
            self.remove_button: not opening and not compact,
        }
        for button, shown in wanted.items():
            button.setVisible(shown)
        self.setVisible(not compact)

    def check_form(self, form: VoteForm) -> None:
        """How the next vote is taken, marked in the menu."""
        self.form_actions[form].setChecked(True)


def _entry(menu: QMenu, label: str, wanted: SignalInstance) -> QAction:
    made = menu.addAction(label)
    made.triggered.connect(wanted)
    return made
