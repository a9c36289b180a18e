"""The invitation and its supplement."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest

from beirat_desktop.documents.agenda_list import PrintedItem
from beirat_desktop.documents.invitation import invitation
from beirat_desktop.documents.render import render, render_with_map
from beirat_desktop.documents.supplement import supplement
from beirat_desktop.domain.places import Letterhead, Place
from tests.documents.council_samples import INVITATION, LETTER, SUPPLEMENT
from tests.documents.reading import assert_publishable, lines_of, structure, text_of


def words(document):
    return " ".join(structure(render(document)).text.split())


def in_order(text: str, expected: tuple[str, ...]) -> None:
    places = [text.find(part) for part in expected]
    assert -1 not in places, expected[places.index(-1)]
    assert places == sorted(places)


def test_the_invitation_says_in_order_when_where_and_about_what() -> None:
    in_order(
        words(invitation(INVITATION)),
        (
            "An die Mitglieder",
            "Einladung zur 12. Sitzung",
            "Sehr geehrte Damen und Herren,",
            "Donnerstag, 24. Mai 2012",
            "17:00 Uhr",
            "Stadtratssaal, Rathaus",
            "Rathausplatz 20, 67059 Ludwigshafen am Rhein",
            "Tagesordnung",
            "Öffentlicher Teil",
            "Ö 1",
            "Antrag der SPD-Fraktion, Nr. 2012/07",
            "Nichtöffentlicher Teil",
            "N 1",
            "Mit freundlichen Grüßen",
            "Elif Șahin",
            "Anlage",
        ),
    )


def test_it_stands_on_the_sheet_as_din_5008_has_it() -> None:
    lines = lines_of(render(invitation(INVITATION)))
    address = next(line for line in lines if line.text.strip() == "An die Mitglieder")
    subject = next(line for line in lines if line.text.startswith("Einladung zur 12."))
    assert address.x == pytest.approx(25, abs=0.05)
    assert 62.7 < address.baseline < 70
    assert 98.46 < subject.baseline < 102.7


def test_notices_stand_out_before_the_agenda() -> None:
    text = words(invitation(replace(INVITATION, notices=("3 Mitglieder genügen (§ 39 GemO).",))))
    in_order(text, ("17:00 Uhr", "3 Mitglieder genügen", "Tagesordnung"))


def test_the_agenda_is_a_list_whose_numbers_are_labels() -> None:
    labels = [label.text.strip() for label in structure(render(invitation(INVITATION))).all("Lbl")]
    assert labels[:3] == ["Ö 1", "Ö 2", "N 1"]


def test_only_an_unsent_invitation_is_marked_as_a_draft() -> None:
    draft = replace(INVITATION, letter=replace(LETTER, draft=True))
    assert "ENTWURF" in text_of(render(invitation(draft)))
    assert "ENTWURF" not in words(invitation(draft)), "the mark is no part of what is read aloud"
    assert "ENTWURF" not in text_of(render(invitation(INVITATION)))


def test_without_letterhead_place_and_chair_it_is_a_correct_letter() -> None:
    bare = replace(LETTER, letterhead=Letterhead(), place=Place(), inviter=("", ""))
    assert_publishable(render(invitation(replace(INVITATION, letter=bare, public=(), closed=(), enclosures=()))))
    assert_publishable(render(supplement(replace(SUPPLEMENT, letter=bare, enclosures=()))))


def test_a_supplement_shows_what_is_new_changed_and_gone_before_the_whole_agenda() -> None:
    gone = PrintedItem("x", "Ö 3", "Verkehr", mark="entfällt")
    text = words(supplement(replace(SUPPLEMENT, changes=(*SUPPLEMENT.changes, gone))))
    parts = ("1. Nachtrag", "Änderungen", "neuer Ort: Rathaus, Saal 2", "bisher: bei", "neu: Vortrag")
    in_order(text, (*parts, "Kündigung Abteilungsleitung alt", "entfällt: Verkehr", "neuen Fassung"))


def test_a_supplement_about_hour_and_place_leaves_the_agenda_as_it_is() -> None:
    text = words(supplement(replace(SUPPLEMENT, changes=())))
    in_order(text, ("1. Nachtrag zur Einladung zur 12. Sitzung", "die Einladung wird", "neuer Ort:", "Tagesordnung"))
    assert "neuen Fassung" not in text
    assert_publishable(render(supplement(replace(SUPPLEMENT, changes=()))))


def test_places_on_the_page_lead_to_the_items() -> None:
    anchors = render_with_map(invitation(INVITATION)).anchors
    assert {"item:a", "item:b", "item:c", "greeting", "meeting"} <= set(anchors)
    assert anchors["item:a"][0].top < anchors["item:b"][0].top < anchors["item:c"][0].top


def test_a_supplement_to_the_agenda_alone_is_one_to_the_agenda_of_the_meeting() -> None:
    assert "1. Nachtrag zur Tagesordnung der 12. Sitzung" in words(supplement(replace(SUPPLEMENT, facts=())))


def test_what_came_with_the_supplement_is_marked_in_the_whole_agenda() -> None:
    new = replace(SUPPLEMENT.public[1], new=True)
    text = words(supplement(replace(SUPPLEMENT, public=(SUPPLEMENT.public[0], new))))
    assert "Vortrag (neu)" in text
    assert text.count("(neu)") == 1


def test_lines_below_a_title_can_be_read_and_leave_the_same_room_as_none() -> None:
    items = tuple(PrintedItem(f"k{n}", f"Ö {n}", f"Punkt {n}", "Vorlage" if n == 1 else "") for n in (1, 2, 3))
    lines = lines_of(render(invitation(replace(INVITATION, public=items, closed=()))))
    at = {line.text.strip(): line for line in lines}
    assert at["Vorlage"].size >= 9.5
    after_subline = at["Punkt 2"].baseline - at["Vorlage"].baseline
    assert after_subline == pytest.approx(at["Punkt 3"].baseline - at["Punkt 2"].baseline, abs=0.2)
    assert at["Mit freundlichen Grüßen"].baseline - at["Punkt 3"].baseline == pytest.approx(2 * 4.23, abs=0.1)


def test_a_line_is_free_before_the_closed_part() -> None:
    items = tuple(PrintedItem(f"k{n}", f"Ö {n}", f"Punkt {n}") for n in (1, 2))
    at = {line.text.strip(): line.baseline for line in lines_of(render(invitation(replace(INVITATION, public=items))))}
    assert at["Nichtöffentlicher Teil"] - at["Punkt 2"] == pytest.approx(2 * 4.23, abs=0.1)
    assert at["Punkt 1"] - at["Öffentlicher Teil"] < 1.5 * 4.23


@pytest.mark.parametrize("count", range(18, 32))
def test_nobody_signs_a_page_without_an_item(count: int) -> None:
    items = tuple(PrintedItem(f"k{n}", f"Ö {n}", f"Punkt {n}", "Vorlage") for n in range(1, count + 1))
    contents = replace(INVITATION, public=items, closed=(), enclosures=("Niederschrift",))
    rendered = render_with_map(invitation(contents))
    last = [line.text.strip() for line in lines_of(rendered.pdf, rendered.pages - 1)]
    assert f"Punkt {count}" in last
    assert last.index(f"Punkt {count}") < last.index("Vorlage", last.index(f"Punkt {count}"))
    assert "Elif Șahin" in last
    assert "Niederschrift" in last


def test_enclosures_stand_beside_the_signature_and_cost_no_page() -> None:
    items = tuple(PrintedItem(f"i{number}", f"Ö {number}", f"Punkt {number}") for number in range(1, 11))
    names = ("Niederschrift der 11. Sitzung", "Antrag 2012/07", "Vorlage 20113004", "Antrag 2012/08")
    contents = replace(INVITATION, public=items, closed=(), enclosures=names)
    pdf = render(invitation(contents))
    assert len(pypdf.PdfReader(BytesIO(pdf)).pages) == 1
    lines = {line.text.strip(): line for line in lines_of(pdf)}
    greeting, label = lines["Mit freundlichen Grüßen"], lines["Anlagen"]
    assert label.baseline == pytest.approx(greeting.baseline, abs=0.1)
    assert label.x > 105
    said = structure(pdf).text
    assert said.index("Vorsitzende") < said.index("Anlagen") < said.index("Vorlage 20113004")
