"""What somebody sees who works at a desk other than the office's, in a record that several share."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from beirat_desktop.desktop.allowing import allowed
from beirat_desktop.desktop.demand_field import DemandField
from beirat_desktop.desktop.widgets.autosave import Autosave
from beirat_desktop.desktop.widgets.labels import LinkLabel
from beirat_desktop.desktop.widgets.password import NewPasswordDialog, PasswordDialog
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.minutes import MinutesState
from beirat_desktop.domain.papers import PaperType
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.users import Desk
from beirat_desktop.screens import settle
from beirat_desktop.usecases.trouble import RecordTrouble

OF_THE_OFFICE = {
    "speakers": ("+ Gast", "In diese Sitzung", "Absage", "Schritt zurück"),
    "invitation": ("Einladung an", "Bekanntmachung ausgeben", "Letzten Versand"),
    "dispatch": ("Kommt", "Vertretung", "Zugang", "Verzicht", "Weg", "Zurücknehmen", "Antwort offen"),
    "minutes": ("Einwendung entscheiden", "Versand zurücknehmen"),
    "excerpts": ("Versand zurücknehmen",),
}
"""How the buttons begin that the chair could press in vain, on the tabs of a meeting."""


@pytest.fixture
def at_desk(program):
    """The window of the sample, with somebody else at it."""

    def choose(desk: Desk):
        users = program.office.users
        found = next((user for user in users.all() if user.desk is desk), None) or users.add("Leser", desk)
        users.choose(found.id)
        program.change_user()
        return program

    return choose


def shown(program) -> set[str]:
    page = program.window.current_page
    return {command.title for command in program.window.commands()} | {page.title()}


def test_a_faction_sees_no_step_of_the_office(at_desk, program):
    papers = program.office.papers
    waiting = papers.add(PaperType.MOTION, "Sprachkurse", proposal=RichText.of("Der Beirat möge beschließen."))
    papers.submit(waiting.id, reason="eilt")
    program = at_desk(Desk.FACTION)
    window = program.window
    assert not {"Sitzung planen", "Gehe zu: Gäste", "Gehe zu: Einstellungen", "Antrag einlesen …"} & shown(program)
    assert "Antrag anlegen" in shown(program)
    own_id = program.office.users.current().faction_id
    window.navigate("paper", waiting.id)
    assert not {"Antrag zulassen", "Antrag nicht zulassen", "Nummer vergeben …"} & shown(program)
    page = window.current_page
    form = page.editor.form
    assert form.title_edit.isReadOnly()
    free = [name for name, one in form.widgets.items() if one.isEnabled() and name not in (*form.editors, "title")]
    assert free == []
    page.more_menu.aboutToShow.emit()
    offered = {name for name, action in page.menu_actions.items() if action.isVisible()}
    assert not {"number", "reopen", "public", "council", "mayor", "version"} & offered
    own = program.office.papers.add(PaperType.MOTION, "Dolmetscher")
    assert own.faction_id == own_id
    window.navigate("paper", own.id)
    assert "Antrag bei der Geschäftsstelle einreichen" in shown(program)
    assert not form.title_edit.isReadOnly()
    assert form.widgets["addressee"].isEnabled()


@pytest.mark.parametrize("desk", list(Desk))
def test_who_decides_on_motions_alone_is_told_how_many_wait(at_desk, desk):
    program = at_desk(desk)
    waiting = program.office.papers.incoming()
    assert waiting > 0
    name = program.window.navigation.button("papers").accessibleName()
    decides = desk in (Desk.OFFICE, Desk.CHAIR)
    assert (f"{waiting} offen" in name) is decides, name


def test_a_place_of_another_desk_is_not_gone_to(at_desk):
    program = at_desk(Desk.FACTION)
    program.window.navigate("speakers", "")
    assert program.window.current_page.title() != "Gäste"
    assert program.window.status.message_label.whole_text == "„Gäste“ gehört nicht zu diesem Arbeitsplatz."
    assert not program.window.opens("person")


OF_WHOEVER_KEEPS_IT = ("Veröffentlichen …", "Passwort der Akte …", "Register für die Fraktionen …")


@pytest.mark.parametrize(
    ("desk", "offered"),
    [
        (Desk.OFFICE, OF_WHOEVER_KEEPS_IT),
        (Desk.ADMINISTRATOR, ("Passwort der Akte …",)),
        (Desk.CHAIR, ()),
        (Desk.FACTION, ()),
        (Desk.READER, ()),
    ],
)
def test_the_whole_record_is_given_out_and_locked_by_whom_it_is_given_to(at_desk, desk, offered):
    program = at_desk(desk)
    entries = [one for one in program.window.menus.file_menu.actions() if one.text() in OF_WHOEVER_KEEPS_IT]
    assert len(entries) == len(OF_WHOEVER_KEEPS_IT)
    assert {one.text() for one in entries if one.isVisible()} == set(offered)
    found = {command.title for command in program.window.commands()}
    assert found & set(OF_WHOEVER_KEEPS_IT) == set(offered)


@pytest.mark.parametrize("desk", [Desk.CHAIR, Desk.FACTION, Desk.READER])
def test_who_may_not_give_out_the_record_does_not_in_another_way_either(at_desk, desk, tmp_path):
    office = at_desk(desk).office
    for give_out in (
        office.registers.data,
        partial(office.website.publish, tmp_path / "web", "https://beirat.example"),
    ):
        with pytest.raises(Refused, match=r"rights\.not_yours"):
            give_out()
    assert not (tmp_path / "web").exists()


def test_a_copy_that_fails_leads_only_where_the_desk_may_go(at_desk):
    program = at_desk(Desk.CHAIR)
    program.opening._on_not_copied(RecordTrouble("disk_full", program.office.file))
    assert program.window.banner.isVisible()
    assert not program.window.banner.action_button.isVisible()


def test_what_a_reader_may_not_open_is_told_and_leads_nowhere(at_desk):
    program = at_desk(Desk.READER)
    window, office = program.window, program.office
    papers = (office.papers.get(row.id) for row in office.papers.page())
    paper = next(one for one in papers if one.meeting_id is not None)
    window.navigate("paper", paper.id)
    settle(program)
    assert "Zur Sitzung" not in {one.text() for one in window.current_page.page_actions()}
    window.navigate("matter", paper.id)
    settle(program)
    links = [one for one in window.current_page.findChildren(LinkLabel) if one.isVisible()]
    assert links
    assert {"Zur Sitzung", "Zum Gast", "Zu den Auszügen"} & {one.text() for one in links} == set()
    window.navigate("overview", "")
    settle(program)
    told = window.current_page.deadlines.rows
    assert told
    assert not any(row.focusPolicy() & Qt.FocusPolicy.TabFocus for row in told if "Sitzung am" in row.entry.sub)


def test_a_faction_does_not_come_to_a_meeting(at_desk):
    program = at_desk(Desk.FACTION)
    meeting = program.office.meetings.rows()[0].id
    assert not program.window.opens("meeting")
    for place in (meeting, f"{meeting}:attendance", f"{meeting}:speakers"):
        program.window.navigate("meeting", place)
        assert program.window.current_page.title() == "Meine Anträge"


@pytest.mark.parametrize("state", [MeetingState.PLANNED, MeetingState.CLOSED])
def test_the_chair_is_offered_no_act_of_the_office_at_a_meeting(at_desk, state):
    program = at_desk(Desk.CHAIR)
    window = program.window
    meeting = next(row.id for row in program.office.meetings.rows() if row.state is state)
    for tab, words in OF_THE_OFFICE.items():
        window.navigate("meeting", f"{meeting}:{tab}")
        settle(program)
        page = window.current_page
        seen = [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]
        seen += [one.text() for one in page.page_actions() if allowed(one) and one.isVisible()]
        offered = {one for one in seen if one.startswith(words)}
        assert offered == set(), tab


def takes_typing(widget: QWidget) -> bool:
    held = getattr(getattr(widget, "text_edit", widget), "isReadOnly", bool)()
    return widget.isVisible() and widget.isEnabled() and not held


@pytest.mark.parametrize("state", [MeetingState.PLANNED, MeetingState.CLOSED])
def test_no_field_of_a_meeting_takes_what_the_chair_may_not_keep(at_desk, state):
    program = at_desk(Desk.CHAIR)
    window = program.window
    meeting = next(row.id for row in program.office.meetings.rows() if row.state is state)
    window.navigate("meeting", meeting)
    page, kept, refused = window.current_page, set(), set()
    for number in range(page.tabs.bar.count()):
        page.tabs.bar.setCurrentIndex(number)
        settle(program)
        tab = page.tab_stack.currentWidget()
        for form in tab.findChildren(Autosave):
            for name, field in form._fields.items():
                if form.record and takes_typing(field.widget):
                    try:
                        field.save(form.record, field.read())
                        kept.add(name)
                    except Refused as error:
                        refused |= {(page.tabs.current, name)} if error.rule == "rights.not_yours" else set()
        refused |= {(page.tabs.current, "demand") for one in tab.findChildren(DemandField) if takes_typing(one.box)}
    assert refused == set()
    assert state is not MeetingState.PLANNED or "title" in kept  # of an item of the agenda, which is the chair's


def test_a_minute_signed_is_not_offered_to_the_chair_for_sending(at_desk):
    program = at_desk(Desk.CHAIR)
    meeting = next(row.id for row in program.office.meetings.rows() if row.state is MeetingState.CLOSED)
    offered = {}
    program.window.navigate("meeting", f"{meeting}:minutes")
    settle(program)
    tab = program.window.current_page.tab_stack.currentWidget()
    view = tab._view
    for state in MinutesState:
        tab._view = replace(view, minutes=replace(view.minutes, state=state))
        offered[state] = tab.page_actions() != ()
    assert [state for state, there in offered.items() if there] == [MinutesState.DRAFT]


def test_a_faction_is_offered_no_change_of_the_motion_of_another(at_desk):
    program = at_desk(Desk.FACTION)
    papers, window = program.office.papers, program.window
    of_changing = (
        "Hinzufügen",
        "Umbenennen",
        "Nach oben",
        "Entfernen",
        "Jetzige Fassung",
        "Diese Fassung",
        "Datei aus",
    )
    own = papers.add(PaperType.MOTION, "Dolmetscher")
    found = [papers.get(row.id) for row in papers.page()]
    other = next(one.id for one in found if one.faction_id not in (None, own.faction_id))
    for key, may in ((other, False), (own.id, True), (other, False)):
        window.navigate("paper", key)
        page = window.current_page
        offered = []
        for tab in ("files", "versions"):
            page.editor.tabs.choose(tab)
            settle(program)
            buttons = page.editor.findChildren(QAbstractButton)
            offered += [one.text() for one in buttons if one.isVisible() and one.text().startswith(of_changing)]
            shown = page.editor.files if tab == "files" else page.editor.versions
            assert shown.empty.isVisible() is (shown.model.rowCount() == 0)
        assert bool(offered) is may
        assert page.editor.files.acceptDrops() is may
        assert (page.takes_files() is not None) is may
        table = page.editor.files.table
        assert table._listened_to(table.remove_wanted) is may
        assert table._listened_to(table.rename_wanted) is may


def test_the_chair_is_offered_no_files_and_wordings_of_a_motion(at_desk):
    program = at_desk(Desk.CHAIR)
    program.window.navigate("paper", program.office.papers.page(limit=1)[0].id)
    editor = program.window.current_page.editor
    for tab in ("files", "versions"):
        editor.tabs.choose(tab)
        settle(program)
        seen = {one.text() for one in editor.findChildren(QAbstractButton) if one.isVisible()}
        assert not {"Hinzufügen …", "Umbenennen …", "Entfernen", "Jetzige Fassung festhalten …"} & seen
        assert tab != "files" or "Öffnen" in seen


def test_a_reader_is_offered_nothing_that_writes(at_desk):
    program = at_desk(Desk.READER)
    program.window.go("papers")
    assert not {"Antrag anlegen", "+ Andere"} & shown(program)
    program.window.navigate("paper", program.office.papers.page(limit=1)[0].id)
    assert program.window.current_page.editor.form.title_edit.isReadOnly()


def test_the_office_sees_it_all_again(at_desk):
    at_desk(Desk.FACTION)
    program = at_desk(Desk.OFFICE)
    assert {"Sitzung planen", "Gehe zu: Gäste", "Antrag einlesen …"} <= shown(program)


def test_a_password_is_asked_again_until_it_is_right(qtbot):
    said = {"falsch": "Das Kennwort ist ein anderes."}
    dialog = PasswordDialog("Frau Sommer", lambda word: said.get(word, ""))
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.password_edit.setText("falsch")
    dialog.go_button.click()
    assert dialog.isVisible()
    assert dialog.error_label.text() == "Das Kennwort ist ein anderes."
    dialog.password_edit.setText("richtig")
    dialog.go_button.click()
    assert not dialog.isVisible()


def test_a_new_password_is_typed_twice(qtbot):
    changed = []
    dialog = NewPasswordDialog("Frau Sommer", lambda new, former: changed.append((new, former)) or "", former=True)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.former_edit.setText("altes Wort")
    dialog.new_edit.setText("neues Wort")
    dialog.again_edit.setText("neues wort")
    dialog.go_button.click()
    assert "verschieden" in dialog.error_label.text()
    dialog.again_edit.setText("neues Wort")
    dialog.go_button.click()
    assert changed == [("neues Wort", "altes Wort")]


def test_a_faction_is_offered_no_act_of_the_office_beside_a_matter(at_desk, qtbot):
    program = at_desk(Desk.FACTION)
    window = program.window
    motion = next(row for row in program.office.papers.page() if row.number == "2026/08")
    window.navigate("matter", motion.id)
    detail = window.current_page.detail
    qtbot.waitUntil(lambda: any(one.text() == "Stationen" for one in detail.findChildren(QLabel)))
    assert {action for action, _record in detail.action_buttons} <= {"compare"}
    shown = {one.text() for one in detail.findChildren(QLabel)}
    assert "Schriftstücke" not in shown  # a heading over nothing
    program = at_desk(Desk.OFFICE)
    window.navigate("matter", motion.id)
    detail = window.current_page.detail
    qtbot.waitUntil(lambda: any(action == "add_station" for action, _record in detail.action_buttons))


@pytest.mark.parametrize("desk", [Desk.READER, Desk.ADMINISTRATOR])
def test_who_only_reads_is_not_sent_from_the_overview_to_the_acts_of_the_office(at_desk, desk):
    program = at_desk(desk)
    program.window.go("overview")
    settle(program)
    page = program.window.current_page
    assert page.line.isVisible()
    assert [one.text() for one in page.findChildren(QPushButton) if one.isVisible()] == []
    for empty in (page.no_meeting, page.no_incoming, page.no_guests):
        empty.show()
    assert [one.text() for one in page.findChildren(QPushButton) if one.isVisible()] == []


def test_an_administrator_is_offered_no_change_of_persons_and_bodies(at_desk):
    program = at_desk(Desk.ADMINISTRATOR)
    window = program.window
    window.go("members")
    settle(program)
    page = window.current_page
    of_the_office = (
        "+ ",
        "Liste einfügen",
        "Entfernen",
        "Person entfernen",
        "Name geändert",
        "Visitenkarte",
        "Gremium",
    )
    seen = set()
    for row in range(page.tree.topLevelItemCount()):
        page.tree.setCurrentItem(page.tree.topLevelItem(row))
        settle(program)
        table = next(one for one in page.findChildren(Table) if one.isVisible())
        table.selectRow(0)
        settle(program)
        buttons = [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]
        seen |= {one for one in buttons if one.startswith(of_the_office)}
    assert seen == set()
