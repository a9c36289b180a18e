from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from beirat_desktop.desktop.board.page import BoardPage
from beirat_desktop.documents.preview import text_of_pdf
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.told import AnswerKind, Told
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


def test_the_keyboard_waits_for_the_first_motion(page, workplace, qtbot):
    """They come from behind the window; until then nothing else has the keyboard."""
    fresh = BoardPage(workplace, factories.SPD.id)
    qtbot.addWidget(fresh)
    fresh.show()
    fresh.open("")
    fresh.focus_first()
    qtbot.waitUntil(lambda: bool(fresh.board.columns) and fresh.focusWidget() is fresh.board.columns[0].entries.rows[0])


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


def test_what_became_of_the_motions_stands_in_full_and_goes_out_as_a_paper(page, office, qtbot, tmp_path, monkeypatch):
    with office.store.unit("test") as unit:
        gone = factories.motion("Außenpolitik", dated=date(2012, 4, 2), number="2012/03").submit(datetime(2012, 4, 3))
        told = Told(AnswerKind.REFUSED, datetime(2012, 4, 10, 9), "Zuständig ist der Bund.", "§ 56 GemO")
        unit.papers.save(replace(gone.refuse(told.words, told.norm), told=(told,), answered=told.given))
    qtbot.mouseClick(page.fates_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.fates.model.rowCount() == 3)
    assert page.save_action.isVisible()
    assert "Unser Entwurf" not in str(page.shown_list().shown().listing().rows)
    page.fates.table.choose(next(one.id for one in unit_papers(office) if one.title == "Außenpolitik"))
    said = page.fates.words.text()
    assert "• 10.04.2012: nicht zugelassen (§ 56 GemO) – Zuständig ist der Bund." in said
    assert "nicht zugelassen: Zuständig ist der Bund. (§ 56 GemO)" in said
    file = tmp_path / "bericht.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    page.save_action.trigger()
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: file.read_bytes().endswith(b"%%EOF\n"))
    written = text_of_pdf(file.read_bytes())
    assert "Was wurde aus unseren Anträgen?" in written
    assert "ENTWURF" not in written


def unit_papers(office):
    with office.store.reading() as unit:
        return unit.papers.all()


def test_a_faction_without_motions_is_told_so(office, workplace, qtbot):
    with office.store.unit("test") as unit:
        unit.factions.save(OTHER)
    made = BoardPage(workplace, OTHER.id)
    qtbot.addWidget(made)
    made.show()
    made.fates_button.click()
    qtbot.waitUntil(lambda: made.fates.head_label.isHidden())
    assert made.fates.empty.isVisible()
    assert made.fates.card.isHidden()


def test_a_board_without_motions_says_what_to_do(page, office, qtbot):
    assert page.motions.currentWidget() is page.board
    with office.store.unit("test") as unit:
        for paper in unit.papers.all():
            unit.papers.delete(paper.id)
    page.reload()
    qtbot.waitUntil(lambda: page.motions.currentWidget() is page.empty)
    page.focus_first()
    with qtbot.waitSignal(page.begin_wanted) as begun:
        page.begin_button.click()
    assert begun.args == ["papers"]
