"""Keys typed in a motion of ten pages in the window, as somebody types: bursts of words, then a moment to think."""

from __future__ import annotations

import time
from pathlib import Path

from measure import Row
from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from beirat_desktop.desktop.papers.form import PaperForm
from beirat_desktop.domain.text import RichText
from beirat_desktop.store.record import open_record
from beirat_desktop.usecases.office import Office

SENTENCE = "Der Beirat für Migration und Integration bittet die Verwaltung um einen Bericht über die Sprachkurse. "
BURSTS, KEYS, APART, PAUSE = 4, 75, 0.07, 0.7
"""Five seconds of typing without a pause, four times over."""
LARGE = 200_000
PARAGRAPHS = 1_000


def rows(sample: Path) -> list[Row]:
    """From the moment a key is pressed until all is painted, with what stood in its way: by the clock and of a core."""
    from beirat_desktop import app as program_app

    office = Office(open_record(sample))
    long = RichText.of("\n".join([SENTENCE * 6] * 22))
    motion = office.papers.add(title="Ein langer Antrag", proposal=long, rationale=long)
    office.close()
    application = program_app.QApplication.instance() or program_app.make_application(["benchmark"])
    state = program_app.State(sample.parent, application)
    program = program_app.Program(program_app.Theme(application, program_app.Scheme.LIGHT, 100), state)
    program.window.resize(1440, 900)
    program.window.show()
    program_app.begin(program, sample, sample=False)
    program.window.go("papers", motion.id)
    _wait(application, time.perf_counter() + 3)
    field = _section(program.window)
    field.setFocus()
    times = _typed(application, field)
    pasted = _pasted(application, field)
    undone, redone = _turned(application, field)
    program.window.close()
    clock, core = (sorted(own)[int(len(own) * 0.99)] for own in zip(*times, strict=True))
    what = f"{len(times)} keys in a motion of ten pages, pressed to painted, 99th percentile"
    return [
        Row(what, f"{clock * 1000:.1f} ms", f"of a core {core * 1000:.1f} ms", None, "≤ 16 ms"),
        Row(
            f"pasting {LARGE // 1000} kB of HTML into it, one step of undo",
            f"{pasted[0] * 1000:.0f} ms",
            f"of a core {pasted[1] * 1000:.0f} ms",
            None,
            "≤ 500 ms",
        ),
        *(
            Row(
                f"{word} a paste of {PARAGRAPHS:,} paragraphs, until it is painted",
                f"{clock * 1000:.0f} ms",
                f"of a core {core * 1000:.0f} ms",
                None,
                "≤ 500 ms",
            )
            for word, (clock, core) in (("undoing", undone), ("redoing", redone))
        ),
    ]


def _section(window: QWidget) -> QTextEdit:
    return window.findChild(PaperForm).editors["rationale"].text_edit


def _wait(application: QApplication, until: float) -> float:
    """Let the program work until then; what it took of a core beyond, where it could not stop in time."""
    while True:
        worked = time.thread_time()
        application.processEvents()
        if time.perf_counter() >= until:
            return time.thread_time() - worked
        time.sleep(0.001)


def _pasted(application: QApplication, field: QTextEdit) -> tuple[float, float]:
    """By the clock and of a core, until it is painted; undone by one step afterwards."""
    before = field.toPlainText()
    data = QMimeData()
    data.setHtml("".join(f"<p>{SENTENCE}<b>{SENTENCE}</b></p>" for _ in range(LARGE // (2 * len(SENTENCE) + 14))))
    began, worked = time.perf_counter(), time.thread_time()
    field.insertFromMimeData(data)
    application.processEvents()
    taken = time.perf_counter() - began, time.thread_time() - worked
    field.undo()
    if field.toPlainText() != before:
        raise RuntimeError("one undo did not take back one paste")
    return taken


def _turned(application: QApplication, field: QTextEdit) -> tuple[tuple[float, float], tuple[float, float]]:
    """What it takes to take back a paste of many paragraphs, and to put it there again; each is one step."""
    before = field.toPlainText()
    data = QMimeData()
    data.setHtml(f"<p>{SENTENCE}</p>" * PARAGRAPHS)
    field.insertFromMimeData(data)
    application.processEvents()
    after, taken = field.toPlainText(), []
    for turn, wanted in ((field.undo, before), (field.redo, after)):
        began, worked = time.perf_counter(), time.thread_time()
        turn()
        application.processEvents()
        taken.append((time.perf_counter() - began, time.thread_time() - worked))
        if field.toPlainText() != wanted:
            raise RuntimeError("one step did not take back one paste")
    field.undo()
    return taken[0], taken[1]


def _typed(application: QApplication, field: QTextEdit) -> list[tuple[float, float]]:
    times = []
    due = time.perf_counter() + 0.1
    for _ in range(BURSTS):
        for number in range(KEYS):
            over = _wait(application, due)
            late = time.perf_counter() - due
            over = over if late > 0.002 else 0.0
            worked = time.thread_time()
            QTest.keyClick(field, "wort "[number % 5])
            application.processEvents()
            times.append((time.perf_counter() - due, over + time.thread_time() - worked))
            due += APART
            due = max(due, time.perf_counter() + 0.02)
        due += PAUSE
    return times
