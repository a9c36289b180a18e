"""What the public reads of an older meeting names everybody as they were called on its day, and as was signed."""

from __future__ import annotations

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.usecases.publications.publications import KINDS
from tests.documents.reading import text_of
from tests.usecases.members.test_names import marry, world

__all__ = ["world"]


def public_papers(world) -> dict[IssuedKind, str]:
    """Every public paper about the meeting and what was dealt with there, as text."""
    office = world.office
    keys = {"meetings": world.meeting.id, "papers": world.paper.id, "agenda_items": world.item.id}
    found = {}
    for kind, paper in KINDS.items():
        if paper.public and paper.noun in keys and kind not in (IssuedKind.SUPPLEMENT, IssuedKind.CANCELLATION):
            found[kind] = text_of(office.publications.preview(kind, keys[paper.noun], publication=True).pdf)
    return found


def test_every_public_paper_keeps_the_name_of_the_day_of_its_meeting(world):
    before = public_papers(world)
    assert {IssuedKind.MINUTES, IssuedKind.MOTION, IssuedKind.INVITATION, IssuedKind.EXCERPT} <= before.keys()
    assert "Weiß" in before[IssuedKind.MINUTES]
    marry(world)
    after = public_papers(world)
    # An excerpt of August is signed in August.
    assert before.pop(IssuedKind.EXCERPT).replace("Anna Weiß", "Anna Meier") == after.pop(IssuedKind.EXCERPT)
    assert after == before


def test_a_name_typed_over_after_the_signatures_changes_no_public_minutes(world):
    office, meeting = world.office, world.meeting.id
    office.minutes.sign(meeting)
    signed = public_papers(world)[IssuedKind.MINUTES]
    office.persons.edit(world.people[0].id, family_name="Vertippt")
    office.persons.edit(world.people[0].id, title="Dr.")
    office.persons.edit(world.people[0].id, family_name="Meier")
    assert public_papers(world)[IssuedKind.MINUTES] == signed
    assert "Meier" in public_papers(world)[IssuedKind.PUBLIC_NOTICE]  # which nobody signed


def test_names_in_an_excerpt_of_signed_minutes_are_the_signed_ones(world):
    office, other = world.office, world.people[1]
    office.minutes.sign(world.meeting.id)
    before = public_papers(world)[IssuedKind.EXCERPT]
    office.persons.edit(other.id, family_name="Vertippt")
    assert public_papers(world)[IssuedKind.EXCERPT] == before


def test_once_the_signatures_are_taken_back_a_name_is_mended_there_too(world):
    office, meeting = world.office, world.meeting.id
    office.minutes.sign(meeting)
    office.persons.edit(world.people[0].id, family_name="Weiss")
    office.corrections.take_back_signatures(meeting, "Name falsch")
    assert "Weiss" in public_papers(world)[IssuedKind.MINUTES]
