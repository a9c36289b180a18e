"""The vote under a resolution, in the five ways a committee may choose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from beirat_desktop.documents.changes import AGAINST_BEFORE, change_parts
from beirat_desktop.documents.model import Align, Borders, Column, Paragraph, Part, Style, Table, Text
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.elections import HeldElection
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.profiles import VoteBlock
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.domain.votes import RESOLVING_KINDS, Ballot, Effect, Vote, VoteForm, VoteKind, effect
from beirat_desktop.german.votes import (
    BALLOT_LINES,
    count_rows,
    demand_words,
    line,
    needed_words,
    outcome_of_vote,
    subject_words,
    vote_lines,
)


def wording(resolution: Resolution, anchor: str = "") -> tuple[Part, ...]:
    """What was voted on: bold where it holds now; what was rejected says so before anybody reads on."""
    if resolution.text.empty:
        return ()
    if resolution.outcome is Outcome.REJECTED:
        return (
            Paragraph("Der folgende Antrag wird abgelehnt:"),
            Text(resolution.text, Style.INDENTED, anchor),
        )
    return (Text(resolution.text, Style.INDENTED_BOLD, anchor),)


def vote_block(vote: Vote, style: VoteBlock, factions: Mapping[str, Faction]) -> tuple[Part, ...]:
    """The vote as the committee's papers show it."""
    if style is VoteBlock.TABLE and vote.counted:
        rows = count_rows(vote)
        words = outcome_of_vote(vote)
        return (
            Table(
                columns=(*(Column(26, align=Align.CENTRE) for _ in rows), Column()),
                header=((*(label for label, _ in rows), "Ergebnis"),),
                rows=((*(str(number) for _, number in rows), words),),
                summary="Abstimmungsergebnis",
                borders=Borders.GRID,
            ),
        )
    names = {key: faction.name for key, faction in factions.items()}
    lines = vote_lines(vote, style, names)
    last = len(lines) - 1
    return tuple(Paragraph(line, Style.BODY, tight=n < last) for n, line in enumerate(lines))


def form_line(vote: Vote) -> str:
    """How was voted and who demanded it, where it was not openly."""
    how = {VoteForm.SECRET: "geheim", VoteForm.BY_NAME: "namentlich"}.get(vote.form, "")
    demand = demand_words(vote)
    return f"Die Abstimmung war {how}{f', {demand}' if demand else ''}." if how else ""


def form_lines(vote: Vote, persons: Mapping[str, Person]) -> tuple[Part, ...]:
    """How was voted, where it was not openly; after a vote by name, who said what (§ 41 GemO).

    open_line() says it of all other votes.
    """
    if vote.form is VoteForm.SECRET:
        return (Paragraph(form_line(vote)),)
    if vote.form is not VoteForm.BY_NAME:
        return ()
    said: dict[Ballot, list[str]] = {}
    for key, ballot in vote.ballots:
        if key in persons:
            said.setdefault(ballot, []).append(persons[key].sorted_name)
    lines = [form_line(vote)]
    for ballot, words in BALLOT_LINES.items():
        if ballot in said:
            lines.append(f"{words}: {'; '.join(sorted(said[ballot], key=sort_key))}.")
    last = len(lines) - 1
    return tuple(Paragraph(line, tight=n < last) for n, line in enumerate(lines))


def reason_line(reason: str) -> str:
    """Grund: Die Zählung war strittig."""
    words = reason.strip()
    return f"Grund: {words}{'' if words.endswith(('.', '!', '?')) else '.'}"


def taken_vote(
    vote: Vote,
    style: VoteBlock,
    factions: Mapping[str, Faction],
    persons: Mapping[str, Person],
    *,
    public: bool = True,
) -> tuple[Part, ...]:
    """A vote that made no resolution, as the minutes tell of it: what on, who moved it, how it went.

    public: whether its item is. Why the public was shut out or let in again is told in the closed part (§ 35 GemO).
    """
    head = "Abstimmung" if vote.kind in RESOLVING_KINDS else subject_words(vote)
    why = "" if public and vote.kind in (VoteKind.MADE_CLOSED, VoteKind.MADE_PUBLIC) else vote.reason
    if vote.repeats_id is not None:
        head, why = f"Wiederholte Abstimmung: {head}" if head != "Abstimmung" else "Wiederholte Abstimmung", vote.reason
    parts: list[Part] = [Paragraph(f"{head}:", Style.BOLD)]
    if vote.kind is VoteKind.ITEM_ADDED:
        said = "festgestellt" if effect(vote) is Effect.CARRIED else "geltend gemacht"
        parts.append(Paragraph(f"Die Dringlichkeit wird {said} (§ 34 Abs. 7 GemO)."))
    if why:
        parts.append(Paragraph(reason_line(why)))
    if not vote.wording.empty:
        parts.append(Text(vote.wording, Style.INDENTED))
    if vote.kind is VoteKind.AMENDMENT:
        parts += change_parts(vote.before, vote.wording, AGAINST_BEFORE)
    if vote.kind in RESOLVING_KINDS or vote.kind in (VoteKind.AMENDMENT, VoteKind.POINT):
        parts += vote_block(vote, style, factions)
    else:
        parts.append(Paragraph(", ".join(filter(None, (line(vote), needed_words(vote))))))
    return (*parts, *form_lines(vote, persons))


def open_line(votes: Sequence[Vote], elections: Sequence[HeldElection] = ()) -> tuple[Part, ...]:
    """That was voted openly, once for all items (§ 41 GemO); nothing where no formal vote was open.

    A round of an election by ballot is a vote as well (§ 40 GemO): beside it, not all of them were open.
    """
    forms = {vote.form for vote in votes if vote.counted}
    if VoteForm.OPEN not in forms:
        return ()
    if forms == {VoteForm.OPEN} and not any(held.rounds and held.election.by_ballot for held in elections):
        return (Paragraph("Alle Abstimmungen erfolgen offen."),)
    return (Paragraph("Die Abstimmungen erfolgen offen, soweit zu einem Punkt nichts anderes vermerkt ist."),)


def excluded_count(voting: int, advising: int = 0) -> tuple[Part, ...]:
    """How many did not take part in the item (§ 22 GemO); an excerpt goes to many and names nobody.

    advising: those among the members who have no vote.
    """
    parts = []
    if voting:
        who = "hat ein Mitglied" if voting == 1 else f"haben {voting} Mitglieder"
        parts.append(Paragraph(f"An Beratung und Abstimmung {who} nach § 22 GemO nicht mitgewirkt."))
    if advising:
        who = "hat ein beratendes Mitglied" if advising == 1 else f"haben {advising} beratende Mitglieder"
        parts.append(Paragraph(f"An der Beratung {who} nach § 22 GemO nicht mitgewirkt."))
    return tuple(parts)


def exclusion_lines(voting: Sequence[Person], advising: Sequence[Person] = ()) -> tuple[Part, ...]:
    """Who did not take part in the item (§ 22 GemO), with a vote or without; the minutes name them."""
    parts = []
    for where, excluded in (("Beratung und Abstimmung", voting), ("der Beratung", advising)):
        if excluded:
            names = ", ".join(" ".join(filter(None, (p.form_of_address, p.name))) for p in excluded)
            verb = "hat" if len(excluded) == 1 else "haben"
            parts.append(Paragraph(f"An {where} {verb} nach § 22 GemO nicht mitgewirkt: {names}."))
    return tuple(parts)
