"""The page of issued papers."""

from datetime import date
from email import message_from_bytes
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from beirat_desktop.desktop import paper_actions
from beirat_desktop.desktop.archive.page import ArchivePage
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.documents.preview import Preview
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.text import RichText
from tests import factories


@pytest.fixture
def issued(office):
    paper = office.papers.add(
        title="Fachberatung", faction_id=factories.SPD.id, proposal=RichText.of("Der Beirat lädt ein.")
    )
    office.papers.submit(paper.id, reason="Prüfung")
    first = office.paper_letters.issue_letter(paper.id, "Vorsitz")
    office.papers.edit(paper.id, title="Fachberatung im August")
    second = office.paper_letters.issue_letter(paper.id)
    return first, second


@pytest.fixture
def page(workplace, issued, theme, qtbot):
    made = ArchivePage(workplace)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.open("")
    return made


def shown(page):
    return [page.model.index(row, 1).data() for row in range(page.model.rowCount())]


def test_it_lists_every_issue_and_shows_the_chosen_one(page, issued, qtbot):
    assert sorted(shown(page)) == ["Antragsschreiben", "Antragsschreiben (2. Ausgabe)"]
    page.open(issued[0].id)
    assert page.detail.title_label.text() == "Antragsschreiben · 1. Ausgabe"
    assert "an \u2068Vorsitz\u2069" in page.detail.issue_label.text()
    qtbot.waitUntil(lambda: page.preview.pdf == page._office.archive.pdf(issued[0].id))


def test_one_is_chosen_whatever_key_is_held_down(page, issued):
    page.open(issued[0].id)
    QTest.keyPress(page.table, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    page.open(issued[0].id)
    QTest.keyRelease(page.table, Qt.Key.Key_Control)
    assert page.table.selected_ids() == [issued[0].id]
    assert page.save_action.isEnabled()


def test_what_is_a_letter_is_not_taken_back_and_the_banner_says_why(page, issued, qtbot):
    page.open(issued[0].id)
    with qtbot.waitSignal(page.notice) as told:
        page.withdraw_action.trigger()
    assert "liegt" in told.args[0].text
    assert page.findChild(ReasonQuestion) is None


def test_an_invitation_sent_by_mistake_is_taken_back_and_marked(page, office, qtbot):
    meeting = factories.meeting(state=MeetingState.PLANNED)
    with office.store.unit("planned") as unit:
        unit.meetings.save(meeting)
    office.agenda.add_item(meeting.id, "Sprachkurse")
    sent = office.invitations.send(meeting.id, sent_on=date(2012, 5, 14))
    page.open(sent.id)
    assert not page.detail.withdrawn_label.isVisible()
    page.withdraw_action.trigger()
    question = page.findChild(ReasonQuestion)
    qtbot.mouseClick(question.go_button, Qt.MouseButton.LeftButton)
    assert question.error_label.text() == "Bitte die Begründung eintragen."
    question.reason_edit.setPlainText("Falsche Sitzung")
    with qtbot.waitSignal(page.message) as said:
        qtbot.mouseClick(question.go_button, Qt.MouseButton.LeftButton)
    assert said.args == [f"Zurückgenommen: {sent.file_name}"]
    qtbot.waitUntil(lambda: page.detail.withdrawn_label.text().endswith(": Falsche Sitzung"), timeout=3000)
    assert any(name.startswith("Zurückgenommen: Einladung") for name in shown(page))
    assert office.meetings.get(meeting.id).state is MeetingState.PLANNED


def test_the_list_is_narrowed_as_one_types(page, qtbot):
    with qtbot.waitSignal(page.model.modelReset):
        page.search.setText("gibt es nicht")
    assert shown(page) == []
    assert page.empty.isVisible()
    assert not page.save_action.isEnabled()
    page.clear_button.click()
    qtbot.waitUntil(lambda: len(shown(page)) == 2)
    page.kind_box.setCurrentIndex(page.kind_box.findData("excerpt"))
    assert shown(page) == []
    page.clear_filters()
    page.year_box.setCurrentIndex(page.year_box.findData(2012))
    assert len(shown(page)) == 2


def test_opening_one_lifts_a_filter_that_hides_it(page, issued):
    page.kind_box.setCurrentIndex(page.kind_box.findData("excerpt"))
    page.open(issued[1].id)
    assert page.table.current_id == issued[1].id


def test_the_record_it_was_made_from_is_a_step_away(page, issued, qtbot):
    page.open(issued[0].id)
    with qtbot.waitSignal(page.navigate) as went:
        page.detail.about_link.click()
    assert went.args == ["paper", issued[0].object_id]


def test_the_checksum_is_computed_anew(page, office, issued, founded, qtbot):
    page.open(issued[0].id)
    qtbot.waitUntil(lambda: page.preview.pdf == office.archive.pdf(issued[0].id))
    with qtbot.waitSignal(page.message) as said:
        page.check_sum()
    assert said.args == ["Prüfsumme stimmt: unverändert seit der Ausgabe."]
    with founded.unit("test") as unit:
        unit.connection.exec_driver_sql("UPDATE blobs SET content = X'00' WHERE sha512 = ?", (issued[0].sha512,))
    with qtbot.waitSignal(page.notice) as told:
        page.check_sum()
    assert "verändert" in told.args[0].text
    assert page.detail.sum_label.property("role") == "error"
    page.open(issued[1].id)
    with qtbot.waitSignal(page.notice) as told:
        page.open(issued[0].id)
    assert "Prüfsumme stimmt nicht" in told.args[0].text
    qtbot.waitUntil(lambda: not page.preview.pdf)


def test_one_is_saved_as_it_was_issued(page, office, issued, tmp_path, monkeypatch, qtbot):
    page.open(issued[0].id)
    target = tmp_path / "x.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(page.message):
        page.save_action.trigger()
    assert target.read_bytes() == office.archive.pdf(issued[0].id)


def test_several_are_saved_into_a_folder_without_replacing_each_other(page, office, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    page.table.selectAll()
    with qtbot.waitSignal(page.message) as said:
        page.save_action.trigger()
    assert said.args[0].startswith("2 Dateien gespeichert")
    assert len(list(tmp_path.glob("*.pdf"))) == 2


def test_a_mail_draft_is_opened_or_else_offered_for_saving(page, office, issued, tmp_path, monkeypatch, qtbot):
    page.open(issued[0].id)
    opened = []
    monkeypatch.setattr(paper_actions.QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    with qtbot.waitSignal(page.message) as said:
        page.mail_action.trigger()
    # Whether a program shows it the system does not tell.
    assert said.args[0].startswith("An das Mailprogramm übergeben.")
    assert said.args[0].endswith(f"liegt der Entwurf in {Path(opened[0]).parent}")
    with open(opened[0], "rb") as file:
        assert message_from_bytes(file.read())["X-Unsent"] == "1"
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    with qtbot.waitSignal(page.notice) as told:
        page.mail_action.trigger()
    assert told.args[0].action_text == "Entwurf speichern …"


def test_what_was_issued_meanwhile_appears(page, office, issued, qtbot):
    office.paper_letters.issue_letter(issued[0].object_id)
    qtbot.waitUntil(lambda: len(shown(page)) == 3)


def test_without_room_the_preview_gives_way_and_its_lines_stay(page, qtbot):
    page.resize(700, 500)
    qtbot.waitUntil(lambda: not page.preview.isVisible())
    assert page.detail.isVisible()
    page.resize(1200, 800)
    qtbot.waitUntil(page.preview.isVisible)


def test_several_are_printed_in_one_go(page, tmp_path, monkeypatch, qtbot):
    def chosen(_parent, title):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(72)
        printer.setOutputFileName(str(tmp_path / f"{title}.pdf"))
        return printer

    monkeypatch.setattr(paper_actions, "ask_printer", chosen)
    page.table.selectAll()
    with qtbot.waitSignal(page.message) as said:
        page.print_action.trigger()
    assert said.args == ["2 Schriftstücke gedruckt."]
    with Preview((tmp_path / "2 Schriftstücke.pdf").read_bytes()) as printed:
        assert printed.page_count == 2
    assert page.papers.work.isHidden()
