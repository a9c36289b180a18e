"""German infinitives with „zu“ as what one does: „anzunehmen“ is „nimmt … an“."""

from __future__ import annotations

import re
from typing import NamedTuple

_CHANGING = {
    # The second and third person of these change their vowel; all other verbs follow one rule.
    "backen": "backt", "befehlen": "befiehlt", "bergen": "birgt", "blasen": "bläst", "braten": "brät",
    "brechen": "bricht", "empfehlen": "empfiehlt", "essen": "isst", "fahren": "fährt", "fallen": "fällt",
    "fangen": "fängt", "fechten": "ficht", "flechten": "flicht", "geben": "gibt", "gelten": "gilt",
    "graben": "gräbt", "haben": "hat", "halten": "hält", "helfen": "hilft", "laden": "lädt", "lassen": "lässt",
    "laufen": "läuft", "lesen": "liest", "messen": "misst", "nehmen": "nimmt", "raten": "rät",
    "schlafen": "schläft", "schlagen": "schlägt", "schmelzen": "schmilzt", "sehen": "sieht", "sein": "ist",
    "sprechen": "spricht", "stechen": "sticht", "stehlen": "stiehlt", "sterben": "stirbt", "stoßen": "stößt",
    "tragen": "trägt", "treffen": "trifft", "treten": "tritt", "tun": "tut", "verderben": "verdirbt",
    "vergessen": "vergisst", "wachsen": "wächst", "waschen": "wäscht", "werben": "wirbt", "werden": "wird",
    "werfen": "wirft",
}  # fmt: skip
_FIRM = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "hinter", "über", "unter", "wider", "um", "durch")
"""What stays with the verb."""
_LOOSE = (
    *("ab", "an", "auf", "aus", "bei", "bereit", "dar", "durch", "ein", "einher", "entgegen", "entlang", "fest"),
    *("fort", "frei", "gegenüber", "gleich", "gut", "heran", "heraus", "herbei", "her", "herunter", "hervor"),
    *("hinaus", "hinein", "hin", "hinweg", "hinzu", "hoch", "instand", "kund", "los", "mit", "nach", "nahe"),
    *("nieder", "offen", "preis", "richtig", "sicher", "statt", "still", "teil", "über", "um", "unter", "vor"),
    *("voran", "voraus", "vorbei", "vorweg", "wahr", "weg", "weiter", "wieder", "zu", "zurück", "zusammen"),
    *("zuteil", "zuvor", "zurecht", "übrig", "bekannt", "fertig", "klar", "bloß", "auseinander"),
)
"""What leaves the verb for the end of the sentence; in an infinitive „zu“ stands behind it."""
INSIDE = re.compile(f"({'|'.join(sorted(_LOOSE, key=len, reverse=True))})zu([a-zäöüß]+n)")
_FULL_MOUTH = re.compile(r"(?:[dt]|(?:ch|[bdfgkpt])[mn])$")
"""Where the ending t cannot be said without an e: „arbeitet“, „rechnet“, „öffnet“."""


_EITHER = {
    # Both firm and loose, by the verb; of the others none is known for certain.
    "um": ("setzen", "benennen", "wandeln", "gestalten", "bauen", "stellen", "widmen"),
    "durch": ("führen", "setzen"), "unter": ("bringen",), "über": (), "wieder": (),
}  # fmt: skip
_FIRM_ALWAYS = re.compile(
    r"(?:über(?:nehmen|geben|prüfen|tragen|lassen|weisen|arbeiten|mitteln|winden|setzen|wachen|denken|senden)"
    r"|unter(?:stützen|zeichnen|nehmen|richten|lassen|halten|suchen|sagen)|wiederholen|durchsuchen|umfassen|umgeben)"
)
_WHOLE = frozenset(("einigen", "offenbaren"))
"""Begin like a part that leaves the verb."""
_ONSET = re.compile(
    r"(?:[aeiouäöü]|(?:b[lr]?|ch|dr?|f[lr]?|g[lnr]?|h|j|k[lnr]?|l|m|n|pf?[lr]?|qu|r|s|sch[lmnrw]?|sp[lr]?|str?|t[hr]?|v|w|zw?)"
    r"[aeiouäöü])[a-zäöüß]{2,}"
)
_LAST = re.compile(r"(?<!\w)(?P<verb>[a-zäöüß]{3,}n)(?=\s*(?:[,.;:]|$|(?:und|oder|sowie) ))")
_BARE = re.compile(rf"(?P<loose>{'|'.join(sorted(_LOOSE, key=len, reverse=True))})(?P<verb>[a-zäöüß]+n)")


def with_zu(clause: str) -> str | None:
    """„die Zahlen vorlegen und prüfen, ob …“ as „die Zahlen vorzulegen und zu prüfen, ob …“; None if not certain."""
    found = _LAST.search(clause)
    if found is None or "," in clause[: found.start()]:
        return None
    made = zu_infinitive(found["verb"])
    if made is None:
        return None
    tail = clause[found.end() :]
    if re.match(r",(?! (?:ob|dass|wie|wer|was|wo|wann|warum|um|damit|wenn|sofern|soweit|welche[rsn]?)\b)", tail):
        return None
    joined = re.match(r"\s*(und|oder|sowie) (.*)", tail, re.DOTALL)
    if joined is not None:
        following = with_zu(joined[2])
        if following is None:
            return None
        tail = f" {joined[1]} {following}"
    return f"{clause[: found.start()]}{made}{tail}"


def zu_infinitive(infinitive: str) -> str | None:
    """„vorlegen“: „vorzulegen“; „prüfen“: „zu prüfen“; None where it may be either: „umgehen“."""
    if infinitive in _WHOLE or _FIRM_ALWAYS.fullmatch(infinitive):
        return f"zu {infinitive}"
    parted = _BARE.fullmatch(infinitive)
    if parted is None or not _ONSET.fullmatch(parted["verb"]):
        return f"zu {infinitive}"
    loose, verb = parted["loose"], parted["verb"]
    return None if verb not in _EITHER.get(loose, (verb,)) else f"{loose}zu{verb}"


class Finite(NamedTuple):
    """What one does: the verb, and what of it goes to the end of the sentence."""

    verb: str
    behind: str = ""


def third_person(infinitive: str) -> str:
    """„beschließen“: „beschließt“; „behalten“: „behält“."""
    for firm in ("", *_FIRM):
        changed = _CHANGING.get(infinitive.removeprefix(firm))
        if changed is not None and infinitive.startswith(firm):
            return f"{firm}{changed}"
    stem = infinitive.removesuffix("n").removesuffix("e")
    return f"{stem}et" if _FULL_MOUTH.search(stem) else f"{stem}t"


def finite(infinitive: str, *, after_zu: bool) -> Finite | None:
    """The verb of an infinitive, which either follows the word „zu“ or holds it: „anzunehmen“; None for any other."""
    if after_zu:
        return Finite(third_person(infinitive)) if re.fullmatch("[a-zäöüß]{2,}n", infinitive) else None
    inside = INSIDE.fullmatch(infinitive)
    return Finite(third_person(inside[2]), inside[1]) if inside is not None else None
