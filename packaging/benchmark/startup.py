"""Cold start: from the process's birth to the first painted window, and to the first rows; with memory."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from measure import Row

HERE = Path(__file__).parent


def run_script(script: str, *arguments: str, home: Path) -> Any:
    """What a script of this folder prints as JSON, in a process of its own."""
    environment = os.environ | {"BENCHMARK_BEGAN": repr(time.time()), "BEIRAT_HOME": str(home)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment["PYTHONPATH"] = str(HERE.parent.parent)
    # Compiled modules are kept, as in every installation, whatever this shell says of them.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(home.parent / "compiled")
    done = subprocess.run(
        [sys.executable, str(HERE / script), *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def rows(sample: Path, large: Path, papers: int, home: Path, runs: int) -> list[Row]:
    """The start with the sample against a bare window, and what a large record adds to memory."""
    bare, ours = [], []
    run_script("start_bare.py", home=home)
    run_script("start_ours.py", str(sample), home=home)
    for _ in range(runs):
        bare.append(run_script("start_bare.py", home=home))
        ours.append(run_script("start_ours.py", str(sample), home=home))
    big = [run_script("start_ours.py", str(large), home=home) for _ in range(3)]

    def middle(values: list[dict[str, float]], name: str) -> float:
        return statistics.median(value[name] for value in values)

    floor = middle(bare, "window")
    found = []
    for name, what, goal in (
        ("window", "cold start, window painted", "≤ 2.0 ×"),
        ("rows", "cold start, first rows shown", "≤ 3.5 ×"),
    ):
        own = middle(ours, name)
        found.append(Row(what, f"{own * 1000:.0f} ms", f"bare window {floor * 1000:.0f} ms", own / floor, goal))
    bare_memory, small, grown = middle(bare, "memory"), middle(ours, "memory"), middle(big, "memory")
    found.append(
        Row("memory, sample", f"{small:.0f} MB", f"bare window {bare_memory:.0f} MB", small / bare_memory, "–")
    )
    growth = f"+{grown - small:.0f} MB (goal ≤ 40 MB)"
    found.append(Row(f"memory, {papers:,} papers", f"{grown:.0f} MB", f"sample {small:.0f} MB", grown / small, growth))
    return found
