"""Every name prints, and what does not is said before anything is printed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest

from beirat_desktop.documents.engine.fonts import face, paper_face
from beirat_desktop.documents.engine.shaping import COMPLEX
from beirat_desktop.documents.glyphs import unprintable
from beirat_desktop.documents.model import Column, Document, Heading, Item, List, Paragraph, Part, Style, Table, Text
from beirat_desktop.documents.render import MissingGlyphError, render
from beirat_desktop.domain.text import Block, RichText, Run
from beirat_desktop.exchange.texts.signs import _SYMBOLS, raised
from tests.documents.reading import assert_publishable, lines_of, structure, text_of
from tests.documents.samples import NAMES

# Sequences of DIN 91379 that have no letter of their own in Unicode.
SEQUENCES = (
    "A̋ C̀ C̄ C̆ C̈ C̕ C̣ C̦ C̨̆ D̂ F̀ F̄ G̀ H̄ H̦ H̱ J́ J̌ K̀ K̂ K̄ K̇ K̕ K̛ K̦ K͟H K͟h L̂ L̥ "
    "L̥̄ L̦ M̀ M̂ M̆ M̐ N̂ N̄ N̆ N̦ P̀ P̄ P̕ P̣ R̆ R̥ R̥̄ S̀ S̄ S̛̄ S̱ T̀ T̄ T̈ T̕ T̛ U̇ Z̀ Z̄ "
    "Z̆ Z̈ Z̧ a̋ c̀ c̄ c̆ ć̣ č̕ k̄ l̥ m̐ n̄ ŏ̈ r̥̄ s̛̄ t̕ u̇ z̆ Ḳ̄ ḳ̄ Ṣ̄ ṣ̄ Ṭ̄ ṭ̄ Ạ̈ ạ̈ Ọ̈ ọ̈ Ụ̈ ụ̈"
)


def paper(*parts: Part) -> bytes:
    return render(Document("x", (Heading(1, "x"), *parts)))


def test_every_letter_of_the_latin_alphabets_of_europe_is_in_the_face() -> None:
    letters = {chr(code) for code in range(0xA0, 0x250) if unicodedata.category(chr(code)).startswith("L")}
    letters |= {chr(code) for code in (*range(0x1E00, 0x1E9C), 0x1E9E, *range(0x1EA0, 0x1EFA))}
    for bold in (False, True):
        for italic in (False, True):
            missing = letters - paper_face(bold, italic).characters
            assert missing == set()


def test_sequences_of_din_91379_print_and_are_read_as_they_were_typed() -> None:
    pdf = paper(Paragraph(SEQUENCES))
    assert_publishable(pdf)
    assert COMPLEX.search(unicodedata.normalize("NFC", SEQUENCES))
    spans = [span.actual for span in structure(pdf).all("Span")]
    assert structure(pdf).elements[1].text == unicodedata.normalize("NFC", SEQUENCES)
    typed = set(unicodedata.normalize("NFC", SEQUENCES).split())
    assert {span for span in spans if len(span) > 1} <= {s for word in typed for s in COMPLEX.findall(word)}
    assert len(spans) > 60


def test_a_mark_stands_over_its_letter() -> None:
    line = next(line for line in lines_of(paper(Paragraph("M̂"))) if "M" in line.text)
    plain = next(line for line in lines_of(paper(Paragraph("M"))) if "M" in line.text)
    assert line.x == plain.x
    face = paper_face()
    (letter, mark) = face.shape("M̂")
    assert mark.advance == 0
    # Drawn after the letter, the mark is moved back to the middle of it.
    assert -letter.advance < mark.x < 0


def test_a_name_in_arabic_is_joined_and_runs_to_the_left() -> None:
    (line,) = [line for line in lines_of(paper(Paragraph("محمد علي"))) if line.size == 10.5]
    letters = [c for c in line.text if c.strip()]
    assert letters[0] == "ي"
    assert letters[-1] == "م"


def test_a_name_in_arabic_is_given_to_readers_in_its_own_order() -> None:
    said = structure(paper(Paragraph("Gast: محمد علي, Verein"))).elements[1]
    assert said.text == "Gast: محمد علي, Verein"
    assert [span.actual for span in said.all("Span")] == ["محمد علي"]


@pytest.mark.parametrize("name", [NAMES[0], NAMES[1], NAMES[5]])
def test_names_are_found_again_in_the_text(name: str) -> None:
    assert unicodedata.normalize("NFC", name) in unicodedata.normalize("NFC", text_of(paper(Paragraph(name))))


def test_decomposed_and_composed_letters_give_the_same_paper() -> None:
    assert paper(Paragraph("Müller")) == paper(Paragraph(unicodedata.normalize("NFD", "Müller")))


@pytest.mark.parametrize(
    "part",
    [
        Paragraph("Herr 𒀀", anchor="guest"),
        Heading(2, "Herr 𒀀", anchor="guest"),
        Text(RichText((Block((Run("Herr 𒀀", bold=True),)),)), Style.INDENTED, anchor="guest"),
    ],
)
def test_a_missing_glyph_names_the_character_and_the_words_around_it(part: Part) -> None:
    with pytest.raises(MissingGlyphError, match=r"𒀀 \(U\+12000\)") as caught:
        paper(part)
    assert caught.value.characters == "𒀀"
    assert caught.value.around == "Herr 𒀀"


@pytest.mark.parametrize(
    "part",
    [
        Table((Column(),), (("Frau Li 𒀀, Verein",),)),
        List((Item("Frau Li 𒀀, Verein", (Paragraph("x"),)),)),
        Paragraph("Frau Li 𒀀, Verein"),
    ],
)
def test_it_is_named_so_in_cells_and_lists_too(part: Part) -> None:
    with pytest.raises(MissingGlyphError) as caught:
        paper(part)
    assert caught.value.around == "Frau Li 𒀀, Verein"


def test_of_a_long_text_whole_words_tell_the_place_and_the_heading_above_it() -> None:
    long = Text(RichText.of(f"{'Vorher steht viel. ' * 9}Danke für die\ue000 Arbeit 😀 von allen. {'Danach. ' * 9}"))
    parts = (Heading(1, "Antrag"), Heading(2, "Begründung"), long, Heading(2, "Erläuterung"))
    with pytest.raises(MissingGlyphError) as caught:
        render(Document("x", parts))
    assert caught.value.heading == "Begründung"
    assert caught.value.characters == "\ue000😀"
    assert caught.value.around == "… steht viel. Danke für die□ Arbeit 😀 von allen. …"


def test_a_sign_that_only_chooses_how_the_one_before_looks_is_not_missed() -> None:
    assert unprintable("Danke \u2764\ufe0f und \u2764\ufe0e") == ()
    assert "Danke \u2764" in structure(paper(Paragraph("Danke \u2764\ufe0f"))).text


def test_of_a_word_without_end_a_piece_tells_the_place() -> None:
    with pytest.raises(MissingGlyphError) as caught:
        paper(Paragraph(f"{'a' * 200}𒀀{'b' * 200}"))
    assert caught.value.around == f"… {'a' * 20}𒀀{'b' * 19} …"


def test_a_word_in_bold_has_the_words_beside_it_around() -> None:
    with pytest.raises(MissingGlyphError) as caught:
        paper(Text(RichText((Block((Run("Danke "), Run("😀", bold=True), Run(" an alle"))),))))
    assert caught.value.around == "Danke 😀 an alle"


def test_glyphs_are_missed_in_furniture_too() -> None:
    for facts in ({"header": "𒀀"}, {"footer": ("𒀀",)}, {"watermark": "𒀀"}):
        with pytest.raises(MissingGlyphError):
            render(Document("x", (Heading(1, "x"),), **facts))  # type: ignore[arg-type]


def test_a_letter_of_another_face_does_not_part_its_word() -> None:
    root = structure(paper(Paragraph("erledigt ☑, offen ☐")))
    assert root.elements[1].text == "erledigt ☑, offen ☐"


@pytest.mark.parametrize(
    "name",
    [
        "ნინო ბერიძე",
        "Արամ Խաչատրյան",
        "ሰላም ተስፋዬ",
        "கவிதா",
        "अनिता शर्मा",
        "李小龙",
        "佐藤ひろし",
        "김민수",
        "m⁻¹ H₃O⁺ 10⁰",
        "✓ ☐ → ♥",
    ],
)
def test_names_from_far_and_common_signs_print_in_every_style(name: str) -> None:
    for style in (Style.BODY, Style.BOLD, Style.ITALIC):
        pdf = paper(Paragraph(f"Gast: {name}, Verein", style))
        assert_publishable(pdf)
        assert unicodedata.normalize("NFC", f"Gast: {name}, Verein") == structure(pdf).elements[1].text


def test_a_vowel_written_before_its_letter_is_drawn_there() -> None:
    glyphs = face("NotoSansDevanagari-Regular").shape("कि")
    assert len(glyphs) == 2
    assert glyphs[1].number == face("NotoSansDevanagari-Regular").font.charToGlyph[ord("क")]


def test_what_cannot_be_printed_is_named_with_its_place() -> None:
    assert unprintable("Frau 𒀀 und 𒀀") == (5, 11)
    assert unprintable("Muster\n\tMüller „Ağa“ – 李") == ()


def test_what_a_paste_makes_of_other_programs_signs_can_be_printed() -> None:
    small = "".join(raised("0123456789+-=()ni", up=True) or "") + (raised("0123456789+-=()", up=False) or "")
    assert unprintable(small + "".join(sorted(_SYMBOLS.values()))) == ()


@pytest.mark.parametrize("words", ["Im Jahr ١٢٣ oder ١٬٢٣٤٫٥٠", "الدورة ١٢٣ لسنة", "سال ۱۲۳۴ است"])
def test_numbers_among_letters_from_right_to_left_are_drawn_from_left_to_right(words: str) -> None:
    (number, *_) = re.findall(r"\d+", words)
    arabic = face("NotoSansArabic-Regular")
    stretch = next(found for found in COMPLEX.findall(words) if number in found)
    assert number in "".join(glyph.text for glyph in arabic.shape(stretch))


@pytest.mark.parametrize("words", ["हिन्दी नमस्ते क्षत्रिय", "தமிழ் மொழி கொள்கை மொழி"])
def test_letters_of_india_are_read_off_the_page_as_they_were_typed(words: str) -> None:
    read = text_of(paper(Paragraph(words)))
    assert Counter(words.replace(" ", "")) == Counter(sign for sign in read if "\u0900" <= sign < "\u0e00")
