"""Whatever the program writes for itself, nobody else on the machine may read, whatever the umask."""

import logging
import os
import stat
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from beirat_desktop import paths
from beirat_desktop.desktop import handed_out, log
from beirat_desktop.desktop.drafts import Draft, Drafts
from beirat_desktop.desktop.state import State
from beirat_desktop.usecases.record import record
from beirat_desktop.usecases.record.backups import Backups

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a user's folders are the user's own there")


@pytest.fixture(params=[0o000, 0o022])
def umask(request):
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def open_to_others(folder: Path) -> dict[str, str]:
    return {
        str(one.relative_to(folder)): oct(stat.S_IMODE(one.stat().st_mode))
        for one in folder.rglob("*")
        if one.stat().st_mode & 0o077
    }


def test_no_file_and_no_folder_of_ours_is_open_to_others(umask, home, tmp_path, monkeypatch):
    monkeypatch.setattr(handed_out.QDesktopServices, "openUrl", lambda _url: True)
    file = paths.data_folder() / "beirat.db"
    opened = record.create_record(file, user="x")
    opened.office.persons.add("Neu", "Ada")
    assert file.with_name("beirat.db-wal").exists()
    copies = Backups(file, tmp_path / "home" / "Sicherung")
    (tmp_path / "home" / "Sicherung").mkdir(mode=0o700)
    copy = copies.make(date(2026, 1, 1))
    opened.close()
    record.restore(file, copies.folder, copy.path)
    state = State(paths.config_folder())
    state.set_path("record/file", file)
    state.sync()
    drafts = Drafts(paths.state_folder())
    drafts.keep(Draft("a", "b", "c", datetime(2026, 1, 1)))
    drafts.keep(Draft("a", "d", "c", datetime(2026, 1, 1)))
    drafts.drop("a", "b")
    drafts.drop("a", "d")
    log.open_log(paths.log_folder())
    logging.getLogger("beirat").info("started")
    log.close_log()
    pdf, taken = handed_out.hand_out(b"%PDF", "../Antrag.pdf")
    assert taken
    assert pdf.parent == handed_out.folder()
    assert len(list(home.rglob("*"))) > 12
    assert open_to_others(home) == {}


def test_what_was_handed_to_other_programs_is_emptied(home, monkeypatch):
    monkeypatch.setattr(handed_out.QDesktopServices, "openUrl", lambda _url: True)
    handed_out.hand_out(b"%PDF", "Antrag.pdf")
    handed_out.hand_out(b"Subject:", "Antrag.eml")
    handed_out.empty()
    assert list(handed_out.folder().iterdir()) == []


def test_what_was_open_to_others_before_is_closed(home):
    folder = home / "data"
    folder.mkdir(parents=True, mode=0o755)
    folder.chmod(0o755)
    assert stat.S_IMODE(paths.data_folder().stat().st_mode) == 0o700
