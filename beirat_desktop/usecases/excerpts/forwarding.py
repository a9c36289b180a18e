"""What was resolved goes to those who must act: a letter and its excerpts for each, and a day to ask again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from beirat_desktop.documents.excerpt import item_label, wish
from beirat_desktop.documents.excerpt_letter import (
    DistributionList,
    ExcerptLetter,
    ForwardedLine,
    distribution_list,
    excerpt_letter,
)
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.deadlines import Deadline
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.excerpts import Excerpt, same_errand
from beirat_desktop.domain.forwarding import Group, Recipient, by_recipient, check_together, usual_recipient
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.archive.archive import issue
from beirat_desktop.usecases.asof import committee_of, committee_on, committees_on
from beirat_desktop.usecases.excerpts.excerpts import (
    Excerpts,
    ExcerptTerms,
    gather,
    issue_excerpt,
    keep_reminder,
    numbered,
    reminders_of,
)
from beirat_desktop.usecases.live.consequences import council
from beirat_desktop.usecases.logos import logo_bytes
from beirat_desktop.usecases.publications.rendering import draw, file_name
from beirat_desktop.usecases.text_blocks import worded
from beirat_desktop.usecases.tracking.promises import promised_under


@dataclass(frozen=True, slots=True)
class Dispatch:
    """What went to one recipient: the letter, and the excerpts behind it."""

    recipient: str
    letter: IssuedPaper | None
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """All that left the house at once, and the list of who got which."""

    dispatches: tuple[Dispatch, ...]
    distribution: IssuedPaper

    @property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """Every excerpt, in the order of the recipients."""
        return tuple(excerpt for one in self.dispatches for excerpt in one.excerpts)

    @property
    def papers(self) -> tuple[str, ...]:
        """The ids of the issued papers as they are printed: letter and excerpts of each, the list last."""
        found = []
        for one in self.dispatches:
            found += [one.letter.id] if one.letter is not None else []
            found += [excerpt.issued_paper_id for excerpt in one.excerpts if excerpt.issued_paper_id]
        return (*found, self.distribution.id)


@dataclass(frozen=True, slots=True)
class Forwarded:
    """One excerpt that went out. reminder: the day to ask again, None where nobody wanted one."""

    excerpt: Excerpt
    item: AgendaItem
    reminder: Deadline | None


class Forwarding:
    """The actions around sending excerpts on."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def usual_recipients(self, meeting_id: str) -> dict[str, str]:
        """Who has to go on with each item of a meeting, by its id; "" where nobody has to."""
        with self._store.reading() as unit:
            items = unit.agenda_items.where(meeting_id=meeting_id)
            return {item.id: _called(unit, _usual(unit, item)) for item in items}

    def known_recipients(self) -> list[str]:
        """Offices and committees by name, to choose from."""
        with self._store.reading() as unit:
            offices = [office.name for office in unit.organizations.all()]
            return [*offices, *(committee.name for committee in committees_on(unit, unit.now.date()))]

    def issue(
        self,
        meeting_id: str,
        groups: Sequence[Group],
        terms: ExcerptTerms,
        step: Callable[[int, int], object] | None = None,
        *,
        together: bool = False,
        reason: str = "",
    ) -> Batch:
        """Issue the excerpts of a meeting by recipient, each with its letter, and the list of them all.

        together: somebody has said that non-public items go out beside public ones; reason: why findings are passed
        over. step hears how far it is and may stop it; then nothing was issued.
        """
        wanted = by_recipient(groups)
        if not wanted:
            raise Refused("excerpt.nothing_chosen")
        stale = {row.item.id: row.stale for row in Excerpts(self._store).rows(meeting_id)}
        count, done = sum(len(group.item_ids) for group in wanted), 0
        with self._store.unit("excerpts.issue") as unit:
            dispatches, entries = [], []
            for group in wanted:
                if not together:
                    check_together([numbered(unit, key) for key in group.item_ids], group.recipient)
                own = replace(terms, recipient=group.recipient)
                excerpts = []
                for item_id in group.item_ids:
                    if step is not None:
                        step(done, count)
                    done += 1
                    excerpts.append(issue_excerpt(unit, item_id, own, reason))
                lines = tuple(_line(unit, one, own, stale.get(one.agenda_item_id, ())) for one in excerpts)
                letter = _letter(unit, meeting_id, group.recipient, lines, own) if group.recipient else None
                dispatches.append(Dispatch(group.recipient, letter, tuple(excerpts)))
                entries.append((group.recipient, lines))
            meeting = unit.meetings.get(meeting_id)
            committee = committee_of(unit, meeting)
            contents = DistributionList(committee, meeting, terms.dated, tuple(entries), terms.reminder)
            listed = issue(
                unit,
                IssuedKind.DISTRIBUTION_LIST,
                "meetings",
                meeting_id,
                draw(distribution_list(contents)).pdf,
                file_name=f"Verteiler-{meeting.day.isoformat()}.pdf",
            )
        self._store.forget_undo()
        return Batch(tuple(dispatches), listed)

    def print_run(self, paper_ids: Sequence[str]) -> list[bytes]:
        """The papers as they went out, in the order in which they are printed."""
        with self._store.reading() as unit:
            return [unit.blob(unit.issued_papers.get(key).sha512) for key in paper_ids]

    def of_meeting(self, meeting_id: str) -> tuple[Forwarded, ...]:
        """Every excerpt of a meeting that went out, in the order in which they went."""
        with self._store.reading() as unit:
            return forwarded(unit, {item.id: item for item in unit.agenda_items.where(meeting_id=meeting_id)})

    def of_paper(self, paper_id: str) -> tuple[Forwarded, ...]:
        """Every excerpt about a paper that went out, from whichever meeting."""
        with self._store.reading() as unit:
            return forwarded(unit, by_id(unit.agenda_items.where(paper_id=paper_id)))

    def remind(self, excerpt_id: str, day: date | None) -> None:
        """Say when to ask again what became of it; None: not at all any more."""
        with self._store.unit("excerpts.remind") as unit:
            excerpt = unit.excerpts.get(excerpt_id)
            known = reminders_of(unit, [excerpt_id]).get(excerpt_id)
            if known is not None:
                unit.deadlines.delete(known.id)
            if day is not None:
                _check_latest(unit, excerpt)
                keep_reminder(unit, excerpt, day)

    def settle_reminder(self, excerpt_id: str) -> None:
        """The answer has come, or was asked for once more: the day is no longer watched."""
        with self._store.unit("excerpts.reminded") as unit:
            known = reminders_of(unit, [excerpt_id]).get(excerpt_id)
            if known is None:
                raise Refused("excerpt.no_reminder")
            unit.deadlines.save(replace(known, done_on=unit.now.date()))


def _check_latest(unit: Unit, excerpt: Excerpt) -> None:
    later = [one for one in unit.excerpts.where(agenda_item_id=excerpt.agenda_item_id) if one.issue > excerpt.issue]
    newest = max((one for one in later if same_errand(excerpt, one)), key=lambda one: one.issue, default=None)
    if newest is not None:
        raise Refused("excerpt.reissued", number=newest.number, issue=newest.issue, issued_on=newest.issued_on)


def _usual(unit: Unit, item: AgendaItem) -> Recipient:
    own = [resolution.id for resolution in unit.resolutions.where(agenda_item_id=item.id)]
    paper = unit.papers.find(item.paper_id)
    tasks = [*unit.follow_ups.where(resolution_id=own), *promised_under(unit, item)]
    if paper is not None:
        tasks += [task for task in unit.follow_ups.where(paper_id=paper.id) if task.resolution_id is None]
    stations = unit.consultations.where(paper_id=paper.id) if paper is not None else []
    meeting = unit.meetings.get(item.meeting_id)
    stadtrat = council(unit, committee_of(unit, meeting), meeting.day)
    return usual_recipient(item, paper, tasks, stations, stadtrat.id if stadtrat is not None else None)


def _called(unit: Unit, recipient: Recipient) -> str:
    if recipient.noun == "organizations":
        return unit.organizations.get(recipient.key).name
    if recipient.noun == "committees":
        return committee_on(unit, recipient.key, unit.now.date()).name
    return recipient.words


def _line(unit: Unit, excerpt: Excerpt, terms: ExcerptTerms, stale: Iterable[Excerpt]) -> ForwardedLine:
    contents = gather(unit, excerpt.agenda_item_id, terms, number=excerpt.number, issue_count=excerpt.issue)
    item = contents.item
    had = next((one for one in stale if one.recipient and same_errand(one, excerpt)), None)
    replaces = (had.issue, had.issued_on) if had is not None else None
    return ForwardedLine(
        excerpt.number, excerpt.issue, item_label(item), item.title, wish(contents), item.public, replaces
    )


def _letter(
    unit: Unit, meeting_id: str, recipient: str, lines: tuple[ForwardedLine, ...], terms: ExcerptTerms
) -> IssuedPaper:
    meeting = unit.meetings.get(meeting_id)
    committee = committee_of(unit, meeting)
    contents = ExcerptLetter(
        unit.bodies.get(committee.body_id),
        committee,
        meeting,
        recipient,
        lines,
        terms.dated,
        terms.place,
        terms.signer_name,
        terms.signer_role,
        worded(unit, "excerpt_letter.closing"),
        _address(unit, recipient),
        terms.reminder,
        logo_bytes(unit, committee.letterhead),
    )
    return issue(
        unit,
        IssuedKind.EXCERPT_LETTER,
        "meetings",
        meeting_id,
        draw(excerpt_letter(contents)).pdf,
        file_name=file_name("Begleitschreiben", meeting.day.isoformat(), recipient),
        recipient=recipient,
    )


def _address(unit: Unit, recipient: str) -> tuple[str, ...]:
    """Where the recipient is reached by post: an office of its own, a committee at the town hall."""
    for office in unit.organizations.all():
        if recipient in (office.name, office.short_name):
            return office.contact.address.lines
    for committee in committees_on(unit, unit.now.date()):
        if recipient in (committee.name, committee.short_name):
            body = unit.bodies.get(committee.body_id)
            return (body.name, *body.office_address.lines)
    return ()


def forwarded(unit: Unit, items: Mapping[str, AgendaItem]) -> tuple[Forwarded, ...]:
    """What went out of these items, in the order in which it went, each with its day to ask again."""
    excerpts = unit.excerpts.where(agenda_item_id=set(items))
    reminders = reminders_of(unit, [excerpt.id for excerpt in excerpts])
    return tuple(
        Forwarded(excerpt, items[excerpt.agenda_item_id], reminders.get(excerpt.id))
        for excerpt in sorted(excerpts, key=lambda one: (one.issued_on, one.number, one.issue))
    )
