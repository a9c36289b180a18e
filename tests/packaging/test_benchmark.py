"""What the benchmark measures is a record that our own rules let through; it is not measured here."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.usecases.record.record import open_record

HERE = Path(__file__).parents[2] / "packaging" / "benchmark"


@pytest.fixture
def desk(monkeypatch):
    monkeypatch.syspath_prepend(HERE)
    return importlib.import_module("desk")


def test_the_desk_gets_a_meeting_that_is_over_and_one_that_runs(desk, tmp_path):
    held, running = desk.build(tmp_path / "desk.db")
    record = open_record(tmp_path / "desk.db", user="Geschäftsstelle")
    states = [record.office.meetings.get(key).state for key in (held, running)]
    record.close()
    assert states == [MeetingState.CLOSED, MeetingState.RUNNING]


def test_the_folder_is_weighed_against_what_a_checkout_runs_on(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(HERE)
    built = importlib.import_module("built")
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / "one").write_bytes(bytes(3_000_000))
    (tmp_path / "two").symlink_to("_internal/one")
    row = built.size(tmp_path)
    assert row.ours == "3 MB"
    counted = set(built.of_the_checkout())
    assert HERE.parents[1] / "beirat_desktop" / "app.py" in counted
    assert any(file.name.startswith("libQt6Gui") for file in counted)
    assert not [file for file in counted if {"__pycache__", "pytest"} & set(file.parts)]


def test_without_a_folder_the_benchmark_says_how_to_get_one(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(HERE)
    built = importlib.import_module("built")
    with pytest.raises(SystemExit, match="dist/beirat-desktop"):
        built.rows(tmp_path / "home", tmp_path / "none")
