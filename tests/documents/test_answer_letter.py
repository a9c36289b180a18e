"""The letter in which the office answers who handed a motion in."""

from __future__ import annotations

from datetime import datetime

from beirat_desktop.documents.answer_letter import AnswerLetter, answer_letter
from beirat_desktop.documents.preview import Preview
from beirat_desktop.documents.render import render
from beirat_desktop.domain.answers import Answer
from beirat_desktop.domain.papers import Signatory
from beirat_desktop.domain.told import AnswerKind
from tests import factories
from tests.documents.reading import assert_in_order, assert_publishable, text_of


def letter(words: str = "Wer trägt die Kosten?", person: Signatory | None = None) -> bytes:
    given = datetime(2012, 4, 10, 9)
    asked = Answer(kind=AnswerKind.ASKED, given=given, paper_id="1", title="Fachberatung", words=words)
    contents = AnswerLetter(asked, ("SPD-Fraktion",), factories.BODY, factories.BEIRAT, person=person)
    return render(answer_letter(contents))


def test_who_signed_is_addressed_and_greeted_by_name():
    pdf = letter(person=Signatory("Ferreira da Luz", "João", "Herr", "Dr."))
    assert_publishable(pdf)
    assert_in_order(
        " ".join(text_of(pdf).split()),
        "SPD-Fraktion Herrn Dr. João Ferreira da Luz",
        "Sehr geehrter Herr Dr. Ferreira da Luz,",
        "Wer trägt die Kosten?",
    )


def test_where_nobody_is_known_everybody_is_greeted():
    assert "Sehr geehrte Damen und Herren," in text_of(letter())


def test_the_greeting_never_stands_alone_on_a_page():
    for lines in range(20, 40):
        words = "\n".join(f"Frage {number} an die Fraktion." for number in range(lines))
        with Preview(letter(words)) as preview:
            pages = [preview.text(index) for index in range(preview.page_count)]
        (last,) = [page for page in pages if "Mit freundlichen Grüßen" in page]
        assert "Wird dieses PDF" in last
        assert "Geschäftsstelle des Beirates" in last
