import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def entries() -> list[tuple[Requirement, list[str]]]:
    """Every requirement of the lock file with its hashes."""
    found = []
    for block in re.split(r"\n(?=\S)", "\n".join(line for line in LOCK.splitlines() if "#" not in line)):
        head, *rest = block.replace("\\", "").splitlines()
        found.append((Requirement(head.strip()), [line.strip() for line in rest if line.strip()]))
    return found


def locked(python: str) -> dict[str, str]:
    """The versions that a Linux machine with this Python gets."""
    environment = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": "linux"}
    return {
        canonicalize_name(requirement.name): next(iter(requirement.specifier)).version
        for requirement, _ in entries()
        if requirement.marker is None or requirement.marker.evaluate(environment)
    }


def test_every_requirement_has_one_version_and_hashes() -> None:
    assert len(entries()) > 20
    for requirement, hashes in entries():
        assert [specifier.operator for specifier in requirement.specifier] == ["=="], requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line) for line in hashes), requirement


def test_what_is_asked_for_with_an_extra_is_locked_with_it() -> None:
    """pip takes the newest for coverage[toml] where only coverage is pinned, and then misses its hash."""
    extras = {canonicalize_name(one.name): one.extras for one, _ in entries()}
    for name in locked("3.11"):
        try:
            asked = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue  # of another system
        for wanted in map(Requirement, asked):
            if wanted.extras and (wanted.marker is None or wanted.marker.evaluate({"extra": ""})):
                assert wanted.extras <= extras[canonicalize_name(wanted.name)], f"{name} asks for {wanted}"


def test_it_names_no_registry() -> None:
    assert not re.search(r"https?:|^--?(index|extra-index|find-links|trusted)", LOCK, re.MULTILINE)


@pytest.mark.parametrize("python", PYTHONS)
def test_it_satisfies_what_pyproject_asks_for(python: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = locked(python)
    for text in [*project["dependencies"], *project["optional-dependencies"]["test"]]:
        wanted = Requirement(text)
        if wanted.marker is None or wanted.marker.evaluate({"python_version": python}):
            assert versions[canonicalize_name(wanted.name)] in wanted.specifier, text


def test_python_3_11_never_gets_the_release_of_pyside_that_aborts_it() -> None:
    assert tuple(int(part) for part in locked("3.11")["pyside6-essentials"].split(".")) < (6, 12)


def test_python_and_pyside_survive_twenty_thousand_void_calls() -> None:
    # A pair that loses a reference to None per call aborts after some 5,700 of them.
    code = (
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "application = QApplication([])\n"
        "widget = QWidget()\n"
        "for number in range(20_000):\n"
        "    widget.setEnabled(number % 2 == 0)\n"
        "print('alive', flush=True)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=600, check=False)
    assert (ended.returncode, ended.stdout.strip()) == (0, "alive"), ended.stderr
