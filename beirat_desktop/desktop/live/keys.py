"""Everything said aloud in a meeting has a key: one table, from which menus, tooltips and shortcuts are made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeskKey:
    """One action of the desk. keys: as Qt reads them; tip: what it does, where the label alone says too little."""

    name: str
    label: str
    keys: str
    group: str
    tip: str = ""

    @property
    def records(self) -> bool:
        """Whether it says what happened in the meeting, of which nothing has before it was opened."""
        return self.group == _VOTE or self.name in _RECORDS

    @property
    def shown(self) -> str:
        """The key as it stands on a German keyboard."""
        return german_keys(self.keys)

    def in_menu(self, label: str = "") -> str:
        """How a menu names it that has an action of its own for it; the desk's answers to the key."""
        return f"{label or self.label}\t{self.shown}"

    @property
    def tooltip(self) -> str:
        """What a tooltip says: what it does, and its key."""
        return f"{self.tip or self.label} – {self.shown}"


_VOTE, _ITEM, _TEXT, _ROOM = "Abstimmen", "Was mit dem Punkt wird", "Niederschrift", "Saal und Sitzung"
_RECORDS = frozenset(
    {
        *("noted", "postponed", "refer", "exclude", "withdrawn", "remove", "late", "nothing", "times"),
        *("statement", "question", "blocks", "guest", "urgent"),
    }
)

DESK_KEYS = (
    DeskKey("unanimous", "Einstimmig", "F4", _VOTE, "Alle, die mitstimmen, sagen Ja"),
    DeskKey("counts", "Stimmen eintragen", "F3", _VOTE, "Zum Feld „Ja“; die Eingabetaste führt zum nächsten"),
    DeskKey("record", "Abstimmung festhalten", "Ctrl+Return", _VOTE, "Hält fest, was in den Feldern steht"),
    DeskKey(
        "amendment", "Änderungsantrag", "Shift+F4", _VOTE, "Den geänderten Wortlaut eingeben und darüber abstimmen"
    ),
    DeskKey("point", "Einzelner Punkt", "Ctrl+F4", _VOTE, "Über den nächsten Punkt des Antrags für sich abstimmen"),
    DeskKey("kind", "Abstimmung über …", "Ctrl+F3", _VOTE, "Auch Anträge zur Geschäftsordnung: ein Buchstabe wählt"),
    DeskKey("mover", "Antrag von …", "Shift+F9", _VOTE, "Wer den Antrag stellt, über den abgestimmt wird"),
    DeskKey("ballots", "Stimmen einzeln eintragen …", "Shift+F3", _VOTE, "Namentlich: J, N oder E je Mitglied"),
    DeskKey("factions", "Stimmen nach Fraktionen …", "Ctrl+Shift+F3", _VOTE, "Offen: Ja, Nein, Enthaltung je Fraktion"),
    DeskKey(
        "together",
        "Gemeinsam mit anderen Punkten abstimmen …",
        "Ctrl+Shift+F4",
        _VOTE,
        "Eine Abstimmung für mehrere",
    ),
    DeskKey("noted", "Zur Kenntnis", "F5", _ITEM, "Der Bericht wurde zur Kenntnis genommen."),
    DeskKey("postponed", "Vertagen", "F6", _ITEM, "Der Punkt kommt in den Vorrat für eine spätere Sitzung."),
    DeskKey("refer", "Verweisen …", "F7", _ITEM, "An ein anderes Gremium verweisen"),
    DeskKey("exclude", "Befangen …", "F8", _ITEM, "Wer nach § 22 GemO bei diesem Punkt nicht mitwirkt"),
    DeskKey("withdrawn", "Zurückgezogen", "Shift+F6", _ITEM, "Die Antragsteller haben den Antrag zurückgezogen."),
    DeskKey("remove", "Abgesetzt …", "Shift+F7", _ITEM, "Mit zwei Dritteln der Anwesenden (§ 34 GemO)"),
    DeskKey("late", "Verspätet: zulassen …", "Ctrl+F7", _ITEM, "Punkt eines späten Nachtrags, § 34 (7) GemO"),
    DeskKey(
        "reorder", "An anderer Stelle aufrufen …", "Ctrl+Shift+F7", _ITEM, "Die Reihenfolge durch Beschluss ändern"
    ),
    DeskKey("part", "Öffentlichkeit ausschließen …", "Ctrl+Shift+F8", _ITEM, "Oder wieder herstellen, durch Beschluss"),
    DeskKey("findings", "Hinweise zum Punkt", "Ctrl+F1", _ITEM, "Was zu diesem Punkt zu beachten ist, mit dem Weg"),
    DeskKey("more", "Weitere", "Shift+F8", _ITEM, "Form der Abstimmung, andere Stelle, Öffentlichkeit, Ausgänge"),
    DeskKey("next", "Nächster Punkt", "F12", _ITEM, "Den nächsten offenen Punkt aufrufen"),
    DeskKey("nothing", "Nichts vorgebracht", "Ctrl+F9", _ITEM, "Schreibt es in die Niederschrift; weiter zum nächsten"),
    DeskKey("times", "Zeiten des Punktes …", "Ctrl+F10", _ITEM, "Wann er aufgerufen und verlassen wurde, berichtigen"),
    DeskKey("previous", "Voriger Punkt", "Shift+F12", _ITEM, "Den Punkt davor ansehen"),
    DeskKey("course", "Beratung", "F2", _TEXT, "Zum Verlauf der Beratung für die Niederschrift"),
    DeskKey("statement", "Erklärung zur Niederschrift", "Shift+F2", _TEXT, "Was jemand zur Niederschrift erklärt"),
    DeskKey("question", "Einwohnerfrage …", "Ctrl+F2", _TEXT, "Wer fragt, wonach, und was geantwortet wird"),
    DeskKey("blocks", "Textbaustein …", "Ctrl+T", _TEXT, "Ein Satz, der immer gleich lautet; Ziffern wählen"),
    DeskKey("attendance", "Anwesenheit", "F11", _ROOM, "Tippen findet, Leertaste kommt oder geht"),
    DeskKey("everybody", "Alle anwesend", "Shift+F5", _ROOM, "Alle, über die noch nichts eingetragen ist, sind da"),
    DeskKey(
        "person",
        "Gast aufnehmen …",
        "Shift+F11",
        _ROOM,
        "Wer da ist, woher, zu welchem Punkt; auch Presse",
    ),
    DeskKey("guest", "Gast hat das Wort", "Ctrl+F8", _ROOM, "Der Gast des Punktes beginnt oder ist fertig"),
    DeskKey("urgent", "Dringlicher Punkt …", "Ctrl+F5", _ROOM, "Dringlichkeit und zwei Drittel der Anwesenden (§ 34)"),
    DeskKey("hall", "Saalanzeige", "Ctrl+F11", _ROOM, "Punkt, Wortlaut und Ergebnis groß auf dem zweiten Bildschirm"),
    DeskKey("pause", "Unterbrechen, fortsetzen", "Ctrl+F6", _ROOM),
    DeskKey("lost", "Nicht beschlussfähig: wie weiter …", "Ctrl+Shift+F12", _ROOM, "Warten, schließen, neu einberufen"),
    DeskKey("step", "Sitzung eröffnen, schließen …", "Ctrl+F12", _ROOM),
)
"""No letter alone is a key: it would be typed into the minutes, or decide something in the middle of a word."""
KEYS = {one.name: one for one in DESK_KEYS}
_GERMAN = {"Ctrl": "Strg", "Shift": "Umschalt", "Return": "↵"}


def german_keys(keys: str) -> str:
    """Ctrl+Return becomes Strg+↵."""
    return "+".join(_GERMAN.get(part, part) for part in keys.split("+"))
