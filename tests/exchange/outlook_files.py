"""Mails as Outlook keeps them, written by a library that is not ours."""

from email.message import EmailMessage

from aspose.email_foss.msg import MapiMessage


def as_outlook(mail: EmailMessage) -> bytes:
    """The mail as a .msg."""
    return bytes(MapiMessage.from_email_message(mail).to_bytes())
