"""What the screen says of a paper: tones, subtitles, and the list of what is ready."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from beirat_desktop.desktop.theme import Tone
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.papers import NEEDS_PROPOSAL, PaperState, PaperType, Target
from beirat_desktop.german import finding as advice
from beirat_desktop.german import norm
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import relative_moment, short_date
from beirat_desktop.german.publications import CLOSED_UNTIL, closed_words
from beirat_desktop.usecases.papers.papers import WORDING, MeetingChoice, PaperDetail

TARGET_SENTENCES = {
    Target.OWN: "Der Beirat handelt selbst",
    Target.ADMINISTRATION: "Bitte an die Verwaltung",
    Target.COUNCIL: "Empfehlung an den Stadtrat",
}


@dataclass(frozen=True, slots=True)
class Check:
    """A line of „Bereit zum Einreichen?“. field: what to fill in; rule: the finding, "" when all is well.

    overridable: whether it can be passed over with a reason, by who works here.
    """

    tone: Tone
    text: str
    sub: str = ""
    tip: str = ""
    field: str = ""
    rule: str = ""
    overridable: bool = False


QUOTE_RULES = (
    "paper.quotes_not_found",
    "paper.quotes_differ",
    "paper.quotes_earlier",
    "paper.citations_unchecked",
    "paper.quotes_unsourced",
)
_FIELDS = {
    "paper.title_missing": "title",
    "paper.proposal_missing": "proposal",
    "paper.rationale_missing": "rationale",
    "paper.financial_impact_missing": "financial_impact",
    "paper.meeting_missing": "meeting_id",
    "paper.deadline_passed": "meeting_id",
    "paper.faction_missing": "faction_id",
    "paper.signature_missing": "signed",
    "paper.signer_not_chair": "signer_id",
    **dict.fromkeys(QUOTE_RULES, "quotes"),
    "paper.not_self_government": "target",
    "paper.asks_others": "target",
}
_TONES = {Severity.ERROR: Tone.RED, Severity.WARNING: Tone.AMBER, Severity.INFO: Tone.NEUTRAL}


def meeting_words(choice: MeetingChoice) -> str:
    """12. Sitzung, 24.05.2012."""
    number = f"{choice.meeting.number}. Sitzung" if choice.meeting.number else "Sitzung"
    return f"{choice.meeting.name or number}, {short_date(choice.meeting.day)}"


def deadline_words(deadline: date, today: date) -> str:
    """Antragsschluss 10.05.2012, noch 36 Tage."""
    left = (deadline - today).days
    span = f"noch {counted(left, 'Tag', 'Tage')}" if left > 0 else "heute" if left == 0 else "vorbei"
    return f"Antragsschluss {short_date(deadline)}, {span}"


def subtitle(detail: PaperDetail) -> str:
    """SPD-Fraktion · Nr. 2012/07 · zuletzt geändert vor 3 Minuten; the state stands beside it as a chip."""
    if detail.paper.asked:  # the list that says it too is below the form where the window is narrow
        return f"Rückfrage: {' '.join(detail.paper.asked.split())}"
    parts = []
    if detail.faction is not None:
        parts.append(detail.faction.name)
    elif detail.organization is not None:
        parts.append(detail.organization.name)
    if detail.paper.number:
        parts.append(f"Nr. {detail.paper.number}")
    if detail.paper.received is not None:
        parts.append(f"eingegangen am {short_date(detail.paper.received.date())}")
    if detail.modified is not None and detail.paper.state is PaperState.DRAFT:
        parts.append(f"zuletzt geändert {relative_moment(detail.modified, detail.read)}")
    return " · ".join(parts)


def checklist(detail: PaperDetail) -> list[Check]:
    """What is ready and what is not, the open things with the way to mend them."""
    paper = detail.paper
    if paper.from_register:
        sub = "Nur zum Lesen. Einen eigenen Antrag dazu legt „Duplizieren“ an (Mehr)."
        return [Check(Tone.NEUTRAL, "Aus dem Register der Geschäftsstelle", sub)]
    by_rule = {found.rule: found for found in detail.findings}
    passed = {override.rule: override.reason for override in detail.overrides}
    checks = []
    if paper.state is PaperState.REFUSED:
        checks.append(Check(Tone.RED, "Nicht zugelassen", paper.refused_for, paper.refusal_norm or "VV zu § 34 GemO"))
    if paper.asked:
        checks.append(Check(Tone.AMBER, "Rückfrage der Geschäftsstelle", paper.asked))
    if detail.closed_by is not None:
        why = closed_words(detail.closed_by.number, detail.closed_by.day)
        checks.append(Check(Tone.NEUTRAL, why, CLOSED_UNTIL, "§ 35 GemO"))
    if changed_since_submission(detail):
        said = "Seit dem Einreichen geändert"
        checks.append(Check(Tone.AMBER, said, "Was anders ist, steht unter „Fassungen“.", "", "versions"))
    for good, sub, rules in _topics(detail):
        open_ones = [by_rule.pop(rule) for rule in rules if rule in by_rule]
        checks += [_open(found, detail) for found in open_ones]
        if open_ones:
            continue
        reason = next((passed[rule] for rule in rules if rule in passed), "")
        checks.append(Check(Tone.GREEN, good, f"Mit Begründung übergangen: {reason}" if reason else sub))
    return checks + [_open(found, detail) for found in by_rule.values()]


def changed_since_submission(detail: PaperDetail) -> bool:
    """Whether the wording differs from the one handed in last, while it still waits."""
    if detail.paper.state is PaperState.DRAFT:
        return False
    handed_in = next((version for version in detail.versions if version.label == "submitted"), None)
    return handed_in is not None and any(getattr(handed_in, name) != getattr(detail.paper, name) for name in WORDING)


def _topics(detail: PaperDetail) -> list[tuple[str, str, Sequence[str]]]:
    paper = detail.paper
    topics: list[tuple[str, str, Sequence[str]]] = []
    if paper.paper_type in NEEDS_PROPOSAL:
        topics.append(("Beschlusstext vollständig", "", ("paper.title_missing", "paper.proposal_missing")))
        topics.append(("Begründet", "", ("paper.rationale_missing",)))
    else:
        topics.append(("Titel eingetragen", "", ("paper.title_missing",)))
    deadline = deadline_words(detail.meeting.deadline, detail.read.date()) if detail.meeting else ""
    if paper.received is not None:
        deadline = f"eingegangen am {short_date(paper.received.date())}"
    topics.append(
        ("Frist eingehalten", deadline, ("paper.meeting_missing", "paper.meeting_unknown", "paper.deadline_passed"))
    )
    if detail.quotes:
        topics.append(("Zitate stimmen mit ihren Quellen überein", "", QUOTE_RULES))
    if paper.paper_type is PaperType.MOTION:
        sender = ("paper.faction_missing", "paper.signature_missing", "paper.signer_not_chair")
        signer = detail.signer.name if detail.signer else ""
        topics.append(("Unterschrieben", signer, sender))
    if paper.target is not Target.OWN:
        topics.append(("Sache der Selbstverwaltung", "", ("paper.not_self_government",)))
    return topics


def _open(found: Finding, detail: PaperDetail) -> Check:
    said = advice(found)
    passes = detail.overridable and found.severity is not Severity.INFO and not found.rule.endswith("_missing")
    tip = f"{found.norm}: {norm(found.norm)}" if found.norm else ""
    return Check(_TONES[found.severity], said.sentence, said.mend, tip, field_of(found.rule), found.rule, passes)


def field_of(rule: str) -> str:
    """The field that mends what a rule found, "" for none."""
    return _FIELDS.get(rule, "")


def consequence(detail: PaperDetail) -> str:
    """What follows when the motion is adopted."""
    paper = detail.paper
    lines = []
    if paper.guest_topic:
        lines.append(f"Gast einladen zum Thema „{paper.guest_topic}“.")
    if paper.target is Target.ADMINISTRATION:
        lines.append("Schreiben an die Verwaltung (§ 56 GemO), danach Beschlusskontrolle.")
    elif paper.target is Target.COUNCIL:
        lines.append("Schreiben an die Verwaltungsspitze, die Sache geht in den Stadtrat (§ 56 GemO).")
    elif not paper.guest_topic:
        lines.append("Der Beirat setzt den Beschluss selbst um.")
    return "\n".join(lines)
