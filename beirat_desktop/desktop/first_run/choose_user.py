"""Asks at the start who works at this shared PC."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import GAP, MARGIN, px
from beirat_desktop.desktop.widgets.dialog import Dialog
from beirat_desktop.desktop.widgets.password import PasswordDialog
from beirat_desktop.desktop.widgets.tab_order import move_on
from beirat_desktop.domain.users import User
from beirat_desktop.german.persons import DESKS


class UserDialog(Dialog):
    """One button for each; who worked last has the keyboard. chosen is None when the dialog was put away."""

    help_page = "einstellungen"

    def __init__(
        self,
        users: Sequence[User],
        last: str = "",
        parent: QWidget | None = None,
        let_in: Callable[[User, str], str] | None = None,
    ) -> None:
        """let_in: says what is against somebody with a password, "" for nothing."""
        super().__init__(parent)
        self._let_in = let_in
        self.setWindowTitle("Wer arbeitet heute?")
        self.chosen: User | None = None
        self.buttons: list[QPushButton] = []
        title = QLabel("Wer arbeitet heute?", self)
        title.setProperty("role", "title")
        lead = QLabel("Der Verlauf nennt bei jeder Änderung diese Person.", self)
        lead.setProperty("role", "muted")
        lead.setWordWrap(True)
        holder = QWidget(self)
        holder.setObjectName("plain")
        names = QVBoxLayout(holder)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(8)
        for user in users:
            desk = DESKS[user.desk]
            button = QPushButton(user.name if desk in user.name else f"{user.name} – {desk}", holder)
            button.setMinimumHeight(px(44))
            button.clicked.connect(lambda _checked=False, one=user: self._choose(one))
            button.setDefault(user.name == last)
            self.buttons.append(button)
            names.addWidget(button)
        names.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP // 2)
        column.addWidget(title)
        column.addWidget(lead)
        column.addSpacing(8)
        column.addWidget(area, 1)
        self.resize(px(420), px(min(140 + 56 * len(users), 560)))
        next((b for b, u in zip(self.buttons, users, strict=True) if u.name == last), self.buttons[0]).setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_on(self, forward)

    def _choose(self, user: User) -> None:
        if self._let_in is not None and not PasswordDialog.ask(user, self._let_in, self):
            return
        self.chosen = user
        self.accept()
