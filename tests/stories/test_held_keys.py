"""A key that stays down does what it does once, and a double click presses one button: nobody has read what came up."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from beirat_desktop.desktop.messages import confirm
from beirat_desktop.desktop.widgets.question import LineQuestion
from beirat_desktop.domain.meetings import MeetingState
from tests.desktop import boxes
from tests.stories.test_help import TABS, settle

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def enter(window, *, held: bool, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """What a keyboard sends to a window; held: while the key stays down."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, Qt.Key.Key_Return, modifiers, "\r", held)
        event.setTimestamp(4712)
        QApplication.sendEvent(window.windowHandle(), event)


def at_once(window) -> None:
    """What X11 sends while the key stays down: up and down in the same moment, not always told as a repetition."""
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, Qt.Key.Key_Return, NONE, "\r")
        event.setTimestamp(4711)
        QApplication.sendEvent(window.windowHandle(), event)


def active(window, qtbot, field=None) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    if field is not None:
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)


def test_a_question_is_not_answered_by_the_key_that_brought_it(program, qtbot) -> None:
    asked = LineQuestion("Umbenennen", "Name", "Umbenennen", program.window)
    asked.open()
    for field in (asked.line_edit, asked.go_button):
        active(asked, qtbot, field)
        enter(asked, held=True)
        enter(asked, held=True, modifiers=CONTROL)
        at_once(asked)
    assert asked.isVisible()
    enter(asked, held=False)
    assert not asked.isVisible()

    still: list[bool] = []

    def answer(box) -> None:
        active(box, qtbot, box.defaultButton())
        enter(box, held=True)
        still.append(box.isVisible())
        enter(box, held=False)

    boxes.answer(answer)
    assert confirm(program.window, "Versenden?", "An alle.", "Versenden", page="einladung")
    assert still == [True]


def test_a_text_gets_as_many_lines_as_the_key_is_held(program, qtbot) -> None:
    text = QPlainTextEdit(program.window.body)
    text.show()
    active(program.window, qtbot, text)
    enter(program.window, held=False)
    enter(program.window, held=True)
    assert text.toPlainText() == "\n\n"


def test_a_double_click_presses_no_button_that_came_in_the_place_of_the_first(program, qtbot) -> None:
    window, pressed = program.window, []
    admit, refuse = QPushButton("Zulassen", window.body), QPushButton("Nicht zulassen", window.body)
    for button in (admit, refuse):
        button.setGeometry(300, 300, 120, 30)
        button.clicked.connect(lambda _on=False, button=button: pressed.append(button.text()))
    admit.clicked.connect(lambda: (admit.hide(), refuse.show()))
    admit.show()
    admit.raise_()
    refuse.raise_()
    refuse.hide()
    place = admit.mapTo(window, admit.rect().center())
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.LeftButton, NONE, place)
    assert pressed == ["Zulassen"]
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.LeftButton, NONE, place)
    assert pressed == ["Zulassen", "Nicht zulassen", "Nicht zulassen"], "the same one as fast as one likes"


def test_a_double_click_makes_one_of_what_it_makes_and_two_steps_of_what_it_moves(program, qtbot) -> None:
    window, office = program.window, program.office
    meeting = next(row.id for row in office.meetings.rows() if row.state is MeetingState.PLANNED)
    window.go("meetings", f"{meeting}:agenda")
    settle(program, qtbot)
    tab = window.current_page.tab_stack.currentWidget()
    before = len(office.agenda.items(meeting))
    click_twice(window, tab.pool_card.free_button)
    assert len(office.agenda.items(meeting)) == before + 1
    pressed: list[int] = []
    tab.preview_button.clicked.connect(lambda: pressed.append(1))
    click_twice(window, tab.preview_button)
    assert len(pressed) == 2


def click_twice(window, button) -> None:
    """As the system sends a double click, to the window."""
    place = button.mapTo(window, button.rect().center())
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.LeftButton, NONE, place)


def test_no_key_of_a_page_or_a_menu_repeats_what_it_does(program, qtbot) -> None:
    window = program.window
    meeting = program.office.meetings.next()
    for place in window.places:
        window.go(place)
        settle(program, qtbot)
    for tab in TABS:
        window.go("meetings", f"{meeting.id}:{tab}")
        settle(program, qtbot)
    actions = [one for one in window.findChildren(QAction) if not one.shortcut().isEmpty()]
    assert len(actions) > 60
    assert {one.text() for one in actions if one.autoRepeat()} == set()
    written = {"Space", "Ctrl+Shift+N", "Esc"}
    keys = [one for one in window.findChildren(QShortcut) if one.key().toString() in written]
    assert len(keys) == 3
    assert {one.key().toString() for one in keys if one.autoRepeat()} == set()
