"""What a register of the office would bring, before it comes in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.german.registers import arrival_words
from beirat_desktop.usecases.registers import RegisterArrival


class RegisterDialog(Question):
    """Shows whose register it is and how much stands in it; the button takes it in."""

    help_page = "so-geht-fraktion-zu-hause"

    def __init__(self, arrival: RegisterArrival, parent: QWidget | None = None) -> None:
        super().__init__("Register der Geschäftsstelle", "Register übernehmen", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(px(520))
        beirat = arrival.register.beirat
        for text, role in (
            (beirat.name if beirat is not None else "", "heading"),
            (arrival.register.body.name, "muted"),
            *((words, "") for words in arrival_words(arrival.register, arrival.known)),
        ):
            if text:
                label = QLabel(text, self)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(True)
                if role:
                    label.setProperty("role", role)
                self.form.add_widget(label)
