"""Papers as .docx: the words of their PDF, and nothing more for the public."""

from __future__ import annotations

import io
import re
from collections import Counter
from datetime import time

import docx
import pytest

from beirat_desktop.documents.word import COPY
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.minutes import MinutesPart
from beirat_desktop.domain.reading import Loss
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteForm
from beirat_desktop.exchange.texts.docx import read_docx
from beirat_desktop.usecases.live.decisions import Decision
from tests.documents.reading import text_of
from tests.usecases.live_world import build


@pytest.fixture
def world(office):
    made = build(office)
    with office.store.unit("closed") as unit:
        unit.agenda_items.save(
            AgendaItem(
                made.meeting.id,
                "Kündigung Geheimrat",
                0,
                public=False,
                public_title="Personalangelegenheit",
                number="N 1",
                course=RichText.of("Vertraulich besprochen"),
            )
        )
    office.course.open(made.meeting.id)
    made.come(20)
    office.resolutions.record(made.item.id, Decision(Outcome.ADOPTED, vote=Vote("", VoteForm.OPEN, yes=20)))
    office.course.close(made.meeting.id, time(19))
    return made


def words(text: str) -> Counter[str]:
    """Words of two letters and more, as page numbers and marks of lists stand elsewhere in each."""
    return Counter(re.findall(r"\w{2,}", text.replace("\u00ad", "").replace("-\n", "-")))


def said(content: bytes) -> str:
    """Everything in the text, in order, and what stands on top of the pages."""
    opened = docx.Document(io.BytesIO(content))
    paragraphs = opened.element.body.iter("{*}p")
    inside = ["".join(part.text or " " for part in one.iter("{*}t", "{*}br", "{*}tab")) for one in paragraphs]
    return "\n".join([*(one.text for one in opened.sections[0].header.paragraphs), *inside])


@pytest.mark.parametrize("kind", [IssuedKind.MINUTES, IssuedKind.EXCERPT, IssuedKind.MOTION, IssuedKind.INVITATION])
def test_no_word_of_the_pdf_is_lost(office, world, kind):
    key = {IssuedKind.EXCERPT: world.item.id, IssuedKind.MOTION: world.paper.id}.get(kind, world.meeting.id)
    pdf = text_of(office.publications.preview(kind, key).pdf)
    copy = office.word_copies.paper(kind, key)
    lost = set(words(pdf)) - set(words(said(copy))) - {"Seite", "von", "ENTWURF"}
    # A word that the end of a line parts stands in two pieces in the PDF.
    whole = said(copy)
    assert {word for word in lost if word not in whole} == set()
    assert COPY in whole
    assert {one.loss for one in read_docx(copy, "a.docx").left_out} <= {Loss.MARGIN}


def test_the_public_copy_says_nothing_that_is_not_public(office, world):
    for copy in (
        office.word_copies.paper(IssuedKind.MINUTES, world.meeting.id, publication=True),
        office.word_copies.minutes(world.meeting.id, MinutesPart.PUBLIC),
    ):
        everything = b"".join(
            part.blob for part in docx.Document(io.BytesIO(copy)).part.package.iter_parts() if part.blob
        ).decode("utf-8", "replace")
        assert "Geheimrat" not in everything
        assert "Vertraulich" not in everything
        assert "Niederschrift" in everything
    whole = said(office.word_copies.minutes(world.meeting.id, MinutesPart.WHOLE))
    assert "Geheimrat" in whole
    assert "Vertraulich" in whole


def test_minutes_are_a_draft_until_they_are_signed(office, world):
    assert said(office.word_copies.minutes(world.meeting.id, MinutesPart.WHOLE)).startswith("Entwurf · ")
    office.minutes.sign(world.meeting.id)
    assert not said(office.word_copies.minutes(world.meeting.id, MinutesPart.WHOLE)).startswith("Entwurf")


def test_its_name_says_that_it_is_a_copy(office, world):
    name = office.word_copies.file_name(IssuedKind.MINUTES, world.meeting.id, publication=True)
    assert name.endswith("-öffentlich-Kopie.docx")
