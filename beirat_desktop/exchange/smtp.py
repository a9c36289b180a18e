"""Mails on their way: one connection to the server of the office, one mail after the other."""

from __future__ import annotations

import base64
import smtplib
import ssl
from types import TracebackType

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.places import MailServer, Security
from beirat_desktop.german.mail import LINE_LOST, MAYBE_TAKEN

PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
TIMEOUT = 30.0
"""In seconds; a server that says nothing for so long is taken for gone."""
TIMEOUT_AT_THE_END = 600.0
"""In seconds (RFC 5321, 4.5.3.2.6): with the whole mail in its hands a server may look through it for long."""


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
        """Hand one mail over; raises NotTakenError.

        A server that has the whole mail and goes without an answer may have taken it: that is not passing, since
        another try could bring it twice.
        """
        whole = False
        try:
            if self._smtp is None:
                self._open()
            smtp = self._smtp
            assert smtp is not None
            smtp.ehlo_or_helo_if_needed()
            size = [f"SIZE={len(content)}"] if smtp.has_extn("size") else []
            _must_say(smtp.mail(sender, size), 250)
            _must_say(smtp.rcpt(to), 250, 251)
            _must_say(smtp.docmd("DATA"), 354)
            smtp.send(_as_lines(content))
            whole = True
            _must_say(self._answer(smtp), 250)
        except smtplib.SMTPResponseException as error:
            self._begin_anew(error.smtp_code)
            raise NotTakenError(_said(error.smtp_code, error.smtp_error), passing=error.smtp_code < 500) from error
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            raise NotTakenError(MAYBE_TAKEN if whole else LINE_LOST, passing=not whole) from error

    def close(self) -> None:
        """Take leave of the server; one that is gone need not hear it."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (smtplib.SMTPException, OSError):
                smtp.close()

    def _answer(self, smtp: smtplib.SMTP) -> tuple[int, bytes]:
        """What the server says to the whole mail, for which it gets more time than for anything else."""
        assert smtp.sock is not None
        smtp.sock.settimeout(TIMEOUT_AT_THE_END)
        code, said = smtp.getreply()
        smtp.sock.settimeout(TIMEOUT)
        return code, said

    def _begin_anew(self, code: int) -> None:
        """After a refusal the same line takes the next mail, unless the server closes it (421)."""
        if code == 421 or self._smtp is None:
            self.close()
            return
        try:
            self._smtp.rset()
        except (smtplib.SMTPException, OSError):
            self.close()

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


def _must_say(answer: tuple[int, bytes], *expected: int) -> None:
    code, said = answer
    if code not in expected:
        raise smtplib.SMTPResponseException(code, said)


def _as_lines(content: bytes) -> bytes:
    """The mail as it goes over the line: CR LF, a dot before a dot, and the dot that ends it (RFC 5321, 4.5.2)."""
    lines = content.replace(b"\r\n", b"\n").removesuffix(b"\n").split(b"\n")
    return b"".join((b"." if line.startswith(b".") else b"") + line + b"\r\n" for line in lines) + b".\r\n"


def _said(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"
