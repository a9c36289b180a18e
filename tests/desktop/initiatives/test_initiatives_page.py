"""Vorhaben: begun, typed, linked, filtered, printed and removed by what a user does."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from beirat_desktop.desktop.initiatives.timeline import Timeline
from beirat_desktop.desktop.theme import font
from beirat_desktop.desktop.widgets.tab_order import stops
from beirat_desktop.documents.preview import Preview
from beirat_desktop.domain.dates import DatePart, PartialDate
from beirat_desktop.domain.initiatives import (
    Deliverable,
    InitiativeKind,
    Milestone,
    Partner,
    PartnerKind,
    Relation,
    WebLink,
)
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from tests import factories
from tests.desktop.boxes import answer, press
from tests.desktop.widgets.test_accessible import unnamed


def type_into(widget, text):
    """As typed; the robot's keys have no letters but those of ASCII."""
    widget.setFocus()
    if text.isascii():
        QTest.keyClicks(widget, text)
    elif isinstance(widget, QTextEdit):
        widget.insertPlainText(text)
    else:
        widget.insert(text)


def leave(page):
    page.editor.form.name_edit.setFocus()
    page.flush()


def initiative(page, office):
    return office.initiatives.detail(page.editor.detail.initiative.id).initiative


def sheet(page):
    if not page.editor.preview.pdf:
        return ""
    with Preview(page.editor.preview.pdf) as preview:
        return " ".join(" ".join(preview.text(number) for number in range(preview.page_count)).split())


@pytest.fixture
def opened(page, office):
    made = office.initiatives.add("Nachbarschaft", InitiativeKind.PROGRAMME)
    page.open(made.id)
    return made


@pytest.fixture
def resolution(founded):
    paper = factories.motion(number="2012/07")
    words = RichText.of("Dem Stadtrat wird empfohlen, sich dem Plan anzuschließen.")
    made = Resolution(factories.BEIRAT.id, date(2011, 2, 17), words, paper_id=paper.id)
    with founded.unit("test") as unit:
        unit.papers.save(paper)
        unit.resolutions.save(made)
    return made


def test_an_empty_page_says_what_it_is_for_and_begins_the_first(page, office, qtbot):
    assert page.list.empty.isVisible()
    assert page.list.add_button.isVisible()
    assert not page.list.clear_button.isVisible()

    def fill(dialog):
        dialog.name_edit.insert("Nationaler Integrationsplan")
        dialog.kind_box.setCurrentIndex(dialog.kind_box.findText("Strategie"))
        dialog.go_button.click()

    answer(fill)
    page.list.add_button.click()
    qtbot.waitUntil(lambda: page.title() == "Vorhaben · Nationaler Integrationsplan")
    assert page.chip()[0] == "ohne Zeitangabe"
    (row,) = office.initiatives.rows()
    assert row.kind is InitiativeKind.STRATEGY


def test_without_a_name_it_is_asked_for_again(page, office, qtbot):
    said = []

    def hurry(dialog):
        dialog.go_button.click()
        said.append(dialog.error_label.text())
        dialog.reject()

    answer(hurry)
    page.add_action.trigger()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Der Name fehlt. Bitte eintragen, wie das Vorhaben heißt."]
    assert office.initiatives.rows() == []


def test_what_is_typed_is_kept_and_stands_on_the_sheet(page, office, opened, qtbot):
    form = page.editor.form
    type_into(form.start_field, "seit 2011")
    type_into(form.end_field, "Ende 2023")
    type_into(form.office_edit, "Bürgerbüro")
    type_into(form.description_edit.text_edit, "In jeder Straße wird geredet.")
    leave(page)
    kept = initiative(page, office)
    assert (kept.start, kept.end) == (PartialDate(2011), PartialDate(2023, part=DatePart.END))
    assert (kept.office, kept.description.plain) == ("Bürgerbüro", "In jeder Straße wird geredet.")
    assert form.end_field.text() == "Ende 2023"
    qtbot.waitUntil(lambda: "2011 bis Ende 2023" in sheet(page) and "In jeder Straße" in sheet(page))
    assert page.subtitle() == "Programm · 2011 bis Ende 2023 · Bürgerbüro"


def test_a_time_that_is_none_stays_and_is_explained(page, office, opened):
    form = page.editor.form
    type_into(form.start_field, "Frühjahr")
    leave(page)
    assert form.start_field.text() == "Frühjahr"
    assert form.fields["start"].warning_label.text().startswith("Das ist kein Zeitpunkt. Was bekannt ist: 2018")
    assert initiative(page, office).start is None
    form.start_field.selectAll()
    type_into(form.start_field, "4/2012")
    leave(page)
    assert not form.fields["start"].warning_label.isVisible()
    assert initiative(page, office).start == PartialDate(2012, 4)


def test_an_end_before_the_start_is_refused_beside_the_field(page, office, opened):
    form = page.editor.form
    type_into(form.start_field, "2012")
    type_into(form.end_field, "2011")
    leave(page)
    assert form.fields["end"].warning_label.text() == (
        "„Nachbarschaft“ endet so vor seinem Beginn. Bitte Beginn und Ende prüfen."
    )
    assert initiative(page, office).end is None


def test_partners_and_steps_are_typed_row_by_row(page, office, opened, qtbot):
    club = office.organizations.add("Verein Süd")
    form = page.editor.form
    form.partner_rows.add_button.click()
    row = form.partner_rows.rows[0]
    row.widgets["kind"].setCurrentIndex(row.widgets["kind"].findText("unterzeichnende Stelle"))
    for name, words in (("name", "Verein Süd"), ("person", "Mirela Popescu"), ("function", "Vorsitzende")):
        type_into(row.widgets[name], words)
    QTest.keyClick(row.widgets["function"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(form.partner_rows.rows) == 2)
    type_into(form.partner_rows.rows[1].widgets["name"], "Stiftung")
    form.milestone_rows.add_button.click()
    step = form.milestone_rows.rows[0]
    assert QApplication.focusWidget() is step.widgets["when"]
    type_into(step.widgets["when"], "12/2020")
    type_into(step.widgets["title"], "Öffentliche Veranstaltung")
    type_into(step.widgets["place"], "digital")
    leave(page)
    kept = initiative(page, office)
    assert kept.partners == (
        Partner(club.id, "", PartnerKind.SIGNATORY, "Verein Süd", "Mirela Popescu", "Vorsitzende"),
        Partner(name="Stiftung"),
    )
    assert kept.milestones == (Milestone("Öffentliche Veranstaltung", PartialDate(2020, 12), "digital"),)
    qtbot.waitUntil(lambda: [entry.entry.title for entry in form.known_offices.rows] == ["Verein Süd"])
    assert [station.label for station in form.line.stations] == ["Öffentliche Veranstaltung"]
    # What the record made of it comes back without taking the keyboard away.
    page.reload()
    assert form.partner_rows.rows[0] is row


def test_rows_are_moved_up_and_taken_off(page, office):
    made = office.initiatives.add("Erklärung", partners=tuple(Partner(name=name) for name in ("A", "B", "C")))
    page.open(made.id)
    rows = page.editor.form.partner_rows
    rows.rows[2].up_button.click()
    rows.rows[0].remove_button.click()
    assert [partner.name for partner in initiative(page, office).partners] == ["C", "B"]
    office.undo()
    page.reload()
    assert [row.widgets["name"].text() for row in rows.rows] == ["A", "B", "C"]


def test_the_keyboard_goes_through_all_fields_of_a_row_before_its_buttons(page, opened):
    rows = page.editor.form.partner_rows
    first, second = rows.add(), rows.add()
    assert stops(rows) == [
        *(*first.widgets.values(), first.up_button, first.remove_button),
        *(*second.widgets.values(), second.up_button, second.remove_button),
        rows.add_button,
    ]


def test_enter_in_a_time_begins_the_next_row_which_takes_the_keys_at_once(page, office, opened):
    rows = page.editor.form.deliverable_rows
    first = rows.add()
    assert page.window().focusWidget() is first.widgets["title"]
    type_into(first.widgets["title"], "Wegweiser")
    type_into(first.widgets["when"], "2021")
    QTest.keyClick(first.widgets["when"], Qt.Key.Key_Return)
    second = rows.rows[1]
    assert second.isVisible()
    assert page.window().focusWidget() is second.widgets["title"]
    leave(page)
    assert initiative(page, office).deliverables == (Deliverable("Wegweiser", PartialDate(2021)),)


def test_what_is_longer_than_its_field_is_seen_from_its_beginning_once_it_is_left(page, opened):
    row = page.editor.form.partner_rows.add()
    name = row.widgets["name"]
    type_into(name, "Arbeitsgemeinschaft der Beratungsstellen")
    assert name.cursorPosition() > 0
    row.widgets["person"].setFocus()
    assert name.cursorPosition() == 0


def test_a_row_in_which_nothing_stands_is_none(page, office, opened):
    form = page.editor.form
    form.link_rows.add_button.click()
    leave(page)
    assert initiative(page, office).links == ()
    row = form.link_rows.rows[0]
    type_into(row.widgets["address"], "www.example.org")
    type_into(row.widgets["read_on"], "14.9.2011")
    row.widgets["public"].click()
    leave(page)
    assert initiative(page, office).links == (WebLink("www.example.org", "", date(2011, 9, 14), public=False),)


def test_an_address_that_is_none_and_a_step_without_time_are_said_where_they_stand(page, office, opened):
    form = page.editor.form
    form.link_rows.add_button.click()
    type_into(form.link_rows.rows[0].widgets["address"], "mailto:amt@example.org")
    form.milestone_rows.add_button.click()
    row = form.milestone_rows.rows[0]
    type_into(row.widgets["when"], "bald")
    leave(page)
    assert form.link_rows.warning_label.text().startswith("„mailto:amt@example.org“ ist keine Adresse im Netz.")
    assert initiative(page, office).links == ()
    assert row.warning_label.text().startswith("„bald“ ist kein Zeitpunkt.")
    assert row.widgets["when"].text() == "bald"


def test_a_ground_is_looked_for_linked_followed_and_taken_off(page, office, opened, resolution, qtbot):
    went = []
    page.navigate.connect(lambda noun, key: went.append((noun, key)))

    def choose(dialog):
        dialog.search_edit.insert("anzuschließen")
        dialog.look()
        dialog.go_button.click()

    answer(choose)
    page.editor.form.works.link_buttons[Relation.RESTS_ON].click()
    qtbot.waitUntil(lambda: len(page.editor.form.works.rows) == 1)
    (row,) = page.editor.form.works.rows
    assert row.link.text() == "Beschluss des Beirates für Migration und Integration vom 17.02.2011"
    assert initiative(page, office).resolution_ids == (resolution.id,)
    row.link.click()
    assert went[-1] == ("matter", resolution.paper_id)
    row.remove_button.click()
    assert initiative(page, office).resolution_ids == ()
    qtbot.waitUntil(lambda: page.editor.form.works.rows == [])


def test_a_part_is_begun_from_its_whole(page, office, opened, qtbot):
    def fill(dialog):
        dialog.name_edit.insert("Straßenfest")
        dialog.go_button.click()

    answer(fill)
    page.editor.form.part_button.click()
    qtbot.waitUntil(lambda: page.title() == "Vorhaben · Straßenfest")
    assert initiative(page, office).parent_id == opened.id
    page.editor.form.above.rows[0].click()
    assert page.title() == "Vorhaben · Nachbarschaft"
    assert [row.entry.title for row in page.editor.form.parts.rows] == ["Straßenfest"]


def test_files_are_taken_and_told_on_the_tab(page, office, opened, tmp_path, qtbot):
    file = tmp_path / "Leitfaden.pdf"
    file.write_bytes(b"%PDF")
    page.takes_files()([file])
    qtbot.waitUntil(lambda: page.editor.tabs.bar.tabText(1) == "Unterlagen (1)")
    page.editor.tabs.choose("files")
    page.editor.files.table.selectRow(0)
    page.editor.files.buttons["public"].click()
    assert [one.public for one in office.attachments.of(initiative_id=opened.id)] == [True]


def test_the_list_is_narrowed_by_state_kind_and_any_word(page, office):
    office.initiatives.add("Plan", InitiativeKind.STRATEGY, start=PartialDate(2011))
    over = office.initiatives.add("Erklärung", InitiativeKind.DECLARATION, start=PartialDate(2011, 6, 21))
    office.initiatives.edit(over.id, partners=(Partner(name="Stiftung", person="Henrik Amsel"),))
    page.reload()

    def shown():
        return [page.list.model.value(row).name for row in range(page.list.model.rowCount())]

    assert page.subtitle() == "2 Vorhaben"
    page.list.search_edit.setText("amsel")
    assert shown() == ["Erklärung"]
    page.list.search_edit.clear()
    page.list.state_buttons["running"].click()
    assert shown() == ["Plan"]
    page.list.kind_box.setCurrentIndex(page.list.kind_box.findText("Veranstaltung"))
    assert shown() == []
    assert page.list.clear_button.isVisible()
    page.list.clear_button.click()
    assert shown() == ["Plan", "Erklärung"] or shown() == ["Erklärung", "Plan"]


def test_the_timeline_is_walked_through_and_opened_by_keys(page, office, qtbot):
    plan = office.initiatives.add(
        "Plan", start=PartialDate(2011), milestones=(Milestone("Auftakt", PartialDate(2011, 2)),)
    )
    office.initiatives.add("Fest", InitiativeKind.EVENT, start=PartialDate(2012, 6, 1))
    office.initiatives.add("Idee")
    page.reload()
    page.list.tabs.choose("timeline")
    line = page.list.timeline
    line.setFocus()
    assert line.accessibleDescription().startswith("Fest, Veranstaltung, 01.06.2012, geplant")
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert line.accessibleDescription() == "Plan, Modellprojekt, seit 2011, läuft, 2/2011: Auftakt"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.editor.detail.initiative.id == plan.id
    assert not line.grab().isNull()


def test_it_is_removed_by_a_key_after_a_question_and_comes_back(page, office, opened, qtbot):
    page.open("")
    page.list.table.selectRow(0)
    asked = press("Vorhaben entfernen")
    QTest.keyClick(page.list.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 0)
    assert asked[0] == "„Nachbarschaft“ entfernen?"
    office.undo()
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)


def test_what_has_parts_is_not_removed_and_the_reason_is_told(page, office, opened, qtbot):
    office.initiatives.add("Teil", parent_id=opened.id)
    told = []
    page.notice.connect(told.append)
    press("Vorhaben entfernen")
    page.remove_action.trigger()
    assert told[0].text.startswith("Vorhaben „Nachbarschaft“ kann nicht entfernt werden")


def test_one_that_is_gone_is_said_so(page, office, opened, qtbot):
    said = []
    page.message.connect(said.append)
    office.initiatives.remove(opened.id)
    qtbot.waitUntil(lambda: page.title() == "Vorhaben")
    assert said[-1] == "Das Vorhaben ist nicht mehr da."


def test_a_click_on_the_sheet_leads_to_the_field(page, opened):
    form = page.editor.form
    page.editor.preview.anchor_clicked.emit("description")
    assert form.description_edit.text_edit.hasFocus()
    page.editor.preview.anchor_clicked.emit("milestones")
    assert form.milestone_rows.add_button.hasFocus()
    page.editor.preview.anchor_clicked.emit("later")
    assert form.works.link_buttons[Relation.LED_TO].hasFocus()


def test_both_versions_are_offered_where_papers_are_issued(page, opened):
    wanted = []
    page.publications_wanted.connect(lambda key, kind: wanted.append((key, kind)))
    page.issue_action.trigger()
    assert wanted == [(opened.id, "initiative")]


def test_every_control_of_the_page_has_a_name(page, office, opened):
    office.initiatives.edit(
        opened.id,
        partners=(Partner(name="A"),),
        milestones=(Milestone("B"),),
        links=(WebLink("https://example.org"),),
    )
    page.reload()
    assert unnamed(page) == []


def test_the_history_says_who_changed_what(page, office, opened, tmp_path):
    office.initiatives.edit(opened.id, start=PartialDate(2011), end=PartialDate(2012))
    file = tmp_path / "Leitfaden.pdf"
    file.write_bytes(b"%PDF")
    office.attachments.add(file, initiative_id=opened.id)
    page.editor.tabs.choose("history")
    model = page.editor.history.model
    rows = [[model.index(row, column).data() for column in range(1, 4)] for row in range(model.rowCount())]
    assert rows == [
        ["Geschäftsstelle", "Anlage hinzugefügt", "Leitfaden"],
        ["Geschäftsstelle", "Vorhaben bearbeitet", "Zeitraum"],
        ["Geschäftsstelle", "Vorhaben angelegt", "angelegt"],
    ]


def test_the_name_keeps_its_room_where_the_window_is_narrow(page, office):
    office.initiatives.add("Nationaler Integrationsplan", office="Bürgerbüro", partners=(Partner(name="Verein"),))
    page.reload()
    table = page.list.table
    assert not table.isColumnHidden(4)
    page.resize(800, 700)
    assert [table.isColumnHidden(column) for column in range(6)] == [False, False, False, True, True, False]
    assert table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole).endswith("Bürgerbüro\nVerein")
    page.resize(1240, 800)
    assert not table.isColumnHidden(3)


def test_the_longest_name_stands_whole_in_the_timeline_where_it_has_room(page, office, qtbot):
    name = "Nationaler Integrationsplan: Umsetzung in der Stadt"
    office.initiatives.add(name)
    page.reload()
    line = Timeline()
    qtbot.addWidget(line)
    line.show_rows(office.initiatives.rows(), office.today)
    line.resize(1150, 400)
    assert line._names() >= line._longest > QFontMetrics(font()).horizontalAdvance(name)
    line.resize(420, 400)
    assert line._names() < 0.5 * 420
