"""Words of the register that the office gives to the factions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from beirat_desktop.domain.registers import Register
from beirat_desktop.german.counts import counted, listed
from beirat_desktop.german.dates import short_date

_KEPT = " Es wurde nichts übernommen."

REFUSED = {
    "register.not_ours": "Die Datei ist kein Register für die Fraktionen. Bitte die Geschäftsstelle um eines bitten."
    + _KEPT,
    "register.newer": "Das Register hat die Fassung {version} und stammt aus einem neueren Programm. Bitte zuerst das "
    "Programm aktualisieren." + _KEPT,
    "register.too_much": "Die Datei enthält mehr, als ein Register je braucht. Bitte bei der Geschäftsstelle "
    "nachfragen." + _KEPT,
    "register.not_public": "{path}: Diese Angabe gehört in kein Register; die Datei wurde verändert. Bitte bei der "
    "Geschäftsstelle nachfragen." + _KEPT,
    "register.no_beirat": "Im Register steht kein Beirat. Bitte bei der Geschäftsstelle nachfragen." + _KEPT,
    "register.of_no_beirat": "„{name}“ ist in dieser Akte kein Beirat, und ein Register ist immer das eines Beirates. "
    "Bitte beim Gremium in den Einstellungen die Art angleichen.",
    "register.not_given": "Dieses Register könnte keine Fraktion lesen: {path} ist länger oder tiefer verschachtelt, "
    "als es darin stehen kann. Es wurde nichts geschrieben.",
    "register.too_large": "In der Akte steht mehr, als ein Register fasst; keine Fraktion könnte es lesen. Es wurde "
    "nichts geschrieben.",
    "register.no_town": "Diese Akte ist noch leer. Bitte zuerst Fraktion und Stadt angeben.",
    "register.not_here": "Diese Akte führt die Geschäftsstelle; sie enthält schon, was im Register steht. Ein Register "
    "ist für Fraktionen, die für sich arbeiten.",
    "register.other_town": "Das Register gehört zum Beirat von „{town}“, diese Akte zu „{here}“. Ist dieselbe Stadt "
    "gemeint, bitte ihren Namen in den Einstellungen angleichen." + _KEPT,
    "register.older": "Das Register ist vom {made}; hier liegt schon das neuere vom {known} vor." + _KEPT,
    "register.there_already": "Genau dieses Register wurde schon übernommen.",
}


SAVED = (
    "{name} ist gespeichert. Darin steht nur, was jeder wissen darf: Termine, Beschlüsse, öffentliche Anträge. Es geht "
    "als eine Datei an die Fraktionen, zum Beispiel per Mail."
)
MISSING = (
    "Termine, Fristen und Beschlüsse kennt dieser Arbeitsplatz aus dem Register der Geschäftsstelle; noch ist keines "
    "geöffnet. Die Geschäftsstelle gibt es als eine Datei."
)


_NEW = {
    "meetings": ("Sitzung", "Sitzungen"),
    "papers": ("Antrag oder Vorlage", "Anträge und Vorlagen"),
    "resolutions": ("Beschluss", "Beschlüsse"),
}
_FACTS = ("Angabe", "Angaben")


def read_words(made: datetime) -> str:
    """Which register was read last."""
    return f"Nach dem Register der Geschäftsstelle vom {short_date(made.date())}"


def arrival_words(register: Register, known: datetime | None) -> Iterator[str]:
    """What a register holds, how new it is, and what stays."""
    ahead = sum(one.start >= register.made for one in register.values.get("meetings", ()))
    values = register.values
    counts = (
        counted(ahead, "kommende Sitzung", "kommende Sitzungen"),
        *(counted(len(values.get(noun, ())), *_NEW[noun]) for noun in ("papers", "resolutions")),
    )
    yield f"Stand {short_date(register.made.date())}: {listed(counts)}."
    if known is not None:
        yield f"Es ersetzt das Register vom {short_date(known.date())}."
    yield "Eigene Entwürfe und eingereichte Anträge bleiben, wie sie sind."


def taken_words(*, added: Mapping[str, int], changed: int, removed: int, own: int, still_named: int) -> str:
    """What a register brought, for the status line; added: how much of each noun."""
    fresh = [counted(added[noun], *words) for noun, words in _NEW.items() if added.get(noun)]
    if rest := sum(count for noun, count in added.items() if noun not in _NEW):
        fresh.append(counted(rest, "weitere Angabe", "weitere Angaben") if fresh else counted(rest, *_FACTS))
    parts = [
        f"neu {listed(fresh)}" if fresh else "",
        f"geändert {counted(changed, *_FACTS)}" if changed else "",
        f"entfernt {counted(removed, *_FACTS)}" if removed else "",
    ]
    sentence = f"Register übernommen: {'; '.join(part for part in parts if part) or 'nichts hat sich geändert'}."
    if own:
        sentence += f" {counted(own, 'eigener Antrag bleibt', 'eigene Anträge bleiben')} unverändert."
    if still_named:
        stays = counted(still_named, "Angabe bleibt", "Angaben bleiben")
        sentence += f" {stays}, weil eigene Anträge sich darauf beziehen, obwohl das Register sie nicht mehr nennt."
    return sentence
