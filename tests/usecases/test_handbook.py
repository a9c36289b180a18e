"""The handbook is whole: every page is named and found, every link and picture leads somewhere."""

import re
from pathlib import Path

import pytest

from beirat_desktop import __version__
from beirat_desktop.documents import markdown
from beirat_desktop.domain.folding import fold
from beirat_desktop.german.help_words import meant_by
from beirat_desktop.german.norms import NORMS
from beirat_desktop.usecases.handbook import CONTENTS, Handbook
from tests.documents.reading import assert_publishable, structure, text_of

BOOK = Handbook()
MOST_PICTURES, LARGEST = 25, 60_000


def named() -> list[str]:
    contents = (BOOK.folder / f"{CONTENTS}.md").read_text(encoding="utf-8")
    return [address.removesuffix(".md") for _, address in markdown.links(contents)]


def headings(source: str) -> list[str]:
    return re.findall(r"^#+ +(.+)$", source, re.MULTILINE)


def pictures(source: str) -> list[str]:
    return re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)", source)


def test_the_contents_name_every_page_once() -> None:
    there = {file.stem for file in BOOK.folder.glob("*.md")} - {CONTENTS}
    assert len(named()) == len(set(named()))
    assert set(named()) == there


def test_the_contents_call_a_page_by_its_title() -> None:
    contents = (BOOK.folder / f"{CONTENTS}.md").read_text(encoding="utf-8")
    titles = {page.key: page.title for page in BOOK.pages}
    wrong = [words for words, address in markdown.links(contents) if titles.get(address[:-3], words) != words]
    assert wrong == []


def test_every_link_leads_to_a_page() -> None:
    keys = {page.key for page in BOOK.pages}
    dead = {
        page.key: address
        for page in BOOK.pages
        for _, address in markdown.links(page.source)
        if address.removesuffix(".md") not in keys and not address.startswith("http")
    }
    assert dead == {}


def test_every_picture_is_there_and_small_and_none_is_left_over() -> None:
    shown = {address for page in BOOK.pages for address in pictures(page.source)}
    files = {f"bilder/{file.name}": file.stat().st_size for file in (BOOK.folder / "bilder").iterdir()}
    hint = "python packaging/handbook_pictures.py makes them"
    assert shown - files.keys() == set(), hint
    assert files.keys() - shown == set()
    assert len(files) <= MOST_PICTURES
    assert {name: size for name, size in files.items() if size > LARGEST} == {}, hint


def test_every_picture_says_what_it_shows() -> None:
    found = [words for page in BOOK.pages for words in re.findall(r"!\[(.*?)\]", page.source)]
    assert found
    assert [words for words in found if len(words) < 10] == []


def test_every_norm_is_one_that_is_explained() -> None:
    sources = {file.stem: file.read_text(encoding="utf-8") for file in BOOK.folder.glob("*.md")}
    named_norms = {norm for source in sources.values() for norm in re.findall(r"\{([^{}]+)\}", source)}
    assert named_norms == set(NORMS)
    assert "§ 40 GemO:" in BOOK.page("so-geht-abstimmen").plain
    assert NORMS["§ 40 GemO"] in BOOK.page("so-geht-abstimmen").plain


def test_every_page_begins_with_its_title_and_says_something() -> None:
    for page in BOOK.pages:
        heads = headings(page.source)
        assert heads[0] == page.title, page.key
        assert page.source.count("\n# ") == 0, page.key
        assert len(page.plain) > 200, page.key


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("nachtrag versenden", "so-geht-nachtrag"),
        ("sichern", "so-geht-sichern"),
        ("gaste einladen", "gaeste"),
        ("datenschutz", "datenschutz"),
        ("stichwahl", "so-geht-wahl"),
        ("Prüfsumme", "ablage"),
        ("geheime Abstimmung", "so-geht-abstimmen"),
    ],
)
def test_a_page_is_found_by_its_words(words: str, first: str) -> None:
    hits = BOOK.find(words)
    assert first in [hit.page.key for hit in hits[:4]]
    assert all(any(one in fold(hit.page.plain) for one in meant_by(words.split()[0])) for hit in hits)
    assert all(hit.whole for hit in hits)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Passwort vergessen", "so-geht-verschluesseln"),
        ("Beamer", "sitzung-fuehren"),
        ("Excel", "auswertung"),
        ("Videokonferenz", "anwesenheit"),
        ("Screenreader", "barrierefreiheit"),
        ("Protokoll schreiben", "niederschrift"),
        ("Nachrücker", "so-geht-nachruecken"),
        ("Tastenkürzel", "tasten"),
        ("Sicherung", "so-geht-sichern"),
    ],
)
def test_a_page_is_found_by_what_somebody_new_calls_it(words: str, first: str) -> None:
    assert BOOK.find(words)[0].page.key == first


def test_where_no_page_holds_all_words_those_that_hold_most_are_shown_and_said_to_be() -> None:
    hits = BOOK.find("Prüfsumme hubschrauberlandeplatz")
    assert "ablage" in [hit.page.key for hit in hits]
    assert not any(hit.whole for hit in hits)


def test_titles_come_first_and_the_excerpt_holds_the_word() -> None:
    hits = BOOK.find("niederschrift")
    in_title = ["niederschrift" in fold(hit.page.title) for hit in hits]
    assert in_title == sorted(in_title, reverse=True)
    other = next(hit for hit in hits if "niederschrift" not in fold(hit.page.title))
    assert "niederschrift" in fold(other.excerpt)
    assert len(other.excerpt) < 200


def test_a_page_is_read_once_however_many_letters_are_looked_for(monkeypatch) -> None:
    book = Handbook()
    found = book.find("Tagesordnung")
    monkeypatch.setattr(markdown, "plain", lambda _source: pytest.fail("read once more"))
    assert book.find("Tagesordnung") == found


def test_nothing_is_found_for_nothing() -> None:
    assert BOOK.find(" ") == ()
    assert BOOK.find("hubschrauberlandeplatz") == ()


def test_what_is_new_begins_with_this_version() -> None:
    assert headings(BOOK.page("was-ist-neu").source)[1] == f"Version {__version__}"


def test_a_page_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "inhalt.md").write_text("# Inhalt\n\n## Teil\n\n- [Da](da.md)\n- [Fort](fort.md)\n", encoding="utf-8")
    (tmp_path / "da.md").write_text("# Da\n\nText\n", encoding="utf-8")
    book = Handbook(tmp_path)
    assert [page.key for page in book.pages] == ["inhalt", "da"]
    assert "Fort" not in book.pages[0].source
    assert book.page("fort").key == "inhalt"


def test_the_whole_handbook_is_an_accessible_paper() -> None:
    pdf = BOOK.pdf()
    assert_publishable(pdf)
    text = text_of(pdf)
    for page in BOOK.pages[1:]:
        assert page.title[:30] in text
    assert "Strg+Eingabe" in text
    assert "bilder/" not in text
    shown = [figure.alternative for figure in structure(pdf).all("Figure")]
    assert "Die Saalanzeige" in shown
    assert len(shown) == sum(len(pictures(page.source)) for page in BOOK.pages)
    assert pdf == Handbook().pdf()


@pytest.mark.parametrize("typed", ["nachruecken", "Nachrücken", "verschluesseln", "Auszuege"])
def test_a_word_is_found_without_its_umlauts_too(typed) -> None:
    first = BOOK.find(typed)[0]
    assert first.whole
    assert first.page.key.startswith("so-geht-") or first.page.key == "auszuege"
