"""What goes into a letter to a guest."""

from __future__ import annotations

from datetime import date

from beirat_desktop.documents.speaker_letter import SpeakerLetter
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, find_person
from beirat_desktop.usecases.logos import logo_bytes
from beirat_desktop.usecases.members.chairs import chair_on
from beirat_desktop.usecases.text_blocks import worded


def letter_contents(
    unit: Unit, speaker: Speaker, person: Person | None, organization: Organization | None, today: date
) -> SpeakerLetter:
    """Everything a letter to a guest tells, before a line of it is drawn."""
    if speaker.meeting_id is None:
        raise Refused("speaker.meeting_missing", topic=speaker.topic)
    meeting = unit.meetings.get(speaker.meeting_id)
    committee = committee_of(unit, meeting)
    return SpeakerLetter(
        body=unit.bodies.get(committee.body_id),
        committee=committee,
        meeting=meeting,
        speaker=speaker,
        person=person,
        organization=organization,
        item=unit.agenda_items.find(speaker.agenda_item_id),
        paper=unit.papers.find(speaker.paper_id),
        resolution=unit.resolutions.find(speaker.resolution_id),
        signer=find_person(unit, meeting.chair_id, today) or chair_on(unit, committee.id, meeting.day),
        dated=(speaker.thanked_on if thanks(speaker) else speaker.invited_on) or today,
        thanks=worded(unit, "speaker_letter.thanks"),
        logo=logo_bytes(unit, committee.letterhead),
    )


def thanks(speaker: Speaker) -> bool:
    """Whether the next letter, or the last, is the one that thanks."""
    return speaker.state in (SpeakerState.HEARD, SpeakerState.THANKED)
