"""Logos of letterheads: what is taken in, what is refused, and that every letter bears them."""

import json
import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pypdf
import pytest
from PIL import Image

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.places import Letterhead, Logo, LogoPosition
from beirat_desktop.german import refusal
from beirat_desktop.store.record import create_record
from beirat_desktop.usecases.record.exchange import Exchange
from tests import factories
from tests.documents.reading import assert_publishable, structure
from tests.documents.samples import picture

BEIRAT = factories.BEIRAT.id


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "Wappen.png"
    made.write_bytes(picture())
    return made


def head(office):
    return office.committees.get(BEIRAT).letterhead


def alternatives(pdf):
    return [figure.alternative for figure in structure(pdf).all("Figure")]


def test_a_logo_is_copied_into_the_record(office, file):
    office.settings.set_committee_letterhead(BEIRAT, Letterhead(("Stadt Ludwigshafen",)))
    office.settings.set_committee_logo(BEIRAT, file)
    office.settings.set_faction_logo(factories.SPD.id, file)
    file.unlink()
    assert head(office) == Letterhead(("Stadt Ludwigshafen",), logo=head(office).logo)
    assert office.committees.faction(factories.SPD.id).letterhead.logo == head(office).logo
    shown = office.settings.letterhead_preview(head(office)).pdf
    assert alternatives(shown) == ["Logo Stadt Ludwigshafen"]
    assert_publishable(shown)


def test_another_picture_takes_the_place_of_the_one_before(office, file):
    office.settings.set_committee_logo(BEIRAT, file)
    first = head(office).logo
    moved = replace(first, width_mm=45, position=LogoPosition.LEFT, alternative="Wappen")
    office.settings.set_committee_letterhead(BEIRAT, replace(head(office), logo=moved))
    Image.new("RGB", (30, 30)).save(file, "PNG")
    office.settings.set_committee_logo(BEIRAT, file)
    assert head(office).logo != moved
    assert replace(head(office).logo, sha512=first.sha512) == moved


def test_taking_it_out_is_a_step_of_its_own_to_undo(office, file):
    office.settings.set_committee_logo(BEIRAT, file)
    office.settings.set_committee_letterhead(BEIRAT, replace(head(office), lines=("Stadt",)))
    office.settings.set_committee_logo(BEIRAT, None)
    assert head(office).logo is None
    office.undo()
    assert head(office).logo is not None
    assert head(office).lines == ("Stadt",)
    office.undo()
    office.undo()
    assert head(office) == Letterhead()
    office.redo()
    assert alternatives(office.settings.letterhead_preview(head(office)).pdf) == ["Logo"]


def test_what_cannot_be_a_logo_is_refused_in_a_sentence(office, tmp_path):
    def sentence(name, content):
        bad = tmp_path / name
        bad.write_bytes(content)
        with pytest.raises(Refused) as refused:
            office.settings.set_committee_logo(BEIRAT, bad)
        return refusal(refused.value)

    moving = BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(moving, "PNG", save_all=True, append_images=frames[1:])
    assert "weder PNG noch JPEG" in sentence("Wappen.svg", b"<svg/>")
    assert "beschädigt" in sentence("Wappen.png", picture()[:60])
    assert "bewegtes Bild" in sentence("Fahne.png", moving.getvalue())
    assert "„Riese.png“ hat 6 MB; ein Logo darf höchstens 5 MB haben" in sentence("Riese.png", bytes(5 * 2**20 + 1))
    with pytest.raises(Refused) as refused:
        office.settings.set_committee_logo(BEIRAT, tmp_path / "weg.png")
    assert "nicht mehr da" in refusal(refused.value)
    assert head(office).logo is None


def test_the_letter_of_a_faction_bears_its_logo(office, file):
    paper = office.papers.add(title="Formulare", faction_id=factories.SPD.id)
    assert alternatives(office.paper_letters.pdf(paper.id)) == []
    office.settings.set_faction_logo(factories.SPD.id, file)
    assert alternatives(office.paper_letters.pdf(paper.id)) == ["Logo SPD-Fraktion"]
    assert alternatives(office.paper_letters.preview(paper).pdf) == ["Logo SPD-Fraktion"]


def test_the_letters_of_the_committee_bear_its_logo(office, file):
    office.settings.set_committee_logo(BEIRAT, file)
    meeting = office.meetings.plan(BEIRAT, datetime(2012, 6, 21, 17))
    guest = office.speakers.suggest("Mehrsprachigkeit", meeting_id=meeting.id)
    for pdf in (office.invitations.draw(meeting.id).pdf, office.speakers.letter(guest.id).pdf):
        (told,) = alternatives(pdf)
        assert told.startswith("Logo ")
        assert len(pypdf.PdfReader(BytesIO(pdf)).pages[0].images) == 1


@pytest.fixture
def other(tmp_path):
    store = create_record(tmp_path / "other.db")
    yield store
    store.close()


def test_the_logo_travels_with_the_record(office, founded, other, file):
    office.settings.set_faction_logo(factories.SPD.id, file)
    content = Exchange(founded).export()
    Exchange(other).import_(content)
    assert Exchange(other).export() == content
    with other.reading() as unit:
        logo = unit.factions.get(factories.SPD.id).letterhead.logo
        assert Image.open(BytesIO(unit.blob(logo.sha512))).size == (40, 20)


@pytest.mark.parametrize(("kept", "rule"), [(True, "import.no_picture"), (False, "import.dangling")])
def test_a_foreign_logo_that_no_letter_could_show_is_refused(founded, other, kept, rule):
    with founded.unit("x") as unit:
        sha512 = unit.keep_blob(b"%PDF-1.7") if kept else "ab" * 64
        unit.committees.save(replace(factories.BEIRAT, letterhead=Letterhead(logo=Logo(sha512))))
    with pytest.raises(Refused, match=re.escape(rule)) as refused:
        Exchange(other).import_(Exchange(founded).export())
    assert "letterhead.logo" in refusal(refused.value)


def test_a_logo_of_impossible_width_is_refused(founded, other, office, file):
    office.settings.set_committee_logo(BEIRAT, file)
    data = json.loads(Exchange(founded).export())
    (own,) = [one for one in data["committee"] if one["id"] == BEIRAT]
    own["beirat"]["letterhead"]["logo"]["width_mm"] = 900
    with pytest.raises(Refused) as refused:
        Exchange(other).import_(json.dumps(data).encode())
    assert "]: Ein Logo ist zwischen 10 und 60 mm breit, nicht 900 mm." in refusal(refused.value)
