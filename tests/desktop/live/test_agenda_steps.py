"""What the meeting decides about its agenda, at the desk."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt

from beirat_desktop.desktop.live.agenda_vote_dialog import VotesDialog
from beirat_desktop.desktop.live.dialogs import ReferDialog, TogetherDialog
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteKind
from tests import factories
from tests.desktop.live.hands import accept, desk_row


def test_referring_asks_where_to(tab, world, qtbot, monkeypatch):
    accept(monkeypatch, ReferDialog, lambda dialog: dialog.target_box.setCurrentIndex(0))
    qtbot.mouseClick(tab.desk.buttons.refer_button, Qt.MouseButton.LeftButton)
    row = desk_row(world)
    assert (row.item.outcome, row.item.outcome_target) == (Outcome.REFERRED, "Stadtrat")


def test_taking_off_with_too_few_is_kept_and_said(tab, world, qtbot, monkeypatch):
    def fill(dialog: VotesDialog) -> None:
        dialog.yes_field.set_value(4)
        dialog.no_field.set_value(3)

    accept(monkeypatch, VotesDialog, fill)
    with qtbot.waitSignal(tab.message) as told:
        qtbot.mouseClick(tab.desk.buttons.remove_button, Qt.MouseButton.LeftButton)
    assert told.args[0].startswith("Ö 2: Absetzung von der Tagesordnung abgelehnt, nötig: 5 von 7")
    assert desk_row(world).item.outcome is None
    assert tab.desk.vote_list.lines.lines[0].title == "Absetzung von der Tagesordnung · 4 : 3 : 0 abgelehnt"


def test_more_ayes_than_people_are_refused_and_no_reason_is_asked(tab, world, qtbot, monkeypatch):
    seen = []

    def answer(dialog: VotesDialog):
        dialog.yes_field.setText("99")
        seen.append((dialog.error_label.text(), dialog.reason_field.isVisibleTo(dialog)))
        return VotesDialog.DialogCode.Accepted if len(seen) == 1 else VotesDialog.DialogCode.Rejected

    monkeypatch.setattr(VotesDialog, "exec", answer)
    qtbot.mouseClick(tab.desk.buttons.remove_button, Qt.MouseButton.LeftButton)
    assert seen[1][0].startswith("99 Stimmen sind mehr, als mitstimmen dürfen (7).")
    assert not seen[1][1]


def test_an_urgent_item_comes_onto_the_desk(tab, world, qtbot, monkeypatch):
    accept(monkeypatch, VotesDialog, lambda dialog: dialog.title_edit.setText("Brandschutz"))
    qtbot.mouseClick(tab.cards.urgent_button, Qt.MouseButton.LeftButton)
    assert tab.desk.head.title_label.text() == "Ö\u00a04 · Brandschutz"


def test_the_order_and_the_part_change_by_a_vote(tab, world, qtbot, monkeypatch):
    accept(monkeypatch, VotesDialog, lambda dialog: dialog.place_box.setCurrentIndex(0))
    tab.desk.buttons.reorder_action.trigger()
    assert tab.agenda_list.lines.lines[-1].key == world.item.id

    def close(dialog: VotesDialog) -> None:
        dialog.why_edit.setText("Einzelfall")
        dialog.public_title_edit.setText("Personalangelegenheit")

    accept(monkeypatch, VotesDialog, close)
    tab.desk.buttons.part_action.trigger()
    row = next(one for one in world.office.resolutions.desk(world.meeting.id).items if one.item.id == world.item.id)
    assert (row.item.public, row.item.public_title) == (False, "Personalangelegenheit")
    assert [v.kind for v in row.votes] == [VoteKind.ORDER_CHANGED, VoteKind.MADE_CLOSED]


def test_one_vote_on_several_items_leaves_each_its_own_result(tab, world, qtbot, monkeypatch):
    urgent = world.office.agenda_votes.add_urgent(world.meeting.id, "Brandschutz", Vote(yes=7))
    world.office.resolutions.edit_text(urgent.id, RichText.of("Der Beirat bittet um eine Begehung."))
    with world.office.store.unit("x") as unit:
        closed = unit.agenda_items.save(AgendaItem(world.meeting.id, "Personal", 9, public=False, number="N 1"))
    world.office.resolutions.edit_text(closed.id, RichText.of("Der Beirat stimmt zu."))
    tab.reload()
    tab.desk.buttons.together_action.trigger()
    assert desk_row(world).votes == (), "without counts there is nothing to keep"
    offered = []

    def choose(dialog):
        offered.extend(dialog.boxes)
        dialog.boxes[urgent.id].setChecked(True)

    accept(monkeypatch, TogetherDialog, choose)
    tab.desk.votes.set_unanimous()
    tab.desk.buttons.together_action.trigger()
    assert offered == [urgent.id], "nothing of the other part"
    rows = {row.item.id: row for row in world.office.resolutions.desk(world.meeting.id).items}
    for key in (world.item.id, urgent.id):
        assert (rows[key].vote.kind, rows[key].vote.yes) == (VoteKind.EN_BLOC, 7)
    assert rows[urgent.id].resolution.text.plain == "Der Beirat bittet um eine Begehung."
    assert rows[urgent.id].resolution.number != rows[world.item.id].resolution.number


def test_a_waiting_motion_is_added_as_an_urgent_item(tab, world, qtbot, monkeypatch):
    waiting = factories.motion("Brandschutz im Wohnheim", state=PaperState.ADMITTED, number="2012/09")
    with world.office.store.unit("test") as unit:
        unit.papers.save(waiting)
    accept(monkeypatch, VotesDialog, lambda dialog: dialog.paper_box.setCurrentIndex(1))
    qtbot.mouseClick(tab.cards.urgent_button, Qt.MouseButton.LeftButton)
    assert tab.desk.head.title_label.text() == "Ö\u00a04 · Brandschutz im Wohnheim"
    assert world.office.consultations.stations(waiting.id)[0].consultation.agenda_item_id == tab.desk.row.item.id


def late(world):
    """The item came with a supplement on the day before."""
    with world.office.store.unit("plant") as unit:
        item = unit.agenda_items.get(world.item.id)
        unit.agenda_items.save(replace(item, supplement=1, told_on=date(2012, 5, 23)))


def test_a_late_item_is_admitted_at_the_desk(tab, world, monkeypatch):
    assert not tab.desk.buttons.late_button.isVisible()
    late(world)
    tab.reload()
    assert tab.desk.buttons.late_button.isVisible()
    accept(monkeypatch, VotesDialog, lambda dialog: (dialog.yes_field.show_value(4), dialog.no_field.show_value(3)))
    tab.desk.buttons.late_button.click()
    assert tab.desk.buttons.late_button.isVisible(), "four of seven are less than two thirds"
    accept(monkeypatch, VotesDialog, lambda dialog: dialog.yes_field.show_value(5))
    tab.keys["late"].trigger()
    assert not tab.desk.buttons.late_button.isVisible()
    assert [(vote.kind, vote.yes) for vote in desk_row(world).votes] == [
        (VoteKind.ITEM_ADDED, 4),
        (VoteKind.ITEM_ADDED, 5),
    ]


def test_what_is_not_urgent_is_not_admitted_late(tab, world, monkeypatch):
    late(world)
    tab.reload()
    answers = iter([VotesDialog.DialogCode.Accepted, VotesDialog.DialogCode.Rejected])
    said = []

    def answer(dialog):
        dialog.urgent_box.setChecked(False)
        said.append(dialog.error_label.text())
        return next(answers)

    monkeypatch.setattr(VotesDialog, "exec", answer)
    tab.keys["late"].trigger()
    assert "dringend" in said[-1]
    assert desk_row(world).votes == ()


def test_on_an_item_in_time_there_is_nothing_to_admit(tab, qtbot):
    with qtbot.waitSignal(tab.message) as told:
        tab.keys["late"].trigger()
    assert "nicht verspätet" in told.args[0]


def test_only_places_still_to_come_are_offered_for_a_call(tab, world, monkeypatch):
    office = world.office
    urgent = office.agenda_votes.add_urgent(world.meeting.id, "Brandschutz", Vote(yes=7))
    offered = []
    monkeypatch.setattr(
        VotesDialog,
        "exec",
        lambda dialog: offered.append([dialog.place_box.itemText(at) for at in range(dialog.place_box.count())]),
    )
    tab.reload()
    tab.agenda_list.choose(urgent.id)
    tab.desk.buttons.reorder_action.trigger()
    assert len(offered) == 1
    assert offered[0]
    assert not any("Eröffnung" in place for place in offered[0])
