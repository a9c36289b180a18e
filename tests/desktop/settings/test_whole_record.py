"""The whole record out as a file and in again, from the settings."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.settings import whole_record
from beirat_desktop.desktop.settings.page import SettingsPage
from beirat_desktop.usecases.record.record import open_shared

EXAMPLE = Path(__file__).parents[3] / "resources" / "form" / "akte-beispiel.json"


@pytest.fixture
def page(workplace, theme, qtbot):
    made = SettingsPage(workplace, theme)
    qtbot.addWidget(made)
    made.open("record")
    made.show()
    return made


@pytest.fixture
def whole(page):
    return page.section("record").whole


def settle(workplace, qtbot):
    qtbot.waitUntil(lambda: not workplace.background.working, timeout=20_000)


def choose(monkeypatch, *, source=None, target=None):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(source), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(whole_record, "confirm", lambda *_, page: True)


def test_the_record_goes_out_as_the_shell_writes_it(whole, office, workplace, qtbot, tmp_path, monkeypatch):
    choose(monkeypatch, target=tmp_path / "akte.json")
    whole.export_button.click()
    settle(workplace, qtbot)
    assert (tmp_path / "akte.json").read_bytes() == office.exchange.export()
    assert (tmp_path / "akte.json").stat().st_mode & 0o077 == 0, "nobody else may read it, as nobody may the record"


def test_what_comes_in_is_a_record_of_its_own(page, whole, office, workplace, qtbot, tmp_path, monkeypatch):
    before = office.exchange.export()
    choose(monkeypatch, source=EXAMPLE, target=tmp_path / "neu.db")
    notices: list[Notice] = []
    page.notice.connect(notices.append)
    whole.import_button.click()
    settle(workplace, qtbot)
    assert office.exchange.export() == before
    (notice,) = notices
    with qtbot.waitSignal(page.record_made) as made:
        notice.action()
    assert made.args == [tmp_path / "neu.db"]
    other = open_shared(tmp_path / "neu.db")
    assert other.exchange.export() == EXAMPLE.read_bytes()
    other.close()


def test_a_file_that_is_refused_leaves_no_record_behind(page, whole, workplace, qtbot, tmp_path, monkeypatch):
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    choose(monkeypatch, source=tmp_path / "bad.json", target=tmp_path / "neu.db")
    notices: list[Notice] = []
    page.notice.connect(notices.append)
    whole.import_button.click()
    settle(workplace, qtbot)
    assert "kein gültiges JSON" in notices[0].text
    assert list(tmp_path.glob("neu.db*")) == []
    assert whole.import_button.isEnabled()


def test_a_record_that_is_there_is_not_written_over(page, whole, office, workplace, qtbot, monkeypatch):
    before = office.exchange.export()
    choose(monkeypatch, source=EXAMPLE, target=office.file)
    notices: list[Notice] = []
    page.notice.connect(notices.append)
    whole.import_button.click()
    settle(workplace, qtbot)
    assert "schon eine Datei" in notices[0].text
    assert office.exchange.export() == before
