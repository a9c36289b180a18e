"""What files of papers are called."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

import beirat_desktop.usecases
from beirat_desktop.documents.model import Document, Heading, Paragraph, Part
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.minutes import MinutesState
from beirat_desktop.domain.text import RichText
from beirat_desktop.german import refusal
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.publications.rendering import LONGEST_NAME, draw, draw_run, file_name
from tests.sources import nodes
from tests.usecases.live_world import build

ROOT = Path(beirat_desktop.usecases.__file__).parent


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("Antrag", "2012/07", "Räume: für Vereine?"), "Antrag-2012-07-Räume-für-Vereine.pdf"),
        (("Schreiben § 56", "", "A – B"), "Schreiben-56-A-B.pdf"),
        (("Auszug", "2012-05-24", "..\\..\\x"), "Auszug-2012-05-24-x.pdf"),
    ],
)
def test_a_name_holds_nothing_a_file_system_minds(words: tuple[str, ...], name: str) -> None:
    assert file_name(*words) == name


def test_a_draft_and_a_publication_say_so_however_long_the_title() -> None:
    name = file_name("Vorlage", "lang " * 100, draft=True, publication=True)
    assert name.startswith("Entwurf-Vorlage-lang")
    assert name.endswith("-öffentlich.pdf")
    assert len(name) <= LONGEST_NAME + len("Entwurf-") + len("-öffentlich.pdf")


def test_all_that_is_drawn_is_refused_in_a_sentence_where_a_letter_is_lacking() -> None:
    """Whoever drew by itself would end in „Unerwarteter Fehler“."""
    draws = {"render", "render_run", "render_with_map"}
    others = [
        f"{file.relative_to(ROOT)}: {name}"
        for file in sorted(ROOT.rglob("*.py"))
        if file.name != "rendering.py"
        for node in nodes(file)
        if isinstance(node, ast.ImportFrom) and node.module == "beirat_desktop.documents.render"
        for name in draws & {alias.name for alias in node.names}
    ]
    assert others == []


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (
            (Heading(1, "Antrag"), Heading(2, "Begründung"), Paragraph("Danke 😀 für alles")),
            "Für 😀 (U+1F600) hat keine Schrift der Papiere ein Zeichen; es steht unter „Begründung“ bei „Danke 😀 für "
            "alles“. Bitte dort ersetzen; gespeichert ist der Text.",
        ),
        (
            (Heading(1, "Danke 😀"),),
            "Für 😀 (U+1F600) hat keine Schrift der Papiere ein Zeichen; es steht bei „Danke 😀“. Bitte dort ersetzen; "
            "gespeichert ist der Text.",
        ),
        (
            (Paragraph("\ue000 😀 𒀀 \ue001"),),
            "Für U+E000, 😀 (U+1F600), 𒀀 (U+12000), … hat keine Schrift der Papiere ein Zeichen; es steht bei „□ 😀 𒀀 "
            "□“. Bitte dort ersetzen; gespeichert ist der Text.",
        ),
    ],
)
def test_the_sentence_names_the_letter_and_its_place(parts: tuple[Part, ...], sentence: str) -> None:
    for draws in (lambda: draw(Document("x", parts)), lambda: draw_run([Document("x", parts)], "x")):
        with pytest.raises(Refused) as refused:
            draws()
        assert refusal(refused.value) == sentence


def test_a_paper_with_such_a_letter_is_neither_shown_nor_signed_and_nothing_is_half_kept(office: Office) -> None:
    world = build(office)
    item, meeting = world.item, world.meeting
    with office.store.unit("held") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.RUNNING))
        unit.agenda_items.save(replace(item, course=RichText.of("Herr Öz dankt 😀 herzlich.")))
    with office.store.unit("closed") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.CLOSED))
    acts = {
        f"Öffentlicher Teil – Ö 2 {item.title}": (
            lambda: office.minutes.paper(meeting.id),
            lambda: office.minutes.sign(meeting.id, why="Alles Weitere ist besprochen."),
        ),
        "TOP 2 – Beratung": (lambda: office.excerpts.preview(item.id, office.excerpts.usual_terms(meeting.id)),),
    }
    for heading, draws in acts.items():
        for act in draws:
            with pytest.raises(Refused) as refused:
                act()
            assert f"unter „{heading}“ bei „Herr Öz dankt 😀 herzlich.“" in refusal(refused.value)
    assert office.minutes.view(meeting.id).minutes.state is MinutesState.DRAFT
