"""One motion on two laptops: no draft is handed in by that, none is lost, and both wordings may be put together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from beirat_desktop.domain.differences import Kind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run
from beirat_desktop.exchange.submission import Submission, public_part, write
from beirat_desktop.german import finding, refusal
from beirat_desktop.usecases.record.record import create_shared
from beirat_desktop.usecases.submissions.submissions import Standing
from tests.conftest import NOW
from tests.stories.test_submission import furnish

FIRST = RichText.of("Der Beirat bittet um Kurse.")


@pytest.fixture
def laptops(tmp_path):
    made = [create_shared(tmp_path / f"{name}.db", user=name) for name in ("daheim", "unterwegs")]
    for office in made:
        at(office, 0)
        furnish(office)
    yield made
    for office in made:
        office.close()


def at(office, minutes):
    office.store.now = lambda: NOW + timedelta(minutes=minutes)


def carried(one, other, key):
    """What the other laptop sees of the PDF the one saves."""
    return other.submissions.look_into(one.paper_letters.pdf(key), "Entwurf.pdf")


@pytest.fixture
def motion(laptops):
    """A draft that lies on both laptops in the same wording."""
    home, away = laptops
    paper = home.papers.add(title="Kurse", proposal=FIRST, rationale=RichText.of("Sie fehlen."))
    at(away, 1)
    away.submissions.accept(carried(home, away, paper.id))
    return paper.id


def test_a_draft_that_travels_stays_a_draft_with_a_letter_of_its_own(laptops, motion):
    _, away = laptops
    came = away.papers.get(motion)
    assert (came.state, came.received, came.sender) == (PaperState.DRAFT, None, None)
    assert away.attachments.of(paper_id=motion) == []
    assert [version.label for version in away.papers.versions(motion)] == ["came"]


def test_a_later_draft_is_newer_and_an_earlier_one_replaces_nothing_unasked(laptops, motion):
    home, away = laptops
    at(home, 5)
    home.papers.edit(motion, title="Sprachkurse")
    newer, letter = carried(home, away, motion), home.paper_letters.pdf(motion)
    assert newer.standing is Standing.NEWER
    at(away, 9)
    away.papers.edit(motion, proposal=RichText.of("Der Beirat bittet um Abendkurse."))
    older = away.submissions.look_into(letter, "Entwurf.pdf")
    assert (older.standing, list(older.changes)) == (Standing.OLDER, ["title", "proposal"])
    with pytest.raises(Refused, match=r"submission\.older"):
        away.submissions.accept(older)
    assert away.papers.get(motion).title == "Kurse"


def test_both_wordings_are_put_together_part_by_part(laptops, motion):
    home, away = laptops
    at(home, 5)
    home.papers.edit(motion, title="Sprachkurse", rationale=RichText.of("Sie fehlen seit Jahren."), target="council")
    at(away, 3)
    away.papers.edit(motion, proposal=RichText.of("Der Beirat bittet um Abendkurse."))
    arrival = carried(home, away, motion)
    assert arrival.standing is Standing.NEWER
    merged = away.submissions.accept(arrival, parts={"title", "rationale"})
    assert (merged.title, merged.proposal.plain, merged.rationale.plain, merged.state) == (
        *("Sprachkurse", "Der Beirat bittet um Abendkurse.", "Sie fehlen seit Jahren."),
        PaperState.DRAFT,
    )
    kept = [(version.label, version.title, version.proposal.plain) for version in away.papers.versions(motion)]
    assert kept[:2] == [
        ("came", "Sprachkurse", "Der Beirat bittet um Abendkurse."),
        ("replaced", "Kurse", "Der Beirat bittet um Abendkurse."),
    ]


def test_a_wording_that_only_looks_otherwise_is_shown_as_different(laptops, motion):
    home, away = laptops
    at(home, 5)
    block = FIRST.blocks[0]
    home.papers.edit(motion, proposal=RichText((replace(block, runs=(replace(block.runs[0], bold=True),)),)))
    assert list(carried(home, away, motion).changes) == ["proposal"]


def test_what_was_handed_in_elsewhere_counts_as_handed_in_only_as_it_was(laptops, motion):
    home, away = laptops
    at(home, 5)
    home.papers.edit(motion, title="Sprachkurse")
    home.papers.submit(motion, reason="Prüfung")
    arrival = carried(home, away, motion)
    at(away, 9)
    away.papers.edit(motion, proposal=RichText.of("Der Beirat bittet um Abendkurse."))
    assert away.submissions.accept(arrival, parts={"title"}).state is PaperState.DRAFT
    assert away.submissions.accept(arrival).state is PaperState.SUBMITTED


def test_a_draft_changes_what_was_handed_in_only_for_a_reason(laptops, motion):
    home, away = laptops
    away.papers.submit(motion, reason="Prüfung")
    at(home, 5)
    home.papers.edit(motion, title="Sprachkurse")
    arrival = carried(home, away, motion)
    assert "bleibt ein Entwurf" in " ".join(finding(found).mend for found in arrival.findings)
    with pytest.raises(Refused) as refused:
        away.submissions.accept(arrival)
    assert (refused.value.rule, refused.value.overridable) == ("submission.draft_over", True)
    assert "ist schon eingereicht" in refusal(refused.value)
    assert away.papers.get(motion).title == "Kurse"
    assert away.submissions.accept(arrival, reason="Berichtigt").title == "Sprachkurse"


def test_a_list_that_counts_in_another_way_is_seen_as_a_change(office):
    def counted(numbering):
        kind = BlockKind.ITEM
        return RichText((Block((Run("prüfen"),), kind, ordered=True, first=True, numbering=numbering),))

    paper = office.papers.add(title="Kurse", proposal=counted("1."))
    office.papers.submit(paper.id, reason="Prüfung")
    content = write(Submission(public_part(replace(paper, proposal=counted("a)")))))
    arrival = office.submissions.look_into(content, "antrag.json")
    told = {one.kind: one.text for one in arrival.changes["proposal"] if one.kind is not Kind.SAME}
    assert told == {Kind.REMOVED: "1.", Kind.ADDED: "a)"}
