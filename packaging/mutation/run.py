"""Plants faults and lets the nearest tests look for each.

Quick way: the tests are collected once, and a process forked for each fault gets the code of one function exchanged,
which costs milliseconds. What is no function (a default, a table), and what survived, since a value may have been made
before the exchange, gets a run of its own with the fault in the file (`warm.py`).
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import py_compile
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

import pytest
from _pytest.runner import runtestprotocol
from mutants import Mutant, mutants, readable
from warm import exit_code, limit_processor

Readable = Callable[[Path, Mutant], bool]
Draw = Callable[[dict[Path, list[Mutant]], Readable], dict[Path, list[Mutant]]]
"""Which of all faults are planted."""

BUDGET = 20.0
"""Seconds of tests spent on one fault, as they take without one."""
FIRST = 8
ALWAYS = (
    "tests/german/test_actions.py",
    "tests/domain/test_kept_words.py",
    "tests/domain/test_lives.py",
    "tests/domain/test_severities.py",
    "tests/store/test_defaults.py",
    "tests/exchange/test_names.py",
    "tests/test_words.py",
)
"""They run through no line, but look at what is made at import."""
OPTIONS = ("-q", "--no-header", "-p", "no:cacheprovider", "-p", "no:randomly", "--hypothesis-profile=mutation")
NO_SUCH_TEST = 4


class Run:
    """A pytest plugin that plants faults instead of running the tests once; afterwards it knows what came of it."""

    def __init__(self, files: list[Path], draw: Draw, nearest: dict, equivalent: set[str], survivors: Path) -> None:
        self._files = files
        self._draw = draw
        self._tests: list[str] = nearest["tests"]
        self._seconds: list[float] = nearest["seconds"]
        self._lines: dict[str, dict[str, list[int]]] = nearest["lines"]
        self._equivalent = equivalent
        self._list = survivors
        self._items: dict[str, pytest.Item] = {}
        self.rows: dict[str, Counter[str]] = {}
        self.survivors: list[str] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of the usual loop."""
        self._items = {item.nodeid: item for item in session.items}
        self._temp = session.config._tmp_path_factory.getbasetemp()
        for name in ("empty_record", "sample_record"):  # made once, for all the forked processes
            users = [item for item in session.items if name in item.fixturenames]
            if users and self._failing(users[:1]):
                sys.exit(f"{users[0].nodeid} schlägt auch ohne Fehler fehl.")
        self._kept = set(self._temp.iterdir())
        gc.collect()
        gc.freeze()
        every = {file: mutants(file.read_bytes()) for file in self._files}
        new = {
            file: [m for m in found if f"{_name(file)} {m.key}" not in self._equivalent]
            for file, found in every.items()
        }
        sources = {file: file.read_bytes() for file in self._files}
        chosen_of = self._draw(new, lambda file, mutant: readable(mutant.apply(sources[file])))
        left = {}
        for file, chosen in chosen_of.items():
            if chosen:
                self.rows[_name(file)] = Counter(mutants=len(chosen), equivalent=len(every[file]) - len(new[file]))
                left[file] = self._left_by_quick_tests(file, chosen)
        for file, rest in left.items():
            self._try_slowly(file, rest)
            self._list.write_text("".join(f"{line}\n" for line in self.survivors), encoding="utf-8")
        return True

    def _left_by_quick_tests(self, file: Path, chosen: list[Mutant]) -> list[Mutant]:
        """The faults that need a run of their own; the cheap way goes first through all modules."""
        source = file.read_bytes()
        module = importlib.import_module(".".join(file.with_suffix("").parts))
        left = [m for m in chosen if not self._caught_quickly(module, m.apply(source), m, self._near(file, m))]
        row = self.rows[_name(file)]
        row["killed"] = len(chosen) - len(left)
        print(f"{_name(file)}: {row['killed']} of {row['mutants']} at once", file=sys.stderr, flush=True)
        return left

    def _try_slowly(self, file: Path, rest: list[Mutant]) -> None:
        source, name = file.read_bytes(), _name(file)
        sound = False
        for mutant in rest:
            near = self._near(file, mutant)
            if not self._caught_slowly(file, mutant.apply(source), near):
                self.survivors.append(f"{name} {mutant.key}    [line {mutant.line}, {len(near)} tests]")
                continue
            sound = sound or not self._caught_slowly(file, source, near)
            self.rows[name]["killed"] += sound
            if not sound:
                self.survivors.append(f"{name} {mutant.key}    [the tests fail without it, too]")
        file.write_bytes(source)
        py_compile.compile(str(file), doraise=True)  # or all runs to come would
        row = self.rows[name]
        print(f"{name}: {row['killed']} of {row['mutants']}", file=sys.stderr, flush=True)

    def _near(self, file: Path, mutant: Mutant) -> list[str]:
        """The tests that run through the line: the module's own, then those beside it, then the quickest."""
        by_line = self._lines.get(file.as_posix(), {})
        found = {test for line in range(mutant.line, mutant.last_line + 1) for test in by_line.get(str(line), ())}
        if not found:  # at import: a default, a table
            found = {test for tests in by_line.values() for test in tests}
        own, beside = f"/test_{file.stem}.", f"tests/{'/'.join(file.parts[1:-1])}/"

        def order(test: int) -> tuple[bool, bool, float]:
            return own not in self._tests[test], not self._tests[test].startswith(beside), self._seconds[test]

        taken, spent = [], 0.0
        for test in sorted(found, key=order):
            spent += self._seconds[test]
            if taken and spent > BUDGET:
                break
            taken.append(self._tests[test])
        return taken

    def _caught_quickly(self, module: ModuleType, changed: bytes, mutant: Mutant, near: list[str]) -> bool:
        items = [self._items[test] for test in near if test in self._items]
        if not items or not exchangeable(module, mutant.place):
            return False
        child = os.fork()
        if not child:
            os.setsid()
            _silence()
            code = 1
            try:
                limit_processor(30 + 4 * BUDGET)
                exchange(module, mutant.place, changed)
                code = int(self._failing(items))
            except BaseException:
                code = 1
            finally:
                os._exit(code)
        caught = exit_code(child) != 0
        for left in set(self._temp.iterdir()) - self._kept:
            shutil.rmtree(left, ignore_errors=True)
        return caught

    @staticmethod
    def _failing(items: list[pytest.Item]) -> bool:
        for item in items:
            # With the session for the next, what is made once for all tests is kept.
            reports = runtestprotocol(item, log=False, nextitem=item.session)
            failed = [report for report in reports if report.failed]
            if failed:
                print(failed[0].longreprtext, file=sys.stderr)
                return True
        return False

    def _caught_slowly(self, file: Path, changed: bytes, near: list[str]) -> bool:
        file.write_bytes(changed)
        for old in (file.parent / "__pycache__").glob(f"{file.stem}.*.pyc"):
            old.unlink()  # it may be as long as the new and of the same second
        own = f"tests/{file.relative_to('beirat_desktop').parent.as_posix()}/test_{file.stem}.py"
        tests = [test for test in near[:FIRST] if test.partition("::")[0] != own]
        tests = [*filter(os.path.exists, (own, *ALWAYS)), *tests]
        code = self._pytest(tests)
        if code == NO_SUCH_TEST:  # named after a value that is another now
            code = self._pytest(sorted({test.partition("::")[0] for test in tests}))
        return code != 0

    def _pytest(self, tests: list[str]) -> int:
        plain = ("-c", str(Path(__file__).with_name("calm.ini")), "--rootdir=.", "-p", "_hypothesis_pytestplugin")
        arguments = ["-x", *plain, *OPTIONS, "-p", "calm", *tests, f"--basetemp={self._temp.parent / 'slow'}"]
        self._warm.stdin.write(json.dumps([arguments, 60 + 4 * BUDGET]) + "\n")
        self._warm.stdin.flush()
        return int(self._warm.stdout.readline())

    @cached_property
    def _warm(self) -> subprocess.Popen[str]:
        alone = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        command = [sys.executable, "-B", str(Path(__file__).with_name("warm.py"))]
        return subprocess.Popen(command, env=alone, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def percent_of_each(percent: int) -> Draw:
    """So many of a hundred, at random, but the same for every call."""

    def draw(faults: dict[Path, list[Mutant]], is_readable: Readable) -> dict[Path, list[Mutant]]:
        chosen = {}
        for file, found in faults.items():
            chance = random.Random(_name(file))
            chosen[file] = [m for m in found if chance.randrange(100) < percent and is_readable(file, m)]
        return chosen

    return draw


def share_of_each(count: int, seed: int) -> Draw:
    """About so many in all: each module with its share by the number of its faults, but at least one."""

    def draw(faults: dict[Path, list[Mutant]], is_readable: Readable) -> dict[Path, list[Mutant]]:
        whole = sum(map(len, faults.values()))
        chosen = {}
        for file, found in faults.items():
            share = max(1, round(count * len(found) / whole))
            shuffled = random.Random(f"{seed} {_name(file)}").sample(found, len(found))
            chosen[file] = list(islice((m for m in shuffled if is_readable(file, m)), share))
        return chosen

    return draw


def _name(file: Path) -> str:
    return file.as_posix().removeprefix("beirat_desktop/")


def _silence() -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)


def exchangeable(module: ModuleType, place: str) -> bool:
    """Whether the fault lies in a function whose code can be exchanged."""
    return _function(module, place) is not None


def exchange(module: ModuleType, place: str, source: bytes) -> None:
    """Give a function the code it has in another source of its module; all who imported it get it too."""
    found = _function(module, place)
    assert found is not None
    new = _code(compile(source, str(module.__file__), "exec"), found.__qualname__)
    assert new is not None
    found.__code__ = new


def _function(module: ModuleType, place: str) -> FunctionType | None:
    owner: object = module
    for name in place.split("."):
        found = vars(owner).get(name)
        if isinstance(found, property):
            found = found.fget
        elif isinstance(found, staticmethod | classmethod):
            found = found.__func__
        elif isinstance(found, cached_property):
            found = found.func
        if isinstance(found, FunctionType):
            return found
        if not isinstance(found, type):
            return None
        owner = found
    return None


def _code(whole: CodeType, qualname: str) -> CodeType | None:
    for part in whole.co_consts:
        if isinstance(part, CodeType):
            found = part if part.co_qualname == qualname else _code(part, qualname)
            if found is not None:
                return found
    return None
