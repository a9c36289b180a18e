"""Where a file lies: on a disk of this machine, on a network share, or in a folder that is kept alike on others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes

NETWORK = frozenset(
    {
        *("cifs", "smb2", "smb3", "smbfs", "nfs", "nfs3", "nfs4", "9p", "afs", "afpfs", "ncpfs", "ceph", "webdav"),
        *("davfs", "ftp", "vboxsf", "vmhgfs", "prl_fs", "virtiofs", "glusterfs", "lustre", "beegfs", "coda"),
    }
)
"""Kinds of file systems whose files other machines, or the one around this one, may write too."""
_BRIDGES = (
    "sshfs",
    "rclone",
    "gvfsd-fuse",
    "vmhgfs-fuse",
    "davfs",
    "curlftpfs",
    "smbnetfs",
    "s3fs",
    "glusterfs",
    "afpfs",
)
"""Programs behind a file system of kind "fuse" or "macfuse" that reach elsewhere; others, as for NTFS, do not."""
_SYNCED = {
    "onedrive": "OneDrive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "syncthing": "Syncthing",
    "magentacloud": "MagentaCLOUD",
    "seafile": "Seafile",
}
"""How folders are called that a program keeps alike on several machines, and that program."""
_MARKS = {".sync_": "Nextcloud", "._sync_": "Nextcloud", ".dropbox.cache": "Dropbox", ".stfolder": "Syncthing"}
"""What such programs leave in the topmost of their folders."""


def on_network(file: Path) -> bool:
    """Whether the file lies on a network share, where the write-ahead log does not work."""
    place = file.resolve()
    if sys.platform == "win32":
        # A path that begins with a server has no letter to ask for.
        return place.drive.startswith("\\\\") or bool(ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == 4)
    best, found = "", False
    for point, kind, source in _mounts():
        if (str(place.parent) + "/").startswith(point.rstrip("/") + "/") and len(point) >= len(best):
            best, found = point, _reaches_elsewhere(kind, source)
    return found


def synced_by(file: Path) -> str:
    """Which program keeps the file's folder alike on several machines, as far as the folders tell; "" for none."""
    for folder in file.resolve().parents:
        name = folder.name.casefold()
        for called, program in _SYNCED.items():
            if name == called or name.startswith((f"{called} ", f"{called}-", f"{called}_")):
                return program
        for mark, program in _MARKS.items():
            try:
                if any(one.name.startswith(mark) for one in folder.iterdir() if one.name.startswith(".")):
                    return program
            except OSError:
                continue
    return ""


def _reaches_elsewhere(kind: str, source: str) -> bool:
    kind = kind.casefold()
    if kind in NETWORK:
        return True
    if "fuse" not in kind:
        return False
    by = {kind.partition(".")[2], source.casefold().partition(":")[0].partition("#")[0]}
    return any(bridge in one for one in by for bridge in _BRIDGES) or ":" in source


def _mounts() -> list[tuple[str, str, str]]:
    """The mounted file systems: where, of what kind, from what."""
    table = Path("/proc/mounts")
    if table.exists():
        lines = table.read_text(encoding="utf-8", errors="replace").splitlines()
        parts = [line.split() for line in lines]
        return [(_plain(part[1]), part[2], _plain(part[0])) for part in parts if len(part) > 2]
    if sys.platform == "darwin":
        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        return [found for line in told.splitlines() if (found := _told_by_macos(line)) is not None]
    return []


def _plain(word: str) -> str:
    """A path without the signs that stand for spaces and the like."""
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        word = word.replace(code, sign)
    return word


def _told_by_macos(line: str) -> tuple[str, str, str] | None:
    """Such as "//anna@server/akten on /Volumes/Akten (smbfs, nodev, mounted by anna)"."""
    source, on, rest = line.partition(" on ")
    point, bracket, options = rest.rpartition(" (")
    return (point, options.partition(",")[0].rstrip(")"), source) if on and bracket else None
