"""The files that a received mail brings, as far as they may be a motion."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.file_names import mended_name
from beirat_desktop.exchange.outlook import as_eml, is_outlook


def opened(content: bytes, name: str) -> bytes:
    """A mail as the text it travels as, also where Outlook kept it."""
    return as_eml(content, name) if is_outlook(content) else content


def files_in(content: bytes, name: str) -> list[tuple[str, bytes]]:
    """Name and bytes of each file in it; none where there are none. Refuses what is no mail."""
    try:
        mail = message_from_bytes(opened(content, name), policy=default)
        parts = list(mail.iter_attachments()) if isinstance(mail, EmailMessage) else []
        found = [(part.get_filename() or "", part.get_payload(decode=True)) for part in parts]
    except (MessageError, LookupError, ValueError, AttributeError, TypeError) as error:
        # The library raises all of these for a head that somebody built by hand.
        raise Refused("reply.no_mail", name=name) from error
    return [(mended_name(called), payload) for called, payload in found if called and isinstance(payload, bytes)]
