"""The steps of the assistant: few fields each, with what is usual in Rheinland-Pfalz filled in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
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
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.member_preview import MemberPreview
from beirat_desktop.desktop.widgets.new_password import Protect
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.persons import Role
from beirat_desktop.german.persons import ROLES
from beirat_desktop.usecases.members.founding import (
    BEIRAT_NAME,
    USUAL_COMMITTEES,
    USUAL_SEATS,
    short_town,
    usual_term,
)
from beirat_desktop.usecases.members.pasting import Pasted
from beirat_desktop.usecases.where import Where, where


class Step(QWidget):
    """One step; trouble() names what is still missing, "" when it is complete."""

    title = ""
    lead = ""

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
    """The town, and where the record is to lie."""

    title = "Die Stadt"
    lead = "Der Name steht auf Einladungen und Schreiben. Anschriften lassen sich später in den Einstellungen ergänzen."

    def __init__(self, file: Where, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._short_typed = False
        self.name_edit = QLineEdit(self)
        self.name_edit.setPlaceholderText("Stadt Ludwigshafen am Rhein")
        self.short_edit = QLineEdit(self)
        self.short_edit.setPlaceholderText("Ludwigshafen")
        self.mayor_edit = QLineEdit(self)
        self.mayor_edit.setPlaceholderText("Frau Oberbürgermeisterin …")
        self.file_edit = QLineEdit(str(file), self)
        self.file_edit.setAccessibleName("Ort der Akte")
        self.file_button = QPushButton("Anderer Ort …", self)
        self.file_button.clicked.connect(self._choose)
        place = beside(self.file_edit, self.file_button, self)
        form = Form(self)
        form.add_row(("Name der Stadt", self.name_edit, 2), ("Kurzname", self.short_edit, 1))
        form.add("Oberbürgermeister/in (kann folgen)", self.mayor_edit)
        form.add("Die Akte wird hier gespeichert", place)
        form.add_stretch()
        fill_step(self, form)
        self.name_edit.textChanged.connect(self._on_name)
        self.short_edit.textEdited.connect(self._on_short)

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

    def _on_short(self) -> None:
        self._short_typed = True

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
    lead = "Eine je Zeile. Fehlt das Wort Fraktion oder Liste, wird es ergänzt: Aus SPD wird SPD-Fraktion."

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


class MembersStep(Step):
    """The members: pasted, typed, or both; what is typed by hand is added to the list."""

    title = "Die Mitglieder"
    lead = (
        "Aus einer Tabelle mit Kopfzeile kopieren und einfügen, oder unten von Hand hinzufügen. Das geht auch später "
        "unter Gremien & Personen."
    )

    def __init__(
        self,
        preview: Callable[[str, list[str]], Pasted],
        factions: Callable[[], list[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = preview
        self._factions = factions
        self.pasted: Pasted | None = None
        self.text_edit = QPlainTextEdit(self)
        self.text_edit.setAccessibleName("Liste der Mitglieder")
        self.text_edit.setPlaceholderText("Hier einfügen (Strg+V)")
        self.text_edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text_edit.setTabChangesFocus(True)
        self.preview = MemberPreview(self)
        self.given_edit, self.family_edit = QLineEdit(self), QLineEdit(self)
        self.faction_box, self.role_box = ChoiceBox(self), ChoiceBox(self)
        offer(self.role_box, [(ROLES[role], role.value) for role in Role], Role.MEMBER.value)
        self.add_button = QPushButton("Hinzufügen", self)
        self.add_button.setAccessibleName("Mitglied hinzufügen")
        self.add_button.clicked.connect(self._add)
        both = QHBoxLayout()
        both.addWidget(self.text_edit, 2)
        both.addWidget(self.preview, 3)
        by_hand = Form(self)
        by_hand.add_row(
            ("Vorname", self.given_edit, 2),
            ("Familienname", self.family_edit, 2),
            ("Fraktion", self.faction_box, 2),
            ("Funktion", self.role_box, 2),
            (" ", self.add_button, 1),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(both, 1)
        column.addWidget(by_hand)
        self.text_edit.textChanged.connect(self._on_text)

    def entered(self) -> None:
        offer(self.faction_box, [*((name, name) for name in self._factions()), ("ohne", "")])
        self._on_text()

    def trouble(self) -> str:
        if self.family_edit.text().strip():
            self._add()  # typed, and Weiter pressed without Hinzufügen
        elif self.given_edit.text().strip():
            return at(self.family_edit, "Bitte den Familiennamen ergänzen oder den Vornamen löschen.")
        if self.pasted is not None and self.pasted.problems:
            return at(self.text_edit, "Einige Zeilen sind noch nicht lesbar. Bitte berichtigen oder löschen.")
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a name adds the member; Strg+Enter goes on to the next step, as everywhere."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        goes_on = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if enter and not goes_on and self.focusWidget() in (self.given_edit, self.family_edit):
            self._add()
        else:
            super().keyPressEvent(event)

    def _on_text(self) -> None:
        text = self.text_edit.toPlainText()
        self.pasted = self._read(text, self._factions()) if text.strip() else None
        if self.pasted is None:
            self.preview.show_nothing()
        else:
            self.preview.show_pasted(self.pasted)

    def _add(self) -> None:
        family = self.family_edit.text().strip()
        if not family:
            self.family_edit.setFocus()
            return
        cells = {
            "Name": family,
            "Vorname": self.given_edit.text().strip(),
            "Fraktion": str(self.faction_box.currentData() or ""),
            "Funktion": self.role_box.currentText(),
        }
        text = self.text_edit.toPlainText().rstrip("\n")
        if not text.strip():
            text = "\t".join(cells)
        heads = text.split("\n")[0]
        mark = next((each for each in ("\t", ";") if each in heads), ",")
        row = mark.join(cells.get(head.strip(), "") for head in heads.split(mark))
        self.text_edit.setPlainText(f"{text}\n{row}\n")
        self.given_edit.clear()
        self.family_edit.clear()
        # Or the next one would preside as well.
        self.role_box.setCurrentIndex(self.role_box.findData(Role.MEMBER.value))
        self.given_edit.setFocus()


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
    """Why a record cannot be made there."""
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
