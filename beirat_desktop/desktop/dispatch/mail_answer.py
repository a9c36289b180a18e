"""An answer that came by mail: pasted, read, shown with the words it was read from, and entered by whoever looks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import time

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import px, tokens
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.dates import TimeField
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.domain.dispatch import Coming
from beirat_desktop.domain.heard import Heard
from beirat_desktop.domain.persons import Person
from beirat_desktop.german import word
from beirat_desktop.german.dispatch import answer_words, heard_note, heard_words
from beirat_desktop.usecases.dispatch.replies import ReplyRow

_MARKED = 50
"""So many passages are marked; a mail that says so much about coming is read by whoever chooses."""
_CHOICES = (Coming.YES, Coming.LATE, Coming.SUBSTITUTE, Coming.NO, Coming.OPEN)


class MailAnswerQuestion(Question):
    """The mail above, with the words that count marked and what is quoted greyed; below what they are taken to mean.

    Nothing is entered before somebody said so, and what the mail does not settle is left to choose.
    """

    def __init__(
        self,
        rows: Sequence[ReplyRow],
        others: Sequence[Person],
        hear: Callable[[str], Heard],
        mail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """rows: the members; others: who may come instead; hear: reads a mail."""
        text = "Die Mail mit Absender und Betreff kopieren und hier einfügen. Was zitiert ist, zählt nicht."
        super().__init__("Antwort aus einer Mail", "Antwort eintragen", parent, text=text)
        self._rows = {row.person.id: row for row in rows}
        self._hear = hear
        self._heard: Heard | None = None
        self.mail_edit = QPlainTextEdit(mail, self)
        self.mail_edit.setTabChangesFocus(True)
        self.mail_edit.setMinimumHeight(px(170))
        self.mail_edit.setPlaceholderText("Von: …\nBetreff: …\n\nIch komme …")
        self.heard_label = QLabel(self)
        self.heard_label.setWordWrap(True)
        self.person_box = ChoiceBox(self)
        self.person_box.addItem("bitte wählen", "")
        for row in rows:
            self.person_box.addItem(row.person.sorted_name, row.person.id)
        self.answer_box = ChoiceBox(self)
        self.answer_box.addItem("bitte wählen", "")
        for answer in _CHOICES:
            self.answer_box.addItem(word(answer), answer.value)
        self.time_field = TimeField("Kommt um")
        self.instead_box = ChoiceBox(self)
        self.instead_box.addItem("noch nicht bekannt", "")
        for one in others:
            self.instead_box.addItem(one.sorted_name, one.id)
        self.note_edit = QLineEdit(self)
        self.form.add("Mail", self.mail_edit, stretch=1)
        self.form.add_widget(self.heard_label)
        fields = self.form.add_row(
            ("Von", self.person_box, 3),
            ("Antwort", self.answer_box, 2),
            ("Kommt um", self.time_field, 2),
            ("Wer kommt stattdessen", self.instead_box, 3),
        )
        self._late_field, self._instead_field = fields[2:]
        self.form.add("Bemerkung", self.note_edit)
        self.mail_edit.textChanged.connect(self._on_mail)
        self.person_box.currentIndexChanged.connect(lambda _row: self._tell())
        self.answer_box.currentIndexChanged.connect(lambda _row: self._show_fields())
        self.resize(px(760), px(600))
        self._on_mail()

    @property
    def person_id(self) -> str:
        """Of whom it is; empty while nobody is chosen."""
        return str(self.person_box.currentData() or "")

    @property
    def answer(self) -> Coming | None:
        """What it says; None while nothing is chosen."""
        chosen = self.answer_box.currentData()
        return Coming(chosen) if chosen else None

    @property
    def comes_at(self) -> time | None:
        """The hour of who comes later."""
        return self.time_field.value()

    @property
    def substitute_id(self) -> str | None:
        """Who comes instead, if it is known."""
        return self.instead_box.currentData() or None

    @property
    def note(self) -> str:
        """What is kept with the answer."""
        return self.note_edit.text().strip()

    @property
    def said(self) -> str:
        """Muster, Ada: kommt nicht."""
        return f"{self.person_box.currentText()}: {self.answer_box.currentText()}"

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "note_edit"):
            self._mark(self.mail_edit.toPlainText())

    def complaint(self) -> str:
        if not self.person_id:
            return self.at(self.person_box, "Bitte wählen, von wem die Antwort ist.")
        return self.at(self.answer_box, "" if self.answer is not None else "Bitte wählen, was die Antwort heißt.")

    def _on_mail(self) -> None:
        mail = self.mail_edit.toPlainText()
        self._heard = heard = self._hear(mail) if mail.strip() else None
        self.person_box.setCurrentIndex(max(self.person_box.findData((heard.person_id or "") if heard else ""), 0))
        answer = heard.answer.value if heard is not None and heard.answer is not None else ""
        self.answer_box.setCurrentIndex(max(self.answer_box.findData(answer), 0))
        self.time_field.set_value(heard.comes_at if heard else None)
        self.instead_box.setCurrentIndex(
            max(self.instead_box.findData((heard.substitute_id or "") if heard else ""), 0)
        )
        self.note_edit.setText(heard_note(heard, mail) if heard else "")
        self._mark(mail)
        self._tell()
        self._show_fields()
        if heard is not None:
            announce(self.heard_label.text(), self)

    def _tell(self) -> None:
        heard, mail = self._heard, self.mail_edit.toPlainText()
        self.heard_label.setVisible(heard is not None)
        if heard is None:
            return
        row = self._rows.get(self.person_id)
        found = self._rows.get(heard.person_id or "")
        before = (
            answer_words(row.reply, row.answer, row.begins, row.substitute)
            if row and row.answer is not Coming.OPEN
            else ""
        )
        self.heard_label.setText(heard_words(heard, mail, found.person.name if found else "", before))
        sure = heard.answer is not None and heard.person_id is not None
        self.heard_label.setProperty("role", "good" if sure else "warning")
        self.heard_label.style().polish(self.heard_label)
        self.make_room()

    def _show_fields(self) -> None:
        self._late_field.setVisible(self.answer is Coming.LATE)
        self._instead_field.setVisible(self.answer is Coming.SUBSTITUTE)

    def _mark(self, mail: str) -> None:
        """Grey what is not the sender's own, and mark the words the answer was read from."""
        # Qt counts a sign beyond the first plane as two.
        wide = [place for place, sign in enumerate(mail) if ord(sign) > 0xFFFF]

        def span(start: int, end: int, colour: str, back: str = "") -> QTextEdit.ExtraSelection:
            look = QTextCharFormat()
            look.setForeground(tokens().color(colour))
            if back:
                look.setBackground(tokens().color(back))
            cursor = QTextCursor(self.mail_edit.document())
            cursor.setPosition(start + bisect_left(wide, start))
            cursor.setPosition(end + bisect_left(wide, end), QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, look
            return mark

        marks, place = [], 0
        for start, end in (*(self._heard.own if self._heard else ()), (len(mail), len(mail))):
            if start > place:
                marks.append(span(place, start, "muted"))
            place = end
        for one in (self._heard.passages if self._heard else ())[:_MARKED]:
            marks.append(span(one.start, one.end, "text", "amber_soft"))
        self.mail_edit.setExtraSelections(marks)
