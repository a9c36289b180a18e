"""Invitation and supplement, from values alone."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from beirat_desktop.documents.agenda_list import PrintedItem
from beirat_desktop.documents.invitation import InvitationContents, MeetingLetter, invitation
from beirat_desktop.documents.render import render, render_with_map
from beirat_desktop.documents.supplement import SupplementContents, supplement
from beirat_desktop.domain.places import Address, Letterhead, Place
from beirat_desktop.domain.text import RichText
from tests.documents.reading import assert_publishable, everything_in, lines_of, text_of

LETTER = MeetingLetter(
    Letterhead(("Stadt Ludwigshafen am Rhein", "Beirat"), "Geschäftsstelle · Europaplatz 1 · 67063 Ludwigshafen"),
    "Beirat für Migration und Integration",
    "12. Sitzung",
    "des Beirates für Migration und Integration",
    datetime(2012, 5, 24, 17),
    Place("Rathaus", "Stadtratssaal", Address("Rathausplatz 20", "67059", "Ludwigshafen")),
    "Ludwigshafen",
    date(2012, 5, 14),
    ("Łukasz Ağırbaş", "Vorsitzender"),
)
SUB = PrintedItem("b", "Ö 2.1", "Folgen für die Stadtteile")
PUBLIC = (
    PrintedItem("a", "Ö 1", "Eröffnung"),
    PrintedItem("c", "Ö 2", "Beratung", "Antrag der SPD-Fraktion, Nr. 2012/07", below=(SUB,)),
)
CLOSED = (PrintedItem("d", "N 1", "Personalangelegenheit"),)
CONTENTS = InvitationContents(
    LETTER, RichText.of("hiermit lade ich Sie ein."), PUBLIC, CLOSED, ("Dringend.",), ("Plan",)
)
CHANGES = (
    PrintedItem("c", "Ö 2", "Beratung", mark="geändert", before="Aussprache"),
    PrintedItem("e", "Ö 3", "Dringendes", mark="neu"),
)
SUPPLEMENT = SupplementContents(LETTER, 1, CHANGES, PUBLIC, CLOSED)
PAPERS = {"invitation": invitation(CONTENTS), "supplement": supplement(SUPPLEMENT)}


@pytest.mark.parametrize("name", PAPERS)
def test_meeting_papers_are_accessible_and_the_same_every_time(name):
    pdf = render(PAPERS[name])
    assert_publishable(pdf)
    assert render(PAPERS[name]) == pdf


def words(document) -> str:
    return " ".join(text_of(render(document)).replace("\u00a0", " ").split())


def test_a_draft_says_so_and_a_sent_letter_does_not():
    draft = invitation(replace(CONTENTS, letter=replace(LETTER, draft=True)))
    assert "ENTWURF" in everything_in(render(draft))
    assert "ENTWURF" not in everything_in(render(invitation(CONTENTS)))


def test_a_part_without_items_is_left_out():
    assert "Nichtöffentlicher Teil" in words(invitation(CONTENTS))
    assert "Nichtöffentlicher Teil" not in words(invitation(replace(CONTENTS, closed=())))


def test_sub_items_stand_below_and_behind_their_item():
    lines = {word.text: word for word in lines_of(render(invitation(CONTENTS)))}
    item = next(word for text, word in lines.items() if text.startswith("Ö 2") and "2.1" not in text)
    sub = next(word for text, word in lines.items() if text.startswith("Ö 2.1"))
    assert sub.x > item.x
    assert sub.baseline > item.baseline


def test_a_long_agenda_goes_on_with_page_numbers_and_loses_nothing():
    many = tuple(
        PrintedItem(str(n), f"TOP {n}", f"Gegenstand Nummer {n} mit einem längeren Titel") for n in range(1, 61)
    )
    made = render_with_map(invitation(replace(CONTENTS, public=many)))
    assert made.pages > 1
    text = " ".join(text_of(made.pdf).split())
    assert all(f"Gegenstand Nummer {n} mit" in text for n in range(1, 61))
    assert f"Seite 1 von {made.pages}" in text.replace("\u00a0", " ")


def test_every_item_can_be_found_again_on_the_page():
    anchors = render_with_map(invitation(CONTENTS)).anchors
    assert {"item:a", "item:b", "item:c", "item:d", "greeting", "subject", "enclosures", "inviter"} <= set(anchors)


def test_changes_say_what_they_are_in_words():
    text = words(supplement(SUPPLEMENT))
    assert "geändert: Beratung bisher: Aussprache" in text
    assert "neu: Dringendes" in text
