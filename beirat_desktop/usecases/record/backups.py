"""Verified copies of the record in a folder of the user's choice, and restoring from one."""

from __future__ import annotations

import glob
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from beirat_desktop.store import schema
from beirat_desktop.store.address import Where
from beirat_desktop.store.engines import ways, ways_of_copy
from beirat_desktop.store.errors import RecordTrouble

DAILY = 14
MONTHLY = 12
_ASIDE = "-vor-Wiederherstellung-"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy."""

    path: Path
    day: date
    made: datetime
    size: int

    @property
    def id(self) -> str:
        """What tells it from the others: its path."""
        return str(self.path)


class Backups:
    """The copies of one record in one folder. Needs no open record, so that a damaged one can be replaced."""

    def __init__(self, file: Where, folder: Path) -> None:
        self.file = file
        self.folder = folder

    def all(self) -> list[Backup]:
        """The copies of this record, the newest first; none while the folder cannot be reached."""
        pattern = re.compile(re.escape(self.file.stem) + r"-(\d{4}-\d{2}-\d{2})" + re.escape(self.file.suffix))
        found = []
        try:
            for path in self.folder.iterdir():
                match = pattern.fullmatch(path.name)
                if match is None:
                    continue
                known = path.stat()
                made = datetime.fromtimestamp(known.st_mtime).astimezone()
                with suppress(ValueError):  # a name somebody made up, with a day there is not
                    found.append(Backup(path, date.fromisoformat(match[1]), made, known.st_size))
        except OSError:
            return []
        # A clock that was wrong dated a copy into the future: it is as new as its file.
        return sorted(found, key=lambda backup: (min(backup.day, backup.made.date()), backup.day), reverse=True)

    def set_aside(self) -> list[Path]:
        """The records that were put aside when a copy took their place; nothing removes them by itself."""
        return sorted(self._beside().glob(f"{glob.escape(self.file.stem)}{_ASIDE}*{glob.escape(self.file.suffix)}"))

    def due(self, today: date) -> bool:
        """Whether this day has no copy yet."""
        return all(backup.day != today for backup in self.all())

    def make(self, today: date) -> Backup:
        """Copy the record, also while it is open, verify the copy, then let the oldest go.

        Raises RecordTrouble: "no_backup_folder", "disk_full", "no_copy", or "damaged" where the record itself is.
        """
        target = self.folder / f"{self.file.stem}-{today.isoformat()}{self.file.suffix}"
        # Not made anew: where a stick or a share is not there, its folder would come to lie on this disk.
        if not self.folder.is_dir():
            raise RecordTrouble("no_backup_folder", self.folder)
        if isinstance(self.file, Path) and not self.file.is_file():
            raise RecordTrouble("missing", self.file)
        try:
            ways(self.file).copy_record(self.file, target)
        except RecordTrouble as error:
            if error.kind in ("missing", "read_only", "no_copy") and isinstance(self.file, Path):
                raise RecordTrouble("no_backup_folder", self.folder) from error
            raise
        ways(self.file).clear_leftovers(self.file, self.folder)
        self._thin_out(target)
        return next(backup for backup in self.all() if backup.path == target)

    def made_until(self, moment: datetime) -> list[Backup]:
        """The copies that hold what was removed from the record at that moment, which is a local time."""
        day = moment.date()
        return [
            copy
            for copy in self.all()
            if copy.day < day or (copy.day == day and copy.made.replace(tzinfo=None) <= moment.replace(tzinfo=None))
        ]

    def remove_until(self, moment: datetime) -> list[Backup]:
        """Remove them, and say which; none of them before a newer copy is there that is whole."""
        going = self.made_until(moment)
        paths = {copy.path for copy in going}
        if not going or not any(usable(copy.path) for copy in self.all() if copy.path not in paths):
            return []
        for copy in going:
            copy.path.unlink(missing_ok=True)
        return going

    def newest_good(self) -> Backup | None:
        """The newest copy that is whole and that this program can open."""
        return next((backup for backup in self.all() if usable(backup.path)), None)

    def restore(self, copy: Path) -> Path:
        """Put a copy in the record's place, which must be closed; returns where the record before was put.

        The copy is verified first. Raises RecordTrouble, with the record as it was.
        """
        check(copy)
        own = ways(self.file)
        if isinstance(self.file, Path) and not self.file.exists():
            own.put_back(copy, self.file)
            return self.file
        aside = self._aside()
        own.put_over(copy, self.file, aside)
        return aside

    def _aside(self) -> Path:
        stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
        name, number = f"{self.file.stem}{_ASIDE}{stamp}", 1
        beside = self._beside()
        path = beside / f"{name}{self.file.suffix}"
        while path.exists():
            number += 1
            path = beside / f"{name}-{number}{self.file.suffix}"
        return path

    def _beside(self) -> Path:
        """Where a record is put aside; what lies on a server is kept among its copies."""
        return self.file.parent if isinstance(self.file, Path) else self.folder

    def _thin_out(self, made: Path) -> None:
        """Keep the newest copies, and of older ones the first of each month; made: the one of now, whatever its day."""
        copies = self.all()
        keep = {made, *(backup.path for backup in copies[:DAILY])}
        first_of_month = {(backup.day.year, backup.day.month): backup.path for backup in copies}
        keep.update(list(first_of_month.values())[:MONTHLY])
        for backup in copies:
            if backup.path not in keep:
                backup.path.unlink(missing_ok=True)


def check(copy: Path) -> None:
    """Raises RecordTrouble unless the file is a whole record that this program can open."""
    revision = ways_of_copy(copy).inspect_copy(copy)
    if revision is None or revision > schema.HEAD:
        raise RecordTrouble("newer" if revision else "damaged", copy, revision=revision or "")


def usable(copy: Path) -> bool:
    """Whether check() finds nothing."""
    try:
        check(copy)
    except RecordTrouble:
        return False
    return True
