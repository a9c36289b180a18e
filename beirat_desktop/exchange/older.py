"""Files of earlier versions, brought to the form of today before they are read.

What does not look as it should is left as it stands: the reader refuses it then, naming its path.
"""

from __future__ import annotations

from typing import Any

from beirat_desktop.domain.plain import Unreadable, from_data
from beirat_desktop.domain.text import RichText

OBJECTION_TAKEN_OVER = "Aus einer älteren Akte übernommen; die Entscheidung steht im Text."


def from_version_1(data: dict[str, Any]) -> None:
    """The duration of a talk was called "minutes", in its history too; objections to the minutes were one text."""
    for own in _ours(data, "speaker"):
        if "minutes" in own and "duration" not in own:
            own["duration"] = own.pop("minutes")
    for own in _ours(data, "change"):
        if own.get("noun") == "speakers" and isinstance(own.get("fields"), list):
            for entry in own["fields"]:
                if isinstance(entry, list) and entry[:1] == ["minutes"]:
                    entry[0] = "duration"
    for minutes in _objects(data, "minutes"):
        kept = minutes.get("beirat")
        if not isinstance(kept, dict) or not kept.get("objections"):
            continue
        try:
            said = from_data(RichText, kept["objections"]).plain
        except Unreadable:
            continue
        del kept["objections"]
        data.setdefault("correction", []).append(_objection(minutes, kept, said))


def _objection(minutes: dict[str, Any], own: dict[str, Any], said: str) -> dict[str, Any]:
    """The text about objections as an act; how the body decided was not kept apart, and the act says so."""
    return {
        "id": f"{minutes.get('id')}-objection",
        "created": minutes.get("created"),
        "modified": minutes.get("modified"),
        "beirat": {
            "meeting_id": own.get("meeting_id"),
            "kind": "objection",
            "made_on": own.get("issued_on") or str(minutes.get("modified"))[:10],
            "made_by": "",
            "reason": OBJECTION_TAKEN_OVER,
            "wrong": said,
            "accepted": False,
        },
    }


def _objects(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    part = data.get(key)
    return [each for each in part if isinstance(each, dict)] if isinstance(part, list) else []


def _ours(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return [own for each in _objects(data, key) if isinstance(own := each.get("beirat"), dict)]
