"""Words of passing over a finding."""

REFUSED = {
    "override.reason_missing": "Ein Hinweis lässt sich nur mit Begründung übergehen. Bitte den Grund eintragen.",
}
