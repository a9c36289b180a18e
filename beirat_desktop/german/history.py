"""Words of the history."""

FINDINGS = {
    "history.gap": (
        "Im Verlauf der Akte fehlen die Einträge {first} bis {last} (vor dem {before}).",
        "Die letzte gute Sicherung daneben öffnen und vergleichen: Das Programm selbst löscht keine Einträge.",
    ),
    "history.edited": (
        "Der Eintrag {position} im Verlauf der Akte ({day}, {by}) stimmt nicht mehr mit seiner Prüfsumme überein.",
        "Die letzte gute Sicherung daneben öffnen und vergleichen: Er wurde außerhalb des Programms verändert.",
    ),
    "history.count_lost": (
        "Der Verlauf der Akte zählt {found} Einträge, der Zähler der Akte steht aber bei {counted}.",
        "Die letzte gute Sicherung daneben öffnen und vergleichen: Der Zähler wurde außerhalb des Programms verändert.",
    ),
    "history.record_gone": (
        "In der Akte fehlt, was nach ihrem Verlauf da sein muss ({kind}: {count}; zuletzt geändert am {changed} von "
        "{by}).",
        "Die letzte gute Sicherung daneben öffnen und vergleichen: Das wurde außerhalb des Programms entfernt.",
    ),
    "history.cut_off": (
        "Am Ende des Verlaufs der Akte fehlen die Einträge {first} bis {last}.",
        "Die letzte gute Sicherung daneben öffnen und vergleichen: Das Programm selbst löscht keine Einträge.",
    ),
}
