"""Where a file lies: on a disk of this machine, on a network share, in a folder that is kept alike on others."""

from __future__ import annotations

import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes


def on_network(file: Path) -> bool:
    """Whether the file lies on a network share, where the write-ahead log does not work."""
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.GetDriveTypeW(file.resolve().anchor) == 4)
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    place = str(file.resolve().parent)
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, point, filesystem, *_ = line.split()
        point = point.replace("\\040", " ")
        if (place + "/").startswith(point.rstrip("/") + "/") and len(point) >= len(best):
            best, kind = point, filesystem
    return kind in {"cifs", "smb3", "smbfs", "nfs", "nfs4", "fuse.sshfs", "9p", "afs"}
