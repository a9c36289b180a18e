"""Starts the window, or answers a command of the shell without a display."""

import sys
from pathlib import Path

COMMANDS = ("demo", "import", "export", "pdf", "track", "check", "backup", "handbook", "-h", "--help", "--version")


def main() -> int:
    """The program: with a command it is the shell's tool, without one the window."""
    words = sys.argv[1:]
    if any(word in COMMANDS for word in words) or (words and _meant_as_command(words[0])):
        from beirat_desktop.cli import main as run_command

        return run_command(words, _take_pictures)
    from beirat_desktop.app import main as show_window

    return show_window(sys.argv)


def _meant_as_command(word: str) -> bool:
    """Whether a word is neither an option nor like a file: the shell then names the nearest command."""
    return not word.startswith("-") and Path(word).name == word and not Path(word).suffix and not Path(word).exists()


def _take_pictures(record: Path, folder: Path) -> None:
    from beirat_desktop.app import take_pictures

    take_pictures(record, folder)


if __name__ == "__main__":
    sys.exit(main())
