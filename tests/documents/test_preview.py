"""Papers on the screen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from beirat_desktop.documents.model import Document, Heading, Paragraph
from beirat_desktop.documents.preview import Preview, rejoined
from beirat_desktop.documents.render import render, render_with_map
from tests.documents.samples import SENTENCE, letter


def test_a_page_is_drawn_in_the_size_asked_for_and_has_ink_on_it() -> None:
    with Preview(render(letter())) as preview:
        picture = preview.picture(0, 2.0)
    assert (picture.width, picture.height) == (1191, 1684)
    assert len(picture.data) == picture.stride * picture.height
    assert picture.stride >= 3 * picture.width
    assert picture.data[:3] == b"\xff\xff\xff"
    assert b"\x00\x00\x00" in picture.data


def test_red_is_red() -> None:
    from beirat_desktop.documents.model import Figure
    from tests.documents.samples import picture as png

    pdf = render(Document("x", (Heading(1, "x"), Figure(png("RGB"), "rot", width=165))))
    with Preview(pdf) as preview:
        picture = preview.picture(0, 1.0)
    middle = 130 * picture.stride + 300 * 3
    assert tuple(picture.data[middle : middle + 3]) == (200, 30, 30)


def test_search_finds_words_on_every_page_whatever_their_case() -> None:
    rendered = render_with_map(
        Document(
            "x",
            (
                Heading(1, "Straße"),
                *(Paragraph(SENTENCE * 12) for _ in range(8)),
                Paragraph("STRASSE, Straße", anchor="end"),
            ),
        )
    )
    with Preview(rendered.pdf) as preview:
        hits = preview.search("straße")
        nothing = preview.search("   ")
    assert [hit.page for hit in hits] == [0, rendered.pages - 1]
    box, line = hits[1].boxes[0], rendered.anchors["end"][0]
    assert line.top - 1 <= box.top <= line.top + line.height
    assert nothing == []


def test_the_text_of_a_page_is_that_of_the_paper() -> None:
    with Preview(render(Document("x", (Heading(1, "Titel"), Paragraph("Stau\u00adbecken " * 40))))) as preview:
        words = preview.text(0)
    assert words.startswith("Titel\n")
    assert words.replace("\n", " ").split()[1:] == ["Staubecken"] * 40


def test_several_threads_draw_and_write_at_once() -> None:
    paper = letter(Paragraph(SENTENCE * 20))
    pdf = render(paper)

    def work(turn: int) -> tuple[bytes, bytes]:
        with Preview(pdf) as preview:
            return render(paper), preview.picture(0, 0.5 + (turn % 2) / 4).data

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(work, range(16)))
    assert {result[0] for result in results} == {pdf}
    assert len({result[1] for result in results}) == 2


def test_hyphens_at_the_ends_of_lines_are_read_as_what_was_written() -> None:
    read = "Verwaltungs\ufffeund Sozialausschuss, Straßenbahn\ufffeHaltestelle, Kürzungs\ufffewelle, undicht\ufffe"
    assert rejoined(read) == "Verwaltungs- und Sozialausschuss, Straßenbahn-Haltestelle, Kürzungswelle, undicht"
