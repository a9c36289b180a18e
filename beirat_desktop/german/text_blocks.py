"""The sentences of the papers that the office may word itself: where each stands and how it is worded usually."""

from __future__ import annotations

from typing import NamedTuple


class Block(NamedTuple):
    """The paper, the place in it, and the usual words (empty where they are formed from the paper's own data)."""

    paper: str
    place: str
    usual: str


_DESK = "Sitzung führen"

TEXT_BLOCKS = {
    "motion_letter.opening": Block(
        "Antragsschreiben", "Satz nach der Anrede", "wird nach Fraktion, Sitzung und Art des Antrags gebildet"
    ),
    "motion_letter.closing": Block("Antragsschreiben", "Gruß am Ende", "Mit freundlichen Grüßen"),
    "invitation.greeting": Block("Einladung", "Satz nach der Anrede", "hiermit lade ich Sie zur … Sitzung … ein."),
    "invitation.closing": Block("Einladung und Nachtrag", "Gruß am Ende", "Mit freundlichen Grüßen"),
    "speaker_letter.thanks": Block(
        "Dankschreiben an den Gast", "Satz am Ende", "Ihre Ausführungen helfen dem Gremium bei seiner weiteren Arbeit."
    ),
    "excerpt.forwarding": Block("Auszug", "Bitte an den Empfänger", "mit der Bitte um weitere Veranlassung"),
    "excerpt_letter.closing": Block("Begleitschreiben zu Auszügen", "Gruß am Ende", "Mit freundlichen Grüßen"),
    "mayor_letter.request": Block(
        "Schreiben nach § 56 GemO",
        "Bitte um Vorlage",
        "Wir bitten Sie, die Angelegenheit nach § 56 der Gemeindeordnung dem Stadtrat zur Beratung und Entscheidung "
        "vorzulegen.",
    ),
    "mayor_letter.closing": Block("Schreiben nach § 56 GemO", "Gruß am Ende", "Mit freundlichen Grüßen"),
    "desk.invited": Block(
        _DESK,
        "Eröffnung",
        "Der Vorsitz eröffnet die Sitzung, begrüßt die Anwesenden und stellt die Beschlussfähigkeit fest.",
    ),
    "desk.no_debate": Block(_DESK, "Keine Aussprache", "Wortmeldungen liegen nicht vor."),
    "desk.mover": Block(_DESK, "Begründung", "Die Antragstellenden begründen den Antrag. Es folgt eine Aussprache."),
    "desk.report": Block(_DESK, "Bericht", "Die Verwaltung berichtet mündlich. Rückfragen werden beantwortet."),
    "desk.no_objections": Block(_DESK, "Einwendungen", "Einwendungen gegen die Niederschrift werden nicht erhoben."),
    "desk.no_news": Block(_DESK, "Mitteilungen", "Mitteilungen liegen nicht vor."),
    "desk.no_questions": Block(_DESK, "Keine Einwohnerfragen", "Es werden keine Einwohnerfragen gestellt."),
    "desk.nothing": Block(_DESK, "Nichts vorgebracht", "Hierzu wird nichts vorgebracht."),
    "desk.question": Block(_DESK, "Einwohnerfrage", "Eine Einwohnerin oder ein Einwohner fragt: … Antwort: …"),
    "desk.statement": Block(_DESK, "Erklärung zur Niederschrift", "… erklärt zur Niederschrift: …"),
    "mail.greeting": Block("Mail-Entwurf", "Anrede", "Sehr geehrte Damen und Herren,"),
    "mail.sentence": Block(
        "Mail-Entwurf", "Satz; {papiere} steht für die Schriftstücke", "anbei erhalten Sie: {papiere}."
    ),
    "mail.closing": Block("Mail-Entwurf", "Gruß und Name am Ende", "Mit freundlichen Grüßen"),
}
