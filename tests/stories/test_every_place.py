"""Every place of the program opens on a full record, in every look, and speaks to a screen reader."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QAbstractSpinBox, QWidget

from beirat_desktop.app import Scheme
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.screens import dialogs, menu_dialogs
from beirat_desktop.store.errors import RecordTrouble
from tests.stories.places import PLACES, TABS
from tests.stories.test_every_letter import wanting


def nameless(root: QWidget) -> list[str]:
    """The widgets below that the keyboard reaches and a screen reader has no word for."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if isinstance(widget.parent(), QAbstractScrollArea | QAbstractSpinBox):
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is None or not spoken.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def one_of_each(program) -> dict[str, str]:
    """A record of every noun that can be opened."""
    with program.office.store.reading() as unit:
        held = next(m for m in unit.meetings.all() if m.number == 10)
        return {
            "paper": unit.papers.where(number="2012/04")[0].id,
            "matter": unit.papers.where(external_number="20113004")[0].id,
            "meeting": held.id,
            "speaker": unit.speakers.all()[0].id,
            "person": unit.persons.all()[0].id,
            "committee": unit.committees.all()[0].id,
            "faction": unit.factions.all()[0].id,
            "organization": unit.organizations.all()[0].id,
            "initiative": next(one.id for one in unit.initiatives.all() if one.partners),
        }


def misnamed(root: QWidget) -> dict[str, str]:
    """Buttons whose name lacks a word they show: who speaks to the machine says what is written there.

    A letter or a number alone is a sign, and what stands in brackets is a key.
    """
    found = {}
    for button in root.findChildren(QAbstractButton):
        words = re.sub(r"\(.*\)|&", "", button.text()).casefold()
        shown = set(re.findall(r"[^\W\d_]{2,}", words))
        spoken = QAccessible.queryAccessibleInterface(button)
        if not button.isVisible() or spoken is None:
            continue
        name = spoken.text(QAccessible.Text.Name)
        if not shown <= set(re.findall(r"[^\W_]+", name.casefold())):
            found[button.text()] = name
    return found


def settle(program, qtbot) -> None:
    qtbot.waitUntil(lambda: not program.background.working, timeout=10_000)


def test_no_place_and_no_tab_of_a_meeting_is_left_out_of_the_walks(program):
    assert sorted(program.window.places) == sorted(PLACES)
    meetings = program.window.page("meetings")
    assert sorted(meetings.tabs._keys) == sorted(TABS)


def test_the_name_of_a_button_has_the_words_it_shows(program, qtbot):
    found = {}
    for place in PLACES:
        program.window.go(place)
        settle(program, qtbot)
        found |= misnamed(program.window)
    for noun, key in one_of_each(program).items():
        program.window.navigate(noun, key)
        settle(program, qtbot)
        found |= misnamed(program.window)
    assert found == {}


def test_every_place_fits_into_the_smallest_window(program, qtbot):
    program.window.resize(800, 560)
    for place in PLACES:
        program.window.go(place)
        settle(program, qtbot)
        assert program.window.size().toTuple() == (800, 560), place


@pytest.mark.parametrize("place", PLACES)
def test_every_control_of_a_place_has_a_name(program, qtbot, place):
    program.window.go(place)
    settle(program, qtbot)
    assert nameless(program.window) == []


def test_every_control_of_an_open_record_has_a_name(program, qtbot):
    missing = {}
    for noun, key in one_of_each(program).items():
        program.window.navigate(noun, key)
        settle(program, qtbot)
        missing[noun] = nameless(program.window)
    assert {noun: found for noun, found in missing.items() if found} == {}


def test_every_control_of_a_dialog_has_a_name_and_every_button_a_letter(program, qtbot, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _address: True)
    missing: dict[str, list[str]] = {}
    letters: dict[str, list[str]] = {}

    def look(name: str, dialog: QWidget) -> None:
        missing[name] = nameless(dialog)
        letters[name] = wanting(dialog)

    menu_dialogs(program, look)
    records = one_of_each(program)
    places = [(noun, records[noun]) for noun in ("paper", "matter", "person")]
    tabs = ("agenda", "live", "minutes", "excerpts")
    for noun, key in (*places, *(("meeting", f"{records['meeting']}:{tab}") for tab in tabs)):
        program.window.navigate(noun, key)
        settle(program, qtbot)
        dialogs(program, look)
    assert len(missing) >= 20, sorted(missing)
    assert {name: found for name, found in missing.items() if found} == {}
    assert {name: found for name, found in letters.items() if found} == {}


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("percent", [100, 150])
def test_every_place_fits_into_1280_by_720(program, theme, qtbot, scheme, percent):
    theme.set_scheme(scheme)
    theme.set_percent(percent)
    program.window.resize(1280, 720)
    try:
        for place in PLACES:
            program.window.go(place)
            settle(program, qtbot)
            assert program.window.minimumSizeHint().width() <= 1280, place
            assert program.window.minimumSizeHint().height() <= 720, place
            assert program.window.size().toTuple() == (1280, 720), place
    finally:
        theme.set_scheme(Scheme.LIGHT)
        theme.set_percent(100)


EVERY_KIND = ("niederschrift", "auszug", "aufgabe", "station wahlrecht", "sachstand", "17.02.2011", "integrazion")


@pytest.mark.parametrize("words", ["beleuchtung", "spd", "sahin", "anerkennung", "sozialaus", "rathaus", *EVERY_KIND])
def test_every_hit_of_the_search_opens(program, qtbot, words):
    found = program.office.search.find(words).found
    assert found
    for hit in {one.kind: one for one in found}.values():
        if program.window.opens(hit.noun):
            program.window.navigate(hit.noun, hit.id)
            settle(program, qtbot)


def test_the_look_changes_while_the_record_cannot_be_reached(program, qtbot, monkeypatch):
    """The system goes dark in the evening, also while a network drive is away; nothing is read for that."""
    away: list[str] = []

    def lost(*_args, **_more):
        away.append(place)
        raise RecordTrouble("missing")

    with program.office.store.reading() as unit:
        planned = unit.meetings.where(state=MeetingState.PLANNED)[0]
    for place, record in (*((place, "") for place in PLACES), ("meetings", planned.id)):
        program.window.go(place, record)
        settle(program, qtbot)
        with monkeypatch.context() as network:
            network.setattr(program.office.store, "reading", lost)
            program.theme.set_scheme(Scheme.LIGHT if program.theme.scheme is Scheme.DARK else Scheme.DARK)
    program.theme.set_scheme(Scheme.LIGHT)
    assert away == []
