"""The first page in the morning, and where it leads."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from beirat_desktop.desktop.overview.page import OverviewPage
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
    assert page.meeting_card.title_label.whole_text.startswith("Nächste Sitzung · Donnerstag, ")
    assert [station.label for station in page.line._stations][:3] == ["Termin", "Anträge", "Tagesordnung"]


def test_what_is_overdue_stands_first_and_says_so_in_words(program):
    deadlines = list(entries(overview(program).deadlines).values())
    assert "über" in deadlines[0].word
    assert deadlines[0].word.startswith("!")


def test_a_new_motion_leads_to_its_paper(program, qtbot):
    page = overview(program)
    row = next(row for row in page.incoming.rows if row.entry.word == "eingereicht")
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
    page.focus_first()
    assert page.focusWidget() is page.plan_button, "where the next step begins"


def test_what_is_next_has_one_button_each_that_leads_to_where_it_is_done(program, qtbot):
    page = overview(program)
    acts = page._morning.acts[: len(page.next_card.buttons)]
    assert len({act.kind for act in acts}) == len(acts) > 2
    for number, act in enumerate(acts):
        page = overview(program)
        button = page.next_card.buttons[number]
        assert button.accessibleName().startswith(f"{button.text()}: ")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        place = {"matter": "tracking", "paper": "papers", "meeting": "meetings", "person": "members"}[act.noun]
        assert program.window.current_page is program.window.page(place)


def test_the_keyboard_stays_at_an_act_that_is_still_next_and_its_button_is_there_at_once(program):
    """A window that is activated before the event loop comes round would give it away from a hidden button."""
    page = overview(program)
    acts, today = page._morning.acts, page._morning.today
    page.next_card.buttons[1].setFocus()
    page.next_card.show_acts(acts[1:], today)
    assert page.next_card.buttons[0].isVisible()
    assert page.window().focusWidget() is page.next_card.buttons[0]


def test_each_desk_begins_with_its_own_page_and_changes_with_who_works(program):
    office = program.office
    faction = office.tracking.factions()[0][0]
    overview(program)
    desks = (
        ("Frau Fraktion", Desk.FACTION, "Meine Anträge", {"faction_id": faction}),
        ("Frau Vorsitz", Desk.CHAIR, "Vorsitz", {}),
        ("Frau Amt", Desk.OFFICE, "Guten Morgen", {}),
    )
    users = [(office.users.add(name, desk, **more), title) for name, desk, title, more in desks]
    for user, title in users:
        office.users.choose(user.id)
        program._show_desk()
        assert program.window.current_page is program.window.page("overview")
        assert program.window.current_page.title() == title
