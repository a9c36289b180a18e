"""The words that stand in records and files for states, kinds and roles: renamed, they would orphan what is kept."""

import importlib
import pkgutil
from enum import StrEnum

import pytest

from beirat_desktop import domain


def every_set_of_words() -> list[type[StrEnum]]:
    found = []
    for each in pkgutil.iter_modules(domain.__path__):
        module = importlib.import_module(f"{domain.__name__}.{each.name}")
        kinds = [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, StrEnum)]
        found += [kind for kind in kinds if kind.__module__ == module.__name__]
    return found


@pytest.mark.parametrize("kind", every_set_of_words(), ids=lambda kind: kind.__name__)
def test_what_is_kept_is_the_name_in_small_letters(kind: type[StrEnum]) -> None:
    assert [member.value for member in kind] == [member.name.lower() for member in kind]


def test_the_words_are_found_at_all() -> None:
    assert len(every_set_of_words()) > 25
