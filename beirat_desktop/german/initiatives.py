"""Words of initiatives: programmes, projects, declarations, agreements."""

from __future__ import annotations

from datetime import date

from beirat_desktop.domain.initiatives import (
    POINTED,
    Initiative,
    InitiativeKind,
    InitiativeState,
    Partner,
    PartnerKind,
    Relation,
)
from beirat_desktop.german.dates import period_words

INITIATIVE_KINDS = {
    InitiativeKind.PROGRAMME: "Programm",
    InitiativeKind.PROJECT: "Modellprojekt",
    InitiativeKind.STRATEGY: "Strategie",
    InitiativeKind.DECLARATION: "Erklärung",
    InitiativeKind.AGREEMENT: "Kooperationsvereinbarung",
    InitiativeKind.EVENT: "Veranstaltung",
}
INITIATIVE_STATES = {
    InitiativeState.UNDATED: "ohne Zeitangabe",
    InitiativeState.AHEAD: "geplant",
    InitiativeState.RUNNING: "läuft",
    InitiativeState.OVER: "abgeschlossen",
}
PARTNER_KINDS = {
    PartnerKind.PARTNER: "Partner",
    PartnerKind.FUNDER: "Förderer",
    PartnerKind.CARRIER: "Träger",
    PartnerKind.SIGNATORY: "unterzeichnende Stelle",
    PartnerKind.SCIENCE: "wissenschaftliche Begleitung",
}
PARTNER_HEADINGS = {
    PartnerKind.FUNDER: "Gefördert von",
    PartnerKind.CARRIER: "Träger",
    PartnerKind.SIGNATORY: "Unterzeichnet von",
    PartnerKind.SCIENCE: "Wissenschaftliche Begleitung",
    PartnerKind.PARTNER: "Partner",
}
"""What stands above the partners of a kind, in the order in which they are told."""
FIELD_LABELS = {
    "name": "Name",
    "kind": "Art",
    "start": "Zeitraum",
    "end": "Zeitraum",
    "parent_id": "Teil von",
    "office_id": "Zuständige Stelle",
    "office": "Zuständige Stelle",
    "description": "Worum es geht",
    "outcome": "Was daraus wurde",
    "partners": "Beteiligte",
    "milestones": "Verlauf",
    "deliverables": "Ergebnisse",
    "links": "Im Netz",
    "paper_ids": "Grundlagen",
    "resolution_ids": "Grundlagen",
    "later_paper_ids": "Daraus hervorgegangen",
    "later_resolution_ids": "Daraus hervorgegangen",
    "note": "Interne Notiz",
}
"""What the history calls the fields."""
RELATIONS = {
    Relation.RESTS_ON: "Grundlage",
    Relation.LED_TO: "daraus hervorgegangen",
}

REFUSED = {
    "initiative.name_missing": "Der Name fehlt. Bitte eintragen, wie das Vorhaben heißt.",
    "initiative.ends_before_start": "„{name}“ endet so vor seinem Beginn. Bitte Beginn und Ende prüfen.",
    "initiative.gone": "Dieses Vorhaben wurde anderswo gelöscht. Was hier getippt ist, lässt sich noch herauskopieren.",
    "initiative.circle": "„{name}“ kann nicht Teil seiner eigenen Teile sein. Bitte ein anderes Vorhaben wählen.",
    "initiative.address": "„{address}“ ist keine Adresse im Netz. Bitte mit https:// beginnen.",
}


def when_words(initiative: Initiative, today: date) -> str:
    """Seit 2011; 10/2016 bis 2018; of a declaration its day."""
    return period_words(initiative.start, initiative.end, today, pointed=initiative.kind in POINTED)


def partner_words(partner: Partner) -> str:
    """Hochschule am Strom, Prof. Dr. Ada Beispiel, Institut für Stadtforschung (Begleitforschung).

    What the person is to the organisation no source need say: only who signs acts for it, and stands in a table.
    """
    said = ", ".join(filter(None, (partner.name, partner.person, partner.function)))
    return f"{said} ({partner.role})" if partner.role and said else said or partner.role


WORDS = {
    InitiativeKind: INITIATIVE_KINDS,
    InitiativeState: INITIATIVE_STATES,
    PartnerKind: PARTNER_KINDS,
    Relation: RELATIONS,
}
