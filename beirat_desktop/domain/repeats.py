"""Whether the same subject was resolved on before (§§ 34, 35 GemO)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.consultations import RESOLVING
from beirat_desktop.domain.deadlines import NORM, after_months, barred_until
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.folding import fold
from beirat_desktop.domain.profiles import RuleProfile


def longest_bar(profile: RuleProfile) -> int:
    """How many months back an earlier resolution can matter."""
    return max(profile.repeat_bar_months, profile.hearing_bar_months)


def resolved_lately(
    day: date,
    items: Iterable[AgendaItem],
    earlier: Iterable[tuple[date, AgendaItem]],
    amends: Mapping[str, str | None],
    profile: RuleProfile,
) -> dict[str, date]:
    """By item, when its subject was last resolved on before that day, as far back as it can matter.

    The same subject is the same paper, one that amends it or that both amend, or the same title. earlier: items of the
    committee's meetings with their days; amends: by paper, the one it changes.
    """
    since, found = after_months(day, -longest_bar(profile)), dict[str, date]()
    for then, old in earlier:
        if since < then < day and old.outcome in RESOLVING:
            for subject in _subjects(old, amends):
                found[subject] = max(found.get(subject, then), then)
    known = {one.id: [found[subject] for subject in _subjects(one, amends) if subject in found] for one in items}
    return {key: max(days) for key, days in known.items() if days}


def _subjects(item: AgendaItem, amends: Mapping[str, str | None]) -> Iterator[str]:
    if title := " ".join(fold(item.title).split()):
        yield f"title {title}"
    if item.paper_id is not None:
        yield f"paper {origin(item.paper_id, amends)}"


def origin(paper_id: str, amends: Mapping[str, str | None]) -> str:
    """The paper at the beginning of a line of amendments."""
    seen = {paper_id}
    while (before := amends.get(paper_id)) is not None and before not in seen:
        seen.add(before)
        paper_id = before
    return paper_id


def repeat_findings(
    item: AgendaItem, dealt_with: date | None, day: date, profile: RuleProfile, *, hearing: bool = False
) -> tuple[Finding, ...]:
    """Whether the same subject was resolved on so lately that nobody can demand it again, or a hearing on it."""
    if dealt_with is None or day >= (until := barred_until(dealt_with, profile, hearing=hearing)):
        return ()
    facts = {"title": item.title, "dealt_with": dealt_with, "until": until}
    norm = "§ 35 GemO" if hearing else NORM
    return (Finding("agenda.dealt_with_lately", norm, Severity.INFO, facts).about("agenda_items", item.id),)
