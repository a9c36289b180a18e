"""Words of mails that are prepared for the user."""

LINE_LOST = "Die Verbindung zum Mailserver riss ab, bevor er die Mail hatte"
MAYBE_TAKEN = (
    "Die ganze Mail ging an den Mailserver, der aber nicht sagte, ob er sie annimmt. Bitte fragen, ob sie ankam, "
    "bevor sie noch einmal gesendet wird"
)

REFUSED = {
    "smtp.no_server": "Es ist kein Mailserver eingetragen. Bitte unter „Zustellung“ → „Mailserver …“ eintragen, oder "
    "die Mails als Entwürfe speichern.",
    "smtp.no_sender": "Die Geschäftsstelle hat keine E-Mail-Adresse. Bitte unter Einstellungen → „Stadt und "
    "Wahlperioden“ oder beim Mailserver eintragen.",
    "smtp.login": "Der Mailserver {host} kennt „{user}“ mit diesem Kennwort nicht. Bitte Name und Kennwort prüfen.",
    "smtp.not_secret": "Der Weg zum Mailserver {host} ist nicht sicher: {said}. Bitte bei der EDV nachfragen, welche "
    "Verschlüsselung der Server hat.",
    "smtp.unreachable": "Der Mailserver {host} ist über Anschluss {port} nicht zu erreichen ({said}). Bitte Netz und "
    "Angaben prüfen; die Mails lassen sich als Entwürfe speichern.",
    "mail.address": "„{address}“ ist keine E-Mail-Adresse. Bitte berichtigen oder das Feld leer lassen.",
}
