"""Hunspell's dictionaries, read by spylls: in Python alone, so on every system."""

from __future__ import annotations

import io
from pathlib import Path

from spylls.hunspell import Dictionary
from spylls.hunspell.readers import read_aff, read_dic
from spylls.hunspell.readers.file_reader import BaseReader


class _Lines(BaseReader):  # type: ignore[misc]
    """The lines of a file; spylls' own reader leaves it open."""

    def __init__(self, file: Path, encoding: str = "Windows-1252") -> None:
        self._data = file.read_bytes()
        super().__init__(self._text(encoding))

    def reset_encoding(self, encoding: str) -> None:
        """Read on in another encoding."""
        self.reset_io(self._text(encoding))

    def _text(self, encoding: str) -> io.TextIOWrapper:
        return io.TextIOWrapper(io.BytesIO(self._data), encoding=encoding, errors="surrogateescape")


def load(dictionary: Path) -> Dictionary:
    """The dictionary of that name, given without its ending. Raises OSError and whatever a broken one brings about."""
    aff, context = read_aff(_Lines(dictionary.with_name(f"{dictionary.name}.aff")))
    words = read_dic(_Lines(dictionary.with_name(f"{dictionary.name}.dic"), context.encoding), aff=aff, context=context)
    return Dictionary(aff, words)
