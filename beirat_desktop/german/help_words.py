"""What somebody new calls things in the help, and how the handbook calls them."""

from __future__ import annotations

from beirat_desktop.domain.folding import fold

_SAME = """
    Passwort Kennwort
    vergessen verloren
    Beamer Projektor Saalanzeige
    Excel Tabelle xlsx
    Word docx
    Protokoll Niederschrift
    Video Videokonferenz hybrid zugeschaltet
    Screenreader Vorleser vorlesen Orca
    Zoom größer
    Tastenkürzel Tastenkombination Shortcut Taste
    Dunkelmodus dunkel
    Nachrücker nachrück
    Vertreter Vertretung
    verschieben verlegen verlegt
    stornieren absagen
    Netzwerk Server
    Backup Sicherung sichern
    Update Neu
    Drucker drucken
    Termin Sitzung
    Brief Schreiben
    Unterschrift unterschreiben
    zurücknehmen rückgängig
    entfernen löschen
    umbenennen ändern
    Rechner PC Computer
    verpasst überfällig
"""
_ENDINGS = ("en", "er", "em", "es", "e", "n", "s")
_LEAST = 5
"""Letters of a word that stay when its ending is left out."""

_GROUPS = tuple(tuple(fold(word) for word in line.split()) for line in _SAME.strip().splitlines())


def meant_by(word: str) -> frozenset[str]:
    """The folded word, without its ending, and what else is said for it; any of them may stand in a page."""
    asked = fold(word)
    found = {asked, _stem(asked)}
    for group in _GROUPS:
        if any(asked.startswith(_stem(one)) for one in group):
            found.update(_stem(one) for one in group)
    return frozenset(found)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word.removesuffix(ending)
    return word
