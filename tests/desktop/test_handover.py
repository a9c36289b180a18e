"""A second start hands its files to the window that is open."""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import gettempdir

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from beirat_desktop import paths
from beirat_desktop.app import Program, begin
from beirat_desktop.desktop import handover
from beirat_desktop.exchange.other_kinds import TABLES, TEXTS
from beirat_desktop.store.record import open_record
from beirat_desktop.usecases.texts import MAILS, READ

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)

SECOND = (
    "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication; app = QCoreApplication([]);"
    "from beirat_desktop.desktop import handover; handover._PATIENCE_MS = 60_000;"  # longer than any machine is busy
    "print(handover.hand_over([Path(word) for word in sys.argv[1:]]))"
)


@pytest.fixture
def record(sample_record, tmp_path) -> Path:
    file = tmp_path / "akte.beirat"
    shutil.copy(sample_record, file)
    store = open_record(file)
    with store.unit("users.leave") as unit:
        for user in unit.users.all()[1:]:
            unit.users.delete(user.id)
    store.close()
    return file


@pytest.fixture
def point(tmp_path, monkeypatch) -> str:
    """Where both meet; the second start is another process, so it is told by the environment."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("BEIRAT_HOME", str(tmp_path))
    tmp_path.chmod(0o700)
    return handover.meeting_point()


@pytest.fixture
def far(point, tmp_path, monkeypatch) -> str:
    """The same where the user's folders lie deeper than the path of a socket may be long."""
    folder = tmp_path.joinpath(*["Ablage der Geschäftsstelle"] * 5)
    folder.mkdir(parents=True, mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return handover.meeting_point()


@pytest.fixture
def program(theme, state, qtbot, point):
    made = Program(theme, state)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.window.close()


def second_start(qtbot, *files: Path) -> str:
    process = subprocess.Popen([sys.executable, "-c", SECOND, *map(str, files)], stdout=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: process.poll() is not None)
    return process.communicate()[0].strip()


def motion(program, folder: Path) -> Path:
    office = program.office
    file = folder / "Antrag.PDF"
    office.paper_letters.save_pdf(next(key for key in office.papers.ids() if office.papers.get(key).number), file)
    return file


def test_a_table_of_a_second_start_is_named_as_one_and_not_opened_as_a_record(program, record, tmp_path, qtbot):
    begin(program, record, sample=False)
    table = tmp_path / "Mitglieder.csv"
    table.write_text("Name;Ort\nErdem;Koblenz\n")
    told = []
    program.arriving.intake.notice.connect(told.append)
    assert second_start(qtbot, table) == "True"
    qtbot.waitUntil(lambda: bool(told))
    assert "Tabelle" in told[0].text
    assert program.office.file == record


def asked_once(asked: list[str]) -> None:
    """Answers the dialog about a motion as soon as it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(5, look)
        else:
            asked.append(dialog.go_button.text())
            dialog.go_button.click()

    QTimer.singleShot(0, look)


def test_a_motion_named_at_the_start_is_taken_into_the_last_record(program, record, tmp_path, qtbot, state):
    store_only = Program(program.theme, state)
    qtbot.addWidget(store_only.window)
    begin(store_only, record, sample=False)
    file = motion(store_only, tmp_path)
    store_only.window.close()
    asked: list[str] = []
    asked_once(asked)
    begin(program, None, sample=False, papers=[file])
    qtbot.waitUntil(lambda: bool(asked))
    assert program.office.file == record
    qtbot.waitUntil(lambda: program.window.current_page is program.window.page("papers"))


def test_a_motion_of_a_second_start_goes_to_the_open_window(program, record, tmp_path, qtbot):
    begin(program, record, sample=False)
    asked: list[str] = []
    asked_once(asked)
    assert second_start(qtbot, motion(program, tmp_path)) == "True"
    qtbot.waitUntil(lambda: bool(asked))
    qtbot.waitUntil(lambda: program.window.current_page is program.window.page("papers"))


def test_the_open_record_comes_forward_and_another_gets_its_own_window(program, record, tmp_path, qtbot):
    begin(program, record, sample=False)
    program.window.showMinimized()
    assert second_start(qtbot, record) == "True"
    qtbot.waitUntil(lambda: not program.window.isMinimized())
    assert second_start(qtbot, tmp_path / "andere.beirat") == "False"
    assert second_start(qtbot) == "True", "a start without a file wants the window that is there"


def test_a_second_start_finds_the_window_also_where_the_folders_lie_deep(far, program, record, qtbot, monkeypatch):
    assert Path(far).parent == Path(gettempdir())
    begin(program, record, sample=False)
    assert second_start(qtbot, record) == "True"
    monkeypatch.setattr("os.getuid", lambda: -1)
    assert not handover.hand_over([record]), "what somebody else put there is told nothing"


def test_nobody_is_asked_when_no_window_is_open_or_it_was_killed(program, record, point, qtbot):
    assert not handover.hand_over([])
    begin(program, record, sample=False)
    program.window.close()
    assert not handover.hand_over([])
    Path(point).touch()
    assert not handover.hand_over([])
    again = Program(program.theme, program.state)
    qtbot.addWidget(again.window)
    begin(again, record, sample=False)
    assert second_start(qtbot) == "True"
    again.window.close()


def test_each_record_folder_has_its_own_meeting_point(point, tmp_path, monkeypatch):
    monkeypatch.setenv("BEIRAT_HOME", str(tmp_path / "other"))
    assert handover.meeting_point() != point
    assert paths.data_folder() == tmp_path / "other" / "data"


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        *((f"a{end}", True) for end in (".pdf", ".beirat-register", *READ, *MAILS, *TABLES, *TEXTS, ".vcf", ".ics")),
        *(("A.JSON", True), ("a.beirat", False), ("a.db", False), ("Akte", False)),
    ],
)
def test_a_paper_is_told_by_the_end_of_its_name(name, paper):
    assert handover.is_paper(Path(name)) is paper
