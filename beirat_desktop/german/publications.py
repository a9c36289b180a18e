"""Words of papers that go public, of the reports, and of what is published as a folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from beirat_desktop.domain.publication import Cut
from beirat_desktop.domain.website import Changes, FileRole
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date

REFUSED = {
    "publication.closed": "„{title}“ ist nicht öffentlich; davon gibt es keine Fassung zur Veröffentlichung.",
    "publication.internal": "Dieses Schriftstück ist für das Haus bestimmt; davon gibt es keine Fassung zur "
    "Veröffentlichung.",
    "publication.let_stand_reason": "Diese Worte sehen wie Kontaktdaten oder der Name eines Gastes aus. Damit sie "
    "stehen bleiben, bitte die Begründung eintragen.",
    "publication.minutes_draft": "Die Niederschrift vom {day} ist noch nicht unterschrieben. Bitte zuerst "
    "unterschreiben lassen, dann veröffentlichen.",
    "notice.agenda_empty": "Die Tagesordnung der Sitzung am {day} ist leer; es gibt noch nichts bekannt zu machen.",
    "council_paper.not_resolved": "Zu „{title}“ hat der Beirat noch nichts beschlossen. Bitte zuerst den Beschluss "
    "der Sitzung eintragen.",
    "council_paper.not_self_government": "„{title}“ ist keine Angelegenheit der Selbstverwaltung; damit kann sich der "
    "Beirat nicht an den Stadtrat wenden (§ 56 GemO).",
    "council_paper.nothing_awaited": "„{title}“ liegt nach der letzten Beratung im Beirat nicht beim Stadtrat: Er hat "
    "schon entschieden oder zurückverwiesen, oder die Station fehlt. Bitte zuerst den neuen Beschluss des Beirates "
    "eintragen oder unter „Beschlüsse“ die Station „Stadtrat“ hinzufügen.",
    "council_paper.wording_unconfirmed": "Unter ANTRAG steht, was der Stadtrat beschließen soll. Vorgeschlagen ist: "
    "{wording} Bitte unter „Beschlüsse“ mit „Wortlaut für den Stadtrat …“ bestätigen oder ändern.",
    "council_paper.wording_not_turned": "So kann der Stadtrat es nicht beschließen: {sentence} Bitte unter "
    "„Beschlüsse“ mit „Wortlaut für den Stadtrat …“ einen Satz eintragen, in dem er selbst handelt.",
    "council_paper.wording_empty": "Bitte eintragen, was der Stadtrat beschließen soll.",
    "council_paper.wording_settled": "Der Stadtrat hat schon entschieden; was ihm vorlag, steht fest.",
    "report.no_committee": "In dieser Akte gibt es noch kein Gremium, über das zu berichten wäre.",
    "publish.no_address": "Unter welcher Adresse der Ordner im Netz zu lesen sein wird, steht noch nicht fest. Bitte "
    "beim ersten Mal angeben, etwa https://beirat.beispielstadt.de; sie steht in allen Daten.",
    "publish.address": "„{typed}“ ist keine Adresse einer Seite im Netz. Gebraucht wird etwas wie "
    "https://beirat.beispielstadt.de.",
    "publish.foreign": "Im Ordner {folder} liegt schon anderes, das nicht aus diesem Programm kommt. Bitte einen "
    "leeren Ordner wählen oder den, in den schon veröffentlicht wurde.",
    "publish.moved": "Der Ordner gehört zur Adresse {before}; unter {address} wären alle bisherigen Verweise anderer "
    "falsch. Bitte für eine neue Adresse einen leeren Ordner wählen.",
    "publish.damaged": "Die Datei {file} ist beschädigt; damit ist nicht zu erkennen, was hier veröffentlicht wurde. "
    "Bitte in einen leeren Ordner veröffentlichen.",
}

WORDS = {
    FileRole: {
        FileRole.MAIN: "Wortlaut",
        FileRole.NOTICE: "Bekanntmachung",
        FileRole.MINUTES: "Niederschrift",
        FileRole.ATTACHMENT: "Anlage",
    },
}


def published_words(changes: Changes) -> str:
    """What changes in the files: 3 Dateien neu, 1 Datei geändert; 800 wie bisher."""
    if not changes.any:
        return f"Alles auf dem Stand der Akte ({counted(changes.same, 'Datei', 'Dateien')})."
    parts = ((changes.added, "neu"), (changes.changed, "geändert"), (changes.removed, "entfernt"))
    parts_said = [f"{counted(len(paths), 'Datei', 'Dateien')} {how}" for paths, how in parts if paths]
    return f"{', '.join(parts_said)}{f'; {changes.same} wie bisher' if changes.same else ''}."


def left_out_words(changes: Changes) -> str:
    """Of what no file could be drawn."""
    titles = "; ".join(f"„{title}“" for title in changes.left_out)
    return f"Davon ließ sich keine Datei erzeugen; bitte die Fassung zur Veröffentlichung ansehen: {titles}."


def cuts_sentence(cuts: Sequence[Cut]) -> str:
    """What the list below it is about."""
    places = "eine Stelle" if len(cuts) == 1 else f"{len(cuts)} Stellen"
    return (
        f"Das Programm hält {places} für Kontaktdaten oder für den Namen eines Gastes, der nicht genannt werden will, "
        "und lässt sie in der Fassung zur Veröffentlichung weg. Nichtöffentliches fehlt dort ohnehin."
    )


def cut_line(cut: Cut) -> str:
    """The stretch in its place: … Fragen an ▸Tel. 0621 504◂ bis Freitag …"""
    before = " ".join(cut.before.split())
    after = " ".join(cut.after.split())
    spaced = (" " if cut.before[-1:].isspace() else ""), (" " if cut.after[:1].isspace() else "")
    return f"{before}{spaced[0]}▸{' '.join(cut.words.split())}◂{spaced[1]}{after}"


CLOSED_UNTIL = "Öffentlich wird das Papier, wenn ein öffentlicher Punkt einer späteren Sitzung darüber beschließt."


def closed_words(number: str, day: date) -> str:
    """Why a paper is not public: nichtöffentlich wegen TOP 9 der Sitzung vom 24.05.2012."""
    item = f"TOP {number.removeprefix('TOP').strip()}" if number else "eines Punktes"
    return f"Nichtöffentlich wegen {item} der Sitzung vom {short_date(day)}"
