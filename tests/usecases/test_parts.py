"""What the program is made of is asked of the parts themselves."""

import tomllib
from importlib import metadata
from pathlib import Path

from beirat_desktop import __version__
from beirat_desktop.usecases import parts as module
from beirat_desktop.usecases.parts import parts

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def by_name() -> dict[str, module.ProgramPart]:
    return {part.name.lower().replace("_", "-"): part for part in parts()}


def test_the_program_comes_first_with_its_licence() -> None:
    first = parts()[0]
    assert (first.name, first.version, first.licence) == ("Beirat Desktop", __version__, "EUPL-1.2")
    assert "EUROPEAN UNION PUBLIC LICENCE" in first.text.upper()


def test_every_library_the_program_asks_for_is_there() -> None:
    asked = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {module._NAME.match(line)[0].lower().replace("_", "-") for line in asked}
    assert names - by_name().keys() == set()


def test_what_a_library_asks_for_in_turn_is_there_but_no_extras() -> None:
    found = by_name()
    assert "mako" in found  # of alembic
    assert "shiboken6" in found  # of Qt
    assert "pytest" not in found
    assert "sphinx" not in found


def test_every_part_names_its_licence_and_most_bring_its_text() -> None:
    found = parts()
    assert [part.name for part in found if part.licence == "nicht angegeben"] == []
    assert [part.name for part in found if "\n" in part.licence or len(part.licence) > 120] == []
    without = [part.name for part in found if not part.text]
    assert set(without) <= {"PySide6_Essentials", "PySide6-Essentials", "shiboken6"}


def test_fonts_icons_and_the_colour_profile_are_there_with_their_texts() -> None:
    found = by_name()
    for name in ("liberation sans", "inter", "lucide", "srgb2014"):
        assert len(found[name].text) > 100, name


def test_without_a_project_file_the_installed_program_is_asked(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module.metadata, "requires", lambda _name: ["platformdirs>=4", 'pytest>=9; extra == "test"'])
    assert module._asked_for() == ["platformdirs"]


def test_where_nobody_knows_everything_installed_is_named(monkeypatch, tmp_path: Path) -> None:
    def unknown(_name: str) -> list[str]:
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(module.metadata, "requires", unknown)
    monkeypatch.setattr(module.paths, "resources", lambda: tmp_path / "resources")
    assert "platformdirs" in module._asked_for()
    assert "pytest" in module._asked_for()
