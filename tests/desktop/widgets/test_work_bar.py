"""Long work shows how far it is and can be stopped."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.progress import Cancelled, Progress
from beirat_desktop.desktop.widgets.reason import ReasonDialog
from beirat_desktop.desktop.widgets.work_bar import WorkBar


def test_the_bar_follows_the_work_and_stops_it(theme, qtbot):
    bar = WorkBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    progress = Progress()
    bar.watch("5 Auszüge werden ausgegeben", progress)
    progress.step(2, 5)
    qtbot.waitUntil(lambda: (bar.bar.value(), bar.bar.maximum()) == (2, 5))
    qtbot.mouseClick(bar.cancel_button, Qt.MouseButton.LeftButton)
    with pytest.raises(Cancelled):
        progress.step(3, 5)
    assert not bar.cancel_button.isEnabled()
    bar.end()
    assert bar.isHidden()


def test_a_finding_is_not_passed_over_without_a_reason(theme, qtbot):
    kept = []
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ReasonDialog("Die Zeiten überschneiden sich.", kept.append, parent)
    dialog.open()
    dialog.go_button.click()
    assert dialog.isVisible()
    assert dialog.error_label.text() == "Bitte die Begründung eintragen."
    dialog.reason_edit.setPlainText("  Beide sprechen zusammen.  ")
    dialog.go_button.click()
    assert kept == ["Beide sprechen zusammen."]
