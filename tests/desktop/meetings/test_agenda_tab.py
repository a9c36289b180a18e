from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from beirat_desktop.desktop.meetings.agenda_tab import AgendaTab
from beirat_desktop.desktop.meetings.agenda_tree import AgendaTree
from beirat_desktop.desktop.meetings.finding_list import FindingList
from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.attendance import AttendanceState
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german.actions import action
from tests.factories import motion

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(workplace, meeting, paper, qtbot, theme):
    made = AgendaTab(workplace)
    made.resize(1200, 700)
    qtbot.addWidget(made)
    made.show()
    made.open_meeting(meeting.id)
    qtbot.waitUntil(lambda: bool(made.preview.pdf), timeout=10_000)
    return made


def stored(office, meeting) -> list[str]:
    numbers = office.agenda.numbers(meeting.id)
    return [f"{numbers[item.id]} {item.title}" for item in office.agenda.items(meeting.id)]


def choose(tab, text: str) -> None:
    model = tab.model
    stack = [model.index(row, 0) for row in range(model.rowCount())]
    while stack:
        index = stack.pop()
        if text in str(index.data()):
            tab.tree.setCurrentIndex(index)
            return
        stack += [model.index(row, 0, index) for row in range(model.rowCount(index))]
    raise AssertionError(text)


def insert(widget, text: str) -> None:
    widget.selectAll()
    for letter in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def preview_text(tab) -> str:
    return tab.preview.sheets.accessibleDescription()


def drop(tab, qtbot, data, row: int, parent: QModelIndex) -> None:
    assert tab.model.canDropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent)
    assert tab.model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent)
    qtbot.wait(1)


def test_the_model_keeps_qts_contract(tab, qtmodeltester):
    qtmodeltester.check(tab.model)
    qtmodeltester.check(tab.pool_model)
    tab.reload()


def test_a_paper_is_dragged_from_the_pool_to_its_place_and_the_preview_follows(tab, office, meeting, qtbot):
    data = tab.pool_model.mimeData([tab.pool_model.index(0, 0)])
    drop(tab, qtbot, data, 1, tab.model.part_index(True))
    qtbot.waitUntil(lambda: len(stored(office, meeting)) == 6)
    assert stored(office, meeting)[1] == "Ö 2 Beratung zu strategischen Integrationskonzepten"
    qtbot.waitUntil(lambda: "Beratung zu strategischen Integrationskonzepten" in preview_text(tab), timeout=10_000)
    assert tab.pool_model.rowCount() == 0
    assert tab.tree.model_of.line(tab.tree.currentIndex()).number == "Ö 2"


def test_enter_in_the_pool_puts_it_before_the_closing_items(tab, office, meeting, qtbot):
    tab.pool.setCurrentIndex(tab.pool_model.index(0, 0))
    with qtbot.waitSignal(tab.message) as told:
        qtbot.keyClick(tab.pool, Qt.Key.Key_Return)
    assert stored(office, meeting)[3] == "Ö 4 Beratung zu strategischen Integrationskonzepten"
    assert told.args[0].startswith("„Beratung zu strategischen Integrationskonzepten“ steht auf der Tagesordnung")


def test_whatever_changes_the_agenda_says_so(tab, office, meeting):
    """What only moves on the screen is nothing to somebody who hears."""
    told: list[str] = []
    tab.message.connect(told.append)

    def item(title):
        return next(one for one in office.agenda.items(meeting.id) if one.title == title)

    tab.desk.set_part(item("Mitteilungen").id, public=False)
    tab.desk.set_part(item("Mitteilungen").id, public=True)
    tab.desk.toggle_election(item("Mitteilungen"))
    tab.desk.toggle_election(item("Mitteilungen"))
    choose(tab, "Einwohnerfragestunde")
    tab.desk.remove(tab.model.line(tab.tree.currentIndex()))
    tab.desk.add_standing()
    office.invitations.send(meeting.id)
    tab.reload()
    for _ in ("taken off", "put back"):
        choose(tab, "Mitteilungen")
        tab.desk.remove(tab.model.line(tab.tree.currentIndex()))
    assert [words.partition(" – ")[0] for words in told] == [
        "„Mitteilungen“ wird nichtöffentlich behandelt",
        "„Mitteilungen“ wird öffentlich behandelt",
        "„Mitteilungen“ ist eine Wahl",
        "„Mitteilungen“ ist keine Wahl mehr",
        "Ö 2 entfernt",
        "Feste Punkte ergänzt",
        "Ö 4 entfernt",
        "„Mitteilungen“ ist wieder auf der Tagesordnung",
    ]


def test_an_item_is_dragged_between_others_and_into_the_other_part(tab, office, meeting, qtbot):
    choose(tab, "Mitteilungen")
    data = tab.model.mimeData([tab.tree.currentIndex()])
    drop(tab, qtbot, data, 1, tab.model.part_index(True))
    qtbot.waitUntil(lambda: stored(office, meeting)[1] == "Ö 2 Mitteilungen")
    drop(tab, qtbot, data, 3, tab.model.part_index(True))
    qtbot.waitUntil(lambda: stored(office, meeting)[2] == "Ö 3 Mitteilungen")
    drop(tab, qtbot, data, -1, tab.model.part_index(False))
    qtbot.waitUntil(lambda: stored(office, meeting)[-1] == "N 1 Mitteilungen")


def test_a_standing_item_takes_what_is_dropped_beside_itself_only(tab, office, meeting):
    regular = office.agenda.add_item(meeting.id, "Beratung")
    tab.reload()
    drops = Qt.ItemFlag.ItemIsDropEnabled
    part = tab.model.part_index(True)
    flags = {tab.model.line(i).item.id: tab.model.flags(i) for i in (tab.model.index(r, 0, part) for r in range(6))}
    assert [key for key, flag in flags.items() if flag & drops] == [regular.id]


def test_an_item_dropped_on_another_becomes_its_sub_item_but_not_its_own(tab, office, meeting, qtbot):
    choose(tab, "Verschiedenes")
    data = tab.model.mimeData([tab.tree.currentIndex()])
    own = tab.tree.currentIndex()
    assert not tab.model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, 0, own)
    drop(tab, qtbot, data, -1, tab.model.index(0, 0, tab.model.part_index(True)))
    qtbot.waitUntil(lambda: stored(office, meeting)[1] == "Ö 1.1 Verschiedenes")


def test_control_and_arrows_move_and_cross_the_parts(tab, office, meeting, qtbot):
    choose(tab, "Verschiedenes")
    qtbot.keyClick(tab.tree, Qt.Key.Key_Up, CONTROL)
    qtbot.waitUntil(lambda: stored(office, meeting)[3] == "Ö 4 Verschiedenes")
    qtbot.keyClick(tab.tree, Qt.Key.Key_Down, CONTROL)
    qtbot.waitUntil(lambda: stored(office, meeting)[4] == "Ö 5 Verschiedenes")
    qtbot.keyClick(tab.tree, Qt.Key.Key_Down, CONTROL)
    qtbot.waitUntil(lambda: stored(office, meeting)[4] == "N 1 Verschiedenes")
    qtbot.keyClick(tab.tree, Qt.Key.Key_Up, CONTROL)
    qtbot.waitUntil(lambda: stored(office, meeting)[4] == "Ö 5 Verschiedenes")
    assert action(office.undoable) == "N 1 verschoben"


def test_control_right_nests_and_left_lifts_again(tab, office, meeting, qtbot):
    choose(tab, "Mitteilungen")
    qtbot.keyClick(tab.tree, Qt.Key.Key_Right, CONTROL)
    qtbot.waitUntil(lambda: stored(office, meeting)[3] == "Ö 3.1 Mitteilungen")
    qtbot.keyClick(tab.tree, Qt.Key.Key_Left, CONTROL)
    qtbot.waitUntil(lambda: stored(office, meeting)[3] == "Ö 4 Mitteilungen")


def test_f2_renames_in_place_and_the_preview_follows(tab, office, meeting, qtbot):
    choose(tab, "Verschiedenes")
    tab.tree.setFocus()
    qtbot.keyClick(tab.tree, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    insert(editor, "Anfragen und Verschiedenes")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stored(office, meeting)[-1] == "Ö 5 Anfragen und Verschiedenes")
    qtbot.waitUntil(lambda: "Anfragen und Verschiedenes" in preview_text(tab), timeout=10_000)


def test_tab_leaves_a_title_being_typed_and_renames_no_other(tab, office, meeting, qtbot):
    for key, kept in ((Qt.Key.Key_Tab, "Besuch der Moschee"), (Qt.Key.Key_Backtab, "Besuch der Kirche")):
        tab.pool_card.free_button.click()
        editor = QApplication.focusWidget()
        insert(editor, kept)
        qtbot.keyClick(editor, key)
        qtbot.waitUntil(lambda kept=kept: any(kept in one for one in stored(office, meeting)))
        assert not tab.tree.editing
        assert not isinstance(QApplication.focusWidget(), AgendaTree)


def test_enter_takes_the_first_that_waits_once_the_keyboard_comes(tab, office, meeting, qtbot):
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.tree.setFocus()
    tab.pool_card.show_view(office.agenda.view(meeting.id), editable=True)
    tab.pool.setFocus()
    qtbot.waitUntil(tab.pool.hasFocus)
    with qtbot.waitSignal(tab.pool.taken):
        qtbot.keyClick(tab.pool, Qt.Key.Key_Return)
    assert stored(office, meeting)[3] == "Ö 4 Beratung zu strategischen Integrationskonzepten"


def test_enter_goes_on_with_the_next_that_waits(tab, office, meeting, qtbot):
    with office.store.unit("papers.edit") as unit:
        for title in ("Erster", "Zweiter"):
            unit.papers.save(motion(title, state=PaperState.ADMITTED))
    tab.reload()
    waiting = tab.pool_model.rowCount()
    tab.pool.setFocus()
    tab.pool.setCurrentIndex(tab.pool_model.index(0, 0))
    for left in range(waiting - 1, -1, -1):
        qtbot.keyClick(tab.pool, Qt.Key.Key_Return)
        assert tab.pool_model.rowCount() == left


def test_entf_removes_and_undo_brings_back(tab, office, meeting, qtbot):
    choose(tab, "Einwohnerfragestunde")
    with qtbot.waitSignal(tab.message) as told:
        qtbot.keyClick(tab.tree, Qt.Key.Key_Delete)
    assert told.args[0].startswith("Ö 2 entfernt")
    assert len(stored(office, meeting)) == 4
    assert tab.pool_card.standing_button.isVisible()
    assert action(office.undoable) == "Ö 2 entfernt"
    office.undo()
    tab.reload()
    assert tab.model.rowCount(tab.model.part_index(True)) == 5


def test_typing_a_small_line_is_kept_and_printed(tab, office, meeting, qtbot):
    choose(tab, "Mitteilungen")
    insert(tab.item_form.subline_edit, "Bericht der Geschäftsstelle")
    tab.flush()
    assert office.agenda.items(meeting.id)[3].subline == "Bericht der Geschäftsstelle"
    qtbot.waitUntil(lambda: "Bericht der Geschäftsstelle" in preview_text(tab), timeout=10_000)


def test_a_closed_item_asks_for_reason_and_public_title(tab, office, meeting, qtbot):
    choose(tab, "Mitteilungen")
    tab.item_form.closed_box.click()
    assert stored(office, meeting)[-1] == "N 1 Mitteilungen"
    assert tab.item_form.public_title_field.warning_label.isVisible()
    assert len(tab.findings.labels) == 2
    insert(tab.item_form.reason_edit, "schutzwürdige Interessen")
    insert(tab.item_form.public_title_edit, "Personalangelegenheit")
    tab.flush()
    assert tab.findings.labels == []
    assert not tab.item_form.public_title_field.warning_label.isVisible()


def test_what_a_closed_item_asks_for_comes_into_sight(tab, qtbot):
    tab.resize(1200, 420)
    choose(tab, "Mitteilungen")
    tab.item_form.set_open(True)
    tab.item_form.closed_box.click()
    qtbot.waitUntil(lambda: not tab.item_form.public_title_edit.visibleRegion().isEmpty())


def test_a_free_item_can_be_named_at_once(tab, office, meeting, qtbot):
    tab.pool_card.free_button.click()
    editor = QApplication.focusWidget()
    insert(editor, "Besuch der Moschee")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Ö 4 Besuch der Moschee" in stored(office, meeting))


def test_after_the_invitation_a_removed_item_stays_visible_as_taken_off(tab, office, meeting, qtbot):
    office.invitations.send(meeting.id)
    tab.reload()
    choose(tab, "Mitteilungen")
    qtbot.keyClick(tab.tree, Qt.Key.Key_Delete)
    choose(tab, "Mitteilungen")
    line = tab.model.line(tab.tree.currentIndex())
    assert tab.model.chip(line)[0] == "entfällt"
    qtbot.waitUntil(lambda: "1. Nachtrag" in preview_text(tab), timeout=10_000)
    qtbot.keyClick(tab.tree, Qt.Key.Key_Delete)
    assert not office.invitations.changes(meeting.id)


@pytest.mark.parametrize(("amends", "word"), [(False, "Antrag"), (True, "Änderungsantrag")])
def test_an_item_says_whether_its_motion_amends_another(tab, office, meeting, paper, amends, word):
    with office.store.unit("test") as unit:
        other = unit.papers.save(motion("Fahrradstraßen", state=PaperState.ADMITTED))
        unit.papers.save(replace(unit.papers.get(paper.id), amends_id=other.id if amends else None))
    office.agenda.add_paper(meeting.id, paper.id)
    tab.reload()
    choose(tab, paper.title)
    line = tab.model.line(tab.tree.currentIndex())
    assert tab.model.chip(line)[0] == word


def test_the_preview_folds_away_where_it_is_narrow(tab):
    assert tab.preview.isVisible()
    tab.resize(900, 600)
    assert not tab.preview.isVisible()
    tab.preview_button.click()
    assert tab.preview.isVisible()
    tab.resize(1200, 700)
    assert tab.preview.isVisible()
    tab.preview_button.click()
    tab.resize(900, 600)
    tab.resize(1200, 700)
    assert not tab.preview.isVisible()


def test_enter_on_a_motion_leads_to_it(tab, paper, qtbot):
    tab.pool.setCurrentIndex(tab.pool_model.index(0, 0))
    qtbot.keyClick(tab.pool, Qt.Key.Key_Return)
    choose(tab, "Beratung zu strategischen")
    with qtbot.waitSignal(tab.navigate) as led:
        qtbot.keyClick(tab.tree, Qt.Key.Key_Return)
    assert led.args == ["paper", paper.id]


def test_a_pause_after_a_blank_takes_nothing_away(tab, office, meeting, qtbot):
    choose(tab, "Mitteilungen")
    edit = tab.item_form.title_edit
    edit.setFocus()
    insert(edit, "Besuch ")
    tab.flush()
    assert edit.text() == "Besuch "
    assert office.agenda.items(meeting.id)[3].title == "Besuch "
    edit.clear()
    tab.flush()
    assert tab.item_form.form.fields["Titel"].warning_label.isVisible()
    assert office.agenda.items(meeting.id)[3].title == "Besuch "


def test_where_the_window_is_low_the_details_fold_away_and_enter_opens_them(tab, qtbot):
    tab.resize(1100, 560)
    assert tab.pool.isVisible()
    assert not tab.item_form.title_edit.isVisible()
    choose(tab, "Mitteilungen")
    qtbot.keyClick(tab.tree, Qt.Key.Key_Return)
    assert tab.item_form.title_edit.isVisible()


def test_a_finding_leads_to_its_item(tab, office, qtbot):
    choose(tab, "Mitteilungen")
    tab.item_form.closed_box.click()
    closed = tab.tree.current_id
    choose(tab, "Eröffnung")
    label = tab.findings.labels[0]
    assert "§ 35 GemO" in label.toolTip()
    label.linkActivated.emit(closed)
    assert tab.tree.current_id == closed


def test_only_a_finding_about_an_item_leads_to_one(qtbot):
    shown = FindingList()
    qtbot.addWidget(shown)
    found = Finding("agenda.empty")
    shown.show_findings([found.about("agenda_items", "1"), found.about("meetings", "2"), found], 3)
    assert ["Zum Punkt" in label.text() for label in shown.labels] == [True, False, False]


def test_removing_by_the_button_keeps_no_half_typed_title(tab, office, meeting, qtbot):
    choose(tab, "Mitteilungen")
    tab.item_form.title_edit.insert("Neue ")
    tool = next(t for t in tab._editing_tools if t.accessibleName() == "Von der Tagesordnung nehmen")
    tool.click()
    assert len(stored(office, meeting)) == 4
    tab.flush()


def entries(menu) -> dict[str, object]:
    return {entry.text(): entry for entry in menu.actions() if entry.text()}


def test_the_menu_of_an_item_does_what_its_keys_do(tab, office, meeting, qtbot):
    choose(tab, "Mitteilungen")
    menu = entries(tab.menu_for(tab.tree.current_id))
    assert "Antrag öffnen" not in menu
    assert "Aus dem Unterpunkt lösen" not in menu
    menu["Zum Unterpunkt machen"].trigger()
    qtbot.waitUntil(lambda: stored(office, meeting)[3] == "Ö 3.1 Mitteilungen")
    entries(tab.menu_for(tab.tree.current_id))["Aus dem Unterpunkt lösen"].trigger()
    qtbot.waitUntil(lambda: stored(office, meeting)[3] == "Ö 4 Mitteilungen")
    entries(tab.menu_for(tab.tree.current_id))["Nichtöffentlich behandeln"].trigger()
    assert stored(office, meeting)[-1] == "N 1 Mitteilungen"
    entries(tab.menu_for(tab.tree.current_id))["Von der Tagesordnung nehmen"].trigger()
    assert len(stored(office, meeting)) == 4


def test_an_item_becomes_an_election_and_none_again(tab, office, meeting, qtbot):
    choose(tab, "Mitteilungen")
    assert "Als Wahl führen" not in entries(tab.menu_for(tab.tree.current_id)), "nothing is resolved there"
    office.agenda.add_item(meeting.id, "Neuer Punkt")
    tab.reload()
    choose(tab, "Neuer Punkt")
    entries(tab.menu_for(tab.tree.current_id))["Als Wahl führen"].trigger()
    with office.store.reading() as unit:
        (item,) = unit.agenda_items.where(meeting_id=meeting.id, kind=ItemKind.ELECTION)
    assert item.title == "Neuer Punkt"
    entries(tab.menu_for(tab.tree.current_id))["Nicht als Wahl führen"].trigger()
    with office.store.reading() as unit:
        assert unit.agenda_items.get(item.id).kind is ItemKind.REGULAR


def test_an_item_that_kept_its_first_name_is_told_with_its_number(tab, office, meeting, qtbot):
    tab.activateWindow()
    tab.pool_card.free_button.click()
    type_key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not tab.tree.editing)
    (label,) = tab.findings.labels
    assert label.text().startswith("Ö\u00a04 heißt noch „Neuer Punkt“.")
    office.agenda.rename(tab.tree.current_id, "Sprachkurse")
    tab.reload()
    assert tab.findings.labels == []


def test_a_sub_item_is_added_below_the_chosen_one(tab, office, meeting, qtbot):
    choose(tab, "Mitteilungen")
    entries(tab.menu_for(tab.tree.current_id))["Unterpunkt hinzufügen"].trigger()
    assert stored(office, meeting)[4] == "Ö 4.1 Neuer Punkt"


def test_the_keyboard_goes_from_what_waits_to_the_agenda_and_its_details(tab, qtbot):
    choose(tab, "Mitteilungen")
    tab.pool.setFocus()
    for wanted in (tab.pool_card.free_button, tab.pool_card.sub_button, tab.tree):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is wanted


def test_everything_that_takes_the_keyboard_has_a_name(tab):
    nameless = [
        widget
        for widget in tab.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
    ]
    assert nameless == []


def test_a_confidential_paper_dropped_among_public_items_stays_confidential(tab, office, meeting, qtbot):
    with office.store.unit("x") as unit:
        secret = unit.papers.save(motion("Vergabe", state=PaperState.SUBMITTED, public=False))
    tab.reload()
    row = next(r for r in range(tab.pool_model.rowCount()) if tab.pool_model.index(r, 0).data() == "Vergabe")
    data = tab.pool_model.mimeData([tab.pool_model.index(row, 0)])
    with qtbot.waitSignal(tab.message) as told:
        drop(tab, qtbot, data, 1, tab.model.part_index(True))
    assert "nichtöffentlich" in told.args[0]
    (item,) = [one for one in office.agenda.items(meeting.id) if one.paper_id == secret.id]
    assert not item.public


PATHS = {
    "Entf": lambda tab, key, qtbot: qtbot.keyClick(tab.tree, Qt.Key.Key_Delete),
    "Strg+Auf": lambda tab, key, qtbot: qtbot.keyClick(tab.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier),
    "tool": lambda tab, key, qtbot: tab._editing_tools[-1].click(),
    "menu": lambda tab, key, qtbot: [action.trigger() for action in tab.menu_for(key).actions() if action.text()],
    "drag": lambda tab, key, qtbot: tab.model.moved.emit(key, "", 0, True),
    "closed": lambda tab, key, qtbot: tab.item_form.closed_box.click(),
    "new": lambda tab, key, qtbot: tab.pool_card.free_button.click(),
    "standing": lambda tab, key, qtbot: tab.pool_card.standing_button.click(),
}


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_the_agenda_of_a_running_meeting_stays_on_every_path_and_the_way_is_named(
    tab, office, meeting, paper, path, qtbot
):
    item = office.agenda.add_paper(meeting.id, paper.id)
    chair = office.persons.all()[0]
    office.course.open(meeting.id)
    office.attendances.mark(meeting.id, [chair.id], AttendanceState.PRESENT)
    office.resolutions.record(item.id, Decision(vote=Vote(yes=1), reason="Probe"))
    tab.reload()
    tab.choose(item.id)
    before, votes, told = office.agenda.items(meeting.id), office.resolutions.votes(item.id), []
    tab.notice.connect(lambda notice: told.append(notice.text))
    path(tab, item.id, qtbot)
    qtbot.waitUntil(lambda: bool(told))
    assert office.agenda.items(meeting.id) == before
    assert office.resolutions.votes(item.id) == votes
    assert all("unter „Sitzung führen“ abstimmen" in one or "wurde abgestimmt" in one for one in told)
    assert not tab.item_form.closed_box.isChecked(), "the tick says what is kept"


def type_key(key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def test_esc_in_the_title_of_an_item_that_was_just_added_takes_it_back(tab, office, meeting, qtbot):
    before = stored(office, meeting)
    tab.activateWindow()
    tab.pool_card.free_button.click()
    assert tab.tree.editing
    assert len(stored(office, meeting)) == len(before) + 1
    type_key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: stored(office, meeting) == before)
    tab.pool_card.free_button.click()
    QTest.keyClicks(QApplication.focusWidget(), "Bericht")
    type_key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(one.endswith(" Bericht") for one in stored(office, meeting)))
    kept = stored(office, meeting)
    tab.tree.edit(tab.tree.currentIndex())
    type_key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not tab.tree.editing)
    QApplication.processEvents()
    assert stored(office, meeting) == kept, "one that was there before stays"


def test_behind_the_last_item_that_is_removed_the_one_above_is_chosen(tab, office, meeting):
    last, above = stored(office, meeting)[-1:], stored(office, meeting)[-2]
    choose(tab, last[0].partition(" ")[2].partition(" ")[2])
    tab.tree.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier))
    assert last[0] not in stored(office, meeting)
    assert above.endswith(tab.model.line(tab.tree.currentIndex()).item.title)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (Qt.Key.Key_Up, "Weiter nach oben geht es nicht."),
        (Qt.Key.Key_Right, "Davor steht kein Punkt, zu dem er gehören könnte."),
        (Qt.Key.Key_Left, "Der Punkt gehört zu keinem anderen."),
    ],
)
def test_a_key_that_moves_an_item_nowhere_says_so(tab, office, meeting, key, said):
    told: list[str] = []
    tab.message.connect(told.append)
    before = stored(office, meeting)
    tab.tree.choose(office.agenda.items(meeting.id)[0].id)
    tab.tree.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, key, CONTROL))
    assert told == [said]
    assert stored(office, meeting) == before
