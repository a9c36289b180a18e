"""Words looked for on a page that was read off a PDF."""

from __future__ import annotations

import pytest

from beirat_desktop.exchange.page_words import PageWords


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
    ],
)
def test_what_says_something_else_is_not(words: str, page: str) -> None:
    assert PageWords(page).behind(words, 0) is None


def test_a_part_of_a_word_is_no_word() -> None:
    page = PageWords("Łukasz Ağırbaş, Vorsitz")
    found = page.behind("Ağırba", 0)
    assert found is not None
    assert not page.whole_words(*found)
    whole = page.behind("Ağırbaş", 0)
    assert whole is not None
    assert page.whole_words(*whole)
