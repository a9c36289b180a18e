"""Where the sample record comes from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from beirat_desktop.usecases.record.record import create_shared
from beirat_desktop.usecases.sample import build_sample


def make_sample(file: Path) -> None:
    """Build the sample record beside its place and put it there when it is whole."""
    unfinished = file.with_name(file.name + ".unfertig")
    for part in ("", "-wal", "-shm", "-journal"):  # of a program that was killed while it built
        unfinished.with_name(unfinished.name + part).unlink(missing_ok=True)
    office = create_shared(unfinished, user="Geschäftsstelle")
    try:
        build_sample(office.store, date.today())
    finally:
        office.close()
    unfinished.replace(file)
