"""Words of votes: the result, and the five ways to set it under a resolution."""

from __future__ import annotations

from collections.abc import Mapping

from beirat_desktop.domain.procedure import Procedure
from beirat_desktop.domain.profiles import VoteBlock
from beirat_desktop.domain.quorum import QuorumRule
from beirat_desktop.domain.votes import Ballot, ResultKind, Vote, VoteForm, result
from beirat_desktop.german.counts import counted

FORMS = {
    VoteForm.OPEN: "offen",
    VoteForm.BY_NAME: "namentlich",
    VoteForm.SECRET: "geheim",
    VoteForm.NONE: "ohne förmliche Abstimmung",
}
BALLOTS = {
    Ballot.YES: "Ja",
    Ballot.NO: "Nein",
    Ballot.ABSTENTION: "Enthaltung",
    Ballot.INVALID: "ungültig",
    Ballot.NOT_VOTING: "nicht abgestimmt",
}
BALLOT_LINES = {
    Ballot.YES: "Mit Ja stimmten",
    Ballot.NO: "Mit Nein stimmten",
    Ballot.ABSTENTION: "Der Stimme enthielten sich",
    Ballot.INVALID: "Ungültig stimmten",
    Ballot.NOT_VOTING: "Nicht abgestimmt haben",
}
"""How the minutes of a vote by name begin their lists."""
RESULTS = {
    ResultKind.UNANIMOUS: "einstimmig angenommen",
    ResultKind.MAJORITY: "mehrheitlich angenommen",
    ResultKind.REJECTED: "abgelehnt",
    ResultKind.AGREED: "ohne förmliche Abstimmung angenommen",
    ResultKind.STATED: "laut Mitteilung",
    ResultKind.MISSING: "Ergebnis noch nicht erfasst",
}
QUORUM_RULES = {
    QuorumRule.MAJORITY: "mehr als die Hälfte der gesetzlichen Mitglieder",
    QuorumRule.SECOND_CALL: "zweite Einladung: 3 Mitglieder genügen",
    QuorumRule.EXCLUSION: "bei Ausschließung nach § 22: ein Drittel der gesetzlichen Mitglieder",
}
PROCEDURES = {
    Procedure.REMOVAL: "Absetzung von der Tagesordnung",
    Procedure.ADJOURNMENT: "Vertagung",
    Procedure.REFERRAL: "Verweisung an einen Ausschuss",
    Procedure.END_OF_DEBATE: "Schluss der Aussprache",
    Procedure.OTHER: "sonstige Anträge zur Geschäftsordnung",
}

REFUSED = {"vote.negative": "Eine Stimmenzahl kann nicht kleiner als null sein. Bitte die Zahlen prüfen."}

FINDINGS = {
    "quorum.missing": (
        "Nicht beschlussfähig: {present} stimmberechtigte Mitglieder sind da, {needed} müssen es sein ({rule}).",
        "Anwesenheit prüfen. Sonst den Punkt vertagen; zur zweiten Sitzung genügen 3 Mitglieder, wenn die "
        "Einladung darauf hinweist.",
    ),
    "vote.missing": (
        "Das Ergebnis der Abstimmung fehlt.",
        "Stimmen eintragen oder „ohne förmliche Abstimmung“ wählen.",
    ),
    "vote.outcome_not_adopted": (
        "Mit {yes} Ja zu {no} Nein ist der Antrag nicht angenommen, als Ergebnis steht aber „{outcome}“.",
        "Stimmen oder Ergebnis berichtigen. Bei Stimmengleichheit ist ein Antrag abgelehnt.",
    ),
    "vote.outcome_not_rejected": (
        "Mit {yes} Ja zu {no} Nein ist der Antrag angenommen, als Ergebnis steht aber „{outcome}“.",
        "Stimmen oder Ergebnis berichtigen.",
    ),
    "vote.sum_differs": (
        "Die Stimmen ergeben zusammen {total}, anwesend sind aber {present} stimmberechtigte Mitglieder.",
        "Stimmen nachzählen oder die Anwesenheit berichtigen; wer nicht mitstimmt, zählt unter „nicht abgestimmt“.",
    ),
    "vote.more_than_seats": (
        "{heads} Stimmen sind mehr, als das Gremium Sitze hat ({seats}).",
        "Stimmen und Anwesenheit prüfen, oder die Zahl der Sitze unter „Gremien“.",
    ),
    "vote.factions_differ": (
        "Die Fraktionen ergeben zusammen {yes} Ja, {no} Nein, {abstentions} Enthaltungen: mehr als das Gesamtergebnis.",
        "Stimmen der Fraktionen oder das Gesamtergebnis berichtigen.",
    ),
    "vote.secret_with_names": (
        "Die Abstimmung war geheim, es sind aber Namen erfasst.",
        "Namen entfernen oder die Form der Abstimmung ändern.",
    ),
    "vote.ballots_differ": (
        "Die einzelnen Stimmen ergeben {yes} Ja, {no} Nein, {abstentions} Enthaltungen und nicht das Gesamtergebnis.",
        "Das Gesamtergebnis aus den einzelnen Stimmen übernehmen oder die Stimmen prüfen.",
    ),
    "vote.names_missing": (
        "Die Abstimmung war namentlich, die Stimmen der Mitglieder fehlen.",
        "Stimmen je Mitglied eintragen.",
    ),
}

_COUNTS = (
    ("Ja", "yes"),
    ("Nein", "no"),
    ("Enthaltungen", "abstentions"),
    ("Ungültig", "invalid"),
    ("Nicht abgestimmt", "not_voting"),
    ("Ausgeschlossen", "excluded"),
)


def result_words(vote: Vote) -> str:
    """How it went, in words: „einstimmig bei 16 Enthaltungen“, „mehrheitlich angenommen“, „abgelehnt“."""
    how = result(vote)
    if how.kind is ResultKind.STATED:
        return vote.stated
    if how.kind is ResultKind.UNANIMOUS:
        return f"einstimmig bei {_abstentions(vote)}" if how.abstentions else "einstimmig"
    return RESULTS[how.kind]


def recommendation_words(vote: Vote) -> str:
    """How it went, inside a sentence: „einstimmig bei 3 Enthaltungen“, „mit 14 Ja-Stimmen bei 1 Nein-Stimme“."""
    how = result(vote)
    if how.kind is not ResultKind.MAJORITY:
        if how.kind is ResultKind.AGREED:
            return "ohne förmliche Abstimmung"
        return "" if how.kind is ResultKind.MISSING else result_words(vote)
    against = [counted(vote.no, "Nein-Stimme", "Nein-Stimmen")]
    if vote.abstentions:
        against.append(_abstentions(vote))
    return f"mehrheitlich mit {counted(vote.yes, 'Ja-Stimme', 'Ja-Stimmen')} bei {' und '.join(against)}"


def count_rows(vote: Vote) -> tuple[tuple[str, int], ...]:
    """Label and number for the small table; yes, no and abstentions always, the others where there are any."""
    rows = tuple((label, int(getattr(vote, name))) for label, name in _COUNTS)
    return rows[:3] + tuple(row for row in rows[3:] if row[1])


def line(vote: Vote) -> str:
    """Ja: 14, Nein: 1, Enthaltungen: 2 – mehrheitlich angenommen."""
    if not vote.counted:
        return _capital(result_words(vote))
    return f"{count_line(vote)} – {RESULTS[result(vote).kind]}"


def count_line(vote: Vote) -> str:
    """Ja: 14, Nein: 1, Enthaltungen: 2."""
    return ", ".join(f"{label}: {number}" for label, number in count_rows(vote))


def sentence(vote: Vote) -> str:
    """Der Antrag wird mit 14 Ja-Stimmen, 1 Nein-Stimme und 2 Enthaltungen mehrheitlich angenommen."""
    how = result(vote)
    if how.kind is ResultKind.STATED:
        return f"Der Antrag wird {vote.stated} beschlossen." if vote.stated.startswith("mit ") else vote.stated
    if how.kind is ResultKind.MISSING:
        return f"{RESULTS[how.kind]}."
    if how.kind is ResultKind.AGREED:
        return f"Der Antrag wird {RESULTS[how.kind]}."
    parts = [counted(vote.yes, "Ja-Stimme", "Ja-Stimmen")]
    if vote.no:
        parts.append(counted(vote.no, "Nein-Stimme", "Nein-Stimmen"))
    if vote.abstentions:
        parts.append(_abstentions(vote))
    if vote.invalid:
        parts.append(counted(vote.invalid, "ungültigen Stimme", "ungültigen Stimmen"))
    counts = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} und {parts[-1]}"
    return f"Der Antrag wird mit {counts} {RESULTS[how.kind]}."


def by_faction(vote: Vote, factions: Mapping[str, str]) -> tuple[str, ...]:
    """One line per faction that voted, in the order given; last the whole. factions: id and name."""
    lines = []
    for count in vote.factions:
        said = ((count.yes, "Ja"), (count.no, "Nein"), (count.abstentions, _noun(count.abstentions)))
        spoken = ", ".join(f"{number} {label}" for number, label in said if number)
        lines.append(f"{factions.get(count.faction_id, 'ohne Fraktion')}: {spoken or 'keine Stimme'}")
    return (*lines, line(vote))


def vote_lines(vote: Vote, style: VoteBlock, factions: Mapping[str, str]) -> tuple[str, ...]:
    """The vote block as lines; for the table, one line per row, label and number apart by a tab."""
    if style is VoteBlock.BY_FACTION:
        return by_faction(vote, factions)
    if style is VoteBlock.TABLE and vote.counted:
        return (*(f"{label}\t{number}" for label, number in count_rows(vote)), _capital(RESULTS[result(vote).kind]))
    if style is VoteBlock.SENTENCE:
        return (sentence(vote),)
    if style is VoteBlock.WORDS:
        return (_capital(result_words(vote)) + ".",)
    return (line(vote),)


def _abstentions(vote: Vote) -> str:
    return f"{vote.abstentions} {_noun(vote.abstentions)}"


def _noun(abstentions: int) -> str:
    return "Enthaltung" if abstentions == 1 else "Enthaltungen"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


WORDS = {
    VoteForm: FORMS,
    Ballot: BALLOTS,
    ResultKind: RESULTS,
    QuorumRule: QUORUM_RULES,
    Procedure: PROCEDURES,
}
