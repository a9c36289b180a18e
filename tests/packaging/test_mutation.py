"""The small faults that the mutation run plants, and how it puts them into a function."""

import ast
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).resolve().parents[2] / "packaging" / "mutation"
SOURCE = b'''
"""Docstring."""
from dataclasses import dataclass, replace

NAMES = ("a", "b")


@dataclass(frozen=True)
class Thing:
    """What it is."""

    note: str = ""
    count: int = 3

    @property
    def many(self) -> bool:
        """Whether."""
        return self.count > 3 and not self.note

    def cleared(self) -> "Thing":
        return replace(self, note="", count=0)


def kept(values: list[int]) -> list[int]:
    return [value for value in values if value >= 2]
'''


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # run.py knows mutants.py by this name
    spec.loader.exec_module(module)
    return module


MUTANTS = load("mutants")
load("warm")
RUN = load("run")


def keys() -> set[str]:
    return {mutant.key for mutant in MUTANTS.mutants(SOURCE)}


def test_every_kind_of_fault_is_found_and_none_where_nothing_could_break() -> None:
    assert {
        "module: \"a\" → 'XXa'",
        'module: "a" → nothing',
        "Thing: 3 → 4",
        "Thing.many: self.count > 3 → >=",
        "Thing.many: self.count > 3 and not self.note → or",
        "Thing.many: not self.note → (self.note)",
        'Thing.cleared: note="" → nothing',
        "Thing.cleared: count=0 → nothing",
        "kept: value >= 2 → >",
        "kept: value >= 2 → True",
    } <= keys()
    assert not any("Docstring" in key or "What it is" in key or "frozen" in key or "list[int]" in key for key in keys())


def test_every_source_with_a_fault_can_still_be_read() -> None:
    source = (FOLDER.parents[1] / "beirat_desktop" / "domain" / "publication.py").read_bytes()
    found = MUTANTS.mutants(source)
    assert len(found) > 100
    assert all(mutant.apply(source) != source for mutant in found)
    (drawn,) = RUN.percent_of_each(100)({Path("x.py"): found}, lambda _, m: MUTANTS.readable(m.apply(source))).values()
    assert len(drawn) > 100
    for mutant in drawn:
        ast.parse(mutant.apply(source))


def test_a_fault_reaches_a_function_somebody_has_imported() -> None:
    module = ModuleType("thing")
    module.__file__ = "thing.py"
    exec(compile(SOURCE, "thing.py", "exec"), vars(module))
    imported, thing = module.kept, module.Thing("x", 5)
    for key in ("kept: value >= 2 → True", "Thing.many: not self.note → (self.note)"):
        mutant = next(mutant for mutant in MUTANTS.mutants(SOURCE) if mutant.key == key)
        assert RUN.exchangeable(module, mutant.place)
        RUN.exchange(module, mutant.place, mutant.apply(SOURCE))
    assert imported([1, 2, 3]) == [1, 2, 3]
    assert thing.many
    assert not RUN.exchangeable(module, "Thing")
    assert not RUN.exchangeable(module, "module")


def every(_file: Path, _mutant: object) -> bool:
    return True


def test_a_draw_takes_of_each_module_its_share_but_at_least_one() -> None:
    found = MUTANTS.mutants(SOURCE)
    faults = {Path("large.py"): found * 10, Path("small.py"): found[:2], Path("none.py"): []}
    drawn = RUN.share_of_each(20, 1)(faults, every)
    assert [len(chosen) for chosen in drawn.values()] == [20, 1, 0]
    assert drawn == RUN.share_of_each(20, 1)(faults, every)
    assert drawn != RUN.share_of_each(20, 2)(faults, every)
    assert RUN.percent_of_each(100)(faults, every) == faults
