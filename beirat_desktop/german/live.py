"""Words of leading a meeting: attendance, recording, stations and tasks."""

REFUSED = {
    "attendance.already_listed": "{name} steht schon in der Anwesenheitsliste.",
    "attendance.arrives_before_leaving": "Die Ankunft um {arrived} liegt vor dem letzten Gehen um {left}. Bitte die "
    "Zeiten prüfen.",
    "attendance.arrives_before_leaving_unknown": "Vor der Ankunft um {arrived} fehlt, wann die Person ging. Bitte die "
    "Zeiten prüfen.",
    "attendance.is_member": "{name} ist an diesem Tag Mitglied und bleibt in der Liste. Wer fehlt, wird "
    "„entschuldigt“ oder „fehlt“ eingetragen.",
    "attendance.just_arrived": "Die Ankunft ist für {arrived} eingetragen; gehen kann nur, wer länger da war. War sie "
    "ein Versehen, bitte „Ankunft zurücknehmen“ wählen, sonst unter „Zeiten …“ die Uhrzeit des Gehens eintragen.",
    "attendance.leaves_before_arriving": "Das Gehen um {left} liegt nicht nach der Ankunft um {arrived}. Bitte die "
    "Zeiten prüfen.",
    "attendance.meeting_closed": "Die Sitzung ist geschlossen; niemand kommt oder geht mehr. War eine Zeit falsch "
    "eingetragen, bitte unter „Zeiten …“ berichtigen.",
    "attendance.no_seat": "{name} hat an diesem Tag keinen Sitz mit Stimme. Stimmen können nur Mitglieder und, wo es "
    "vorgesehen ist, wer ein Mitglied vertritt.",
    "attendance.no_substitutes": "In diesem Gremium wird niemand vertreten; {name} kann niemanden schicken. Lässt "
    "die Satzung es zu, bitte unter „Einstellungen“, „Gremien und Regeln“, die Vertretung erlauben.",
    "attendance.no_times": "Es fehlt, wann die Person kam. War die Ankunft ein Versehen, bitte „Ankunft zurücknehmen“ "
    "wählen.",
    "attendance.nothing_to_take_back": "Es ist keine Ankunft eingetragen, die sich zurücknehmen ließe.",
    "attendance.reason_missing": "Die eingetragenen Zeiten ändern sich. Bitte den Grund der Berichtigung angeben; er "
    "bleibt in der Akte.",
    "attendance.seat_taken": "{comes} und {sits} teilen sich einen Sitz, und er stimmt nur einmal ab. Wer von beiden "
    "nimmt teil? Bitte zuerst eintragen, dass {sits} geht, oder die Ankunft zurücknehmen.",
    "attendance.substitute_twice": "{name} wird schon von {substitute} vertreten; ein Sitz hat zur selben Zeit nur "
    "eine Vertretung. Bitte zuerst eintragen, dass {substitute} geht, oder die Person aus der Liste nehmen.",
    "attendance.was_there": "{name} war da; das bleibt eingetragen. War es ein Versehen, bitte „Ankunft zurücknehmen“ "
    "wählen, sonst eintragen, wann {name} ging.",
    "attendance.voted_there": "{name} war im Raum und hat dort mitgestimmt; per Video zählt hier niemand mit, und das "
    "gälte dann auch für diese Zeit. Bitte nur eintragen, wann {name} ging.",
    "attendance.voted_meanwhile": "Um {moment} wurde abgestimmt, und {name} war dabei eingetragen. Bitte den "
    "Grund nennen, aus dem das falsch war („Zeiten …“ oder „Ankunft zurücknehmen“); er bleibt in der Akte.",
    "attendance.voted": "{name} war bei einer Abstimmung dabei und bleibt in der Liste. Wer gegangen ist, wird als "
    "gegangen eingetragen; war die Ankunft ein Versehen, bitte „Ankunft zurücknehmen“ wählen.",
    "attendance.not_listed": "{name} steht nicht in der Anwesenheitsliste dieser Sitzung. Bitte zuerst hinzufügen.",
    "consultation.changed_meanwhile": "Die Beratungsfolge wurde inzwischen geändert. Bitte die Reihenfolge noch "
    "einmal wählen.",
    "consultation.decided_before_planned": "Was schon beraten wurde, steht vor dem, was noch aussteht.",
    "consultation.has_happened": "An dieser Station wurde schon beraten, oder sie steht auf einer Tagesordnung; sie "
    "bleibt in der Beratungsfolge und bei ihrem Gremium.",
    "consultation.in_the_future": "Der {day} liegt in der Zukunft. Bitte das Datum der Entscheidung prüfen.",
    "consultation.may_not_represent": "{name} kann den Beirat dort nicht vertreten: Das dürfen nur Vorsitz und "
    "Stellvertretung (§ 56 Abs. 6 GemO). Bitte jemanden von ihnen wählen.",
    "consultation.own_meeting": "Diese Station gehört zu einer eigenen Sitzung. Das Ergebnis wird unter „Sitzung "
    "führen“ festgehalten.",
    "follow_up.reported_in_future": "Der {day} liegt in der Zukunft. Bitte den Tag eintragen, von dem der Bericht ist.",
    "follow_up.in_the_future": "Der {day} liegt in der Zukunft. Erledigt ist, was schon ausgeführt wurde.",
    "follow_up.report_empty": "Der Bericht ist leer. Bitte eintragen, was berichtet wurde.",
    "follow_up.title_missing": "Die Aufgabe braucht eine Bezeichnung.",
    "matter.no_open_task": "Hier ist keine Aufgabe offen. Bitte im Vorgang zuerst eine anlegen.",
    "matter.nothing_sent": "Hieraus ging noch kein Auszug hinaus, nach dem zu fragen wäre.",
    "matter.is_a_task": "Das ist eine Aufgabe ohne Antrag; bitte rechts eintragen, was aus ihr wurde.",
    "meeting.already_opened": "Die Sitzung wurde schon eröffnet.",
    "exclusion.no_member": "{name} wirkt in dieser Sitzung weder als Mitglied noch als Vertretung mit; § 22 GemO "
    "schließt nur aus, wer mitwirkt. Bitte jemand anderen wählen.",
    "exclusion.at_election": "„{title}“ ist eine Wahl, und § 22 GemO gilt für Wahlen nicht: Wer zur Wahl steht, wählt "
    "mit.",
    "meeting.closes_before_opening": "Das Ende um {closed} liegt nicht nach dem Beginn um {opened}. Bitte die Zeiten "
    "prüfen.",
    "meeting.end_unknown": "Wann wurde die Sitzung geschlossen? Bitte die Uhrzeit eintragen.",
    "meeting.nobody_took_over": "In dieser Sitzung hat noch niemand den Vorsitz übernommen; es gibt nichts zu "
    "berichtigen.",
    "meeting.presiding_reason_missing": "Wer den Vorsitz übernahm, war anders eingetragen. Bitte den Grund der "
    "Berichtigung angeben.",
    "meeting.not_closed": "Die Sitzung ist nicht geschlossen.",
    "meeting.called_again": "„{title}“ steht in der Sitzung am {day} zum zweiten Mal auf der Tagesordnung, weil hier "
    "die Beschlussfähigkeit fehlte (§ 39 GemO). Bitte den Punkt zuerst dort entfernen.",
    "meeting.not_running": "Die Sitzung ist nicht eröffnet. Bitte zuerst „Sitzung eröffnen“ wählen.",
    "moment.before": "{moment} liegt vor {before}, wo eingetragen ist, was davor war. Bitte die Uhrzeiten prüfen; auch "
    "die Uhr des Rechners kann falsch gehen.",
    "moment.too_late": "{moment} liegt mehr als 18 Stunden nach dem Beginn um {began}; so lange dauert keine Sitzung. "
    "Bitte Tag und Uhrzeit prüfen.",
    "resolution.needs_reason": "„{title}“ ist noch nicht festgehalten, weil etwas nicht stimmt. Bitte berichtigen oder "
    "einen Grund angeben.",
    "resolution.not_under_item": "Unter „{title}“ kann nichts beschlossen werden. Dafür braucht es einen eigenen "
    "Tagesordnungspunkt.",
    "resolution.target_missing": "Bitte angeben, wohin „{title}“ verwiesen wird.",
    "resolution.text_missing": "Zu „{title}“ fehlt der Wortlaut des Beschlusses. Bitte den Beschlusstext eintragen.",
}

FINDINGS = {
    "exclusion.ask": (
        "Zu „{title}“ ist nicht festgehalten, ob jemand ausgeschlossen ist (§ 22 GemO).",
        "Vor der Beratung fragen; wer ausgeschlossen ist, wird eingetragen.",
    ),
    "exclusion.after_vote": (
        "Zu {number} „{title}“ wurde eine Befangenheit erst nach der Abstimmung festgehalten; hat das Mitglied "
        "mitberaten oder mitgestimmt, ist der Beschluss unwirksam.",
        "Die Abstimmung ohne das Mitglied wiederholen.",
    ),
    "meeting.items_open": (
        "Noch nicht behandelt: {items}.",
        "Die Punkte behandeln, vertagen oder absetzen.",
    ),
    "meeting.before_its_day": (
        "Die Sitzung ist erst für den {day} einberufen.",
        "Am Tag der Sitzung eröffnen oder sie verlegen.",
    ),
    "meeting.people_open": (
        "Von niemandem eingetragen: {names}. Mit dem Schließen fehlen sie.",
        "Wer da war oder sich entschuldigt hat, vorher eintragen.",
    ),
}
