"""An election led at the desk, by keyboard: proposals, rounds, the lot, the acceptance."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from beirat_desktop.desktop.live.ballots import BallotsDialog
from beirat_desktop.desktop.live.election_dialogs import (
    ElectionDialog,
    LateAnswerDialog,
    LotDialog,
    OfficesDialog,
    RoundAgainDialog,
)
from beirat_desktop.desktop.theme import Scheme, px
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.elections import Counted, Post, RoundKind
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.votes import Ballot
from tests import drawn
from tests.usecases.live_world import build


@pytest.fixture
def world(office):
    made = build(office, seats=9)
    office.agenda.edit(made.item.id, kind=ItemKind.ELECTION)
    office.course.open(made.meeting.id, time(17, 4))
    made.come(9)
    return made


@pytest.fixture
def panel(tab):
    return tab.desk.election


def accept(monkeypatch, kind, fill=lambda dialog: None):
    def answer(dialog):
        fill(dialog)
        assert dialog.complaint() == ""
        return kind.DialogCode.Accepted

    monkeypatch.setattr(kind, "exec", answer)


def begin(panel, monkeypatch, *names, post=Post.CHAIR):
    accept(monkeypatch, ElectionDialog, lambda dialog: dialog.post_box.setCurrentIndex(list(Post).index(post)))
    panel.add_button.click()
    for name in names:
        panel.name_edit.setText(name)  # typed, the list of names would open above the window
        QTest.keyClick(panel.name_edit, Qt.Key.Key_Return)
        QTest.keyClicks(panel.by_edit, "der SPD-Fraktion")
        QTest.keyClick(panel.by_edit, Qt.Key.Key_Return)


def count(tab, *numbers):
    """Type the numbers one after the other, Enter goes on; Strg+Enter records."""
    tab.desk.election.focus_counts()
    for number in numbers:
        field = tab.window().focusWidget()
        field.selectAll()
        QTest.keyClicks(field, str(number))
        QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(tab.desk.election.fields["blank"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def shown(world):
    return world.office.elections.of_item(world.item.id)[0]


def buttons(panel):
    return {one.text(): one for one in panel.answers.findChildren(QPushButton) if one.isVisible()}


def test_the_vote_panel_gives_way_to_the_election(tab, panel, world):
    assert panel.isVisible()
    assert not tab.desk.votes.isVisible()
    assert not tab.desk.buttons.exclude_button.isVisible(), "§ 22 does not apply"
    tab.desk.buttons.kind_action.trigger()
    assert tab.desk.votes.isVisible()
    assert not panel.isVisible()


def test_an_election_is_led_by_keyboard_to_the_acceptance(tab, panel, world, monkeypatch):
    begin(panel, monkeypatch, "Mitglied 02, Ada", "glied 03", "Mitglied 04, Ada")
    assert [one.proposed_by for one in shown(world).election.candidates] == ["der SPD-Fraktion"] * 3
    assert "Erster Wahlgang" in panel.next_label.text()
    count(tab, 4, 3, 2)
    assert panel.round_list.lines.lines[0].title.startswith("Erster Wahlgang · Ada Mitglied 02: 4; ")
    assert panel.result_label.text() == "Niemand hat mehr als die Hälfte der gültigen Stimmen"
    assert "Zweiter Wahlgang" in panel.next_label.text()
    count(tab, 4, 3, 2)
    count(tab, 4, 4, 0, 1)
    assert shown(world).standing.next.kind is RoundKind.LOT
    accept(monkeypatch, LotDialog, lambda dialog: list(dialog.buttons_of.values())[1].setChecked(True))
    QTest.keyClick(tab.desk.record_button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.result_label.text() == "Gewählt ist Ada Mitglied 03"
    buttons(panel)["Ada Mitglied 03 nimmt die Wahl an"].click()
    with world.office.store.reading() as unit:
        assert unit.agenda_items.get(world.item.id).outcome is Outcome.ELECTED
    buttons(panel)["Ada Mitglied 03 übernimmt jetzt den Vorsitz"].click()
    with world.office.store.reading() as unit:
        assert unit.meetings.get(world.meeting.id).presiding[-1].person_id == world.people[2].id
    assert list(buttons(panel)) == ["Ada Mitglied 03 nimmt die Wahl an  ×"]


def test_the_key_that_records_says_what_is_missing_of_an_election_and_goes_nowhere(tab, panel, world, monkeypatch):
    def said() -> str:
        tab.desk.record()
        assert tab.desk.row.item.id == world.item.id, "on with the meeting goes only its own key"
        return tab.desk.hint_label.text()

    assert "keine Wahl angelegt" in said()
    begin(panel, monkeypatch)
    assert tab.desk.hint_label.text() == "", "it is there now"
    assert "niemand vorgeschlagen" in said()
    begin(panel, monkeypatch, "Mitglied 02, Ada")
    assert tab.desk.hint_label.text() == "", "somebody is proposed"
    assert "Noch kein Ergebnis" in said()
    panel.fields["no"].set_value(1)
    assert tab.desk.hint_label.text() == "", "it is being counted"
    panel.fields["no"].set_value(0)
    count(tab, 9, 0)
    assert "Schon festgehalten" in said()


def test_the_numbers_say_at_once_what_they_come_to(tab, panel, world, monkeypatch, qtbot):
    begin(panel, monkeypatch, "Mitglied 02, Ada")
    yes, no = panel.fields[world.people[1].id], panel.fields["no"]
    yes.set_value(4)
    no.set_value(5)
    assert panel.result_label.text() == "Ada Mitglied 02 ist nicht gewählt"
    assert panel.sum_label.text() == "9 von 9 Stimmen abgegeben, 9 gültig"
    no.set_value(3)
    assert panel.result_label.text() == "Gewählt ist Ada Mitglied 02"
    no.set_value(6)
    with qtbot.waitSignal(tab.notice) as told:
        tab.desk.record()
    assert "10 abgegebene Stimmen sind mehr" in told.args[0].text
    assert shown(world).rounds == ()
    assert yes.value() == 4, "what was typed stays"


def test_what_the_numbers_come_to_is_read_also_when_the_colours_change(tab, panel, world, monkeypatch, theme):
    begin(panel, monkeypatch, "Mitglied 02, Ada")
    panel.fields[world.people[1].id].set_value(5)
    panel.fields["no"].set_value(3)
    for scheme, least in ((Scheme.DARK, 4.5), (Scheme.CONTRAST, 7), (Scheme.LIGHT, 4.5)):
        theme.set_scheme(scheme)
        window = panel.window()
        assert list(drawn.faint(drawn.words(window), window.grab().toImage(), least)) == []


def test_a_round_without_quorum_is_kept_only_with_a_reason(tab, panel, world, monkeypatch):
    begin(panel, monkeypatch, "Mitglied 02, Ada")
    for person in world.people[3:9]:
        world.office.attendances.leave(world.meeting.id, person.id, time(17, 30))
    tab.reload()
    panel.fields[world.people[1].id].set_value(3)
    asked = []
    monkeypatch.setattr(ReasonQuestion, "exec", lambda dialog: asked.append(dialog) or dialog.DialogCode.Rejected)
    tab.desk.record()
    assert shown(world).rounds == ()
    accept(monkeypatch, ReasonQuestion, lambda dialog: dialog.reason_edit.setPlainText("So verlangt"))
    tab.desk.record()
    assert [one.needed for one in shown(world).rounds] == [5]
    assert "Nicht beschlussfähig" in " ".join(label.text() for label in asked[0].findChildren(QLabel))


def test_a_refused_proposal_leaves_no_new_person_behind(tab, panel, world, monkeypatch, qtbot):
    before = len(world.office.persons.all())
    begin(panel, monkeypatch)
    panel.name_edit.setText("Fremd, Fritz")
    with qtbot.waitSignal(tab.notice) as told:
        QTest.keyClick(panel.by_edit, Qt.Key.Key_Return)
    assert "Fritz Fremd ist an diesem Tag nicht Mitglied" in told.args[0].text
    assert len(world.office.persons.all()) == before
    assert panel.name_edit.text() == "Fremd, Fritz"


@pytest.mark.parametrize("typed", ["Mitglied 02 Ada", "Ada Mitglied 02", "mitglied 02, ada"])
def test_a_name_is_known_without_its_comma_and_in_any_order(tab, panel, world, monkeypatch, typed):
    before = len(world.office.persons.all())
    begin(panel, monkeypatch, typed)
    (one,) = shown(world).election.candidates
    assert one.person_id == world.people[1].id
    assert len(world.office.persons.all()) == before


def test_other_counts_for_a_held_round_ask_whether_it_was_repeated(tab, panel, world, monkeypatch):
    begin(panel, monkeypatch, "Mitglied 02, Ada", "Mitglied 03, Ada")
    count(tab, 5, 4)
    panel.round_list.opened.emit(panel.round_list.lines.lines[0].key)
    panel.fields[world.people[1].id].set_value(3)
    panel.fields[world.people[2].id].set_value(6)
    world.office.attendances.leave(world.meeting.id, world.people[8].id, time(17, 30))
    tab.reload()
    assert panel.fields[world.people[1].id].value() == 3, "what was typed stays when somebody goes"
    world.office.undo()
    tab.reload()
    accept(monkeypatch, RoundAgainDialog, lambda dialog: dialog.reason_edit.setPlainText("Ein Zettel zu viel"))
    tab.desk.record()
    assert [[tally.votes for tally in one.tallies] for one in shown(world).rounds] == [[5, 4], [3, 6]]
    assert panel.round_list.lines.lines[0].title.endswith("(wiederholt)")


def test_nobody_is_preset_in_a_vote_by_name(world, qtbot):
    voters = world.office.attendances.sheet(world.meeting.id).voting[:2]
    dialog = BallotsDialog(voters, {})
    qtbot.addWidget(dialog)
    assert dialog.ballots == ()
    assert dialog.counts_label.text() == "offen 2"
    QTest.keyClick(dialog.table, Qt.Key.Key_J)
    assert dialog.complaint().startswith(f"Noch ohne Stimme: {voters[1].person.sorted_name}.")
    QTest.keyClick(dialog.table, Qt.Key.Key_E)
    assert dialog.complaint() == ""
    assert [ballot for _, ballot in dialog.ballots] == [Ballot.YES, Ballot.ABSTENTION]


@pytest.mark.parametrize(
    ("screen", "percent"),
    [(QSize(1280, 680), 100), (QSize(1280, 480), 100), (QSize(1280, 1200), 100), (QSize(1280, 680), 200)],
)
def test_only_the_list_of_a_vote_by_name_scrolls(world, theme, qtbot, monkeypatch, screen, percent):
    theme.set_percent(percent)
    voters = world.office.attendances.sheet(world.meeting.id).voting
    dialog = BallotsDialog(voters * 3, {})
    qtbot.addWidget(dialog)
    monkeypatch.setattr(dialog, "room", lambda: screen)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.body.verticalScrollBar().isVisible())
    assert dialog.height() <= screen.height()
    assert dialog.counts_label.mapTo(dialog, dialog.counts_label.rect().bottomLeft()).y() < dialog.buttons.y()
    head = dialog.table.horizontalHeader()
    assert all(head.sectionSize(column) >= head.sectionSizeHint(column) for column in range(3))
    assert all(head.sectionSize(column) >= dialog.table.sizeHintForColumn(column) for column in (1, 2))
    if screen.height() > 1000:
        assert dialog.table.height() >= px(320)


def test_an_answer_is_taken_back_by_its_button_with_a_reason(panel, world, monkeypatch):
    begin(panel, monkeypatch, "Mitglied 02, Ada")
    elections = world.office.elections
    election = elections.of_item(world.item.id)[0].election
    elections.hold(election.id, Counted({world.people[1].id: 9}))
    panel.answer_wanted.emit(world.people[1].id, True)
    accept(monkeypatch, ReasonQuestion, lambda dialog: dialog.reason_edit.setPlainText("verhört"))
    buttons = {button.text(): button for button in panel.answers.findChildren(QPushButton)}
    buttons["Ada Mitglied 02 nimmt die Wahl an  ×"].click()
    kept = elections.of_item(world.item.id)[0].election
    assert (kept.answers, kept.taken_back[0].reason) == ((), "verhört")


def elected_in_a_closed_meeting(tab, panel, world, monkeypatch):
    begin(panel, monkeypatch, "Mitglied 02, Ada")
    elections = world.office.elections
    elections.hold(elections.of_item(world.item.id)[0].election.id, Counted({world.people[1].id: 9}))
    world.office.course.close(world.meeting.id, time(19))
    later = datetime(2012, 5, 31, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    monkeypatch.setattr(world.office.store, "now", lambda: later)
    tab.reload()


def test_who_answers_after_the_meeting_does_so_with_day_and_form(tab, panel, world, monkeypatch):
    elected_in_a_closed_meeting(tab, panel, world, monkeypatch)

    def fill(dialog):
        assert dialog.day_field.value() == date(2012, 5, 31), "today is most likely"
        dialog.day_field.set_value(date(2012, 5, 29))
        dialog.form_box.setCurrentIndex(dialog.form_box.findText("telefonisch"))

    accept(monkeypatch, LateAnswerDialog, fill)
    buttons(panel)["Ada Mitglied 02 nimmt die Wahl an"].click()
    words = "Ada Mitglied 02 nimmt die Wahl nach der Sitzung an (telefonisch am 29.05.2012)"
    assert f"{words}  ×" in buttons(panel)
    assert world.office.corrections.of(world.meeting.id) == []


def test_what_was_said_in_the_meeting_already_is_a_correction(tab, panel, world, monkeypatch):
    elected_in_a_closed_meeting(tab, panel, world, monkeypatch)
    accept(monkeypatch, LateAnswerDialog, lambda dialog: dialog.there_button.setChecked(True))
    told = []
    tab.notice.connect(told.append)
    buttons(panel)["Ada Mitglied 02 nimmt die Wahl an"].click()
    assert "Die Sitzung ist geschlossen" in told[-1].text
    assert (told[-1].action_text, shown(world).election.answers) == ("Berichtigen …", ())


def test_whose_office_ends_is_asked_where_more_hold_it(panel, world, monkeypatch):
    for person in world.people[5:7]:
        member = world.office.persons.memberships(person.id)[0]
        world.office.persons.change_role(member.id, Role.DEPUTY, date(2012, 5, 1), "nachgetragen")
    begin(panel, monkeypatch, "Mitglied 02, Ada", post=Post.DEPUTY)
    election = world.office.elections.of_item(world.item.id)[0].election
    world.office.elections.hold(election.id, Counted({world.people[1].id: 9}))

    def choose(dialog):
        assert dialog.complaint() != ""
        dialog.boxes[world.people[5].id].setChecked(True)

    accept(monkeypatch, OfficesDialog, choose)
    panel.answer_wanted.emit(world.people[1].id, True)
    kept = world.office.elections.of_item(world.item.id)[0].election
    assert kept.answers[0].ended_ids == (world.people[5].id,)


def test_what_does_not_add_up_in_a_round_is_said_while_it_is_counted(tab, panel, world, monkeypatch):
    begin(panel, monkeypatch, world.people[1].sorted_name, world.people[2].sorted_name)
    first = next(iter(panel.fields.values()))
    first.show_value(4)
    first.edited.emit()
    assert "Die Stimmen ergeben zusammen 4, anwesend sind aber 9" in tab.desk.findings.label.text()
    assert not tab.desk.findings.reason_edit.isVisible(), "a round is kept as it was counted"
    first.show_value(9)
    first.edited.emit()
    assert not tab.desk.findings.isVisible()


def test_the_keys_of_votes_ask_for_an_election_first_and_enter_nothing(tab, world, monkeypatch):
    asked = []
    monkeypatch.setattr(ElectionDialog, "exec", lambda dialog: asked.append(dialog) or 0)
    tab.keys["counts"].trigger()
    assert len(asked) == 1
    for name in ("unanimous", "amendment", "point", "kind", "ballots", "factions"):
        tab.keys[name].trigger()
    assert tab.desk.votes.fields["yes"].value() == 0
    assert not tab.desk.wordings.wording_field.isVisible()


def test_where_room_is_short_what_was_held_gives_it_to_the_counts(tab, world):
    election = world.office.elections.add(world.item.id, post=Post.OTHER, title="Vertretung")
    keys = [person.id for person in world.people[:3]]
    for key in keys:
        world.office.elections.propose(election.id, key)
    for _round in range(2):
        world.office.elections.hold(election.id, Counted(dict(zip(keys, (4, 4, 1), strict=True))))
    tab.reload()
    panel = tab.desk.election
    both = panel.round_list.height()
    assert panel.candidates.isVisible()
    panel.fit(compact=True, tight=False)
    assert not panel.candidates.isVisible()
    assert 0 < panel.round_list.height() < both, "the last round alone"
    assert panel.round_list.visualRect(panel.round_list.lines.index(1)).top() >= 0
    panel.fit(compact=True, tight=True)
    assert not panel.round_list.isVisible()
    assert all(field.isVisible() for field in panel.fields.values())
