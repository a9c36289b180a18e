"""A page hears of every noun it shows: what it reads of the record, it watches."""

import re

import pytest
from sqlalchemy import event

from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.settings.page import SECTIONS
from tests.stories.places import PLACES, TABS

_READ = re.compile(r"\b(?:FROM|JOIN)\s+\"?(\w+)", re.IGNORECASE)


@pytest.fixture
def read(program):
    """The nouns that were read of the record, on whatever thread."""
    found: set[str] = set()

    def trace(statement: str) -> None:
        found.update(noun for noun in _READ.findall(statement) if noun in program.office.nouns)

    @event.listens_for(program.office.store.engine, "checkout")
    def _watch(connection, record, _proxy) -> None:
        record.info.clear()  # what was read before the page would not be read for it
        connection.set_trace_callback(trace)

    return found


@pytest.fixture
def unheard(program, qtbot, read):
    """Reloads what is shown: the nouns it reads and whose changes it would not hear of."""

    def settle() -> None:
        qtbot.wait(1)
        qtbot.waitUntil(lambda: not program.background.working, timeout=10_000)

    def look(*pages: Page) -> list[str]:
        settle()
        read.clear()
        pages[0].reload()
        settle()
        # The history is written together with what it is about.
        return sorted(read.difference({"changes"}, *(page._watched for page in pages)))

    return look


def test_a_place_watches_what_it_reads(program, unheard):
    found = {}
    for place in PLACES:
        program.window.go(place)
        if missing := unheard(program.window.page(place)):
            found[place] = missing
    assert found == {}


def test_a_place_watches_what_it_reads_of_one_record(program, unheard, read):
    with program.office.store.reading() as unit:
        records = {
            "paper": ("papers", unit.papers.where(number="2012/04")[0].id),
            "matter": ("tracking", unit.papers.where(external_number="20113004")[0].id),
            "speaker": ("speakers", unit.speakers.all()[0].id),
            "person": ("members", unit.persons.all()[0].id),
            "organization": ("members", unit.organizations.all()[0].id),
            "initiative": ("initiatives", next(one.id for one in unit.initiatives.all() if one.later_paper_ids)),
        }
    found = {}
    for noun, (place, key) in records.items():
        program.window.navigate(noun, key)
        if missing := unheard(program.window.page(place)):
            found[noun] = missing
        assert read
    assert found == {}


def test_a_tab_of_a_meeting_watches_what_it_reads(program, unheard, read):
    with program.office.store.reading() as unit:
        held = next(one.id for one in unit.meetings.all() if one.number == 10)
    found = {}
    for tab in TABS:
        program.window.navigate("meeting", f"{held}:{tab}")
        page = program.window.page("meetings")
        shown = page._current_tab()
        if missing := unheard(page, *([shown] if isinstance(shown, Page) else [])):
            found[tab] = missing
        assert read
    assert found == {}


def test_a_section_of_the_settings_watches_what_it_reads(program, unheard):
    found = {}
    for section in SECTIONS:
        program.window.go("settings", section)
        if missing := unheard(program.window.page("settings")):
            found[section] = missing
    assert found == {}
