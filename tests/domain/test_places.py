import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.places import Letterhead, Logo, LogoPosition
from beirat_desktop.domain.plain import as_data, from_data
from beirat_desktop.domain.publication import Publication
from beirat_desktop.german import refusal


@pytest.mark.parametrize("width", [10, 60])
def test_a_logo_is_ten_to_sixty_millimetres_wide(width):
    assert Logo("ab", width).width_mm == width
    with pytest.raises(Refused) as refused:
        Logo("ab", width + (1 if width == 60 else -1))
    assert "zwischen 10 und 60 mm" in refusal(refused.value)


def test_a_letterhead_kept_before_there_were_logos_still_reads():
    assert from_data(Letterhead, {"lines": ["SPD-Fraktion"]}) == Letterhead(("SPD-Fraktion",))


def test_a_logo_survives_being_kept():
    head = Letterhead(("SPD",), logo=Logo("ab" * 64, 42, LogoPosition.LEFT, "Rose"))
    assert from_data(Letterhead, as_data(head)) == head


def test_the_public_sees_the_logo():
    head = Letterhead(("SPD",), logo=Logo("0049" * 32))
    assert Publication().letterhead(head, private=True).logo == head.logo
