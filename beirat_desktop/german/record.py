"""What to say when the record's file makes trouble: what happened, what is safe, what to do now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from beirat_desktop.domain.coverage import Coverage
from beirat_desktop.german.dates import short_date


class Trouble(NamedTuple):
    """The three sentences of a trouble, the last one a way on."""

    happened: str
    safe: str
    now: str


_UNTOUCHED = "Die Datei wurde nicht verändert."

TROUBLE: Mapping[str, Trouble] = {
    "missing": Trouble(
        "Die Akte „{name}“ ist nicht mehr da.",
        "Gesucht wurde in {folder}.",
        "Bitte prüfen, ob sie umbenannt oder verschoben wurde, oder eine Sicherung öffnen.",
    ),
    "missing_folder": Trouble(
        "Der Ordner {folder} ist nicht erreichbar.",
        "An der Akte wurde nichts verändert.",
        "Bitte prüfen, ob das Laufwerk oder der Stick angeschlossen ist, oder einen anderen Ordner wählen.",
    ),
    "exists": Trouble(
        "Unter dem Namen „{name}“ liegt in {folder} schon eine Datei.",
        _UNTOUCHED,
        "Bitte einen anderen Namen wählen oder die vorhandene Akte öffnen.",
    ),
    "not_ours": Trouble(
        "„{name}“ ist keine Akte dieses Programms.",
        _UNTOUCHED,
        "Bitte eine andere Datei wählen; Akten enden auf .db.",
    ),
    "damaged": Trouble(
        "Die Akte „{name}“ ist beschädigt und kann nicht gelesen werden.",
        "Sie wurde nicht verändert.",
        "Bitte mit der letzten guten Sicherung weiterarbeiten; die beschädigte Datei bleibt daneben erhalten.",
    ),
    "newer": Trouble(
        "Die Akte „{name}“ stammt aus einer neueren Fassung des Programms (Stand {revision}).",
        _UNTOUCHED,
        "Bitte das Programm aktualisieren oder eine ältere Sicherung öffnen.",
    ),
    "read_only": Trouble(
        "Die Akte „{name}“ oder ihr Ordner ist schreibgeschützt.",
        _UNTOUCHED,
        "Bitte den Schreibschutz aufheben oder die Akte in einen eigenen Ordner kopieren und dort öffnen.",
    ),
    "disk_full": Trouble(
        "Der Datenträger ist voll.",
        "Alles bis zur letzten Änderung ist gespeichert; die letzte Änderung noch nicht.",
        "Bitte Platz schaffen; danach wird weiter gespeichert.",
    ),
    "unreachable": Trouble(
        "Der Datenträger mit „{name}“ antwortet nicht.",
        "Alles bis zur letzten Änderung ist gespeichert; die letzte Änderung noch nicht.",
        "Bitte prüfen, ob das Laufwerk oder der Stick noch verbunden ist, und es noch einmal versuchen.",
    ),
    "locked": Trouble(
        "Ein anderes Programm schreibt gerade in „{name}“.",
        "Die letzte Änderung ist noch nicht gespeichert.",
        "Bitte einen Augenblick warten und es noch einmal versuchen.",
    ),
    "behind": Trouble(
        "An einem anderen Arbeitsplatz wurde gerade etwas geändert.",
        "Dort ist es gespeichert; die letzte Eingabe hier noch nicht.",
        "Bitte ansehen, was jetzt dasteht, und es noch einmal versuchen.",
    ),
    "unsure": Trouble(
        "Die Verbindung zu {folder} riss ab, während gespeichert wurde.",
        "Ob die letzte Änderung dort noch ankam, steht erst fest, wenn der Server wieder antwortet; das Programm sieht "
        "dann nach.",
        "Bitte warten, bis die Statuszeile den Server wieder zeigt, und nur wiederholen, was dann fehlt.",
    ),
    "kept_after_all": Trouble(
        "Die vorige Änderung kam auf {folder} noch an, ehe die Verbindung abriss.",
        "Sie ist gespeichert. Was Sie eben tun wollten, wurde nicht getan, damit nichts doppelt entsteht.",
        "Bitte ansehen, was jetzt dasteht, und nur wiederholen, was noch fehlt.",
    ),
    "no_lock": Trouble(
        "Das Laufwerk mit „{name}“ kennt keine Sperren; zwei Arbeitsplätze könnten sich überschreiben.",
        _UNTOUCHED,
        "Bitte die Akte auf diesen Rechner kopieren und dort öffnen. Für mehrere Arbeitsplätze gibt es die Akte auf "
        "einem Server.",
    ),
    "in_use": Trouble(
        "„{name}“ ist schon geöffnet{by}.",
        _UNTOUCHED,
        "Bitte dort schließen oder in dem offenen Fenster weiterarbeiten.",
    ),
    "replaced": Trouble(
        "An der Stelle der Akte „{name}“ liegt nicht mehr die Datei, die hier geöffnet wurde.",
        "Ein Abgleich mit einem anderen Rechner hat sie wohl ersetzt oder verschoben; in die Datei dort wurde nichts "
        "geschrieben.{kept_words}",
        "Bitte das Programm schließen, beide Stände vergleichen und die Akte aus dem abgeglichenen Ordner nehmen.",
    ),
    "exists_there": Trouble(
        "In der Datenbank „{name}“ auf {folder} liegt schon eine Akte.",
        "Sie wurde nicht verändert.",
        "Bitte sie öffnen oder eine andere, leere Datenbank nennen.",
    ),
    "not_ours_there": Trouble(
        "In der Datenbank „{name}“ auf {folder} liegt etwas anderes als eine Akte dieses Programms.",
        "Dort wurde nichts verändert.",
        "Bitte eine andere Datenbank nennen.",
    ),
    "no_record": Trouble(
        "In der Datenbank „{name}“ auf {folder} liegt noch keine Akte.",
        "Dort wurde nichts verändert.",
        "Bitte eine vorhandene Akte dorthin bringen (beirat-desktop move) oder eine neue anlegen "
        "(beirat-desktop server init).",
    ),
    "no_server": Trouble(
        "Der Server {folder} antwortet nicht.",
        "Alles bis zur letzten Änderung ist gespeichert; die letzte Änderung vielleicht noch nicht.",
        "Bitte die Verbindung prüfen und es noch einmal versuchen.",
    ),
    "no_entry": Trouble(
        "Der Server {folder} lässt diesen Namen oder dieses Kennwort nicht ein.",
        "An der Akte wurde nichts verändert.",
        "Bitte Name und Kennwort prüfen oder die Stelle fragen, die den Server betreut.",
    ),
    "no_database": Trouble(
        "Auf {folder} gibt es keine Datenbank „{name}“.",
        "Dort wurde nichts verändert.",
        "Bitte den Namen prüfen oder sie anlegen lassen (beirat-desktop server init).",
    ),
    "not_allowed": Trouble(
        "Der Server {folder} erlaubt diesem Namen nicht, das zu tun.",
        "Die letzte Änderung wurde nicht gespeichert.",
        "Bitte die Stelle fragen, die den Server betreut.",
    ),
    "bad_address": Trouble(
        "„{file}“ ist keine Adresse eines Servers.",
        "An keiner Akte wurde etwas verändert.",
        "Bitte sie so schreiben: postgresql://name@server/datenbank.",
    ),
    "no_program": Trouble(
        "Auf diesem Rechner fehlt das Programm {program}.",
        "An der Akte wurde nichts verändert.",
        "Bitte PostgreSQLs Hilfsprogramme installieren lassen (unter Debian: postgresql-client).",
    ),
    "encrypted": Trouble(
        "„{name}“ ist verschlüsselt und wurde mit keinem Passwort geöffnet.",
        _UNTOUCHED,
        "Bitte das aufgeschriebene Passwort suchen; eine Sicherung kann ein älteres haben. Stimmt es sicher, ist die "
        "Datei beschädigt: dann eine Sicherung öffnen.",
    ),
    "no_copy": Trouble(
        "Die Sicherungskopie konnte nicht angelegt werden.",
        "Die Akte wurde deshalb nicht verändert.",
        "Bitte prüfen, ob in {folder} geschrieben werden darf und Platz ist.",
    ),
    "no_restore": Trouble(
        "Die Sicherung konnte nicht zurückgespielt werden.",
        "Die Akte ist unverändert.",
        "Bitte prüfen, ob in {folder} geschrieben werden darf, und es noch einmal versuchen.",
    ),
    "no_backup_folder": Trouble(
        "Die tägliche Sicherung nach {file} ist nicht gelungen.",
        "Die Akte selbst ist in Ordnung.",
        "Bitte prüfen, ob das Laufwerk angeschlossen ist, oder unter Einstellungen, Akte und Sicherung einen anderen "
        "Ordner wählen.",
    ),
}

NETWORK_SHARE = (
    "Die Akte liegt auf einem Netzlaufwerk. Das geht, ist aber langsamer; es sollte immer nur ein Arbeitsplatz "
    "zur gleichen Zeit daran arbeiten."
)


COPIES_GO = "Sicherungen mit gelöschten Kontaktdaten entfernen"
"""What the deadline is called; it names nobody, so that it outlives whom it is about."""


def copies_gone(days: Sequence[date]) -> str:
    """Which copies were removed because that was agreed."""
    if len(days) == 1:
        return f"Wie vereinbart gelöscht: die Sicherung vom {short_date(days[0])}, die gelöschte Kontaktdaten enthielt."
    span = f"{short_date(min(days))} bis {short_date(max(days))}"
    return f"Wie vereinbart gelöscht: {len(days)} Sicherungen vom {span}, die gelöschte Kontaktdaten enthielten."


def copies_hold(days: Sequence[date], aside: Sequence[str]) -> str:
    """In which copies stays what is removed from the record; "" where there are none."""
    found = []
    if len(days) == 1:
        found.append(f"in der Sicherung vom {short_date(days[0])}")
    elif days:
        found.append(f"in {len(days)} Sicherungen vom {short_date(min(days))} bis {short_date(max(days))}")
    found += [f"in „{name}“" for name in aside]
    if not found:
        return ""
    way = "Die Sicherungen löscht das Programm am vereinbarten Tag, sonst nach und nach. " if days else ""
    own = "Was vor einer Wiederherstellung beiseitegelegt wurde, bitte selbst löschen. " if aside else ""
    return f"Erhalten bleiben sie {' und '.join(found)}. {way}{own}Andere Kopien kennt das Programm nicht."


def synced(program: str) -> str:
    """That another program keeps the record's folder alike on several machines."""
    return (
        f"Die Akte liegt in einem Ordner, den {program} abgleicht. Solange das Fenster offen ist, darf sie kein "
        "anderer Rechner öffnen: Abgeglichen werden nur ganze Dateien, und eine der beiden Fassungen ginge verloren. "
        "Besser liegt sie daneben und nur die Sicherungen darin, oder auf einem Server."
    )


def covered(looked: Coverage) -> str:
    """What was compared in a look through the whole record."""
    if looked.rows:
        return "Verglichen: jede Zeile und jede Datei mit ihrer Prüfsumme."
    pages = "jede Seite des Servers und jede Datei" if looked.pages else "jede Datei"
    indexes = "jeder Index mit seiner Tabelle (amcheck)"
    return f"Verglichen: {pages} mit ihrer Prüfsumme" + (
        f", {indexes}." if looked.indexes else f"; {indexes} nicht, dazu braucht es den Verwalter des Servers."
    )


def upgraded(dead: int) -> str:
    """That the record was upgraded, and how many links of it lead nowhere."""
    links = "Ein Verweis führte" if dead == 1 else f"{dead} Verweise führten"
    return (
        f"Die Akte ist auf dem neuen Stand. {links} schon vorher ins Leere: Eine ältere Fassung des Programms hatte "
        "entfernt, was dort stand. An diesen Stellen wurde nichts verändert."
    )


def not_restored(copy: Path) -> str:
    """That the record is as it was."""
    return f"Die Sicherung „{copy.name}“ ist nicht zurückgespielt; die Akte ist, wie sie war."


def restored(copy: Path, aside: Path) -> str:
    """That a copy was put back, and where the record before it lies."""
    return f"Die Akte hat jetzt den Stand von {copy.name}. Was vorher in ihr stand, liegt daneben: {aside.name}"


def trouble(kind: str, file: Any, facts: Mapping[str, object]) -> Trouble:
    """The sentences for a trouble with a record; file: its path, or the address of a server."""
    words: dict[str, object] = {
        "file": file or "",
        "name": file.name if file else "",
        "folder": file.parent if file else "",
        "by": _holder(facts),
        "revision": "",
        "program": "",
        "kept_words": f" Der Stand dieses Rechners liegt daneben: {aside}" if (aside := facts.get("kept")) else "",
        **facts,
    }
    return Trouble(*(sentence.format_map(words) for sentence in TROUBLE[kind]))


def _holder(facts: Mapping[str, object]) -> str:
    user, host = facts.get("user"), facts.get("host")
    who = f"von {user}" if user else ""
    where = f"am Rechner {host}" if host else ""
    return "".join(f" {part}" for part in (who, where) if part)
