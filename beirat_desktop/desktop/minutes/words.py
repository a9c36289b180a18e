"""What the screen of minutes says of steps, items and findings."""

from __future__ import annotations

from datetime import date

from beirat_desktop.desktop import states
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.entries import Entry
from beirat_desktop.desktop.widgets.line_map import Stage, Station
from beirat_desktop.desktop.widgets.models import Column
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.corrections import Correction
from beirat_desktop.domain.minutes import Minutes, MinutesState
from beirat_desktop.domain.votes import Effect, effect, result
from beirat_desktop.german import finding, passed_over
from beirat_desktop.german.consultations import OUTCOMES
from beirat_desktop.german.corrections import CORRECTION_KINDS, instead_words
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.votes import EFFECTS, RESULTS
from beirat_desktop.usecases.minutes.minutes import MinutesLine, PassedOver


def state_line(minutes: Minutes, due: date | None, today: date, first_on: date | None = None) -> list[Station]:
    """Entwurf, unterschrieben, versandt, with their days; late sending is red.

    due: None where an issue went out before, on first_on if that is known.
    """
    at = [MinutesState.DRAFT, MinutesState.SIGNED, MinutesState.ISSUED].index(minutes.state)
    sent, gone = minutes.issued_on, minutes.state is MinutesState.ISSUED
    late = not gone and due is not None and due < today
    if gone:
        unknown = "Tag nicht festgehalten"
    else:
        unknown = f"bis {short_date(due)}" if due is not None else first_issue_words(first_on)
    return [
        Station(states.label(MinutesState.DRAFT), Stage.DONE if at > 0 else Stage.NOW),
        Station(
            states.label(MinutesState.SIGNED),
            Stage.DONE if at > 1 else Stage.NOW if at == 1 else Stage.AHEAD,
            short_date(minutes.signed_on) if minutes.signed_on else "",
        ),
        Station(
            states.label(MinutesState.ISSUED),
            Stage.DONE if gone else Stage.MISSED if late else Stage.AHEAD,
            short_date(sent) if sent is not None else unknown,
            word="überfällig" if late else "",
        ),
    ]


def first_issue_words(first_on: date | None) -> str:
    """What stands where a day would be due, once an issue went out: a corrected one has no period of its own."""
    return "1. Ausgabe ging hinaus" if first_on is None else f"1. Ausgabe {short_date(first_on)}"


def correction_entry(act: Correction) -> Entry:
    """An act that corrected the record of the meeting, or an objection that was not followed."""
    said = instead_words(act) if act.right else act.wrong
    by = f" von {act.raised_by}" if act.raised_by else ""
    parts = [said, act.reason]
    kind = CORRECTION_KINDS[act.kind]
    return Entry(
        f"{kind[:1].upper()}{kind[1:]}{by}",
        " · ".join(part for part in parts if part),
        short_date(act.made_on) if act.accepted else "nicht gefolgt",
        Tone.NEUTRAL,
        tip=", ".join(filter(None, (short_date(act.made_on), act.made_by))),
    )


def passed_words(one: PassedOver) -> tuple[str, str]:
    """What was passed over, and why, by whom and when."""
    said = finding(one.finding).sentence if one.finding is not None else passed_over(one.override.rule)
    where = f"{one.number}: " if one.number and not said.startswith(f"{one.number}: ") else ""
    override = one.override
    by = ", ".join(filter(None, (override.decided_by, short_date(override.decided.date()))))
    return f"Übergangen: {where}{said}", f"Grund: {override.reason} ({by})"


def corrected_words(act: Correction) -> tuple[str, str]:
    """What was put right, and why, by whom and when; an objection that was not followed put nothing right."""
    entry = correction_entry(act)
    followed = "" if act.accepted else " · nicht gefolgt"
    return f"{entry.title}: {entry.sub}{followed}", entry.tip


def line_entry(line: MinutesLine) -> Entry:
    """An item with its result and the beginning of what was said."""
    item = line.item
    parts = [item.course.plain, line.resolution.text.plain if line.resolution is not None else ""]
    said = " · ".join(" ".join(part.split()) for part in parts if part.strip())
    word, tone = _result(line)
    return Entry(
        item.title,
        said[:300] or "noch ohne Verlauf",
        word,
        tone,
        "item",
        item.id,
        line.number,
        tip=f"{said[:600]}\n\nZum Sitzungstisch" if said else "Verlauf am Sitzungstisch eintragen",
    )


def _result(line: MinutesLine) -> tuple[str, Tone]:
    outcome = line.item.outcome or (line.resolution.outcome if line.resolution is not None else None)
    if line.vote is not None and effect(line.vote) is Effect.VOID:
        return EFFECTS[Effect.VOID], Tone.RED
    if outcome is None:
        return ("", Tone.NEUTRAL) if line.item.public else ("nichtöffentlich", Tone.AMBER)
    tone = states.tone(outcome)
    if line.vote is not None and line.vote.counted and outcome in (Outcome.ADOPTED, Outcome.REJECTED):
        return RESULTS[result(line.vote).kind], tone
    return OUTCOMES[outcome], tone


LIST_COLUMNS = (
    Column("TOP", lambda line: line.number, width=60),
    Column("Titel", lambda line: line.item.title, width=260),
    Column("Teil", lambda line: "öffentlich" if line.item.public else "nichtöffentlich", width=110),
    Column("Ergebnis", lambda line: _result(line)[0] if line.item.outcome or line.resolution else "", width=150),
    Column("Verlauf", lambda line: " ".join(line.item.course.plain.split()), width=260),
    Column(
        "Beschluss",
        lambda line: " ".join(line.resolution.text.plain.split()) if line.resolution is not None else "",
        width=260,
    ),
)
"""What the list that goes out says of each item of the minutes."""
