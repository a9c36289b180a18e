"""Papers without a desk of their own: chosen, seen, issued, saved, mailed by what a user does."""

from dataclasses import replace
from datetime import time
from email import message_from_bytes

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel

from beirat_desktop.desktop import paper_actions
from beirat_desktop.desktop.publications.issue_dialog import IssueDialog
from beirat_desktop.desktop.publications.page import ReportsPage
from beirat_desktop.desktop.publications.tab import PublicationsTab
from beirat_desktop.desktop.publications.words import TODAY
from beirat_desktop.desktop.widgets.why import why_not
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.attendance import AttendanceState
from beirat_desktop.domain.figures import Topic
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.german.dates import short_date
from tests import factories
from tests.desktop.boxes import answer, press
from tests.desktop.widgets.test_accessible import unnamed
from tests.documents.reading import text_of
from tests.usecases.live_world import build


@pytest.fixture
def world(office):
    return build(office)


def shown(qtbot, made):
    """A widget on the screen that notes what it says."""
    made.told, made.said = [], []
    made.notice.connect(made.told.append)
    made.message.connect(made.said.append)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def tab(world, workplace, theme, qtbot):
    made = shown(qtbot, PublicationsTab(workplace))
    made.open_meeting(world.meeting.id)
    return made


@pytest.fixture
def page(workplace, theme, qtbot):
    made = shown(qtbot, ReportsPage(workplace))
    made.open("")
    return made


def row(panel, kind):
    return next(one for one in panel.kinds.rows if one.entry.id == kind)


def choose(panel, kind, qtbot):
    qtbot.mouseClick(row(panel, kind), Qt.MouseButton.LeftButton)


def paper(panel):
    return " ".join(text_of(panel.preview.pdf).split()) if panel.preview.pdf else ""


def issue(panel, recipient=""):
    """Press „Ausgeben …“, name a recipient, and agree."""
    asked = []

    def agree(dialog):
        asked.append(dialog.consequence_label.text())
        dialog.recipient_box.setCurrentText(recipient)
        dialog.go_button.click()

    answer(agree)
    panel.issue_action.trigger()
    return asked


def test_the_chosen_paper_stands_beside_as_a_draft(tab, qtbot):
    qtbot.waitUntil(lambda: "Sitzung des Beirates" in paper(tab) and "ENTWURF" in paper(tab))
    choose(tab, IssuedKind.SCRIPT, qtbot)
    qtbot.waitUntil(lambda: "ab 17 von 33" in paper(tab))


def test_arrow_keys_go_through_the_papers(tab, qtbot):
    tab.focus_first()
    assert row(tab, IssuedKind.PUBLIC_NOTICE).hasFocus()
    qtbot.keyClick(tab.kinds.rows[0], Qt.Key.Key_Down)
    assert tab.kinds.current_id == IssuedKind.INVITATION
    assert row(tab, IssuedKind.INVITATION).hasFocus()
    qtbot.keyClick(tab.kinds.rows[1], Qt.Key.Key_Up)
    qtbot.keyClick(tab.kinds.rows[0], Qt.Key.Key_Up)
    assert tab.kinds.current_id == IssuedKind.PUBLIC_NOTICE


def test_issuing_names_the_consequence_and_keeps_the_paper_with_its_recipient(tab, world, qtbot):
    assert row(tab, IssuedKind.PUBLIC_NOTICE).entry.word == "noch nicht ausgegeben"
    asked = issue(tab, "Rheinpfalz")
    assert "Die 1. Ausgabe wird genau so in der Ablage festgehalten" in asked[0]
    (kept,) = world.office.archive.issues("meetings", world.meeting.id)
    assert (kept.kind, kept.recipient, kept.publication) == (IssuedKind.PUBLIC_NOTICE, "Rheinpfalz", True)
    assert row(tab, IssuedKind.PUBLIC_NOTICE).entry.word == "1. Ausgabe am 14.05.2012"
    assert tab.told[-1].text == "Bekanntmachung: Die 1. Ausgabe liegt in der Ablage."
    qtbot.waitUntil(lambda: tab.preview.pdf == world.office.archive.pdf(kept.id))
    assert [one.entry.word for one in tab.issues.rows] == ["", "gezeigt"]


def test_an_earlier_issue_is_shown_again_and_the_draft_is_a_step_away(tab, world, qtbot):
    issue(tab, "Amtsblatt")
    world.office.meetings.edit(world.meeting.id, note="neu")
    issue(tab, "Amtsblatt")
    second, first = world.office.archive.issues("meetings", world.meeting.id)
    assert "2. Ausgabe" in tab.issues.rows[1].entry.title
    qtbot.mouseClick(tab.issues.rows[2], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.preview.pdf == world.office.archive.pdf(first.id))
    qtbot.mouseClick(tab.issues.rows[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "ENTWURF" in paper(tab))
    assert second.issue == 2


def test_a_refusal_stays_in_the_question_and_nothing_is_kept(tab, world, qtbot):
    choose(tab, IssuedKind.MINUTES, qtbot)
    sentences = []

    def try_it(dialog):
        assert isinstance(dialog, IssueDialog)
        dialog.go_button.click()
        sentences.append(dialog.error_label.text())
        dialog.reject()

    answer(try_it)
    tab.issue_action.trigger()
    assert "noch nicht unterschrieben" in sentences[0]
    assert world.office.archive.all() == []
    assert tab.told == []


def test_papers_of_the_house_and_of_other_desks_have_one_version_and_say_why(tab, qtbot):
    choose(tab, IssuedKind.SIGN_IN_SHEET, qtbot)
    assert tab.original_button.isChecked()
    assert not tab.public_button.isEnabled()
    assert tab.version_label.text().startswith("Bleibt im Haus")
    choose(tab, IssuedKind.INVITATION, qtbot)
    assert tab.public_button.isChecked()
    assert not tab.original_button.isEnabled()
    assert "unter „Einladung“" in tab.version_label.text()
    assert "DSGVO" in tab.public_button.toolTip()


def test_the_supplement_is_offered_once_something_changed_after_the_invitation(tab, world, office):
    office.invitations.send(world.meeting.id, reason="Prüfung")
    tab.reload()
    assert IssuedKind.SUPPLEMENT not in [one.entry.id for one in tab.kinds.rows]
    office.agenda.add_item(world.meeting.id, "Dringendes")
    tab.reload()
    assert IssuedKind.SUPPLEMENT in [one.entry.id for one in tab.kinds.rows]
    office.invitations.send_supplement(world.meeting.id)
    tab.reload()
    assert IssuedKind.SUPPLEMENT in [one.entry.id for one in tab.kinds.rows]


def test_a_paper_about_nothing_yet_says_what_is_missing(tab, qtbot):
    choose(tab, IssuedKind.EXCERPT, qtbot)
    assert tab.preview.pdf == b""
    offered = tab.page_actions()
    assert {why_not(one) for one in offered} == {"noch ist zu keinem öffentlichen Punkt ein Auszug ausgegeben"}
    choose(tab, IssuedKind.SCRIPT, qtbot)
    assert all(one.isEnabled() for one in offered)


def test_the_draft_is_saved_under_a_name_that_says_so(tab, tmp_path, monkeypatch, qtbot):
    offered = []

    def name(_parent, _title, file, _kinds):
        offered.append(file)
        return str(tmp_path / "x.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", name)
    with qtbot.waitSignal(tab.message):
        tab.save_action.trigger()
    assert offered[0].endswith("Entwurf-Bekanntmachung-2012-05-24-öffentlich.pdf")
    assert "ENTWURF" in text_of((tmp_path / "x.pdf").read_bytes())


def test_only_what_was_issued_goes_out_by_mail(tab, tmp_path, monkeypatch, qtbot):
    opened = []
    monkeypatch.setattr(paper_actions.QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    tab.mail_action.trigger()
    assert tab.told[-1].action_text == "Jetzt ausgeben …"
    issue(tab)
    with qtbot.waitSignal(tab.message):
        tab.mail_action.trigger()
    with open(opened[0], "rb") as file:
        assert message_from_bytes(file.read())["Subject"].startswith("=?utf-8?q?Bekanntmachung")
    qtbot.mouseClick(tab.issues.rows[0], Qt.MouseButton.LeftButton)
    tab.mail_action.trigger()
    assert tab.told[-1].action_text == "1. Ausgabe zeigen"


def test_what_changes_elsewhere_stands_in_the_paper(tab, world, office, qtbot):
    choose(tab, IssuedKind.SCRIPT, qtbot)
    office.agenda.edit(world.item.id, internal_note="Beamer")
    qtbot.waitUntil(lambda: "Beamer" in paper(tab))


def test_choices_are_remembered(page, workplace, qtbot):
    choose(page, IssuedKind.FACTION_REPORT, qtbot)
    qtbot.mouseClick(page.public_button, Qt.MouseButton.LeftButton)
    page.year_box.setCurrentIndex(page.year_box.findData(2012))
    again = shown(qtbot, ReportsPage(workplace))
    again.open("")
    assert again.kinds.current_id == IssuedKind.FACTION_REPORT
    assert again.publication
    assert again.year_box.currentData() == 2012


def test_a_report_is_about_the_chosen_faction_and_year(page, office, qtbot):
    beirat = office.committees.beirat()
    greens = office.committees.add_faction(beirat.id, "Die Grünen", "Grüne")
    page.reload()
    choose(page, IssuedKind.FACTION_REPORT, qtbot)
    assert page.subject_box.isVisible()
    page.subject_box.setCurrentIndex(page.subject_box.findData(greens.id))
    qtbot.waitUntil(lambda: "Die Grünen" in paper(page))
    choose(page, IssuedKind.ANNUAL_REPORT, qtbot)
    assert not page.subject_box.isVisible()
    qtbot.waitUntil(lambda: "2011" in paper(page))
    page.year_box.setCurrentIndex(page.year_box.findData(2012))
    qtbot.waitUntil(lambda: "Jahresbericht 2012" in paper(page))


def test_a_report_without_factions_says_what_to_do(page, office, qtbot):
    with office.store.unit("factions.edit") as unit:
        unit.factions.delete(factories.SPD.id)
    page.reload()
    choose(page, IssuedKind.FACTION_REPORT, qtbot)
    assert page.preview.pdf == b"" or not page.preview.sheets.isVisible()
    offered = (page.issue_action, page.print_action, page.save_action, page.more_action, page.mail_action)
    assert {why_not(one) for one in offered} == {"noch ist keine Fraktion angelegt (Gremien & Personen)"}


def test_the_version_for_the_public_leaves_out_how_somebody_is_reached(tab, world, office, qtbot):
    office.committees.edit_body(office_contact=Contact(email="buero@stadt.example", address=Address("Weg 1")))
    choose(tab, IssuedKind.INVITATION, qtbot)
    qtbot.waitUntil(lambda: "Tagesordnung" in paper(tab) or "Einladung" in paper(tab))
    assert "buero@stadt.example" not in paper(tab)


def test_every_control_has_a_name(tab, page):
    assert unnamed(tab) == []
    assert unnamed(page) == []


def test_giving_up_issues_nothing(tab, world):
    press("Abbrechen")
    tab.issue_action.trigger()
    assert world.office.archive.all() == []
    assert tab._shown == TODAY


def test_the_menu_opens_it_in_the_viewer_and_writes_a_mail_to_a_file(tab, tmp_path, monkeypatch, qtbot):
    viewed = []
    monkeypatch.setattr(paper_actions, "open_in_viewer", lambda pdf, name: viewed.append((name, pdf)))
    issue(tab)
    entries = {action.text(): action for action in tab.more_menu.actions()}
    entries["Im Betrachter öffnen"].trigger()
    qtbot.waitUntil(lambda: bool(viewed))
    assert viewed[0][0] == "Bekanntmachung-2012-05-24-öffentlich.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "x.eml"), ""))
    with qtbot.waitSignal(tab.message):
        entries["Mail-Entwurf speichern …"].trigger()
    assert message_from_bytes((tmp_path / "x.eml").read_bytes()).is_multipart()


def test_printing_asks_for_the_printer_by_the_name_of_the_paper(tab, monkeypatch, qtbot):
    asked = []
    monkeypatch.setattr(paper_actions, "ask_printer", lambda _parent, title: asked.append(title))
    tab.print_action.trigger()
    qtbot.waitUntil(lambda: asked == ["Bekanntmachung"])


def test_what_went_to_somebody_is_offered_to_them_again(tab, world):
    world.office.publications.issue(
        IssuedKind.PUBLIC_NOTICE, world.meeting.id, recipient="Rheinpfalz", publication=True
    )
    offered = []

    def look(dialog):
        offered.append(dialog.recipient_box.currentText())
        dialog.reject()

    answer(look)
    tab.issue_action.trigger()
    assert offered == ["Rheinpfalz"]


def test_a_screen_reader_hears_which_paper_is_chosen(tab):
    chosen = [QAccessible.queryAccessibleInterface(one).state().checked for one in tab.kinds.rows]
    assert chosen == [True, *[False] * (len(chosen) - 1)]
    assert row(tab, IssuedKind.SCRIPT).accessibleName().startswith("Regiebuch, ")


@pytest.fixture
def counted(world, page, qtbot):
    """The statistics of a held meeting with 18 of the members there and one excused."""
    office = world.office
    office.course.open(world.meeting.id, time(17))
    world.come(18)
    office.attendances.mark(world.meeting.id, [world.people[20].id], AttendanceState.EXCUSED)
    office.course.close(world.meeting.id, time(19))
    page.reload()
    choose(page, "statistics", qtbot)
    page.year_box.setCurrentIndex(page.year_box.findData(2012))
    qtbot.waitUntil(lambda: "31.12.2012" in page.numbers.period_label.text())
    return page


def table_row(table, text):
    model = table.model()
    return next(row for row in range(model.rowCount()) if text in model.index(row, 0).data())


def test_the_figures_of_a_term_open_the_list_behind_them(counted, world, qtbot):
    numbers = counted.numbers
    assert numbers.isVisible()
    assert not counted.preview.isVisible()
    assert unnamed(counted) == []
    assert numbers.members_card.note_label.text() == "1 Sitzung"
    heads = [numbers.members_model.headerData(column, Qt.Orientation.Horizontal) for column in range(2, 9)]
    assert heads == ["Sitzungen", "anwesend", "entschuldigt", "vertreten", "gefehlt", "offen", "Anteil"]
    there, away = (table_row(numbers.members, world.people[place].sorted_name) for place in (0, 20))
    cells = [[numbers.members_model.index(row, column).data() for column in range(2, 9)] for row in (there, away)]
    assert cells == [["1", "1", "0", "0", "0", "0", "100 %"], ["1", "0", "1", "0", "0", "0", "0 %"]]
    numbers.members.setCurrentIndex(numbers.members_model.index(there, 3))
    assert numbers.behind_label.text() == f"{world.people[0].sorted_name}: anwesend"
    (entry,) = numbers.behind.rows
    with qtbot.waitSignal(counted.navigate) as went:
        qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert went.args == ["meeting", world.meeting.id]
    numbers.members.setCurrentIndex(numbers.members_model.index(there, 6))
    assert (numbers.behind.rows, numbers.hint_label.text()) == ([], "Keine Sitzung.")
    motions = numbers.motions
    motions.setCurrentIndex(numbers.motions_model.index(0, numbers.motions_model.columnCount() - 1))
    with qtbot.waitSignal(counted.navigate) as went:
        qtbot.mouseClick(numbers.behind.rows[0], Qt.MouseButton.LeftButton)
    assert went.args == ["paper", world.paper.id]


def test_the_paper_of_the_figures_stands_beside_them_and_another_year_counts_anew(counted, qtbot):
    qtbot.mouseClick(counted.paper_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: counted.preview.pdf.startswith(b"%PDF"), timeout=5000)
    assert counted.preview.isVisible()
    qtbot.mouseClick(counted.numbers_button, Qt.MouseButton.LeftButton)
    counted.year_box.setCurrentIndex(counted.year_box.findData(2011))
    numbers = counted.numbers
    qtbot.waitUntil(lambda: numbers.members_card.note_label.text() == "0 Sitzungen")
    assert "vom 01.01.2011 bis 31.12.2011" in numbers.period_label.text()
    assert numbers.members_model.rowCount() == 0
    choose(counted, "follow_up_report", qtbot)
    assert not counted.numbers_button.isVisible()
    assert counted.original_button.isVisible()


def test_without_a_meeting_the_figures_say_what_to_do(page, qtbot):
    choose(page, "statistics", qtbot)
    qtbot.waitUntil(lambda: bool(page.numbers.period_label.text()))
    texts = [label.text() for label in page.numbers.findChildren(QLabel) if label.isVisible()]
    assert "In dieser Zeit ist kein Antrag eingegangen." in texts
    assert "Noch keine Sitzung gehalten" in texts
    assert "Noch kein Antrag gestellt" in texts


def test_a_bar_opens_the_list_behind_it_and_the_table_beside_says_the_same(counted, world, qtbot):
    drawn = counted.numbers.cards[Topic.ATTENDANCE]
    shown = [tuple(drawn.model.index(row, column).data() for column in range(3)) for row in range(3)]
    day = short_date(world.meeting.day)
    assert shown == [(day, "anwesend", "18"), (day, "entschuldigt", "1"), (day, "gefehlt", "14")]
    assert [(bit.bar, bit.part, str(bit.value)) for bit in drawn.chart.bits] == shown
    place = drawn.chart.rect_of(1).center().toPoint()
    counted.numbers.split.widget(0).ensureWidgetVisible(drawn)
    qtbot.mouseClick(drawn.chart, Qt.MouseButton.LeftButton, pos=place)
    assert drawn.table.current_id == f"{day}\nentschuldigt"
    assert counted.numbers.behind_label.text() == f"{day}: entschuldigt"
    with qtbot.waitSignal(counted.navigate) as went:
        qtbot.mouseClick(counted.numbers.behind.rows[0], Qt.MouseButton.LeftButton)
    assert went.args == ["person", world.people[20].id]
    qtbot.keyClick(drawn.chart, Qt.Key.Key_Left)
    assert counted.numbers.behind_label.text() == f"{day}: anwesend"


@pytest.mark.parametrize("width", [800, 900, 1000, 1150, 1400])
def test_bars_are_never_narrower_than_their_table(counted, qtbot, width):
    numbers = counted.numbers
    drawn = numbers.cards[Topic.ATTENDANCE]
    numbers.setParent(None)
    qtbot.addWidget(numbers)
    numbers.resize(width, 800)
    numbers.show()
    qtbot.waitUntil(lambda: numbers.width() == width and drawn.chart.width() >= drawn.table.width())


def test_the_version_that_is_shown_is_saved_as_a_copy_to_edit(tab, office, monkeypatch, qtbot, tmp_path):
    offered = []

    def choose(_parent, _title, name, _kinds):
        offered.append(name)
        return str(tmp_path / "kopie.docx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(tab.message) as told:
        tab.word_action.trigger()
    assert told.args[0].startswith("Gespeichert: kopie.docx, eine Kopie")
    assert offered[0].endswith("Kopie.docx")
    assert (tmp_path / "kopie.docx").read_bytes().startswith(b"PK")


def test_what_the_public_will_not_read_is_shown_before_and_may_stay_with_a_reason(tab, world, qtbot):
    with world.office.store.unit("typed") as unit:
        unit.agenda_items.save(replace(world.item, title="Zeile 0176 12345678"))
    choose(tab, IssuedKind.PUBLIC_NOTICE, qtbot)
    said = []

    def decide(dialog):
        said.append(dialog.list.item(0).text())
        dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
        dialog.go_button.click()
        said.append(dialog.error_label.text())
        answer(lambda asked: asked.go_button.click())
        dialog.reason_edit.setPlainText("Das ist die Nummer des Plans.")
        dialog.go_button.click()

    answer(decide)
    tab.issue_action.trigger()
    assert "▸0176 12345678◂" in said[0]
    assert "Begründung" in said[1]
    (kept,) = world.office.archive.all()
    assert "0176 12345678" in text_of(world.office.archive.pdf(kept.id))


def test_without_going_on_from_what_is_cut_nothing_is_issued(tab, world, qtbot):
    with world.office.store.unit("typed") as unit:
        unit.agenda_items.save(replace(world.item, title="Zeile 0176 12345678"))
    choose(tab, IssuedKind.PUBLIC_NOTICE, qtbot)
    answer(lambda dialog: dialog.reject())
    tab.issue_action.trigger()
    assert world.office.archive.all() == []
