"""Words of the shell."""

REFUSED = {
    "shell.no_meeting": "Am {day} gibt es in dieser Akte keine Sitzung.",
    "shell.several_meetings": "Am {day} gibt es mehrere Sitzungen: {times} Uhr. Bitte die Uhrzeit dazuschreiben, zum "
    "Beispiel „{day} {first}“.",
    "shell.no_paper": "Einen Antrag oder eine Vorlage mit der Nummer {number} gibt es in dieser Akte nicht.",
    "shell.no_item": "Die Sitzung am {day} hat keinen Tagesordnungspunkt {number}. Bitte so schreiben wie in der "
    "Tagesordnung, zum Beispiel „Ö 4“.",
    "shell.no_initiative": "Welches Vorhaben „{name}“ ist, lässt sich nicht sagen. Bitte einen dieser Namen angeben: "
    "{known}.",
    "shell.no_faction": "Eine Fraktion „{name}“ gibt es in dieser Akte nicht. Bitte den Namen oder die Kurzform "
    "schreiben, zum Beispiel SPD.",
    "shell.no_term": "Eine Wahlperiode „{name}“ gibt es in dieser Akte nicht. Bekannt sind: {known}.",
    "shell.no_year": "„{text}“ ist kein Jahr. Bitte vierstellig schreiben, zum Beispiel 2011.",
    "shell.no_speaker": "Zur Sitzung am {day} ist kein Gast eingetragen.",
}
