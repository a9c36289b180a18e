"""A file that lies in the net is opened there; the record has no bytes of it."""

import pytest
from PySide6.QtGui import QDesktopServices

from beirat_desktop.desktop import file_actions
from beirat_desktop.desktop.file_actions import FileActions
from beirat_desktop.desktop.widgets.files import FilesTab
from beirat_desktop.domain.papers import Attachment, Paper


@pytest.mark.parametrize(
    ("address", "opened"), [("https://ris.example.org/1.pdf", True), ("file:///etc/passwd", False)]
)
def test_a_link_is_followed_to_the_net_and_nowhere_else(workplace, office, qtbot, monkeypatch, address, opened):
    with office.store.unit("attachments.add") as unit:
        paper = unit.papers.save(Paper("Antrag"))
        link = unit.attachments.save(Attachment("1.pdf", "application/pdf", 0, "", paper.id, address=address))
    followed: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: followed.append(url.toString()) or True)
    monkeypatch.setattr(file_actions, "show", lambda file: followed.append(str(file)) or True)
    tab = FilesTab(workplace.state, "files")
    qtbot.addWidget(tab)
    notices = []
    actions = FileActions(workplace, lambda: {"paper_id": paper.id}, tab)
    actions.notice.connect(notices.append)
    actions.serve(tab)
    tab.show_files(office.attachments.of(paper_id=paper.id))
    row = next(number for number in range(tab.model.rowCount()) if tab.model.index(number, 1).data() == "1.pdf")
    assert tab.model.index(row, 2).data() == "im Netz"
    tab.open_wanted.emit(link.id)
    assert followed == ([address] if opened else [])
    assert bool(notices) is not opened


def test_where_nothing_opens_a_file_or_an_address_that_is_told(workplace, office, qtbot, monkeypatch, tmp_path):
    file = tmp_path / "Karte.txt"
    file.write_text("Plan")
    with office.store.unit("attachments.add") as unit:
        paper = unit.papers.save(Paper("Antrag"))
        link = unit.attachments.save(
            Attachment("1.pdf", "application/pdf", 0, "", paper.id, address="https://ris.example.org/1.pdf")
        )
    kept = office.attachments.add(file, paper_id=paper.id)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    tab = FilesTab(workplace.state, "files")
    qtbot.addWidget(tab)
    notices = []
    actions = FileActions(workplace, lambda: {"paper_id": paper.id}, tab)
    actions.notice.connect(notices.append)
    actions.serve(tab)
    tab.open_wanted.emit(kept.id)
    tab.open_wanted.emit(link.id)
    assert [one.text.partition(".")[0] for one in notices] == [
        f"Auf diesem PC öffnet kein Programm „{kept.id[:8]}-Karte",
        "Auf diesem PC öffnet kein Programm Adressen aus dem Netz",
    ]
