"""Words of town, committees, factions and terms."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.factions import Faction
from beirat_desktop.german.dates import short_date

KINDS = {
    CommitteeKind.BEIRAT: "Beirat",
    CommitteeKind.COUNCIL: "Stadtrat",
    CommitteeKind.COMMITTEE: "Ausschuss",
}

REFUSED = {
    "body.exists": "Diese Akte gehört schon zu „{name}“. Für eine andere Stadt bitte eine neue Akte anlegen.",
    "body.name_missing": "Bitte den Namen der Stadt angeben.",
    "body.prefix_no_letters": "„{prefix}“ kann nicht vor Vorlagennummern stehen. Bitte höchstens zwölf Buchstaben "
    "angeben, zum Beispiel KSD; Ziffern gehören zur Nummer selbst.",
    "committee.name_missing": "Bitte dem Gremium einen Namen geben.",
    "committee.name_taken": "Ein Gremium „{name}“ gibt es schon. Bitte einen anderen Namen wählen.",
    "committee.only_one": "Davon gibt es nur eines, und „{name}“ ist schon eingetragen. Bitte als Ausschuss führen.",
    "committee.seats_negative": "Die Zahl der Sitze von „{name}“ kann nicht kleiner als null sein.",
    "committee.appointed_seats": "{appointed:# berufener Sitz passt|# berufene Sitze passen} nicht zu insgesamt "
    "{seats:# Sitz|# Sitzen}. Bitte eine der "
    "beiden Zahlen ändern.",
    "committee.beirat_stays": "„{name}“ führt diese Akte und kann nicht entfernt werden.",
    "committee.signed_since": "Sitze und Regeln stehen hinter unterschriebenen Niederschriften ({days}). Bitte einen "
    "Tag nach dem {last} wählen. War es schon damals falsch eingetragen, den Grund nennen; er steht dann bei der "
    "Niederschrift.",
    "faction.name_missing": "Bitte der Fraktion einen Namen geben.",
    "faction.name_taken": "Eine Fraktion „{name}“ gibt es in dieser Zeit schon.",
    "faction.ends_before_start": "„{name}“ kann nicht am {end} enden, weil sie erst am {start} beginnt.",
    "term.name_missing": "Bitte der Wahlperiode einen Namen geben, zum Beispiel 2024–2029.",
    "term.ends_before_start": "Die Wahlperiode „{name}“ kann nicht am {end} enden, weil sie erst am {start} beginnt.",
    "term.meetings_outside": "Außerhalb der Wahlperiode „{name}“ lägen dann Sitzungen von ihr, die noch nicht gehalten "
    "sind: {days}. Bitte zuerst verlegen oder absagen.",
    "term.overlaps": "Die Wahlperiode „{name}“ überschneidet sich mit „{other}“ ({start} bis {end}). Bitte Beginn oder "
    "Ende ändern.",
    "profile.notice_too_short": "{days:# Tag ist|# Tage sind} zu wenig: Zwischen Einladung und Sitzung liegen "
    "mindestens {minimum} "
    "volle Kalendertage (§ 34 GemO).",
    "profile.urgent_notice_too_short": "{days:# Tag ist|# Tage sind} zu wenig: Auch bei Dringlichkeit liegt "
    "mindestens {minimum} "
    "voller Kalendertag zwischen Einladung und Sitzung (§ 34 GemO).",
    "profile.too_small": "Dieser Wert muss mindestens {minimum} sein.",
    "settings.standing_item_title": "Bitte jedem festen Tagesordnungspunkt einen Titel geben.",
    "organization.name_missing": "Bitte der Stelle oder Organisation einen Namen geben.",
    "organization.name_taken": "„{name}“ ist schon eingetragen.",
    "organization.circle": "„{name}“ kann nicht sich selbst übergeordnet sein. Bitte eine andere Stelle wählen.",
    "user.wrong_password": "Das Kennwort von „{name}“ ist ein anderes. Bitte noch einmal eingeben; wer die Akte "
    "betreut, kann ein neues setzen.",
    "user.password_short": "Das Kennwort ist zu kurz. Bitte mindestens {least} Zeichen wählen.",
    "user.other_login": "Der Server hat unter einem anderen Namen eingelassen als dem von „{name}“. Bitte die Akte mit "
    "deren Anmeldung öffnen.",
    "user.server_password": "Auf dem Server setzt ein Kennwort, wer ihn betreut (beirat-desktop server login).",
    "user.login_taken": "Unter „{login}“ meldet sich schon „{name}“ an. Bitte einen anderen Anmeldenamen wählen.",
    "user.name_needed": "Jemand an dieser Akte hat ein Kennwort. Bitte mit --user NAME sagen, wer den Befehl gibt.",
    "user.unknown": "An dieser Akte arbeitet niemand mit dem Namen „{name}“. Bitte die Person zuerst unter "
    "Einstellungen anlegen.",
    "user.keeper_needed": "Ohne „{name}“ betreut niemand mehr die Akte. Bitte zuerst einen Arbeitsplatz der "
    "Geschäftsstelle oder der Betreuung einrichten.",
    "rights.not_yours": "Der Arbeitsplatz „{desk}“ darf das nicht. Bitte die Geschäftsstelle oder die Stelle fragen, "
    "die die Akte betreut.",
    "rights.from_register": "„{title}“ kam mit dem Register der Geschäftsstelle und lässt sich hier nur lesen. Einen "
    "eigenen Antrag dazu legt „Duplizieren“ an.",
    "rights.not_own": "„{title}“ ist kein eigener Antrag. Nur die eigene Fraktion kann ihn ändern.",
    "rights.handed_in": "„{title}“ ist eingereicht und wird hier nicht mehr geändert. Bitte die Geschäftsstelle um die "
    "Änderung bitten, den Antrag zurückziehen oder einen Änderungsantrag anlegen.",
    "rights.gone": "„{name}“ arbeitet nicht mehr an dieser Akte. Bitte die Akte neu öffnen und einen anderen "
    "Arbeitsplatz wählen.",
    "user.name_missing": "Bitte einen Namen angeben.",
    "user.name_taken": "„{name}“ arbeitet schon an dieser Akte. Bitte einen Namen wählen, der sich unterscheidet.",
    "user.faction_missing": "Für den Arbeitsplatz einer Fraktion bitte angeben, für welche „{name}“ arbeitet.",
    "user.needed": "„{name}“ wird noch gebraucht: Jemand muss an der Akte arbeiten. Bitte zuerst zu jemand anderem "
    "wechseln.",
}

FINDINGS = {
    "committee.behind_signed": (
        "Nach den Unterschriften wurden Sitze oder Regeln berichtigt, die am Tag der Sitzung galten.",
        "Einen Tag nach der Sitzung wählen, oder den Grund nennen.",
    ),
}


def within(the: str) -> str:
    """Im Beirat …, in der Kommission …, beginning in lower case; the: the name with its article."""
    article, _, name = the.partition(" ")
    return {"Der": f"im {name}", "Das": f"im {name}", "Die": f"in der {name}"}.get(article, the)


def former_committee(states: Sequence[tuple[date | None, Committee]]) -> tuple[str, ...]:
    """«bis 31.12.2026: 33 Sitze», a line for each time before another one; only what is different afterwards."""
    lines = []
    for (until, held), (_, then) in pairwise(states):
        parts = [f"„{held.name}“"] if held.name != then.name else []
        if held.short_name != then.short_name:
            parts.append(f"Kurzname „{held.short_name}“" if held.short_name else "ohne Kurznamen")
        if not parts and (held.genitive, held.definite) != (then.genitive, then.definite):
            parts.append("Name anders gebeugt")
        if held.statutory_seats != then.statutory_seats:
            parts.append(f"{held.statutory_seats} Sitze")
        if held.appointed_seats != then.appointed_seats:
            parts.append(f"{held.appointed_seats} davon berufen")
        if held.profile.notice_days != then.profile.notice_days:
            parts.append(f"Ladungsfrist {held.profile.notice_days} Tage")
        if replace(held.profile, notice_days=then.profile.notice_days) != then.profile:
            parts.append("andere Regeln")
        lines.append(_until(until, parts))
    return tuple(lines)


def former_faction(states: Sequence[tuple[date | None, Faction]]) -> tuple[str, ...]:
    """«bis 31.03.2026: „Fraktion Rot“ (Rot)», a line for each former name."""
    return tuple(
        _until(until, [f"„{held.name}“" + (f" ({held.short_name})" if held.short_name else "")])
        for until, held in states[:-1]
    )


def _until(day: date | None, parts: Sequence[str]) -> str:
    return f"bis {short_date(day)}: {', '.join(parts)}" if day is not None else ", ".join(parts)


WORDS = {CommitteeKind: KINDS}
