"""Where the program's own files and the user's folders lie.

The own files are the folders `resources/` and `db/` of a checkout, or `_resources` and `_db` inside an installed
package. The user's folders follow the customs of the operating system; the environment variable BEIRAT_HOME puts all
of them below one folder, which portable installations and tests use.
"""

import os
from pathlib import Path

from beirat_desktop import private

_APP = "beirat-desktop"
_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder with `fonts`, `icons` and `icc`."""
    return _own("_resources", "resources")


def migrations() -> Path:
    """The folder that Alembic calls its script location."""
    return _own("_db", "db")


def data_folder() -> Path:
    """Where the record lies unless the user chose another place; made when missing."""
    return _users("data")


def config_folder() -> Path:
    """Where settings of this workplace lie; made when missing."""
    return _users("config")


def state_folder() -> Path:
    """Where window sizes and crash recovery lie; made when missing."""
    return _users("state")


def log_folder() -> Path:
    """Where the log lies; made when missing."""
    return _users("log")


def _own(installed: str, checkout: str) -> Path:
    inside = _PACKAGE / installed
    return inside if inside.is_dir() else _PACKAGE.parent / checkout


def _users(kind: str) -> Path:
    home = os.environ.get("BEIRAT_HOME")
    if home:
        folder = Path(home) / kind
    else:
        from platformdirs import PlatformDirs  # 28 ms, which a start with BEIRAT_HOME need not pay

        dirs = PlatformDirs(_APP, appauthor=False)
        folder = {
            "data": dirs.user_data_path,
            "config": dirs.user_config_path,
            "state": dirs.user_state_path,
            "log": dirs.user_log_path,
        }[kind]
    return private.make_folder(folder)
