"""Words of the office's answer to who handed a motion in."""

from collections.abc import Mapping

from beirat_desktop.domain.told import AnswerKind, Result, Told
from beirat_desktop.german import norms
from beirat_desktop.german.consultations import OUTCOMES
from beirat_desktop.german.dates import short_date

_USUAL = ("§ 56 GemO", "VV zu § 34 GemO", "§ 34 (7) GemO")
REFUSAL_NORMS = (*_USUAL, *(name for name in norms.NORMS if name not in _USUAL))
"""By which norms a motion may be refused, the usual ones first."""

SUBJECTS: Mapping[AnswerKind, str] = {
    AnswerKind.ACCEPTED: "Ihr Antrag ist zugelassen",
    AnswerKind.ASKED: "Rückfrage zu Ihrem Antrag",
    AnswerKind.REFUSED: "Ihr Antrag ist nicht zugelassen",
    AnswerKind.DECIDED: "Was aus Ihrem Antrag wurde",
}
SENTENCES: Mapping[AnswerKind, str] = {
    AnswerKind.ACCEPTED: "Ihr Antrag ist zugelassen und kann auf die Tagesordnung.",
    AnswerKind.ASKED: "zu Ihrem Antrag bitten wir um Antwort oder um eine neue Fassung:",
    AnswerKind.REFUSED: "Ihr Antrag kommt nicht auf die Tagesordnung. Das ist zu begründen (VV zu § 34 GemO):",
    AnswerKind.DECIDED: "Über Ihren Antrag ist beraten:",
}
OPEN_IT = "Wird dieses PDF in Beirat Desktop geöffnet, steht die Antwort bei Ihrem Antrag."
# The letter of an answer is known again by these words at home, also where its program is an older or a newer one:
# whoever words them anew keeps the former ones beside them for reading.

WORDS = {
    AnswerKind: {
        AnswerKind.ACCEPTED: "zugelassen",
        AnswerKind.ASKED: "Rückfrage",
        AnswerKind.REFUSED: "nicht zugelassen",
        AnswerKind.DECIDED: "beraten",
    },
}


def answer_lines(answer: Told) -> tuple[str, ...]:
    """What an answer says beside its sentence: the question or reason, norm, results, how far it is carried out."""
    return (
        *(line.strip() for line in answer.words.splitlines() if line.strip()),
        *((f"Rechtsgrundlage: {answer.norm}",) if answer.norm else ()),
        *(f"{one.committee}, {result_words(one)}" for one in answer.results),
        *carried_out_words(answer),
    )


def answer_body(told: Told, number: str) -> tuple[str, ...]:
    """What the letter says between its salutation and its greeting."""
    numbered = (f"Der Antrag hat die Nummer {number}.",) if number else ()
    return (SENTENCES[told.kind], *answer_lines(told), *numbered, OPEN_IT)


def result_words(result: Result) -> str:
    """24.05.2012: angenommen (Ja 17, Nein 3)."""
    said = "nichtöffentlich beraten" if result.outcome is None else result.said or OUTCOMES[result.outcome]
    return f"{short_date(result.decided_on)}: {said}" if result.decided_on is not None else said


def carried_out_words(answer: Told) -> tuple[str, ...]:
    """How far what was resolved is carried out."""
    if answer.carried_out_on is not None:
        return (f"Umgesetzt am {short_date(answer.carried_out_on)}",)
    return tuple(f"In Arbeit: {line.strip()}" for line in answer.status.splitlines() if line.strip())


def answer_line(answer: Told) -> str:
    """One line of what was answered so far: 14.05.2012: Rückfrage – Für welche Kurse?"""
    words = " ".join(answer.words.split())
    norm = f" ({answer.norm})" if answer.norm else ""
    said = f" – {words}" if words else ""
    return f"{short_date(answer.given.date())}: {WORDS[AnswerKind][answer.kind]}{norm}{said}"


REFUSED = {
    "answer.is_one": "„{name}“ ist eine Antwort der Geschäftsstelle und kein Antrag. Sie wird am Fenster eingelesen.",
    "answer.nothing_to_say": "„{title}“ ist {state}; dazu gibt es nichts zu antworten.",
    "answer.undecided": "Über „{title}“ ist noch nicht entschieden. Bitte zuerst zulassen, nicht zulassen oder "
    "zurückfragen.",
    "answer.question_missing": "Bitte eintragen, was zu „{title}“ gefragt wird.",
    "answer.not_waiting": "Zu „{title}“ lässt sich nicht mehr zurückfragen, der Antrag ist schon {state}.",
    "answer.draft": "„{title}“ ist hier ein Entwurf. Eine Antwort gibt es nur auf das, was eingereicht ist; es wurde "
    "nichts übernommen.",
    "answer.older": "Zu „{title}“ liegt hier schon eine neuere Antwort als die vom {given} vor; es wurde nichts "
    "übernommen.",
    "answer.given_here": "Die Antwort zu „{title}“ ist für die Fraktion; diese Akte ist die der Geschäftsstelle: Was "
    "hier gilt, steht schon darin. Bitte die Datei an die Fraktion senden; es wurde nichts übernommen.",
    "answer.unknown": "Die Antwort gilt dem Antrag „{title}“, den es in dieser Akte nicht gibt. Bitte prüfen, ob die "
    "richtige Akte offen ist.",
    "answer.altered": "Die Antwort wurde nach dem Schreiben verändert: ihre Seiten und ihre Daten passen nicht "
    "zusammen. Bitte bei der Geschäftsstelle nachfragen; es wurde nichts übernommen.",
}
