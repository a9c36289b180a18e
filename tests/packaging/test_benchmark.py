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
