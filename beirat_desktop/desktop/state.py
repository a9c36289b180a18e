"""What the program remembers about its own looks: windows, panes, columns, the last page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Qt
from PySide6.QtWidgets import QHeaderView, QSplitter, QTableView, QWidget

from beirat_desktop import paths, private
from beirat_desktop.desktop.theme import MAX_PERCENT, MIN_PERCENT, Scheme, factor

FITTING = "fitting"
"""The property of a header whose table sizes its columns by itself; only what the user chose is remembered."""


class State(QObject):
    """Keeps everything in desktop.ini of the given folder; nothing of the record stands there."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ini = folder.absolute() / "desktop.ini"
        self._home = _home(self._ini.parent)
        self._settings = QSettings(str(self._ini), QSettings.Format.IniFormat)
        private.make_folder(self._ini.parent)
        private.make_file(self._ini)

    def text(self, key: str, default: str = "") -> str:
        return str(self._settings.value(key, default))

    def set_text(self, key: str, value: str) -> None:
        self._settings.setValue(key, value)

    def path(self, key: str) -> Path | None:
        """A place that was kept, or None. One below our own folder moves with it."""
        text = self.text(key)
        if not text:
            return None
        path = Path(text)
        if self._home is None or not path.is_absolute():
            return (self._home or Path()) / path
        return self._moved(path, self._home) or path

    def set_path(self, key: str, path: Path) -> None:
        """Keep a place; below our own folder as seen from there, so that a copy of it does not lead back."""
        path = path.absolute()
        inside = self._home is not None and path.is_relative_to(self._home)
        self.set_text(key, path.relative_to(self._home).as_posix() if self._home and inside else str(path))

    def _moved(self, path: Path, home: Path) -> Path | None:
        """The same place below our own folder, where an older program kept it below the folder ours was copied from."""
        for before in path.parents:
            ini = before / self._ini.relative_to(home)
            if before != home and ini.is_file() and (own := home / path.relative_to(before)).exists():
                return own
        return None

    def number(self, key: str, default: int) -> int:
        text = self.text(key)
        return int(text) if text.lstrip("-").isdecimal() else default

    def flag(self, key: str, default: bool = False) -> bool:
        return self.text(key, "yes" if default else "no") == "yes"

    def set_flag(self, key: str, value: bool) -> None:
        self.set_text(key, "yes" if value else "no")

    @property
    def scheme(self) -> Scheme:
        text = self.text("look/scheme", Scheme.SYSTEM)
        return Scheme(text) if text in list(Scheme) else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self.set_text("look/scheme", scheme.value)

    @property
    def percent(self) -> int:
        return max(MIN_PERCENT, min(MAX_PERCENT, self.number("look/percent", 100)))

    @percent.setter
    def percent(self, percent: int) -> None:
        self.set_text("look/percent", str(percent))

    def window(self, name: str, window: QWidget) -> None:
        """Give a window the place and size it had."""
        stored = self._bytes(f"window/{name}")
        if not stored.isEmpty():
            window.restoreGeometry(stored)

    def keep_window(self, name: str, window: QWidget) -> None:
        self._settings.setValue(f"window/{name}", window.saveGeometry())

    def splitter(self, name: str, splitter: QSplitter) -> None:
        """Give a splitter the sizes it had, and remember them from now on."""
        splitter.setObjectName(f"splitter/{name}")
        stored = self._bytes(f"splitter/{name}")
        if not stored.isEmpty():
            splitter.restoreState(stored)
        splitter.splitterMoved.connect(self._on_splitter_moved)

    def table(self, name: str, table: QTableView) -> None:
        """Give a table the widths, order and sorting it had, and remember them from now on."""
        header = table.horizontalHeader()
        header.setObjectName(f"table/{name}")
        stored = self._bytes(f"table/{name}")
        # A stored state of other columns would hide or stretch the wrong ones.
        if not stored.isEmpty() and self.number(f"table/{name}/columns", 0) == header.count():
            widths = [header.sectionSize(section) for section in range(header.count())]
            header.restoreState(stored)
            if self.flag(f"table/{name}/chosen"):
                scale_columns(header, factor() / (self.number(f"table/{name}/percent", 100) / 100))
            else:  # order and sorting were chosen, and the widths go on fitting the words
                for section, width in enumerate(widths):
                    header.resizeSection(section, width)
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._on_moved)
        header.sortIndicatorChanged.connect(self._on_sorting_changed)

    def sync(self) -> None:
        """Write to disk now."""
        self._settings.sync()

    def _bytes(self, key: str) -> QByteArray:
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def _on_splitter_moved(self, _position: int, _index: int) -> None:
        splitter = self.sender()
        if isinstance(splitter, QSplitter):
            self._settings.setValue(splitter.objectName(), splitter.saveState())

    def _on_resized(self, section: int, before: int, now: int) -> None:
        header = self.sender()
        if isinstance(header, QHeaderView) and is_chosen(header, section, before, now):
            self.set_flag(f"{header.objectName()}/chosen", True)
            self._keep_header()

    def _on_moved(self, _section: int, _before: int, _now: int) -> None:
        self._keep_header()

    def _on_sorting_changed(self, _column: int, _order: Qt.SortOrder) -> None:
        self._keep_header()

    def _keep_header(self) -> None:
        header = self.sender()
        if isinstance(header, QHeaderView):
            self._settings.setValue(header.objectName(), header.saveState())
            self._settings.setValue(f"{header.objectName()}/columns", header.count())
            self._settings.setValue(f"{header.objectName()}/percent", round(factor() * 100))


def _home(config: Path) -> Path | None:
    """The folder that holds the settings and the records both, such as the user's own; None where none does."""
    data = paths.data_folder().absolute()
    home = next((folder for folder in (config, *config.parents) if data.is_relative_to(folder)), None)
    return None if home is None or home == home.parent else home


def is_chosen(header: QHeaderView, section: int, before: int, now: int) -> bool:
    """Whether somebody gave a column its width: a stretched one follows the window, a hidden one tells of a width of 0.

    Takes what sectionResized says.
    """
    by_hand = header.sectionResizeMode(section) == QHeaderView.ResizeMode.Interactive
    return bool(by_hand and before and now and not header.property(FITTING))


def scale_columns(header: QHeaderView, ratio: float) -> None:
    """Make the columns as much wider as the text became larger."""
    for section in range(header.count()):
        if header.sectionResizeMode(section) == QHeaderView.ResizeMode.Interactive:
            header.resizeSection(section, round(header.sectionSize(section) * ratio))
