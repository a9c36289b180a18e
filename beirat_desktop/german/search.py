"""How what was found is called."""

NOUN_WORDS = {
    "papers": "Antrag",
    "resolutions": "Beschluss",
    "agenda_items": "TOP",
    "meetings": "Sitzung",
    "persons": "Person",
    "speakers": "Gast",
    "organizations": "Stelle",
    "committees": "Gremium",
    "factions": "Fraktion",
    "initiatives": "Vorhaben",
    "attachments": "Anlage",
}
