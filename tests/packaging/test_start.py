import ast
import importlib.util
import json
import runpy
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
START = ROOT / "packaging" / "start.py"


class Machine:
    """A folder and a recorded shell in which packaging/set_up.py runs without touching the real ones."""

    def __init__(self, start: ModuleType, folder: Path) -> None:
        self.start: Any = start
        self.commands: list[list[str]] = []
        self.quiet: list[bool] = []
        self.environments: list[dict[str, str]] = []
        self.fails: dict[str, int | type[BaseException]] = {}
        self.missing: set[str] = set()
        self.postgresql = True
        start.has_postgresql = lambda: self.postgresql  # type: ignore[attr-defined]
        start.ROOT = folder  # type: ignore[attr-defined]
        start.VENV = folder / ".venv"  # type: ignore[attr-defined]
        start.LOCK = folder / "requirements.lock"  # type: ignore[attr-defined]
        start.STAMP = folder / ".venv" / "stamp.json"  # type: ignore[attr-defined]
        start.PYTHON = folder / ".venv" / "bin" / "python"  # type: ignore[attr-defined]
        start.PICTURES = folder / "demo"  # type: ignore[attr-defined]
        start.LINUX = True  # type: ignore[attr-defined]
        start.call = self.call  # type: ignore[attr-defined]
        start.can_load = lambda library: library not in self.missing  # type: ignore[attr-defined]
        start.LOCK.write_text("first")

    def call(
        self, command: list[str], environment: dict[str, str], *, folder: Path | None = None, quiet: bool = False
    ) -> int:
        self.commands.append(command)
        self.environments.append(environment)
        self.quiet.append(quiet)
        line = " ".join(command)
        for part, result in self.fails.items():
            if part in line:
                if not isinstance(result, int):
                    raise result
                return result
        if "-m venv" in line:
            self.start.PYTHON.parent.mkdir(parents=True, exist_ok=True)
            self.start.PYTHON.touch()
            self.start.site_packages().mkdir(parents=True, exist_ok=True)
        if "apt-get install" in line:
            self.missing.clear()
        return 0

    def set_up(self, *needed: str) -> list[str]:
        """Run the set-up; the kinds of commands it needed."""
        self.commands.clear()
        self.start.set_up(list(needed) or ["offscreen"], {})
        kinds = {"venv": "venv", "pip": "pip", "dpkg": "repair", "update": "update", "install": "apt"}
        return [
            next(kinds[word] for word in kinds if word in command and (word != "install" or "apt-get" in command))
            for command in self.commands
        ]


@pytest.fixture
def start() -> ModuleType:
    spec = importlib.util.spec_from_file_location("start_under_test", ROOT / "packaging" / "set_up.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def machine(start: ModuleType, tmp_path: Path) -> Machine:
    return Machine(start, tmp_path)


def programs(monkeypatch: pytest.MonkeyPatch, *names: str, user: int = 0) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}" if name in names else None)
    monkeypatch.setattr("os.geteuid", lambda: user, raising=False)


# The stamp


def test_a_finished_set_up_is_not_repeated_nor_are_libraries_tried_again(machine: Machine) -> None:
    assert machine.set_up() == ["venv", "pip"]
    machine.start.can_load = None
    assert machine.set_up() == []


def test_a_changed_lock_file_updates_what_is_there(machine: Machine) -> None:
    machine.set_up()
    machine.start.LOCK.write_text("second")
    assert machine.set_up() == ["pip"]
    assert machine.set_up() == []


def test_an_environment_of_another_folder_is_left_alone(machine: Machine, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "bin").mkdir(parents=True)
    (other / "stamp.json").write_text("theirs")
    machine.start.VENV.symlink_to(other, target_is_directory=True)
    machine.set_up()
    assert not machine.start.VENV.is_symlink()
    assert (other / "stamp.json").read_text() == "theirs"


def test_another_python_or_a_moved_folder_begins_anew(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.set_up()
    monkeypatch.setattr(sys, "base_prefix", "/opt/other")
    assert machine.set_up() == ["venv", "pip"]
    stamp = json.loads(machine.start.STAMP.read_text())
    machine.start.STAMP.write_text(json.dumps({**stamp, "place": "/before"}))
    assert machine.set_up() == ["venv", "pip"]


@pytest.mark.parametrize("moment", ["-m venv", "-m pip"])
def test_an_interrupted_set_up_begins_anew_and_empties_what_was_half_made(machine: Machine, moment: str) -> None:
    machine.fails = {moment: KeyboardInterrupt}
    with pytest.raises(KeyboardInterrupt):
        machine.set_up()
    machine.fails = {}
    assert machine.set_up() == ["venv", "pip"]
    assert "--clear" in machine.commands[0]


def test_an_interrupted_update_begins_anew(machine: Machine) -> None:
    machine.set_up()
    machine.start.LOCK.write_text("second")
    machine.fails = {"-m pip": KeyboardInterrupt}
    with pytest.raises(KeyboardInterrupt):
        machine.set_up()
    machine.fails = {}
    assert machine.set_up() == ["venv", "pip"]


def test_a_folder_made_by_hand_or_half_made_is_made_anew(machine: Machine) -> None:
    machine.start.PYTHON.parent.mkdir(parents=True)
    machine.start.PYTHON.touch()
    assert machine.set_up() == ["venv", "pip"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\x00"])
def test_a_damaged_stamp_counts_as_none(machine: Machine, text: str) -> None:
    machine.set_up()
    machine.start.STAMP.write_text(text)
    assert machine.set_up() == ["venv", "pip"]


def test_a_failed_install_ends_with_a_sentence_and_leaves_no_stamp(machine: Machine) -> None:
    machine.fails = {"-m pip": 1}
    with pytest.raises(SystemExit, match="noch einmal starten"):
        machine.set_up()
    assert not machine.start.STAMP.exists()


def test_the_checkout_is_put_on_the_path_and_only_locked_wheels_are_taken(machine: Machine) -> None:
    machine.set_up()
    packages = machine.start.site_packages()
    line = (packages / "beirat_desktop.pth").read_text(encoding="ascii").strip()
    assert not Path(line).is_absolute()  # an umlaut above would stop Python where the system speaks ASCII only
    assert (packages / line).resolve() == machine.start.ROOT.resolve()
    pip = " ".join(machine.commands[-1])
    for option in ("--require-hashes", "--only-binary :all:", "--no-cache-dir", "requirements.lock"):
        assert option in pip


# System packages


def test_root_lets_apt_bring_exactly_what_is_missing(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(monkeypatch, "apt-get", "sudo")
    machine.missing = {"libEGL.so.1", "libxcb-icccm.so.4"}
    assert machine.set_up("offscreen", "x11") == ["repair", "update", "apt", "venv", "pip"]
    assert machine.commands[2][:2] == ["apt-get", "install"]
    assert machine.commands[2][-3:] == ["--no-install-recommends", "libegl1", "libxcb-icccm4"]
    assert machine.environments[2]["DEBIAN_FRONTEND"] == "noninteractive"


def test_a_user_with_sudo_uses_it(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(monkeypatch, "apt-get", "sudo", user=1000)
    machine.missing = {"libGL.so.1"}
    machine.set_up()
    assert [command[0] for command in machine.commands[:3]] == ["sudo", "sudo", "sudo"]
    assert machine.commands[2][-1] == "libgl1"


def test_a_user_without_sudo_gets_the_line_to_type_and_nothing_is_run(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs(monkeypatch, "apt-get", user=1000)
    machine.missing = {"libGL.so.1", "libxkbcommon.so.0"}
    with pytest.raises(SystemExit) as caught:
        machine.set_up()
    assert "als root" in str(caught.value.code)
    line = "apt-get update && apt-get install -y --no-install-recommends libgl1 libxkbcommon0"
    assert line in str(caught.value.code)
    assert machine.commands == []


def test_where_apt_fails_the_line_to_type_is_shown(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(monkeypatch, "apt-get", "sudo", user=1000)
    machine.missing = {"libGL.so.1"}
    machine.fails = {"apt-get install": 100}
    with pytest.raises(SystemExit, match=r"sudo apt-get update && sudo apt-get install .* libgl1"):
        machine.set_up()


def test_without_apt_the_names_are_given(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(monkeypatch, user=1000)
    machine.missing = {"libGL.so.1"}
    with pytest.raises(SystemExit, match=r"Debian\): libgl1$"):
        machine.set_up()


def test_a_python_without_venv_is_completed(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(monkeypatch, "apt-get")
    whole = iter([False, True])
    machine.start.can_make_venv = lambda: next(whole)
    machine.set_up()
    assert machine.commands[2][-1] == f"python3.{sys.version_info.minor}-venv"


def test_a_screen_seen_later_only_has_its_libraries_tried(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(monkeypatch, "apt-get")
    machine.set_up("offscreen")
    machine.missing = {"libxcb-cursor.so.0"}
    assert machine.set_up("offscreen", "x11") == ["repair", "update", "apt"]
    assert machine.set_up("offscreen") == []
    assert machine.set_up("offscreen", "x11") == []


def test_libraries_that_cannot_be_loaded_are_seen(start: ModuleType) -> None:
    assert not start.can_load("libNoSuchThing.so.7")


# Which command does what


@pytest.fixture
def prepared(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Machine:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    machine.set_up("offscreen", "x11", "wayland")
    machine.commands.clear()
    machine.environments.clear()
    machine.quiet.clear()

    def run_program(arguments: list[str], _environment: dict[str, str]) -> int:
        machine.commands.append(["program", *arguments])
        return 0

    machine.start.run_program = run_program
    return machine


@pytest.mark.parametrize("platform", [None, ""])
def test_without_a_screen_everything_is_drawn_and_one_line_says_where(
    prepared: Machine, platform: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if platform is not None:
        monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert prepared.start.main([]) == 0
    demo, folder, pictures = prepared.commands[0][-3:]
    assert (demo, pictures) == ("demo", "--pictures")
    assert Path(folder).parent == prepared.start.PICTURES
    assert prepared.environments[0]["QT_QPA_PLATFORM"] == "offscreen"
    assert prepared.quiet == [True]
    said = capsys.readouterr().out.strip().splitlines()[-1]
    assert said.startswith("Kein Bildschirm gefunden")
    assert said.endswith(folder)


def test_what_fails_without_a_screen_is_not_praised(prepared: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    prepared.fails = {"demo": 3}
    assert prepared.start.main([]) == 3
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_with_a_screen_the_program_starts_on_sample_data(
    prepared: Machine, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "x")
    assert prepared.start.main([]) == 0
    assert prepared.commands == [["program", "--sample"]]


def test_arguments_go_to_the_program_also_without_a_screen(prepared: Machine) -> None:
    assert prepared.start.main(["check", "--db", "a.beirat"]) == 0
    assert prepared.commands == [["program", "check", "--db", "a.beirat"]]


def test_every_check_runs_and_pytest_last_with_its_options(prepared: Machine) -> None:
    assert prepared.start.main(["test", "-k", "quorum"]) == 0
    assert [command[2] for command in prepared.commands] == ["ruff", "ruff", "mypy", "pytest"]
    assert prepared.commands[-1][-2:] == ["-k", "quorum"]
    assert {environment["QT_QPA_PLATFORM"] for environment in prepared.environments} == {"offscreen"}


def test_without_options_all_tests_run_on_every_core_and_are_measured(prepared: Machine) -> None:
    assert prepared.start.main(["test"]) == 0
    options = prepared.commands[-1][3:]
    assert options[:2] == ["-n", "auto"]
    assert "--cov" in options


def test_with_options_nothing_is_measured(prepared: Machine) -> None:
    assert prepared.start.main(["test", "tests/domain"]) == 0
    assert prepared.commands[-1][3:] == ["tests/domain"]


@pytest.mark.parametrize(("fails", "code"), [("-m ruff check", 1), ("--check", 1), ("-m mypy", 1), ("-m pytest", 5)])
def test_one_failed_check_fails_the_whole_and_stops_none(prepared: Machine, fails: str, code: int) -> None:
    prepared.fails = {fails: code}
    assert prepared.start.main(["test"]) == code
    assert len(prepared.commands) == 5


def test_what_is_nearest_to_the_store_runs_on_a_server_too(prepared: Machine) -> None:
    assert prepared.start.main(["test"]) == 0
    options = prepared.commands[-2][4:]
    assert options[0] == "--engine=postgresql"
    # Every test of what is nearest to the engine, and some of every file of the use cases.
    assert {"tests/store", "tests/usecases"} <= set(options)
    assert "--of-each=2" in options
    whole = [option.removeprefix("--all-of=") for option in options if option.startswith("--all-of=")]
    assert "tests/store" in whole
    assert all((ROOT / name).exists() for name in whole)
    prepared.fails = {"--engine=postgresql": 1}
    assert prepared.start.main(["test"]) == 1


def test_without_postgresql_that_part_is_skipped_and_said(
    prepared: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    prepared.postgresql = False
    monkeypatch.setattr(prepared.start, "root_prefix", lambda: ["sudo"])
    assert prepared.start.main(["test"]) == 0
    assert ["sudo", "apt-get", "install", "-q", "-y", "--no-install-recommends", "postgresql"] in prepared.commands
    assert prepared.commands[-1][3:5] == ["-n", "auto"]
    assert "Übersprungen: PostgreSQL ist hier nicht installiert" in capsys.readouterr().out


def test_a_server_to_try_is_started_in_a_folder_or_said_to_be_missing(
    prepared: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(prepared.start, "run_program", lambda arguments, _: started.append(arguments) or 0)
    assert prepared.start.main(["server"]) == 0
    assert started == [["server", "try", str(prepared.start.PICTURES / "server")]]
    prepared.postgresql = False
    monkeypatch.setattr(prepared.start, "root_prefix", lambda: None)
    with pytest.raises(SystemExit, match="PostgreSQL ist hier nicht installiert"):
        prepared.start.main(["server"])


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit, match=r"Python 3\.11 oder neuer"):
        runpy.run_path(str(START), run_name="__main__")


def test_every_python_can_read_what_is_started() -> None:
    """No older Python is at hand, so what it would stumble over is looked for: all that 2.7 or 3.0 lacks."""
    text = START.read_bytes()
    assert text.isascii(), "Python 2 wants to be told of other letters"
    tree = ast.parse(text)
    new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match, ast.AsyncFunctionDef, ast.Await, ast.ImportFrom)
    assert [node for node in ast.walk(tree) if isinstance(node, new)] == []
    assert [node for node in ast.walk(tree) if isinstance(node, ast.arg) and node.annotation] == []
    # Said before anything else of ours is read.
    first = next(node for node in tree.body if isinstance(node, ast.If))
    assert "version_info" in ast.unparse(first.test)
    assert [name.name for node in tree.body if isinstance(node, ast.Import) for name in node.names] == ["sys"]


# A damaged environment


def install_thing(machine: Machine) -> Path:
    """A package of two files, written down as pip does."""
    folder: Path = machine.start.site_packages()
    (folder / "thing").mkdir()
    for name in ("a.py", "b,c.txt"):
        (folder / "thing" / name).write_text("whole", encoding="utf-8")
    (folder / "thing-1.dist-info").mkdir()
    (folder / "thing-1.dist-info" / "RECORD").write_text(
        'thing/a.py,sha256=x,5\n"thing/b,c.txt",sha256=x,5\nthing/__pycache__/a.pyc,sha256=x,7\n'
        "thing-1.dist-info/RECORD,,\n",
        encoding="utf-8",
    )
    return folder


@pytest.mark.parametrize(
    ("name", "left"), [("thing/a.py", None), ("thing/a.py", ""), ("thing/b,c.txt", "who"), ("beirat_desktop.pth", None)]
)
def test_a_damaged_environment_is_made_anew_and_says_so(
    machine: Machine, name: str, left: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.set_up()
    folder = install_thing(machine)
    assert machine.set_up() == []
    capsys.readouterr()
    if left is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(left, encoding="utf-8")
    assert machine.set_up() == ["venv", "pip"]
    assert f"so {name}; sie wird neu gemacht" in capsys.readouterr().out


# Builds


@pytest.mark.parametrize("kind", ["folder", "tar", "deb", "windows"])
def test_a_build_has_its_libraries_and_tools_and_gets_its_words(
    prepared: Machine, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs(monkeypatch, "apt-get", "git")
    assert prepared.start.main([kind]) == 0
    assert prepared.commands[-1][1:] == [str(prepared.start.ROOT / "packaging" / "builds"), kind]
    (apt,) = (command for command in prepared.commands if command[:2] == ["apt-get", "install"])
    assert {"binutils", "dpkg-dev", "nsis"} <= set(apt)
    assert "git" not in apt


def test_a_build_without_its_tools_ends_with_the_line_that_brings_them(
    prepared: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs(monkeypatch, "apt-get", user=1000)
    with pytest.raises(SystemExit, match="binutils dpkg-dev nsis git"):
        prepared.start.main(["deb"])


def test_the_environment_is_freed_of_what_leads_python_astray(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE"}.isdisjoint(start.clean_environment())
    assert start.clean_environment()["QT_QPA_PLATFORM"] == "xcb"
