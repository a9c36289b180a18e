"""Words of mails that are prepared for the user."""

REFUSED = {
    "mail.address": "„{address}“ ist keine E-Mail-Adresse. Bitte berichtigen oder das Feld leer lassen.",
}
