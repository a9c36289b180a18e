"""Words of number patterns."""

from beirat_desktop.domain.profiles import SerialScope

SERIAL_SCOPES = {
    SerialScope.YEAR: "jedes Jahr neu",
    SerialScope.TERM: "jede Wahlperiode neu",
    SerialScope.RUNNING: "fortlaufend",
}

_KNOWN = "{{Jahr}}, {{Jahr:2}}, {{Wahlperiode}}, {{Nummer}} und {{Nummer:4}}"

REFUSED = {
    "number.braces": "Im Nummernmuster „{pattern}“ fehlt eine geschweifte Klammer. Beispiel: {{Jahr}}/{{Nummer:2}}.",
    "number.unknown_field": f"Das Nummernmuster „{{pattern}}“ enthält „{{field}}“. Möglich sind {_KNOWN}.",
    "number.serial_missing": "Das Nummernmuster „{pattern}“ braucht genau einmal die laufende Nummer, zum Beispiel "
    "{{Nummer:2}}.",
    "number.year_missing": "Die Zählung beginnt jedes Jahr neu, im Muster „{pattern}“ fehlt aber das Jahr. Bitte "
    "{{Jahr}} ergänzen, sonst gäbe es Nummern doppelt.",
    "number.term_missing": "Die Zählung beginnt jede Wahlperiode neu, im Muster „{pattern}“ fehlt aber die "
    "Wahlperiode. Bitte {{Wahlperiode}} ergänzen, sonst gäbe es Nummern doppelt.",
    "number.serial_runs_in": "Im Muster „{pattern}“ stehen Wahlperiode und laufende Nummer ohne Trennung "
    "nebeneinander; so könnten zwei Nummern gleich aussehen. Bitte ein Zeichen dazwischen setzen, zum Beispiel "
    "{{Wahlperiode}}/{{Nummer:2}}.",
    "number.pattern_unfit": "Das Nummernmuster „{pattern}“ ist zu lang oder enthält unsichtbare Zeichen. Möglich sind "
    "höchstens {longest} Zeichen.",
}

_WORDS = {"year": "Jahr", "term": "Wahlperiode", "serial": "Nummer"}


def shown_pattern(text: str) -> str:
    """A pattern, or a sentence that quotes one, with German words in its braces."""
    for stored, shown in _WORDS.items():
        text = text.replace("{" + stored, "{" + shown)
    return text


def stored_pattern(text: str) -> str:
    """A pattern as the record keeps it, from what was typed."""
    for stored, shown in _WORDS.items():
        text = text.replace("{" + shown, "{" + stored)
    return text


WORDS = {SerialScope: SERIAL_SCOPES}
