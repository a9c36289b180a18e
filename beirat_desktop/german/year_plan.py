"""Words of the year plan."""

from collections.abc import Iterable

from beirat_desktop.domain.year_plan import Clash, SchoolHolidays

REFUSED = {
    "year_plan.days_missing": "Bitte den ersten und den letzten Ferientag eintragen, den ersten zuerst.",
    "year_plan.name_missing": "Wie heißen diese Ferien? Bitte den Namen eintragen, zum Beispiel Osterferien.",
    "year_plan.invited": "Zur Sitzung am {day} ist schon eingeladen; durch Ziehen wird sie nicht verlegt. „Verlegen …“ "
    "fragt nach dem Grund und lädt danach neu ein.",
    "year_plan.bad_line": "Zeile {number} in „{name}“ ist nicht zu lesen. Sie braucht ersten Tag, letzten Tag und "
    "Namen, durch Tabulatoren getrennt: 2030-04-15, 2030-04-30, Osterferien; dahinter kann die Quelle stehen.",
}

FINDINGS = {
    "year_plan.holiday": ("Der {day} ist ein Feiertag ({name}).", "Einen anderen Tag wählen."),
    "year_plan.school_holidays": (
        "Der {day} liegt in den Schulferien ({name}, bis {last}).",
        "Prüfen, ob genug Mitglieder da sind.",
    ),
    "year_plan.same_day": (
        "Am {day} tagt auch {body}; die Uhrzeit steht nicht in der Akte.",
        "Prüfen, ob beide zur selben Zeit tagen.",
    ),
    "year_plan.at_once": (
        "Zur selben Zeit tagt {body} ({day}, {begin} Uhr).",
        "Prüfen, ob jemand in beiden sitzt oder der Raum doppelt belegt ist.",
    ),
}
"""What is pointed out, and what may be done."""

_SIGNS = {
    "year_plan.holiday": "Feiertag",
    "year_plan.school_holidays": "Ferien",
    "year_plan.same_day": "selber Tag",
    "year_plan.at_once": "zugleich",
    "meeting.posting_day": "Posttag",
}


def clash_sign(clash: Clash) -> str:
    """A clash in a word, where there is room for no more."""
    return _SIGNS[clash.finding.rule]


def school_source(known: Iterable[SchoolHolidays]) -> list[str]:
    """Who says when there is no school, and that nobody vouches for it; a sentence for each source."""
    sources = dict.fromkeys(one.source for one in known if one.source)
    return [f"Schulferien nach {source}. Bitte prüfen." for source in sources]


def until_known(year: int) -> str:
    """That school holidays are missing, and how they are added."""
    return f"Für {year} sind nicht alle Schulferien bekannt; „Schulferien ergänzen …“ nimmt sie auf."
