"""After a crash the next start knows it, and the log says where it was; after an orderly end it does not."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from beirat_desktop.desktop import log
from beirat_desktop.desktop.crash import Running

BEGIN = (
    "import sys, faulthandler; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
    "app = QCoreApplication([]); from beirat_desktop.desktop.crash import Running;"
    "running = Running(Path(sys.argv[1])); print(running.begin(), flush=True);"
)


def run(folder, then: str) -> str:
    done = subprocess.run([sys.executable, "-c", BEGIN + then, str(folder)], capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def log_file(tmp_path):
    yield log.open_log(tmp_path)
    log.close_log()


def test_an_orderly_end_leaves_nothing_behind(tmp_path) -> None:
    folder = tmp_path / "running"
    assert run(folder, "running.end()") == "False"
    assert list(folder.iterdir()) == []
    assert run(folder, "running.end()") == "False"


def test_after_a_crash_the_next_start_knows_it_once_and_the_log_says_where(tmp_path, log_file) -> None:
    folder = tmp_path / "Akte Göçmen"
    run(folder, 'exec("def paint(): faulthandler._sigsegv()\\npaint()")')
    running = Running(folder)
    assert running.begin()
    running.end()
    text = log_file.read_text(encoding="utf-8")
    assert "crashed" in text
    assert "paint" in text
    assert "Göçmen" not in text
    again = Running(folder)
    assert not again.begin()
    again.end()
    assert list(folder.iterdir()) == []


def test_a_place_in_a_folder_called_after_somebody_is_told_without_it(tmp_path, log_file) -> None:
    folder = tmp_path / "running"
    run(folder, "import os; os._exit(1)")
    (trace,) = folder.glob("*.trace")
    trace.write_text('Fatal Python error: Aborted\n  File "/home/goecmen/x/a.py", line 3 in show\nGöçmen 0621\n')
    running = Running(folder)
    assert running.begin()
    running.end()
    text = log_file.read_text(encoding="utf-8")
    assert "Fatal Python error: Aborted\n  a.py:3 show" in text
    assert "goecmen" not in text
    assert "Göçmen" not in text


def test_another_window_that_still_runs_is_no_crash(tmp_path) -> None:
    folder = tmp_path / "running"
    words = [sys.executable, "-c", BEGIN + "sys.stdin.readline(); running.end()", str(folder)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline().strip() == "False"
        running = Running(folder)
        assert not running.begin()
        running.end()
        other.communicate("\n")
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="modes say nothing on Windows")
def test_what_it_writes_nobody_else_reads(tmp_path) -> None:
    running = Running(tmp_path / "running")
    running.begin()
    modes = {one.name.split(".")[-1]: one.stat().st_mode & 0o077 for one in (tmp_path / "running").iterdir()}
    running.end()
    assert modes["trace"] == 0
