"""Words of tables that come as a file, and of lists that go out as one."""

from beirat_desktop.domain.listing import ListKind

REFUSED = {
    "table.empty": "„{name}“ enthält keine Zeilen. Bitte die Tabelle öffnen, prüfen und noch einmal speichern.",
    "table.unreadable": "„{name}“ lässt sich nicht als Tabelle lesen. Möglich sind .xlsx, .xls, .ods und .csv; eine "
    "geschützte Datei bitte ohne Kennwort speichern.",
    "table.too_long": "„{name}“ hat {rows} Zeilen; eine Mitgliederliste hat höchstens {most}.",
    "table.far": "In „{name}“ steht etwas weit weg von der Liste, in Zeile {row} oder Spalte {column}. Bitte in der "
    "Tabellenkalkulation mit Strg+Ende dorthin gehen, es löschen und die Datei neu speichern.",
    "table.too_large": "„{name}“ ist entpackt viel zu groß für eine Mitgliederliste.",
}

LIST_KINDS = {
    ListKind.XLSX: "Excel-Tabelle",
    ListKind.CSV: "CSV",
    ListKind.PDF: "PDF",
}

WORDS = {ListKind: LIST_KINDS}
