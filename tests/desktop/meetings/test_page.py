from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from beirat_desktop.desktop.meetings.page import MeetingsPage
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.domain.consultations import ConsultationState, Outcome
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.usecases.trouble import RecordTrouble
from tests.desktop.boxes import answer
from tests.factories import BEIRAT


class Plain(QWidget):
    """A tab of another feature."""

    def __init__(self, stack: QWidget) -> None:
        super().__init__(stack)
        self.opened: list[str] = []

    def open_meeting(self, meeting_id: str) -> None:
        self.opened.append(meeting_id)

    def reload(self) -> None:
        pass


@pytest.fixture
def page(workplace, qtbot, theme):
    made = MeetingsPage(workplace, [("guests", "Gäste", Plain)])
    made.resize(1200, 760)
    qtbot.addWidget(made)
    made.show()
    made.navigate.connect(lambda noun, key: made.open(key) if noun in ("meeting", "meetings") else None)
    made.open("")
    return made


def day(dialog, text: str, qtbot) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.day_field.setFocus()
    dialog.day_field.selectAll()
    qtbot.keyClicks(dialog.day_field, text)
    qtbot.keyClick(dialog.day_field, Qt.Key.Key_Tab)


def test_an_empty_list_says_what_to_do(page, office, qtbot):
    assert page.title() == "Sitzungen"
    assert page.list.empty.isVisible()
    assert page.list.plan_button.isVisible()
    assert page.list.committee_box.isVisible()
    answer(lambda dialog: dialog.go_button.click())
    qtbot.mouseClick(page.list.year_plan_button, Qt.MouseButton.LeftButton)
    assert len(office.meetings.rows()) == 4
    assert not page.list.empty.isVisible()


def test_a_meeting_is_planned_with_its_dates_beside_the_form(page, office, qtbot):
    seen: list[str] = []

    def act(dialog) -> None:
        day(dialog, "24.05.2012", qtbot)
        grid = dialog.grid
        seen.extend(grid.itemAt(at).widget().text() for at in range(grid.count()))
        seen.append(dialog.dates_card.title_label.whole_text)
        qtbot.keyClicks(dialog.room_edit, "Stadtratssaal")
        dialog.go_button.click()

    answer(act)
    page.plan()
    (row,) = office.meetings.rows()
    assert (row.start, row.place.room) == (datetime(2012, 5, 24, 17), "Stadtratssaal")
    assert "Sa, 19.05.2012" in seen
    assert "1. Sitzung der Wahlperiode" in seen
    assert page.title() == "1. Sitzung · Donnerstag, 24. Mai 2012, 17:00"
    assert page.chip()[0] == "Einladung bis 18.05.2012"


def test_a_holiday_is_said_and_an_impossible_day_is_refused_beside_the_form(page, office, qtbot):
    said: list[str] = []

    def act(dialog) -> None:
        day(dialog, "17.05.2012", qtbot)
        said.append(dialog.findings_label.text())
        day(dialog, "31.02.2012", qtbot)
        said.append(dialog.form.fields["Tag"].warning_label.text())
        day(dialog, "09.01.2031", qtbot)
        dialog.go_button.click()
        said.append(dialog.error_label.text())
        dialog.reject()

    answer(act)
    page.plan()
    assert "Christi Himmelfahrt" in said[0]
    assert "gibt es nicht" in said[1]
    assert "Wahlperiode" in said[2]
    assert office.meetings.rows() == []


def test_the_year_plan_leaves_out_what_was_cleared(page, office, qtbot):
    def act(dialog) -> None:
        first = dialog.rows[0][0]
        first.selectAll()
        qtbot.keyClick(first, Qt.Key.Key_Delete)
        qtbot.keyClick(first, Qt.Key.Key_Return)
        assert dialog.go_button.text() == "3 Sitzungen planen"
        dialog.go_button.click()

    answer(act)
    page.plan_year()
    assert len(office.meetings.rows()) == 3
    assert page.list.model.rowCount() == 3


def test_enter_opens_a_meeting_and_its_tabs_are_built_when_chosen(page, meeting, qtbot):
    page.reload()
    page.list.table.choose(meeting.id)
    with qtbot.waitSignal(page.navigate) as led:
        qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    assert led.args == ["meeting", meeting.id]
    assert set(page._built) == {"agenda"}
    page.show_tab("guests")
    assert page._built["guests"].opened == [meeting.id]


def test_a_meeting_that_is_gone_leads_back_to_the_list(page, meeting, office, qtbot):
    page.open(meeting.id)
    office.meetings.delete(meeting.id)
    page.reload()
    assert page.title() == "Sitzungen"
    page.open("nirgends")
    assert page.title() == "Sitzungen"


def test_a_meeting_is_moved_after_the_invitation_only_with_a_reason(page, meeting, office, qtbot):
    office.invitations.send(meeting.id)
    page.open(meeting.id)
    complaints: list[str] = []

    def act(dialog) -> None:
        day(dialog, "14.06.2012", qtbot)
        dialog.go_button.click()
        complaints.append(dialog.error_label.text())
        dialog.reason_edit.setPlainText("Saal gesperrt")
        dialog.go_button.click()

    answer(act)
    page.move_action.trigger()
    assert "Grund der Verlegung" in complaints[0]
    moved = office.meetings.get(meeting.id)
    assert (moved.day, moved.state) == (date(2012, 6, 14), MeetingState.PLANNED)


def test_calling_off_asks_for_the_reason(page, meeting, office, qtbot):
    page.open(meeting.id)

    def act(dialog) -> None:
        dialog.reason_edit.setPlainText("Hitze")
        dialog.go_button.click()

    answer(act)
    page.cancel_action.trigger()
    assert office.meetings.get(meeting.id).note == "Abgesagt: Hitze"
    qtbot.waitUntil(lambda: page.chip()[0] == "abgesagt")


def test_a_meeting_with_motions_is_not_deleted_and_says_why(page, meeting, paper, office, qtbot):
    office.agenda.add_paper(meeting.id, paper.id)
    page.open(meeting.id)
    answer(lambda box: next(b for b in box.buttons() if b.text() == "Sitzung löschen").click())
    with qtbot.waitSignal(page.notice) as told:
        page.delete_action.trigger()
    assert isinstance(told.args[0], Notice)
    assert "hängen schon Anträge" in told.args[0].text
    assert office.meetings.get(meeting.id) == meeting


def test_the_invitation_is_sent_from_the_header_and_the_supplement_after_it(page, meeting, office, qtbot):
    page.open(meeting.id)
    assert page.page_actions()[-1].text() == "Einladung versenden …"
    answer(lambda dialog: dialog.go_button.click())
    page.send_action.trigger()
    assert office.meetings.get(meeting.id).state is MeetingState.INVITED
    page.reload()
    assert page.send_action not in page.page_actions()
    office.agenda.add_item(meeting.id, "Dringendes")
    page.reload()
    assert page.page_actions()[-1].text() == "Nachtrag versenden …"
    answer(lambda box: next(b for b in box.buttons() if b.text().startswith("Nachtrag an")).click())
    page.send_action.trigger()
    assert office.meetings.get(meeting.id).supplements == 1


def test_a_hit_of_the_search_opens_the_meeting_at_its_item(page, meeting, office):
    item = office.agenda.add_item(meeting.id, "Lageplan besprechen")
    (hit,) = office.search.find("lageplan").found
    page.open(hit.id)
    assert page.tabs.current == "agenda"
    assert page._current_tab().tree.current_id == item.id


def test_once_invited_only_another_day_asks_for_a_reason(page, meeting, office, qtbot):
    office.invitations.send(meeting.id)
    page.open(meeting.id)
    seen: list[bool] = []

    def act(dialog) -> None:
        seen.append(dialog.reason_field.isHidden())
        qtbot.keyClick(dialog.day_field, Qt.Key.Key_Down)
        seen.append(dialog.reason_field.isHidden())
        qtbot.keyClick(dialog.day_field, Qt.Key.Key_Up)
        for _ in range(6):  # five minutes each
            qtbot.keyClick(dialog.time_field, Qt.Key.Key_Up)
        dialog.go_button.click()

    answer(act)
    with qtbot.waitSignal(page.message) as told:
        page.move_action.trigger()
    assert seen == [True, False]
    assert "durch den Nachtrag" in told.args[0]
    moved = office.meetings.get(meeting.id)
    assert (moved.state, moved.start.minute) == (MeetingState.INVITED, 30)


def test_the_plan_begins_with_the_usual_place_and_rhythm(page, meeting, qtbot):
    seen: list[object] = []

    def act(dialog) -> None:
        seen.extend((dialog.room_edit.text(), dialog.place.address.town, dialog.committee_id))
        dialog.reject()

    answer(act)
    page.plan()
    assert seen == ["Stadtratssaal", "Ludwigshafen", BEIRAT.id]


def test_the_paper_of_the_tab_is_saved_where_the_user_says(page, meeting, office, qtbot, tmp_path, monkeypatch):
    offered: list[str] = []

    def choose(_parent, _title, name, _kinds):
        offered.append(name)
        return str(tmp_path / "gespeichert.pdf"), ""

    monkeypatch.setattr("beirat_desktop.desktop.meetings.output.QFileDialog.getSaveFileName", choose)
    page.open(meeting.id)
    with qtbot.waitSignal(page.message) as told:
        page.pdf_action.trigger()
    assert told.args == ["Gespeichert: gespeichert.pdf"]
    assert offered[0].endswith("Entwurf-Einladung-2012-05-24.pdf")
    office.invitations.send(meeting.id)
    page.reload()
    page.pdf_action.trigger()
    (kept,) = office.invitations.issued(meeting.id)
    assert offered[1].endswith("Einladung-2012-05-24.pdf")
    assert (tmp_path / "gespeichert.pdf").read_bytes() == office.archive.pdf(kept.id)


def test_a_copy_to_edit_is_offered_where_the_tab_has_one(page, meeting, qtbot, tmp_path, monkeypatch):
    name = "beirat_desktop.desktop.meetings.output.QFileDialog.getSaveFileName"
    monkeypatch.setattr(name, lambda *_args: (str(tmp_path / "kopie.docx"), ""))
    page.open(meeting.id)
    assert not page.word_action.isVisible()
    monkeypatch.setattr(page._current_tab(), "word_copy", lambda: (b"PK", "n.docx"), raising=False)
    page.header_changed.emit()
    with qtbot.waitSignal(page.message) as told:
        page.word_action.trigger()
    assert told.args[0].startswith("Gespeichert: kopie.docx, eine Kopie")
    assert (tmp_path / "kopie.docx").read_bytes() == b"PK"


def test_a_folder_that_cannot_be_written_gets_its_sentence(page, meeting, qtbot, monkeypatch):
    nowhere = "/nirgends/einladung.pdf"
    name = "beirat_desktop.desktop.meetings.output.QFileDialog.getSaveFileName"
    monkeypatch.setattr(name, lambda *_args: (nowhere, ""))
    page.open(meeting.id)
    with qtbot.waitSignal(page.notice) as told:
        page.pdf_action.trigger()
    assert "lässt sich in „/nirgends“ nicht speichern" in told.args[0].text


def test_a_full_disk_is_told_with_what_was_kept(page, meeting, office, qtbot, monkeypatch):
    page.open(meeting.id)
    tab = page._built["agenda"]

    def full(*_args, **_fields):
        raise RecordTrouble("disk_full", office.file)

    monkeypatch.setattr(office.agenda, "rename", full)
    with qtbot.waitSignal(page.notice) as told:
        tab.model.renamed.emit(office.agenda.items(meeting.id)[0].id, "Neu")
    assert "voll" in told.args[0].text
    assert office.agenda.items(meeting.id)[0].title.startswith("Eröffnung")


def test_what_is_typed_in_place_is_not_taken_away_by_a_reload(page, meeting, office, workplace, qtbot, monkeypatch):
    page.open(meeting.id)
    tab = page._built["agenda"]
    reloads, reload = [], tab.reload
    monkeypatch.setattr(tab, "reload", lambda: reloads.append(reload()))
    tab.pool_card.free_button.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    editor = QApplication.focusWidget()
    editor.selectAll()
    qtbot.keyClicks(editor, "Besuch")
    reloads.clear()
    workplace.changes.announce(frozenset({"meetings"}))
    qtbot.waitUntil(lambda: reloads != [])
    qtbot.keyClicks(editor, " der Moschee")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Besuch der Moschee" in [item.title for item in office.agenda.items(meeting.id)])
    qtbot.waitUntil(lambda: tab.model.rowCount(tab.model.part_index(True)) == 6)


def test_a_closed_meeting_offers_nothing_to_change(page, meeting, office, qtbot):
    with office.store.unit("x") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.CLOSED))
    page.open(meeting.id)
    tab = page._built["agenda"]
    assert not tab.pool_card.isVisible()
    assert not tab.item_form.isEnabled()
    assert not tab.model.flags(tab.tree.currentIndex()) & Qt.ItemFlag.ItemIsDragEnabled
    assert page.move_action.isEnabled() is False


def test_a_way_from_elsewhere_leads_into_the_tab_it_means(page, meeting, qtbot):
    page.open(f"{meeting.id}:guests")
    assert page.tabs.current == "guests"
    assert page._built["guests"].opened == [meeting.id]
    assert page.send_action not in page.page_actions()
    page.open(f"{meeting.id}:nirgends")
    assert page.tabs.current == "guests"


def test_a_tab_is_shown_at_the_item_that_is_meant(page, meeting, office):
    item = office.agenda.add_item(meeting.id, "Lageplan besprechen")
    page.open(meeting.id)
    page.show_tab(f"agenda:{item.id}")
    assert page.tabs.current == "agenda"
    assert page._current_tab().tree.current_id == item.id
    page.show_tab("guests:niemand")
    assert page.tabs.current == "guests"


def test_a_meeting_without_quorum_is_called_again_from_its_menu(page, meeting, paper, office, qtbot):
    item = office.agenda.add_paper(meeting.id, paper.id)
    with office.store.unit("x") as unit:
        unit.agenda_items.save(
            replace(unit.agenda_items.get(item.id), outcome=Outcome.POSTPONED, left_without_quorum=True)
        )
        for station in unit.consultations.where(agenda_item_id=item.id):
            unit.consultations.save(replace(station, state=ConsultationState.POSTPONED))
        unit.papers.save(unit.papers.get(paper.id).to(PaperState.DEBATED))
        unit.meetings.save(replace(meeting, state=MeetingState.CLOSED))
    page.open(meeting.id)
    answer(lambda dialog: dialog.go_button.click())
    page.again_action.trigger()
    again = office.meetings.rows()[0]
    assert (again.start, again.papers) == (datetime(2012, 6, 8, 17), 1), "a fortnight on is Corpus Christi"
    assert "3 Mitglieder genügen" in office.invitations.contents(again.id).notices[0].replace("\u00a0", " ")


def test_all_meetings_are_saved_as_one_calendar_file(page, office, meeting, tmp_path, monkeypatch):
    file = tmp_path / "Sitzungen.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    said: list[str] = []
    page.message.connect(said.append)
    assert page.calendar_action in page.page_actions()
    page.calendar_action.menu().actions()[0].trigger()
    assert f"UID:{meeting.id}@beirat-desktop".encode() in file.read_bytes()
    assert said == ["Gespeichert: Sitzungen.ics"]


def test_a_second_call_without_a_first_is_refused_before_a_day_is_asked(page, meeting, office, qtbot):
    with office.store.unit("held") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.RUNNING))
    with office.store.unit("closed") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.CLOSED))
    page.open(meeting.id)
    before = len(office.meetings.rows())
    with qtbot.waitSignal(page.notice) as told:
        page.again_action.trigger()
    assert "blieb kein Punkt wegen Beschlussunfähigkeit liegen" in told.args[0].text
    assert QApplication.activeModalWidget() is None
    assert len(office.meetings.rows()) == before
