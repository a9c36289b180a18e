"""Letters and answers that somebody made to harm: each is refused in a sentence, none half taken, none in silence."""

from __future__ import annotations

import io
import os
import random
import time
from datetime import datetime

import pypdfium2
import pytest

from beirat_desktop.documents.attachments import MOST_PAGES, opened_paper
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.text import RichText
from beirat_desktop.exchange.submission import NAME, VERSION
from beirat_desktop.german import refusal
from tests import factories

MUTATIONS = int(os.environ.get("BEIRAT_MUTATIONS", "60"))
"""So many of each; 5,000 take some minutes."""


@pytest.fixture
def letters(founded, office):
    """A motion and an answer as they travel."""
    person = factories.person("Ağırbaş", "Łukasz", form_of_address="Herr")
    with founded.unit("test") as unit:
        unit.persons.save(person)
        unit.memberships.save(factories.membership(person, faction_chair=True))
        unit.meetings.save(factories.meeting(datetime(2012, 5, 24, 17)))
    paper = office.papers.add(
        title="Kurse", faction_id=factories.SPD.id, signer_id=person.id, proposal=RichText.of("Der Beirat bittet.")
    )
    office.papers.submit(paper.id, reason="Prüfung")
    motion = office.paper_letters.pdf(paper.id)
    office.papers.ask_back(paper.id, "Welche?")
    return motion, office.answers.pdf(paper.id)


def with_data(data, pages=1, name=NAME):
    made = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        made.new_page(595, 842)
    made.new_attachment(name).set_data(data)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def hostile(letters):
    data = opened_paper(letters[0]).files[NAME]
    yield "numbers of 5,000 digits", with_data(data.replace(b'"version": %d' % VERSION, b'"version": ' + b"9" * 5000))
    yield "deep nesting", with_data(b'{"paper": ' + b"[" * 100_000 + b"]" * 100_000 + b"}")
    yield "thousands of pages", with_data(data, MOST_PAGES * 10)
    yield "not a PDF at all", b"%PDF-1.7\n" + bytes(range(256)) * 40
    yield "no JSON", with_data(b"\xff\xfe\x00")
    yield "nothing decided", with_data(b"null")
    yield "half a letter", letters[0][: len(letters[0]) // 2]


def test_each_is_refused_within_a_second_and_in_a_sentence(office, letters):
    for name, content in hostile(letters):
        began = time.process_time()
        with pytest.raises(Refused) as refused:
            office.submissions.look_into(content, "Antrag.pdf")
        assert time.process_time() - began < 1, name
        assert refusal(refused.value).endswith("."), name


def test_too_many_pages_are_told_as_that(office, letters):
    content = with_data(opened_paper(letters[0]).files[NAME], MOST_PAGES + 1)
    with pytest.raises(Refused, match=r"submission\.pages"):
        office.submissions.look_into(content, "Antrag.pdf")


@pytest.mark.parametrize("which", ["submissions", "answers"])
def test_mutations_never_crash_and_never_come_in_with_another_text(office, letters, which):
    """Bytes of the file, or of the data in it, are changed, cut or doubled; a seed makes every run the same."""
    whole = letters[0] if which == "submissions" else letters[1]
    name = NAME if which == "submissions" else "antwort.json"
    data = opened_paper(whole).files[name]
    proposal = "Der Beirat bittet."
    dice = random.Random(2012)
    told: list[str] = []
    before = office.papers.rows(office.papers.ids())
    for _ in range(MUTATIONS):
        content = mutated(dice, whole) if dice.random() < 0.5 else with_data(mutated(dice, data), name=name)
        try:
            arrival = getattr(office, which).look_into(content, "Brief.pdf")
        except Refused as error:
            told.append(refusal(error))
            continue
        if which == "submissions":
            assert arrival.altered or arrival.paper.proposal.plain == proposal
            there = office.papers.rows(office.papers.ids())
            try:
                taken = office.submissions.accept(arrival)
            except Refused as error:
                told.append(refusal(error))
                assert office.papers.rows(office.papers.ids()) == there
            else:
                assert not arrival.altered
                assert office.papers.get(taken.id).proposal.plain == proposal
        else:
            assert arrival.answer.words == "Welche?"
    if which == "answers":
        assert office.papers.rows(office.papers.ids()) == before
    assert told
    assert all(told)


def mutated(dice, content):
    made = bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 5))):
        place = dice.randrange(len(made))
        kind = dice.randrange(4)
        if kind == 0:
            made[place] = dice.randrange(256)
        elif kind == 1:
            del made[place : place + dice.randrange(1, 40)]
        elif kind == 2:
            made[place:place] = made[place : place + dice.randrange(1, 40)]
        else:
            made[place:place] = dice.choice((b"0", b"}", b"]", b'"', b"9" * 5000, b"null", b"\\ud800", b"\0"))
        if not made:
            return b""
    return bytes(made)
