"""Every control has a name, and every one that takes the keyboard shows it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.messages import confirm
from beirat_desktop.desktop.theme import Scheme, Tone, tokens
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.chip import Chip
from beirat_desktop.desktop.widgets.choices import name_box
from beirat_desktop.desktop.widgets.dates import DateField, TimeField
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.entries import Entry, EntryList
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.labels import LinkLabel
from beirat_desktop.desktop.widgets.line_map import LineMap, Stage, Station
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.tabs import Tabs


def unnamed(root: QWidget) -> list[str]:
    """Widgets that take the keyboard and have no name for a screen reader."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        inner = widget.objectName() == "qt_spinbox_lineedit" or widget.focusProxy() is not None
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not inner and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            if interface is None or not interface.text(QAccessible.Text.Name):
                found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


class Everything(QWidget):
    """One of each widget."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addWidget(Tabs([("a", "Tagesordnung"), ("b", "Gäste")], parent=self))
        self.form = Form(self)
        self.form.add_row(("Für die Sitzung", QComboBox(), 2), ("Eingang", DateField(), 1), ("Uhrzeit", TimeField(), 1))
        self.title = self.form.add("Betreff", QLineEdit())
        self.count = self.form.add("Anzahl", QSpinBox())
        self.form.add("Begründung", RichEditor("Begründung"))
        column.addWidget(Scroll(self.form))
        card = Card("Fristen", "2 offen")
        self.entries = EntryList("Fristen")
        self.entries.show_entries(
            [
                Entry("Einladung versenden", "4 volle Tage vorher", "18.05.", Tone.AMBER, "meeting", "1"),
                Entry("Hinweis"),
            ]
        )
        card.add(self.entries)
        chips = QWidget()
        flow = FlowLayout(chips)
        for number in range(12):
            flow.addWidget(Chip(f"Thema {number}"))
        self.flow, self.chips = flow, chips
        card.add(chips)
        column.addWidget(card)
        self.link = LinkLabel("Fatma Göçmen", "person", "m1")
        column.addWidget(self.link)
        column.addWidget(LineMap([Station("Eingang", Stage.DONE)]))
        self.empty = EmptyState("Noch nichts.")
        self.empty.add_button("Antrag anlegen", lambda: None)
        column.addWidget(self.empty)


@pytest.fixture
def everything(theme, qtbot) -> Everything:
    made = Everything()
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    return made


def test_every_widget_that_takes_the_keyboard_has_a_name(everything) -> None:
    assert unnamed(everything) == []


def test_the_window_has_a_name_for_everything(window) -> None:
    window.go("papers")
    window.finder.pop_up()
    assert unnamed(window) == []


def test_every_stop_of_the_tab_key_looks_different_with_the_keyboard(everything, qtbot) -> None:
    everything.activateWindow()
    everything.title.widget.setFocus()
    seen = set()
    for _press in range(30):
        widget = everything.focusWidget()
        if widget in seen:
            break
        seen.add(widget)
        shown = widget.parentWidget() if widget.parentWidget().objectName() == "field" else widget
        with_keyboard = shown.grab().toImage()
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        assert everything.focusWidget() is not widget
        assert shown.grab().toImage() != with_keyboard, type(widget).__name__
    assert len(seen) >= 9


def framed(widget: QWidget) -> int:
    """How much of the frame is there that tells where the keyboard is."""
    image = widget.grab().toImage()
    accent = tokens().color("accent")
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y) == accent for x, y in points)


@pytest.mark.parametrize("kind", ["line", "choice", "check", "tool", "link", "button", "tab"])
def test_the_frame_of_the_keyboard_is_drawn_in_the_colour_of_choice(everything, qtbot, kind) -> None:
    made: dict[str, QWidget] = {
        "line": QLineEdit(everything),
        "choice": QComboBox(everything),
        "check": QCheckBox("Öffentlich", everything),
        "tool": QToolButton(everything),
        "link": QPushButton("Zum Antrag", everything),
        "button": QPushButton("Zum Antrag", everything),
        "tab": QTabBar(everything),
    }
    widget = made[kind]
    if isinstance(widget, QTabBar):
        widget.addTab("Tagesordnung")
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.setProperty("kind", kind if kind in ("tool", "link") else None)
    widget.style().polish(widget)
    everything.layout().addWidget(widget)
    everything.activateWindow()
    everything.title.widget.setFocus()
    qtbot.waitUntil(everything.title.widget.hasFocus)
    before = framed(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    assert framed(widget) > before + 30


def test_a_warning_is_part_of_what_is_read_for_the_field(everything) -> None:
    mended = []
    field = everything.title
    field.warn("Der Titel fehlt.", "§ 4 der Geschäftsordnung", "Aus dem Text bilden", lambda: mended.append(1))
    assert field.widget.accessibleDescription() == "Der Titel fehlt. § 4 der Geschäftsordnung"
    assert field.warning_label.toolTip() == "§ 4 der Geschäftsordnung"
    field.mend_button.click()
    assert mended == [1]
    field.clear_warning()
    assert field.widget.accessibleDescription() == ""


def test_entries_lead_to_their_record_by_key(everything, qtbot) -> None:
    row = everything.entries.rows[0]
    row.setFocus()
    with qtbot.waitSignal(everything.entries.navigate) as told:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert told.args == ["meeting", "1"]
    assert row.accessibleName() == "Einladung versenden, 4 volle Tage vorher, 18.05."


def test_a_link_leads_to_its_record(everything, qtbot) -> None:
    with qtbot.waitSignal(everything.link.navigate) as told:
        QTest.keyClick(everything.link, Qt.Key.Key_Space)
    assert told.args == ["person", "m1"]


def test_chips_break_their_row_where_space_ends(everything) -> None:
    assert everything.flow.heightForWidth(200) > everything.flow.heightForWidth(2000) * 2


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_everything_paints_in_every_look(everything, theme, scheme, percent) -> None:
    theme.set_scheme(scheme)
    theme.set_percent(percent)
    assert not everything.grab().isNull()


def test_the_question_names_its_consequence(theme, qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    texts = []

    def answer() -> None:
        box = parent.findChild(QDialog)
        buttons = box.findChildren(QPushButton)
        texts.extend(one.text() for one in buttons)
        next(one for one in buttons if one.text().startswith("Einladung")).click()

    QTimer.singleShot(0, answer)
    assert confirm(
        parent,
        "Einladung versenden?",
        "Sie geht an 33 Mitglieder.",
        "Einladung an 33 Mitglieder versenden",
        page="einladung",
    )
    assert sorted(texts) == ["Abbrechen", "Einladung an 33 Mitglieder versenden"]


def test_the_wheel_changes_no_field_it_passes_over(everything) -> None:
    count = everything.count.widget
    count.clearFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(count, wheel)
    assert count.value() == 0
    everything.activateWindow()
    count.setFocus()
    QApplication.sendEvent(count, wheel)
    assert count.value() == 1


@pytest.mark.parametrize("placed", [False, True])
def test_a_box_of_choices_has_its_name_beside_its_choice(theme, qtbot, placed: bool) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    box = QComboBox(whole if placed else None)
    box.addItems(["alle", "SPD"])
    name_box(box, "Fraktion")
    name_box(box, "Fraktionen")  # anew: one name, not two
    QVBoxLayout(whole).addWidget(box)
    whole.show()
    interface = QAccessible.queryAccessibleInterface(box)
    labels = [one.text(QAccessible.Text.Name) for one, _kind in interface.relations(QAccessible.RelationFlag.Label)]
    assert (interface.text(QAccessible.Text.Value), labels) == ("alle", ["Fraktionen"])
