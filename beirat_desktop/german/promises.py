"""What somebody promises in the course of a debate: „Die Verwaltung sagt zu, Zahlen nachzureichen.“"""

from __future__ import annotations

import re
from typing import NamedTuple

from beirat_desktop.domain.text import RichText
from beirat_desktop.german.conjugation import INSIDE
from beirat_desktop.german.sentences import sentences

_SAYS = r"\b(?:sagt|sagte|sagen|sagten|sichert|sicherte|sichern|sicherten)\b"
_SAID = re.compile(
    rf"(?P<who>.*?)(?:{_SAYS}(?P<between>.*?)\bzu(?P<sign>\s*[,:]|(?=\s)|$)"
    r"|\b(?:hat|haben|wird|wurde|werden|wurden)\b(?P<had>.*?)\b(?:zugesagt|zugesichert|versprochen)(?P<then>[,:]|$)"
    r"|\b(?:versprach|verspricht|versprechen|erklärte?n? sich(?P<ready>.*?) bereit)(?P<after>[,:]))(?P<what>.*)",
    re.DOTALL,
)
_LATER = re.compile(
    r"(?P<who>.*?)\b(?:(?P<does>reicht|liefert|reichen|liefern)\b(?P<now>.*?)\bnach"
    r"|(?:wird|werden)\b(?P<will>.*?)\b(?P<verb>nachreichen|nachliefern)"
    r"|(?:wird|werden)\b(?P<by>.*?)\b(?P<done>nachgereicht|nachgeliefert))",
    re.DOTALL,
)
"""Given later without a word of promising: „Die Verwaltung reicht die Zahlen nach.“"""
_ACTOR = re.compile(
    r"(?:[Dd]ie|[Dd]er|[Dd]as) (?:Verwaltung|Stadt\w*|Bereich|Dezernat|Dezernent|Abteilung|Fach\w+|Referat|Leit|Ober|"
    r"Bürger|Vorsitz|Geschäfts|Fraktion|Beirat|Schriftf|Vertret|\w+amt\b|\w+verwaltung|\w+stelle|\w+beauftragte|\w+schule)"
    r"|Frau |Herr |Verwaltung\b"
)
"""How somebody is named who can promise something; else what stands first is what the sentence is about."""
_BEFORE = re.compile(
    r"(?:Auf|Zu[rm]?|Bei[m]?|Nach|In|Im|An|Am|Für|Von|Vom|Mit|Wegen|Aus|Bis|Hinsichtlich|Bezüglich|Hierzu|Dazu|Daraufhin|"
    r"Außerdem|Ferner|Zudem|Abschließend|Schließlich|Weiter|Hier|Dann|Anschließend|Darüber|Zugleich|Ebenso|Auch|Ergänzend|"
    r"Es|Ihnen|Ihm|Ihr|Dem)\b"
)
"""Begins a sentence whose subject stands behind the verb."""
_NOT = re.compile(r"\b(?:nicht|nichts|kein\w*|niemand)\b")
_TO_DO = re.compile(rf"\bzu [a-zäöüß]+n\b|\b{INSIDE.pattern}\b|^(?:dass|wie)\b")
_OWN = re.compile(r"Geschäftsstelle|Vorsitz|Fraktion|Beirat|Mitglied|Schriftführ")
_APART = re.compile(r"\bzu (?=[a-zäöüß]+n\b)")


class Promise(NamedTuple):
    """A promise: the whole sentence, who gave it, and what is to be done, as the title of a task."""

    sentence: str
    who: str
    title: str


def of_the_house(promise: Promise) -> bool:
    """Whether the Beirat promised it itself, its office or a faction, so that it binds no office of the town."""
    return _OWN.search(promise.who) is not None


def promises(text: RichText) -> tuple[Promise, ...]:
    """Every promise in a text, in its order."""
    said = [one.strip() for line in text.plain.splitlines() for one in sentences(line)[0]]
    return tuple(found for one in said if (found := _promise(one)) is not None)


def _promise(sentence: str) -> Promise | None:
    bare = sentence.rstrip(".! ")
    said = _SAID.fullmatch(bare)
    if said is None:
        return _given_later(sentence, bare)
    first, what = said["who"].strip(" ,"), said["what"].strip()
    middle = (said["between"] or said["had"] or said["ready"] or "").strip(" ,")
    if _NOT.search(middle):
        return None
    clause = bool(what) and (_TO_DO.search(what) is not None or ":" in (said["sign"] or said["then"] or ""))
    if not clause and not (said["between"] or said["had"]):
        return None  # „verspricht viel“, „sagt zu viel“
    inverted = _BEFORE.match(first) is not None or (not clause and not _ACTOR.match(first) and _ACTOR.match(middle))
    who = middle if inverted else first
    if clause:
        return Promise(sentence, who, _title(what))
    promised = first if inverted else middle
    if inverted and (_BEFORE.match(first) or not first):
        # „Auf Nachfrage sagt die Verwaltung Zahlen zu.“
        actor = re.match(r"(?:(?:die|der|das) \S+|(?:Frau|Herr) (?:Dr\. )?\S+|Verwaltung)", middle)
        who, promised = (actor[0], middle[actor.end() :].strip()) if actor is not None else ("", middle)
    if not promised or (what and said["sign"] == ""):
        return None
    whole = f"{promised}, {what}" if what and said["sign"] else promised
    return Promise(sentence, who, _title(whole))


def _given_later(sentence: str, bare: str) -> Promise | None:
    later = _LATER.fullmatch(bare)
    if later is None or _NOT.search(bare):
        return None
    first, middle = later["who"].strip(), (later["now"] or later["will"] or later["by"] or "").strip()
    verb = later["verb"] or ("nachreichen" if "reich" in (later["does"] or later["done"]) else "nachliefern")
    if later["done"]:
        return Promise(sentence, middle, _title(re.sub("^Der ", "Den ", f"{first} {verb}")))
    if _ACTOR.match(first) or not _ACTOR.match(middle):
        return Promise(sentence, first, _title(f"{middle} {verb}"))
    return Promise(sentence, middle, _title(f"{first} {verb}"))


def _title(what: str) -> str:
    """„Zahlen nachzureichen.“ as „Zahlen nachreichen“."""
    bare = what.strip().rstrip(".")
    bare = _APART.sub("", bare)
    bare = re.sub(rf"\b{INSIDE.pattern}\b", r"\1\2", bare)
    return f"{bare[:1].upper()}{bare[1:]}"
