"""What is still put right at the desk once the meeting is closed, and where the keyboard goes with the item."""

from datetime import datetime

import pytest

from beirat_desktop.desktop.correcting import CorrectionDialog
from beirat_desktop.desktop.live.dialogs import AgainDialog
from beirat_desktop.desktop.live.live_tab import LiveTab
from beirat_desktop.domain.papers import Target
from tests.desktop.live.hands import accept, desk_row
from tests.usecases.live_world import build


@pytest.fixture
def closed(tab, world):
    """Seven said yes, then the meeting was closed; the voted item is shown."""
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
