"""German signs as they are typed."""

import pytest
from PySide6.QtCore import QMimeData

from beirat_desktop.desktop.widgets.typing import typed
from beirat_desktop.domain.text import Block, RichText, Run
from tests.desktop.widgets.test_rich_text import editor, type_in


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ('Er sagt "ja" und "nein".', "Er sagt „ja“ und „nein“."),
        ('("so") "-"', "(„so“) „-“"),
        ("das ist's", "das ist’s"),
        ("er sagt 'ja'.", "er sagt ‚ja‘."),
        ("'s ist", "‚s ist"),
        ("ein Wort - noch eins", "ein Wort – noch eins"),
        ("- Punkt", "- Punkt"),
        ("E-Mail, 2-3", "E-Mail, 2-3"),
        ("2--3", "2–3"),
    ],
)
def test_quotation_marks_and_dashes_as_they_are_typed(theme, qtbot, keys, text) -> None:
    one = editor(qtbot)
    type_in(one, keys)
    assert one.value().plain == text


def test_undo_gives_the_plain_sign_back(theme, qtbot) -> None:
    one = editor(qtbot)
    type_in(one, 'a "')
    assert one.value().plain == "a „"
    one.text_edit.undo()
    assert one.value().plain == 'a "'


def test_what_is_pasted_and_what_is_quoted_keeps_its_signs(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText((Block((Run("Zitat"),), quote=1),)))
    type_in(one, '"x" - y')
    assert one.value().plain == '"x" - yZitat'
    data = QMimeData()
    data.setText('"a" - b')
    one.set_value(RichText())
    one.text_edit.insertFromMimeData(data)
    assert one.value().plain == '"a" - b'


def test_letters_are_left_alone() -> None:
    assert typed("abc", "d") is None
    assert typed("", " ") is None
