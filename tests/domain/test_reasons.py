import ast
from pathlib import Path

import pytest

import beirat_desktop.domain
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.reasons import explains, given
from beirat_desktop.german import refusal
from tests.sources import nodes

ROOT = Path(beirat_desktop.domain.__path__[0]).parent


@pytest.mark.parametrize(
    "reason",
    [
        "Tippfehler",
        "Tod",
        "  verzählt ",
        "§ 22 GemO",
        "s. Ö 4: krank",
        "Öl",
        "Übung",
        "Ağırbaş kam um 9",
        "причина",
        "سبب",
    ],
)
def test_a_word_explains(reason):
    assert explains(reason) is (reason != "Öl")


@pytest.mark.parametrize(
    "reason", ["", " ", "x", "xx", "-", "...", "123", "hhh", "aaaa", "x y z", "o. k.", "§ 22", "bcdf"]
)
def test_a_sign_explains_nothing(reason):
    assert not explains(reason)


def test_a_reason_is_kept_without_blanks_and_refused_where_nobody_would_understand_it():
    assert (given("  verzählt "), given("  ")) == ("verzählt", "")
    with pytest.raises(Refused) as refused:
        given(" x ")
    assert refusal(refused.value).startswith("„x“ sagt niemandem, warum.")


def test_whoever_asks_for_a_reason_asks_there():
    """No rule and no use case decides by itself what is a reason."""
    alone = []
    for part in ("domain", "usecases"):
        for file in sorted({*(ROOT / part).rglob("*.py")} - {ROOT / "domain/reasons.py"}):
            for node in nodes(file):
                if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.args:
                    continue
                name = ast.unparse(node.func.value).rpartition(".")[2].removesuffix(")")
                if node.func.attr == "strip" and (name.endswith("reason") or name in ("why", "passing")):
                    alone.append(f"{file.relative_to(ROOT)}:{node.lineno}")
    assert alone == []
