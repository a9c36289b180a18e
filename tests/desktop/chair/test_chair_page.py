from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt

from beirat_desktop.desktop.chair.page import ChairPage
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.minutes import Minutes
from beirat_desktop.domain.users import Desk
from beirat_desktop.domain.votes import Vote
from tests.usecases.live_world import build


@pytest.fixture
def world(office):
    return build(office, seats=9)


@pytest.fixture
def page(world, workplace, qtbot):
    made = ChairPage(workplace)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    made.open("")
    return made


def test_the_next_meeting_stands_large_with_its_script_beside(page, world, qtbot):
    assert page.day_label.text().replace("\u00a0", " ") == "Donnerstag, 24. Mai 2012, 17:00 Uhr"
    qtbot.waitUntil(lambda: page.script.pdf.startswith(b"%PDF"))
    with qtbot.waitSignal(page.navigate) as went:
        qtbot.mouseClick(page.lead_button, Qt.MouseButton.LeftButton)
    assert went.args == ["meeting", f"{world.meeting.id}:live"]
    assert not page.nothing_label.isHidden()


def test_without_a_meeting_the_chair_plans_one_where_nobody_else_would(office, workplace, qtbot):
    """A record without an office is the chair's own; with one, the office plans."""
    office.users.choose(office.users.add("Herr Vogt", Desk.CHAIR).id)
    alone = ChairPage(workplace)
    qtbot.addWidget(alone)
    alone.show()
    alone.open("")
    alone.focus_first()
    assert alone.focusWidget() is alone.plan_button
    with qtbot.waitSignal(alone.begin_wanted) as began:
        qtbot.keyClick(alone.plan_button, Qt.Key.Key_Space)
    assert began.args == ["meetings"]
    office.users.add("Frau Sommer", Desk.OFFICE)
    alone.reload()
    assert alone.plan_button.isHidden()
    assert alone.place_label.text() == "Die Geschäftsstelle plant sie."


def test_a_running_meeting_says_so(page, world):
    world.office.course.open(world.meeting.id, time(17, 4))
    page.reload()
    assert page.meeting_card.title_label.whole_text.endswith("läuft")
    assert page.lead_button.property("primary")


def test_the_button_stands_out_on_the_day_alone_and_the_script_is_printed(page, world, monkeypatch):
    assert not page.lead_button.property("primary")
    printed = []
    monkeypatch.setattr(page.papers, "print", lambda papers, title: printed.append((title, papers[0].make())))
    page.script_button.click()
    ((title, pdf),) = printed
    assert title == "Regiebuch"
    assert pdf.startswith(b"%PDF")


def test_after_the_meeting_minutes_wait_for_a_signature_and_excerpts_for_the_printer(page, world, qtbot):
    office = world.office
    office.course.open(world.meeting.id, time(17, 4))
    world.come(9)
    office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED, vote=Vote("", yes=8, no=1)))
    office.course.close(world.meeting.id, time(19))
    with office.store.unit("test") as unit:
        if not unit.minutes.where(meeting_id=world.meeting.id):
            unit.minutes.save(Minutes(world.meeting.id))
    office.store.now = lambda: datetime(2012, 7, 24, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    page.reload()
    (sign,), (printing,) = page.to_sign.rows, page.to_print.rows
    assert sign.entry.word.startswith("! seit ")
    assert date(2012, 7, 24) == office.today
    assert printing.entry.sub == "vom 24.05.2012 · 1 Ergebnis ohne Auszug"
    with qtbot.waitSignal(page.navigate) as went:
        qtbot.mouseClick(printing, Qt.MouseButton.LeftButton)
    assert went.args == ["meeting", f"{world.meeting.id}:excerpts"]
