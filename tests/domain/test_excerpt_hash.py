"""By which counts an excerpt is known to say something else today."""

from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.excerpts import content_hash
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Ballot, FactionCount, Vote, VoteForm

ITEM = AgendaItem("m", "Wohnen", number="Ö 1")
VOTE = Vote("r", yes=14, no=1, abstentions=2, present=17)
RESOLVED = (
    Resolution("beirat", date(2012, 5, 24), RichText.of("So."), Outcome.ADOPTED, agenda_item_id=ITEM.id, id="r"),
)


@pytest.mark.parametrize(
    "change",
    [
        {"form": VoteForm.SECRET},
        {"yes": 13},
        {"no": 2},
        {"abstentions": 1},
        {"invalid": 1},
        {"not_voting": 1},
        {"excluded": 1},
        {"present": 18},
        {"stated": "mit großer Mehrheit"},
        {"factions": (FactionCount("spd", 14),)},
        {"ballots": (("p", next(iter(Ballot))),)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_count_that_was_corrected_makes_another_excerpt(change: dict[str, object]) -> None:
    assert content_hash(ITEM, RESOLVED, (replace(VOTE, **change),)) != content_hash(ITEM, RESOLVED, (VOTE,))  # type: ignore[arg-type]


def test_what_no_excerpt_says_makes_none() -> None:
    assert content_hash(ITEM, RESOLVED, (replace(VOTE, mover="Frau Weiß"),)) == content_hash(ITEM, RESOLVED, (VOTE,))
