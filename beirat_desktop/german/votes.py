"""Words of votes: the result, and the five ways to set it under a resolution."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.profiles import VoteBlock
from beirat_desktop.domain.quorum import QuorumRule
from beirat_desktop.domain.shares import two_thirds
from beirat_desktop.domain.votes import (
    TWO_THIRDS,
    Ballot,
    Effect,
    FactionCount,
    Flaw,
    ResultKind,
    Vote,
    VoteForm,
    VoteKind,
    flaws,
    result,
)
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
    ResultKind.VOID: "nicht wirksam beschlossen",
}
QUORUM_RULES = {
    QuorumRule.MAJORITY: "mehr als die Hälfte der gesetzlichen Mitglieder",
    QuorumRule.SECOND_CALL: "zweite Einladung: 3 Mitglieder genügen",
    QuorumRule.EXCLUSION: "bei Ausschließung nach § 22: ein Drittel der gesetzlichen Mitglieder",
}
VOTE_KINDS = {
    VoteKind.MAIN: "Hauptabstimmung",
    VoteKind.AMENDMENT: "Änderungsantrag",
    VoteKind.POINT: "einzelner Punkt",
    VoteKind.EN_BLOC: "gemeinsame Abstimmung",
    VoteKind.ADJOURNED: "Vertagung",
    VoteKind.REFERRED: "Verweisung",
    VoteKind.REFERRED_BACK: "Zurückverweisung",
    VoteKind.END_OF_DEBATE: "Schluss der Aussprache",
    VoteKind.PROCEDURE: "Antrag zur Geschäftsordnung",
    VoteKind.URGENCY: "Dringlichkeit",
    VoteKind.ITEM_ADDED: "Aufnahme in die Tagesordnung",
    VoteKind.ITEM_REMOVED: "Absetzung von der Tagesordnung",
    VoteKind.ORDER_CHANGED: "andere Reihenfolge",
    VoteKind.MADE_CLOSED: "Ausschluss der Öffentlichkeit",
    VoteKind.MADE_PUBLIC: "Herstellung der Öffentlichkeit",
    VoteKind.ELECTION: "Wahl",
}
EFFECTS = {
    Effect.CARRIED: "angenommen",
    Effect.LOST: "abgelehnt",
    Effect.VOID: "nicht wirksam beschlossen",
    Effect.INCOMPLETE: "Ergebnis noch nicht erfasst",
}
FLAWS = {
    Flaw.NO_QUORUM: "nicht beschlussfähig",
    Flaw.TOO_MANY_VOTES: "mehr Stimmen als Stimmberechtigte",
    Flaw.EXCLUDED_VOTED: "ein ausgeschlossenes Mitglied hat mitgestimmt",
}

OTHER_ITEM = "einem weiteren Punkt"

REFUSED = {
    "agenda.taken_off": "„{title}“ ist durch Beschluss abgesetzt und wird heute nicht behandelt. Soll das doch "
    "geschehen, bitte „Dringlicher Punkt …“ wählen; war die Absetzung falsch eingetragen, ihre Abstimmung berichtigen.",
    "resolution.already_decided": "Hierüber ist schon beschlossen; die Abstimmung bleibt stehen. Soll noch einmal "
    "abgestimmt werden, bitte als Wiederholung mit Grund festhalten, einen Tippfehler als Berichtigung. Anderes geht "
    "nur mit einem Grund.",
    "resolution.wording_locked": "Über diesen Wortlaut ist abgestimmt, er steht fest. Wird er geändert, ist noch "
    "einmal abzustimmen; ein Tippfehler wird mit der Abstimmung berichtigt.",
    "vote.amendment_empty": "Ein Änderungsantrag braucht einen Wortlaut, der anders ist als der jetzige. Bitte "
    "eintragen, wie „{title}“ dann lautet.",
    "vote.amendment_settled": "Über den Antrag ist danach in diesem Wortlaut abgestimmt, er steht fest. Bitte bis "
    "dorthin mit Strg+Z zurücknehmen und neu erfassen; geht das nicht mehr, sagt eine Berichtigung unter "
    "„Niederschrift“, was falsch war.",
    "vote.wording_built_on": "Dieser Wortlaut ist seither weiter geändert. Bitte zuerst die letzte Abstimmung "
    "berichtigen oder wiederholen, die ihn geändert hat, oder den Wortlaut von Hand zurücksetzen; was an ihm nichts "
    "ändert, lässt sich auch hier berichtigen.",
    "vote.secret_with_names": "Bei geheimer Abstimmung wird nicht festgehalten, wer wie gestimmt hat (§ 40 GemO). "
    "Bitte unter „Weitere“ noch einmal die Form wählen: „geheim“ behält nur die Zahlen, „namentlich“ die Namen.",
    "vote.points_lost": "Alle Punkte dieses Antrags sind abgelehnt, angenommen werden kann davon nichts. Bitte die "
    "Ablehnung festhalten oder unter „Weitere“ „Ohne Beschluss“ wählen; jeder Punkt steht mit seiner Abstimmung in der "
    "Niederschrift.",
    "vote.together_alone": "Gemeinsam abgestimmt wird über mindestens zwei Punkte. Bitte einen weiteren wählen.",
    "vote.together_parts": "Über öffentliche und nichtöffentliche Punkte wird nicht gemeinsam abgestimmt (§ 35 GemO). "
    "Bitte getrennt abstimmen; nichtöffentlich: {items}.",
    "vote.other_item": "Unter „{title}“ wurde darüber nicht abgestimmt. Bitte den Punkt wählen, zu dem die Abstimmung "
    "gehört.",
    "vote.had_one": "Hierüber wurde schon abgestimmt; ohne Abstimmung lässt es sich nicht mehr annehmen. Bitte die "
    "Stimmen eintragen.",
    "vote.meeting_closed": "Die Sitzung ist geschlossen, es wird nicht mehr abgestimmt. Einen Tippfehler bitte als "
    "Berichtigung eintragen, Vergessenes nach „Wieder öffnen“.",
    "vote.missing": "Das Ergebnis der Abstimmung fehlt. Bitte Stimmen eintragen oder „ohne förmliche Abstimmung“ "
    "wählen.",
    "vote.more_than_voters": "{cast:# Stimme ist|# Stimmen sind} mehr, als mitstimmen dürfen ({voters}). Bitte "
    "nachzählen oder die "
    "Anwesenheit berichtigen.",
    "vote.more_demanded": "Verlangt haben es {demanded}, da sind aber nur {present}. Bitte nachzählen oder die "
    "Anwesenheit berichtigen.",
    "vote.more_than_seats": "{heads:# Stimme ist|# Stimmen sind} mehr, als dort abstimmen können: {seats:# Sitz|# "
    "Sitze} und der Vorsitz. "
    "Bitte die Stimmen prüfen, oder die Zahl der Sitze unter „Einstellungen“, „Gremien und Regeln“.",
    "vote.negative": "Eine Stimmenzahl kann nicht kleiner als null sein. Bitte die Zahlen prüfen.",
    "vote.nobody_present": "Es ist niemand als anwesend eingetragen, der mitstimmen darf. Bitte zuerst die Anwesenheit "
    "eintragen.",
    "vote.on_break": "Die Sitzung ist unterbrochen; in der Pause wird nicht abgestimmt und nichts entschieden. "
    "Bitte zuerst „Fortsetzen“ wählen.",
    "vote.outcome_not_adopted": "Mit {yes} Ja zu {no} Nein ist der Antrag nicht angenommen. Bitte die Stimmen prüfen; "
    "bei Stimmengleichheit ist ein Antrag abgelehnt.",
    "vote.outcome_not_rejected": "Mit {yes} Ja zu {no} Nein ist der Antrag angenommen. Bitte die Stimmen prüfen.",
    "vote.subject_missing": "Worüber wird abgestimmt? Bitte in wenigen Worten eintragen.",
    "vote.why_missing": "Warum wird noch einmal abgestimmt oder berichtigt? Bitte den Grund eintragen; er steht in der "
    "Niederschrift.",
}

FINDINGS = {
    "resolution.withdrawn": (
        "„{title}“ ist von den Antragstellern zurückgezogen.",
        "Nimmt jemand anderes den Antrag auf, als Grund eintragen, wer; sonst nicht abstimmen und weitergehen.",
    ),
    "quorum.missing": (
        "Nicht beschlussfähig: {present:# stimmberechtigtes Mitglied ist|# stimmberechtigte Mitglieder sind} da, "
        "{needed:# muss|# müssen} es sein ({rule}).",
        "Anwesenheit prüfen. Sonst unterbrechen und warten oder schließen: Was liegen bleibt, lässt sich zum zweiten "
        "Mal einberufen; dazu genügen 3 Mitglieder, wenn die Einladung darauf hinweist.",
    ),
    "vote.more_than_voters": (
        "{cast:# Stimme ist|# Stimmen sind} mehr, als mitstimmen dürfen ({voters}).",
        "Nachzählen oder die Anwesenheit berichtigen; so ist nicht wirksam beschlossen.",
    ),
    "vote.more_demanded": (
        "Die Form der Abstimmung sollen {demanded} verlangt haben, da waren nur {present}.",
        "Nachzählen oder die Anwesenheit berichtigen.",
    ),
    "vote.secret_not_demanded": (
        "Geheim wird abgestimmt, wenn {needed:# Mitglied es verlangt|# Mitglieder es verlangen}; eingetragen "
        "{demanded:ist #|sind #}.",
        "Eintragen, wie viele es verlangt haben, oder offen abstimmen.",
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
        "Die Stimmen ergeben zusammen {total}, anwesend {present:ist aber # stimmberechtigtes Mitglied|sind aber # "
        "stimmberechtigte Mitglieder}.",
        "Stimmen nachzählen oder die Anwesenheit berichtigen; wer nicht mitstimmt, zählt unter „nicht abgestimmt“.",
    ),
    "vote.together_differs": (
        "Über {number} und {other} wurde gemeinsam abgestimmt, festgehalten sind aber verschiedene Zahlen.",
        "Die Zahlen auch am anderen Punkt berichtigen.",
    ),
    "vote.presence_differs": (
        "Die Abstimmung um {moment} passt nicht zu den Zeiten der Anwesenheit: Mitstimmen durften {voters}; davon "
        "nicht da: {away}, außerdem da: {more}.",
        "Die Zeiten in der Anwesenheit prüfen; stimmen sie, die Abstimmung wiederholen oder berichtigen.",
    ),
    "vote.outside_meeting": (
        "Die Abstimmung um {moment} liegt in einer Pause, vor dem Beginn oder nach dem Ende der Sitzung.",
        "Beginn, Pausen und Ende prüfen; in einer Pause wird nicht abgestimmt.",
    ),
    "vote.more_than_seats": (
        "{heads:# Stimme ist|# Stimmen sind} mehr, als das Gremium Sitze hat ({seats}).",
        "Stimmen und Anwesenheit prüfen, oder die Zahl der Sitze unter „Gremien & Personen“.",
    ),
    "vote.chair_counted": (
        "{heads:# Stimme|# Stimmen} bei {seats:# Sitz|# Sitzen}: Das stimmt nur, wenn auch der Vorsitz mitgestimmt "
        "hat.",
        "Stimmen prüfen. Der Vorsitz ist dort stimmberechtigt, soweit sein Stimmrecht nicht ruht.",
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
    if how.kind is ResultKind.VOID:
        return void_words(vote)
    if how.kind is ResultKind.UNANIMOUS:
        return f"einstimmig bei {_abstentions(vote)}" if how.abstentions else "einstimmig"
    return RESULTS[how.kind]


def void_words(vote: Vote) -> str:
    """Nicht wirksam beschlossen: nicht beschlussfähig."""
    return f"{EFFECTS[Effect.VOID]}: {', '.join(FLAWS[flaw] for flaw in flaws(vote))}"


def outcome_of_vote(vote: Vote) -> str:
    """The result as a line ends with it; of a void vote with the reason why."""
    return void_words(vote) if result(vote).kind is ResultKind.VOID else RESULTS[result(vote).kind]


def subject_words(vote: Vote) -> str:
    """What was voted on: „Änderungsantrag (SPD-Fraktion)“, „Verweisung: Sozialausschuss“."""
    kind = VOTE_KINDS[vote.kind]
    words = f"{kind[:1].upper()}{kind[1:]}"
    if vote.mover:
        words = f"{words} ({vote.mover})"
    return f"{words}: {vote.subject}" if vote.subject else words


def together_words(vote: Vote, items: Collection[AgendaItem]) -> str:
    """What else was voted on together, by number; items: all of the meeting.

    Older records name an item without a number by its title, and voted over both parts. A title that no item bears any
    more may be that of a non-public one and is not told where there are such.
    """
    known = {item.title: item.number for item in items if item.number}
    known |= {number: number for number in known.values()}
    found, rest = [], vote.subject
    while rest:
        begins = [name for name in known if f"{rest}, ".startswith(f"{name}, ")]
        name = max(begins, key=len) if begins else rest.partition(", ")[0]
        unknown = name if all(item.public for item in items) else OTHER_ITEM
        found.append(known.get(name, unknown))
        rest = rest[len(name) + 2 :]
    return ", ".join(dict.fromkeys(found))


def needed_words(vote: Vote) -> str:
    """Nötig: 12 von 18; empty where more yes than no suffices."""
    if vote.kind not in TWO_THIRDS or vote.voters is None:
        return ""
    return f"nötig: {two_thirds(vote.voters)} von {vote.voters}"


def demand_words(vote: Vote) -> str:
    """Who demanded the form: „auf Verlangen von 22 Mitgliedern“; empty where nobody had to."""
    who = vote.demanded_by.strip()
    if vote.demanded:
        heads = counted(vote.demanded, "Mitglied", "Mitgliedern")
        who = f"{heads} ({who})" if who else heads
    return f"auf Verlangen von {who}" if who else ""


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
    return f"{count_line(vote)} – {outcome_of_vote(vote)}"


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
    if how.kind is ResultKind.VOID:
        return f"{count_line(vote)}: {void_words(vote)}."
    parts = [counted(vote.yes, "Ja-Stimme", "Ja-Stimmen")]
    if vote.no:
        parts.append(counted(vote.no, "Nein-Stimme", "Nein-Stimmen"))
    if vote.abstentions:
        parts.append(_abstentions(vote))
    if vote.invalid:
        parts.append(counted(vote.invalid, "ungültigen Stimme", "ungültigen Stimmen"))
    counts = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} und {parts[-1]}"
    return f"Der Antrag wird mit {counts} {RESULTS[how.kind]}."


def faction_lines(counts: Iterable[FactionCount], factions: Mapping[str, str]) -> tuple[str, ...]:
    """SPD: 5 Ja, 1 Nein. In the order given; factions: id and name."""
    lines = []
    for count in counts:
        said = ((count.yes, "Ja"), (count.no, "Nein"), (count.abstentions, _noun(count.abstentions)))
        spoken = ", ".join(f"{number} {label}" for number, label in said if number)
        lines.append(f"{factions.get(count.faction_id, 'ohne Fraktion')}: {spoken or 'keine Stimme'}")
    return tuple(lines)


def by_faction(vote: Vote, factions: Mapping[str, str]) -> tuple[str, ...]:
    """One line per faction that voted, in the order given; last the whole. factions: id and name."""
    return (*faction_lines(vote.factions, factions), line(vote))


def vote_lines(vote: Vote, style: VoteBlock, factions: Mapping[str, str]) -> tuple[str, ...]:
    """The vote block as lines; for the table, one line per row, label and number apart by a tab."""
    if style is VoteBlock.BY_FACTION:
        return by_faction(vote, factions)
    if style is VoteBlock.TABLE and vote.counted:
        return (*(f"{label}\t{number}" for label, number in count_rows(vote)), _capital(outcome_of_vote(vote)))
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
    VoteKind: VOTE_KINDS,
    Effect: EFFECTS,
    Flaw: FLAWS,
}
