"""Words on a record that is locked with a password: what that guards against, and what it does not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from beirat_desktop.german.counts import counted

REFUSED = {
    "lock.short": "Das Passwort ist zu kurz. Bitte mindestens {least} Zeichen wählen, zum Beispiel vier Wörter "
    "hintereinander.",
    "lock.differs": "Die beiden Eingaben sind verschieden. Bitte beide noch einmal eingeben.",
    "lock.wrong": "Das ist nicht das Passwort der Akte „{name}“. Bitte noch einmal eingeben.",
    "lock.already": "Die Akte „{name}“ ist schon verschlüsselt. Ihr Passwort lässt sich ändern.",
    "lock.open": "Die Akte „{name}“ ist nicht verschlüsselt. Bitte sie zuerst verschlüsseln.",
    "lock.server": "Eine Akte auf einem Server hat kein Passwort dieser Art. Bitte die Stelle, die den Server betreut, "
    "nach der Verschlüsselung seiner Platten fragen.",
}

GUARDS = (
    "Verschlüsselt sind dann die Akte, ihre Sicherungen und die Entwürfe: Wer den Rechner, den Stick oder eine "
    "Sicherung ohne das Passwort in die Hand bekommt, liest darin nichts."
)
LOST = (
    "Ist das Passwort verloren, kann niemand die Akte mehr öffnen, auch nicht, wer das Programm gemacht hat. Ein "
    "Ersatzpasswort gibt es nicht."
)
NOTED = "Das Passwort ist aufgeschrieben und getrennt vom Rechner verwahrt"
NOT_NOTED = "Bitte das Passwort zuerst aufschreiben und getrennt vom Rechner verwahren; dann hier das Häkchen setzen."
KEEP = "Auf diesem Rechner merken (im Schlüsselbund des Systems)"
KEEP_HINT = "Dann öffnet die Akte, wer an diesem Rechner angemeldet ist, ohne nach dem Passwort gefragt zu werden."
OLDER_COPIES = "Ältere Sicherungen behalten das Passwort, das an ihrem Tag galt. Bitte auch dieses aufheben."
NOT_KEPT = "Der Schlüsselbund des Systems hat das Passwort nicht angenommen; beim nächsten Öffnen wird danach gefragt."


def encrypted(plain: Sequence[Path]) -> str:
    """That the record is locked now, and what lies beside it as before."""
    if not plain:
        return "Die Akte ist verschlüsselt und mit der bisherigen verglichen: Alles ist gleich."
    return (
        "Die Akte ist verschlüsselt und mit der bisherigen verglichen: Alles ist gleich. Unverschlüsselt "
        f"{'liegt' if len(plain) == 1 else 'liegen'} noch {counted(len(plain), 'Datei', 'Dateien')} daneben."
    )


_NAMED = 8
"""So many files are named each by itself; of more, the first ones and the folders of the others."""


def plain_files(plain: Sequence[Path], *, copies: bool) -> str:
    """The question whether to remove what can be read without a password; copies: whether a new one is made then."""
    shown = plain if len(plain) <= _NAMED else plain[: _NAMED - 2]
    rest = plain[len(shown) :]
    named = [str(path) for path in shown]
    if rest:
        folders = ", ".join(sorted({str(path.parent) for path in rest}))
        named.append(f"und {len(rest)} weitere in {folders}")
    fresh = (
        "gleich danach entsteht eine neue, verschlüsselte."
        if copies
        else "bitte danach unter Einstellungen, Akte und Sicherung einen Ordner für neue wählen."
    )
    return (
        "Diese Dateien enthalten die Akte oder Texte aus ihr und sind ohne Passwort zu lesen:\n\n"
        + "\n".join(named)
        + f"\n\nNach dem Entfernen gibt es von früheren Tagen keine Sicherung mehr; {fresh} Reste auf dem Datenträger "
        "kann das Programm nicht löschen; dagegen hilft nur ein verschlüsselter Datenträger. Kopien an anderen Orten "
        "kennt es nicht."
    )


PLAIN_GONE = "Neben der verschlüsselten Akte liegt keine unverschlüsselte Datei mehr."


def plain_left(plain: Sequence[Path]) -> str:
    """That a locked record has files beside it, or among its copies, that anybody can read."""
    files = "liegt noch eine Datei" if len(plain) == 1 else f"liegen noch {len(plain)} Dateien"
    return f"Die Akte ist verschlüsselt, doch ohne Passwort zu lesen {files} mit ihr oder Texten aus ihr."


def decrypted(aside: Path) -> str:
    """That the record has no password any more."""
    return f"Die Akte ist nicht mehr verschlüsselt. Die verschlüsselte liegt daneben: {aside.name}"


def password_changed() -> str:
    """That another password opens the record."""
    return f"Das Passwort der Akte ist geändert. {OLDER_COPIES}"


def asked(name: str, *, copy: bool) -> str:
    """What stands above the field for the password."""
    if copy:
        return f"Die Sicherung „{name}“ ist verschlüsselt. Es gilt das Passwort, das die Akte an diesem Tag hatte."
    return f"Die Akte „{name}“ ist verschlüsselt."


def tries_left(left: int) -> str:
    """That it is another password, and how often it may still be tried before the program asks how to go on."""
    again = f"Noch {counted(left, 'Versuch', 'Versuche')}." if left else ""
    return f"Das ist nicht das Passwort. Groß- und Kleinschreibung zählt. {again}".rstrip()
