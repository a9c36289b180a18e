"""What is asked around deliveries: a day, an hour, a substitute, the mail server and its password."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QWidget

from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.dates import DateField, TimeField
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import MailServer, Security
from beirat_desktop.german import word


class ReceiptQuestion(Question):
    """Asks when somebody got a paper, and what is to be noted; no day: it is computed."""

    title = "Zugang bei {name}"
    text = "Wie bestätigt, etwa durch Empfangsbekenntnis. Ohne Tag wird der Zugang aus dem Versand errechnet."
    labels = ("Zugang eintragen", "Zugegangen am", "Bemerkung", "")
    """Of the button, the day and the note, and what stands below the note."""

    def __init__(self, name: str, received: date | None, note: str, parent: QWidget | None = None) -> None:
        button, day, noted, below = self.labels
        super().__init__(self.title.format(name=name), button, parent, text=self.text)
        self.day_field = DateField(day, optional=True)
        self.day_field.set_value(received)
        self.note_edit = QLineEdit(note, self)
        self.form.add(day, self.day_field)
        self.form.add(noted, self.note_edit, below)


class AppearedQuestion(ReceiptQuestion):
    """Asks when the public notice appeared, and in which issue."""

    title = "Erscheinen im {name}"
    text = "Der Tag, an dem die Bekanntmachung erschien. Er steht dann auch unter „Einladung“ bei den Terminen."
    labels = ("Erscheinen eintragen", "Erschienen am", "Ausgabe", "Etwa 23/2026.")


class LateQuestion(Question):
    """Asks when somebody comes who comes later."""

    def __init__(self, name: str, comes_at: time | None, parent: QWidget | None = None) -> None:
        super().__init__(f"{name} kommt später", "Eintragen", parent)
        self.time_field = TimeField("Kommt um")
        self.time_field.set_value(comes_at)
        self.note_edit = QLineEdit(self)
        self.form.add("Kommt um", self.time_field, "Kann leer bleiben.")
        self.form.add("Bemerkung", self.note_edit)


class SubstituteQuestion(Question):
    """Asks who comes instead."""

    def __init__(self, name: str, persons: Sequence[Person], parent: QWidget | None = None) -> None:
        super().__init__(f"Vertretung für {name}", "Eintragen", parent)
        self.person_box = ChoiceBox(self)
        self.person_box.addItem("noch nicht bekannt", "")
        for one in persons:
            self.person_box.addItem(one.sorted_name, one.id)
        self.form.add("Wer kommt", self.person_box)

    @property
    def person_id(self) -> str | None:
        """Who comes, if it is known."""
        return self.person_box.currentData() or None


class ServerQuestion(Question):
    """Asks by which server the office sends mail."""

    def __init__(self, server: MailServer, usual_sender: str, parent: QWidget | None = None) -> None:
        text = (
            "Diese Angaben kennt die EDV. Ohne Server werden Mails als Entwürfe gespeichert. Das Kennwort wird beim "
            "Senden gefragt und steht nie in der Akte."
        )
        super().__init__("Mailserver der Geschäftsstelle", "Übernehmen", parent, text=text)
        self.host_edit = QLineEdit(server.host, self)
        self.host_edit.setPlaceholderText("mail.stadt.example")
        self.port_box = QSpinBox(self)
        self.port_box.setRange(0, 65535)
        self.port_box.setSpecialValueText("üblicher")
        self.port_box.setValue(server.port)
        self.security_box = ChoiceBox(self)
        for one in Security:
            self.security_box.addItem(word(one), one.value)
        self.security_box.setCurrentIndex(self.security_box.findData(server.security.value))
        self.user_edit = QLineEdit(server.user, self)
        self.sender_edit = QLineEdit(server.sender, self)
        self.sender_edit.setPlaceholderText(usual_sender)
        self.form.add_row(("Server", self.host_edit, 3), ("Anschluss", self.port_box, 1))
        self.form.add("Verschlüsselung", self.security_box)
        self.form.add("Benutzername", self.user_edit)
        self.form.add("Absender", self.sender_edit, "Leer: die E-Mail-Adresse der Geschäftsstelle.")

    def fields(self) -> dict[str, object]:
        """What was entered."""
        return {
            "host": self.host_edit.text().strip(),
            "port": self.port_box.value(),
            "user": self.user_edit.text().strip(),
            "security": Security(self.security_box.currentData()),
            "sender": self.sender_edit.text().strip(),
        }


class SendMailsQuestion(Question):
    """The last look before mails go out, and the password where the system does not keep it."""

    def __init__(
        self, title: str, button: str, text: str, password: str, parent: QWidget | None = None, *, asks: bool = True
    ) -> None:
        """asks: whether the server wants a password at all."""
        super().__init__(title, button, parent, text=text)
        self.password_edit = QLineEdit(password, self)
        self.password_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep_box = QCheckBox("In der Kennwortverwaltung dieses PCs merken", self)
        self.keep_box.setChecked(bool(password))
        if asks:
            self.form.add("Kennwort", self.password_edit)
            self.form.add_widget(self.keep_box)
        else:
            self.password_edit.hide()
            self.keep_box.hide()
