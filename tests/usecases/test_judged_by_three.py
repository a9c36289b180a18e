"""What three people ask, and which share of it they find among the first five hits."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from reportlab.pdfgen.canvas import Canvas

from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.corrections import Correction, CorrectionKind
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.store.record import open_record
from beirat_desktop.usecases.office import Office
from tests.conftest import SAMPLE_DAY
from tests.usecases.judged_by_three import ONLY, all_of_them

GOAL = 0.95
FIRST = 5


@pytest.fixture(scope="module")
def office(sample_record, tmp_path_factory):
    """The sample with files, a resident's question and a correction beside what it has."""
    folder = tmp_path_factory.mktemp("judged")
    file = folder / "judged.db"
    file.write_bytes(sample_record.read_bytes())
    store = open_record(file, user="Geschäftsstelle")
    store.now = lambda: datetime.combine(SAMPLE_DAY, time(9), ZoneInfo("Europe/Berlin"))
    made = Office(store)
    _furnish(made, folder)
    yield made
    made.close()


def _furnish(office: Office, folder: Path) -> None:
    with office.store.reading() as unit:
        papers = {one.number: one.id for one in unit.papers.where()}
        last = next(one for one in unit.meetings.where() if one.day == date(2026, 9, 3))
        items = unit.agenda_items.where(meeting_id=last.id)
        programme = next(one for one in unit.initiatives.where() if "Nachbarschaft" in one.name)
    noise = _paper(folder / "Schallgutachten-Bahnhofstrasse.pdf", "Der Beurteilungspegel liegt nachts bei 49 dB(A).")
    advice = _paper(folder / "Stellungnahme-Rechtsamt.pdf", "Die Weisungsunabhängigkeit der Stelle ist zu sichern.")
    money = _paper(folder / "Zuwendungsbescheid-2026.pdf", "Die Stiftung Offene Stadt erteilt folgenden Bescheid.")
    rents = folder / "Mietspiegel-2025.csv"
    rents.write_text("Lage;Euro je Quadratmeter\n")
    office.attachments.add(noise, paper_id=papers["2025/03"])
    office.attachments.add(advice, paper_id=papers["2025/04"])
    office.attachments.add(money, initiative_id=programme.id)
    office.attachments.add(rents, meeting_id=last.id)
    asking = next(one for one in items if one.kind is ItemKind.QUESTION_TIME)
    voted = next(one for one in items if one.number == "Ö 5")
    asked = ResidentQuestion(asking.id, "Wann wird der Spielplatz am Ebertpark wieder geöffnet?", "Im Mai.")
    corrected = Correction(
        last.id,
        CorrectionKind.CORRECTION,
        SAMPLE_DAY,
        "Geschäftsstelle",
        "Die Stimmen waren vertauscht.",
        wrong="Ja 4, Nein 20",
        right="Ja 20, Nein 4",
        agenda_item_id=voted.id,
    )
    with office.store.unit("corrections.make") as unit:
        unit.resident_questions.save(asked)
        unit.corrections.save(corrected)


def _paper(file: Path, text: str) -> Path:
    canvas = Canvas(str(file))
    canvas.drawString(80, 700, text)
    canvas.save()
    return file


def _missed(office: Office, questions) -> list[str]:
    missed = []
    for words, *answers in questions:
        found = [
            (one.kind, f"{one.number} {one.title} {one.detail} {one.day}")
            for one in office.search.find(words).found[:FIRST]
        ]
        only = answers[0] == ONLY
        wanted = [answer.split(" ", 1) for answer in answers[only:]]
        fits = [any(kind == noun and key in shown for noun, key in wanted) for kind, shown in found]
        if not (all(fits[: len(wanted)]) and fits if only else any(fits)):
            missed.append(f"{words}: {found}")
    return missed


def test_what_three_people_ask_is_found_among_the_first_five(office):
    questions = list(all_of_them())

    missed = _missed(office, questions)

    assert 1 - len(missed) / len(questions) >= GOAL, "\n".join(missed)
