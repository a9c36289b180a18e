"""Words of agendas."""

from beirat_desktop.domain.agenda import ItemKind, ItemState
from beirat_desktop.domain.agenda_tree import ItemChange
from beirat_desktop.domain.pool import PoolKind
from beirat_desktop.domain.profiles import ItemNumbering

ITEM_KINDS = {
    ItemKind.REGULAR: "Tagesordnungspunkt",
    ItemKind.OPENING: "Eröffnung",
    ItemKind.QUESTION_TIME: "Einwohnerfragestunde",
    ItemKind.OBJECTIONS: "Einwendungen gegen die Niederschrift",
    ItemKind.ANNOUNCEMENTS: "Mitteilungen",
    ItemKind.MISCELLANEOUS: "Verschiedenes",
    ItemKind.ELECTION: "Wahl",
}
ITEM_STATES = {
    ItemState.OPEN: "offen",
    ItemState.CURRENT: "wird behandelt",
    ItemState.DONE: "behandelt",
}
ITEM_CHANGES = {
    ItemChange.ADDED: "neu",
    ItemChange.REMOVED: "abgesetzt",
    ItemChange.CHANGED: "geändert",
}
POOL_KINDS = {
    PoolKind.PAPER: "Antrag oder Vorlage",
    PoolKind.POSTPONED: "vertagter Punkt",
    PoolKind.RETURNED: "Rücklauf",
    PoolKind.SPEAKER: "Gast",
}
ITEM_NUMBERINGS = {
    ItemNumbering.PLAIN: "1., 2., 2.1",
    ItemNumbering.TOP: "TOP 1, TOP 2, TOP 2.1",
    ItemNumbering.PARTS: "Ö 1, Ö 2, N 1",
}

REFUSED = {
    "agenda.title_empty": "Der Tagesordnungspunkt braucht einen Titel.",
    "agenda.meeting_closed": "Die Sitzung vom {day} ist geschlossen; ihre Tagesordnung steht fest.",
    "agenda.paper_not_submitted": "„{title}“ ist „{state}“ und kann nicht auf die Tagesordnung. Bitte erst einreichen.",
    "agenda.paper_scheduled": "„{title}“ steht schon auf der Tagesordnung der Sitzung am {day}. Bitte dort entfernen "
    "oder vertagen.",
    "agenda.removal_sent": "Dass „{title}“ entfällt, wissen die Mitglieder schon aus einem Nachtrag. Bitte den Punkt "
    "neu aufnehmen.",
    "agenda.cycle": "„{title}“ kann nicht unter sich selbst stehen. Bitte einen anderen Platz wählen.",
    "agenda.too_deep": "„{title}“ stünde mit seinen Unterpunkten zu tief; möglich sind {deepest} Ebenen.",
    "agenda.item_gone": "Diesen Tagesordnungspunkt gibt es nicht mehr. Die Tagesordnung wurde inzwischen geändert.",
    "agenda.addition_not_urgent": "In der Sitzung kann nur aufgenommen werden, was dringend ist. Bitte die "
    "Dringlichkeit feststellen lassen oder den Punkt für die nächste Sitzung vormerken.",
    "agenda.no_first_call": "In der Sitzung vom {day} blieb kein Punkt wegen Beschlussunfähigkeit liegen, der nicht "
    "schon zum zweiten Mal aufgerufen ist. Für alles andere genügen drei Mitglieder nicht (§ 39 GemO); bitte eine "
    "gewöhnliche Sitzung planen.",
    "agenda.step": "„{title}“ ist „{state}“ und kann nicht „{target}“ werden.",
    "agenda.not_formal": "Zu „{title}“ gehört ein Ergebnis. Bitte festhalten, was mit dem Punkt wurde, oder ihn "
    "vertagen.",
    "calls.reason_missing": "Die eingetragenen Zeiten des Punktes ändern sich. Bitte den Grund der Berichtigung "
    "angeben.",
    "calls.left_before_called": "Der Punkt wäre um {left} verlassen, aber erst um {called} aufgerufen. Bitte die "
    "Zeiten prüfen.",
    "calls.never_left": "Der Punkt wird um {called} wieder aufgerufen; bitte eintragen, wann er vorher verlassen "
    "wurde.",
    "calls.called_before_left": "Der Punkt wird um {called} wieder aufgerufen, vorher aber erst um {left} verlassen. "
    "Bitte die Zeiten prüfen.",
    "agenda.item_voted": "Über „{title}“ wurde abgestimmt oder es steht ein Ergebnis fest. Der Punkt bleibt an seinem "
    "Platz und in der Niederschrift.",
    "agenda.no_other_place": "Nach „{title}“ kommt in diesem Teil kein anderer Punkt mehr; der Punkt ist ohnehin der "
    "nächste.",
    "agenda.place_past": "„{title}“ steht dort schon, oder der Punkt an dieser Stelle ist behandelt. Bitte eine andere "
    "Stelle wählen, die noch kommt.",
    "agenda.kind_voted": "Zu „{title}“ wurde abgestimmt; damit steht fest, was für ein Punkt das war.",
    "agenda.nothing_on_floor": "„{title}“ ist damit nicht aufgenommen. Festhalten lässt sich die Abstimmung nur bei "
    "einem Tagesordnungspunkt, und diese Sitzung hat noch keinen.",
    "agenda.meeting_running": "Die Sitzung läuft; ihre Tagesordnung ändert nur ein Beschluss. Bitte unter „Sitzung "
    "führen“ abstimmen: „Abgesetzt …“, „Dringlicher Punkt …“ oder „Weitere“.",
}

FINDINGS = {
    "calls.times_cross": (
        "Die Zeiten, zu denen „{title}“ aufgerufen war, passen nicht zu denen der anderen Punkte.",
        "Die Uhr des Rechners prüfen und die Zeiten des Punktes berichtigen.",
    ),
    "agenda.empty": ("Die Tagesordnung ist leer.", "Anträge aus dem Vorrat ziehen oder feste Punkte einfügen."),
    "agenda.title_missing": ("Ein Tagesordnungspunkt hat keinen Titel.", "Titel eintragen."),
    "agenda.title_left": (
        "{number} heißt noch „{title}“.",
        "Unter „Tagesordnung“ eintragen, worum es geht (F2), oder den Punkt entfernen.",
    ),
    "agenda.closed_reason_missing": (
        "„{title}“ ist nicht öffentlich, der Grund fehlt.",
        "Grund eintragen (Gemeinwohl oder schutzwürdige Interessen Einzelner) oder den Punkt öffentlich behandeln.",
    ),
    "agenda.public_title_missing": (
        "„{title}“ ist nicht öffentlich und hat keine allgemeine Bezeichnung für die Bekanntmachung.",
        "Öffentliche Bezeichnung eintragen, zum Beispiel „Vergabe einer Leistung“.",
    ),
    "agenda.public_title_tells": (
        "Die öffentliche Bezeichnung von „{title}“ ist dieselbe wie der nichtöffentliche Titel.",
        "Die öffentliche Bezeichnung allgemeiner fassen.",
    ),
    "agenda.resolution_not_allowed": (
        "Unter „{title}“ kann nichts beschlossen werden.",
        "Für den Beschluss einen eigenen Tagesordnungspunkt anlegen; in der Sitzung geht das nur bei Dringlichkeit.",
    ),
    "agenda.item_late": (
        "„{title}“ erfahren die Mitglieder erst am {received}; es {days:bleibt # voller Tag|bleiben # volle Tage}, "
        "nötig {needed:ist #|sind #} "
        "(§ 34 (7) GemO).",
        "Für die nächste Sitzung vormerken, oder in der Sitzung die Dringlichkeit feststellen und mit zwei Dritteln "
        "der Anwesenden aufnehmen lassen.",
    ),
    "agenda.late_not_admitted": (
        "„{title}“ kam zu spät auf die Tagesordnung und ist noch nicht aufgenommen (§ 34 (7) GemO).",
        "Die Dringlichkeit feststellen und mit zwei Dritteln der Anwesenden aufnehmen lassen.",
    ),
    "agenda.dealt_with_lately": (
        "Über „{title}“ wurde am {dealt_with} beschlossen; verlangt werden kann der Gegenstand erst wieder ab {until}.",
        "Prüfen, ob sich die Sach- oder Rechtslage geändert hat.",
    ),
    "agenda.objections_missing": (
        "Auf der Tagesordnung fehlen die Einwendungen gegen die Niederschrift der vorigen Sitzung.",
        "Den festen Punkt wieder einfügen: Einwendungen sind spätestens in der nächsten Sitzung zu erheben.",
    ),
    "agenda.exclusion_at_election": (
        "Bei der Wahl „{title}“ ist niemand ausgeschlossen.",
        "Den Ausschluss entfernen: § 22 gilt nicht für Wahlen.",
    ),
    "agenda.question_time_not_first": (
        "Die Einwohnerfragestunde steht nicht am Anfang.",
        "Die Einwohnerfragestunde nach oben ziehen; ob das gilt, steht in den Regeln des Gremiums.",
    ),
    "agenda.paper_twice": (
        "Die Vorlage zu „{title}“ steht zweimal auf der Tagesordnung.",
        "Einen der beiden Punkte entfernen.",
    ),
    "agenda.only_urgent": (
        "In einer dringend einberufenen Sitzung werden nur dringende Punkte behandelt.",
        "Prüfen, ob Mitteilungen und Verschiedenes entfallen.",
    ),
}

WORDS = {
    ItemKind: ITEM_KINDS,
    ItemState: ITEM_STATES,
    ItemChange: ITEM_CHANGES,
    PoolKind: POOL_KINDS,
    ItemNumbering: ITEM_NUMBERINGS,
}
