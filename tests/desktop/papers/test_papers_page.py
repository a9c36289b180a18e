import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMessageBox, QPushButton

from beirat_desktop.desktop.overview.words import paper_entry
from beirat_desktop.desktop.papers.list_view import PaperList
from beirat_desktop.desktop.papers.side import CheckRow
from beirat_desktop.desktop.papers.words import field_of
from beirat_desktop.desktop.state import State
from beirat_desktop.documents.preview import Preview, text_of_pdf
from beirat_desktop.domain import readiness
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.memberships import Membership, Role
from beirat_desktop.domain.papers import PaperState, PaperType, Target
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.text import Block, RichText, Run
from beirat_desktop.domain.users import Desk, User
from beirat_desktop.german.joinings import paper_words
from beirat_desktop.german.papers import called, known_kind
from beirat_desktop.store.first_look import first_rows
from beirat_desktop.usecases.meetings.sublines import paper_line
from beirat_desktop.usecases.papers.letters import letter_file_name
from beirat_desktop.usecases.trouble import RecordTrouble
from tests import factories


def titles(page):
    model = page.list.model
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def letter(page):
    if not page.editor.preview.pdf:
        return ""
    with Preview(page.editor.preview.pdf) as preview:
        return " ".join(preview.text(0).split())


def press(button):
    return lambda dialog: button(dialog).click()


def test_an_empty_list_offers_the_first_motion(page, office, qtbot):
    assert page.list.empty.isVisible()
    qtbot.mouseClick(page.list.add_button, Qt.MouseButton.LeftButton)
    (key,) = office.papers.ids()
    assert page.title() == "Antrag · ohne Titel"
    assert page.editor.detail.paper.id == key


def test_an_amendment_is_called_one_wherever_it_stands(page, office, paper, qtbot):
    office.papers.give_number(paper.id)
    key = office.papers.amend(paper.id, proposal=RichText.of("Der Beirat lädt zweimal ein.")).id
    page.open(key)
    assert page.title() == "Änderungsantrag · Fachberatung"
    assert page.editor.tabs.bar.tabText(0) == "Änderungsantrag"
    assert page.editor.form.type_box.currentText() == "Änderungsantrag"
    said = " ".join(text_of_pdf(office.paper_letters.pdf(key)).split())
    assert "Änderungsantrag Nr.: 2012/01-1" in said
    assert "Änderungsantrag zum Antrag 2012/01 für die Sitzung" in said
    assert "hiermit legen wir den folgenden Änderungsantrag für die Sitzung" in said
    page.open(paper.id)
    assert page.editor.form.type_box.currentText() == "Antrag"
    page.open("")
    model = page.list.model
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    tips = {model.index(row, 1).data(Qt.ItemDataRole.ToolTipRole) for row in range(2)}
    assert tips == {"Antrag: Fachberatung", "Änderungsantrag: Fachberatung"}
    known = office.papers.get(key)
    assert letter_file_name(known) == "Entwurf-Änderungsantrag-2012-01-1-Fachberatung.pdf"
    assert b"=C3=84nderungsantrag_2012/01-1" in office.mail.motion(key)
    assert (called(known, "KSD"), known_kind(known)) == (("Änderungsantrag", "2012/01-1"), "Änderungsantrag")
    assert paper_words(known, "KSD") == "Änderungsantrag 2012/01-1"
    assert paper_line(known, "KSD", ["SPD-Fraktion"]) == "Änderungsantrag der SPD-Fraktion, Nr. 2012/01-1"


def test_the_list_says_that_others_move_a_motion_too(page, office, founded, paper, qtbot):
    other = Faction(factories.BEIRAT.id, "Die Grünen", "Grüne")
    with founded.unit("test") as unit:
        unit.factions.save(other)
    office.papers.add(title="Gemeinsam", faction_id=factories.SPD.id, joint_faction_ids=(other.id,))
    page.open("")
    model = page.list.model
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    shown = {model.index(row, 1).data(): model.index(row, 2).data() for row in range(2)}
    assert shown == {"Gemeinsam": "SPD u. a.", "Fachberatung": "SPD"}
    day = date(2012, 5, 14)
    subs = {row.title: paper_entry(row, day).sub for row in first_rows(office.file, ["draft"], 9)}
    assert {title: sub.split(" · ")[0] for title, sub in subs.items()} == shown


def test_what_is_typed_is_kept_and_stands_in_the_letter(page, office, paper, qtbot):
    page.open(paper.id)
    page.editor.form.title_edit.selectAll()
    page.editor.form.title_edit.insert("Sprachkurse für Väter")
    page.editor.form.editors["proposal"].text_edit.selectAll()
    qtbot.keyClicks(page.editor.form.editors["proposal"].text_edit, "Der Beirat bittet.")
    qtbot.waitUntil(lambda: "Sprachkurse für Väter" in letter(page) and "Der Beirat bittet." in letter(page))
    qtbot.waitUntil(lambda: office.papers.get(paper.id).title == "Sprachkurse für Väter")
    page.flush()
    assert office.papers.get(paper.id).proposal.plain == "Der Beirat bittet."
    qtbot.waitUntil(lambda: page.title() == "Antrag · Sprachkurse für Väter")


def test_typing_is_taken_back_by_one_step(page, office, paper):
    page.open(paper.id)
    for part in ("Neu", " und", " anders"):
        page.editor.form.title_edit.insert(part)
        page.flush()
    office.undo()
    page.reload()
    assert page.editor.form.title_edit.text() == "Fachberatung"


def test_the_meeting_tells_until_when_motions_come_in(page, paper):
    page.open(paper.id)
    assert page.editor.form.meeting_box.currentText() == "12. Sitzung, 24.05.2012"
    field = page.editor.form.fields["meeting_id"]
    assert field.warning_label.text() == "Antragsschluss 18.05.2012, noch 4\u00a0Tage"


def test_another_faction_brings_its_own_chair_to_sign(page, office, paper, meeting):
    page.open(paper.id)
    box = page.editor.form.faction_box
    box.setCurrentIndex(box.findData(None))
    assert office.papers.get(paper.id).signer_id is None
    box.setCurrentIndex(box.findData(factories.SPD.id))
    assert page.editor.form.signer_box.currentText() == "Łukasz Ağırbaş (Vorsitz)"


def test_the_list_beside_the_form_follows_what_is_ready(page, paper):
    page.open(paper.id)
    texts = {row.check.text: row.check.rule for row in page.editor.side.ready_card.findChildren(CheckRow)}
    assert texts["Beschlusstext vollständig"] == ""
    assert texts["Die Unterschrift fehlt."] == "paper.signature_missing"
    page.editor.form.signed_check.click()
    page.reload()
    assert "Unterschrieben" in {row.check.text for row in page.editor.side.ready_card.findChildren(CheckRow)}


def test_a_place_in_the_letter_leads_to_its_field(page, paper, qtbot):
    page.open(paper.id)
    page.activateWindow()
    page.editor.preview.anchor_clicked.emit("rationale")
    qtbot.waitUntil(lambda: page.editor.form.editors["rationale"].text_edit.hasFocus())


def test_mending_brings_the_field_into_sight(page, paper, qtbot):
    page.open(paper.id)
    page.resize(1240, 420)
    page.activateWindow()
    check = page.editor.form.signed_check
    assert check.visibleRegion().isEmpty()
    page.editor.side.mend.emit("signed")
    qtbot.waitUntil(lambda: not check.visibleRegion().isEmpty())


def test_whatever_is_not_ready_leads_to_the_field_that_mends_it():
    source = Path(readiness.__file__).read_text(encoding="utf-8")
    rules = set(re.findall(r'Finding\("(paper\.\w+)"', source))
    assert {rule for rule in rules if not field_of(rule)} == {
        "paper.meeting_unknown"
    }  # no meeting is planned yet: nothing to fill in here


def test_a_wording_that_asks_others_leads_to_whom_it_is_addressed(page, office, paper, qtbot):
    office.papers.edit(paper.id, target=Target.OWN, proposal=RichText.of("Die Verwaltung wird gebeten, zu handeln."))
    page.open(paper.id)
    page.activateWindow()
    row = next(
        one for one in page.editor.side.ready_card.findChildren(CheckRow) if one.check.rule == "paper.asks_others"
    )
    next(one for one in row.findChildren(QPushButton) if one.text() == "Zum Feld").click()
    qtbot.waitUntil(page.editor.side.target_box.hasFocus)


def test_coming_to_a_paper_shows_the_field_that_has_the_keyboard(page, paper, qtbot):
    page.open(paper.id)
    page.resize(1240, 420)
    page.activateWindow()
    page.editor.side.mend.emit("signed")
    title = page.editor.form.title_edit
    qtbot.waitUntil(lambda: title.visibleRegion().isEmpty())
    page.focus_first()
    assert not title.visibleRegion().isEmpty()


def test_submitting_names_the_day_and_keeps_the_version(page, office, paper, answer):
    page.open(paper.id)
    seen = []

    def hand_in(dialog):
        seen.append(dialog.go_button.text())
        dialog.reason_edit.setPlainText("Die Unterschrift wird nachgereicht.")
        dialog.go_button.click()

    answer(hand_in)
    page.submit_action.trigger()
    assert seen == ["Mit Eingang 14.05.2012 einreichen"]
    assert office.papers.get(paper.id).state is PaperState.SUBMITTED
    assert [o.rule for o in office.overrides.on("papers", paper.id)] == ["paper.signature_missing"]
    page.reload()
    assert page.chip()[0] == "eingereicht"
    assert page.page_actions()[-1] is page.admit_action


def test_asking_back_asks_for_a_question(page, office, paper, answer, monkeypatch):
    office.papers.submit(paper.id, reason="Prüfung")
    page.open(paper.id)
    monkeypatch.setattr(page.steps, "save_answer", lambda: None)
    seen = []

    def ask(dialog):
        dialog.go_button.click()
        seen.append(dialog.complaint())
        dialog.reason_edit.setPlainText("Welche Stadtteile?")
        dialog.go_button.click()

    answer(ask)
    page.steps.ask_back()
    assert seen == ["Bitte die Frage eintragen."]
    assert office.papers.get(paper.id).asked == "Welche Stadtteile?"


def test_a_paper_without_a_faction_has_an_open_signer_after_one_with_a_signer(page, office, paper):
    page.open(paper.id)
    assert page.editor.form.signer_box.currentIndex() > 0
    page.open(office.papers.add(PaperType.MOTION).id)
    assert page.editor.form.signer_box.currentText() == "noch offen"


def test_the_keys_of_the_main_step_do_what_its_button_says(page, office, paper, qtbot):
    office.papers.submit(paper.id)
    page.open(paper.id)
    page.activateWindow()
    page.editor.form.title_edit.setFocus()
    qtbot.keyClick(page.editor.form.title_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert office.papers.get(paper.id).state is PaperState.ADMITTED


def test_a_refused_submission_says_why_and_stays_open(page, office, paper, answer):
    office.papers.edit(paper.id, proposal=RichText())
    page.open(paper.id)
    said = []

    def try_and_leave(dialog):
        answer(lambda again: (said.append(again.error_label.text()), again.reject()))
        dialog.go_button.click()

    answer(try_and_leave)
    page.submit_action.trigger()
    assert said == [
        "In „Fachberatung“ fehlt der Beschlussvorschlag. Bitte den Wortlaut eintragen, über den abgestimmt werden soll."
    ]
    assert office.papers.get(paper.id).state is PaperState.DRAFT


def test_an_arrival_after_today_is_not_taken(page, office, paper, answer):
    page.open(paper.id)
    said = []

    def try_tomorrow(dialog):
        dialog.received_field.set_value(date(2012, 5, 15))
        dialog.go_button.click()
        said.append(dialog.error_label.text())
        dialog.reject()

    answer(try_tomorrow)
    page.submit_action.trigger()
    assert said == ["Der Eingang kann nicht nach heute (14.05.2012) liegen."]
    assert office.papers.get(paper.id).state is PaperState.DRAFT


def test_a_number_is_offered_and_a_taken_one_is_refused(page, office, paper, answer):
    other = office.papers.add(title="Erster", number="2012/01")
    office.papers.submit(paper.id)
    page.open(paper.id)
    said = []

    def take_taken(dialog):
        assert dialog.number_edit.text() == "2012/02"
        dialog.number_edit.setText(other.number)
        answer(then_offered)
        dialog.go_button.click()

    def then_offered(dialog):
        said.append(dialog.error_label.text())
        dialog.number_edit.setText("2012/02")
        dialog.go_button.click()

    answer(take_taken)
    page.number_action.trigger()
    assert said == ["Die Nummer 2012/01 hat schon „Erster“. Bitte eine andere wählen."]
    assert office.papers.get(paper.id).number == "2012/02"
    page.reload()
    assert page.chip()[0] not in page.subtitle().lower()  # the chip beside it says the state
    assert "Nr. 2012/02" in page.subtitle()


def test_a_number_that_was_not_given_is_not_offered_for_change(page, office, paper):
    page.open(paper.id)
    page.more_menu.aboutToShow.emit()
    assert not page.menu_actions["number"].isVisible()


def test_the_letter_under_56_is_offered_to_who_holds_the_office(page, office, paper):
    office.papers.submit(paper.id, reason="Prüfung")
    page.open(paper.id)
    assert page.menu_actions["mayor"].text() == "Schreiben an den Oberbürgermeister …"
    office.committees.edit_body(mayor="Frau Oberbürgermeisterin Weiß")
    page.more_menu.aboutToShow.emit()
    assert page.menu_actions["mayor"].text() == "Schreiben an die Oberbürgermeisterin …"


@pytest.mark.parametrize(
    ("stands", "offered"),
    [(PaperState.SUBMITTED, False), (PaperState.REFUSED, False), (PaperState.ADMITTED, True)],
)
def test_papers_for_the_stadtrat_are_in_the_menu_once_a_motion_is_admitted(page, founded, stands, offered):
    motion = factories.motion("Beratung", state=stands)
    with founded.unit("test") as unit:
        unit.papers.save(motion)
    page.open(motion.id)
    page.more_menu.aboutToShow.emit()
    assert [page.menu_actions[name].isVisible() for name in ("council", "mayor")] == [offered] * 2


def test_a_number_given_already_is_offered_for_change(page, office, paper, answer):
    office.papers.give_number(paper.id)
    page.open(paper.id)
    seen = []

    def look(dialog):
        seen.append(dialog.number_edit.text())
        dialog.go_button.click()

    answer(look)
    page.more_menu.aboutToShow.emit()
    assert page.menu_actions["number"].isVisible()
    page.menu_actions["number"].trigger()
    assert seen == ["2012/01"]
    assert office.papers.get(paper.id).number == "2012/01"


def test_admitting_asks_who_acts_where_the_wording_asks_somebody_else(page, office, paper, answer):
    office.papers.edit(paper.id, proposal=RichText.of("Die Verwaltung wird gebeten, Kurse anzubieten."))
    office.papers.submit(paper.id)
    page.open(paper.id)
    said = []

    def choose(dialog):
        dialog.go_button.click()
        said.append((dialog.error_label.text(), dialog.reason_field.isHidden()))
        dialog.target_box.setCurrentText("Der Beirat handelt selbst")
        dialog.go_button.click()
        said.append((dialog.error_label.text(), dialog.reason_field.isHidden()))
        dialog.target_box.setCurrentText("Bitte an die Verwaltung")
        dialog.go_button.click()

    answer(choose)
    page.admit_action.trigger()
    assert said == [
        ("Bitte wählen, an wen sich der Beschluss richtet.", True),
        ("Bitte die Begründung eintragen.", False),
    ]
    admitted = office.papers.get(paper.id)
    assert (admitted.state, admitted.target) == (PaperState.ADMITTED, Target.ADMINISTRATION)


def test_not_admitting_asks_for_the_reason(page, office, paper, answer):
    office.papers.submit(paper.id)
    page.open(paper.id)
    said = []

    def without_then_with(dialog):
        dialog.go_button.click()
        said.append(dialog.error_label.text())
        dialog.reason_edit.setPlainText("Zuständig ist der Kreis.")
        dialog.norm_box.setCurrentText("§ 56 GemO")
        said.append(dialog.norm_label.text())
        dialog.norm_box.setEditText("§ 56 GemO, § 2 LKO")  # what the rules do not know is taken as it is typed
        said.append(dialog.norm_label.isHidden())
        dialog.go_button.click()

    answer(without_then_with)
    page.refuse_action.trigger()
    assert said[0] == "Bitte die Begründung eintragen."
    assert "Selbstverwaltung" in said[1]
    assert said[2]
    assert office.papers.get(paper.id).refused_for == "Zuständig ist der Kreis. (§ 56 GemO, § 2 LKO)"


def test_a_dropped_file_is_attached(page, office, paper, tmp_path, qtbot):
    file = tmp_path / "Programm.pdf"
    file.write_bytes(b"%PDF")
    page.open(paper.id)
    page.editor.tabs.choose("files")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl("https://example.org/x.pdf")])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.editor.files.dropEvent(event)
    qtbot.waitUntil(lambda: page.editor.files.model.rowCount() == 1)
    assert [a.file_name for a in office.attachments.of(paper_id=paper.id)] == ["Programm.pdf"]
    assert page.editor.tabs.bar.tabText(2) == "Anlagen (1)"


def test_a_file_that_vanished_gets_its_sentence(page, paper, tmp_path, qtbot):
    page.open(paper.id)
    with qtbot.waitSignal(page.notice) as notice:
        page.editor.files.add_wanted.emit([tmp_path / "weg.pdf"])
    assert notice.args[0].text.startswith("Die Datei „weg.pdf“ ist nicht mehr da.")


def test_an_attachment_goes_away_by_its_key(page, office, paper, tmp_path, qtbot):
    file = tmp_path / "Karte.pdf"
    file.write_bytes(b"%PDF")
    office.attachments.add(file, paper_id=paper.id)
    page.open(paper.id)
    page.editor.tabs.choose("files")
    page.editor.files.table.selectRow(0)
    qtbot.keyClick(page.editor.files.table, Qt.Key.Key_Delete)
    assert office.attachments.of(paper_id=paper.id) == []


def test_a_version_shows_what_changed_and_comes_back(page, office, paper, answer):
    version = office.papers.keep_version(paper.id, "Erste")
    office.papers.edit(paper.id, title="Fachberatung im August")
    page.open(paper.id)
    page.editor.tabs.choose("versions")
    page.editor.versions.table.selectRow(0)
    assert "im August" in page.editor.versions.view.toPlainText()
    answer(lambda box: next(b for b in box.buttons() if b.text() == "Diese Fassung wiederherstellen").click())
    page.editor.versions.restore_wanted.emit(version.id)
    assert office.papers.get(paper.id).title == "Fachberatung"


def test_a_version_that_only_looked_otherwise_says_how(page, office, paper):
    office.papers.edit(paper.id, proposal=RichText((Block((Run("Der Beirat lädt ein."),)),)))
    office.papers.keep_version(paper.id, "Erste")
    office.papers.edit(paper.id, proposal=RichText((Block((Run("Der Beirat "), Run("lädt ein.", bold=True))),)))
    page.open(paper.id)
    page.editor.tabs.choose("versions")
    page.editor.versions.table.selectRow(0)
    shown = page.editor.versions.view.toPlainText()
    assert "Der Beirat lädt ein. [jetzt fett]" in shown
    assert "Betreff (unverändert)" in shown


def test_the_history_names_actions_and_fields(page, office, paper):
    office.papers.edit(paper.id, title="Anders")
    page.open(paper.id)
    page.editor.tabs.choose("history")
    model = page.editor.history.model
    rows = [[model.index(row, column).data() for column in (2, 3)] for row in range(model.rowCount())]
    assert rows == [["Antrag bearbeitet", "Betreff"], ["Antrag angelegt", "angelegt"]]


def test_deleting_a_draft_asks_and_returns_to_the_list(page, office, paper, answer):
    page.open("")
    page.list.table.selectRow(0)
    seen = []

    def agree(box):
        assert isinstance(box, QMessageBox)
        seen.append(box.defaultButton().text())
        next(button for button in box.buttons() if button.text() == "Entwurf löschen").click()

    answer(agree)
    page.list.remove_wanted.emit(paper.id)
    assert seen == ["Abbrechen"]
    assert office.papers.ids() == []


def test_the_list_is_filtered_by_chip_word_and_box(page, office, founded, paper, qtbot):
    with founded.unit("test") as unit:
        unit.papers.save(factories.motion("Straßenbeleuchtung", state=PaperState.SUBMITTED))
        unit.papers.save(factories.motion("Bericht zur Lage", paper_type=PaperType.REPORT))
    page.open("")
    assert len(titles(page)) == 3
    page.list.state_buttons["new"].click()
    qtbot.waitUntil(lambda: titles(page) == ["Straßenbeleuchtung"])
    assert page.list.state_buttons["drafts"].text() == "Entwürfe  2"
    page.list.state_buttons["all"].click()
    page.list.search.setText("lage")
    qtbot.waitUntil(lambda: titles(page) == ["Bericht zur Lage"])
    page.list.search.setText("nirgends")
    qtbot.waitUntil(lambda: titles(page) == [])
    qtbot.mouseClick(page.list.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(titles(page)) == 3)


def test_columns_sort_the_whole_list(page, office, founded, qtbot):
    with founded.unit("test") as unit:
        for number, title in enumerate(("Zaun", "Ämter", "Bad")):
            unit.papers.save(factories.motion(title, number=f"2012/{number:02}"))
    page.open("")
    page.list.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: titles(page) == ["Ämter", "Bad", "Zaun"])


def test_a_filter_for_drafts_is_only_there_for_who_sees_any(page, office, paper, state, qtbot):
    page.list.state_buttons["drafts"].click()
    office.users.add("Frau Sommer", Desk.OFFICE)
    reader = office.users.add("Herr Winter", Desk.READER)
    chair = office.users.add("Frau Herbst", Desk.CHAIR)
    for user in (reader, chair):
        office.users.choose(user.id)
        again = PaperList(office, state)
        qtbot.addWidget(again)
        again.reload()
        assert again.state_buttons["drafts"].isHidden()
        assert again.filter().states == ()


def test_filters_are_remembered(page, office, paper, state, qtbot):
    page.list.state_buttons["drafts"].click()
    again = PaperList(office, state)
    qtbot.addWidget(again)
    again.reload()
    assert again.filter().states == ("draft",)


def test_a_paper_deleted_elsewhere_is_said(page, office, paper, qtbot):
    page.open(paper.id)
    office.papers.delete(paper.id)
    with qtbot.waitSignal(page.message) as message:
        page.reload()
    assert message.args == ["Der Antrag ist nicht mehr da."]
    assert page.title() == "Anträge"


def test_typing_into_a_paper_deleted_elsewhere_is_refused_with_its_text_kept(page, office, paper):
    page.open(paper.id)
    office.papers.delete(paper.id)
    page.editor.form.title_edit.setText("Noch ein Wort")
    page.flush()
    assert page.editor.form.fields["title"].warning_label.text().startswith("Diesen Antrag gibt es nicht mehr")
    assert page.editor.form.title_edit.text() == "Noch ein Wort"


def test_a_file_removed_elsewhere_is_said(page, office, paper, tmp_path, qtbot):
    file = tmp_path / "Karte.pdf"
    file.write_bytes(b"%PDF")
    attachment = office.attachments.add(file, paper_id=paper.id)
    page.open(paper.id)
    office.attachments.remove(attachment.id)
    with qtbot.waitSignal(page.notice) as notice:
        page.editor.files.remove_wanted.emit(attachment.id)
    assert notice.args[0].text.startswith("Das gibt es nicht mehr")


def test_a_full_disk_tells_what_was_kept(page, office, paper, answer, monkeypatch):
    def full(key):
        raise RecordTrouble("disk_full", office.file)

    page.open(paper.id)
    monkeypatch.setattr(office.papers, "duplicate", full)
    said = []
    answer(lambda box: (said.append(box.text()), box.reject()))
    page.menu_actions["duplicate"].trigger()
    assert said == ["Der Datenträger ist voll."]


def test_the_wording_of_a_debated_paper_cannot_be_typed_over(page, founded, paper):
    with founded.unit("test") as unit:
        unit.papers.save(replace(paper, state=PaperState.DEBATED, received=datetime(2012, 5, 1)))
    page.open(paper.id)
    assert page.editor.form.title_edit.isReadOnly()
    assert page.editor.form.editors["proposal"].text_edit.isReadOnly()
    assert not page.editor.form.faction_box.isEnabled()
    assert page.editor.form.note_edit.isEnabled()


def test_what_became_of_a_debated_paper_is_one_step_away(page, founded, paper, qtbot):
    with founded.unit("test") as unit:
        unit.papers.save(replace(paper, state=PaperState.DEBATED))
    page.open(paper.id)
    assert page.page_actions()[-1] is page.track_action
    with qtbot.waitSignal(page.navigate) as went:
        page.track_action.trigger()
    assert went.args == ["matter", paper.id]


def test_the_reason_of_a_refusal_stands_first(page, office, paper):
    office.papers.submit(paper.id)
    office.papers.refuse(paper.id, "Zuständig ist der Kreis.", "§ 56 GemO")
    page.open(paper.id)
    check = page.editor.side.ready_card.findChildren(CheckRow)[0].check
    assert (check.text, check.sub) == ("Nicht zugelassen", "Zuständig ist der Kreis. (§ 56 GemO)")


def test_a_wording_changed_after_it_was_handed_in_is_said(page, office, paper):
    office.papers.submit(paper.id)
    page.open(paper.id)
    assert "Seit dem Einreichen geändert" not in {
        row.check.text for row in page.editor.side.ready_card.findChildren(CheckRow)
    }
    office.papers.edit(paper.id, proposal=RichText.of("Etwas anderes."))
    page.reload()
    assert "Seit dem Einreichen geändert" in {
        row.check.text for row in page.editor.side.ready_card.findChildren(CheckRow)
    }


def test_the_desk_of_a_faction_begins_with_its_own_papers(page, office, founded, paper, state, tmp_path, qtbot):
    with founded.unit("test") as unit:
        unit.users.save(User("Geschäftsstelle", Desk.FACTION, faction_id=factories.SPD.id))
        unit.papers.save(factories.motion("Anderer", faction_id=None))
    again = PaperList(office, State(tmp_path / "other"))
    qtbot.addWidget(again)
    again.reload()
    assert again.faction_box.currentText() == "SPD"
    assert again.model.rowCount() == 1


def test_a_faction_that_ended_stays_among_those_who_move(page, office, founded, paper, qtbot):
    other = Faction(factories.BEIRAT.id, "Die Grünen", "Grüne")
    with founded.unit("test") as unit:
        unit.factions.save(other)
    office.papers.edit(paper.id, joint_faction_ids=(other.id,))
    for gone in (other.id, factories.SPD.id):
        office.committees.end_faction(gone, office.papers.get(paper.id).dated - timedelta(days=1))
    page.open(paper.id)
    form = page.editor.form
    assert (form.faction_box.currentText(), form.joint_button.text().strip()) == ("SPD-Fraktion", "Grüne")
    assert [(one.text(), one.isChecked()) for one in form.joint_menu.actions()] == [("Die Grünen", True)]
    said = " ".join(text_of_pdf(office.paper_letters.pdf(paper.id)).split())
    assert "Antrag der SPD-Fraktion und der Grünen" in said
    page.open("")
    model = page.list.model
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert model.index(0, 2).data() == "SPD u. a."
    page.open(paper.id)
    form.joint_menu.actions()[0].trigger()
    assert office.papers.get(paper.id).joint_faction_ids == ()


def test_who_led_a_faction_to_its_end_signs_a_letter_dated_later(page, office, founded, paper, qtbot):
    other = Faction(factories.BEIRAT.id, "Die Grünen", "Grüne")
    chair = Person("Yılmaz", "Nuray")
    dated = office.papers.get(paper.id).dated
    with founded.unit("test") as unit:
        unit.factions.save(other)
        unit.persons.save(chair)
        unit.memberships.save(
            Membership(chair.id, factories.BEIRAT.id, Role.MEMBER, faction_id=other.id, faction_chair=True)
        )
    office.papers.edit(paper.id, joint_faction_ids=(other.id,))
    office.committees.end_faction(other.id, dated - timedelta(days=3))
    said = " ".join(text_of_pdf(office.paper_letters.pdf(paper.id)).split())
    assert "Nuray Yılmaz" in said[said.index("Mit freundlichen") :]


def test_factions_can_move_a_paper_together(page, office, founded, paper, qtbot):
    other = replace(factories.SPD, id="other", name="Liste Vielfalt", short_name="LV")
    with founded.unit("test") as unit:
        unit.factions.save(other)
    page.open(paper.id)
    (action,) = page.editor.form.joint_menu.actions()
    action.trigger()
    assert office.papers.get(paper.id).joint_faction_ids == ("other",)
    qtbot.waitUntil(lambda: "der SPD-Fraktion und der Liste Vielfalt" in letter(page))
    page.reload()
    assert page.editor.form.joint_button.text().strip() == "LV"


@pytest.mark.parametrize("kind", list(PaperType))
def test_each_kind_has_its_own_labels(page, office, meeting, kind):
    page.open(office.papers.add(kind, "Probe").id)
    labels = {name: page.editor.form.fields[name].label.text() for name in ("proposal", "explanation")}
    assert (
        labels["explanation"]
        == {"motion": "Erläuterung", "template": "Sachverhalt", "report": "Bericht", "statement": "Stellungnahme"}[
            kind.value
        ]
    )
    assert page.editor.form.fields["signer_id"].isVisibleTo(page) == (kind is PaperType.MOTION)


def test_the_letter_makes_room_where_the_window_is_narrow(page, paper):
    page.open(paper.id)
    page.resize(1240, 700)
    assert page.editor.side.isVisibleTo(page)
    page.resize(900, 700)
    assert page.editor.side.isVisibleTo(page)
    assert page.editor.preview.isVisibleTo(page)
    page.resize(700, 700)
    assert not page.editor.preview.isVisibleTo(page)
    page.editor.tabs.choose("letter")
    assert page.editor.preview.isVisibleTo(page)
    page.resize(1240, 700)
    assert page.editor.tabs.current == "text"
    assert page.editor.preview.isVisibleTo(page)


def test_the_list_keeps_qts_contract(page, office, paper):
    QAbstractItemModelTester(page.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.list.reload()


def test_every_control_has_a_name_for_those_who_do_not_see_it(page, paper):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

    page.open(paper.id)
    nameless = [
        widget
        for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
        for widget in page.findChildren(kind)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
    ]
    assert nameless == []
