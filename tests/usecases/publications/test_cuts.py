"""What the public will not read is told before, and a person may let words stand, with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.text import RichText
from tests.documents.reading import text_of
from tests.usecases.live_world import build

NUMBER = "0176 12345678"
MAIL = "gast@example.org"


@pytest.fixture
def world(office):
    made = build(office)
    with office.store.unit("typed") as unit:
        unit.papers.save(replace(made.paper, rationale=RichText.of(f"Aktenzeichen ist {NUMBER}, Fragen an {MAIL}.")))
    return made


def printed(world, kind=IssuedKind.MOTION):
    return " ".join(text_of(world.office.publications.preview(kind, world.paper.id, publication=True).pdf).split())


def cuts(world, kind=IssuedKind.MOTION):
    return [(cut.words, cut.stays) for cut in world.office.publications.cuts(kind, world.paper.id)]


def test_each_cut_is_told_once_with_what_stands_around_it(world):
    first, second = world.office.publications.cuts(IssuedKind.MOTION, world.paper.id)
    assert (first.before, first.words, first.after) == ("Aktenzeichen ist ", NUMBER, f", Fragen an {MAIL}.")
    assert second.words == MAIL


def test_words_stay_with_a_reason_that_is_kept_and_go_again_when_it_is_taken_back(world):
    papers = world.office.publications
    papers.let_stand(IssuedKind.MOTION, world.paper.id, [NUMBER], "Das ist ein Aktenzeichen.")
    assert NUMBER in printed(world)
    assert MAIL not in printed(world)
    assert cuts(world) == [(NUMBER, True), (MAIL, False)]
    (kept,) = world.office.overrides.on("papers", world.paper.id)
    assert (kept.words, kept.reason) == (NUMBER, "Das ist ein Aktenzeichen.")
    papers.let_stand(IssuedKind.MOTION, world.paper.id, [])
    assert NUMBER not in printed(world)
    assert cuts(world) == [(NUMBER, False), (MAIL, False)]


def test_without_a_reason_nothing_stays(world):
    with pytest.raises(Refused, match="let_stand_reason"):
        world.office.publications.let_stand(IssuedKind.MOTION, world.paper.id, [NUMBER, MAIL], " ")
    assert NUMBER not in printed(world)


def test_what_was_decided_before_needs_no_reason_again(world):
    papers = world.office.publications
    papers.let_stand(IssuedKind.MOTION, world.paper.id, [NUMBER], "Das ist ein Aktenzeichen.")
    papers.let_stand(IssuedKind.MOTION, world.paper.id, [NUMBER])
    assert len(world.office.overrides.on("papers", world.paper.id)) == 1


def test_another_paper_does_not_show_what_stays_in_this_one(world):
    with world.office.store.unit("another") as unit:
        text = RichText.of(f"Auch {NUMBER}.")
        other = unit.papers.save(replace(world.paper, id="another", number="2012/99", rationale=text))
    world.office.publications.let_stand(IssuedKind.MOTION, world.paper.id, [NUMBER], "Das ist ein Aktenzeichen.")
    told = text_of(world.office.publications.preview(IssuedKind.MOTION, other.id, publication=True).pdf)
    assert "12345678" not in told


def test_what_stays_in_a_meeting_stays_in_its_notice_too(world):
    with world.office.store.unit("typed") as unit:
        unit.agenda_items.save(replace(world.item, title=f"Zeile {NUMBER}"))
    papers, key = world.office.publications, world.meeting.id
    assert [cut.words for cut in papers.cuts(IssuedKind.PUBLIC_NOTICE, key)] == [NUMBER]
    papers.let_stand(IssuedKind.INVITATION, key, [NUMBER], "Das ist die Nummer des Plans.")
    assert NUMBER in text_of(world.office.invitations.draw_notice(key).pdf)
    assert [cut.stays for cut in papers.cuts(IssuedKind.PUBLIC_NOTICE, key)] == [True]
    # The excerpt of an item is taken from the same meeting.
    papers.let_stand(IssuedKind.EXCERPT, world.item.id, [])
    assert NUMBER not in text_of(world.office.invitations.draw_notice(key).pdf)


def test_papers_of_the_house_tell_no_cuts(world):
    assert world.office.publications.cuts(IssuedKind.SCRIPT, world.meeting.id) == []


def test_what_the_public_lacks_of_a_cancellation_is_told_before_it(world):
    with world.office.store.unit("typed") as unit:
        place = Place("Rathaus", f"Saal 2, Tel. {NUMBER}")
        unit.meetings.save(replace(world.meeting, place=place))
    told = world.office.publications.cuts(IssuedKind.CANCELLATION, world.meeting.id)
    assert [NUMBER in cut.words for cut in told] == [True]


def test_what_the_public_lacks_of_the_folder_is_told_before_it_is_published(world, tmp_path):
    with world.office.store.unit("invited") as unit:
        days = {"invitation_sent_on": date(2012, 5, 2), "notice_published_on": date(2012, 5, 3)}
        invited = replace(world.meeting, state=MeetingState.INVITED, name=f"Sondersitzung, Tel. {NUMBER}", **days)
        unit.meetings.save(invited)
    looked = world.office.website.look(tmp_path / "web", "https://beirat.example.org")
    assert any(NUMBER in cut.words for cut in looked.cuts)
    assert not (tmp_path / "web").exists()
