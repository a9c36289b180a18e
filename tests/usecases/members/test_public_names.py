"""What the public reads of an older meeting names everybody as they were called on its day, and as was signed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.usecases.asof import as_signed
from beirat_desktop.usecases.minutes.corrections import Correcting
from beirat_desktop.usecases.publications.publications import KINDS
from tests import factories
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


@pytest.fixture
def issued(world):
    """The same meeting with a guest of an office, its minutes signed and sent, an excerpt and the notice gone out."""
    office, meeting = world.office, world.meeting.id
    office.invitations.publish_notice(meeting, date(2012, 5, 16))
    office.publications.issue(IssuedKind.PUBLIC_NOTICE, meeting)
    organization = office.organizations.add("Amt für Soziales")
    person = factories.person("Gast", organization_id=organization.id)
    heard = {"state": SpeakerState.HEARD, "name_public": True, "consent_on": date(2012, 5, 2)}
    with office.store.unit("test") as unit:
        unit.persons.save(person)
        unit.speakers.save(Speaker("Kurse", person.id, organization.id, meeting_id=meeting, **heard))
    office.minutes.sign(meeting)
    office.minutes.issue(meeting)
    office.excerpts.issue(world.item.id, office.excerpts.usual_terms(meeting))
    return world, organization


WENT_OUT = {IssuedKind.MINUTES, IssuedKind.EXCERPT, IssuedKind.PUBLIC_NOTICE}
RENAMED = {
    "the committee, as a mistake": lambda office, org: office.committees.edit(
        factories.BEIRAT.id, mistake=True, name="Integrationsrat", short_name="IR", genitive="des Integrationsrates"
    ),
    "the committee, from a former day": lambda office, org: office.committees.edit(
        factories.BEIRAT.id, since=date(2012, 1, 1), name="Integrationsrat", definite="Der Integrationsrat"
    ),
    "a faction, as a mistake": lambda office, org: [
        office.committees.edit_faction(one.id, mistake=True, name="Umbenannte Liste", short_name="UL")
        for one in office.committees.factions(factories.BEIRAT.id)[:1]
    ],
    "a faction, from a former day": lambda office, org: [
        office.committees.edit_faction(one.id, since=date(2012, 1, 1), name="Umbenannte Liste", short_name="UL")
        for one in office.committees.factions(factories.BEIRAT.id)[:1]
    ],
    "the town": lambda office, org: office.committees.edit_body(name="Stadt Anderswo", short_name="Anderswo"),
    "an office": lambda office, org: office.organizations.edit(org.id, name="Dezernat für alles"),
}


@pytest.mark.parametrize("what", RENAMED)
def test_what_went_out_keeps_the_names_it_went_out_with(issued, what):
    world, organization = issued
    before = {kind: text for kind, text in public_papers(world).items() if kind in WENT_OUT}
    assert before.keys() == WENT_OUT
    assert "Amt für Soziales" in before[IssuedKind.MINUTES]
    RENAMED[what](world.office, organization)
    after = public_papers(world)
    assert {kind: after[kind] for kind in WENT_OUT} == before


def test_after_a_correction_the_new_issue_has_the_new_names(issued):
    world, _organization = issued
    RENAMED["the town"](world.office, None)
    meeting = world.meeting.id
    said = Correcting("Stadt umbenannt", "alter Name", "neuer Name")
    writer = world.people[4].id
    world.office.corrections.correct(
        meeting, said, lambda: world.office.course.edit_meeting(meeting, secretary_id=writer)
    )
    assert "Anderswo" in public_papers(world)[IssuedKind.MINUTES], "the corrected issue is not signed yet"


def test_an_invitation_for_the_public_names_the_town_as_the_one_that_was_sent(world):
    office = world.office
    meeting = office.meetings.plan(factories.BEIRAT.id, datetime(2012, 9, 20, 17))
    office.agenda.add_item(meeting.id, "Sprachkurse")
    office.invitations.send(meeting.id)
    sent = text_of(office.publications.preview(IssuedKind.INVITATION, meeting.id, publication=True).pdf)
    assert "Ludwigshafen" in sent
    RENAMED["the town"](office, None)
    assert text_of(office.publications.preview(IssuedKind.INVITATION, meeting.id, publication=True).pdf) == sent


def test_while_something_is_named_as_once_nothing_is_saved(issued):
    world, _organization = issued
    RENAMED["the town"](world.office, None)
    with world.office.store.unit("test") as unit, as_signed(unit, unit.meetings.get(world.meeting.id)):
        town = unit.bodies.all()[0]
        assert town.name == factories.BODY.name
        with pytest.raises(RuntimeError, match="called once"):
            unit.bodies.save(town)
