"""The walk under a reader reaches every dialog there is; the walk itself takes half an hour, this does not."""

import importlib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "packaging" / "accessibility"


@pytest.fixture
def walker(monkeypatch):
    monkeypatch.syspath_prepend(FOLDER)
    return importlib.import_module("walker")


def test_every_dialog_is_brought_about_or_says_why_not(walker):
    brought_about = {one.opens for one in walker.SITUATIONS}
    assert walker.dialogs_there_are() - brought_about - walker.NEVER.keys() == set()


def test_what_is_brought_about_is_there_under_its_name(walker):
    for name in [*(one.opens for one in walker.SITUATIONS), *walker.NEVER]:
        module, _, kind = name.rpartition(".")
        assert hasattr(importlib.import_module(f"beirat_desktop.desktop.{module}"), kind), name
