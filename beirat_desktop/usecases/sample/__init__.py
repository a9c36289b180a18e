"""A believable record to look around in: a Beirat over two terms, built through the use cases alone.

The first term is the past, with three true chains of motions; the second leads up to today. All people are
invented. The clock of the record is set to each day on which something is done, so that history, numbers and
deadlines are those of the time.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from beirat_desktop import paths
from beirat_desktop.store.store import Store
from beirat_desktop.usecases.sample.days import HELD_LATELY, PAST, meeting_days
from beirat_desktop.usecases.sample.programmes import Programmes

__all__ = ["build_sample", "meeting_days"]


def build_sample(store: Store, today: date) -> None:
    """Fill an empty record; the next meeting lies some ten days after today."""
    clock = store.now
    try:
        _build(Programmes(store, today, meeting_days(today)))
    finally:
        store.now = clock
    store.forget_undo()


def _build(sample: Programmes) -> None:
    sample.found()
    papers: list[dict[str, Any]] = json.loads(
        (paths.resources() / "sample" / "papers.json").read_text(encoding="utf-8")
    )
    sample.chain_b_begins()
    for key in PAST:
        sample.hold(key, [p for p in papers if p["when"] == key])
    sample.later_report()
    for number in range(1, HELD_LATELY + 1):
        sample.hold(f"r{number}", [p for p in papers if p["when"] == f"r{number}"])
    sample.prepare_next([p for p in papers if p["when"] == "next"])
    sample.plan("later", sample.today - timedelta(days=3))
    sample.loose([p for p in papers if p["when"] in ("submitted", "draft", "refused")])
    sample.initiatives()
