import subprocess
import sys

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialogButtonBox

from beirat_desktop.app import speak_german


def in_a_process_of_its_own(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_the_program_puts_back_the_import_of_python() -> None:
    said = in_a_process_of_its_own("import builtins, beirat_desktop.app; print(type(builtins.__import__).__name__)")
    assert said == "builtin_function_or_method"


def test_the_first_paint_waits_for_nothing_slow() -> None:
    slow = {"sqlalchemy", "alembic", "reportlab", "pypdfium2", "holidays", "platformdirs", "PySide6.QtPrintSupport"}
    slow |= {"beirat_desktop.german", "beirat_desktop.domain.nouns", "beirat_desktop.desktop.widgets.table"}
    said = in_a_process_of_its_own("import sys, beirat_desktop.app; print(*sys.modules)")
    assert slow.isdisjoint(said.split())


def test_the_first_rows_wait_for_no_register_and_no_words_but_their_own() -> None:
    said = in_a_process_of_its_own(
        "import sys, beirat_desktop.app, beirat_desktop.desktop.overview.page;"
        "from beirat_desktop.domain.papers import PaperState; from beirat_desktop.german import word;"
        "assert word(PaperState.DRAFT) == 'Entwurf'; print(*sys.modules)"
    )
    assert {"beirat_desktop.domain.nouns", "beirat_desktop.german.actions", "phonenumbers"}.isdisjoint(said.split())
    assert "beirat_desktop.german.papers" in said.split()


def test_the_settings_wait_for_no_section_but_the_one_that_is_shown() -> None:
    said = in_a_process_of_its_own("import sys, beirat_desktop.desktop.settings.page; print(*sys.modules)")
    here = {one.rpartition(".")[2] for one in said.split() if one.startswith("beirat_desktop.desktop.settings.")}
    assert here == {"page", "section"}
    record = "import sys, beirat_desktop.desktop.settings.record; print(*sys.modules)"
    assert "beirat_desktop.exchange.oparl_in" not in in_a_process_of_its_own(record).split()


def test_nothing_is_collected_on_another_thread_when_the_window_is_closed(home) -> None:
    said = in_a_process_of_its_own(
        "import gc; from PySide6.QtCore import QTimer; from beirat_desktop import app;"
        "app.begin = lambda program, *_words, **_named: QTimer.singleShot(0, program.window.close);"
        "print(app.main(['beirat-desktop', '-platform', 'offscreen']), gc.isenabled())"
    )
    assert said == "0 False"


def test_void_calls_do_not_wear_out_none() -> None:
    code = (
        "from PySide6.QtWidgets import QApplication, QWidget; a = QApplication([]); w = QWidget();"
        "[w.setEnabled(True) for _ in range(20_000)]; print('alive')"
    )
    assert in_a_process_of_its_own(code) == "alive"


def test_qts_own_buttons_speak_german(qapp, qtbot) -> None:
    speak_german(qapp)
    assert QLocale().name() == "de_DE", "what the system and a screen reader are told"
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"
