"""Where a record lies: a file on this machine, or the address of a server that several workplaces share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

SCHEMES = ("postgresql://", "postgres://")


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A database on a server, as libpq writes it: postgresql://user@host1,host2/name?sslmode=verify-full.

    It is asked for its name, its stem and its suffix as a file is: for what is said of it, and for copies of it.
    """

    url: str

    @property
    def name(self) -> str:
        """The name of the database."""
        return unquote(urlsplit(self.url).path.removeprefix("/")) or "postgres"

    @property
    def stem(self) -> str:
        """What the names of its copies begin with."""
        return "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in self.name)

    @property
    def suffix(self) -> str:
        """What the names of its copies end with: the form of pg_dump that pg_restore reads."""
        return ".dump"

    @property
    def parent(self) -> str:
        """The servers, for what is said of them."""
        return urlsplit(self.url).netloc.rpartition("@")[2]

    def of_database(self, name: str) -> ServerAddress:
        """Another database on the same servers."""
        return ServerAddress(urlunsplit(urlsplit(self.url)._replace(path="/" + quote(name, safe=""))))

    def with_password(self, password: str) -> ServerAddress:
        """The same with a password, which is neither shown nor kept."""
        parts = urlsplit(str(self))
        told = urlencode([*parse_qsl(parts.query), ("password", password)], quote_via=quote)
        return ServerAddress(urlunsplit(parts._replace(query=told)))

    def __str__(self) -> str:
        """The address without a password: it is shown, and kept in files."""
        parts = urlsplit(self.url)
        who, at, hosts = parts.netloc.rpartition("@")
        told = [(key, value) for key, value in parse_qsl(parts.query) if key != "password"]
        return urlunsplit(parts._replace(netloc=who.partition(":")[0] + at + hosts, query=urlencode(told, safe="/")))

    def __repr__(self) -> str:
        """Without a password too: this stands in logs."""
        return f"ServerAddress({str(self)!r})"


Where = Path | ServerAddress


def where(text: str) -> Where:
    """What somebody typed: the address of a server, or the name of a file."""
    return ServerAddress(text.strip()) if text.strip().startswith(SCHEMES) else Path(text)
