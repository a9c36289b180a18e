"""The letterheads with their logos, as a clerk edits them."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

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
def heads(page):
    return page.section("letterheads")


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "Wappen Größe.png"
    made.write_bytes(picture())
    return made


def kept(office):
    return office.committees.get(BEIRAT).letterhead.logo


def drop(heads, *files):
    """Onto the field of the lines, where somebody aims who looks at the head."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    facts = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(20, 20).toPoint(), *facts)
    aim = heads.lines_edit.viewport()
    QApplication.sendEvent(aim, enter)
    if enter.isAccepted():
        QApplication.sendEvent(aim, QDropEvent(QPointF(20, 20), *facts))


def choose(heads, monkeypatch, qtbot, file):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    qtbot.mouseClick(heads.logo_box.choose_button, Qt.MouseButton.LeftButton)


def test_a_chosen_picture_stands_on_the_sheet_at_once(page, heads, office, file, monkeypatch, qtbot):
    qtbot.waitUntil(lambda: heads.preview.pdf.startswith(b"%PDF"), timeout=5000)
    assert b"/Subtype /Image" not in heads.preview.pdf
    with qtbot.waitSignal(page.message) as said:
        choose(heads, monkeypatch, qtbot, file)
    assert said.args == ["„Wappen Größe.png“ ist als Logo übernommen; die Datei wird nicht mehr gebraucht."]
    assert kept(office) == Logo(kept(office).sha512, 30, LogoPosition.RIGHT, "")
    qtbot.waitUntil(lambda: b"/Subtype /Image" in heads.preview.pdf, timeout=5000)


def test_width_place_and_words_are_kept_as_they_are_changed(page, heads, office, file, monkeypatch, qtbot):
    choose(heads, monkeypatch, qtbot, file)
    box = heads.logo_box
    box.width_box.setFocus()
    box.width_box.selectAll()
    qtbot.keyClicks(box.width_box, "45")
    box.position_box.setFocus()
    qtbot.keyClick(box.position_box, Qt.Key.Key_Down)
    box.alternative_edit.setFocus()
    box.alternative_edit.insert("Rose der Stadt")
    page.flush()
    assert kept(office) == Logo(kept(office).sha512, 45, LogoPosition.LEFT, "Rose der Stadt")
    heads.reload()
    assert (box.width_box.value(), box.position_box.currentText()) == (45, "links")


def test_what_is_told_of_a_logo_follows_the_name(heads, file, monkeypatch, qtbot):
    choose(heads, monkeypatch, qtbot, file)
    told = heads.logo_box.alternative_edit.placeholderText
    assert told() == "Logo Beirat für Migration und Integration"
    heads.lines_edit.setPlainText("Stadt Ludwigshafen")
    assert told() == "Logo Stadt Ludwigshafen"


def test_a_dropped_picture_is_taken_wherever_it_falls(heads, office, file):
    drop(heads, file, file)
    assert kept(office) is None
    drop(heads, file)
    assert kept(office) is not None
    assert heads.lines_edit.toPlainText() == ""


def test_what_is_no_picture_is_said_beside_the_logo_and_changes_nothing(heads, office, tmp_path, file):
    (tmp_path / "Brief.docx").write_bytes(b"PK")
    drop(heads, tmp_path / "Brief.docx")
    assert "weder PNG noch JPEG" in heads.logo_box.field.warning_label.text()
    assert kept(office) is None
    drop(heads, file)
    assert heads.logo_box.field.warning_label.text() == ""


def test_typing_that_was_not_kept_yet_goes_with_the_logo(heads, office, file, monkeypatch, qtbot):
    heads.lines_edit.setFocus()
    heads.lines_edit.setPlainText("Stadt")
    choose(heads, monkeypatch, qtbot, file)
    head = office.committees.get(BEIRAT).letterhead
    assert head.lines == ("Stadt",)
    assert head.logo is not None


def test_a_removed_logo_comes_back_by_undo(heads, office, file, monkeypatch, qtbot):
    choose(heads, monkeypatch, qtbot, file)
    before = kept(office)
    qtbot.mouseClick(heads.logo_box.remove_button, Qt.MouseButton.LeftButton)
    assert kept(office) is None
    assert not heads.logo_box.width_box.isVisible()
    office.undo()
    heads.reload()
    assert heads.logo_box.logo == before == kept(office)
    assert heads.logo_box.width_box.isVisible()


def test_each_sender_has_a_logo_of_its_own(page, heads, office, file, monkeypatch, qtbot):
    choose(heads, monkeypatch, qtbot, file)
    heads.logo_box.width_box.setValue(50)
    heads.sender_box.setCurrentIndex(heads.sender_box.findData(f"faction {factories.SPD.id}"))
    assert kept(office).width_mm == 50
    assert heads.logo_box.logo is None
    heads.lines_edit.setPlainText("SPD")
    page.flush()
    assert office.committees.faction(factories.SPD.id).letterhead.logo is None
    assert kept(office).width_mm == 50


def test_the_sheet_stays_in_sight_beside_the_last_field(page, heads, qtbot):
    page.resize(1100, 420)
    bar = heads.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: heads.preview.visibleRegion().boundingRect().height() > 300)
    assert heads.preview.visibleRegion().boundingRect().top() == 0
