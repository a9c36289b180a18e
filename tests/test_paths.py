from pathlib import Path

import pytest

from beirat_desktop import paths

ROOT = Path(__file__).resolve().parents[1]


def test_a_checkout_uses_its_own_folders() -> None:
    assert paths.resources() == ROOT / "resources"
    assert paths.migrations() == ROOT / "db"


def test_an_installed_package_uses_the_folders_it_brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "beirat_desktop"
    (package / "_resources").mkdir(parents=True)
    (package / "_db").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.resources() == package / "_resources"
    assert paths.migrations() == package / "_db"


def test_beirat_home_holds_all_folders_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEIRAT_HOME", str(tmp_path / "hier"))
    folders = [paths.data_folder(), paths.config_folder(), paths.state_folder(), paths.log_folder()]
    assert [folder.relative_to(tmp_path / "hier").as_posix() for folder in folders] == [
        "data",
        "config",
        "state",
        "log",
    ]
    assert all(folder.is_dir() for folder in folders)


def test_without_it_the_customs_of_the_system_decide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    monkeypatch.delenv("BEIRAT_HOME", raising=False)
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert paths.data_folder() == platformdirs.user_data_path("beirat-desktop", appauthor=False)
    assert paths.data_folder().is_dir()
