"""The steps of the assistant: few fields each, with what is usual in Rheinland-Pfalz filled in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.new_password import Protect
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.places import Address
from beirat_desktop.usecases.members.founding import (
    BEIRAT_NAME,
    USUAL_COMMITTEES,
    USUAL_SEATS,
    short_town,
    tidy,
    usual_term,
)
from beirat_desktop.usecases.where import Where, where


class Step(QWidget):
    """One step; trouble() names what is still missing, "" when it is complete."""

    title = ""
    lead = ""
    spoken_role = QAccessible.Role.Grouping

    def trouble(self) -> str:
        """What must be entered before going on; the field it is about has the focus then."""
        return ""

    def entered(self) -> None:
        """Called when the step is shown."""


def at(field: QWidget, trouble: str) -> str:
    """The trouble, with the focus in the field where it is mended."""
    if trouble:
        field.setFocus()
    return trouble


class TownStep(Step):
    """The town, from where letters are sent, and where the record is to lie."""

    title = "Die Stadt"
    lead = (
        "Der Name steht auf Einladungen und Schreiben, die Anschrift klein über der des Empfängers. Beides lässt sich "
        "später in den Einstellungen ergänzen."
    )

    def __init__(self, file: Where, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._short_typed = self._post_town_typed = False
        self.name_edit = QLineEdit(self)
        self.name_edit.setPlaceholderText("Stadt Ludwigshafen am Rhein")
        self.short_edit = QLineEdit(self)
        self.short_edit.setPlaceholderText("Ludwigshafen")
        self.mayor_edit = QLineEdit(self)
        self.mayor_edit.setPlaceholderText("Frau Oberbürgermeisterin …")
        self.street_edit, self.postcode_edit, self.post_town_edit = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.street_edit.setPlaceholderText("Europaplatz 1")
        self.postcode_edit.setPlaceholderText("67063")
        self.post_town_edit.setPlaceholderText("Ludwigshafen am Rhein")
        self.file_edit = QLineEdit(str(file), self)
        self.file_edit.setAccessibleName("Ort der Akte")
        self.file_button = QPushButton("Anderer Ort …", self)
        self.file_button.clicked.connect(self._choose)
        place = beside(self.file_edit, self.file_button, self)
        form = Form(self)
        form.add_row(("Name der Stadt", self.name_edit, 2), ("Kurzname", self.short_edit, 1))
        form.add("Oberbürgermeister/in (kann folgen)", self.mayor_edit)
        form.add_row(
            ("Anschrift: Straße und Hausnummer (kann folgen)", self.street_edit, 3),
            ("Postleitzahl", self.postcode_edit, 1),
            ("Ort", self.post_town_edit, 2),
        )
        form.add("Die Akte wird hier gespeichert", place)
        form.add_stretch()
        fill_step(self, form)
        self.name_edit.textChanged.connect(self._on_name)
        self.short_edit.textEdited.connect(self._on_short)
        self.post_town_edit.textEdited.connect(self._on_post_town)

    @property
    def address(self) -> Address:
        """From where letters are sent; empty while nobody typed in it, since its town is only proposed."""
        street, postcode = tidy(self.street_edit.text()), tidy(self.postcode_edit.text())
        if not (street or postcode or self._post_town_typed):
            return Address()
        return Address(street, postcode, tidy(self.post_town_edit.text()))

    @property
    def file(self) -> Where:
        """Where the record is to lie: a file, or the address of an empty database on a server."""
        return where(self.file_edit.text().strip())

    def trouble(self) -> str:
        if not self.name_edit.text().strip():
            return at(self.name_edit, "Bitte den Namen der Stadt angeben.")
        return at(self.file_edit, place_trouble(self.file))

    def _on_name(self, name: str) -> None:
        if not self._short_typed:
            self.short_edit.setText(short_town(name))
        if not self._post_town_typed:
            self.post_town_edit.setText(tidy(name).removeprefix("Stadt "))

    def _on_short(self) -> None:
        self._short_typed = True

    def _on_post_town(self) -> None:
        self._post_town_typed = True

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Ort der Akte", self.file_edit.text(), "Akten (*.db)")
        if chosen:
            self.file_edit.setText(chosen if chosen.endswith(".db") else f"{chosen}.db")


class BeiratStep(Step):
    """The Beirat with its seats, the term, the Stadtrat and its committees."""

    title = "Der Beirat"
    lead = "Sitze und Wahlperiode stehen in der Satzung. Höchstens ein Drittel der Mitglieder ist berufen (§ 56 GemO)."

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        term = usual_term(Body(""), today)
        self.name_edit = QLineEdit(BEIRAT_NAME, self)
        self.seats_box, self.appointed_box, self.council_box = QSpinBox(self), QSpinBox(self), QSpinBox(self)
        for box, value in (
            (self.seats_box, USUAL_SEATS),
            (self.appointed_box, USUAL_SEATS // 3),
            (self.council_box, 60),
        ):
            box.setRange(0, 200)
            box.setValue(value)
        self.seats_box.valueChanged.connect(lambda seats: self.appointed_box.setValue(seats // 3))
        self.number_box = QSpinBox(self)
        self.number_box.setRange(0, 99)
        self.number_box.setSpecialValueText("ohne")
        self.start_field = DateField("Beginn der Wahlperiode", optional=False)
        self.start_field.set_value(term.start)
        self.end_field = DateField("Ende der Wahlperiode", optional=False)
        self.end_field.set_value(term.end)
        form = Form(self)
        form.add("Name des Beirates", self.name_edit)
        form.add_row(
            ("Sitze", self.seats_box, 1),
            ("davon berufen", self.appointed_box, 1),
            ("Sitze im Stadtrat", self.council_box, 1),
        )
        form.add_row(
            ("Wahlperiode seit", self.start_field, 1), ("bis", self.end_field, 1), ("Nummer", self.number_box, 1)
        )
        self.committee_checks = [QCheckBox(name, self) for name in USUAL_COMMITTEES]
        label = QLabel("Ausschüsse des Stadtrates, in die Anträge gehen", self)
        label.setProperty("role", "field")
        form.add_widget(label)
        checks = QVBoxLayout()
        checks.setContentsMargins(0, 0, 0, 0)
        for check in self.committee_checks:
            check.setChecked(True)
            checks.addWidget(check)
        holder = QWidget(self)
        holder.setLayout(checks)
        form.add_widget(holder)
        form.add_stretch()
        fill_step(self, form)

    def trouble(self) -> str:
        start, end = self.start_field.value(), self.end_field.value()
        if not self.name_edit.text().strip():
            return at(self.name_edit, "Bitte den Namen des Beirates angeben.")
        if self.seats_box.value() < 1:
            return at(self.seats_box, "Bitte die Zahl der Sitze angeben.")
        if self.appointed_box.value() * 3 > self.seats_box.value():
            return at(self.appointed_box, "Höchstens ein Drittel der Mitglieder darf berufen sein (§ 56 GemO).")
        if start is None or end is None or end < start:
            return at(self.start_field, "Bitte Beginn und Ende der Wahlperiode prüfen.")
        return ""


class FactionsStep(Step):
    """The factions and lists, one a line."""

    title = "Fraktionen und Listen"
    lead = (
        "Eine je Zeile; drei stehen als Beispiel schon da. Fehlt das Wort Fraktion oder Liste, wird es ergänzt: "
        "Aus SPD wird SPD-Fraktion."
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text_edit = QPlainTextEdit("SPD\nCDU\nGrüne\n", self)
        self.text_edit.setAccessibleName("Fraktionen und Listen")
        self.text_edit.moveCursor(QTextCursor.MoveOperation.End)  # what is typed is one more
        self.text_edit.setTabChangesFocus(True)
        fill_step(self, self.text_edit)

    @property
    def names(self) -> list[str]:
        """What was entered, without empty lines."""
        return list(
            dict.fromkeys(" ".join(line.split()) for line in self.text_edit.toPlainText().splitlines() if line.strip())
        )


class WorkplaceStep(Step):
    """Who works with the record, and where its copies go."""

    title = "Der Arbeitsplatz"
    lead = (
        "Der Verlauf nennt bei jeder Änderung, wer sie gemacht hat. Weitere Personen kommen in den Einstellungen dazu."
    )

    def __init__(self, parent: QWidget | None = None, *, can_keep: bool = False) -> None:
        super().__init__(parent)
        self.protect = Protect(self, can_keep=can_keep)
        self.user_edit = QLineEdit(self)
        self.user_edit.setPlaceholderText("Frau Sommer")
        self.backup_edit = QLineEdit(self)
        self.backup_edit.setPlaceholderText("Ordner auf einem anderen Laufwerk, zum Beispiel auf dem Server")
        self.backup_edit.setAccessibleName("Ordner der täglichen Sicherung")
        self.backup_button = QPushButton("Ordner wählen …", self)
        self.backup_button.clicked.connect(self._choose)
        place = beside(self.backup_edit, self.backup_button, self)
        form = Form(self)
        form.add("Wer arbeitet mit der Akte?", self.user_edit)
        form.add("Tägliche, geprüfte Sicherung in (kann folgen)", place)
        form.add_widget(self.protect)
        form.add_stretch()
        fill_step(self, form)

    @property
    def backup_folder(self) -> Path | None:
        """Where copies go, None while it is open."""
        return named_folder(self.backup_edit)

    def trouble(self) -> str:
        if not self.user_edit.text().strip():
            return at(self.user_edit, "Bitte angeben, wer mit der Akte arbeitet.")
        return at(self.backup_edit, backup_trouble(self.backup_folder)) or self.protect.trouble()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Ordner für die Sicherung", str(Path.home()))
        if chosen:
            self.backup_edit.setText(chosen)


def beside(edit: QLineEdit, button: QPushButton, parent: QWidget) -> QWidget:
    """A path with the button that looks for it."""
    holder = QWidget(parent)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(edit, 1)
    row.addWidget(button)
    holder.setMinimumHeight(px(36))
    return holder


def place_trouble(file: Where) -> str:
    """Why a record cannot be made there; a relative place lies wherever the program was started."""
    if isinstance(file, Path) and not file.is_absolute():
        return "Bitte den Ort der Akte mit ganzem Pfad angeben oder über „Anderer Ort …“ aussuchen."
    if isinstance(file, Path) and file.exists():
        return "Dort liegt schon eine Datei. Bitte einen anderen Namen wählen."
    return ""


def named_folder(edit: QLineEdit) -> Path | None:
    """The folder that was typed, None for none."""
    text = edit.text().strip()
    return Path(text) if text else None


def backup_trouble(folder: Path | None) -> str:
    """Why copies cannot go there: a relative folder lies wherever the program was started."""
    if folder is not None and not folder.is_absolute():
        return "Bitte den Ordner der Sicherung mit ganzem Pfad angeben oder über „Ordner wählen …“ aussuchen."
    return ""


def fill_step(step: QWidget, widget: QWidget) -> None:
    """Give a step to what it is made of."""
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget, 1)
