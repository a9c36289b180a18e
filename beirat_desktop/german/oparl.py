"""Words of what comes out of another council information system."""

from __future__ import annotations

from collections.abc import Sequence

from beirat_desktop.domain.intake import Intake
from beirat_desktop.german.counts import counted

_KEPT = " Es wurde nichts übernommen."
_KEPT_REST = "Der Wortlaut bleibt beim Eintrag aufgehoben."

REFUSED = {
    "oparl.not_text": "{place}: Das ist kein Text (UTF-8), also kein OParl." + _KEPT,
    "oparl.empty": "{place}: Die Datei ist leer." + _KEPT,
    "oparl.not_json": "{place}, Zeile {line}, Spalte {column}: Dort ist kein gültiges JSON; vielleicht ist die Datei "
    "abgeschnitten. Bitte noch einmal besorgen." + _KEPT,
    "oparl.too_deep": "{place}: Die Angaben sind zu tief verschachtelt; das ist kein OParl." + _KEPT,
    "oparl.not_oparl": "{place}: Hier steht kein Objekt von OParl, denn „type“ fehlt. Gebraucht wird eine Datei, ein "
    "Ordner oder die Adresse eines Ratsinformationssystems." + _KEPT,
    "oparl.nothing": "{place}: Hier ist kein einziges Objekt von OParl." + _KEPT,
    "oparl.too_many": "{place}: Das sind mehr als {most} Objekte; so viele nimmt eine Akte nicht auf." + _KEPT,
    "oparl.too_many_files": "Im Ordner {folder} liegen mehr als {most} Dateien. Bitte nur den Ordner mit OParl nennen."
    + _KEPT,
    "oparl.too_many_pages": "Das System führt über mehr als {most} Seiten; vielleicht verweisen sie endlos "
    "aufeinander." + _KEPT,
    "oparl.too_much": "{place}: Zusammen sind das mehr als {gigabytes} GB." + _KEPT,
    "oparl.page_too_large": "{place}: Die Seite ist größer als {megabytes} MB." + _KEPT,
    "oparl.address": "„{address}“ ist keine Adresse im Netz; gebraucht wird eine mit http:// oder https://." + _KEPT,
    "oparl.unreachable": "{address} ist nicht zu erreichen ({reason}). Was schon geholt ist, bleibt; der gleiche "
    "Befehl macht später dort weiter." + _KEPT,
    "oparl.answered": "{address} antwortet mit {code}. Was schon geholt ist, bleibt; bitte die Adresse prüfen oder es "
    "später noch einmal versuchen." + _KEPT,
    "oparl.several_bodies": "Hier sind mehrere Körperschaften ({names}); eine Akte gehört zu einer. Bitte mit --body "
    "eine davon nennen." + _KEPT,
    "oparl.no_such_body": "Eine Körperschaft „{wanted}“ ist nicht dabei. Es gibt: {names}." + _KEPT,
}

FINDINGS = {
    "oparl.tombstones": (
        "Dort als gelöscht gekennzeichnet und nicht übernommen: {count}.",
        "Nichts zu tun.",
    ),
    "oparl.missing": (
        "Verweise zu etwas, das nicht dabei ist: {count}, nämlich bei {fields}.",
        "Fehlt viel, dann den ganzen Bestand oder die Adresse des Systems einlesen. " + _KEPT_REST,
    ),
    "oparl.unreadable": (
        "Angaben, die nicht zu verstehen waren: {count}, nämlich bei {fields}.",
        _KEPT_REST,
    ),
    "oparl.nowhere": (
        "Objekte, aus denen kein Eintrag wurde, weil ihnen das Nötige fehlt: {count}, nämlich {kinds}.",
        _KEPT_REST,
    ),
    "oparl.strange": ("Objekte von einer Art, die OParl nicht kennt: {count}, nämlich {kinds}.", _KEPT_REST),
    "oparl.endless": (
        "Listen, deren Seiten immer weiter verweisen und nichts Neues bringen: {count}; dort ist aufgehört worden.",
        "Nichts zu tun; fehlt etwas, dann beim Betreiber des Systems nachfragen.",
    ),
    "oparl.letters": (
        "Weggelassene Zeichen, die kein Text enthalten kann (Steuerzeichen): {count}.",
        "Nichts zu tun.",
    ),
    "oparl.cut": ("Texte, die zu lang waren und gekürzt sind: {count}.", _KEPT_REST),
    "oparl.partial": (
        "Tage, die nur als Monat oder Jahr angegeben sind: {count}; eingetragen ist der erste oder letzte Tag davon.",
        _KEPT_REST,
    ),
    "oparl.no_body": (
        "Es ist keine Körperschaft dabei; die Akte heißt vorerst „Körperschaft nicht angegeben“.",
        "Den Namen unter Einstellungen, „Stadt und Wahlperioden“, eintragen.",
    ),
    "oparl.no_committee": (
        "Sitzungen und Stationen ohne Gremium: {count}; sie stehen unter „Gremium nicht angegeben“.",
        "Nichts zu tun, oder das Gremium dort umbenennen.",
    ),
    "oparl.factions_joined": (
        "Fraktionen, die noch einmal dastanden, etwa für ein weiteres Gremium: {count}; sie sind hier jeweils eine.",
        "Nichts zu tun.",
    ),
    "oparl.faction_apart": (
        "Mitgliedschaften für die Fraktion eines anderen Gremiums, das nicht der Rat ist: {count}; sie sind hier ohne "
        "Fraktion.",
        _KEPT_REST,
    ),
    "oparl.roles": (
        "Funktionen, die in jeder Stadt etwas anderes bedeuten: {count}, nämlich {words}; wer sie hat, sitzt hier ohne "
        "Stimme.",
        "Unter Personen die Stimme geben, wo sie zusteht. " + _KEPT_REST,
    ),
    "oparl.number_twice": (
        "Papiere mit einer Nummer, die im selben Gremium schon vergeben ist: {count}.",
        "Sie steht als Nummer einer anderen Stelle.",
    ),
    "oparl.no_result": (
        "Beschlusstexte ohne ein Ergebnis, das zu verstehen ist: {count}; sie stehen beim Verlauf des TOP.",
        "Wo es darauf ankommt, das Ergebnis eintragen.",
    ),
    "oparl.no_bytes": (
        "Dateien, die nur als Verweis vorliegen und im Netz geöffnet werden: {count}.",
        "Nichts zu tun; von einer Adresse kommen sie mit „Dateien mitholen“ in die Akte.",
    ),
    "oparl.other_bytes": (
        "Dateien, die andere sind, als OParl angibt (Prüfsumme oder Größe): {count}; es blieb beim Verweis.",
        "Die Dateien neu besorgen; geholte vorher aus ihrem Ordner löschen.",
    ),
    "oparl.files_fetched": (
        "Dateien, die mit in die Akte kommen: {count}; geholt liegen sie auch in {folder}.",
        "Der Ordner kann gelöscht werden, sobald die Akte angelegt ist.",
    ),
    "oparl.files_lost": (
        "Dateien, die es dort nicht gibt oder die der Rechner nicht herausgibt: {count}; es blieb beim Verweis.",
        "Nichts zu tun.",
    ),
    "oparl.files_too_large": (
        "Dateien über {megabytes} MB, oder mehr, als zusammen geholt werden: {count}; es blieb beim Verweis.",
        "Was gebraucht wird, im Netz öffnen.",
    ),
    "oparl.files_elsewhere": (
        "Dateien auf einem anderen Rechner, die nicht geholt wurden: {count}; es blieb beim Verweis.",
        "Was gebraucht wird, im Netz öffnen.",
    ),
    "oparl.elsewhere": ("Objekte einer anderen Körperschaft: {count}.", "Nichts zu tun."),
    "oparl.conflict": (
        "Kennungen, die für zweierlei stehen: {count}, zum Beispiel {example}; übernommen ist das erste.",
        "Das System darauf hinweisen.",
    ),
    "oparl.not_read": (
        "Dateien im Ordner, die kein OParl sind: {count}, zum Beispiel {example}.",
        "Nichts zu tun.",
    ),
    "oparl.other_hosts": (
        "Verweise zu einem anderen Rechner, denen nicht gefolgt wurde: {count}.",
        "Gehört er dazu, dessen Adresse in eine eigene Akte einlesen.",
    ),
    "oparl.gone": ("Seiten, die es dort nicht mehr gibt oder auf denen kein OParl steht: {count}.", "Nichts zu tun."),
    "oparl.kept": (
        "Gelesene Seiten: {count}, davon neu geholt {fetched}; sie liegen in {folder}.",
        "Der Ordner kann gelöscht werden; dann wird beim nächsten Mal alles neu geholt.",
    ),
}

_COUNTED = {
    "terms": ("Wahlperiode", "Wahlperioden"),
    "committees": ("Gremium", "Gremien"),
    "factions": ("Fraktion", "Fraktionen"),
    "organizations": ("Stelle", "Stellen"),
    "persons": ("Person", "Personen"),
    "memberships": ("Mitgliedschaft", "Mitgliedschaften"),
    "meetings": ("Sitzung", "Sitzungen"),
    "agenda_items": ("TOP", "TOP"),
    "attendances": ("Anwesenheit", "Anwesenheiten"),
    "papers": ("Antrag oder Vorlage", "Anträge und Vorlagen"),
    "consultations": ("Station", "Stationen"),
    "resolutions": ("Beschluss", "Beschlüsse"),
    "citations": ("Verweis auf ein Papier", "Verweise auf ein Papier"),
    "attachments": ("Datei", "Dateien"),
}


def counts_words(intake: Intake) -> str:
    """3 Gremien, 214 Sitzungen, 1.302 TOP."""
    counts = [counted(intake.counts[noun], *words) for noun, words in _COUNTED.items() if intake.counts.get(noun)]
    return ", ".join(counts)


def rest_words(intake: Intake, most: int = 12) -> str:
    """312 Felder ohne Platz: keyword (200), license (112); nothing where all had one."""
    return _fields_words(sorted(intake.rest.items(), key=lambda one: (-one[1], one[0])), most)


def unplaced_words(objects: int, names: Sequence[tuple[str, int]], without: Sequence[tuple[str, int]]) -> str:
    """1.302 Objekte kamen aus einem anderen System. 312 Felder ohne Platz, … Ohne Eintrag blieben: System (1)."""
    if not objects:
        return "Diese Akte kam aus keinem anderen System."
    said = [f"{counted(objects, 'Objekt kam', 'Objekte kamen')} aus einem anderen System.", _fields_words(names, 12)]
    if without:
        said.append(f"Ohne eigenen Eintrag blieben: {', '.join(f'{kind} ({count})' for kind, count in without)}.")
    return " ".join(filter(None, said))


def _fields_words(counts: Sequence[tuple[str, int]], most: int) -> str:
    if not counts:
        return ""
    names = [f"{name} ({count})" for name, count in counts]
    more = f" und {counted(len(names) - most, 'weiteres', 'weitere')}" if len(names) > most else ""
    said = counted(sum(count for _, count in counts), "Feld ohne Platz", "Felder ohne Platz")
    return f"{said}, beim Eintrag aufgehoben: {', '.join(names[:most])}{more}."
