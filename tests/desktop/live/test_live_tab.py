from dataclasses import replace
from datetime import datetime, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton

from beirat_desktop.desktop import speaking
from beirat_desktop.desktop.live.ballots import BallotsDialog
from beirat_desktop.desktop.live.dialogs import AgainDialog, CloseDialog, ExcludeDialog, ReferDialog
from beirat_desktop.desktop.live.faction_counts import FactionCountsDialog
from beirat_desktop.desktop.live.lists import Line, LineList
from beirat_desktop.desktop.live.live_tab import LiveTab
from beirat_desktop.desktop.live.lost_quorum import LostQuorumQuestion, Way
from beirat_desktop.desktop.live.person_dialog import PersonDialog
from beirat_desktop.desktop.live.presiding_dialogs import PresidesDialog
from beirat_desktop.desktop.live.times_dialogs import TimesDialog
from beirat_desktop.desktop.widgets.number import NumberField
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.domain.agenda import ItemState
from beirat_desktop.domain.attendance import AttendanceGroup, AttendanceState, ExclusionReason, Stay
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Ballot, Vote, VoteForm, VoteKind
from tests import factories
from tests.desktop.live.hands import accept, desk_row, press


def at(hour: int, minute: int = 0, day: int = 24) -> datetime:
    return datetime(2012, 5, day, hour, minute)


def test_after_a_vote_the_keyboard_is_at_the_debate_of_the_next_item(tab, world):
    tab.desk.votes.set_unanimous()
    tab.desk.votes.fields["yes"].setFocus()
    press(tab.desk.votes.fields["yes"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk_row(world).item.outcome is not None
    assert not tab.desk.votes.fields["yes"].isVisible()
    focused = tab.window().focusWidget()
    assert tab.desk.course_edit.isAncestorOf(focused), "a blank on a button would decide the item"


def test_the_field_the_keyboard_stays_in_is_named_after_the_item_that_was_called(tab, world, qtbot):
    field = tab.desk.course_edit.text_edit
    field.setFocus()
    before = field.accessibleName()
    assert before.endswith(": Beratung (für die Niederschrift)")
    assert before.startswith(tab.desk.head.title_label.text().replace("\u00a0", " "))
    tab.keys["next"].trigger()
    assert field.accessibleName() != before
    assert field.accessibleName().startswith(tab.desk.head.title_label.text().replace("\u00a0", " "))


def test_counts_say_at_once_what_they_come_to(tab, qtbot):
    yes = tab.desk.votes.fields["yes"]
    yes.setFocus()
    yes.selectAll()
    qtbot.keyClicks(yes, "5")
    press(yes, Qt.Key.Key_Return)
    no = tab.desk.votes.fields["no"]
    no.selectAll()
    qtbot.keyClicks(no, "1")
    assert tab.desk.votes.result_label.text() == "mehrheitlich angenommen"
    assert tab.desk.votes.sum_label.text() == "6 von 7 Stimmen"
    assert "Die Stimmen ergeben zusammen 6, anwesend sind aber 7" in tab.desk.findings.label.text()
    assert tab.desk.findings.isVisible()


def test_f4_and_control_return_record_and_call_the_next_item(tab, world, qtbot):
    press(tab.desk.votes.fields["yes"], Qt.Key.Key_F4)
    assert tab.desk.votes.fields["yes"].value() == 7
    with qtbot.waitSignal(tab.message) as told:
        press(tab.desk.votes.fields["yes"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args[0].startswith("Ö 2: empfohlen")
    row = desk_row(world)
    assert (row.item.outcome, row.vote.yes, row.resolution.number) == (Outcome.RECOMMENDED, 7, "2012/B01")
    assert tab.desk.row.item.id == world.miscellaneous.id
    assert tab.desk.row.item.state is ItemState.CURRENT


def test_a_mismatch_is_recorded_only_with_a_reason(tab, world, qtbot):
    tab.desk.votes.fields["yes"].set_value(6)
    with qtbot.waitSignal(tab.notice):
        qtbot.mouseClick(tab.desk.record_button, Qt.MouseButton.LeftButton)
    assert desk_row(world).item.outcome is None
    assert tab.desk.findings.reason_edit.hasFocus()
    qtbot.keyClicks(tab.desk.findings.reason_edit, "Ein Mitglied war kurz im Flur")
    press(tab.desk.findings.reason_edit, Qt.Key.Key_Return)
    assert desk_row(world).item.outcome is Outcome.RECOMMENDED
    kept = world.office.overrides.on("votes", desk_row(world).vote.id)
    assert [one.reason for one in kept] == ["Ein Mitglied war kurz im Flur"]


def test_what_is_typed_is_kept_without_a_button(tab, world, qtbot):
    qtbot.keyClicks(tab.desk.course_edit.text_edit, "Die Fraktion begruendet.")
    qtbot.waitUntil(lambda: desk_row(world).item.course.plain == "Die Fraktion begruendet.")
    tab.desk.text_edit.text_edit.insertPlainText("Zusatz. ")
    tab.flush()
    assert desk_row(world).text.plain.startswith("Zusatz. ")


def test_typing_e_in_the_course_is_a_letter(tab, qtbot):
    tab.desk.course_edit.text_edit.setFocus()
    qtbot.keyClicks(tab.desk.course_edit.text_edit, "e")
    assert tab.desk.course_edit.text_edit.toPlainText() == "e"
    assert tab.desk.votes.fields["yes"].value() == 0


def test_the_quick_buttons_record_their_outcome(tab, world, qtbot):
    qtbot.mouseClick(tab.desk.buttons.quick_buttons[Outcome.POSTPONED], Qt.MouseButton.LeftButton)
    assert desk_row(world).item.outcome is Outcome.POSTPONED
    line = next(line for line in tab.agenda_list.lines.lines if line.key == world.item.id)
    assert (line.sub, line.sign) == ("vertagt", "→")


def test_an_excluded_member_is_named_and_changes_the_quorum(tab, world, qtbot, monkeypatch):
    def fill(dialog: ExcludeDialog) -> None:
        dialog.member_box.setCurrentIndex(1)
        dialog.reason_edit.setText("Vorstand")

    accept(monkeypatch, ExcludeDialog, fill)
    qtbot.mouseClick(tab.desk.buttons.exclude_button, Qt.MouseButton.LeftButton)
    assert tab.desk.votes.fields["excluded"].value() == 1
    assert tab.bar.quorum_label.whole_text == "Beschlussfähig · 7 von 9 anwesend, 1 befangen"
    press(tab.desk.votes.fields["yes"], Qt.Key.Key_F4)
    assert tab.desk.votes.fields["yes"].value() == 6


def test_an_advisory_member_steps_aside_and_no_count_changes(tab, world, qtbot, monkeypatch):
    advising = factories.person("Yildiz", "Can")
    with world.office.store.unit("persons.add") as unit:
        unit.persons.save(advising)
    world.office.attendances.add_person(world.meeting.id, advising.id, AttendanceGroup.ADVISORY)
    tab.reload()

    def fill(dialog: ExcludeDialog) -> None:
        dialog.member_box.setCurrentIndex(dialog.member_box.findText("Yildiz, Can (beratend)"))

    before = tab.bar.quorum_label.whole_text
    accept(monkeypatch, ExcludeDialog, fill)
    qtbot.mouseClick(tab.desk.buttons.exclude_button, Qt.MouseButton.LeftButton)
    line = next(one for one in tab.people_list.lines.lines if one.key == advising.id)
    assert (line.short, "befangen (§ 22)" in line.sub) == ("§ 22", True)
    assert (tab.bar.quorum_label.whole_text, tab.desk.votes.fields["excluded"].value()) == (before, 0)
    press(tab.desk.votes.fields["yes"], Qt.Key.Key_F4)
    assert tab.desk.votes.fields["yes"].value() == 7


def test_space_lets_a_person_come_and_typing_finds_one(tab, world, qtbot):
    tab.people_list.setFocus()
    qtbot.keyClicks(tab.people_list, "09")
    assert tab.people_list.current_key == world.people[8].id
    press(tab.people_list, Qt.Key.Key_Space)
    assert tab.bar.quorum_label.whole_text.endswith("8 von 9 anwesend")
    assert tab.people_card.note_label.text() == "8 / 9"


def test_times_are_corrected_by_enter(tab, world, monkeypatch):
    accept(monkeypatch, TimesDialog, lambda dialog: dialog._rows[0].left.set_value(at(18, 30)))
    tab.people_list.choose(world.people[0].id)
    press(tab.people_list, Qt.Key.Key_Return)
    row = world.office.attendances.sheet(world.meeting.id).rows[0]
    assert row.attendance.stays == (Stay(at(17, 4), at(18, 30)),)


def test_a_guest_who_is_not_known_is_added_with_a_name(tab, world, qtbot, monkeypatch):
    def fill(dialog: PersonDialog) -> None:
        dialog.name_edit.setText("Yıldırım, Şule")
        dialog.group_box.setCurrentIndex(dialog.group_box.findData(AttendanceGroup.ADMINISTRATION))
        assert dialog.item_field.isHidden()

    accept(monkeypatch, PersonDialog, fill)
    qtbot.mouseClick(tab.people_card.person_button, Qt.MouseButton.LeftButton)
    rows = world.office.attendances.sheet(world.meeting.id).rows
    guest = next(row for row in rows if row.person.family_name == "Yıldırım")
    assert (guest.attendance.group, guest.attendance.voting) == (AttendanceGroup.ADMINISTRATION, False)


def test_closing_takes_what_was_said_of_the_quorum_from_the_screen(tab, world, qtbot, monkeypatch):
    """A closed meeting needs no quorum any more."""
    accept(monkeypatch, CloseDialog, lambda dialog: dialog.end_field.set_value(at(19)))
    told = []
    tab.notice.connect(lambda notice: told.append(notice.text))
    for person in world.people[:4]:
        world.office.attendances.leave(world.meeting.id, person.id, time(18, 0))
    tab.reload()
    assert told[-1].startswith("Nicht mehr beschlussfähig")
    qtbot.mouseClick(tab.bar.step_button, Qt.MouseButton.LeftButton)
    assert told[-1] == ""


def test_a_reader_hears_result_and_end_of_the_meeting(tab, world, qtbot, monkeypatch):
    heard = []
    monkeypatch.setattr(speaking.QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    with qtbot.waitSignal(tab.message) as told:
        tab.keys["unanimous"].trigger()
        tab.keys["record"].trigger()
    assert "einstimmig angenommen" in heard
    assert told.args[0].startswith("Ö 2: empfohlen an den Stadtrat, Ja: 7, Nein: 0, Enthaltungen: 0 – festgehalten")
    tab.bar.pause_button.click()
    assert heard[-1].startswith("Sitzung unterbrochen, Beginn 17:04 · unterbrochen seit ")
    tab.bar.pause_button.click()
    assert heard[-1].startswith("Sitzung läuft, Beginn 17:04")
    accept(monkeypatch, CloseDialog, lambda dialog: dialog.end_field.set_value(at(19)))
    tab.bar.step_button.click()
    assert heard[-1].startswith("Sitzung geschlossen, Beginn 17:04 · Ende 19:00")


def test_a_guest_on_the_spot_is_taken_in_one_dialog_and_speaks_with_one_key(tab, world, monkeypatch):
    """Nobody knew of her before: name, where from, to which item; then she has the floor."""

    def fill(dialog: PersonDialog) -> None:
        assert dialog.group is AttendanceGroup.GUEST
        assert dialog.item_id == world.item.id, "the item on the floor is proposed"
        dialog.name_edit.setText("Yıldırım, Şule")
        dialog.office_edit.setText("Volkshochschule")

    tab.agenda_list.choose(world.item.id)
    accept(monkeypatch, PersonDialog, fill)
    tab.ask_person()
    ((guest, name),) = world.office.speakers.at_item(world.item.id)
    assert (name, guest.heard_from) == ("Şule Yıldırım", None)
    world.office.store.now = lambda: at(18)
    tab._on_guest()
    assert world.office.speakers.get(guest.id).heard_from == at(18)
    row = next(r for r in world.office.attendances.sheet(world.meeting.id).rows if r.person.family_name == "Yıldırım")
    assert (row.attendance.group, row.attendance.function) == (AttendanceGroup.GUEST, "Volkshochschule")


def test_closing_names_what_is_open_and_reopening_leads_back(tab, world, qtbot, monkeypatch):
    asked = []

    def close(dialog: CloseDialog) -> None:
        asked.append((dialog.text, dialog.end_field.value(), dialog.complaint()))
        assert not dialog.go_button.isDefault(), "no stray Enter closes over what is open"
        assert not dialog.go_button.property("primary")
        dialog.end_field.set_value(at(0, 20, 25))

    def exec_box(box: QMessageBox) -> None:
        asked.append(box.informativeText())
        box.defaultButton().click()

    accept(monkeypatch, CloseDialog, close)
    monkeypatch.setattr(QMessageBox, "exec", exec_box)
    world.office.attendances.mark(world.meeting.id, [world.people[8].id], AttendanceState.EXCUSED)
    qtbot.mouseClick(tab.bar.step_button, Qt.MouseButton.LeftButton)
    assert "Noch nicht behandelt: Ö 2, Ö 3." in asked[0][0]
    assert "Von niemandem eingetragen: Ada Mitglied 08." in asked[0][0]
    assert asked[0][1:] == (None, "Bitte eintragen, wann die Sitzung geschlossen wurde."), "it was on another day"
    assert tab.bar.step_button.text() == "Wieder öffnen …"
    assert "Ende 0:20 (Freitag)" in tab.bar.times_label.whole_text
    qtbot.mouseClick(tab.bar.step_button, Qt.MouseButton.LeftButton)
    assert asked[1].startswith("Sie endete um 0:20\u00a0Uhr des 25.05.2012. Das Ende bleibt vorgemerkt")
    qtbot.mouseClick(tab.bar.step_button, Qt.MouseButton.LeftButton)
    assert asked[2][1] == at(0, 20, 25), "the end is offered again"
    qtbot.mouseClick(tab.bar.step_button, Qt.MouseButton.LeftButton)
    with world.office.store.reading() as unit:
        assert unit.meetings.get(world.meeting.id).state is MeetingState.RUNNING


def test_under_miscellaneous_nothing_can_be_voted(tab, world):
    tab.agenda_list.choose(world.miscellaneous.id)
    assert not tab.desk.votes.isVisible()
    assert tab.desk.record_button.text() == "Weiter (F12)"


def test_a_narrow_window_folds_the_attendance_away(tab, qtbot):
    tab.resize(1000, 700)
    qtbot.waitUntil(lambda: not tab.people_card.isVisible())
    qtbot.mouseClick(tab.cards.people_button, Qt.MouseButton.LeftButton)
    assert tab.people_card.isVisible()


def test_with_large_text_on_a_small_screen_what_decides_stays_in_view(tab, world, theme, qtbot):
    theme.set_percent(200)
    tab.setMinimumSize(1, 1)  # as inside a window, which gives what it has
    tab.resize(1150, 470)
    tab.agenda_list.choose(world.item.id)
    desk = tab.desk
    below = desk.wordings.text_field.rect().bottomLeft()
    qtbot.waitUntil(
        lambda: desk.called_line.mapTo(desk, QPoint()).y() > desk.wordings.text_field.mapTo(desk, below).y()
    )
    qtbot.waitUntil(lambda: whole(desk.record_button) and whole(desk.votes.fields["yes"]))
    assert whole(desk.wordings.text_field)
    assert not tab.agenda_list.isVisible()
    qtbot.mouseClick(tab.cards.agenda_button, Qt.MouseButton.LeftButton)
    assert tab.agenda_list.isVisible()
    assert not desk.isVisible()
    qtbot.waitUntil(lambda: whole(tab.cards.item_button))
    qtbot.mouseClick(tab.cards.item_button, Qt.MouseButton.LeftButton)
    assert desk.isVisible()
    theme.set_percent(100)
    tab.resize(1400, 800)
    qtbot.waitUntil(lambda: tab.agenda_list.isVisible() and desk.called_line.y() < desk.wordings.y())
    assert not tab.cards.agenda_button.isVisible()


def whole(widget) -> bool:
    """Whether all of it is seen."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def recorded(tab, world, qtbot) -> None:
    """Seven say yes; the item is chosen again afterwards."""
    press(tab.desk.votes.fields["yes"], Qt.Key.Key_F4)
    qtbot.mouseClick(tab.desk.record_button, Qt.MouseButton.LeftButton)
    tab.agenda_list.choose(world.item.id)
    assert tab.desk.record_button.text() == "Weiter (F12)"


def again(monkeypatch, reason: str, *, repeats: bool) -> list[str]:
    """Answer whether a recorded vote was repeated or is corrected."""
    seen = []

    def fill(dialog: AgainDialog) -> None:
        seen.append(dialog.findChildren(QLabel)[1].text())
        (dialog.repeat_button if repeats else dialog.correct_button).setChecked(True)
        dialog.reason_edit.setPlainText(reason)

    accept(monkeypatch, AgainDialog, fill)
    return seen


@pytest.mark.parametrize("repeats", [True, False])
def test_other_numbers_on_a_decided_item_ask_what_happened(tab, world, qtbot, monkeypatch, repeats):
    recorded(tab, world, qtbot)
    asked = again(monkeypatch, "Zählung strittig", repeats=repeats)
    tab.desk.votes.fields["yes"].set_value(6)
    tab.desk.votes.fields["no"].set_value(1)
    assert tab.desk.record_button.text() == "Noch einmal festhalten … (Strg+↵)"
    qtbot.mouseClick(tab.desk.record_button, Qt.MouseButton.LeftButton)
    assert asked == ["Festgehalten ist: Ja: 7, Nein: 0, Enthaltungen: 0 – einstimmig angenommen."]
    row = desk_row(world)
    assert [(v.yes, v.no) for v in row.votes] == ([(7, 0), (6, 1)] if repeats else [(6, 1)])
    assert (row.vote.reason, row.vote.corrected) == (("Zählung strittig", "") if repeats else ("", "Zählung strittig"))
    assert row.resolution.number == "2012/B01"


def test_control_return_on_a_decided_item_does_nothing_and_f12_goes_on(tab, world, qtbot):
    recorded(tab, world, qtbot)
    before = desk_row(world)
    press(tab.desk.votes.fields["yes"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk_row(world).votes == before.votes
    assert tab.desk.row.item.id == world.item.id
    assert tab.desk.hint_label.text() == "Schon festgehalten. Weiter mit F12."
    press(tab.desk.votes.fields["yes"], Qt.Key.Key_F12)
    assert tab.desk.row.item.id == world.miscellaneous.id


@pytest.mark.parametrize("insists", [True, False])
def test_postponing_a_decided_item_asks_and_the_vote_stays(tab, world, qtbot, monkeypatch, insists):
    recorded(tab, world, qtbot)

    def answer(dialog: ReasonQuestion):
        dialog.reason_edit.setPlainText("Neue Unterlagen")
        return dialog.DialogCode.Accepted if insists else dialog.DialogCode.Rejected

    monkeypatch.setattr(ReasonQuestion, "exec", answer)
    qtbot.mouseClick(tab.desk.buttons.quick_buttons[Outcome.POSTPONED], Qt.MouseButton.LeftButton)
    row = desk_row(world)
    assert row.votes[0].yes == 7
    assert row.item.outcome is (Outcome.POSTPONED if insists else Outcome.RECOMMENDED)
    assert [v.reason for v in row.votes[1:]] == (["Neue Unterlagen"] if insists else [])


def test_the_wording_is_locked_by_the_first_count_and_after_the_vote(tab, world, qtbot):
    edit = tab.desk.text_edit.text_edit
    assert not edit.isReadOnly()
    tab.desk.votes.set_unanimous()
    assert edit.isReadOnly()
    tab.desk.votes.fields["yes"].set_value(0)
    assert not edit.isReadOnly()
    tab.desk.votes.set_unanimous()
    qtbot.mouseClick(tab.desk.record_button, Qt.MouseButton.LeftButton)
    tab.agenda_list.choose(world.item.id)
    assert edit.isReadOnly()


def test_a_wording_that_was_forgotten_is_typed_after_the_counts(tab, world, qtbot):
    urgent = world.office.agenda_votes.add_urgent(world.meeting.id, "Brandschutz", Vote(yes=7))
    tab.reload()
    tab.agenda_list.choose(urgent.id)
    edit = tab.desk.text_edit.text_edit
    tab.desk.votes.set_unanimous()
    assert not edit.isReadOnly(), "there is nothing yet that could stand fast"
    told = []
    tab.notice.connect(told.append)
    qtbot.mouseClick(tab.desk.record_button, Qt.MouseButton.LeftButton)
    assert "fehlt der Wortlaut" in told[-1].text
    assert edit.hasFocus()
    qtbot.keyClicks(edit, "Der Beirat stimmt zu.")
    assert edit.toPlainText() == "Der Beirat stimmt zu."
    qtbot.mouseClick(tab.desk.record_button, Qt.MouseButton.LeftButton)
    assert world.office.resolutions.votes(urgent.id)[-1].wording.plain == "Der Beirat stimmt zu."


def test_an_amendment_is_voted_on_first_and_changes_the_wording_on_the_desk(tab, world, qtbot):
    motion = tab.desk.votes.motion
    motion.kind_box.setCurrentIndex(motion.kind_box.findData(VoteKind.AMENDMENT))
    motion.kind_box.activated.emit(motion.kind_box.currentIndex())
    assert tab.desk.wording_edit.isVisibleTo(tab.desk)
    assert tab.desk.wording_edit.value().plain == world.paper.proposal.plain
    tab.desk.wording_edit.text_edit.setPlainText("Der Beirat lädt zwei Personen ein.")
    assert "<s" in tab.desk.wordings.changes_label.text()
    assert tab.desk.wordings.changes_label.isVisibleTo(tab.desk)
    motion.mover_edit.setText("CDU-Fraktion")
    tab.desk.votes.fields["yes"].set_value(5)
    tab.desk.votes.fields["no"].set_value(2)
    assert tab.desk.record_button.text() == "Abstimmung festhalten (Strg+↵)"
    with qtbot.waitSignal(tab.message) as told:
        qtbot.mouseClick(tab.desk.record_button, Qt.MouseButton.LeftButton)
    assert told.args[0].startswith("Ö 2: Änderungsantrag (CDU-Fraktion) angenommen")
    assert tab.desk.row.item.id == world.item.id, "the item stays on the desk"
    assert tab.desk.text_edit.value().plain == "Der Beirat lädt zwei Personen ein."
    assert (motion.kind, tab.desk.votes.fields["yes"].value()) == (VoteKind.MAIN, 0)
    lines = [(line.lead, line.title.partition(" · ")[0]) for line in tab.desk.vote_list.lines.lines]
    assert lines == [("1.", "Änderungsantrag (CDU-Fraktion)"), ("○", "Hauptabstimmung")]


def test_an_amendment_that_came_in_is_the_next_vote(tab, world, qtbot):
    changed = factories.motion(
        "Änderung",
        state=PaperState.SUBMITTED,
        number="2012/08",
        amends_id=world.paper.id,
        proposal=RichText.of("Der Beirat lädt zwei Personen ein."),
    )
    with world.office.store.unit("test") as unit:
        unit.papers.save(changed)
    tab.agenda_list.choose(world.miscellaneous.id)
    tab.agenda_list.choose(world.item.id)
    motion = tab.desk.votes.motion
    assert (motion.kind, motion.subject_edit.text(), tab.desk.wording_edit.value()) == (
        VoteKind.AMENDMENT,
        "2012/08",
        changed.proposal,
    )
    tab.desk.votes.fields["no"].set_value(7)
    tab.desk.record()
    assert (desk_row(world).votes[0].paper_id, motion.kind) == (changed.id, VoteKind.MAIN)


def test_without_quorum_the_desk_says_that_nothing_is_resolved(tab, world, qtbot):
    for row in world.office.attendances.sheet(world.meeting.id).voting[4:]:
        if row.here:
            world.office.attendances.leave(world.meeting.id, row.person.id, time(18))
    tab.reload()
    tab.desk.votes.set_unanimous()
    assert tab.desk.votes.result_label.text() == "nicht wirksam beschlossen: nicht beschlussfähig"
    tab.desk.findings.reason_edit.setText("Alle waren dafür")
    with qtbot.waitSignal(tab.message) as told:
        tab.desk.record()
    assert told.args[0].startswith("Ö 2: nicht wirksam beschlossen: nicht beschlussfähig")
    assert (desk_row(world).item.outcome, tab.desk.row.item.id) == (None, world.item.id)
    assert tab.agenda_list.lines.lines[1].sub == "nicht wirksam beschlossen"
    assert "nicht beschlussfähig" in tab.desk.hint_label.text()


def test_a_reader_hears_at_once_that_the_quorum_is_lost(tab, world, monkeypatch):
    heard = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append((event.message(), event.politeness().name))
    )
    for row in world.office.attendances.sheet(world.meeting.id).voting[4:]:
        if row.here:
            world.office.attendances.leave(world.meeting.id, row.person.id, time(18))
    tab.reload()
    lost = tab.bar.quorum_label.whole_text
    assert (lost, "Assertive") in heard
    tab.reload()
    assert [words for words, _how in heard].count(lost) == 1


def test_a_result_is_heard_when_it_is_typed(tab, monkeypatch):
    heard = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append((event.message(), event.politeness().name))
    )
    tab.desk.votes.set_unanimous()
    assert (tab.desk.votes.result_label.text(), "Polite") in heard


def test_a_key_that_has_nothing_to_do_says_so(tab, world, monkeypatch):
    heard = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    world.office.course.interrupt(world.meeting.id, time(18))
    tab.reload()
    tab.keys["unanimous"].trigger()
    assert heard[-1] == tab.desk.hint_label.text()
    assert "erst nach dem Fortsetzen" in heard[-1]


def test_the_field_in_which_the_keyboard_stays_is_named_after_the_result(tab):
    tab.keys["unanimous"].trigger()
    assert ", einstimmig angenommen: Beratung" in tab.desk.course_edit.text_edit.accessibleName()


def test_a_result_is_heard_after_the_keyboard_went_on(tab, monkeypatch):
    order = []
    monkeypatch.setattr(tab, "_keep_focus", lambda: order.append("keyboard"))
    tab.message.connect(lambda words: order.append("result" if "festgehalten" in words else words))
    tab.desk.votes.set_unanimous()
    tab.desk.record()
    assert order[-2:] == ["keyboard", "result"]


def test_during_a_break_a_vote_is_refused_in_a_sentence(tab, world, qtbot):
    world.office.course.interrupt(world.meeting.id, time(18))
    tab.reload()
    tab.desk.votes.set_unanimous()
    tab.desk.record()
    assert "abgestimmt wird erst nach dem Fortsetzen" in tab.desk.hint_label.text()
    assert desk_row(world).votes == ()


def test_a_lost_adjournment_leaves_the_item_on_the_desk(tab, world, qtbot):
    box = tab.desk.votes.motion.kind_box
    box.setCurrentIndex(box.findData(VoteKind.ADJOURNED))
    tab.desk.votes.fields["yes"].set_value(2)
    tab.desk.votes.fields["no"].set_value(5)
    qtbot.mouseClick(tab.desk.buttons.quick_buttons[Outcome.POSTPONED], Qt.MouseButton.LeftButton)
    row = desk_row(world)
    assert (row.item.outcome, row.votes[0].kind, tab.desk.row.item.id) == (None, VoteKind.ADJOURNED, world.item.id)


def test_every_control_has_a_name(tab):
    for widget in (*tab.desk.votes.fields.values(), tab.agenda_list, tab.people_list):
        assert widget.accessibleName()


def test_undo_puts_the_item_back_on_the_desk(tab, world):
    world.office.resolutions.begin(world.item.id)
    tab.reload()
    press(tab.desk.votes.fields["yes"], Qt.Key.Key_F4)
    tab.desk.record()
    world.office.undo("Am falschen Punkt erfasst")
    tab.reload()
    assert tab.desk.row.item.id == world.item.id
    assert tab.desk.row.item.outcome is None


def test_items_without_a_vote_go_by_with_the_key_for_the_next(tab, world):
    tab.agenda_list.choose(world.office.resolutions.desk(world.meeting.id).items[0].item.id)
    press(tab.desk.course_edit.text_edit, Qt.Key.Key_F12)
    assert tab.desk.row.item.id == world.item.id
    assert desk_row(world).item.state is ItemState.CURRENT
    assert tab.agenda_list.lines.lines[0].sign == "✓"


def test_a_secret_vote_may_have_invalid_ballots(tab, world):
    assert not tab.desk.votes.fields["invalid"].isVisible()
    assert not tab.desk.votes.motion.demanded_field.isVisible()
    tab.desk.buttons.form_actions[VoteForm.SECRET].trigger()
    tab.desk.votes.fields["yes"].set_value(6)
    tab.desk.votes.fields["invalid"].set_value(1)
    assert "wenn 6 Mitglieder es verlangen; eingetragen sind 0" in tab.desk.findings.label.text()
    tab.desk.votes.motion.demanded_field.set_value(6)
    tab.desk.record()
    vote = desk_row(world).vote
    assert (vote.form, vote.invalid, vote.demanded) == (VoteForm.SECRET, 1, 6)


def test_votes_are_entered_member_by_member(tab, world, qtbot, monkeypatch):
    def fill(dialog: BallotsDialog) -> None:
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        for key in (Qt.Key.Key_N, Qt.Key.Key_E, *[Qt.Key.Key_J] * 5):
            press(dialog.table, key)
        assert dialog.counts_label.text() == "Ja 5 · Nein 1 · Enthaltung 1"
        assert dialog.factions_label.text() == "SPD: 5 Ja, 1 Nein, 1 Enthaltung"

    accept(monkeypatch, BallotsDialog, fill)
    tab.desk.buttons.ballots_action.trigger()
    tab.desk.record()
    vote = desk_row(world).vote
    assert (vote.form, vote.yes, vote.no, vote.abstentions) == (VoteForm.BY_NAME, 5, 1, 1)
    assert dict(vote.ballots)[world.people[0].id] is Ballot.NO
    assert [(one.yes, one.no, one.abstentions) for one in vote.factions] == [(5, 1, 1)]


def test_votes_are_entered_faction_by_faction_without_names(tab, world, qtbot, monkeypatch):
    green = Faction(factories.BEIRAT.id, "Grünen-Fraktion", "Grüne")
    with world.office.store.unit("another faction") as unit:
        unit.factions.save(green)
        for person, faction_id in ((world.people[0], green.id), (world.people[1], None)):
            (own,) = unit.memberships.where(person_id=person.id)
            unit.memberships.save(replace(own, faction_id=faction_id))
    tab.reload()

    def fill(dialog: FactionCountsDialog) -> None:
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        assert list(dialog.fields) == [green.id, factories.SPD.id, ""]
        assert dialog.sums == (0, 0, 0), "nobody is preset"
        dialog.go_button.click()
        assert dialog.error_label.text() == "Bitte die Stimmen eintragen."
        dialog.fields[green.id]["yes"].setFocus()
        for number in (0, 2, 0, 4, 0, 1, 1, 0, 0):
            qtbot.keyClicks(dialog.focusWidget(), str(number))
            press(dialog.focusWidget(), Qt.Key.Key_Return)
        # Enter in the last field answers.
        assert dialog.error_label.text().startswith("Grüne: 2 Stimmen sind mehr, als von dort mitstimmen dürfen (1).")
        dialog.fields[green.id]["no"].set_value(1)
        assert dialog.counts_label.text() == "Ja 5 · Nein 1 · Enthaltung 1 (7 von 7)"

    accept(monkeypatch, FactionCountsDialog, fill)
    tab.keys["factions"].trigger()

    def look_again(dialog: FactionCountsDialog) -> None:
        assert dialog.sums == (5, 1, 1), "also of those who sit for no faction"

    accept(monkeypatch, FactionCountsDialog, look_again)
    tab.keys["factions"].trigger()
    tab.desk.record()
    vote = desk_row(world).vote
    assert (vote.form, vote.yes, vote.no, vote.abstentions, vote.ballots) == (VoteForm.OPEN, 5, 1, 1, ())
    assert {one.faction_id: (one.yes, one.no, one.abstentions) for one in vote.factions} == {
        green.id: (0, 1, 0),
        factories.SPD.id: (4, 0, 1),
    }


def test_a_vote_that_turns_out_secret_keeps_the_counts_and_no_names(tab, world, qtbot, monkeypatch):
    def fill(dialog: BallotsDialog) -> None:
        for number in range(7):
            dialog.say_ballot(number, Ballot.YES if number else Ballot.NO)

    accept(monkeypatch, BallotsDialog, fill)
    tab.desk.buttons.ballots_action.trigger()
    tab.desk.buttons.form_actions[VoteForm.SECRET].trigger()
    tab.desk.votes.motion.demanded_field.set_value(6)
    tab.desk.record()
    vote = desk_row(world).vote
    assert (vote.form, vote.yes, vote.no) == (VoteForm.SECRET, 6, 1)
    assert (vote.ballots, vote.factions) == ((), ())


def test_a_stand_in_votes_for_the_member_who_is_away(tab, world, qtbot, monkeypatch):
    def fill(dialog: PersonDialog) -> None:
        dialog.name_edit.setText("Demir, Ayşe")
        dialog.group_box.setCurrentIndex(dialog.group_box.count() - 1)
        dialog.away_box.setCurrentIndex(1)

    world.office.settings.edit_profile(factories.BEIRAT.id, substitutes=True)
    tab.reload()
    accept(monkeypatch, PersonDialog, fill)
    qtbot.mouseClick(tab.people_card.person_button, Qt.MouseButton.LeftButton)
    row = next(r for r in world.office.attendances.sheet(world.meeting.id).rows if r.person.family_name == "Demir")
    assert (row.attendance.voting, row.attendance.substitute_for_id) == (True, world.people[8].id)
    line = next(one for one in tab.people_list.lines.lines if one.key == row.person.id)
    assert line.sub == "seit 17:04 · i. V. für Mitglied 09"


def test_typing_replaces_a_number_that_was_clicked_into(qtbot):
    field = NumberField("Ja")
    qtbot.addWidget(field)
    field.show()
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(field, "17")
    assert field.value() == 17


def test_where_nobody_is_represented_the_dialog_does_not_offer_it(tab, qtbot, monkeypatch):
    offered = []
    monkeypatch.setattr(PersonDialog, "exec", lambda dialog: offered.append(dialog.away_box.count()))
    qtbot.mouseClick(tab.people_card.person_button, Qt.MouseButton.LeftButton)
    assert offered == [0]


def test_corrected_times_ask_for_a_reason(tab, world, monkeypatch):
    said = []

    def fill(dialog: TimesDialog) -> None:
        dialog._rows[0].arrived.set_value(at(17, 30))
        said.append(dialog.error_label.text())
        if len(said) == 2:
            assert not dialog.reason_field.isHidden()
            dialog.reason_edit.setText("Uhr ging vor")

    accept(monkeypatch, TimesDialog, fill)
    tab.people_list.choose(world.people[0].id)
    press(tab.people_list, Qt.Key.Key_Return)
    assert said[1].startswith("Die eingetragenen Zeiten ändern sich.")
    kept = world.office.attendances.sheet(world.meeting.id).rows[0].attendance
    assert (kept.stays, kept.corrections[0].reason) == ((Stay(at(17, 30)),), "Uhr ging vor")


def test_nobody_is_excluded_who_was_not_chosen(qtbot):
    """An Enter too early must not hit whoever stands first in the list; letters may take their time."""
    members = [("a", "Albrecht, Ruth"), ("k", "Kaya, Yusuf"), ("y", "Yıldız, Can")]
    dialog = ExcludeDialog(members)
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog.reason_edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.error_label.text() == "Bitte auswählen, wer bei diesem Punkt nicht mitwirkt."
    assert QApplication.keyboardInputInterval() >= 1_000
    qtbot.keyClicks(dialog.member_box, "kay")
    assert dialog.person_id == "k"
    assert ExcludeDialog(members, chosen="y").person_id == "y"


def test_an_exclusion_keeps_its_kind_and_is_red_after_the_vote(tab, world, qtbot, monkeypatch):
    tab.desk.votes.set_unanimous()
    tab.desk.record()
    tab.agenda_list.choose(world.item.id)

    def fill(dialog: ExcludeDialog) -> None:
        dialog.kind_box.setCurrentIndex(dialog.kind_box.findData(ExclusionReason.EMPLOYER))
        dialog.said_field.set_value(at(18))
        dialog.left_box.setChecked(False)

    accept(monkeypatch, ExcludeDialog, fill)
    with qtbot.waitSignal(tab.notice) as told:
        tab.item_steps.exclude(world.people[2].id)
    (kept,) = desk_row(world).exclusions
    assert (kept.person_id, kept.kind, kept.said, kept.left_room, kept.after_vote) == (
        world.people[2].id,
        ExclusionReason.EMPLOYER,
        at(18),
        False,
        True,
    )
    assert "erst nach der Abstimmung" in told.args[0].text


def test_a_person_who_comes_by_mistake_and_one_who_takes_the_chair(tab, world):
    tab.take_back(world.people[6].id)
    assert tab.bar.quorum_label.whole_text.endswith("6 von 9 anwesend")
    tab.preside(world.people[1].id)
    line = next(one for one in tab.people_list.lines.lines if one.key == world.people[1].id)
    assert line.sub == "seit 17:04 · SPD · führt den Vorsitz"


@pytest.mark.parametrize(
    ("typed", "found"), [("bau", "Baumhauer, Kim"), ("ki", "Baumhauer, Kim"), ("an", "Nussbaumer, Ada"), ("xq", "")]
)
def test_a_name_is_found_by_its_beginning_or_initials_and_no_hit_moves_nothing(qtbot, typed, found):
    made = LineList("Anwesenheit")
    qtbot.addWidget(made)
    names = ("Nussbaumer, Ada", "Zobel, Eva", "Baumhauer, Kim")
    made.show_lines([Line(name, name) for name in names])
    made.choose("Zobel, Eva")
    for letter in typed:
        made.keyboardSearch(letter)
    assert made.current_key == (found or "Zobel, Eva")


def test_who_is_by_video_against_the_rules_is_kept_and_said_not_to_count(tab, world, qtbot):
    with qtbot.waitSignal(tab.notice) as told:
        tab.mark(world.people[8].id, AttendanceState.REMOTE)
    assert "Ada Mitglied 09 nimmt per Video teil und zählt weder" in told.args[0].text
    assert "7 von 9 anwesend" in tab.bar.quorum_label.whole_text
    line = next(one for one in tab.people_list.lines.lines if one.key == world.people[8].id)
    assert line.sub.startswith("zugeschaltet, zählt nicht mit")


def test_what_is_to_be_asked_of_the_item_stands_above_it_and_moves_nothing(tab, world):
    line = tab.desk.called_line
    assert line.whole_text.startswith("• ")
    assert "§ 22" in line.whole_text
    before = tab.desk.course_edit.mapTo(tab, tab.desk.course_edit.rect().topLeft()), tab.desk.votes.y()
    world.office.attendances.leave(world.meeting.id, world.people[1].id, time(17, 30))
    for person in world.people[2:5]:
        world.office.attendances.leave(world.meeting.id, person.id, time(17, 30))
    tab.reload()
    assert line.whole_text.startswith("⚠ "), "too few are there, and that is said first"
    assert "Nicht beschlussfähig: 3 " in line.whole_text
    after = tab.desk.course_edit.mapTo(tab, tab.desk.course_edit.rect().topLeft()), tab.desk.votes.y()
    assert after == before


def test_the_whole_of_it_lies_over_the_course_until_it_is_put_away(tab, world):
    tab.keys["findings"].trigger()
    assert tab.desk.findings.isVisible()
    assert "§\u00a022" in tab.desk.findings.label.text()
    assert not tab.desk.findings.reason_edit.isVisible(), "nothing is recorded that a reason could pass over"
    tab.keys["findings"].trigger()
    assert not tab.desk.findings.isVisible()
    tab.keys["findings"].trigger()
    tab.agenda_list.choose(world.miscellaneous.id)
    assert not tab.desk.findings.isVisible(), "it was the other item's"


def test_what_is_wrong_with_counts_goes_before_what_was_said_of_the_item(tab, world):
    tab.keys["findings"].trigger()
    tab.desk.votes.fields["yes"].show_value(5)
    tab.desk.votes.fields["yes"].edited.emit()
    assert "Die Stimmen ergeben zusammen 5" in tab.desk.findings.label.text()


def test_before_the_opening_the_desk_says_what_stands_against_it(world, workplace, qtbot):
    meeting = factories.meeting(at(17, day=31))
    with world.office.store.unit("plant") as unit:
        unit.meetings.save(replace(meeting, urgent=True))
        unit.agenda_items.save(replace(world.item, id="other", meeting_id=meeting.id, paper_id=None))
    tab = LiveTab(workplace)
    qtbot.addWidget(tab)
    tab.show()
    tab.open_meeting(meeting.id)
    assert "Dringlichkeit" in tab.desk.called_line.whole_text
    assert "beschlussfähig" not in tab.desk.called_line.whole_text, "nobody has come yet"
    world.office.attendances.mark(meeting.id, [world.people[0].id], AttendanceState.PRESENT)
    tab.reload()
    assert "Nicht beschlussfähig: 1 " in tab.desk.called_line.whole_text


def test_a_meeting_without_items_says_where_they_come_from_and_shows_none_of_another(tab, world, monkeypatch, qtbot):
    with world.office.store.unit("meetings.add") as unit:
        bare = unit.meetings.save(factories.meeting(datetime(2012, 5, 25, 17), number=13))
    world.office.course.open(bare.id, time(17))
    tab.desk.votes.set_unanimous()
    tab.open_meeting(bare.id)
    assert not tab.desk.isVisible()
    said = " ".join(label.text() for label in tab.empty.findChildren(QLabel))
    assert "Die Tagesordnung ist leer" in said
    assert "„Dringlicher Punkt …“" in said
    monkeypatch.setattr(ReferDialog, "exec", lambda dialog: pytest.fail("asked about an item of another meeting"))
    tab.keys["refer"].trigger()
    tab.keys["record"].trigger()
    assert world.office.resolutions.votes(world.item.id) == ()
    with qtbot.waitSignal(tab.navigate) as signal:
        next(iter(tab.empty.findChildren(QPushButton))).click()
    assert signal.args == ["meeting", f"{bare.id}:agenda"]
    tab.open_meeting(world.meeting.id)
    assert tab.desk.isVisible()
    assert not tab.empty.isVisible()


def test_a_title_of_half_a_page_leaves_the_counts_in_the_window(tab, world):
    fits = tab.minimumSizeHint().height()
    with world.office.store.unit("agenda.rename") as unit:
        unit.agenda_items.save(replace(unit.agenda_items.get(world.item.id), title="Weiterentwicklung " * 40))
    tab.reload()
    assert tab.desk.head.title_label.toolTip().count("Weiterentwicklung") == 40
    assert tab.minimumSizeHint().height() < fits + 150


def lose_quorum(tab, world) -> None:
    for person in world.people[1:5]:
        world.office.attendances.leave(world.meeting.id, person.id, time(17, 30))
    tab.reload()


def test_a_lost_quorum_is_told_once_with_the_ways_on(tab, world, qtbot):
    with qtbot.waitSignal(tab.notice) as told:
        lose_quorum(tab, world)
    notice = told.args[0]
    assert notice.text.startswith("Nicht mehr beschlussfähig: 3 von 5 nötigen Mitgliedern sind da.")
    assert notice.action_text == "Wie weiter …"
    with qtbot.assertNotEmitted(tab.notice):
        tab.reload()
    with qtbot.waitSignal(tab.notice) as gone:
        for person in world.people[1:3]:
            world.office.attendances.arrive(world.meeting.id, person.id, time(17, 40))
        tab.reload()
    assert gone.args[0].text == ""


@pytest.mark.parametrize("way", list(Way))
def test_without_quorum_the_meeting_waits_closes_or_is_called_again(tab, world, qtbot, monkeypatch, way):
    lose_quorum(tab, world)
    said = []
    accept(
        monkeypatch,
        LostQuorumQuestion,
        lambda dialog: (said.append(dialog.way), dialog.buttons_of[way].setChecked(True)),
    )
    accept(monkeypatch, CloseDialog, lambda dialog: dialog.end_field.set_value(at(18)))
    again = []
    tab.again_wanted.connect(lambda: again.append(True))
    press(tab, Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert said == [Way.WAIT], "what changes least is proposed"
    meeting = world.office.meetings.get(world.meeting.id)
    left = world.office.agenda.left_without_quorum(world.meeting.id)
    if way is Way.WAIT:
        assert (meeting.state, len(meeting.interruptions), left) == (MeetingState.RUNNING, 1, ())
    else:
        assert meeting.state is MeetingState.CLOSED
        assert [item.id for item in left] == [world.item.id]
    assert bool(again) is (way is Way.CALL_AGAIN)


def test_the_way_without_quorum_is_no_way_while_there_is_one(tab, qtbot):
    with qtbot.waitSignal(tab.message) as told:
        tab.ask_how_to_go_on()
    assert "nicht mehr beschlussfähig" in told.args[0]


def test_when_whoever_presides_goes_the_deputy_is_proposed(tab, world, qtbot):
    office, (chair, deputy) = world.office, world.people[:2]
    with office.store.unit("test") as unit:
        unit.meetings.save(replace(unit.meetings.get(world.meeting.id), chair_id=chair.id))
        membership = unit.memberships.where(person_id=deputy.id)[0]
        unit.memberships.save(replace(membership, role=Role.DEPUTY))
    tab.reload()
    with qtbot.waitSignal(tab.notice) as told:
        office.attendances.leave(world.meeting.id, chair.id, time(17, 30))
        tab.reload()
    notice = told.args[0]
    assert notice.text.startswith(f"{chair.name} leitet die Sitzung und ist gegangen.")
    assert notice.action_text == f"{deputy.name} übernimmt den Vorsitz"
    notice.action()
    assert office.meetings.get(world.meeting.id).presides == deputy.id


def test_without_chair_and_deputy_the_members_choose_who_leads_on(tab, world, qtbot, monkeypatch):
    office, chair = world.office, world.people[0]
    with office.store.unit("test") as unit:
        unit.meetings.save(replace(unit.meetings.get(world.meeting.id), chair_id=chair.id))
    tab.reload()
    with qtbot.waitSignal(tab.notice) as told:
        office.attendances.leave(world.meeting.id, chair.id, time(17, 30))
        tab.reload()
    accept(monkeypatch, PresidesDialog, lambda dialog: dialog.person_box.setCurrentIndex(1))
    told.args[0].action()
    assert office.meetings.get(world.meeting.id).presides == world.people[2].id


def test_votes_and_who_is_here_go_out_as_lists(tab, world):
    tab.people_list.setFocus()
    here = tab.listed().listing()
    assert [column.head for column in here.columns][:4] == ["Name", "Fraktion", "Funktion", "Stand"]
    assert sum(row[3] == "anwesend" for row in here.rows) == 7
    tab.desk.votes.set_unanimous()
    tab.desk.votes.fields["yes"].setFocus()
    assert tab.listed().title.startswith("Anwesenheit"), "nothing was voted on yet"
    press(tab.desk.votes.fields["yes"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    votes = tab.listed().listing()
    assert votes.title == "Abstimmungen 24.05.2012"
    (row,) = votes.rows
    assert (row[2], row[4], row[5], row[7]) == ("ja", 7, 0, "einstimmig")
    tab.people_list.setFocus()
    assert tab.listed().title == "Anwesenheit 24.05.2012"


def test_what_is_voted_on_is_never_cut(tab):
    box = tab.desk.votes.motion.kind_box
    for place in range(box.count()):
        box.setCurrentIndex(place)
        QApplication.processEvents()
        assert box.shown_text() == box.currentText()


def test_where_room_is_shortest_why_a_key_did_nothing_stands_there_whole(tab, theme, qtbot):
    theme.set_percent(150)
    tab.setMinimumSize(1, 1)
    tab.resize(1500, 540)
    desk = tab.desk
    qtbot.waitUntil(lambda: desk._tight and desk.called_line.isVisible() and not desk.hint_label.isVisible())
    tab.keys["record"].trigger()
    assert desk.hint_label.text().startswith("Noch kein Ergebnis")
    assert desk.hint_label.isVisible()
    assert not desk.called_line.isVisible()
    qtbot.waitUntil(lambda: desk.hint_label.height() >= desk.hint_label.heightForWidth(desk.hint_label.width()))
    qtbot.waitUntil(lambda: whole(desk.votes.fields["yes"]))
    desk.votes.fields["yes"].set_value(7)
    assert not desk.hint_label.isVisible()


@pytest.mark.parametrize(
    ("end", "said"),
    [(16, "Das Ende liegt vor dem Beginn um 17:04 Uhr."), (19, "Weiter nur mit dem Knopf „Sitzung schließen“.")],
)
def test_enter_in_the_question_that_closes_says_why_it_does_nothing(tab, world, monkeypatch, end, said):
    told = []

    def answer(dialog: CloseDialog) -> int:
        dialog.show()
        dialog.end_field.set_value(at(end))
        QTest.keyClick(dialog.end_field, Qt.Key.Key_Return)
        told.append(dialog.error_label.text().replace("\N{NO-BREAK SPACE}", " "))
        return CloseDialog.DialogCode.Rejected

    monkeypatch.setattr(CloseDialog, "exec", answer)
    tab.bar.step_button.click()
    assert told[0].endswith(said)
    assert tab._sheet.meeting.state is MeetingState.RUNNING
