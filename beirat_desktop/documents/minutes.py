"""The minutes of a meeting: whole, or the public or the non-public part alone."""

from __future__ import annotations

from datetime import datetime

from beirat_desktop.documents.election_block import election_block, election_heading
from beirat_desktop.documents.minutes_contents import MinutesContents, kept_items, votes_on
from beirat_desktop.documents.minutes_course import breaks, taken_over, told_of
from beirat_desktop.documents.minutes_room import attendance_parts, is_member, opening_parts
from beirat_desktop.documents.model import (
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
from beirat_desktop.domain.agenda_tree import in_order
from beirat_desktop.domain.attendance import (
    without_vote,
)
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.corrections import CorrectionKind
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.minutes import MinutesPart, happened_under, uncalled
from beirat_desktop.domain.papers import PaperType
from beirat_desktop.domain.parts_changed import LeftNumber, filled_up, place_of
from beirat_desktop.domain.persons import Person, Role
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.votes import Vote, VoteKind
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.german.corrections import instead_words
from beirat_desktop.german.dates import hour_on, long_date, short_date
from beirat_desktop.german.factions import of_factions
from beirat_desktop.german.minutes import moved_words, objection_words, second_call_reason
from beirat_desktop.german.papers import called
from beirat_desktop.german.questions import question_lines
from beirat_desktop.german.roles import role_title
from beirat_desktop.german.unbroken import unbroken_towns


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
            *attendance_parts(contents, part),
            *opening_parts(contents),
            *taken_over(contents, None),
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
        lines.append(f"{f'Zu {where}: ' if where else ''}{instead_words(act)}{why}.")
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
        ("Ort", unbroken_towns(", ".join(filter(None, (place.building, place.room, *place.address.lines))))),
        ("Beginn", hour_on(meeting.began, meeting.day)),
        ("Ende", hour_on(ended, meeting.day) if (ended := _ended(meeting)) else ""),
    ]
    items = tuple(Item(label, (Paragraph(text, tight=True),)) for label, text in rows if text)
    return List(items, label_width=22, label_style=Style.BOLD)


def _ended(meeting: Meeting) -> datetime | None:
    return meeting.closed if meeting.state is not MeetingState.RUNNING else None


def _voting(contents: MinutesContents, part: MinutesPart) -> list[Part]:
    kept = kept_items(contents, part)
    votes = [vote for item in kept for vote in votes_on(contents, item)]
    under = {item.id for item in kept}
    lines = open_line(votes, [one for one in contents.elections if one.election.agenda_item_id in under])
    return [Space(), *lines] if lines else []


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
        items = [item for item in kept_items(contents, part) if item.public is public]
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
    return [] if here is not None and here in kept_items(contents, part) else _decided(contents, part)


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
        words = " ".join(filter(None, (*called(paper, contents.body.paper_prefix), movers)))
        parts.append(Paragraph(words, Style.SMALL))
    elections = [one for one in contents.elections if one.election.agenda_item_id == item.id]
    has_calls = any(one.agenda_item_id == item.id and one.calls for one in contents.calls)
    if not elections and not has_calls:
        parts += taken_over(contents, item.id)
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
    told = told_of(contents, item)
    for held in elections:
        if held is elections[0]:
            parts += [Paragraph(words) for at, words in told if at == 0]
        parts.append(Paragraph(election_heading(held), Style.BOLD))
        parts += election_block(held, contents.persons)
    if elections and not has_calls:  # whoever was elected takes the chair afterwards
        parts += taken_over(contents, item.id)
    style = contents.committee.profile.vote_block
    own = [r for r in contents.resolutions if r.agenda_item_id == item.id]
    made = {vote.resolution_id for vote in contents.votes}
    for resolution in own:
        if resolution.id not in made:
            parts.append(Together(tuple(_resolution(contents, resolution))))
    by_id = {resolution.id: resolution for resolution in own}
    votes = votes_on(contents, item)
    for taken, vote in enumerate(votes):
        parts += [Paragraph(words) for at, words in told if at == taken and (at or not elections)]
        resolved = by_id.get(vote.resolution_id or "")
        if resolved is not None:
            parts.append(Together(tuple(_resolution(contents, resolved, vote))))
        else:
            told_vote = taken_vote(vote, style, contents.factions, contents.persons, public=item.public)
            parts.append(Together(told_vote))
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


def _presiding_title(contents: MinutesContents, person: Person | None) -> str:
    """Vorsitzende; of who presides over a constituent meeting without being a member: Sitzungsleitung."""
    if person is not None and contents.memberships and not is_member(contents, person):
        return "Sitzungsleitung"
    return role_title(Role.CHAIR, person.form_of_address if person else "")


def closing_words(contents: MinutesContents) -> str:
    """What stands behind what was typed: breaks, and when the meeting was closed."""
    meeting = contents.meeting
    said = breaks(contents, MinutesPart.WHOLE)
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
    parts += [Paragraph(words) for words in breaks(contents, part)]
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
