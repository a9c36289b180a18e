from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt

from beirat_desktop.desktop.board.page import BoardPage
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.papers import PaperState
from tests import factories

OTHER = Faction(factories.BEIRAT.id, "CDU-Fraktion", "CDU")


@pytest.fixture
def page(office, workplace, qtbot):
    """The board of the SPD on 14.05.2012, with a draft and a joint motion; the CDU has a draft of its own."""
    office.store.now = lambda: datetime(2012, 5, 14, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    with office.store.unit("test") as unit:
        unit.factions.save(OTHER)
        unit.meetings.save(factories.meeting(datetime(2012, 5, 24, 17)))
        for paper in (
            factories.motion("Unser Entwurf"),
            factories.motion("Gemeinsam", state=PaperState.ON_AGENDA, faction_id=OTHER.id,
                             joint_faction_ids=(factories.SPD.id,), number="2012/08", dated=date(2012, 5, 2)),
            factories.motion("Geheimplan der CDU", faction_id=OTHER.id),
            factories.motion("Schon umgesetzt", state=PaperState.DONE),
        ):  # fmt: skip
            unit.papers.save(paper)
    made = BoardPage(workplace, factories.SPD.id)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    made.open("")
    qtbot.waitUntil(lambda: bool(made.board.columns))
    return made


def entries(page):
    return {one.key: [row.entry.title for row in one.entries.rows] for one in page.board.columns}


def test_a_faction_sees_its_own_motions_by_how_far_they_have_come(page):
    shown = entries(page)
    assert {key: titles for key, titles in shown.items() if titles} == {
        "draft": ["Unser Entwurf"],
        "on_agenda": ["Gemeinsam"],
        "carried_out": ["Schon umgesetzt"],
    }
    assert list(shown) == ["draft", "submitted", "admitted", "on_agenda", "decided", "council", "carried_out"]
    assert "Geheimplan" not in str(shown)
    assert page.subtitle() == factories.SPD.name


def test_the_next_day_motions_close_stands_above(page):
    assert "für die Sitzung am 24.05.2012" in page.deadline_label.text()


def test_arrow_keys_go_from_column_to_column_and_enter_opens(page, qtbot):
    page.focus_first()
    first = page.board.columns[0].entries.rows[0]
    qtbot.keyClick(first, Qt.Key.Key_Right)  # over two columns in which nothing stands
    second = page.board.columns[3].entries.rows[0]
    assert second.hasFocus()
    with qtbot.waitSignal(page.navigate) as went:
        qtbot.keyClick(second, Qt.Key.Key_Return)
    assert went.args == ["paper", second.entry.id]


def test_the_board_is_printed_and_saved_as_a_list(page):
    listing = page.shown_list().shown().listing()
    assert [row[:3] for row in listing.rows] == [
        ("Entwurf", "", "Unser Entwurf"),
        ("auf Tagesordnung", "2012/08", "Gemeinsam"),
        ("umgesetzt", "", "Schon umgesetzt"),
    ]
    assert page.title() == listing.title == "Meine Anträge"


def test_a_new_motion_is_begun_from_here(page, qtbot):
    with qtbot.waitSignal(page.begin_wanted) as began:
        page.add_action.trigger()
    assert began.args == ["papers"]
