"""What somebody types who looks for something, and how what was found is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

from beirat_desktop.domain.searching import (
    Question,
    Term,
    code,
    day_word,
    numbered_code,
    overdue_codes,
    plain_words,
    record_code,
    spellings,
    term_of,
)
from beirat_desktop.german.consultations import OUTCOMES
from beirat_desktop.german.dates import MONTHS, short_date
from beirat_desktop.german.initiatives import INITIATIVE_KINDS
from beirat_desktop.german.meetings import MEETING_STATES
from beirat_desktop.german.minutes import MINUTES_STATES
from beirat_desktop.german.papers import PAPER_STATES
from beirat_desktop.german.relative_days import PATTERNS, Calendar, relative_term
from beirat_desktop.german.speakers import SPEAKER_STATES
from beirat_desktop.german.synonyms import leaves_out, may_be_short, other_words, says_body, shortens


def _folded(*words: str) -> tuple[str, ...]:
    return tuple(plain_words(word).strip() for word in words)


_LITTLE = """
    ab am an auf aus bei beim bis das dem den der des die ein eine einem einen einer eines es für fürs gab geht gibt hat
    haben hatte im frau herr herrn in ins ist kam mit nach nr nummer oder seit sich sind steht stehen über um und unter
    vom von vor wann war waren warum was welche welchem welchen welcher welches wem wen wer werden wie wieso wird wo
    worden wurde wurden zu zum zur
"""
_WANTING = """
    auch bitte damals denn die doch eigentlich etwas finde gern gerne jemand kann können leute mal man mehr möchte muss
    müssen nochmal nur soll sollen sollte sollten suche wegen will wollen wollte wollten zeige
"""
LEFT_OUT = frozenset(_folded(*_LITTLE.split(), *_WANTING.split()))
"""Words without which the question is the same."""
_LITTLE_IN_SHORT = frozenset(("v.", "d.", "z.", "u.", "f.", "i.", "a.", "m.", "betr.", "bzgl.", "bzw.", "ca.", "hr."))
_ASKING = frozenset(_folded("wer", "wen", "wem", "wann", "was", "welche", "welcher", "welches", "wo", "wie", "warum"))
_DONE = """
    bekommen eingebracht eingereicht gekommen gemacht gesagt geschehen geschickt gesprochen gestellt geworden kam kommt
    macht passiert sagt stellte tun unterschrieben unterzeichnet dazu daraus davon noch alles schon als nächstes wieder
"""
DONE = frozenset(_folded(*_DONE.split()))
"""Words without which a question that begins with "wer" or "wann" is the same."""
_KINDS: dict[str, tuple[str, ...]] = {
    "motion": ("Antrag", "Anträge", "Anträgen", "Antrags", "Antrages", "beantragt", "beantragte", "beantragten"),
    "amendment": ("Änderungsantrag", "Änderungsanträge"),
    "template": ("Vorlage", "Vorlagen", "Beschlussvorlage", "Beschlussvorlagen", "VL", "BV"),
    "foreign": ("Vorlage", "Vorlagen", "Drucksache", "Drucksachen", "DS", "Drs", "VL", "BV"),
    "report": ("Bericht", "Berichte", "Berichts", "Berichten"),
    "statement": ("Stellungnahme", "Stellungnahmen"),
    "meetings": (
        *("Sitzung", "Sitzungen", "Termin", "Termine", "Sitzungstermin", "Sitzungstermine"),
        *(
            "Beiratssitzung",
            "Beiratssitzungen",
            "Ratssitzung",
            "Ratssitzungen",
            "Ausschusssitzung",
            "Ausschusssitzungen",
        ),
        *("Tagesordnung", "Tagesordnungen", "Einladung", "Einladungen", "TO", "tagt", "tagen", "tagte"),
    ),
    "resolutions": ("Beschluss", "Beschlüsse", "Beschlüssen", "Beschlusses", "beschlossen"),
    "agenda_items": (
        *("TOP", "TOPs", "Tagesordnungspunkt", "Tagesordnungspunkte", "Tagesordnung", "TO"),
        *("Punkt", "Punkte", "Punkten"),
    ),
    "persons": (
        *("Person", "Personen", "Ansprechpartner", "Ansprechpartnerin", "Kontakt", "Kontaktdaten", "Telefonnummer"),
        *("Leiter", "Leiterin", "Mitarbeiter", "Mitarbeiterin", "Sachbearbeiter", "Sachbearbeiterin"),
    ),
    "member": ("Mitglied", "Mitglieder", "Mitgliedern", "Mitgliedschaft", "sitzt", "sitzen", "vertritt"),
    "speakers": ("Gast", "Gäste", "Gästen", "Referent", "Referentin", "Sachverständige", "Sachverständiger"),
    "organizations": ("Stelle", "Stellen"),
    "factions": ("Fraktion", "Fraktionen", "Liste", "Listen"),
    "committees": ("Gremium", "Gremien"),
    "initiatives": ("Vorhaben", "Projekt", "Projekte", "Projekten", "Projekts", "Projektes"),
    "attachments": ("Anlage", "Anlagen", "Anhang", "Datei", "Dateien"),
    "follow_ups": (
        *("Aufgabe", "Aufgaben", "zuständig", "Umsetzung", "Auftrag", "Aufträge", "Aufträgen", "Auftrags", "Auftrages"),
        *("Frist", "Fristen", "fällig", "Wiedervorlage", "Wiedervorlagen"),
    ),
    "status_reports": ("Sachstandsbericht", "Sachstandsberichte", "Sachstand", "Bericht", "Berichte"),
    "consultations": ("Station", "Stationen", "Beratung", "Beratungen", "Beratungsstation"),
    "votes": ("Abstimmung", "Abstimmungen"),
    "elections": ("Wahl", "Wahlen"),
    "joinings": ("Vorgang", "Vorgänge", "Weg"),
    "resident_questions": ("Einwohnerfrage", "Einwohnerfragen"),
    "minutes": ("Niederschrift", "Niederschriften", "Protokoll", "Protokolle", "NS", "Nds"),
    "corrections": ("Berichtigung", "Berichtigungen"),
    "issued_papers": (
        "Schriftstück",
        "Schriftstücke",
        "Ausfertigung",
        "Ausfertigungen",
        "Schreiben",
        "Brief",
        "Briefe",
    ),
    "issued_motion": ("Antragsschreiben",),
    "issued_invitation": ("Einladung", "Einladungen"),
    "issued_supplement": ("Nachtrag", "Nachträge"),
    "issued_cancellation": ("Absage", "Absagen"),
    "issued_public_notice": ("Bekanntmachung", "Bekanntmachungen"),
    "issued_speaker_letter": ("Einladung", "Gasteinladung"),
    "issued_thanks_letter": ("Dankschreiben",),
    "issued_mayor_letter": ("Oberbürgermeister", "Oberbürgermeisterin", "OB"),
    "issued_sign_in_sheet": ("Anwesenheitsliste", "Unterschriftenliste"),
    "issued_script": ("Regiebuch", "Sprechzettel"),
    "issued_excerpt_letter": ("Begleitschreiben",),
    "issued_faction_report": ("Fraktionsbericht",),
    "issued_statistics": ("Statistik",),
    "issued_council_paper": ("Stadtratsvorlage", "Stadtratsvorlagen", "Vorlage", "Vorlagen"),
    "issued_minutes": ("Niederschrift", "Niederschriften", "Protokoll", "Protokolle", "NS", "Nds"),
    "issued_excerpt": ("Auszug", "Auszüge", "Auszügen"),
    "issued_distribution_list": ("Verteiler",),
    "issued_follow_up_report": ("Beschlusskontrolle",),
    "issued_initiative": ("Vorhabenblatt",),
    "issued_annual_report": ("Jahresbericht", "Jahresberichte"),
    "issued_resolution_register": ("Beschlussbuch",),
}
"""What says of which kind the record is; what has one word for several is any of them."""
_MEANT: dict[str, tuple[str, ...]] = {
    "chair": ("Vorsitz", "Vorsitzende", "Vorsitzender", "Vorsitzenden"),
    "deputy": (
        *("Stellvertretung", "Stellvertreter", "Stellvertreterin", "Stellvertretende", "Stellvertretender"),
        *("stellv. Vorsitzende", "stellv. Vorsitzender", "stellv. Vorsitzenden"),
        *("Stellvertretende Vorsitzende", "Stellvertretender Vorsitzender", "Stellvertretenden Vorsitzenden"),
        *("stellvertretender Vorsitz", "stellv. Vorsitz", "stv. Vorsitz", "stv. Vorsitzende", "stv. Vorsitzender"),
        *("stellv", "stv"),
    ),
    "secretary": ("Schriftführer", "Schriftführerin", "Schriftführung"),
    "advisory": ("beratend", "beratende", "beratendes"),
    "faction_chair": (
        *("Fraktionsvorsitz", "Fraktionsvorsitzende", "Fraktionsvorsitzender", "Fraktionsvorsitzenden"),
        *("Fraktionssprecher", "Fraktionssprecherin", "Fraktionsführer", "Fraktionsführerin"),
        *("Fraktionschef", "Fraktionschefin", "Sprecher", "Sprecherin", "Obmann", "Obfrau"),
    ),
    "unanimous": ("einstimmig", "einstimmige", "einstimmigen"),
    "majority": ("mehrheitlich", "Mehrheit"),
    "secret": ("geheim", "geheime"),
    "by_name": ("namentlich", "namentliche"),
    "awaited": (
        *("offen", "offene", "offenen", "offener", "unerledigt", "unerledigte", "unerledigten"),
        *("ausstehend", "ausstehende", "ausstehenden", "anhängig", "anhängige"),
    ),
    "issued_council_paper": ("Vorlage für den Stadtrat", "Vorlage an den Stadtrat", "Vorlagen für den Stadtrat"),
    "non_public": (
        *("nichtöffentlich", "nichtöffentliche", "nichtöffentlichen", "nichtöffentlicher", "vertraulich"),
        *("nicht öffentlich", "nicht öffentliche", "nicht öffentlichen", "nicht öffentlicher"),
    ),
    "withdrawn": ("zurückgezogen", "zurückgezogene"),
    "rejected": ("abgelehnt", "abgelehnte", "abgelehnten"),
    "referred": ("verwiesen", "Verweisung"),
    "adjourned": ("Vertagung",),
    "postponed": ("vertagt", "vertagte", "vertagten"),
    "noted": ("Kenntnisnahme", "zur Kenntnis"),
    "council": ("Stadtrat", "Rat"),
    "organizations": ("Amt", "Ämter", "Bereich", "Bereiche", "Abteilung", "Behörde"),
}
"""Words for what a record says by a code, beside the words of its states."""
_STATES: tuple[Mapping[Any, str], ...] = (
    PAPER_STATES,
    MINUTES_STATES,
    OUTCOMES,
    MEETING_STATES,
    SPEAKER_STATES,
    INITIATIVE_KINDS,
)


def _codes(table: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for name, words in table.items():
        for word in words:
            yield plain_words(word).strip(), code(name)


def _gathered(pairs: Iterator[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, name in pairs:
        found[word] = (*found.get(word, ()), name)
    return found


_EVERYDAY = _gathered(_codes(_KINDS))
_SAYING = _gathered(
    chain(
        _codes(_MEANT),
        ((plain_words(word).strip(), code(kind.value)) for table in _STATES for kind, word in table.items()),
    )
)

_SHORTEST_KIND = 5
_SHORT = ("Maerz", r"Febr\.", r"Sept\.", "Sept")
_MONTH = "|".join(dict.fromkeys(chain(MONTHS, _SHORT, (f"{name[:3]}\\." for name in MONTHS))))
_NUMBERS = {plain_words(name).strip(): number for number, name in enumerate(MONTHS, 1)} | {
    plain_words(name[:3]).strip(): number for number, name in enumerate(MONTHS, 1)
}
_NUMBERS |= {"maerz": 3, "febr": 2, "sept": 9}
_PARTS_OF_YEAR = {
    **dict.fromkeys(("fruhjahr", "fruhling"), (3, 4, 5)),
    **{"sommer": (6, 7, 8), "herbst": (9, 10, 11), "winter": (12, 1, 2)},
    **{"anfang": (1, 2, 3, 4), "mitte": (5, 6, 7, 8), "ende": (9, 10, 11, 12)},
    **{f"{n} quartal": tuple(range(3 * n - 2, 3 * n + 1)) for n in range(1, 5)},
    **{f"q{n}": tuple(range(3 * n - 2, 3 * n + 1)) for n in range(1, 5)},
    **{f"{n} halbjahr": tuple(range(6 * n - 5, 6 * n + 1)) for n in (1, 2)},
}
_SEASON = "Fr(?:ü|ue)hjahrs?|Fr(?:ü|ue)hling|Sommer|Herbst|Winter"
_IN_ONE = re.compile(rf"\b({_SEASON}|{'|'.join(MONTHS)})(sitzung|termin|protokoll|niederschrift)(?!\w)", re.IGNORECASE)
_PATTERNS = {
    "quoted": r"[\"„“”»«](?P<quoted>[^\"„“”»«]+)[\"“”«»]",
    "iso": r"\b(?P<iso>[12]\d{3}-\d\d-\d\d)\b",
    "day": r"\b(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>[12]\d{3}|\d\d)?(?!\d)(?!\.\d)",
    "stroke": r"\b(?P<sd>0?[1-9]|[12]\d|3[01])[/-](?P<sm>0?[1-9]|1[0-2])[/-](?P<sy>[12]\d{3})\b",
    "named": rf"\b(?:(?P<nd>\d{{1,2}})\.?\s+)?(?P<nm>{_MONTH})(?:\s+(?P<ny>[12]\d{{3}}|['’]?\d\d(?![.:])))?(?!\w)",
    "part": (
        rf"\b(?P<part>{_SEASON}|Anfang|Mitte|Ende|[1-4]\.\s?Quartal|Q[1-4]|[12]\.\s?Halbjahr)"
        r"(?:\s+(?P<of_year>[12]\d{3}))(?!\w)"
    ),
    "month": r"\b(?P<mm>0?[1-9]|1[0-2])[/.](?P<my>[12]\d{3})\b",
    "top": r"\b(?:TOP|Tagesordnungspunkt|Punkt)\s+(?:[ÖN]\s*)?(?P<top>\d+(?:\.\d+)*)\.?(?!\w)",
    "meeting": (
        r"\b(?:(?P<before>\d+)\.\s+Sitzung|Sitzung\s+(?:Nr\.?\s*)?(?P<after>\d{1,3}))\b"
        rf"(?!\.\d|[./-]\d|\.?\s*(?:{_MONTH})(?!\w))"
    ),
}
_FREE_VOTERS = re.compile(r"\bFreien?\s+W(?:ä|ae)hlern?\b", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_NUMBER_OF = re.compile("s?(?:nummer|nr)")
_SHORT_YEAR = re.compile(r"\d\d/[A-Za-z]?\d{1,3}")
_SHORT_YEAR_LAST = re.compile(r"(.*\d/)(\d\d)")
_SAID = chain(*_MEANT.values(), *(table.values() for table in _STATES))
# The longer first, for "zur Kenntnis genommen" begins as a shorter one does.
_SPACED = sorted((words for words in _SAID if " " in words), key=len, reverse=True)
_PATTERNS |= PATTERNS
_PATTERNS["phrase"] = rf"\b(?P<phrase>{'|'.join(map(re.escape, _SPACED))})(?:e[nrsm]?)?(?!\w)"
_SPECIAL = re.compile("|".join(_PATTERNS.values()), re.IGNORECASE)


_SHORTENED = 3
_AT_END = sorted((word for word in _EVERYDAY if len(word) > _SHORTEST_KIND), key=len, reverse=True)
_AT_START = sorted((word for word in _EVERYDAY if len(word) > _SHORTENED), key=len, reverse=True)
_OF_PERSONS = frozenset(map(code, ("persons", "member", "chair", "deputy", "secretary", "advisory", "faction_chair")))
_OVERDUE = frozenset(
    _folded("überfällig", "überfällige", "überfälligen", "überfälliger", "verspätet", "verspätete", "verspäteten")
)
_RUNNING = frozenset(_folded("laufend", "laufende", "laufenden", "laufender", "läuft", "laufen"))
_YEARS_AHEAD = 12
_PARTICIPLE = re.compile(r"ge\w{4,}t\??")
_AUXILIARY = frozenset(("hat", "haben", "hatte", "wurde", "wurden", "wird"))
_SEAM = re.compile(r"(?<=[A-Za-z])(?=\d)")


def asked(words: str, calendar: Calendar | None = None) -> Question:
    """What is looked for: German days and months, TOP 5, the kinds of records and what they say, and plain words.

    calendar: what "morgen", "überfällig" or "nächste Sitzung" means; without one they are words like others.
    """
    terms: list[Term] = []
    whole: list[str] = []
    words = _FREE_VOTERS.sub("FWG", _IN_ONE.sub(r"\2 \1", words))
    if (first := words.split(maxsplit=1)) and plain_words(first[0]).strip() in _ASKING:
        with_verb = not _AUXILIARY.isdisjoint(words.split())
        words = " ".join(word for word in words.split() if not _only_asks(word, with_verb=with_verb))
    at = 0
    for found in _SPECIAL.finditer(words):
        term = _special(found, calendar)
        if term is None:
            continue
        _plain(words[at : found.start()], terms, whole, calendar, last=False)
        terms.append(term)
        whole.append(found["quoted"] or found[0])
        if found["sitting"] and not found["time"]:
            _plain(found["sitting"], terms, [], calendar, last=False)
        if found["of_body"]:
            _plain(found["of_body"], terms, [], calendar, last=False)
        at = found.end()
    _plain(words[at:], terms, whole, calendar, last=True)
    if any(_OF_PERSONS.intersection(term.forms) for term in terms):
        terms = [_in_office(term) for term in terms]
    return Question(tuple(terms), plain_words(" ".join(whole)))


def _only_asks(word: str, *, with_verb: bool) -> bool:
    """Whether it is a verb of a question: "gestellt", and "geleitet" where "hat" stands, too."""
    bare = plain_words(word).strip()
    if bare in DONE:
        return True
    return with_verb and bool(_PARTICIPLE.fullmatch(word)) and not _said(bare) and bare not in _EVERYDAY


def _in_office(term: Term) -> Term:
    """A year as one in which somebody held an office, too."""
    return term.also(*(numbered_code("in", day) for day in term.days if len(day) == 4))


def _from_today(bare: str, calendar: Calendar | None) -> Term | None:
    """What is due or goes on as of today."""
    if calendar is None:
        return None
    today = calendar.today
    if bare in _OVERDUE:
        return Term(overdue_codes(today))
    if bare in _RUNNING:
        ends = (numbered_code("until", str(year)) for year in range(today.year, today.year + _YEARS_AHEAD))
        return Term((bare, *ends, code("unending"), *_said(bare)))
    return None


def _plain(words: str, terms: list[Term], whole: list[str], calendar: Calendar | None, *, last: bool) -> None:
    # A word with a hyphen is two, a number with a stroke one.
    parts = [part for word in words.split() for part in (word.split("-") if not re.search(r"\d", word) else [word])]
    for place, part in enumerate(parts):
        bare = plain_words(part).strip()
        if not bare:
            continue
        at_end = last and place == len(parts) - 1
        if (relative := _from_today(bare, calendar)) is not None:
            terms.append(relative)
            whole.append(part)
            continue
        everyday, saying = _EVERYDAY.get(bare) or _numbered(bare), _said(bare)
        if part.endswith(".") and not saying:
            everyday = everyday or _begun(bare)
        if everyday or saying:
            written = spellings(part) or (f" {bare} ",)
            term = Term((*written, *everyday, *saying), named=not everyday, everyday=bool(everyday))
            terms.append(term.otherwise(*other_words(bare)))
            if not everyday:
                whole.append(part)
        elif (bare in LEFT_OUT or part.lower() in _LITTLE_IN_SHORT) and not (at_end and not terms):
            continue
        elif (made := term_of(part, last=at_end)) is not None:
            if _SHORT_YEAR.fullmatch(part):
                made = made.also(plain_words(f"20{part}").rstrip())
            if (short := _SHORT_YEAR_LAST.fullmatch(part)) is not None:
                made = made.also(plain_words(f"{short[1]}20{short[2]}").rstrip())
            if _GROUPED.fullmatch(part):
                made = made.also(f" {part.replace('.', '')}")
            if (apart := _SEAM.sub(" ", part)) != part and part[0].isalpha():
                made = made.also(plain_words(apart).rstrip())
            terms.append(_in_full(part, bare, made, calendar))
            whole.append(part)


def _in_full(part: str, bare: str, made: Term, calendar: Calendar | None) -> Term:
    """A word also as others say it, and a short form also as the body or office it stands for."""
    others = other_words(bare)
    meant: tuple[str, ...] = ()
    if calendar is not None and (may_be_short(part) or says_body(bare)):
        meant = tuple(
            record_code(key) for key, name in calendar.names() if shortens(part, name) or leaves_out(part, name)
        )
    if len(bare) == 2 and part.isupper() and (others or meant):
        # "HA" is not the beginning of "hat".
        made = Term((f" {bare} ",))
    made = replace(made.otherwise(*others), made_of=_made_of(bare))
    return replace(made.also(*meant), whose=meant) if meant else made


def _numbered(bare: str) -> tuple[str, ...]:
    """The codes of the kind of record whose number is said: "Antragsnummer", "Vorlagennr."."""
    found = _NUMBER_OF.search(bare)
    return _EVERYDAY.get(bare[: found.start()], ()) if found is not None and found.end() == len(bare) else ()


def _made_of(bare: str) -> tuple[Term, ...]:
    """A word and the kind of record at its end or beginning: "Grünenantrag", "Stadtratsbeschluss", "Gastvortrag"."""
    terms: list[Term] = []
    if len(bare) <= 2 * _SHORTENED:
        return ()
    if kind := next((one for one in _AT_END if bare.endswith(one) and len(bare) - len(one) >= _SHORTENED), None):
        before = bare.removesuffix(kind)
        before = before.removesuffix("s") if len(before) > _SHORTENED else before
        _plain(f"{before} {kind}", terms, [], None, last=False)
    elif kind := next((one for one in _AT_START if bare.startswith(one) and len(bare) - len(one) > _SHORTENED), None):
        after = bare.removeprefix(kind)
        after = after.removeprefix("s") if len(after) > _SHORTENED + 1 else after
        _plain(f"{kind} {after}", terms, [], None, last=False)
    return tuple(terms)


def _begun(bare: str) -> tuple[str, ...]:
    """The codes of the words that begin so: "Vorl.", "Niederschr."."""
    if len(bare) < _SHORTENED:
        return ()
    return tuple(dict.fromkeys(one for word, codes in _EVERYDAY.items() if word.startswith(bare) for one in codes))


def _said(bare: str) -> tuple[str, ...]:
    """The codes of a word, also with an ending: "erledigte"."""
    for ending in ("", "e", "en", "er", "es", "em"):
        if bare.endswith(ending) and (found := _SAYING.get(bare.removesuffix(ending))):
            return found
    return ()


def _special(found: re.Match[str], calendar: Calendar | None) -> Term | None:
    if any(found[name] for name in ("from_today", "sitting", "first", "since", "week", "month_", "year_")):
        return relative_term(found, calendar)
    if found["quoted"]:
        said = plain_words(found["quoted"])
        return Term((said,)) if len(said) > 2 else None
    if found["phrase"]:
        said = plain_words(found["phrase"])
        return Term((said, *_said(said.strip())))
    if found["iso"]:
        return _day(*map(int, found["iso"].split("-")))
    if found["d"]:
        return _day(_year(found["y"]), int(found["m"]), int(found["d"]))
    if found["sd"]:
        return _day(int(found["sy"]), int(found["sm"]), int(found["sd"]))
    if found["nm"]:
        month = _NUMBERS[plain_words(found["nm"]).strip()]
        year = _year(found["ny"])
        if found["nd"]:
            return _day(year, month, int(found["nd"]))
        return _month(year, month)
    if found["part"]:
        return _part_of_year(found["part"], int(found["of_year"]), plain_words(found[0]))
    if found["mm"]:
        month_term = _month(int(found["my"]), int(found["mm"]))
        return month_term.also(plain_words(found[0]).rstrip())
    if found["top"]:
        return Term((numbered_code("top", found["top"]), f" top {found['top']} "))
    number = found["before"] or found["after"]
    return Term((numbered_code("meeting", number), f" {number} sitzung "))


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    digits = digits.lstrip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _day(year: int | None, month: int, day: int) -> Term | None:
    """A day in the index and as texts have it; None for one that the calendar does not know."""
    try:
        known = date(year or 2000, month, day)
    except ValueError:
        return None
    written = (f" {day} {month} ", f" {day:02} {month:02} ", f" {day} {plain_words(MONTHS[month - 1]).strip()} ")
    if year is None:
        return Term((day_word(known)[4:], *dict.fromkeys(written)))
    return Term((day_word(known), *dict.fromkeys(f"{one}{year} " for one in written)))


def _month(year: int | None, month: int) -> Term:
    name = plain_words(MONTHS[month - 1]).strip()
    if year is None:
        return Term((f" {name} ", f"-{month:02}-"))
    return Term((f"{year:04}-{month:02}-", f" {name} {year} ", f" {month:02} {year} "))


def _part_of_year(part: str, year: int, written: str) -> Term:
    """The months of "Herbst 2025", as days have them, and the words as texts do; winter goes on into the next year."""
    name = plain_words(part).strip().replace("ue", "u").removesuffix("s")
    months = _PARTS_OF_YEAR[name]
    days = (f"{year + (months[0] > month):04}-{month:02}-" for month in months)
    return Term((*days, written))


def detail_words(detail: str) -> str:
    """The detail of a hit with its ISO date as 24.05.2012."""
    return re.sub(r"\d{4}-\d{2}-\d{2}", lambda found: short_date(date.fromisoformat(found[0])), detail)
