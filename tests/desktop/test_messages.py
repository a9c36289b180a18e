from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.messages import Banner, Notice, Saving, confirm, saving_text, trouble_box
from beirat_desktop.desktop.theme import Tone


def answered(parent: QWidget, press: str) -> list[str]:
    """Press the button of the box that opens next; the list fills with the box's texts."""
    seen: list[str] = []

    def press_it() -> None:
        box = parent.findChild(QMessageBox)
        seen.extend((box.text(), box.informativeText(), box.defaultButton().text()))
        next(one for one in box.findChildren(QPushButton) if one.text() == press).click()

    QTimer.singleShot(0, press_it)
    return seen


def test_what_cannot_be_undone_does_not_happen_by_enter(theme, qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    seen = answered(parent, "Abbrechen")
    assert not confirm(
        parent, "Antrag löschen?", "Er ist nicht wiederherstellbar.", "Antrag löschen", page="antraege", danger=True
    )
    assert seen == ["Antrag löschen?", "Er ist nicht wiederherstellbar.", "Abbrechen"]


def test_a_question_is_whole_in_twice_the_size_of_the_text(theme, qtbot) -> None:
    theme.set_percent(200)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    cut: list[bool] = []

    def look() -> None:
        box = parent.findChild(QMessageBox)
        said = box.findChild(QLabel, "qt_msgbox_informativelabel")
        cut.append(said.geometry().right() > box.contentsRect().right())
        box.close()

    QTimer.singleShot(0, look)
    confirm(
        parent,
        "Sitzung löschen?",
        "Die Tagesordnung ohne Anträge geht mit. Strg+Z nimmt es zurück.",
        "Löschen",
        page="sitzungen",
    )
    theme.set_percent(100)
    assert cut == [False]


def test_a_failure_says_what_was_kept_and_offers_a_way_out(theme, qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    seen = answered(parent, "Anderen Ordner wählen")
    assert trouble_box(
        parent,
        "Der Datenträger ist voll.",
        "Der Entwurf ist gesichert.",
        "Schaffen Sie Platz.",
        way_out="Anderen Ordner wählen",
    )
    assert seen == [
        "Der Datenträger ist voll.",
        "Der Entwurf ist gesichert.\n\nSchaffen Sie Platz.",
        "Anderen Ordner wählen",
    ]


def test_the_keyboard_goes_back_from_the_banner_to_where_it_worked(theme, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    banner, first, worked = Banner(window), QLineEdit(window), QLineEdit(window)
    column = QVBoxLayout(window)
    for one in (banner, first, worked):
        column.addWidget(one)
    window.show()
    window.activateWindow()
    stood: list[QWidget | None] = []
    notice = Notice("Die Frist ist abgelaufen.", Tone.RED, "Verlegen …", lambda: stood.append(window.focusWidget()))
    for away in (banner.action_button.click, banner.dismiss, lambda: banner.tell(Notice(""))):
        banner.tell(notice)
        worked.setFocus()
        qtbot.waitUntil(worked.hasFocus)
        banner.action_button.setFocus()
        qtbot.waitUntil(banner.action_button.hasFocus)
        away()
        assert banner.isHidden()
        assert window.focusWidget() is worked
    assert stood == [worked], "what the button does may go elsewhere"


def test_the_banner_closes_by_its_button_and_by_escape(theme, qtbot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    for close in (banner.close_button.click, lambda: QTest.keyClick(banner, Qt.Key.Key_Escape)):
        banner.tell(Notice("Die Frist ist abgelaufen.", Tone.RED, tip="§ 34 GemO"))
        assert banner.isVisible()
        assert banner.text_label.toolTip() == "§ 34 GemO"
        with qtbot.waitSignal(banner.closed):
            close()
        assert banner.isHidden()


def test_every_state_of_saving_has_its_words() -> None:
    assert len({saving_text(state, "voll") for state in Saving}) == len(Saving)
