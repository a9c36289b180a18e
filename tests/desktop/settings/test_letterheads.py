"""The letterheads with their logos, as a clerk edits them."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from beirat_desktop.desktop.settings.page import SettingsPage
from beirat_desktop.domain.places import Logo, LogoPosition
from tests import factories
from tests.documents.samples import picture

BEIRAT = factories.BEIRAT.id


@pytest.fixture
def page(workplace, theme, qtbot):
    made = SettingsPage(workplace, theme)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.open("letterheads")
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def letterheads(page):
    return page.section("letterheads")


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "Wappen Größe.png"
    made.write_bytes(picture())
    return made


def stored(office):
    return office.committees.get(BEIRAT).letterhead.logo


def drop(letterheads, *files):
    """Onto the field of the lines, where somebody aims who looks at the head."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    facts = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(20, 20).toPoint(), *facts)
    aim = letterheads.lines_edit.viewport()
    QApplication.sendEvent(aim, enter)
    if enter.isAccepted():
        QApplication.sendEvent(aim, QDropEvent(QPointF(20, 20), *facts))


def choose(letterheads, monkeypatch, qtbot, file):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    qtbot.mouseClick(letterheads.logo_box.choose_button, Qt.MouseButton.LeftButton)


def test_a_chosen_picture_stands_on_the_sheet_at_once(page, letterheads, office, file, monkeypatch, qtbot):
    qtbot.waitUntil(lambda: letterheads.preview.pdf.startswith(b"%PDF"), timeout=5000)
    assert b"/Subtype /Image" not in letterheads.preview.pdf
    with qtbot.waitSignal(page.message) as said:
        choose(letterheads, monkeypatch, qtbot, file)
    assert said.args == ["„Wappen Größe.png“ ist als Logo übernommen; die Datei wird nicht mehr gebraucht."]
    assert stored(office) == Logo(stored(office).sha512, 30, LogoPosition.RIGHT, "")
    qtbot.waitUntil(lambda: b"/Subtype /Image" in letterheads.preview.pdf, timeout=5000)


def test_width_place_and_words_are_kept_as_they_are_changed(page, letterheads, office, file, monkeypatch, qtbot):
    choose(letterheads, monkeypatch, qtbot, file)
    box = letterheads.logo_box
    box.width_box.setFocus()
    box.width_box.selectAll()
    qtbot.keyClicks(box.width_box, "45")
    box.position_box.setFocus()
    qtbot.keyClick(box.position_box, Qt.Key.Key_Down)
    box.alternative_edit.setFocus()
    box.alternative_edit.insert("Rose der Stadt")
    page.flush()
    assert stored(office) == Logo(stored(office).sha512, 45, LogoPosition.LEFT, "Rose der Stadt")
    letterheads.reload()
    assert (box.width_box.value(), box.position_box.currentText()) == (45, "links")


def test_what_is_told_of_a_logo_follows_the_name(letterheads, file, monkeypatch, qtbot):
    choose(letterheads, monkeypatch, qtbot, file)
    told = letterheads.logo_box.alternative_edit.placeholderText
    assert told() == "Logo Beirat für Migration und Integration"
    letterheads.lines_edit.setPlainText("Stadt Ludwigshafen")
    assert told() == "Logo Stadt Ludwigshafen"


def test_a_dropped_picture_is_taken_wherever_it_falls(letterheads, office, file):
    drop(letterheads, file, file)
    assert stored(office) is None
    drop(letterheads, file)
    assert stored(office) is not None
    assert letterheads.lines_edit.toPlainText() == ""


def test_what_is_no_picture_is_said_beside_the_logo_and_changes_nothing(letterheads, office, tmp_path, file):
    (tmp_path / "Brief.docx").write_bytes(b"PK")
    drop(letterheads, tmp_path / "Brief.docx")
    assert "weder PNG noch JPEG" in letterheads.logo_box.field.warning_label.text()
    assert stored(office) is None
    drop(letterheads, file)
    assert letterheads.logo_box.field.warning_label.text() == ""


def test_typing_that_was_not_kept_yet_goes_with_the_logo(letterheads, office, file, monkeypatch, qtbot):
    letterheads.lines_edit.setFocus()
    letterheads.lines_edit.setPlainText("Stadt")
    choose(letterheads, monkeypatch, qtbot, file)
    head = office.committees.get(BEIRAT).letterhead
    assert head.lines == ("Stadt",)
    assert head.logo is not None


def test_a_removed_logo_comes_back_by_undo(letterheads, office, file, monkeypatch, qtbot):
    choose(letterheads, monkeypatch, qtbot, file)
    before = stored(office)
    qtbot.mouseClick(letterheads.logo_box.remove_button, Qt.MouseButton.LeftButton)
    assert stored(office) is None
    assert not letterheads.logo_box.width_box.isVisible()
    office.undo()
    letterheads.reload()
    assert letterheads.logo_box.logo == before == stored(office)
    assert letterheads.logo_box.width_box.isVisible()


def test_each_sender_has_a_logo_of_its_own(page, letterheads, office, file, monkeypatch, qtbot):
    choose(letterheads, monkeypatch, qtbot, file)
    letterheads.logo_box.width_box.setValue(50)
    letterheads.sender_box.setCurrentIndex(letterheads.sender_box.findData(f"faction {factories.SPD.id}"))
    assert stored(office).width_mm == 50
    assert letterheads.logo_box.logo is None
    letterheads.lines_edit.setPlainText("SPD")
    page.flush()
    assert office.committees.faction(factories.SPD.id).letterhead.logo is None
    assert stored(office).width_mm == 50


def test_the_sheet_stays_in_sight_beside_the_last_field(page, letterheads, qtbot):
    page.resize(1100, 420)
    bar = letterheads.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: letterheads.preview.visibleRegion().boundingRect().height() > 300)
    assert letterheads.preview.visibleRegion().boundingRect().top() == 0


def test_without_a_sender_no_sheet_is_promised(letterheads):
    letterheads.sender_box.clear()
    said = [label.text() for label in letterheads.preview.findChildren(QLabel)]
    assert "Noch hat niemand einen Briefkopf: weder Gremium noch Fraktion ist angelegt." in said
