"""What the words of council information systems mean here: roles, states, results, kinds of papers and bodies.

OParl leaves these fields free; each system has its own. Where a word means more than ours, it is kept beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.consultations import PASSED_ON, ConsultationRole, Outcome
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.member_list import Function
from beirat_desktop.domain.papers import PaperType
from beirat_desktop.domain.persons import Role
from beirat_desktop.exchange.member_list import function_of, name_parts
from beirat_desktop.german.committees import KINDS
from beirat_desktop.german.consultations import CONSULTATION_ROLES, OUTCOMES
from beirat_desktop.german.meetings import MEETING_STATES
from beirat_desktop.german.papers import PAPER_TYPES
from beirat_desktop.german.roles import role_title

_EXACT_ROLES = {role_title(role, form).casefold(): role for role in Role for form in ("Frau", "Herr", "")}
_STATES = (
    (r"abgesagt|entf[aä]ll|ausgefallen", MeetingState.CANCELLED),
    (r"durchgef|beendet|abgeschl|geschlossen|stattgef|freigegeben|protokoll|niederschrift", MeetingState.CLOSED),
    (r"l[aä]uft|laufend", MeetingState.RUNNING),
    (r"eingeladen|einladung|ver[oö]ffentlicht|bekannt", MeetingState.INVITED),
    (r"geplant|termin|entwurf|vorbereitung", MeetingState.PLANNED),
)
_RESULTS = (
    (r"zurück(verw|ge?wiesen)|rückverw", Outcome.REFERRED_BACK),
    (r"verwiesen|verweisung|überwiesen", Outcome.REFERRED),
    (r"vertag|zurückgestellt|verschoben|aufgeschoben", Outcome.POSTPONED),
    (r"zurückgezogen", Outcome.WITHDRAWN),
    (r"abgesetzt|von der tagesordnung", Outcome.REMOVED),
    (r"abgelehnt|ablehnung|nicht (beschlossen|angenommen|zugestimmt|empfohlen)", Outcome.REJECTED),
    (r"kenntnis", Outcome.NOTED),
    (r"ausgesetzt", Outcome.SUSPENDED),
    (r"ohne (beschluss|abstimmung|votum)|kein (beschluss|votum)|nicht behandelt", Outcome.NO_RESOLUTION),
    (r"empfohlen|empfehlung", Outcome.RECOMMENDED),
    (r"(?<!un)geändert|mit änderung|in geänderter|abweichend", Outcome.ADOPTED_CHANGED),
    (r"\bgewählt", Outcome.ELECTED),
    (r"beschlossen|angenommen|zugestimmt|zustimmung|^(einstimmig|mehrheitlich)\b", Outcome.ADOPTED),
)
_CONSULTATIONS = (
    (r"vorberat|^beratung|vorbehand", ConsultationRole.PREPARATION),
    (r"empfehl", ConsultationRole.RECOMMENDATION),
    (r"kenntnis|information|mitteilung|bericht", ConsultationRole.INFORMATION),
    (r"anhör|stellungn", ConsultationRole.HEARING),
    (r"entscheid|beschlu|beschluß", ConsultationRole.DECISION),
)


@dataclass(frozen=True, slots=True)
class SaidRole:
    """What a word for a role means. exact: our own word; unknown: nobody can say what it means in that town."""

    role: Role
    voting: bool
    exact: bool = False
    unknown: bool = False


def said_role(word: str, votes: bool | None) -> SaidRole:
    """votes: the right to vote as it is told beside it. What is not known sits without a vote, and is asked about."""
    exact = _EXACT_ROLES.get(word.casefold())
    if exact is not None or not word:
        role = exact or Role.MEMBER
        return SaidRole(role, votes if votes is not None else role not in (Role.ADVISORY, Role.SECRETARY), exact=True)
    if "fraktion" in word.casefold():
        return SaidRole(Role.MEMBER, votes is not False)
    function = function_of(word)
    if function is Function.SUBSTITUTE:
        return SaidRole(Role.MEMBER, False if votes is None else votes)
    if function in (None, Function.NO_MEMBER):
        return SaidRole(Role.MEMBER if votes else Role.ADVISORY, bool(votes), unknown=votes is None)
    role = Role(function.value)
    return SaidRole(role, votes if votes is not None else role not in (Role.ADVISORY, Role.SECRETARY))


def said_state(word: str) -> tuple[MeetingState | None, bool]:
    """The state a word means, and whether it is our own word."""
    exact = next((state for state, ours in MEETING_STATES.items() if ours == word.casefold()), None)
    if exact is not None:
        return exact, True
    return next((state for pattern, state in _STATES if re.search(pattern, word.casefold())), None), False


def outcomes_of(result: str) -> tuple[list[tuple[Outcome, str]], bool]:
    """What came of an item, each with its target, and whether all was said in our own words; none where unknown."""
    parts = [part.strip() for part in result.split(";") if part.strip()]
    own = [_own_outcome(part) for part in parts]
    if own and all(one is not None for one in own):
        return [one for one in own if one is not None], True
    lower = result.casefold()
    found = next((outcome for pattern, outcome in _RESULTS if re.search(pattern, lower)), None)
    return ([(found, "")] if found is not None else []), False


def _own_outcome(part: str) -> tuple[Outcome, str] | None:
    for outcome, words in sorted(OUTCOMES.items(), key=lambda one: -len(one[1])):
        if part == words:
            return outcome, ""
        if outcome in PASSED_ON and part.startswith((f"{words} an ", f"{words}: ")):
            return outcome, part.removeprefix(f"{words} an ").removeprefix(f"{words}: ").strip()
    return None


def consultation_role(word: str, authoritative: bool | None) -> tuple[ConsultationRole, bool]:
    """What a committee is to do, and whether it is our own word."""
    exact = next((role for role, ours in CONSULTATION_ROLES.items() if ours.casefold() == word.casefold()), None)
    if exact is not None:
        return exact, True
    lower = word.casefold()
    found = next((role for pattern, role in _CONSULTATIONS if re.search(pattern, lower)), None)
    if found is None:
        found = ConsultationRole.DECISION if authoritative else ConsultationRole.PREPARATION
    return found, False


def paper_type(word: str) -> tuple[PaperType, bool]:
    """The kind of a paper, and whether it is our own word."""
    exact = next((kind for kind, ours in PAPER_TYPES.items() if ours.casefold() == word.casefold()), None)
    if exact is not None:
        return exact, True
    lower = word.casefold()
    if re.search(r"beantwort|antwort|bericht|mitteilung|information|kenntnis", lower):
        return PaperType.REPORT, False
    if "stellungnahme" in lower:
        return PaperType.STATEMENT, False
    if re.search(r"antrag|anfrage|anregung", lower):
        return PaperType.MOTION, False
    return PaperType.TEMPLATE, False


def committee_kind(name: str, classification: str, main: bool) -> CommitteeKind:
    """Beirat for migration and integration, Stadtrat or committee. main: whether the town says it is its first body."""
    exact = next((kind for kind, ours in KINDS.items() if ours.casefold() == classification.casefold()), None)
    if exact is CommitteeKind.COUNCIL or (exact is CommitteeKind.BEIRAT and (main or not name)):
        return exact
    lower = name.casefold()
    if "beirat" in lower and re.search(r"migra|integra|ausländer", lower):
        return CommitteeKind.BEIRAT
    if exact is not None:
        return CommitteeKind.COMMITTEE
    if main or re.match(r"(stadt|gemeinde|verbandsgemeinde|orts)rat\b|rat der stadt|kreistag|stadtverordneten", lower):
        return CommitteeKind.COUNCIL
    return CommitteeKind.COMMITTEE


def splits_name(name: str) -> tuple[str, str, str, str]:
    """Form of address, title, given and family name of a whole name."""
    return name_parts(name)
