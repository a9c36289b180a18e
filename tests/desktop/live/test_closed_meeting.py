"""What is still put right at the desk once the meeting is closed, and where the keyboard goes with the item."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from beirat_desktop.desktop.correcting import CorrectionDialog
from beirat_desktop.desktop.live.agenda_vote_dialog import VotesDialog
from beirat_desktop.desktop.live.dialogs import AgainDialog
from beirat_desktop.desktop.live.live_tab import LiveTab
from beirat_desktop.desktop.live.times_dialogs import CallsDialog, TimesDialog
from beirat_desktop.desktop.widgets.dates import MomentField
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.domain.papers import Target
from tests.desktop.live.hands import accept, desk_row, press
from tests.usecases.live_world import build

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def closed(tab, world):
    """Seven said yes at 17:30, then the meeting was closed at 20:00; the voted item is shown."""
    world.office.store.now = lambda: datetime(2012, 5, 24, 17, 30, tzinfo=BERLIN)
    world.office.resolutions.begin(world.item.id)
    tab.reload()
    tab.desk.votes.set_unanimous()
    tab.desk.record()
    world.office.attendances.close(world.meeting.id, datetime(2012, 5, 24, 20))
    tab.reload()
    tab.agenda_list.choose(world.item.id)
    return tab


def test_a_reason_that_was_given_leads_into_the_correction_and_is_not_asked_twice(closed, world, monkeypatch):
    accept(monkeypatch, AgainDialog, lambda dialog: dialog.reason_edit.setPlainText("Falsch getippt"))
    closed.desk.votes.fields["yes"].set_value(6)
    closed.desk.votes.fields["no"].set_value(1)
    closed.desk.record()
    (dialog,) = closed.findChildren(CorrectionDialog)
    assert dialog.isVisible()
    said = [edit.toPlainText() for edit in (dialog.wrong_edit, dialog.right_edit, dialog.reason_edit)]
    assert said == ["Ja: 7, Nein: 0, Enthaltungen: 0", "Ja: 6, Nein: 1, Enthaltungen: 0", "Falsch getippt"]
    dialog.go_button.click()
    assert [(vote.yes, vote.no) for vote in desk_row(world).votes] == [(6, 1)]
    assert [act.reason for act in world.office.corrections.of(world.meeting.id)] == ["Falsch getippt"]


def test_a_coming_that_is_taken_back_for_a_reason_leads_into_the_correction(closed, world, monkeypatch):
    accept(monkeypatch, ReasonQuestion, lambda dialog: dialog.reason_edit.setPlainText("Verwechselt"))
    person = world.people[0].id
    closed.take_back(person)
    (dialog,) = closed.findChildren(CorrectionDialog)
    assert dialog.reason_edit.toPlainText() == "Verwechselt"
    assert stays_of(world, person)
    dialog.wrong_edit.setPlainText("Anwesend")
    dialog.right_edit.setPlainText("Fehlte")
    dialog.go_button.click()
    assert not stays_of(world, person)
    assert [act.reason for act in world.office.corrections.of(world.meeting.id)] == ["Verwechselt"]


def test_other_times_of_somebody_who_voted_lead_into_the_correction_with_their_reason(closed, world, monkeypatch):
    type_times(monkeypatch, TimesDialog, "17:45", "Kam später")
    person = world.people[0].id
    closed.ask_times(person)
    (dialog,) = closed.findChildren(CorrectionDialog)
    assert dialog.reason_edit.toPlainText() == "Kam später"
    dialog.go_button.click()
    assert [one.arrived for one in stays_of(world, person)] == [datetime(2012, 5, 24, 17, 45)]


def test_other_times_of_an_item_lead_into_the_correction_with_their_reason(closed, world, monkeypatch):
    type_times(monkeypatch, CallsDialog, "17:20", "Uhr ging nach")
    closed.item_steps.correct_calls()
    (dialog,) = closed.findChildren(CorrectionDialog)
    assert dialog.reason_edit.toPlainText() == "Uhr ging nach"
    dialog.go_button.click()
    assert [one.called for one in world.office.resolutions.calls(world.item.id).calls] == [
        datetime(2012, 5, 24, 17, 20)
    ]


def stays_of(world, person_id):
    rows = world.office.attendances.sheet(world.meeting.id).rows
    return next(row.attendance.stays for row in rows if row.person.id == person_id)


def type_times(monkeypatch, kind: type, begin: str, reason: str) -> None:
    """Type when it began; the reason only once it is asked for."""
    answers = 0

    def answer(dialog):
        nonlocal answers
        answers += 1
        assert answers <= 2, "asked again and again"
        field = dialog.findChildren(MomentField)[0]
        field.setText(begin)
        press(field, Qt.Key.Key_Return)
        if dialog.reason_edit.isVisibleTo(dialog):
            dialog.reason_edit.setText(reason)
        return kind.DialogCode.Accepted

    monkeypatch.setattr(kind, "exec", answer)


@pytest.mark.parametrize("key", ["next", "previous"])
def test_the_wording_of_another_item_is_not_typed_on_by_surprise(office, workplace, qtbot, key):
    world = build(office, target=Target.COUNCIL, seats=9)
    beside = [office.agenda.add_item(world.meeting.id, f"Punkt {number}").id for number in range(3)]
    office.attendances.open(world.meeting.id, datetime(2012, 5, 24, 17, 4))
    world.come(7)
    tab = LiveTab(workplace)
    qtbot.addWidget(tab)
    tab.resize(1300, 760)
    tab.show()
    qtbot.waitExposed(tab)
    tab.open_meeting(world.meeting.id)
    tab.agenda_list.choose(beside[1])
    tab.desk.text_edit.setFocus()
    tab.keys[key].trigger()
    assert tab.desk.row.item.id != beside[1]
    assert tab.desk.text_edit.isVisible()
    assert tab.desk.course_edit.isAncestorOf(tab.window().focusWidget())


@pytest.mark.parametrize("keys", ["Shift+F7", "Ctrl+Shift+F7", "Ctrl+Shift+F8", "Ctrl+F5"])
def test_nothing_is_asked_about_a_vote_on_the_agenda_that_nobody_can_take_any_more(closed, keys, monkeypatch):
    asked, said = [], []
    monkeypatch.setattr(VotesDialog, "exec", asked.append)
    closed.notice.connect(lambda notice: said.append(notice.text))
    (combination,) = QKeySequence(keys)
    press(closed.desk.text_edit.text_edit, combination.key(), combination.keyboardModifiers())
    assert asked == []
    assert said[-1].startswith("Die Sitzung ist geschlossen, es wird nicht mehr abgestimmt.")
