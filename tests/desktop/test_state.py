import shutil

from PySide6.QtWidgets import QLabel, QSplitter

from beirat_desktop import paths
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import Scheme


def splitter(qtbot) -> QSplitter:
    made = QSplitter()
    qtbot.addWidget(made)
    for name in ("links", "rechts"):
        made.addWidget(QLabel(name))
    made.resize(700, 200)
    made.show()
    return made


def test_panes_keep_the_sizes_the_user_gave_them(tmp_path, theme, qtbot) -> None:
    state = State(tmp_path)
    first = splitter(qtbot)
    state.splitter("papers", first)
    first.moveSplitter(200, 1)
    state.sync()
    again = splitter(qtbot)
    State(tmp_path).splitter("papers", again)
    assert abs(again.sizes()[0] - 200) <= 2


def test_values_outlive_the_program(tmp_path) -> None:
    state = State(tmp_path)
    state.set_text("papers/filter", "Straßen, Göçmen")
    state.set_flag("navigation/narrow", True)
    state.scheme = Scheme.DARK
    state.percent = 150
    state.sync()
    again = State(tmp_path)
    assert again.text("papers/filter") == "Straßen, Göçmen"
    assert again.flag("navigation/narrow")
    assert (again.scheme, again.percent) == (Scheme.DARK, 150)


def test_a_broken_file_gives_the_usual_look(tmp_path) -> None:
    (tmp_path / "desktop.ini").write_text("[look]\nscheme=pink\npercent=viel\n")
    state = State(tmp_path)
    assert (state.scheme, state.percent) == (Scheme.SYSTEM, 100)


def test_a_copied_folder_leads_to_its_own_record_and_not_back_to_the_original(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("BEIRAT_HOME", str(tmp_path / "hier"))
    file = paths.data_folder() / "beirat.db"
    file.touch()
    state = State(paths.config_folder())
    state.set_path("record/file", file)
    state.set_text("record/older", str(file))
    state.set_path("backup/folder", tmp_path / "Stick")
    state.sync()
    shutil.copytree(tmp_path / "hier", tmp_path / "dort")
    monkeypatch.setenv("BEIRAT_HOME", str(tmp_path / "dort"))
    copied = State(paths.config_folder())
    assert copied.path("record/file") == tmp_path / "dort" / "data" / "beirat.db"
    assert copied.path("record/older") == tmp_path / "dort" / "data" / "beirat.db"
    assert copied.path("backup/folder") == tmp_path / "Stick"
    assert copied.path("nothing") is None
