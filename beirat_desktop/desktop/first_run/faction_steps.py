"""The steps of a faction that works for itself: who it is, what stands on its letters, where they go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from beirat_desktop.desktop.first_run.steps import (
    Step,
    at,
    backup_trouble,
    beside,
    fill_step,
    named_folder,
    place_trouble,
)
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.new_password import Protect
from beirat_desktop.domain.member_list import MemberEntry
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.usecases.members.founding import BEIRAT_NAME, HomeFounding, faction_name, tidy
from beirat_desktop.usecases.where import Where, where

REGISTERS = "Register der Geschäftsstelle (*.beirat-register);;Alle Dateien (*)"


class OwnFactionStep(Step):
    """The faction, who leads it, and the Beirat it belongs to."""

    title = "Ihre Fraktion"
    lead = (
        "Der Name steht auf Ihren Anträgen, die Vorsitzende oder der Vorsitzende unterschreibt. Fehlt das Wort "
        "Fraktion oder Liste, wird es ergänzt: Aus SPD wird SPD-Fraktion."
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name_edit = QLineEdit(self)
        self.name_edit.setPlaceholderText("SPD-Fraktion, Liste Vielfalt …")
        self.address_box = ChoiceBox(self)
        offer(self.address_box, [("Frau", "Frau"), ("Herr", "Herr"), ("ohne", "")])
        self.given_edit, self.family_edit = QLineEdit(self), QLineEdit(self)
        self.town_edit = QLineEdit(self)
        self.town_edit.setPlaceholderText("Stadt Ludwigshafen am Rhein")
        self.beirat_edit = QLineEdit(BEIRAT_NAME, self)
        self.beirat_edit.setCursorPosition(0)
        form = Form(self)
        form.add("Name der Fraktion oder Liste", self.name_edit)
        form.add_row(
            ("Vorsitz: Anrede", self.address_box, 1),
            ("Vorname", self.given_edit, 2),
            ("Familienname", self.family_edit, 2),
        )
        form.add_row(("Stadt", self.town_edit, 1), ("Name des Beirates", self.beirat_edit, 1))
        form.add_stretch()
        fill_step(self, form)

    @property
    def name(self) -> str:
        """As it is called in full."""
        return faction_name(tidy(self.name_edit.text()))

    def trouble(self) -> str:
        for edit, missing in (
            (self.name_edit, "den Namen der Fraktion"),
            (self.family_edit, "den Familiennamen der oder des Vorsitzenden"),
            (self.town_edit, "den Namen der Stadt"),
            (self.beirat_edit, "den Namen des Beirates"),
        ):
            if not edit.text().strip():
                return at(edit, f"Bitte {missing} angeben.")
        return ""


class OwnLetterStep(Step):
    """Where the faction is reached, and what stands above its letters."""

    title = "Anschrift und Briefkopf"
    lead = (
        "So stehen Sie oben auf Ihren Anträgen. Die Zeilen entstehen aus der Anschrift und lassen sich ändern, auch "
        "später und mit einem Logo in den Einstellungen."
    )

    def __init__(self, faction: OwnFactionStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faction = faction
        self._proposed = ""
        self.street_edit, self.postcode_edit, self.town_edit = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.mail_edit, self.phone_edit = QLineEdit(self), QLineEdit(self)
        self.lines_edit = QPlainTextEdit(self)
        self.lines_edit.setTabChangesFocus(True)
        self.lines_edit.setMinimumHeight(px(110))
        form = Form(self)
        form.add("Straße und Hausnummer", self.street_edit)
        form.add_row(("Postleitzahl", self.postcode_edit, 1), ("Ort", self.town_edit, 3))
        form.add_row(("E-Mail", self.mail_edit, 1), ("Telefon", self.phone_edit, 1))
        form.add("Briefkopf", self.lines_edit, "Die erste Zeile ist der Name, darunter, was noch dort steht.")
        form.add_stretch()
        fill_step(self, form)
        for edit in (self.street_edit, self.postcode_edit, self.town_edit, self.mail_edit, self.phone_edit):
            edit.textChanged.connect(self._propose)

    @property
    def contact(self) -> Contact:
        """How the faction is reached."""
        address = Address(
            self.street_edit.text().strip(), self.postcode_edit.text().strip(), self.town_edit.text().strip()
        )
        return Contact(address, self.mail_edit.text().strip(), self.phone_edit.text().strip())

    @property
    def lines(self) -> tuple[str, ...]:
        """The head of its letters."""
        return tuple(self.lines_edit.toPlainText().splitlines())

    def entered(self) -> None:
        self._propose()

    def trouble(self) -> str:
        if not any(line.strip() for line in self.lines):
            return at(self.lines_edit, "Bitte mindestens den Namen der Fraktion in den Briefkopf schreiben.")
        return ""

    def _propose(self) -> None:
        """As long as nobody wrote in it, the head follows what is typed above."""
        if self.lines_edit.toPlainText() != self._proposed:
            return
        contact = self.contact
        phone = f"Telefon {contact.phone}" if contact.phone else ""
        lines = (
            self._faction.name,
            f"im {tidy(self._faction.beirat_edit.text())}",
            " · ".join(contact.address.lines),
            " · ".join(filter(None, (phone, contact.email))),
        )
        self._proposed = "\n".join(line for line in lines if line)
        self.lines_edit.setPlainText(self._proposed)


class OwnPlaceStep(Step):
    """Where motions go, what the office gave, and where the record lies."""

    title = "Geschäftsstelle und Ablage"
    lead = (
        "An diese Adresse gehen Ihre Anträge, an den Vorsitz des Beirates sind sie gerichtet. Das Register gibt die "
        "Geschäftsstelle als eine Datei: Termine, Fristen, Beschlüsse und öffentliche Anträge. Es lässt sich auch "
        "später öffnen."
    )

    def __init__(self, file: Where, parent: QWidget | None = None, *, can_keep: bool = False) -> None:
        super().__init__(parent)
        self.protect = Protect(self, can_keep=can_keep)
        self.mail_edit = QLineEdit(self)
        self.mail_edit.setPlaceholderText("beirat@stadt.de")
        self.address_box = ChoiceBox(self)
        offer(self.address_box, [("Frau", "Frau"), ("Herr", "Herr"), ("ohne", "")])
        self.given_edit, self.family_edit = QLineEdit(self), QLineEdit(self)
        self.register_edit, self.file_edit, self.backup_edit = (
            QLineEdit(self),
            QLineEdit(str(file), self),
            QLineEdit(self),
        )
        self.register_edit.setPlaceholderText("Datei, die auf .beirat-register endet")
        self.backup_edit.setPlaceholderText("Ordner auf einem anderen Laufwerk, zum Beispiel auf einem USB-Stick")
        names = ("Register der Geschäftsstelle", "Ort der Akte", "Ordner der täglichen Sicherung")
        for edit, name in zip((self.register_edit, self.file_edit, self.backup_edit), names, strict=True):
            edit.setAccessibleName(name)
        self.register_button = QPushButton("Datei wählen …", self)
        self.file_button = QPushButton("Anderer Ort …", self)
        self.backup_button = QPushButton("Ordner wählen …", self)
        self.register_button.clicked.connect(self._choose_register)
        self.file_button.clicked.connect(self._choose_file)
        self.backup_button.clicked.connect(self._choose_folder)
        for button in (self.register_button, self.file_button, self.backup_button):
            button.setAutoDefault(False)
        form = Form(self)
        form.add("E-Mail der Geschäftsstelle (kann folgen)", self.mail_edit)
        form.add_row(
            ("Vorsitz des Beirates: Anrede", self.address_box, 1),
            ("Vorname (kann folgen)", self.given_edit, 2),
            ("Familienname (kann folgen)", self.family_edit, 2),
        )
        form.add("Register für die Fraktionen (kann folgen)", beside(self.register_edit, self.register_button, self))
        form.add("Die Akte wird hier gespeichert", beside(self.file_edit, self.file_button, self))
        form.add("Tägliche, geprüfte Sicherung in (kann folgen)", beside(self.backup_edit, self.backup_button, self))
        form.add_widget(self.protect)
        form.add_stretch()
        fill_step(self, form)

    @property
    def beirat_chair(self) -> MemberEntry | None:
        """Whom the letters are addressed to, None while the name is open."""
        family = tidy(self.family_edit.text())
        if not family:
            return None
        return MemberEntry(family, tidy(self.given_edit.text()), self.address_box.currentData())

    @property
    def file(self) -> Where:
        """Where the record is to lie."""
        return where(self.file_edit.text().strip())

    @property
    def register(self) -> Path | None:
        """The office's register, None while it is open."""
        return named_folder(self.register_edit)

    @property
    def backup_folder(self) -> Path | None:
        """Where copies go, None while it is open."""
        return named_folder(self.backup_edit)

    def trouble(self) -> str:
        return (
            at(self.file_edit, place_trouble(self.file))
            or at(self.backup_edit, backup_trouble(self.backup_folder))
            or self.protect.trouble()
        )

    def _choose_register(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Register der Geschäftsstelle", str(Path.home()), REGISTERS)
        if chosen:
            self.register_edit.setText(chosen)

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Ort der Akte", self.file_edit.text(), "Akten (*.db)")
        if chosen:
            self.file_edit.setText(chosen if chosen.endswith(".db") else f"{chosen}.db")

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Ordner für die Sicherung", str(Path.home()))
        if chosen:
            self.backup_edit.setText(chosen)


def home_of(faction: OwnFactionStep, letter: OwnLetterStep, place: OwnPlaceStep) -> HomeFounding:
    """All that a faction answered."""
    return HomeFounding(
        faction.name_edit.text(),
        faction.family_edit.text(),
        faction.given_edit.text(),
        faction.address_box.currentData(),
        faction.town_edit.text(),
        faction.beirat_edit.text(),
        letter.contact,
        letter.lines,
        place.mail_edit.text(),
        place.beirat_chair,
    )
