"""What the program consists of, and under which licences."""

import re
import tomllib
from pathlib import Path

from beirat_desktop import parts, paths

ROOT = Path(__file__).parent.parent


def test_every_part_has_a_name_a_licence_and_its_words():
    found = parts.parts()
    assert len(found) > 15
    assert [part.name for part in found if not (part.name and part.licence and len(part.text) > 200)] == []


def test_every_dependency_is_a_part_and_no_tool_of_the_tests_is_one():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    keys = {re.sub(r"[-_.]+", "-", part.name).lower() for part in parts.parts()}
    for text in project["dependencies"]:
        assert re.split(r"[^\w-]", text)[0].lower() in keys, text
    assert keys.isdisjoint({"pytest", "ruff", "mypy", "hypothesis", "pyinstaller", "pdfplumber"})
    assert "markupsafe" in keys, "what a dependency stands on is a part too"


def test_what_lies_in_the_resources_and_is_not_ours_is_named():
    licences = {file for _, _, _, files in parts._OTHERS for file in files}
    there = {file.relative_to(paths.resources()).as_posix() for file in paths.resources().glob("*/LICENSE*")}
    assert licences == there


def test_libraries_a_build_took_along_are_parts(tmp_path, monkeypatch):
    folder = tmp_path / "licences" / "system"
    folder.mkdir(parents=True)
    (folder / "libffi8_3.4.4-1.txt").write_text("Copyright: 1996 Anthony Green", encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    (part,) = parts._libraries()
    assert (part.name, part.version, part.text) == ("libffi8", "3.4.4-1", "Copyright: 1996 Anthony Green")
