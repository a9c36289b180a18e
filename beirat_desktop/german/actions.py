"""What was done, in the words of the history and of „Rückgängig: …“."""

ACTIONS = {
    "agenda.add": "{} aufgenommen",
    "agenda.add_standing": "Feste Punkte ergänzt",
    "agenda.edit": "{} bearbeitet",
    "agenda.move": "{} verschoben",
    "agenda.open": "{} in den öffentlichen Teil gesetzt",
    "agenda.close": "{} in den nichtöffentlichen Teil gesetzt",
    "agenda.remove": "{} entfernt",
    "agenda.rename": "{} umbenannt",
    "attachments.add": "Anlage hinzugefügt",
    "attachments.edit": "Anlage umbenannt",
    "attachments.move": "Anlagen umgeordnet",
    "attachments.remove": "Anlage entfernt",
    "citations.add": "Verweis eingefügt",
    "citations.check": "Verweis geprüft",
    "citations.edit": "Verweis bearbeitet",
    "citations.remove": "Verweis entfernt",
    "invitations.notice": "Bekanntmachung eingetragen",
    "invitations.send": "Einladung versandt",
    "invitations.supplement": "Nachtrag versandt",
    "meetings.adopt_year_plan": "Jahresplan übernommen",
    "meetings.cancel": "Sitzung abgesagt",
    "meetings.delete": "Sitzung gelöscht",
    "meetings.edit": "Sitzung bearbeitet",
    "meetings.move": "Sitzung verlegt",
    "meetings.plan": "Sitzung geplant",
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
    """The words for a use case; undone and redone actions say so.

    What stands behind a colon names the thing: „TOP 4 verschoben“ for "agenda.move:TOP 4".
    """
    for turn, words in (("undo.", "Rückgängig"), ("redo.", "Wiederholt")):
        if name.startswith(turn):
            return f"{words}: {action(name.removeprefix(turn))}"
    name, _, thing = name.partition(":")
    return ACTIONS[name].format(thing or "Tagesordnungspunkt")
