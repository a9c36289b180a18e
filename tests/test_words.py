"""Everything the program can say is said in German, once."""

import ast
import importlib
import pkgutil
import re
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
from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.german import finding, norm, passed_over, refusal, word
from beirat_desktop.german.actions import ACTIONS
from beirat_desktop.german.norms import NORMS
from beirat_desktop.german.nouns import NOUN_WORDS
from tests.sources import nodes

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


def calls(name: str) -> Iterator[tuple[ast.Call, str]]:
    """Every call of that name in the program, with its place."""
    for file in sorted(ROOT.rglob("*.py")):
        if name not in file.read_text(encoding="utf-8"):
            continue
        for node in nodes(file):
            if isinstance(node, ast.Call) and name in (getattr(node.func, "id", ""), getattr(node.func, "attr", "")):
                yield node, f"{file.relative_to(ROOT)}:{node.lineno}"


def literal(call: ast.Call) -> str | None:
    rule = call.args[0] if call.args else None
    return rule.value if isinstance(rule, ast.Constant) and isinstance(rule.value, str) else None


def raised(name: str) -> dict[str, set[str]]:
    """Every rule that a call of that name names, with the places."""
    found: dict[str, set[str]] = {}
    for call, place in calls(name):
        found.setdefault(literal(call) or "", set()).add(place)
    return found


def worded(table: str) -> Counter[str]:
    return Counter(rule for module in modules(beirat_desktop.german) for rule in getattr(module, table, {}))


@pytest.mark.parametrize("kind", sorted(enumerations(), key=lambda kind: kind.__name__), ids=lambda kind: kind.__name__)
def test_every_member_has_a_word_of_its_own(kind: type[Enum]) -> None:
    words = [word(member) for member in kind]
    assert all(words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("name", ["Refused", "Finding"])
def test_every_rule_is_named_where_it_speaks(name: str) -> None:
    """So that the rules are a closed set, and none that is put together elsewhere comes without its words."""
    assert [place for call, place in calls(name) if literal(call) is None] == []


def test_an_enumeration_has_its_words_in_one_module_and_every_member_is_among_them() -> None:
    words = [entry for module in modules(beirat_desktop.german) for entry in getattr(module, "WORDS", {}).items()]
    assert [kind for kind, count in Counter(kind for kind, _ in words).items() if count > 1] == []
    assert {kind.__name__: set(kind) ^ set(table) for kind, table in words if set(kind) != set(table)} == {}


@pytest.mark.parametrize(("call", "table"), [("Refused", "REFUSED"), ("Finding", "FINDINGS")])
def test_every_rule_has_one_sentence_and_every_sentence_its_rule(call: str, table: str) -> None:
    used, said = raised(call), worded(table)
    assert {rule: sorted(places) for rule, places in used.items() if rule not in said} == {}
    assert {rule: count for rule, count in said.items() if count > 1} == {}
    assert said.keys() - used.keys() == set()


def test_every_action_named_by_a_unit_has_words() -> None:
    named = {rule for call, place in calls("unit") if place.startswith("usecases") and (rule := literal(call))}
    assert {name for name in named if name.partition(":")[0] not in ACTIONS} == set()


def test_every_noun_has_a_word_of_its_own() -> None:
    assert NOUN_WORDS.keys() == NOUNS.keys()
    assert len(set(NOUN_WORDS.values())) == len(NOUNS)


def test_a_sentence_asks_only_for_facts_its_refusals_give() -> None:
    given: dict[str, set[str]] = {}
    for call, _ in calls("Refused"):
        rule = literal(call)
        if rule is not None and all(keyword.arg for keyword in call.keywords):
            facts = {keyword.arg for keyword in call.keywords if keyword.arg}
            given[rule] = given.get(rule, facts) & facts
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
    for call, _ in calls("Finding"):
        value = call.args[1] if len(call.args) > 1 else None
        if isinstance(value, ast.Constant) and value.value:
            named.add(str(value.value))
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
    vacant = [finding(Finding("members.seats_vacant", facts={"vacant": n, "seats": 33})).sentence for n in (1, 2)]
    assert vacant == ["1 von 33 Sitzen ist frei.", "2 von 33 Sitzen sind frei."]
    assert passed_over("attendance.open") == "Für … Personen ist die Anwesenheit noch offen."


def test_a_number_before_its_noun_can_be_one() -> None:
    """„1 Mitglieder“ is no German; {count:# Person|# Personen} has a word for one alone."""
    plural = re.compile(r"\{(\w+)\}( \w+)? (Tagen?|Personen|Mitgliedern?|Stimmen|Zeilen|Sitzen?)\b")
    always_more = {"members.too_many_lines", "table.too_long"}
    found: set[str] = set()
    for module in modules(beirat_desktop.german):
        for rule, sentence in {**getattr(module, "REFUSED", {}), **getattr(module, "FINDINGS", {})}.items():
            if plural.search(sentence if isinstance(sentence, str) else " ".join(sentence)):
                found.add(rule)
    assert found - always_more - {"members.seats_vacant"} == set()


def test_a_place_is_called_as_the_navigation_calls_it():
    for file in sorted(ROOT.rglob("*.py")):
        assert "„Gremien“" not in file.read_text(encoding="utf-8"), file
