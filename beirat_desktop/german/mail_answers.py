"""What a German mail says about coming: its own words, and which clauses say yes, no, later or somebody else.

A clause counts only where its words are plain; hedged ones, those for others and those about another day are pointed
out and left to whoever reads. Words at the top of a mail that came in are taken for its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time

from beirat_desktop.domain.dispatch import Coming
from beirat_desktop.domain.heard import Doubt, Passage, Sender
from beirat_desktop.german.dates import MONTHS

_FIELD = re.compile(
    r"[ \t]*\*?(?P<name>Von|From|Absender|An|To|Cc|Kopie|Bcc|Gesendet(?: am)?|Sent|Datum|Date|Betreff|Subject"
    r"|Antwort an|Reply-To|Anlagen?|Wichtigkeit|Priorität)\*?[ \t]*[:\t][ \t]*(?P<value>[^\n]*)",
    re.IGNORECASE,
)
_FROM = ("von", "from", "absender")
_DIVIDER = re.compile(
    r"[ \t]*(?:-{2,}[ \t]*(?:Urspr(?:ü|ue)ngliche|Original|Weitergeleitete|Forwarded)[ -]?(?:Nachricht|Message|Mail)\b"
    r"|_{20,}[ \t]*$)",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"[ \t]*(?:Am|On)\b[^\n]*(?:\n[^\n]+){0,2}?\b(?:schrieb|wrote)\b[^\n]*(?:\n[^\n]+)??:[ \t]*(?=\n|$)"
)
_WROTE_FIRST = re.compile(r"[ \t]*[^\n>]{3,120} (?:schrieb|wrote)\b[^\n]{0,60}:[ \t]*(?=\n|$)")
_QUOTED = re.compile(r"[ \t]*[>|]")
_ADDRESS = re.compile(r"[^\s@<>\[\]():;,\"']+@[^\s@<>\[\]():;,\"']+\.[^\s@<>\[\]():;,\"']+")

_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;]*")
_DOT = "\u00b7"
_NUMBER_DOT = re.compile(rf"(?<=\d)\.(?=\d| ?(?:[a-zäöü]|{'|'.join(MONTHS)}))")
"""The dot of a day or an hour ends no sentence; it is another sign of the same length meanwhile."""
_LONGEST_CLAUSE = 600
"""Letters; what goes on for longer without a comma is no clause, and would be searched for minutes."""
_FULL_LINE = 55
"""Letters of a line that a mail program broke; what is shorter ended where its writer wanted."""
_CLAUSE = re.compile(r"(?:[^,–:()]|(?<=\d):(?=\d))+")
_BREAK = re.compile(r"\s+")

_COMING = r"(?:kommen|teilnehmen|teilzunehmen|dabei ?sein|dabei|anwesend|erscheinen|da ?sein|wahrnehmen|mitmachen)"
_NOT_ONLY = r"(?:allein|nur|unbedingt|zu spät|später|der einzige|die einzige)"
_LATER = re.compile(
    rf"\b(?:komme|kommen|da|dabei|teilnehmen|stoße|dazu|eintreffen|treffe)\b.*\b(?:erst|später|verspätet|verspäten)\b"
    rf"|\b(?:erst|später|verspätet)\b.*\b(?:komme|kommen|{_COMING}|dazu|ein)\b|\bverspäte mich\b"
    r"|\bnicht (?:vor|pünktlich|rechtzeitig|von anfang an|gleich)\b|\bmit verspätung\b"
    r"|^\W*(?:aber|jedoch|allerdings|nur|dann)\b.*\b(?:erst|später|verspätet)\b"
)
_NO = re.compile(
    rf"\b(?:komme|kommen)\b(?:\W+\w+){{0,4}}?\W+nicht\b(?!\W+{_NOT_ONLY})"
    rf"|\bnicht\b(?!\W+{_NOT_ONLY})(?:\W+\w+){{0,4}}?\W+{_COMING}\b"
    r"|\bnehme\b.*\bnicht\b.*\bteil\b|\bnicht\b.*\bnehme\b.*\bteil\b"
    r"|\b(?:kann|schaffe|werde|klappt)\b(?:\W+\w+){0,4}?\W+nicht\W*$"
    r"|\b(?:sage|muss|möchte|musste)\b.*\b(?:ab|absagen)\W*$|^\W*absage\W*$|\b(?:hiermit|leider) (?:meine )?absage\b"
    r"|\b(?:bin|leider) (?:\w+ ){0,3}verhindert\b|\bmelde mich\b.*\bab\W*$"
    r"|\bmuss mich\b.*\b(?:abmelden|entschuldigen)\b"
    r"|\bentschuldig(?:e|en sie|t) (?:bitte )?(?:mich|mein fehlen|meine abwesenheit)\b"
    r"|\bkeine teilnahme\b|\bkeine zeit\b|\bohne mich\b|\bbin\b.*\bnicht da\b"
)
_YES = re.compile(
    r"\bich\b.*\bkomme\b|\bkomme\b.*\bich\b|^\W*komme\b|\bkomme (?:gerne?|natürlich|selbstverständlich)\b"
    r"|\bkomme\b.*\bzur sitzung\b|\b(?:ich|hiermit|gerne?) (?:\w+ ){0,3}zusage\b|^\W*zusage\W*$"
    r"|\bnehme\b.*\bteil\b|\bsage\b.*\bzu\W*$|\bbin\b.*\b(?:dabei|da|anwesend)\W*$|\bbin (?:gerne? |mit )?dabei\b"
    rf"|\b(?:kann|werde)\b.*\b{_COMING}\b|\b{_COMING} (?:kann|werde)\b"
    r"|\bmeine teilnahme\b.*\b(?:bestätige|zu)\b|\bbestätige\b.*\bteilnahme\b"
)
_SUBSTITUTE = re.compile(
    r"\bvertritt mich\b|\b(?:wird|werden|soll|kann) mich\b.*\bvertreten\b|\bmich vertreten (?:wird|lassen)\b"
    r"|\blasse mich\b.*\bvertreten\b|\ban meiner (?:stelle|statt)\b|\bstatt meiner\b|\bfür mich kommt\b"
    r"|\bkommt für mich\b|\bmeine (?:stell)?vertret(?:ung|er|erin)\b.*\b(?:kommt|übernimmt|nimmt)\b"
    r"|\bmeine vertretung (?:ist|übernimmt)\b|\bals (?:meine )?vertretung kommt\b|\bschicke\b.*\bvertret"
)
_NO_YES = re.compile(
    r"\bnicht|\bkein|\bkomme (?:aus|auf|darauf|dazu|gerade|zurück|zu dem|zum schluss)\b|\bfür (?:sie|euch|dich) da\b"
)
_FOR_OTHERS = re.compile(
    r"\bwir\b|\bund ich\b|\bich und\b|\bich vertrete\b|\bvertrete ich\b|\bals vertretung (?:für|von)\b"
)
_HEDGED = re.compile(
    r"\b(?:vielleicht|eventuell|evtl|wahrscheinlich|voraussichtlich|vermutlich|möglicherweise|ggf|hoffe|hoffentlich"
    r"|versuche|falls|wenn|ob|sofern|sobald|weiß|unsicher|würde|könnte|wollte|sollte|noch nicht|unter vorbehalt"
    r"|nicht sicher|mal sehen|gegebenenfalls)\b"
)
_KEIN = re.compile(r"\bkeine? (?:\w+ )?(?:vertretung|vertreter(?:in)?)\b|\bohne vertretung\b")
_JUST = re.compile(r"(?P<yes>ja|jawohl|zugesagt|zusage)|(?P<no>nein|abgesagt|absage)", re.IGNORECASE)
_DAY = re.compile(rf"\b(\d{{1,2}})[.{_DOT}] ?(?:(\d{{1,2}})[.{_DOT}]|({'|'.join(MONTHS)}))", re.IGNORECASE)
_CLOCK = re.compile(
    rf"\b(\d{{1,2}}):(\d{{2}})\b|\b(\d{{1,2}}){_DOT}(\d{{2}})\b(?![.{_DOT}])|\b(\d{{1,2}}) ?uhr\b(?: ?(\d{{2}})\b)?"
)


def sender_of(text: str) -> Sender:
    """Who the head at the top says that it comes from."""
    for found in _head(text):
        if found["name"].casefold() in _FROM:
            value = found["value"].strip()
            address = _ADDRESS.search(value)
            name = _ADDRESS.sub("", value) if address else value
            name = re.sub(r"<[^>]*>|\[mailto:[^\]]*\]|mailto:|[<>\[\]\"']", " ", name)
            # «Muster, Ada» is turned: both orders say the same words.
            return Sender(address.group() if address else "", " ".join(name.replace(",", " ").split()))
    return Sender()


def day_in_subject(text: str) -> date | None:
    """The day the subject at the top names, as ours do: … am 24.05.2012."""
    for found in _head(text):
        if found["name"].casefold() in ("betreff", "subject"):
            day = re.search(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b", found["value"])
            if day:
                try:
                    return date(int(day[3]), int(day[2]), int(day[1]))
                except ValueError:
                    return None
    return None


def own_words(text: str) -> tuple[tuple[int, int], ...]:
    """From and to which letters the sender wrote: without the head, what is quoted and what stands below a signature.

    Answers between quoted lines count; behind a line that says that the mail of another begins, only where that one
    is marked line by line.
    """
    place = max((found.end() for found in _head(text)), default=0)
    found: list[tuple[int, int]] = []
    while place < len(text):
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        wrote = _WROTE.match(text, place) or _WROTE_FIRST.match(text, place)
        if wrote:
            place = wrote.end() + 1
            if not _next_is_quoted(text, place):
                break
            continue
        line = text[place:end]
        if _DIVIDER.match(line) or line.rstrip() == "--" or (_FIELD.match(line) and _is_head(text, place)):
            break
        if not _QUOTED.match(line) and line.strip():
            found.append((place, end))
        place = end + 1
    return tuple(found)


def passages(text: str, own: tuple[tuple[int, int], ...], meeting_day: date) -> tuple[Passage, ...]:
    """The clauses among the own words that say something about coming."""
    signs = ["\n"] * len(text)
    for number, (start, end) in enumerate(own):
        signs[start:end] = text[start:end]
        if end - start >= _FULL_LINE and number + 1 < len(own) and own[number + 1][0] == end + 1:
            signs[end] = " "
    flat = _NUMBER_DOT.sub(_DOT, "".join(signs))
    found: list[Passage] = []
    for first, sentence in enumerate(_SENTENCE.finditer(flat)):
        found += _in_sentence(sentence.group(), sentence.start(), meeting_day, first=first < 3)
    return tuple(found)


def _in_sentence(sentence: str, start: int, day: date, *, first: bool) -> Iterator[Passage]:
    if "?" in sentence:
        return
    low = sentence.lower()
    doubt = Doubt.HEDGED if _HEDGED.search(low) else None
    doubt = Doubt.FOR_OTHERS if _FOR_OTHERS.search(low) else doubt
    doubt = Doubt.OTHER_DAY if doubt is None and _other_day(low, day) else doubt
    for clause in _CLAUSE.finditer(low):
        said = clause.group()
        if len(said) > _LONGEST_CLAUSE:
            continue
        answer = _answer(said)
        just = _JUST.fullmatch(said.strip(" .!")) if first else None
        if answer is None and just:
            answer = Coming.YES if just["yes"] else Coming.NO
        if answer is not None:
            begin, stop = start + clause.start(), start + clause.end()
            begin += len(said) - len(said.lstrip())
            stop -= len(said) - len(said.rstrip())
            clock = _clock(low) if answer is Coming.LATE else None
            yield Passage(begin, stop, answer, doubt, clock)


def _answer(clause: str) -> Coming | None:
    clause = _BREAK.sub(" ", clause)
    if _KEIN.search(clause):
        return None
    if _SUBSTITUTE.search(clause):
        return Coming.SUBSTITUTE
    if _LATER.search(clause):
        return Coming.LATE
    if _NO.search(clause):
        return Coming.NO
    return Coming.YES if _YES.search(clause) and not _NO_YES.search(clause) else None


def _other_day(sentence: str, day: date) -> bool:
    for found in _DAY.finditer(sentence):
        names = [name.lower() for name in MONTHS]
        month = int(found[2]) if found[2] else names.index(found[3].lower()) + 1
        if (int(found[1]), month) != (day.day, day.month):
            return True
    return False


def _clock(sentence: str) -> time | None:
    """The hour, where exactly one is named."""
    found = {
        (int(one[1] or one[3] or one[5]), int(one[2] or one[4] or one[6] or 0)) for one in _CLOCK.finditer(sentence)
    }
    found = {one for one in found if one[0] < 24 and one[1] < 60}
    return time(*found.pop()) if len(found) == 1 else None


def _head(text: str) -> list[re.Match[str]]:
    """The fields at the top, empty lines between them left out."""
    found, place = [], 0
    while place < len(text):
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        if text[place:end].strip():
            field = _FIELD.match(text, place, end)
            if field is None:
                break
            found.append(field)
        place = end + 1
    # «An: alle» alone is how a letter may begin.
    return found if any(one["name"].casefold() in (*_FROM, "betreff", "subject") for one in found) else []


def _is_head(text: str, place: int) -> bool:
    """Whether the fields of another mail stand here: who wrote it, and beside that when, to whom or about what."""
    lines = text[place : place + 2_000].split("\n")[:6]
    names = [field["name"].casefold() for line in lines if (field := _FIELD.match(line))]
    return bool(names) and names[0] in _FROM and len(names) > 1


def _next_is_quoted(text: str, place: int) -> bool:
    line = next((line for line in text[place : place + 2_000].split("\n") if line.strip()), "")
    return bool(_QUOTED.match(line))
