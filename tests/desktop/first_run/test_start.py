import shutil
import threading
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressDialog, QWidget

from beirat_desktop import paths
from beirat_desktop.desktop import speaking
from beirat_desktop.desktop.first_run.assistant import Assistant, Begin
from beirat_desktop.desktop.first_run.choose_user import UserDialog
from beirat_desktop.desktop.first_run.last import LAST_RECORD
from beirat_desktop.desktop.first_run.server_dialog import ServerDialog, ServerPasswordDialog
from beirat_desktop.desktop.first_run.start import (
    BACKUP_FOLDER,
    LAST_USER,
    Start,
    daily_copy,
    last_copy,
)
from beirat_desktop.desktop.first_run.trouble import TroubleDialog, Way
from beirat_desktop.domain.member_list import Function
from beirat_desktop.domain.persons import Manner, Role
from beirat_desktop.domain.places import Address
from beirat_desktop.german.record import Trouble
from beirat_desktop.usecases.members.pasting import read_list
from beirat_desktop.usecases.record import record
from beirat_desktop.usecases.record.backups import Backups
from beirat_desktop.usecases.record.locking import unlock
from beirat_desktop.usecases.record.record import OpenRecord
from beirat_desktop.usecases.record.server import make_ready
from beirat_desktop.usecases.trouble import RecordTrouble
from beirat_desktop.usecases.where import ServerAddress
from tests import factories
from tests.passwords import forget_all

LIST = "Name;Vorname;Fraktion\nAğırbaş;Łukasz;SPD\nWeiß;Zoë;Liste Vielfalt\n"


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def start(window, state, office):
    def make_sample(file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        office.close()
        shutil.copy(office.file, file)

    return Start(window, state, make_sample)


@pytest.fixture
def answers(monkeypatch):
    """What is done in each dialog as it comes up, in order."""
    steps = []

    def run(dialog):
        steps.pop(0)(dialog)
        return dialog.result() if not isinstance(dialog, TroubleDialog) else 0

    for kind in (Assistant, UserDialog, TroubleDialog, ServerDialog):
        monkeypatch.setattr(kind, "exec", run)
    yield steps
    assert steps == []


def write(edit, text):
    edit.selectAll()
    edit.insert(text)


def fill_in(qtbot):
    """Walks through the assistant by its buttons."""

    def fill(assistant):
        def click(button):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

        click(assistant.choice_buttons[Begin.OFFICE])
        click(assistant.next_button)
        assert assistant.error_label.text() == "Bitte den Namen der Stadt angeben."
        assert assistant.focusWidget() is assistant.town.name_edit
        write(assistant.town.name_edit, "Stadt Ludwigshafen am Rhein")
        assert assistant.town.short_edit.text() == "Ludwigshafen"
        write(assistant.town.street_edit, " Europaplatz 1")
        write(assistant.town.postcode_edit, "67063")
        click(assistant.next_button)
        assistant.beirat.appointed_box.setValue(12)
        click(assistant.next_button)
        assert "Drittel" in assistant.error_label.text()
        assert assistant.focusWidget() is assistant.beirat.appointed_box
        assistant.beirat.appointed_box.setValue(11)
        assistant.beirat.committee_checks[0].click()
        click(assistant.next_button)
        qtbot.keyClicks(assistant.factions.text_edit, "FWG")
        assert assistant.factions.names == ["SPD", "CDU", "Grüne", "FWG"], "what is typed is one more"
        assistant.factions.text_edit.setPlainText("SPD\n\nCDU\n")
        click(assistant.next_button)
        assistant.members.text_edit.setPlainText("SPD")
        click(assistant.next_button)
        assert "nicht lesbar" in assistant.error_label.text()
        assert assistant.members.preview.problems_label.text() in assistant.error_label.text(), "its reason is heard"
        assistant.members.text_edit.setPlainText(LIST)
        assert assistant.error_label.text() == "", "it was mended"
        write(assistant.members.given_edit, "Ayşe")
        write(assistant.members.family_edit, "Kaya")
        click(assistant.members.add_button)
        click(assistant.back_button)
        click(assistant.next_button)
        click(assistant.next_button)
        write(assistant.workplace.user_edit, "Frau Sommer")
        write(assistant.workplace.backup_edit, str(paths.data_folder() / "Sicherung"))
        assert assistant.next_button.text() == "Akte anlegen"
        click(assistant.next_button)

    return fill


def test_a_record_may_be_locked_at_the_first_start(start, answers, qtbot):
    """The laptop of a faction is taken along: its record gets a password before the first word stands in it."""
    password = "vier Wörter hintereinander"

    def fill(assistant):
        protect = assistant.workplace.protect
        assert protect.new.isHidden()
        protect.check.click()
        fill_in(qtbot)(assistant)
        assert "zu kurz" in assistant.error_label.text()
        protect.new.password_edit.setText(password)
        protect.new.again_edit.setText(password)
        assistant.next_button.click()
        assert "zuerst aufschreiben" in assistant.error_label.text()
        protect.new.noted_check.click()
        assistant.next_button.click()

    answers.append(fill)
    opened = start.begin()
    file = opened.office.file
    opened.close()
    assert b"Ludwigshafen" not in file.read_bytes()
    forget_all()
    assert not unlock(file, password + "!")
    assert unlock(file, password)
    forget_all()


def test_the_first_start_founds_a_record(start, answers, qtbot, state):
    answers.append(fill_in(qtbot))
    opened = start.begin()
    office = opened.office
    beirat = office.committees.beirat()
    assert office.file == paths.data_folder() / "beirat.db"
    assert office.committees.body().short_name == "Ludwigshafen"
    assert (beirat.statutory_seats, beirat.appointed_seats) == (33, 11)
    assert len(office.committees.all()) == 6
    assert [f.name for f in office.committees.factions(beirat.id)] == ["CDU-Fraktion", "Liste Vielfalt", "SPD-Fraktion"]
    assert [m.person.name for m in office.persons.members(beirat.id, None)] == [
        "Łukasz Ağırbaş",
        "Ayşe Kaya",
        "Zoë Weiß",
    ]
    assert office.store.user == "Frau Sommer"
    assert state.path(LAST_RECORD) == office.file
    copies = daily_copy(state, office)
    copies.make(office.today)
    assert daily_copy(state, office) is None
    assert last_copy(state, office).startswith("heute ")
    opened.close()


def test_letters_of_the_first_day_name_where_they_come_from(start, answers, qtbot):
    """The first paper of a new record told no street; what is left empty is proposed to nobody."""
    answers.append(fill_in(qtbot))
    opened = start.begin()
    office = opened.office
    assert office.committees.body().office_address.lines == ("Europaplatz 1", "67063 Ludwigshafen am Rhein")
    meeting = office.meetings.plan(office.committees.beirat().id, datetime(2026, 12, 18, 17, 0))
    invitation = office.invitations.contents(meeting.id)
    assert invitation.letter.letterhead.return_line.endswith(" · Europaplatz 1 · 67063 Ludwigshafen am Rhein")
    opened.close()


def test_an_address_may_follow(qtbot, theme, tmp_path):
    assistant = Assistant(tmp_path / "beirat.db", date(2026, 11, 27), read_list, lambda _: "")
    qtbot.addWidget(assistant)
    town = assistant.town
    assert [one.accessibleName() for one in (town.street_edit, town.postcode_edit, town.post_town_edit)] == [
        "Anschrift: Straße und Hausnummer (kann folgen)",
        "Postleitzahl",
        "Ort",
    ]
    write(town.name_edit, "Stadt Speyer")
    assert town.trouble() == ""
    assert town.address == Address(), "a town that was only proposed is no address"
    write(town.post_town_edit, "Speyer am Rhein")
    write(town.name_edit, "Stadt Worms")
    assert town.address == Address(town="Speyer am Rhein"), "what was typed stays"


def test_each_step_is_told_to_whoever_hears(qtbot, theme, tmp_path, came_to):
    """The keyboard goes straight to the first field: of a way through others Orca said nothing at all."""
    speaking.install()
    assistant = Assistant(tmp_path / "beirat.db", date(2026, 11, 27), read_list, lambda _: "")
    qtbot.addWidget(assistant)
    assistant.show()
    assistant.activateWindow()
    qtbot.waitUntil(lambda: assistant.choice_buttons[Begin.OFFICE].hasFocus())
    assistant.town.name_edit.setText("Stadt Ludwigshafen am Rhein")
    steps = (
        (assistant.town.name_edit, "Schritt 1 von 5: Die Stadt"),
        (assistant.beirat.name_edit, "Schritt 2 von 5: Der Beirat"),
        (assistant.factions.text_edit, "Schritt 3 von 5: Fraktionen und Listen"),
        (assistant.members.text_edit, "Schritt 4 von 5: Die Mitglieder"),
        (assistant.workplace.user_edit, "Schritt 5 von 5: Der Arbeitsplatz"),
    )
    for first, words in steps:
        came_to.clear()
        qtbot.keyClick(assistant.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert [one for one in came_to if one is not None] == [first]
        spoken = QAccessible.queryAccessibleInterface(first)
        around = []
        while spoken.object() is not assistant:
            spoken = spoken.parent()
            if spoken.text(QAccessible.Text.Name):
                around.append((spoken.role(), spoken.text(QAccessible.Text.Name)))
        assert around[0] == (QAccessible.Role.Grouping, words)


def test_the_next_start_asks_nothing(start, answers, qtbot):
    answers.append(fill_in(qtbot))
    start.begin().close()
    opened = start.begin()
    assert opened.office.committees.body().short_name == "Ludwigshafen"
    opened.close()


def test_the_window_goes_on_while_the_sample_is_made(window, state, office, qtbot):
    """It takes seconds; what its many statements leave is collected meanwhile, which one thread alone would not."""
    drawn, seen = threading.Event(), []

    def make_sample(file: Path) -> None:
        seen.append(drawn.wait(60))
        file.parent.mkdir(parents=True, exist_ok=True)
        office.close()
        shutil.copy(office.file, file)

    def look() -> None:
        (progress,) = window.findChildren(QProgressDialog)
        seen.append((progress.isModal(), progress.labelText()))
        drawn.set()

    QTimer.singleShot(0, look)
    opened = Start(window, state, make_sample).begin(sample=True)
    assert opened is not None
    opened.close()
    assert seen == [(True, "Das Beispiel entsteht. Das dauert einige Sekunden …"), True]
    assert not any(one.isVisible() for one in window.findChildren(QProgressDialog))


def test_a_sample_that_cannot_be_made_leaves_no_window_behind(window, state, qtbot):
    def make_sample(file: Path) -> None:
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        Start(window, state, make_sample).begin(sample=True)
    assert not any(one.isVisible() for one in window.findChildren(QProgressDialog))


def test_the_sample_is_one_click_away(start, answers, qtbot):
    answers.append(lambda a: qtbot.mouseClick(a.choice_buttons[Begin.SAMPLE], Qt.MouseButton.LeftButton))
    opened = start.begin()
    assert opened.office.file.name == "beispiel.db"
    opened.close()


def test_a_record_that_is_there_can_be_opened(start, answers, qtbot, office, monkeypatch):
    office.close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(office.file), ""))
    answers.append(lambda a: qtbot.mouseClick(a.choice_buttons[Begin.OPEN], Qt.MouseButton.LeftButton))
    opened = start.begin()
    assert opened.office.file == office.file
    opened.close()


def by_address(qtbot, text):
    """Types an address into the dialog and opens it."""

    def fill(dialog):
        write(dialog.address_edit, "server/beirat")
        qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
        assert dialog.error_label.text().startswith("Das ist keine Adresse eines Servers.")
        write(dialog.address_edit, text)
        qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)

    return fill


@pytest.mark.server
def test_a_record_on_a_server_is_opened_by_its_address_and_again_the_next_time(start, answers, qtbot, server, state):
    address = server.address().of_database("erster start")
    make_ready(address, "Frau Sommer")
    opened = record.open_record(address)
    with opened.office.store.unit("found") as unit:
        unit.bodies.save(factories.BODY)
    opened.close()
    answers.append(lambda a: qtbot.mouseClick(a.choice_buttons[Begin.SERVER], Qt.MouseButton.LeftButton))
    answers.append(by_address(qtbot, str(address)))
    for _ in range(2):
        opened = start.begin()
        assert opened.office.file == address
        assert opened.office.users.current().name == "Frau Sommer"
        opened.close()
    server.drop(address)


@pytest.mark.server
def test_an_empty_record_on_a_server_is_founded_there(start, answers, qtbot, server):
    address = server.address().of_database("gründen")
    make_ready(address)
    answers.append(fill_in(qtbot))
    opened = start.begin(address)
    assert opened.office.file == address
    assert opened.office.committees.body().name == "Stadt Ludwigshafen am Rhein"
    opened.close()
    assert list(paths.data_folder().glob("*.db")) == []
    server.drop(address)


def test_leaving_the_assistant_opens_nothing(start, answers):
    answers.append(lambda assistant: assistant.reject())
    assert start.begin() is None
    assert list(paths.data_folder().glob("*.db")) == []


def test_where_several_work_the_start_asks_who(start, answers, office, state, qtbot):
    office.users.add("Frau Sommer")
    office.users.add("Herr Winter")
    office.close()
    answers.append(lambda d: qtbot.mouseClick(d.buttons[1], Qt.MouseButton.LeftButton))
    opened = start.begin(office.file)
    assert opened.office.store.user == "Herr Winter"
    assert state.text(LAST_USER) == "Herr Winter"
    opened.close()
    answers.append(lambda d: d.reject())
    assert start.begin(office.file) is None
    record.open_record(office.file).close()


def press(way):
    def do(dialog):
        next(button for button, each in dialog._ways.items() if each is way).click()

    return do


def test_a_damaged_record_is_replaced_by_the_last_good_copy(start, answers, office, state, tmp_path):
    (tmp_path / "Sicherung").mkdir()
    Backups(office.file, tmp_path / "Sicherung").make(date(2012, 5, 13))
    state.set_text(BACKUP_FOLDER, str(tmp_path / "Sicherung"))
    office.close()
    content = bytearray(office.file.read_bytes())
    content[200:40000] = b"\x00" * 39800
    office.file.write_bytes(content)

    def look(dialog):
        assert "beschädigt" in dialog.text()
        assert dialog.buttons()[0].text() in {b.text() for b in dialog._ways}
        press(Way.COPY)(dialog)

    answers.append(look)
    opened = start.begin(office.file)
    assert opened.office.committees.body().short_name == "Ludwigshafen"
    opened.close()
    assert len(list(office.file.parent.glob("beirat-vor-Wiederherstellung-*.db"))) == 1


def test_damage_that_shows_when_the_record_is_read_is_found_before_the_first_page(start, answers, office):
    office.close()
    content = bytearray(office.file.read_bytes())
    content[40960:] = b"\x55" * (len(content) - 40960)
    office.file.write_bytes(content)
    answers.append(press(Way.QUIT))
    assert start.begin(office.file) is None
    assert not list(office.file.parent.glob(".*.lock"))


def test_a_record_that_is_open_elsewhere_is_tried_again(start, answers, office):
    office.close()
    elsewhere = record.open_record(office.file, user="Herr Winter")

    def wait(dialog):
        assert "Herr Winter" in dialog.text()
        elsewhere.close()
        press(Way.AGAIN)(dialog)

    answers.append(wait)
    opened = start.begin(office.file)
    assert opened is not None
    opened.close()


def test_a_foreign_file_leads_to_another_or_to_the_way_out(start, answers, tmp_path):
    (tmp_path / "brief.db").write_bytes(b"%PDF-1.7")
    answers.append(press(Way.QUIT))
    assert start.begin(tmp_path / "brief.db") is None
    assert (tmp_path / "brief.db").read_bytes() == b"%PDF-1.7"


def test_restoring_opens_the_copy(start, office, tmp_path):
    (tmp_path / "Sicherung").mkdir()
    copy = Backups(office.file, tmp_path / "Sicherung").make(date(2012, 5, 13))
    office.committees.edit_body(short_name="LU")
    office.close()
    opened, aside = start.restore(office.file, copy.path)
    assert aside.name.startswith(f"{office.file.stem}-vor-Wiederherstellung-")
    assert opened.office.committees.body().short_name == "Ludwigshafen"
    opened.close()


def test_what_is_typed_by_hand_fits_any_headings(qtbot, theme):
    assistant = Assistant(Path("/nirgends/neu.db"), date(2026, 11, 22), read_list, lambda _: "")
    qtbot.addWidget(assistant)
    members = assistant.members
    members.entered()
    members.text_edit.setPlainText("Vorname;Name;Telefon\nZoë;Weiß;0621")
    write(members.given_edit, "Ayşe")
    write(members.family_edit, "Kaya")
    qtbot.mouseClick(members.add_button, Qt.MouseButton.LeftButton)
    assert [e.name for e in members.pasted.entries] == ["Zoë Weiß", "Ayşe Kaya"]


@pytest.mark.parametrize(
    "pasted",
    [
        "Vorname\tNachname\tPartei\nZoë\tWeiß\tSPD",
        "Mitglieder des Beirates\n\nVorname;Familienname;Liste\nZoë;Weiß;SPD",
        "Mitglied,Fraktion\nZoë Weiß,SPD",
    ],
)
def test_what_is_typed_by_hand_is_whole_under_words_of_the_list(qtbot, theme, pasted):
    assistant = Assistant(Path("/nirgends/neu.db"), date(2026, 11, 22), read_list, lambda _: "")
    qtbot.addWidget(assistant)
    members = assistant.members
    members.entered()
    members.text_edit.setPlainText(pasted)
    write(members.given_edit, "Ayşe")
    write(members.family_edit, "Kaya")
    members.faction_box.setCurrentIndex(members.faction_box.findData("CDU"))
    members.role_box.setCurrentIndex(members.role_box.findData(Role.CHAIR.value))
    qtbot.mouseClick(members.add_button, Qt.MouseButton.LeftButton)
    assert [(e.given_name, e.family_name, e.faction, e.role) for e in members.pasted.entries] == [
        ("Zoë", "Weiß", "SPD", Role.MEMBER),
        ("Ayşe", "Kaya", "CDU", Role.CHAIR),
    ]
    assert not members.pasted.problems


def test_what_is_typed_by_hand_waits_for_a_list_without_headings(qtbot, theme):
    assistant = Assistant(Path("/nirgends/neu.db"), date(2026, 11, 22), read_list, lambda _: "")
    qtbot.addWidget(assistant)
    members = assistant.members
    members.entered()
    members.text_edit.setPlainText("Zoë;Weiß")
    write(members.family_edit, "Kaya")
    qtbot.mouseClick(members.add_button, Qt.MouseButton.LeftButton)
    assert (members.family_edit.text(), members.text_edit.toPlainText()) == ("Kaya", "Zoë;Weiß")
    assert members.preview.problems_label.text()


def test_a_word_of_the_list_that_nobody_understands_is_explained_where_it_is_asked(qtbot, theme):
    """The sentence sends to the columns: they must stand in this window too."""
    assistant = Assistant(Path("/nirgends/neu.db"), date(2026, 11, 22), read_list, lambda _: "")
    qtbot.addWidget(assistant)
    members = assistant.members
    members.entered()
    assert members.columns_scroll.isHidden()
    members.text_edit.setPlainText("Vorname;Name;Funktion\nZoë;Weiß;berufen")
    assert "bei den Spalten wählen" in members.preview.problems_label.text()
    assert not members.columns_scroll.isHidden()
    box = members.columns.function_boxes["berufen"]
    place = box.findData(Function.MEMBER.value)
    box.setCurrentIndex(place)
    box.activated.emit(place)
    assert not members.pasted.problems
    (entry,) = members.pasted.entries
    assert (entry.role, entry.manner) == (Role.MEMBER, Manner.APPOINTED)


def test_the_term_proposed_is_the_one_that_runs(qtbot, theme):
    for today, begin in ((date(2026, 11, 22), 2024), (date(2029, 10, 31), 2024), (date(2029, 11, 1), 2029)):
        assistant = Assistant(Path("/nirgends/neu.db"), today, read_list, lambda _: "")
        qtbot.addWidget(assistant)
        assert assistant.beirat.start_field.value() == date(begin, 11, 1)


def test_every_step_can_be_read_aloud(qtbot, theme):
    assistant = Assistant(Path("/nirgends/neu.db"), date(2026, 11, 22), read_list, lambda _: "")
    qtbot.addWidget(assistant)
    assistant.show()
    for number in range(assistant.stack.count()):
        assistant.stack.setCurrentIndex(number)
        for widget in assistant.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                told = QAccessible.queryAccessibleInterface(widget)
                if told.role() not in (QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.NoRole):
                    assert told.text(QAccessible.Text.Name).strip(), widget


def test_a_server_that_wants_a_password_is_asked_once_more_and_the_system_keeps_it(start, answers, monkeypatch, office):
    address = ServerAddress("postgresql://winter@server/akte")
    tried, kept = [], {}
    opened = OpenRecord(office, None)

    def open_record(place, *, user=""):
        tried.append(place.url)
        if "richtig" not in place.url:
            raise RecordTrouble("no_entry", place)
        return opened

    monkeypatch.setattr(record, "open_record", open_record)
    monkeypatch.setattr("beirat_desktop.exchange.passwords.stored", lambda name: kept.get(name, ""))
    monkeypatch.setattr("beirat_desktop.exchange.passwords.keep", lambda name, word: kept.update({name: word}) or True)
    monkeypatch.setattr(ServerPasswordDialog, "exec", lambda dialog: answers.pop(0)(dialog) or True)

    def type_word(word):
        def act(dialog):
            dialog.password_edit.setText(word)
            dialog.keep_check.setChecked(True)

        return act

    answers += [type_word("falsch"), type_word("richtig ß&?")]
    assert start._open(address) is opened
    assert len(tried) == 3
    assert kept == {"postgresql://winter@server/akte": "richtig ß&?"}
    assert start._open(address) is opened  # from what the system keeps, without a question
    monkeypatch.setattr(ServerPasswordDialog, "exec", lambda dialog: False)
    kept.clear()
    assert start._open(address) is None


def test_enter_in_a_name_adds_the_member_and_stays(qtbot, theme, tmp_path):
    assistant = Assistant(tmp_path / "beirat.db", date(2012, 5, 14), read_list, lambda _: "")
    qtbot.addWidget(assistant)
    assistant.show()
    assistant._show(4)
    members = assistant.members
    for edit in (members.family_edit, members.given_edit):
        members.given_edit.setText("Łukasz")
        members.family_edit.setText("Ağırbaş")
        edit.setFocus()
        qtbot.keyClick(edit, Qt.Key.Key_Return)
        assert assistant.stack.currentWidget().isAncestorOf(members)
    assert [entry.family_name for entry in members.pasted.entries] == ["Ağırbaş", "Ağırbaş"]


def test_whoever_is_added_after_the_chair_is_a_member(qtbot, theme, tmp_path):
    assistant = Assistant(tmp_path / "beirat.db", date(2012, 5, 14), read_list, lambda _: "")
    qtbot.addWidget(assistant)
    assistant._show(4)
    members = assistant.members
    members.role_box.setCurrentIndex(members.role_box.findData(Role.CHAIR.value))
    for name in ("Roth", "Mbeki"):
        members.family_edit.setText(name)
        members.add_button.click()
    assert [entry.role for entry in members.pasted.entries] == [Role.CHAIR, Role.MEMBER]


def test_what_is_typed_in_the_steps_is_not_lost_by_a_key(qtbot, theme, tmp_path):
    """Esc goes a step back and leaves from the first page only; Strg+Enter goes on from a text of several lines."""
    assistant = Assistant(tmp_path / "beirat.db", date(2012, 5, 14), read_list, lambda _: "")
    qtbot.addWidget(assistant)
    assistant.show()
    assistant.choice = Begin.OFFICE
    assistant._show(3)
    field = assistant.factions.text_edit
    qtbot.keyClicks(field, "Liste Vielfalt")
    assert assistant.factions.names == ["SPD", "CDU", "Grüne", "Liste Vielfalt"], "one more, and none run together"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert assistant.isVisible()
    assert assistant.title_label.text() == "Der Beirat"
    assistant._show(3)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert assistant.title_label.text() == "Die Mitglieder"
    assert assistant.factions.names[-1] == "Liste Vielfalt"
    members = assistant.members
    members.given_edit.setFocus()
    qtbot.keyClicks(members.given_edit, "Ada")
    qtbot.keyClick(members.given_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert assistant.error_label.text() == "Bitte den Familiennamen ergänzen oder den Vornamen löschen."
    qtbot.keyClicks(members.family_edit, "Lovelace")
    qtbot.keyClick(members.family_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [entry.family_name for entry in members.pasted.entries] == ["Lovelace"], "typed, never pressed Hinzufügen"
    assert assistant.title_label.text() != "Die Mitglieder"
    assistant._show(0)
    qtbot.keyClick(assistant, Qt.Key.Key_Escape)
    assert not assistant.isVisible()


def test_leaving_the_steps_by_the_button_asks_first(qtbot, theme, tmp_path, monkeypatch):
    assistant = Assistant(tmp_path / "beirat.db", date(2012, 5, 14), read_list, lambda _: "")
    qtbot.addWidget(assistant)
    assistant.show()
    answers = [False, True]
    monkeypatch.setattr("beirat_desktop.desktop.first_run.assistant.confirm", lambda *_, **__: answers.pop(0))
    assistant.choice = Begin.OFFICE
    assistant._show(2)
    assistant.cancel_button.click()
    assert assistant.isVisible()
    assistant.cancel_button.click()
    assert not assistant.isVisible()


def test_a_folder_for_copies_is_named_with_its_whole_path(qtbot, theme, tmp_path):
    """A relative one was made wherever the program had been started."""
    assistant = Assistant(tmp_path / "beirat.db", date(2012, 5, 14), read_list, lambda _: "")
    qtbot.addWidget(assistant)
    step = assistant.workplace
    step.user_edit.setText("Frau Sommer")
    step.backup_edit.setText("Sicherung")
    assert "ganzem Pfad" in step.trouble()
    step.backup_edit.setText(str(tmp_path))
    assert step.trouble() == ""


def test_a_record_is_made_at_its_whole_path_only(qtbot, theme, tmp_path):
    """A relative one was made wherever the program had been started."""
    assistant = Assistant(tmp_path / "beirat.db", date(2012, 5, 14), read_list, lambda _: "")
    qtbot.addWidget(assistant)
    assistant.town.name_edit.setText("Stadt Speyer")
    for step in (assistant.town, assistant.own_place):
        for typed in ("beirat.db", "Akten/beirat.db", ""):
            step.file_edit.setText(typed)
            assert "ganzem Pfad" in step.trouble()
        step.file_edit.setText(str(tmp_path / "beirat.db"))
        assert step.trouble() == ""
        step.file_edit.setText("postgresql://server/beirat")
        assert step.trouble() == ""


def test_a_register_of_another_town_is_told_and_leaves_no_record(start, answers, office, tmp_path, qtbot):
    file = tmp_path / "r.beirat-register"
    office.registers.save(file)

    def fill(assistant):
        assistant.choice_buttons[Begin.FACTION].click()
        own = assistant.own_faction
        for edit, text in ((own.name_edit, "SPD"), (own.family_edit, "Kaya"), (own.town_edit, "Speyer")):
            edit.setText(text)
        assistant.next_button.click()
        assistant.next_button.click()
        assistant.own_place.backup_edit.setText("Sicherung")
        assistant.next_button.click()
        assert "ganzem Pfad" in assistant.error_label.text()
        assert assistant.focusWidget() is assistant.own_place.backup_edit
        assistant.own_place.backup_edit.clear()
        assistant.own_place.register_edit.setText(str(file))
        assistant.next_button.click()
        assert "„Speyer“" in assistant.error_label.text()
        assert list(paths.data_folder().glob("*.db")) == []
        assistant.back_button.click()
        assistant.back_button.click()
        own.town_edit.setText("Ludwigshafen")
        for _ in range(3):
            assistant.next_button.click()
        assert assistant.error_label.text() == ""

    answers.append(fill)
    opened = start.begin()
    with opened.office.store.reading() as unit:
        assert any(body.register for body in unit.bodies.all())
    opened.close()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_welcome_scrolls_rather_than_cut_its_words(qtbot, theme, percent):
    theme.set_percent(percent)
    assistant = Assistant(Path("/nirgends/neu.db"), date(2026, 11, 22), read_list, lambda _: "")
    qtbot.addWidget(assistant)
    assistant.show()
    assistant.resize(800, 400)
    qtbot.waitUntil(lambda: all(one.height() >= one.sizeHint().height() for one in assistant.choice_buttons.values()))
    said = [one for one in assistant.stack.currentWidget().findChildren(QLabel) if one.wordWrap()]
    assert said
    qtbot.waitUntil(lambda: all(one.height() >= one.heightForWidth(one.width()) for one in said))


@pytest.mark.parametrize("percent", [100, 200])
def test_the_ways_on_stand_whole_in_any_size(qtbot, theme, percent):
    theme.set_percent(percent)
    dialog = TroubleDialog(
        Trouble("Die Akte ist nicht da.", "Nichts wurde verändert.", "Bitte suchen."), None, again=True
    )
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in dialog.buttons()))


def test_the_ways_on_are_gone_once_one_was_taken(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    gone: list[bool] = []

    def ask() -> None:
        said = Trouble("Die Akte ist nicht da.", "Nichts wurde verändert.", "Bitte suchen.")
        dialog = TroubleDialog(said, None, again=True, parent=window)
        dialog.destroyed.connect(lambda: gone.append(True))
        QTimer.singleShot(0, dialog.reject)
        dialog.exec()

    loop = QEventLoop()
    QTimer.singleShot(0, ask)
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, loop.quit))
    loop.exec()
    qtbot.waitUntil(lambda: bool(gone))
