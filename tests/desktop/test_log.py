import json
import logging
import sys

import pytest
from PySide6.QtGui import QGuiApplication

from beirat_desktop.desktop import log
from beirat_desktop.desktop.unexpected import Hook


@pytest.fixture
def log_file(tmp_path):
    yield log.open_log(tmp_path)
    log.close_log()


def broken(name: str) -> None:
    raise KeyError(name)


def caught() -> BaseException:
    try:
        try:
            broken("Fatma Göçmen")
        except KeyError as error:
            raise ValueError("Kommission von Fatma Göçmen") from error
    except ValueError as error:
        return error


def test_the_log_names_kind_and_place_but_no_values(log_file) -> None:
    log.trouble("papers.submit", caught())
    text = log_file.read_text(encoding="utf-8")
    assert "papers.submit" in text
    assert "ValueError" in text
    assert "KeyError" in text
    assert "tests/desktop/test_log.py" in text
    assert "broken" in text
    assert "Göçmen" not in text


def test_a_folder_that_may_be_called_after_somebody_is_left_out(log_file, tmp_path) -> None:
    folder = tmp_path / "Fatma Göçmen"
    folder.mkdir()
    outside = compile("json.loads('{')", str(folder / "eigenes.py"), "exec")
    try:
        exec(outside, {"json": json})
    except ValueError as error:
        log.trouble("import", error)
    text = log_file.read_text(encoding="utf-8")
    assert "Göçmen" not in text
    assert "  eigenes.py:1" in text
    assert "json/decoder.py" in text


def test_also_an_ordinary_logger_call_hides_the_message(log_file) -> None:
    error = caught()
    logging.getLogger("beirat").error("export", exc_info=(type(error), error, error.__traceback__))
    text = log_file.read_text(encoding="utf-8")
    assert "KeyError" in text
    assert "Göçmen" not in text


def test_a_bug_opens_the_last_resort_window_and_is_logged(log_file, theme, qtbot) -> None:
    hook = Hook("1.0")
    error = caught()
    hook(type(error), error, error.__traceback__)
    assert hook.window is not None
    qtbot.addWidget(hook.window)
    assert hook.window.isVisible()
    text = hook.window.text_edit.toPlainText()
    assert "ValueError" in text
    assert "Beirat Desktop 1.0" in text
    assert "Göçmen" not in text
    hook.window.copy_button.click()
    assert QGuiApplication.clipboard().text() == text
    first = hook.window
    hook(type(error), error, error.__traceback__)
    assert hook.window is first
    assert "unexpected" in log_file.read_text(encoding="utf-8")


def test_the_hook_takes_its_place(monkeypatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    hook = Hook("1.0")
    hook.install()
    assert sys.excepthook is hook
