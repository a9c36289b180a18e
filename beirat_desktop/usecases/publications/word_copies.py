"""Papers as .docx, for those who must go on writing elsewhere; the PDF stays what counts."""

from __future__ import annotations

from dataclasses import replace

from beirat_desktop.documents.minutes import minutes_paper
from beirat_desktop.documents.word import to_docx
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.minutes import MinutesPart, MinutesState
from beirat_desktop.german.files import word_copy_name
from beirat_desktop.store.store import Store
from beirat_desktop.usecases.minutes.minutes import MinutesDesk, gather
from beirat_desktop.usecases.publications.publications import DRAFT, Publications


class WordCopies:
    """Makes copies of what the record says today; what is for the public goes through the same rule as its PDF."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._publications = Publications(store)

    def paper(self, kind: IssuedKind, key: str, *, publication: bool = False, year: int | None = None) -> bytes:
        """A copy of a paper; key as Publications takes it."""
        made = self._publications.made(kind, key, publication=publication, year=year)
        return to_docx(made.document)

    def file_name(self, kind: IssuedKind, key: str, *, publication: bool = False, year: int | None = None) -> str:
        """What its file is called."""
        return word_copy_name(self._publications.file_name(kind, key, publication=publication, year=year))

    def minutes(self, meeting_id: str, part: MinutesPart) -> bytes:
        """A copy of the minutes or a part of them; until they are signed it says that it is a draft."""
        with self._store.reading() as unit:
            minutes = MinutesDesk(self._store).of(meeting_id)
            contents = gather(unit, meeting_id, minutes)
        document = minutes_paper(contents, part=part)
        return to_docx(replace(document, watermark=DRAFT) if minutes.state is MinutesState.DRAFT else document)
