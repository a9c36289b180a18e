"""What the Beirat recommends, as a sentence that the Stadtrat itself can resolve.

„Dem Stadtrat wird empfohlen, die Charta anzunehmen.“ becomes „Der Stadtrat nimmt die Charta an.“ What cannot be turned
for certain becomes „Der Stadtrat beschließt, …“, which is right before any infinitive. It is a proposal: a person reads
it before it goes out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from beirat_desktop.domain.text import SOFT_BREAK, Block, BlockKind, RichText, Run
from beirat_desktop.german.conjugation import Finite, finite, with_zu
from beirat_desktop.german.sentences import sentences

_TOWN_NAME = r"[A-ZÄÖÜ][\w-]*(?: (?:am|an der|im|bei|in der|ob der) [A-ZÄÖÜ][\w-]*)?"
_COUNCIL = (
    r"(?:Stadtrat|Rat der Stadt|Rat|Gemeinderat|Ortsgemeinderat|Verbandsgemeinderat|Kreistag)"
    rf"(?: der Stadt)?(?:(?<=Stadt) {_TOWN_NAME})?"
)
_ACTS = r"(?:empfiehlt|empfehlen|bittet|bitten|ersucht|ersuchen|fordert|fordern|beauftragt|regt|schlägt|spricht)"
_WHO = rf"(?:(?:Der Beirat|Die Mitglieder|Das Gremium)\b(?:(?! und {_ACTS}\b)[^,.:;])*?|Wir|Die [\w/-]*[Ff]raktion)"
_ASKS = r"(?:empfiehlt|empfehlen|bittet|bitten|ersucht|ersuchen)"
_TO = rf"(?:den {_COUNCIL}|die Stadt(?: {_TOWN_NAME})?)"
_RECOMMENDED = (
    rf"(?:Es wird )?[Dd]em {_COUNCIL} (?:wird|werden)(?: einstimmig| folgendes)? (?:empfohlen|vorgeschlagen)",
    rf"(?:Der {_COUNCIL}|Die Stadt(?: {_TOWN_NAME})?) (?:wird|ist) (?:gebeten|aufgefordert|ersucht|beauftragt)",
    rf"{_WHO} {_ASKS}(?: (?:dem {_COUNCIL}|{_TO}))?(?: einstimmig| mehrheitlich)?",
    rf"{_WHO} (?:fordert|fordern) {_TO} auf",
    rf"{_WHO} (?:fordert|fordern|beantragt|beantragen)(?=, dass)",
    rf"{_WHO} (?:schlägt|schlagen)(?: dem {_COUNCIL})? vor",
    rf"{_WHO} (?:regt|regen)(?: beim {_COUNCIL})? an",
    rf"{_WHO} (?:appelliert|appellieren) an {_TO}",
    rf"{_WHO} (?:beschließt|möge beschließen), (?:dem|den) {_COUNCIL} zu (?:empfehlen|bitten)",
    rf"{_WHO} möge (?:dem|den) {_COUNCIL} (?:empfehlen|bitten)",
    rf"Der {_COUNCIL} möge beschließen",
    r"Es wird empfohlen",
)
"""How a recommendation begins, up to its comma or colon."""
_HEAD = re.compile(rf"(?:{'|'.join(_RECOMMENDED)})\s*(?P<sign>[,:])\s*(?P<rest>.*)", re.DOTALL)
_LOOSE_HEAD = re.compile(
    rf"(?:[Dd]em {_COUNCIL} wird empfohlen|Der {_COUNCIL} wird (?:gebeten|aufgefordert)|"
    rf"{_WHO} empfiehlt dem {_COUNCIL}) (?P<rest>[a-zäöüß][^,:]*)"
)
"""Without the comma, which is left out by many."""
_NOUN = re.compile(
    rf"(?:Dem {_COUNCIL} (?:wird|werden) (?P<passive>.+?) empfohlen|"
    rf"{_WHO} (?:empfiehlt|empfehlen) dem {_COUNCIL}(?: einstimmig)? (?P<active>[^,:]+))(?P<end>[.:])",
    re.DOTALL,
)
_MUST = re.compile(rf"Der {_COUNCIL} (?:möge|soll|sollte) (?P<rest>.+)", re.DOTALL)
_SERVANT = r"(?:Stadtverwaltung|Verwaltung|Stadtvorstand|Oberbürgermeister(?:in)?)\b"
"""Whom the Stadtrat gives orders."""
_OFFICE = re.compile(
    r"(?P<who>(?:Der|Die|Das) [A-ZÄÖÜ][^,.:;]*?) (?:wird|werden|ist|sind) "
    r"(?P<how>gebeten|beauftragt|aufgefordert|ersucht)(?P<sign>[,:]?)(?P<rest>(?<=[,:])\s*.*|\s+[a-zäöü].*)",
    re.DOTALL,
)
_ASKED = re.compile(
    rf"{_WHO} (?P<how>bittet|bitten|beauftragt|beauftragen|ersucht|ersuchen|fordert|fordern) "
    r"(?P<who>(?:den|die|das) [A-ZÄÖÜ][^,.:;]*?)(?P<auf> auf)?\s*(?P<sign>[,:])(?P<rest>\s*.*)",
    re.DOTALL,
)
_CHARGED = re.compile(rf"(?P<who>(?:Die|Der) {_SERVANT}[^,.:;]*?) (?:soll|sollte|möge) (?P<rest>.+)", re.DOTALL)
_DOES = {
    **dict.fromkeys(("gebeten", "bittet", "bitten"), "bittet"),
    **dict.fromkeys(("beauftragt", "beauftragen"), "beauftragt"),
    **dict.fromkeys(("ersucht", "ersuchen"), "ersucht"),
    **dict.fromkeys(("aufgefordert", "fordert", "fordern"), "fordert"),
}
_OWN = re.compile(
    r"(?:den|die) (?:Vorsitz|Geschäftsstelle|Schriftführ|Stellvertret|Mitglied|Arbeitsgruppe)|dem Stadtrat "
)
"""Not for the Stadtrat to order: whom the Beirat has itself, and that a matter be put before the Stadtrat."""
_STANCE = re.compile(
    r"(?:Der Beirat|Das Gremium)(?: für [A-ZÄÖÜ]\w+(?: und [A-ZÄÖÜ]\w+)*)?(?: der Stadt(?: " + _TOWN_NAME + r")?)? "
    r"(?P<rest>(?:fordert|unterstützt|begrüßt|befürwortet|verurteilt|bekennt sich|spricht sich|setzt sich|lehnt)\b.*)",
    re.DOTALL,
)
"""What the Stadtrat may think as well."""
_BOTH = re.compile(rf"(?P<one>(?:Der Beirat|Das Gremium)\b[^,.:;]*?)(?P<and>,? und )(?P<two>{_ACTS}\b.*)", re.DOTALL)
_FRAME = re.compile(
    r"(?:folgenden Beschluss zu fassen|Folgendes zu beschließen|folgendes zu beschließen|wie folgt zu beschließen|"
    r"den folgenden Beschluss zu fassen)\s*:\s*",
)
_TOWN = re.compile(rf"Die Stadt(?: {_TOWN_NAME})? (?P<rest>[a-zäöüß]+t\b.*)", re.DOTALL)
_MODAL = ("soll", "sollte", "wird", "muss", "kann", "ist", "hat", "möge", "darf")
_INFINITIVE = re.compile(
    r"(?P<words>(?P<zu>\bzu )?\b(?P<verb>[a-zäöüß]+n))(?=\s*(?:[,.;:]|$|(?:und|oder|sowie|bzw\.) ))"
)
_TAKING = (
    *("beauftragt", "bittet", "ersucht", "ermächtigt", "fordert", "empfiehlt", "beschließt", "verpflichtet", "regt"),
    *("schlägt", "setzt", "ermöglicht", "erlaubt", "veranlasst", "wirkt", "erklärt", "bevollmächtigt"),
)
"""After these a further infinitive hangs on the first: „beauftragt die Verwaltung, … zu prüfen“."""
_HANGING = re.compile(r",\s*(?:um|ohne|anstatt|statt|dass|ob|wie|damit|wenn|sofern|soweit)\b")
_PAIRED = re.compile(r"\b(?:weder|sowohl|entweder)\b")
"""Before two verbs of equal standing, of which a main clause could show but one."""
_OBJECT = re.compile(r"(?:de[mnr]|die|das|ein(?:en?|em|er|es)?|sich|ihn|ihr|sie|es|ihm|ihnen|alle[nrs]?|jede[nrs]?)\b")
"""What the second of two clauses begins with where it has an object of its own."""
_FINITE = re.compile(
    r"(?<!\w)(?!(?:mit|nicht|seit|jetzt|erst|fast|selbst|meist|laut|statt|anstatt|bereit|sofort|samt|insgesamt|direkt)\b)"
    r"(?:[a-zäöüß]{2,}(?<!haf)(?<!fach)t|soll(?:te)?|möge|kann|muss|darf|wird|sind"
    r"|(?<!zu )(?!(?:den|einen|allen|keinen|ihren|jeden|diesen)\b)"
    r"(?![a-zäöüß]+zu[a-zäöüß]+n\b)[a-zäöüß]{2,}en(?=\s\w))\b"
)
"""What may be what somebody does; many a word that is none looks the same."""
_NOT_TO_RESOLVE = re.compile(
    rf"(?:{_WHO}|Es wird empfohlen|[Dd]em {_COUNCIL} (?:wird|werden)|Der {_COUNCIL} (?:wird|ist|möge|soll|sollte)"
    r"|(?:Der|Die) (?:Vorsitz|Geschäftsstelle|Schriftführ|Arbeitsgruppe)\w*)\b"
)
"""How a sentence begins in which others act, or in which the Stadtrat is asked."""


def council_wording(resolved: RichText) -> RichText:
    """What the Stadtrat is to resolve, of what the Beirat resolved; where nothing is to be turned, the same words."""
    return RichText(tuple(map(_block, _unquoted(resolved).blocks)))


def _block(block: Block) -> Block:
    if block.kind is not BlockKind.PARAGRAPH or not block.runs:
        return block
    turned = SOFT_BREAK.join(map(_turned, block.plain.split(SOFT_BREAK)))
    return block if turned == block.plain else _with(block, turned)


def _with(block: Block, text: str) -> Block:
    """Other words, bold or italic where all of the block was."""
    bold, italic = (all(getattr(run, name) for run in block.runs) for name in ("bold", "italic"))
    return replace(block, runs=(Run(text, bold, italic),))


def _unquoted(text: RichText) -> RichText:
    """The text without quotation marks that hold all of it."""
    said = text.plain
    if not (said.startswith(("„", "»", "«")) and said.endswith(("“", "«", "»")) and said[1:-1].count(said[-1]) == 0):
        return text
    first, *_ = text.blocks
    opened = replace(first.runs[0], text=first.runs[0].text[1:])
    shorn = [replace(first, runs=(opened, *first.runs[1:])), *text.blocks[1:]]
    last = shorn[-1]
    shorn[-1] = replace(last, runs=(*last.runs[:-1], replace(last.runs[-1], text=last.runs[-1].text[:-1])))
    return RichText(tuple(shorn))


def not_to_resolve(asked: RichText) -> tuple[str, ...]:
    """The sentences of a text that no Stadtrat can resolve as they stand: others act in them, or nobody does."""
    found, led = [], False
    for block in asked.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for said in (one.strip() for line in block.plain.split(SOFT_BREAK) for one in sentences(line)[0]):
            led = led or said.endswith((":", ",")) or ": " in said
            if _NOT_TO_RESOLVE.match(said) or (not led and (said.endswith("?") or _without_verb(said))):
                found.append(said)
    return tuple(found)


def _without_verb(said: str) -> bool:
    return said.endswith(".") and " " in said and said[:1].isupper() and _FINITE.search(said) is None


def _turned(text: str) -> str:
    said, seams = sentences(text)
    made = [_sentence(sentence) for sentence in said]
    return "".join(part for pair in zip(made, [*seams, ""], strict=True) for part in pair)


def _sentence(text: str) -> str:
    """One sentence, turned where its kind is known."""
    if (head := _LOOSE_HEAD.fullmatch(text)) is not None and (clause := _main_clause(head["rest"])) is not None:
        return f"Der Stadtrat {clause}"
    if (noun := _NOUN.fullmatch(text)) is not None and not noun.group(0).endswith("empfohlen:"):
        return f"Der Stadtrat beschließt {noun['passive'] or noun['active']}{noun['end']}"
    if (head := _HEAD.fullmatch(text)) is not None:
        return _recommended(head["sign"], head["rest"])
    if (must := _MUST.fullmatch(text)) is not None:
        clause = _main_clause(with_zu(must["rest"]) or "")
        return text if clause is None else f"Der Stadtrat {clause}"
    if (office := _ordered(text)) is not None:
        return office
    if (town := _TOWN.fullmatch(text)) is not None and town["rest"].split()[0] not in _MODAL:
        return f"Der Stadtrat {town['rest']}"
    return _thought(text)


def _thought(text: str) -> str:
    """What the Beirat thinks, or thinks and asks: „begrüßt den Bericht und empfiehlt, …“."""
    if (both := _BOTH.fullmatch(text)) is not None:
        one, two = _thought(both["one"]), _sentence(f"Der Beirat {both['two']}")
        if one.startswith("Der Stadtrat ") and two.startswith("Der Stadtrat "):
            return f"{one}{both['and']}{two.removeprefix('Der Stadtrat ')}"
        return text
    stance = _STANCE.fullmatch(text)
    return text if stance is None else f"Der Stadtrat {stance['rest']}"


def _ordered(text: str) -> str | None:
    """What somebody is asked to do; the town's own people are given orders, others are asked as before."""
    if (charged := _CHARGED.fullmatch(text)) is not None:
        rest = with_zu(charged["rest"])
        return None if rest is None else f"Der Stadtrat beauftragt {_accusative(charged['who'])}, {rest}"
    found = _OFFICE.fullmatch(text) or _ASKED.fullmatch(text)
    if found is None or _OWN.match(_accusative(found["who"])) or _OWN.search(found["rest"]):
        return None
    who = _accusative(found["who"])
    how = found["how"]
    does = "beauftragt" if re.match(rf"(?:den|die) {_SERVANT}", who) else _DOES[how]
    end = " auf" if does == "fordert" else ""
    return f"Der Stadtrat {does} {who}{end}{found['sign']}{found['rest']}".rstrip()


def _accusative(who: str) -> str:
    """„Der Bereich Jugend“: „den Bereich Jugend“; „Der Integrationsbeauftragte“: „den Integrationsbeauftragten“."""
    article, noun, *others = who.split(" ")
    if article.lower() == "der":
        noun += "n" if noun.endswith("e") else "en" if noun.endswith(("ent", "ant", "ist")) else ""
        article = "den"
    return " ".join((article[:1].lower() + article[1:], noun, *others))


def _recommended(sign: str, rest: str) -> str:
    if sign == ":":
        if rest[:1].islower():
            return _recommended(",", rest)
        if rest[:1].isdigit():  # points counted in the sentence, which hang on its beginning
            return f"Der Stadtrat beschließt: {rest}"
        return _sentence(rest) if rest else "Der Stadtrat beschließt:"
    framed = _FRAME.sub("", rest, count=1)
    if framed != rest:
        return _sentence(framed) if framed else "Der Stadtrat beschließt:"
    if not rest:
        return "Der Stadtrat beschließt,"
    clause = _main_clause(rest)
    return f"Der Stadtrat {clause}" if clause is not None else f"Der Stadtrat beschließt, {rest}"


def _main_clause(text: str) -> str | None:
    """„die Charta anzunehmen.“ as „nimmt die Charta an.“; None where that is not certain."""
    found = _verb(text)
    if found is None or _PAIRED.search(found[1]):
        return None
    verb, middle, tail = found
    conjunct = re.match(r"\s*(und|oder|sowie|bzw\.) (.*)", tail, re.DOTALL)
    if conjunct is not None:
        following = _verb(conjunct[2])
        # „einzurichten und auszustatten“ shares its object, which a main clause would have to name again.
        whole = following is not None and _OBJECT.match(following[1])
        second = _main_clause(conjunct[2]) if whole else None
        if second is None:
            return None
        tail = f" {conjunct[1]} {second}"
    elif tail.startswith(",") and not _HANGING.match(tail) and verb.verb not in _TAKING and _verb(tail[1:]) is not None:
        return None
    return f"{verb.verb} {' '.join(filter(None, (middle, verb.behind)))}".rstrip() + tail


def _verb(text: str) -> tuple[Finite, str, str] | None:
    """The verb that ends the clause, what stands before it, and what follows."""
    for place in _INFINITIVE.finditer(text):
        made = finite(place["verb"], after_zu=bool(place["zu"]))
        if made is None:
            continue
        middle, tail = text[: place.start()].strip(), text[place.end() :]
        if (outer := re.match(r",\s*(?:zu )?[a-zäöüß]+n(?=[.,;]|$)", tail)) is not None and middle.count(",") % 2:
            # „den Antrag, Gäste einzuladen, anzunehmen“: the outer verb follows right behind.
            words = outer.group(0).lstrip(", ").split()
            behind = finite(words[-1], after_zu=len(words) > 1)
            if behind is not None:
                return behind, f"{middle} {place['words']},", tail[outer.end() :]
        return made, middle, tail
    return None
