"""Words of deliveries and replies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from beirat_desktop.domain.dispatch import Coming, Delivery, Forecast, Reply, Standing
from beirat_desktop.domain.heard import Doubt, Heard, Known
from beirat_desktop.domain.meetings import Meeting, Replaced
from beirat_desktop.domain.moments import read_moment
from beirat_desktop.domain.places import Channel, Security
from beirat_desktop.german.counts import counted, listed
from beirat_desktop.german.dates import WEEKDAYS, clock, long_date, short_date, weekday_date
from beirat_desktop.german.meetings import meeting_name

CHANNELS = {
    Channel.LETTER: "Brief",
    Channel.MAIL: "E-Mail",
    Channel.HANDED: "übergeben",
    Channel.PORTAL: "Ratsportal",
}
SECURITIES = {
    Security.STARTTLS: "STARTTLS",
    Security.TLS: "TLS von Anfang an",
    Security.NONE: "unverschlüsselt",
}
STANDINGS = {
    Standing.IN_TIME: "fristgerecht",
    Standing.LATE: "zu spät",
    Standing.WAIVED: "verzichtet",
    Standing.HEALED: "durch Erscheinen geheilt",
    Standing.TAKEN_BACK: "zurückgenommen",
}
ANSWERS = {
    Coming.OPEN: "offen",
    Coming.YES: "kommt",
    Coming.LATE: "kommt später",
    Coming.SUBSTITUTE: "Vertretung kommt",
    Coming.NO: "kommt nicht",
}

REFUSED = {
    "delivery.already_withdrawn": "Diese Zustellung ist schon zurückgenommen worden.",
    "delivery.reason_missing": "Bitte angeben, warum die Zustellung zurückgenommen wird.",
    "delivery.received_in_future": "Der Zugang am {received} liegt in der Zukunft. Bitte den Tag prüfen.",
    "delivery.nothing_to_print": "Für diese Sitzung ist kein Brief zu drucken. Bitte zuerst einladen, oder bei den "
    "Personen den Weg „Brief“ wählen.",
    "delivery.nothing_to_mail": "Für diese Sitzung geht nichts per E-Mail. Bitte zuerst einladen, oder bei den "
    "Personen den Weg „E-Mail“ wählen.",
    "delivery.no_mail_address": "Wer das Papier per E-Mail erhalten soll, hat keine Adresse: {names}. Bitte unter "
    "„Gremien & Personen“ die E-Mail-Adresse eintragen, oder unter „Zustellung“ als Weg „Brief“ wählen und die Briefe "
    "drucken.",
    "delivery.called_off": "Die Sitzung am {day} ist abgesagt; zu ihr wird nicht mehr eingeladen. Bitte oben die "
    "Absage wählen.",
    "delivery.invited_anew": "Dieses Schriftstück gilt nicht mehr: Zur Sitzung am {day} ist am {sent} neu eingeladen "
    "worden. Bitte oben die neue Einladung wählen; sie sagt, welche sie ersetzt.",
    "delivery.not_invited_anew": "Die Sitzung ist vom {before} auf den {day} verlegt; die Mitglieder sind dazu noch "
    "nicht eingeladen. Bitte zuerst unter „Einladung“ neu einladen. Was schon versandt wurde, bleibt in der Ablage.",
    "delivery.moved_untold": "Die Sitzung am {day} hat nach dem Versand einen anderen Beginn oder Ort erhalten, den "
    "die Mitglieder noch nicht kennen. Bitte zuerst unter „Einladung“ den Nachtrag versenden; er liegt den Briefen und "
    "Mails dann bei.",
    "delivery.nobody_open": "Alle haben geantwortet; zu erinnern ist niemand.",
    "delivery.open_no_mailbox": "Wer noch nicht geantwortet hat, hat keine E-Mail-Adresse: {names}. Bitte anrufen; die "
    "Telefonliste steht unter „Mehr“.",
    "reply.meeting_over": "Die Sitzung am {day} ist „{state}“; eine Rückmeldung ist nicht mehr möglich. Wer da war, "
    "steht unter „Anwesenheit“.",
    "reply.not_late": "Die Sitzung beginnt um {start}; wer um {at} kommt, kommt nicht später. Bitte die Uhrzeit "
    "berichtigen oder „Kommt“ wählen.",
    "reply.no_calendar": "„{name}“ ist keine Antwort aus einem Kalender (.ics). Bitte die Antwort von Hand eintragen.",
    "reply.no_mail": "In „{name}“ steht keine Mail, die sich lesen lässt. Bitte die Mail öffnen, den Text kopieren und "
    "unter „Antwort aus einer Mail“ einfügen.",
    "reply.other_meeting": "Die Antwort in „{name}“ gehört zu keiner Sitzung dieser Akte. Bitte von Hand eintragen.",
    "reply.other_day": "Die Antwort in „{name}“ gilt dem {said}; die Sitzung ist jetzt am {day}. Bitte nachfragen und "
    "von Hand eintragen.",
    "reply.other_hour": "Die Antwort in „{name}“ gilt dem {day} um {said}; die Sitzung beginnt jetzt um {start}. Bitte "
    "nachfragen und von Hand eintragen.",
    "reply.older": "Der Kalender von {name} antwortete am {day} um {said}; eingetragen ist schon, was um {before} "
    "gesagt wurde. Gilt die ältere Antwort doch, bitte von Hand eintragen.",
    "reply.unknown_sender": "Die Antwort kommt von {address}; diese Adresse hat kein Mitglied des Gremiums. Bitte von "
    "Hand eintragen oder die Adresse bei der Person ergänzen.",
}

FINDINGS = {
    "delivery.no_mailbox": (
        "{name} soll die Papiere per E-Mail erhalten, hat aber keine Adresse.",
        "Unter „Gremien & Personen“ die E-Mail-Adresse eintragen oder „Brief“ wählen.",
    ),
    "delivery.no_address": (
        "{name} soll die Papiere als Brief erhalten, die Anschrift ist aber nicht vollständig.",
        "Unter „Gremien & Personen“ Straße, Postleitzahl und Ort eintragen oder einen anderen Weg wählen.",
    ),
    "delivery.late": (
        "{name} hat die Einladung erst am {received} erhalten; spätestens nötig war der {latest} (§ 34 GemO).",
        "Einen Verzicht eintragen; wer erscheint, heilt den Mangel.",
    ),
}

SEVERAL = {
    "delivery.no_mailbox": (
        "{count} Personen sollen die Papiere per E-Mail erhalten, haben aber keine Adresse: {names}.",
        "Unter „Gremien & Personen“ die E-Mail-Adressen eintragen, oder hier als Weg „Brief“ wählen und die Briefe "
        "drucken.",
    ),
    "delivery.no_address": (
        "{count} Personen sollen die Papiere als Brief erhalten, ihre Anschrift ist aber nicht vollständig: {names}.",
        "Unter „Gremien & Personen“ Straße, Postleitzahl und Ort eintragen oder hier einen anderen Weg wählen.",
    ),
}
"""What is said once where the same is found of several."""

AMTSBLATT = "Amtsblatt"
BY_CALENDAR = "Kalender"
BY_MAIL = "E-Mail"
WANTS_SUBSTITUTE = "Wünscht eine Vertretung."

DOUBTS = {
    Doubt.NOTHING: "Ob jemand kommt, ist darin nicht zu erkennen",
    Doubt.SEVERAL: "Es sagt Verschiedenes",
    Doubt.HEDGED: "Es ist nicht eindeutig",
    Doubt.FOR_OTHERS: "Es geht auch um andere",
    Doubt.OTHER_DAY: "Es geht um einen anderen Tag",
}
KNOWN = {
    Known.ADDRESS: "nach der Adresse",
    Known.NAME: "nach dem Namen des Absenders",
    Known.SIGNATURE: "nach dem Namen im Text",
}

WORDS = {
    Channel: CHANNELS,
    Security: SECURITIES,
    Standing: STANDINGS,
    Coming: ANSWERS,
    Doubt: DOUBTS,
    Known: KNOWN,
}


def receipt_words(delivery: Delivery, received: date) -> str:
    """15.05.2012, and that nobody confirmed it where it is computed."""
    return short_date(received) if delivery.received_on is not None else f"{short_date(received)} (errechnet)"


def left_words(delivery: Delivery) -> str:
    """When it went out: the moment of its bytes, else the day; a narrow column cuts that, not what is missing."""
    if delivery.trouble:
        return f"nicht versandt: {delivery.trouble}"
    if delivery.left is None:
        return (
            f"noch nicht erstellt ({short_date(delivery.sent_on)})" if _made(delivery) else short_date(delivery.sent_on)
        )
    return f"{short_date(delivery.left.date())}, {clock(delivery.left)}"


def _made(delivery: Delivery) -> bool:
    return delivery.channel in (Channel.LETTER, Channel.MAIL)


def answer_words(reply: Reply | None, answer: Coming, begins: datetime, substitute: str = "") -> str:
    """kommt später (18:00), also after midnight (0:15, Freitag); Vertretung kommt: Ada Ağırbaş.

    begins: when the meeting begins.
    """
    words = ANSWERS[answer]
    if reply is not None and answer is Coming.LATE and reply.comes_at is not None:
        comes = read_moment(reply.comes_at, begins)
        weekday = f", {WEEKDAYS[comes.weekday()]}" if comes.date() != begins.date() else ""
        words += f" ({clock(comes)}{weekday})"
    if answer is Coming.SUBSTITUTE and substitute:
        words += f": {substitute}"
    return words


def said_before(reply: Reply, began: datetime) -> str:
    """What was said of the day a meeting was moved away from, as the note of an answer that is open again."""
    said = f"Zum {short_date(began.date())}: {answer_words(reply, reply.answer, began)}"
    return ". ".join(filter(None, (said, reply.note)))


def heard_words(heard: Heard, mail: str, name: str, before: str = "") -> str:
    """What was read in a mail and by what, for somebody to check; before: what is entered already."""
    who = f"Von {name} ({KNOWN[heard.known]})." if heard.known and name else "Von wem sie ist, bitte wählen."
    quoted = listed([f"„{' '.join(mail[one.start : one.end].split())}“" for one in heard.passages][:3])
    if heard.answer is not None:
        said = f"{quoted} heißt: {ANSWERS[heard.answer]}."
    elif not heard.own:
        said = "Darin steht nichts Eigenes, nur die Mail, auf die geantwortet wurde. Bitte selbst wählen."
    else:
        doubt = DOUBTS[heard.doubt or Doubt.NOTHING]
        said = f"{doubt}{f': {quoted}' if quoted else ''}. Bitte selbst wählen."
    entered = f"Bisher eingetragen: {before}." if before else ""
    return " ".join(filter(None, (who, said, entered)))


def heard_note(heard: Heard, mail: str, most: int = 160) -> str:
    """What is noted with the answer: the words it was read from."""
    said = "; ".join(" ".join(mail[one.start : one.end].split()) for one in heard.passages)
    if heard.answer is Coming.NO and any(one.answer is Coming.SUBSTITUTE for one in heard.passages):
        said = f"{WANTS_SUBSTITUTE} {said}"
    return said if len(said) <= most else f"{said[: most - 1]}…"


def said_words(reply: Reply | None) -> str:
    """14.05.2012, 09:30, Geschäftsstelle."""
    if reply is None or reply.said is None:
        return ""
    return ", ".join(part for part in (short_date(reply.said.date()), clock(reply.said), reply.said_by) if part)


def forecast_words(found: Forecast, open_names: list[str], most: int = 100) -> str:
    """Whether enough come, and whose answer decides it; most: so many of these are named."""
    said = f"Zugesagt haben {found.coming}, nötig sind {found.needed} (§ 39 GemO)."
    if found.late:
        said += f" Davon {'kommt' if found.late == 1 else 'kommen'} {found.late} später."
    if found.declined:
        said += f" Abgesagt {'hat' if found.declined == 1 else 'haben'} {found.declined}."
    if not found.missing:
        return f"Beschlussfähig: {said}"
    if not found.possible:
        return (
            f"Voraussichtlich nicht beschlussfähig: {said} Selbst mit allen, die noch nicht geantwortet haben, sind "
            "es zu wenige."
        )
    lacking = "fehlt 1" if found.missing == 1 else f"fehlen {found.missing}"
    names = listed(_named(open_names, most))
    return f"Noch offen: {said} Es {lacking}. Noch nicht geantwortet {_have(open_names)}: {names}."


def _named(names: list[str], most: int) -> list[str]:
    left = len(names) - most
    return names if left < 2 else [*names[:most], f"{left} weitere"]


def _have(names: list[str]) -> str:
    return "hat" if len(names) == 1 else "haben"


def replaced_notice(before: Replaced, meeting: Meeting) -> str:
    """What a new invitation says of the one it takes the place of: what changed, and why."""
    changed = [f"Tag und Beginn ({_moment(before.start)}, jetzt {_moment(meeting.start)})"]
    if before.place != meeting.place:
        was = ", ".join(part for part in (before.place.room, before.place.building) if part) or "nicht angegeben"
        now = ", ".join(part for part in (meeting.place.room, meeting.place.building) if part) or "nicht angegeben"
        changed.append(f"Ort ({was}, jetzt {now})")
    return (
        f"Diese Einladung ersetzt die vom {short_date(before.sent_on)}. Geändert: {listed(changed)}. "
        f"Grund: {before.reason.strip().rstrip('.')}."
    )


def _moment(start: datetime) -> str:
    return f"{weekday_date(start.date())}, {clock(start)}\u00a0Uhr"


def enclosure_lines(typed: tuple[str, ...], motions: list[tuple[str, str, int]]) -> tuple[str, ...]:
    """What lies in the envelope: the lines that were typed, and each motion whose number they do not name.

    motions: kind, number (or title where it has none) and how many files hang on it: Antrag 2012/07 mit 2 Anlagen.
    """
    named = "\n".join(typed)
    lines = []
    for kind, number, attached in motions:
        files = counted(attached, "Anlage", "Anlagen")
        if number not in named:
            lines.append(f"{kind} {number} mit {files}" if attached else f"{kind} {number}")
        elif attached:
            lines.append(f"{files} zu {kind} {number}")
    return (*typed, *lines)


def enclosed_page(number: int, of: int, text: str) -> str:
    """What is read out of a page of a file that lies behind a letter; a scan has no text."""
    return f"Beigefügte Datei, Seite {number} von {of}: {text or 'ein Bild ohne Text'}"


def too_large(name: str, size: int) -> str:
    """Of a file that is not in the mail; size: bytes."""
    return f"{name} (nicht beigefügt, {size / 2**20:.0f} MB: bitte bei der Geschäftsstelle anfordern)"


def lies_at(name: str, address: str) -> str:
    """Of a file of which the record has only the address."""
    return f"{name} (im Netz: {address})"


def mail_subject(kind: str, meeting: Meeting, of: str) -> str:
    """Einladung: 12. Sitzung des Beirates … am 24.05.2012."""
    return f"{kind}: {meeting_name(meeting)} {of} am {short_date(meeting.day)}"


def mail_body(
    salutation: str,
    kind: str,
    meeting: Meeting,
    of: str,
    enclosures: list[str],
    closing: str,
    *,
    asks: bool,
    changes: Sequence[tuple[str, str, str]] = (),
    by: Sequence[str] = (),
) -> str:
    """What a mail says beside its enclosures; asks: whether the reader is to say if they come.

    changes: what of the paper no longer holds, as word, now and before; by: the papers that say so.
    """
    where = ", ".join(part for part in (meeting.place.room, meeting.place.building) if part)
    answer = "Bitte geben Sie Bescheid, ob Sie kommen; die Kalenderdatei lässt sich mit Zusage oder Absage beantworten."
    paragraphs = [
        salutation,
        f"anbei erhalten Sie: {kind} zur {meeting_name(meeting)} {of}.",
        "\n".join(
            (
                f"Tag: {long_date(meeting.day)}",
                f"Beginn: {clock(meeting.start)} Uhr",
                *((f"Ort: {where}",) if where else ()),
            )
        ),
        *(
            ("\n".join((changed_since(by), *(f"- {word}: {now} (bisher {before})" for word, now, before in changes))),)
            if changes
            else ()
        ),
        "\n".join(("Anlagen:", *(f"- {name}" for name in enclosures))),
        *((answer,) if asks else ()),
        closing,
    ]
    return "\n\n".join(paragraphs) + "\n"


def changed_since(by: Sequence[str]) -> str:
    """What stands above what changed after a paper went out; by: the papers that told it."""
    told = listed(list(by))
    lies = "liegt bei" if len(by) == 1 else "liegen bei"
    return f"Seit dem Versand geändert ({told} {lies}):" if by else "Seit dem Versand geändert:"


def reminder_body(salutation: str, meeting: Meeting, of: str, closing: str) -> str:
    """What is asked of somebody who has not answered."""
    return (
        f"{salutation}\n\nzur {meeting_name(meeting)} {of} am {long_date(meeting.day)}, {clock(meeting.start)} Uhr, "
        "liegt uns noch keine Antwort von Ihnen vor. Bitte sagen Sie uns, ob Sie kommen.\n\n"
        f"{closing}\n"
    )


def apart_words(things: list[tuple[str, int]]) -> str:
    """What goes into the envelopes beside the letters, and how often; things: name and copies."""
    named = listed([f"„{name}“ ({copies}-mal)" for name, copies in things])
    return f"In die Umschläge gehört außerdem, was sich nicht mitdrucken lässt: {named}."


def sent_words(sent: int, failed: int, without: Sequence[str] = (), *, kept: bool = True) -> str:
    """33 Mails versandt; 2 nicht, der Grund steht in der Liste. without: who has no mailbox; kept: whether the
    password was kept, if it should.
    """
    said = f"{counted(sent, 'Mail', 'Mails')} versandt"
    said = f"{said}; {failed} nicht, der Grund steht in der Liste" if failed else said
    if without:
        said = f"{said}. {no_mail_words(without)}"
    return said if kept else f"{said.rstrip('.')}. Das Kennwort merkt sich dieser PC nicht; es wird jedes Mal gefragt."


def quoted_names(names: Sequence[str], most: int = 10) -> str:
    """„Ağırbaş, Ada“ und „Muster, Max“; of more than most the first ones, and how many there are besides."""
    left = [f"{len(names) - most} weitere"] if len(names) > most else []
    return listed([*(f"„{name}“" for name in names[:most]), *left])


def no_mail_words(names: Sequence[str]) -> str:
    """Who gets none of the mails that go out, and what to do."""
    who = counted(len(names), "Person bekommt", "Personen bekommen")
    return (
        f"{who} keine Mail, weil die E-Mail-Adresse fehlt: {quoted_names(names)}. Die Adresse eintragen, oder als "
        "Weg „Brief“ wählen und den Brief drucken."
    )


def no_reminder_words(names: Sequence[str]) -> str:
    """Whom no reminder reaches that is a mail, and what to do."""
    many = counted(len(names), "Person wird", "Personen werden")
    return (
        f"{many} so nicht erinnert, weil die E-Mail-Adresse fehlt: {quoted_names(names)}. Bitte anrufen; die "
        "Telefonliste steht unter „Mehr“."
    )


def folder_words(mails: str, without: int) -> str:
    """Ordner für 3 Mail-Entwürfe (4 ohne E-Mail-Adresse): what a folder is asked for."""
    return f"Ordner für {mails} ({without} ohne E-Mail-Adresse)" if without else f"Ordner für {mails}"


def maybe_taken_words(names: list[str]) -> str:
    """Whom a mail may have reached already, as the end of what is said before it is sent again."""
    if not names:
        return ""
    return f"\n\nVielleicht schon angekommen, dann käme sie doppelt: {listed([f'„{name}“' for name in names])}."


def waived_words(names: list[str], *, waives: bool) -> str:
    """Verzicht eingetragen: „Ağırbaş, Ada“."""
    done = "eingetragen" if waives else "zurückgenommen"
    who = f"„{names[0]}“" if len(names) == 1 else f"{len(names)} Personen"
    return f"Verzicht {done}: {who}"
