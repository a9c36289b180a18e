import gc
import weakref

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from beirat_desktop.desktop.header import ActionButton
from beirat_desktop.desktop.main_window import MainWindow
from beirat_desktop.desktop.messages import Notice, Saving
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.question import LineQuestion


def test_a_page_is_built_when_it_is_first_visited(window) -> None:
    assert window.stack.count() == 0
    window.go("papers")
    assert window.stack.count() == 1
    window.go("papers", "7")
    assert window.stack.count() == 1
    assert window.page("papers").opened == ["", "7"]


def test_what_a_page_knew_goes_soon_after_it_was_dropped(window, qtbot) -> None:
    class Known:
        """What holds itself, so that only the collector ends it."""

        def __init__(self) -> None:
            self.itself = self

    window.go("papers")
    window.page("papers").known = Known()
    seen = weakref.ref(window.page("papers").known)
    window.forget_page("papers")
    assert not gc.isenabled()  # as it is while a record is open
    qtbot.waitUntil(lambda: seen() is None)


def test_a_notice_that_went_with_its_page_does_not_keep_what_its_button_would_have_done(window) -> None:
    def mend() -> None:
        """What holds a page."""

    held = weakref.ref(mend)
    window.go("papers")
    window.show_notice(Notice("Das ging nicht.", Tone.AMBER, "Ansehen …", mend))
    del mend
    assert held() is not None
    window.go("meetings")
    assert held() is None


def test_a_record_opens_where_its_noun_belongs(window) -> None:
    window.go("meetings")
    window.current_page.navigate.emit("resolution", "r1")
    assert window.current_page is window.page("papers")
    assert window.page("papers").opened == ["r1"]
    assert window.navigation.button("papers").here
    with pytest.raises(KeyError):
        window.navigate("unknown", "1")


def test_back_and_forward_go_over_page_and_record(window) -> None:
    for place in (("meetings", ""), ("papers", "a"), ("papers", "b")):
        window.go(*place)
    window.back()
    assert window.page("papers").opened[-1] == "a"
    window.back()
    assert window.current_page is window.page("meetings")
    window.back()
    assert window.current_page is window.page("meetings")
    window.forward()
    assert (window.current_page, window.page("papers").opened[-1]) == (window.page("papers"), "a")


def test_leaving_a_page_keeps_what_was_typed(window) -> None:
    window.go("meetings")
    window.go("papers")
    assert window.page("meetings").flushed == 1


def test_the_keyboard_reaches_places_and_the_way_back(window, qtbot) -> None:
    window.go("meetings")
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page is window.page("papers")
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.current_page is window.page("meetings")


def test_escape_first_puts_away_what_lies_on_top(window) -> None:
    window.go("meetings")
    window.go("papers")
    window.show_notice(Notice("Die Frist ist abgelaufen.", Tone.AMBER))
    window._on_escape()
    assert window.banner.isHidden()
    assert window.current_page is window.page("papers")
    window._on_escape()
    assert window.current_page is window.page("meetings")


def test_a_notice_offers_what_mends_it(window, qtbot) -> None:
    mended = []
    window.show_notice(Notice("Die Frist ist abgelaufen.", Tone.AMBER, "Frist ändern", lambda: mended.append(1)))
    assert window.banner.text_label.text() == "Die Frist ist abgelaufen."
    qtbot.mouseClick(window.banner.action_button, Qt.MouseButton.LeftButton)
    assert mended == [1]
    assert window.banner.isHidden()


def test_header_buttons_follow_their_actions(window) -> None:
    window.go("papers")
    page = window.page("papers")
    button = next(one for one in window.header.findChildren(ActionButton) if one.action is window.current_page.send)
    assert button.text() == "Versenden …"
    page.send.setText("Erneut versenden …")
    page.send.setEnabled(False)
    assert (button.text(), button.isEnabled()) == ("Erneut versenden …", False)


def test_the_header_says_what_the_page_says(window) -> None:
    window.go("papers", "7")
    assert window.header._title.whole_text == "Anträge 7"
    window.page("papers").opened.append("8")
    window.page("papers").header_changed.emit()
    assert window.header._title.whole_text == "Anträge 8"


def test_the_status_line_says_whether_all_is_kept(window) -> None:
    window.go("papers")
    page = window.page("papers")
    page.saving.emit(Saving.SAVING, "")
    assert window.status.saving_label.whole_text == "wird gespeichert …"
    page.saving.emit(Saving.FAILED, "Datenträger voll – Entwurf gesichert")
    assert window.status.saving_label.whole_text == "nicht gespeichert: Datenträger voll – Entwurf gesichert"
    page.saving.emit(Saving.SAVED, "")
    assert window.status.saving_label.whole_text == "Alle Änderungen gespeichert"
    page.message.emit("Einladung versandt")
    assert window.status.message_label.whole_text == "Einladung versandt"


def test_undo_is_named_in_the_menu(window, qtbot) -> None:
    window.set_undo("TOP 4 verschoben")
    assert window.menus.undo_action.text() == "Rückgängig: TOP 4 verschoben"
    assert not window.menus.redo_action.isEnabled()
    with qtbot.waitSignal(window.undo):
        window.menus.undo_action.trigger()


def test_places_wait_with_a_count_that_is_spoken(window) -> None:
    window.set_count("papers", 3)
    assert window.navigation.button("papers").accessibleName() == "Anträge, 3 offen"
    window.go("papers")
    assert window.navigation.button("papers").accessibleName() == "Anträge, 3 offen, gewählt"
    window.go("meetings")
    window.set_count("papers", 0)
    assert window.navigation.button("papers").accessibleName() == "Anträge"


def test_a_desk_shows_only_its_places(window) -> None:
    window.set_desk("Fraktion", ["papers"])
    assert window.navigation.button("meetings").isHidden()
    window.set_desk("Geschäftsstelle")
    assert not window.navigation.button("meetings").isHidden()


def test_the_bar_folds_where_the_window_is_narrow(window, theme) -> None:
    window.resize(1280, 720)
    assert not window.navigation.narrow
    theme.set_percent(150)
    assert window.navigation.narrow


def test_another_size_of_the_text_makes_the_pages_anew_and_leaves_the_keyboard(window, theme) -> None:
    window.go("meetings")
    window.go("papers", "7")
    first = window.current_page
    first.edit.setFocus()
    theme.set_percent(150)
    page = window.current_page
    assert page is not first
    assert page.opened == ["7"]
    assert first.flushed > 0
    assert window.focusWidget() is page.edit
    window.back()
    assert window.current_page is window.page("meetings")


def test_the_desk_of_a_meeting_that_is_led_stays_in_another_size(window, theme, monkeypatch) -> None:
    window.go("papers")
    page = window.current_page
    monkeypatch.setattr(page, "in_session", lambda: True)
    theme.set_percent(150)
    assert window.current_page is page


def test_buttons_go_into_a_menu_before_the_title_is_cut(window) -> None:
    window.resize(900, 700)
    window.go("papers")
    page = window.current_page
    words = "Antrag zur Einrichtung einer Anlaufstelle für Neuzugewanderte im Rathaus"
    page.title = lambda: words
    others = [page.action(f"Etwas Längeres {number} …", lambda: None) for number in range(4)]
    page.page_actions = lambda: [*others, page.send]
    page.header_changed.emit()
    header = window.header
    header.layout().activate()
    assert " ".join(header._title.text().split()) == words
    assert header._more_button.isVisible()
    header._more_menu.aboutToShow.emit()
    shown = [one.action for one in header.findChildren(ActionButton) if one.isVisible()]
    assert page.send in shown
    assert [*header._more_menu.actions(), *(one for one in shown if one is not header._more)] == [*others, page.send]


def test_what_stands_below_the_title_goes_below_the_buttons_before_it_is_cut(window, qtbot) -> None:
    window.resize(900, 700)
    window.go("papers")
    page = window.current_page
    words = "Beirat für Migration und Integration · Stadtratssaal im Rathaus"
    page.title, page.subtitle = lambda: "9. Sitzung", lambda: words
    page.page_actions = lambda: [page.send]
    header = window.header

    def below() -> bool:
        buttons = [one for one in header.findChildren(ActionButton) if one.isVisible()]
        at = header._subtitle.text() == words and header._subtitle.y()
        return at >= max(one.geometry().bottom() for one in buttons)

    page.header_changed.emit()
    qtbot.waitUntil(lambda: header._subtitle.text() == words)
    assert not below()
    page.page_actions = lambda: [*(page.action(f"Drucken {number} …", lambda: None) for number in range(3)), page.send]
    page.header_changed.emit()
    qtbot.waitUntil(below)


def test_two_menus_of_one_name_never_stand_side_by_side(window) -> None:
    window.resize(900, 700)
    window.go("papers")
    page = window.current_page
    page.title = lambda: "Antrag zur Einrichtung einer Anlaufstelle"
    menu = QMenu(page)
    entry = menu.addAction("Als Word-Datei …")
    first, more = page.action("Etwas sehr viel Längeres …", lambda: None), page.action("Mehr", menu.popup, menu=menu)
    page.page_actions = lambda: [first, page.action("Drucken …", lambda: None), more, page.send]
    page.header_changed.emit()
    header = window.header
    header.layout().activate()
    assert [one.text() for one in header.findChildren(ActionButton) if one.isVisible()].count("Mehr") == 1
    for _ in range(2):  # opened once more, the entries are still the page's to show and hide
        header._more_menu.aboutToShow.emit()
        assert entry.isVisible()
        assert entry in header._more_menu.actions()


def test_the_last_page_and_its_size_are_remembered(window, theme, state, qtbot) -> None:
    window.resize(800, 650)
    window.go("papers")
    window.close()
    again = MainWindow(theme, state)
    qtbot.addWidget(again)
    again.add_page("papers", "Anträge", "file-text", lambda _stack: None)
    assert again.last_page == "papers"
    assert (again.width(), again.height()) == (800, 650)


def test_f1_asks_for_the_page_of_the_handbook(window, qtbot) -> None:
    window.go("papers")
    help_action = next(one for one in window.menus.findChildren(QAction) if one.text() == "Hilfe zu dieser Seite")
    assert help_action.shortcut().toString() == "F1"
    with qtbot.waitSignal(window.help) as asked:
        help_action.trigger()
    assert asked.args == ["antraege"]


def test_look_is_changed_and_remembered_by_the_menu(window, theme, state) -> None:
    def press(text: str) -> None:
        next(one for one in window.menus.findChildren(QAction) if one.text() == text).trigger()

    press("Dunkel")
    press("150 %")
    assert theme.dark
    assert (state.scheme, state.percent) == ("dark", 150)
    press("Kleiner")
    assert theme.percent == 125


def test_a_click_on_the_bar_goes_there(window, qtbot) -> None:
    window.go("meetings")
    qtbot.mouseClick(window.navigation.button("papers"), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert window.current_page is window.page("papers")


def test_the_title_goes_before_the_search_field(window) -> None:
    window.resize(1440, 900)
    window.go("papers", "7")
    assert window.header._search.text() == "Suchen (Strg+K)"
    window.page("papers").opened.append("Beratung zu strategischen Integrationskonzepten " * 3)
    window.page("papers").header_changed.emit()
    assert window.header._search.text() == ""
    assert window.header._search.accessibleName() == "Suchen"


def test_arrow_keys_move_in_the_bar_and_open_the_place(window) -> None:
    window.go("meetings")
    window.activateWindow()
    window.navigation.button("meetings").setFocus()
    QTest.keyClick(window.navigation.button("meetings"), Qt.Key.Key_Down)
    assert window.navigation.button("papers").hasFocus()
    assert window.current_page is window.page("papers")


def test_the_actions_of_a_menu_outlive_the_buttons_of_the_header(window, qtbot) -> None:
    page = window.page("papers")
    menu = QMenu(page)
    inner = menu.addAction("Löschen …")
    more = page.action("Mehr", menu.show, menu=menu)
    window.go("papers")
    for actions in ((more,), (), (more,), ()):
        window.header._show_actions(actions)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert inner.text() == "Löschen …"


def test_enter_presses_the_button_the_keyboard_is_at(window, qtbot):
    window.go("meetings")
    page = window.current_page
    button = next(button for button in window.header.findChildren(ActionButton) if button.action is page.send)
    window.activateWindow()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert page.pressed == 1
    page.edit.setFocus()
    qtbot.keyClick(page.edit, Qt.Key.Key_Return)
    assert page.pressed == 1


def test_the_keyboard_begins_on_the_page_and_not_on_the_list_of_places(window, qtbot):
    window.activateWindow()
    window.navigation.findChild(QAbstractButton).setFocus()
    window.go("meetings")
    assert window.current_page.hasFocus()
    window.navigation.button("papers").setFocus()
    QTest.keyClick(window.navigation.button("papers"), Qt.Key.Key_Space)
    assert window.current_page is window.page("papers")
    assert window.navigation.button("papers").hasFocus()


@pytest.mark.parametrize("at", ["meetings", "papers"])
def test_the_key_of_a_place_leads_into_it_from_the_list_of_places_too(window, at):
    """Left at a place that is no longer shown, who hears would be told nothing of the one that is."""
    window.go("meetings")
    window.activateWindow()
    window.navigation.button(at).setFocus()
    next(one for one in window.findChildren(QAction) if one.text() == "Anträge").trigger()
    assert window.page("papers").hasFocus()
    window.navigation.button("papers").setFocus()
    window.back()
    assert window.page("meetings").hasFocus()


def test_a_button_that_went_stays_away_and_the_keyboard_goes_back_to_the_page(window, monkeypatch):
    window.go("meetings")
    page = window.current_page
    window.activateWindow()
    old = next(button for button in window.header.findChildren(ActionButton) if button.action is page.send)
    old.setFocus()
    monkeypatch.setattr(page, "page_actions", lambda: [])
    page.header_changed.emit()
    page.send.setText("Noch einmal versenden …")
    assert old.isHidden()
    assert page.hasFocus()


def test_why_something_was_refused_is_over_when_something_else_was_saved_after_it(window) -> None:
    refused = Notice("Bitte zuerst zulassen.", Tone.AMBER, refused=True)
    window.show_notice(refused)
    window.outdate_refusal()
    assert window.banner.isHidden()
    window.show_saving(Saving.SAVING)
    window.show_notice(refused)
    window.outdate_refusal()
    assert not window.banner.isHidden()  # that was typed before
    window.show_saving(Saving.SAVED)
    window.outdate_refusal()
    assert window.banner.isHidden()
    window.show_notice(Notice("Nicht gegangen: 3.", Tone.AMBER))
    window.outdate_refusal()
    assert not window.banner.isHidden()  # that tells what came of an act


def test_a_sentence_of_the_status_line_goes_once_a_banner_tells_of_something_newer(window, qtbot) -> None:
    window.show_message("Zusage eingetragen.")
    qtbot.waitUntil(lambda: not window.status._now.isActive())
    window.show_notice(Notice("Die Einladung liegt in der Ablage.", Tone.GREEN))
    assert window.status.message_label.whole_text == ""
    window.show_message("3 Briefe gedruckt.")
    window.show_notice(Notice("In die Umschläge gehört außerdem der Haushaltsplan.", Tone.AMBER))
    assert window.status.message_label.whole_text == "3 Briefe gedruckt."  # both tell of one act


def popped(press) -> list[str]:
    """The entries of the menu that press opens."""
    press()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    menu.close()
    return words


def test_the_menu_of_a_place_opens_by_shift_and_f10_too(window, qtbot) -> None:
    window.go("papers")
    window.show()
    qtbot.waitExposed(window)
    page = window.current_page
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    shift = Qt.KeyboardModifier.ShiftModifier
    assert popped(lambda: QTest.keyClick(page, Qt.Key.Key_F10, shift))


def test_a_field_of_a_dialog_has_its_menu_by_shift_and_f10(theme, qtbot) -> None:
    asked = LineQuestion("Umbenennen", "Name", "Umbenennen")
    qtbot.addWidget(asked)
    asked.show()
    qtbot.waitExposed(asked)
    asked.line_edit.setFocus()
    qtbot.waitUntil(asked.line_edit.hasFocus)
    shift = Qt.KeyboardModifier.ShiftModifier
    assert popped(lambda: QTest.keyClick(asked.line_edit, Qt.Key.Key_F10, shift))


def test_a_place_with_an_ampersand_is_called_so_in_the_menu_too(window) -> None:
    window.add_page("members", "Gremien & Personen", "users", lambda _stack: None)
    action = next(
        one for one in window.menus.findChildren(QAction) if one.property("command") == "Gehe zu: Gremien & Personen"
    )
    assert action.text() == "Gremien && Personen"
    window.menus.show_places({"Gremien & Personen"})
    assert action.isVisible()
    window.menus.show_places({"Anträge"})
    assert not action.isVisible()


def test_what_was_told_of_one_tab_goes_with_it_but_for_what_led_to_the_next(window, qtbot) -> None:
    page = window.page("meetings")
    window.go("meetings")
    window.show_message("Antrag aufgenommen")
    qtbot.waitUntil(lambda: not window.status._now.isActive())
    page.turn()
    assert window.status.message_label.whole_text == ""
    window.show_message("Weiter unter „Zustellung“")
    page.turn()
    assert window.status.message_label.whole_text == "Weiter unter „Zustellung“"
