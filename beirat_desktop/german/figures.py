"""How the figures of a period are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from beirat_desktop.domain.figures import Topic
from beirat_desktop.german.counts import counted


class TopicWords(NamedTuple):
    """Title, the heads of group, part and number, what is said where nothing is counted, and what exactly is."""

    title: str
    group: str
    part: str
    value: str
    nothing: str
    about: str


TOPICS: Mapping[Topic, TopicWords] = {
    Topic.MOVED: TopicWords(
        "Anträge nach Jahr und Fraktion",
        "Jahr",
        "Fraktion",
        "Anträge",
        "In dieser Zeit ist kein Antrag eingegangen.",
        "Ein gemeinsamer Antrag zählt bei jeder seiner Fraktionen.",
    ),
    Topic.FATES: TopicWords(
        "Was daraus wurde",
        "Fraktion",
        "Ergebnis",
        "Anträge",
        "In dieser Zeit ist kein Antrag eingegangen.",
        "Gezählt ist das letzte Ergebnis im Beirat.",
    ),
    Topic.WAYS: TopicWords(
        "Vom Eingang bis zum Stadtrat",
        "Jahr",
        "Was gezählt ist",
        "Tage",
        "In dieser Zeit hat der Stadtrat über keinen Antrag entschieden.",
        "Tage vom Eingang bis zur ersten Entscheidung im Stadtrat; bei der Hälfte der Anträge waren es höchstens so "
        "viele. Das Jahr ist das der Entscheidung.",
    ),
    Topic.OVERDUE: TopicWords(
        "Überfällig",
        "Stelle",
        "Was aussteht",
        "Anzahl",
        "Nichts ist überfällig.",
        "Stand heute, gleich in welchem Jahr es begann.",
    ),
    Topic.ATTENDANCE: TopicWords(
        "Anwesenheit je Sitzung",
        "Sitzung",
        "Wie",
        "Mitglieder",
        "In dieser Zeit wurde keine Sitzung gehalten.",
        "Gezählt sind die stimmberechtigten Mitglieder des Tages.",
    ),
}
WORDS = {Topic: {topic: words.title for topic, words in TOPICS.items()}}
HALF = "höchstens bei der Hälfte"
ANSWER, TASK = "Antwort", "Umsetzung"
NOBODY = "ohne zuständige Stelle"
PRESENCES = (
    ("present", "anwesend"),
    ("substituted", "vertreten"),
    ("excused", "entschuldigt"),
    ("absent", "gefehlt"),
    ("open", "offen"),
)
"""The fields of a Presence that part the members of a meeting among them."""


def days_words(days: int) -> str:
    """1 Tag, 84 Tage."""
    return counted(days, "Tag", "Tage")
