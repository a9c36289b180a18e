"""Who is not the office reads no draft of others: neither in a list nor by searching, citing or exporting."""

from __future__ import annotations

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.users import Desk
from beirat_desktop.store.papers import PaperFilter
from beirat_desktop.usecases.record.checks import loose_ends
from beirat_desktop.usecases.record.report import about_record
from beirat_desktop.usecases.trouble import Missing
from tests import factories
from tests.usecases.record.test_rights import GREENS, desks

__all__ = ["desks"]

SECRET = "Geheimplanung"
pytestmark = pytest.mark.sqlite  # on a server row security does it: tests/store/test_row_security.py


@pytest.fixture
def drafts(office, desks):
    """A draft of the Greens with a file, a reference and a version, an own draft, and a motion that was handed in."""
    text = RichText.of(f"Der Beirat möge die {SECRET} beschließen.")
    with office.store.unit("planned") as unit:
        unit.meetings.save(factories.meeting())
    theirs = office.papers.add(title=f"{SECRET} der Grünen", faction_id=GREENS.id, proposal=text)
    handed_in = office.papers.add(title="Eingereichtes", faction_id=GREENS.id, proposal=RichText.of("Der Beirat möge."))
    office.papers.keep_version(theirs.id, f"{SECRET} eins")
    office.papers.submit(handed_in.id, reason="eilt")
    office.citations.add(theirs.id, source=f"{SECRET}, Band 2")
    office.users.choose(desks[Desk.FACTION].id)
    own = office.papers.add(title="Eigener Entwurf", proposal=text)
    return theirs, handed_in, own


def everything_read(office, theirs, own) -> dict[str, object]:
    """What the screens ask for, each by the name of the screen."""
    found = office.search.find(SECRET.lower()[:9])
    near = office.search.find(SECRET.lower().replace("plan", "plam"))
    return {
        "list": office.papers.page(100, chosen=PaperFilter()),
        "ids": office.papers.ids(),
        "search and finder": found,
        "search with an error": near,
        "sources": office.citations.sources(SECRET[:6], but=own.id),
        "quoted": office.citations.sources("", but=own.id, quoted=f"die {SECRET} beschließen"),
        "board": office.boards.of(factories.SPD.id),
        "board of the others": office.boards.of(GREENS.id),
        "overview": office.overview.morning(),
        "tracking": office.tracking.page(),
        "pool": office.agenda.pool(office.meetings.next().id),
        "citations": office.citations.of(theirs.id),
        "files": office.attachments.of(paper_id=theirs.id),
        "history": office.papers.history(theirs.id),
    }


def test_no_screen_shows_a_draft_of_another(office, drafts):
    theirs, handed_in, own = drafts
    told = {name: repr(value) for name, value in everything_read(office, theirs, own).items()}
    assert [name for name, words in told.items() if theirs.id in words or f"{SECRET} der" in words] == []
    assert own.id in told["list"]
    assert handed_in.id in told["list"]
    assert own.id in told["search and finder"]
    with pytest.raises(Missing):
        office.papers.get(theirs.id)
    with pytest.raises(Missing):
        office.papers.detail(theirs.id)


@pytest.mark.parametrize("desk", [Desk.CHAIR, Desk.READER])
def test_neither_chair_nor_reader_is_shown_a_draft(office, desks, drafts, desk):
    theirs, handed_in, own = drafts
    office.users.choose(desks[desk].id)
    told = {name: repr(value) for name, value in everything_read(office, theirs, own).items()}
    marks = (theirs.id, own.id, f"{SECRET} der", SECRET)
    assert [(name, mark) for name, words in told.items() for mark in marks if mark in words] == []
    assert handed_in.id in told["list"]
    for key in (theirs.id, own.id):
        with pytest.raises(Missing):
            office.papers.detail(key)
        with pytest.raises(Missing):
            office.paper_letters.pdf(key)
    for act in (office.exchange.export, lambda: office.papers.amend(theirs.id)):
        with pytest.raises(Refused, match=r"rights\.not_yours"):
            act()


def test_a_typing_error_does_not_tell_the_word_of_a_draft(office, desks, drafts):
    _, handed_in, _ = drafts
    mistyped = f"{SECRET.lower().replace('plan', 'plam')} eingereichtes"
    office.users.choose(desks[Desk.OFFICE].id)
    assert office.search.find(mistyped).near == (SECRET.lower(),)

    office.users.choose(desks[Desk.CHAIR].id)
    answer = office.search.find(mistyped)

    assert [hit.id for hit in answer.found] == [handed_in.id]
    assert SECRET.lower() not in repr(answer)


def test_what_is_not_shown_is_not_told_as_lost(office, desks, drafts):
    for desk in (Desk.CHAIR, Desk.READER, Desk.FACTION):
        office.users.choose(desks[desk].id)
        assert [one.rule for one in loose_ends(office.store)] == ["record.seen_in_part"]
        assert "Schäden: keine (Dieser Arbeitsplatz sieht nur einen Teil der Akte" in "\n".join(about_record(office))
    office.users.choose(desks[Desk.OFFICE].id)
    assert loose_ends(office.store) == ()


def test_a_chair_without_an_office_sees_all_drafts(office):
    """It does the office's work as well."""
    office.users.add("EDV", Desk.ADMINISTRATOR)
    office.users.choose(office.users.all()[0].id)
    chair = office.users.add("Vorsitz", Desk.CHAIR)
    office.users.choose(chair.id)
    draft = office.papers.add(title="Entwurf")
    assert office.papers.get(draft.id) == draft
    assert draft.id in office.papers.ids()


def test_no_export_of_a_faction_holds_a_draft_of_another(office, drafts):
    """The history in it would tell all of them, and the record everybody's address."""
    with pytest.raises(Refused, match=r"rights\.not_yours"):
        office.exchange.export()


def test_the_office_sees_it_as_before(office, desks, drafts):
    theirs = drafts[0]
    office.users.choose(desks[Desk.OFFICE].id)
    assert theirs.id in office.papers.ids()
    assert office.papers.get(theirs.id).title == f"{SECRET} der Grünen"


def test_what_a_faction_writes_is_checked_against_everything(office, drafts):
    own = drafts[2]
    office.papers.edit(own.id, title="Eigener Entwurf, neu")
    assert office.papers.get(own.id).title == "Eigener Entwurf, neu"
    office.undo()
    assert office.papers.get(own.id).title == "Eigener Entwurf"
