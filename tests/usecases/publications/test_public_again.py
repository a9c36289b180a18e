"""A paper once dealt with behind closed doors is public again when an open item resolved on it, and only then."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from beirat_desktop.desktop.papers.words import checklist
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from tests import factories

AUGUST = date(2012, 8, 23)


@pytest.fixture
def paper(office):
    """A motion that was dealt with at a closed item in May and stands on an open one in August."""
    made = factories.motion(title="Beratungsstelle")
    may, august = factories.meeting(), factories.meeting(datetime(2012, 8, 23, 17), number=13)
    with office.store.unit("planted") as unit:
        unit.papers.save(made)
        unit.meetings.save(may)
        unit.meetings.save(august)
        unit.agenda_items.save(AgendaItem(may.id, "Personal", public=False, paper_id=made.id, number="9", id="closed"))
        unit.agenda_items.save(AgendaItem(august.id, "Beratungsstelle", paper_id=made.id, id="open"))
    return made


def said(office, paper) -> list[str]:
    return [check.text for check in checklist(office.papers.detail(paper.id))]


def test_it_says_why_it_is_not_public(office, paper):
    assert "Nichtöffentlich wegen TOP 9 der Sitzung vom 24.05.2012" in said(office, paper)
    with pytest.raises(Refused, match=r"publication\.closed"):
        office.publications.preview(IssuedKind.MOTION, paper.id, publication=True)


def test_what_an_open_item_resolved_later_is_public_with_its_paper(office, paper):
    text = RichText.of("Der Beirat stimmt zu.")
    with office.store.unit("planted") as unit:
        unit.resolutions.save(
            Resolution(factories.BEIRAT.id, AUGUST, text, Outcome.ADOPTED, agenda_item_id="open", paper_id=paper.id)
        )
    assert not [one for one in said(office, paper) if one.startswith("Nichtöffentlich")]
    assert office.publications.preview(IssuedKind.MOTION, paper.id, publication=True).pdf


def test_one_that_is_not_public_by_itself_stays_so(office, paper):
    with office.store.unit("planted") as unit:
        unit.resolutions.save(
            Resolution(
                factories.BEIRAT.id,
                AUGUST,
                RichText.of("Ja."),
                Outcome.ADOPTED,
                agenda_item_id="open",
                paper_id=paper.id,
            )
        )
    office.papers.edit(paper.id, public=False)
    with pytest.raises(Refused, match=r"publication\.closed"):
        office.publications.preview(IssuedKind.MOTION, paper.id, publication=True)
