"""A list of members out of a spreadsheet, pasted or opened: the text, what its columns are, and what will happen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.refusals import CANNOT, sentence
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.column_choice import ColumnChoice
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.member_preview import MemberPreview
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.domain.member_list import Choices, ListFile
from beirat_desktop.usecases.members.pasting import Pasted

Preview = Callable[[str, date | None, Choices], Pasted]


class PasteDialog(AskDialog):
    """Nothing is taken over while a line cannot be read."""

    def __init__(
        self,
        committee: str,
        since: date | None,
        preview: Preview,
        act: Callable[[str, date | None, Choices], str],
        read_file: Callable[[Path], ListFile],
        parent: QWidget | None = None,
    ) -> None:
        """read_file gives the rows of a spreadsheet's file, or refuses."""
        super().__init__(
            f"Mitgliederliste einfügen – {committee}",
            "Mitglieder aufnehmen",
            lambda: act(self.text_edit.toPlainText(), self.start_field.value(), self.columns.choices()),
            parent,
        )
        self._preview = preview
        self._read_file = read_file
        self._opened: ListFile | None = None
        self.file_button = QPushButton("Datei öffnen …", self)
        self.file_button.setToolTip("Excel (.xlsx, .xls), LibreOffice (.ods) oder CSV")
        self.file_button.setAutoDefault(False)
        self.file_button.clicked.connect(self._choose_file)
        self.text_edit = QPlainTextEdit(self)
        self.text_edit.setAccessibleName("Liste aus der Tabelle")
        self.text_edit.setTabChangesFocus(True)
        self.text_edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text_edit.setPlaceholderText("Hier einfügen (Strg+V)")
        self.start_field = DateField("Mitglieder seit")
        self.start_field.set_value(since)
        self.columns = ColumnChoice(self)
        self.preview = MemberPreview(self)
        lead = QLabel(
            "In der Tabelle alle Zeilen mit der Kopfzeile kopieren und hier einfügen, oder die Datei öffnen. Was jede "
            "Spalte ist, steht darunter und lässt sich ändern; rechts steht, was geschehen wird.",
            self,
        )
        lead.setProperty("role", "muted")
        lead.setWordWrap(True)
        self.columns_label = QLabel("Spalten der Liste", self)
        self.columns_scroll = Scroll(self.columns, self)
        left = QVBoxLayout()
        left.addWidget(self.file_button)
        left.addWidget(self.text_edit, 2)
        left.addWidget(self.columns_label)
        left.addWidget(self.columns_scroll, 3)
        left.addWidget(QLabel("Mitglieder seit, wo die Liste nichts sagt", self))
        left.addWidget(self.start_field)
        both = QHBoxLayout()
        both.setSpacing(18)
        both.addLayout(left, 2)
        both.addWidget(self.preview, 3)
        holder = QWidget(self)
        holder.setLayout(both)
        both.setContentsMargins(0, 0, 0, 0)
        self.form.add_widget(lead)
        self.form.add_widget(holder, 1)
        self.text_edit.textChanged.connect(self._on_text)
        self.start_field.edited.connect(lambda _day: self._on_text())
        self.columns.changed.connect(self._on_text)
        self.resize(px(1180), px(660))
        self._on_text()
        self.text_edit.setFocus()

    def open_file(self, file: Path) -> None:
        """Show the rows of a file as if they had been pasted."""
        try:
            self._opened = self._read_file(file)
            self.text_edit.setPlainText(self._opened.text)
        except CANNOT as error:
            self.say(sentence(error))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Mitgliederliste öffnen", "", "Tabellen (*.xlsx *.xls *.ods *.csv *.tsv *.txt);;Alle Dateien (*)"
        )
        if name:
            self.open_file(Path(name))

    def _on_text(self) -> None:
        text = self.text_edit.toPlainText()
        for widget in (self.columns_label, self.columns_scroll):
            widget.setVisible(bool(text.strip()))
        if not text.strip():
            self.columns.clear()
            self.preview.show_nothing()
            self.go_button.setText("Mitglieder aufnehmen")
            self.go_button.setEnabled(False)
            return
        pasted = self._preview(text, self.start_field.value(), self.columns.choices())
        if self._opened is not None:
            pasted = replace(pasted, read=replace(pasted.read, notes=(*self._opened.of(text), *pasted.read.notes)))
        self.columns.show_list(pasted.read)
        self.preview.show_pasted(pasted, text)
        count = len(pasted.entries)
        self.go_button.setText(f"{count} Mitglieder aufnehmen" if count != 1 else "1 Mitglied aufnehmen")
        self.go_button.setEnabled(bool(count) and not pasted.problems)
