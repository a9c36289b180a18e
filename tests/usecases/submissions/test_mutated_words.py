"""Words of a motion or an answer that somebody changed in its data, with all hashes made anew: none comes in silently.

The pages stay as they are; what is changed is drawn by a seed among letters, figures and blanks of many scripts.
"""

from __future__ import annotations

import json
import os
import random
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import date, datetime

import pytest

from beirat_desktop.documents.answer_letter import answer_letter
from beirat_desktop.documents.attachments import opened_paper
from beirat_desktop.documents.model import AssociatedFile
from beirat_desktop.documents.preview import text_of_pdf
from beirat_desktop.documents.render import render
from beirat_desktop.domain.answers import Answer
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run, row_of
from beirat_desktop.domain.told import AnswerKind, Result
from beirat_desktop.exchange import answer as answer_form
from beirat_desktop.exchange.page_words import leftward
from beirat_desktop.exchange.seal import hash_of_data
from beirat_desktop.exchange.submission import NAME
from beirat_desktop.usecases.submissions import answers, submissions
from tests import factories

MUTATIONS = int(os.environ.get("BEIRAT_MUTATIONS", "60"))
"""So many of each; 10,000 take some minutes."""
SEED = int(os.environ.get("BEIRAT_MUTATION_SEED", "1977"))
SIGNS = "aeßnÜ.,;-–()§%€019٠٣۵३²مלדبא\u05b8Жδ名 \n"

PROPOSAL = RichText(
    (
        Block((Run("Der Beirat bittet um 12.500,50 € für Kurse; nicht um 5–10 % (§ 56 GemO)."),)),
        Block((Run("den Straßenbahn-Halt zu prüfen"),), BlockKind.ITEM, ordered=True, first=True),
        Block((Run("Verwaltungs- und Sozialausschuss zu hören"),), BlockKind.ITEM, ordered=True),
        row_of([(Run("Kurs"),), (Run("Euro"),)], header=True),
        row_of([(Run("Deutsch für Eltern"),), (Run("1.200"),)]),
        Block((Run("und dem Haushalt nicht zuzustimmen."),)),
    )
)
RATIONALE = RichText.of("مرحبا بكم في المجلس، الدورة ١٢٣ لسنة ٢٠١٢.\nשלום מועצה, sagte der Gast am 24. Mai 1949.")


@pytest.fixture
def motion(founded, office):
    person = factories.person("Ağırbaş", "Łukasz", form_of_address="Herr")
    with founded.unit("test") as unit:
        unit.persons.save(person)
        unit.memberships.save(factories.membership(person, faction_chair=True))
        unit.meetings.save(factories.meeting(datetime(2012, 5, 24, 17)))
    paper = office.papers.add(
        title="Sprachkurse am Abend, auch für die Eltern der Kinder in den Kindertagesstätten der Stadt",
        faction_id=factories.SPD.id,
        signer_id=person.id,
        proposal=PROPOSAL,
        explanation=RichText.of("Die Kurse laufen am 31. Juli aus."),
        rationale=RATIONALE,
        responsible="Dezernat 3",
    )
    office.papers.submit(paper.id, reason="Prüfung")
    return paper


@pytest.fixture
def decided(office, motion):
    """The letter of an answer with every part that one can have."""
    office.papers.ask_back(motion.id, "Welche?")
    with office.store.reading() as unit:
        contents = answers._contents(unit, unit.papers.get(motion.id), ())
    contents = replace(
        contents,
        answer=Answer(
            kind=AnswerKind.DECIDED,
            given=contents.answer.given,
            paper_id=motion.id,
            title=motion.title,
            words="Für welche 12 Kurse?\nUnd في المجلس ab wann, zum Beispiel im Jahr ٢٠١٢?",
            norm="§ 56 GemO",
            number="2012/07",
            results=(Result(factories.BEIRAT.name, date(2012, 5, 24), None),),
            status="Die Kurse laufen an.",
        ),
    )
    plain = render(answer_letter(contents))
    data = AssociatedFile(answer_form.NAME, answer_form.write(contents.answer, text_of_pdf(plain)), description="x")
    return render(answer_letter(replace(contents, files=(data,))))


def texts(data, path=()):
    """Where in the data a text stands that is printed, with the text."""
    if isinstance(data, str):
        yield path, data
    for key, part in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from texts(part, (*path, key))


def changed(dice, text):
    """One to three changes of letters, or an end cut off."""
    if len(text) > 3 and dice.random() < 0.15:
        cut = dice.randrange(1, len(text))
        return text[:cut] if dice.random() < 0.5 else text[cut:]
    for _ in range(dice.choice((1, 1, 2, 3))):
        place = dice.randrange(len(text) + 1)
        sign, kind = dice.choice(SIGNS), dice.randrange(4)
        if kind == 0:
            text = text[:place] + sign + text[place:]
        elif kind == 1:
            text = text[:place] + sign + text[place + 1 :]
        elif kind == 2:
            text = text[:place] + text[place + 1 :]
        else:
            text = text[:place] + text[place + 1 : place + 2] + text[place : place + 1] + text[place + 2 :]
    return text


def read_alike(one, other):
    """Whether two texts are the same to a reader: blanks count once and line ends as blanks.

    What is written from right to left is compared by words and numbers in any order, whole in themselves.
    """
    first, second = (" ".join(unicodedata.normalize("NFC", text).split()) for text in (one, other))
    return first == second or (leftward(first) and leftward(second) and bag(first) == bag(second))


def bag(text):
    letters = Counter(sign for sign in text if not sign.isspace())
    words = Counter(part for word in re.findall(r"\w+", text) for part in parts(word))
    return letters, words, Counter(re.findall(r"(?<!\w)\d+(?:[.,]\d+)*(?!\w)", text))


def parts(word):
    if not leftward(word):
        return [word]
    letters = "".join(sign for sign in word if leftward(sign) and not sign.isdigit())
    latin = any(sign.isalpha() and not leftward(sign) for sign in word)
    # A ligature of lam and alef is read as alef and lam.
    return [
        re.sub("[آأإال]+", lambda found: "".join(sorted(found[0])), letters),
        *([] if latin else re.findall(r"\d+", word)),
    ]


def sealed(data):
    data["seal"]["data"] = hash_of_data(data)
    return json.dumps(data).encode()


def planted(monkeypatch, module, opened, name, content):
    monkeypatch.setattr(module, "opened_paper", lambda _: replace(opened, files={name: content}))


def mutated(whole, places):
    """So many times the data with other words in one place, sealed anew: path, words before and after, the bytes."""
    dice = random.Random(SEED)
    for _ in range(MUTATIONS):
        path, text = dice.choice(places)
        other = changed(dice, text)
        if not read_alike(other, text):
            data = json.loads(whole)
            put(data, path, other)
            yield path, text, other, sealed(data)


def put(data, path, value):
    for key in path[:-1]:
        data = data[key]
    data[path[-1]] = value


PRINTED = (("paper", "name"), ("committee",), ("movers", 0, "name"), ("signer", "name"))


def printed(path):
    # What else is in the data steers how they are drawn, or nobody sees it.
    return path in PRINTED or (path[:2] == ("paper", "beirat") and path[-1] == "text") or path[-1] == "responsible"


def test_no_motion_comes_in_in_silence_with_other_words(monkeypatch, office, motion):
    pdf = office.paper_letters.pdf(motion.id)
    opened = opened_paper(pdf)
    whole = opened.files[NAME].decode()
    assert not office.submissions.look_into(pdf, "Antrag.pdf").altered
    places = [(path, text) for path, text in texts(json.loads(whole)) if printed(path)]
    assert len(places) > 10
    slipped, told = [], 0
    for path, text, other, content in mutated(whole, places):
        planted(monkeypatch, submissions, opened, NAME, content)
        try:
            arrival = office.submissions.look_into(pdf, "Antrag.pdf")
        except Refused:
            told += 1
            continue
        told += bool(arrival.altered)
        if not arrival.altered:
            slipped.append((path, text, other))
    assert slipped == []
    assert told


def refused_by(office, pdf):
    """The rule by which an answer is refused, or nothing."""
    try:
        office.answers.look_into(pdf, "Antwort.pdf")
    except Refused as error:
        return error.rule
    return ""


def test_an_answer_moves_no_other_paper_than_the_one_it_names(monkeypatch, office, motion, decided):
    assert refused_by(office, decided) == ""
    other = office.papers.add(title="Dolmetschen", faction_id=factories.SPD.id, proposal=RichText.of("Bitte."))
    opened = opened_paper(decided)
    data = json.loads(opened.files[answer_form.NAME])
    data["paper_id"] = other.id
    planted(monkeypatch, answers, opened, answer_form.NAME, sealed(data))
    assert refused_by(office, decided) == "answer.altered"


def test_no_answer_comes_in_with_other_words(monkeypatch, office, motion, decided):
    opened = opened_paper(decided)
    whole = opened.files[answer_form.NAME].decode()
    shown = {"words", "title", "norm", "number", "said", "committee", "status"}
    places = [(path, text) for path, text in texts(json.loads(whole)) if path[-1] in shown and text]
    assert len(places) > 5
    slipped, told = [], 0
    for path, text, other, content in mutated(whole, places):
        planted(monkeypatch, answers, opened, answer_form.NAME, content)
        if not (rule := refused_by(office, decided)).startswith(("answer.altered", "import.")):
            slipped.append((path, text, other, rule))
        told += rule == "answer.altered"
    assert slipped == []
    assert told


@pytest.mark.parametrize(("word", "swapped"), [("المجلس", "المجسل"), ("מועצה", "מעוצה"), ("١٢٣", "١٣٢")])
def test_two_letters_that_changed_places_in_a_word_from_right_to_left_are_told(
    monkeypatch, office, motion, word, swapped
):
    pdf = office.paper_letters.pdf(motion.id)
    opened = opened_paper(pdf)
    whole = opened.files[NAME].decode()
    assert word in whole
    planted(monkeypatch, submissions, opened, NAME, sealed(json.loads(whole.replace(word, swapped))))
    assert "submission.text_differs" in office.submissions.look_into(pdf, "Antrag.pdf").altered
