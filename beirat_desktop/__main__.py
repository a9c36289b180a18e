"""Starts the window, or answers a command of the shell without a display."""

import sys
from pathlib import Path

COMMANDS = ("demo", "import", "export", "pdf", "track", "check", "backup", "-h", "--help", "--version")


def main() -> int:
    """The program: with a command it is the shell's tool, without one the window."""
    if any(word in COMMANDS for word in sys.argv[1:]):
        from beirat_desktop.cli import main as run_command

        return run_command(sys.argv[1:], _take_pictures)
    from beirat_desktop.app import main as show_window

    return show_window(sys.argv)


def _take_pictures(record: Path, folder: Path) -> None:
    from beirat_desktop.app import take_pictures

    take_pictures(record, folder)


if __name__ == "__main__":
    sys.exit(main())
