"""Words of papers that come in, as a PDF with their own data or as a letter."""

from enum import Enum

from beirat_desktop.domain.foreign_motion import Section

_KEPT = " Es wurde nichts übernommen."

AROUND = {
    "before": "Kopf des Schreibens",
    "lead": "Anrede und Einleitung",
    "ending": "Schluss des Schreibens",
    "responsible": "Zuständige Stelle",
    "movers": "Wer den Antrag stellt",
    "signer": "Wer unterschreibt",
    "meeting": "Sitzung",
    "committee": "Gremium",
}
"""Where on the pages something stands that is no section of the paper."""
REFUSED = {
    "letter.several_in_mail": "Die Mail „{name}“ bringt mehrere Schreiben: {names}. Bitte jedes für sich aus der Mail "
    "speichern und einlesen.",
    "submission.no_data": "„{name}“ trägt keine Antragsdaten in sich, ist also nicht mit diesem Programm entstanden. "
    "Bitte den Antrag anlegen und die Datei als Anlage anhängen.",
    "submission.unreadable": "„{name}“ ist beschädigt oder kein PDF. Bitte die Datei noch einmal schicken lassen."
    + _KEPT,
    "submission.locked": "„{name}“ ist verschlüsselt oder mit einem Kennwort geschützt. Bitte das PDF ohne Schutz "
    "schicken lassen." + _KEPT,
    "submission.packed": "„{name}“ füllt entpackt mehr Speicher, als ein Antrag je braucht. Ist es ein Scan, bitte den "
    "Antrag anlegen und die Datei als Anlage anhängen; sonst beim Absender nachfragen." + _KEPT,
    "submission.large": "„{name}“ ist größer als 50 MB. Bitte den Antrag ohne seine großen Anlagen schicken lassen."
    + _KEPT,
    "submission.pages": "„{name}“ hat {pages} Seiten; ein Antrag hat höchstens 200. Bitte den Antrag anlegen und die "
    "Datei als Anlage anhängen." + _KEPT,
    "submission.letters": "„{name}“ ist länger, als ein Antrag je ist (mehr als {most} Zeichen). Bitte den Antrag "
    "anlegen und die Datei als Anlage anhängen." + _KEPT,
    "submission.altered": "Was auf den Seiten von „{title}“ steht, muss nicht das sein, was übernommen würde. Bitte "
    "beim Absender nachfragen, oder begründen, warum es so übernommen wird.",
    "submission.empty": "„{name}“ ist leer (0 Bytes). Vielleicht ist die Datei noch nicht fertig heruntergeladen; "
    "bitte öffnen und prüfen." + _KEPT,
    "submission.other_kind": "„{name}“ lässt sich nicht als Antrag einlesen. Das geht mit PDF, Word (.docx) und "
    "OpenDocument (.odt).",
    "submission.table": "„{name}“ ist eine Tabelle und kein Antrag. Eine Liste von Mitgliedern wird unter „Gremien & "
    "Personen“ mit „Liste einfügen“ eingelesen; eine Anlage zu einem Antrag wird dort angehängt." + _KEPT,
    "submission.card": "„{name}“ ist eine Visitenkarte und kein Antrag. Sie wird unter „Gremien & Personen“ mit "
    "„Visitenkarte einlesen“ übernommen." + _KEPT,
    "submission.dates": "„{name}“ enthält Termine oder die Antwort auf eine Einladung und keinen Antrag. Antworten "
    "werden in der Sitzung unter „Zustellung“ mit „Antworten einlesen“ übernommen." + _KEPT,
    "submission.record": "„{name}“ ist eine Akte oder eine andere Datenbank und kein Antrag. Eine Akte wird im Menü "
    "„Datei“ mit „Akte öffnen“ geöffnet." + _KEPT,
    "submission.old_text": "„{name}“ ist ein Text in einem Format, das hier nicht gelesen wird (.rtf, .doc). Bitte in "
    "der Textverarbeitung als .docx oder .odt speichern und diese Datei einlesen." + _KEPT,
    "submission.whole_record": "„{name}“ enthält eine ganze Akte und keinen einzelnen Antrag. Sie wird mit dem Befehl "
    "„import“ in eine leere Akte eingelesen.",
    "submission.not_ours": "Die Daten stammen nicht aus Beirat Desktop." + _KEPT,
    "submission.oparl": "Die Datei enthält OParl eines Ratsinformationssystems und keinen Antrag dieses Programms. "
    "OParl wird unter Einstellungen, „Akte und Sicherung“, oder mit „import oparl“ eingelesen." + _KEPT,
    "submission.newer": "Die Daten im PDF haben die Fassung {version} und stammen aus einem neueren Programm. Bitte "
    "zuerst das Programm aktualisieren." + _KEPT,
    "submission.not_public": "{path}: Diese Angabe gehört nicht in ein Schriftstück, das nach außen geht; die Datei "
    "wurde verändert. Bitte beim Absender nachfragen." + _KEPT,
    "submission.damaged_file": "Die Anlage „{name}“ im PDF ist beschädigt, ihre Prüfsumme stimmt nicht. Bitte das PDF "
    "noch einmal schicken lassen." + _KEPT,
    "submission.there_already": "„{title}“ liegt mit genau diesem Wortlaut schon vor.",
    "submission.older": "„{title}“ liegt schon in einer neueren Fassung vor. Die ältere kann mit Begründung "
    "übernommen werden.",
    "submission.draft_over": "„{title}“ ist schon {state}, und das PDF ist nur ein Entwurf. Sein Wortlaut kann mit "
    "Begründung übernommen werden; der bisherige bleibt als Fassung erhalten.",
    "submission.under_way": "„{title}“ ist schon {state}, und das PDF hat einen anderen Wortlaut. Der neue Wortlaut "
    "kann mit Begründung übernommen werden; der bisherige bleibt als Fassung erhalten.",
    "submission.numbered": "„{title}“ hat schon die Nummer {number}, und das PDF hat einen anderen Wortlaut. Der neue "
    "Wortlaut kann mit Begründung übernommen werden; der bisherige bleibt als Fassung erhalten.",
}

FINDINGS = {
    "submission.unsealed": (
        "Dem PDF fehlt das Siegel, das Seiten und Daten zusammenhält.",
        "Das Schreiben lesen und mit dem Wortlaut hier vergleichen; übernommen wird es nur mit Begründung.",
    ),
    "submission.data_changed": (
        "Die Daten im PDF wurden verändert, nachdem das Schreiben gemacht war.",
        "Beim Absender nachfragen, welcher Wortlaut gilt; übernommen wird es nur mit Begründung.",
    ),
    "submission.text_changed": (
        "Die Seiten des PDF wurden verändert, nachdem das Schreiben gemacht war.",
        "Beim Absender nachfragen, welcher Wortlaut gilt; übernommen wird es nur mit Begründung.",
    ),
    "submission.no_text": (
        "Auf den Seiten des PDF steht kein Text; der Antrag steht nur in seinen Daten.",
        "Das Schreiben noch einmal schicken lassen; übernommen wird es nur mit Begründung.",
    ),
    "submission.covered": (
        "Über Worten des Schreibens liegt etwas, sie sind durchgestrichen oder unsichtbar, oder ein Bild ist zu groß, "
        "um das zu prüfen (Seite {pages}).",
        "Die Seite ansehen und beim Absender nachfragen, was gilt; übernommen wird es nur mit Begründung.",
    ),
    "submission.drawn_otherwise": (
        "Buchstaben des Schreibens sind anders gezeichnet, als Beirat Desktop sie zeichnet; zu sehen ist vielleicht "
        "anderes, als im Text der Datei steht (Seite {pages}).",
        "Das Schreiben ansehen und mit dem Wortlaut hier vergleichen, vor allem die Zahlen; "
        "übernommen wird es nur mit Begründung.",
    ),
    "submission.text_differs": (
        "Auf den Seiten steht anderes als in den Daten: {sections}.",
        "Durchgestrichen ist, was nur auf den Seiten steht, unterstrichen, was nur in den Daten steht; "
        "übernommen wird es nur mit Begründung.",
    ),
    "submission.ending": (
        "Am Schluss des Schreibens steht außerdem: „{words}“.",
        "Prüfen, ob das zum Antrag gehört.",
    ),
    "submission.faction_unknown": (
        "Die Fraktion „{name}“ gibt es in dieser Akte nicht.",
        "Fraktion auswählen, oder sie vorher unter „Gremien & Personen“ anlegen.",
    ),
    "submission.joint_faction_unknown": (
        "Die beteiligte Fraktion „{name}“ gibt es in dieser Akte nicht.",
        "Sie unter „Gremien & Personen“ anlegen und im Antrag ergänzen.",
    ),
    "submission.signed_by_certificate": (
        "Das PDF trägt eine digitale Signatur, die dieses Programm nicht prüft.",
        "Von wem sie ist und ob sie gilt, zeigt „Schreiben ansehen“ in einem PDF-Betrachter, der Signaturen prüft; die "
        "Datei bleibt unverändert in der Akte.",
    ),
    "submission.signer_unknown": (
        "„{name}“ ist in dieser Akte nicht als Mitglied der Fraktion verzeichnet.",
        "Nach dem Übernehmen eintragen, wer unterzeichnet hat.",
    ),
    "submission.meeting_unknown": (
        "Eine Sitzung am {day} ist hier nicht geplant.",
        "Eine Sitzung auswählen, oder den Antrag ohne Sitzung übernehmen.",
    ),
    "submission.other_committee": (
        "Der Antrag ist an „{name}“ gerichtet.",
        "Prüfen, ob er hier richtig ist.",
    ),
    "submission.amended_unknown": (
        "Der Antrag, der geändert werden soll, ist in dieser Akte nicht vorhanden.",
        "Den Bezug nach dem Übernehmen prüfen.",
    ),
    "submission.file_left_out": (
        "Die Anlage „{name}“ liegt dem PDF nicht bei, weil sie zu groß ist.",
        "Beim Absender anfordern.",
    ),
    "submission.draft": (
        "Das PDF ist als Entwurf gekennzeichnet.",
        "Er bleibt ein Entwurf; beim Absender nachfragen, ob der Antrag so gestellt wird.",
    ),
    "submission.draft_at_home": (
        "Der Antrag ist ein Entwurf und bleibt einer.",
        "Hier weiterschreiben und einreichen, wenn er fertig ist.",
    ),
    "letter.no_text": (
        "Die Datei enthält keinen Text, ist also wohl gescannt.",
        "Einen Titel eintragen; die Datei kommt zu den Anlagen. Ohne Beschlusstext bleibt der Antrag ein Entwurf.",
    ),
    "letter.no_proposal": (
        "Im Text ist kein Beschlusstext zu erkennen.",
        "Ihn aus „Nicht übernommen“ herüberholen; ohne ihn bleibt der Antrag ein Entwurf.",
    ),
    "letter.more_in_mail": (
        "Die Mail bringt außerdem mit: {names}.",
        "Was dazugehört, aus der Mail speichern und beim Antrag anhängen.",
    ),
    "letter.there_already": (
        "Genau diese Datei liegt schon beim Antrag „{title}“.",
        "Prüfen, ob er ein zweites Mal angelegt werden soll.",
    ),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    Section: {
        Section.FRAME: "Nicht übernommen",
        Section.PROPOSAL: "Beschlusstext",
        Section.EXPLANATION: "Erläuterung",
        Section.RATIONALE: "Begründung",
        Section.FINANCIAL_IMPACT: "Finanzielle Auswirkungen",
    },
}
