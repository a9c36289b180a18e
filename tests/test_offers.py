"""Every act that a screen can bring about says whose it is, where somebody sees the screen who may not do it.

Found in the sources: which use cases a folder of the desktop calls, which actions of domain/rights.py these begin, and
which of them the folder names, by `needs`, by asking `may`, or in a table of its own.
"""

import ast
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from beirat_desktop.domain.rights import RIGHTS, may
from beirat_desktop.domain.users import Desk
from beirat_desktop.places import places_of
from tests.sources import nodes

ROOT = Path(__file__).parent.parent / "beirat_desktop"
DESKTOP = ROOT / "desktop"
EVERYWHERE = ("overview", "meetings", "papers", "tracking", "speakers", "initiatives", "members", "archive", "reports")
WORLDS = (
    frozenset(Desk),
    frozenset({Desk.OFFICE, Desk.CHAIR, Desk.FACTION, Desk.READER}),
    frozenset({Desk.FACTION, Desk.READER}),
    frozenset({Desk.CHAIR, Desk.READER}),
)
"""Who works with a record: all of them, all but an administrator, a faction at home, a chair without an office."""

FIELDS = {
    "speakers": {
        "speakers.edit",
        "speakers.edit_contact",
        "speakers.edit_organization",
        "speakers.edit_person",
        "speakers.name_guest",
        "speakers.forget_contact",
    },
    "papers": {
        "papers.edit",
        "papers.target_meeting",
        "overrides.add",
        "citations.add",
        "citations.check",
        "citations.edit",
        "citations.remove",
    },
}
"""What hangs on the record itself, which says whether it may be written (`writable`, `overridable`): fields are read
only and links left out where it may not. tests/stories/test_desks.py types into them and presses what is there."""

WITH = {
    ("meetings", "invitations.supplement"): "invitations.send",
    ("dispatch", "persons.channel"): "deliveries.edit",
    ("tracking", "organizations.add"): "follow_ups.edit",
    ("publications", "publications.let_stand"): "publications.issue",
    **{("settings", act): "bodies.edit" for act in ("terms.add", "terms.close", "terms.edit")},
    **{("settings", act): "settings.profile" for act in ("settings.profile_reset", "committees.edit")},
    ("settings", "settings.logo"): "settings.letterhead",
}
"""What is done by the same button as something else, or in the dialog that it opens."""

OF_THE_MENU = {"publications": {"publications.website"}}
"""What the menus of the window offer, not a page: program.py asks whose it is."""


@cache
def classes() -> dict[str, tuple[Path, ast.ClassDef]]:
    return {
        node.name: (file, node)
        for file in sorted((ROOT / "usecases").rglob("*.py"))
        for node in nodes(file)
        if isinstance(node, ast.ClassDef)
    }


@cache
def use_cases() -> dict[str, str]:
    """By the name the office gives them, the class of each use case."""
    return {
        node.name: ast.unparse(node.returns)
        for node in nodes(ROOT / "usecases" / "office.py")
        if isinstance(node, ast.FunctionDef)
        if node.returns is not None and any("property" in ast.unparse(one) for one in node.decorator_list)
    }


@cache
def begins(name: str, method: str) -> frozenset[str]:
    """The actions that a method begins, by itself or by another method of its class."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [method]
    file, made = classes()[name]
    constants = {
        node.targets[0].id: node.value.value
        for node in nodes(file)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        if isinstance(node.value, ast.Constant)
    }
    methods = {one.name: one for one in made.body if isinstance(one, ast.FunctionDef)}
    for one in waiting:
        if one not in methods or one in seen:
            continue
        seen.add(one)
        asked = {
            word
            for node in ast.walk(methods[one])
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("may")
            for word in node.args
        }
        for node in ast.walk(methods[one]):
            match node:
                case ast.Constant(value=str(words)) if node not in asked:
                    found.add(words.partition(":")[0])
                case ast.Name(id=word) if isinstance(constants.get(word), str):
                    found.add(str(constants[word]))
                case ast.Attribute(value=ast.Name(id="self"), attr=other):
                    waiting.append(other)
    return frozenset(found & RIGHTS.keys())


def called(file: Path) -> set[str]:
    """The actions that a file of the desktop can bring about."""
    kept = {}
    for node in nodes(file):
        if isinstance(node, ast.Assign) and (use_case := _use_case(node.value, {})):
            kept[ast.unparse(node.targets[0])] = use_case
    found: set[str] = set()
    for node in nodes(file):
        if isinstance(node, ast.Attribute) and (use_case := _use_case(node.value, kept)):
            name = use_cases()[use_case]
            found |= begins(name, node.attr) if name in classes() else frozenset()
    return found


def _use_case(value: ast.AST, kept: dict[str, str]) -> str:
    """The use case that stands for, such as `papers` for `self._office.papers`; "" for another thing."""
    if isinstance(value, ast.Attribute) and value.attr in use_cases() and ast.unparse(value.value).endswith("office"):
        return value.attr
    return kept.get(ast.unparse(value), "") if isinstance(value, ast.Name | ast.Attribute) else ""


def named(files: Iterable[Path]) -> set[str]:
    """The actions that these files name, also by halves, as in `f"papers.{name}"`."""
    words: set[str] = set()
    halves: set[str] = set()
    for file in files:
        for node in nodes(file):
            match node:
                case ast.JoinedStr(values=[ast.Constant(value=str(half)), ast.FormattedValue()]):
                    halves.add(half)
                case ast.Constant(value=str(word)):
                    words.add(word)
    return {right for right in RIGHTS if right in words or any(right == half + one for half in halves for one in words)}


def modules(file: Path) -> set[Path]:
    """What stands beside the features and is imported by one: its acts are done on the feature's pages."""
    found = set()
    for node in nodes(file):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("beirat_desktop.desktop."):
            parts = str(node.module).split(".")[2:]
            beside = DESKTOP.joinpath(*parts).with_suffix(".py")
            if (len(parts) == 1 or parts[0] == "widgets") and beside.exists():
                found.add(beside)
    return found


def opened_at() -> dict[str, set[str]]:
    """By the folder of a feature, the places at which its pages and tabs are opened, as places.py says."""
    keys: dict[str, str] = {}
    found: dict[str, set[str]] = {}
    for node in nodes(ROOT / "places.py"):
        match node:
            case ast.Call(func=ast.Name(id="add"), args=[ast.Constant(value=str(key)), _, _, ast.Attribute(attr=made)]):
                keys[made] = key
            case ast.Call(func=ast.Attribute(attr="append"), args=[ast.Tuple(elts=[_, _, ast.Attribute(attr=made)])]):
                keys[made] = "meetings"
    for node in nodes(ROOT / "places.py"):
        if isinstance(node, ast.FunctionDef) and node.name in keys:
            for inner in ast.walk(node):
                if isinstance(inner, ast.ImportFrom) and (inner.module or "").startswith("beirat_desktop.desktop."):
                    found.setdefault(str(inner.module).split(".")[2], set()).add(keys[node.name])
    return found


def test_every_place_of_the_window_is_looked_at() -> None:
    assert {place for places in opened_at().values() for place in places} == {*EVERYWHERE, "settings"}
    assert len(opened_at()) >= 16


def test_a_page_says_whose_each_act_is_that_somebody_before_it_may_not_do() -> None:
    silent = set()
    looked_at = 0
    for folder, places in opened_at().items():
        files = sorted((DESKTOP / folder).rglob("*.py"))
        beside = {one for file in files for one in modules(file)}
        said = named({*files, *beside}) | (named({ROOT / "program.py"}) & OF_THE_MENU.get(folder, set()))
        acts = {act for file in {*files, *beside} for act in called(file)}
        looked_at += len(acts)
        for desks in WORLDS:
            there = [desk for desk in desks if places & set(places_of(desk, desks) or places)]
            for act in acts - said - FIELDS.get(folder, set()):
                if WITH.get((folder, act)) not in said:
                    silent |= {(folder, act, desk.value) for desk in there if not may(desk, act, desks)}
    assert looked_at > 150
    assert sorted(silent) == []
