"""Plants small faults, one after the other, and names those that no test catches.

    python3 packaging/start.py mutation [PATH…] [--count COUNT --seed SEED | --sample PERCENT] [--folder FOLDER]

PATH is a file or folder below `beirat_desktop`, by default what can hurt somebody: rules, minutes, excerpts, what
follows from a vote, what the public may read, what leaves as data. It works on a copy of the files git knows, so the
tree may be worked on meanwhile. `--count` draws about so many of all faults, of each module its share, but at least
one; `--seed` says which. Which tests run through which lines takes one run of all to find out; `--folder` keeps that
list for the next call. A table goes to the screen, the survivors to `survivors.txt` in the current folder; those named
in `equivalent.txt` beside this file are no faults. The exit code is 0 whatever is found: figures are to be read. It
needs fork, so Linux or macOS.

Own operators, because mutmut and cosmic-ray lack those that matter here: a keyword left out of a `replace`, an element
left out of a list of names, a filter left out of a comprehension; and both start pytest anew for each fault.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))

import pytest  # noqa: E402
from run import OPTIONS, Run, percent_of_each, share_of_each  # noqa: E402

DANGEROUS = (
    "domain",
    "exchange",
    "usecases/minutes",
    "usecases/excerpts",
    "usecases/live/consequences.py",
    "usecases/publications/public_view.py",
)
SUITES = ("domain", "german", "exchange", "usecases", "store", "documents", "test_words.py", "test_cli.py")
NOT_NEAR = ("tests/store/test_kill.py", "tests/usecases/test_sample.py")


def main() -> None:
    """Copy, find the nearest tests, plant the faults, print the table."""
    words = argparse.ArgumentParser(description="Kleine Fehler, und welche kein Test bemerkt.")
    words.add_argument("paths", nargs="*", default=DANGEROUS, metavar="PATH")
    words.add_argument("--sample", type=int, default=100, metavar="PERCENT", help="nur so viele von hundert")
    words.add_argument("--count", type=int, help="nur etwa so viele im Ganzen, aus jedem Modul mindestens einer")
    words.add_argument("--seed", type=int, default=1, help="welche das sind")
    words.add_argument("--folder", type=Path, help="hier bleiben die nächsten Tests für das nächste Mal")
    words.add_argument("--survivors", type=Path, default=Path("survivors.txt"))
    given = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="mutation-") as place:
        copy = Path(place) / "tree"
        copy_tree(copy)
        kept = (given.folder or Path(place)).resolve()
        kept.mkdir(parents=True, exist_ok=True)
        survivors = given.survivors.resolve()
        os.environ["PYTHONPATH"] = os.pathsep.join([str(copy), str(HERE)])
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else every run for a fault compiles all that has none
        os.chdir(copy)
        sys.path.insert(0, str(copy))
        files = chosen(given.paths)
        draw = share_of_each(given.count, given.seed) if given.count else percent_of_each(given.sample)
        run = Run(files, draw, nearest_tests(kept / "nearest.json", place), equivalents(), survivors)
        sys.dont_write_bytecode = True
        pytest.main(["-s", *OPTIONS, "-p", "calm", f"--basetemp={place}/temp", *tests()], plugins=[run])
        print_table(run.rows)


def copy_tree(copy: Path) -> None:
    """The files git knows, as they stand now."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)


def chosen(paths: list[str]) -> list[Path]:
    """The modules to change."""
    found = []
    for path in paths:
        whole = Path("beirat_desktop", path.removeprefix("beirat_desktop/"))
        if not whole.exists():
            sys.exit(f"{path} gibt es nicht unter beirat_desktop.")
        found += sorted(whole.rglob("*.py")) if whole.is_dir() else [whole]
    return found


def tests() -> list[str]:
    """What pytest is to collect: all but the screens, and but tests that are slow for another reason."""
    return [*(f"--ignore={name}" for name in NOT_NEAR), *(f"tests/{name}" for name in SUITES)]


def equivalents() -> set[str]:
    """Faults that change nothing anybody could notice: path and key as in the list of survivors, a reason above."""
    text = (HERE / "equivalent.txt").read_text(encoding="utf-8")
    return {line for line in text.splitlines() if line and not line.startswith("#")}


def nearest_tests(file: Path, place: str) -> dict:
    """Which tests run through which lines; found by one run of all."""
    found = file.exists()
    print("Lese die Tests …" if found else "Suche die nächsten Tests …", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "pytest", *OPTIONS, "-p", "calm", f"--basetemp={place}/temp", *tests()]
    command += ["--collect-only"] if found else ["-p", "nearest"]
    environment = {**os.environ, "NEAREST_TESTS": str(file)}
    subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL if found else sys.stderr)
    return json.loads(file.read_text(encoding="utf-8"))


def print_table(rows: dict[str, Counter[str]]) -> None:
    """The figures of every module, and of each package."""
    print("| module | mutants | killed | survivors | % | equivalent |")
    print("| --- | --- | --- | --- | --- | --- |")
    whole: dict[str, Counter[str]] = {}
    for name, row in rows.items():
        print(_line(name, row))
        whole.setdefault(name.rpartition("/")[0], Counter()).update(row)
    for package, row in whole.items():
        print(_line(f"**{package}**", row))


def _line(name: str, row: Counter[str]) -> str:
    left = row["mutants"] - row["killed"]
    share = 100 * row["killed"] / row["mutants"]
    return f"| {name} | {row['mutants']} | {row['killed']} | {left} | {share:.0f} | {row['equivalent']} |"


if __name__ == "__main__":
    main()
