"""The pictures of the handbook, taken of the program itself on the sample, so that they never show an older one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QSize, QThread
from PySide6.QtWidgets import QApplication, QWidget

from beirat_desktop.desktop.live.hall_window import HallWindow
from beirat_desktop.desktop.live.live_tab import LiveTab
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import Scheme, Theme
from beirat_desktop.program import Program
from beirat_desktop.usecases.record.record import open_record

SIZE = QSize(1180, 740)
LARGEST = 60_000
"""A picture of so many bytes at the most; colours are given up first."""
_COLOURS = (128, 64, 32, 16)


def draw(record: Path, folder: Path, theme: Theme, now: datetime | None = None) -> None:
    """Write every picture into the folder, as PNG. The record is copied first and stays as it is.

    now: what the clock of the record says meanwhile, so that the same program gives the same pictures.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        copy = Path(place) / "beispiel.db"
        shutil.copy(record, copy)
        theme.set_scheme(Scheme.LIGHT)
        blinking = QApplication.cursorFlashTime()
        QApplication.setCursorFlashTime(0)  # or a cursor is in the picture or not, as it happens to blink
        program = Program(theme, State(Path(place)))
        opened = open_record(copy, user="Geschäftsstelle")
        if now is not None:
            opened.office.store.now = lambda: now
        program.window.resize(SIZE)
        program.window.show()
        program.open(opened)
        try:
            for name, take in _pictures(program).items():
                shown = take() or program.window
                _settle(program)
                (folder / f"{name}.png").write_bytes(_small(shown))
        finally:
            program.window.close()
            QApplication.setCursorFlashTime(blinking)


_PLACES = {
    "uebersicht": "overview",
    "sitzungen": "meetings",
    "antraege": "papers",
    "beschluesse": "tracking",
    "vorhaben": "initiatives",
    "gremien": "members",
    "ablage": "archive",
    "auswertung": "reports",
    "einstellungen": "settings",
}
_OF_NEXT = {"tagesordnung": "agenda", "einladung": "invitation", "anwesenheit": "attendance"}
_OF_LAST = {"niederschrift": "minutes", "auszuege": "excerpts", "schriftstuecke": "publications"}
_Take = Callable[[], QWidget | None]


def _pictures(program: Program) -> dict[str, _Take]:
    """How to get to each picture, in an order in which none disturbs the next."""
    office, window = program.office, program.window
    coming, held = office.meetings.next(), office.meetings.last()
    if coming is None or held is None:
        raise ValueError("the sample has a meeting ahead and one behind it")
    speaker = office.speakers.rows()[0]
    paper = next(row for row in office.papers.page() if row.number)
    takes: dict[str, _Take] = {name: partial(window.go, place) for name, place in _PLACES.items()}
    takes |= {name: partial(window.go, "meetings", f"{coming.id}:{tab}") for name, tab in _OF_NEXT.items()}
    takes |= {name: partial(window.go, "meetings", f"{held.id}:{tab}") for name, tab in _OF_LAST.items()}
    takes["antrag"] = partial(window.go, "papers", paper.id)
    takes["gaeste"] = partial(window.go, "speakers", speaker.id)
    takes["suche"] = partial(_search, program)
    takes["sitzung-fuehren"] = partial(_lead, program, coming.id)
    takes["abstimmung"] = partial(_vote, program)
    takes["saalanzeige"] = partial(_hall, program)
    return takes


def _search(program: Program) -> None:
    program.window.go("overview")
    program.window.finder.pop_up("integrationsplan")


def _lead(program: Program, meeting_id: str) -> None:
    """The meeting is opened with everybody there, and its first motion is called."""
    program.window.finder.put_away()
    office = program.office
    office.attendances.mark_all_present(meeting_id)
    office.course.open(meeting_id)
    program.window.go("meetings", f"{meeting_id}:live")
    items = office.resolutions.desk(meeting_id).items
    for _ in range(next(number for number, row in enumerate(items) if row.paper is not None)):
        _desk(program).keys["next"].trigger()
        _settle(program)


def _vote(program: Program) -> None:
    _desk(program).keys["unanimous"].trigger()


def _hall(program: Program) -> QWidget:
    _desk(program).keys["hall"].trigger()
    hall = program.window.findChild(HallWindow)
    if hall is None:
        raise ValueError("the hall's window is not there")
    hall.showNormal()
    hall.resize(SIZE)
    return hall


def _desk(program: Program) -> LiveTab:
    found = program.window.findChild(LiveTab)
    if found is None:
        raise ValueError("the desk is not open")
    return found


def _settle(program: Program) -> None:
    """Wait until nothing is laid out or drawn any more; rows that wrap ask for their height a turn or two later."""
    for _ in range(10):
        QApplication.processEvents()
        QThread.msleep(10)
        while program.background.working:
            QApplication.processEvents()


def _small(widget: QWidget) -> bytes:
    """The widget as a PNG with as many colours as its size allows."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    picture = Image.open(BytesIO(buffer.data().data())).convert("RGB")
    packed = b""
    for colours in _COLOURS:
        out = BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        packed = out.getvalue()
        if len(packed) <= LARGEST:
            break
    return packed
