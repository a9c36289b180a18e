"""The steps for several chosen papers in the context menu of the list."""

import pytest
from PySide6.QtCore import QItemSelectionModel

from beirat_desktop.desktop.papers.page import PapersPage
from beirat_desktop.domain.papers import PaperState
from tests.factories import motion

ALONE = ["Nur Nummer vergeben", "Nur auf die Tagesordnung"]
OFFERED = ["Zulassen, nummerieren, auf die Tagesordnung", "Nur zulassen", *ALONE]


@pytest.fixture
def page(workplace, founded, qtbot, theme):
    with founded.unit("test") as unit:
        unit.papers.save(motion("Eins", state=PaperState.SUBMITTED))
        unit.papers.save(motion("Zwei", state=PaperState.SUBMITTED))
        unit.papers.save(motion("Drei"))
    made = PapersPage(workplace)
    made.resize(1200, 800)
    qtbot.addWidget(made)
    made.show()
    made.open("")
    return made


def choose(page, *titles: str) -> None:
    table = page.list.table
    table.clearSelection()
    how = QItemSelectionModel.SelectionFlag
    for row in range(table.model().rowCount()):
        if table.model().index(row, 1).data() in titles:
            table.selectionModel().select(table.model().index(row, 0), how.Select | how.Rows)


def entries(page) -> dict[str, object]:
    return {action.text().partition("\t")[0]: action for action in page.list.table.context_menu().actions()}


def test_chosen_motions_are_admitted_together_and_the_rest_is_told_once(page, office, qtbot):
    notices = []
    page.notice.connect(notices.append)
    choose(page, "Eins", "Zwei", "Drei")
    found = entries(page)
    assert "Öffnen" not in found  # that is for one
    found["Nur zulassen"].trigger()
    states = {row.title: row.state for row in office.papers.page()}
    assert states == {"Eins": "admitted", "Zwei": "admitted", "Drei": "draft"}
    assert [notice.text for notice in notices] == [
        "2 Anträge bearbeitet – Strg+Z nimmt es zurück. Nicht gegangen: 1.\n"
        "„Drei“ ist „Entwurf“ und kann nicht „zugelassen“ werden."
    ]
    office.undo()
    assert {row.state for row in office.papers.page()} == {"submitted", "draft"}


def test_what_is_chosen_stays_chosen_when_the_list_is_read_again(page, office, qtbot):
    choose(page, "Eins", "Zwei")
    before = set(page.list.table.selected_ids())
    entries(page)["Nur zulassen"].trigger()
    page.list.reload()
    assert set(page.list.table.selected_ids()) == before
    assert len(before) == 2


def test_one_chosen_motion_can_be_opened_from_the_menu(page, qtbot):
    page.list.table.selectRow(0)
    with qtbot.waitSignal(page.navigate) as went:
        entries(page)["Öffnen"].trigger()
    assert went.args == ["paper", page.list.table.current_id]


@pytest.mark.parametrize(
    ("stands", "number", "offered"),
    [
        (PaperState.DRAFT, "", []),
        (PaperState.SUBMITTED, "", ["Zulassen, nummerieren, auf die Tagesordnung", "Nur zulassen", *ALONE]),
        (PaperState.ADMITTED, "2012/07", ["Zulassen, nummerieren, auf die Tagesordnung", "Nur auf die Tagesordnung"]),
        (PaperState.ON_AGENDA, "2012/07", []),
        (PaperState.DONE, "2012/07", ["Nur auf die Tagesordnung"]),
        (PaperState.WITHDRAWN, "2012/07", []),
    ],
)
def test_the_menu_offers_only_what_can_still_be_done_with_what_is_chosen(page, founded, stands, number, offered):
    with founded.unit("test") as unit:
        unit.papers.save(motion("Vier", state=stands, number=number))
    page.list.reload()
    choose(page, "Vier")
    found = entries(page)
    assert [words for words in OFFERED if words in found] == offered
    choose(page, "Eins", "Vier")
    assert set(OFFERED) <= set(entries(page))  # for the other one
