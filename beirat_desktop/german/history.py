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
    "history.cut_off": (
        "Am Ende des Verlaufs der Akte fehlen die Einträge {first} bis {last}.",
        "Die letzte gute Sicherung daneben öffnen und vergleichen: Das Programm selbst löscht keine Einträge.",
    ),
}
