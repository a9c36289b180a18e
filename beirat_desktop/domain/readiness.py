"""Whether a paper is ready to be handed in, and who may be asked for what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from beirat_desktop.domain.asking import asks_others
from beirat_desktop.domain.citations import Quote
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.findings import Finding, Severity, about
from beirat_desktop.domain.papers import NEEDS_PROPOSAL, Paper, PaperType, Target
from beirat_desktop.domain.persons import Membership
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.verbatim import Standing

ASKS_MAYOR = frozenset({Target.ADMINISTRATION, Target.COUNCIL})
"""Targets a Beirat reaches through the Oberbürgermeister only (§ 56 GemO)."""

_MONEY = re.compile(r"\b(?:Haushalts?|Haushalts(?:mittel|plan|jahr|ansatz)\w*|Mitteln?|Euro|EUR)\b|€")


def asks_for_money(text: RichText) -> bool:
    """Whether the wording speaks of money or of the town's budget; „die Haushalte“ are households."""
    return _MONEY.search(text.plain) is not None


def needs_mayor_letter(kind: CommitteeKind, target: Target) -> bool:
    """Whether what was adopted goes out as a letter to the Oberbürgermeister (§ 56 GemO)."""
    return kind is CommitteeKind.BEIRAT and target in ASKS_MAYOR


def stations_after(kind: CommitteeKind, target: Target) -> tuple[CommitteeKind, ...]:
    """Which kinds of committee must still deal with a matter once this one has adopted it (§ 56 GemO)."""
    return (CommitteeKind.COUNCIL,) if kind is CommitteeKind.BEIRAT and target is Target.COUNCIL else ()


def target_unsaid(paper: Paper, kind: CommitteeKind) -> bool:
    """Whether the wording asks somebody else to act while the Beirat is said to act itself."""
    return kind is CommitteeKind.BEIRAT and paper.target is Target.OWN and asks_others(paper.proposal)


def target_findings(paper: Paper, kind: CommitteeKind) -> tuple[Finding, ...]:
    """Whether the committee may ask this of whom it asks: the Beirat only in self-government (§ 56 GemO)."""
    if needs_mayor_letter(kind, paper.target) and not paper.self_government:
        facts = {"title": paper.title, "target": paper.target}
        return (Finding("paper.not_self_government", "§ 56 GemO", Severity.ERROR, facts),)
    return ()


def readiness(
    paper: Paper,
    *,
    quotes: Iterable[Quote] = (),
    kind: CommitteeKind = CommitteeKind.BEIRAT,
    deadline: date | None = None,
    signer: Membership | None = None,
    meetings: bool = True,
    today: date,
) -> tuple[Finding, ...]:
    """What is still missing before a paper is handed in; nothing means ready.

    deadline: until when motions for its meeting come in. signer: the signer's membership in the committee.
    meetings: whether any meeting of the committee is known, which it could be meant for.
    """
    found = _text_findings(paper)
    if paper.meeting_id is None and meetings:
        found.append(Finding("paper.meeting_missing", severity=Severity.INFO))
    elif paper.meeting_id is None:
        found.append(Finding("paper.meeting_unknown", severity=Severity.INFO))
    found += _sender_findings(paper, signer)
    arrived = paper.received.date() if paper.received is not None else today
    if deadline is not None and arrived > deadline:
        facts = {"deadline": deadline, "arrived": arrived}
        found.append(Finding("paper.deadline_passed", "§ 34 GemO", facts=facts))
    found += _quote_findings(quotes)
    if target_unsaid(paper, kind):
        found.append(Finding("paper.asks_others"))
    found += target_findings(paper, kind)
    return about(found, "papers", paper.id)


def _text_findings(paper: Paper) -> list[Finding]:
    found = []
    if not paper.title.strip():
        found.append(Finding("paper.title_missing", severity=Severity.ERROR))
    if paper.paper_type in NEEDS_PROPOSAL:
        if paper.proposal.empty:
            found.append(Finding("paper.proposal_missing", severity=Severity.ERROR))
        if paper.rationale.empty and paper.explanation.empty:
            found.append(Finding("paper.rationale_missing", severity=Severity.INFO))
        if paper.financial_impact.empty and asks_for_money(paper.proposal):
            found.append(Finding("paper.financial_impact_missing", severity=Severity.INFO))
    return found


def _quote_findings(quotes: Iterable[Quote]) -> list[Finding]:
    by_standing: dict[Standing, int] = {}
    for quote in quotes:
        if not (quote.standing is Standing.SOURCE_OUTSIDE and quote.checked):
            by_standing[quote.standing] = by_standing.get(quote.standing, 0) + 1
    found = []
    if count := by_standing.get(Standing.NOT_FOUND):
        found.append(Finding("paper.quotes_not_found", facts={"count": count}))
    if count := by_standing.get(Standing.NEAR):
        found.append(Finding("paper.quotes_differ", facts={"count": count}))
    if count := by_standing.get(Standing.EARLIER):
        found.append(Finding("paper.quotes_earlier", severity=Severity.INFO, facts={"count": count}))
    if count := by_standing.get(Standing.SOURCE_OUTSIDE):
        found.append(Finding("paper.citations_unchecked", facts={"count": count}))
    if count := by_standing.get(Standing.NO_SOURCE):
        found.append(Finding("paper.quotes_unsourced", severity=Severity.INFO, facts={"count": count}))
    return found


def _sender_findings(paper: Paper, signer: Membership | None) -> list[Finding]:
    if paper.paper_type is not PaperType.MOTION:
        return []
    if paper.faction_id is None:
        return [Finding("paper.faction_missing")]
    if not paper.signed:
        return [Finding("paper.signature_missing", "VV zu § 34 GemO")]
    if signer is not None and not (signer.faction_chair and signer.faction_id == paper.faction_id):
        return [Finding("paper.signer_not_chair", "VV zu § 34 GemO")]
    return []
