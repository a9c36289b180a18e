"""Words of papers."""

from beirat_desktop.domain.papers import PaperState, PaperType, Target

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
SECTIONS = {
    "title": "Titel",
    "proposal": "Beschlussvorschlag",
    "explanation": "Erläuterung",
    "rationale": "Begründung",
}

REFUSED = {
    "paper.title_missing": "Der Titel fehlt. Bitte eintragen, dann einreichen.",
    "paper.proposal_missing": "In „{title}“ fehlt der Beschlussvorschlag. Bitte den Wortlaut eintragen, über den "
    "abgestimmt werden soll.",
    "paper.refusal_reason_missing": "Wird „{title}“ nicht zugelassen, ist das zu begründen. Bitte den Grund eintragen.",
    "paper.step": "„{title}“ ist „{state}“ und kann nicht „{target}“ werden.",
    "demand.too_few": "Verlangen können das eine Fraktion oder ein Viertel der gesetzlichen Mitglieder, also {needed}. "
    "Es sind {members}.",
    "demand.repeated": "Derselbe Gegenstand wurde am {dealt_with} behandelt und kann erst ab {until} wieder verlangt "
    "werden.",
}

FINDINGS = {
    "paper.title_missing": ("Der Titel fehlt.", "Titel eintragen."),
    "paper.proposal_missing": (
        "Der Beschlussvorschlag fehlt.",
        "Den Wortlaut eintragen, über den abgestimmt werden soll.",
    ),
    "paper.rationale_missing": ("Es gibt weder Erläuterung noch Begründung.", "Eine Begründung ergänzen."),
    "paper.meeting_missing": ("Noch keine Sitzung gewählt.", "Die Sitzung wählen, für die der Antrag gedacht ist."),
    "paper.faction_missing": ("Die Fraktion fehlt.", "Fraktion wählen."),
    "paper.signature_missing": (
        "Die Unterschrift fehlt.",
        "Den Antrag von der oder dem Fraktionsvorsitzenden unterschreiben lassen und „unterschrieben“ ankreuzen.",
    ),
    "paper.signer_not_chair": (
        "Unterschrieben hat nicht die oder der Vorsitzende der Fraktion.",
        "Den Antrag mindestens vom Fraktionsvorsitz unterschreiben lassen oder den Vorsitz unter „Gremien“ eintragen.",
    ),
    "paper.deadline_passed": (
        "Antragsschluss war am {deadline}, der Antrag liegt am {arrived} vor.",
        "Eine spätere Sitzung wählen, oder in der Sitzung die Dringlichkeit feststellen lassen (zwei Drittel der "
        "Anwesenden).",
    ),
    "paper.citations_unchecked": (
        "Noch nicht geprüfte Zitate: {count}.",
        "Jedes Zitat mit seiner Quelle vergleichen und als geprüft ankreuzen.",
    ),
    "paper.not_self_government": (
        "„{title}“ ist keine Angelegenheit der Selbstverwaltung und kann nicht an „{target}“ gerichtet werden.",
        "Den Antrag an den Beirat selbst richten, etwa als Erklärung oder Einladung eines Gastes.",
    ),
}
