"""Citations: from a paper's text to a resolution, a paper or an outside source, and whether its quotations hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from beirat_desktop.domain.consultations import Consultation
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.papers import SECTIONS, Paper, PaperVersion
from beirat_desktop.domain.quotations import Quotation, labelled, passage, quotations
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.verbatim import FAITHFUL, Compared, Standing, compare_any, likeness, same_words, where

ALIKE_FROM = 0.5
"""So much of the words once given a source must still be there for a quotation to be the one that has it."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference with the exact words cited. section: one of SECTIONS.

    quote: the quoted words when their source was given or compared last; what stands in the text now may differ.
    """

    paper_id: str
    section: str = "rationale"
    quote: str = ""
    cited_paper_id: str | None = None
    cited_resolution_id: str | None = None
    source: str = ""
    link: str = ""
    checked_on: date | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation of a paper and how it stands to its source.

    quotation: as it stands in the text now, None where it is gone; citation: what gives its source, if anything.
    """

    section: str
    quotation: Quotation | None
    citation: Citation | None
    compared: Compared

    @property
    def standing(self) -> Standing:
        """How it stands to its source."""
        return self.compared.standing

    @property
    def words(self) -> str:
        """The words in the text, else those that stood there."""
        if self.quotation is not None:
            return self.quotation.words
        return self.citation.quote if self.citation is not None else ""

    @property
    def checked(self) -> bool:
        """Whether somebody compared these very words with their source."""
        one = self.citation
        return one is not None and one.checked_on is not None and same_words(one.quote, self.words)


def source_texts(source: Paper | Resolution, stations: Iterable[Consultation] = ()) -> tuple[RichText, ...]:
    """What may be quoted from a source. stations: those of a paper, whose own wordings count as its words."""
    if isinstance(source, Resolution):
        texts = [source.text]
    else:
        texts = _words_of(source)
        texts += [station.wording for station in stations]
    return tuple(text for text in texts if not text.empty)


def earlier_texts(versions: Iterable[PaperVersion]) -> tuple[RichText, ...]:
    """What could be quoted from a paper as it read at one time."""
    return tuple(text for one in versions for text in _words_of(one) if not text.empty)


def _words_of(source: Paper | PaperVersion) -> list[RichText]:
    return [RichText.of(source.title), *(getattr(source, name) for name in SECTIONS)]


def wordings(texts: Iterable[RichText]) -> tuple[str, ...]:
    """The words of a source as they may be quoted, with and without the numbers of its lists."""
    return tuple(dict.fromkeys(words for text in texts for words in (text.plain, labelled(text))))


@dataclass(frozen=True, slots=True)
class SourceWords:
    """The wordings of a source, none where the record does not hold them, and those of its earlier versions."""

    now: Sequence[str] = ()
    earlier: Sequence[str] = ()

    def compare(self, quoted: Iterable[str]) -> Compared:
        """How words stand in it, given in the ways they may be written."""
        if not self.now:
            return Compared(Standing.SOURCE_OUTSIDE)
        ways = tuple(quoted)
        compared = compare_any(ways, self.now)
        if compared.standing in FAITHFUL or compare_any(ways, self.earlier).standing not in FAITHFUL:
            return compared
        return Compared(Standing.EARLIER, compared.differences)


def quotes_of(paper: Paper, citations: Iterable[Citation], sources: Mapping[str, SourceWords]) -> tuple[Quote, ...]:
    """Every quotation of a paper, by where it stands, then those that are gone from the text.

    sources: by the id of the citation, the wordings of its source.
    A quotation inside another, and a name in quotation marks, is told only where somebody gave it a source.
    """
    texts: dict[str, RichText] = {name: getattr(paper, name) for name in SECTIONS}
    found = [(name, one) for name, text in texts.items() for one in quotations(text)]
    quoting = [one for one in citations if one.quote.strip()]
    pairs = _paired(found, quoting)
    made, gone = [], []
    for place, (name, quotation) in enumerate(found):
        citation = pairs.get(place)
        if citation is not None:
            made.append(_compared(name, quotation, citation, sources))
        elif quotation.depth == 0 and quotation.is_passage:
            made.append(Quote(name, quotation, None, Compared(Standing.NO_SOURCE)))
    paired = {citation.id for citation in pairs.values()}
    for citation in quoting:
        if citation.id in paired:
            continue
        stands = _unmarked(citation, texts)
        if stands is None:
            gone.append(Quote(citation.section, None, citation, Compared(Standing.GONE)))
        else:
            made.append(_compared(*stands, citation, sources))
    order = {name: number for number, name in enumerate(SECTIONS)}
    made.sort(key=lambda one: (order[one.section], one.quotation.start if one.quotation is not None else 0))
    return (*made, *gone)


def _compared(name: str, quotation: Quotation, citation: Citation, sources: Mapping[str, SourceWords]) -> Quote:
    source = sources.get(citation.id, SourceWords())
    return Quote(name, quotation, citation, source.compare((quotation.words, quotation.labelled)))


def _paired(found: Sequence[tuple[str, Quotation]], quoting: Sequence[Citation]) -> dict[int, Citation]:
    """By the place in found, the citation whose words are the same, else the most alike; each is taken once."""
    pairs: dict[int, Citation] = {}
    scored = []
    for number, citation in enumerate(quoting):
        for place, (name, quotation) in enumerate(found):
            same = same_words(citation.quote, quotation.words)
            alike = 2.0 if same else likeness(citation.quote, quotation.words)
            if alike >= ALIKE_FROM:
                scored.append((-alike, name != citation.section, number, place))
    taken = set()
    for _, _, number, place in sorted(scored):
        if number not in taken and place not in pairs:
            taken.add(number)
            pairs[place] = quoting[number]
    return pairs


def _unmarked(citation: Citation, texts: Mapping[str, RichText]) -> tuple[str, Quotation] | None:
    """Where the words stand in the text without quotation marks."""
    for name in dict.fromkeys((citation.section, *SECTIONS)):
        text = texts.get(name, RichText())
        place = where(citation.quote, text.plain)
        if place is not None:
            return name, passage(text, *place)
    return None
