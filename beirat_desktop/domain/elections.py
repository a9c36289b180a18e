"""Elections (§ 40 GemO): proposed persons, rounds of ballots, and the lot where ballots do not decide.

Nothing here is a state: who is elected and what comes next is read from the rounds that were held.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from beirat_desktop.domain.agenda import AgendaItem, ItemKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.votes import Flaw, Vote, VoteForm, VoteKind, flaws

NORM = "§ 40 GemO"
USUAL_OPEN_REASON = "ohne Widerspruch"


class Post(StrEnum):
    """What somebody is elected for."""

    CHAIR = "chair"
    DEPUTY = "deputy"
    OTHER = "other"


IN_COMMITTEE = frozenset({Post.CHAIR, Post.DEPUTY})
"""Filled by members of the committee itself, whose membership changes with it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who was proposed, and by whom, in words. withdrawn: proposed, but no longer standing."""

    person_id: str
    proposed_by: str = ""
    withdrawn: bool = False


class AnswerForm(StrEnum):
    """How somebody answers who was elected and was not there."""

    LETTER = "letter"
    MAIL = "mail"
    PHONE = "phone"
    SPOKEN = "spoken"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether somebody who was elected accepts, and when; moment as in Vote.

    ended_ids: whose office ended with it; empty in records that did not note it. day, form: of an answer that came
    after the meeting, None for one given in it. after_signing: the minutes were signed before it came, so that what
    was signed does not tell of it and a note beside them does.
    """

    person_id: str
    accepted: bool
    moment: datetime | None = None
    ended_ids: tuple[str, ...] = ()
    day: date | None = None
    form: AnswerForm | None = None
    after_signing: bool = False


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An answer that was entered by mistake: what it said, when it was taken back, and why; day as in Answer."""

    person_id: str
    accepted: bool
    taken_back: datetime
    reason: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Election:
    """An election under an item of the agenda.

    title: another post in words. together: several places are filled in one round, as the body agreed; otherwise each
    has rounds of its own. open_reason: why no ballots are used ("ohne Widerspruch"); empty: by ballot (§ 40 GemO).
    """

    agenda_item_id: str
    post: Post = Post.OTHER
    title: str = ""
    places: int = 1
    together: bool = False
    open_reason: str = ""
    candidates: tuple[Candidate, ...] = ()
    answers: tuple[Answer, ...] = ()
    taken_back: tuple[TakenBack, ...] = ()
    position: int = 0
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        if self.places < 1:
            raise Refused("election.places", places=self.places)

    @property
    def standing_ids(self) -> tuple[str, ...]:
        """Who was proposed and still stands."""
        return tuple(one.person_id for one in self.candidates if not one.withdrawn)

    @property
    def by_ballot(self) -> bool:
        """Whether it is secret, as long as nobody said why it is not; whether that explains it is no matter here."""
        return not self.open_reason

    def answer_of(self, person_id: str) -> Answer | None:
        """What somebody answered, None before."""
        return next((one for one in self.answers if one.person_id == person_id), None)

    def take_back(self, person_id: str, reason: str, now: datetime) -> Election:
        """What somebody answered was entered by mistake; it is kept with the reason, and the question is open again."""
        if not given(reason):
            raise Refused("election.why_missing")
        kept = tuple(
            TakenBack(one.person_id, one.accepted, now, given(reason), one.day)
            for one in self.answers
            if one.person_id == person_id
        )
        left = tuple(one for one in self.answers if one.person_id != person_id)
        return replace(self, answers=left, taken_back=(*self.taken_back, *kept))


def check_answered_on(day: date, ended: date, today: date) -> None:
    """An answer after the meeting came not before its end, nor on a day to come; the end may be ahead of a clock."""
    if day < ended:
        raise Refused("election.answered_before_end", day=day, ended=ended)
    if day > max(today, ended):
        raise Refused("election.answered_in_future", day=day)


def said_in_meeting(election: Election) -> Election:
    """The election without the answers that came after the meeting: what its record holds."""
    return replace(
        election,
        answers=tuple(one for one in election.answers if one.day is None),
        taken_back=tuple(one for one in election.taken_back if one.day is None),
    )


def answers_after_signing(election: Election) -> tuple[Answer, ...]:
    """The answers of which the signed minutes do not tell."""
    return tuple(one for one in election.answers if one.after_signing)


def answers_until_signing(election: Election) -> tuple[Answer, ...]:
    """The answers of which they do."""
    return tuple(one for one in election.answers if not one.after_signing)


def told_by_minutes(election: Election) -> Election:
    """The election once minutes are signed that tell of every answer until now."""
    return replace(election, answers=tuple(replace(one, after_signing=False) for one in election.answers))


def offices_ended(post: Post, places: int, former: Sequence[str]) -> tuple[str, ...] | None:
    """Whose office ends when somebody is elected into it; None: more hold it than are elected, so it must be said.

    There is one chair. former: who held the office before that day.
    """
    return tuple(former) if post is Post.CHAIR or len(former) <= places else None


class RoundKind(StrEnum):
    """FIRST and SECOND: more than half elects. RUN_OFF: of the best, with a lot for the place in it and one after."""

    FIRST = "first"
    SECOND = "second"
    RUN_OFF_LOT = "run_off_lot"
    RUN_OFF = "run_off"
    LOT = "lot"


LOTS = frozenset({RoundKind.RUN_OFF_LOT, RoundKind.LOT})


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted in a round: votes by the person they are for, the rest as in ElectionRound."""

    votes: Mapping[str, int] = field(default_factory=dict)
    no: int = 0
    invalid: int = 0
    blank: int = 0
    papers: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """How many votes a candidate got; at a lot, who took part in it."""

    person_id: str
    votes: int = 0


@dataclass(frozen=True, slots=True)
class ElectionRound:
    """One round as it was held.

    places: how many this round fills, or how many were to be drawn. no: votes against the only candidate.
    papers: valid ballots where several places are filled at once, since a ballot then bears several names; else 0.
    present, needed, voter_ids, presided_id and moment as in Vote, frozen when the round was held.
    drawn_ids: on whom the lot fell; drawn_by_id: who drew it. repeats_id: the round that is held once more, for a
    reason; corrected: why a typing error was corrected.
    """

    election_id: str
    kind: RoundKind = RoundKind.FIRST
    position: int = 0
    places: int = 1
    tallies: tuple[Tally, ...] = ()
    no: int = 0
    invalid: int = 0
    blank: int = 0
    papers: int = 0
    moment: datetime | None = None
    presided_id: str | None = None
    present: int | None = None
    needed: int | None = None
    voter_ids: tuple[str, ...] = ()
    drawn_ids: tuple[str, ...] = ()
    drawn_by_id: str | None = None
    repeats_id: str | None = None
    reason: str = ""
    corrected: str = ""
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        counts = (self.no, self.invalid, self.blank, self.papers, *(one.votes for one in self.tallies))
        if min(counts) < 0:
            raise Refused("vote.negative", count=min(counts))

    def count(self, counted: Counted) -> ElectionRound:
        """The round with what was counted, for exactly those who stand in it."""
        if set(counted.votes) != {tally.person_id for tally in self.tallies}:
            raise Refused("election.other_candidates")
        return replace(
            self,
            tallies=tuple(Tally(one.person_id, counted.votes[one.person_id]) for one in self.tallies),
            no=counted.no,
            invalid=counted.invalid,
            blank=counted.blank,
            papers=counted.papers if self.places > 1 else 0,
        )

    @property
    def named(self) -> int:
        """Votes for all candidates together."""
        return sum(one.votes for one in self.tallies)

    @property
    def valid(self) -> int:
        """Valid ballots; more than half of them elects."""
        return self.papers if self.places > 1 else self.named + self.no

    @property
    def cast(self) -> int:
        """All ballots, the invalid and blank ones among them."""
        return self.valid + self.invalid + self.blank


@dataclass(frozen=True, slots=True)
class HeldElection:
    """An election with the rounds that were held, in turn."""

    election: Election
    rounds: tuple[ElectionRound, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next: a round among these candidates for so many places, or a lot that draws so many of them."""

    kind: RoundKind
    candidate_ids: tuple[str, ...]
    places: int = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an election stands. elected: in turn, those who declined among them; open: places not filled."""

    elected: tuple[str, ...] = ()
    next: Step | None = None
    open: int = 0

    def holders(self, election: Election) -> tuple[str, ...]:
        """Who was elected and did not decline."""
        answers = {one.person_id: one.accepted for one in election.answers}
        return tuple(key for key in self.elected if answers.get(key, True))

    def answered(self, election: Election) -> bool:
        """Whether everybody who was elected said yes or no."""
        return all(election.answer_of(key) is not None for key in self.elected)

    @property
    def failed(self) -> bool:
        """Whether a place stays open and nobody is left who could be elected."""
        return self.next is None and self.open > 0


def as_vote(one: ElectionRound) -> Vote:
    """The ballots of a round as one vote, so that quorum and sums are looked at by the rules of every vote."""
    return Vote(
        kind=VoteKind.ELECTION,
        form=VoteForm.SECRET,
        yes=one.cast,
        present=one.present,
        needed=one.needed,
        moment=one.moment,
        voter_ids=one.voter_ids,
    )


def round_flaws(one: ElectionRound) -> tuple[Flaw, ...]:
    """Why a round is void (§ 39 GemO), by the rule of every vote; a lot is drawn and not voted on."""
    return () if one.kind in LOTS else flaws(as_vote(one))


def rounds_in_turn(rounds: Iterable[ElectionRound]) -> tuple[ElectionRound, ...]:
    """The rounds as they were held."""
    return tuple(sorted(rounds, key=lambda one: one.position))


def counting(rounds: Iterable[ElectionRound]) -> tuple[ElectionRound, ...]:
    """The rounds that count: neither void nor replaced by a valid repetition."""
    valid = [one for one in rounds_in_turn(rounds) if not round_flaws(one)]
    replaced = {one.repeats_id for one in valid}
    return tuple(one for one in valid if one.id not in replaced)


def looked_at(rounds: Iterable[ElectionRound]) -> tuple[ElectionRound, ...]:
    """The rounds whose ballots are to be right: those that count, and the void ones that none has made good yet."""
    held = rounds_in_turn(rounds)
    count = counting(held)
    last = max((one.position for one in count), default=-1)
    return tuple(one for one in held if one.kind not in LOTS and (one in count or one.position > last))


def elected_in(one: ElectionRound) -> tuple[str, ...]:
    """Whom a round elected, those with the most votes first.

    More than half of the valid votes elects; in a run-off the most votes do, between two the same. Who is tied for
    the last place is not elected.
    """
    if one.kind in LOTS:
        return one.drawn_ids if one.kind is RoundKind.LOT else ()
    ranked = _ranked(one.tallies)
    if one.kind is not RoundKind.RUN_OFF or len(ranked) == 1:
        ranked = [tally for tally in ranked if 2 * tally.votes > one.valid]
    return _best(ranked, one.places)[0]


def standing(election: Election, rounds: Iterable[ElectionRound]) -> Standing:
    """Who is elected and what comes next (§ 40 GemO).

    First round; a second one with all candidates; a run-off of the two best, twice as many as there are places, with
    a lot where they are tied for the place in it; last the lot. Then comes the next place, if there is one.

    Who withdrew is in no further step, and those left move up: no lot is drawn where nobody is tied any more, and the
    only one who is left is voted on by yes and no.
    """
    elected: list[str] = []
    failed: set[str] = set()
    step: Step | None = None
    before: ElectionRound | None = None
    for one in counting(rounds):
        won = elected_in(one)
        elected += won
        step = _after(one, won, before, election.standing_ids)
        if step is not None and not step.candidate_ids:
            step = None
        if step is None and len(won) < one.places:
            failed |= {tally.person_id for tally in one.tallies} - set(won)
        before = one
    declined = {one.person_id for one in election.answers if not one.accepted}
    places = election.places - len([key for key in dict.fromkeys(elected) if key not in declined])
    if step is None and places > 0:
        free = tuple(key for key in election.standing_ids if key not in {*elected, *declined, *failed})
        step = Step(RoundKind.FIRST, free, places if election.together else 1) if free else None
    return Standing(tuple(dict.fromkeys(elected)), step if places > 0 else None, max(places, 0))


def _after(
    one: ElectionRound, won: Collection[str], before: ElectionRound | None, stand: Collection[str]
) -> Step | None:
    """The step that follows a round for the same places, None when it was the last for them; stand: who still does."""
    left = one.places - len(won)
    rest = [tally for tally in _ranked(one.tallies) if tally.person_id not in won]
    if one.kind is RoundKind.RUN_OFF_LOT:
        return None if before is None else _run_off(before, one.drawn_ids, stand)
    if left <= 0 or not rest or one.kind is RoundKind.LOT:
        return None
    if one.kind is RoundKind.FIRST:
        return Step(RoundKind.SECOND, _standing(tuple(tally.person_id for tally in one.tallies), stand, won), left)
    if one.kind is RoundKind.SECOND:
        # Against nobody else there is no run-off: who did not reach half is not elected.
        return None if len(rest) <= left else _run_off(one, (), stand)
    if not one.valid:
        return None  # nobody voted for anybody: no lot makes an election of that
    _, tied, drawn = _best(rest, left)
    still = _standing(tied, stand)
    return Step(RoundKind.LOT if len(still) > drawn else RoundKind.RUN_OFF, still, drawn) if tied else None


def _run_off(second: ElectionRound, drawn: tuple[str, ...], stand: Collection[str]) -> Step:
    """The run-off after a second round, or the lot for the place in it; drawn: on whom that lot fell."""
    won = elected_in(second)
    left = second.places - len(won)
    rest = [one for one in _ranked(second.tallies) if one.person_id in stand and one.person_id not in won]
    sure, tied, wanted = _best(rest, 2 * left)
    if tied and not drawn:
        return Step(RoundKind.RUN_OFF_LOT, tied, wanted)
    return Step(RoundKind.RUN_OFF, (*sure, *(key for key in drawn if key in tied)), left)


def _standing(ids: Iterable[str], stand: Collection[str], won: Collection[str] = ()) -> tuple[str, ...]:
    return tuple(key for key in ids if key in stand and key not in won)


def _ranked(tallies: Iterable[Tally]) -> list[Tally]:
    return sorted(tallies, key=lambda tally: -tally.votes)


def _best(ranked: Sequence[Tally], places: int) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Who has a place for certain, who is tied for the last of them, and how many of those are to be drawn."""
    ids = [tally.person_id for tally in ranked]
    if len(ranked) <= places or ranked[places - 1].votes > ranked[places].votes:
        return tuple(ids[:places]), (), 0
    edge = ranked[places].votes
    sure = tuple(tally.person_id for tally in ranked if tally.votes > edge)
    return sure, tuple(tally.person_id for tally in ranked if tally.votes == edge), places - len(sure)


def check_round(one: ElectionRound) -> None:
    """Refuse a round whose counts cannot be, or a lot that nobody drew."""
    if one.kind in LOTS:
        if len(one.drawn_ids) != one.places or len(set(one.drawn_ids)) != one.places:
            raise Refused("election.lot_undrawn", count=one.places)
        if not set(one.drawn_ids) <= {tally.person_id for tally in one.tallies}:
            raise Refused("election.lot_other")
        if one.drawn_by_id is None:
            raise Refused("election.nobody_presides")
        return
    if one.no and len(one.tallies) > 1:
        raise Refused("election.no_against_several")
    if one.places > 1:
        _check_papers(one)
    if not one.cast:
        raise Refused("election.nothing_counted")
    if one.present is not None and one.cast > one.present:
        raise Refused("election.more_than_voters", cast=one.cast, voters=one.present)


def _check_papers(one: ElectionRound) -> None:
    """A ballot names each candidate once at most, and no more of them than there are places."""
    most = max((tally.votes for tally in one.tallies), default=0)
    if most > one.papers or one.named + one.no > one.papers * one.places:
        raise Refused("election.more_than_papers", papers=one.papers, places=one.places)


def check_repeatable(rounds: Sequence[ElectionRound], repeated: ElectionRound, reason: str) -> None:
    """Only the last round that counts is held once more, since all that came after would hang in the air."""
    if not given(reason):
        raise Refused("election.why_missing")
    held = counting(rounds)
    if not held or held[-1].id != repeated.id:
        raise Refused("election.not_the_last")


def check_correctable(election: Election, rounds: Sequence[ElectionRound], mended: ElectionRound, reason: str) -> None:
    """A typing error is corrected as long as the rounds that followed and who accepted still fit."""
    if not given(reason):
        raise Refused("election.why_missing")
    after = [mended if one.id == mended.id else one for one in rounds]
    until_now = [one for one in rounds if one.position <= mended.position]
    until_then = [one for one in after if one.position <= mended.position]
    was, now = standing(election, until_now), standing(election, until_then)
    followed = any(one.position > mended.position for one in rounds) or election.answers
    if followed and was != now:
        raise Refused("election.settled")


def election_findings(
    election: Election, rounds: Iterable[ElectionRound], title: str, *, over: bool = True
) -> tuple[Finding, ...]:
    """What is missing or wrong in an election; over: the meeting is closed, so nothing more will come."""
    held = rounds_in_turn(rounds)
    facts: dict[str, object] = {"title": title}
    found = []
    if not election.candidates:
        found.append(Finding("election.no_candidates", NORM, facts=facts))
    last = max((one.position for one in counting(held)), default=-1)
    for one in held:
        wrong = round_flaws(one)
        if wrong and (one.position > last or Flaw.TOO_MANY_VOTES in wrong):
            about = {**facts, "flaws": wrong}
            found.append(Finding("election.round_void", "§ 39 GemO", Severity.ERROR, about))
    state = standing(election, held)
    if over and state.next is not None and state.next.kind in LOTS:
        found.append(Finding("election.lot_missing", NORM, Severity.ERROR, facts))
    elif over and state.next is not None:
        found.append(Finding("election.unfinished", NORM, facts=facts))
    elif over and state.failed and election.candidates:
        found.append(Finding("election.nobody_elected", NORM, Severity.INFO, {**facts, "open": state.open}))
    if not state.answered(election):
        found.append(Finding("election.answer_missing", "§ 41 GemO", facts=facts))
    return tuple(finding.about("elections", election.id) for finding in found)


def elections_findings(
    items: Iterable[AgendaItem], votes: Iterable[Vote], held: Collection[HeldElection], *, over: bool = True
) -> tuple[Finding, ...]:
    """The same for all elections under these items, and the items for one under which nothing was written."""
    found: list[Finding] = []
    known = {one.election.agenda_item_id for one in held} | {vote.agenda_item_id for vote in votes}
    for item in items:
        if item.kind is ItemKind.ELECTION and item.outcome is None and item.id not in known:
            missing = Finding("election.missing", "§ 41 GemO", facts={"title": item.title})
            found.append(missing.about("agenda_items", item.id))
        for one in held:
            if one.election.agenda_item_id == item.id:
                found += election_findings(one.election, one.rounds, item.title, over=over)
    return tuple(found)


def outcome_of(held: Collection[HeldElection]) -> bool | None:
    """Whether anybody was elected under an item; None while something is still to come."""
    states = [(one.election, standing(one.election, one.rounds)) for one in held]
    over = all(one.candidates and state.next is None and state.answered(one) for one, state in states)
    if not states or not over:
        return None
    return any(state.holders(one) for one, state in states)
