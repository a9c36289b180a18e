"""Answers that come in from mails and files."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.desktop.boxes import answer
from tests.desktop.dispatch.hands import PEOPLE, shown
from tests.exchange.test_calendar import answered


def test_an_answer_of_a_calendar_is_read_and_a_wrong_file_is_told(tab, office, meeting, qtbot, tmp_path):
    good, bad = tmp_path / "Antwort.ics", tmp_path / "Bild.ics"
    content = answered("ACCEPTED").replace(b"meeting-1", meeting.id.encode())
    good.write_bytes(content.replace(b"Lukasz@Example.org", b"max@example.org"))
    bad.write_bytes(b"JFIF")
    tab.replies.read([bad, good])
    qtbot.waitUntil(lambda: shown(tab, "Antwort") == ["offen", "kommt", "offen"])
    assert "„Bild.ics“ ist keine Antwort aus einem Kalender" in tab.notices[0].text


def test_a_pasted_mail_is_entered_once_somebody_says_so(tab, office, meeting, qtbot):
    mail = "Von: Zoë Zoll <zoe@example.org>\nBetreff: AW: Einladung am 24.05.2012\n\nIch komme erst um 18:15 Uhr.\n"
    seen = []

    def act(dialog) -> None:
        dialog.mail_edit.setPlainText(mail + "\n> Bitte sagen Sie ab, wenn Sie nicht kommen.\n")
        seen.extend([dialog.heard_label.text(), dialog.said, set(shown(tab, "Antwort"))])
        marks = [mark.cursor.selectedText() for mark in dialog.mail_edit.extraSelections()]
        seen.append(marks[-1])
        dialog.go_button.click()

    answer(act)
    tab.replies.mail_action.trigger()
    qtbot.waitUntil(lambda: shown(tab, "Antwort") == ["offen", "offen", "kommt später (18:15)"])
    assert seen == [
        "Von Zoë Zoll (nach der Adresse). „Ich komme erst um 18:15 Uhr.“ heißt: kommt später.",
        "Zoll, Zoë: kommt später",
        {"offen"},
        "Ich komme erst um 18:15 Uhr.",
    ]
    assert "E-Mail: Ich komme erst um 18:15 Uhr." in shown(tab, "Wann und durch wen")[2]


def test_what_a_mail_does_not_settle_has_to_be_chosen(tab, office, meeting, qtbot, tmp_path):
    file = tmp_path / "Antwort.eml"
    file.write_bytes(b"From: Jemand <x@example.org>\r\nSubject: Sitzung\r\n\r\nVielleicht komme ich.\r\n")
    said = []

    def act(dialog) -> None:
        dialog.go_button.click()
        said.append(dialog.error_label.text())
        dialog.person_box.setCurrentIndex(dialog.person_box.findData(PEOPLE[1].id))
        dialog.go_button.click()
        said.append(dialog.error_label.text())
        dialog.answer_box.setCurrentIndex(dialog.answer_box.findData("no"))
        dialog.go_button.click()

    answer(act)
    tab.replies.read([file])
    assert said == ["Bitte wählen, von wem die Antwort ist.", "Bitte wählen, was die Antwort heißt."]
    qtbot.waitUntil(lambda: shown(tab, "Antwort") == ["offen", "kommt nicht", "offen"])


def test_a_mail_dropped_on_the_list_is_read_and_other_files_are_not_taken(tab, office, meeting, qtbot, tmp_path):
    file, other = tmp_path / "Antwort.eml", tmp_path / "Bild.png"
    file.write_bytes(b"From: max@example.org\r\nSubject: Sitzung\r\n\r\nIch kann leider nicht kommen.\r\n")

    def dropped(path) -> bool:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        keys = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        entered = QDragEnterEvent(tab.rect().center(), *keys)
        entered.ignore()
        QApplication.sendEvent(tab, entered)
        if entered.isAccepted():
            QApplication.sendEvent(tab, QDropEvent(QPointF(tab.rect().center()), *keys))
        return entered.isAccepted()

    assert not dropped(other)
    answer(lambda dialog: dialog.go_button.click())
    assert dropped(file)
    qtbot.waitUntil(lambda: shown(tab, "Antwort") == ["offen", "kommt nicht", "offen"])
