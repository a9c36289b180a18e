"""The sentences of the papers in the office's own words."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.settings.section import Section
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.german.text_blocks import TEXT_BLOCKS
from beirat_desktop.usecases.office import Office


class TextBlocksSection(Section):
    """An empty field means the usual words, which stand in it as a hint."""

    def __init__(self, office: Office, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(office, drafts, parent)
        self.edits: dict[str, QPlainTextEdit] = {}
        form = Form(self)
        for key, block in TEXT_BLOCKS.items():
            edit = self.edits[key] = QPlainTextEdit(self)
            edit.setTabChangesFocus(True)
            edit.setPlaceholderText(block.usual)
            edit.setFixedHeight(px(76))
            self.fields[key] = form.add(f"{block.paper}: {block.place}", edit)
            self.bind(key, edit, lambda _record, name, value: office.settings.set_text_block(name, value))
        self.add_card("Textbausteine", "Leer gelassene Felder verwenden den üblichen Wortlaut.").add(form)
        self.column.addStretch(1)

    def reload(self) -> None:
        own = self.office.settings.text_blocks()
        self.autosave.begin("text_blocks")
        for key in self.edits:
            self.autosave.show(key, own.get(key, ""))
