"""The handbook says nothing the program does not: every quoted word is one it shows, every key one it has."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from beirat_desktop.desktop.live.keys import DESK_KEYS, german_keys
from beirat_desktop.documents import markdown
from beirat_desktop.usecases.handbook import Handbook, HelpPage
from tests.german_keys import as_qt_writes
from tests.sources import nodes

ROOT = Path(__file__).parents[3] / "beirat_desktop"
BOOK = Handbook()
QUOTED = re.compile("„([^“]+)“")
SHOWN_IN = ("desktop", "german")


def files() -> list[Path]:
    return [
        *(file for folder in SHOWN_IN for file in sorted((ROOT / folder).rglob("*.py"))),
        ROOT / "program.py",
        ROOT / "places.py",
    ]


def spoken(file: Path) -> Iterator[str]:
    """Every text of a file but its docstrings; one with gaps with a sign for each."""
    hidden = {id(node.value) for node in nodes(file) if isinstance(node, ast.Expr)}
    for node in nodes(file):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in hidden:
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "\0" for part in node.values)


def bare(text: str) -> str:
    return text.replace("&", "").replace("\u00a0", " ").removesuffix(" …").strip(" .:\n")


@cache
def words() -> frozenset[str]:
    return frozenset(bare(text) for file in files() for text in spoken(file))


@cache
def gapped() -> tuple[re.Pattern[str], ...]:
    """Texts with gaps that say enough by themselves."""
    texts = {text for text in words() if "\0" in text and len(re.sub(r"[\0\W]", "", text)) > 5}
    return tuple(re.compile(re.escape(text).replace("\0", ".{1,20}")) for text in texts)


def shows(word: str) -> bool:
    wanted = bare(word)
    return wanted in words() or any(pattern.fullmatch(wanted) for pattern in gapped())


@cache
def keys() -> frozenset[str]:
    """Every key the program knows, as Qt writes it."""
    found = set[str]()
    for file in (*sorted((ROOT / "desktop").rglob("*.py")), ROOT / "program.py", ROOT / "places.py"):
        for node in nodes(file):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 20:
                found.add(QKeySequence(node.value).toString())
            elif isinstance(node, ast.Attribute) and node.attr.startswith("Key_"):
                found.add(QKeySequence(getattr(Qt.Key, node.attr)).toString())
    return frozenset({*found, *(f"Ctrl+{number}" for number in range(1, 10))} - {""})


@pytest.mark.parametrize("page", BOOK.pages, ids=lambda page: page.key)
def test_every_quoted_word_is_one_the_program_shows(page: HelpPage) -> None:
    said = QUOTED.findall(markdown.plain(page.source))
    assert [word for word in said if not shows(word)] == []


def test_a_word_that_the_program_does_not_show_is_found() -> None:
    assert not shows("Knopf, den es nicht gibt")
    assert not shows("Versenden und vergessen")
    assert shows("Einladung versenden …")
    assert shows("Neue Akte anlegen")


@pytest.mark.parametrize("page", BOOK.pages, ids=lambda page: page.key)
def test_every_key_is_one_the_program_knows(page: HelpPage) -> None:
    assert [key for key in markdown.keys(page.source) if as_qt_writes(key) not in keys()] == []


def test_a_key_that_does_nothing_is_found() -> None:
    assert as_qt_writes("Strg+Umschalt+K") not in keys()
    assert as_qt_writes("Strg+Bild↓") == "Ctrl+PgDown"
    assert as_qt_writes("Strg++") == "Ctrl++"


def test_the_page_of_the_desk_names_each_of_its_keys_with_what_it_does() -> None:
    lines = [re.sub(r"[|`]", "", line).strip() for line in BOOK.page("sitzung-fuehren").source.split("\n")]
    told = {line.partition("  ")[0].strip(): line.partition("  ")[2].strip() for line in lines}
    wrong = {
        one.name: told.get(one.shown)
        for one in DESK_KEYS
        if told.get(one.shown) != (f"{one.label}: {one.tip}" if one.tip else one.label)
    }
    assert wrong == {}
    assert german_keys("Ctrl+Return") in told
