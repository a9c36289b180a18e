"""The head of every letter: the sender's own words and logo, in the room above the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest
from PIL import Image

from beirat_desktop.documents.invitation import invitation
from beirat_desktop.documents.letterhead import letter_head
from beirat_desktop.documents.letterhead_sample import letterhead_sample
from beirat_desktop.documents.mayor_letter import mayor_letter
from beirat_desktop.documents.model import Document
from beirat_desktop.documents.motion_letter import motion_letter
from beirat_desktop.documents.render import render
from beirat_desktop.documents.speaker_letter import SpeakerLetter, speaker_letter, thanks_letter
from beirat_desktop.documents.supplement import supplement
from beirat_desktop.domain.places import Letterhead, Logo, LogoPosition
from beirat_desktop.domain.speakers import Speaker
from tests.documents import council_samples as samples
from tests.documents.reading import MM, assert_publishable, lines_of, structure
from tests.documents.samples import picture

LOGO = Logo("ab", 30, alternative="Rose auf grünem Grund")
HEAD = Letterhead(("Stadt Ludwigshafen", "Beirat für Migration und Integration"), "Europaplatz 1", logo=LOGO)
BEIRAT = replace(samples.BEIRAT, letterhead=HEAD)
MEETING_LETTER = replace(samples.LETTER, letterhead=HEAD, logo=picture())
GUEST = SpeakerLetter(
    samples.BODY,
    BEIRAT,
    samples.MEETING,
    Speaker("Mehrsprachigkeit", person_id=samples.GUEST.id),
    samples.MEETING.day,
    samples.GUEST,
    logo=picture(),
)
MOTION = replace(samples.MOTION, factions=(replace(samples.FACTION, letterhead=HEAD),), logo=picture())

LETTERS: dict[str, Callable[[], Document]] = {
    "sample": lambda: letterhead_sample(HEAD, picture()),
    "motion": lambda: motion_letter(MOTION),
    "motion, public": lambda: motion_letter(MOTION, publication=samples.RULE),
    "invitation": lambda: invitation(replace(samples.INVITATION, letter=MEETING_LETTER)),
    "invitation, public": lambda: invitation(
        replace(samples.INVITATION, letter=MEETING_LETTER), publication=samples.RULE
    ),
    "supplement": lambda: supplement(replace(samples.SUPPLEMENT, letter=MEETING_LETTER)),
    "mayor": lambda: mayor_letter(replace(samples.MAYOR, committee=BEIRAT, logo=picture())),
    "guest": lambda: speaker_letter(GUEST),
    "thanks": lambda: thanks_letter(GUEST),
}


def image_box(pdf: bytes) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the only picture on the first page, in millimetres."""
    with pdfplumber.open(BytesIO(pdf)) as plumbed:
        (image,) = plumbed.pages[0].images
    return tuple(image[side] / MM for side in ("x0", "top", "x1", "bottom"))


def tall() -> bytes:
    out = BytesIO()
    Image.new("RGB", (100, 300), (20, 90, 160)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_shows_the_logo_above_the_address_with_its_words(name: str) -> None:
    pdf = render(LETTERS[name]())
    assert image_box(pdf) == pytest.approx((210 - 20 - 30, 10, 210 - 20, 25), abs=0.05)
    assert [figure.alternative for figure in structure(pdf).all("Figure")] == ["Rose auf grünem Grund"]
    assert_publishable(pdf)


def test_a_logo_at_the_left_moves_the_name_aside() -> None:
    head = replace(HEAD, logo=replace(LOGO, position=LogoPosition.LEFT, width_mm=40))
    pdf = render(letterhead_sample(head, picture()))
    assert image_box(pdf) == pytest.approx((25, 10, 65, 30), abs=0.05)
    names = [line for line in lines_of(pdf) if line.text.strip() in HEAD.lines]
    assert [line.x for line in names] == pytest.approx([70, 70], abs=0.05)


def test_a_high_logo_is_drawn_smaller_rather_than_into_the_address() -> None:
    left, top, right, bottom = image_box(render(letterhead_sample(HEAD, tall())))
    assert (top, bottom) == pytest.approx((10, 44), abs=0.05)
    assert (right - left) == pytest.approx(34 / 3, abs=0.05)
    assert right == pytest.approx(190, abs=0.05)


def test_a_long_name_beside_the_widest_logo_stays_above_the_address() -> None:
    lines = ("Fraktion der Vereinigten Listen für Vielfalt, Teilhabe und Zusammenhalt", *["Zeile darunter"] * 7)
    head = Letterhead(lines, "Europaplatz 1", logo=replace(LOGO, width_mm=60))
    found = lines_of(render(letterhead_sample(head, picture())))
    own = next(line for line in found if line.text == "Europaplatz 1")
    name = [line for line in found if line.text == "Zeile darunter"]
    assert len(name) == 7
    assert max(line.baseline for line in name) < 45 < own.baseline
    assert max(line.x for line in name) == pytest.approx(25, abs=0.05)


def test_a_logo_without_words_tells_whose_it_is() -> None:
    head = replace(HEAD, logo=replace(LOGO, alternative=" "))
    figure = letter_head(head, picture()).logo
    assert figure is not None
    assert figure.alternative == "Logo Stadt Ludwigshafen"
    assert letter_head(Letterhead(logo=Logo("ab")), picture(), lines=("Beirat",)).logo.alternative == "Logo Beirat"


def test_what_is_not_entered_is_taken_from_what_is_known() -> None:
    usual = {"lines": ("Beirat",), "return_line": "Beirat · Europaplatz 1", "information": (("Telefon", "0621"),)}
    head = letter_head(Letterhead(), b"", **usual)
    assert (head.lines, head.return_line, head.information) == tuple(usual.values())
    assert (head.logo, head.footer) == (None, ())
    assert letter_head(HEAD, b"", **usual).lines == HEAD.lines


def test_a_joint_motion_bears_no_faction_s_logo() -> None:
    assert MOTION.letterhead == HEAD
    joint = replace(MOTION, factions=(*MOTION.factions, samples.FACTION))
    assert joint.letterhead == Letterhead(return_line="Europaplatz 1")
    assert motion_letter(joint).letter.logo is None
