"""What the list of items says of results and of what was issued."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from beirat_desktop.desktop import states
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.models import Column
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.deadlines import Deadline
from beirat_desktop.domain.excerpts import Excerpt
from beirat_desktop.domain.votes import Effect, effect, result
from beirat_desktop.german.consultations import OUTCOMES
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.votes import EFFECTS, RESULTS
from beirat_desktop.usecases.excerpts.excerpts import ExcerptRow

OUTDATED = "veraltet"


class ListedIssue(NamedTuple):
    """A line of the list that goes out: an item and one excerpt of it, or an item that has none."""

    row: ExcerptRow
    issue: Excerpt | None


def result_chip(row: ExcerptRow) -> tuple[str, Tone]:
    """The result in a word or two; a dash where there is none yet."""
    if row.vote is not None and effect(row.vote) is Effect.VOID:
        return EFFECTS[Effect.VOID], Tone.RED
    if row.outcome is None:
        return "–", Tone.NEUTRAL
    tone = states.tone(row.outcome)
    if row.vote is not None and row.vote.counted and row.outcome in (Outcome.ADOPTED, Outcome.REJECTED):
        return RESULTS[result(row.vote).kind], tone
    return OUTCOMES[row.outcome], tone


def issue_line(row: ExcerptRow) -> str:
    """What stands small below an item: its paper, and the excerpt that went out last."""
    parts = [row.paper or "ohne Vorlage"]
    if row.latest is not None:
        parts.append(f"Auszug {row.latest.number} vom {short_date(row.latest.issued_on)}")
        if row.latest.issue > 1:
            parts.append(f"{row.latest.issue}. Ausfertigung")
    return " · ".join(parts)


def issue_title(excerpt: Excerpt) -> str:
    """2. Ausfertigung vom 29.05.2012."""
    return f"{excerpt.issue}. Ausfertigung vom {short_date(excerpt.issued_on)}"


def issue_sub(excerpt: Excerpt, reminder: Deadline | None) -> str:
    """Auszug 2012/A001 · Abteilung Integration · Wiedervorlage 01.07.2012."""
    parts = [f"Auszug {excerpt.number}", excerpt.recipient or "ohne Weiterleitung"]
    parts += [f"Wiedervorlage {short_date(reminder.due)}"] if reminder is not None else []
    return " · ".join(parts)


def listed_issues(rows: Sequence[ExcerptRow]) -> list[ListedIssue]:
    """Every excerpt that went out, below its item; an item without one has a line too."""
    return [ListedIssue(row, issue) for row in rows for issue in row.issues or (None,)]


def _of_issue(words: Callable[[Excerpt], str]) -> Callable[[ListedIssue], str]:
    return lambda line: words(line.issue) if line.issue is not None else ""


LIST_COLUMNS = (
    Column("TOP", lambda line: line.row.number, width=70),
    Column("Titel", lambda line: line.row.item.title, width=300),
    Column("Vorlage", lambda line: line.row.paper, width=120),
    Column("Ergebnis", lambda line: "" if line.row.outcome is None else result_chip(line.row)[0], width=130),
    Column("Auszug", _of_issue(lambda issue: issue.number), width=90),
    Column("Ausfertigung", _of_issue(lambda issue: str(issue.issue)), number=True, width=90),
    Column("Ausgegeben am", _of_issue(lambda issue: short_date(issue.issued_on)), width=110),
    Column("Empfänger", _of_issue(lambda issue: issue.recipient or "ohne Weiterleitung"), width=200),
    Column("Stand", lambda line: OUTDATED if line.issue in line.row.stale else "", width=90),
)
"""What the list that goes out says of items and of what was issued of them."""
