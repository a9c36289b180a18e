"""Files that belong to a paper, a meeting or an initiative."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.file_names import free_name, mended_name
from beirat_desktop.domain.papers import Attachment
from beirat_desktop.domain.text import nfc
from beirat_desktop.store.errors import Missing
from beirat_desktop.store.store import Store
from beirat_desktop.usecases.archive.archive import StoredPdf
from beirat_desktop.usecases.files import read_file, write_file
from beirat_desktop.usecases.papers.file_words import PDF
from beirat_desktop.usecases.publications.pdf_reader import words_of


class Attachments:
    """Takes files in, hands them out again; the record keeps their bytes once, however often they are attached."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(
        self, *, paper_id: str | None = None, meeting_id: str | None = None, initiative_id: str | None = None
    ) -> list[Attachment]:
        """The files of a paper, a meeting or an initiative in their order."""
        with self._store.reading() as unit:
            found = unit.attachments.where(paper_id=paper_id, meeting_id=meeting_id, initiative_id=initiative_id)
        return sorted(found, key=lambda attachment: attachment.position)

    def add(
        self,
        file: Path,
        *,
        paper_id: str | None = None,
        meeting_id: str | None = None,
        initiative_id: str | None = None,
    ) -> Attachment:
        """Take a copy of a file in; the file itself is left alone and needed no longer.

        It leaves the house only when somebody says so (set_public). Its name is mended where it has to be.
        """
        content, name = read_file(file), mended_name(file.name)
        if not content:
            raise Refused("attachment.empty", name=name)
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        words = words_of(content) if media_type == PDF else ""
        with self._store.unit("attachments.add") as unit:
            siblings = unit.attachments.where(paper_id=paper_id, meeting_id=meeting_id, initiative_id=initiative_id)
            sha512 = unit.keep_blob(content)
            if media_type == PDF:
                unit.keep_file_words(sha512, words)
            if any(other.sha512 == sha512 for other in siblings):
                raise Refused("attachment.there_already", name=name)
            name = free_name(name, {other.file_name for other in siblings})
            return unit.attachments.save(
                Attachment(
                    name,
                    media_type,
                    len(content),
                    sha512,
                    paper_id,
                    meeting_id,
                    Path(name).stem,
                    public=False,
                    position=max((other.position for other in siblings), default=-1) + 1,
                    initiative_id=initiative_id,
                )
            )

    def rename(self, key: str, title: str) -> Attachment:
        """Give it the title that papers print."""
        with self._store.unit("attachments.edit", merge=True) as unit:
            return unit.attachments.save(replace(unit.attachments.get(key), title=nfc(title).strip()))

    def set_public(self, key: str, public: bool) -> Attachment:
        """Say whether it may leave the house."""
        with self._store.unit("attachments.edit") as unit:
            return unit.attachments.save(replace(unit.attachments.get(key), public=public))

    def move(self, keys: Sequence[str]) -> None:
        """Put the files into this order."""
        with self._store.unit("attachments.move") as unit:
            for position, key in enumerate(keys):
                unit.attachments.save(replace(unit.attachments.get(key), position=position))

    def remove(self, key: str) -> None:
        """Take it off; undo brings it back, for the bytes stay."""
        with self._store.unit("attachments.remove") as unit:
            unit.attachments.delete(key)

    def content(self, key: str) -> bytes:
        """Its bytes."""
        with self._store.reading() as unit:
            attachment = unit.attachments.get(key)
            if not attachment.sha512:
                raise Refused("attachment.link", name=attachment.file_name, address=attachment.address)
            try:
                return unit.blob(attachment.sha512)
            except Missing:
                raise Refused("attachment.bytes_gone", name=attachment.file_name) from None

    def get(self, key: str) -> Attachment:
        """One file; raises Missing."""
        with self._store.reading() as unit:
            return unit.attachments.get(key)

    def shown(self, key: str) -> StoredPdf:
        """A PDF as a preview wants it."""
        return StoredPdf(self.content(key), {})

    def export(self, key: str, file: Path) -> None:
        """Write its bytes to a file of the user's choice."""
        write_file(file, self.content(key))
