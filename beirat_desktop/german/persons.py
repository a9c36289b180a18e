"""Words of persons, memberships and lists of members."""

from collections.abc import Mapping, Sequence
from datetime import date

from beirat_desktop.domain.member_list import Function, LineNote, LineProblem
from beirat_desktop.domain.memberships import Claim
from beirat_desktop.domain.organizations import OrganizationKind
from beirat_desktop.domain.persons import Manner, Person, Role
from beirat_desktop.domain.users import Desk
from beirat_desktop.german.dates import short_date

ROLES = {
    Role.CHAIR: "Vorsitz",
    Role.DEPUTY: "Stellvertretung",
    Role.MEMBER: "Mitglied",
    Role.ADVISORY: "beratend",
    Role.SECRETARY: "Schriftführung",
}
FUNCTIONS = {
    Function.CHAIR: "Vorsitz",
    Function.DEPUTY: "Stellvertretung im Vorsitz",
    Function.MEMBER: "Mitglied",
    Function.ADVISORY: "beratendes Mitglied, ohne Stimme",
    Function.SECRETARY: "Schriftführung",
    Function.SUBSTITUTE: "vertritt ein Mitglied, ohne eigene Stimme",
    Function.NO_MEMBER: "kein Mitglied, nicht aufnehmen",
}
MANNERS = {
    Manner.ELECTED: "gewählt",
    Manner.APPOINTED: "berufen",
    Manner.EX_OFFICIO: "kraft Amtes",
}
ORGANIZATION_KINDS = {
    OrganizationKind.ADMINISTRATION: "Verwaltung",
    OrganizationKind.EXTERNAL: "extern",
}
DESKS = {
    Desk.OFFICE: "Geschäftsstelle",
    Desk.FACTION: "Fraktion",
    Desk.CHAIR: "Vorsitz",
    Desk.READER: "Nur lesen",
    Desk.ADMINISTRATOR: "Betreuung der Akte",
}

CLAIMS = {
    Claim.LIST: "Nachrückliste",
    Claim.SUBSTITUTE: "bisher Vertretung",
    Claim.NONE: "weitere Person",
}

MEMBER_COLUMNS = (
    *("Name", "Vorname", "Anrede", "Titel", "Fraktion", "Funktion", "gewählt/berufen", "stimmberechtigt"),
    *("seit", "bis", "E-Mail", "Straße", "Hausnummer", "PLZ", "Ort", "PLZ Ort", "Telefon", "Mobil"),
)
"""What a column of a list of members can be."""

REVIEW = "Kontaktdaten prüfen"
"""What a day is called on which it is asked whether contact data are still needed."""


def and_more(count: int) -> str:
    """How many more there are; "" for none."""
    return f"und {count} weitere" if count else ""


REFUSED = {
    "review.day_over": "Der {day} ist kein Tag nach heute. Bitte einen späteren Tag wählen.",
    "person.name_missing": "Bitte einen Familiennamen angeben.",
    "person.not_called": "In der Akte steht niemand, der „{name}“ heißt. Bitte den Namen prüfen; Vor- und Familienname "
    "stehen unter „Gremien & Personen“.",
    "person.many_called": "„{name}“ heißen mehrere. Bitte Vor- und Familienname angeben.",
    "membership.two_factions": "Diese Person gehört zu dieser Zeit schon zu einer anderen Fraktion oder ist ohne "
    "Fraktion Mitglied. Für einen Wechsel bitte „Fraktion wechseln“ mit einem Tag verwenden.",
    "membership.twice": "Diese Person ist in dieser Zeit schon Mitglied. Bitte die vorhandene Mitgliedschaft ändern "
    "oder vorher beenden.",
    "membership.ends_before_start": "Die Mitgliedschaft kann nicht am {end} enden, weil sie erst am {start} beginnt.",
    "membership.change_before_start": "Am {day} war die Person noch nicht Mitglied; die Mitgliedschaft beginnt am "
    "{start}.",
    "membership.change_after_end": "Am {day} ist die Person nicht mehr Mitglied; die Mitgliedschaft endet am {end}.",
    "membership.other_committees_faction": "„{faction}“ gehört zu einem anderen Gremium. Bitte eine Fraktion dieses "
    "Gremiums wählen.",
    "membership.attended": "{name} steht am {days} in der Anwesenheit; ohne Mitgliedschaft wären "
    "Niederschrift und Abstimmungen dort nicht mehr zu verstehen. Bitte die Mitgliedschaft stattdessen beenden.",
    "membership.attended_after": "{name} steht am {days} in der Anwesenheit und wäre dort kein Mitglied "
    "mehr; Fraktion und Funktion fehlen dann dort in neuen Ausgaben. Wenn das richtig ist, bitte "
    "begründen.",
    "membership.attended_as": "{name} steht am {days} in der Anwesenheit und hätte dort eine andere Fraktion, Funktion "
    "oder Stimme als damals. Wenn das richtig ist, bitte begründen, sonst einen Tag danach wählen.",
    "membership.leave_reason_missing": "Bitte angeben, warum das Mitglied ausscheidet, zum Beispiel: Verzicht.",
    "membership.successor_too_early": "Die Nachfolge kann nicht am {start} beginnen: Bis zum {last_day} ist der Sitz "
    "noch besetzt.",
    "vcard.none": "„{name}“ enthält keine Visitenkarte (vCard). Bitte im Adressbuch als .vcf ausgeben.",
    "vcard.too_many": "„{name}“ enthält mehr als {most} Visitenkarten. Bitte nur die gebrauchten ausgeben.",
    "vcard.no_person": "„{name}“ enthält nur Visitenkarten von Gruppen oder Firmen, keine einer Person.",
    "vcard.no_name": "In „{name}“ hat eine Visitenkarte keinen Namen. Es wurde nichts übernommen.",
    "vcard.ambiguous": "{name} gibt es in der Akte mehrmals. Bitte die Angaben bei der richtigen Person eintragen.",
    "members.list_has_problems": "Die Liste enthält noch {count:# Zeile, die nicht gelesen werden kann|# Zeilen, die "
    "nicht gelesen werden können}. Es wurde "
    "nichts übernommen.",
}

FINDINGS = {
    "members.more_than_seats": (
        "{filled:# stimmberechtigtes Mitglied|# stimmberechtigte Mitglieder}, aber nur {seats:# Sitz|# Sitze}.",
        "Bitte prüfen, wessen Mitgliedschaft beendet ist.",
    ),
    "members.too_many_appointed": (
        "{appointed:# Mitglied ist|# Mitglieder sind} berufen; von {seats:# Sitz darf|# Sitzen dürfen} es höchstens "
        "{most} sein.",
        "Höchstens ein Drittel der Mitglieder darf berufen sein.",
    ),
    "members.more_appointed_than_set": (
        "{appointed:# Mitglied ist|# Mitglieder sind} berufen; vorgesehen {most:ist #|sind #}.",
        "Bitte die Mitgliedschaften oder die Zahl der berufenen Sitze prüfen.",
    ),
    "members.seats_vacant": (
        "{vacant:# von {seats} Sitzen ist|# von {seats} Sitzen sind} frei.",
        "Mitglied hinzufügen oder Liste einfügen.",
    ),
}

_PROBLEMS: Mapping[str, str] = {
    "members.nothing_pasted": "Die Liste ist leer. Bitte in der Tabelle alle Zeilen mit der Kopfzeile kopieren.",
    "members.nobody_below": "Unter der Kopfzeile steht noch niemand.",
    "members.too_many_lines": "Die Liste hat {text} Zeilen; möglich sind 2000.",
    "members.unreadable": "Der Text ist keine Tabelle. Bitte in der Tabelle alle Zeilen mit der Kopfzeile kopieren.",
    "members.no_headings": "Die Kopfzeile fehlt. Die erste Zeile muss die Spaltennamen enthalten, mindestens „Name“; "
    "erkannt werden: {text}.",
    "members.heading_twice": "Die Spalte „{text}“ kommt zweimal vor.",
    "members.cell_too_long": "Ein Eintrag ist zu lang: „{text} …“.",
    "members.name_missing": "Der Name fehlt.",
    "members.form_of_address": "„{text}“ ist keine Anrede; möglich sind Frau, Herr oder nichts.",
    "members.role": "„{text}“: Was das bedeutet, steht in jeder Stadt anders fest. Bitte bei den Spalten wählen oder "
    "in der Liste Vorsitz, Stellvertretung, Mitglied, beratend oder Schriftführung eintragen.",
    "members.no_name": "Keine Spalte ist als „Name“ zu erkennen. Bitte bei den Spalten zuordnen oder "
    "die Kopfzeile ändern.",
    "members.too_many_cells": "Die Zeile hat mehr Felder als die Kopfzeile („{text}“). Vielleicht steht ein Name mit "
    "Komma ohne Anführungszeichen da.",
    "members.day": "„{text}“ ist kein Tag; gebraucht wird zum Beispiel 01.11.2024.",
    "members.end_before_start": "Die Mitgliedschaft endet, bevor sie beginnt ({text}).",
    "members.manner": "„{text}“ ist nicht zu verstehen; möglich sind gewählt, berufen, kraft Amtes.",
    "members.voting": "„{text}“ ist nicht zu verstehen; bei stimmberechtigt bitte ja oder nein.",
    "members.email": "„{text}“ ist keine E-Mail-Adresse.",
    "members.postcode": "„{text}“ ist keine Postleitzahl.",
    "members.already_member": "{text} ist schon Mitglied.",
    "members.line_twice": "{text} steht zweimal in der Liste.",
}


_NOTES: Mapping[str, str] = {
    "members.above_headings": "„{text}“ steht über der Kopfzeile und wird nicht übernommen.",
    "members.total": "„{text}“ ist keine Person und wird nicht übernommen.",
    "members.section": "„{text}“ ist keine Person, sondern gilt für die Zeilen darunter, wo sie selbst nichts sagen: "
    "{more}.",
    "members.alone": "„{text}“ steht allein da und wird als Name gelesen. Ist es eine Überschrift, bitte die Zeile "
    "löschen.",
    "members.no_cells": "„{text}“ steht in keiner der Spalten, die gelesen werden, und wird nicht übernommen.",
    "members.not_ticked": "„{text}“ hat bei „stimmberechtigt“ kein Kreuz und wird ohne Stimmrecht aufgenommen.",
    "members.no_member": "{text} ist nach der Liste kein Mitglied (mehr) und wird nicht übernommen.",
    "members.substitute": "„{text}“: ohne Stimme und ohne Sitz aufgenommen. Für wen vertreten wird, bitte danach bei "
    "der Person eintragen.",
    "members.name_apart": "Vorname und Familienname sind so geteilt: {text}. Bitte prüfen.",
    "table.other_sheets": "Gelesen wird ein Tabellenblatt; die anderen bleiben liegen: {text}.",
    "table.more_columns": "Gelesen werden die ersten {text} Spalten; was rechts davon steht, bleibt liegen.",
    "table.hidden_columns": "In der Datei sind Spalten ausgeblendet, die mitgelesen werden: {text}.",
    "table.hidden_row": "In der Datei ist die Zeile ausgeblendet ({text}). Bitte prüfen, ob sie noch gilt.",
    "table.struck": "In der Datei ist durchgestrichen: {text}. Bitte prüfen, ob das noch gilt.",
    "table.unsolved": "Eine Formel der Zeile hat kein Ergebnis ({text}). Bitte die Datei in der Tabellenkalkulation "
    "öffnen und neu speichern.",
    "table.remark": "Kommentar in der Datei: {text}",
    "members.second_number": "Es gibt zwei Nummern; übernommen wird die erste, nicht {text}.",
}


def line_note(note: LineNote) -> str:
    """What is told of a line that is taken, or left out."""
    text, _, more = note.text.partition(" | ") if note.rule == "members.section" else (note.text, "", "")
    return _NOTES[note.rule].format(text=text, more=more)


def line_problem(problem: LineProblem) -> str:
    """The sentence for a line that cannot be read."""
    return _PROBLEMS[problem.rule].format(text=problem.text)


def former_person(states: Sequence[tuple[date | None, Person]]) -> tuple[str, ...]:
    """«bis 30.04.2026: Anna Weiß», a line for each former name."""
    return tuple(f"bis {short_date(until)}: {held.name}" for until, held in states[:-1] if until is not None)


WORDS = {
    Role: ROLES,
    Function: FUNCTIONS,
    Manner: MANNERS,
    OrganizationKind: ORGANIZATION_KINDS,
    Desk: DESKS,
    Claim: CLAIMS,
}
