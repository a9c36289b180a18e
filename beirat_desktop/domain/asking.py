"""Whether a wording speaks of somebody else who is to act, so that resolving on it is not yet doing it."""

from __future__ import annotations

import re

from beirat_desktop.domain.text import RichText

_ASKED = re.compile(
    r"(?P<whom>[^.;\n]*)\b(?:wird|werden)\b[^.;\n]*?\b(?:gebeten|beauftragt|aufgefordert|ersucht|empfohlen)\b"
    r"|\b(?:bittet|bitten|fordert|fordern|ersucht|ersuchen|beauftragt|empfiehlt)\b"
    r"[^.;,\n]*\b(?:\w*[Vv]erwaltung|\w*[Bb]ürgermeister\w*|\w*(?:Rat|[Ss]tadtrat)\w*|Stadt|Land\w*|Bund\w*)\b",
)
_OURSELVES = re.compile(r"\b(?:Beirat\w*|Vorsitz\w*|Geschäftsstelle|Mitglied\w*)\b")
_SHE = (
    r"(?:\w*[Vv]erwaltung|(?:Ober)?[Bb]ürgermeisterin|Beigeordnete|Dezernentin|Stadt|Gemeinde|Kommune|\w*[Rr]egierung|"
    r"\w*[Bb]ehörde|Polizei)"
)
_HE = (
    r"(?:Rat|Stadtrat|Gemeinderat|Kreistag|Landtag|Bundestag|(?:Ober)?[Bb]ürgermeister|Beigeordnete|Dezernent|Kreis|"
    r"Bund|\w*[Aa]usschuss)"
)
_IT = r"(?:Land|Jobcenter|(?!Ehrenamt)\w*[Aa]mt|\w*[Dd]ezernat|\w*[Mm]inisterium)"
_BY_NAME = r"(?:Die\s+)?(?:Stadtv|V)erwaltung|(?:Der\s+)?(?:Stadtrat|Oberbürgermeister)|(?:Die\s+)?Oberbürgermeisterin"
_WHO = rf"(?:[Dd]ie\s+(?:\w+e\s+)?{_SHE}|[Dd]er\s+(?:\w+e\s+)?{_HE}|[Dd]as\s+(?:\w+e\s+)?{_IT})\b"
"""Who acts, with the article of the one who does: „der Verwaltung“ is whose, or whom."""
_ACTS = re.compile(rf"\W*(?:{_WHO}|(?:{_BY_NAME})\b)(?P<what>.*)", re.DOTALL)
_THAT = re.compile(rf"\bda(?:ss|ß)\s+(?:(?!d(?:er|ie|as|en|em)\b)\w+\s+){{0,4}}{_WHO}(?P<what>.*)", re.DOTALL)
_WANTS = re.compile(
    r"\b(?:beantrag(?:t|en)|(?:ge)?forder[tn]|verlang(?:t|en)|erwarte[tn]|(?:ge)?wünsch(?:t|en)|bitte[tn]|gebeten|"
    r"beschlie(?:ßt|ßen)|beschlossen|empf(?:iehlt|ehlen|ohlen)|appellier(?:t|en)|(?:ange)?regt|schlägt|vorgeschlagen|"
    r"setzt|spricht|tritt|besteht|dringt|drängt)\b"
)
_DEMANDS = re.compile(
    r"\bBeirat\w*\b[^,]*\b(?:beantragt|fordert|verlangt|(?:bittet|ersucht)\s+(?=d(?:ie|en|as)\b[^,]*,))(?P<what>.*)",
    re.DOTALL,
)
"""Who is asked for a report to the Beirat, and named no further, comes as its guest."""
_OWN_HANDS = re.compile(r"\W*(?:d(?:ie|en|as)|seine\w*|ihre\w*)?\s*(?:Vorsitz\w*|Geschäftsstelle|Mitglied\w*)\b")
_DONE_BY = re.compile(
    rf"\b(?:wird|werden|soll|sollen)\b.*\bdurch\s+d(?:ie|en|as)\s+(?:\w+en?\s+)?(?:{_SHE}|{_HE}|{_IT})\b", re.DOTALL
)
_TOLD = re.compile(r"\b(?:hat|haben|hatten?|ist|sind|war|waren|wurden?)\b")
"""What is or was so; „hat zu prüfen“ is none of it."""
_TO = re.compile(r"\bzu\b|\b\w+zu\w+en\b")
_ENDS = re.compile(r"[.;:!?\n]+")


def asks_others(text: RichText) -> bool:
    """Whether the wording makes somebody else act, asked or merely named.

    „Die Verwaltung wird gebeten …“, „Die Stadt baut …“, „Der Beirat beantragt, dass die Verwaltung …“; and whatever the
    Beirat applies for or demands, for that it cannot do of itself.
    """
    if any(not _OURSELVES.search(found["whom"] or "") for found in _ASKED.finditer(text.plain)):
        return True
    return any(_names_others(sentence) for sentence in _ENDS.split(text.plain))


def _names_others(sentence: str) -> bool:
    acts = _ACTS.match(sentence)
    if acts is not None and not _told(acts["what"]):
        return True
    that = _THAT.search(sentence)
    if that is not None and _WANTS.search(sentence, 0, that.start()) and not _told(that["what"]):
        return True
    demands = _DEMANDS.search(sentence)
    if demands is not None and not _OWN_HANDS.match(demands["what"]):
        return True
    return _DONE_BY.search(sentence) is not None


def _told(what: str) -> bool:
    return _TOLD.search(what) is not None and _TO.search(what) is None
