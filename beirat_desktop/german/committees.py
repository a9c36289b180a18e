"""Words of town, committees, factions and terms."""

from beirat_desktop.domain.committees import CommitteeKind

KINDS = {
    CommitteeKind.BEIRAT: "Beirat",
    CommitteeKind.COUNCIL: "Stadtrat",
    CommitteeKind.COMMITTEE: "Ausschuss",
}

REFUSED = {
    "body.exists": "Diese Akte gehört schon zu „{name}“. Für eine andere Stadt bitte eine neue Akte anlegen.",
    "body.name_missing": "Bitte den Namen der Stadt angeben.",
    "committee.name_missing": "Bitte dem Gremium einen Namen geben.",
    "committee.name_taken": "Ein Gremium „{name}“ gibt es schon. Bitte einen anderen Namen wählen.",
    "committee.only_one": "Davon gibt es nur eines, und „{name}“ ist schon eingetragen. Bitte als Ausschuss führen.",
    "committee.seats_negative": "Die Zahl der Sitze von „{name}“ kann nicht kleiner als null sein.",
    "committee.appointed_seats": "{appointed} berufene Sitze passen nicht zu insgesamt {seats} Sitzen. Bitte eine der "
    "beiden Zahlen ändern.",
    "committee.beirat_stays": "„{name}“ führt diese Akte und kann nicht entfernt werden.",
    "faction.name_missing": "Bitte der Fraktion einen Namen geben.",
    "faction.name_taken": "Eine Fraktion „{name}“ gibt es in dieser Zeit schon.",
    "faction.ends_before_start": "„{name}“ kann nicht am {end} enden, weil sie erst am {start} beginnt.",
    "term.name_missing": "Bitte der Wahlperiode einen Namen geben, zum Beispiel 2024–2029.",
    "term.ends_before_start": "Die Wahlperiode „{name}“ kann nicht am {end} enden, weil sie erst am {start} beginnt.",
    "term.overlaps": "Die Wahlperiode „{name}“ überschneidet sich mit „{other}“ ({start} bis {end}). Bitte Beginn oder "
    "Ende ändern.",
    "profile.notice_too_short": "{days} Tage sind zu wenig: Zwischen Einladung und Sitzung liegen mindestens {minimum} "
    "volle Kalendertage (§ 34 GemO).",
    "profile.urgent_notice_too_short": "{days} Tage sind zu wenig: Auch bei Dringlichkeit liegt mindestens {minimum} "
    "voller Kalendertag zwischen Einladung und Sitzung (§ 34 GemO).",
    "profile.too_small": "Dieser Wert muss mindestens {minimum} sein.",
    "settings.standing_item_title": "Bitte jedem festen Tagesordnungspunkt einen Titel geben.",
    "organization.name_missing": "Bitte der Stelle oder Organisation einen Namen geben.",
    "organization.name_taken": "„{name}“ ist schon eingetragen.",
    "organization.circle": "„{name}“ kann nicht sich selbst übergeordnet sein. Bitte eine andere Stelle wählen.",
    "user.name_missing": "Bitte einen Namen angeben.",
    "user.name_taken": "„{name}“ arbeitet schon an dieser Akte. Bitte einen Namen wählen, der sich unterscheidet.",
    "user.faction_missing": "Für den Arbeitsplatz einer Fraktion bitte angeben, für welche „{name}“ arbeitet.",
    "user.needed": "„{name}“ wird noch gebraucht: Jemand muss an der Akte arbeiten. Bitte zuerst zu jemand anderem "
    "wechseln.",
}


def within(the: str) -> str:
    """Im Beirat …, in der Kommission …, beginning in lower case; the: the name with its article."""
    article, _, name = the.partition(" ")
    return {"Der": f"im {name}", "Das": f"im {name}", "Die": f"in der {name}"}.get(article, the)


WORDS = {CommitteeKind: KINDS}
