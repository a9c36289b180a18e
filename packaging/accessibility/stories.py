"""What listen.py presses: the ten screens of the sample, and the work of an office from the first start on.

A step is a key as xdotool names it, or one of these:
type:WORDS  what is written
to:WORDS    the Tab key until the keyboard is at these words and Orca said them, as who listens would do
back:WORDS  the same backward
tab:WORDS   the same from tab to tab of a page
hear:WORDS  these words must come before it goes on
day:MOMENT  the program is left by its key and started again at that moment
What is not heard ends the run, which then failed. KP_Add is Orca's own key for all of a text in one go.
"""

from __future__ import annotations

from datetime import date, timedelta

Story = tuple[tuple[str, tuple[str, ...]], ...]
PLACES = ("ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6", "ctrl+7", "ctrl+8", "ctrl+9")
SAMPLE: Story = (
    ("Wer arbeitet", ("hear:Wer arbeitet heute?", "Return", "hear:Guten")),
    ("Übersicht", ("Tab",) * 3),
    ("Alle Bereiche", tuple(key for place in PLACES for key in (place, "Tab"))),
    ("Antrag schreiben", ("ctrl+3", "ctrl+n", "type:Bank am Spielplatz", "to:möge beschließen", "type:Eine Bank.")),
    ("Antrag einreichen", ("ctrl+Return", "to:Begründung", "type:Eilig", "to:einreichen button", "Return")),
    (
        "Sitzung eröffnen",
        (
            *("ctrl+2", "Return", "hear:expanded", *("ctrl+Next",) * 5, "hear:Sitzung führen"),
            *("shift+F5", "hear:anwesend", "ctrl+F12", "hear:trotzdem eröffnen"),
            *("to:Trotzdem eröffnen button", "Return", "hear:Sitzung läuft"),
        ),
    ),
    ("Punkt für Punkt", ("F2", "type:Begrüßung.", "F12", "F12", "F12", "F4", "ctrl+Return", "F12")),
    (
        "Stimmen zählen",
        ("F3", "type:20", "Return", "type:3", "Return", "type:10", "ctrl+Return", "F12", "F6", "F11", "Down"),
    ),
    (
        "Sitzung schließen",
        (
            *("ctrl+F12", "hear:Sitzung schließen", "type:19:30"),
            *("to:Sitzung schließen button", "Return", "hear:geschlossen"),
        ),
    ),
    (
        "Auszug ausgeben",
        (
            *("ctrl+2", "hear:Sitzungen", "Down", "Return"),
            *("ctrl+Next", "ctrl+Next", "hear:Auszüge page tab", "to:Tagesordnungspunkte"),
            *("Down", "Down", "space", "ctrl+Return", "hear:ausgeben?"),
            *("to:ausgeben button", "Return", "hear:ausgegeben"),
        ),
    ),
    ("Auszug drucken", ("ctrl+p", "hear:Name:", "Return", "hear:gedruckt")),
    ("Antrag als Text", ("ctrl+3", "Return", "ctrl+shift+l", "KP_Add", "Escape")),
    ("Einstellungen", ("ctrl+k", "type:Einstellungen", "Return", "Tab", "Tab")),
    ("Hilfe", ("F1", "Tab", "Down", "Escape")),
)
MEMBERS = (
    "Vorname;Name;Fraktion;Funktion",
    "Anna;Adler;SPD;Vorsitz",
    "Ben;Baum;CDU;Stellvertretung",
    "Cem;Can;SPD;Mitglied",
)


def from_nothing(today: date) -> Story:
    """An office's first start, and its first motion until the excerpt is printed. today: of the first start."""
    meeting = today + timedelta(days=21)
    meeting += timedelta(days=max(0, 7 - meeting.isoweekday()) if meeting.isoweekday() > 5 else 0)
    if meeting.isoweekday() == 7:
        meeting += timedelta(days=1)
    noticed, signed = meeting - timedelta(days=9), meeting + timedelta(days=1)
    return (
        (
            "Akte anlegen",
            (
                *("hear:Geschäftsstelle button", "Return", "hear:Name der Stadt", "type:Stadt Musterstadt"),
                *("to:Anschrift", "type:Rathausplatz 1", "to:Postleitzahl", "type:12345"),
                *("ctrl+Return", "hear:Name des Beirates", "to:Sitze", "type:3", "ctrl+Return"),
                *("hear:Fraktionen und Listen", "ctrl+Return", "hear:Liste der Mitglieder"),
                *(key for line in MEMBERS for key in (f"type:{line}", "Return")),
                *("ctrl+Return", "hear:Wer arbeitet", "type:Frau Sommer"),
                *("to:Akte anlegen button", "Return", "hear:Guten"),
            ),
        ),
        (
            "Sitzung planen",
            (
                *("ctrl+2", "ctrl+n", "hear:Tag", f"type:{meeting:%d.%m.%Y}", "to:Gebäude", "type:Rathaus"),
                *("to:Sitzung planen button", "Return", "hear:expanded"),
            ),
        ),
        (
            "Antrag schreiben und einreichen",
            (
                *("ctrl+3", "ctrl+n", "hear:Betreff", "type:Bank am Spielplatz", "back:Fraktion", "type:S"),
                *("to:möge beschließen", "type:Die Stadt stellt am Spielplatz eine Bank auf."),
                *("to:Begründung", "type:Wer wartet, sitzt gern.", "ctrl+Return", "hear:einreichen?"),
                *("to:einreichen button", "Return", "hear:Antrag eingereicht"),
            ),
        ),
        (
            "Antrag zulassen und nummerieren",
            (
                *("ctrl+Return", "hear:An wen", "Down", "to:Zulassen button", "Return", "hear:Zugelassen"),
                *("ctrl+k", "hear:Befehl", "type:Nummer vergeben", "Return", "hear:Nummer vergeben dialog"),
                *("to:vergeben button", "Return", "hear:Nummer"),
            ),
        ),
        (
            "Auf die Tagesordnung",
            (
                "ctrl+2",
                "hear:Sitzungen",
                "Return",
                "hear:expanded",
                "back:eingeplant",
                "Return",
                "hear:auf der Tagesordnung",
            ),
        ),
        (
            "Einladung und Bekanntmachung",
            (
                *("ctrl+Return", "hear:Versand am", "to:versenden button", "Return", "hear:versandt"),
                *("to:Bekanntmachung ausgeben", "Return", "hear:ausgeben?", "to:ausgeben button", "Return"),
                *("hear:ausgegeben", "ctrl+1", "hear:Guten"),
            ),
        ),
        (
            "Am Tag der Sitzung",
            (
                *(f"day:{meeting} 16:50:00", "ctrl+2", "Return"),
                *("tab:Einladung", "to:Öffentlich bekannt gemacht", f"type:{noticed:%d.%m.%Y}"),
                *("tab:Sitzung führen", "shift+F5", "hear:anwesend", "ctrl+F12", "hear:Sitzung läuft"),
                *("F2", "type:Begrüßung.", "F12", "F12", "F12", "hear:Bank am"),
                *("F3", "type:2", "Return", "type:1", "Return", "type:0", "ctrl+Return", "hear:festgehalten"),
                *("ctrl+F12", "hear:Sitzung schließen", "type:18:00"),
                *("to:Sitzung schließen button", "Return", "hear:geschlossen", "ctrl+1", "hear:Guten"),
            ),
        ),
        (
            "Niederschrift",
            (
                *(f"day:{signed} 09:00:00", "ctrl+2", "Return", "tab:Niederschrift"),
                *("ctrl+p", "hear:Name:", "Return", "hear:gedruckt"),
                *(
                    "ctrl+Return",
                    "hear:Unterschriften eintragen",
                    "to:eintragen button",
                    "Return",
                    "hear:unterschr",
                ),
                *("ctrl+Return", "hear:versenden", "to:versenden button", "Return", "hear:in der Ablage"),
            ),
        ),
        (
            "Auszug",
            (
                *("tab:Auszüge", "ctrl+Return", "hear:ausgeben?", "to:ausgeben button", "Return"),
                *("hear:ausgegeben", "ctrl+p", "hear:Name:", "Return", "hear:gedruckt"),
            ),
        ),
    )
