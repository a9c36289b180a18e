"""What an amendment changes, as it is printed: in signs, in lines, and in the structure a screen reader follows."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from beirat_desktop.documents.changes import LEGEND, change_parts
from beirat_desktop.documents.model import Changed, Document, Paragraph
from beirat_desktop.documents.motion_letter import motion_letter
from beirat_desktop.documents.publication import published
from beirat_desktop.documents.render import render
from beirat_desktop.documents.word import to_docx
from beirat_desktop.domain.differences import Kind
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run
from tests.documents.reading import assert_publishable, strokes_of, text_of
from tests.documents.test_motion_letter import CONTENTS

NOW = RichText.of("Der Beirat lädt im Herbst eine Person ein.")
WINTER = RichText.of("Der Beirat lädt im Winter zwei Personen ein.")


def told(before: RichText, after: RichText) -> list[str]:
    return [
        "".join(run.text for run in part.words)
        for part in change_parts(before, after, "Gegenüber dem Antrag:")[1:]
        if isinstance(part, Paragraph)
    ]


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ("Der Beirat lädt im Winter eine Person ein.", "Der Beirat lädt im [– Herbst] [+ Winter] eine Person ein."),
        ("Der Beirat lädt eine Person ein.", "Der Beirat lädt [– im Herbst] eine Person ein."),
        (
            "Der Beirat lädt im Herbst wieder eine Person ein.",
            "Der Beirat lädt im Herbst [+ wieder] eine Person ein.",
        ),
    ],
)
def test_what_changes_stands_in_its_sentence(after: str, words: str) -> None:
    assert told(NOW, RichText.of(after)) == [words]


def test_a_wording_of_which_little_stays_stands_whole_beside_the_new_one() -> None:
    other = "Die Verwaltung wird mit allem Weiteren beauftragt."
    assert told(NOW, RichText.of(other)) == ["[– Der Beirat lädt im Herbst eine Person ein.]", f"[+ {other}]"]


def test_a_point_that_is_put_in_is_a_line_of_its_own() -> None:
    points = RichText(
        tuple(Block((Run(word),), BlockKind.ITEM, ordered=True) for word in ("Ein Kurs im Mai.", "Ende."))
    )
    more = RichText(
        (points.blocks[0], Block((Run("Ein Kurs im Juni."),), BlockKind.ITEM, ordered=True), points.blocks[1])
    )
    assert told(points, more) == ["Ein Kurs im Mai.", "[+ Ein Kurs im Juni.]", "Ende."]


def test_where_nothing_changes_or_nothing_stood_nothing_is_told() -> None:
    assert change_parts(NOW, NOW, "x") == ()
    assert change_parts(RichText(), NOW, "x") == ()


def test_went_is_struck_came_is_underlined_and_both_are_tagged() -> None:
    pdf = render(Document("Änderung", parts=change_parts(NOW, WINTER, "Gegenüber dem Antrag:")))
    assert_publishable(pdf)
    text = " ".join(text_of(pdf).split())
    assert LEGEND in text
    assert "im [– Herbst eine Person] [+ Winter zwei Personen] ein." in text
    assert len(strokes_of(pdf)) >= 2
    for kind in (b"LineThrough", b"Underline"):
        assert pdf.count(b"/S /Span") == 2
        assert pdf.count(b"/TextDecorationType /" + kind) == 1


def test_the_letter_of_an_amendment_shows_what_it_changes_before_its_end() -> None:
    amended = replace(CONTENTS.paper, id="anderer", number="2012/07", proposal=NOW)
    pdf = render(motion_letter(replace(CONTENTS, amends=amended, paper=replace(CONTENTS.paper, proposal=WINTER))))
    assert_publishable(pdf)
    text = " ".join(text_of(pdf).split())
    at = [text.index(part) for part in ("Begründung", "Was sich ändert", "Gegenüber dem Antrag 2012/07:", "Mit freund")]
    assert at == sorted(at)
    same = replace(CONTENTS, amends=replace(amended, proposal=CONTENTS.paper.proposal))
    assert "Was sich ändert" not in text_of(render(motion_letter(same)))


def test_in_public_a_private_motion_is_not_told_by_the_amendment_to_it() -> None:
    amended = replace(
        CONTENTS.paper, id="anderer", proposal=RichText.of("Frau Geheim erhält ein Zimmer."), public=False
    )
    contents = replace(CONTENTS, amends=amended, files=())
    assert "Geheim" not in text_of(render(motion_letter(contents, publication=Publication())))
    assert published(contents, Publication()).amends is None


def test_a_copy_for_word_has_the_same_lines() -> None:
    document = Document("Änderung", parts=(Paragraph((Changed("weg", change=Kind.REMOVED), Run(" und "))),))
    assert b"w:strike" in _inside(to_docx(document))


def _inside(content: bytes) -> bytes:
    with ZipFile(BytesIO(content)) as file:
        return file.read("word/document.xml")
