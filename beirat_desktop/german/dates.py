"""Dates and times as German writes them, without the machine's locale."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from beirat_desktop.domain.dates import DatePart, PartialDate
from beirat_desktop.domain.errors import Refused

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
DATE_PARTS = {DatePart.BEGINNING: "Anfang", DatePart.MIDDLE: "Mitte", DatePart.END: "Ende"}
_MONTHS_BY_START = {name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)}

REFUSED = {
    "date.day_without_month": "Zum Tag {day} des Jahres {year} fehlt der Monat. Bitte den Monat ergänzen.",
    "date.impossible": "„{text}“ ist kein Datum. Möglich sind 2018, 10/2018, 12.10.2018 oder Ende 2018.",
    "date.part_of_a_day": "Ein Tag hat kein „{part}“: Möglich sind {day} oder {part} eines Monats oder Jahres.",
    "date.unreadable": "„{text}“ ist kein Datum. Bitte als 24.05.2012 eingeben.",
    "time.unreadable": "„{text}“ ist keine Uhrzeit. Bitte als 17:00 eingeben.",
}


def long_date(day: date) -> str:
    """Donnerstag, 24. Mai 2012."""
    return f"{WEEKDAYS[day.weekday()]}, {written_date(day)}"


def written_date(day: date) -> str:
    """24. Mai 2012."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year:04}"


def short_date(day: date) -> str:
    """24.05.2012."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def weekday_date(day: date) -> str:
    """Do, 24.05.2012."""
    return f"{WEEKDAYS[day.weekday()][:2]}, {short_date(day)}"


def clock(moment: time | datetime) -> str:
    """17:00."""
    return f"{moment.hour:02}:{moment.minute:02}"


def moment_words(moment: datetime) -> str:
    """24.05.2012, 17:00 Uhr."""
    return f"{short_date(moment.date())}, {clock(moment)} Uhr"


def clock_on(moment: datetime, day: date) -> str:
    """17:00, or 0:15 (Freitag) where it is another day than the one at hand."""
    return clock(moment) if moment.date() == day else f"{moment.hour}:{moment.minute:02} ({WEEKDAYS[moment.weekday()]})"


def hour_on(moment: datetime, day: date) -> str:
    """17:00 Uhr, or 0:15 Uhr des 13.03.2026 where it is another day than the one at hand, as the minutes say."""
    if moment.date() == day:
        return f"{clock(moment)} Uhr"
    return f"{moment.hour}:{moment.minute:02} Uhr des {short_date(moment.date())}"


def span_on(begin: datetime, end: datetime | None, day: date) -> str:
    """17:30–18:45 Uhr, 23:10–0:15 Uhr des 13.03.2026, ab 17:30 Uhr."""
    if end is None:
        return f"ab {hour_on(begin, day)}"
    return f"{hour_on(begin, begin.date()).removesuffix(' Uhr')}–{hour_on(end, day)}"


def relative_day(day: date, today: date) -> str:
    """Heute, gestern, vor 3 Tagen, in 2 Wochen: as one says it, beginning in lower case."""
    days = (day - today).days
    near = {0: "heute", 1: "morgen", -1: "gestern", 2: "übermorgen", -2: "vorgestern"}
    if days in near:
        return near[days]
    distance = abs(days)
    if distance < 14:
        span = f"{distance} Tagen"
    elif distance < 61:
        span = f"{distance // 7} Wochen"
    elif distance < 731:
        span = f"{distance * 12 // 365} Monaten"
    else:
        span = f"{distance * 100 // 36525} Jahren"
    return f"in {span}" if days > 0 else f"vor {span}"


def relative_moment(moment: datetime, now: datetime) -> str:
    """Gerade eben, vor 5 Minuten, vor 2 Stunden, else as relative_day."""
    minutes = int((now - moment).total_seconds() // 60)
    if 0 <= minutes < 1:
        return "gerade eben"
    if 1 <= minutes < 60:
        return f"vor {minutes} Minuten" if minutes > 1 else "vor einer Minute"
    if minutes >= 60 and moment.date() == now.date():
        hours = minutes // 60
        return f"vor {hours} Stunden" if hours > 1 else "vor einer Stunde"
    return relative_day(moment.date(), now.date())


def parse_date(text: str, today: date) -> date:
    """Read 24.05.2012, 24.5.12, 24.5., 24. Mai 2012, 2012-05-24, heute or morgen; a year left out is today's."""
    cleaned = text.strip().casefold()
    words = {"heute": 0, "morgen": 1, "gestern": -1, "übermorgen": 2}
    if cleaned in words:
        return date.fromordinal(today.toordinal() + words[cleaned])
    cleaned = re.sub(r"^[a-zä]+,\s*", "", cleaned)
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", cleaned):
        year, month, day = (int(part) for part in iso.groups())
    elif match := re.fullmatch(r"(\d{1,2})\.\s*(?:(\d{1,2})\.?|([a-zä]{3,9})\.?)\s*(\d{4}|\d{2})?", cleaned):
        day = int(match[1])
        month = int(match[2]) if match[2] else _month(match[3])
        year = today.year if match[4] is None else int(match[4])
        year += 2000 if match[4] is not None and len(match[4]) == 2 else 0
    else:
        raise Refused("date.unreadable", text=text)
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused("date.unreadable", text=text) from None


def partial_words(known: PartialDate) -> str:
    """2018, 9/2018, 12.10.2018, Ende 2012: no more than is known."""
    said = f"{known.month}/{known.year:04}" if known.month is not None and known.day is None else str(known)
    return f"{DATE_PARTS[known.part]} {said}" if known.part is not None else said


def period_words(start: PartialDate | None, end: PartialDate | None, today: date, *, pointed: bool = False) -> str:
    """Seit 2011, ab 2030, bis Ende 2012, 10/2016 bis 2018. pointed: what begins does not go on from there."""
    if start is not None and end is not None:
        return partial_words(start) if start == end else f"{partial_words(start)} bis {partial_words(end)}"
    if start is not None:
        return partial_words(start) if pointed else f"{'ab' if start.first > today else 'seit'} {partial_words(start)}"
    return f"bis {partial_words(end)}" if end is not None else ""


def read_partial(text: str) -> PartialDate:
    """Read what PartialDate.parse reads, and Ende 2012, Oktober 2018, 12. Oktober 2018, Anfang 10/2018, seit 2011."""
    cleaned = re.sub(r"^(?:seit|ab|von|vom|bis|am|im)\s+", "", text.strip().casefold())
    part = next((one for one, word in DATE_PARTS.items() if cleaned.startswith(f"{word.casefold()} ")), None)
    if part is not None:
        cleaned = re.sub(r"^(?:des jahres|im jahr)\s+", "", cleaned.partition(" ")[2].strip())
    if named := re.fullmatch(r"(?:(\d{1,2})\.\s*)?([a-zä]{3,9})\.?\s*(\d{4})", cleaned):
        cleaned = ".".join(filter(None, (named[1], str(_month(named[2])), named[3])))
    try:
        known = PartialDate.parse(re.sub(r"\s*([./-])\s*", r"\1", cleaned))
    except Refused as error:
        if error.rule != "date.impossible":
            raise
        raise Refused("date.impossible", text=text.strip()) from None
    if known.year < 100 and known.day is not None:
        known = PartialDate(2000 + known.year, known.month, known.day)
    if known.year < 1000:  # a slip of the keys, which would be sorted before everything
        raise Refused("date.impossible", text=text.strip())
    return PartialDate(known.year, known.month, known.day, part)


def _month(name: str) -> int:
    number = _MONTHS_BY_START.get(name[:3], 0)
    return number if number and MONTHS[number - 1].casefold().startswith(name) else 0


def parse_time(text: str) -> time:
    """Read 17:00, 17.00, 1700, 17 or 17 Uhr."""
    cleaned = text.strip().casefold().removesuffix("uhr").strip()
    match = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?", cleaned) or re.fullmatch(r"(\d{2})(\d{2})", cleaned)
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise Refused("time.unreadable", text=text)
    return time(int(match[1]), int(match[2] or 0))


WORDS = {DatePart: DATE_PARTS}
