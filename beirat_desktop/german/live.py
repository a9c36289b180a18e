"""Words of leading a meeting: attendance, recording, stations and tasks."""

REFUSED = {
    "attendance.already_listed": "{name} steht schon in der Anwesenheitsliste.",
    "attendance.arrives_before_leaving": "Die Ankunft um {arrived} Uhr liegt vor dem letzten Gehen um {left} Uhr. "
    "Bitte die Zeiten prüfen.",
    "attendance.is_member": "{name} ist an diesem Tag Mitglied und bleibt in der Liste. Wer fehlt, wird "
    "„entschuldigt“ oder „fehlt“ eingetragen.",
    "attendance.leaves_before_arriving": "Das Gehen um {left} Uhr liegt nicht nach der Ankunft um {arrived} Uhr. "
    "Bitte die Zeiten prüfen.",
    "attendance.not_listed": "{name} steht nicht in der Anwesenheitsliste dieser Sitzung. Bitte zuerst hinzufügen.",
    "consultation.changed_meanwhile": "Die Beratungsfolge wurde inzwischen geändert. Bitte die Reihenfolge noch "
    "einmal wählen.",
    "consultation.decided_before_planned": "Was schon beraten wurde, steht vor dem, was noch aussteht.",
    "consultation.has_happened": "An dieser Station wurde schon beraten; sie bleibt in der Beratungsfolge.",
    "consultation.in_the_future": "Der {day} liegt in der Zukunft. Bitte das Datum der Entscheidung prüfen.",
    "consultation.own_meeting": "Diese Station gehört zu einer eigenen Sitzung. Das Ergebnis wird unter „Sitzung "
    "führen“ festgehalten.",
    "follow_up.in_the_future": "Der {day} liegt in der Zukunft. Erledigt ist, was schon ausgeführt wurde.",
    "follow_up.report_empty": "Der Bericht ist leer. Bitte eintragen, was berichtet wurde.",
    "follow_up.title_missing": "Die Aufgabe braucht eine Bezeichnung.",
    "meeting.already_opened": "Die Sitzung wurde schon eröffnet.",
    "meeting.closes_before_opening": "Das Ende um {closed} liegt nicht nach dem Beginn um {opened}. Bitte die Zeiten "
    "prüfen.",
    "meeting.not_closed": "Die Sitzung ist nicht geschlossen.",
    "meeting.not_running": "Die Sitzung ist nicht eröffnet. Bitte zuerst „Sitzung eröffnen“ wählen.",
    "resolution.needs_reason": "„{title}“ ist noch nicht festgehalten, weil etwas nicht stimmt. Bitte berichtigen oder "
    "einen Grund angeben.",
    "resolution.not_under_item": "Unter „{title}“ kann nichts beschlossen werden. Dafür braucht es einen eigenen "
    "Tagesordnungspunkt.",
    "resolution.target_missing": "Bitte angeben, wohin „{title}“ verwiesen wird.",
    "resolution.text_missing": "Zu „{title}“ fehlt der Wortlaut des Beschlusses. Bitte den Beschlusstext eintragen.",
}

FINDINGS = {
    "meeting.items_open": (
        "Noch nicht behandelt: {items}.",
        "Die Punkte behandeln, vertagen oder absetzen.",
    ),
}
