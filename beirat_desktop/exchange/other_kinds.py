"""Files that people hand in as a motion and that belong elsewhere, known by how they begin or by their name."""

from __future__ import annotations

from pathlib import Path

from beirat_desktop.domain.errors import Refused

TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xls", ".ods"})
TEXTS = frozenset({".rtf", ".doc"})


def refuse_other_kind(content: bytes, name: str) -> None:
    """Refuse a table, a card of an address book, dates, a record or an old text, saying where each is taken."""
    if b"%PDF-" in content[:1024]:
        return
    begin = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip().upper()
    suffix = "" if begin[:1] in (b"{", b"[") else Path(name).suffix.casefold()
    if begin.startswith(rb"{\RTF") or suffix in TEXTS:
        raise Refused("submission.old_text", name=name)
    if begin.startswith(b"BEGIN:VCARD") or suffix == ".vcf":
        raise Refused("submission.card", name=name)
    if begin.startswith(b"BEGIN:VCALENDAR") or suffix == ".ics":
        raise Refused("submission.dates", name=name)
    if begin.startswith(b"SQLITE FORMAT 3") or suffix == ".db":
        raise Refused("submission.record", name=name)
    if suffix in TABLES:
        raise Refused("submission.table", name=name)
