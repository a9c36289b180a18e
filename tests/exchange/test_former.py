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
