"""Icons live as long as the program, whoever holds them."""

import subprocess
import sys

_TAKEN_APART = """
import gc
from PySide6.QtWidgets import QApplication
from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.theme import Scheme, Theme

app = QApplication([])
theme = Theme(app, Scheme.LIGHT, 100)

class Holder:
    pass

for name in ("search", "info") * 10:
    shown = icon(name)
    holder = Holder()
    holder.itself, holder.icon = holder, shown
    assert not holder.icon.pixmap(16, 16).isNull()
    del shown, holder
    gc.collect()
"""


def test_the_collector_takes_apart_who_holds_an_icon_and_the_program_goes_on() -> None:
    done = subprocess.run([sys.executable, "-c", _TAKEN_APART], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
