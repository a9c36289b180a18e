"""Words of minutes, excerpts and resolutions."""

from collections.abc import Sequence
from datetime import date, datetime

from beirat_desktop.domain.corrections import Correction
from beirat_desktop.domain.happenings import Happening, HappeningKind
from beirat_desktop.domain.minutes import MinutesPart, MinutesState
from beirat_desktop.domain.parts_changed import LeftNumber
from beirat_desktop.domain.profiles import ExcerptContent, VoteBlock
from beirat_desktop.domain.text import inside_marks
from beirat_desktop.german.corrections import instead_words
from beirat_desktop.german.counts import listed
from beirat_desktop.german.dates import hour_on, short_date

MINUTES_STATES = {
    MinutesState.DRAFT: "Entwurf",
    MinutesState.SIGNED: "unterschrieben",
    MinutesState.ISSUED: "versandt",
    MinutesState.REPLACED: "ersetzt",
}
MINUTES_PARTS = {
    MinutesPart.WHOLE: "ganze Niederschrift",
    MinutesPart.PUBLIC: "öffentlicher Teil",
    MinutesPart.CLOSED: "nichtöffentlicher Teil",
}
VOTE_BLOCKS = {
    VoteBlock.LINE: "eine Zeile",
    VoteBlock.TABLE: "kleine Tabelle",
    VoteBlock.SENTENCE: "ein Satz",
    VoteBlock.BY_FACTION: "nach Fraktionen",
    VoteBlock.WORDS: "nur Worte",
}
EXCERPT_CONTENTS = {
    ExcerptContent.COURSE: "Verlauf und Beschluss",
    ExcerptContent.RESOLUTION: "nur der Beschluss",
}
_NTH = (
    *("ersten", "zweiten", "dritten", "vierten", "fünften", "sechsten"),
    *("siebten", "achten", "neunten", "zehnten", "elften", "zwölften"),
)
HAPPENINGS = {
    HappeningKind.COMES: "kommt",
    HappeningKind.RETURNS: "kommt wieder",
    HappeningKind.LEAVES: "verlässt die Sitzung",
    HappeningKind.BREAK: "Unterbrechung",
}

REFUSED = {
    "minutes.meeting_not_closed": "Die Sitzung ist noch nicht geschlossen. Bitte zuerst „Sitzung schließen“, dann "
    "unterschreiben lassen und versenden.",
    "minutes.step": "Die Niederschrift ist „{state}“ und kann nicht „{target}“ werden.",
    "minutes.not_editable": "Die Niederschrift ist „{state}“ und wird nicht mehr geändert, nur noch ersetzt.",
    "minutes.needs_reason": "Gegen die Unterschriften spricht etwas: {findings} Bitte klären oder begründen.",
    "minutes.nothing_since": "Seit den Unterschriften hat niemand auf eine Wahl geantwortet; es gibt nichts zu "
    "vermerken.",
    "minutes.not_issued": "Die Niederschrift ist noch nicht versandt. Einwendungen und berichtigte Fassungen kommen "
    "erst danach.",
    "minutes.not_signed": "Die Niederschrift ist nicht unterschrieben oder schon versandt; es gibt keine "
    "Unterschriften zurückzunehmen.",
    "minutes.signed_before_meeting": "Die Sitzung war erst am {held}; am {day} konnte niemand ihre Niederschrift "
    "unterschreiben. Bitte den Tag der Unterschriften prüfen.",
    "minutes.signed_in_future": "Der {day} liegt in der Zukunft. Bitte den Tag eintragen, an dem unterschrieben wurde.",
    "excerpt.not_stored": "Von Auszug {number}, {issue}. Ausfertigung, liegt keine Datei in der Ablage. Bitte neu "
    "ausgeben.",
    "excerpt.needs_reason": "Zu „{title}“ spricht etwas gegen einen Auszug: {findings} Bitte klären oder begründen.",
    "excerpt.closed_beside_public": "An einen Empfänger gingen öffentliche und nichtöffentliche Punkte zusammen: "
    "{items}. Bitte getrennt ausgeben oder ausdrücklich bestätigen.",
    "excerpt.nothing_chosen": "Es ist nichts ausgewählt, was hinausgehen könnte. Bitte zuerst Punkte mit einem "
    "Ergebnis ankreuzen.",
    "excerpt.reminder_too_early": "Die Wiedervorlage am {day} läge vor dem Tag des Auszugs ({issued_on}). Bitte einen "
    "späteren Tag wählen.",
    "excerpt.dated_before_meeting": "Der Auszug wäre vom {dated}, die Sitzung war erst am {held}. Bitte das Datum des "
    "Auszugs prüfen.",
    "excerpt.reissued": "Auf diese Ausfertigung ist am {issued_on} die {issue}. Ausfertigung des Auszugs {number} "
    "gefolgt. Bitte die Wiedervorlage dort eintragen.",
    "excerpt.no_reminder": "Für diesen Auszug ist keine Wiedervorlage offen.",
    "excerpt.no_result": "Zu TOP {number} „{title}“ gibt es noch kein Ergebnis, also nichts zu beglaubigen. Bitte "
    "zuerst Beschluss oder Ergebnis eintragen.",
}


def second_call_reason(first: date | None) -> str:
    """Why three members suffice for an item."""
    left = f"in der Sitzung vom {short_date(first)}" if first is not None else "in einer früheren Sitzung"
    return (
        f"Der Punkt wird zum zweiten Mal aufgerufen, weil {left} die Beschlussfähigkeit fehlte; drei Mitglieder "
        "genügen (§ 39 Abs. 1 Satz 2 GemO)."
    )


def moved_words(left: LeftNumber) -> str:
    """What a part says of a number whose item was moved into the other part by a vote."""
    if left.dealt_with:
        return f"wurde in {'nichtöffentlicher' if left.public else 'öffentlicher'} Sitzung behandelt"
    return f"wurde in den {'nichtöffentlichen' if left.public else 'öffentlichen'} Teil verlegt"


def was_words(number: str) -> str:
    """What stands beside an item of its number in the other part; "" for none."""
    return f"vorher {number}" if number else ""


def happening_words(one: Happening, names: Sequence[str], day: date, act: str = "Abstimmung") -> str:
    """Frau A verlässt die Sitzung um 18:40 Uhr vor der Abstimmung. act: what is taken under the item.

    Several who come or go together are one sentence.
    """
    when = hour_on(one.moment, day)
    if one.kind is HappeningKind.BREAK:
        until = f" bis {hour_on(one.until, day)}" if one.until is not None else ""
        return f"Die Sitzung ist von {when}{until} unterbrochen."
    place = ""
    if one.of:
        which = "" if one.of == 1 else "letzten " if one.acts == one.of else f"{_nth(one.acts + 1)} "
        place = f" {'nach' if one.acts == one.of else 'vor'} der {which}{act}"
    if len(names) > 1:
        return {
            HappeningKind.COMES: f"Um {when} kommen {listed(names)}{place} hinzu.",
            HappeningKind.RETURNS: f"Um {when} kommen {listed(names)}{place} wieder hinzu.",
            HappeningKind.LEAVES: f"Um {when} verlassen {listed(names)}{place} die Sitzung.",
        }[one.kind]
    name = listed(names)
    return {
        HappeningKind.COMES: f"{name} kommt um {when}{place} hinzu.",
        HappeningKind.RETURNS: f"{name} kommt um {when}{place} wieder hinzu.",
        HappeningKind.LEAVES: f"{name} verlässt die Sitzung um {when}{place}.",
    }[one.kind]


def _nth(number: int) -> str:
    """Which vote of several: ersten, zweiten, 13."""
    return _NTH[number - 1] if number <= len(_NTH) else f"{number}."


def heard_words(name: str, begin: datetime, end: datetime | None, day: date) -> str:
    """Frau Dr. A hat von 17:20 Uhr bis 17:45 Uhr das Wort."""
    until = f" bis {hour_on(end, day)}" if end is not None else ""
    return f"{name} hat {'von' if until else 'ab'} {hour_on(begin, day)}{until} das Wort."


FINDINGS = {
    "minutes.vote_void": (
        "{number} „{title}“ ist nicht wirksam beschlossen: {flaws}.",
        "Noch einmal abstimmen, solange die Sitzung läuft, sonst den Punkt auf eine neue Tagesordnung setzen.",
    ),
    "minutes.place_missing": ("Der Ort der Sitzung fehlt.", "Gebäude und Raum eintragen."),
    "minutes.begin_missing": ("Der Beginn der Sitzung fehlt.", "Die Uhrzeit der Eröffnung eintragen."),
    "minutes.end_missing": ("Das Ende der Sitzung fehlt.", "Die Uhrzeit des Schlusses eintragen."),
    "minutes.ends_before_begin": ("Die Sitzung endet nicht nach ihrem Beginn.", "Beginn und Ende prüfen."),
    "minutes.chair_missing": ("Es fehlt, wer die Sitzung geleitet hat.", "Den Vorsitz der Sitzung eintragen."),
    "minutes.secretary_missing": ("Die Schriftführung fehlt.", "Schriftführerin oder Schriftführer eintragen."),
    "minutes.nobody_present": (
        "Von den stimmberechtigten Mitgliedern ist niemand als anwesend eingetragen.",
        "In der Anwesenheit eintragen, wer da war; die Niederschrift nennt die Teilnehmenden.",
    ),
    "minutes.signed_early": (
        "Unterschrieben ist die Niederschrift laut Akte am {signed_on}, also vor der Sitzung.",
        "Die Unterschriften mit Grund zurücknehmen und mit dem richtigen Tag eintragen; nach dem Versand berichtigen.",
    ),
    "minutes.still_wrong": (
        "Was berichtigt wurde, steht noch da: „{wrong}“ (richtig „{right}“) zu {numbers}.",
        "Am Sitzungstisch „Text berichtigen …“ wählen, oder mit Begründung unterschreiben.",
    ),
    "minutes.still_wrong_around": (
        "Was berichtigt wurde, steht noch da: „{wrong}“ (richtig „{right}“) in Eröffnung oder Schluss.",
        "Unter „Beginn und Schluss“ ändern, oder mit Begründung unterschreiben.",
    ),
    "minutes.overdue": (
        "Die Niederschrift war am {due} fällig.",
        "Niederschrift fertigstellen, unterschreiben lassen und versenden.",
    ),
    "minutes.issued_late": (
        "Die Niederschrift ging am {issued_on} hinaus, fällig war sie am {due}.",
        "Die Verspätung vermerken.",
    ),
    "minutes.not_called": (
        "{number} „{title}“ wurde nicht aufgerufen, und warum, ist nicht festgehalten.",
        "Am Sitzungstisch unter „Beratung“ schreiben, warum der Punkt nicht aufgerufen wurde.",
    ),
    "minutes.outcome_missing": ("Zu {number} „{title}“ fehlt das Ergebnis.", "Beschluss oder Ergebnis eintragen."),
    "minutes.wording_missing": ("Zu {number} „{title}“ fehlt der Wortlaut des Beschlusses.", "Wortlaut eintragen."),
    "minutes.vote_missing": (
        "Zu {number} „{title}“ fehlt die Abstimmung.",
        "Stimmen eintragen oder „ohne förmliche Abstimmung“ wählen.",
    ),
    "excerpt.minutes_unsigned": (
        "Der Auszug zu „{title}“ würde beglaubigt, bevor die Niederschrift vom {day} unterschrieben ist.",
        "Erst die Niederschrift unterschreiben lassen, oder den Auszug mit Begründung ausgeben.",
    ),
    "excerpt.issued_unsigned": (
        "Beglaubigt ist schon, was noch nicht unterschrieben ist (Niederschrift vom {day}): {numbers}.",
        "Die Niederschrift unterschreiben lassen und prüfen, ob die Auszüge noch stimmen.",
    ),
    "excerpt.outdated": (
        "Auszug {number} vom {issued_on} (Ausfertigung {issue}) stimmt nicht mehr mit der Niederschrift überein.",
        "Einen neuen Auszug ausfertigen und den Empfängern schicken.",
    ),
    "resolution.announcement_due": (
        "Der nichtöffentliche Beschluss vom {decided_on} ist noch nicht bekannt gegeben.",
        "In der nächsten öffentlichen Sitzung bekannt geben, oder festhalten, was dagegen spricht.",
    ),
    "committee.seats_missing": (
        "Für „{name}“ fehlt die gesetzliche Zahl der Sitze.",
        "Unter „Gremien & Personen“ eintragen; ohne sie lässt sich die Beschlussfähigkeit nicht prüfen.",
    ),
    "committee.quarter_without_meeting": (
        "Im {quarter}. Quartal {year} ist keine Sitzung geplant.",
        "Eine Sitzung anlegen; vorgesehen ist mindestens eine im Vierteljahr.",
    ),
    "resolution.vote_twice": (
        "Zu einem Beschluss sind mehrere Abstimmungen erfasst.",
        "Die falsche Abstimmung entfernen.",
    ),
}


def reminder_words(number: str, title: str) -> str:
    """What the office is reminded of: Auszug 2012/A001: Leitbild."""
    return f"Auszug {number}: {title}"


WORDS = {
    MinutesState: MINUTES_STATES,
    MinutesPart: MINUTES_PARTS,
    VoteBlock: VOTE_BLOCKS,
    ExcerptContent: EXCERPT_CONTENTS,
    HappeningKind: HAPPENINGS,
}


def objection_words(act: Correction, day: date) -> str:
    """An objection to earlier minutes and what was decided on it; day: that of the meeting they are about."""
    by = f" von {act.raised_by}" if act.raised_by else ""
    instead = f": {instead_words(act)}" if act.right else f" zu „{inside_marks(act.wrong)}“"
    followed = "Der Einwendung wird gefolgt." if act.accepted else "Der Einwendung wird nicht gefolgt."
    return f"Einwendung{by} gegen die Niederschrift vom {short_date(day)}{instead}. {followed}"
