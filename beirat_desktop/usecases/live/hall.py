"""The second screen, for the room."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from beirat_desktop.domain.agenda import AgendaItem, ItemState, invited_again
from beirat_desktop.domain.agenda_tree import numbers
from beirat_desktop.domain.projection import Projection, projected
from beirat_desktop.domain.quorum import quorum_at
from beirat_desktop.domain.text import RichText
from beirat_desktop.store.store import Store
from beirat_desktop.usecases.asof import committee_of
from beirat_desktop.usecases.live.decisions import of_item, votes_of
from beirat_desktop.usecases.publications.public_view import public_view


class Hall:
    """What everybody in the room sees."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def view(self, meeting_id: str, wording: RichText | None = None) -> Projection:
        """The item on the floor as the room may read it; wording: what is being voted on, as it is typed."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            committee = committee_of(unit, meeting)
            items = unit.agenda_items.where(meeting_id=meeting_id, removed_by=None)
            item = next((one for one in items if one.state is ItemState.CURRENT), None)
            quorum = quorum_at(
                committee.statutory_seats,
                unit.attendances.where(meeting_id=meeting_id),
                unit.exclusions.where(agenda_item_id=item.id) if item is not None else (),
                item.id if item is not None else "",
                second_call=item is not None and invited_again(item),
            )
            with public_view(unit, meeting_id) as publication:
                given = numbers(items, committee.profile.item_numbering)

                def of(one: AgendaItem, typed: RichText | None = None) -> Projection:
                    return projected(
                        meeting,
                        quorum,
                        publication,
                        one,
                        given[one.id],
                        paper=unit.papers.find(one.paper_id),
                        resolution=of_item(unit, one.id),
                        votes=votes_of(unit, one.id),
                        wording=typed,
                    )

                shown = of(item, wording) if item is not None else projected(meeting, quorum, publication)
                voted = [vote for vote in unit.votes.where(agenda_item_id=[one.id for one in items]) if vote.moment]
                last = max(voted, key=lambda vote: (vote.moment or datetime.min, vote.position), default=None)
                if last is None or (item is not None and last.agenda_item_id == item.id):
                    return shown
                before = of(next(one for one in items if one.id == last.agenda_item_id))
                return replace(shown, before=before) if before.vote is not None else shown
