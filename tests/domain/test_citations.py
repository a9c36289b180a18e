"""Which quotation of a paper has which source, and how it stands to it."""

from dataclasses import replace
from datetime import date

from beirat_desktop.domain.citations import Citation, SourceWords, quotes_of, source_texts, wordings
from beirat_desktop.domain.consultations import Consultation
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run
from beirat_desktop.domain.verbatim import Standing

DAY = date(2011, 2, 17)
SOURCE = "Die Stadt räumt der Integration eine hohe Priorität ein."
GIVEN = Citation("p", quote="der Integration eine hohe Priorität", cited_resolution_id="r")
SOURCES = {GIVEN.id: SourceWords((SOURCE,))}


def paper(rationale: str, **fields: RichText) -> Paper:
    return Paper("Antrag", rationale=RichText.of(rationale), id="p", **fields)


def standings(one: Paper, *citations: Citation) -> list[tuple[str, Standing]]:
    return [(quote.words, quote.standing) for quote in quotes_of(one, citations, SOURCES)]


def test_a_quotation_is_judged_as_it_stands_in_the_text_now() -> None:
    for words, standing in (
        ("der Integration eine hohe Priorität", Standing.EXACT),
        ("der Integration … Priorität", Standing.WITH_OMISSION),
        ("der Integration eine sehr hohe Priorität", Standing.NEAR),
        ("der Integration eine allzu geringe Beachtung", Standing.NOT_FOUND),
    ):
        assert standings(paper(f"Beschlossen ist „{words}“."), GIVEN) == [(words, standing)]


def test_a_quotation_without_source_is_told_and_a_name_is_not() -> None:
    text = "„Einwanderung gestalten“ heißt „die Menschen ganz ernst nehmen“."
    assert standings(paper(text)) == [("die Menschen ganz ernst nehmen", Standing.NO_SOURCE)]


def test_a_source_outside_the_record_cannot_be_judged_and_a_check_holds_for_these_very_words() -> None:
    outside = Citation("p", quote="der Integration", source="Plan", checked_on=DAY)
    (quote,) = quotes_of(paper("Es sei „der  Integration“ gedient."), [outside], {})
    assert (quote.standing, quote.checked) == (Standing.SOURCE_OUTSIDE, True)
    (quote,) = quotes_of(paper("Es sei „der Integration sehr“ gedient."), [outside], {})
    assert (quote.standing, quote.checked) == (Standing.SOURCE_OUTSIDE, False)


def test_the_same_words_twice_have_each_their_own_source() -> None:
    twice = paper("„eins zwei drei“ und „eins zwei vier“")
    first, second = Citation("p", quote="eins zwei vier"), Citation("p", quote="eins zwei drei")
    quotes = quotes_of(twice, [first, second], {})
    assert [quote.citation for quote in quotes] == [second, first]


def test_a_quotation_moved_to_another_section_keeps_its_source() -> None:
    moved = paper("", explanation=RichText.of("„der Integration eine hohe Priorität“"))
    (quote,) = quotes_of(moved, [GIVEN], SOURCES)
    assert (quote.section, quote.standing) == ("explanation", Standing.EXACT)


def test_a_passage_without_marks_can_have_a_source_too() -> None:
    text = "Danach ist der Integration eine hohe Priorität einzuräumen."
    (quote,) = quotes_of(paper(text), [GIVEN], SOURCES)
    assert quote.quotation is not None
    assert text[quote.quotation.start : quote.quotation.end] == GIVEN.quote
    assert quote.standing is Standing.EXACT


def test_what_is_gone_from_the_text_is_told_last() -> None:
    assert standings(paper("Nichts davon, aber „etwas ganz anderes hier“."), GIVEN) == [
        ("etwas ganz anderes hier", Standing.NO_SOURCE),
        (GIVEN.quote, Standing.GONE),
    ]


def test_a_reference_without_words_is_no_quotation() -> None:
    assert standings(paper("Siehe den Beschluss."), replace(GIVEN, quote=" ")) == []


def test_list_numbers_of_source_and_quotation_need_not_be_typed_the_same_way() -> None:
    def items(*words: str, quote: int = 0) -> RichText:
        made = (Block((Run(w),), BlockKind.ITEM, quote, ordered=True, first=n == 0) for n, w in enumerate(words))
        return RichText(tuple(made))

    as_list = Resolution("b", DAY, items("Vorrang für Kurse", "Räume für alle"))
    as_text = Resolution("b", DAY, RichText.of("1. Vorrang für Kurse\n2. Räume für alle"))
    typed = paper("„1. Vorrang für Kurse\n2. Räume …“")
    listed = Paper("Antrag", rationale=items("Vorrang für Kurse", "Räume für alle", quote=1), id="p")
    for source in (as_list, as_text):
        sources = {GIVEN.id: SourceWords(wordings(source_texts(source)))}
        for one, standing in ((typed, Standing.WITH_OMISSION), (listed, Standing.EXACT)):
            citation = replace(GIVEN, quote="Vorrang für Kurse Räume für alle")
            (quote,) = quotes_of(one, [citation], sources)
            assert quote.standing is standing


def test_a_papers_words_are_all_its_sections_and_what_its_stations_made_of_them() -> None:
    station = Consultation("s", "council", wording=RichText.of("Der Stadtrat beschließt."))
    cited = Paper("Titel", proposal=RichText.of("Vorschlag"), id="s")
    assert wordings(source_texts(cited, [station])) == ("Titel", "Vorschlag", "Der Stadtrat beschließt.")
    assert source_texts(Resolution("b", DAY)) == ()


def test_quotes_come_in_the_order_in_which_they_stand_whatever_found_them() -> None:
    marked = Citation("p", quote="zweite Stelle im Text", cited_paper_id="x")
    one = paper("Die erste Stelle „ganz ohne jede Quelle“ und dann „zweite Stelle im Text“ hier.")
    plain = [(quote.section, quote.words) for quote in quotes_of(one, [marked], {})]
    assert [words for _, words in plain] == ["ganz ohne jede Quelle", "zweite Stelle im Text"]


def test_words_that_are_quoted_without_marks_stand_in_their_place_too() -> None:
    text = f"{GIVEN.quote} gibt es, und „ganz ohne jede Quelle“ auch."
    assert [quote.words for quote in quotes_of(paper(text), [GIVEN], SOURCES)] == [GIVEN.quote, "ganz ohne jede Quelle"]
