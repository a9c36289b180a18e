"""Words of town halls that mean the same, and how bodies and offices are shortened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beirat_desktop.domain.searching import plain_words

_SAME = """
    Volkshochschule VHS
    Bücherei Bibliothek
    Kita Kindertagesst Kindertageseinr Kindergarten Kinderkrippe
    Krankenhaus Klinikum Klinik Hospital
    Übersetz Dolmetsch Sprachmittl
    Senioren Ältere Altenhilfe
    Flüchtling Geflüchtete Asylbewerb Asylsuchend Schutzsuchend
    Flüchtlingsheim Flüchtlingsunterk Asylheim Asylunterk Gemeinschaftsunterk Sammelunterk Unterkunft Unterkünfte
    Straßenlampe Straßenlaterne Straßenbeleuchtung
    Fahrrad Radfahr Radverkehr
    Müll Abfall Sauberkeit
    Mülleimer Abfalleimer Abfallbehälter Papierkorb Papierkörbe
    Azubi Auszubildende Lehrling
    Firma Firmen Betriebe Unternehmen
    Ausländerbehörde Ausländeramt Ausländerwesen ABH
    Bürgerbüro Bürgerservice Bürgeramt Bürgerdienst
    Einbürgerung Eingebürgert Neubürger
    Migrationshintergrund Migrationsgeschichte Einwanderungsgeschichte Zuwanderungsgeschichte
    Migrant Zuwander Einwander
    Diskriminierung Benachteiligung
    Wahlrecht Stimmrecht
    Deutschkurs Sprachkurs Integrationskurs
    Deutschkenntnis Sprachkenntnis
    Verkehrsberuhig Tempolimit Geschwindigkeitsbegrenz
    Hochwasser Überschwemmung
    Trinkwasserbrunnen Trinkbrunnen Wasserspender
    Sitzbank Sitzbänke Ruhebank Ruhebänke Parkbank Parkbänke
    Schwimmbad Hallenbad Freibad Schwimmen
    Räume Räumlichkeiten
    Feier Empfang Fest
    Landesministerium Ministerium Ministerien
    Begegnungsstätte Begegnungszentrum Begegnungshaus
    Moschee Gebetsraum Gebetshaus
    Bestattung Beerdigung Beisetzung
    Lehrkraft Lehrkräfte Lehrerin Lehrer
    Zuschuss Zuschüsse Fördermittel Zuwendung
    Broschüre Faltblatt Flyer Infoblatt
    Leichte Einfache
    Leichter Einfacher
    Digital Online Elektronisch
    Patenschaft Mentor
    Befragung Umfrage
    Fortbildung Weiterbildung Schulung
    Webseite Website Internetseite Homepage
    Arbeitsagentur Arbeitsamt
    Obdachlos Wohnungslos
    Nahverkehr ÖPNV
    Praktikum Praktika
    Zentrum Zentren
    Museum Museen
    Thema Themen
    Stipendium Stipendien
    Gymnasium Gymnasien
    Kriterium Kriterien
    Jubiläum Jubiläen
    Radweg Fahrradweg
    Spielplatz Spielplätze Spielfläche
    Haltestelle Bushaltestelle
    Öffnungszeit Sprechzeit Sprechstunde
    Ehrung Auszeichnung Preisverleihung
    Vortrag Referat
    Jugendliche Heranwachsende
    Benennung Namensgebung
    Formular Vordruck
    Gehweg Bürgersteig Fußweg
    Zebrastreifen Fußgängerüberweg
    Hinweisschild Wegweiser Beschilderung Piktogramm Bildzeichen
    Warteschlange Wartezeit
    Terrorakt Anschlag Attentat
    Behindert Inklusion Barrierefrei
    Corona Covid Pandemie
    Pressestelle Öffentlichkeitsarbeit
    Integrationsbüro Integrationsbeauftragt
    SPD Sozialdemokrat
    CDU Christdemokrat
    FDP Liberale
    FWG Freie_Wähler Freien_Wähler
    Handwerkskammer HWK
    Handelskammer IHK
    Oberbürgermeister OB
    Gemeindeordnung GemO
    Geschäftsordnung GeschO
    Arbeiterwohlfahrt AWO
    Gewerkschaftsbund DGB
    Interkulturelle_Woche Interkulturellen_Woche IKW
    Nationaler_Integrationsplan Nationalen_Integrationsplan NIP
    Bundesamt_für_Migration BAMF
    Rotes_Kreuz Roten_Kreuz DRK
"""
_SHORT = 4
"""Words of so many letters and less stand for themselves; longer ones also as parts, with an ending."""
_ALONE = 5
_OFFICE = "amt"
_ENDINGS = frozenset(("", "e", "en", "er", "es", "ern", "s", "n", "in", "innen", "ung", "ungen", "te", "ten"))
_GROUPS = tuple(
    tuple(plain_words(word.replace("_", " ")).strip() for word in line.split()) for line in _SAME.strip().splitlines()
)
_PARTS = re.compile(
    "(?=amt|ausschuss|behorde|beirat|buro|center|dienst|haus|hilfe|hoch|kammer|plan|rat|schul|stadt|trager|werk|zentrum)"
)
_BODIES = ("ausschuss", "beirat", "kommission")
_BETWEEN = frozenset(("der", "des", "die", "fur", "im", "in", "mit", "und", "von", "am"))
_LONGEST = 6


def other_words(word: str) -> tuple[str, ...]:
    """Forms of what means the same as a folded word: "stadtbucherei" is also a "stadtbibliothek", "sportamt" a "Bereich
    Sport".
    """
    found: list[str] = []
    for group in _GROUPS:
        for known in group:
            if known not in word or (before := _stands_at_end(known, word)) is None:
                continue
            # Also without its ending: who asks for a Dolmetscher means the Dolmetschen as well.
            others = [other for other in group if other != known or word != before + known]
            found += [before + other for other in others if before and len(other) > _SHORT]
            # Of a compound, alone only what says enough, and where what stands before it is a word of its own.
            alone = [one for one in others if not before or (len(one) > _ALONE and len(before) > _SHORT)]
            found += [f" {one} " if len(one) <= _SHORT else one for one in alone]
            break
    if word.endswith(_OFFICE) and len(word) > len(_OFFICE) + _SHORT:
        found.append(" " + word.removesuffix(_OFFICE).removesuffix("s"))
    return tuple(dict.fromkeys(found))


def _stands_at_end(known: str, word: str) -> str | None:
    """What stands before a known word at the end of another, with any ending; None where it does not stand there."""
    if len(known) <= _SHORT:
        return "" if word in (known, f"{known}s") else None
    at = word.find(known)
    return word[:at] if at >= 0 and word[at + len(known) :] in _ENDINGS else None


def may_be_short(written: str) -> bool:
    """Whether a word as it was typed may be a short form: "JHA", "soza"; of two letters only in capitals."""
    return 1 < len(written) <= _LONGEST and written.isalpha() and (len(written) > 2 or written.isupper())


def says_body(word: str) -> bool:
    """Whether a folded word ends as bodies are called."""
    return word.endswith(_BODIES)


def leaves_out(written: str, name: str) -> bool:
    """Whether a word says the beginning and the end of the name of a body: "Bauausschuss" of the "Bau- und
    Grundstücksausschuss", "Schulausschuss" of the "Schulträgerausschuss".
    """
    word, whole = plain_words(written).strip(), plain_words(name).strip()
    kind = next((one for one in _BODIES if word.endswith(one) and whole.endswith(one)), None)
    if kind is None:
        return False
    before = word.removesuffix(kind)
    return len(before) >= _SHORT - 1 and whole.startswith((before, before.removesuffix("s")))


def shortens(written: str, name: str) -> bool:
    """Whether a word is made of the beginnings of the parts of a name: JHA or JugHiA of the Jugendhilfeausschuss.

    At least two parts are said, the first among them, and at most one of those before the last said one is left out.
    Without a capital inside, all but the first are said by one letter: else "Haus" were the Hauptausschuss.
    """
    parts = [part for word in plain_words(name).split() if word not in _BETWEEN for part in _PARTS.split(word) if part]
    short, at_most = plain_words(written).strip(), _LONGEST if not written[1:].islower() else 1
    return any(used > 1 for used in _said(short, parts, at_most))


def _said(short: str, parts: list[str], at_most: int, *, first: bool = True, left_out: bool = False) -> Iterator[int]:
    """By how many of the parts the letters are said, for each way to read them."""
    if not short:
        yield 0
        return
    if not parts:
        return
    part, *rest = parts
    for length in range(1, min(len(short), len(part), len(part) if first else at_most) + 1):
        if short[:length] != part[:length]:
            break
        yield from (used + 1 for used in _said(short[length:], rest, at_most, first=False, left_out=left_out))
    if not first and not left_out:
        yield from _said(short, rest, at_most, first=False, left_out=True)
