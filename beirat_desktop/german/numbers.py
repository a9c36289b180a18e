"""Words of number patterns."""

from beirat_desktop.domain.profiles import SerialScope

SERIAL_SCOPES = {
    SerialScope.YEAR: "jedes Jahr neu",
    SerialScope.TERM: "jede Wahlperiode neu",
    SerialScope.RUNNING: "fortlaufend",
}

_KNOWN = "{{year}}, {{year:2}}, {{term}}, {{serial}} und {{serial:4}}"

REFUSED = {
    "number.braces": "Im Nummernmuster „{pattern}“ fehlt eine geschweifte Klammer. Beispiel: {{year}}/{{serial:2}}.",
    "number.unknown_field": f"Das Nummernmuster „{{pattern}}“ enthält „{{field}}“. Möglich sind {_KNOWN}.",
    "number.serial_missing": "Das Nummernmuster „{pattern}“ braucht genau einmal die laufende Nummer, zum Beispiel "
    "{{serial:2}}.",
    "number.year_missing": "Die Zählung beginnt jedes Jahr neu, im Muster „{pattern}“ fehlt aber das Jahr. Bitte "
    "{{year}} ergänzen, sonst gäbe es Nummern doppelt.",
    "number.term_missing": "Die Zählung beginnt jede Wahlperiode neu, im Muster „{pattern}“ fehlt aber die "
    "Wahlperiode. Bitte {{term}} ergänzen, sonst gäbe es Nummern doppelt.",
    "number.serial_runs_in": "Im Muster „{pattern}“ stehen Wahlperiode und laufende Nummer ohne Trennung "
    "nebeneinander; so könnten zwei Nummern gleich aussehen. Bitte ein Zeichen dazwischen setzen, zum Beispiel "
    "{{term}}/{{serial:2}}.",
    "number.pattern_unfit": "Das Nummernmuster „{pattern}“ ist zu lang oder enthält unsichtbare Zeichen. Möglich sind "
    "höchstens {longest} Zeichen.",
}
