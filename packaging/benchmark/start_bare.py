"""The least window PySide6 can show; prints when it was painted and what memory it takes."""

import json
import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Window(QMainWindow):
    painted = 0.0

    def paintEvent(self, event) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = time.time() - float(os.environ["BENCHMARK_BEGAN"])
            QTimer.singleShot(300, app.quit)


app = QApplication(sys.argv)
window = Window()
window.setCentralWidget(QLabel("Beirat"))
window.resize(1440, 900)
window.show()
app.exec()
with open("/proc/self/status") as status:
    memory = next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
print(json.dumps({"window": window.painted, "memory": memory}))
sys.stdout.flush()
os._exit(0)
