"""«Verlangt von» beside a meeting, an item and a guest: who demanded it is chosen, too few for a reason only."""

import pytest
from PySide6.QtWidgets import QDialog

from beirat_desktop.desktop.demand_field import DemandField
from beirat_desktop.desktop.meetings.agenda_tab import AgendaTab
from beirat_desktop.desktop.meetings.invitation_tab import InvitationTab
from beirat_desktop.desktop.speakers.editor import SpeakerEditor
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.domain.places import Place
from tests import factories
from tests.usecases.live_world import build


@pytest.fixture
def world(office):
    made = build(office)
    with office.store.unit("plant") as unit:
        unit.factions.save(factories.SPD)
    return made


@pytest.fixture
def field(world, qtbot):
    made = DemandField(world.office.demands, "agenda_items")
    qtbot.addWidget(made)
    made.show()
    made.show_record(world.item.id)
    return made


def choose(field: DemandField, words: str) -> None:
    field.box.setCurrentIndex(field.box.findText(words))
    field.box.activated.emit(field.box.currentIndex())


def count(field: DemandField, qtbot, number: str) -> None:
    choose(field, "Mitgliedern, Zahl:")
    field.members_field.selectAll()
    qtbot.keyClicks(field.members_field, number)
    field.members_field.editingFinished.emit()


def kept(world) -> tuple[str | None, int]:
    view = world.office.demands.of("agenda_items", world.item.id)
    return view.faction_id, view.members


def test_a_faction_is_chosen_and_taken_back(field, world):
    assert not field.members_field.isVisible()
    choose(field, factories.SPD.name)
    assert kept(world) == (factories.SPD.id, 0)
    choose(field, "niemandem")
    assert kept(world) == (None, 0)


def test_members_are_counted(field, world, qtbot):
    count(field, qtbot, "9")
    assert kept(world) == (None, 9)
    field.show_record(world.miscellaneous.id)
    assert field.box.currentText() == "niemandem"
    field.show_record(world.item.id)
    assert (field.box.currentText(), field.members_field.text()) == ("Mitgliedern, Zahl:", "9")


def test_too_few_are_kept_with_a_reason_only(field, world, qtbot, monkeypatch):
    asked = []

    def answer(dialog):
        asked.append(dialog)
        if len(asked) == 1:
            return QDialog.DialogCode.Rejected
        dialog.reason_edit.setPlainText("Der Vorsitz nimmt es auf")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ReasonQuestion, "exec", answer)
    count(field, qtbot, "8")
    assert kept(world) == (None, 0)
    assert field.box.currentText() == "niemandem", "the field says what is in the record"
    count(field, qtbot, "8")
    assert kept(world) == (None, 8)
    (override,) = world.office.overrides.on("agenda_items", world.item.id)
    assert (override.rule, override.reason) == ("demand.too_few", "Der Vorsitz nimmt es auf")


@pytest.fixture
def planned(world):
    """A meeting that nobody was invited to yet."""
    start = world.meeting.start.replace(month=9)
    return world.office.meetings.plan(world.meeting.committee_id, start, Place("Rathaus", "Saal"))


def test_the_field_stands_beside_the_item(world, planned, workplace, qtbot):
    tab = AgendaTab(workplace)
    qtbot.addWidget(tab)
    tab.show()
    item = world.office.agenda.add_item(planned.id, "Sprachkurse")
    tab.open_meeting(planned.id)
    tab.tree.choose(item.id)
    choose(tab.item_form.demand_field, factories.SPD.name)
    assert world.office.demands.of("agenda_items", item.id).faction_id == factories.SPD.id


def test_the_field_stands_beside_the_meeting_and_ends_with_the_invitation(world, planned, workplace, qtbot):
    tab = InvitationTab(workplace)
    qtbot.addWidget(tab)
    tab.show()
    tab.open_meeting(planned.id)
    choose(tab.letter.demand_field, factories.SPD.name)
    assert world.office.meetings.get(planned.id).demand_faction_id == factories.SPD.id
    tab.open_meeting(world.meeting.id)
    assert tab.letter.demand_field.box.currentText() == "niemandem"


def test_the_field_stands_beside_the_guest(world, planned, workplace, qtbot):
    guest = world.office.speakers.suggest("Vortrag", meeting_id=planned.id)
    editor = SpeakerEditor(workplace, "guest")
    qtbot.addWidget(editor)
    editor.show()
    editor.show_speaker(guest.id)
    choose(editor.form.demand_field, factories.SPD.name)
    assert world.office.speakers.get(guest.id).demand_faction_id == factories.SPD.id
