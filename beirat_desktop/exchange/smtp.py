"""Mails on their way: one connection to the server of the office, one mail after the other."""

from __future__ import annotations

import base64
import smtplib
import ssl
from types import TracebackType

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.places import MailServer, Security

PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
TIMEOUT = 30.0
"""In seconds; a server that says nothing for so long is taken for gone."""


class NotTakenError(Exception):
    """The server did not take a mail. passing: it may the next time; the text is what the server said."""

    def __init__(self, said: str, *, passing: bool) -> None:
        super().__init__(said)
        self.passing = passing


class Connection:
    """An open way to a mail server; a context. Refuses where the server is not reached or does not know the user."""

    def __init__(self, server: MailServer, password: str) -> None:
        self._server = server
        self._password = password
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Connection:
        self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def send(self, sender: str, to: str, content: bytes) -> None:
        """Hand one mail over; raises NotTakenError."""
        try:
            if self._smtp is None:
                self._open()
            assert self._smtp is not None
            self._smtp.sendmail(sender, [to], content)
        except smtplib.SMTPRecipientsRefused as error:
            code, said = error.recipients[to]
            raise NotTakenError(_said(code, said), passing=code < 500) from error
        except smtplib.SMTPResponseException as error:
            if error.smtp_code == 421:  # it closes the connection
                self.close()
            raise NotTakenError(_said(error.smtp_code, error.smtp_error), passing=error.smtp_code < 500) from error
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            raise NotTakenError(str(error) or type(error).__name__, passing=True) from error

    def close(self) -> None:
        """Take leave of the server; one that is gone need not hear it."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (smtplib.SMTPException, OSError):
                smtp.close()

    def _open(self) -> None:
        server = self._server
        if not server.host:
            raise Refused("smtp.no_server")
        port = server.port or PORTS[server.security]
        context = ssl.create_default_context()
        try:
            if server.security is Security.TLS:
                self._smtp = smtplib.SMTP_SSL(server.host, port, timeout=TIMEOUT, context=context)
            else:
                self._smtp = smtplib.SMTP(server.host, port, timeout=TIMEOUT)
            if server.security is Security.STARTTLS:
                self._smtp.starttls(context=context)
            if server.user:
                _login(self._smtp, server.user, self._password)
        except smtplib.SMTPAuthenticationError as error:
            self.close()
            raise Refused("smtp.login", user=server.user, host=server.host) from error
        except ssl.SSLError as error:
            self.close()
            raise Refused("smtp.not_secret", host=server.host, said=error.reason or str(error)) from error
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            raise Refused("smtp.unreachable", host=server.host, port=port, said=str(error)) from error


def _login(smtp: smtplib.SMTP, user: str, password: str) -> None:
    """Log in; a password with letters that are not ASCII goes as UTF-8 (RFC 4616), which the library cannot."""
    if user.isascii() and password.isascii():
        smtp.login(user, password)
        return
    smtp.ehlo_or_helo_if_needed()
    said = base64.b64encode(f"\0{user}\0{password}".encode()).decode("ascii")
    code, answer = smtp.docmd("AUTH", f"PLAIN {said}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, answer)


def _said(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"
