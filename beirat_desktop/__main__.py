"""Starts the window, or answers a command of the shell without a display."""

import sys
from pathlib import Path

COMMANDS = (
    *("demo", "import", "export", "pdf", "publish", "track", "check", "backup", "restore", "move", "server", "parts"),
    "lock",
    "person",
    *("handbook", "register"),
    *("-h", "--help", "--version"),
)

WINDOW_OPTIONS = ("--sample", "--db")
"""What the window itself takes; --db may be left out before the file."""

QT_OPTIONS = (
    *("platform", "platformpluginpath", "platformtheme", "plugin", "style", "stylesheet", "session", "display"),
    *("geometry", "name", "title", "icon", "qwindowgeometry", "qwindowicon", "qwindowtitle"),
)
"""Options of Qt behind which a value stands; a session manager gives some of them."""


def main() -> int:
    """The program: with a command it is the shell's tool, without one the window."""
    words = sys.argv[1:]
    if any(word in COMMANDS for word in words) or _not_for_the_window(words):
        from beirat_desktop.cli import main as run_command

        return run_command(words, _take_pictures)
    from beirat_desktop.app import main as show_window

    return show_window(sys.argv)


def _not_for_the_window(words: list[str]) -> bool:
    """Whether a word is neither a file nor an option the window knows: the shell then says so, with the nearest one."""
    coming = iter(words)
    for word in coming:
        if word == "--db" or (word.startswith("-") and word.lstrip("-") in QT_OPTIONS):
            next(coming, "")
        elif word.startswith("--"):
            if word.partition("=")[0] not in WINDOW_OPTIONS and word[2:].partition("=")[0] not in QT_OPTIONS:
                return True
        elif not word.startswith("-") and _like_a_command(word):
            return True
    return False


def _like_a_command(word: str) -> bool:
    return Path(word).name == word and not Path(word).suffix and not Path(word).exists()


def _take_pictures(record: Path, folder: Path) -> None:
    from beirat_desktop.app import take_pictures

    take_pictures(record, folder)


if __name__ == "__main__":
    sys.exit(main())
