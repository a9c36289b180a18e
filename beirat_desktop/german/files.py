"""Words of trouble with the user's own files."""

REFUSED = {
    "file.vanished": "Die Datei „{name}“ ist nicht mehr da. Vielleicht wurde sie verschoben oder umbenannt; "
    "bitte neu auswählen.",
    "file.unreadable": "Die Datei „{name}“ lässt sich nicht lesen. Vielleicht ist sie in einem anderen Programm "
    "geöffnet oder gesperrt; bitte schließen und noch einmal versuchen.",
    "file.is_folder": "„{name}“ ist ein Ordner. Bitte die Dateien darin einzeln auswählen.",
    "file.too_large": "Die Datei „{name}“ hat {megabytes} MB; möglich sind höchstens {largest} MB. Bitte verkleinern "
    "oder als Verweis auf eine Quelle erfassen.",
    "file.disk_full": "„{name}“ wurde nicht gespeichert: Der Datenträger ist voll. Bitte Platz schaffen oder einen "
    "anderen Ordner wählen.",
    "file.not_writable": "„{name}“ lässt sich in „{folder}“ nicht speichern. Vielleicht ist der Ordner "
    "schreibgeschützt oder die Datei gerade geöffnet; bitte einen anderen Namen oder Ordner wählen.",
}
