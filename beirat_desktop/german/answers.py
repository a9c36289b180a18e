"""Words of the office's answer to who handed a motion in."""

from beirat_desktop.domain.answers import AnswerKind

SUBJECTS = {
    AnswerKind.ACCEPTED: "Ihr Antrag ist zugelassen",
    AnswerKind.ASKED: "Rückfrage zu Ihrem Antrag",
    AnswerKind.REFUSED: "Ihr Antrag ist nicht zugelassen",
}
SENTENCES = {
    AnswerKind.ACCEPTED: "Ihr Antrag ist zugelassen und kann auf die Tagesordnung.",
    AnswerKind.ASKED: "zu Ihrem Antrag bitten wir um Antwort oder um eine neue Fassung:",
    AnswerKind.REFUSED: "Ihr Antrag kommt nicht auf die Tagesordnung. Das ist zu begründen (VV zu § 34 GemO):",
}

WORDS = {
    AnswerKind: {
        AnswerKind.ACCEPTED: "zugelassen",
        AnswerKind.ASKED: "Rückfrage",
        AnswerKind.REFUSED: "nicht zugelassen",
    },
}

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
    "answer.unknown": "Die Antwort gilt dem Antrag „{title}“, den es in dieser Akte nicht gibt. Bitte prüfen, ob die "
    "richtige Akte offen ist.",
    "answer.altered": "Die Antwort wurde nach dem Schreiben verändert: ihre Seiten und ihre Daten passen nicht "
    "zusammen. Bitte bei der Geschäftsstelle nachfragen; es wurde nichts übernommen.",
}
