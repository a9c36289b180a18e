from PySide6.QtCore import Qt

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.search_edit import SearchEdit


def test_its_sign_empties_it_stands_at_its_end_and_grows_with_the_text(qtbot, theme):
    sizes = []
    for percent in (100, 200):
        theme.set_percent(percent)
        field = SearchEdit("Liste eingrenzen")
        qtbot.addWidget(field)
        field.resize(px(240), field.sizeHint().height())
        field.show()
        assert field.clear_button.isHidden()

        qtbot.keyClicks(field, "Bank")
        sign = field.clear_button
        sizes.append(sign.height())
        assert field.rect().contains(sign.geometry())
        assert sign.geometry().left() > field.width() // 2

        qtbot.mouseClick(sign, Qt.MouseButton.LeftButton)
        assert field.text() == ""
        assert sign.isHidden()
    assert sizes == [24, 48]  # the least that a hand is asked to hit


def test_what_is_looked_through_gives_way_to_a_short_word_where_it_has_no_room(qtbot, theme) -> None:
    field = SearchEdit("Vorgänge suchen")
    qtbot.addWidget(field)
    field.setPlaceholderText("Titel, Nummer, Wortlaut")
    field.resize(400, 32)
    field.show()
    assert (field.placeholderText(), field.toolTip()) == ("Titel, Nummer, Wortlaut", "")
    field.resize(110, 32)
    assert field.placeholderText() == "Suchen"
    assert field.toolTip() == "Titel, Nummer, Wortlaut"
    field.resize(400, 32)
    assert field.placeholderText() == "Titel, Nummer, Wortlaut"
    assert field.toolTip() == ""
