"""The list of who got what, as somebody works with it."""

from __future__ import annotations

from datetime import date, datetime, time

from beirat_desktop.domain.dispatch import Coming
from beirat_desktop.domain.places import Channel, Place
from tests.desktop.boxes import answer
from tests.desktop.dispatch.hands import PEOPLE, shown
from tests.factories import BEIRAT


def test_everybody_stands_there_with_way_dispatch_receipt_and_answer(tab):
    assert shown(tab, "Name") == ["Ağırbaş, Ada", "Muster, Max", "Zoll, Zoë"]
    assert shown(tab, "Weg") == ["E-Mail", "Brief", "Brief"]
    assert shown(tab, "Zugang") == ["14.05.2012 (errechnet)", "15.05.2012 (errechnet)", "15.05.2012 (errechnet)"]
    assert shown(tab, "Frist") == ["fristgerecht"] * 3
    assert shown(tab, "Antwort") == ["offen"] * 3
    assert tab.paper_box.currentText() == "Einladung-2012-05-24 vom 14.05.2012"
    assert (tab.post.send_button.text(), tab.post.print_button.text()) == ("1 Mail als Entwürfe …", "2 Briefe")


def test_an_answer_is_a_click_and_the_forecast_follows(tab, office, meeting, qtbot):
    assert "nötig sind 2" in tab.forecast_label.text()
    tab.table.selectAll()
    tab.answer_buttons[Coming.YES].click()
    qtbot.waitUntil(lambda: shown(tab, "Antwort") == ["kommt"] * 3)
    assert tab.forecast_label.text().startswith("Beschlussfähig")
    assert shown(tab, "Wann und durch wen")[0].startswith("14.05.2012, 09:00")


def test_who_comes_later_says_when(tab, office, meeting, qtbot):
    tab.table.selectRow(1)

    def act(dialog) -> None:
        dialog.time_field.set_value(time(18, 15))
        dialog.note_edit.setText("Zug")
        dialog.go_button.click()

    answer(act)
    tab.answer_buttons[Coming.LATE].click()
    qtbot.waitUntil(lambda: shown(tab, "Antwort")[1] == "kommt später (18:15)")
    assert "Zug" in shown(tab, "Wann und durch wen")[1]


def test_who_comes_later_does_not_come_before_it_begins(tab, office, meeting, qtbot):
    tab.table.selectRow(1)
    said = []

    def again(dialog) -> None:
        said.append(dialog.error_label.text())
        dialog.reject()

    def act(dialog) -> None:
        dialog.time_field.set_value(time(17))
        dialog.go_button.click()
        answer(again)

    answer(act)
    tab.answer_buttons[Coming.LATE].click()
    assert said == [
        "Die Sitzung beginnt um 17:00; wer um 17:00 kommt, kommt nicht später. Bitte die Uhrzeit berichtigen oder "
        "„Kommt“ wählen."
    ]
    assert shown(tab, "Antwort")[1] == "offen"


def test_a_waiver_is_seen_also_where_the_period_was_kept(tab, office, meeting, qtbot):
    tab.table.selectRow(0)
    tab.waive_button.click()
    qtbot.waitUntil(lambda: shown(tab, "Frist")[0] == "fristgerecht, verzichtet")
    tab.table.selectAll()
    tab.waive_button.click()
    qtbot.waitUntil(lambda: [one.endswith("verzichtet") for one in shown(tab, "Frist")] == [True] * 3)
    assert tab.messages == ["Verzicht eingetragen: „Ağırbaş, Ada“", "Verzicht eingetragen: 2 Personen"]
    tab.waive_button.click()
    qtbot.waitUntil(lambda: not any(one.endswith("verzichtet") for one in shown(tab, "Frist")))
    assert tab.messages[-1] == "Verzicht zurückgenommen: 3 Personen"


def test_the_day_of_receipt_is_entered_and_one_too_late_is_told(tab, office, meeting, qtbot):
    office.store.now = lambda: datetime(2012, 5, 22, 9).astimezone()
    tab.table.selectRow(2)

    def act(dialog) -> None:
        dialog.day_field.set_value(date(2012, 5, 21))
        dialog.go_button.click()

    answer(act)
    tab.receipt_button.click()
    qtbot.waitUntil(lambda: shown(tab, "Zugang")[2] == "21.05.2012")
    assert shown(tab, "Frist")[2] == "zu spät"
    assert "Zoll, Zoë hat die Einladung erst am 21.05.2012 erhalten" in tab.reach_label.text()
    tab.table.selectRow(2)
    assert tab.waive_button.isEnabled()
    tab.waive_button.click()
    assert tab.notices == []
    qtbot.waitUntil(lambda: shown(tab, "Frist")[2] == "verzichtet")
    assert tab.reach_label.isHidden()


def test_the_notice_is_asked_when_it_appeared(tab, office, meeting, qtbot):
    office.invitations.issue_notice(meeting.id)
    office.store.now = lambda: datetime(2012, 5, 21, 9).astimezone()
    tab.reload()
    line = next(one for one in tab._lines() if one.name == "Amtsblatt")
    tab.table.choose(line.id)
    assert "noch nicht erschienen" in shown(tab, "Zugang")

    def enter(dialog) -> None:
        assert dialog.windowTitle() == "Erscheinen im Amtsblatt"
        dialog.day_field.set_value(date(2012, 5, 18))
        dialog.note_edit.setText("20/2012")
        dialog.go_button.click()

    answer(enter)
    tab.receipt_button.click()
    tab.reload()
    assert "erschienen am 18.05.2012" in shown(tab, "Zugang")
    assert office.meetings.get(meeting.id).notice_published_on == date(2012, 5, 18)


def test_a_delivery_is_taken_back_with_its_reason(tab, office, meeting, qtbot):
    tab.table.selectRow(1)

    def act(dialog) -> None:
        dialog.reason_edit.setPlainText("kam zurück")
        dialog.go_button.click()

    answer(act)
    tab.back_button.click()
    qtbot.waitUntil(lambda: shown(tab, "Frist")[1] == "zurückgenommen")
    assert tab.post.print_button.text() == "1 Brief"


def test_the_paper_that_has_just_gone_out_is_the_one_that_is_shown(tab, office, meeting):
    first = tab.issue_id
    office.meetings.edit(meeting.id, place=Place("Kulturhaus"))
    supplement = office.invitations.send_supplement(meeting.id)
    tab.reload()
    assert tab.issue_id == supplement.id
    tab.paper_box.setCurrentIndex(tab.paper_box.findData(first))
    tab.reload()
    assert tab.issue_id == first
    office.invitations.cancel(meeting.id, "Der Saal ist gesperrt.")
    tab.reload()
    assert tab.paper_box.currentText().startswith("Absage-2012-05-24")


def test_before_anything_goes_out_the_way_of_many_is_chosen_at_once(tab, office, meeting, qtbot):
    planned = office.meetings.plan(BEIRAT.id, datetime(2012, 8, 23, 17), Place("Rathaus"))
    tab.open_meeting(planned.id)
    assert shown(tab, "Weg") == ["E-Mail", "Brief", "Brief"]
    tab.table.selectAll()
    tab.channel_button.menu().actions()[1].trigger()
    qtbot.waitUntil(lambda: shown(tab, "Weg") == ["E-Mail"] * 3)
    assert {office.persons.get(one.id).contact.email for one in PEOPLE} == {one.contact.email for one in PEOPLE}
    office.undo()
    qtbot.waitUntil(lambda: shown(tab, "Weg") == ["E-Mail", "Brief", "Brief"])
    tab.open_meeting(meeting.id)
    tab.table.selectRow(1)
    tab.channel_button.menu().actions()[2].trigger()
    qtbot.waitUntil(lambda: shown(tab, "Weg") == ["E-Mail", "übergeben", "Brief"])
    assert office.persons.get(PEOPLE[1].id).contact.channel is Channel.LETTER
