"""The walk under a reader reaches every dialog there is; the walk itself takes half an hour, this does not."""

import importlib
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

FOLDER = Path(__file__).parents[2] / "packaging" / "accessibility"


@pytest.fixture
def walker(monkeypatch):
    monkeypatch.syspath_prepend(FOLDER)
    return importlib.import_module("walker")


def test_every_dialog_is_brought_about_or_says_why_not(walker):
    walker.load_all()
    brought_about = {one.opens for one in walker.SITUATIONS}
    assert walker.dialogs_there_are() - brought_about - walker.NEVER.keys() == set()


def test_what_is_brought_about_is_there_under_its_name(walker):
    for name in [*(one.opens for one in walker.SITUATIONS), *walker.NEVER]:
        module, _, kind = name.rpartition(".")
        assert hasattr(importlib.import_module(f"beirat_desktop.desktop.{module}"), kind), name


def test_the_walk_holds_no_source_of_what_it_imports():
    """PySide6's own __import__ would, and what memory did would be the walk's doing rather than the program's."""
    asked = (
        f"import builtins, linecache, os, sys; plain = builtins.__import__; sys.path.insert(0, {str(FOLDER)!r})\n"
        "import walker\n"
        "held = set(linecache.cache)\n"
        "walker.load_all()\n"
        "assert [one for one in set(linecache.cache) - held if os.path.exists(one)] == []\n"
        "assert builtins.__import__ is plain, builtins.__import__"
    )
    subprocess.run([sys.executable, "-c", asked], check=True, cwd=FOLDER.parents[1])


def test_a_hand_does_nothing_while_the_program_lets_nobody_in(walker, qtbot):
    """Keys that the walk sends reach a window whatever the program says; a real one's wait."""
    walks = walker.Walker(SimpleNamespace(window=None), None, 1)
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        walks.step()
    finally:
        QApplication.restoreOverrideCursor()
    assert walks.steps == {"all": 1, "waits": 1}
