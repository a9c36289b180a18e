"""Words of attachments."""

from __future__ import annotations

PICTURES_TOO_LARGE = (
    "Die Bilder dieser Seite füllen entpackt mehr Speicher,",
    "als hier dafür da ist. Die Seite wird darum nicht gezeigt.",
    "Bitte die Datei in einem PDF-Programm ansehen.",
)
"""What stands in place of such a page."""

REFUSED = {
    "attachment.there_already": "„{name}“ ist hier schon angehängt.",
    "attachment.empty": "„{name}“ ist leer (0 Bytes) und wurde nicht angehängt. Vielleicht ist die Datei noch nicht "
    "fertig heruntergeladen; bitte öffnen und prüfen.",
    "attachment.link": "„{name}“ liegt nicht in der Akte, sondern im Netz: {address}",
    "attachment.bytes_gone": "Der Inhalt von „{name}“ fehlt in der Datei des Beirates. Bitte aus einer Sicherung "
    "holen (Einstellungen → Sicherung) oder die Datei neu anhängen.",
}


def size_words(size: int) -> str:
    """12 KB, 3,4 MB."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")
