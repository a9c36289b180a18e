"""What the record holds on one person, on paper (Art. 15 DSGVO)."""

from __future__ import annotations

from itertools import groupby

from beirat_desktop.documents.model import Column, Document, Heading, Paragraph, Part, Style, Table
from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.domain.personal_data import Extract, Happened, Held, Passage
from beirat_desktop.german.actions import action
from beirat_desktop.german.dates import clock, short_date
from beirat_desktop.german.nouns import NOUN_WORDS, described
from beirat_desktop.german.personal_data import (
    CLOSED,
    NOTHING_SECRET,
    PURPOSE,
    RIGHTS,
    copies_words,
    field_word,
    left_out_words,
    value_words,
)

_TWO = (Column(weight=2), Column(weight=5))


def personal_extract(extract: Extract, author: str) -> Document:
    """The paper; for the person alone."""
    title = f"Auskunft über gespeicherte Daten: {extract.name}"
    parts: list[Part] = [
        Heading(1, title, Style.TITLE),
        Paragraph(f"Stand {short_date(extract.made.date())}, {clock(extract.made)} Uhr. Auskunft nach Art. 15 DSGVO."),
        Paragraph(PURPOSE),
    ]
    if extract.review_on is not None:
        parts.append(
            Paragraph(f"Ob die Kontaktdaten noch gebraucht werden, wird am {short_date(extract.review_on)} geprüft.")
        )
    names = dict(extract.names or {})
    order = list(NOUNS)
    with_id = sorted((one for one in extract.held if one.places or one.whole), key=lambda one: order.index(one.noun))
    with_id.sort(key=lambda one: one.noun != "persons")
    for noun, some in groupby(with_id, key=lambda one: one.noun):
        rows = [(_title(one), _fields(one, names, extract.person_id)) for one in sorted(some, key=_day)]
        parts += [Heading(2, NOUN_WORDS[noun]), _table(("Eintrag", "Angaben"), rows, NOUN_WORDS[noun])]
    named = [one for one in extract.held if one.passages or not (one.places or one.whole)]
    mentions = [(_title(one), _passages(one.passages)) for one in named]
    mentions += [(f"Datei „{one.name}“", _passages(one.passages)) for one in extract.files]
    if mentions:
        parts += [Heading(2, "Name in Texten"), _table(("Wo", "Stelle"), mentions, "Texte, in denen der Name steht")]
    if extract.history:
        rows = [(_when(one), _what(one, names)) for one in extract.history]
        parts += [Heading(2, "Verlauf"), _table(("Wann", "Was"), rows, "Änderungen, die diese Person betreffen")]
    parts += [
        Heading(2, "Sicherungen"),
        Paragraph(copies_words(extract.copies, extract.aside)),
        Heading(2, "Hinweise"),
        Paragraph(" ".join(filter(None, (NOTHING_SECRET, left_out_words(extract.left_out))))),
        Paragraph(RIGHTS),
    ]
    return Document(title=title, author=author, parts=tuple(parts), header=title, created=extract.made)


def _table(header: tuple[str, str], rows: list[tuple[str, str]], summary: str) -> Table:
    return Table(_TWO, tuple(rows), header=(header,), row_headers=True, summary=summary)


def _passages(some: tuple[Passage, ...]) -> str:
    return "\u2028".join(one.words for one in some) or CLOSED


def _day(one: Held) -> str:
    return one.description.day.isoformat() if one.description.day is not None else ""


def _title(one: Held) -> str:
    return described(one.description)


def _fields(one: Held, names: dict[str, str], person_id: str) -> str:
    """Of a record about the person all that is filled in; that it is theirs says the paper."""
    values = {name: value for name, value in (one.values or {}).items() if not (value is False or value == 0)}
    told = [(name, value_words(value, names)) for name, value in values.items() if name != "sha512"]
    lines = [
        f"{field_word(name)}: {words}"
        for name, words in told
        if words and not (one.whole and values[name] == person_id)
    ]
    between = "\u2028" if one.noun == "persons" else " · "
    return between.join([*lines, *([CLOSED] if one.closed else [])]) or "–"


def _when(one: Happened) -> str:
    return f"{short_date(one.moment.date())}, {clock(one.moment)} Uhr"


def _what(one: Happened, names: dict[str, str]) -> str:
    where = names.get(one.object_id) or NOUN_WORDS.get(one.noun, "Eintrag")
    lines = [f"{action(one.action)} ({where}){' – von dieser Person' if one.by_person else ''}"]
    # What a new record said stands above; here only what became different.
    edited = [part for part in one.values if any(before is not None for _, before, _ in one.values)]
    for name, *sides in edited:
        before, after = (value_words(side, names) if side is not None else "" for side in sides)
        if name != "sha512" and (before or after):
            lines.append(
                f"{field_word(name)}: {f'„{before}“' if before else 'leer'}, jetzt {f'„{after}“' if after else 'leer'}"
            )
    lines += [passage.words for passage in one.passages]
    return "\u2028".join(lines)
