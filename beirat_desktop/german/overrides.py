"""Words of passing over a finding."""

REFUSED = {
    "override.reason_missing": "Ein Hinweis lässt sich nur mit Begründung übergehen. Bitte den Grund eintragen.",
    "reason.no_word": "„{said}“ sagt niemandem, warum. Bitte den Grund in mindestens einem Wort eintragen, "
    "zum Beispiel: Tippfehler.",
}
