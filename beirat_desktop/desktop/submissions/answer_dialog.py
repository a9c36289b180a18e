"""What the office answered to a motion, before its line moves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.domain.answers import Answer
from beirat_desktop.german.answers import SENTENCES, SUBJECTS, answer_lines
from beirat_desktop.german.dates import short_date


class AnswerDialog(AskDialog):
    """Shows one answer; the button takes it in through accept, which returns the sentence of a trouble.

    here: what the paper is called in this record.
    """

    help_page = "so-geht-fraktion-zu-hause"

    def __init__(self, answer: Answer, here: str, accept: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(SUBJECTS[answer.kind], "Antwort übernehmen", accept, parent)
        self.setMinimumWidth(px(480))
        number = f"Der Antrag hat die Nummer {answer.number}." if answer.number else ""
        other = f"Hier heißt der Antrag „{here}“." if here != answer.title else ""
        for text, role in (
            (answer.title, "heading"),
            (other, "semibold"),
            (f"Antwort der Geschäftsstelle vom {short_date(answer.given.date())}", "muted"),
            (SENTENCES[answer.kind][:1].upper() + SENTENCES[answer.kind][1:], ""),
            ("\n".join(answer_lines(answer)), "semibold"),
            (number, ""),
        ):
            if text:
                label = QLabel(text, self)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(True)
                if role:
                    label.setProperty("role", role)
                self.form.add_widget(label)
