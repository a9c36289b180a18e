import shutil
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from beirat_desktop.desktop.copies import BACKUP_FOLDER
from beirat_desktop.desktop.settings.page import SECTIONS, SettingsPage
from beirat_desktop.desktop.settings.term_dialog import CloseTermDialog, TermDialog
from beirat_desktop.desktop.settings.users import UserDialog
from beirat_desktop.desktop.theme import Scheme
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.minutes import Minutes, MinutesState
from beirat_desktop.domain.profiles import ItemNumbering, SerialScope
from beirat_desktop.domain.users import Desk
from beirat_desktop.usecases.record.backups import Backups
from tests import factories

BEIRAT = factories.BEIRAT.id


@pytest.fixture
def page(workplace, theme, qtbot):
    made = SettingsPage(workplace, theme)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.open("")
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def section(page):
    def show(key):
        page.open(key)
        return page.section(key)

    return show


def write(edit, text):
    edit.setFocus()
    edit.selectAll()
    edit.insert(text)


def press(qtbot, holder, text):
    button = next(b for b in holder.findChildren(QPushButton) if b.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("key", SECTIONS)
def test_every_section_opens_and_names_itself(page, section, key, qtbot):
    section(key)
    assert page.subtitle() == SECTIONS[key]
    page.reload()


@pytest.mark.parametrize("key", SECTIONS)
def test_everything_the_keyboard_reaches_has_a_name(section, key):
    for widget in section(key).findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            told = QAccessible.queryAccessibleInterface(widget)
            if told.role() not in (QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.NoRole):
                assert told.text(QAccessible.Text.Name), widget


def test_the_town_is_kept_as_typed(page, section, office):
    town = section("town")
    write(town.edits["mayor"], "Frau Oberbürgermeisterin Weiß")
    write(town.edits["street"], "Rathausplatz 20")
    page.flush()
    body = office.committees.body()
    assert (body.mayor, body.office_address.street) == ("Frau Oberbürgermeisterin Weiß", "Rathausplatz 20")
    write(town.edits["name"], "")
    page.flush()
    assert town.fields["name"].warning_label.text() == "Bitte den Namen der Stadt angeben."
    assert office.committees.body().name == factories.BODY.name


def test_typing_is_kept_without_leaving_the_field(page, section, office, qtbot):
    town = section("town")
    with qtbot.waitSignal(page.saving):
        write(town.edits["website"], "www.example.org")
    qtbot.waitUntil(lambda: office.committees.body().website == "www.example.org", timeout=2000)


def test_the_next_term_is_proposed_and_an_overlapping_one_refused(section, office, qtbot):
    town = section("town")
    qtbot.mouseClick(town.add_term_button, Qt.MouseButton.LeftButton)
    dialog = town.findChild(TermDialog)
    dialog.start_field.set_value(date(2014, 10, 1))
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    assert "überschneidet sich" in dialog.error_label.text()
    dialog.start_field.set_value(date(2014, 11, 1))
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    assert [term.name for term in office.committees.terms()] == ["2014–2019", "2009–2014"]


def test_a_legal_minimum_answers_beside_its_field(page, section, office):
    rules = section("rules")
    rules.spins["notice_days"].setValue(3)
    page.flush()
    field = rules.fields["notice_days"]
    assert "mindestens 4 volle Kalendertage" in field.warning_label.text()
    assert field.warning_label.toolTip().startswith("§ 34 GemO: ")
    assert office.committees.get(BEIRAT).profile.notice_days == 4
    rules.spins["notice_days"].setValue(6)
    page.flush()
    assert field.warning_label.text() == ""
    assert office.committees.get(BEIRAT).profile.notice_days == 6


def test_rules_are_kept_in_their_own_types(page, section, office):
    rules = section("rules")
    rules.numbering_box.setCurrentIndex(rules.numbering_box.findData(ItemNumbering.TOP))
    rules.spins["motion_deadline_days"].setValue(14)
    rules.substitutes_check.setChecked(True)
    rules.subline_check.setChecked(False)
    page.flush()
    profile = office.committees.get(BEIRAT).profile
    assert (profile.substitutes, profile.video, profile.excerpt_subline) == (True, False, False)
    assert profile.item_numbering is ItemNumbering.TOP
    assert profile.motion_deadline_days == 14
    rules.spins["motion_deadline_days"].setValue(-1)
    page.flush()
    assert office.committees.get(BEIRAT).profile.motion_deadline_days is None


def test_seats_belong_to_the_committee_that_is_chosen(page, section, office):
    rules = section("rules")
    rules.committee_box.setCurrentIndex(rules.committee_box.findData(factories.COUNCIL.id))
    assert rules.seats_box.value() == 60
    rules.seats_box.setValue(58)
    page.flush()
    assert office.committees.get(factories.COUNCIL.id).statutory_seats == 58
    assert office.committees.get(BEIRAT).statutory_seats == 33


def test_a_number_pattern_shows_its_example_or_what_is_wrong(page, section, office):
    numbers = section("numbers")
    write(numbers.patterns["motion"], "A{Jahr}-{Nummer:3}")
    assert numbers.examples["motion"].text() == "A2012-007"
    page.flush()
    assert office.committees.get(BEIRAT).profile.number_pattern("motion").pattern == "A{year}-{serial:3}"
    write(numbers.patterns["motion"], "A{Nummer:3}")
    assert "im Muster „A{Nummer:3}“ fehlt aber das Jahr" in numbers.examples["motion"].text()
    page.flush()
    assert office.committees.get(BEIRAT).profile.number_pattern("motion").pattern == "A{year}-{serial:3}"
    box = numbers.scopes["motion"]
    box.setCurrentIndex(box.findData(SerialScope.RUNNING))
    page.flush()
    assert office.committees.get(BEIRAT).profile.number_pattern("motion").pattern == "A{serial:3}"


def test_standing_items_move_change_and_go(page, section, office, qtbot):
    items = section("standing_items")

    def titles():
        return [item.title for item in office.committees.get(BEIRAT).profile.standing_items]

    first, second = titles()[:2]
    items.list.setCurrentRow(1)
    press(qtbot, items, "Nach oben")
    assert titles()[:2] == [second, first]
    write(items.title_edit, "Fragestunde")
    page.flush()
    assert titles()[0] == "Fragestunde"
    press(qtbot, items, "Hinzufügen")
    assert titles()[-1] == "Neuer Punkt"
    items.list.setFocus()
    qtbot.keyClick(items.list, Qt.Key.Key_Delete)
    assert "Neuer Punkt" not in titles()


def test_a_letterhead_shows_on_the_sheet_and_is_kept(page, section, office, qtbot):
    letterheads = section("letterheads")
    letterheads.sender_box.setCurrentIndex(letterheads.sender_box.findData(f"faction {factories.SPD.id}"))
    letterheads.lines_edit.setPlainText("SPD-Fraktion\nim Beirat")
    letterheads.information_edit.setPlainText("Telefon: 0621 504-0\nIhr Zeichen")
    page.flush()
    kept = office.committees.faction(factories.SPD.id).letterhead
    assert kept.lines == ("SPD-Fraktion", "im Beirat")
    assert kept.information == (("Telefon", "0621 504-0"), ("", "Ihr Zeichen"))
    qtbot.waitUntil(lambda: letterheads.preview.pdf.startswith(b"%PDF"), timeout=5000)


def test_a_text_block_is_kept_and_emptied_again(page, section, office):
    blocks = section("text_blocks")
    edit = blocks.edits["motion_letter.closing"]
    edit.setPlainText("Mit besten Grüßen")
    page.flush()
    assert office.settings.text_blocks() == {"motion_letter.closing": "Mit besten Grüßen"}
    edit.clear()
    page.flush()
    assert office.settings.text_blocks() == {}


def test_choosing_a_folder_makes_the_first_copy(page, section, office, state, qtbot, tmp_path):
    kept = section("record")
    with qtbot.waitSignal(page.message) as said:
        kept.choose_folder(tmp_path / "Sicherung")
    assert said.args == ["Gesichert und geprüft: beirat-2012-05-14.db"]
    assert state.path(BACKUP_FOLDER) == (tmp_path / "Sicherung")
    assert kept.model.rowCount() == 1


def test_a_folder_that_fails_is_said_with_a_way_on(page, section, qtbot, tmp_path):
    (tmp_path / "Stick").write_text("kein Ordner")
    kept = section("record")
    with qtbot.waitSignal(page.notice) as said:
        kept.choose_folder(tmp_path / "Stick")
    assert "anderen Ordner wählen" in said.args[0].text


def test_restoring_asks_once_and_hands_the_copy_on(page, section, office, state, qtbot, tmp_path, monkeypatch):
    (tmp_path / "Sicherung").mkdir()
    copy = Backups(office.file, tmp_path / "Sicherung").make(office.today)
    state.set_text(BACKUP_FOLDER, str(tmp_path / "Sicherung"))
    kept = section("record")

    def agree(box):
        next(b for b in box.buttons() if b.text() == "Sicherung zurückspielen").click()

    monkeypatch.setattr(QMessageBox, "exec", agree)
    with qtbot.waitSignal(page.restore_wanted) as wanted:
        qtbot.mouseClick(kept.restore_button, Qt.MouseButton.LeftButton)
    assert wanted.args == [copy.path]


def test_checking_the_record_says_what_it_found(page, section, office, qtbot):
    kept = section("record")
    with qtbot.waitSignal(page.message) as said:
        qtbot.mouseClick(kept.check_button, Qt.MouseButton.LeftButton)
    assert said.args == ["Die Akte ist unbeschädigt, ihr Verlauf lückenlos."]
    shutil.rmtree(office.file.parent / "Sicherung", ignore_errors=True)


def test_looks_take_effect_at_once_and_are_remembered(section, theme, state):
    look = section("look")
    look.scheme_box.setCurrentIndex(look.scheme_box.findData(Scheme.DARK.value))
    look.percent_box.setCurrentIndex(look.percent_box.findData(150))
    assert (theme.scheme, theme.percent) == (Scheme.DARK, 150)
    assert (state.scheme, state.percent) == (Scheme.DARK, 150)


def somebody_of_a_faction(users, qtbot) -> UserDialog:
    """The dialog in which Zoë Weiß was given that desk, and agreed to."""
    press(qtbot, users, "Hinzufügen …")
    dialog = users.findChild(UserDialog)
    write(dialog.name_edit, "Zoë Weiß")
    dialog.desk_box.setCurrentIndex(dialog.desk_box.findData(Desk.FACTION))
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    return dialog


def test_somebody_of_a_faction_gets_its_desk(section, office, qtbot):
    somebody_of_a_faction(section("users"), qtbot)
    (user,) = office.users.all()
    assert (user.desk, user.faction_id) == (Desk.FACTION, factories.SPD.id)


def test_of_several_factions_none_is_theirs_by_the_alphabet(section, office, qtbot):
    with office.store.unit("factions.edit") as unit:
        unit.factions.save(replace(factories.SPD, id="cdu", name="CDU-Fraktion", short_name="CDU"))
    dialog = somebody_of_a_faction(section("users"), qtbot)
    assert not office.users.all()
    assert dialog.focusWidget() is dialog.faction_box
    dialog.faction_box.setCurrentIndex(dialog.faction_box.findData("cdu"))
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    assert [user.faction_id for user in office.users.all()] == ["cdu"]


def test_going_on_as_somebody_else_is_told(page, section, office, qtbot):
    winter = office.users.add("Herr Winter")
    users = section("users")
    users.table.choose(winter.id)
    with qtbot.waitSignal(page.user_chosen):
        press(qtbot, users, "Wechseln")
    assert office.store.user == "Herr Winter"


def test_a_change_holds_from_a_day_and_says_so(page, section, office):
    rules = section("rules")
    told = []
    rules.message.connect(told.append)
    assert rules.since_field.value() == office.today
    rules.since_field.set_value(date(2013, 1, 1))
    rules.since_field.edited.emit(date(2013, 1, 1))
    rules.seats_box.setValue(40)
    page.flush()
    assert office.committees.get(BEIRAT).statutory_seats == 33
    assert office.committees.get(BEIRAT, date(2013, 1, 1)).statutory_seats == 40
    assert rules.seats_box.value() == 40
    assert rules.former_label.text() == "bis 31.12.2012: 33 Sitze"
    assert told[-1] == "Gilt ab 01.01.2013; davor bleibt es, wie es war"
    page.reload()
    assert (rules.seats_box.value(), rules.since_field.value()) == (40, date(2013, 1, 1))


def test_a_typing_error_is_mended_for_all_time(page, section, office):
    rules = section("rules")
    rules.mistake_check.click()
    rules.seats_box.setValue(31)
    rules.spins["notice_days"].setValue(6)
    page.flush()
    assert [held.statutory_seats for _, held in office.committees.states(BEIRAT)] == [31]
    assert office.committees.get(BEIRAT, date(2000, 1, 1)).profile.notice_days == 6
    assert not rules.former_label.isVisible()


def test_standing_items_and_numbers_hold_from_that_day_too(page, section, office):
    numbers = section("numbers")
    write(numbers.patterns["motion"], "{Jahr}-{Nummer}")
    page.flush()
    before = office.committees.get(BEIRAT, date(2012, 5, 13)).profile
    assert before.number_pattern("motion") != office.committees.get(BEIRAT).profile.number_pattern("motion")
    assert numbers.former_label.text() == "bis 13.05.2012: andere Regeln"


def test_a_term_is_closed_with_all_memberships_and_one_undo(section, office, qtbot):
    person = office.persons.add("Kaya")
    office.persons.add_membership(person.id, BEIRAT)
    town = section("town")
    press(qtbot, town, "Wahlperiode abschließen …")
    dialog = town.findChild(CloseTermDialog)
    assert dialog.last_field.value() == factories.TERM.end
    dialog.last_field.set_value(date(2012, 6, 30))
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    assert office.persons.members(BEIRAT, date(2012, 7, 1)) == []
    office.undo()
    assert len(office.persons.members(BEIRAT, date(2012, 7, 1))) == 1


def test_a_change_that_reaches_back_names_the_meetings_it_touches(page, section, office):
    held = factories.meeting(datetime(2012, 3, 12, 17))
    with office.store.unit("test") as unit:
        unit.meetings.save(replace(held, state=MeetingState.CLOSED))
    rules = section("rules")
    told = []
    rules.message.connect(told.append)
    rules.seats_box.setValue(40)
    page.flush()
    assert "gehaltene" not in told[-1]
    rules.since_field.set_value(date(2012, 3, 1))
    rules.since_field.edited.emit(date(2012, 3, 1))
    rules.seats_box.setValue(31)
    page.flush()
    assert "1 schon gehaltene Sitzung;" in told[-1]


def test_behind_signed_minutes_a_change_asks_for_its_reason(page, section, office, qtbot):
    held = factories.meeting(datetime(2012, 3, 12, 17))
    with office.store.unit("test") as unit:
        unit.meetings.save(replace(held, state=MeetingState.CLOSED))
        unit.minutes.save(Minutes(held.id, MinutesState.SIGNED, signed_on=date(2012, 3, 20)))
    rules = section("rules")
    notices = []
    rules.notice.connect(notices.append)
    rules.since_field.set_value(date(2012, 3, 1))
    rules.since_field.edited.emit(date(2012, 3, 1))
    rules.seats_box.setValue(31)
    page.flush()
    assert office.committees.get(BEIRAT, date(2012, 3, 12)).statutory_seats == 33
    assert "Bitte einen Tag nach dem 12.03.2012 wählen." in notices[-1].text
    assert notices[-1].action_text == "Mit Grund berichtigen …"
    notices[-1].action()
    question = rules.findChild(ReasonQuestion)
    question.reason_edit.setPlainText("So stand es in der Satzung")
    qtbot.mouseClick(question.go_button, Qt.MouseButton.LeftButton)
    assert office.committees.get(BEIRAT, date(2012, 3, 12)).statutory_seats == 31
    assert [one.reason for one in office.overrides.on("meetings", held.id)] == ["So stand es in der Satzung"]
    assert rules.seats_box.value() == 31


def test_the_day_of_a_change_moves_on_overnight_unless_it_was_chosen(page, section, office):
    rules = section("rules")
    office.store.now = lambda: datetime(2012, 5, 15, 8).astimezone()
    page.reload()
    assert rules.since_field.value() == date(2012, 5, 15)
    rules.since_field.set_value(date(2012, 7, 1))
    page.reload()
    assert rules.since_field.value() == date(2012, 7, 1)


def test_where_nobody_is_named_nobody_can_be_changed(section, office, qtbot):
    users = section("users")
    said = [label.text() for label in users.table.findChildren(QLabel) if label.isVisible()]
    assert "Noch niemand angelegt" in said
    assert not any(button.isEnabled() for button in users.of_one)
    office.users.add("Frau Sommer")
    users.reload()
    assert all(button.isEnabled() for button in users.of_one)
