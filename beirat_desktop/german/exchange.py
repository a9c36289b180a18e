"""Words of what enters and leaves as a file."""

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
    "import.type": "{path}: Hier steht die falsche Art von Wert ({found})." + _KEPT,
    "import.value": "{path}: Der Wert „{found}“ ist hier nicht möglich." + _KEPT,
    "import.twice": "{path}: Die Kennung {id} steht zweimal in der Datei." + _KEPT,
    "import.exists": "{path}: Die Kennung {id} gibt es in dieser Akte schon. Bitte in eine leere Akte einlesen."
    + _KEPT,
    "import.dangling": "{path}: Der Verweis auf {id} führt ins Leere." + _KEPT,
    "import.cycle": "{path}: Die Verweise laufen im Kreis." + _KEPT,
    "import.too_long": "{path}: Der Text hat {length} Zeichen, möglich sind {most}." + _KEPT,
    "import.no_picture": "{path}: Das Logo ist kein lesbares PNG oder JPEG." + _KEPT,
    "import.damaged_file": "{path}: Der Anhang ist beschädigt, seine Prüfsumme stimmt nicht." + _KEPT,
    "move.differs": "In der neuen Akte steht nicht alles wie in der alten ({tables}); sie wurde wieder entfernt. Die "
    "alte ist unverändert. Bitte so lange mit ihr weiterarbeiten und den Bericht an die Betreuung geben.",
    "import.rule": "{path}: {refusal}" + _KEPT,
}
