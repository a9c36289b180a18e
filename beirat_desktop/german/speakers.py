"""Words of guests and follow-ups."""

from beirat_desktop.domain.speakers import SpeakerState

SPEAKER_STATES = {
    SpeakerState.SUGGESTED: "vorgeschlagen",
    SpeakerState.ASKED: "angefragt",
    SpeakerState.ACCEPTED: "zugesagt",
    SpeakerState.DECLINED: "abgesagt",
    SpeakerState.INVITED: "eingeladen",
    SpeakerState.HEARD: "gehört",
    SpeakerState.THANKED: "bedankt",
}

REFUSED = {
    "follow_up.not_carried_out": "„{title}“ ist noch nicht umgesetzt. Bitte zuerst eintragen, wann es umgesetzt wurde.",
    "speaker.topic_missing": "Das Thema fehlt. Bitte eintragen, worüber der Gast sprechen soll.",
    "speaker.already_invited": "Der Gast zu „{topic}“ ist schon eingeladen und bleibt in der Akte. Bitte stattdessen "
    "„Absage eintragen“ wählen.",
    "speaker.step": "Der Gast zu „{topic}“ ist „{state}“ und kann nicht „{target}“ werden.",
    "speaker.step_in_future": "Der {day} liegt in der Zukunft. Bitte den Tag eintragen, an dem es geschah.",
    "speaker.nobody": "Zu „{topic}“ ist noch niemand benannt. Bitte Person oder Organisation wählen.",
    "speaker.name_first": "Der Name fehlt. Bitte zuerst den Namen des Gastes eintragen, dann die Kontaktdaten.",
    "speaker.first_step": "Der Gast zu „{topic}“ steht am Anfang; es gibt keinen Schritt zurück.",
    "speaker.meeting_missing": "Zu „{topic}“ ist noch keine Sitzung gewählt. Bitte zuerst die Sitzung wählen.",
    "speaker.not_speaking": "Der Gast zu „{topic}“ hat das Wort noch nicht. Bitte zuerst den Beginn festhalten.",
}

FINDINGS = {
    "speaker.resolution_missing": (
        "Für den Gast zu „{topic}“ gibt es noch keinen Beschluss.",
        "Gäste hört das Gremium auf Beschluss: den Beschluss verknüpfen oder in der Sitzung vorab abstimmen lassen.",
    ),
    "speaker.heard_open": (
        "Ob der Gast zu „{topic}“ gehört wurde, ist nicht eingetragen.",
        "„Als gehört eintragen“, sonst „Absage eintragen“. Nach der Unterschrift lässt es sich nicht mehr nachtragen.",
    ),
    "speaker.item_missing": (
        "Der Gast zu „{topic}“ ist keinem Tagesordnungspunkt zugeordnet.",
        "Tagesordnungspunkt wählen.",
    ),
    "speaker.consent_missing": (
        "Der Name des Gastes zu „{topic}“ soll veröffentlicht werden, die Einwilligung fehlt.",
        "Einwilligung mit Datum eintragen oder den Namen nicht veröffentlichen.",
    ),
    "speaker.review_due": (
        "Die Kontaktdaten des Gastes zu „{topic}“ waren bis {due} zu prüfen.",
        "Prüfen, ob sie noch gebraucht werden; sonst entfernen. Dass gesprochen wurde, bleibt festgehalten.",
    ),
    "speaker.slots_overlap": (
        "Die Zeiten der Gäste zu „{first}“ und „{second}“ überschneiden sich.",
        "Beginn oder Dauer ändern.",
    ),
    "follow_up.organization_missing": ("Für „{title}“ ist niemand zuständig.", "Zuständige Stelle eintragen."),
    "follow_up.due_missing": ("Für „{title}“ fehlt eine Frist.", "Frist eintragen."),
    "follow_up.overdue": (
        "„{title}“ sollte bis {due} umgesetzt sein.",
        "Sachstand erfragen und eine neue Frist setzen.",
    ),
    "follow_up.overdue_without_reason": (
        "„{title}“ sollte bis {due} umgesetzt sein; ein Grund der Verzögerung fehlt.",
        "Sachstand erfragen, Grund und neue Frist eintragen.",
    ),
}

WORDS = {
    SpeakerState: SPEAKER_STATES,
}
