"""The second screen shows public facts only."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteForm, VoteKind
from beirat_desktop.german.projection import before_line, head_words, quorum_line, result_lines
from tests import factories
from tests.once import once
from tests.usecases.live_world import build

MARK = "GEHEIM"


def said(office, meeting_id, wording=None) -> str:
    shown = office.hall.view(meeting_id, wording)
    lines = (head_words(shown), shown.wording.plain, *result_lines(shown), quorum_line(shown), before_line(shown))
    return "\n".join(lines)


@pytest.fixture
def world(office):
    office.store.now = lambda: datetime(2012, 5, 24, 18, 30)
    made = build(office, seats=9, note=f"{MARK} Notiz", addressee=f"{MARK} Adresse")

    def lead() -> None:
        office.course.open(made.meeting.id, time(17, 4))
        made.come(7)
        office.resolutions.begin(made.item.id)

    once(office.store, f"{__name__} world", lead)
    return made


@pytest.fixture
def closed(world):
    """A non-public item, every field of which carries the mark but its general terms."""
    paper = factories.motion(f"{MARK} Titel", public=False, proposal=RichText.of(f"{MARK} Antrag"), number="2012/99")
    item = AgendaItem(
        world.meeting.id,
        f"{MARK} Titel",
        0,
        public=False,
        public_title="Personalangelegenheit",
        closed_reason=f"{MARK} Grund",
        paper_id=paper.id,
        subline=f"{MARK} Unterzeile",
        presenter=f"{MARK} Person",
        internal_note=f"{MARK} intern",
    )
    with world.office.store.unit("test") as unit:
        unit.papers.save(paper)
        unit.agenda_items.save(item)
    world.office.resolutions.begin(item.id)
    world.office.resolutions.edit(
        item.id, course=RichText.of(f"{MARK} Verlauf"), statements=RichText.of(f"{MARK} Erklärung")
    )
    world.office.resolutions.edit_text(item.id, RichText.of(f"{MARK} Beschluss"))
    return item


def test_the_item_on_the_floor_its_wording_and_the_quorum(world):
    text = said(world.office, world.meeting.id)
    assert text.splitlines()[0] == f"Ö 2 · {world.item.title}"
    assert world.paper.proposal.plain in text
    assert "Beschlussfähig · 7 stimmberechtigt anwesend · 5 nötig" in text
    assert MARK not in text


def test_what_is_typed_is_shown_as_what_is_voted_on(world):
    assert "Der Beirat lädt zwei ein." in said(world.office, world.meeting.id, RichText.of("Der Beirat lädt zwei ein."))


def test_a_result_is_told_with_counts_and_without_names(world):
    world.office.resolutions.edit(world.item.id, course=RichText.of(f"{MARK} Verlauf"), internal_note=f"{MARK} intern")
    vote = Vote(form=VoteForm.SECRET, yes=5, no=2, demanded=6, demanded_by=f"{MARK} Fraktion", mover=f"{MARK} Person")
    decision = Decision(None, vote=vote, reason=f"{MARK} Grund")
    world.office.resolutions.record(world.item.id, decision, advance=True)
    text = said(world.office, world.meeting.id)
    assert text.startswith("Ö 3 · Verschiedenes")
    assert text.splitlines()[-1] == "Zuletzt Ö 2: Angenommen (Ja: 5, Nein: 2, Enthaltungen: 0)"
    assert MARK not in repr(world.office.hall.view(world.meeting.id))


def test_of_a_closed_item_only_its_general_terms(world, closed):
    world.office.resolutions.exclude(closed.id, world.people[1].id, f"{MARK} befangen")
    vote = Vote(kind=VoteKind.AMENDMENT, yes=6, subject=f"{MARK} Gegenstand", wording=RichText.of(f"{MARK} Änderung"))
    world.office.resolutions.record(closed.id, Decision(None, RichText.of(f"{MARK} Beschluss"), vote))
    shown = world.office.hall.view(world.meeting.id, RichText.of(f"{MARK} getippt"))
    assert (shown.title, shown.public, shown.vote, shown.outcome, shown.wording.empty) == (
        "Personalangelegenheit",
        False,
        None,
        None,
        True,
    )
    assert MARK not in repr(shown)
    decision = Decision(None, RichText.of(f"{MARK} Beschluss"), Vote(yes=6))
    world.office.resolutions.record(closed.id, decision, advance=True)
    assert MARK not in repr(world.office.hall.view(world.meeting.id)), "nor as what was voted on last"


def test_a_paper_behind_closed_doors_says_nothing_under_a_public_item(world):
    with world.office.store.unit("test") as unit:
        unit.papers.save(replace(world.paper, public=False, proposal=RichText.of(f"{MARK} Antrag")))
    assert MARK not in said(world.office, world.meeting.id, RichText.of(f"{MARK} Antrag"))


def test_contact_data_are_left_out_of_title_and_wording(world):
    with world.office.store.unit("test") as unit:
        unit.agenda_items.save(replace(unit.agenda_items.get(world.item.id), title="Anruf 06131 / 55 66 77"))
    text = said(world.office, world.meeting.id, RichText.of("Schreiben an geheim@example.org"))
    assert "55 66" not in text
    assert "geheim@" not in text


def test_a_guest_who_did_not_agree_is_not_named(world):
    guest = world.office.speakers.suggest("Beratung", meeting_id=world.meeting.id)
    world.office.speakers.name_guest(guest.id, family_name="Geheimrat", given_name="Ida")
    text = said(world.office, world.meeting.id, RichText.of("Frau Geheimrat wird gehört."))
    assert "Geheimrat" not in text


def test_before_in_a_break_and_after(office):
    made = build(office, seats=9)
    assert said(office, made.meeting.id).startswith("Die Sitzung ist noch nicht eröffnet.")
    office.course.open(made.meeting.id, time(17))
    office.course.interrupt(made.meeting.id, time(18))
    assert said(office, made.meeting.id).startswith("Die Sitzung ist unterbrochen.")
