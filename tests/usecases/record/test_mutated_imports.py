"""Records and lists of members that were damaged anywhere: taken whole, or refused in words with nothing taken.

BEIRAT_MUTATIONS=3000 pytest tests/usecases/record/test_mutated_imports.py tries more than the few of every run.
"""

import copy
import json
import os
import random
import shutil
from pathlib import Path

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.exchange.member_list import read_member_list
from beirat_desktop.exchange.record import write
from beirat_desktop.exchange.table_file import read_list
from beirat_desktop.german import refusal
from beirat_desktop.german.persons import line_note, line_problem
from beirat_desktop.store.record import create_record, open_record
from beirat_desktop.usecases.record.exchange import Exchange
from tests.exchange.test_names import RECORD

COUNT = int(os.environ.get("BEIRAT_MUTATIONS", "60"))
EXAMPLE = Path(__file__).parents[3] / "resources" / "form" / "akte-beispiel.json"
FORMER = Path(__file__).parents[2] / "files" / "export-1.json"
SOURCES = {"example": EXAMPLE.read_bytes, "former": FORMER.read_bytes, "everything": lambda: write(RECORD)}
ODD = (
    None, True, 0, -1, 1.5, 2**63, 10**30, float("nan"), "", "x", "x" * 3000, "\x00", "\ud800", "gestern", "2025-02-30",
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "24:00", "https://example.org/1", "../../x", [], {}, [[]],
    [None], {"blocks": [{}]}, {"x": {"y": []}}, "2025-03-13T18:00:00Z", "P1D", "stadt", "beirat",
)  # fmt: skip


def places(data, path=()):
    yield path
    for key, part in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from places(part, (*path, key))


def mutated(data, chance: random.Random):
    data = copy.deepcopy(data)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        path = chance.choice([one for one in places(data) if one])
        holder = data
        for step in path[:-1]:
            holder = holder[step]
        last = path[-1]
        match chance.randrange(5):
            case 0:
                del holder[last]
            case 1 | 2:
                holder[last] = copy.deepcopy(chance.choice(ODD))
            case 3 if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[last]))
            case 3:
                holder[f"{last}x"] = holder[last]
            case 4:
                other = data
                for step in chance.choice([one for one in places(data) if one]):
                    other = other[step]
                holder[last] = copy.deepcopy(other)
    return data


def damaged(content: bytes, chance: random.Random) -> bytes:
    content = bytearray(content)
    for _ in range(chance.choice((1, 3))):
        place = chance.randrange(len(content))
        match chance.randrange(3):
            case 0:
                content[place] = chance.randrange(256)
            case 1:
                del content[place : place + chance.randrange(1, 50)]
            case 2:
                content[place:place] = bytes(chance.randrange(256) for _ in range(3))
    return bytes(content)


@pytest.mark.parametrize("source", SOURCES)
def test_a_damaged_record_is_taken_whole_or_refused_in_words(source, tmp_path):
    content = {"example": EXAMPLE.read_bytes, "former": FORMER.read_bytes, "everything": lambda: write(RECORD)}[
        source
    ]()
    data, chance = json.loads(content), random.Random(f"records {source}")
    empty, file = tmp_path / "empty.db", tmp_path / "record.db"
    create_record(empty).close()
    shutil.copy(empty, file)
    store = open_record(file)
    nothing = Exchange(store).export()
    for number in range(COUNT):
        broken = damaged(content, chance) if number % 5 == 0 else json.dumps(mutated(data, chance)).encode()
        try:
            Exchange(store).import_(broken)
        except Refused as error:
            sentence = refusal(error)
            assert len(sentence) > 20, number
            assert "NoneType" not in sentence, number
            sentence.encode()
            assert Exchange(store).export() == nothing, number
        else:
            Exchange(store).export()
            store.close()
            shutil.copy(empty, file)
            store = open_record(file)
    store.close()


def test_a_damaged_list_of_members_is_read_or_refused_in_words():
    whole = (
        "sep=;\nBeirat;;\nName;Vorname;Anrede;Titel;Fraktion;Funktion;von;bis;E-Mail;PLZ/Ort;Telefon;Mobil\n"
        '"Dr. Kaya, Ayşe";;Frau Prof.;;SPD;stellv. Mitglied;1.11.24;;a@example.org;67059 Ort;0621 1;0171 2\n'
        "von der Heide;Anna;Herr;Dr.;Grüne;Vorsitz;2024-11-01;31.10.29;;1067 Dresden;;\nSumme: 2;;;\n"
    ).encode()
    chance, refusals = random.Random("lists"), []
    for number in range(COUNT * 5):
        content = damaged(damaged(whole, chance), chance)
        try:
            found = read_member_list(read_list(content, "liste.csv").text)
        except Refused as error:
            refusals.append(refusal(error))
            continue
        assert found.entries or found.problems, number
        assert all(line_problem(one) for one in found.problems), number
        assert all(line_note(one) for one in found.notes), number
    assert all("liste.csv" in sentence for sentence in refusals)
