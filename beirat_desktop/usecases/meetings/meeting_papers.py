"""Papers about one meeting: notice, sheet to sign, director's script, and what of the others goes public."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, time

from beirat_desktop.documents.cancellation import cancellation
from beirat_desktop.documents.excerpt import excerpt_paper
from beirat_desktop.documents.invitation import invitation
from beirat_desktop.documents.minutes import minutes_paper
from beirat_desktop.documents.public_notice import public_notice
from beirat_desktop.documents.script import Script, ScriptLine, script
from beirat_desktop.documents.sign_in_sheet import SheetLine, SignInSheet, sign_in_sheet
from beirat_desktop.documents.supplement import supplement
from beirat_desktop.domain import agenda_tree as tree
from beirat_desktop.domain.agenda import NO_RESOLUTION, AgendaItem, ItemKind, invited_again
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.attendance import AttendanceGroup, AttendanceState
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.excerpts import Excerpt
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.minutes import MinutesState
from beirat_desktop.domain.papers import NEEDS_PROPOSAL, Paper, PaperType
from beirat_desktop.domain.persons import Person, Role
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.quorum import QuorumRule, needed
from beirat_desktop.domain.shares import two_thirds
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.domain.timetable import timetable
from beirat_desktop.german import script as words
from beirat_desktop.german.attendance import ATTENDANCE_GROUPS
from beirat_desktop.german.counts import counted, listed
from beirat_desktop.german.dates import clock
from beirat_desktop.german.factions import from_faction, of_factions, the_factions
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.german.roles import role_title
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import as_sent, committee_of, factions_on, find_person, paper_day, persons_on, today
from beirat_desktop.usecases.excerpts.excerpts import Excerpts, ExcerptTerms
from beirat_desktop.usecases.excerpts.excerpts import gather as gather_excerpt
from beirat_desktop.usecases.live.attendances import Attendances
from beirat_desktop.usecases.meetings.invitation_contents import (
    cancellation_contents,
    invitation_contents,
    notice_contents,
    supplement_contents,
    unannounced_of,
)
from beirat_desktop.usecases.meetings.sublines import sublines
from beirat_desktop.usecases.minutes.minutes import MinutesDesk
from beirat_desktop.usecases.minutes.minutes import gather as gather_minutes
from beirat_desktop.usecases.publications.orders import Made, Order

COMING = (SpeakerState.ACCEPTED, SpeakerState.INVITED, SpeakerState.HEARD, SpeakerState.THANKED)


def make_notice(order: Order) -> Made:
    """The public notice, as the agenda stands today; after the meeting with the names of the one that went out."""
    meeting = order.unit.meetings.get(order.key)
    over = meeting.state is MeetingState.CLOSED
    with as_sent(order.unit, meeting.id, IssuedKind.PUBLIC_NOTICE) if over else nullcontext():
        contents = notice_contents(order.unit, meeting)
    if not order.draft and not (contents.public or contents.closed):
        raise Refused("notice.agenda_empty", day=meeting.day)
    if not order.draft and meeting.state is MeetingState.CANCELLED:
        raise Refused("meeting.cancelled", day=meeting.day)
    document = public_notice(contents, draft=order.draft, publication=order.publication)
    return Made(document, ("Bekanntmachung", meeting.day.isoformat()), meeting_name(meeting))


def make_sign_in_sheet(order: Order) -> Made:
    """The sheet to sign, with everybody who is expected on that day."""
    sheet = Attendances(order.store).sheet(order.key)
    persons = by_id(persons_on(order.unit, sheet.meeting.day))
    groups = []
    for group in AttendanceGroup:
        lines = []
        for row in sheet.rows:
            if row.attendance.group is not group:
                continue
            notes = []
            if row.role in (Role.CHAIR, Role.DEPUTY):
                notes.append(role_title(row.role, row.person.form_of_address))
            substituted = persons.get(row.attendance.substitute_for_id or "")
            if substituted is not None:
                notes.append(f"i. V. für {substituted.sorted_name}")
            notes += [row.attendance.function] if row.attendance.function else []
            lines.append(SheetLine(row.person.sorted_name, row.faction, ", ".join(notes)))
        if lines:
            groups.append((ATTENDANCE_GROUPS[group], tuple(lines)))
    meeting, committee = sheet.meeting, sheet.committee
    contents = SignInSheet(
        committee.name,
        committee.of,
        meeting_name(meeting),
        meeting.start,
        _place(meeting, committee),
        tuple(groups),
        _invited_guests(order.unit, meeting, {row.person.id for row in sheet.rows}),
    )
    document = sign_in_sheet(contents, draft=order.draft)
    return Made(document, ("Anwesenheitsliste", meeting.day.isoformat()), meeting_name(meeting))


def _invited_guests(unit: Unit, meeting: Meeting, listed: set[str]) -> tuple[SheetLine, ...]:
    """The guests who are to come into the room and stand in no group yet, by name."""
    lines = []
    for guest in unit.speakers.where(meeting_id=meeting.id, state=COMING, by_video=False):
        person = find_person(unit, guest.person_id, meeting.day)
        organization = unit.organizations.find(guest.organization_id)
        office = organization.name if organization is not None else ""
        if person is not None and person.id not in listed:
            lines.append(SheetLine(person.sorted_name, note=", ".join(filter(None, ("Gast", office)))))
        elif person is None and office:
            lines.append(SheetLine(office, note="Gast"))
    return tuple(sorted(lines, key=lambda line: sort_key(line.name)))


def make_script(order: Order) -> Made:
    """The director's script."""
    unit = order.unit
    meeting = unit.meetings.get(order.key)
    committee = committee_of(unit, meeting)
    lines = _script_lines(order, meeting, committee)
    contents = Script(
        committee.name,
        committee.of,
        meeting_name(meeting),
        meeting.start,
        _place(meeting, committee),
        _facts(order, meeting, committee),
        tuple(line for item, line in lines if item.public),
        tuple(line for item, line in lines if not item.public),
    )
    return Made(script(contents, draft=order.draft), ("Regiebuch", meeting.day.isoformat()), meeting_name(meeting))


def make_invitation(order: Order) -> Made:
    """The invitation as the public may read it; the members' own is sent by Invitations."""
    meeting = order.unit.meetings.get(order.key)
    if not order.draft and meeting.invitation_sent_on is None:
        raise Refused("invitation.not_sent", day=meeting.day)
    with as_sent(order.unit, meeting.id, IssuedKind.INVITATION):
        contents = invitation_contents(order.unit, meeting, for_the_public=order.publication is not None)
    document = invitation(contents, publication=order.publication)
    return Made(document, ("Einladung", meeting.day.isoformat()), meeting_name(meeting))


def make_supplement(order: Order) -> Made:
    """The next supplement as the public may read it; its stored version is made when it is sent."""
    meeting = order.unit.meetings.get(order.key)
    public = order.publication is not None
    if not order.draft:
        raise Refused("invitation.supplement_stored_when_sent")
    if not unannounced_of(order.unit, meeting):
        raise Refused("invitation.nothing_changed")
    contents = supplement_contents(order.unit, meeting, draft=True, for_the_public=public)
    name = (f"{contents.number}. Nachtrag", meeting.day.isoformat())
    return Made(supplement(contents, publication=order.publication), name, meeting_name(meeting))


def make_cancellation(order: Order) -> Made:
    """What would call the meeting off; the public is not told why, and the stored version is made with the act."""
    meeting = order.unit.meetings.get(order.key)
    contents = replace(cancellation_contents(order.unit, meeting, today(order.unit)), reason="")
    name = ("Absage", meeting.day.isoformat())
    return Made(cancellation(contents, publication=order.publication), name, meeting_name(meeting))


def make_minutes(order: Order) -> Made:
    """The minutes; for the public their public part."""
    minutes = MinutesDesk(order.store).of(order.key)
    contents = gather_minutes(order.unit, order.key, minutes)
    meeting = contents.meeting
    if not order.draft and minutes.state is MinutesState.DRAFT:
        raise Refused("publication.minutes_draft", day=meeting.day)
    document = minutes_paper(contents, draft=order.draft, publication=order.publication)
    return Made(document, ("Niederschrift", meeting.day.isoformat()), meeting_name(meeting))


def make_excerpt(order: Order) -> Made:
    """An excerpt as it was last issued; where none was yet, as it would be."""
    unit = order.unit
    item = unit.agenda_items.get(order.key)
    meeting = unit.meetings.get(item.meeting_id)
    last = max(unit.excerpts.where(agenda_item_id=order.key), key=lambda one: one.issue, default=None)
    if last is None and not order.draft:
        raise Refused("excerpt.no_result", number=item.number, title=item.title)
    terms = _terms(last) if last is not None else Excerpts(order.store).usual_terms(meeting.id)
    number, count = (last.number, last.issue) if last is not None else ("", 0)
    with as_sent(unit, order.key, IssuedKind.EXCERPT):
        contents = gather_excerpt(unit, order.key, terms, number=number, issue_count=count)
    document = excerpt_paper(contents, draft=order.draft, publication=order.publication)
    return Made(document, ("Auszug", number or meeting.day.isoformat(), "TOP", tree.bare_number(item.number)), number)


def _terms(excerpt: Excerpt) -> ExcerptTerms:
    return ExcerptTerms(
        excerpt.signer_name,
        excerpt.signer_role,
        excerpt.place,
        excerpt.issued_on,
        excerpt.recipient,
        excerpt.forwarding,
    )


def _place(meeting: Meeting, committee: Committee) -> Place:
    return meeting.place if meeting.place.building or meeting.place.room else committee.place


def _standing(unit: Unit, meeting: Meeting) -> tree.Items:
    return tree.in_order(unit.agenda_items.where(meeting_id=meeting.id, removed_by=None))


def _facts(order: Order, meeting: Meeting, committee: Committee) -> tuple[tuple[str, str], ...]:
    sheet = Attendances(order.store).sheet(meeting.id)
    excused = sum(row.attendance.state is AttendanceState.EXCUSED for row in sheet.voting)
    expected = sheet.entitled - excused
    seats = committee.statutory_seats
    items = _standing(order.unit, meeting)
    numbers = tree.numbers(items, committee.profile.item_numbering)
    again = [tree.bare_number(numbers[item.id]) for item in items if invited_again(item)]
    members = counted(expected, "stimmberechtigtes Mitglied", "stimmberechtigte Mitglieder")
    facts = [("Erwartet", f"{members}, {excused or 'niemand'} entschuldigt")]
    few = ""
    if again:
        few = f"zu TOP {listed(again)} (zweite Einberufung) ab {needed(seats, QuorumRule.SECOND_CALL)}; "
    if seats:
        facts += [
            (
                "Beschlussfähig",
                f"ab {needed(seats, QuorumRule.MAJORITY)} von {seats} Mitgliedern; {few}"
                f"wenn Mitglieder nach § 22 ausgeschlossen sind, ab {needed(seats, QuorumRule.EXCLUSION)} (§ 39 GemO)",
            ),
            ("Geheime Abstimmung", f"auf Verlangen von {two_thirds(seats)} Mitgliedern (§ 40 GemO)"),
        ]
    facts.append(("Tagesordnung ändern", words.AGENDA_CHANGES))
    for label, person_id in (("Leitung", meeting.chair_id), ("Schriftführung", meeting.secretary_id)):
        person = find_person(order.unit, person_id, meeting.day)
        if person is not None:
            facts.append((label, person.name))
    if meeting.note:
        facts.append(("Notiz", meeting.note))
    return tuple(facts)


def _script_lines(order: Order, meeting: Meeting, committee: Committee) -> list[tuple[AgendaItem, ScriptLine]]:
    unit, voters = order.unit, Attendances(order.store).sheet(meeting.id).entitled
    items = _standing(unit, meeting)
    numbers = tree.numbers(items, committee.profile.item_numbering)
    guests = {guest.agenda_item_id or "": guest for guest in unit.speakers.where(agenda_item_id={i.id for i in items})}
    appointed: Mapping[str, tuple[time, int]] = {
        key: (guest.starts, guest.duration) for key, guest in guests.items() if guest.starts is not None
    }
    papers = by_id(unit.papers.where(id={item.paper_id for item in items if item.paper_id}))
    below = sublines(unit, meeting.day, items)
    excluded = unit.exclusions.where(agenda_item_id={item.id for item in items})
    people = by_id(persons_on(unit, meeting.day, id={one.person_id for one in excluded}))
    lines = []
    for slot in timetable(items, meeting.start, appointed):
        item = slot.item
        paper, guest = papers.get(item.paper_id or ""), guests.get(item.id)
        movers, mover, moving = _mover(unit, paper, meeting.day)
        named, welcomed = _guest(unit, guest, meeting.day)
        notes = [item.internal_note] if item.internal_note else []
        if slot.late and slot.appointed is not None:
            notes.append(f"Der Gast ist für {clock(slot.appointed)} Uhr eingeladen.")
        out = [people[one.person_id].name for one in excluded if one.agenda_item_id == item.id]
        if out:
            notes.append(f"§ 22: {', '.join(out)} nicht dabei")
        speakers = [one for one in (mover, named, item.presenter) if one]
        line = ScriptLine(
            item.id,
            numbers.get(item.id, ""),
            item.title,
            slot.begin,
            slot.end,
            slot.estimated,
            below[item.id],
            _say(item, movers, moving, welcomed, voters),
            tuple(dict.fromkeys(speakers)),
            _vote(item, paper, guest),
            tuple(notes),
            words.SAY_VOTE if movers and guest is None and item.kind not in NO_RESOLUTION else "",
        )
        lines.append((item, line))
    if lines:
        item, last = lines[-1]
        lines[-1] = item, replace(last, then=" ".join(filter(None, (last.then, words.SAY_END))))
    return lines


def _mover(unit: Unit, paper: Paper | None, day: date) -> tuple[str, str, str]:
    """How the movers stand after „Antrag“, who speaks for them, and how the chair calls that one."""
    if paper is None or paper.paper_type is not PaperType.MOTION:
        return "", "", ""
    factions = by_id(factions_on(unit, day))
    names = [factions[key].name for key in (paper.faction_id, *paper.joint_faction_ids) if key in factions]
    signer = find_person(unit, paper.signer_id, paper_day(unit, paper))
    if not names:
        return "", "", ""
    if signer is None:
        return of_factions(names), names[0], the_factions(names[:1])
    return of_factions(names), f"{signer.name} ({names[0]})", f"{_called(signer)} {from_faction(names[0])}"


def _called(person: Person) -> str:
    """How the chair calls somebody: Frau Dr. Nussbaumer; by the whole name where nobody knows Frau or Herr."""
    called = " ".join(filter(None, (person.form_of_address, person.title, person.family_name)))
    return called if person.form_of_address else person.name


def _guest(unit: Unit, guest: Speaker | None, day: date) -> tuple[str, str]:
    """Who the guest is, and how the chair welcomes them."""
    if guest is None:
        return "", ""
    person = find_person(unit, guest.person_id, day)
    organization = unit.organizations.find(guest.organization_id)
    where = [organization.name] if organization is not None else []
    how = " (per Video)" if guest.by_video else ""
    named = ", ".join(([person.name] if person is not None else []) + where) or "Gast"
    welcomed = ", ".join(([_called(person)] if person is not None else []) + where) or "unseren Gast"
    return named + how, welcomed + how


def _say(item: AgendaItem, movers: str, mover: str, guest: str, voters: int) -> str:
    if not item.public:
        return words.SAY_CLOSED
    if guest:
        return words.SAY_GUEST.format(guest=guest)
    if movers:
        return words.SAY_MOTION.format(movers=movers, speaker=mover)
    quorum = words.SAY_QUORUM.format(voters=voters) if voters else words.SAY_QUORUM_UNCOUNTED
    return words.SAY.get(item.kind, "").format(quorum=quorum)


def _vote(item: AgendaItem, paper: Paper | None, guest: Speaker | None) -> str:
    if item.kind in NO_RESOLUTION:
        return words.NO_VOTE
    if guest is not None:
        return words.GUEST_RESOLVED if guest.resolution_id else words.GUEST_UNRESOLVED
    if paper is not None:
        return words.MOTION_VOTE if paper.paper_type in NEEDS_PROPOSAL else words.NOTED
    return words.VOTES.get(item.kind, "") if item.kind is not ItemKind.REGULAR else "nach Beratung"
