"""Whose register a faction reads."""

from dataclasses import replace
from datetime import datetime

import pytest

from beirat_desktop.domain.bodies import ReadRegister
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.registers import Register, check_ours
from tests import factories

NOW = datetime(2012, 5, 14, 9)
THEIRS = replace(factories.BODY, id="office")
HERE = replace(factories.BODY, id="home")
READ = replace(HERE, register=ReadRegister("office", datetime(2012, 5, 10), "old"))


def refused(made: datetime, theirs=THEIRS, here=READ, sha512: str = "new") -> str:
    try:
        check_ours(Register(made, theirs), here, sha512, NOW)
    except Refused as error:
        return error.rule
    return ""


def test_the_first_register_is_known_by_the_name_of_its_town() -> None:
    assert refused(NOW, here=HERE) == ""
    assert refused(NOW, replace(THEIRS, name="LUDWIGSHAFEN", short_name=""), HERE) == ""
    speyer = replace(THEIRS, name="Stadt Speyer", short_name="Speyer")
    with pytest.raises(Refused, match=r"register\.other_town") as other:
        check_ours(Register(NOW, speyer), HERE, "new", NOW)
    assert other.value.facts == {"town": "Stadt Speyer", "here": HERE.name}


def test_a_later_one_comes_from_the_same_record_is_new_and_no_older() -> None:
    assert refused(NOW) == ""
    assert refused(NOW, replace(THEIRS, id="another record")) == "register.other_town"
    assert refused(NOW, sha512="old") == "register.there_already"
    assert refused(datetime(2012, 5, 9)) == "register.older"
    assert refused(datetime(2012, 5, 10)) == ""


def test_what_was_read_of_a_day_to_come_holds_no_later_one_up() -> None:
    ahead = replace(READ, register=replace(READ.register, made=datetime(2030, 1, 1)))
    assert refused(NOW, here=ahead) == ""
