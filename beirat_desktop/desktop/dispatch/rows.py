"""The lines of the list: each member with what went to them and what they said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.models import Column
from beirat_desktop.domain.dispatch import Coming, Standing
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.places import Channel
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.german import finding, word
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.dispatch import (
    SEVERAL,
    answer_words,
    left_words,
    quoted_names,
    receipt_words,
    said_words,
)
from beirat_desktop.usecases.dispatch.dispatch import DeliveryRow
from beirat_desktop.usecases.dispatch.replies import ReplyRow

STANDING_TONES = {
    Standing.IN_TIME: Tone.GREEN,
    Standing.LATE: Tone.RED,
    Standing.WAIVED: Tone.BLUE,
    Standing.HEALED: Tone.BLUE,
    Standing.TAKEN_BACK: Tone.NEUTRAL,
}
ANSWER_TONES = {
    Coming.OPEN: Tone.NEUTRAL,
    Coming.YES: Tone.GREEN,
    Coming.LATE: Tone.AMBER,
    Coming.SUBSTITUTE: Tone.BLUE,
    Coming.NO: Tone.RED,
}


@dataclass(frozen=True, slots=True)
class Line:
    """A member, an office that got the paper, or both what went out and what came back."""

    id: str
    name: str
    delivery: DeliveryRow | None = None
    reply: ReplyRow | None = None

    @property
    def person_id(self) -> str:
        """Whose line it is; empty for an office."""
        if self.reply is not None:
            return self.reply.person.id
        return (self.delivery.delivery.person_id or "") if self.delivery is not None else ""

    @property
    def channel(self) -> Channel | None:
        """The way it went, or will go."""
        if self.delivery is not None:
            return self.delivery.delivery.channel
        return self.reply.person.contact.channel if self.reply is not None else None


def lines(deliveries: Sequence[DeliveryRow], replies: Sequence[ReplyRow], *, over: bool) -> list[Line]:
    """Every delivery, with the answer beside it, and who got nothing yet; over: nobody is asked any more."""
    if over:
        replies = [row for row in replies if row.reply is not None]
    by_person = {row.person.id: row for row in replies}
    found = [Line(row.delivery.id, row.name, row, by_person.get(row.delivery.person_id or "")) for row in deliveries]
    listed = {line.person_id for line in found}
    found += [Line(row.person.id, row.person.sorted_name, None, row) for row in replies if row.person.id not in listed]
    return sorted(found, key=lambda line: sort_key(line.name))


def found_sentences(found: Sequence[Finding], most: int) -> list[str]:
    """What is said above the list: the same of several people once, with their names; so many sentences at most."""
    sentences, names = [], {rule: [str(one.facts["name"]) for one in found if one.rule == rule] for rule in SEVERAL}
    for rule, who in names.items():
        if len(who) > 1:
            said, mend = SEVERAL[rule]
            sentences.append(f"{said.format(count=len(who), names=quoted_names(who))} {mend}")
    each = [one for one in found if len(names.get(one.rule, ())) < 2]
    sentences += [" ".join(finding(one)) for one in each[:most]]
    return [*sentences, f"… und {len(each) - most} weitere"] if len(each) > most else sentences


def _way(line: Line) -> str:
    channel = word(line.channel) if line.channel is not None else ""
    public = line.delivery is not None and line.delivery.delivery.public
    return f"{channel}, öffentlicher Teil" if public else channel


def _sent(line: Line) -> str:
    return left_words(line.delivery.delivery) if line.delivery is not None else ""


def _received(line: Line) -> str:
    row = line.delivery
    if row is None or not row.delivery.stands:
        return ""
    if row.delivery.person_id is None:  # whoever prints the notice; it is public once it appears
        return f"erschienen am {short_date(row.received)}" if row.delivery.received_on else "noch nicht erschienen"
    return receipt_words(row.delivery, row.received)


def _received_on(line: Line) -> date:
    return line.delivery.received if line.delivery is not None else date.min


def _standing(line: Line) -> str:
    row = line.delivery
    if row is None:
        return ""
    if not row.delivery.stands:
        return word(Standing.TAKEN_BACK)
    if row.delivery.trouble:
        return "nicht versandt"
    if row.standing is None:
        return ""
    waived = row.waived and row.standing is not Standing.WAIVED
    return f"{word(row.standing)}, {word(Standing.WAIVED)}" if waived else word(row.standing)


def _standing_tone(line: Line) -> Tone | None:
    row = line.delivery
    if row is None:
        return None
    if row.delivery.trouble and row.delivery.stands:
        return Tone.RED
    return STANDING_TONES[row.standing] if row.standing is not None else Tone.NEUTRAL


def _tip(line: Line) -> str:
    row = line.delivery
    if row is None:
        return ""
    tips = [" ".join(finding(one)) for one in row.findings]
    tips += [row.delivery.withdrawn_reason, row.delivery.trouble, row.delivery.note]
    if row.delivery.sha512:
        tips.append(f"Prüfsumme (SHA-512): {row.delivery.sha512[:32]}…")
    return "\n".join(filter(None, tips))


def _answer(line: Line) -> str:
    row = line.reply
    return answer_words(row.reply, row.answer, row.begins, row.substitute) if row is not None else ""


def _said(line: Line) -> str:
    if line.reply is None:
        return ""
    note = line.reply.reply.note if line.reply.reply is not None else ""
    return ": ".join(filter(None, (said_words(line.reply.reply), note)))


def _answer_tone(line: Line) -> Tone | None:
    return ANSWER_TONES[line.reply.answer] if line.reply is not None else None


SENT_COLUMNS = (
    Column("Versandt", _sent, width=146, tip=_sent),
    Column("Zugang", _received, _received_on, width=178, tip=_received),
    Column("Frist", _standing, tone=_standing_tone, width=120, tip=_tip),
)
"""What there is to tell once something went out."""
COLUMNS = (
    Column("Name", lambda line: line.name, width=180),
    Column("Weg", _way, width=92, tip=_way),
    *SENT_COLUMNS,
    Column("Antwort", _answer, tone=_answer_tone, width=168, tip=_answer),
    Column("Wann und durch wen", _said, width=200, tip=_said, stretch=True),
)
