"""What the chair says and has at hand in a meeting, for the director's script."""

from beirat_desktop.domain.agenda import ItemKind

SAY = {
    ItemKind.OPENING: "Ich eröffne die Sitzung und begrüße Sie. Die Einladung ist form- und fristgerecht ergangen. "
    "{quorum} Gibt es Anträge zur Tagesordnung?",
    ItemKind.QUESTION_TIME: "Wer möchte eine Frage stellen? Bitte nennen Sie Ihren Namen.",
    ItemKind.OBJECTIONS: "Gibt es Einwendungen gegen die Niederschrift der letzten Sitzung?",
    ItemKind.ANNOUNCEMENTS: "Wir kommen zu den Mitteilungen.",
    ItemKind.MISCELLANEOUS: "Gibt es unter Verschiedenes noch etwas?",
    ItemKind.ELECTION: "Wir kommen zur Wahl. Wer schlägt jemanden vor?",
}
SAY_QUORUM = "Von {voters} stimmberechtigten Mitgliedern sind ____ anwesend, wir sind beschlussfähig."
SAY_QUORUM_UNCOUNTED = "Wir sind beschlussfähig."
SAY_VOTE = "Wir stimmen ab. Wer ist für den Antrag? – Wer ist dagegen? – Wer enthält sich? – Der Antrag ist ____."
SAY_END = "Gibt es noch Wortmeldungen? – Ich danke Ihnen und schließe die Sitzung um ____ Uhr."
SAY_MOTION = "Ich rufe den Antrag {movers} auf. Zur Begründung hat das Wort: {speaker}."
SAY_GUEST = "Ich begrüße {guest}. Sie haben das Wort."
SAY_CLOSED = "Ich rufe den Punkt auf. Wir beraten nichtöffentlich."

VOTES = {
    ItemKind.OPENING: "Beschlussfähigkeit feststellen",
    ItemKind.OBJECTIONS: "nur bei Einwendungen",
    ItemKind.ELECTION: "Wahl; geheim, wenn nicht anders beschlossen",
}
AGENDA_CHANGES = "Aufnehmen (nur bei Dringlichkeit) und Absetzen: je zwei Drittel der Anwesenden (§ 34 GemO)"
NO_VOTE = "kein Beschluss"
MOTION_VOTE = "Änderungsanträge zuerst, der weitergehende voran; dann der Antrag. Angenommen mit mehr Ja als Nein."
NOTED = "zur Kenntnis nehmen"
GUEST_RESOLVED = "Anhörung ist beschlossen"
GUEST_UNRESOLVED = "vorab beschließen, den Gast zu hören (§ 35 GemO)"
