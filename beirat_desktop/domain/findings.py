"""Findings: what a rule says about a record, without forbidding anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from beirat_desktop.domain.history import Override


class Severity(StrEnum):
    """How much hangs on it. ERROR: a resolution or paper may be void; INFO: worth knowing only."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as a sentence names it: its noun, and its title or day where it is known."""

    noun: str
    title: object = ""


UNDER_ITEM = "under_item"
"""The fact that names the item of a finding which is told among those of others; its sentence begins with it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule, and what it found. Its German sentence and the way to mend it stand in german.

    norm: the section of law it rests on, empty for a rule of plain good order. facts: what the sentence needs.
    noun and object_id: the record it concerns, empty where the caller knows. under: of a vote or an election, the id of
    its item, where the reason for passing it over was once kept.
    """

    rule: str
    norm: str = ""
    severity: Severity = Severity.WARNING
    facts: Mapping[str, object] = field(default_factory=dict)
    noun: str = ""
    object_id: str = ""
    under: str = ""

    @property
    def records(self) -> tuple[tuple[str, str], ...]:
        """The noun and id of the records on which it can have been passed over."""
        own = (self.noun, self.object_id)
        return (own, ("agenda_items", self.under)) if self.under else (own,)

    def about(self, noun: str, object_id: str) -> Finding:
        """The same finding, on a named record; one that already names its record keeps it."""
        return self if self.noun else replace(self, noun=noun, object_id=object_id)


def about(findings: Iterable[Finding], noun: str, object_id: str, under: str = "") -> tuple[Finding, ...]:
    """All findings on one record; under: the item of a vote or an election."""
    return tuple(replace(finding.about(noun, object_id), under=under) for finding in findings)


def without_overridden(findings: Iterable[Finding], overrides: Iterable[Override]) -> tuple[Finding, ...]:
    """The findings that nobody has passed over with a reason."""
    passed = {(override.rule, override.noun, override.object_id) for override in overrides}
    return tuple(f for f in findings if not any((f.rule, *record) in passed for record in f.records))
