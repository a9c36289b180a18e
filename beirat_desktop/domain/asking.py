"""Whether a wording speaks of somebody else who is to act, so that resolving on it is not yet doing it."""

from __future__ import annotations

import re

from beirat_desktop.domain.text import RichText

_WILL = re.compile(r"\b(?:wird|werden)\b")
_ASKED = re.compile(r"\b(?:gebeten|beauftragt|aufgefordert|ersucht|empfohlen)\b")
_ASKS = re.compile(r"\b(?:bittet|bitten|fordert|fordern|ersucht|ersuchen|beauftragt|empfiehlt)\b")
_WHOM = re.compile(r"\b(?:\w*[Vv]erwaltung|\w*[Bb]ürgermeister\w*|\w*(?:Rat|[Ss]tadtrat)\w*|Stadt|Land\w*|Bund\w*)\b")
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
_BEIRAT = re.compile(r"\bBeirat\w*\b")
_DEMANDS = re.compile(r"\b(?:beantragt|fordert|verlangt)\b")
_BEGS = re.compile(r"\b(?:bittet|ersucht)\s+(?=d(?:ie|en|as)\b)")
"""Who is asked for a report to the Beirat, and named no further, comes as its guest."""
_OWN_HANDS = re.compile(r"\W*(?:d(?:ie|en|as)|seine\w*|ihre\w*)?\s*(?:Vorsitz\w*|Geschäftsstelle|Mitglied\w*)\b")
_SHALL = re.compile(r"\b(?:wird|werden|soll|sollen)\b")
_DONE_BY = re.compile(rf"\bdurch\s+d(?:ie|en|as)\s+(?:\w+en?\s+)?(?:{_SHE}|{_HE}|{_IT})\b")
_TOLD = re.compile(r"\b(?:hat|haben|hatten?|ist|sind|war|waren|wurden?)\b")
"""What is or was so; „hat zu prüfen“ is none of it."""
_TO = re.compile(r"\bzu\b|\b\w+zu\w+en\b")
_ENDS = re.compile(r"[.;:!?\n]+")
_BREAKS = re.compile(r"[.;\n]+")


def asks_others(text: RichText) -> bool:
    """Whether the wording makes somebody else act, asked or merely named.

    „Die Verwaltung wird gebeten …“, „Die Stadt baut …“, „Der Beirat beantragt, dass die Verwaltung …“; and whatever the
    Beirat applies for or demands, for that it cannot do of itself.
    """
    if any(_asks(part) for part in _BREAKS.split(text.plain)):
        return True
    return any(_names_others(sentence) for sentence in _ENDS.split(text.plain))


def _asks(part: str) -> bool:
    """Whether somebody other than ourselves is asked in so many words."""
    asked = [*_ASKED.finditer(part)]
    will = [*_WILL.finditer(part, 0, asked[-1].start())] if asked else []
    if will:
        if not _OURSELVES.search(part, 0, will[-1].start()):
            return True
        part = part[next(one.end() for one in asked if one.start() >= will[-1].end()) :]
    for clause in part.split(","):
        asks = _ASKS.search(clause)
        if asks is not None and _WHOM.search(clause, asks.end()):
            return True
    return False


def _names_others(sentence: str) -> bool:
    acts = _ACTS.match(sentence)
    if acts is not None and not _told(acts["what"]):
        return True
    that = _THAT.search(sentence)
    if that is not None and _WANTS.search(sentence, 0, that.start()) and not _told(that["what"]):
        return True
    shall = _SHALL.search(sentence)
    return _demands(sentence) or (shall is not None and _DONE_BY.search(sentence, shall.end()) is not None)


def _demands(sentence: str) -> bool:
    """Whether the Beirat applies for something or demands it of others, or begs them to do it."""
    start = 0
    for clause in sentence.split(","):
        end = start + len(clause)
        beirat = _BEIRAT.search(sentence, start, end)
        if beirat is not None:
            verbs = [*_DEMANDS.finditer(sentence, beirat.end(), end)]
            verbs += _BEGS.finditer(sentence, beirat.end(), end) if end < len(sentence) else ()
            if verbs and not _OWN_HANDS.match(sentence, max(verb.end() for verb in verbs)):
                return True
        start = end + 1
    return False


def _told(what: str) -> bool:
    return _TOLD.search(what) is not None and _TO.search(what) is None
