"""Words of trouble with the user's own files."""

import errno

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
    "file.no_viewer": "Auf diesem PC öffnet kein Programm „{name}“. Die Datei liegt bis zum Beenden in {folder}; von "
    "dort oder gespeichert lässt sie sich anderswo öffnen.",
    "file.no_browser": "Auf diesem PC öffnet kein Programm Adressen aus dem Netz. Bitte von Hand aufrufen: {address}",
}
UNWRITTEN = ("file.disk_full", "file.not_writable")
"""What is no rule's refusal, but the surroundings'."""
_WHY = {
    errno.ENOENT: "gibt es nicht",
    errno.EISDIR: "ist ein Ordner",
    errno.ENOTDIR: "liegt in keinem Ordner",
    errno.EEXIST: "gibt es schon",
    errno.EACCES: "ist für dieses Konto gesperrt",
    errno.EPERM: "ist für dieses Konto gesperrt",
    errno.EROFS: "liegt auf einem schreibgeschützten Datenträger",
    errno.ENAMETOOLONG: "hat einen zu langen Namen",
    errno.ENOSPC: "passt nicht mehr: Der Datenträger ist voll",
    errno.EDQUOT: "passt nicht mehr: Der Datenträger ist voll",
}


def unreached(error: OSError) -> str:
    """Why a file or folder is out of reach; what the system says itself may be English."""
    name = f"„{error.filename}“" if error.filename else "Die Datei"
    return f"{name} {_WHY.get(error.errno or 0, 'lässt sich nicht lesen oder schreiben')}."


def draft_handed_words(folder: str) -> str:
    """What is said once the system took a mail draft, short for the status line: whether a program shows it, the
    system does not tell.
    """
    return f"An das Mailprogramm übergeben. Öffnet es nicht, liegt der Entwurf in {folder}"


def word_saved(name: str) -> str:
    """What is said of a copy that somebody goes on writing in."""
    return f"Gespeichert: {name}, eine Kopie nach dem Stand von heute. Maßgeblich bleibt das PDF."


def word_copy_name(pdf_name: str) -> str:
    """What the copy of a PDF is called: Auszug-3-TOP-4-Kopie.docx."""
    return f"{pdf_name.removesuffix('.pdf')}-Kopie.docx"
