"""What every page has for a clerk's hand: its verbs in the menu bar, Strg+F, Strg+S, and an Esc that keeps."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from beirat_desktop.desktop.menus import MORE
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.domain.dispatch import Coming
from beirat_desktop.domain.meetings import MeetingState

CONTROL = Qt.KeyboardModifier.ControlModifier


def verbs(program) -> list[str]:
    menu = program.window.menus.verbs_menu
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions()]


def test_every_place_has_its_verbs_in_the_menu_bar(program, qtbot):
    for key in program.window.places:
        program.window.go(key)
        page = program.window.current_page
        said = [text.partition("\t")[0] for text in verbs(program)]
        for action in page.page_actions():
            if action.isVisible() and action.text().strip() != MORE:
                assert (action.text().strip() if action.menu() else action.property("command")) in said, key
        assert said


def test_the_menu_of_verbs_keeps_nothing_of_the_times_it_was_opened(program, qtbot):
    for key in ("meetings", "papers"):
        program.window.go(key)
        verbs(program)
        there = len(program.window.findChildren(QMenu))
        for _opening in range(3):
            verbs(program)
        qtbot.waitUntil(lambda there=there: len(program.window.findChildren(QMenu)) <= there)


def test_a_verb_of_the_menu_does_what_the_button_does_and_shows_its_key(program, qtbot):
    program.window.go("papers")
    before = len(program.office.papers.page())
    assert "Antrag anlegen\tStrg+N" in verbs(program)
    next(one for one in program.window.menus.verbs_menu.actions() if one.text().startswith("Antrag anlegen")).trigger()
    assert len(program.office.papers.page()) == before + 1


def test_strg_f_leads_from_the_list_to_its_search_and_esc_empties_it_first(program, qtbot):
    program.window.go("meetings")
    program.window.go("papers")
    page = program.window.current_page
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_F, CONTROL)
    qtbot.waitUntil(page.list.search.hasFocus)
    QTest.keyClicks(page.list.search, "Schule")
    program.window._on_escape()
    assert page.list.search.text() == ""
    assert program.window.current_page is page
    program.window._on_escape()
    assert program.window.current_page is not page


def test_what_was_told_above_one_tab_or_section_goes_with_it(program):
    window = program.window

    def turned(go) -> None:
        window.show_notice(Notice("Bitte zuerst Punkte mit einem Ergebnis ankreuzen."))
        assert window.banner.isVisible()
        go()
        assert window.banner.isHidden()

    window.go("meetings", program.office.meetings.rows()[-1].id)
    turned(lambda: window.current_page.tabs.choose("minutes"))
    window.go("papers", program.office.papers.page()[0].id)
    turned(lambda: window.current_page.editor.tabs.choose("files"))
    window.go("initiatives", program.office.initiatives.rows()[0].id)
    turned(lambda: window.current_page.editor.tabs.choose("history"))
    window.go("tracking")
    turned(lambda: window.current_page.tabs.bar.setCurrentIndex(1))
    window.go("settings")
    turned(lambda: window.current_page.list.setCurrentRow(2))


def test_esc_does_not_leave_a_page_from_a_field_with_text(program, qtbot):
    program.window.go("meetings")
    draft = next(row.id for row in program.office.papers.page() if row.state == "draft")
    program.window.go("papers", draft)
    page = program.window.current_page
    page.editor.form.title_edit.setFocus()
    qtbot.waitUntil(page.editor.form.title_edit.hasFocus)
    QTest.keyClicks(page.editor.form.title_edit, " und mehr")
    QTest.keyClick(page.editor.form.title_edit, Qt.Key.Key_Escape)
    assert program.window.current_page is page
    assert page.editor.detail.paper.id == draft
    assert "und mehr" in page.editor.form.title_edit.text()


def test_strg_s_keeps_what_is_typed_and_says_so(program, qtbot):
    draft = next(row.id for row in program.office.papers.page() if row.state == "draft")
    program.window.go("papers", draft)
    page = program.window.current_page
    page.editor.form.title_edit.setText("Ganz neu")
    page.editor.form.title_edit.textEdited.emit("Ganz neu")
    program.window.save()
    assert program.office.papers.get(draft).title == "Ganz neu"
    assert program.window.status.message_label.whole_text.startswith("Alles ist gespeichert")


def test_tab_leads_from_what_is_looked_for_to_what_it_becomes_and_esc_closes_from_everywhere(program, qtbot):
    draft = next(row.id for row in program.office.papers.page() if row.state == "draft")
    program.window.go("papers", draft)
    page = program.window.current_page
    one = page.editor.form.editors["proposal"]
    bar = one.find_bar
    for steps in (0, 1, 2):
        one.text_edit.setFocus()
        qtbot.waitUntil(one.text_edit.hasFocus)
        QTest.keyClick(one.text_edit, Qt.Key.Key_F, CONTROL)
        qtbot.waitUntil(bar.find_edit.hasFocus)
        QTest.keyClicks(bar.find_edit, "und")
        for _ in range(steps):
            QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_Tab)
        assert program.window.focusWidget() is (bar.find_edit, bar.replace_edit, bar.previous_button)[steps]
        QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_Escape)
        assert not bar.isVisible()
        assert program.window.current_page is page
        assert page.editor.detail.paper.id == draft


def test_strg_k_finds_what_stands_in_the_menus_of_a_page_and_strg_enter_in_it_does_nothing_behind_it(program, qtbot):
    came = next(row.id for row in program.office.papers.page() if row.state == "submitted")
    program.window.go("papers", came)
    page = program.window.current_page
    finder = program.window.finder
    finder.pop_up()
    QTest.keyClicks(finder.edit, "Fraktion")
    shown = [finder.model.index(row).data() for row in range(finder.model.rowCount())]
    assert "Zur Fraktion zurückfragen …" in shown
    finder.edit.setText("Xyzzy")
    QTest.keyClick(finder.edit, Qt.Key.Key_Return, CONTROL)
    assert program.office.papers.get(came).state == "submitted"
    assert program.window.current_page is page


def menu_at(view, qtbot) -> list[str]:
    """What the menu key offers on the line that is chosen."""
    here = view.visualRect(view.currentIndex()).center()
    keyboard = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(keyboard, here, view.viewport().mapToGlobal(here)))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    offered = [action.text().replace("&", "").partition("\t")[0] for action in menu.actions() if action.isVisible()]
    menu.close()
    return offered


def test_what_the_buttons_beside_a_list_do_stands_in_its_menu_too(program, qtbot):
    window = program.window
    planned = next(row.id for row in program.office.meetings.rows() if row.state is MeetingState.PLANNED)
    window.go("meetings", planned)
    page = window.current_page
    for tab, view, wanted in (
        ("agenda", lambda: page._current_tab().pool, {"Auf die Tagesordnung setzen"}),
        ("dispatch", lambda: page._current_tab().table, {"Kommt", "Vertretung …", "Weg"}),
        ("attendance", lambda: page._current_tab().table, {"Anwesend", "Fehlt", "Verzicht"}),
        ("live", lambda: page._current_tab().agenda_list, {"Vertagen", "Nächster Punkt"}),
    ):
        page.show_tab(tab)
        shown = view()
        shown.setCurrentIndex(shown.model().index(0, 0))
        assert wanted <= set(menu_at(shown, qtbot)), tab


def test_a_verb_of_a_list_does_what_its_button_does(program, qtbot):
    window = program.window
    planned = next(row.id for row in program.office.meetings.rows() if row.state is MeetingState.PLANNED)
    window.go("meetings", planned)
    window.current_page.show_tab("dispatch")
    tab = window.current_page._current_tab()
    lines = [tab.model.value(row) for row in range(tab.model.rowCount())]
    silent = next(line for line in lines if line.reply is not None and line.reply.answer is Coming.OPEN)
    tab.table.choose(silent.id)
    next(action for action in tab.table.verbs() if action.text() == "Kommt nicht").trigger()
    rows = program.office.replies.sheet(planned).rows
    assert next(row.answer for row in rows if row.person.id == silent.person_id) is Coming.NO


def test_the_menu_of_a_meeting_names_one_act_once(program, qtbot):
    """„Löschen …“ and „Entfernen …“ stood in it, and were the same."""
    program.window.go("meetings")
    table = program.window.current_page.list.table
    table.selectRow(0)
    offered = [action.text() for action in table.context_menu().actions()]
    assert [text for text in offered if text.startswith(("Löschen", "Entfernen"))] == ["Löschen …\tEntf"]
    table.selectAll()
    offered = [action.text() for action in table.context_menu().actions()]
    assert [text for text in offered if text.startswith(("Löschen", "Entfernen"))] == ["Löschen …"]


def test_what_a_button_had_no_room_for_stands_in_the_menu_itself_and_not_under_mehr(program):
    for place in ("tracking", "papers"):
        program.window.go(place, program.office.papers.page()[0].id if place == "papers" else "")
        folded = program.window.current_page.more_action.menu()
        said = [text.partition("\t")[0] for text in verbs(program)]
        assert MORE not in said
        shown = [one.text() for one in folded.actions() if one.isVisible() and not one.isSeparator()]
        assert shown
        assert set(shown) <= set(said)


def test_a_sentence_goes_with_the_page_it_was_told_on(program, qtbot):
    status, window = program.window.status, program.window
    window.go("papers")
    window.show_message("Gespeichert: Liste.xlsx")
    qtbot.waitUntil(lambda: not status._now.isActive())
    window.go("papers")
    assert status.message_label.whole_text == "Gespeichert: Liste.xlsx"
    window.go("tracking")
    assert status.message_label.whole_text == ""
    window.show_message("Eingelesen.")  # what leads to another page is told there
    window.go("papers")
    assert status.message_label.whole_text == "Eingelesen."


def test_the_menu_of_meetings_offers_what_one_of_the_chosen_can_still_be_given(program):
    program.window.go("meetings")
    page = program.window.current_page
    table, several = page.list.table, page.several

    def offered(state: MeetingState) -> set[str]:
        table.choose(next(row.id for row in page.list.model.rows()() if row.state is state))
        return {one.text() for one in several.fitting()}

    assert {"Absagen …", "Als Kalenderdatei …"} <= offered(MeetingState.PLANNED)
    assert not {"Absagen …", "Löschen …"} & offered(MeetingState.CLOSED)
    assert not any(one.text().startswith("Löschen") for one in table.context_menu().actions())
    page.list.term_box.setCurrentIndex(page.list.term_box.count() - 1)


def test_the_menu_of_matters_offers_what_one_of_the_chosen_can_still_be_given(program, qtbot):
    program.window.go("tracking")
    page = program.window.current_page
    page.list_button.click()

    def offered(show: str) -> set[str]:
        page.tabs.choose(show)
        qtbot.waitUntil(lambda: not program.background.working)
        page.table.selectAll()
        return {one.text() for one in page.several.fitting()}

    assert {"Als erledigt ablegen", "Zuständige Stelle …", "Wege drucken …"} <= offered("open")
    assert not {"Als erledigt ablegen", "Zuständige Stelle …", "Frist der Aufgaben …"} & offered("done")


def test_until_when_something_is_due_is_seen_in_the_list_of_matters_without_scrolling(program, qtbot):
    program.window.go("tracking")
    page = program.window.current_page
    page.list_button.click()
    qtbot.waitUntil(lambda: page.table.isVisible() and not program.background.working)
    table = page.table
    number = [column.head for column in page.model.columns].index("Frist")
    table.horizontalScrollBar().setValue(0)
    assert table.columnViewportPosition(number) + table.columnWidth(number) <= table.viewport().width()
