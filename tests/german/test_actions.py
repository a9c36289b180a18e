"""Every step of the office has words in the history and behind „Rückgängig“."""

import ast
from pathlib import Path

from beirat_desktop import usecases
from beirat_desktop.german.actions import ACTIONS


def named() -> set[str]:
    """Every action that a use case names as it opens a unit, itself or through a step of its own."""
    found = set()
    for file in Path(usecases.__path__[0]).rglob("*.py"):
        if "sample" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("unit", "_step") and node.args:
                first = node.args[0].values[0] if isinstance(node.args[0], ast.JoinedStr) else node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value.partition(":")[0])
    return found


def test_every_action_has_words() -> None:
    assert len(named()) > 100
    assert sorted(named() - set(ACTIONS)) == []
