"""Words looked for on a page that was read off a PDF."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beirat_desktop.documents.model import Document, Heading, Paragraph
from beirat_desktop.documents.preview import text_of_pdf
from beirat_desktop.documents.render import render
from beirat_desktop.exchange.page_words import PageWords, same_out_of_order


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("nicht öffentlich", "nicht \nöffentlich"),
        ("Verwaltungs- und Sozialausschuss", "Verwaltungs\ufffeund Sozialausschuss"),
        ("deutsch-türkisch", "deutsch\ufffetürkisch"),
        ("deutsch-türkisch", "deutsch-\ntürkisch"),
        ("Kürzungs\u00adwelle", "Kürzungs\ufffewelle"),
        ("und/oder", "und/\noder"),
        ("eﬃzient", "effizient"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrts\ngesellschaft"),
        ("nur – so", "nur so"),
        ("hören-", "hören\ufffeErläuterung"),
        ("الدورة 12 لسنة", "لسنة 12 الدورة"),
        ("لا الأول", "\u0627\u0623\u0644\u0648\u0644 \u0627\u0644"),
        ("\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd", "\u05b8\u05c1\u05e9\u05dc\u05b9\u05d5\u05dd"),
        ("\u05d1\u05b5\u05e8\u05e9\u05b4\u05d9\u05ea", "\u05b5\u05d1\u05e8 \u05b4\u05e9\u05d9\u05ea"),
        ("ب-ج علي", "ج علي-ب"),
        ("الدورة ال2012", "2012ال الدورة"),
    ],
)
def test_what_a_reader_reads_is_found_however_it_is_broken(words: str, page: str) -> None:
    assert PageWords(page).behind(words, 0) is not None


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("nichtöffentlich", "nicht öffentlich"),
        ("nicht öffentlich", "nichtöffentlich"),
        ("nichtöffentlich", "nicht\nöffentlich"),
        ("Zeile eins\nZeile zwei", "Zeile eins Zeile zwei"),
        ("5 000 Euro", "5000 Euro"),
        ("5–10 Euro", "510 Euro"),
        ("5² Euro", "52 Euro"),
        ("deutsch-türkisch", "deutschtürkisch"),
        ("hören-", "hören\nErläuterung"),
        ("hören", "hören-\nErläuterung"),
        ("GemO-\nBeirat ملغى", "GemO\nBeirat ملغى"),
        ("Beirat ملغى", "Beirat"),
        ("Beirat", "Bei\u05d0rat"),
        ("الدورة ١٢٣", "الدورة ٣٢١"),
        ("الدورة 12.5.", "الدورة 5.12."),
        ("الدورة لسنة", "الدور ةلسنة"),
        ("المجلس يطلب", "المجسل يطلب"),
        ("שלום מועצה", "שולם מועצה"),
        ("לא נסכים", "אל נסכים"),
        ("Undفي المجلس", "Und في المجلس"),
        ("Undفي المجلس", "Unfفي المجلس"),
        ("الدورة ١٢٣ لسنة", "الدورة ١٢٣لسنة"),
        ("בישיבה 12 של", "בישיבה 12של"),
        ("Jahr٢٠١٢ المجلس", "Jahr ٢٠١٢ المجلس"),
        ("בישיבה ב12", "בישיבה ב21"),
        ("בישיבה ב12,57", "בישיבה ב12,75"),
        ("الدورة ١٢,٣٤", "الدورة ١٢,٤٣"),
        ("\u05e9\u05b8\u05dc\u05d5\u05dd", "\u05e9\u05dc\u05d5\u05b8\u05dd"),
    ],
)
def test_what_says_something_else_is_not(words: str, page: str) -> None:
    assert PageWords(page).behind(words, 0) is None


@pytest.mark.parametrize("text", ["1.200", "Kurs\nEuro\n1.200", "שלום", "الدورة 12 لسنة"])
def test_a_hyphen_behind_the_last_word_is_read_too(text: str) -> None:
    page, broken = f"{text}\nund", f"{text}-\nund"
    assert PageWords(page).behind(f"{text}-", 0) is None
    assert PageWords(broken).behind(text, 0) is None
    assert PageWords(text).behind(f"{text}-", 0) is None
    found = PageWords(broken).behind(f"{text}-", 0)
    assert found is not None
    assert same_out_of_order(f"{text}-", PageWords(broken).raw(*found))
    assert not same_out_of_order(text, PageWords(broken).raw(*found))
    assert not same_out_of_order(f"{text}-", text)


def test_a_part_of_a_word_is_no_word() -> None:
    page = PageWords("Łukasz Ağırbaş, Vorsitz")
    found = page.behind("Ağırba", 0)
    assert found is not None
    assert not page.whole_words(*found)
    whole = page.behind("Ağırbaş", 0)
    assert whole is not None
    assert page.whole_words(*whole)


HEBREW = "אבגדהוזחטיךכלםמןנסעףפץצקרשת"
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
PERSIAN = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
WORDS = st.sampled_from((HEBREW, ARABIC, PERSIAN)).flatmap(lambda signs: st.text(signs, min_size=1, max_size=9))
BESIDE = st.sampled_from(("12", "2.500,50", "Beirat"))
LINES = st.sampled_from(((HEBREW, "שָׁלוֹם", "בְּרֵאשִׁית"), (ARABIC, "لا", "الأول"), (PERSIAN, "می‌خواهد", "لا"))).flatmap(
    lambda some: st.lists(
        st.one_of(st.text(some[0], min_size=1, max_size=9), st.sampled_from(some[1:]), BESIDE), min_size=1, max_size=12
    ).map(" ".join)
)


@settings(max_examples=25, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=8))
def test_words_from_right_to_left_are_found_on_the_page_they_were_drawn_on(lines: list[str]) -> None:
    pdf = render(Document("Antrag", (Heading(1, "Antrag"), *(Paragraph(line) for line in lines))))
    shown = text_of_pdf(pdf)
    page = PageWords(shown)
    for line in lines:
        assert page.behind(line, 0) is not None, ascii(shown)


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=5), st.data())
def test_two_letters_that_change_places_are_another_word(words: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(words) - 1))
    word = words[number]
    at = data.draw(st.integers(0, len(word) - 1))
    one, other = word[at : at + 1], word[at + 1 : at + 2]
    swapped = word[:at] + other + one + word[at + 2 :]
    forged = [*words[:number], swapped, *words[number + 1 :]]
    alike = set(one + other) <= set("آأإال") or sorted(forged) == sorted(words)
    assert (PageWords(" ".join(words)).behind(" ".join(forged), 0) is not None) == alike
