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
