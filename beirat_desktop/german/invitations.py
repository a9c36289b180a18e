"""Words of invitations, supplements and notices."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from beirat_desktop.domain.agenda_tree import ItemChange
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.places import Address, Place
from beirat_desktop.domain.supplements import MeetingFact
from beirat_desktop.german.counts import listed
from beirat_desktop.german.dates import clock, short_date
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.german.unbroken import unbroken_towns

CHANGE_MARKS = {
    ItemChange.ADDED: "neu",
    ItemChange.REMOVED: "entfällt",
    ItemChange.CHANGED: "geändert",
}

MEETING_FACTS = {
    MeetingFact.START: "neuer Beginn",
    MeetingFact.PLACE: "neuer Ort",
}
NOTICE_AGAIN = "Die Bekanntmachung ist schon erschienen: bitte neu ausgeben (§ 34 GemO)."

REFUSED = {
    "invitation.already_sent": "Zur Sitzung am {day} wurde schon eingeladen. Änderungen gehen als Nachtrag hinaus.",
    "invitation.not_sent": "Zur Sitzung am {day} wurde noch nicht eingeladen; ein Nachtrag ist nicht nötig.",
    "invitation.agenda_empty": "Die Tagesordnung ist leer. Bitte zuerst die Punkte der Sitzung zusammenstellen.",
    "invitation.late": "Die Einladung ginge den Mitgliedern am {received} zu; es {days:bliebe # voller Tag|blieben # "
    "volle Tage}, "
    "nötig {needed:ist #|sind #} (§ 34 GemO). Sitzung verschieben, als dringend einberufen, oder mit Begründung "
    "dennoch versenden.",
    "invitation.received_before_sent": "Der Zugang am {received} läge vor dem Versand am {sent}. Bitte die Tage "
    "prüfen.",
    "invitation.published_in_future": "Der {published} liegt in der Zukunft. Bitte den Tag eintragen, wenn die "
    "Bekanntmachung erschienen ist.",
    "invitation.sent_in_future": "Der Versand am {sent} liegt in der Zukunft. Bitte den Tag prüfen.",
    "invitation.after_meeting": "Der Versand am {sent} läge nicht vor der Sitzung am {day}. Bitte die Tage prüfen.",
    "invitation.supplement_stored_when_sent": "Die Fassung für das Internet wird festgehalten, wenn der Nachtrag unter "
    "„Einladung“ versandt wird. Bitte ihn dort versenden; danach steht sie hier unter Ausgaben und in der Ablage.",
    "invitation.nothing_changed": "Seit dem Versand hat sich an Tagesordnung, Beginn und Ort nichts geändert.",
}


def fact_changes(meeting: Meeting, facts: Sequence[MeetingFact]) -> tuple[tuple[str, str, str], ...]:
    """What changed of the meeting itself: the word for it, what holds now, what was announced before."""
    found = []
    if MeetingFact.START in facts and meeting.sent_start is not None:
        found.append((MEETING_FACTS[MeetingFact.START], _hour(meeting.start), _hour(meeting.sent_start)))
    if MeetingFact.PLACE in facts and meeting.sent_place is not None:
        now, before = meeting.place, meeting.sent_place
        if now.address == before.address:  # another room of the same house
            now, before = replace(now, address=Address()), replace(before, address=Address())
        found.append((MEETING_FACTS[MeetingFact.PLACE], _where(now), _where(before)))
    return tuple(found)


def _hour(start: datetime) -> str:
    return f"{clock(start)}\u00a0Uhr"


def _where(place: Place) -> str:
    where = ", ".join(part for part in (place.room, place.building, *place.address.lines) if part)
    return unbroken_towns(where) or "nicht angegeben"


def greeting(meeting: Meeting, of: str) -> str:
    """The sentence an invitation begins with, where nobody worded another."""
    return f"hiermit lade ich Sie zur {meeting_name(meeting)} {of} ein."


def urgency_notice(reason: str) -> str:
    """Why the period is short."""
    why = f" Grund: {reason.strip().rstrip('.')}." if reason.strip() else ""
    return (
        f"Die Sitzung wird wegen Dringlichkeit mit verkürzter Frist einberufen (§ 34 GemO).{why} "
        "Zu Beginn der Sitzung entscheidet das Gremium, ob die Dringlichkeit gegeben ist."
    )


SECOND_CALL = "zweite Einberufung (§\u00a039 GemO)"


def with_second_call(line: str, *, again: bool) -> str:
    """What stands below an item's title, with the mark of one that is called the second time."""
    return " · ".join(filter(None, (line, SECOND_CALL if again else "")))


def dealt_with_before(line: str, number: str) -> str:
    """Where a new item is called that has a number behind those after it."""
    return " · ".join(filter(None, (line, f"wird vor {number} aufgerufen")))


def second_call_notice(the: str, numbers: Sequence[str], first: Iterable[date]) -> str:
    """For which items three members suffice, and the days on which they were left for lack of quorum."""
    points = f"zum Tagesordnungspunkt {numbers[0]}" if len(numbers) == 1 else f"zu den Punkten {listed(list(numbers))}"
    days = [short_date(day) for day in sorted(set(first))]
    left = f"in der Sitzung vom {listed(days)}" if days else "in einer früheren Sitzung"
    return (
        f"Die Sitzung wird {points} zum zweiten Mal einberufen, weil {left} die Beschlussfähigkeit fehlte. "
        f"{the} ist hierzu beschlussfähig, wenn mindestens drei Mitglieder anwesend sind: 3\u00a0Mitglieder genügen "
        "(§\u00a039 Abs.\u00a01 Satz\u00a02 GemO)."
    )


WORDS = {MeetingFact: MEETING_FACTS}
