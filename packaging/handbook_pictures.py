"""Takes the pictures of the handbook anew and puts them where it looks for them: one command, no display.

    .venv/bin/python packaging/handbook_pictures.py

Day, hour and ids are always the same, so that a picture is another one only where the program is.
"""

from __future__ import annotations

import os
import sys
from datetime import date, datetime, time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import UUID
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 11, 23)


def main() -> None:
    """Build the sample of that day, then draw."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as place:
        os.environ["BEIRAT_HOME"] = place
        from beirat_desktop.app import make_application
        from beirat_desktop.desktop.theme import Scheme, Theme
        from beirat_desktop.domain import identity
        from beirat_desktop.handbook_pictures import draw
        from beirat_desktop.paths import resources
        from beirat_desktop.usecases.record.record import create_shared
        from beirat_desktop.usecases.sample import build_sample

        # Papers of one minute stand in the order of their ids.
        chance = Random(DAY.toordinal())
        identity.uuid4 = lambda: UUID(int=chance.getrandbits(128), version=4)
        app = make_application(["beirat-desktop"])
        record = Path(place) / "beispiel.db"
        office = create_shared(record, user="Geschäftsstelle")
        build_sample(office.store, DAY)
        office.close()
        folder = resources() / "handbook" / "bilder"
        draw(record, folder, Theme(app, Scheme.LIGHT), datetime.combine(DAY, time(9), ZoneInfo("Europe/Berlin")))
        for picture in sorted(folder.glob("*.png")):
            print(f"{picture.stat().st_size:7}  {picture.name}")


if __name__ == "__main__":
    main()
