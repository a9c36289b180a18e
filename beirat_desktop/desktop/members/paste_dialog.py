"""Pasting a list of members out of a spreadsheet: the text, and beside it what will happen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.member_preview import MemberPreview
from beirat_desktop.usecases.members.persons import Pasted


class PasteDialog(AskDialog):
    """Nothing is taken over while a line cannot be read."""

    def __init__(
        self,
        committee: str,
        since: date | None,
        preview: Callable[[str, date | None], Pasted],
        act: Callable[[str, date | None], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            f"Mitgliederliste einfügen – {committee}",
            "Mitglieder aufnehmen",
            lambda: act(self.text_edit.toPlainText(), self.start_field.value()),
            parent,
        )
        self._preview = preview
        self.text_edit = QPlainTextEdit(self)
        self.text_edit.setAccessibleName("Liste aus der Tabelle")
        self.text_edit.setTabChangesFocus(True)
        self.text_edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text_edit.setPlaceholderText("Hier einfügen (Strg+V)")
        self.start_field = DateField("Mitglieder seit")
        self.start_field.set_value(since)
        self.preview = MemberPreview(self)
        lead = QLabel(
            "In der Tabelle alle Zeilen mit der Kopfzeile kopieren und hier einfügen. Erkannt werden Name, Vorname, "
            "Anrede, Titel, Fraktion, Funktion, gewählt/berufen, stimmberechtigt, E-Mail, Straße, PLZ, Ort, Telefon.",
            self,
        )
        lead.setProperty("role", "muted")
        lead.setWordWrap(True)
        left = QVBoxLayout()
        left.addWidget(self.text_edit, 1)
        left.addWidget(QLabel("Mitglieder seit", self))
        left.addWidget(self.start_field)
        both = QHBoxLayout()
        both.addLayout(left, 2)
        both.addWidget(self.preview, 3)
        holder = QWidget(self)
        holder.setLayout(both)
        both.setContentsMargins(0, 0, 0, 0)
        self.form.add_widget(lead)
        self.form.add_widget(holder, 1)
        self.text_edit.textChanged.connect(self._on_text)
        self.start_field.edited.connect(lambda _day: self._on_text())
        self.resize(px(980), px(560))
        self._on_text()
        self.text_edit.setFocus()

    def _on_text(self) -> None:
        text = self.text_edit.toPlainText()
        if not text.strip():
            self.preview.show_nothing()
            self.go_button.setText("Mitglieder aufnehmen")
            self.go_button.setEnabled(False)
            return
        pasted = self._preview(text, self.start_field.value())
        self.preview.show_pasted(pasted)
        count = len(pasted.entries)
        self.go_button.setText(f"{count} Mitglieder aufnehmen" if count != 1 else "1 Mitglied aufnehmen")
        self.go_button.setEnabled(bool(count) and not pasted.problems)
