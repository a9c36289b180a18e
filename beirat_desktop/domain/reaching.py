"""How somebody is reached, found in free text: mail, telephone, bank account, home address.

Which runs of digits are a telephone number tells phonenumbers (area codes and lengths as the networks assign them; own
patterns took "0312 45678" of a budget for one and let 017612345678 pass), whether letters and digits are an IBAN
python-stdnum (its checksum and the shape of each country). Both are plain Python without any input or output.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from phonenumbers import Leniency, PhoneNumberMatcher
from stdnum import iban

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_DASHES: dict[int, str] = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－⁃"), "-")
_SPACES: dict[int, str] = dict.fromkeys([*range(0x2000, 0x200B), 0xA0, 0x202F, 0x205F, 0x3000, 0x09], " ")
_DIGITS = {start + digit: str(digit) for start in (0xFF10, 0x0660, 0x06F0, 0x1D7CE) for digit in range(10)}
_SIGNS = str.maketrans("＠﹫．（）／＋⁄∕", "@@.()/+//")
_ALIKE: dict[int, str | int] = {**_DASHES, **_SPACES, **_DIGITS, **_SIGNS}

_AT = r"(?:\s?@\s?|\s?[(\[{<]\s?(?:at|ät|ad|a|@|klammeraffe)\s?[)\]}>]\s?|\s+(?:at|ät|klammeraffe)\s+|_at_)"
_DOT = r"(?:\.|\s?[(\[{<]\s?(?:dot|punkt|\.)\s?[)\]}>]\s?|\s+(?:dot|punkt)\s+|_dot_)"
_ENDING = r"(?:de|com|net|org|eu|info|at|ch)(?!\w)"
# It begins where a word does: looked for at every letter, a long word without an @ would take forever.
_MAIL = re.compile(
    rf"(?<![\w.+-])[\w+-]{{1,64}}(?:(?:\.|{_DOT})[\w+-]{{1,64}}){{0,5}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,3}}(?:{_DOT}[\w-]{{2,63}}|\.\s{_ENDING})"
    r"|mailto:[^\s,;>)]+",
    re.IGNORECASE,
)
_MAIL_HINT = re.compile(rf"@|mailto|{_AT}", re.IGNORECASE)

_SERVICE = (
    r"(?:Telegram|Instagram|Insta|Twitter|TikTok|Facebook|Snapchat|Signal|Mastodon|Bluesky|LinkedIn|Skype|Discord)"
)
_CHAT = re.compile(
    r"(?<!\w)(?:(?:https?://)?(?:wa\.me|t\.me|m\.me|signal\.me|(?:api|chat)\.whatsapp\.com)/[^\s,;)>]*[\w/]"
    r"|(?:skype|sips?|xmpp|tg|sgnl|threema):(?!\s)[^\s,;)>]*\w"
    rf"|{_SERVICE}(?:-?(?:Name|Konto|Account|ID))?[\s:]+@\w[\w.]*\w|Threema(?:-?ID)?[\s:]+(?-i:[*A-Z][A-Z0-9]{{7}})(?!\w))"
    rf"|(?<![\w.@])@\w[\w.]*\w(?=\s(?:auf|bei|über|\()\s?{_SERVICE})",
    re.IGNORECASE,
)
_CHAT_HINT = re.compile(r"@|/|:|Threema", re.IGNORECASE)

_LABEL = (
    r"(?:Tele(?:fon|fax)(?:nummer)?|Tel(?:\.|nr\.?)?(?:-?\s?Nr\.?)?|Fon|Phone|Mobil(?:telefon|nummer|funk)?|Handy(?:nummer)?"
    r"|Fax(?:nummer)?|Ruf(?:nummer)?|WhatsApp|Signal|Telegram|Festnetz|Anrufbeantworter|☎|📞|📱|✆)"
)
_SHORT_LABEL = r"(?:Durchwahl|DW|Nebenstelle|Apparat|App\.|Kurzwahl)"
_SAID = r"(?:[\s.:,-]*\(?(?:Nr\.|Nummer|unter|privat|dienstlich|Büro|mobil|ist|lautet|die)\)?)*[\s.:]*"
_LABELLED = re.compile(
    rf"(?<!\w)(?:{_LABEL}{_SAID}(?=[\d+(])\+?\(?\d(?:[\s()/.-]{{0,3}}\d){{4,15}}"
    rf"|{_SHORT_LABEL}{_SAID}-?\d(?:[\s/-]?\d){{1,6}})(?!\d)",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:\s*(?:oder|und|bis|,|/)\s*-\s?\d{1,5}(?!\d))+")
_BEHIND = re.compile(r"(?<=\d)\s(?=\(?(?:0\s?|\+)\d)")
_ENOUGH = re.compile(r"\d(?:[^\w\n]{0,3}\d){5}")
_DAY = re.compile(
    r"\(?(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{2}|\d{4})|\d{4}-\d{2}-\d{2}|\d{1,2}/(?:19|20)\d\d)\b.*", re.DOTALL
)
_OF_A_YEAR = re.compile(r"\(?0\d{2,4}\)?\s?/\s?(?:19|20)\d\d(?:-\d{1,3})?")
# Whole words: "Kontakte" ends in "akte", "kostenlos" in "los".
_OTHER_NUMBER = re.compile(
    r"(?<!\w)(?:(?:(?!tel|ruf|fon|handy|mobil|fax|whats|durchwahl|festnetz|kontakt|service|privat|not(?:ruf|fall)|büro|dienst(?!leist)|anruf)\w{2,}-?(?:nummern?|nr\.?)"
    r"|haushalts(?:titel|stelle|ansatz)|hhst\.?|titel|tit\.|kap\.|\w*ziffer|schlüssel|ags|aktenzeichen|az\.?|gz\.?|geschäftszeichen|zeichen|akte|kassenzeichen|buchungs"
    r"(?:stelle|zeichen|nummer)|kostenstelle|kostenträger|produkt|sachkonto|konto|kapitel|vorlagen?|drucksachen?|drs\.?"
    r"|anträge|antrag|beschl(?:uss|üsse)|inventar|rechnung|bestell(?:ung)?|vertrags?|kunden|mitglieds|flurst(?:ück|\.)"
    r"|isbn|ean|gemarkung|los|vergabe|projekt|maßnahmen?|bebauungsplan|plan|ausweis|steuer|artikel|seriennummer|ident"
    r"|registr(?:atur|ierung)|auftrags?|vorgangs?|objekt|zähler|anlage|nummernkreis|aufsichtsnummer)"
    r"(?:-?(?:nummern?|nr\.?))?)(?:[\s:.-]|nr\.?|nummer)*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?<!\w)(?:zum|zur|beim|vom|im|am|für|über|das|der|die|dem|des|den)\s(?:projekte?s?|maßnahmen?|plan|los|objekt|anlage"
    r"|anträge|antrag|vorlagen?|vertrag|rechnung|bestellung|produkt|artikel|titel|vergabe|ausweis|konto|kapitel)[\s:.-]*$",
    re.IGNORECASE,
)
"""A thing that something is told of, and no number of it: questions on the project to that telephone."""
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\s?\d{2}(?:[\s-]?[A-Z0-9]){11,30}", re.IGNORECASE)
_IBAN_SAID = re.compile(r"(?<!\w)IBAN[\s:.]*[A-Z]{2}\s?\d{2}(?:[\s-]?\d){4,30}", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"(?<!\w)(?:Kontonummer|Konto-?\s?Nr\.?|Kto\.?-?\s?(?:Nr\.?)?)[\s:.]*\d(?:[\s-]?\d){4,11}"
    r"(?:[\s,;]*(?:BLZ|Bankleitzahl)[\s:.]*\d(?:\s?\d){7})?",
    re.IGNORECASE,
)

_KINDS = (
    r"(?i:straße|strasse|str\.?|weg|platz|allee|gasse|ring|ufer|damm|hof|pfad|steig|stieg|markt|graben|wall|zeile"
    r"|chaussee)"
)
_HOUSE = r"\s*\d{1,4}(?:\s?[a-hA-H](?!\w))?(?:\s?[-/]\s?\d{1,4}\s?[a-hA-H]?)?(?!\d)"
_STREET = (
    rf"(?:[A-ZÄÖÜ][\w.'-]*(?:(?:[\s-](?:von|van|der|de|zu))?[\s-][A-ZÄÖÜ][\w.'-]*){{0,3}}?[\s-]?{_KINDS}"
    r"|(?:Am|An\s(?:der|den)|Im|In\s(?:der|den)|Auf\s(?:dem|der)|Zum|Zur|Unter\s(?:den|der)|Bei\s(?:der|den))"
    r"\s[A-ZÄÖÜ][\w-]*(?:\s[A-ZÄÖÜ][\w-]*)?"
    # As houses are counted in Mannheim: Q 5, 14.
    r"|[A-Z]\s?\d,?)" + _HOUSE
)
_ANY_STREET = re.compile(rf"(?<!\w){_STREET}")
_TOWN = r"(?:D-)?\d{5}\s+[A-ZÄÖÜ][\w-]+(?:\s(?:am|an\sder|im)\s[A-ZÄÖÜ]\w+)?"
_POSTAL = re.compile(rf"(?<!\w){_STREET}\s*[,;|\n]?\s*{_TOWN}")
_HOME = re.compile(
    r"(?i:(?<!\w)(?:wohnhaft|wohnt|wohne|wohnend|wohnung|wohnsitz|wohnanschrift|privatanschrift|privatadresse|meldeadresse"
    r"|hausanschrift|postanschrift|anschrift|adresse|privat|zuhause|zu\shause|c/o)\b)"
    r"[\s:,(-]*(?:(?:ist|lautet|jetzt|derzeit|in|im|an|unter|der|dem|die)\s+)*"
    rf"(?P<home>{_STREET}(?:\s*[,;|\n]?\s*{_TOWN})?|{_TOWN})"
)


def reaches(text: str, own: frozenset[str] = frozenset(), *, homes: bool = True) -> list[tuple[int, int]]:
    """Where a text says how somebody is reached, from left to right.

    own: streets with number that are public, as street_key writes them. homes: whether addresses count.
    """
    if not text:
        return []
    plain, places = _plain(text)
    found = sorted([*_found(plain), *(_addresses(plain, own) if homes else ())])
    spans: list[tuple[int, int]] = []
    for start, end in found:
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans if places is None else [(places[start], places[end - 1] + 1) for start, end in spans]


def street_key(street: str) -> str:
    """A street with its number as it is compared."""
    return re.sub(r"str(?:aße|asse|\.)", "str", " ".join(street.casefold().replace("ß", "ss").split()))


def streets(text: str) -> list[str]:
    """Every street with its number in a text, as street_key writes it."""
    return [street_key(match[0]) for match in _ANY_STREET.finditer(_plain(text)[0])]


def _plain(text: str) -> tuple[str, list[int] | None]:
    """The text with all dashes, spaces and digits alike and nothing that is not seen; where each sign stood."""
    if text.isascii():
        return text.replace("\t", " "), None
    alike = text.translate(_ALIKE)
    if not _HIDDEN.search(alike):
        return alike, None
    places = [place for place, sign in enumerate(alike) if not _HIDDEN.match(sign)]
    return "".join(alike[place] for place in places), places


def _found(text: str) -> Iterator[tuple[int, int]]:
    if _MAIL_HINT.search(text):
        yield from (match.span() for match in _MAIL.finditer(text))
    if _CHAT_HINT.search(text):
        yield from (match.span() for match in _CHAT.finditer(text))
    if not any(sign.isdigit() for sign in text):
        return
    for match in _LABELLED.finditer(text):
        more = _MORE.match(text, match.end())
        yield match.start(), more.end() if more else match.end()
    if _ENOUGH.search(text):
        yield from _accounts(text)
        yield from _numbers(text)
        # Behind another number, such as that of a house, it would be taken for a part of it.
        parted = _BEHIND.sub("|", text)
        if parted != text:
            yield from _numbers(parted)


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    for match in PhoneNumberMatcher(text, "DE", leniency=Leniency.VALID):
        said = match.raw_string
        if _DAY.fullmatch(said) or _OF_A_YEAR.fullmatch(said) or not said.lstrip("( ").startswith(("0", "+")):
            continue
        # Such a short one without any sign between its digits is a key of some list.
        if said.isdigit() and len(said) < 9:
            continue
        before = text[max(match.start - 40, 0) : match.start]
        if _ABOUT.search(before) or not _OTHER_NUMBER.search(before):
            # A bracket that is not closed within stands around more than the number.
            more = _MORE.match(text, match.end)
            yield (
                match.start + (said[0] == "(" and said.count("(") > said.count(")")),
                more.end() if more else match.end,
            )


def _accounts(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _IBAN_SAID.finditer(text))
    yield from (match.span() for match in _ACCOUNT.finditer(text))
    for match in _IBAN.finditer(text):
        # What follows may be more letters, such as a bank's name: the longest that is an IBAN counts.
        for end in range(match.end(), match.start() + 14, -1):
            if text[end - 1].isalnum() and iban.is_valid(text[match.start() : end]):
                yield match.start(), end
                break


def _addresses(text: str, own: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Homes: a street after words that say so, or with its town; a street alone is where something is to be done."""
    if not any(sign.isdigit() for sign in text):
        return
    for pattern, group in ((_HOME, "home"), (_POSTAL, 0)):
        for match in pattern.finditer(text):
            street = re.split(r"\s*[,;|\n]|\s+(?=(?:D-)?\d{5}\s)", match[group], maxsplit=1)[0]
            if street_key(street) not in own:
                yield match.span(group)


def spellings(name: str) -> str:
    """A pattern for a name however it is typed: ä or ae, ß or ss, any dash, with and without accents, in capitals."""
    # In capitals ß becomes SS, or stays small, as in passports.
    kept = "ß".join(part.upper() for part in name.split("ß"))
    every = "|".join(dict.fromkeys(map(_spelled, (name, name.upper(), kept))))
    return f"(?:{every})"


_LONG = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "ı": "i", "ł": "l", "đ": "d"}


def _spelled(name: str) -> str:
    composed = unicodedata.normalize("NFC", name)
    for short in "äöü":
        composed = composed.replace(_LONG[short], short).replace(_LONG[short].upper(), short.upper())
        composed = composed.replace(_LONG[short].capitalize(), short.upper())
    return "".join(_sign(sign) for sign in composed)


def _sign(sign: str) -> str:
    if sign.isspace():
        return r"\s+"
    if sign in "-‐‑‒–—":
        return r"(?:\s?[-‐‑‒–—−]\s?|\s*)"
    if sign in "'’‘`´":
        return "['’‘`´]?"
    low = sign.lower()
    forms = {sign, unicodedata.normalize("NFD", sign)}
    bare = "".join(part for part in unicodedata.normalize("NFD", sign) if not unicodedata.combining(part))
    forms.add(bare)
    if low in _LONG:
        long = _LONG[low]
        forms |= {long.upper(), long.capitalize()} if sign.isupper() else {long}
    if sign == "ẞ":
        forms |= {"SS", "ß"}
    hidden = "[\u00ad\u200b-\u200d\u2060]?"
    ordered = sorted((re.escape(form) for form in forms), key=len, reverse=True)
    return (f"(?:{'|'.join(ordered)})" if len(ordered) > 1 else ordered[0]) + hidden
