"""What happened in the course of a meeting, as the minutes tell it: who came and left, presided, when it rested."""

from __future__ import annotations

from collections.abc import Container

from beirat_desktop.documents.minutes_contents import MinutesContents, kept_items, name_of, names_of, votes_on
from beirat_desktop.documents.model import Paragraph, Part
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.agenda_tree import bare_number
from beirat_desktop.domain.happenings import Act, Happening, HappeningKind, happenings, item_at
from beirat_desktop.domain.meetings import MeetingState, Presiding
from beirat_desktop.domain.minutes import MinutesPart
from beirat_desktop.domain.publication import NAME_LEFT_OUT
from beirat_desktop.german.dates import hour_on
from beirat_desktop.german.minutes import happening_words, heard_words


def _acts(contents: MinutesContents) -> dict[str, list[Act]]:
    """The rounds or the votes of each item, as they were taken."""
    rounds = {
        item.id: [
            Act(one.moment, one.voter_ids)
            for held in contents.elections
            if held.election.agenda_item_id == item.id
            for one in held.rounds
        ]
        for item in contents.items
    }
    return {
        item.id: rounds[item.id]
        or [Act(one.moment, (*one.voter_ids, *one.excluded_ids)) for one in votes_on(contents, item)]
        for item in contents.items
    }


def _happenings(contents: MinutesContents) -> tuple[Happening, ...]:
    """Who came and went, and breaks, at the items; of an older record nothing, whose roll and end tell of them."""
    without_quorum = {item.id for item in contents.items if item.left_without_quorum}
    return happenings(contents.meeting, contents.attendances, contents.calls, _acts(contents), without_quorum)


def told_of(contents: MinutesContents, item: AgendaItem) -> list[tuple[int, str]]:
    """What happened under the item: after how many of its votes, and in words."""
    elects = any(held.election.agenda_item_id == item.id and held.rounds for held in contents.elections)
    act = "Wahl" if elects else "Abstimmung"
    found = [
        (one.moment, one.acts, happening_words(one, names_of(contents, one.person_ids), contents.meeting.day, act))
        for one in _happenings(contents)
        if one.agenda_item_id == item.id
    ]
    for guest in contents.guests:
        if guest.agenda_item_id == item.id and guest.heard_from is not None:
            before = sum(one.moment is not None and one.moment <= guest.heard_from for one in _acts(contents)[item.id])
            name = name_of(contents, guest.person_id)
            name = "Ein Gast" if name in ("", NAME_LEFT_OUT) else name
            words = heard_words(name, guest.heard_from, guest.heard_until, contents.meeting.day)
            found.append((guest.heard_from, before, words))
    if any(one.agenda_item_id == item.id and one.calls for one in contents.calls):
        own = _acts(contents)[item.id]
        for taken in _taking_over(contents, item.id):
            before = sum(one.moment is not None and one.moment <= taken.since for one in own)
            found.append((taken.since, before, _presides(taken, contents, item)))
    return [(acts, words) for _moment, acts, words in sorted(found, key=lambda one: one[0])]


def taken_over(contents: MinutesContents, item_id: str | None) -> list[Part]:
    """Who takes the chair at an item, or None: outside of any that the minutes tell of."""
    items = {item.id: item for item in contents.items}
    here = items.get(item_id or "")
    return [Paragraph(_presides(one, contents, here)) for one in _taking_over(contents, item_id)]


def _taking_over(contents: MinutesContents, item_id: str | None) -> list[Presiding]:
    items = {item.id for item in contents.items}
    return [
        one
        for one in contents.meeting.presiding
        if _where(one, contents, items) == item_id and one.person_id in contents.persons
    ]


def _where(taken: Presiding, contents: MinutesContents, items: Container[str]) -> str | None:
    """Under which item somebody takes the chair: the one that was named, else the one on the floor."""
    over = contents.meeting.state is MeetingState.CLOSED
    key = taken.agenda_item_id or item_at(contents.calls, taken.since, over=over)
    return key if key in items else None


def _presides(taken: Presiding, contents: MinutesContents, item: AgendaItem | None) -> str:
    name = name_of(contents, taken.person_id)
    when = hour_on(taken.since, contents.meeting.day)
    if item is None:
        return f"Um {when} übernimmt {name} den Vorsitz."
    return f"Zu TOP\u00a0{bare_number(item.number)} übernimmt {name} um {when} den Vorsitz."


def breaks(contents: MinutesContents, part: MinutesPart) -> list[str]:
    """The breaks that no item of this part tells of; beside the public part the other one repeats none of its."""
    if part is MinutesPart.CLOSED:
        return []
    items = {item.id for item in kept_items(contents, part)}
    told = {one.moment for one in _happenings(contents) if one.agenda_item_id in items and not one.person_ids}
    return [
        happening_words(Happening(HappeningKind.BREAK, begin, "", until=end), (), contents.meeting.day)
        for begin, end in contents.meeting.interruptions
        if begin not in told
    ]
