"""A copy of a record, opened on the day of the sample."""

import shutil
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.conftest import SAMPLE_DAY


def opened(record: Path, folder: Path):
    from beirat_desktop.store.record import open_record
    from beirat_desktop.usecases.office import Office

    store = open_record(Path(shutil.copy(record, folder / "akte.db")), user="Geschäftsstelle")
    store.now = lambda: datetime.combine(SAMPLE_DAY, time(9), ZoneInfo("Europe/Berlin"))
    return Office(store)
