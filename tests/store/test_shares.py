"""Which drives are shared with other machines, by what the system says of them."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from beirat_desktop.german.record import synced
from beirat_desktop.store import shares

HERE = "/akten"


@pytest.mark.parametrize(
    ("line", "network"),
    [
        (f"/dev/sda1 {HERE} ext4 rw 0 0", False),
        (f"/dev/sdb1 {HERE} fuseblk rw 0 0", False),
        (f"portal {HERE} fuse.portal rw 0 0", False),
        (f"//server/akten {HERE} cifs rw 0 0", True),
        (f"//server/akten {HERE} smb3 rw 0 0", True),
        (f"server:/akten {HERE} nfs4 rw 0 0", True),
        (f"anna@server:/akten {HERE} fuse.sshfs rw 0 0", True),
        (f"gvfsd-fuse {HERE} fuse.gvfsd-fuse rw 0 0", True),
        (f"cloud:akten {HERE} fuse.rclone rw 0 0", True),
        (f"akten {HERE} vboxsf rw 0 0", True),
        (f"akten {HERE} virtiofs rw 0 0", True),
        (f"C:\\134 {HERE} 9p rw 0 0", True),
        (f"https://cloud.example/dav {HERE} fuse.davfs2 rw 0 0", True),
        ("//server/akten /andere cifs rw 0 0", False),
    ],
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc/mounts")
def test_a_drive_of_this_kind_on_linux(line, network, monkeypatch):
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: f"/dev/sda / ext4 rw 0 0\n{line}\n")
    assert shares.on_network(Path(HERE, "unterordner", "beirat.db")) is network


@pytest.mark.parametrize(
    ("line", "network"),
    [
        ("/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled)", False),
        (f"//anna@server/akten on {HERE} (smbfs, nodev, nosuid, mounted by anna)", True),
        (f"server:/akten on {HERE} (nfs, asynchronous)", True),
        (f"afp_0 on {HERE} (afpfs, nodev)", True),
        (f"rclone on {HERE} (macfuse, synchronous)", True),
    ],
)
def test_a_drive_of_this_kind_on_macos(line, network, monkeypatch):
    monkeypatch.setattr(Path, "exists", lambda _: False)
    monkeypatch.setattr(shares, "sys", SimpleNamespace(platform="darwin"))
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(stdout=f"{line}\n"))
    assert shares.on_network(Path(HERE, "beirat.db")) is network


@pytest.mark.parametrize(
    ("folder", "mark", "program"),
    [
        ("OneDrive - Stadt Ludwigshafen", "", "OneDrive"),
        ("Nextcloud", "", "Nextcloud"),
        ("Cloud", ".sync_1a2b.db", "Nextcloud"),
        ("Dropbox", "", "Dropbox"),
        ("Sync", ".stfolder", "Syncthing"),
        ("Dropboxen des Amtes", "", ""),
        ("Akten", "", ""),
    ],
)
def test_a_folder_that_is_kept_alike_on_several_machines_is_pointed_out(tmp_path, folder, mark, program):
    place = tmp_path / folder / "Beirat"
    place.mkdir(parents=True)
    if mark:
        (place.parent / mark).touch()
    assert shares.synced_by(place / "beirat.db") == program
    assert not program or program in synced(program)
