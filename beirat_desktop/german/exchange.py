"""Words of what enters and leaves as a file."""

from beirat_desktop.domain.plain import DataKind

_KEPT = " Es wurde nichts übernommen."

REFUSED = {
    "import.not_text": "Die Datei ist kein Text (UTF-8). Gebraucht wird eine Datei, die mit „export“ entstanden ist."
    + _KEPT,
    "import.not_json": "Zeile {line}, Spalte {column}: Die Datei ist dort kein gültiges JSON; vielleicht ist sie "
    "abgeschnitten. Bitte die Datei noch einmal besorgen." + _KEPT,
    "import.too_deep": "Die Datei ist zu tief verschachtelt und stammt nicht aus diesem Programm." + _KEPT,
    "import.not_ours": "Die Datei stammt nicht aus Beirat Desktop: Am Anfang fehlt „format“: „beirat-desktop“." + _KEPT,
    "import.newer": "Die Datei hat die Fassung {version} und stammt aus einem neueren Programm. Bitte zuerst das "
    "Programm aktualisieren." + _KEPT,
    "import.unknown": "{path}: Dieses Feld kennt das Programm nicht. Bitte den Namen prüfen oder das Feld entfernen."
    + _KEPT,
    "import.missing": "{path}: Diese Angabe fehlt." + _KEPT,
    "import.type": "{path}: Hier steht {found}; gebraucht wird etwas anderes." + _KEPT,
    "import.letter": "{path}: Das Zeichen U+{code} ist hier nicht möglich; die Datei wurde verändert." + _KEPT,
    "import.number": "{path}: Die Zahl ist zu groß." + _KEPT,
    "import.id": "{path}: „{found}“ kann keine Kennung sein; möglich sind bis zu 80 Buchstaben und Ziffern, dazwischen "
    "auch - _ . und Leerzeichen, also keine Adresse (https://…)." + _KEPT,
    "import.moment": "{path}: „{found}“ ist kein Zeitpunkt; gebraucht wird zum Beispiel 2026-03-12T18:00:00+01:00."
    + _KEPT,
    "import.name_twice": "Ein Objekt der Datei hat das Feld „{name}“ zweimal; welches gilt, ist nicht zu erkennen."
    + _KEPT,
    "import.oparl": "Die Datei enthält OParl eines Ratsinformationssystems. Eingelesen wird hier eine ganze Akte, wie "
    "„export“ sie schreibt; OParl bitte unter Einstellungen, „Akte und Sicherung“, oder mit „import oparl“ einlesen."
    + _KEPT,
    "import.in_use": "In dieser Akte wird schon gearbeitet ({body}); eine zweite Akte lässt sich nicht dazu einlesen. "
    "Bitte in eine neue Akte einlesen." + _KEPT,
    "import.two_bodies": "{path}: Eine Akte gehört zu einer Stadt; „{name}“ ist schon die zweite. Bitte für jede Stadt "
    "eine eigene Datei einlesen." + _KEPT,
    "import.same_number": "{path}: Diese Nummer hat in der Datei schon ein anderer Eintrag ({kind})." + _KEPT,
    "import.size": "{path}: Angegeben sind {said} Bytes, der Inhalt hat {found}." + _KEPT,
    "import.file_name": "{path}: „{found}“ ist kein Dateiname." + _KEPT,
    "import.value": "{path}: Der Wert „{found}“ ist hier nicht möglich." + _KEPT,
    "import.twice": "{path}: Die Kennung {id} steht zweimal in der Datei." + _KEPT,
    "import.dangling": "{path}: Der Verweis auf {id} führt ins Leere." + _KEPT,
    "import.cycle": "{path}: Die Verweise laufen im Kreis." + _KEPT,
    "import.too_long": "{path}: Der Text hat {length} Zeichen, möglich sind {most}." + _KEPT,
    "import.no_picture": "{path}: Das Logo ist kein lesbares PNG oder JPEG." + _KEPT,
    "import.damaged_file": "{path}: Der Anhang ist beschädigt, seine Prüfsumme stimmt nicht." + _KEPT,
    "move.differs": "In der neuen Akte steht nicht alles wie in der alten ({tables}); sie wurde wieder entfernt. Die "
    "alte ist unverändert. Bitte so lange mit ihr weiterarbeiten und den Bericht an die Betreuung geben.",
    "import.rule": "{path}: {refusal}" + _KEPT,
}

WORDS = {
    DataKind: {
        DataKind.NOTHING: "nichts (null)",
        DataKind.YES_NO: "wahr oder falsch (true, false)",
        DataKind.NUMBER: "eine Zahl",
        DataKind.TEXT: "ein Text",
        DataKind.LIST: "eine Liste",
        DataKind.OBJECT: "ein Objekt",
    },
}
