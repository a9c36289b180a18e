"""Files of version 1: what was called again as a whole is the second call of its items."""

from beirat_desktop.exchange.former import newer


def test_a_meeting_called_again_becomes_the_second_call_of_what_was_put_off() -> None:
    def meeting(key: str, month: int, **own: object) -> dict[str, object]:
        return {"id": key, "organization": "c", "start": f"2026-0{month}-12T18:00:00", "beirat": dict(own)}

    data = {
        "meeting": [meeting("first", 3), meeting("again", 4, second_call=True), meeting("lost", 5, second_call=True)],
        "agendaItem": [
            {"id": "left", "meeting": "first", "name": "Wohnen", "beirat": {"outcome": "postponed"}},
            {"id": "called", "meeting": "again", "name": "Wohnen"},
            {"id": "new", "meeting": "again", "name": "Neues"},
            {"id": "nowhere", "meeting": "lost", "name": "Anderes"},
        ],
    }
    made = newer(data)
    own = {one["id"]: one.get("beirat", {}) for one in made["agendaItem"]}
    assert own["left"]["left_without_quorum"] is True
    assert {key: fields["second_call_of"] for key, fields in own.items() if "second_call_of" in fields} == {
        "called": "left"
    }
    notes = {one["id"]: one.get("beirat", {}).get("note", "") for one in made["meeting"]}
    assert [key for key, note in notes.items() if "war nicht festgehalten" in note] == ["lost"]
    assert all("second_call" not in one.get("beirat", {}) for one in made["meeting"])


def own(made: dict[str, list[dict[str, object]]], key: str) -> dict[object, object]:
    return {one["id"]: one.get("beirat") for one in made[key]}


def test_how_somebody_took_part_becomes_what_was_declared_and_when_they_were_there() -> None:
    def attendance(key: str, **fields: object) -> dict[str, object]:
        return {"id": key, "beirat": {"meeting_id": "m", **fields}}

    made = newer(
        {
            "meeting": [{"id": "m", "start": "2026-03-12T18:00:00", "beirat": {"opened": "18:05:00"}}],
            "attendance": [
                attendance("expected"),
                attendance("there", state="present", stays=[{"arrived": "18:30:00", "left": None}]),
                attendance("all the time", state="present"),
                attendance("by video", state="remote", stays=[{"arrived": "23:50:00", "left": "00:10:00"}]),
                attendance("excused", state="excused", stays=[{"arrived": "18:30:00"}]),
                attendance("away", state="absent"),
                {"id": "astray", "beirat": {"meeting_id": "none", "state": "present"}},
            ],
        }
    )
    where = {"meeting_id": "m"}
    assert own(made, "attendance") == {
        "expected": where | {"declared": "nothing"},
        "there": where | {"declared": "nothing", "stays": [{"arrived": "2026-03-12T18:30:00"}]},
        "all the time": where | {"declared": "nothing", "stays": [{"arrived": "2026-03-12T18:05:00"}]},
        "by video": where
        | {"declared": "remote", "stays": [{"arrived": "2026-03-12T23:50:00", "left": "2026-03-13T00:10:00"}]},
        "excused": where | {"declared": "excused"},
        "away": where | {"declared": "absent"},
        "astray": {"meeting_id": "none", "state": "present"},
    }


def test_the_vote_of_a_resolution_becomes_one_of_its_item_with_what_was_voted_on() -> None:
    def resolution(key: str, **fields: object) -> dict[str, object]:
        return {"id": key, "beirat": {"agenda_item_id": f"item of {key}", **fields}}

    def vote(key: str, **fields: object) -> dict[str, object]:
        return {"id": key, "beirat": {"resolution_id": key, "yes": 3, **fields}}

    made = newer(
        {
            "resolution": [
                resolution("plain", text="Wortlaut"),
                resolution("put off", outcome="postponed"),
                resolution("noted", outcome="noted"),
                {"id": "of none", "beirat": {"text": "Allein"}},
            ],
            "vote": [
                vote("plain"),
                vote("put off"),
                vote("noted"),
                vote("of none"),
                vote("unknown"),
                {"id": "new", "beirat": {"resolution_id": "plain", "agenda_item_id": "own"}},
            ],
        }
    )
    assert own(made, "vote") == {
        "plain": {"resolution_id": "plain", "yes": 3, "wording": "Wortlaut", "agenda_item_id": "item of plain"},
        "put off": {"resolution_id": "put off", "yes": 3, "agenda_item_id": "item of put off", "kind": "adjourned"},
        "noted": {"resolution_id": "noted", "yes": 3, "agenda_item_id": "item of noted", "kind": "procedure"},
        "of none": {"resolution_id": "of none", "yes": 3, "wording": "Allein"},
        "unknown": {"resolution_id": "unknown", "yes": 3},
        "new": {"resolution_id": "plain", "agenda_item_id": "own"},
    }
