"""The register leaves the house: what is cut out of it is shown before, and it is written only after that."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from beirat_desktop.desktop.changes import Changes
from beirat_desktop.desktop.cuts import CutsQuestion
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.publications.register_steps import RegisterSteps
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.text import RichText
from beirat_desktop.exchange.register import read

NUMBER = "0621 5042345"


@pytest.fixture
def told(sample):
    """The sample with a number to call in a motion that the register tells."""
    paper = next(iter(read(sample.registers.data()).values["papers"]))
    with sample.store.unit("papers.edit") as unit:
        here = unit.papers.get(paper.id)
        unit.papers.save(replace(here, rationale=RichText.of(f"Fragen beantwortet {NUMBER} bis Freitag.")))
    return sample


@pytest.fixture
def target(tmp_path, monkeypatch) -> Path:
    file = tmp_path / "Stand.beirat-register"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    return file


@pytest.fixture
def steps(told, background, state, tmp_path, qtbot) -> RegisterSteps:
    window = QWidget()
    qtbot.addWidget(window)
    workplace = Workplace(told, Changes(), background, state, Drafts(tmp_path))
    return RegisterSteps(lambda: workplace, window)


@pytest.mark.parametrize("goes_on", [True, False])
def test_what_the_factions_do_not_get_is_shown_before_it_is_written(steps, target, goes_on, monkeypatch, qtbot):
    seen: list[str] = []

    def look(question: CutsQuestion) -> bool:
        seen.extend(question.list.item(row).text() for row in range(question.list.count()))
        assert question.reason_edit.isHidden()
        assert question.complaint() == ""
        return goes_on

    monkeypatch.setattr(CutsQuestion, "exec", look)
    steps.save()
    assert any(f"▸{NUMBER}◂" in line for line in seen)
    if not goes_on:
        assert not target.exists()
        return
    qtbot.waitUntil(target.exists)
    assert NUMBER.encode() not in target.read_bytes()
    assert b"Fragen beantwortet" in target.read_bytes()
