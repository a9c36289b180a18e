"""What is typed for a vote and not recorded yet outlives a killed program."""

from __future__ import annotations

import json
from datetime import datetime

from beirat_desktop.desktop.drafts import Draft, Drafts
from beirat_desktop.desktop.live.item_desk import ItemDesk
from beirat_desktop.domain.text import RichText
from beirat_desktop.usecases.live.resolutions import DeskItem


class UnrecordedVote:
    """Stands between the fields of the desk and the drafts on the disk."""

    def __init__(self, drafts: Drafts, desk: ItemDesk) -> None:
        self._drafts, self._desk = drafts, desk

    def write_ahead(self, row: DeskItem) -> None:
        """Write ahead what is typed for a vote, at every key. OSError: the disk does not answer."""
        typed, wording = self._desk.draft()
        if not typed:
            self.forget(row.item.id)
            return
        now = datetime.now()
        shape = json.dumps({"votes": len(row.votes), "fields": typed})
        self._drafts.ahead(Draft(row.item.id, "vote", shape, now))
        if not wording.empty:
            self._drafts.ahead(Draft(row.item.id, "wording", wording, now))

    def forget(self, item_id: str) -> None:
        """It was recorded, or taken out of the fields."""
        for name in ("vote", "wording"):
            self._drafts.drop(item_id, name)

    def waits_at(self, row: DeskItem) -> bool:
        """Whether a vote on the item was typed and not recorded."""
        shape = self._typed(row).get("vote")
        return isinstance(shape, str) and json.loads(shape)["votes"] == len(row.votes)

    def _typed(self, row: DeskItem) -> dict[str, object]:
        return {draft.field: draft.value for draft in self._drafts.of(row.item.id)}

    def take_up(self, row: DeskItem) -> bool:
        """What was typed for a vote before the program or the item was left stands in the fields again; if any."""
        typed = self._typed(row)
        shape, wording = typed.get("vote"), typed.get("wording")
        if not isinstance(shape, str):
            return False
        known = json.loads(shape)
        if known["votes"] != len(row.votes):
            self.forget(row.item.id)  # it was recorded, or something else was
            return False
        self._desk.take_up(known["fields"], wording if isinstance(wording, RichText) else RichText())
        return True
