"""A page is told of every noun it shows: what it reads of the record, it watches."""

import re

import pytest
from sqlalchemy import event

from beirat_desktop.desktop.page import Page

_READ = re.compile(r"\b(?:FROM|JOIN)\s+\"?(\w+)", re.IGNORECASE)
OPENED = {
    "overview": "overview",
    "meetings": "meetings",
    "papers": "papers",
    "paper": "papers",
    "tracking": "tracking",
    "matter": "tracking",
    "speakers": "speakers",
    "speaker": "speakers",
    "members": "members",
    "person": "members",
    "organization": "members",
    "archive": "archive",
    "reports": "reports",
}
TABS = ("agenda", "speakers", "attendance", "invitation", "live", "minutes", "excerpts", "publications")
SECTIONS = ("town", "rules", "numbers", "standing_items", "letterheads", "text_blocks", "record", "users")


@pytest.fixture
def read(program):
    """The nouns that were read of the record, on whatever thread."""
    found: set[str] = set()

    def trace(statement: str) -> None:
        found.update(noun for noun in _READ.findall(statement) if noun in program.office.nouns)

    @event.listens_for(program.office.store.engine, "checkout")
    def _watch(connection, _record, _proxy) -> None:
        connection.set_trace_callback(trace)

    return found


def settle(program, qtbot) -> None:
    qtbot.wait(1)
    qtbot.waitUntil(lambda: not program.background.working, timeout=10_000)


def unwatched(program, qtbot, read, *pages: Page) -> str:
    """The nouns that are read again for these pages and whose changes they would not hear of."""
    settle(program, qtbot)
    read.clear()
    pages[0].reload()
    settle(program, qtbot)
    assert read
    # The history is written together with what it is about.
    return " ".join(sorted(read.difference({"changes"}, *(page._watched for page in pages))))


@pytest.fixture
def some(program):
    """A record of every noun that opens."""
    with program.office.store.reading() as unit:
        return {
            "paper": unit.papers.where(number="2012/04")[0].id,
            "matter": unit.papers.where(external_number="20113004")[0].id,
            "meeting": next(m for m in unit.meetings.all() if m.number == 10).id,
            "speaker": unit.speakers.all()[0].id,
            "person": unit.persons.all()[0].id,
            "organization": unit.organizations.all()[0].id,
        }


@pytest.mark.parametrize(("noun", "place"), OPENED.items())
def test_a_place_watches_what_it_reads(program, qtbot, read, some, noun, place):
    if noun in some:
        program.window.navigate(noun, some[noun])
    else:
        program.window.go(place)
    assert unwatched(program, qtbot, read, program.window.page(place)) == ""


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_of_a_meeting_watches_what_it_reads(program, qtbot, read, some, tab):
    program.window.navigate("meeting", f"{some['meeting']}:{tab}")
    page = program.window.page("meetings")
    assert page.tabs.current == tab
    shown = page._current_tab()
    pages = (page, shown) if isinstance(shown, Page) else (page,)
    assert unwatched(program, qtbot, read, *pages) == ""


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_the_settings_watches_what_it_reads(program, qtbot, read, section):
    program.window.go("settings", section)
    page = program.window.page("settings")
    assert " ".join(sorted(read - page._watched)) == ""
