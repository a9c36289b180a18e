"""A formula as one line: a fraction with its stroke, powers and indices small where Unicode has them.

Of Word (Office Math, ECMA-376 part 1, 22.1) and of web pages (MathML Core), whose parts have names of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from beirat_desktop.exchange.texts.signs import raised

_NO_WORDS = frozenset(("annotation", "annotation-xml", "rPr", "ctrlPr", "mphantom"))


def in_a_line(formula: etree._Element) -> tuple[str, bool]:
    """The formula, and whether it was more than a row of signs."""
    line = " ".join(_line(formula).split())
    return line, any(_name(one) in _MADE for one in formula.iter())


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def _line(element: etree._Element | None) -> str:
    if element is None:
        return ""
    name = _name(element)
    if name in _NO_WORDS:
        return ""
    if name in _MADE:
        return _MADE[name](element)
    inside = "".join(_line(one) + (one.tail or "" if name.startswith("m") else "") for one in element)
    return (element.text or "").strip("\n\t ") + inside if name != "r" else inside


def _parts(element: etree._Element, *names: str) -> list[str]:
    """What stands in its parts: by their names in Word, by their order on a page."""
    if _name(element).startswith("m"):
        inner = [_line(one) for one in element]
        return [*inner, *[""] * len(names)][: len(names)]
    return [_line(next((one for one in element if _name(one) == name), None)) for name in names]


def _whole(words: str) -> str:
    """In brackets, where it is more than one number or word."""
    return words if words.isalnum() or len(words) < 2 else f"({words})"


def _fraction(element: etree._Element) -> str:
    above, below = _parts(element, "num", "den")
    return f"{_whole(above)}/{_whole(below)}"


def _small(words: str, up: bool) -> str:
    if not words:
        return ""
    return raised(words, up) or f"{'^' if up else '_'}{_whole(words)}"


def _power(element: etree._Element) -> str:
    base, up = _parts(element, "e", "sup")
    return base + _small(up, True)


def _index(element: etree._Element) -> str:
    base, down = _parts(element, "e", "sub")
    return base + _small(down, False)


def _both(element: etree._Element) -> str:
    base, down, up = _parts(element, "e", "sub", "sup")
    return base + _small(down, False) + _small(up, True)


def _root(element: etree._Element) -> str:
    if _name(element) == "msqrt":
        return f"√{_whole(''.join(_line(one) for one in element))}"
    base, degree = _parts(element, "e", "deg")
    return f"{_small(degree, True)}√{_whole(base)}"


def _shape(element: etree._Element, part: str, name: str, otherwise: str) -> str:
    shape = next((one for one in element if _name(one) == part), None)
    found = next((one for one in shape if _name(one) == name), None) if shape is not None else None
    if found is None:
        return otherwise
    return next((value for key, value in found.attrib.items() if str(key).endswith("val")), "")


def _brackets(element: etree._Element) -> str:
    begin, end = _shape(element, "dPr", "begChr", "("), _shape(element, "dPr", "endChr", ")")
    between = _shape(element, "dPr", "sepChr", "|")
    return begin + between.join(_line(one) for one in element if _name(one) == "e") + end


def _sum(element: etree._Element) -> str:
    down, up, base = _parts(element, "sub", "sup", "e")
    return f"{_shape(element, 'naryPr', 'chr', '∫')}{_small(down, False)}{_small(up, True)} {base}"


def _rows(element: etree._Element) -> str:
    rows: Sequence[str] = [_line(one) for one in element if _name(one) in ("e", "mr", "mtr")]
    return "; ".join(rows)


def _row(element: etree._Element) -> str:
    return ", ".join(_line(one) for one in element)


_MADE: dict[str, Callable[[etree._Element], str]] = {
    **{"f": _fraction, "mfrac": _fraction, "sSup": _power, "msup": _power, "sSub": _index, "msub": _index},
    **{"sSubSup": _both, "msubsup": _both, "munderover": _both, "rad": _root, "msqrt": _root, "mroot": _root},
    **{"d": _brackets, "nary": _sum, "m": _rows, "mtable": _rows, "eqArr": _rows, "mr": _row, "mtr": _row},
}
