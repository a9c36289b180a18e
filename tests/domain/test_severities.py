"""How much hangs on a finding: what may make a resolution void is never only pointed out, nor the reverse."""

import ast
from functools import cache
from pathlib import Path

import pytest

from beirat_desktop import domain

VOID = (
    "agenda.resolution_not_allowed",
    "members.more_than_seats",
    "members.too_many_appointed",
    "paper.not_self_government",
    "paper.proposal_missing",
    "paper.title_missing",
    "quorum.missing",
    "vote.more_than_seats",
    "vote.outcome_not_adopted",
    "vote.outcome_not_rejected",
    "vote.secret_with_names",
)
WORTH_KNOWING = (
    "agenda.dealt_with_lately",
    "agenda.only_urgent",
    "committee.quarter_without_meeting",
    "exclusion.ask",
    "meeting.posting_day",
    "members.seats_vacant",
    "paper.meeting_missing",
    "paper.meeting_unknown",
    "paper.quotes_unsourced",
    "paper.rationale_missing",
    "resolution.announcement_due",
    "speaker.review_due",
)


@cache
def stated() -> dict[str, str]:
    """Every finding a rule makes, and the severity it states."""
    found = {}
    for file in Path(domain.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding":
                named = {keyword.arg: keyword.value for keyword in node.keywords}
                severity = node.args[2] if len(node.args) > 2 else named.get("severity")
                found[ast.unparse(node.args[0]).strip("'")] = ast.unparse(severity) if severity else "Severity.WARNING"
    return found


@pytest.mark.parametrize(
    ("rule", "severity"),
    [*((rule, "Severity.ERROR") for rule in VOID), *((rule, "Severity.INFO") for rule in WORTH_KNOWING)],
)
def test_a_finding_weighs_what_it_always_weighed(rule: str, severity: str) -> None:
    assert stated().get(rule) == severity
