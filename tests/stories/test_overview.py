"""The first page in the morning, and where it leads."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from beirat_desktop.desktop.overview.page import OverviewPage
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.users import Desk


def overview(program) -> OverviewPage:
    program.window.go("overview")
    page = program.window.current_page
    assert isinstance(page, OverviewPage)
    return page


def entries(widget):
    return {row.entry.title: row.entry for row in widget.rows}


def test_it_names_the_next_meeting_and_its_steps(program):
    page = overview(program)
    assert page.title() == "Guten Morgen"
    assert page.meeting_card.title_label.text().startswith("Nächste Sitzung · Donnerstag, ")
    assert [station.label for station in page.line._stations][:3] == ["Termin", "Anträge", "Tagesordnung"]


def test_what_is_overdue_stands_first_and_says_so_in_words(program):
    deadlines = list(entries(overview(program).deadlines).values())
    assert "über" in deadlines[0].word
    assert deadlines[0].word.startswith("!")


def test_a_new_motion_leads_to_its_paper(program, qtbot):
    page = overview(program)
    row = next(row for row in page.incoming.rows if row.entry.word == "neu")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert program.window.current_page is program.window.page("papers")
    assert row.entry.title in program.window.current_page.title()


def test_a_new_motion_is_begun_from_here(program, qtbot):
    before = program.office.papers.counts()
    overview(program).page_actions()[0].trigger()
    assert program.window.current_page is program.window.page("papers")
    assert sum(program.office.papers.counts().values()) > sum(before.values())


def test_a_meeting_is_planned_from_here(program):
    seen = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, look)
            return
        seen.append(dialog.windowTitle())
        dialog.reject()

    QTimer.singleShot(20, look)
    overview(program).page_actions()[-1].trigger()
    assert seen == ["Sitzung planen"]


def test_an_empty_record_says_what_to_do_next(program, store, founded, theme, home, qtbot):
    from beirat_desktop.desktop.workplace import Workplace
    from beirat_desktop.usecases.office import Office

    given = (program.changes, program.background, program.state, program.drafts)
    page = OverviewPage(Workplace(Office(founded), *given))
    qtbot.addWidget(page)
    page.show()
    page.open("")
    assert page.no_meeting.isVisible()
    assert page.no_incoming.isVisible()
    assert not page.line.isVisible()


def test_a_faction_sees_its_own_motions_and_until_when_the_next_one_comes_in(program):
    """Its drafts, what the office asks, the day; no meeting is planned here, and nobody else's draft is seen."""
    office = program.office
    spd = next(one for one in office.papers.filter_choices().factions if one.short_name == "SPD")
    waits = next(
        paper for key in office.papers.ids() if (paper := office.papers.get(key)).state is PaperState.SUBMITTED
    )
    office.papers.edit(waits.id, faction_id=spd.id)
    office.papers.ask_back(waits.id, "Wer zahlt?")
    office.users.choose(office.users.add("Herr Abramović", Desk.FACTION, faction_id=spd.id).id)
    page = overview(program)
    page.reload()
    assert [action.text() for action in page.page_actions()] == ["+ Antrag"]
    assert page.incoming_card.title_label.text() == "Unsere Anträge"
    shown = entries(page.incoming)
    assert shown[waits.title].word == "Rückfrage"
    assert {office.papers.get(entry.id).faction_id for entry in shown.values()} == {spd.id}
    assert "Entwurf" in {entry.word for entry in shown.values()}
    assert [title.startswith("Antragsschluss") for title in entries(page.deadlines)] == [True]
    assert "noch" in next(iter(entries(page.deadlines).values())).sub
    assert not page.guests_card.isVisible()
