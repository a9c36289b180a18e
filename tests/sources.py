"""The program as its own source text, read once for all tests that look at it."""

import ast
from functools import cache
from pathlib import Path


@cache
def nodes(file: Path) -> list[ast.AST]:
    """Every node of a file's syntax tree; look at them only."""
    return list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
