"""The letter on its way out."""

from email import message_from_bytes
from email.policy import default

import docx
import pytest
from PySide6.QtGui import QDesktopServices

from beirat_desktop.desktop import paper_actions


@pytest.fixture
def opened(tmp_path, monkeypatch):
    """What the system was asked to open."""
    files = []
    monkeypatch.setattr(paper_actions.QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: files.append(url.toLocalFile()) or True)
    return files


def test_what_was_just_typed_goes_into_the_mail(page, paper, opened, qtbot):
    page.open(paper.id)
    page.editor.form.title_edit.setText("Fachberatung im August")
    page.editor.form.title_edit.textEdited.emit("Fachberatung im August")
    with qtbot.waitSignal(page.message):
        page.menu_actions["mail"].trigger()
    with open(opened[0], "rb") as file:
        mail = message_from_bytes(file.read(), policy=default)
    assert mail["Subject"] == "Antrag: Fachberatung im August"
    (letter,) = mail.iter_attachments()
    assert letter.get_filename() == "Entwurf-Antrag-Fachberatung-im-August.pdf"


def test_the_letter_opens_in_the_viewer_of_the_system(page, paper, office, opened, qtbot):
    page.open(paper.id)
    page.menu_actions["view"].trigger()
    qtbot.waitUntil(lambda: bool(opened))
    with open(opened[0], "rb") as file:
        assert file.read() == office.paper_letters.pdf(paper.id)


def test_a_copy_to_edit_is_saved_as_word_with_what_was_just_typed(page, paper, tmp_path, monkeypatch, qtbot):
    offered = []

    def choose(_parent, _title, name, _kinds):
        offered.append(name)
        return str(tmp_path / "kopie.docx"), ""

    monkeypatch.setattr(paper_actions.QFileDialog, "getSaveFileName", choose)
    page.open(paper.id)
    page.editor.form.title_edit.setText("Fachberatung im August")
    page.editor.form.title_edit.textEdited.emit("Fachberatung im August")
    with qtbot.waitSignal(page.message) as told:
        page.menu_actions["word"].trigger()
    assert told.args == ["Gespeichert: kopie.docx, eine Kopie nach dem Stand von heute. Maßgeblich bleibt das PDF."]
    assert offered[0].endswith("Entwurf-Antrag-Fachberatung-im-August-Kopie.docx")
    words = [one.text for one in docx.Document(str(tmp_path / "kopie.docx")).paragraphs]
    assert any("Fachberatung im August" in line for line in words)
