"""From a council information system into a record of its own, from the settings, after a look."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.settings.page import SettingsPage
from beirat_desktop.usecases.record.record import open_shared
from tests.exchange.oparl_town import listed, town


@pytest.fixture
def page(workplace, theme, qtbot):
    made = SettingsPage(workplace, theme)
    qtbot.addWidget(made)
    made.open("record")
    made.show()
    return made


@pytest.fixture
def dialog(page):
    whole = page.section("record").whole
    whole.oparl_button.click()
    yield whole.oparl_dialog
    if isValid(whole.oparl_dialog):
        whole.oparl_dialog.reject()


@pytest.fixture
def stadt(tmp_path) -> Path:
    file = tmp_path / "stadt.json"
    file.write_bytes(listed(list(town().values())))
    return file


def settle(workplace, qtbot):
    qtbot.waitUntil(lambda: not workplace.background.working, timeout=20_000)


def told(dialog) -> str:
    return " ".join(dialog.findings_list.item(row).text() for row in range(dialog.findings_list.count()))


def test_after_a_look_a_record_of_its_own_is_made(page, dialog, stadt, office, workplace, qtbot, tmp_path, monkeypatch):
    before = office.exchange.export()
    notices: list[Notice] = []
    page.notice.connect(notices.append)
    assert not dialog.go_button.isEnabled()
    dialog.source_edit.setText(str(stadt))
    dialog.look_button.click()
    settle(workplace, qtbot)
    assert dialog.summary_label.text().startswith(
        "Musterstadt: 1 Wahlperiode, 3 Gremien, 1 Fraktion, 1 Stelle, 2 Personen"
    )
    assert "sachkundiger Bürger (1)" in told(dialog)
    assert "keyword (1)" in told(dialog)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "neu.db"), ""))
    dialog.go_button.click()
    settle(workplace, qtbot)
    assert office.exchange.export() == before
    with qtbot.waitSignal(page.record_made) as made:
        notices[-1].action()
    assert made.args == [tmp_path / "neu.db"]
    other = open_shared(tmp_path / "neu.db")
    assert other.exchange.in_use == "Musterstadt"
    other.close()


def test_enter_behind_the_address_looks_first(dialog, stadt, workplace, qtbot):
    """The blue button is grey until then, and says why; Enter must not be for nothing."""
    assert "zuerst ansehen" in dialog.go_button.toolTip()
    dialog.source_edit.setText(str(stadt))
    dialog.activateWindow()
    qtbot.waitUntil(dialog.source_edit.hasFocus)
    QTest.keyClick(dialog.source_edit, Qt.Key.Key_Return)
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
    assert dialog.isVisible(), "whoever presses Enter once more does not cancel what is being read"
    settle(workplace, qtbot)
    assert dialog.go_button.hasFocus()
    assert dialog.summary_label.text().startswith("Musterstadt")
    assert dialog.go_button.isEnabled()
    assert "zuerst" not in dialog.go_button.toolTip()


def test_what_is_no_oparl_is_said_and_the_dialog_stays(dialog, workplace, qtbot, tmp_path):
    file = tmp_path / "falsch.json"
    file.write_text('{"kein": "OParl"}', encoding="utf-8")
    dialog.source_edit.setText(str(file))
    dialog.look_button.click()
    settle(workplace, qtbot)
    assert "falsch.json" in dialog.error_label.text()
    assert not dialog.go_button.isEnabled()
    assert dialog.source_edit.isEnabled()


def test_another_source_is_looked_at_anew(dialog, stadt, workplace, qtbot):
    dialog.source_edit.setText(str(stadt))
    dialog.look_button.click()
    settle(workplace, qtbot)
    assert dialog.go_button.isEnabled()
    dialog.source_edit.setText("https://anderswo.example.org")
    assert not dialog.go_button.isEnabled()
    assert dialog.findings_list.count() == 0


def test_a_dialog_that_is_closed_stops_reading(dialog):
    dialog.reject()
    assert dialog._progress.cancelled
