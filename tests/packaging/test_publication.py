import configparser
import re
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PUBLICCODE = (ROOT / "packaging" / "publiccode.yml").read_text(encoding="utf-8")


def top_level() -> list[str]:
    return re.findall(r"^([A-Za-z]+):", PUBLICCODE, re.MULTILINE)


def test_publiccode_has_every_mandatory_key_once() -> None:
    keys = top_level()
    assert len(keys) == len(set(keys))
    assert {
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "categories",
        "developmentStatus",
        "softwareType",
        "description",
        "legal",
        "maintenance",
        "localisation",
    } <= set(keys)


def test_publiccode_is_indented_as_yaml_wants_it() -> None:
    for line in PUBLICCODE.splitlines():
        assert "\t" not in line
        assert (len(line) - len(line.lstrip(" "))) % 2 == 0, line


def test_publiccode_keeps_the_lengths_of_the_standard() -> None:
    short = re.search(r"shortDescription: (.+)", PUBLICCODE)
    long = re.search(r"longDescription: >\n((?: {6}.*\n)+)", PUBLICCODE)
    assert short is not None
    assert long is not None
    assert len(short[1]) <= 150
    assert 150 <= len(" ".join(long[1].split())) <= 10_000


def test_licence_is_the_whole_eupl_and_is_named_alike_everywhere() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert [number for number in range(1, 16) if f"\n{number}." not in text] == []
    assert "Appendix" in text.splitlines()[-1]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "EUPL-1.2"
    assert "  license: EUPL-1.2\n" in PUBLICCODE


def test_files_that_publiccode_names_exist_and_the_icon_is_a_picture() -> None:
    logo = re.search(r"^logo: (.+)$", PUBLICCODE, re.MULTILINE)
    assert logo is not None
    assert ElementTree.parse(ROOT / logo[1]).getroot().tag.endswith("svg")


def test_the_desktop_entry_starts_what_pyproject_installs() -> None:
    entry = configparser.ConfigParser(interpolation=None, strict=True)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(ROOT / "packaging" / "beirat-desktop.desktop", encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert entry["Desktop Entry"]["Exec"].removesuffix(" %F") in project["scripts"]


def test_every_bundled_folder_says_under_which_licence() -> None:
    for folder in ("fonts", "icons", "icc"):
        assert list((ROOT / "resources" / folder).glob("LICENSE*")), folder


def test_every_icon_takes_the_colour_of_the_palette() -> None:
    icons = sorted((ROOT / "resources" / "icons").glob("*.svg"))
    assert len(icons) > 40
    for icon in icons:
        root = ElementTree.parse(icon).getroot()
        assert (root.get("stroke"), root.get("viewBox")) == ("currentColor", "0 0 24 24"), icon.name
