"""The people who share this workplace, and which desk each has."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.messages import confirm
from beirat_desktop.desktop.settings.section import Section
from beirat_desktop.desktop.theme import Tone, px
from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.button_verbs import button_verbs
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.password import NewPasswordDialog, PasswordDialog
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.users import Desk, User
from beirat_desktop.german.persons import DESKS
from beirat_desktop.usecases.office import Office

_RIGHTS = {"Hinzufügen …": "users.add", "Ändern …": "users.edit", "Entfernen …": "users.remove"}


class UsersSection(Section):
    """Who works now stands in the history of every change.

    Signals:
        user_chosen: somebody else goes on at this workplace.
    """

    user_chosen = Signal()

    def __init__(self, office: Office, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(office, drafts, parent)
        card = self.add_card(
            "Personen am PC",
            "Beim Start wird gefragt, wer arbeitet. Der Verlauf nennt bei jeder Änderung diese Person. Der "
            "Arbeitsplatz bestimmt, was in der Leiste links steht und was getan werden kann.",
        )
        self.model = RowsModel(
            (
                Column("Name", lambda u: u.name, stretch=True),
                Column("Arbeitsplatz", lambda u: DESKS[u.desk], width=160),
                Column(
                    "",
                    lambda u: "arbeitet jetzt" if u.name == office.store.user else "",
                    tone=lambda u: Tone.GREEN if u.name == office.store.user else None,
                    width=140,
                ),
            ),
            self,
        )
        empty = EmptyState("Noch niemand angelegt", "Solange fragt der Start nicht, wer arbeitet.", "user")
        self.table = Table(self.model, "Personen am PC", empty=empty)
        self.table.setMinimumHeight(px(220))
        self.table.opened.connect(self._edit)
        self.table.remove_wanted.connect(self._remove)
        card.add(self.table)
        row = FlowLayout()
        buttons = {}
        for text, slot in (
            ("Hinzufügen …", self._add),
            ("Ändern …", lambda: self._edit(self.table.current_id)),
            ("Entfernen …", lambda: self._remove(self.table.current_id)),
            ("Kennwort …", lambda: self._set_password(self.table.current_id)),
            ("Wechseln", lambda: self._choose(self.table.current_id)),
        ):
            button = QPushButton(text, card)
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
            if text in _RIGHTS:
                needs(_RIGHTS[text], button)
            row.addWidget(button)
            buttons[text] = button
        self.of_one = [button for text, button in buttons.items() if text != "Hinzufügen …"]
        card.add_layout(row)
        self.table.verbs = button_verbs([buttons["Kennwort …"], buttons["Wechseln"]], self)
        self.column.addStretch(1)

    def reload(self) -> None:
        chosen = self.table.current_id
        users = self.office.users.all()
        self.model.show(users)
        current = self.office.users.current()
        self.table.choose(chosen or (current.id if current else ""))
        for button in self.of_one:
            button.setEnabled(bool(users))

    def _add(self) -> None:
        def act(dialog: UserDialog) -> str:
            return self.act(lambda: self.office.users.add(dialog.name, dialog.desk, faction_id=dialog.faction_id))

        UserDialog("Person hinzufügen", None, self._factions(), act, self).open()

    def _edit(self, key: str) -> None:
        found = self._user(key)
        if found is None:
            return

        def act(dialog: UserDialog) -> str:
            return self.act(
                lambda: self.office.users.edit(key, name=dialog.name, desk=dialog.desk, faction_id=dialog.faction_id),
            )

        UserDialog("Person ändern", found, self._factions(), act, self).open()

    def _remove(self, key: str) -> None:
        found = self._user(key)
        if found is not None and confirm(
            self,
            f"{found.name} entfernen?",
            "Der Verlauf behält den Namen.",
            "Entfernen",
            page="einstellungen",
            danger=True,
        ):
            self.do(lambda: self.office.users.remove(key))

    def _choose(self, key: str) -> None:
        found = self._user(key)
        if found is not None and PasswordDialog.ask(found, self._let_in, self):
            self.user_chosen.emit()

    def _let_in(self, user: User, password: str) -> str:
        return self.attempt(lambda: self.office.users.choose(user.id, password))

    def _set_password(self, key: str) -> None:
        found = self._user(key)
        if found is None:
            return

        def change(new: str, former: str) -> str:
            return self.attempt(lambda: self.office.users.set_password(key, new, former))

        asks = bool(found.password) and not self.office.users.may("users.edit")
        NewPasswordDialog(found.name, change, self, former=asks).open()

    def _user(self, key: str) -> User | None:
        return next((user for user in self.office.users.all() if user.id == key), None)

    def _factions(self) -> list[tuple[str, str]]:
        beirat = self.office.committees.beirat()
        found = [] if beirat is None else self.office.committees.factions(beirat.id, self.office.today)
        return [(faction.name, faction.id) for faction in found]


class UserDialog(AskDialog):
    """Name, desk and, for the desk of a faction, which."""

    def __init__(
        self,
        title: str,
        user: User | None,
        factions: list[tuple[str, str]],
        act: Callable[[UserDialog], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, title, lambda: act(self), parent)
        self.name_edit = QLineEdit(user.name if user else "", self)
        self.lead(self.name_edit, "user.name_missing", "user.name_taken")
        self.desk_box = ChoiceBox(self)
        offer(self.desk_box, [(word, desk) for desk, word in DESKS.items()], user.desk if user else None)
        self.faction_box = ChoiceBox(self)
        offer(self.faction_box, factions, user.faction_id if user else None)
        self.faction_box.setPlaceholderText("bitte wählen")
        if len(factions) > 1 and (user is None or user.faction_id is None):
            self.faction_box.setCurrentIndex(-1)  # the first is theirs only because of the alphabet
        self.lead(self.faction_box, "user.faction_missing")
        self.form.add("Name", self.name_edit)
        self.form.add("Arbeitsplatz", self.desk_box)
        self._faction = self.form.add("Fraktion", self.faction_box)
        self.desk_box.currentIndexChanged.connect(self._on_desk)
        self._on_desk()

    @property
    def name(self) -> str:
        """The name as entered."""
        return self.name_edit.text()

    @property
    def desk(self) -> Desk:
        """The desk that was chosen."""
        return Desk(self.desk_box.currentData())

    @property
    def faction_id(self) -> str | None:
        """The faction, for its desk only."""
        chosen: str | None = self.faction_box.currentData()
        return chosen if self.desk is Desk.FACTION else None

    def _on_desk(self) -> None:
        self._faction.setVisible(self.desk is Desk.FACTION)
