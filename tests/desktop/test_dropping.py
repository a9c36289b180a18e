"""Papers dragged over the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

from beirat_desktop.desktop.dropping import DropSheet, papers_in
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.widgets.rich_input import RichInput

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def dragged(*names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/tmp/{name}") for name in names])
    return data


@pytest.fixture
def held():
    return {"word": ""}


@pytest.fixture
def sheet(theme, held, qtbot):
    window = QMainWindow()
    window.setCentralWidget(QTextEdit(window))
    window.resize(800, 600)
    qtbot.addWidget(window)
    made = DropSheet(window, lambda: held["word"])
    window.show()
    qtbot.waitExposed(window)
    return made


def enter(sheet, data):
    handle = sheet.window().windowHandle()
    QApplication.sendEvent(handle, QDragEnterEvent(QPoint(100, 100), COPY, data, LEFT, NONE))


def drop(sheet, data, x):
    QApplication.sendEvent(sheet, QDragMoveEvent(QPoint(x, 300), COPY, data, LEFT, NONE))
    QApplication.sendEvent(sheet, QDropEvent(QPointF(x, 300), COPY, data, LEFT, NONE))


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        (("a.pdf",), True),
        (("b.JSON", "x.txt"), True),
        (("c.docx",), True),
        (("d.ODT",), True),
        (("f.beirat-register",), True),
        (("e.doc",), True),  # what it is refused with says how it is read
        (("g.RTF",), True),
        (("h.exe",), False),
        ((), False),
    ],
)
def test_the_sheet_lies_down_for_what_may_be_a_paper(sheet, names, taken):
    data = dragged(*names)
    enter(sheet, data)
    assert sheet.isVisible() is taken
    assert sheet.geometry() == sheet.window().rect() or not taken


def test_a_file_somewhere_in_the_net_is_none(sheet):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.pdf")])
    assert papers_in(data, sheet.window()) == []


def test_a_text_of_word_is_left_to_an_editor_that_is_shown(sheet):
    editor = RichInput(sheet.window())
    data = dragged("c.docx")
    assert papers_in(data, sheet.window()) != []
    editor.show()
    assert papers_in(data, sheet.window()) == []


@pytest.mark.parametrize("name", ["Antwort.eml", "Antwort.msg"])
def test_a_mail_is_left_to_a_page_that_reads_answers(sheet, name):
    page = Page(sheet.window())
    page.reads_mails = True
    data = dragged(name)
    assert papers_in(data, sheet.window()) != []
    page.show()
    assert papers_in(data, sheet.window()) == []


def test_what_is_dropped_is_handed_on_and_no_field_takes_its_name(sheet, qtbot):
    data = dragged("a.pdf", "b.txt")
    enter(sheet, data)
    with qtbot.waitSignal(sheet.dropped) as got:
        drop(sheet, data, 700)
    assert got.args == [[Path("/tmp/a.pdf"), Path("/tmp/b.txt")], False]
    assert not sheet.isVisible()
    assert sheet.window().centralWidget().toPlainText() == ""


@pytest.mark.parametrize(("x", "attach"), [(100, False), (700, True)])
def test_over_an_open_motion_the_right_half_attaches(sheet, held, qtbot, x, attach):
    held["word"] = "Antrag"
    data = dragged("a.pdf")
    enter(sheet, data)
    with qtbot.waitSignal(sheet.dropped) as got:
        drop(sheet, data, x)
    assert got.args[1] is attach


def test_it_draws_both_fields(sheet, held):
    held["word"] = "Antrag"
    sheet.offer()
    picture = sheet.grab().toImage()
    assert not picture.isNull()
    held["word"] = ""
    sheet.offer()
    assert sheet.grab().toImage() != picture
