"""Whatever goes public by a button of ours shows before what the public will not read: one function, on every path."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

DESKTOP = Path(__file__).parent.parent / "beirat_desktop" / "desktop"
OUTPUTS = {
    "invitations.send": 1,
    "invitations.send_supplement": 1,
    "invitations.cancel": 1,
    "invitations.issue_notice": 1,
    "minutes.issue": 1,
    "publications.issue": 1,
    "registers.save": 1,
}
"""What keeps a paper with a version for the public, and how many buttons do it. publications.issue covers every other
one: excerpts, motions, the paper for the Stadtrat, reports of factions and of carrying out, matters, initiatives."""


def calls(name: str) -> list[tuple[str, ast.AST]]:
    """The functions on the screen that use it, outermost, by their place."""
    found = []
    for file in sorted(DESKTOP.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        methods = [one for kind in tree.body if isinstance(kind, ast.ClassDef) for one in kind.body]
        for function in (*tree.body, *methods):
            if not isinstance(function, ast.FunctionDef):
                continue
            uses = {ast.unparse(one) for one in ast.walk(function) if isinstance(one, ast.Attribute)}
            if any(use.endswith(f".{name}") for use in uses):
                found.append((f"{file.relative_to(DESKTOP)}:{function.name}", function))
    return found


@pytest.mark.parametrize("name", OUTPUTS)
def test_every_button_that_makes_something_public_asks_before(name: str) -> None:
    users = calls(name)
    assert len(users) == OUTPUTS[name], [place for place, _ in users]
    for place, function in users:
        asks = [one for one in ast.walk(function) if isinstance(one, ast.Name | ast.Attribute)]
        named = {one.id if isinstance(one, ast.Name) else one.attr for one in asks}
        assert named & {"agree_on_cuts", "_agree_on_cuts", "agree_on_cuts_of_register"}, place


def test_every_use_case_that_keeps_a_public_version_is_known() -> None:
    """Who keeps one with publication=True, or draws one for everybody, stands above or shows its cuts itself."""
    usecases = DESKTOP.parent / "usecases"
    keeping = set()
    for file in sorted(usecases.rglob("*.py")):
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef) and "public_view(" in ast.unparse(function):
                keeping.add(f"{file.relative_to(usecases).with_suffix('').as_posix()}.{function.name}")
    assert keeping == {
        "meetings/invitations.send",
        "meetings/invitations.send_supplement",
        "meetings/invitations.cancel",
        "meetings/invitations._notice",
        "publications/publications._make_public",
        "publications/public_view.public_view",
        # The folder shows its cuts in the list of what changes, before the button to publish is free.
        "publications/website._site",
        "publications/website._meeting_files",
        "registers._gathered",
        # Of these the public version was kept, with its cuts agreed on, or it is the hall, which prints nothing.
        "dispatch/dispatch._letter",
        "dispatch/enclosures._motion",
        "live/hall.view",
    }
