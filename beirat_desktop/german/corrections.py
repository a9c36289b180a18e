"""Words of what holds, and of the acts that correct it."""

from beirat_desktop.domain.corrections import Correction, CorrectionKind
from beirat_desktop.domain.holding import Stage
from beirat_desktop.domain.text import inside_marks

CORRECTION_KINDS = {
    CorrectionKind.MISTAKE: "irrtümlich erfasst und zurückgenommen",
    CorrectionKind.AMENDED: "vor der Unterschrift berichtigt",
    CorrectionKind.SIGNATURES: "Unterschriften zurückgenommen",
    CorrectionKind.CORRECTION: "Berichtigung",
    CorrectionKind.OBJECTION: "Einwendung",
}
STAGES = {
    Stage.OPEN: "offen",
    Stage.CLOSED: "geschlossen",
    Stage.SIGNED: "unterschrieben",
    Stage.ISSUED: "versandt",
}

WORDS = {CorrectionKind: CORRECTION_KINDS, Stage: STAGES}

REFUSED = {
    "holding.recorded": "Die Abstimmung zu „{title}“ ist festgehalten. Zurückgenommen wird sie nur, wenn sie "
    "irrtümlich erfasst wurde, mit einem Grund, der in der Akte bleibt. Ein Tippfehler wird an der Abstimmung selbst "
    "berichtigt; hat der Beirat noch einmal abgestimmt, wird sie wiederholt.",
    "holding.closed": "Die Sitzung ist geschlossen: Was in ihr festgehalten wurde, ändert sich nur noch durch eine "
    "Berichtigung mit Grund.",
    "holding.signed": "Die Niederschrift ist unterschrieben, darum ändert sich nichts mehr. Zuerst unter "
    "„Niederschrift“ die Unterschriften zurücknehmen, dann berichtigen.",
    "holding.issued": "Die Niederschrift ist versandt, darum ändert sich nichts mehr still. Der Weg ist eine "
    "Berichtigung, oder eine Einwendung, über die das Gremium entschieden hat.",
    "holding.excerpt_issued": "Von diesem Punkt ist ein Auszug ausgegeben, darum ändert sich nichts mehr still. Der "
    "Weg ist eine Berichtigung; danach ist ein neuer Auszug fällig.",
    "holding.act_stays": "Eine Berichtigung bleibt in der Akte. War sie falsch, hilft eine weitere Berichtigung.",
    "correction.reason_missing": "Bitte den Grund eintragen; er bleibt in der Akte.",
    "correction.wrong_missing": "Bitte eintragen, was falsch war, damit es die berichtigte Fassung nennen kann.",
    "correction.right_missing": "Bitte eintragen, wie es richtig heißt.",
    "correction.decision_missing": "Über eine Einwendung entscheidet das Gremium. Bitte die Sitzung wählen, in der es "
    "entschieden hat.",
    "correction.not_followed": "Dieser Einwendung ist das Gremium nicht gefolgt, also ändert sich nichts durch sie. "
    "Bitte eine andere wählen oder für sich berichtigen.",
    "correction.decision_untold": "Die Niederschrift vom {day} ist schon unterschrieben und nennt diese Entscheidung "
    "nicht von selbst. Steht sie dort im Text, bitte das als Grund eintragen; sonst dort zuerst die Unterschriften "
    "zurücknehmen oder eine berichtigte Fassung beginnen.",
    "correction.objection_late": "Einwendungen sind spätestens in der nächsten Sitzung möglich, die auf den Versand "
    "der Niederschrift folgt (§ 41 GemO). Danach hilft nur noch eine Berichtigung.",
    "correction.nothing_changed": "Es wurde nichts geändert, also auch nichts berichtigt.",
}


def instead_words(act: Correction) -> str:
    """Statt „18 Uhr“ richtig „17 Uhr“."""
    return f"Statt „{inside_marks(act.wrong)}“ richtig „{inside_marks(act.right)}“"


def objected(act: Correction) -> str:
    """Einwendung von Frau Şen: Statt „18 Uhr“ richtig „17 Uhr“; a correction that was begun likewise."""
    by = f" von {act.raised_by}" if act.raised_by else ""
    return f"{CORRECTION_KINDS[act.kind]}{by}: {instead_words(act)}"
