"""Trouble with the record's file that is neither a rule's refusal nor our bug."""

from __future__ import annotations

from pathlib import Path


class RecordTrouble(Exception):
    """The surroundings failed. kind is stable; its German sentence stands beside the other words.

    kind: "missing", "missing_folder", "exists", "not_ours", "damaged", "newer", "read_only", "disk_full",
    "unreachable" (the drive does not answer), "locked" (another program is writing), "in_use" (open at another
    workplace), "replaced" (another file was put in its place, or it was moved), "no_copy", "no_restore",
    "no_backup_folder".
    """

    def __init__(self, kind: str, file: Path | None = None, **facts: object) -> None:
        super().__init__(kind, str(file or ""), facts)
        self.kind = kind
        self.file = file
        self.facts = facts


class Missing(LookupError):
    """No record of that noun has this id."""

    def __init__(self, noun: str, key: str) -> None:
        super().__init__(noun, key)
        self.noun = noun
        self.key = key
