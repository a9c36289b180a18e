"""The program as a user starts it, watched from outside; prints first paint, first rows and memory."""

import json
import os
import sys
import time
from pathlib import Path

from beirat_desktop import app as program_app  # first, as when a user starts it: it undoes what PySide6 does to imports

from PySide6.QtCore import QEvent, QObject, QTimer  # isort: skip

BEGAN = float(os.environ["BENCHMARK_BEGAN"])
times: dict[str, float] = {}


class Watch(QObject):
    """Notes the first paint of the window, and the first of a list's row."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            name = type(watched).__name__
            if "window" not in times and name == "MainWindow":
                times["window"] = time.time() - BEGAN
            if "rows" not in times and name == "EntryRow":
                times["rows"] = time.time() - BEGAN
                QTimer.singleShot(300, work)
        return False


def work() -> None:
    """Look at the list of papers and scroll through it, as the memory of a used program counts."""
    page = program.window
    page.go("papers")
    bar = page.current_page.list.table.verticalScrollBar()
    for step in range(20):
        bar.setValue(bar.maximum() * step // 20)
        application.processEvents()
    page.go("tracking")
    application.processEvents()
    QTimer.singleShot(300, finish)


def finish() -> None:
    with open("/proc/self/status") as status:
        times["memory"] = next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
    print(json.dumps(times))
    sys.stdout.flush()
    os._exit(0)


application = program_app.make_application(sys.argv[:1])
watch = Watch()
application.installEventFilter(watch)
state = program_app.State(Path(os.environ["BEIRAT_HOME"]), application)
state.set_text("window/page", "overview")
program = program_app.Program(program_app.Theme(application, program_app.Scheme.LIGHT, 100), state)
program.window.resize(1440, 900)
program.window.painted.connect(lambda: program_app.begin(program, Path(sys.argv[1]), sample=False))
program.window.show()
application.exec()
