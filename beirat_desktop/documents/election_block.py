"""An election as minutes and excerpts tell of it: who stood, each round with its counts, the lot, who accepts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from beirat_desktop.documents.model import Align, Borders, Column, Item, List, Paragraph, Part, Style, Table, Together
from beirat_desktop.documents.vote_block import reason_line
from beirat_desktop.domain.elections import LOTS, Answer, ElectionRound, HeldElection, RoundKind, counting, elected_in
from beirat_desktop.domain.persons import Person
from beirat_desktop.german.elections import (
    ROUNDS,
    answer_words,
    candidate_words,
    count_line,
    count_rows,
    form_words,
    lot_words,
    office_words,
    result_words,
)

_FEW = 5
"""So many candidates still read well in one line."""


def election_heading(held: HeldElection) -> str:
    """Wahl: Vorsitz."""
    return f"Wahl: {office_words(held.election)}"


def election_block(held: HeldElection, persons: Mapping[str, Person]) -> tuple[Part, ...]:
    """The whole election below its heading, in the order it happened."""
    election = held.election
    names = {key: person.name for key, person in persons.items()}
    parts: list[Part] = []
    if election.candidates:
        proposed = [candidate_words(one, names.get(one.person_id, "")) for one in election.candidates]
        lines = tuple(Item("–", (Paragraph(line, tight=True),)) for line in proposed)
        parts += [Paragraph("Zur Wahl vorgeschlagen:", tight=True), List(lines, label_width=5)]
        parts.append(Paragraph(form_words(election)))
    count = counting(held.rounds)
    # Who declines is told at once: therefore is elected anew.
    declined = [one for one in election.answers if not one.accepted]
    for one in held.rounds:
        parts.append(Together(_round(held, one, names)))
        won = elected_in(one) if one in count else ()
        parts += _answers([each for each in declined if each.person_id in won], names)
        declined = [each for each in declined if each.person_id not in won]
    parts += _answers([one for one in election.answers if one.accepted or one in declined], names)
    return tuple(parts)


def _answers(answers: Iterable[Answer], names: Mapping[str, str]) -> list[Part]:
    return [Paragraph(f"{answer_words(one, names.get(one.person_id, ''))}.") for one in answers]


def _round(held: HeldElection, one: ElectionRound, names: Mapping[str, str]) -> tuple[Part, ...]:
    title = ROUNDS[one.kind]
    title = f"{title[:1].upper()}{title[1:]}"
    parts: list[Part] = []
    if one.repeats_id is not None:
        parts += [Paragraph(f"{title} (wiederholt):", Style.BOLD), Paragraph(reason_line(one.reason))]
    else:
        parts.append(Paragraph(f"{title}:", Style.BOLD))
    if one.kind in LOTS:
        parts.append(Paragraph(f"{lot_words(one, names)}."))
        if one.kind is RoundKind.RUN_OFF_LOT:
            return tuple(parts)
    else:
        parts.append(_counts(held, one, names))
    return (*parts, Paragraph(f"{_capital(result_words(one, names))}.", Style.BOLD))


def _counts(held: HeldElection, one: ElectionRound, names: Mapping[str, str]) -> Part:
    rows = count_rows(held.election, one, names)
    if len(one.tallies) <= _FEW:
        return Paragraph(f"{count_line(held.election, one, names)}.")
    return Table(
        columns=(Column(), Column(26, align=Align.RIGHT)),
        header=(("", "Stimmen"),),
        rows=tuple((label, str(number)) for label, number in rows),
        summary=f"Stimmen: {ROUNDS[one.kind]}",
        borders=Borders.GRID,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
