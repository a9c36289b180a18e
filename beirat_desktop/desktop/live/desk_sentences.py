"""Sentences of the debate that are always the same, put into the course by a key or a menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QTextCursor

from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.domain.text import RichText
from beirat_desktop.german.text_blocks import TEXT_BLOCKS
from beirat_desktop.usecases.office import Office

BLOCK_KEYS = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""One each: a key that two entries of a menu have goes from one to the other and takes none."""


class DeskSentences:
    """The text blocks of the desk. edit: the course of the debate they are written into."""

    def __init__(self, office: Office, edit: RichEditor) -> None:
        self._office, self._edit = office, edit

    def words(self, key: str) -> str:
        """A sentence that is always the same, as the office words it."""
        return self._office.settings.text_blocks().get(key) or TEXT_BLOCKS[key].usual

    def write(self, words: str) -> None:
        """Write a sentence into the course, on a line of its own."""
        edit = self._edit.text_edit
        if edit.isReadOnly():
            return
        edit.setFocus()
        if edit.textCursor().block().text().strip():
            edit.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
            edit.insertPlainText("\n")
        self._edit.insert_to_fill(RichText.of(words))

    def show_menu(self) -> None:
        """The sentences to choose from; a digit takes one, or a letter from the eleventh on."""
        edit = self._edit
        menu = Menu(edit.window())
        menu.aboutToHide.connect(menu.deleteLater)
        for mark, key in zip(BLOCK_KEYS, (key for key in TEXT_BLOCKS if key.startswith("desk.")), strict=False):
            words = self.words(key)
            action = menu.addAction(f"&{mark}  {TEXT_BLOCKS[key].place}", partial(self.write, words))
            action.setToolTip(words)
        menu.setToolTipsVisible(True)
        menu.popup(edit.mapToGlobal(edit.rect().bottomLeft()))
        self.menu = menu
