"""Visits each page once, as somebody who has just started; prints milliseconds of a core until painted, by page.

The longest gap is that of the event loop in the second after each visit, in milliseconds of a core.
"""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from beirat_desktop import app as program_app
from beirat_desktop.usecases.record.record import open_record

AFTER = 1.0


def settled(program: program_app.Program, application: QApplication) -> None:
    """Wait until the worker has nothing left to do."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        application.processEvents()
        if not program.background.working:
            break


def main() -> None:
    """Open the record, visit, tell."""
    application = program_app.make_application(sys.argv[:1])
    state = program_app.State(Path(os.environ["BEIRAT_HOME"]), application)
    program = program_app.Program(program_app.Theme(application, program_app.Scheme.LIGHT, 100), state)
    program.window.resize(1440, 900)
    program.window.show()
    program.open(open_record(Path(sys.argv[1]), user="Geschäftsstelle"))
    settled(program, application)
    times, gap = {}, 0.0
    for key in sys.argv[2:]:
        began = time.thread_time()
        program.window.go(key)
        application.processEvents()
        times[key] = (time.thread_time() - began) * 1000
        end = time.monotonic() + AFTER
        while time.monotonic() < end:
            turn = time.thread_time()
            application.processEvents()
            gap = max(gap, (time.thread_time() - turn) * 1000)
        settled(program, application)
    print(json.dumps({"times": times, "gap": gap}))
    sys.stdout.flush()
    os._exit(0)


main()
