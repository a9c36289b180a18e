"""What was done, in the words of the history and of „Rückgängig: …“."""

ACTIONS = {
    "attachments.add": "Anlage hinzugefügt",
    "attachments.edit": "Anlage umbenannt",
    "attachments.move": "Anlagen umgeordnet",
    "attachments.remove": "Anlage entfernt",
    "citations.add": "Verweis eingefügt",
    "citations.check": "Verweis geprüft",
    "citations.edit": "Verweis bearbeitet",
    "citations.remove": "Verweis entfernt",
    "overrides.add": "Hinweis mit Begründung übergangen",
    "overrides.remove": "Hinweis wieder angezeigt",
    "papers.add": "Antrag angelegt",
    "papers.admit": "Antrag zugelassen",
    "papers.amend": "Änderungsantrag angelegt",
    "papers.delete": "Entwurf gelöscht",
    "papers.duplicate": "Antrag dupliziert",
    "papers.edit": "Antrag bearbeitet",
    "papers.issue_letter": "Antragsschreiben ausgegeben",
    "papers.number": "Nummer vergeben",
    "papers.refuse": "Antrag nicht zugelassen",
    "papers.reopen": "Antrag wieder geöffnet",
    "papers.restore": "Frühere Fassung wiederhergestellt",
    "papers.submit": "Antrag eingereicht",
    "papers.target_meeting": "Für andere Sitzung vorgesehen",
    "papers.version": "Fassung festgehalten",
    "papers.withdraw": "Antrag zurückgezogen",
}


def action(name: str) -> str:
    """The words for a use case; undone and redone actions say so."""
    for turn, words in (("undo.", "Rückgängig"), ("redo.", "Wiederholt")):
        if name.startswith(turn):
            return f"{words}: {action(name.removeprefix(turn))}"
    return ACTIONS[name]
