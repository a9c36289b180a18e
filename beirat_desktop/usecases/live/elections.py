"""Holding elections: who is proposed, the rounds, the lot, and what follows when somebody accepts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from beirat_desktop.domain.agenda import AgendaItem, ItemKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import Decision, wording_of
from beirat_desktop.domain.elections import (
    IN_COMMITTEE,
    LOTS,
    Answer,
    AnswerForm,
    Candidate,
    Counted,
    Election,
    ElectionRound,
    HeldElection,
    Post,
    RoundKind,
    Standing,
    Step,
    Tally,
    as_vote,
    check_answered_on,
    check_correctable,
    check_repeatable,
    check_round,
    elected_in,
    offices_ended,
    outcome_of,
    rounds_in_turn,
    standing,
)
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity, about
from beirat_desktop.domain.holding import Stage, stage
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.moments import minute
from beirat_desktop.domain.paths import Path
from beirat_desktop.domain.persons import Membership, Person, Role
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.votes import Vote, VoteKind
from beirat_desktop.domain.voting import check_votable
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, person_on, persons_on, today
from beirat_desktop.usecases.live.course import interrupted
from beirat_desktop.usecases.live.decisions import filled
from beirat_desktop.usecases.live.recording import keep_station, moment_of
from beirat_desktop.usecases.meetings.rules import elections_under, findings_of_path
from beirat_desktop.usecases.members.memberships import elected_into
from beirat_desktop.usecases.members.persons import Persons
from beirat_desktop.usecases.overrides import pass_over

ROLES: Mapping[Post, Role] = {Post.CHAIR: Role.CHAIR, Post.DEPUTY: Role.DEPUTY}
SETTLED = frozenset({Outcome.ELECTED, Outcome.NO_RESOLUTION})


@dataclass(frozen=True, slots=True)
class ElectionView:
    """An election as the desk shows it. names: of everybody in it, by id."""

    held: HeldElection
    standing: Standing
    names: Mapping[str, str]

    @property
    def election(self) -> Election:
        """The election itself."""
        return self.held.election

    @property
    def rounds(self) -> tuple[ElectionRound, ...]:
        """What was held of it, in turn."""
        return self.held.rounds


class Elections:
    """Elections under the items of an agenda (§ 40 GemO)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_item(self, item_id: str) -> tuple[ElectionView, ...]:
        """The elections of an item as they stand."""
        with self._store.reading() as unit:
            found = elections_under(unit, {item_id})
            keys = {one.person_id for held in found for one in held.election.candidates}
            keys |= {each.drawn_by_id or "" for held in found for each in held.rounds}
            day = unit.meetings.get(unit.agenda_items.get(item_id).meeting_id).day
            names = {person.id: person.name for person in persons_on(unit, day, id=keys)}
        return tuple(ElectionView(held, standing(held.election, held.rounds), names) for held in found)

    def add(
        self,
        item_id: str,
        post: Post = Post.OTHER,
        title: str = "",
        *,
        places: int = 1,
        together: bool = False,
        open_reason: str = "",
    ) -> Election:
        """Begin an election under an item, with nobody proposed yet."""
        with self._store.unit("elections.add") as unit:
            item = unit.agenda_items.get(item_id)
            if item.kind is not ItemKind.ELECTION:
                raise Refused("election.not_an_election", title=item.title)
            made = Election(
                item_id,
                post,
                _titled(post, title),
                places,
                together and places > 1,
                given(open_reason),
                position=unit.elections.count(agenda_item_id=item_id),
            )
            unit.elections.save(made)
            _settle(unit, item_id)
            return made

    def edit(self, election_id: str, **fields: Any) -> Election:
        """Change the post, its title, the places, whether together, or the reason for no ballots.

        All of it stands once a round was held.
        """
        with self._store.unit("elections.edit", merge=True) as unit:
            before = unit.elections.get(election_id)
            after = replace(before, **fields)
            after = replace(
                after,
                title=_titled(after.post, after.title),
                together=after.together and after.places > 1,
                open_reason=given(after.open_reason),
            )
            if after != before and unit.election_rounds.count(election_id=election_id):
                raise Refused("election.begun")
            if after.post in IN_COMMITTEE:
                for one in after.candidates:
                    _member(unit, _meeting(unit, after), one.person_id)
            return unit.elections.save(after)

    def remove(self, election_id: str) -> None:
        """Remove an election that was begun by mistake; one with rounds stays."""
        with self._store.unit("elections.remove") as unit:
            if unit.election_rounds.count(election_id=election_id):
                raise Refused("election.begun")
            unit.elections.delete(election_id)

    def propose(self, election_id: str, person_id: str, proposed_by: str = "") -> Election:
        """Note that somebody is proposed; in the middle of the rounds for a place nobody can be."""
        with self._store.unit("elections.propose") as unit:
            election = unit.elections.get(election_id)
            name = person_on(unit, person_id, today(unit)).name
            if any(one.person_id == person_id for one in election.candidates):
                raise Refused("election.candidate_listed", name=name)
            rounds = unit.election_rounds.where(election_id=election_id)
            step = standing(election, rounds).next
            if step is not None and step.kind is not RoundKind.FIRST:
                raise Refused("election.candidate_late")
            if election.post in IN_COMMITTEE:
                _member(unit, _meeting(unit, election), person_id)
            added = replace(election, candidates=(*election.candidates, Candidate(person_id, proposed_by.strip())))
            return self._keep(unit, added)

    def propose_new(self, election_id: str, family_name: str, given_name: str = "", proposed_by: str = "") -> Election:
        """Propose somebody the record does not know yet; nobody is added who cannot be proposed."""
        with self._store.unit("elections.propose"):
            person = Persons(self._store).add(family_name, given_name)
            return self.propose(election_id, person.id, proposed_by)

    def strike(self, election_id: str, person_id: str) -> Election:
        """Take off a proposal that was entered by mistake; who stood in a round stays in the record."""
        with self._store.unit("elections.strike") as unit:
            election = unit.elections.get(election_id)
            rounds = unit.election_rounds.where(election_id=election_id)
            if any(tally.person_id == person_id for one in rounds for tally in one.tallies):
                raise Refused("election.stood", name=person_on(unit, person_id, today(unit)).name)
            left = tuple(one for one in election.candidates if one.person_id != person_id)
            return self._keep(unit, replace(election, candidates=left))

    def withdraw(self, election_id: str, person_id: str, withdrawn: bool = True) -> Election:
        """Somebody proposed stands no longer; in the rounds that were held the person stays."""
        with self._store.unit("elections.withdraw") as unit:
            election = unit.elections.get(election_id)
            if election.answer_of(person_id) is not None:
                raise Refused("election.answered", name=person_on(unit, person_id, today(unit)).name)
            rounds = unit.election_rounds.where(election_id=election_id)
            if withdrawn and person_id in standing(election, rounds).elected:
                raise Refused("election.elected", name=person_on(unit, person_id, today(unit)).name)
            candidates = tuple(
                replace(one, withdrawn=withdrawn) if one.person_id == person_id else one for one in election.candidates
            )
            return self._keep(unit, replace(election, candidates=candidates))

    def hold(
        self,
        election_id: str,
        counted: Counted,
        *,
        repeats_id: str | None = None,
        reason: str = "",
        passing: str = "",
    ) -> ElectionRound:
        """Keep the next round with its counts; or once more the last one, for a reason.

        passing: the reason for which it is kept though something speaks against it, asked for as in a vote.

        Refused before the opening, during a break, and with more ballots than there are voters. Without quorum it is
        kept, void, and the same round comes next.
        """
        with self._store.unit("elections.hold") as unit:
            election = unit.elections.get(election_id)
            rounds = rounds_in_turn(unit.election_rounds.where(election_id=election_id))
            step = self._step(unit, election, rounds, repeats_id, reason)
            if step.kind in LOTS:
                raise Refused("election.lot_missing_round")
            made = self._begun(unit, election, rounds, step)
            made = replace(made.count(counted), repeats_id=repeats_id, reason=given(reason))
            self._pass_over(unit, election, made, passing)
            return self._kept(unit, election, made)

    def findings(self, election_id: str, counted: Counted) -> tuple[Finding, ...]:
        """What does not add up in the round that would be held now with these counts."""
        with self._store.reading() as unit:
            election = unit.elections.get(election_id)
            item = unit.agenda_items.get(election.agenda_item_id)
            step = standing(election, unit.election_rounds.where(election_id=election_id)).next
            if step is None or step.kind in LOTS:
                return ()
            voters = filled(unit, item, Vote(kind=VoteKind.ELECTION))
            tallies = tuple(Tally(key) for key in step.candidate_ids)
            made = ElectionRound(election_id, step.kind, places=step.places, tallies=tallies)
            made = replace(made.count(counted), present=voters.present, needed=voters.needed)
            meeting = unit.meetings.get(item.meeting_id)
            return about(
                findings_of_path(unit, Path.VOTE, meeting, item, ballots=as_vote(made)), "elections", election_id
            )

    def draw(self, election_id: str, drawn_ids: Iterable[str], drawn_by_id: str | None = None) -> ElectionRound:
        """Keep on whom the lot fell; it is drawn by who presides, unless somebody else is named."""
        with self._store.unit("elections.draw") as unit:
            election = unit.elections.get(election_id)
            rounds = rounds_in_turn(unit.election_rounds.where(election_id=election_id))
            step = self._step(unit, election, rounds, None, "")
            if step.kind not in LOTS:
                raise Refused("election.lot_other")
            made = self._begun(unit, election, rounds, step)
            made = replace(made, drawn_ids=tuple(drawn_ids), drawn_by_id=drawn_by_id or made.presided_id)
            return self._kept(unit, election, made)

    def correct(self, round_id: str, counted: Counted, reason: str) -> ElectionRound:
        """Put a typing error right, with the reason; refused where what followed would not fit any more."""
        with self._store.unit("elections.correct") as unit:
            before = unit.election_rounds.get(round_id)
            election = unit.elections.get(before.election_id)
            mended = replace(before.count(counted), corrected=given(reason))
            check_round(mended)
            check_correctable(election, unit.election_rounds.where(election_id=election.id), mended, reason)
            return self._kept(unit, election, mended)

    def holders(self, election_id: str) -> tuple[Person, ...]:
        """Who holds the office of an election since before the meeting, and was not elected anew."""
        with self._store.reading() as unit:
            election = unit.elections.get(election_id)
            meeting = _meeting(unit, election)
            return tuple(person_on(unit, one.person_id, meeting.day) for one in self._former(unit, meeting, election))

    def answer(
        self, election_id: str, person_id: str, accepted: bool, *, ended_ids: Sequence[str] | None = None
    ) -> Election:
        """Note whether somebody who was elected accepts.

        Chair and deputies hold their office in the committee from that day on; those who held it are members like
        the others from then. ended_ids: which of them, asked for where more deputies hold office than are elected.
        Who declines leaves the place open.
        """
        with self._store.unit("elections.answer") as unit:
            election = unit.elections.get(election_id)
            meeting = _meeting(unit, election)
            moment = moment_of(unit, meeting)
            day = moment.date() if moment else meeting.day
            return self._answered(unit, election, Answer(person_id, accepted, moment), day, ended_ids)

    def answer_later(
        self,
        election_id: str,
        person_id: str,
        accepted: bool,
        day: date,
        form: AnswerForm,
        *,
        ended_ids: Sequence[str] | None = None,
    ) -> Election:
        """Note what somebody who was elected in absence answered after the meeting, on which day and in which form.

        It is an act of its own and corrects nothing: the office begins on that day, minutes that are not signed yet
        tell of it, and beside signed ones stands a note.
        """
        with self._store.unit("elections.answer_later") as unit:
            election = unit.elections.get(election_id)
            meeting = _meeting(unit, election)
            if meeting.state is not MeetingState.CLOSED:
                raise Refused("election.answer_now")
            check_answered_on(day, (meeting.closed or meeting.start).date(), today(unit))
            signed = stage(meeting, unit.minutes.where(meeting_id=meeting.id)) >= Stage.SIGNED
            given = Answer(person_id, accepted, day=day, form=form, after_signing=signed)
            return self._answered(unit, election, given, day, ended_ids)

    def _answered(
        self, unit: Unit, election: Election, given: Answer, day: date, ended_ids: Sequence[str] | None
    ) -> Election:
        """Keep an answer, and what follows from it for offices from that day on."""
        person_id = given.person_id
        name = person_on(unit, person_id, today(unit)).name
        rounds = unit.election_rounds.where(election_id=election.id)
        if person_id not in standing(election, rounds).elected:
            raise Refused("election.not_elected", name=name)
        if election.answer_of(person_id) is not None:
            raise Refused("election.answered", name=name)
        if given.accepted and election.post in IN_COMMITTEE:
            meeting = _meeting(unit, election)
            former = [one for one in self._former(unit, meeting, election) if one.person_id != person_id]
            ended = self._ended(unit, election, former, ended_ids)
            for one in former:
                if one.person_id in ended and one.covers(day):
                    elected_into(unit, one, Role.MEMBER, day)
            member = _member(unit, meeting, person_id, day)
            if member.role is not ROLES[election.post]:
                elected_into(unit, member, ROLES[election.post], day)
            given = replace(given, ended_ids=ended)
        return self._keep(unit, replace(election, answers=(*election.answers, given)))

    def take_back(self, election_id: str, person_id: str, reason: str) -> Election:
        """An answer was entered by mistake: it is kept with the reason, and the offices are as before."""
        with self._store.unit("elections.take_back") as unit:
            election = unit.elections.get(election_id)
            given = election.answer_of(person_id)
            if given is None:
                raise Refused("election.not_answered", name=person_on(unit, person_id, today(unit)).name)
            after = election.take_back(person_id, reason, minute(self._store.now()))
            if given.accepted and election.post in IN_COMMITTEE:
                meeting = _meeting(unit, election)
                day = given.day or (given.moment.date() if given.moment else meeting.day)
                for key, role in ((person_id, ROLES[election.post]), *((key, Role.MEMBER) for key in given.ended_ids)):
                    _role_as_before(unit, meeting, key, role, day)
            return self._keep(unit, after)

    @staticmethod
    def _former(unit: Unit, meeting: Meeting, election: Election) -> list[Membership]:
        if election.post not in IN_COMMITTEE:
            return []
        elected = standing(election, unit.election_rounds.where(election_id=election.id)).elected
        held = unit.memberships.where(committee_id=meeting.committee_id, role=ROLES[election.post])
        return [
            one
            for one in held
            if one.covers(meeting.day)
            and one.person_id not in elected
            and (election.post is Post.CHAIR or one.start is None or one.start < meeting.day)
        ]

    @staticmethod
    def _ended(
        unit: Unit, election: Election, former: Sequence[Membership], said: Sequence[str] | None
    ) -> tuple[str, ...]:
        ids = tuple(one.person_id for one in former)
        ended = offices_ended(election.post, election.places, ids) if said is None else tuple(said)
        if ended is None:
            names = tuple(person_on(unit, key, today(unit)).name for key in ids)
            raise Refused("election.whose_office", names=names)
        return ended

    def _step(
        self, unit: Unit, election: Election, rounds: tuple[ElectionRound, ...], repeats_id: str | None, reason: str
    ) -> Step:
        """The round that is held now: the next one, or once more the one that is repeated."""
        if repeats_id is not None:
            earlier = unit.election_rounds.get(repeats_id)
            check_repeatable(rounds, earlier, reason)
            for key in elected_in(earlier):
                if election.answer_of(key) is not None:
                    raise Refused("election.answered", name=person_on(unit, key, today(unit)).name)
            return Step(earlier.kind, tuple(tally.person_id for tally in earlier.tallies), earlier.places)
        step = standing(election, rounds).next
        if step is None:
            if not election.standing_ids:
                raise Refused("election.no_candidates")
            raise Refused("election.closed")
        return step

    def _begun(self, unit: Unit, election: Election, rounds: tuple[ElectionRound, ...], step: Step) -> ElectionRound:
        """The round with who may vote now (§ 22 GemO does not apply); refused where nothing can be voted on."""
        item = unit.agenda_items.get(election.agenda_item_id)
        meeting = unit.meetings.get(item.meeting_id)
        voters = filled(unit, item, Vote(kind=VoteKind.ELECTION))
        check_votable(meeting.state, on_break=interrupted(meeting), present=voters.present or 0)
        moment = moment_of(unit, meeting)
        return ElectionRound(
            election.id,
            step.kind,
            max((one.position for one in rounds), default=-1) + 1,
            step.places,
            tuple(Tally(key) for key in step.candidate_ids),
            moment=moment,
            presided_id=meeting.presides if moment is None else meeting.presides_at(moment),
            present=voters.present,
            needed=voters.needed,
            voter_ids=voters.voter_ids,
        )

    def _pass_over(self, unit: Unit, election: Election, made: ElectionRound, why: str) -> None:
        check_round(made)
        item = unit.agenda_items.get(election.agenda_item_id)
        meeting = unit.meetings.get(item.meeting_id)
        found = about(findings_of_path(unit, Path.VOTE, meeting, item, ballots=as_vote(made)), "elections", election.id)
        # Who is there may hand in no ballot: that the sum differs is told, and needs no reason.
        pass_over(unit, item, [one for one in found if one.severity is Severity.ERROR], why)

    def _kept(self, unit: Unit, election: Election, made: ElectionRound) -> ElectionRound:
        check_round(made)
        unit.election_rounds.save(made)
        _settle(unit, election.agenda_item_id)
        return made

    def _keep(self, unit: Unit, election: Election) -> Election:
        unit.elections.save(election)
        _settle(unit, election.agenda_item_id)
        return election


def _titled(post: Post, title: str) -> str:
    """The post in words; one of no known kind needs them."""
    if post is Post.OTHER and not title.strip():
        raise Refused("election.post_missing")
    return title.strip()


def _meeting(unit: Unit, election: Election) -> Meeting:
    return unit.meetings.get(unit.agenda_items.get(election.agenda_item_id).meeting_id)


def _member(unit: Unit, meeting: Meeting, person_id: str, day: date | None = None) -> Membership:
    """The membership of a person on the day; only members of the committee come into its offices."""
    found = [
        one
        for one in unit.memberships.where(committee_id=meeting.committee_id, person_id=person_id)
        if one.covers(day or meeting.day) and one.substitute_for_id is None and one.voting
    ]
    if not found:
        committee = committee_of(unit, meeting)
        raise Refused(
            "election.not_a_member", name=person_on(unit, person_id, today(unit)).name, committee=committee.label
        )
    return found[0]


def _role_as_before(unit: Unit, meeting: Meeting, person_id: str, role: Role, day: date) -> None:
    """Take back a role that began on the day: the period before goes on, or the member is one like the others."""
    own = unit.memberships.where(committee_id=meeting.committee_id, person_id=person_id, substitute_for_id=None)
    begun = next((one for one in own if one.start == day and one.role is role), None)
    earlier = next((one for one in own if one.end == day - timedelta(days=1)), None)
    if begun is not None and earlier is not None:
        unit.memberships.delete(begun.id)
        unit.memberships.save(replace(earlier, end=begun.end))
    elif begun is not None:
        unit.memberships.save(replace(begun, role=Role.MEMBER))


def _settle(unit: Unit, item_id: str) -> None:
    """The item is done when all its elections are, and open again when one goes on; its paper's station likewise."""
    item: AgendaItem = unit.agenda_items.get(item_id)
    if item.outcome is not None and item.outcome not in SETTLED:
        return  # adjourned or referred: what was done with it stands
    some = outcome_of(elections_under(unit, {item_id}))
    wanted = None if some is None else Outcome.ELECTED if some else Outcome.NO_RESOLUTION
    if item.outcome is wanted:
        return
    paper = unit.papers.find(item.paper_id)
    if paper is not None:
        meeting = unit.meetings.get(item.meeting_id)
        came = Decision(wanted, wording_of(None, paper))
        keep_station(unit, item, meeting, committee_of(unit, meeting), paper, came, None)
    over = unit.meetings.get(item.meeting_id).state is MeetingState.CLOSED
    # What was called in a meeting that is over stays called, whatever is answered later.
    unit.agenda_items.save(replace(item, outcome=wanted) if over else item.conclude(wanted))
