"""Everything the program can say is said in German, once."""

import ast
import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from string import Formatter

import pytest

import beirat_desktop.domain
import beirat_desktop.german
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.german import finding, norm, refusal, word
from beirat_desktop.german.norms import NORMS

ROOT = Path(beirat_desktop.domain.__path__[0]).parent
FOR_PROGRAMS_ONLY = {
    "BlockKind",  # how text is built
    "IssuedKind",  # said in the names of papers, which depend on more than the kind
    "Kind",  # of a stretch of compared wording, shown by its style
    "Severity",  # shown as a colour and a sign
}


def modules(package: object) -> Iterator[object]:
    path, name = package.__path__, package.__name__  # type: ignore[attr-defined]
    for module in pkgutil.iter_modules(path):
        yield importlib.import_module(f"{name}.{module.name}")


def enumerations() -> set[type[Enum]]:
    return {
        value
        for module in modules(beirat_desktop.domain)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Enum) and value.__name__ not in FOR_PROGRAMS_ONLY
        if value.__module__.startswith("beirat_desktop.")
    }


def raised(name: str) -> dict[str, set[str]]:
    """Every rule named literally in a call of that name, with the places."""
    found: dict[str, set[str]] = {}
    for file in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            rule = node.args[0]
            if called == name and isinstance(rule, ast.Constant) and isinstance(rule.value, str):
                found.setdefault(rule.value, set()).add(f"{file.relative_to(ROOT)}:{node.lineno}")
    return found


def worded(table: str) -> Counter[str]:
    return Counter(rule for module in modules(beirat_desktop.german) for rule in getattr(module, table, {}))


@pytest.mark.parametrize("kind", sorted(enumerations(), key=lambda kind: kind.__name__), ids=lambda kind: kind.__name__)
def test_every_member_has_a_word_of_its_own(kind: type[Enum]) -> None:
    words = [word(member) for member in kind]
    assert all(words)
    assert len(set(words)) == len(words)


def test_an_enumeration_has_its_words_in_one_module_and_every_member_is_among_them() -> None:
    words = [entry for module in modules(beirat_desktop.german) for entry in getattr(module, "WORDS", {}).items()]
    assert [kind for kind, count in Counter(kind for kind, _ in words).items() if count > 1] == []
    assert {kind.__name__: set(kind) ^ set(table) for kind, table in words if set(kind) != set(table)} == {}


@pytest.mark.parametrize(("call", "table"), [("Refused", "REFUSED"), ("Finding", "FINDINGS")])
def test_every_rule_used_has_a_sentence_and_every_sentence_one_place(call: str, table: str) -> None:
    used, said = raised(call), worded(table)
    assert {rule: sorted(places) for rule, places in used.items() if rule not in said} == {}
    assert {rule: count for rule, count in said.items() if count > 1} == {}


def test_a_sentence_asks_only_for_facts_its_refusals_give() -> None:
    given: dict[str, set[str]] = {}
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused" and node.args:
                rule = node.args[0]
                if isinstance(rule, ast.Constant) and all(keyword.arg for keyword in node.keywords):
                    facts = {keyword.arg for keyword in node.keywords if keyword.arg}
                    given[rule.value] = given.get(rule.value, facts) & facts
    missing = {}
    for module in modules(beirat_desktop.german):
        for rule, sentence in getattr(module, "REFUSED", {}).items():
            asked = {name for _, name, _, _ in Formatter().parse(sentence) if name}
            if rule in given and asked - given[rule]:
                missing[rule] = asked - given[rule]
    assert missing == {}


def test_every_finding_says_how_to_mend_it() -> None:
    for module in modules(beirat_desktop.german):
        for rule, advice in getattr(module, "FINDINGS", {}).items():
            sentence, mend = advice
            assert sentence.endswith((".", "?")), rule
            assert mend.endswith("."), rule
            assert "!" not in sentence + mend, rule


def test_every_norm_named_by_a_rule_is_explained() -> None:
    named: set[str] = set()
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding" and len(node.args) > 1:
                value = node.args[1]
                if isinstance(value, ast.Constant) and value.value:
                    named.add(value.value)
    assert {name for name in named if not norm(name)} == set()
    assert named <= set(NORMS)


def test_facts_are_filled_in_as_german() -> None:
    from datetime import date

    from beirat_desktop.domain.papers import PaperState

    refused = Refused("paper.step", title="T", state=PaperState.DRAFT, target=PaperState.ON_AGENDA)
    assert refusal(refused) == "„T“ ist „Entwurf“ und kann nicht „auf Tagesordnung“ werden."
    late = Finding("paper.deadline_passed", facts={"deadline": date(2012, 5, 4), "arrived": date(2012, 5, 14)})
    assert finding(late).sentence == "Antragsschluss war am 04.05.2012, der Antrag liegt am 14.05.2012 vor."
    assert late.severity is Severity.WARNING
