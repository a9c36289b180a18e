from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from beirat_desktop.desktop.widgets.preview import Preview


@dataclass(frozen=True)
class Spot:
    page: int
    x: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Paper:
    pdf: bytes
    anchors: dict[str, tuple[Spot, ...]] = field(default_factory=dict)


class Reader:
    """Papers of grey pages: the bytes say how many."""

    def __init__(self) -> None:
        self.drawn: list[tuple[bytes, int, float]] = []

    def sizes(self, pdf: bytes) -> Sequence[tuple[float, float]]:
        return [(595.0, 842.0)] * int(pdf.split()[0])

    def picture(self, pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
        self.drawn.append((pdf, page, scale))
        width, height = round(595 * scale), round(842 * scale)
        return width, height, b"\x80\x80\x80" * (width * height)

    def texts(self, pdf: bytes) -> Sequence[str]:
        return [pdf.decode()]

    def find(self, pdf: bytes, words: str) -> Sequence[Spot]:
        return [Spot(0, 10, 10, 50, 12), Spot(2, 10, 400, 50, 12)] if words in pdf.decode() else []


made: list[str] = []


def make(pages: int, words: str) -> Paper:
    made.append(words)
    return Paper(
        f"{pages} {words}".encode(),
        {
            "subject": (Spot(0, 50, 60, 300, 20),),
            "subject.word": (Spot(0, 60, 60, 40, 20),),
            "end": (Spot(2, 0, 700, 9, 9),),
        },
    )


def broken() -> Paper:
    raise ValueError("Zeichen fehlt")


@pytest.fixture
def reader() -> Reader:
    made.clear()
    return Reader()


@pytest.fixture
def preview(background, reader, theme, qtbot) -> Preview:
    one = Preview(background, reader)
    qtbot.addWidget(one)
    one.resize(500, 600)
    one.show()
    one.activateWindow()
    return one


def ask(preview: Preview, qtbot, words: str = "Beirat", pages: int = 3) -> None:
    preview.request(make, pages, words)
    qtbot.waitUntil(lambda: preview.pdf == f"{pages} {words}".encode())
    QApplication.processEvents()  # the sheets make room for their scroll bar


def test_only_the_newest_of_many_requests_is_made(preview, qtbot) -> None:
    preview.request(make, 1, "erste")
    qtbot.waitUntil(lambda: made == ["erste"])
    for number in range(30):
        preview.request(make, 1, f"Taste {number}")
    qtbot.waitUntil(lambda: preview.pdf == b"1 Taste 29")
    assert len(made) <= 4


def test_only_pages_in_sight_are_drawn_and_few_are_kept(preview, reader, qtbot) -> None:
    ask(preview, qtbot, pages=60)
    qtbot.waitUntil(lambda: bool(reader.drawn))
    assert {page for _pdf, page, _scale in reader.drawn} <= {0, 1}
    preview.sheets.verticalScrollBar().setValue(preview.sheets.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: any(page == 59 for _pdf, page, _scale in reader.drawn))
    assert len(preview.sheets._pictures) <= 6
    assert preview._label.whole_text == "Vorschau · Seite 60 von 60"


def test_the_place_stays_while_the_paper_changes(preview, qtbot) -> None:
    ask(preview, qtbot)
    preview.sheets.verticalScrollBar().setValue(333)
    ask(preview, qtbot, "Beirat!")
    assert preview.sheets.verticalScrollBar().value() == 333


def test_a_click_in_the_paper_names_the_smallest_field_there(preview, qtbot) -> None:
    ask(preview, qtbot)
    scale = preview.sheets.scale
    for x, name in ((300, "subject"), (70, "subject.word")):
        with qtbot.waitSignal(preview.anchor_clicked) as told:
            at = QPoint(round(6 + x * scale), round(6 + 65 * scale))
            qtbot.mouseClick(preview.sheets.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert told.args == [name]


def test_a_press_in_the_paper_let_go_elsewhere_leads_nowhere(preview, qtbot) -> None:
    ask(preview, qtbot)
    scale, viewport = preview.sheets.scale, preview.sheets.viewport()
    subject, beside = (QPoint(round(6 + 300 * scale), round(6 + down * scale)) for down in (65, 300))
    told = []
    preview.anchor_clicked.connect(told.append)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=subject)
    assert told == []
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=beside)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=beside)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=subject)
    assert told == []
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=subject)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=subject)
    assert told == ["subject"]


def test_the_field_being_typed_comes_into_sight(preview, qtbot) -> None:
    ask(preview, qtbot)
    preview.show_anchor("end")
    assert preview.sheets.page == 2
    preview.show_anchor("unknown")
    assert preview.sheets.page == 2


def test_zoom_by_keys_and_back_to_the_width(preview, qtbot) -> None:
    ask(preview, qtbot)
    fit = preview.sheets.scale
    preview.sheets.setFocus()
    QTest.keyClick(preview.sheets, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.sheets.scale == pytest.approx(fit * 1.25)
    QTest.keyClick(preview.sheets, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.sheets.scale == pytest.approx(fit)
    QTest.keyClick(preview.sheets, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert preview.sheets.scale < fit


def test_words_are_found_in_the_paper(preview, qtbot) -> None:
    ask(preview, qtbot)
    preview._toggle_find()
    preview._find.setText("Beirat")
    preview._on_find("Beirat")
    qtbot.waitUntil(lambda: preview._label.whole_text == "1 von 2 Stellen")
    QTest.keyClick(preview._find, Qt.Key.Key_Return)
    assert preview.sheets.page == 2
    preview._on_find("Stadtrat")
    qtbot.waitUntil(lambda: preview._label.whole_text == "nicht gefunden")


def test_a_paper_that_cannot_be_made_leaves_the_old_one(preview, qtbot) -> None:
    ask(preview, qtbot)
    with qtbot.waitSignal(preview.failed) as told:
        preview.request(broken)
    assert isinstance(told.args[0], ValueError)
    assert preview.pdf == b"3 Beirat"


def test_the_text_of_the_paper_is_read_aloud(preview, qtbot) -> None:
    ask(preview, qtbot)
    assert preview.sheets.accessibleDescription() == "3 Beirat"
    assert preview.sheets.accessibleName() == "Vorschau"


def test_clearing_says_why_there_is_no_paper(preview, qtbot) -> None:
    ask(preview, qtbot)
    preview.clear("Noch kein Antrag gewählt.")
    assert preview.sheets.isHidden()
    assert preview._note.text() == "Noch kein Antrag gewählt."


def test_the_paper_can_be_read_as_text_in_one_go(preview, qtbot) -> None:
    """A reader goes through the text by its own keys; whoever is in it stays there while the paper changes."""
    ask(preview, qtbot, "Der Beirat bittet um eine Bank.")
    preview.sheets.setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(preview.sheets, Qt.Key.Key_L, keys)
    assert preview.focusWidget() is preview.text_view
    assert preview.sheets.isHidden()
    assert QAccessible.queryAccessibleInterface(preview.text_view).text(QAccessible.Text.Name) == "Vorschau als Text"
    assert preview.text_view.toPlainText() == "3 Der Beirat bittet um eine Bank."
    for _letter in range(5):
        QTest.keyClick(preview.text_view, Qt.Key.Key_Right)
    ask(preview, qtbot, "Der Beirat bittet um zwei Bänke.")
    assert preview.text_view.toPlainText() == "3 Der Beirat bittet um zwei Bänke."
    assert preview.text_view.textCursor().position() == 5
    QTest.keyClicks(preview.text_view, "x")
    assert preview.text_view.toPlainText().startswith("3 Der"), "nothing is written there"
    QTest.keyClick(preview.text_view, Qt.Key.Key_L, keys)
    assert preview.focusWidget() is preview.sheets
    assert preview.text_view.isHidden()


def test_the_text_is_opened_from_the_field_beside_it_and_leads_back_there(preview, qtbot) -> None:
    whole = QWidget()
    row = QVBoxLayout(whole)
    field = QLineEdit(whole)
    row.addWidget(field)
    row.addWidget(preview)
    whole.show()
    qtbot.waitActive(whole)
    ask(preview, qtbot, "Der Beirat bittet um eine Bank.")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for leaving in ((Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_L, keys)):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_L, keys)
        assert preview.text_view.isVisible()
        assert whole.focusWidget() is preview.text_view
        QTest.keyClick(preview.text_view, *leaving)
        assert preview.text_view.isHidden()
        assert whole.focusWidget() is field
    preview.setParent(None)  # the fixture closes it
    whole.close()


def test_what_is_searched_is_found_in_the_text_too(preview, qtbot) -> None:
    ask(preview, qtbot, "Der Beirat bittet.")
    preview.text_button.click()
    preview._toggle_find()
    QTest.keyClicks(preview._find, "bittet")
    qtbot.waitUntil(lambda: preview.text_view.textCursor().selectedText() == "bittet")
