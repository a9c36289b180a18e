"""Trouble with the record's file that is neither a rule's refusal nor our bug."""

from __future__ import annotations

from beirat_desktop.store.address import Where


class RecordTrouble(Exception):
    """The surroundings failed. kind is stable; its German sentence stands beside the other words.

    kind: "missing", "missing_folder", "exists", "not_ours", "damaged", "newer", "read_only", "disk_full",
    "unreachable" (the drive does not answer), "locked" (another program is writing), "in_use" (open at another
    workplace), "no_lock" (the drive knows no locks, so two programs might write into the file), "replaced" (another
    file was put in its place, or it was moved), "behind" (another program changed the record, which the screen does
    not show yet), "unsure" (the connection broke while a change was being kept, and nobody can tell yet whether it
    was), "kept_after_all" (it was, so what was to be done now may be that once more), "no_copy", "no_restore",
    "no_backup_folder", "encrypted" (no password given so far opens it).
    Of a server: "no_server" (does not answer), "no_entry" (name or password), "no_database", "no_record" (an empty
    one), "exists_there", "not_ours_there", "not_allowed", "bad_address", "no_program" (pg_dump is not installed).
    """

    def __init__(self, kind: str, file: Where | None = None, **facts: object) -> None:
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
