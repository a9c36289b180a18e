"""Veröffentlichen …: first look, then write, and never into somebody else's folder."""

import pytest
from PySide6.QtGui import QDesktopServices

from beirat_desktop.desktop.changes import Changes
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.publications.website_dialog import FOLDER, WebsiteDialog
from beirat_desktop.desktop.workplace import Workplace

ADDRESS = "https://beirat.example.org"


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """What would have opened in the browser."""
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toLocalFile()))
    return found


@pytest.fixture
def workplace(sample, background, state, tmp_path) -> Workplace:
    """The sample on this computer."""
    return Workplace(sample, Changes(), background, state, Drafts(tmp_path))


def shown(qtbot, workplace) -> WebsiteDialog:
    dialog = WebsiteDialog(workplace)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_nothing_is_written_before_somebody_has_looked(qtbot, workplace, tmp_path, opened) -> None:
    folder = tmp_path / "web"
    dialog = shown(qtbot, workplace)
    assert not dialog.go_button.isEnabled()
    dialog.look_button.click()
    assert dialog.error_label.text() == "Bitte zuerst den Ordner wählen."
    dialog.take_folder(folder)
    dialog.address_edit.setText("beirat")
    dialog.look_button.click()
    qtbot.waitUntil(lambda: "ist keine Adresse" in dialog.error_label.text())
    assert not dialog.go_button.isEnabled()

    dialog.address_edit.setText(ADDRESS)
    dialog.look_button.click()
    qtbot.waitUntil(dialog.go_button.isEnabled)
    assert not folder.exists()
    rows = [dialog.changes_list.item(row).text() for row in range(dialog.changes_list.count())]
    assert "neu: index.html" in rows
    said: list[str] = []
    dialog.message.connect(said.append)
    dialog.go_button.click()
    qtbot.waitUntil(lambda: bool(said))
    assert "Dateien neu" in said[0]
    assert opened == [str(folder / "index.html")]
    assert (folder / "oparl" / "system.json").is_file()

    again = shown(qtbot, workplace)
    assert workplace.state.path(FOLDER) == folder
    assert again.address_edit.text() == ADDRESS
    assert again.address_edit.isReadOnly()
    again.look_button.click()
    qtbot.waitUntil(lambda: "Alles auf dem Stand" in again.summary_label.text())
    assert not again.go_button.isEnabled()


def test_a_folder_with_other_things_is_refused(qtbot, workplace, tmp_path, opened) -> None:
    folder = tmp_path / "fotos"
    folder.mkdir()
    (folder / "urlaub.txt").write_text("Meer")
    dialog = shown(qtbot, workplace)
    dialog.take_folder(folder)
    dialog.address_edit.setText(ADDRESS)
    dialog.look_button.click()
    qtbot.waitUntil(lambda: "liegt schon anderes" in dialog.error_label.text())
    assert not dialog.go_button.isEnabled()
    assert opened == []
