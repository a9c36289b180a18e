from beirat_desktop.desktop.widgets.choice_box import ChoiceBox

LONG = "2026/B09 vom 10.09.2026: Der Beirat lädt die Landesberatung ein"


def test_words_without_room_end_in_dots_and_not_in_half_a_letter(theme, qtbot):
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItem(LONG)
    box.setFixedWidth(160)
    box.show()
    assert box.shown_text().endswith("…")
    assert LONG.startswith(box.shown_text()[:-1])
    box.setFixedWidth(900)
    assert box.shown_text() == LONG


def test_it_asks_for_the_room_of_what_is_chosen_also_in_larger_text(theme, qtbot):
    for percent in (100, 150, 200):
        theme.set_percent(percent)
        box = ChoiceBox()
        qtbot.addWidget(box)
        box.addItem("Wahlperiode: alle")
        box.show()
        box.resize(box.sizeHint())
        assert box.shown_text() == "Wahlperiode: alle", percent
