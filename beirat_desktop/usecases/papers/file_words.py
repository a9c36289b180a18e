"""What attached files say, so that they are found by it."""

from __future__ import annotations

from beirat_desktop.store.store import Store
from beirat_desktop.usecases.publications.pdf_reader import words_of

PDF = "application/pdf"


class FileWords:
    """Reads the files nobody read so far: those of an older program, and those of a record that was read in."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self) -> int:
        """Read every unread PDF file, and say how many there were; what is scanned, locked or broken has no words."""
        with self._store.reading() as unit:
            unread = unit.unread_files(PDF)
        for sha512 in unread:
            # One by one, so that nobody who saves something meanwhile waits for all of them.
            with self._store.reading() as unit:
                content = unit.blob(sha512)
            words = words_of(content)
            with self._store.unit("search.read") as unit:
                unit.keep_file_words(sha512, words)
        return len(unread)
