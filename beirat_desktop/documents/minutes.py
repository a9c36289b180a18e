"""The minutes of a meeting: whole, or the public or the non-public part alone."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from beirat_desktop.documents.election_block import election_block, election_heading
from beirat_desktop.documents.model import (
    Columns,
    Document,
    Heading,
    Item,
    List,
    Paragraph,
    Part,
    Section,
    Signature,
    Signer,
    Space,
    Style,
    Text,
    Tied,
    Together,
)
from beirat_desktop.documents.publication import published
from beirat_desktop.documents.vote_block import (
    exclusion_lines,
    form_lines,
    open_line,
    reason_line,
    taken_vote,
    vote_block,
    wording,
)
from beirat_desktop.domain.agenda import AgendaItem, ItemKind, invited_again
from beirat_desktop.domain.agenda_tree import bare_number, in_order
from beirat_desktop.domain.attendance import (
    Attendance,
    AttendanceGroup,
    AttendanceState,
    Declared,
    Exclusion,
    roll,
    without_vote,
)
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.calls import ItemCalls
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.corrections import Correction, CorrectionKind
from beirat_desktop.domain.deadlines import late_item_findings, notice_findings
from beirat_desktop.domain.elections import HeldElection
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.happenings import Act, Happening, HappeningKind, happenings, item_at
from beirat_desktop.domain.meetings import Meeting, MeetingState, Presiding
from beirat_desktop.domain.minutes import Minutes, MinutesPart, happened_under, uncalled
from beirat_desktop.domain.papers import Paper, PaperType
from beirat_desktop.domain.parts_changed import LeftNumber, filled_up, place_of
from beirat_desktop.domain.persons import Membership, Person, Role
from beirat_desktop.domain.publication import NAME_LEFT_OUT, Publication
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.quorum import QuorumRule, entitled, needed, quorum_at
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.votes import Vote, VoteKind
from beirat_desktop.domain.voting import in_turn
from beirat_desktop.german.attendance import ATTENDANCE_GROUPS, uncounted_words
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.german.counts import listed
from beirat_desktop.german.dates import hour_on, long_date, short_date, span_on
from beirat_desktop.german.factions import of_factions
from beirat_desktop.german.minutes import happening_words, heard_words, moved_words, objection_words, second_call_reason
from beirat_desktop.german.papers import called
from beirat_desktop.german.questions import question_lines
from beirat_desktop.german.roles import role_title


@dataclass(frozen=True, slots=True)
class MinutesContents:
    """What minutes are made of; persons, factions and papers by their id, memberships those of the day.

    corrections: what a corrected issue puts right; decided_on: the days of the meetings that decided on objections.
    objections: those to earlier minutes that this meeting decided on, each with the day of what it was raised against.
    guests: those who were heard. holidays: the days without post. first_called: by items called the second time, the
    day they were left. left_numbers: the numbers of items that a vote has moved into the other part.
    """

    body: Body
    committee: Committee
    meeting: Meeting
    minutes: Minutes
    term: LegislativeTerm | None = None
    items: tuple[AgendaItem, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    votes: tuple[Vote, ...] = ()
    elections: tuple[HeldElection, ...] = ()
    calls: tuple[ItemCalls, ...] = ()
    questions: tuple[ResidentQuestion, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    guests: tuple[Speaker, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    persons: Mapping[str, Person] = field(default_factory=dict)
    memberships: tuple[Membership, ...] = ()
    factions: Mapping[str, Faction] = field(default_factory=dict)
    papers: Mapping[str, Paper] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    decided_on: Mapping[str, date] = field(default_factory=dict)
    objections: tuple[tuple[date, Correction], ...] = ()
    holidays: Container[date] = ()
    first_called: Mapping[str, date] = field(default_factory=dict)
    left_numbers: tuple[LeftNumber, ...] = ()


def minutes_paper(
    contents: MinutesContents,
    *,
    part: MinutesPart = MinutesPart.WHOLE,
    draft: bool = False,
    publication: Publication | None = None,
) -> Document:
    """The minutes. The public part says nothing of the non-public one but the general terms of its items.

    A publication is always of the public part.
    """
    if publication is not None:
        part = MinutesPart.PUBLIC
    contents = published(contents, publication)
    meeting, committee = contents.meeting, contents.committee
    extra = {MinutesPart.PUBLIC: " – öffentlicher Teil", MinutesPart.CLOSED: " – nichtöffentlicher Teil"}.get(part, "")
    title = f"Niederschrift über die {_count(contents)} {committee.of}"
    return Document(
        title=f"{title}{extra}",
        author=committee.name,
        parts=(
            Paragraph(contents.body.name, Style.BOLD, tight=True),
            Paragraph(committee.name),
            Heading(1, f"Niederschrift über die {_count(contents)}{extra}", anchor="title"),
            *_corrected(contents, part),
            _frame(contents),
            *_roll(contents, part),
            *_opening(contents),
            *_taken_over(contents, None),
            Heading(2, "Tagesordnung"),
            _agenda(contents, part),
            *_voting(contents, part),
            *_items(contents, part),
            *_decided_elsewhere(contents, part),
            *_end(contents, part),
        ),
        header=f"Niederschrift {committee.of} vom {meeting.day:%d.%m.%Y}{extra}",
        watermark="Entwurf" if draft else "",
    )


def _count(contents: MinutesContents) -> str:
    number = f"{contents.meeting.number}. " if contents.meeting.number else ""
    term = contents.term
    in_term = f" in der {term.number}. Wahlperiode" if term is not None and term.number else ""
    return f"{number}Sitzung{in_term}"


def _corrected(contents: MinutesContents, part: MinutesPart) -> list[Part]:
    """What a corrected issue puts right, before all else; the non-public part's only where it is read."""
    acts = [act for act in contents.corrections if act.public or part is not MinutesPart.PUBLIC]
    if not acts:
        return []
    numbers = {item.id: item.number for item in contents.items}
    lines = []
    for act in acts:
        where = numbers.get(act.agenda_item_id or "", "")
        why = f" ({act.reason.rstrip('.')})" if act.reason else ""
        if act.kind is CorrectionKind.OBJECTION:
            decided = contents.decided_on.get(act.decided_at_id or "")
            by = f" von {act.raised_by}" if act.raised_by else ""
            day = f", entschieden am {short_date(decided)}" if decided is not None else ""
            why = f" (Einwendung{by}{day})"
        lines.append(f"{f'Zu {where}: ' if where else ''}Statt „{act.wrong}“ richtig „{act.right}“{why}.")
    latest = max(act.made_on for act in acts)
    return [
        Paragraph(f"Berichtigte Fassung vom {short_date(latest)}", Style.BOLD, tight=True),
        # An objection that was followed, and the change that carried it out, are one line.
        List(tuple(Item("–", (Paragraph(line, tight=True),)) for line in dict.fromkeys(lines)), label_width=5),
        Space(),
    ]


def _frame(contents: MinutesContents) -> Part:
    meeting = contents.meeting
    place = meeting.place if meeting.place.building or meeting.place.room else contents.committee.place
    rows = [
        ("Tag", long_date(meeting.day)),
        ("Ort", ", ".join(filter(None, (place.building, place.room, *place.address.lines)))),
        ("Beginn", hour_on(meeting.began, meeting.day)),
        ("Ende", hour_on(ended, meeting.day) if (ended := _ended(meeting)) else ""),
    ]
    items = tuple(Item(label, (Paragraph(text, tight=True),)) for label, text in rows if text)
    return List(items, label_width=22, label_style=Style.BOLD)


def _ended(meeting: Meeting) -> datetime | None:
    return meeting.closed if meeting.state is not MeetingState.RUNNING else None


def _told_there(contents: MinutesContents, part: MinutesPart) -> list[Attendance]:
    """Who is told of as there; the public part does not name a guest who was heard behind closed doors alone."""
    closed = {item.id for item in contents.items if not item.public and part is MinutesPart.PUBLIC}
    behind = {guest.person_id for guest in contents.guests if guest.agenda_item_id in closed}
    behind -= {guest.person_id for guest in contents.guests if guest.agenda_item_id not in closed}
    return [a for a in contents.attendances if a.group is not AttendanceGroup.GUEST or a.person_id not in behind]


def _roll(contents: MinutesContents, part: MinutesPart) -> list[Part]:
    names = {key: person.sorted_name for key, person in contents.persons.items()}
    listed = roll(_told_there(contents, part), names)
    named = [(ATTENDANCE_GROUPS[group], people) for group, people in listed.present]
    named += [("Entschuldigt fehlten", listed.excused), ("Es fehlten", listed.absent)]
    parts: list[Part] = [Heading(2, "Anwesenheit")]
    for label, people in named:
        if people:
            parts += [Heading(3, label), *_lines([_attendee(contents, one) for one in people])]
    watching = [one for _, people in listed.present for one in people if one.declared is Declared.WATCHING]
    if watching:
        parts.append(Paragraph(uncounted_words([_name(contents, one.person_id) for one in watching])))
    return parts


def _lines(lines: list[str]) -> list[Part]:
    named = tuple(Paragraph(line, tight=True) for line in lines)
    # One name to a line would leave half the page empty.
    return [Columns(named)] if len(named) > 3 else [*named[:-1], Tied((Paragraph(lines[-1]),))]


def _attendee(contents: MinutesContents, attendance: Attendance) -> str:
    person = contents.persons[attendance.person_id]
    membership = next((m for m in contents.memberships if m.person_id == person.id), None)
    faction = contents.factions.get(membership.faction_id or "") if membership else None
    notes = [faction.label] if faction else []
    words = person.sorted_name
    if notes:
        words += f" ({', '.join(notes)})"
    if attendance.function:
        words += f", {attendance.function}"
    substituted = contents.persons.get(attendance.substitute_for_id or "")
    if substituted is not None:
        words += f", i. V. für {substituted.sorted_name}"
    if attendance.state is AttendanceState.REMOTE:
        words += ", per Video"
    meeting = contents.meeting
    times = () if attendance.whole(meeting.opened, meeting.closed) else attendance.stays
    spans = [span_on(stay.arrived, stay.left, meeting.day) for stay in times]
    if spans and attendance.declared is Declared.EXCUSED:
        spans.append("im Übrigen entschuldigt")
    return ", ".join((words, *spans))


def _opening(contents: MinutesContents) -> list[Part]:
    if not contents.minutes.opening.empty:
        return [Space(), Text(contents.minutes.opening, anchor="opening")]
    return [Space(), Paragraph(opening_words(contents), anchor="opening")]


def opening_words(contents: MinutesContents) -> str:
    """What is stated at the beginning where nobody words it by hand."""
    stated = [*_invited(contents), *_quorum(contents)]
    opened = f"Die Sitzung wird um {hour_on(contents.meeting.began, contents.meeting.day)} eröffnet."
    chair = contents.persons.get(contents.meeting.chair_id or "")
    if chair is not None and contents.memberships and not _is_member(contents, chair):
        opened += f" Die Sitzung leitet zunächst {' '.join(filter(None, (chair.form_of_address, chair.name)))}."
    if stated:
        opened += f" Es wird festgestellt, dass {listed(stated)}."
    return opened


def _invited(contents: MinutesContents) -> list[str]:
    """That the invitation was in order (§ 34 GemO), where it was."""
    meeting = contents.meeting
    in_time = meeting.invitation_sent_on is not None and not notice_findings(
        meeting, contents.committee.profile, contents.holidays
    )
    late = any(late_item_findings(item, item.told_on, meeting, contents.committee.profile) for item in contents.items)
    return ["form- und fristgerecht eingeladen wurde"] if in_time and not late else []


def _quorum(contents: MinutesContents) -> list[str]:
    """How many of those who may vote are there when the meeting opens, and that the committee can resolve (§ 39)."""
    seats, meeting = contents.committee.statutory_seats, contents.meeting
    quorum = quorum_at(seats, contents.attendances, moment=meeting.began)
    if not quorum.present:
        return []
    voters = len(entitled(contents.attendances))
    there = f"{quorum.present} von {voters} stimmberechtigten Mitgliedern anwesend sind"
    if not seats:
        return [there]
    again = [bare_number(item.number) for item in in_order(contents.items) if invited_again(item)]
    few = needed(seats, QuorumRule.SECOND_CALL)
    if not quorum.reached and again and quorum.present >= few:
        return [there, f"das Gremium nur zu TOP {listed(again)} beschlussfähig ist (zweite Einberufung, § 39 GemO)"]
    able = "beschlussfähig" if quorum.reached else "noch nicht beschlussfähig"
    return [there, f"das Gremium {able} ist"]


def _voting(contents: MinutesContents, part: MinutesPart) -> list[Part]:
    kept = _kept(contents, part)
    votes = [vote for item in kept for vote in _votes(contents, item)]
    under = {item.id for item in kept}
    lines = open_line(votes, [one for one in contents.elections if one.election.agenda_item_id in under])
    return [Space(), *lines] if lines else []


def _kept(contents: MinutesContents, part: MinutesPart) -> list[AgendaItem]:
    wanted = {MinutesPart.WHOLE: (True, False), MinutesPart.PUBLIC: (True,), MinutesPart.CLOSED: (False,)}[part]
    return [item for item in in_order(contents.items) if item.public in wanted]


def _agenda(contents: MinutesContents, part: MinutesPart) -> Part:
    ordered = in_order(contents.items)
    public = [(i, _title(i)) for i in ordered if i.public]
    closed = [
        (i, _title(i, i.title if part is not MinutesPart.PUBLIC else i.announced_title))
        for i in ordered
        if not i.public
    ]
    rows: list[tuple[str, str]] = []
    for of_part, named in ((True, public), (False, closed)):
        if of_part and part is MinutesPart.CLOSED:
            continue
        shown = [(item.number or "–", title) for item, title in named]
        for left in _left(contents, part, public=of_part):
            at = next((n for n, (number, _) in enumerate(shown) if place_of(number) > left.place), len(shown))
            shown.insert(at, (left.number, moved_words(left)))
        rows += shown
    return List(tuple(Item(number, (Paragraph(title, tight=True),)) for number, title in rows), label_width=16)


def _left(contents: MinutesContents, part: MinutesPart, *, public: bool) -> list[LeftNumber]:
    """The numbers missing from a part, where that part is printed."""
    if part is (MinutesPart.CLOSED if public else MinutesPart.PUBLIC):
        return []
    return [one for one in contents.left_numbers if one.public is public]


def _title(item: AgendaItem, title: str = "") -> str:
    """The title; an item of a supplement says so, since its number follows the last one sent before."""
    return f"{title or item.title}{f' ({item.supplement}. Nachtrag)' if item.supplement else ''}"


def _items(contents: MinutesContents, part: MinutesPart) -> list[Part]:
    parts: list[Part] = []
    for public in (True, False):
        items = [item for item in _kept(contents, part) if item.public is public]
        left = _left(contents, part, public=public)
        if items or left:
            parts.append(Heading(2, "Öffentlicher Teil" if public else "Nichtöffentlicher Teil"))
        for one in filled_up(items, left):
            if isinstance(one, LeftNumber):
                parts.append(_moved(one))
            else:
                parts.append(Section((*_item(contents, one), *_objections(contents, one, part))))
    return parts


def _moved(left: LeftNumber) -> Part:
    return Paragraph(f"{left.number} {moved_words(left)}.")


def _objections(contents: MinutesContents, item: AgendaItem, part: MinutesPart) -> list[Part]:
    """What was decided on earlier minutes under the item that is there for it; of closed items only where it is read.

    Where it was dealt with under no such item, it is told after all of them.
    """
    return _decided(contents, part) if item is _for_objections(contents) else []


def _decided_elsewhere(contents: MinutesContents, part: MinutesPart) -> list[Part]:
    here = _for_objections(contents)
    return [] if here is not None and here in _kept(contents, part) else _decided(contents, part)


def _for_objections(contents: MinutesContents) -> AgendaItem | None:
    return next((item for item in contents.items if item.kind is ItemKind.OBJECTIONS), None)


def _decided(contents: MinutesContents, part: MinutesPart) -> list[Part]:
    wanted = {MinutesPart.WHOLE: (True, False), MinutesPart.PUBLIC: (True,), MinutesPart.CLOSED: (False,)}[part]
    told = [objection_words(act, day) for day, act in contents.objections if act.public in wanted]
    return [Paragraph(words) for words in dict.fromkeys(told)]


def _item(contents: MinutesContents, item: AgendaItem) -> list[Part]:
    parts: list[Part] = [Heading(3, f"{item.number} {_title(item)}".strip(), anchor=item.id)]
    paper = contents.papers.get(item.paper_id or "")
    if paper is not None:
        movers = ""
        if paper.paper_type is PaperType.MOTION:
            factions = contents.factions
            keys = (paper.faction_id, *paper.joint_faction_ids)
            movers = of_factions([factions[key].name for key in keys if key and key in factions])
        words = " ".join(filter(None, (*called(paper), movers)))
        parts.append(Paragraph(words, Style.SMALL))
    elections = [one for one in contents.elections if one.election.agenda_item_id == item.id]
    has_calls = any(one.agenda_item_id == item.id and one.calls for one in contents.calls)
    if not elections and not has_calls:
        parts += _taken_over(contents, item.id)
    if invited_again(item):
        parts.append(Paragraph(second_call_reason(contents.first_called.get(item.id))))
    if item in _uncalled(contents):
        parts.append(Tied((Paragraph("Der Punkt wird nicht aufgerufen."),)))
    if not item.course.empty:
        parts.append(Tied((Text(item.course),)))
    for question in contents.questions:
        if question.agenda_item_id == item.id:
            *lines, last = question_lines(question)
            parts.append(Together((*(Paragraph(line, tight=True) for line in lines), Paragraph(last))))
    told = _told(contents, item)
    for held in elections:
        if held is elections[0]:
            parts += [Paragraph(words) for at, words in told if at == 0]
        parts.append(Paragraph(election_heading(held), Style.BOLD))
        parts += election_block(held, contents.persons)
    if elections and not has_calls:  # whoever was elected takes the chair afterwards
        parts += _taken_over(contents, item.id)
    style = contents.committee.profile.vote_block
    own = [r for r in contents.resolutions if r.agenda_item_id == item.id]
    made = {vote.resolution_id for vote in contents.votes}
    for resolution in own:
        if resolution.id not in made:
            parts.append(Together(tuple(_resolution(contents, resolution))))
    by_id = {resolution.id: resolution for resolution in own}
    votes = _votes(contents, item)
    for taken, vote in enumerate(votes):
        parts += [Paragraph(words) for at, words in told if at == taken and (at or not elections)]
        resolved = by_id.get(vote.resolution_id or "")
        if resolved is not None:
            parts.append(Together(tuple(_resolution(contents, resolved, vote))))
        else:
            parts.append(Together(taken_vote(vote, style, contents.factions, contents.persons)))
    parts += [Paragraph(words) for at, words in told if at >= len(votes) and (at or not elections)]
    elected = item.outcome is Outcome.ELECTED and bool(elections)
    if (
        item.outcome is not None
        and not elected
        and (not own or item.outcome not in (Outcome.ADOPTED, Outcome.REJECTED))
    ):
        words = outcome_words(item.outcome, item.outcome_target)
        parts.append(Tied((Paragraph(f"{words[:1].upper()}{words[1:]}."),)))
    if item.left_without_quorum:
        parts.append(Tied((Paragraph("Der Punkt bleibt wegen fehlender Beschlussfähigkeit liegen (§ 39 GemO)."),)))
    aside = [one for one in contents.exclusions if one.agenda_item_id == item.id]
    advising = {one.person_id for one in without_vote(aside, contents.attendances)}
    parts += exclusion_lines(
        [contents.persons[one.person_id] for one in aside if one.person_id not in advising],
        [contents.persons[one.person_id] for one in aside if one.person_id in advising],
    )
    if not item.statements.empty:
        parts += [Paragraph("Erklärungen zur Niederschrift:", Style.BOLD), Tied((Text(item.statements),))]
    return parts


def _uncalled(contents: MinutesContents) -> tuple[AgendaItem, ...]:
    if contents.meeting.state is not MeetingState.CLOSED:
        return ()
    under = happened_under(contents.votes, contents.questions, contents.resolutions, contents.elections)
    return uncalled(contents.items, contents.calls, under)


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
        or [Act(one.moment, (*one.voter_ids, *one.excluded_ids)) for one in _votes(contents, item)]
        for item in contents.items
    }


def _happenings(contents: MinutesContents) -> tuple[Happening, ...]:
    """Who came and went, and breaks, at the items; of an older record nothing, whose roll and end tell of them."""
    without_quorum = {item.id for item in contents.items if item.left_without_quorum}
    return happenings(contents.meeting, contents.attendances, contents.calls, _acts(contents), without_quorum)


def _told(contents: MinutesContents, item: AgendaItem) -> list[tuple[int, str]]:
    """What happened under the item: after how many of its votes, and in words."""
    elects = any(held.election.agenda_item_id == item.id and held.rounds for held in contents.elections)
    act = "Wahl" if elects else "Abstimmung"
    found = [
        (one.moment, one.acts, happening_words(one, _names(contents, one.person_ids), contents.meeting.day, act))
        for one in _happenings(contents)
        if one.agenda_item_id == item.id
    ]
    for guest in contents.guests:
        if guest.agenda_item_id == item.id and guest.heard_from is not None:
            before = sum(one.moment is not None and one.moment <= guest.heard_from for one in _acts(contents)[item.id])
            name = _name(contents, guest.person_id)
            name = "Ein Gast" if name in ("", NAME_LEFT_OUT) else name
            words = heard_words(name, guest.heard_from, guest.heard_until, contents.meeting.day)
            found.append((guest.heard_from, before, words))
    if any(one.agenda_item_id == item.id and one.calls for one in contents.calls):
        own = _acts(contents)[item.id]
        for taken in _taking_over(contents, item.id):
            before = sum(one.moment is not None and one.moment <= taken.since for one in own)
            found.append((taken.since, before, _presides(taken, contents, item)))
    return [(acts, words) for _moment, acts, words in sorted(found, key=lambda one: one[0])]


def _names(contents: MinutesContents, person_ids: Iterable[str]) -> list[str]:
    """Several as the minutes call them, in the order of the roll."""
    persons = [contents.persons[key] for key in person_ids if key in contents.persons]
    return [_name(contents, one.id) for one in sorted(persons, key=lambda one: sort_key(one.sorted_name))]


def _name(contents: MinutesContents, person_id: str | None) -> str:
    """Frau Ayşe Çelik, as a sentence of the minutes calls somebody."""
    person = contents.persons.get(person_id or "")
    return " ".join(filter(None, (person.form_of_address, person.name))) if person is not None else ""


def _taken_over(contents: MinutesContents, item_id: str | None) -> list[Part]:
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
    name = _name(contents, taken.person_id)
    when = hour_on(taken.since, contents.meeting.day)
    if item is None:
        return f"Um {when} übernimmt {name} den Vorsitz."
    return f"Zu TOP {bare_number(item.number)} übernimmt {name} um {when} den Vorsitz."


def _breaks(contents: MinutesContents, part: MinutesPart) -> list[str]:
    """The breaks that no item of this part tells of."""
    items = {item.id for item in _kept(contents, part)}
    told = {one.moment for one in _happenings(contents) if one.agenda_item_id in items and not one.person_ids}
    return [
        happening_words(Happening(HappeningKind.BREAK, begin, "", until=end), (), contents.meeting.day)
        for begin, end in contents.meeting.interruptions
        if begin not in told
    ]


def _votes(contents: MinutesContents, item: AgendaItem) -> tuple[Vote, ...]:
    """The votes of an item in turn; one of a resolution without its item belongs to it all the same."""
    own = {one.id for one in contents.resolutions if one.agenda_item_id == item.id}
    return in_turn(v for v in contents.votes if v.agenda_item_id == item.id or v.resolution_id in own)


def _resolution(contents: MinutesContents, resolution: Resolution, vote: Vote | None = None) -> list[Part]:
    block: list[Part] = [Paragraph(f"Beschluss {resolution.number}".strip() + ":", Style.BOLD)]
    if vote is not None and vote.repeats_id is not None:
        block.append(Paragraph(f"Die Abstimmung wird wiederholt. {reason_line(vote.reason)}"))
    if vote is not None and vote.kind is VoteKind.EN_BLOC and vote.subject:
        block.append(Paragraph(f"Gemeinsame Abstimmung mit {vote.subject}."))
    block.extend(wording(resolution))
    if vote is not None:
        block.extend(vote_block(vote, contents.committee.profile.vote_block, contents.factions))
        block.extend(form_lines(vote, contents.persons))
    return block


def _is_member(contents: MinutesContents, person: Person) -> bool:
    return any(one.person_id == person.id for one in contents.memberships)


def _presiding_title(contents: MinutesContents, person: Person | None) -> str:
    """Vorsitzende; of who presides over a constituent meeting without being a member: Sitzungsleitung."""
    if person is not None and contents.memberships and not _is_member(contents, person):
        return "Sitzungsleitung"
    return role_title(Role.CHAIR, person.form_of_address if person else "")


def closing_words(contents: MinutesContents) -> str:
    """What stands behind what was typed: breaks, and when the meeting was closed."""
    meeting = contents.meeting
    said = _breaks(contents, MinutesPart.WHOLE)
    if (ended := _ended(meeting)) is not None:
        said.append(_closed(ended, meeting))
    return " ".join(said)


def _closed(ended: datetime, meeting: Meeting) -> str:
    return f"Die Sitzung wird um {hour_on(ended, meeting.day)} geschlossen."


def _end(contents: MinutesContents, part: MinutesPart) -> list[Part]:
    meeting = contents.meeting
    parts: list[Part] = [Space()]
    if not contents.minutes.closing.empty:
        parts.append(Tied((Text(contents.minutes.closing, anchor="closing"),)))
    parts += [Paragraph(words) for words in _breaks(contents, part)]
    closing: list[Part] = []
    if (ended := _ended(meeting)) is not None:
        closing.append(Paragraph(_closed(ended, meeting)))
    chair = contents.persons.get(meeting.chair_id or "")
    secretary = contents.persons.get(meeting.secretary_id or "")
    signers = (
        Signer(chair.name if chair else "", _presiding_title(contents, chair)),
        Signer(
            secretary.name if secretary else "",
            role_title(Role.SECRETARY, secretary.form_of_address if secretary else ""),
        ),
    )
    # Nobody signs a page without what was dealt with last.
    parts.append(Tied((Together((*closing, Signature(signers, line=True))),)))
    return parts
