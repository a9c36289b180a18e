"""Rule profiles: what a committee's own rules may set, with the legal minimum as default."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from beirat_desktop.domain.errors import Refused

MINIMUM_NOTICE_DAYS = 4
"""§ 34 GemO: at least four full calendar days between receipt and meeting."""
MINIMUM_URGENT_DAYS = 1


class ItemNumbering(StrEnum):
    """How agenda items are numbered: 1. · TOP 1 · Ö 1 and N 1."""

    PLAIN = "plain"
    TOP = "top"
    PARTS = "parts"


class VoteBlock(StrEnum):
    """How a vote is set under a resolution."""

    LINE = "line"
    TABLE = "table"
    SENTENCE = "sentence"
    BY_FACTION = "by_faction"
    WORDS = "words"


class ExcerptContent(StrEnum):
    """What an excerpt tells: how the debate went or what was reported, or the resolution alone."""

    COURSE = "course"
    RESOLUTION = "resolution"


class SerialScope(StrEnum):
    """When a running number begins again at one."""

    YEAR = "year"
    TERM = "term"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """How numbers of one kind are formed.

    kind is what is numbered: a paper type's value, "resolution" or "excerpt". In the pattern {year} and
    {serial} are replaced; {serial:4} pads with noughts to four digits.
    """

    kind: str
    pattern: str = "{year}/{serial:2}"
    scope: SerialScope = SerialScope.YEAR


@dataclass(frozen=True, slots=True)
class StandingItem:
    """An item that every agenda begins or ends with. kind is an ItemKind's value."""

    title: str
    kind: str = "regular"
    public: bool = True
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class RuleProfile:
    """The settings of domain rules for one committee.

    motion_deadline_days: days before the meeting at which motions close; None means until the latest
    dispatch of the invitation. postal_days: days a letter is on its way, between dispatch and receipt.
    minutes_due_months: within which the minutes go to every member. repeat_bar_months, hearing_bar_months:
    how long the same subject may not be demanded again. review_months: how long after the last membership or hearing it
    is asked whether contact data are still needed, the house's own rule. substitutes: whether a member who is away may
    send somebody with their vote. video: whether who takes part by video counts as present (§ 35a GemO).
    presides_then: who presides where neither the chair nor a deputy is there, in words. excerpt_subline: whether an
    excerpt prints the line below the title of the item.
    """

    notice_days: int = MINIMUM_NOTICE_DAYS
    urgent_notice_days: int = MINIMUM_URGENT_DAYS
    postal_days: int = 1
    motion_deadline_days: int | None = None
    minutes_due_months: int = 1
    repeat_bar_months: int = 6
    hearing_bar_months: int = 12
    review_months: int = 24
    question_time_first: bool = True
    substitutes: bool = False
    video: bool = False
    presides_then: str = "das älteste anwesende Mitglied"
    item_numbering: ItemNumbering = ItemNumbering.PARTS
    vote_block: VoteBlock = VoteBlock.LINE
    excerpt_heading: str = "ANTRAG"
    excerpt_content: ExcerptContent = ExcerptContent.COURSE
    excerpt_subline: bool = True
    minutes_item_title: str = "Einwendungen gegen die Niederschrift"
    number_patterns: tuple[NumberPattern, ...] = (
        NumberPattern("motion", "{year}/{serial:2}"),
        NumberPattern("template", "{year}{serial:4}"),
        NumberPattern("report", "{year}{serial:4}"),
        NumberPattern("statement", "{year}/S{serial:2}"),
        NumberPattern("resolution", "{year}/B{serial:2}"),
        NumberPattern("excerpt", "{year}/A{serial:3}"),
    )
    standing_items: tuple[StandingItem, ...] = (
        StandingItem("Eröffnung und Feststellung der Beschlussfähigkeit", "opening"),
        StandingItem("Einwohnerfragestunde", "question_time"),
        StandingItem("Einwendungen gegen die Niederschrift", "objections"),
        StandingItem("Mitteilungen", "announcements", at_end=True),
        StandingItem("Verschiedenes", "miscellaneous", at_end=True),
    )

    def __post_init__(self) -> None:
        if self.notice_days < MINIMUM_NOTICE_DAYS:
            raise Refused("profile.notice_too_short", days=self.notice_days, minimum=MINIMUM_NOTICE_DAYS)
        if self.urgent_notice_days < MINIMUM_URGENT_DAYS:
            raise Refused("profile.urgent_notice_too_short", days=self.urgent_notice_days, minimum=MINIMUM_URGENT_DAYS)
        if self.minutes_due_months < 1:
            raise Refused("profile.too_small", field="minutes_due_months", minimum=1)
        for name in ("repeat_bar_months", "hearing_bar_months", "postal_days", "review_months"):
            if getattr(self, name) < 0:
                raise Refused("profile.too_small", field=name, minimum=0)

    def number_pattern(self, kind: str) -> NumberPattern:
        """The pattern for a kind of number; the default pattern where the committee has none of its own."""
        return next((p for p in self.number_patterns if p.kind == kind), NumberPattern(kind))
