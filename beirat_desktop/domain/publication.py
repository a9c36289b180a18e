"""What the public may read: the one place that decides what a publication version shows of a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.initiatives import Initiative
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import Attachment, Paper
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Contact, Letterhead, MailServer
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.reaching import reaches, spellings
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import Block, RichText, Run

NAME_LEFT_OUT = "Gast"
"""Reads well in a list („Gast, Ausländerbehörde“) and in a sentence („Gast (Ausländerbehörde) berichtet.“)."""
CONTACT_LEFT_OUT = "[Kontaktdaten entfernt]"

_AROUND = 60

_STREET = (
    r"\b[A-ZÄÖÜ][\w.-]*(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|ufer|damm)\s*\d+\s?[a-z]?\b"
    r"(?:\s*[,·]?\s*\d{5}\s+[A-ZÄÖÜ][\w-]*(?:\s+am\s+Rhein)?)?"
)
_POSTCODE = r"\b\d{5}\s+[A-ZÄÖÜ][\w-]+"
_ADDRESS = re.compile(f"{_STREET}|{_POSTCODE}")
_REACHED_BY = re.compile(r"tel|mobil|handy|fax|durchwahl|e-?mail|anschrift|adresse", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HiddenPerson:
    """Somebody who is not to be named; family_alone: the family name may go wherever it stands.

    addressed: „Frau Muster“ means nobody else.
    """

    person: Person
    family_alone: bool = True
    addressed: bool = True


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of text that the public does not read, with what stands around it.

    stays: somebody decided that this paper shows it nevertheless.
    """

    words: str
    before: str
    after: str
    stays: bool


RULED: tuple[type, ...] = (
    *(AgendaItem, Paper, Person, ResidentQuestion, Initiative, Faction, Organization, Body, Letterhead),
    *(Resolution, Attachment, FollowUp, Contact),
)
"""The kinds of values of which something else is shown, or nothing; all others are shown as they are."""


@dataclass(frozen=True)
class Publication:
    """The rule for one paper. hidden: guests who did not agree to be named.

    stay: stretches, as cut_key writes them, that are shown nevertheless; cuts: what the rule met so far.

    Members, movers and those who sign act in public and are named; contact data never are shown, of nobody.
    The office's own postal address and the place of a meeting are public: streets, as street_key writes them.
    """

    hidden: tuple[HiddenPerson, ...] = ()
    streets: frozenset[str] = frozenset()
    stay: frozenset[str] = frozenset()
    cuts: list[Cut] = field(default_factory=list, compare=False)

    def words(self, text: str) -> str:
        """The text without contact data and without the names of those who are not to be named."""
        for start, end, instead in reversed(list(self._cuts(text))):
            text = text[:start] + instead + text[end:]
        return text

    def text(self, text: RichText) -> RichText:
        """The same for a text with styles; a name in two styles is found too, and no link leads to a mailbox."""
        return RichText(tuple(self._block(block) for block in text.blocks))

    def runs(self, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        """The same for a stretch of runs."""
        cuts = list(self._cuts("".join(run.text for run in runs)))
        found = []
        at = 0
        for run in runs:
            end = at + len(run.text)
            words = _cut(run.text, at, cuts)
            link = "" if run.link.casefold().startswith("mailto:") else run.link
            found.append(replace(run, text=words, link=self.words(link) if link else ""))
            at = end
        return tuple(run for run in found if run.text)

    def item(self, item: AgendaItem) -> AgendaItem:
        """A public item without internal notes; of a non-public one nothing but its general terms."""
        if item.public:
            return replace(item, internal_note="")
        return AgendaItem(
            item.meeting_id,
            item.announced_title,
            item.position,
            item.parent_id,
            public=False,
            public_title=item.announced_title,
            number=item.number,
            supplement=item.supplement,
            removed_by=item.removed_by,
            id=item.id,
        )

    def paper(self, paper: Paper) -> Paper | None:
        """A public paper without what is for the office only; the address is left to the committee's own."""
        if not paper.public:
            return None
        return replace(
            paper, addressee="", note="", refusal_reason="", refusal_norm="", asked="", answered=None, told=()
        )

    def person(self, person: Person) -> Person:
        """The name, or none, and never how somebody is reached."""
        if any(hidden.person.id == person.id for hidden in self.hidden):
            return Person(NAME_LEFT_OUT, id=person.id)
        return replace(person, contact=Contact())

    def letterhead(self, head: Letterhead, *, private: bool = False) -> Letterhead:
        """The head of an office, without telephone and mail; a faction's may be somebody's home: no address either."""
        return _head_for_all(head, private)

    def shown(self, value: Any) -> Any:
        """What may be shown of a value of any noun; None where nothing may."""
        if not isinstance(value, RULED):
            return value
        if isinstance(value, AgendaItem):
            return self.item(value)
        if isinstance(value, Paper):
            return self.paper(value)
        if isinstance(value, Person):
            return self.person(value)
        if isinstance(value, ResidentQuestion):
            return value.shown_to_all
        if isinstance(value, Initiative):
            return replace(value, note="")
        if isinstance(value, Faction):
            return replace(value, letterhead=self.letterhead(value.letterhead, private=True))
        if isinstance(value, Organization):
            return replace(value, contact=Contact())
        if isinstance(value, Body):
            return replace(value, office_contact=Contact(), mail_server=MailServer())
        if isinstance(value, Letterhead):
            return self.letterhead(value)
        if isinstance(value, Resolution | Attachment | FollowUp):
            return value if value.public else None
        return Contact()

    def require(self, value: Any, title: str) -> None:
        """Refuse to publish what is not public as a whole."""
        if self.shown(value) is None or (isinstance(value, AgendaItem) and not value.public):
            raise Refused("publication.closed", title=title)

    @cached_property
    def _find(self) -> Callable[[str], tuple[tuple[int, int, str], ...]]:
        return _finder(self.hidden, self.streets)

    def _cuts(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where something is left out, from left to right, and what stands there instead."""
        for start, end, instead in self._find(text):
            words = text[start:end]
            stays = cut_key(words) in self.stay
            before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
            self.cuts.append(Cut(words, before, after, stays))
            if not stays:
                yield start, end, instead

    def _block(self, block: Block) -> Block:
        return replace(block, runs=self.runs(block.runs))


def cut_key(words: str) -> str:
    """A stretch of text as it is compared: a line that breaks elsewhere makes no other one of it."""
    return " ".join(words.split())


def first_of_each(cuts: Sequence[Cut]) -> tuple[Cut, ...]:
    """The cuts as they are shown: what is cut in several places stands once."""
    once = {cut_key(cut.words): cut for cut in reversed(cuts)}
    return tuple(reversed(once.values()))


@lru_cache(maxsize=4)
def _finder(
    hidden: tuple[HiddenPerson, ...], streets: frozenset[str]
) -> Callable[[str], tuple[tuple[int, int, str], ...]]:
    """Finds what is to be left out of a text, by that rule; papers say the same words over and over."""
    # The word before the name is taken along: „unser Gast Erika Muster“ becomes „unser Gast“.
    names = named(hidden, before=r"(?:(?<!\w)Gast:?\s+)?")

    @lru_cache(maxsize=10_000)
    def find(text: str) -> tuple[tuple[int, int, str], ...]:
        found = [(*span, CONTACT_LEFT_OUT) for span in _all_reaches(text, streets)]
        if names is not None:
            found += [(*match.span(), NAME_LEFT_OUT) for match in names.finditer(text)]
        return tuple(_merged(sorted(found)))

    return find


def _all_reaches(text: str, streets: frozenset[str]) -> list[tuple[int, int]]:
    """Where somebody can be reached; also what is seen as such only once its neighbour is out: digits behind a mail."""
    found: list[tuple[int, int]] = []
    while more := [span for span in reaches(text, streets) if span not in found]:
        found += more
        for start, end in more:
            text = text[:start] + "\n" * (end - start) + text[end:]
    return found


def hidden_persons(guests: Iterable[Person], known: Iterable[Person]) -> tuple[HiddenPerson, ...]:
    """The guests; a family name that somebody known in public bears too is left out only beside the given name."""
    families = {person.family_name.casefold() for person in known}
    return tuple(HiddenPerson(guest, guest.family_name.casefold() not in families) for guest in guests)


def named(people: Iterable[HiddenPerson], before: str = "") -> re.Pattern[str] | None:
    """Finds everybody of these by name, however it is written; before: a pattern for what is taken along."""
    forms = {form for hidden in people for form in _name_forms(hidden)}
    if not forms:
        return None
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile("|".join(rf"{before}(?<!\w){form}(?:[sS]|’|')?(?!\w)" for form in longest_first))


def _name_forms(hidden: HiddenPerson) -> Iterator[str]:
    person = hidden.person
    parts = [part for part in (person.given_name, person.family_name) if part]
    if not person.family_name:
        return
    family, given = spellings(person.family_name), spellings(person.given_name)
    yield r"\s+".join(spellings(part) for part in (person.title, *parts) if part)
    if person.given_name:
        # Between the names may stand others, or their first letters.
        initial = f"(?:{spellings(person.given_name[0])})\\."
        yield rf"{given}(?:\s+[A-ZÄÖÜ]\.)*\s+{family}"
        yield rf"{family},\s*(?:{given}|{initial})"
        yield rf"{initial}(?:\s?-?[A-ZÄÖÜ]\.)*\s*{family}"
    forms = "[Ff]rau|FRAU|[Hh]errn?|HERRN?|Dr\\.|DR\\.|Prof\\.(?:\\s+Dr\\.)?"
    # Of two family names often only one is said.
    for one in (
        family,
        *(spellings(part) for part in re.split(r"[-‐‑–\s]", person.family_name) if len(part) > 2 and part.isalpha()),
    )[: None if hidden.addressed else 0]:
        yield rf"(?:{forms})(?:\s+(?:{forms}))*\s+{one}"
    if short := re.fullmatch(r"((?:[a-zäöü]+\s+)+)(\S.*)", person.family_name):
        begun = r"\s?".join(rf"{one[0]}\." for one in short[1].split())
        yield rf"{begun}\s?{spellings(short[2])}"
    # A word of two letters is more often something else than a name.
    if hidden.family_alone and len(person.family_name) > 2:
        yield family
    if hidden.family_alone and len(person.family_name) > 3:
        yield " ".join(map(spellings, person.family_name))  # as typewriters set off a word


def _merged(cuts: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Cuts that overlap as one: what stands instead of the first stands for both."""
    found: list[tuple[int, int, str]] = []
    for start, end, instead in cuts:
        if found and start < found[-1][1]:
            before = found.pop()
            start, end, instead = before[0], max(end, before[1]), before[2]
        found.append((start, end, instead))
    return found


def _cut(text: str, at: int, cuts: list[tuple[int, int, str]]) -> str:
    """A run's own part of what is left; what stands instead goes where the cut begins."""
    found = []
    place = at
    for start, end, instead in cuts:
        if end <= at or start >= at + len(text):
            continue
        found.append(text[place - at : max(start - at, 0)])
        if start >= at:
            found.append(instead)
        place = min(end, at + len(text))
    found.append(text[place - at :])
    return "".join(found)


@lru_cache(maxsize=100)
def _head_for_all(head: Letterhead, private: bool) -> Letterhead:
    """A head as everybody may see it; a faction's is met again with each of its members, in every paper."""
    information = [row for row in head.information if not _REACHED_BY.match(row[0]) and not _reaches(row[1], private)]
    return Letterhead(
        tuple(line for line in head.lines if not _reaches(line, private)),
        _pieces(head.return_line, private),
        tuple(information),
        _pieces(head.footer, private),
        head.logo,
    )


def _reaches(text: str, private: bool) -> bool:
    return bool(reaches(text, homes=False)) or (private and bool(_ADDRESS.search(text)))


def _pieces(line: str, private: bool) -> str:
    """A line of pieces parted by dots, less those that tell how somebody is reached."""
    pieces = re.split(r"\s*[·|•]\s*", line)
    return " · ".join(piece for piece in pieces if piece and not _reaches(piece, private))
