"""Whom the public must not read of: gathered from the record, for the one rule of publication."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from beirat_desktop.domain.attendance import AttendanceGroup
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.publication import Publication, hidden_persons
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.reaching import street_key, streets
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committees_on, ever_named, today
from beirat_desktop.usecases.publicity import derived

LET_STAND = "publication.cut"


@contextmanager
def public_view(unit: Unit, meeting_id: str | None = None, about: str | None = None) -> Iterator[Publication]:
    """The rule for papers about a meeting, or about many; the contents of the paper are read inside.

    about: the record of the paper, where that is not the meeting: what was let stand in either is shown.
    There every record has its publicity derived, so that no flag tells what happened behind closed doors.

    A guest is named where they agreed to be: in that meeting, or for papers about many, every time they were asked.
    Residents are named where they agreed.
    Guests and press who sat in without being asked to speak were never asked whether they agree.
    """
    guests = [guest for guest in unit.speakers.all() if guest.person_id is not None]
    asked = [guest for guest in guests if meeting_id is None or guest.meeting_id == meeting_id]
    refused = {guest.person_id for guest in asked if not guest.name_public}
    agreed = {guest.person_id for guest in asked if guest.name_public} - refused
    outside = (AttendanceGroup.GUEST, AttendanceGroup.PRESS)
    hidden = {guest.person_id for guest in guests} | {a.person_id for a in unit.attendances.where(group=outside)}
    members = {membership.person_id for membership in unit.memberships.all()}
    hidden -= agreed | members
    known = ever_named(unit, id=members | agreed)
    asking = [_asker(one) for one in _asked(unit, meeting_id) if one.asked_by and not one.may_be_named]
    people = hidden_persons([*ever_named(unit, id=hidden), *asking], known)
    with derived(unit, hides=True):
        yield Publication(people, public_streets(unit), words_that_stay(unit, meeting_id, about))


def words_that_stay(unit: Unit, *records: str | None) -> frozenset[str]:
    """The stretches that somebody, with a reason, let stand in the public papers about these records."""
    keys = [key for key in records if key is not None]
    return frozenset(one.words for one in unit.overrides.where(rule=LET_STAND, object_id=keys))


def public_streets(unit: Unit) -> frozenset[str]:
    """The streets, with number, of offices and places of meetings, which are no secret."""
    committees = committees_on(unit, today(unit))
    addresses = [body.office_address for body in unit.bodies.all()]
    addresses += [committee.place.address for committee in committees]
    addresses += [meeting.place.address for meeting in unit.meetings.all()]
    addresses += [office.contact.address for office in unit.organizations.all()]
    found = {street_key(address.street) for address in addresses if address.street}
    for head in (committee.letterhead for committee in committees):
        for line in (*head.lines, head.return_line, head.footer, *(words for _, words in head.information)):
            found.update(streets(line))
    return frozenset(found)


def _asked(unit: Unit, meeting_id: str | None) -> list[ResidentQuestion]:
    if meeting_id is None:
        return unit.resident_questions.all()
    items = unit.agenda_items.where(meeting_id=meeting_id)
    return unit.resident_questions.where(agenda_item_id=[item.id for item in items])


def _asker(question: ResidentQuestion) -> Person:
    """Who asked, as a person that stands nowhere else in the record: the last word is the family name."""
    words = [word for word in question.asked_by.split() if word not in ("Frau", "Herr", "Dr.", "Prof.")]
    return Person(words[-1] if words else question.asked_by, " ".join(words[:-1]))
