"""The small faults: what may be changed in a source, one place at a time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_COMPARED = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
}
_CALCULATED = {ast.Mult: "//", ast.FloorDiv: "*", ast.Mod: "*"}
_SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_SECTIONS = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: the bytes from start to end of the source are replaced. place: the function or class around it."""

    line: int
    last_line: int
    start: int
    end: int
    instead: str
    place: str
    old: str

    @property
    def key(self) -> str:
        """What it is called, whatever line it stands on."""
        return f"{self.place}: {_short(self.old)} → {_short(self.instead) or 'nothing'}"

    def apply(self, source: bytes) -> bytes:
        """The source with the fault in it."""
        return source[: self.start] + self.instead.encode() + source[self.end :]


def _short(text: str) -> str:
    return " ".join(text.split())


def mutants(source: bytes) -> list[Mutant]:
    """Every fault that can be put into a source, in the order of its lines; a few leave it unreadable."""
    found = {(m.start, m.end, m.instead): m for m in _Finder(source).found(ast.parse(source), "")}
    return sorted(found.values(), key=lambda m: (m.start, m.end, m.instead))


def readable(source: bytes) -> bool:
    """Whether Python can read it; takes longer than all else, so it is asked of those only that are drawn."""
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


class _Finder:
    def __init__(self, source: bytes) -> None:
        self._source = source
        self._lines = [0]
        for line in source.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))

    def found(self, node: ast.AST, place: str) -> Iterator[Mutant]:
        """The faults in a node and all below it; annotations, decorators and docstrings are left alone."""
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            return
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            place = f"{place}.{node.name}" if place else node.name
        where = place or "module"
        yield from self._own(node, where)
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list", "bases"):
                continue
            children = value if isinstance(value, list) else [value]
            if name == "body" and isinstance(node, _SECTIONS):
                children = [child for child in children if not _said_only(child)]
            if isinstance(node, ast.JoinedStr):
                children = [child for child in children if isinstance(child, ast.FormattedValue)]
            for child in children:
                if isinstance(child, ast.AST):
                    yield from self.found(child, place)

    def _own(self, node: ast.AST, place: str) -> Iterator[Mutant]:
        match node:
            case ast.Compare(left=first, ops=operators, comparators=rest):
                for left, operator, right in zip([first, *rest], operators, rest, strict=False):
                    yield self._between(left, right, f" {_COMPARED[type(operator)]} ", node, place)
            case ast.BoolOp(op=operator, values=values):
                for left, right in pairwise(values):
                    # In a chain of three one operator alone binds otherwise: a fault as good as any.
                    yield self._between(left, right, " or " if isinstance(operator, ast.And) else " and ", node, place)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield self._instead(node, f"({self._text(operand)})", place)
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.BitOr() | ast.BitAnd()):
                yield self._instead(node, self._text(left), place)
            case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _CALCULATED:
                yield self._between(left, right, f" {_CALCULATED[type(operator)]} ", node, place)
            case ast.Constant(value=bool(value)):
                yield self._instead(node, str(not value), place)
            case ast.Constant(value=int(value)):
                yield self._instead(node, str(value + 1), place)
            case ast.Constant(value=str(value)):
                yield self._instead(node, repr(f"XX{value}"), place)
            case ast.Call(func=ast.Name(id=name)) if name in _SWAPPED:
                yield self._instead(node.func, _SWAPPED[name], place)
            case ast.Raise() | ast.Continue() | ast.Break() | ast.AugAssign() | ast.Expr(value=ast.Call()):
                yield self._instead(node, "pass", place)
        if isinstance(node, ast.If | ast.IfExp | ast.While) and _plain(node.test):
            yield self._instead(node.test, f"not ({self._text(node.test)})", place)
        if isinstance(node, ast.comprehension):
            for condition in node.ifs:
                yield self._instead(condition, "True", place)
        if isinstance(node, ast.Call):
            yield from self._less(node, [*node.args, *node.keywords], node.keywords, place)
        if isinstance(node, ast.Tuple | ast.List | ast.Set) and isinstance(getattr(node, "ctx", None), ast.Load | None):
            yield from self._less(node, node.elts, node.elts if len(node.elts) > 1 else [], place)
        if isinstance(node, ast.Dict):
            yield from self._without_entries(node, place)

    def _less(self, node: ast.AST, parts: list[ast.AST], removable: list[ast.AST], place: str) -> Iterator[Mutant]:
        """Without one keyword argument or one element; what stands after it and before the next comma goes too."""
        for part in removable:
            at = parts.index(part)
            if at + 1 < len(parts):
                yield self._cut(self._start(part), self._start(parts[at + 1]), node, part, place)
            elif at:
                # A tuple of one keeps its comma.
                instead = "," if isinstance(node, ast.Tuple) and len(parts) == 2 else ""
                yield self._cut(self._end(parts[at - 1]), self._end(part), node, part, place, instead)
            else:
                yield self._cut(self._start(part), self._end(part), node, part, place)

    def _without_entries(self, node: ast.Dict, place: str) -> Iterator[Mutant]:
        starts = [self._start(key) if key is not None else None for key in node.keys]
        for at, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
            start = starts[at]
            if key is None or start is None:
                continue
            end = self._end(value)
            after = self._source[end:].lstrip()
            if after.startswith(b","):
                end = self._source.index(b",", end) + 1
            yield self._cut(start, end, node, key, place)

    def _cut(self, start: int, end: int, whole: ast.AST, part: ast.AST, place: str, instead: str = "") -> Mutant:
        old = self._source[start:end].decode().strip(", \n")
        return Mutant(part.lineno, part.end_lineno, start, end, instead, place, old)

    def _between(self, left: ast.AST, right: ast.AST, instead: str, node: ast.AST, place: str) -> Mutant:
        """Replaces the operator between two operands, brackets around them kept."""
        start, end = self._end(left), self._start(right)
        middle = self._source[start:end].decode()
        core = middle.strip(" \n()\\")
        at = start + len(middle[: middle.index(core)].encode())
        old = f"{self._text(left)} {core} {self._text(right)}"
        return Mutant(node.lineno, node.end_lineno, at, at + len(core.encode()), instead.strip(), place, old)

    def _instead(self, node: ast.AST, instead: str, place: str) -> Mutant:
        return Mutant(
            node.lineno, node.end_lineno, self._start(node), self._end(node), instead, place, self._text(node)
        )

    def _start(self, node: ast.AST) -> int:
        return self._lines[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.AST) -> int:
        return self._lines[node.end_lineno - 1] + node.end_col_offset

    def _text(self, node: ast.AST) -> str:
        return self._source[self._start(node) : self._end(node)].decode()


def _said_only(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _plain(test: ast.AST) -> bool:
    """Whether a condition is no comparison or junction, which have faults of their own."""
    return not isinstance(test, ast.BoolOp | ast.UnaryOp | ast.Compare)
