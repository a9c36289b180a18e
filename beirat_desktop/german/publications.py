"""Words of papers that go public, and of the reports."""

REFUSED = {
    "publication.closed": "„{title}“ ist nicht öffentlich; davon gibt es keine Fassung zur Veröffentlichung.",
    "publication.internal": "Dieses Schriftstück ist für das Haus bestimmt; davon gibt es keine Fassung zur "
    "Veröffentlichung.",
    "publication.minutes_draft": "Die Niederschrift vom {day} ist noch nicht unterschrieben. Bitte zuerst "
    "unterschreiben lassen, dann veröffentlichen.",
    "notice.agenda_empty": "Die Tagesordnung der Sitzung am {day} ist leer; es gibt noch nichts bekannt zu machen.",
    "council_paper.not_resolved": "Zu „{title}“ hat der Beirat noch nichts beschlossen. Bitte zuerst den Beschluss "
    "der Sitzung eintragen.",
    "council_paper.not_self_government": "„{title}“ ist keine Angelegenheit der Selbstverwaltung; damit kann sich der "
    "Beirat nicht an den Stadtrat wenden (§ 56 GemO).",
    "council_paper.nothing_awaited": "„{title}“ liegt nach der letzten Beratung im Beirat nicht beim Stadtrat: Er hat "
    "schon entschieden oder zurückverwiesen, oder die Station fehlt. Bitte zuerst den neuen Beschluss des Beirates "
    "eintragen oder unter „Beschlüsse“ die Station „Stadtrat“ hinzufügen.",
    "council_paper.wording_unconfirmed": "Unter ANTRAG steht, was der Stadtrat beschließen soll. Vorgeschlagen ist: "
    "{wording} Bitte unter „Beschlüsse“ mit „Wortlaut für den Stadtrat …“ bestätigen oder ändern.",
    "council_paper.wording_empty": "Bitte eintragen, was der Stadtrat beschließen soll.",
    "council_paper.wording_settled": "Der Stadtrat hat schon entschieden; was ihm vorlag, steht fest.",
    "report.no_committee": "In dieser Akte gibt es noch kein Gremium, über das zu berichten wäre.",
}
