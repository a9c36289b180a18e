"""What the panel says of a kind of paper: what it is for, what its publication version leaves out, who gets it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.entries import Entry
from beirat_desktop.desktop.widgets.models import Column
from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.german import norm
from beirat_desktop.german.archive import ISSUED_KINDS, withdrawn_words
from beirat_desktop.german.dates import clock, moment_words, short_date
from beirat_desktop.german.roles import mayor_office, to_mayor

_TITLES = {
    IssuedKind.MAYOR_LETTER: "Schreiben an {to}",
    IssuedKind.EXCERPT: "Auszug aus der Niederschrift",
}
PURPOSE = {
    IssuedKind.PUBLIC_NOTICE: "Zeit, Ort, Tagesordnung für das Amtsblatt",
    IssuedKind.SIGN_IN_SHEET: "Liegt am Eingang aus",
    IssuedKind.SCRIPT: "Zeiten, Worte, Abstimmungen für die Leitung",
    IssuedKind.INVITATION: "Mit Tagesordnung, für das Internet",
    IssuedKind.SUPPLEMENT: "Was sich seitdem geändert hat, für das Internet",
    IssuedKind.MINUTES: "Ihr öffentlicher Teil, für das Internet",
    IssuedKind.EXCERPT: "Ein Punkt mit Beschluss, für das Internet",
    IssuedKind.MOTION: "Wie es im Internet stehen darf",
    IssuedKind.COUNCIL_PAPER: "Empfehlung des Beirates mit Beratungsfolge",
    IssuedKind.MAYOR_LETTER: "Bittet, die Sache dem Stadtrat vorzulegen (§\u00a056\u00a0GemO)",
    IssuedKind.FOLLOW_UP_REPORT: "Was aus den Beschlüssen wurde",
    IssuedKind.FACTION_REPORT: "Was aus den Anträgen einer Fraktion wurde",
    IssuedKind.ANNUAL_REPORT: "Sitzungen, Anträge, Wege zum Stadtrat",
    IssuedKind.RESOLUTION_REGISTER: "Alle Beschlüsse des Beirates in einer Wahlperiode, mit Verzeichnis",
    IssuedKind.STATISTICS: "Wer wie oft da war, was aus Anträgen wurde, in Zahlen",
    IssuedKind.INITIATIVE: "Beteiligte, Verlauf, Grundlagen und was daraus wurde",
    IssuedKind.MATTER: "Alle Stationen eines Vorgangs, mit Wortlaut und Abstimmung",
    IssuedKind.OPEN_MATTERS: "Was offen ist, wer am Zug ist, seit wann",
}
_HOUSE = {
    IssuedKind.SIGN_IN_SHEET: "Bleibt im Haus: Namen und Unterschriften gehen nicht ins Internet.",
    IssuedKind.SCRIPT: "Bleibt im Haus: Es enthält interne Notizen.",
    IssuedKind.MAYOR_LETTER: "Geht nur an {to}.",
    IssuedKind.STATISTICS: "Bleibt im Haus: Wer wann gefehlt hat, geht nicht ins Internet.",
}
"""Why there is no version for the public."""
_ELSEWHERE = {
    IssuedKind.PUBLIC_NOTICE: "Die Bekanntmachung ist von vornherein für die Öffentlichkeit.",
    IssuedKind.INVITATION: "Das Original geht unter „Einladung“ an die Mitglieder.",
    IssuedKind.SUPPLEMENT: "Das Original geht unter „Einladung“ an die Mitglieder; dabei wird auch diese Fassung "
    "festgehalten.",
    IssuedKind.MINUTES: "Das Original entsteht unter „Niederschrift“.",
    IssuedKind.EXCERPT: "Das Original wird unter „Auszüge“ ausgegeben.",
    IssuedKind.MOTION: "Das Original wird beim Antrag ausgegeben (Mehr).",
}
"""Where the original is issued, if not here."""
_CONTACTS = "Anschriften, Telefon, E-Mail und Gäste, die nicht genannt werden wollen"
_LEFT_OUT = {
    IssuedKind.PUBLIC_NOTICE: "Nichtöffentliche Punkte stehen nur mit ihrer allgemeinen Bezeichnung darin.",
    IssuedKind.MINUTES: f"Ohne den nichtöffentlichen Teil, {_CONTACTS}.",
    IssuedKind.MOTION: "Ohne private Anschrift, Telefon, E-Mail und eingebettete Daten.",
    IssuedKind.COUNCIL_PAPER: "Ohne Telefon, E-Mail und eingebettete Daten.",
    IssuedKind.FOLLOW_UP_REPORT: "Ohne nichtöffentliche Vorgänge und Kontaktdaten.",
    IssuedKind.FACTION_REPORT: "Ohne nichtöffentliche Anträge und Kontaktdaten.",
    IssuedKind.RESOLUTION_REGISTER: "Ohne nichtöffentliche Beschlüsse und Kontaktdaten, auch im Verzeichnis.",
    IssuedKind.ANNUAL_REPORT: "Ohne nichtöffentliche Vorgänge und Kontaktdaten.",
    IssuedKind.MATTER: "Ohne nichtöffentliche Papiere und Beschlüsse, Vermerke und Kontaktdaten.",
    IssuedKind.OPEN_MATTERS: "Ohne nichtöffentliche Vorgänge und Beschlüsse, Vermerke und Kontaktdaten.",
    IssuedKind.INITIATIVE: "Ohne interne Notiz, interne Unterlagen und Seiten, Nichtöffentliches und Kontaktdaten.",
}
_NORMS = {
    IssuedKind.PUBLIC_NOTICE: ("§ 35 GemO",),
    IssuedKind.INVITATION: ("§ 35 GemO", "Art. 6 DSGVO"),
    IssuedKind.SUPPLEMENT: ("§ 35 GemO", "Art. 6 DSGVO"),
    IssuedKind.MINUTES: ("§ 35 GemO", "§ 41 GemO", "Art. 6 DSGVO"),
    IssuedKind.EXCERPT: ("§ 35 GemO", "§ 41 GemO", "Art. 6 DSGVO"),
    IssuedKind.COUNCIL_PAPER: ("§ 56 GemO", "Art. 6 DSGVO"),
    IssuedKind.MAYOR_LETTER: ("§ 56 GemO",),
}
_USUAL_RECIPIENTS = {
    IssuedKind.PUBLIC_NOTICE: "Amtsblatt",
    IssuedKind.COUNCIL_PAPER: "Stadtrat",
    IssuedKind.MAYOR_LETTER: "{office}",
}
TODAY = "today"
"""Stands in the list of issues for the paper as it would be issued now."""


class ListedIssue(NamedTuple):
    """A line of the list of papers: what was issued of one, or that nothing was. subject: what it is about; mayor: as
    the record names who holds that office.
    """

    kind: IssuedKind
    subject: str
    issue: IssuedPaper | None
    mayor: str = ""


def _of(words: Callable[[IssuedPaper], str]) -> Callable[[ListedIssue], str]:
    return lambda line: words(line.issue) if line.issue is not None else ""


LIST_COLUMNS = (
    Column("Schriftstück", lambda line: kind_title(line.kind, line.mayor), width=200),
    Column("Worüber", lambda line: line.subject, width=220),
    Column("Ausgabe", _of(lambda issue: str(issue.issue)), number=True, width=70),
    Column("Fassung", _of(lambda issue: _version(issue)), width=130),
    Column("Ausgegeben am", _of(lambda issue: short_date(issue.issued.date())), width=100),
    Column("Uhrzeit", _of(lambda issue: clock(issue.issued)), width=70),
    Column("Von", _of(lambda issue: issue.issued_by), width=130),
    Column("An", _of(lambda issue: " ".join(issue.recipient.split())), width=160),
    Column("Stand", lambda line: withdrawn_words(line.issue) if line.issue else issue_chip(())[0], width=160),
)
"""What the list that goes out says of the papers and of what was issued of each."""


def kind_title(kind: IssuedKind, mayor: str) -> str:
    """What a kind is called in the list. mayor: as the record names who holds that office."""
    return _TITLES.get(kind, ISSUED_KINDS[kind]).format(to=to_mayor(mayor))


def usual_recipient(kind: IssuedKind, mayor: str) -> str:
    """Who gets it by custom; "" where it has no such place."""
    return _USUAL_RECIPIENTS.get(kind, "").format(office=mayor_office(mayor))


def version_words(kind: IssuedKind, mayor: str, *, original: bool, public: bool, publication: bool) -> str:
    """What the chosen version leaves out, or why there is only the one."""
    if not public:
        return _HOUSE[kind].format(to=to_mayor(mayor))
    parts = [_LEFT_OUT.get(kind, f"Ohne nichtöffentliche Gegenstände, {_CONTACTS}.")] if publication else []
    if not original:
        parts.append(_ELSEWHERE[kind])
    return " ".join(parts) or "Vollständig, für das Haus und die Empfänger."


def norm_words(kind: IssuedKind) -> str:
    """The norms behind it, for a tooltip."""
    return "\n\n".join(f"{name}: {norm(name)}" for name in _NORMS.get(kind, ("Art. 6 DSGVO",)))


def issue_chip(issues: Sequence[IssuedPaper]) -> tuple[str, Tone]:
    """What was issued last."""
    if not issues:
        return "noch nicht ausgegeben", Tone.NEUTRAL
    return f"{issues[0].issue}. Ausgabe am {short_date(issues[0].issued.date())}", Tone.GREEN


def _version(issue: IssuedPaper) -> str:
    return "zur Veröffentlichung" if issue.publication else "Original"


def issue_entries(issues: Sequence[IssuedPaper], shown: str) -> list[Entry]:
    """The paper as of today and everything that was issued, the shown one marked."""
    today = Entry("Stand heute", "Entwurf, so würde es jetzt ausgegeben", noun=TODAY, id=TODAY)
    entries = [today]
    for one in issues:
        to = f"an \u2068{' '.join(one.recipient.split())}\u2069" if one.recipient.strip() else ""
        by = f"von {one.issued_by}" if one.issued_by else ""
        title = f"{one.issue}. Ausgabe · {moment_words(one.issued)}"
        sub = withdrawn_words(one) or " · ".join(part for part in (_version(one), to, by) if part)
        entries.append(Entry(title, sub, noun="issued_paper", id=one.id, tip=one.file_name))
    return [
        Entry(one.title, one.sub, "gezeigt", Tone.BLUE, one.noun, one.id, tip=one.tip) if one.id == shown else one
        for one in entries
    ]
