"""Files of the former form, brought to the one of today before they are read.

Version 1 kept times of a meeting without their day, and how a person took part as one state with the times of those
who came late or went early; some fields had other names. db/versions does the same to a record. What does not look as
it should is left as it stands: the reader refuses it then, naming its path.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from beirat_desktop.domain.moments import local
from beirat_desktop.domain.plain import Unreadable, from_data
from beirat_desktop.domain.text import RichText

OBJECTION_TAKEN_OVER = "Aus einer älteren Akte übernommen; die Entscheidung steht im Text."
SECOND_CALL_TAKEN_OVER = (
    "Aus einer älteren Akte: zum zweiten Mal einberufen (§ 39 GemO); zu welchen Punkten, war nicht festgehalten."
)
DECLARED = {"excused": "excused", "absent": "absent", "remote": "remote"}


def newer(data: dict[str, Any]) -> dict[str, Any]:
    """The plain data of a file of version 1 as version 2 writes them; what does not fit is left for the reader."""
    begun: dict[str, datetime] = {}
    made = dict(data)
    made["meeting"] = [_meeting(one, begun) for one in _objects(data, "meeting")]
    made["attendance"] = [_attendance(one, begun) for one in _objects(data, "attendance")]
    made["committee"] = [_committee(one) for one in _objects(data, "committee")]
    made = {key: part for key, part in made.items() if part or key in data}
    _renamed(made)
    _votes_of_items(made)
    _second_calls(made)
    return made


def _second_calls(data: dict[str, Any]) -> None:
    """A meeting as a whole was called again: its items become the second call of those put off before."""
    meetings = {one.get("id"): one for one in _objects(data, "meeting") if isinstance(one, dict)}
    items = [one for one in _objects(data, "agendaItem") if isinstance(one, dict)]
    for meeting in meetings.values():
        own = meeting.get("beirat")
        if not isinstance(own, dict) or not own.pop("second_call", False):
            continue
        found = [
            link
            for item in items
            if item.get("meeting") == meeting.get("id") and (link := _put_off(item, items, meetings))
        ]
        for item, first in found:
            item.setdefault("beirat", {})["second_call_of"] = first.get("id")
            first["beirat"]["left_without_quorum"] = True
        if not found:
            own["note"] = "\n".join(part for part in (_said(own, "note"), SECOND_CALL_TAKEN_OVER) if part)


def _put_off(
    item: dict[str, Any], items: list[dict[str, Any]], meetings: dict[Any, dict[str, Any]]
) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The item with the latest one of the same committee that was put off on the same paper, or of the same title."""

    def subject(one: dict[str, Any]) -> object:
        return _own(one).get("paper_id") or one.get("name")

    here = meetings.get(_said(item, "meeting"), {})
    earlier = [
        one
        for one in items
        if _own(one).get("outcome") == "postponed"
        and subject(one) == subject(item)
        and (there := meetings.get(_said(one, "meeting"))) is not None
        and there.get("organization") == here.get("organization")
        and str(there.get("start")) < str(here.get("start"))
    ]
    latest = max(earlier, key=lambda one: str(meetings[_said(one, "meeting")].get("start")), default=None)
    return (item, latest) if latest is not None else None


def _renamed(data: dict[str, Any]) -> None:
    """The duration of a talk was called "minutes", in its history too; objections to the minutes were one text."""
    for own in _owns(data, "speaker"):
        if "minutes" in own and "duration" not in own:
            own["duration"] = own.pop("minutes")
    for own in _owns(data, "change"):
        if own.get("noun") == "speakers" and isinstance(own.get("fields"), list):
            for entry in own["fields"]:
                if isinstance(entry, list) and entry[:1] == ["minutes"]:
                    entry[0] = "duration"
    for minutes in _objects(data, "minutes"):
        ours = minutes.get("beirat") if isinstance(minutes, dict) else None
        if not isinstance(ours, dict) or not ours.get("objections"):
            continue
        try:
            said = from_data(RichText, ours["objections"]).plain
        except Unreadable:
            continue
        del ours["objections"]
        data.setdefault("correction", []).append(_objection(minutes, ours, said))


KINDS = {
    "adopted": "main",
    "adopted_changed": "main",
    "recommended": "main",
    "rejected": "main",
    "postponed": "adjourned",
    "referred": "referred",
    "referred_back": "referred_back",
    "removed": "item_removed",
}
"""What a vote was on, by the outcome that stood beside it."""


def _votes_of_items(data: dict[str, Any]) -> None:
    """A vote was that of a resolution: it becomes one of the item, with what was voted on."""
    resolutions = {one.get("id"): one.get("beirat") for one in _objects(data, "resolution") if isinstance(one, dict)}
    for own in _owns(data, "vote"):
        resolution = resolutions.get(_said(own, "resolution_id"))
        if not isinstance(resolution, dict) or "agenda_item_id" in own:
            continue
        if "text" in resolution:
            own["wording"] = resolution["text"]
        if "agenda_item_id" in resolution:
            own["agenda_item_id"] = resolution["agenda_item_id"]
            kind = KINDS.get(str(resolution.get("outcome", "adopted")), "procedure")
            if kind != "main":
                own["kind"] = kind


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


def _said(one: dict[str, Any], name: str) -> str:
    """The text that stands there; "" where something else does, which the reader refuses then."""
    key = one.get(name)
    return key if isinstance(key, str) else ""


def _owns(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return [
        one["beirat"] for one in _objects(data, key) if isinstance(one, dict) and isinstance(one.get("beirat"), dict)
    ]


def _objects(data: dict[str, Any], key: str) -> Iterator[Any]:
    part = data.get(key, [])
    return iter(part if isinstance(part, list) else [])


def _own(one: Any) -> dict[str, Any]:
    own = one.get("beirat") if isinstance(one, dict) else None
    return dict(own) if isinstance(own, dict) else {}


def _meeting(one: Any, begun: dict[str, datetime]) -> Any:
    own = _own(one)
    try:
        start = local(one["start"])
        began = _on_day(own["opened"], start) if own.get("opened") else start
        for name in ("opened", "closed"):
            if own.get(name):
                own[name] = _on_day(own[name], began if name == "closed" else start).isoformat()
        if "interruptions" in own:
            own["interruptions"] = [
                [_on_day(at, began).isoformat() if at else None for at in span] for span in own["interruptions"]
            ]
        begun[one["id"]] = began
    except (AttributeError, KeyError, TypeError, ValueError):
        return one
    return {**one, "beirat": own} if own else one


def _attendance(one: Any, begun: dict[str, datetime]) -> Any:
    own = _own(one)
    try:
        state, began = own.pop("state", "expected"), begun[own["meeting_id"]]
        own["declared"] = DECLARED.get(state, "nothing")
        if state not in ("present", "remote"):
            own.pop("stays", None)
        else:
            own["stays"] = [
                {name: _on_day(at, began).isoformat() for name, at in stay.items() if at}
                for stay in own.get("stays") or [{"arrived": began.time().isoformat()}]
            ]
    except (AttributeError, KeyError, TypeError, ValueError):
        return one
    return {**one, "beirat": own}


def _committee(one: Any) -> Any:
    own = _own(one)
    if not isinstance(one, dict) or not isinstance(own.get("profile", {}), dict):
        return one
    # Until now everybody could be represented, and be there by video; excerpts told the resolution alone.
    was = {"substitutes": True, "video": True, "excerpt_content": "resolution"}
    return {**one, "beirat": {**own, "profile": {**was, **own.get("profile", {})}}}


def _on_day(clock: str, began: datetime) -> datetime:
    """A time without its day: on the day of the meeting, or after midnight where that is before its beginning."""
    moment = datetime.combine(began.date(), time.fromisoformat(clock))
    return moment if moment >= began - timedelta(hours=6) else moment + timedelta(days=1)
