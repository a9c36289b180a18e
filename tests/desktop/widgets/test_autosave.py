from datetime import date, datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from beirat_desktop.desktop.drafts import Draft, Drafts
from beirat_desktop.desktop.messages import Saving
from beirat_desktop.desktop.widgets import autosave
from beirat_desktop.desktop.widgets.autosave import Autosave
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
        self.autosave = Autosave(drafts, self)
        self.autosave.saving.connect(lambda state, why: self.states.append((state, why)))
        box = QVBoxLayout(self)
        for name in ("title", "reason", "kind", "public", "day"):
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


def test_typing_without_a_pause_is_saved_all_the_same(form, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(autosave, "LONGEST_MS", 150)
    typing = QTimer()
    typing.setInterval(20)
    typing.timeout.connect(lambda: form.title.insert("x"))
    typing.start()
    qtbot.waitUntil(lambda: bool(form.saved))
    typing.stop()
    assert form.title.text() != "Räume"


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
