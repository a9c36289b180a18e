"""What the Beirat recommends, as a sentence that the Stadtrat itself can resolve.

„Dem Stadtrat wird empfohlen, die Charta anzunehmen.“ becomes „Der Stadtrat nimmt die Charta an.“ What cannot be turned
for certain becomes „Der Stadtrat beschließt, …“, which is right before any infinitive. It is a proposal: a person reads
it before it goes out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from beirat_desktop.domain.text import SOFT_BREAK, Block, BlockKind, RichText, Run
from beirat_desktop.german.conjugation import Finite, finite

_COUNCIL = r"(?:Stadtrat|Rat der Stadt|Rat|Gemeinderat|Ortsgemeinderat|Verbandsgemeinderat|Kreistag)(?: der Stadt)?"
_WHO = r"(?:Der Beirat|Die Mitglieder|Das Gremium)\b[^,.:;]*?"
_ASKS = r"(?:empfiehlt|empfehlen|bittet|bitten|ersucht|ersuchen)"
_RECOMMENDED = (
    rf"(?:Es wird )?[Dd]em {_COUNCIL} (?:wird|werden)(?: einstimmig| folgendes)? empfohlen",
    rf"Der {_COUNCIL} (?:wird|ist) (?:gebeten|aufgefordert|ersucht)",
    rf"{_WHO} {_ASKS}(?: (?:dem|den) {_COUNCIL})?(?: einstimmig| mehrheitlich)?",
    rf"{_WHO} (?:beschließt|möge beschließen), (?:dem|den) {_COUNCIL} zu (?:empfehlen|bitten)",
    rf"{_WHO} möge (?:dem|den) {_COUNCIL} (?:empfehlen|bitten)",
    rf"Der {_COUNCIL} möge beschließen",
    r"Es wird empfohlen",
)
"""How a recommendation begins, up to its comma or colon."""
_HEAD = re.compile(rf"(?:{'|'.join(_RECOMMENDED)})\s*(?P<sign>[,:])\s*(?P<rest>.*)", re.DOTALL)
_NOUN = re.compile(
    rf"(?:Dem {_COUNCIL} (?:wird|werden) (?P<passive>.+?) empfohlen|"
    rf"{_WHO} (?:empfiehlt|empfehlen) dem {_COUNCIL}(?: einstimmig)? (?P<active>[^,:]+))(?P<end>[.:])",
    re.DOTALL,
)
_OFFICE = re.compile(
    r"(?:(?P<who>(?:Die (?:Stadtv|V)erwaltung|Der Stadtvorstand|Der Oberbürgermeister|Die Oberbürgermeisterin)\b"
    r"[^,]*?) (?:wird|ist) (?:gebeten|beauftragt|aufgefordert|ersucht)|"
    rf"{_WHO} (?:bittet|bitten|beauftragt) (?P<whom>die (?:Stadtv|V)erwaltung\b[^,]*?))"
    r"\s*(?P<sign>[,:])\s*(?P<rest>.*)",
    re.DOTALL,
)
_FRAME = re.compile(
    r"(?:folgenden Beschluss zu fassen|Folgendes zu beschließen|folgendes zu beschließen|wie folgt zu beschließen|"
    r"den folgenden Beschluss zu fassen)\s*:\s*",
)
_TOWN = re.compile(
    r"(?:Die Stadt|Die Stadtverwaltung)(?: [A-ZÄÖÜ][\w-]*(?: (?:am|an der|im|bei|in der|ob der) [A-ZÄÖÜ][\w-]*)?)? "
    r"(?P<rest>[a-zäöüß]+t\b.*)",
    re.DOTALL,
)
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
_OBJECT = re.compile(r"(?:de[mnr]|die|das|ein(?:en?|em|er|es)?|sich|ihn|ihr|sie|es|ihm|ihnen|alle[nrs]?|jede[nrs]?)\b")
"""What the second of two clauses begins with where it has an object of its own."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])")


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


def _turned(text: str) -> str:
    sentences = _SENTENCE.split(text)
    seams = _SENTENCE.findall(text)
    made = [_sentence(sentence) for sentence in sentences]
    return "".join(part for pair in zip(made, [*seams, ""], strict=True) for part in pair)


def _sentence(text: str) -> str:
    """One sentence, turned where its kind is known."""
    if (noun := _NOUN.fullmatch(text)) is not None and not noun.group(0).endswith("empfohlen:"):
        return f"Der Stadtrat beschließt {noun['passive'] or noun['active']}{noun['end']}"
    if (head := _HEAD.fullmatch(text)) is not None:
        return _recommended(head["sign"], head["rest"])
    if (office := _OFFICE.fullmatch(text)) is not None:
        who = office["whom"] or f"{office['who'][:1].lower()}{office['who'][1:]}"
        return f"Der Stadtrat beauftragt {_accusative(who)}{office['sign']} {office['rest']}".rstrip()
    if (town := _TOWN.fullmatch(text)) is not None and town["rest"].split()[0] not in _MODAL:
        return f"Der Stadtrat {town['rest']}"
    return text


def _accusative(who: str) -> str:
    return re.sub("^der ", "den ", who)


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
    if found is None:
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
