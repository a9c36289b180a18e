"""A postcode and its town, an item and its number: whole on one line, wherever the line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from beirat_desktop.documents.invitation import invitation
from beirat_desktop.documents.mayor_letter import mayor_letter
from beirat_desktop.documents.minutes import minutes_paper
from beirat_desktop.documents.model import Document
from beirat_desktop.documents.public_notice import public_notice
from beirat_desktop.documents.render import render
from beirat_desktop.documents.supplement import supplement
from beirat_desktop.domain.places import Letterhead
from tests.documents.council_samples import INVITATION, MAYOR, MINUTES, NOTICE, PLACE, SUPPLEMENT
from tests.documents.reading import text_of

TORN = re.compile(r"(?:\bTOP|\b\d{5})$")


def papers(fill: str) -> Iterator[Document]:
    """Papers whose lines end elsewhere for each length of fill."""
    place = replace(PLACE, building=f"Haus {fill}")
    letter = replace(SUPPLEMENT.letter, place=place)
    line = f"Rathausplatz 20, 67059 Ludwigshafen am Rhein {fill}"
    head = Letterhead(("Geschäftsstelle", f"{fill} · {line}"), f"{fill} · {line}", footer=f"Konto {fill} {line}")
    beirat = replace(MAYOR.committee, definite=f"Der Beirat für {'n' * len(fill)}", letterhead=head)
    yield mayor_letter(replace(MAYOR, committee=beirat))
    yield invitation(replace(INVITATION, letter=replace(letter, letterhead=head)))
    yield supplement(replace(SUPPLEMENT, letter=letter, facts=(("neuer Ort", f"{fill}, {line}", f"{fill} {line}"),)))
    yield public_notice(replace(NOTICE, place=place))
    yield minutes_paper(replace(MINUTES, meeting=replace(MINUTES.meeting, place=place)))


def test_no_line_ends_between_what_belongs_together():
    for length in range(60):
        fill = ("Ort " * 20)[:length].strip()
        for paper in papers(fill):
            torn = [line for line in text_of(render(paper)).splitlines() if TORN.search(line.strip())]
            assert torn == [], (paper.title, length)
