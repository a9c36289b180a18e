import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.question import Question

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


@pytest.mark.parametrize(
    "named",
    [lambda form, box: form.add("Zuständige Stelle", box), lambda _form, box: name_box(box, "Zuständige Stelle")],
)
def test_the_line_in_which_one_types_is_called_like_its_box(qtbot, named):
    form = Form()
    qtbot.addWidget(form)
    box = ChoiceBox(form)
    box.setEditable(True)
    named(form, box)
    assert box.lineEdit().accessibleName() == "Zuständige Stelle"


def test_the_list_it_unfolds_has_its_name(qtbot, look):
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["Hauptabstimmung", "Änderung"])
    box.setAccessibleName("Abstimmung über")
    box.showPopup()
    assert box.view().accessibleName() == "Abstimmung über"
    box.hidePopup()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_in_a_box_that_is_typed_into_answers_the_question_around_it(qtbot, look, key):
    question = Question("Auszug ausgeben", "1. Ausgabe ablegen")
    qtbot.addWidget(question)
    box = ChoiceBox(question)
    box.setEditable(True)
    box.addItems(["Oberbürgermeister", "Amt für Soziales"])
    question.form.add("Empfänger", box)
    question.show()
    qtbot.waitExposed(question)
    box.setFocus()
    with qtbot.waitSignal(question.accepted):
        qtbot.keyClick(box, key)


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize(("entries", "chosen"), [(2, 0), (3, 2), (12, 5)])
def test_the_list_it_unfolds_shows_all_its_entries(theme, qtbot, monkeypatch, percent, entries, chosen):
    unfold = QComboBox.showPopup

    def unfold_low(one):
        """As where Qt counts less above and below the entries than it then leaves free."""
        unfold(one)
        one.view().window().resize(one.view().window().width(), one.view().window().height() - 2)

    monkeypatch.setattr(QComboBox, "showPopup", unfold_low)
    theme.set_percent(percent)
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems([f"Eintrag {one}" for one in range(entries)])
    box.setCurrentIndex(chosen)
    box.show()
    qtbot.waitExposed(box)
    box.showPopup()
    view, model = box.view(), box.model()
    first, last = (view.visualRect(model.index(row, 0)) for row in (0, entries - 1))
    assert (first.top(), last.bottom() + 1) == (0, view.viewport().height())
    assert view.verticalScrollBar().maximum() == 0
    box.hidePopup()
