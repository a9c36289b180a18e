"""The desk by keyboard: every key of the table, what stays in view, what outlives a kill, what the room sees."""

import json
from dataclasses import replace
from datetime import datetime, time

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton

from beirat_desktop.desktop.changes import Changes
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.live.agenda_vote_dialog import VotesDialog
from beirat_desktop.desktop.live.ballots import BallotsDialog
from beirat_desktop.desktop.live.desk_foot import NOBODY
from beirat_desktop.desktop.live.dialogs import CloseDialog, ExcludeDialog, MeaningQuestion, ReferDialog, ResidentDialog
from beirat_desktop.desktop.live.faction_counts import FactionCountsDialog
from beirat_desktop.desktop.live.keys import DESK_KEYS, KEYS
from beirat_desktop.desktop.live.lists import Line, LineList
from beirat_desktop.desktop.live.live_tab import LiveTab
from beirat_desktop.desktop.live.person_dialog import PersonDialog
from beirat_desktop.desktop.live.times_dialogs import CallsDialog
from beirat_desktop.desktop.main_window import MainWindow
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.widgets.number import NumberField
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.agenda import AgendaItem, ItemKind, ItemState
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteForm, VoteKind
from beirat_desktop.german import refusal
from tests.once import once
from tests.usecases.live_world import build

ALONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def world(office):
    office.store.now = lambda: datetime(2012, 5, 24, 18, 30)
    made = build(office, seats=9)

    def lead() -> None:
        office.course.open(made.meeting.id, time(17, 4))
        made.come(7)
        office.resolutions.begin(made.item.id)

    once(office.store, f"{__name__} world", lead)
    return made


def opened(world, workplace, qtbot) -> LiveTab:
    made = LiveTab(workplace)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    qtbot.waitExposed(made)
    made.open_meeting(world.meeting.id)
    made.focus_first()
    return made


@pytest.fixture
def tab(world, workplace, qtbot):
    return opened(world, workplace, qtbot)


def press(tab, name: str) -> None:
    """Press the key of an action wherever the keyboard is."""
    (combination,) = QKeySequence(KEYS[name].keys)
    QTest.keyClick(tab.window().focusWidget() or tab, combination.key(), combination.keyboardModifiers())


def type_into(field, words: str) -> None:
    for letter in words:
        QTest.keyClick(field, letter)


def row(world):
    return world.office.resolutions.desk(world.meeting.id).items[1]


def answer(monkeypatch, kind: type, fill=lambda dialog: None, *, go: bool = True) -> list[object]:
    asked: list[object] = []

    def done(dialog):
        asked.append(dialog)
        fill(dialog)
        return kind.DialogCode.Accepted if go else kind.DialogCode.Rejected

    monkeypatch.setattr(kind, "exec", done)
    return asked


def test_every_action_has_one_key_of_its_own_that_is_no_letter(tab):
    keys = [one.keys for one in DESK_KEYS]
    assert len(set(keys)) == len(keys)
    assert set(tab.keys) == set(KEYS)
    assert not [key for key in keys if len(key.rpartition("+")[2]) == 1 and "Ctrl" not in key]


def test_no_key_of_the_desk_is_one_of_the_window(window):
    taken = {key.toString() for action in window.menus.findChildren(QAction) for key in action.shortcuts()}
    assert taken
    assert not taken & {one.keys for one in DESK_KEYS}


def test_tooltips_tell_the_key(tab):
    assert tab.desk.buttons.refer_button.toolTip().endswith("F7")
    assert tab.keys["hall"].toolTip().endswith("Strg+F11")


def test_letters_write_into_the_minutes_and_decide_nothing(tab, world, qtbot):
    press(tab, "course")
    qtbot.keyClicks(tab.window().focusWidget(), "e E j n v")
    tab.flush()
    assert row(world).item.course.plain == "e E j n v"
    press(tab, "counts")
    qtbot.keyClicks(tab.window().focusWidget(), "e")
    assert tab.desk.votes.fields["yes"].value() == 0
    assert row(world).item.outcome is None


def test_unanimous_and_recorded_with_two_keys_from_the_minutes(tab, world):
    press(tab, "course")
    press(tab, "unanimous")
    press(tab, "record")
    assert (row(world).vote.yes, row(world).item.outcome) == (7, Outcome.ADOPTED)


def test_counts_are_typed_without_the_mouse(tab, world, qtbot):
    press(tab, "counts")
    for digits in ("5", "2", "0"):
        qtbot.keyClicks(tab.window().focusWidget(), digits)
        QTest.keyClick(tab.window().focusWidget(), Qt.Key.Key_Return)
    press(tab, "record")
    assert (row(world).vote.yes, row(world).vote.no) == (5, 2)


@pytest.mark.parametrize(
    ("name", "outcome"),
    [("noted", Outcome.NOTED), ("postponed", Outcome.POSTPONED), ("withdrawn", Outcome.WITHDRAWN)],
)
def test_an_outcome_has_its_key(tab, world, name, outcome):
    press(tab, name)
    assert row(world).item.outcome is outcome


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("refer", ReferDialog),
        ("exclude", ExcludeDialog),
        ("remove", VotesDialog),
        ("urgent", VotesDialog),
        ("person", PersonDialog),
        ("ballots", BallotsDialog),
        ("factions", FactionCountsDialog),
        ("step", CloseDialog),
    ],
)
def test_a_question_is_asked_by_its_key(tab, monkeypatch, name, kind):
    asked = answer(monkeypatch, kind, go=False)
    press(tab, name)
    assert len(asked) == 1


def test_what_is_counted_anew_replaces_the_recorded_number(tab, world, qtbot):
    """The keyboard is in the field already when the item is shown again; a digit behind 5 would make it 54."""
    press(tab, "counts")
    yes = tab.desk.votes.fields["yes"]
    for number in "520":
        qtbot.keyClicks(tab.window().focusWidget(), number)
        QTest.keyClick(tab.window().focusWidget(), Qt.Key.Key_Return)
    press(tab, "counts")
    press(tab, "record")
    press(tab, "previous")
    assert (tab.desk.row.item.id, yes.value()) == (world.item.id, 5)
    yes.setFocus()
    press(tab, "counts")
    qtbot.keyClicks(yes, "4")
    assert yes.value() == 4


def test_a_number_that_is_shown_under_the_keyboard_is_replaced_by_typing(qtbot):
    field = NumberField("Ja")
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    field.setFocus()
    field.show_value(20)
    qtbot.keyClicks(field, "1")
    field.show_value(1)  # saved and read again: nothing is selected under the hand
    qtbot.keyClicks(field, "9")
    assert field.value() == 19


def test_enter_in_a_question_with_counts_goes_on_as_at_the_desk(qtbot):
    dialog = VotesDialog.to_remove("Ö 2", 9)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.yes_field.setFocus()
    for number in "720":
        assert dialog.isVisible(), "half a vote would be recorded"
        qtbot.keyClicks(dialog.focusWidget(), number)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert (dialog.counts.yes, dialog.counts.no, dialog.counts.abstentions) == (7, 2, 0)
    assert dialog.result() == VotesDialog.DialogCode.Accepted


def test_next_and_previous(tab, world):
    press(tab, "next")
    assert tab.desk.row.item.id == world.miscellaneous.id
    press(tab, "previous")
    assert tab.desk.row.item.id == world.item.id


def test_an_amendment_begins_with_a_key_and_is_voted_on(tab, world, qtbot):
    press(tab, "amendment")
    assert tab.desk.wording_edit.text_edit.hasFocus()
    assert not tab.desk.wordings.text_field.isVisible(), "one wording is voted on, and one is in view"
    qtbot.keyClicks(tab.window().focusWidget(), "Auch: ")
    press(tab, "unanimous")
    press(tab, "record")
    assert [(vote.kind, vote.yes) for vote in row(world).votes] == [(VoteKind.AMENDMENT, 7)]


def test_enter_never_leads_from_the_last_count_to_a_button(tab, world, qtbot):
    press(tab, "counts")
    for _turn in range(6):
        QTest.keyClick(tab.window().focusWidget(), Qt.Key.Key_Return)
    assert tab.desk.votes.fields["not_voting"].hasFocus()
    assert row(world).votes == ()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_motion_on_procedure_is_chosen_by_its_first_letters_and_counted(tab, world):
    press(tab, "kind")
    box = tab.desk.votes.motion.kind_box
    type_into(box.view(), "Sch")
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert tab.desk.votes.fields["yes"].hasFocus()
    type_into(tab.window().focusWidget(), "7")
    press(tab, "mover")
    type_into(tab.window().focusWidget(), "der Vorsitz")
    press(tab, "record")
    assert [(vote.kind, vote.yes, vote.mover) for vote in row(world).votes] == [
        (VoteKind.END_OF_DEBATE, 7, "der Vorsitz")
    ]


def test_a_name_typed_at_once_after_somebody_was_ticked_off_is_found(tab, world):
    press(tab, "attendance")
    type_into(tab.people_list, "08")
    QTest.keyClick(tab.people_list, Qt.Key.Key_Space)
    type_into(tab.people_list, "09")
    QTest.keyClick(tab.people_list, Qt.Key.Key_Space)
    assert tab.people_card.note_label.text() == "9 / 9"


def test_the_keyboard_stays_at_a_button_that_is_made_anew(tab, world):
    world.office.resolutions.exclude(world.item.id, world.people[1].id)
    tab.reload()
    (aside,) = tab.desk.excluded.findChildren(QPushButton)
    aside.setFocus()
    tab.reload()
    assert tab.window().focusWidget().text() == aside.text()
    world.office.resolutions.readmit(world.item.id, world.people[1].id)
    tab.reload()
    assert tab.desk.course_edit.text_edit.hasFocus(), "the next button would decide something"


def test_the_attendance_list_and_back_and_somebody_comes_by_the_keyboard(tab, world, qtbot):
    press(tab, "attendance")
    assert tab.people_list.hasFocus()
    qtbot.keyClicks(tab.people_list, "08")
    QTest.keyClick(tab.people_list, Qt.Key.Key_Space)
    assert tab.people_card.note_label.text() == "8 / 9"
    press(tab, "attendance")
    assert tab.desk.course_edit.text_edit.hasFocus()


def test_a_break_stops_votes_and_the_screen_says_so(tab, world):
    press(tab, "pause")
    assert tab.bar.chip.word == "unterbrochen"
    press(tab, "unanimous")
    assert tab.desk.votes.fields["yes"].value() == 0
    assert "unterbrochen" in tab.desk.hint_label.text()
    assert not tab.desk.votes.isEnabled()
    press(tab, "noted")
    assert row(world).item.outcome is None
    press(tab, "pause")
    press(tab, "unanimous")
    assert tab.desk.votes.fields["yes"].value() == 7


def test_the_open_places_of_a_sentence_are_typed_over_one_after_the_other(tab, world, qtbot):
    press(tab, "statement")
    edit = tab.desk.statements_edit.text_edit
    qtbot.keyClicks(edit, "Frau Ay")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    qtbot.keyClicks(edit, "Ich war dagegen.")
    tab.flush()
    assert row(world).item.statements.plain == "Frau Ay erklärt zur Niederschrift: Ich war dagegen."
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert not edit.hasFocus()


def test_after_an_amendment_the_next_vote_is_counted_from_its_first_number(tab, world, qtbot):
    press(tab, "amendment")
    tab.desk.wording_edit.set_value(RichText.of("Anders."))
    press(tab, "counts")
    fields = tab.desk.votes.fields
    qtbot.keyClicks(fields["yes"], "5")
    qtbot.keyClick(fields["yes"], Qt.Key.Key_Return)
    qtbot.keyClicks(fields["no"], "2")
    press(tab, "record")
    assert [vote.no for vote in row(world).votes] == [2]
    assert fields["yes"].hasFocus()


def test_of_a_secret_vote_it_is_asked_at_once_how_many_demanded_it(tab, world):
    tab.desk.buttons.form_wanted.emit(VoteForm.SECRET)
    assert tab.desk.votes.motion.demanded_field.hasFocus()
    press(tab, "counts")
    assert tab.desk.votes.fields["yes"].hasFocus()


def test_whoever_types_on_behind_the_dots_types_over_them(tab, world, qtbot):
    press(tab, "statement")
    edit = tab.desk.statements_edit.text_edit
    qtbot.keyClick(edit, Qt.Key.Key_End)
    qtbot.keyClicks(edit, "So.")
    qtbot.keyClick(edit, Qt.Key.Key_Home)
    qtbot.keyClicks(edit, "Herr Ali")
    tab.flush()
    assert row(world).item.statements.plain == "Herr Ali erklärt zur Niederschrift: So."


def test_sentences_that_are_always_the_same_come_by_key(tab, world, monkeypatch):
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: None)
    world.office.settings.set_text_block("desk.question", "Frage: … Antwort: …")
    press(tab, "question")
    press(tab, "statement")
    tab.flush()
    item = row(world).item
    assert item.course.plain == "Frage: … Antwort: …"
    assert item.statements.plain == "… erklärt zur Niederschrift: …"
    press(tab, "blocks")
    marks = [action.text()[:2] for action in tab.sentences.menu.actions()]
    assert len(set(marks)) == len(marks) >= 10
    tab.sentences.menu.actions()[1].trigger()
    tab.flush()
    assert row(world).item.course.plain.endswith("Wortmeldungen liegen nicht vor.")


def test_each_sentence_has_a_digit_of_its_own(tab, monkeypatch):
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: None)
    press(tab, "blocks")
    digits = [QKeySequence.mnemonic(one.text()).toString() for one in tab.sentences.menu.actions()]
    assert digits == [f"Alt+{digit}" for digit in "1234567890"[: len(digits)]]


def test_a_guest_has_the_floor_and_leaves_it_with_one_key(tab, world):
    speakers = world.office.speakers
    guest = speakers.suggest("Beratung", meeting_id=world.meeting.id, agenda_item_id=world.item.id)
    speakers.name_guest(guest.id, family_name="Ağırbaş")
    for step in (speakers.ask, speakers.accept, speakers.invite):
        step(guest.id)
    tab.reload()
    press(tab, "guest")
    assert speakers.get(guest.id).heard_from == datetime(2012, 5, 24, 18, 30)
    world.office.store.now = lambda: datetime(2012, 5, 24, 18, 50)
    press(tab, "guest")
    heard = speakers.get(guest.id)
    assert (heard.state, heard.heard_until) == (SpeakerState.HEARD, datetime(2012, 5, 24, 18, 50))
    words = [button.text() for button in tab.desk.guests.findChildren(QPushButton)]
    assert words[-1] == "Ağırbaş, 18:30–18:50 · noch einmal"
    speakers.take_floor(guest.id)
    assert speakers.leave_floor(guest.id).heard_from == datetime(2012, 5, 24, 18, 30), "nothing noted is lost"


def test_the_running_time_stands_against_the_plan(tab):
    words = "geplant 17:05–17:15 · aufgerufen 18:30 · jetzt 18:30, 75 Minuten hinter dem Plan"
    assert tab.desk.plan_label.whole_text == words


def test_the_desk_says_when_the_item_was_called_and_how_long_it_takes(tab, world):
    world.office.store.now = lambda: datetime(2012, 5, 24, 18, 35)
    world.office.resolutions.begin(world.miscellaneous.id)
    world.office.store.now = lambda: datetime(2012, 5, 24, 18, 42)
    world.office.resolutions.begin(world.item.id)
    world.office.store.now = lambda: datetime(2012, 5, 24, 18, 54)
    tab.reload()
    assert "· aufgerufen 18:30–18:35 und 18:42, seit 12 Minuten ·" in tab.desk.plan_label.whole_text


def test_times_of_an_item_are_corrected_with_a_reason(tab, world, qtbot, monkeypatch):
    asked = []

    def fill(dialog: CallsDialog) -> int:
        asked.append(dialog)
        dialog._rows[0].arrived.set_value(datetime(2012, 5, 24, 18, 20))
        dialog.reason_edit.setText("Uhr ging vor" if len(asked) == 2 else "")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(CallsDialog, "exec", fill)
    world.office.resolutions.begin(world.miscellaneous.id)
    world.office.resolutions.begin(world.item.id)
    tab.reload()
    press(tab, "times")
    kept = world.office.resolutions.calls(world.item.id)
    assert kept.calls[-1].called == datetime(2012, 5, 24, 18, 20)
    assert [one.reason for one in kept.corrections] == ["Uhr ging vor"]
    assert asked[0].reason_field.isVisibleTo(asked[0])
    assert "aufgerufen 18:20" in tab.desk.plan_label.whole_text


def test_nothing_brought_forward_under_a_formal_item_is_written_by_one_key(tab, world):
    tab.agenda_list.choose(world.miscellaneous.id)
    assert tab.desk.buttons.nothing_button.isVisible()
    press(tab, "nothing")
    kept = next(
        one.item
        for one in world.office.resolutions.desk(world.meeting.id).items
        if one.item.id == world.miscellaneous.id
    )
    assert kept.course.plain == "Hierzu wird nichts vorgebracht."
    tab.agenda_list.choose(world.item.id)
    assert not tab.desk.buttons.nothing_button.isVisible()


def test_behind_closed_doors_is_unmistakable(tab, world):
    assert not tab.desk.closed_label.isVisible()
    with world.office.store.unit("test") as unit:
        unit.agenda_items.save(replace(unit.agenda_items.get(world.item.id), public=False, public_title="Personal"))
    tab.reload()
    assert "verlassen den Saal" in tab.desk.closed_label.text()
    assert tab.desk.closed_label.isVisible()


# --- what stays where it is ---


def test_warnings_move_no_field(tab, world):
    yes, button = tab.desk.votes.fields["yes"], tab.desk.record_button

    def places() -> tuple[QPoint, ...]:
        tab.desk.layout().activate()
        origin = QPoint()
        return yes.mapTo(tab, origin), button.mapTo(tab, QPoint(button.width(), button.height()))

    before = places()
    tab.desk.votes.fields["no"].set_value(3)
    assert tab.desk.findings.isVisible()
    assert places() == before
    assert tab.desk.findings.geometry().bottom() < yes.mapTo(tab.desk, QPoint()).y()


@pytest.mark.parametrize(("percent", "wide", "high"), [(100, 1440, 900), (100, 1280, 720), (150, 1280, 720)])
def test_title_wording_counts_and_button_are_in_view_at_any_size(theme, world, workplace, qtbot, percent, wide, high):
    theme.set_percent(percent)
    made = opened(world, workplace, qtbot)
    # Less what the window keeps for itself: the places at the left, menus, header, tabs and status line.
    made.resize(wide - 96, high - round(130 * percent / 100) - 36)
    tab_layout = made.desk.layout()
    tab_layout.activate()
    QApplication.processEvents()
    desk = made.desk
    shown = [desk.head.title_label, desk.text_edit, *(desk.votes.fields[name] for name in ("yes", "no", "abstentions"))]
    lower = 0
    for widget in (*shown, desk.record_button):
        box = widget.rect().translated(widget.mapTo(desk, QPoint()))
        assert desk.rect().contains(box), widget
        assert box.height() >= widget.minimumSizeHint().height() - 2
        assert box.bottom() >= lower or widget in shown[3:]
        lower = box.bottom()


def test_33_names_are_in_view(office, workplace, qtbot):
    made = build(office)
    office.course.open(made.meeting.id, time(17, 4))
    tab = opened(made, workplace, qtbot)
    tab.resize(1222, 750)  # what a window of 1440 × 900 leaves
    QApplication.processEvents()
    people = tab.people_list
    boxes = [people.visualRect(people.lines.index(number)) for number in range(33)]
    assert all(people.viewport().rect().contains(box.center()) and box.height() >= 17 for box in boxes)
    assert len({(box.x(), box.y()) for box in boxes}) == 33


class Session(LiveTab):
    """The desk as the page of a window."""


def test_esc_never_leaves_a_running_session_and_a_notice_lies_over_the_header(theme, state, world, workplace, qtbot):
    window = MainWindow(theme, state)
    window.add_page("start", "Start", "users", lambda stack: LiveTab(workplace, stack))
    window.add_page("desk", "Sitzung", "users", lambda stack: Session(workplace, stack))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.go("start")
    window.go("desk")
    desk = window.current_page
    desk.open_meeting(world.meeting.id)
    desk.people_list.setFocus()
    QApplication.processEvents()
    place = desk.mapTo(window, QPoint())
    window.show_notice(Notice("Ein Hinweis, der nichts verschiebt."))
    QApplication.processEvents()
    assert window.banner.isVisible()
    assert desk.mapTo(window, QPoint()) == place
    for _ in range(3):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
    assert window.current_page is desk
    assert not window.banner.isVisible()
    assert desk.desk.course_edit.text_edit.hasFocus()


# --- what outlives a kill ---


def again(world, tmp_path, background, qtbot) -> LiveTab:
    """The desk of a program that was started anew, with nothing in its memory."""
    fresh = Workplace(world.office, Changes(), background, State(tmp_path), Drafts(tmp_path))
    return opened(world, fresh, qtbot)


def test_after_a_kill_the_numbers_the_amendment_and_the_text_are_there(
    tab, world, tmp_path, background, qtbot, monkeypatch
):
    press(tab, "amendment")
    qtbot.keyClicks(tab.window().focusWidget(), "Auch: ")
    tab.desk.votes.motion.mover_edit.setFocus()
    qtbot.keyClicks(tab.desk.votes.motion.mover_edit, "CDU")
    press(tab, "counts")
    for digits in ("5", "2"):
        qtbot.keyClicks(tab.window().focusWidget(), digits)
        QTest.keyClick(tab.window().focusWidget(), Qt.Key.Key_Return)
    press(tab, "course")
    monkeypatch.setattr(tab.autosave, "flush", lambda: None)  # killed: nothing is saved any more
    qtbot.keyClicks(tab.window().focusWidget(), "Es wird gestritten")
    assert row(world).item.course.empty
    made = again(world, tmp_path, background, qtbot)
    assert made.desk.row.item.id == world.item.id
    assert made.desk.votes.motion.kind is VoteKind.AMENDMENT
    assert made.desk.votes.motion.mover_edit.text() == "CDU"
    assert [made.desk.votes.fields[name].value() for name in ("yes", "no", "abstentions")] == [5, 2, 0]
    assert made.desk.wording_edit.value().plain.startswith("Auch: ")
    assert made.desk.course_edit.value().plain == "Es wird gestritten"
    assert row(world).item.course.plain == "Es wird gestritten"


def test_numbers_that_were_recorded_do_not_come_back(tab, world, tmp_path, background, qtbot):
    press(tab, "unanimous")
    press(tab, "record")
    assert Drafts(tmp_path).all() == ()
    made = again(world, tmp_path, background, qtbot)
    made.agenda_list.choose(world.item.id)
    assert not made.desk.votes.touched


def test_the_desk_comes_back_to_the_item_that_was_looked_at(tab, world, tmp_path, background, qtbot):
    tab.agenda_list.choose(world.miscellaneous.id)
    kept = State(tmp_path)
    assert kept.text("desk/meeting") == world.meeting.id
    made = again(world, tmp_path, background, qtbot)
    assert made.desk.row.item.id == world.miscellaneous.id


def test_every_key_is_written_ahead_before_the_next_one(tab, world, tmp_path):
    press(tab, "counts")
    yes = tab.desk.votes.fields["yes"]
    for digit in "1234":
        yes.selectAll()
        QTest.keyClick(yes, digit)
        (kept,) = [draft.value for draft in Drafts(tmp_path).of(world.item.id) if draft.field == "vote"]
        assert json.loads(json.loads(kept)["fields"])["yes"] == int(digit)


def test_the_columns_stay_where_they_are_from_item_to_item(tab, world):
    """However much is said of an item, and whichever stands out in the agenda."""
    widths = {tuple(tab.cards.sizes())}
    for moment in (datetime(2012, 5, 24, 18, 31), datetime(2012, 5, 24, 19, 58)):
        world.office.store.now = lambda moment=moment: moment
        for key in (world.miscellaneous.id, world.item.id):
            tab.agenda_list.setFocus()
            tab.agenda_list.choose(key)
            QTest.keyClick(tab.agenda_list, Qt.Key.Key_Return)
            QApplication.processEvents()
            widths.add(tuple(tab.cards.sizes()))
    assert len(widths) == 1


# --- what holds, and what the room sees ---


def test_under_signed_minutes_the_editors_are_locked_and_say_why(tab, world):
    office = world.office
    office.course.close(world.meeting.id, time(20))
    office.minutes.edit(world.meeting.id, opening=RichText.of("Eröffnung"))
    office.minutes.sign(world.meeting.id)
    tab.reload()
    for editor in (tab.desk.course_edit, tab.desk.statements_edit, tab.desk.text_edit):
        assert editor.text_edit.isReadOnly()
    assert "unterschrieben" in tab.desk.held_row.label.text()
    assert tab.desk.held_row.label.isVisible()
    press(tab, "statement")
    assert row(world).item.statements.empty


def test_the_room_sees_the_item_and_the_wording_and_nothing_that_is_not_public(tab, world, qtbot):
    secret = AgendaItem(
        world.meeting.id, "GEHEIM Titel", 0, public=False, public_title="Personalangelegenheit", closed_reason="GEHEIM"
    )
    with world.office.store.unit("test") as unit:
        unit.agenda_items.save(secret)
    press(tab, "hall")
    assert tab.hall.button.isChecked()
    texts = "\n".join(tab.hall.window.texts)
    assert f"Ö 2 · {world.item.title}" in texts
    assert world.paper.proposal.plain in texts
    assert "Beschlussfähig · 7 stimmberechtigt anwesend" in texts
    world.office.resolutions.edit(world.item.id, course=RichText.of("GEHEIM"), internal_note="GEHEIM")
    world.office.resolutions.begin(secret.id)
    tab.agenda_list.choose(secret.id)
    tab.reload()
    qtbot.keyClicks(tab.desk.text_edit.text_edit, "GEHEIM Wortlaut")
    qtbot.keyClicks(tab.desk.course_edit.text_edit, "GEHEIM Verlauf")
    press(tab, "unanimous")
    tab.flush()
    tab.reload()
    texts = "\n".join(tab.hall.window.texts)
    assert "Personalangelegenheit" in texts
    assert "Bitte den Saal verlassen" in texts
    assert "GEHEIM" not in texts


def test_the_room_screen_closes_with_the_session(tab, world):
    press(tab, "hall")
    assert tab.hall.window is not None
    world.office.course.close(world.meeting.id, time(20))
    tab.reload()
    assert tab.hall.window is None
    assert not tab.hall.button.isChecked()


def test_looking_at_another_item_does_not_change_what_the_room_sees(tab, world):
    press(tab, "hall")
    tab.agenda_list.choose(world.miscellaneous.id)
    assert world.office.resolutions.desk(world.meeting.id).current.item.state is ItemState.CURRENT
    assert tab.hall.window.labels["head"].text() == f"Ö 2 · {world.item.title}"
    assert world.office.meetings.running()[0].state is MeetingState.RUNNING


def test_a_residents_question_is_asked_in_a_dialog_under_the_item_that_is_theirs(tab, world, monkeypatch):
    with world.office.store.unit("test") as unit:
        hour = unit.agenda_items.save(replace(world.miscellaneous, kind=ItemKind.QUESTION_TIME))
    tab.reload()
    tab.agenda_list.choose(hour.id)

    def ask(dialog: ResidentDialog) -> int:
        assert dialog.complaint() != ""
        dialog.question_edit.setPlainText("Wann öffnet der Treff?")
        dialog.name_edit.setText("Erika Muster")
        assert not dialog.due_part.isVisibleTo(dialog)
        dialog.follows_box.setChecked(True)
        assert dialog.due_part.isVisibleTo(dialog)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ResidentDialog, "exec", ask)
    press(tab, "question")
    (kept,) = world.office.questions.of_item(hour.id)
    assert (kept.asked_by, kept.may_be_named, kept.awaits) == ("Erika Muster", False, True)
    shown = [button.text() for button in tab.desk.questions.findChildren(QPushButton)]
    assert "1. Wann öffnet der Treff? · Antwort folgt" in shown

    def remove(dialog: ResidentDialog) -> int:
        assert dialog.question_edit.toPlainText() == "Wann öffnet der Treff?"
        dialog.remove_box.setChecked(True)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ResidentDialog, "exec", remove)
    tab.desk.questions.wanted.emit(kept.id)
    assert world.office.questions.of_item(hour.id) == ()
    tab.agenda_list.choose(world.item.id)
    assert not tab.desk.questions.isVisible()


def test_names_that_do_not_all_fit_still_stand_in_two_columns_and_are_called_in_turn(world, qtbot):
    names = LineList("Anwesenheit", columns=True)
    qtbot.addWidget(names)
    for width in (402, 403):
        names.resize(width, 200)
        names.show_lines([Line(str(number), f"Mitglied {number}", dot=True) for number in range(40)], "0")
        names.show()
        QTest.qWait(0)
        assert names.visualRect(names.lines.index(1)).left() > names.visualRect(names.lines.index(0)).right()
    for number in (1, 2, 3):
        QTest.keyClick(names, Qt.Key.Key_Down)
        assert names.current_key == str(number)


_BEFORE = sorted(one.name for one in DESK_KEYS if one.records)


@pytest.mark.parametrize("name", _BEFORE)
def test_before_the_opening_a_key_for_what_happened_says_only_why_it_does_nothing(office, workplace, qtbot, name):
    tab = opened(build(office, seats=9), workplace, qtbot)
    said: list[Notice] = []
    tab.notice.connect(said.append)
    before = office.resolutions.desk(tab._meeting).items
    for item in before:
        tab.agenda_list.choose(item.item.id)
        tab.keys[name].trigger()
    tab.flush()
    assert office.resolutions.desk(tab._meeting).items == before
    assert {one.text for one in said} == {refusal(Refused("meeting.not_running"))}


@pytest.mark.parametrize(("public", "first"), [(False, "why_edit"), (True, "yes_field")])
def test_the_reason_for_closing_the_doors_is_asked_first(qtbot, public, first):
    dialog = VotesDialog.to_change_part("Ö 2", 7, public=public)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.focusWidget() is getattr(dialog, first)


def test_in_a_break_every_key_that_decides_says_why_it_does_nothing_and_which_key_goes_on(tab, world):
    press(tab, "counts")
    press(tab, "pause")
    assert tab.desk.course_edit.text_edit.hasFocus(), "the keyboard stays at the desk"
    for name in (
        *("unanimous", "counts", "record", "amendment", "point", "kind", "mover", "ballots", "factions"),
        *("noted", "postponed", "refer", "exclude", "withdrawn"),
    ):
        tab.desk.hint_label.clear()
        press(tab, name)
        said = tab.desk.hint_label.text()
        assert "unterbrochen" in said, name
        assert KEYS["pause"].shown in said, name
        assert tab.desk.course_edit.text_edit.hasFocus(), name
    assert row(world).item.outcome is None
    press(tab, "pause")
    press(tab, "counts")
    assert tab.desk.votes.fields["yes"].hasFocus()


def counted(tab, qtbot) -> None:
    press(tab, "counts")
    for digits in "52":
        qtbot.keyClicks(tab.window().focusWidget(), digits)
        QTest.keyClick(tab.window().focusWidget(), Qt.Key.Key_Return)


@pytest.mark.parametrize(("name", "outcome"), [("noted", Outcome.NOTED), ("postponed", Outcome.POSTPONED)])
def test_counts_typed_for_the_resolution_never_become_another_vote_unasked(
    tab, world, qtbot, monkeypatch, name, outcome
):
    counted(tab, qtbot)
    asked = answer(monkeypatch, MeaningQuestion, go=False)
    press(tab, name)
    assert len(asked) == 1
    assert (row(world).item.outcome, row(world).votes) == (None, ())
    assert (tab.desk.votes.fields["yes"].value(), tab.desk.votes.fields["no"].value()) == (5, 2)
    answer(monkeypatch, MeaningQuestion, lambda dialog: dialog.drop_button.setChecked(True))
    press(tab, name)
    assert (row(world).item.outcome, row(world).votes) == (outcome, ())


def test_counts_may_be_those_of_the_motion_to_postpone(tab, world, qtbot, monkeypatch):
    counted(tab, qtbot)
    answer(monkeypatch, MeaningQuestion, lambda dialog: dialog.procedure_button.setChecked(True))
    press(tab, "postponed")
    assert [(vote.kind, vote.yes, vote.no) for vote in row(world).votes] == [(VoteKind.ADJOURNED, 5, 2)]
    assert row(world).item.outcome is Outcome.POSTPONED


def test_a_resolution_is_not_read_as_the_vote_on_a_referral(tab, world, qtbot, monkeypatch):
    counted(tab, qtbot)
    answer(monkeypatch, ReferDialog, lambda dialog: dialog.target_box.setEditText("den Stadtrat"))
    asked = answer(monkeypatch, MeaningQuestion, go=False)
    press(tab, "refer")
    assert len(asked) == 1
    assert row(world).votes == ()


def test_what_the_counts_are_is_chosen_and_never_presumed(qtbot):
    dialog = MeaningQuestion("5 Ja", "vertagt", "Vertagung")
    qtbot.addWidget(dialog)
    assert dialog.complaint()
    dialog.drop_button.setChecked(True)
    assert not dialog.complaint()


def test_what_the_menu_offers_tells_its_key(tab):
    buttons = tab.desk.buttons
    for name, action in (
        ("together", buttons.together_action),
        ("reorder", buttons.reorder_action),
        ("part", buttons.part_action),
        ("ballots", buttons.ballots_action),
    ):
        assert action.text().endswith(f"\t{KEYS[name].shown}"), name


def test_the_public_is_excluded_by_a_key(tab, monkeypatch):
    asked = answer(monkeypatch, VotesDialog, go=False)
    press(tab, "part")
    assert len(asked) == 1


def test_a_break_while_a_reason_is_asked_for_says_so_in_its_place(tab, world, qtbot):
    press(tab, "counts")
    qtbot.keyClicks(tab.window().focusWidget(), "52")
    tab.desk.findings.reason_edit.setFocus()
    assert tab.desk.findings.reason_edit.hasFocus()
    press(tab, "pause")
    assert tab.desk.course_edit.text_edit.hasFocus()
    assert tab.desk.findings.reason_edit.isHidden()
    assert tab.desk.hint_label.isVisible()
    assert "unterbrochen" in tab.desk.hint_label.text()
    press(tab, "pause")
    assert tab.desk.findings.reason_edit.isVisible(), "what was typed still needs one"


def test_what_is_missing_is_said_also_where_a_wording_was_typed_just_before(tab, world, qtbot):
    text = tab.desk.text_edit.text_edit
    text.setFocus()
    qtbot.keyClicks(text, "Der Platz wird hell.")
    press(tab, "record")
    assert tab.desk.votes.fields["yes"].hasFocus()
    tab.reload()
    assert tab.desk.hint_label.text().startswith("Noch kein Ergebnis"), "it outlives the save of what was typed"
    press(tab, "unanimous")
    assert not tab.desk.hint_label.text().startswith("Noch kein Ergebnis")


def test_closing_says_where_counts_were_typed_and_not_recorded(tab, world, qtbot, monkeypatch):
    counted(tab, qtbot)
    press(tab, "next")
    said: list[str] = []
    answer(
        monkeypatch,
        CloseDialog,
        lambda dialog: said.extend(one.text() for one in dialog.findChildren(QLabel)),
        go=False,
    )
    press(tab, "step")
    number = row(world).number
    words = f"{number}: Stimmen sind eingetragen und noch nicht festgehalten.".replace("\u00a0", " ")
    assert any(words in text.replace("\u00a0", " ") for text in said)
    press(tab, "previous")
    press(tab, "record")
    said.clear()
    press(tab, "step")
    assert said
    assert not any("nicht festgehalten" in text for text in said)


NEEDS_SOMEBODY = (
    *("unanimous", "ballots", "factions", "noted", "postponed", "refer", "exclude"),
    *("remove", "urgent", "reorder", "part"),
)


@pytest.mark.parametrize("name", NEEDS_SOMEBODY)
def test_a_key_that_needs_voters_says_so_while_nobody_is_there(tab, world, monkeypatch, name):
    kinds = (BallotsDialog, FactionCountsDialog, ReferDialog, ExcludeDialog, VotesDialog)
    asked = [said for kind in kinds for said in [answer(monkeypatch, kind, go=False)]]
    for person in world.people[:7]:
        world.office.attendances.toggle(world.meeting.id, person.id)
    tab.reload()
    press(tab, name)
    assert tab.desk.hint_label.text() == NOBODY
    assert not any(asked)
    assert row(world).item.outcome is None
    tab.toggle(world.people[0].id)
    assert tab.desk.hint_label.text() != NOBODY, "somebody came"
    press(tab, "unanimous")
    assert tab.desk.votes.fields["yes"].value() == 1


def test_what_was_refused_is_over_once_the_next_thing_worked(tab, world):
    told: list[str] = []
    tab.notice.connect(lambda notice: told.append(notice.text))

    def refused(*_given):
        raise Refused("attendance.seat_taken", comes="Frau A", sits="Frau B")

    tab._do(refused)
    assert "Frau A" in told[-1]
    tab.toggle(world.people[8].id)
    assert told[-1] == ""
    tab._do(refused)
    tab.notice.emit(Notice("Etwas anderes."))
    tab.toggle(world.people[7].id)
    assert told[-1] == "Etwas anderes."


@pytest.mark.parametrize("other", [False, True])
def test_what_was_said_against_an_item_goes_with_it_and_nothing_else_does(tab, world, qtbot, other):
    told: list[str] = []
    tab.notice.connect(lambda notice: told.append(notice.text))
    press(tab, "counts")
    qtbot.keyClicks(tab.window().focusWidget(), "52")
    press(tab, "record")
    assert told[-1]
    if other:
        tab.notice.emit(Notice("Etwas anderes."))
    press(tab, "next")
    assert told[-1] == ("Etwas anderes." if other else "")


# --- why a key did nothing, whole ---


@pytest.mark.parametrize(("percent", "wide", "high"), [(100, 1440, 900), (150, 1280, 720), (200, 1280, 720)])
@pytest.mark.parametrize("when", ["no counts", "break", "recorded"])
def test_why_a_key_did_nothing_is_whole_at_any_size(theme, world, workplace, qtbot, percent, wide, high, when):
    theme.set_percent(percent)
    made = opened(world, workplace, qtbot)
    made.setMinimumSize(1, 1)
    made.resize(wide - 96, high - round(130 * percent / 100) - 36)
    desk, hint = made.desk, made.desk.hint_label
    if when == "break":
        made.keys["pause"].trigger()
    elif when == "recorded":
        desk.votes.set_unanimous()
        made.keys["record"].trigger()
    made.keys["record"].trigger()
    foot, button = desk.foot, desk.record_button

    def shown_whole() -> bool:
        boxes = hint.geometry(), button.geometry()
        return (
            hint.isVisible()
            and hint.heightForWidth(hint.width()) <= hint.height()
            and all(foot.rect().contains(box) for box in boxes)
            and not boxes[0].intersects(boxes[1])
            and button.height() >= button.minimumSizeHint().height()
            and desk.rect().contains(foot.geometry())
        )

    qtbot.waitUntil(shown_whole)


def test_the_foot_gives_the_room_back_once_something_is_done(theme, world, workplace, qtbot):
    theme.set_percent(150)
    made = opened(world, workplace, qtbot)
    made.setMinimumSize(1, 1)
    made.resize(1184, 489)
    before = made.desk.foot.height()
    made.desk.foot.tell("Die Niederschrift ist unterschrieben, berichtigt wird sie mit einem Grund. " * 2)
    qtbot.waitUntil(lambda: made.desk.foot.height() > before)
    made.desk.votes.fields["yes"].set_value(3)
    qtbot.waitUntil(lambda: made.desk.foot.height() == before)


@pytest.mark.parametrize(("percent", "wide", "high"), [(100, 1440, 900), (150, 1280, 720), (200, 1280, 720)])
def test_what_does_not_add_up_covers_no_count_at_any_size(theme, world, workplace, qtbot, percent, wide, high):
    theme.set_percent(percent)
    made = opened(world, workplace, qtbot)
    made.setMinimumSize(1, 1)
    made.resize(wide - 128, high - round(126 * percent / 100))
    desk, fields = made.desk, made.desk.votes.fields
    fields["yes"].setFocus()
    fields["yes"].set_value(3)
    box = desk.findings

    def counts_seen() -> bool:
        shown = [field for field in fields.values() if field.isVisible()]
        places = [QRect(field.mapTo(desk, QPoint()), field.size()) for field in shown]
        covered = any(box.geometry().intersects(place) for place in places)
        return bool(places) and box.isVisible() and desk.rect().contains(box.geometry()) and not covered

    qtbot.waitUntil(counts_seen)


@pytest.mark.parametrize("name", ["noted", "withdrawn"])
def test_an_election_is_not_ended_by_a_key_that_has_no_button_there(tab, world, name):
    world.office.agenda.edit(world.item.id, kind=ItemKind.ELECTION)
    tab.agenda_list.choose(world.item.id)
    tab.reload()
    press(tab, name)
    assert tab.desk.hint_label.text().startswith("Hier wird gewählt.")
    assert row(world).item.outcome is None


def test_the_key_that_leads_on_says_that_no_item_follows_and_what_is_left(tab, world):
    said: list[str] = []
    tab.message.connect(said.append)
    rows = world.office.resolutions.desk(world.meeting.id).items
    tab._on_chosen(rows[-1].item.id)
    press(tab, "next")
    rows = world.office.resolutions.desk(world.meeting.id).items
    assert [one.number for one in rows if one.item.state is ItemState.OPEN] == ["Ö 2"]
    assert said[-1] == "Das ist der letzte Punkt. Noch nicht aufgerufen: Ö 2."
    world.office.resolutions.record(rows[1].item.id, Decision(Outcome.ADOPTED, rows[1].text, Vote("", yes=7)))
    tab.reload()
    for _ in range(2):
        tab._on_chosen(rows[-1].item.id)
        press(tab, "next")
        assert said[-1] == "Das ist der letzte Punkt. Danach wird die Sitzung geschlossen: Strg+F12."
    tab._on_chosen(rows[0].item.id)
    press(tab, "previous")
    assert said[-1] == "Davor steht kein Punkt: Das ist der erste der Tagesordnung."
