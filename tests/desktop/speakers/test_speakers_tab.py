"""The guests of one meeting."""

from datetime import datetime, time

from PySide6.QtCore import QSize, Qt

from beirat_desktop.desktop.speakers.dialogs import PersonDialog
from beirat_desktop.desktop.theme import px
from beirat_desktop.domain.persons import Person
from tests import factories
from tests.desktop.boxes import answer
from tests.desktop.widgets.test_accessible import unnamed


def titles(entries):
    return [row.entry.title for row in entries.rows]


def test_the_meetings_own_guests_stand_in_order_of_their_slots(tab, office, guest, meeting):
    office.speakers.edit(guest.id, starts=time(18))
    early = office.speakers.suggest("Früh", starts=time(17, 10), meeting_id=meeting.id)
    office.speakers.edit_person(early.id, family_name="Öztürk")
    tab.open_meeting(meeting.id)
    assert titles(tab.guests) == ["Öztürk", "Łukasz Ağırbaş"]
    assert tab.editor.detail.speaker.id == early.id


def test_a_meeting_without_guests_says_so(tab, meeting):
    tab.open_meeting(meeting.id)
    assert tab.empty.isVisible()
    assert tab.paper() is None


def test_a_guest_suggested_here_is_of_this_meeting(tab, office, qtbot):
    past = factories.meeting(datetime(2012, 2, 23, 17), number=11)
    with office.store.unit("past") as unit:
        unit.meetings.save(past)
    tab.open_meeting(past.id)

    def fill(dialog):
        dialog.topic_edit.insert("Sprachkurse")
        dialog.go_button.click()

    answer(fill)
    tab.add_action.trigger()
    qtbot.waitUntil(lambda: titles(tab.guests) == ["noch niemand benannt"])
    assert [row.meeting_id for row in office.speakers.rows()] == [past.id]
    first = tab.editor.form.given_edit
    assert tab.editor.form.focusWidget() is first
    qtbot.waitUntil(lambda: first.visibleRegion().boundingRect() == first.rect())


def test_who_waits_is_planned_in(tab, office, meeting, qtbot):
    waiting = office.speakers.suggest("Sprachkurse")
    tab.open_meeting(meeting.id)
    qtbot.mouseClick(tab.waiting.rows[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tab.plan_button, Qt.MouseButton.LeftButton)
    assert office.speakers.get(waiting.id).meeting_id == meeting.id
    assert titles(tab.guests) == ["noch niemand benannt"]
    assert not tab.waiting_card.isVisible()


def test_a_guest_gets_an_item_of_their_own(tab, office, guest, meeting, qtbot):
    tab.open_meeting(meeting.id)
    qtbot.mouseClick(tab.editor.form.item_button, Qt.MouseButton.LeftButton)
    (item,) = office.agenda.items(meeting.id)
    assert item.title == "Strategische Konzepte"
    assert office.speakers.get(guest.id).agenda_item_id == item.id


def test_the_letter_of_the_guest_shown_is_what_is_printed(tab, office, guest, meeting):
    tab.open_meeting(meeting.id)
    assert tab.paper()[1] == "Einladung-Gast-Entwurf.pdf"
    for action in (office.speakers.ask, office.speakers.accept, office.speakers.invite):
        action(guest.id)
    pdf, name = tab.paper()
    (kept,) = office.archive.issues("speakers", guest.id)
    assert (pdf, name) == (office.archive.pdf(kept.id), "Einladung-Gast-2012-08-23.pdf")


def test_another_meeting_shows_its_own_guests(tab, office, guest, meeting):
    other = factories.meeting()
    with office.store.unit("other") as unit:
        unit.meetings.save(other)
    tab.open_meeting(meeting.id)
    tab.editor.form.topic_edit.selectAll()
    tab.editor.form.topic_edit.insert("Noch schnell getippt")
    tab.open_meeting(other.id)
    assert tab.guests.rows == []
    assert office.speakers.get(guest.id).topic == "Noch schnell getippt"


def test_every_control_has_a_name(tab, office, guest, meeting):
    office.speakers.suggest("Noch ohne Sitzung")
    tab.open_meeting(meeting.id)
    assert unnamed(tab) == []


def test_the_guests_of_the_meeting_go_out_as_a_list_and_those_who_wait_from_where_the_keyboard_is(
    tab, office, guest, meeting
):
    office.speakers.edit(guest.id, starts=time(18))
    tab.open_meeting(meeting.id)
    listing = tab.listed().listing()
    assert listing.title == f"Gäste {meeting.day:%d.%m.%Y}"
    heads = [column.head for column in listing.columns]
    assert [(row[heads.index("Name")], row[heads.index("Thema")]) for row in listing.rows] == [
        (row.name, row.topic) for row in office.speakers.rows(meeting.id)
    ]
    assert len(listing.rows) == 1
    office.speakers.suggest("Sprachkurse")
    tab.reload()
    tab.waiting.rows[0].setFocus()
    waiting = tab.listed().listing()
    assert waiting.title == "Gäste noch ohne Sitzung"
    assert [row[heads.index("Thema")] for row in waiting.rows] == ["Sprachkurse"]


def test_without_guests_there_is_no_list(tab, meeting):
    tab.open_meeting(meeting.id)
    assert tab.listed() is None


def test_the_list_of_persons_is_as_high_as_meant_and_alone_scrolls_on_a_low_screen(theme, qtbot, monkeypatch):
    for percent, room, rows in (
        (100, QSize(1280, 440), 100),
        (100, QSize(1280, 1000), 280),
        (200, QSize(1280, 680), 120),
    ):
        theme.set_percent(percent)
        dialog = PersonDialog([(Person("Kaya", given_name="Ayşe"), "")], lambda _key: None)
        qtbot.addWidget(dialog)
        monkeypatch.setattr(dialog, "room", lambda room=room: room)
        dialog.show()
        qtbot.waitUntil(lambda dialog=dialog: not dialog.body.verticalScrollBar().isVisible())
        assert dialog.height() <= min(room.height(), px(560))
        assert dialog.table.height() >= px(rows)


def test_what_leads_on_from_a_guest_is_not_cut(tab, office, guest, meeting, qtbot):
    tab.resize(px(1100), px(800))
    tab.open_meeting(meeting.id)
    form = tab.editor.form
    for link in (form.person_button, form.links[2], form.contact_button):
        qtbot.waitUntil(lambda link=link: not link.isVisible() or link.width() >= link.sizeHint().width())
    assert form.links[2].isVisible()
    assert form.contact_button.isVisible()
