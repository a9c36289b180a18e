"""Words of the year plan."""

REFUSED = {
    "year_plan.bad_line": "Zeile {number} in „{name}“ ist nicht zu lesen. Sie braucht ersten Tag, letzten Tag und "
    "Namen, durch Tabulatoren getrennt: 2030-04-15, 2030-04-30, Osterferien.",
}

FINDINGS = {
    "year_plan.holiday": ("Der {day} ist ein Feiertag ({name}).", "Einen anderen Tag wählen."),
    "year_plan.school_holidays": (
        "Der {day} liegt in den Schulferien ({name}, bis {last}).",
        "Prüfen, ob genug Mitglieder da sind.",
    ),
    "year_plan.at_once": (
        "Zur selben Zeit tagt ein anderes Gremium ({day}, {begin} Uhr).",
        "Prüfen, ob jemand in beiden sitzt oder der Raum doppelt belegt ist.",
    ),
}
"""What is pointed out, and what may be done."""
