"""A name is found however it is typed."""

import re

import pytest

from beirat_desktop.domain.reaching import spellings


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Ağırbaş", "Agirbas AĞIRBAŞ AGIRBAS Ağirbaş"),
        ("Müller", "Mueller MUELLER Muller MÜLLER"),
        ("Weiß", "Weiss WEISS WEIß"),
        ("Öz-Łukasz", "Oez-Lukasz ÖZ-ŁUKASZ Öz–Łukasz"),
        ("O’Neill", "O'Neill ONeill O´Neill"),
        ("Yılmaz", "Yilmaz YILMAZ"),
    ],
)
def test_with_and_without_marks_in_capitals_and_with_any_dash(name: str, typed: str) -> None:
    for one in (name, *typed.split()):
        assert re.fullmatch(spellings(name), one), one


@pytest.mark.parametrize(("name", "other"), [("Weiß", "Weis"), ("Müller", "Miller"), ("Öz", "Uz")])
def test_another_name_is_another(name: str, other: str) -> None:
    assert not re.fullmatch(spellings(name), other)
