"""What the second screen says to the room."""

from __future__ import annotations

from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.projection import Projection
from beirat_desktop.domain.votes import RESOLVING_KINDS, Effect, effect
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.german.votes import VOTE_KINDS, count_line, outcome_of_vote, void_words

CLEARED = "Nichtöffentlich: Bitte den Saal verlassen, wer nicht zum Gremium gehört."


def head_words(shown: Projection) -> str:
    """Number and title, or where the meeting stands."""
    if shown.state is MeetingState.CLOSED:
        return "Die Sitzung ist geschlossen."
    if shown.state is not MeetingState.RUNNING:
        return "Die Sitzung ist noch nicht eröffnet."
    if shown.on_break:
        return "Die Sitzung ist unterbrochen."
    return " · ".join(part for part in (shown.number, shown.title) if part) or "Kein Punkt ist aufgerufen."


def result_lines(shown: Projection) -> tuple[str, str]:
    """How the vote went, in words and in counts; what became of an item without a vote on it."""
    vote = shown.vote
    if shown.on_break or vote is None:
        return (outcome_words(shown.outcome, shown.outcome_target) if shown.outcome and not shown.on_break else "", "")
    kind = "" if vote.kind in RESOLVING_KINDS else f"{VOTE_KINDS[vote.kind]}: "
    words = void_words(vote) if effect(vote) is Effect.VOID else outcome_of_vote(vote)
    if not kind and shown.outcome is not None:
        words = outcome_words(shown.outcome, shown.outcome_target)
    line = f"{kind}{words}"
    return f"{line[:1].upper()}{line[1:]}", count_line(vote) if vote.counted else ""


def before_line(shown: Projection) -> str:
    """What was voted on last: „Zuletzt Ö 4: Mehrheitlich angenommen (Ja: 14, Nein: 1, Enthaltungen: 2)“."""
    if shown.before is None or shown.on_break:
        return ""
    words, counts = result_lines(shown.before)
    return f"Zuletzt {shown.before.number or shown.before.title}: {words}" + (f" ({counts})" if counts else "")


def quorum_line(shown: Projection) -> str:
    """Beschlussfähig, 17 anwesend, 17 nötig."""
    words = "Beschlussfähig" if shown.quorum.reached else "Nicht beschlussfähig"
    return f"{words} · {shown.quorum.present} stimmberechtigt anwesend · {shown.quorum.needed} nötig"
