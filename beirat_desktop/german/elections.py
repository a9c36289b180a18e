"""Words of elections: who stood, how a round went, whom it elected, who accepts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from beirat_desktop.domain.elections import (
    LOTS,
    Answer,
    AnswerForm,
    Candidate,
    Election,
    ElectionRound,
    Post,
    RoundKind,
    Standing,
    Step,
    elected_in,
    round_flaws,
)
from beirat_desktop.german.counts import counted, listed
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.votes import FLAWS

POSTS = {
    Post.CHAIR: "Vorsitz",
    Post.DEPUTY: "Stellvertretung im Vorsitz",
    Post.OTHER: "anderes Amt",
}
ROUNDS = {
    RoundKind.FIRST: "erster Wahlgang",
    RoundKind.SECOND: "zweiter Wahlgang",
    RoundKind.RUN_OFF_LOT: "Los um den Platz in der Stichwahl",
    RoundKind.RUN_OFF: "Stichwahl",
    RoundKind.LOT: "Losentscheid",
}
ANSWER_FORMS = {
    AnswerForm.LETTER: "schriftlich",
    AnswerForm.MAIL: "per E-Mail",
    AnswerForm.PHONE: "telefonisch",
    AnswerForm.SPOKEN: "mündlich",
}

REFUSED = {
    "election.answer_now": "Die Sitzung ist nicht geschlossen. Wer jetzt antwortet, antwortet in der Sitzung; bitte "
    "„nimmt die Wahl an“ oder „nimmt nicht an“ wählen.",
    "election.answered_before_end": "Am {day} war die Sitzung noch nicht zu Ende; sie endete am {ended}. Bitte den Tag "
    "prüfen. Was schon in der Sitzung gesagt wurde, ist eine Berichtigung.",
    "election.answered_in_future": "Der {day} liegt in der Zukunft. Bitte den Tag eintragen, an dem die Antwort kam.",
    "election.answered": "{name} hat die Wahl schon beantwortet. Ein Versehen lässt sich unter der Wahl mit Grund "
    "zurücknehmen.",
    "election.not_answered": "{name} hat die Wahl noch nicht beantwortet; es gibt nichts zurückzunehmen.",
    "election.whose_office": "Mehr Personen haben dieses Amt, als gewählt werden: {names}. Bitte sagen, wessen Amt mit "
    "der Wahl endet.",
    "election.begun": "Es wurde schon gewählt; Amt, Zahl der Plätze und Art der Wahl stehen fest. Für etwas anderes "
    "bitte eine weitere Wahl unter diesem Punkt anlegen.",
    "election.candidate_listed": "{name} ist schon vorgeschlagen.",
    "election.candidate_late": "Während einer Wahl kommt niemand mehr hinzu: Gewählt werden kann nur, wer vor dem "
    "ersten Wahlgang vorgeschlagen ist (§ 40 GemO).",
    "election.closed": "Hier wird nicht mehr gewählt: Alle Plätze sind besetzt, oder niemand steht mehr zur Wahl.",
    "election.decided": "Bei „{title}“ ist gewählt, und das bleibt stehen. Soll noch einmal gewählt werden, bitte den "
    "letzten Wahlgang wiederholen oder eine weitere Wahl anlegen.",
    "election.elected": "{name} ist gewählt und kann nicht mehr verzichten, nur die Wahl ablehnen. Bitte „nimmt nicht "
    "an“ wählen.",
    "election.lot_missing_round": "Die Wahl geht mit dem Los weiter; Stimmen gibt es dabei nicht.",
    "election.lot_other": "Das Los kann nur auf jemanden fallen, der daran teilnimmt.",
    "election.lot_undrawn": "Das Los ist nicht gezogen. Bitte auswählen, auf wen es gefallen ist (zu ziehen: {count}).",
    "election.more_than_papers": "So viele Stimmen passen nicht auf {papers} gültige Stimmzettel: Jeder nennt eine "
    "Person höchstens einmal und insgesamt höchstens {places}. Bitte nachzählen.",
    "election.more_than_voters": "{cast:# abgegebene Stimme ist|# abgegebene Stimmen sind} mehr, als mitstimmen "
    "dürfen ({voters}). Bitte "
    "nachzählen oder die Anwesenheit berichtigen.",
    "election.no_against_several": "Nein-Stimmen gibt es nur, wenn eine Person allein zur Wahl steht.",
    "election.no_candidates": "Zur Wahl steht niemand. Bitte zuerst eintragen, wer vorgeschlagen ist.",
    "election.nobody_presides": "Das Los zieht, wer die Sitzung leitet; eingetragen ist niemand. Bitte zuerst unter "
    "„Anwesenheit“ wählen, wer den Vorsitz übernimmt.",
    "election.not_a_member": "{name} ist an diesem Tag nicht Mitglied ({committee}). In dieses Amt wird ein Mitglied "
    "gewählt; bitte zuerst die Mitgliedschaft eintragen.",
    "election.not_an_election": "„{title}“ ist keine Wahl. Bitte die Art des Punktes auf der Tagesordnung ändern.",
    "election.not_elected": "{name} ist nicht gewählt, also gibt es nichts anzunehmen.",
    "election.not_the_last": "Wiederholt werden kann nur der letzte gültige Wahlgang.",
    "election.nothing_counted": "Es sind keine Stimmen eingetragen.",
    "election.only_by_rounds": "Gewählt wird in Wahlgängen; kein Beschluss und kein eingetragener Ausgang ersetzt sie. "
    "Bitte den Punkt als Wahl führen.",
    "election.other_candidates": "Die Stimmen gehören nicht zu denen, die jetzt zur Wahl stehen. Bitte neu zählen.",
    "election.places": "Zu besetzen ist mindestens ein Platz, nicht {places}.",
    "election.post_missing": "Wofür wird gewählt? Bitte das Amt in wenigen Worten eintragen.",
    "election.settled": "Mit diesen Zahlen wäre es anders weitergegangen: Was danach kam, passt nicht mehr dazu. "
    "Bitte den Wahlgang wiederholen oder die späteren Schritte mit Strg+Z zurücknehmen.",
    "election.stood": "{name} stand schon zur Wahl und bleibt in der Niederschrift; „Verzichtet“ nimmt die Person aus "
    "den weiteren Wahlgängen.",
    "election.under_item": "Unter „{title}“ steht schon eine Wahl, also bleibt der Punkt eine Wahl. Eine Wahl ohne "
    "Wahlgang lässt sich vorher entfernen.",
    "election.why_missing": "Warum wird noch einmal gewählt oder berichtigt? Bitte den Grund eintragen; er steht in "
    "der Niederschrift.",
}

FINDINGS = {
    "election.missing": (
        "Zu „{title}“ ist keine Wahl festgehalten.",
        "Vorschläge und Wahlgänge eintragen, oder den Punkt vertagen.",
    ),
    "election.no_candidates": (
        "Bei „{title}“ ist niemand vorgeschlagen.",
        "Eintragen, wer vorgeschlagen ist: Gewählt werden kann nur, wer vor der Wahl vorgeschlagen wurde.",
    ),
    "election.round_void": (
        "Ein Wahlgang bei „{title}“ ist nicht wirksam: {flaws}.",
        "Den Wahlgang wiederholen.",
    ),
    "election.lot_missing": (
        "Bei „{title}“ entscheidet das Los, und niemand hat es gezogen.",
        "Eintragen, auf wen das Los gefallen ist.",
    ),
    "election.unfinished": (
        "Die Wahl „{title}“ ist nicht zu Ende.",
        "Den nächsten Wahlgang eintragen, oder den Punkt vertagen.",
    ),
    "election.nobody_elected": (
        "Bei „{title}“ sind nicht alle Plätze besetzt; offen: {open}.",
        "In einer späteren Sitzung neu wählen.",
    ),
    "election.answer_missing": (
        "Bei „{title}“ ist nicht festgehalten, ob die Wahl angenommen wurde.",
        "Eintragen, ob die gewählte Person annimmt; antwortet sie erst nach der Sitzung, mit Tag und Form.",
    ),
}


def office_words(election: Election) -> str:
    """What is elected: „Vorsitz“, „Stellvertretung im Vorsitz“, or the post in its own words."""
    name = election.title.strip() or POSTS[election.post]
    return name if election.places == 1 else f"{name} ({counted(election.places, 'Platz', 'Plätze')})"


def form_words(election: Election) -> str:
    """Gewählt wird geheim mit Stimmzetteln."""
    if election.by_ballot:
        return "Gewählt wird geheim mit Stimmzetteln."
    return f"Gewählt wird offen, {election.open_reason.strip().rstrip('.')}."


def candidate_words(candidate: Candidate, name: str) -> str:
    """Ağırbaş, Ada (vorgeschlagen von der SPD-Fraktion)."""
    notes = [f"vorgeschlagen von {candidate.proposed_by.strip()}"] if candidate.proposed_by.strip() else []
    notes += ["verzichtet"] if candidate.withdrawn else []
    return f"{name} ({', '.join(notes)})" if notes else name


def count_rows(election: Election, one: ElectionRound, names: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """Label and number: each candidate, no where one stood alone, then invalid and blank apart."""
    alone = len(one.tallies) == 1
    rows = [("Ja" if alone else names.get(tally.person_id, ""), tally.votes) for tally in one.tallies]
    rows += [("Nein", one.no)] if alone else []
    if one.places > 1:
        rows.append(("gültige Stimmzettel", one.papers))
    if not election.by_ballot:
        rows += [("Enthaltungen", one.blank)] if one.blank else []
        rows += [("ungültig", one.invalid)] if one.invalid else []
        return tuple(rows)
    return (*rows, ("ungültig", one.invalid), ("leer", one.blank))


def count_line(election: Election, one: ElectionRound, names: Mapping[str, str]) -> str:
    """Ağırbaş, Ada: 12; Baum, Eva: 10; ungültig: 0; leer: 1."""
    return "; ".join(f"{label}: {number}" for label, number in count_rows(election, one, names))


def result_words(one: ElectionRound, names: Mapping[str, str]) -> str:
    """What a round came to: „Gewählt ist Ada Ağırbaş“, „niemand hat mehr als die Hälfte …“, or why it is void."""
    wrong = round_flaws(one)
    if wrong:
        return f"nicht wirksam: {', '.join(FLAWS[flaw] for flaw in wrong)}"
    if one.kind is RoundKind.RUN_OFF_LOT:
        return f"In die Stichwahl kommt {_names(one.drawn_ids, names)}"
    if one.kind is RoundKind.RUN_OFF and not one.valid:
        return "Keine Stimme ist gültig, niemand ist gewählt"
    won = elected_in(one)
    if won:
        return f"Gewählt {'ist' if len(won) == 1 else 'sind'} {_names(won, names)}"
    if one.kind is RoundKind.RUN_OFF and len(one.tallies) > 1:
        return "Stimmengleichheit"
    if len(one.tallies) == 1:
        return f"{_names((one.tallies[0].person_id,), names)} ist nicht gewählt"
    return "Niemand hat mehr als die Hälfte der gültigen Stimmen"


def lot_words(one: ElectionRound, names: Mapping[str, str]) -> str:
    """Das Los zwischen A und B zieht C; es fällt auf A."""
    among = _names((tally.person_id for tally in one.tallies), names)
    drawer = names.get(one.drawn_by_id or "", "")
    by = f" zieht {drawer}" if drawer else " wird gezogen"
    return f"Das Los zwischen {among}{by}; es fällt auf {_names(one.drawn_ids, names)}"


def answer_words(answer: Answer, name: str) -> str:
    """Ada Ağırbaş nimmt die Wahl an; nach der Sitzung mit Form und Tag."""
    said = "an" if answer.accepted else "nicht an"
    if answer.day is None:
        return f"{name} nimmt die Wahl {said}"
    form = f"{ANSWER_FORMS[answer.form]} " if answer.form is not None else ""
    return f"{name} nimmt die Wahl nach der Sitzung {said} ({form}am {short_date(answer.day)})"


def step_words(step: Step, names: Mapping[str, str]) -> str:
    """What comes next: „Stichwahl: Ağırbaş und Baum“."""
    words = ROUNDS[step.kind]
    among = _names(step.candidate_ids, names)
    places = f" ({counted(step.places, 'Platz', 'Plätze')})" if step.places > 1 and step.kind not in LOTS else ""
    return f"{words[:1].upper()}{words[1:]}{places}: {among}"


def standing_words(election: Election, state: Standing, names: Mapping[str, str]) -> str:
    """Where the election stands, in one line: who is elected, or that nobody is."""
    if not election.candidates:
        return "Noch niemand vorgeschlagen"
    holders = [key for key in state.elected if (answer := election.answer_of(key)) is None or answer.accepted]
    if holders:
        words = f"Gewählt: {_names(holders, names)}"
        return f"{words}; offen: {counted(state.open, 'Platz', 'Plätze')}" if state.open else words
    if state.failed:
        return "Niemand ist gewählt"
    return ""


def _names(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return listed([names.get(key, "") for key in ids])


WORDS = {Post: POSTS, RoundKind: ROUNDS, AnswerForm: ANSWER_FORMS}
