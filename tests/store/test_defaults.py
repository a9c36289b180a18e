"""Fields at their default are left out of exported files, and forms begin with them: none changes unnoticed."""

from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any, get_args, get_type_hints

from beirat_desktop.domain.profiles import RuleProfile
from beirat_desktop.domain.text import RichText
from beirat_desktop.store.tables import VALUES

DEFAULTS = {
    "Body.state": "Rheinland-Pfalz",
    "Committee.kind": "committee",
    "Committee.meeting_time": "17:00",
    "Block.numbering": "1.",
    "Logo.width_mm": 30,
    "Logo.position": "right",
    "RuleProfile.notice_days": 4,
    "RuleProfile.urgent_notice_days": 1,
    "RuleProfile.postal_days": 1,
    "RuleProfile.excerpt_subline": True,
    "RuleProfile.minutes_due_months": 1,
    "RuleProfile.repeat_bar_months": 6,
    "RuleProfile.hearing_bar_months": 12,
    "RuleProfile.review_months": 24,
    "RuleProfile.question_time_first": True,
    "RuleProfile.item_numbering": "parts",
    "RuleProfile.vote_block": "line",
    "RuleProfile.excerpt_heading": "ANTRAG",
    "RuleProfile.excerpt_content": "course",
    "RuleProfile.presides_then": "das älteste anwesende Mitglied",
    "RuleProfile.minutes_item_title": "Einwendungen gegen die Niederschrift",
    "NumberPattern.pattern": "{year}/{serial:2}",
    "NumberPattern.scope": "year",
    "StandingItem.kind": "regular",
    "StandingItem.public": True,
    "Contact.channel": "letter",
    "MailServer.security": "starttls",
    "Organization.kind": "administration",
    "Membership.role": "member",
    "Membership.manner": "elected",
    "Membership.voting": True,
    "User.desk": "office",
    "Meeting.state": "planned",
    "Block.kind": "paragraph",
    "Block.level": 1,
    "Block.start": 1,
    "Paper.paper_type": "motion",
    "Paper.state": "draft",
    "Paper.target": "own",
    "Paper.self_government": True,
    "Paper.public": True,
    "Sender.signed_by_chair": True,
    "Paper.external_kind": "template",
    "Attachment.public": True,
    "AgendaItem.public": True,
    "AgendaItem.kind": "regular",
    "AgendaItem.state": "open",
    "Attendance.group": "voting",
    "Attendance.declared": "nothing",
    "Attendance.voting": True,
    "Election.places": 1,
    "Election.post": "other",
    "ElectionRound.kind": "first",
    "ElectionRound.places": 1,
    "Exclusion.kind": "stated",
    "Consultation.role": "decision",
    "Consultation.state": "planned",
    "Resolution.outcome": "adopted",
    "Resolution.public": True,
    "Vote.kind": "main",
    "Vote.form": "open",
    "Reply.answer": "open",
    "Speaker.state": "suggested",
    "Speaker.duration": 20,
    "Minutes.state": "draft",
    "Correction.accepted": True,
    "Correction.public": True,
    "FollowUp.public": True,
    "Initiative.kind": "project",
    "Partner.kind": "partner",
    "WebLink.public": True,
    "Citation.section": "rationale",
}
"""All that do not begin empty."""


def every_kind() -> set[type]:
    found: set[type] = set()

    def look(hint: Any) -> None:
        if is_dataclass(hint) and isinstance(hint, type) and hint not in found:
            found.add(hint)
            for inner in get_type_hints(hint).values():
                look(inner)
        for part in get_args(hint):
            look(part)

    for kind in VALUES.values():
        look(kind)
    return found


def begins_empty(default: Any) -> bool:
    if is_dataclass(default):
        return default == type(default)()
    return default in (None, "", (), RichText()) or (isinstance(default, int) and default == 0)


def test_every_field_begins_empty_or_as_it_always_did() -> None:
    defaults = {f"{kind.__name__}.{f.name}": f.default for kind in every_kind() for f in fields(kind)}
    full = {name: value for name, value in defaults.items() if value is not MISSING and not begins_empty(value)}
    plain = {name: value.value if isinstance(value, Enum) else value for name, value in full.items()}
    assert {name: value for name, value in plain.items() if not isinstance(value, tuple)} == DEFAULTS


def test_a_new_committee_begins_with_these_numbers_and_items() -> None:
    patterns = [(one.kind, one.pattern, one.scope.value) for one in RuleProfile().number_patterns]
    assert patterns == [
        ("motion", "{year}/{serial:2}", "year"),
        ("template", "{year}{serial:4}", "year"),
        ("report", "{year}{serial:4}", "year"),
        ("statement", "{year}/S{serial:2}", "year"),
        ("resolution", "{year}/B{serial:2}", "year"),
        ("excerpt", "{year}/A{serial:3}", "year"),
    ]
    items = [(one.title, one.kind, one.public, one.at_end) for one in RuleProfile().standing_items]
    assert items == [
        ("Eröffnung und Feststellung der Beschlussfähigkeit", "opening", True, False),
        ("Einwohnerfragestunde", "question_time", True, False),
        ("Einwendungen gegen die Niederschrift", "objections", True, False),
        ("Mitteilungen", "announcements", True, True),
        ("Verschiedenes", "miscellaneous", True, True),
    ]
