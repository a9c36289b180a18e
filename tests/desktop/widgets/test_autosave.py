from datetime import date, datetime

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from beirat_desktop.desktop.drafts import Draft, Drafts
from beirat_desktop.desktop.messages import Saving
from beirat_desktop.desktop.widgets import autosave
from beirat_desktop.desktop.widgets.autosave import Autosave
from beirat_desktop.desktop.widgets.conflict import ConflictDialog
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.text import RichText
from beirat_desktop.usecases.trouble import RecordTrouble


class Form(QWidget):
    """A motion's fields, and what was saved of them."""

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self.saved: list[tuple[str, object]] = []
        self.trouble: Exception | None = None
        self.states: list[tuple[Saving, str]] = []
        self.title = QLineEdit(self)
        self.other = QLineEdit(self)
        self.reason = RichEditor("Begründung", self)
        self.kind = QComboBox(self)
        self.kind.addItem("Antrag", "motion")
        self.kind.addItem("Anfrage", "question")
        self.public = QCheckBox("öffentlich", self)
        self.day = DateField("Eingang", self)
        self.number = QSpinBox(self)
        self.autosave = Autosave(drafts, self)
        self.autosave.saving.connect(lambda state, why: self.states.append((state, why)))
        box = QVBoxLayout(self)
        for name in ("title", "reason", "kind", "public", "day", "number"):
            widget = getattr(self, name)
            box.addWidget(widget)
            self.autosave.bind(name, widget, self.save)
        box.addWidget(self.other)

    def save(self, record: str, value: object) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.saved.append((record, value))

    def load(self, record: str, title: str) -> None:
        self.autosave.begin(record)
        self.autosave.show("title", title)


@pytest.fixture
def drafts(tmp_path) -> Drafts:
    return Drafts(tmp_path)


@pytest.fixture
def form(drafts, theme, qtbot) -> Form:
    made = Form(drafts)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.load("p1", "Räume")
    return made


def test_loading_saves_nothing(form) -> None:
    form.autosave.flush()
    assert form.saved == []


def test_typing_is_saved_after_a_moment_and_once(form, qtbot) -> None:
    for letter in " für Vereine":
        form.title.insert(letter)
    assert form.states[-1] == (Saving.SAVING, "")
    assert form.saved == []
    qtbot.waitUntil(lambda: bool(form.saved), timeout=2000)
    assert form.saved == [("p1", "Räume für Vereine")]
    assert form.states[-1] == (Saving.SAVED, "")


def test_typing_without_a_pause_goes_to_the_drafts_and_is_saved_in_the_next_pause(
    form, drafts, qtbot, monkeypatch
) -> None:
    monkeypatch.setattr(autosave, "LONGEST_MS", 150)
    monkeypatch.setattr(autosave, "DELAY_MS", 5_000)  # so slow a machine does not make a pause
    typing = QTimer()
    typing.setInterval(20)
    typing.timeout.connect(lambda: form.title.insert("x"))
    typing.start()
    qtbot.waitUntil(lambda: bool(drafts.all()))
    first = drafts.all()[0].value
    qtbot.waitUntil(lambda: drafts.all()[0].value != first)  # and again while it goes on
    assert form.saved == []
    typing.stop()
    # Who is killed now finds it in the journal.
    (kept,) = Drafts(drafts.file.parent).of("p1")
    assert kept.value.startswith("Räumex")
    assert form.title.text().startswith(kept.value)
    monkeypatch.setattr(autosave, "DELAY_MS", 0)
    qtbot.waitUntil(lambda: bool(form.saved))
    assert form.saved == [("p1", form.title.text())]
    assert drafts.all() == ()


def test_what_no_draft_can_hold_is_saved_while_somebody_types(form, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(autosave, "LONGEST_MS", 50)
    monkeypatch.setattr(autosave, "DELAY_MS", 60_000)
    form.title.insert(" neu")
    form.number.setValue(7)
    qtbot.waitUntil(lambda: ("p1", "Räume neu") in form.saved)


def test_leaving_the_field_saves_at_once(form) -> None:
    form.title.setFocus()
    form.title.insert(" neu")
    form.other.setFocus()
    assert form.saved == [("p1", "Räume neu")]


def test_another_record_gets_none_of_the_text_before(form) -> None:
    form.title.insert(" neu")
    form.load("p2", "Dolmetscher")
    assert form.saved == [("p1", "Räume neu")]
    assert form.title.text() == "Dolmetscher"
    form.autosave.flush()
    assert len(form.saved) == 1


def test_a_reload_does_not_overrun_what_is_being_typed(form) -> None:
    form.title.insert(" neu")
    form.autosave.show("title", "Räume, von anderer Hand")
    assert form.title.text() == "Räume neu"


@pytest.fixture
def notices(form) -> list:
    told: list = []
    form.autosave.notice.connect(told.append)
    return told


def test_two_people_in_one_field_lose_neither_wording(form, drafts, notices) -> None:
    form.title.insert(" neu")
    form.autosave.show("title", "Räume, von anderer Hand")
    form.autosave.flush()
    assert form.saved == []
    assert form.states[-1] == (Saving.FAILED, "ein anderer Arbeitsplatz hat dasselbe Feld geändert")
    assert [draft.value for draft in drafts.of("p1")] == ["Räume neu"]
    assert [notice.action_text for notice in notices] == ["Beide ansehen …"]


@pytest.mark.parametrize(
    ("button", "text", "saved"),
    [
        ("mine_button", "Räume neu", [("p1", "Räume neu")]),
        ("theirs_button", "Räume, von anderer Hand", []),
    ],
)
def test_whoever_comes_later_sees_both_wordings_and_chooses(form, drafts, notices, button, text, saved) -> None:
    form.title.insert(" neu")
    form.autosave.show("title", "Räume, von anderer Hand")
    seen = []

    def choose() -> None:
        dialog = form.findChild(ConflictDialog)
        seen.append((dialog.mine_edit.toPlainText(), dialog.theirs_edit.toPlainText()))
        getattr(dialog, button).click()

    QTimer.singleShot(0, choose)
    notices[0].action()
    assert seen == [("Räume neu", "Räume, von anderer Hand")]
    assert (form.title.text(), form.saved) == (text, saved)
    assert drafts.of("p1") == ()
    form.title.end(False)
    form.title.insert("!")
    form.autosave.flush()
    assert form.saved[-1] == ("p1", f"{text}!")


def test_ones_own_wording_that_comes_back_while_typing_on_is_nobody_elses(form, notices) -> None:
    form.title.insert(" neu ")
    form.autosave.flush()
    form.title.insert("und gut")
    form.autosave.show("title", "Räume neu")
    form.autosave.flush()
    assert notices == []
    assert [value for _, value in form.saved] == ["Räume neu ", "Räume neu und gut"]


def test_what_somebody_else_saved_is_looked_at_before_more_is_saved(form, drafts, notices) -> None:
    form.trouble = RecordTrouble("behind")
    form.title.insert(" neu")
    form.autosave.flush()
    form.trouble = None
    form.autosave.flush()
    assert form.saved == []
    assert [draft.value for draft in drafts.of("p1")] == ["Räume neu"]
    form.autosave.show("title", "Räume")  # it was another field
    form.autosave.flush()
    assert form.saved == [("p1", "Räume neu")]
    assert notices == []


def test_typing_back_to_what_was_kept_saves_nothing(form) -> None:
    form.title.insert("x")
    form.title.backspace()
    assert not form.autosave.dirty
    form.autosave.flush()
    assert form.saved == []


def test_choices_and_days_are_saved_at_once(form) -> None:
    form.kind.setCurrentIndex(1)
    form.public.setChecked(True)
    form.day._take(date(2012, 4, 4))
    assert form.saved == [("p1", "question"), ("p1", True), ("p1", date(2012, 4, 4))]


@pytest.mark.parametrize("trouble", [RecordTrouble("disk_full"), OSError("weg")])
def test_when_the_disk_fails_the_text_waits_as_a_draft(form, drafts, trouble) -> None:
    form.trouble = trouble
    form.title.insert(" neu")
    form.autosave.flush()
    assert form.states[-1][0] is Saving.FAILED
    assert form.states[-1][1].endswith(f"– Entwurf gesichert in {drafts.file.parent}")
    assert [(draft.field, draft.value) for draft in drafts.of("p1")] == [("title", "Räume neu")]
    form.trouble = None
    form.autosave.flush()
    assert form.saved == [("p1", "Räume neu")]
    assert drafts.all() == ()


def test_a_draft_is_kept_also_when_our_own_code_breaks(form, drafts) -> None:
    form.trouble = ZeroDivisionError()
    form.title.insert(" neu")
    with pytest.raises(ZeroDivisionError):
        form.autosave.flush()
    assert [draft.value for draft in drafts.of("p1")] == ["Räume neu"]
    form.trouble = None


def test_a_refusal_stays_in_the_field_and_is_said(form, drafts, monkeypatch) -> None:
    monkeypatch.setattr("beirat_desktop.desktop.widgets.autosave.refusal", lambda error: f"Geht nicht: {error.rule}")
    told = []
    form.autosave.refused.connect(lambda name, sentence: told.append((name, sentence)))
    form.trouble = Refused("paper.no_title")
    form.title.clear()
    form.autosave.flush()
    assert told == [("title", "Geht nicht: paper.no_title")]
    assert form.title.text() == ""
    assert drafts.all() == ()
    form.trouble = None
    form.title.insert("Räume 2")
    form.autosave.flush()
    assert told[-1] == ("title", "")


def test_the_draft_is_offered_when_the_record_is_opened_again(form, drafts, tmp_path, qtbot) -> None:
    text = RichText.of("Der Beirat hat beschlossen")
    drafts.keep(Draft("p7", "reason", text, datetime(2012, 5, 14, 9, 0)))
    with qtbot.waitSignal(form.autosave.notice) as offered:
        form.load("p7", "Räume")
    notice = offered.args[0]
    assert "14.05.2012, 09:00" in notice.text
    notice.action()
    assert form.reason.value() == text
    assert form.saved == [("p7", text)]
    assert Drafts(tmp_path).all() == ()


def test_a_long_value_is_seen_from_its_beginning_until_somebody_writes_in_it(form, qtbot) -> None:
    form.other.setFocus()
    qtbot.waitUntil(form.other.hasFocus)
    long = "Einrichtung einer Anlaufstelle für Neuzugewanderte im Rathaus " * 3
    form.autosave.show("title", long)
    assert form.title.cursorPosition() == 0
    form.title.setFocus()
    assert form.title.cursorPosition() == len(long)
    form.other.setFocus()
    assert form.title.cursorPosition() == 0


def test_a_reader_is_told_of_the_keyboard_before_the_cursor_and_no_key_is_sooner(form, qtbot, monkeypatch) -> None:
    """Qt tells of the keyboard when setFocus ends; told of the cursor before, Orca does not name the line."""
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    form.other.setFocus()
    qtbot.waitUntil(form.other.hasFocus)
    form.autosave.show("title", "Bank")
    form.title.setFocus()
    assert form.title.cursorPosition() == 0
    qtbot.waitUntil(lambda: form.title.cursorPosition() == len("Bank"))
    form.other.setFocus()
    form.title.setFocus()
    qtbot.keyClicks(form.title, " am See")
    assert form.title.text() == "Bank am See"
    form.other.setFocus()
    form.title.setFocus()
    form.title.selectAll()
    later: list[bool] = []
    QTimer.singleShot(0, lambda: later.append(True))
    qtbot.waitUntil(lambda: bool(later))
    assert form.title.selectedText() == "Bank am See"


def taken_by(field: QWidget) -> bool:
    """Whether Strg+Z is the field's own; else the window takes back what was done last."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def test_where_nothing_was_typed_ctrl_z_takes_back_what_was_saved_last(form, qtbot) -> None:
    """Whoever typed in one field stands in the next, and means the one before."""
    for field in (form.title, form.number):
        assert not taken_by(field)
    qtbot.keyClicks(form.title, "!")
    assert taken_by(form.title)
    assert not taken_by(form.number)


def test_a_refused_value_that_is_put_back_leaves_no_complaint(form, monkeypatch) -> None:
    monkeypatch.setattr("beirat_desktop.desktop.widgets.autosave.refusal", lambda error: f"Geht nicht: {error.rule}")
    said: list[tuple[str, str]] = []
    form.autosave.refused.connect(lambda *words: said.append(words))
    form.trouble = Refused("paper.no_title")
    form.title.setText("Zimmer")
    form.autosave.flush()
    assert said[-1][1]
    form.title.setText("Räume")
    assert said[-1] == ("title", "")
    assert form.states[-1][0] is Saving.SAVED
