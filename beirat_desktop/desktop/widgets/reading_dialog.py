"""A look at a text before it is taken over, or at what of it was left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLabel, QListWidget, QTextEdit, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets import rich_text
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.domain.reading import LeftOut, Reading
from beirat_desktop.german import word
from beirat_desktop.german.texts import left_out_sentence


class LeftOutDialog(Question):
    """What was left out, each place with its words."""

    def __init__(self, left_out: Sequence[LeftOut], parent: QWidget | None = None) -> None:
        super().__init__("Nicht oder anders übernommen", "Schließen", parent, text=f"{left_out_sentence(left_out)}.")
        self.places = _places(left_out, self)
        self.form.add_widget(self.places, 1)
        for button in self.buttons.buttons():
            button.setVisible(self.buttons.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole)
        self.resize(px(640), px(420))


class ReadingDialog(Question):
    """The text of a file as it would stand in the field, and below it what is left out."""

    def __init__(self, name: str, reading: Reading, can_attach: bool, parent: QWidget | None = None) -> None:
        super().__init__(f"Text aus „{name}“", "Text einfügen", parent)
        self.text_edit = QTextEdit(self)
        self.text_edit.setReadOnly(True)
        self.text_edit.setAccessibleName("Text, wie er eingefügt wird")
        rich_text.to_document(reading.text, self.text_edit.document())
        self.form.add_widget(self.text_edit, 1)
        if reading.left_out:
            said = QLabel(f"{left_out_sentence(reading.left_out)}:", self)
            said.setProperty("role", "warning")
            said.setWordWrap(True)
            places = _places(reading.left_out, self)
            places.setFixedHeight(px(110))
            self.form.add_widget(said)
            self.form.add_widget(places)
        self.attach_check = QCheckBox("Die Datei auch als Anlage aufnehmen", self)
        self.attach_check.setVisible(can_attach)
        self.attach_check.setChecked(can_attach)
        self.form.add_widget(self.attach_check)
        self.resize(px(720), px(620))

    def complaint(self) -> str:
        said = self.text_edit.toPlainText().strip()
        return self.at(self.text_edit, "" if said else "In der Datei steht kein Text, der sich übernehmen lässt.")


def _places(left_out: Sequence[LeftOut], parent: QWidget) -> QListWidget:
    places = QListWidget(parent)
    places.setAccessibleName("Was nicht oder anders übernommen wurde")
    places.setWordWrap(True)
    places.addItems([f"{word(one.loss)}: {one.words}" if one.words else word(one.loss) for one in left_out])
    return places
