"""Words of papers."""

from beirat_desktop.domain import papers
from beirat_desktop.domain.bodies import is_paper_prefix
from beirat_desktop.domain.papers import Paper, PaperState, PaperType, Target

PAPER_TYPES = {
    PaperType.MOTION: "Antrag",
    PaperType.TEMPLATE: "Vorlage",
    PaperType.REPORT: "Bericht",
    PaperType.STATEMENT: "Stellungnahme",
}
PAPER_TYPES_PLURAL = {
    PaperType.MOTION: "Anträge",
    PaperType.TEMPLATE: "Vorlagen",
    PaperType.REPORT: "Berichte",
    PaperType.STATEMENT: "Stellungnahmen",
}
PAPER_STATES = {
    PaperState.DRAFT: "Entwurf",
    PaperState.SUBMITTED: "eingereicht",
    PaperState.ADMITTED: "zugelassen",
    PaperState.REFUSED: "nicht zugelassen",
    PaperState.ON_AGENDA: "auf Tagesordnung",
    PaperState.DEBATED: "beraten",
    PaperState.DONE: "erledigt",
    PaperState.WITHDRAWN: "zurückgezogen",
}
TARGETS = {
    Target.OWN: "Beirat selbst",
    Target.ADMINISTRATION: "Verwaltung",
    Target.COUNCIL: "Stadtrat",
}
_IMPACT = "Finanzielle Auswirkungen"
PAPER_SECTIONS = {
    PaperType.MOTION: ("Der Beirat möge beschließen", "Erläuterung", "Begründung", _IMPACT),
    PaperType.TEMPLATE: ("Beschlussvorschlag", "Sachverhalt", "Begründung", _IMPACT),
    PaperType.REPORT: ("Vorschlag", "Bericht", "Anmerkungen", _IMPACT),
    PaperType.STATEMENT: ("Vorschlag", "Stellungnahme", "Begründung", _IMPACT),
}
"""What its sections are called in each kind of paper, in the order of domain/papers.SECTIONS."""


def section_heading(paper: Paper, name: str) -> str:
    """What stands above a section on paper: the paper's own words, or those of its kind."""
    usual = dict(zip(papers.SECTIONS, PAPER_SECTIONS[paper.paper_type], strict=True))
    own = {"explanation": paper.explanation_heading, "rationale": paper.rationale_heading}.get(name, "")
    return own.strip() or usual[name]


def responsible_line(paper: Paper) -> str:
    """Who is to act, as papers say it; empty where nobody is named."""
    name = " ".join(paper.responsible.split())
    return f"Zuständige Stelle: {name}" if name else ""


AMENDMENT = "Änderungsantrag"


def paper_kind(paper: Paper) -> str:
    """What a paper is, in a word; what amends another one is no mere motion."""
    return AMENDMENT if paper.amends_id is not None else PAPER_TYPES[paper.paper_type]


def called(paper: Paper, prefix: str) -> tuple[str, str]:
    """The kind and number a paper is known by: a report that has only the number of a Vorlage is known as that."""
    foreign = paper.paper_type is not PaperType.MOTION and not paper.number and paper.external_number
    kind = PAPER_TYPES[paper.external_kind] if foreign else paper_kind(paper)
    return kind, known_number(paper, prefix)


def known_kind(paper: Paper) -> str:
    """The same for Paper.known_as: what has the number of another body only is called as there."""
    kind, _ = paper.known_as
    return paper_kind(paper) if kind is paper.paper_type else PAPER_TYPES[kind]


def known_number(paper: Paper, prefix: str) -> str:
    """The same of its number; prefix: Body.paper_prefix."""
    return paper.number or external_number(paper, prefix)


def number_words(number: str) -> str:
    """What a screen calls a paper by its number, also while it has none."""
    return number or "ohne Nummer"


def external_number(paper: Paper, prefix: str) -> str:
    """The number another body gave it, as the town writes it: KSD 20113004."""
    return _as_written(paper.external_number, paper.external_kind, prefix)


def number_elsewhere(paper: Paper, number: str, prefix: str) -> str:
    """A number a body gave the paper, with what that counted it as: Vorlage KSD 20113004, Antrag 2011/02."""
    if not number:
        return ""
    kind = paper.external_kind if number == paper.external_number else PaperType.TEMPLATE
    return f"{PAPER_TYPES[kind]} {_as_written(number, kind, prefix)}"


def _as_written(number: str, kind: PaperType, prefix: str) -> str:
    """Motions are counted by who they are moved in, and bear nothing of the town's system; see Body.paper_prefix."""
    number, prefix = number.strip(), prefix.strip() if is_paper_prefix(prefix) else ""
    plain = kind is PaperType.MOTION or not prefix or not number or number.startswith(prefix)
    return number if plain else f"{prefix} {number}"


PRESENTED = {
    PaperType.TEMPLATE: "hiermit legen wir die folgende Vorlage vor:",
    PaperType.REPORT: "hiermit legen wir den folgenden Bericht vor:",
    PaperType.STATEMENT: "hiermit nehmen wir wie folgt Stellung:",
}
"""How the letter begins that brings in something other than a motion."""
FIELD_LABELS = {
    "title": "Betreff",
    "paper_type": "Art",
    "state": "Stand",
    "number": "Nummer",
    "external_number": "Nummer einer anderen Stelle",
    "external_kind": "Art dieser Nummer",
    "explanation_heading": "Überschrift der Erläuterung",
    "rationale_heading": "Überschrift der Begründung",
    "faction_id": "Fraktion",
    "joint_faction_ids": "weitere Fraktionen",
    "organization_id": "Amt",
    "signer_id": "Unterzeichnet von",
    "signed": "Unterschrift",
    "dated": "Datum des Schreibens",
    "received": "Eingang",
    "meeting_id": "Sitzung",
    "target": "Folge im Beschlussfall",
    "self_government": "Selbstverwaltung",
    "addressee": "Anschrift",
    "proposal": "Beschlussvorschlag",
    "explanation": "Erläuterung",
    "rationale": "Begründung",
    "financial_impact": _IMPACT,
    "responsible": "Zuständige Stelle",
    "public": "Öffentlichkeit",
    "refusal_reason": "Grund der Nichtzulassung",
    "refusal_norm": "Rechtsgrundlage der Nichtzulassung",
    "told": "Antworten der Geschäftsstelle",
    "asked": "Rückfrage der Geschäftsstelle",
    "answered": "Antwort der Geschäftsstelle",
    "amends_id": "geänderter Antrag",
    "guest_topic": "Thema des Gastes",
    "guest_meeting_id": "Sitzung des Gastes",
    "sender": "Absender am Tag der Einreichung",
    "note": "Notiz",
    "committee_id": "Gremium",
}
"""What the history calls the fields of a paper."""
VERSION_LABELS = {
    "submitted": "Eingereicht",
    "restored": "Vor dem Wiederherstellen",
    "replaced": "Vor dem Übernehmen",
    "came": "Aus einer Datei übernommen",
}
"""What the program itself calls a version; a label somebody typed stands as it is."""

REFUSED = {
    "paper.title_missing": "Der Betreff fehlt. Bitte eintragen, dann einreichen.",
    "paper.proposal_missing": "In „{title}“ fehlt der Beschlussvorschlag. Bitte den Wortlaut eintragen, über den "
    "abgestimmt werden soll.",
    "paper.refusal_reason_missing": "Wird „{title}“ nicht zugelassen, ist das zu begründen. Bitte den Grund eintragen.",
    "paper.step": "„{title}“ ist „{state}“ und kann nicht „{target}“ werden.",
    "paper.draft_not_issued": "„{title}“ ist noch ein Entwurf. Bitte erst einreichen, dann ausgeben; als PDF-Datei mit "
    "dem Aufdruck „Entwurf“ lässt er sich jederzeit speichern.",
    "paper.not_printable": "Für {characters} hat keine Schrift der Papiere ein Zeichen; es steht unter „{heading}“ bei "
    "„{around}“. Bitte dort ersetzen; gespeichert ist der Text.",
    "paper.not_printable_at": "Für {characters} hat keine Schrift der Papiere ein Zeichen; es steht bei „{around}“. "
    "Bitte dort ersetzen; gespeichert ist der Text.",
    "paper.gone": "Diesen Antrag gibt es nicht mehr, er wurde anderswo gelöscht. Der Text steht noch im Feld und lässt "
    "sich kopieren.",
    "paper.settled": "„{title}“ ist beraten, sein Wortlaut steht fest. Für eine Änderung bitte einen neuen Antrag "
    "anlegen („Duplizieren“).",
    "paper.committee_settled": "„{title}“ ist eingereicht und bleibt bei seinem Gremium. Für ein anderes bitte unter "
    "„Beschlüsse“ eine Station hinzufügen.",
    "paper.on_agenda": "„{title}“ steht auf der Tagesordnung. Bitte dort absetzen, dann eine andere Sitzung wählen.",
    "paper.not_deletable": "„{title}“ wurde schon eingereicht und bleibt in der Akte. Möglich ist „Zurückziehen“.",
    "paper.draft_not_numbered": "„{title}“ ist noch ein Entwurf. Bitte erst einreichen, dann eine Nummer vergeben.",
    "paper.no_meeting_to_go_to": "Für „{title}“ ist keine Sitzung gewählt. Bitte im Antrag unter „Für die Sitzung“ "
    "eine wählen.",
    "paper.adopted": "„{title}“ ist beschlossen und kann nicht mehr zurückgezogen werden. Soll etwas anderes gelten, "
    "braucht es einen neuen Antrag.",
    "paper.not_reopenable": "„{title}“ ist „{state}“; von hier führt kein Schritt zurück.",
    "paper.number_taken": "Die Nummer {number} hat schon „{title}“. Bitte eine andere wählen.",
    "paper.number_unfit": "„{number}“ ist als Nummer zu lang oder enthält unsichtbare Zeichen. Möglich sind höchstens "
    "{longest} Zeichen.",
    "paper.committee_missing": "„{title}“ gehört zu keinem Gremium, darum ist kein Nummernkreis bekannt. Bitte unter "
    "„Gremien & Personen“ einen Beirat anlegen.",
    "paper.text_too_long": "Der Text hat {letters} Zeichen; in einen Abschnitt passen {longest}. Bitte als Anlage "
    "beifügen.",
    "paper.target_unsaid": "Der Wortlaut von „{title}“ spricht davon, was andere tun sollen; als Folge steht aber, "
    "dass der Beirat selbst handelt. Bitte den Antrag öffnen und unter „Folge im Beschlussfall“ wählen, an wen sich "
    "der Beschluss richtet.",
    "paper.unready": "{finding} Oder mit Begründung einreichen.",
    "demand.no_such_number": "{members:# Mitglied kann|# Mitglieder können} es nicht verlangen (gesetzliche "
    "Mitglieder: {seats}). Bitte "
    "die Zahl prüfen.",
    "demand.too_few": "Verlangen können das eine Fraktion oder ein Viertel der gesetzlichen Mitglieder, also {needed}. "
    "{members:Es ist #|Es sind #}.",
    "demand.repeated": "Derselbe Gegenstand wurde am {dealt_with} behandelt und kann erst ab {until} wieder verlangt "
    "werden.",
}

FINDINGS = {
    "demand.too_few": (
        "Verlangt {members:hat es # Mitglied|haben es # Mitglieder}; nötig sind {needed} oder eine Fraktion (§§ 34, "
        "35 GemO).",
        "Prüfen, wer es verlangt hat, oder „Verlangt von“ leeren: Der Vorsitz kann es auch von sich aus aufnehmen.",
    ),
    "paper.title_missing": ("Der Betreff fehlt.", "Betreff eintragen."),
    "paper.proposal_missing": (
        "Der Beschlussvorschlag fehlt.",
        "Den Wortlaut eintragen, über den abgestimmt werden soll.",
    ),
    "paper.rationale_missing": ("Es gibt weder Erläuterung noch Begründung.", "Eine Begründung ergänzen."),
    "paper.financial_impact_missing": (
        "Der Wortlaut spricht von Geld, „Finanzielle Auswirkungen“ ist leer.",
        "Dort eintragen, was es kostet und woher das Geld kommen soll, soweit das bekannt ist.",
    ),
    "paper.meeting_missing": ("Noch keine Sitzung gewählt.", "Die Sitzung wählen, für die der Antrag gedacht ist."),
    "paper.meeting_unknown": (
        "Noch ist keine Sitzung bekannt.",
        "Einreichen geht auch ohne. Wählen lässt sie sich, sobald sie geplant ist; eine Fraktion kennt die Sitzungen "
        "aus dem Register der Geschäftsstelle.",
    ),
    "paper.faction_missing": ("Die Fraktion fehlt.", "Fraktion wählen."),
    "paper.signature_missing": (
        "Die Unterschrift fehlt.",
        "Den Antrag von der oder dem Fraktionsvorsitzenden unterschreiben lassen und „unterschrieben“ ankreuzen.",
    ),
    "paper.signer_not_chair": (
        "Unterschrieben hat nicht die oder der Vorsitzende der Fraktion.",
        "Den Antrag mindestens vom Fraktionsvorsitz unterschreiben lassen oder den Vorsitz unter "
        "„Gremien & Personen“ eintragen.",
    ),
    "paper.deadline_passed": (
        "Antragsschluss war am {deadline}, der Antrag liegt am {arrived} vor.",
        "Eine spätere Sitzung wählen, oder in der Sitzung die Dringlichkeit feststellen lassen (zwei Drittel der "
        "Anwesenden).",
    ),
    "paper.quotes_not_found": (
        "Zitate, die in ihrer Quelle nicht stehen: {count}.",
        "Unter „Zitate und Quellen“ ansehen, dann das Zitat berichtigen oder die richtige Quelle angeben.",
    ),
    "paper.quotes_differ": (
        "Zitate, die von ihrer Quelle abweichen: {count}.",
        "Unter „Zitate und Quellen“ steht Wort für Wort, was anders ist. Ausgelassenes mit „…“ kenntlich machen.",
    ),
    "paper.quotes_earlier": (
        "Zitate, die nur in einer früheren Fassung ihrer Quelle stehen: {count}.",
        "Prüfen, welche Fassung gemeint ist; in der jetzigen lauten die Worte anders.",
    ),
    "paper.citations_unchecked": (
        "Zitate, deren Quelle nicht in der Akte steht und die noch niemand verglichen hat: {count}.",
        "Jedes mit seiner Quelle vergleichen und das ankreuzen.",
    ),
    "paper.quotes_unsourced": (
        "Zitate ohne Quelle: {count}.",
        "Unter „Zitate und Quellen“ die Quelle angeben; was wörtlich in einem Beschluss steht, wird vorgeschlagen.",
    ),
    "paper.asks_others": (
        "Der Wortlaut spricht davon, was andere tun sollen; als Folge steht aber, dass der Beirat selbst handelt.",
        "Unter „Folge im Beschlussfall“ wählen, an wen sich der Beschluss richtet. Sonst geht kein Schreiben hinaus.",
    ),
    "paper.not_self_government": (
        "„{title}“ ist keine Angelegenheit der Selbstverwaltung und kann nicht an „{target}“ gerichtet werden.",
        "Den Antrag an den Beirat selbst richten, etwa als Erklärung oder Einladung eines Gastes.",
    ),
}

WORDS = {
    PaperType: PAPER_TYPES,
    PaperState: PAPER_STATES,
    Target: TARGETS,
}
