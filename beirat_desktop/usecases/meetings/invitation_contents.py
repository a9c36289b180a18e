"""What invitation and supplement of a meeting say, gathered from the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from beirat_desktop.documents.agenda_list import PrintedItem
from beirat_desktop.documents.cancellation import Cancellation
from beirat_desktop.documents.invitation import InvitationContents, MeetingLetter
from beirat_desktop.documents.public_notice import NoticeContents, NoticeItem
from beirat_desktop.documents.supplement import SupplementContents
from beirat_desktop.domain import agenda_tree as tree
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.moved import announced
from beirat_desktop.domain.papers import PaperType
from beirat_desktop.domain.persons import Membership, Person, Role
from beirat_desktop.domain.places import Letterhead
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.domain.supplements import Unannounced, unannounced
from beirat_desktop.domain.text import RichText
from beirat_desktop.german import invitations as words
from beirat_desktop.german.dispatch import replaced_notice
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.german.papers import paper_kind
from beirat_desktop.german.roles import role_title
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, factions_on, find_person, persons_on
from beirat_desktop.usecases.logos import logo_bytes
from beirat_desktop.usecases.meetings.sublines import mover_line, sublines
from beirat_desktop.usecases.text_blocks import worded


@dataclass(frozen=True, slots=True)
class Recipient:
    """A member on the day of the meeting."""

    person: Person
    membership: Membership


def invitation_contents(unit: Unit, meeting: Meeting, *, for_the_public: bool = False) -> InvitationContents:
    """What the invitation says. for_the_public: guests who did not agree to be named stand in it without a name."""
    committee = committee_of(unit, meeting)
    items = tree.in_order(unit.agenda_items.where(meeting_id=meeting.id))
    standing = tuple(item for item in items if item.removed_by is None)
    printed = _printed(unit, meeting.day, standing, committee, items, for_the_public=for_the_public)
    greeting = meeting.greeting
    if greeting.empty:
        own = next(iter(unit.text_blocks.where(key="invitation.greeting")), None)
        greeting = RichText.of(own.text if own else words.greeting(meeting, committee.of))
    return InvitationContents(
        _letter(unit, meeting, committee, draft=meeting.invitation_sent_on is None, dated=meeting.invitation_sent_on),
        greeting,
        *printed,
        notices=(*(() if for_the_public else _replaced(meeting)), *_notices(unit, meeting, committee, standing)),
        enclosures=meeting.enclosures,
    )


def supplement_contents(
    unit: Unit, meeting: Meeting, *, draft: bool, dated: date | None = None, for_the_public: bool = False
) -> SupplementContents:
    """What the next supplement says."""
    committee = committee_of(unit, meeting)
    items = tree.in_order(unit.agenda_items.where(meeting_id=meeting.id))
    numbers = tree.numbers(items, committee.profile.item_numbering)
    below = sublines(unit, meeting.day, items, for_the_public=for_the_public)
    marks = words.CHANGE_MARKS
    news = unannounced_of(unit, meeting)
    standing = tuple(item for item in items if item.removed_by is None)
    changes = tuple(
        PrintedItem(
            entry.item.id,
            numbers.get(entry.item.id, ""),
            entry.item.title,
            _told(entry.item.id, below[entry.item.id], entry.change, standing, numbers),
            marks[entry.change],
            entry.before,
            public=entry.item.public,
            announced=entry.item.announced_title,
        )
        for entry in news.items
    )
    new = frozenset(entry.item.id for entry in news.items if entry.change is tree.ItemChange.ADDED)
    return SupplementContents(
        _letter(unit, meeting, committee, draft=draft, dated=dated),
        meeting.supplements + 1,
        words.fact_changes(meeting, news.facts),
        changes,
        *_printed(unit, meeting.day, standing, committee, items, for_the_public=for_the_public, new=new),
    )


def _told(item_id: str, line: str, change: tree.ItemChange, standing: tree.Items, numbers: Mapping[str, str]) -> str:
    """What stands below a changed item: of a new one also before which it is dealt with, for its number is the last."""
    if change is tree.ItemChange.REMOVED:
        return ""
    here = next((item for item in standing if item.id == item_id), None)
    if change is not tree.ItemChange.ADDED or here is None:
        return line
    beside = tree.siblings(standing, here.parent_id, here.public)
    behind = [numbers[item.id] for item in beside[beside.index(here) + 1 :] if not item.supplement]
    return words.dealt_with_before(line, behind[0]) if behind else line


def notice_contents(unit: Unit, meeting: Meeting) -> NoticeContents:
    """What the public notice says: non-public items in general terms only, guests by name only where they agreed."""
    committee = committee_of(unit, meeting)
    items = tree.in_order(unit.agenda_items.where(meeting_id=meeting.id))
    standing = tuple(item for item in items if item.removed_by is None)
    numbers = tree.numbers(items, committee.profile.item_numbering)
    below_titles = sublines(unit, meeting.day, standing, for_the_public=True)
    papers = by_id(unit.papers.where(id=[item.paper_id for item in standing if item.paper_id]))
    factions = by_id(factions_on(unit, meeting.day))
    place = meeting.place if meeting.place.building or meeting.place.room else committee.place

    def printed(item: AgendaItem) -> NoticeItem:
        digits = tree.bare_number(numbers[item.id])
        paper = papers.get(item.paper_id or "")
        movers = (paper.faction_id, *paper.joint_faction_ids) if paper else ()
        names = [factions[key].name for key in movers if key in factions]
        moved = paper is not None and paper.paper_type is PaperType.MOTION and item.public
        mover = mover_line(paper_kind(paper), names, printed=True) if paper is not None and moved else ""
        below = tuple(printed(one) for one in tree.siblings(standing, item.id, item.public) if item.public)
        again = item.second_call_of is not None and not item.supplement
        line = words.with_second_call(below_titles[item.id], again=again) if item.public else ""
        told = (mover, item.announced_title, words.with_second_call("", again=again) if mover else line)
        lines = tuple(filter(None, told))
        return NoticeItem(item.id, digits if "." in digits else f"{digits}.", lines, below)

    letter = _letter(unit, meeting, committee, draft=False, dated=meeting.notice_published_on)
    return NoticeContents(
        committee,
        meeting.start,
        place,
        letter.town,
        letter.dated,
        letter.inviter,
        tuple(printed(item) for item in tree.siblings(standing, None, True)),
        tuple(printed(item) for item in tree.siblings(standing, None, False)),
        _notices(unit, meeting, committee, standing),
    )


def _notices(unit: Unit, meeting: Meeting, committee: Committee, items: tree.Items) -> tuple[str, ...]:
    notices = []
    if meeting.urgent:
        notices.append(words.urgency_notice(meeting.urgency_reason))
    again = [item for item in items if item.second_call_of is not None and not item.supplement]
    if again:
        numbers = tree.numbers(items, committee.profile.item_numbering)
        named = [tree.bare_number(numbers[item.id]) for item in again]
        notices.append(words.second_call_notice(committee.the, named, first_days(unit, again).values()))
    return tuple(notices)


def _replaced(meeting: Meeting) -> tuple[str, ...]:
    """That the members hold an invitation to another day, which is for them alone to know."""
    return () if meeting.replaced is None else (replaced_notice(meeting.replaced, meeting),)


def first_days(unit: Unit, items: Iterable[AgendaItem]) -> dict[str, date]:
    """By each item that is called the second time: the day of the meeting that left it for lack of quorum."""
    again = {item.id: item.second_call_of for item in items if item.second_call_of is not None}
    first = by_id(unit.agenda_items.where(id=list(again.values())))
    meetings = by_id(unit.meetings.where(id=[item.meeting_id for item in first.values()]))
    return {key: meetings[first[left].meeting_id].day for key, left in again.items() if left in first}


def _printed(
    unit: Unit,
    day: date,
    standing: tree.Items,
    committee: Committee,
    items: tree.Items,
    *,
    for_the_public: bool,
    new: frozenset[str] = frozenset(),
) -> tuple[tuple[PrintedItem, ...], tuple[PrintedItem, ...]]:
    numbers = tree.numbers(items, committee.profile.item_numbering)
    below = sublines(unit, day, standing, for_the_public=for_the_public)

    def printed(item: AgendaItem) -> PrintedItem:
        children = tuple(printed(one) for one in tree.siblings(standing, item.id, item.public))
        return PrintedItem(
            item.id,
            numbers[item.id],
            item.title,
            words.with_second_call(below[item.id], again=item.second_call_of is not None and not item.supplement),
            below=children,
            public=item.public,
            announced=item.announced_title,
            new=item.id in new,
        )

    def part(public: bool) -> tuple[PrintedItem, ...]:
        return tuple(printed(item) for item in tree.siblings(standing, None, public))

    return part(True), part(False)


def meeting_letter(unit: Unit, meeting: Meeting, *, draft: bool, dated: date | None) -> MeetingLetter:
    """What every letter about a meeting says of it."""
    return _letter(unit, meeting, committee_of(unit, meeting), draft=draft, dated=dated)


def cancellation_contents(unit: Unit, meeting: Meeting, dated: date) -> Cancellation:
    """What the letter says that calls a meeting off."""
    letter = meeting_letter(unit, announced(meeting), draft=False, dated=dated)
    invited_on, moved_to = meeting.invitation_sent_on, None
    if invited_on is None and meeting.replaced is not None:
        invited_on = meeting.replaced.sent_on
        moved_to = meeting.start if meeting.start != meeting.replaced.start else None
    return Cancellation(letter, invited_on, meeting.cancelled_reason, moved_to)


def _letter(unit: Unit, meeting: Meeting, committee: Committee, *, draft: bool, dated: date | None) -> MeetingLetter:
    body: Body = unit.bodies.get(committee.body_id)
    return MeetingLetter(
        letterhead=_letterhead(committee, body),
        committee=committee.name,
        name=meeting_name(meeting),
        of=committee.of,
        start=meeting.start,
        place=meeting.place,
        town=body.office_address.town or body.short_name or body.name,
        dated=dated or unit.now.date(),
        inviter=inviter(unit, meeting),
        draft=draft,
        created=unit.now,
        closing=worded(unit, "invitation.closing"),
        logo=logo_bytes(unit, committee.letterhead),
    )


def _letterhead(committee: Committee, body: Body) -> Letterhead:
    """The committee's own letterhead, else one of what is known of town and office."""
    head = committee.letterhead
    if not head.lines:
        head = replace(head, lines=tuple(part for part in (body.name, committee.name, body.office) if part))
    if not head.return_line:
        sender = (body.office or committee.name, *(body.office_address.lines or (body.name,)))
        head = replace(head, return_line=" · ".join(part for part in sender if part))
    return head


def unannounced_of(unit: Unit, meeting: Meeting) -> Unannounced:
    """What changed since it was last announced to the members."""
    return unannounced(meeting, unit.agenda_items.where(meeting_id=meeting.id))


def recipients(unit: Unit, meeting: Meeting) -> list[Recipient]:
    """The members on the day of the meeting, the secretary left out, by name."""
    memberships = [
        one
        for one in unit.memberships.where(committee_id=meeting.committee_id)
        if one.covers(meeting.day) and one.role is not Role.SECRETARY
    ]
    persons = by_id(persons_on(unit, min(meeting.day, unit.now.date()), id=[one.person_id for one in memberships]))
    found = {one.person_id: Recipient(persons[one.person_id], one) for one in memberships if one.person_id in persons}
    return sorted(found.values(), key=lambda one: sort_key(one.person.sorted_name))


def inviter(unit: Unit, meeting: Meeting) -> tuple[str, str]:
    """Name and role of who invites: whoever was named to chair the meeting, else the chair of that day."""
    members = recipients(unit, meeting)
    named = [one for one in members if one.person.id == meeting.chair_id]
    chairs = [one for one in members if one.membership.role is Role.CHAIR]
    for one in (*named, *chairs):
        return one.person.name, role_title(one.membership.role, one.person.form_of_address)
    person = find_person(unit, meeting.chair_id, min(meeting.day, unit.now.date()))
    return (person.name, role_title(Role.CHAIR, person.form_of_address)) if person is not None else ("", "")
