"""What is still put right at the desk once the meeting is closed, and where the keyboard goes with the item."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from beirat_desktop.desktop.correcting import CorrectionDialog
from beirat_desktop.desktop.live.agenda_vote_dialog import VotesDialog
from beirat_desktop.desktop.live.dialogs import AgainDialog, ExcludeDialog
from beirat_desktop.desktop.live.live_tab import LiveTab
from beirat_desktop.desktop.live.person_dialog import PersonDialog
from beirat_desktop.desktop.live.times_dialogs import CallsDialog, TimesDialog
from beirat_desktop.desktop.theme import tokens
from beirat_desktop.desktop.widgets.dates import MomentField
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.domain.corrections import CorrectionKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.minutes import MinutesState
from beirat_desktop.domain.papers import Target
from beirat_desktop.domain.text import RichText
from beirat_desktop.german import refusal
from beirat_desktop.usecases.minutes.corrections import Correcting
from tests.desktop.live.hands import accept, desk_row, press
from tests.documents.reading import text_of
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
    world.office.course.close(world.meeting.id, datetime(2012, 5, 24, 20))
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


@pytest.mark.parametrize("issued", [False, True])
def test_nothing_is_asked_about_a_meeting_under_signed_minutes_before_it_is_refused(
    closed, world, monkeypatch, qtbot, issued
):
    office, meeting = world.office, world.meeting.id
    office.minutes.sign(meeting)
    if issued:
        office.minutes.issue(meeting)
    closed.reload()

    def asked(*_given, **_named):
        raise AssertionError("asked")

    for kind in (TimesDialog, CallsDialog, PersonDialog, ExcludeDialog):
        monkeypatch.setattr(kind, "exec", asked)
    monkeypatch.setattr("beirat_desktop.desktop.live.tab.confirm", asked)
    told = []
    closed.notice.connect(told.append)
    steps = [closed.bar.step_button.click]
    if not issued:  # what was issued is corrected, which begins with what is right
        steps += [
            lambda: closed.ask_times(world.people[0].id),
            closed.ask_person,
            closed.item_steps.exclude,
            closed.item_steps.correct_calls,
        ]
    for step in steps:
        told.clear()
        step()
        assert [one.text for one in told] == [refusal(Refused("holding.issued" if issued else "holding.signed"))]
    assert office.meetings.get(meeting).state is MeetingState.CLOSED


def test_a_meeting_to_be_called_again_is_not_asked_about_before_reopening_is_refused(closed, world, monkeypatch):
    def called_again(*_given):
        raise Refused("meeting.called_again", day=world.meeting.day, title="Sprachkurse")

    monkeypatch.setattr("beirat_desktop.usecases.live.course.check_not_called_again", called_again)
    monkeypatch.setattr("beirat_desktop.desktop.live.tab.confirm", lambda *_given, page: pytest.fail("asked"))
    told = []
    closed.notice.connect(told.append)
    closed.bar.step_button.click()
    assert "Sprachkurse" in told[0].text


@pytest.mark.parametrize(("stay", "said"), [(7, "Zuletzt beschlussfähig"), (3, "Zuletzt nicht beschlussfähig")])
def test_the_head_of_a_closed_meeting_tells_how_it_was_and_warns_of_nothing(tab, world, stay, said):
    world.office.store.now = lambda: datetime(2012, 5, 24, 19, tzinfo=BERLIN)
    for person in world.people[stay:7]:
        world.office.attendances.toggle(world.meeting.id, person.id)
    tab.reload()
    assert "da, nötig sind 5" in tab.bar.quorum_label.toolTip()
    running = tab.bar.quorum_label.styleSheet()
    assert tokens().color("green" if stay == 7 else "red").name() in running
    world.office.course.close(world.meeting.id, datetime(2012, 5, 24, 20))
    tab.reload()
    assert tab.bar.quorum_label.whole_text == f"{said} · {stay} von 9 anwesend"
    assert tokens().color("muted").name() in tab.bar.quorum_label.styleSheet()
    assert "waren zuletzt da, nötig waren 5" in tab.bar.quorum_label.toolTip()


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
    office.course.open(world.meeting.id, datetime(2012, 5, 24, 17, 4))
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


@pytest.fixture
def sent(closed, world):
    """The same, and the minutes went to the members."""
    office, key = world.office, world.meeting.id
    office.store.now = lambda: datetime(2012, 5, 25, 9, tzinfo=BERLIN)
    office.resolutions.edit(world.item.id, course=RichText.of("Es gibt Kurse in Mainz."))
    office.minutes.sign(key)
    office.minutes.issue(key)
    closed.reload()
    return closed


def correct_text(tab, qtbot):
    """The dialog that the button of the desk opens, with another town typed."""
    qtbot.mouseClick(tab.desk.held_row.correct_button, Qt.MouseButton.LeftButton)
    (dialog,) = tab.findChildren(CorrectionDialog)
    course = dialog.text_edits[0]
    cursor = course.text_edit.document().find("Mainz")
    course.text_edit.setTextCursor(cursor)
    qtbot.keyClicks(course.text_edit, "Worms")
    return dialog


def test_after_sending_the_course_is_changed_by_a_correction_that_says_itself_what_was_wrong(sent, world, qtbot):
    office, key = world.office, world.meeting.id
    assert sent.desk.course_edit.text_edit.isReadOnly()
    dialog = correct_text(sent, qtbot)
    assert (dialog.wrong_edit.toPlainText(), dialog.right_edit.toPlainText()) == ("Mainz", "Worms")
    dialog.reason_edit.setPlainText("Verhört")
    dialog.go_button.click()
    assert desk_row(world).item.course.plain == "Es gibt Kurse in Worms."
    (act,) = office.corrections.of(key)
    assert (act.wrong, act.right, act.reason, act.agenda_item_id) == ("Mainz", "Worms", "Verhört", world.item.id)
    assert sent.desk.course_edit.value().plain == "Es gibt Kurse in Worms."


def test_what_somebody_worded_himself_stays_as_he_types_on(sent, qtbot):
    dialog = correct_text(sent, qtbot)
    dialog.wrong_edit.selectAll()
    qtbot.keyClicks(dialog.wrong_edit, "die Stadt Mainz")
    qtbot.keyClicks(dialog.text_edits[0].text_edit, " am Rhein")
    assert dialog.wrong_edit.toPlainText() == "die Stadt Mainz"
    assert dialog.right_edit.toPlainText() == "Worms am Rhein"


def test_a_correction_that_was_begun_is_carried_out_and_printed_once(sent, world, qtbot):
    office, key = world.office, world.meeting.id
    office.corrections.reword(key, Correcting("Verhört", "Mainz", "Worms", world.item.id))
    office.corrections.reword(key, Correcting("Anderes", "Kiel", "Bonn", world.miscellaneous.id))
    sent.reload()
    dialog = correct_text(sent, qtbot)
    assert [dialog.cause_box.itemText(row) for row in range(dialog.cause_box.count())] == [
        "eine Berichtigung für sich",
        "Berichtigung: Statt „Mainz“ richtig „Worms“",
    ]
    dialog.cause_box.setCurrentIndex(1)
    assert dialog.reason_edit.toPlainText() == "Verhört"
    dialog.go_button.click()
    assert text_of(office.minutes.paper(key).pdf).count("Statt „Mainz“ richtig „Worms“ (Verhört).") == 1
    assert "minutes.still_wrong" not in {one.rule for one in office.minutes.findings(key)}


def test_after_sending_a_count_is_put_right_at_the_desk_as_well(sent, world, monkeypatch):
    accept(monkeypatch, AgainDialog, lambda dialog: dialog.reason_edit.setPlainText("Falsch getippt"))
    sent.desk.votes.fields["yes"].set_value(6)
    sent.desk.votes.fields["no"].set_value(1)
    sent.desk.record()
    (dialog,) = sent.findChildren(CorrectionDialog)
    dialog.go_button.click()
    assert [(vote.yes, vote.no) for vote in desk_row(world).votes] == [(6, 1)]
    assert world.office.minutes.of(world.meeting.id).state is MinutesState.DRAFT


def test_signed_minutes_offer_no_correction_but_name_the_way(closed, world):
    world.office.minutes.sign(world.meeting.id)
    closed.reload()
    assert not closed.desk.held_row.correct_button.isVisible()
    assert "Rücknahme der Unterschriften" in closed.desk.held_row.label.text()
    assert not closed.desk.votes.isEnabled()


def test_the_wording_of_a_resolution_is_corrected_in_the_same_dialog(sent, world, qtbot):
    qtbot.mouseClick(sent.desk.held_row.correct_button, Qt.MouseButton.LeftButton)
    (dialog,) = sent.findChildren(CorrectionDialog)
    assert list(dialog.form.fields)[:2] == ["Beratung", "Beschlusstext"]
    wording = dialog.text_edits[1]
    wording.text_edit.selectAll()
    qtbot.keyClicks(wording.text_edit, "Ganz anders.")
    dialog.reason_edit.setPlainText("Verschrieben")
    dialog.go_button.click()
    row = desk_row(world)
    assert (row.resolution.text.plain, row.item.course.plain) == ("Ganz anders.", "Es gibt Kurse in Mainz.")


def test_between_closing_and_signing_the_decided_wording_alone_is_corrected_there(closed, world, qtbot):
    office, key = world.office, world.meeting.id
    assert not closed.desk.course_edit.text_edit.isReadOnly()
    button = closed.desk.wordings.correct_button
    assert "Beschlusstext" in button.toolTip()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (dialog,) = closed.findChildren(CorrectionDialog)
    assert next(iter(dialog.form.fields)) == "Beschlusstext"
    assert len(dialog.text_edits) == 1
    (wording,) = dialog.text_edits
    before = wording.value().plain
    wording.text_edit.selectAll()
    qtbot.keyClicks(wording.text_edit, "Ganz anders.")
    dialog.go_button.click()
    assert desk_row(world).resolution.text.plain == before, "nothing without a reason"
    dialog.reason_edit.setPlainText("Verschrieben")
    dialog.go_button.click()
    row = desk_row(world)
    assert (row.resolution.text.plain, row.vote.wording.plain) == ("Ganz anders.", "Ganz anders.")
    (act,) = office.corrections.of(key)
    assert (act.kind, act.reason, act.agenda_item_id) == (CorrectionKind.AMENDED, "Verschrieben", world.item.id)


def test_an_item_without_a_decided_wording_offers_no_correction_of_it(closed, world):
    button = closed.desk.wordings.correct_button
    closed.choose(world.miscellaneous.id)
    assert button.isHidden()
    closed.choose(world.item.id)
    assert button.isVisible()
    world.office.minutes.sign(world.meeting.id)
    closed.reload()
    assert button.isHidden()


def test_the_desk_is_shown_at_an_item_from_elsewhere(sent, world):
    sent.choose(world.miscellaneous.id)
    assert sent.desk.row.item.id == world.miscellaneous.id
    sent.choose(world.item.id)
    assert sent.desk.row.item.id == world.item.id


@pytest.mark.parametrize("keys", ["Shift+F7", "Ctrl+Shift+F7", "Ctrl+Shift+F8", "Ctrl+F5"])
def test_nothing_is_asked_about_a_vote_on_the_agenda_that_nobody_can_take_any_more(closed, keys, monkeypatch):
    asked, said = [], []
    monkeypatch.setattr(VotesDialog, "exec", asked.append)
    closed.notice.connect(lambda notice: said.append(notice.text))
    (combination,) = QKeySequence(keys)
    press(closed.desk.text_edit.text_edit, combination.key(), combination.keyboardModifiers())
    assert asked == []
    assert said[-1].startswith("Die Sitzung ist geschlossen, es wird nicht mehr abgestimmt.")


def test_after_sending_what_was_debated_is_seen_whole_and_the_acts_stand_in_the_menu(sent, qtbot):
    desk = sent.desk
    course = desk.course_edit

    def seen() -> bool:
        top = course.mapTo(desk._scroll.viewport(), course.rect().topLeft()).y()
        return top >= 0 and top + course.height() <= desk._scroll.viewport().height()

    qtbot.waitUntil(seen)
    assert desk.buttons.isHidden()
    assert desk.buttons.more_button.isVisible()
    assert sent.keys["postponed"] in desk.buttons.menu.actions()
