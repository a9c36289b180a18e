"""The letter of a paper: beside the form while one types, and as it leaves the house."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from beirat_desktop.documents.model import Document
from beirat_desktop.documents.motion_letter import MotionLetter, motion_letter, signer_role
from beirat_desktop.documents.preview import Preview, pages_of_pdf
from beirat_desktop.documents.render import Rendered
from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import Paper, PaperState
from beirat_desktop.domain.rights import gives_answers
from beirat_desktop.german.papers import paper_kind
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.archive.archive import issue
from beirat_desktop.usecases.files import write_file
from beirat_desktop.usecases.logos import logo_bytes
from beirat_desktop.usecases.papers.data import ORIGINAL, paper_data
from beirat_desktop.usecases.papers.papers import WORDING, keep_version
from beirat_desktop.usecases.papers.senders import as_sent, contents_now, with_sender
from beirat_desktop.usecases.publications.rendering import draw, file_name


class PaperLetters:
    """Makes the letter from what the record says, or from what is being typed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def pdf(self, key: str) -> bytes:
        """The letter as the record has it, with its own data inside; a draft is marked as one."""
        with self._store.reading() as unit:
            paper = unit.papers.get(key)
            contents = letter_contents(unit, paper)
            pages = pages_of_pdf(_drawn(contents).pdf)
            files = paper_data(unit, paper, signer_role(contents), pages)
        return _drawn(replace(contents, files=files)).pdf

    def letter(self, key: str) -> Document:
        """The same letter before it is drawn, without its data, to stand in a file with others."""
        with self._store.reading() as unit:
            return motion_letter(letter_contents(unit, unit.papers.get(key)))

    def preview(self, paper: Paper) -> Rendered:
        """The letter of a paper as it stands in the form, and where its fields are on the page.

        One that came as a PDF is shown as it came, as long as its words are those.
        """
        with self._store.reading() as unit:
            if (came := _as_it_came(unit, paper)) is not None:
                return came
            contents = letter_contents(unit, paper)
        return _drawn(contents)

    def save_pdf(self, key: str, file: Path) -> None:
        """Write the letter to a file of the user's choice."""
        write_file(file, self.pdf(key))

    def file_name(self, paper: Paper) -> str:
        """What the file of its letter is called."""
        return letter_file_name(paper)

    def hand_in(self, key: str) -> IssuedPaper:
        """Keep the letter as it goes to the office that takes motions in, and its wording as what was handed in.

        At home a question of the office is answered with it; the office's own record asks until it comes in there.
        """
        with self._store.unit("papers.issue_letter") as unit:
            paper = unit.papers.get(key)
            if paper.state is PaperState.SUBMITTED and _other_than_handed_in(unit, paper):
                keep_version(unit, paper, "submitted")
            if paper.asked and not gives_answers(unit.desks):
                unit.papers.save(paper.hand_in_anew())
            issued = self._issued(unit, key, "Geschäftsstelle")
        self._store.forget_undo()
        return issued

    def issue_letter(self, key: str, recipient: str = "") -> IssuedPaper:
        """Keep the letter in the archive as it goes out now; a draft does not leave the house."""
        with self._store.unit("papers.issue_letter") as unit:
            issued = self._issued(unit, key, recipient)
        self._store.forget_undo()
        return issued

    def _issued(self, unit: Unit, key: str, recipient: str) -> IssuedPaper:
        paper = unit.papers.get(key)
        if paper.state is PaperState.DRAFT:
            raise Refused("paper.draft_not_issued", title=paper.title)
        if paper.sender is None:
            unit.papers.save(with_sender(unit, paper))
        return issue(
            unit,
            IssuedKind.MOTION,
            "papers",
            key,
            self.pdf(key),
            file_name=letter_file_name(paper),
            number=paper.number,
            recipient=recipient,
        )


def _other_than_handed_in(unit: Unit, paper: Paper) -> bool:
    """Whether its wording is not the one that was handed in last."""
    versions = unit.paper_versions.where(paper_id=paper.id, label="submitted")
    last = max(versions, key=lambda version: version.number, default=None)
    return last is None or any(getattr(last, name) != getattr(paper, name) for name in WORDING)


def _as_it_came(unit: Unit, paper: Paper) -> Rendered | None:
    if paper.state is PaperState.DRAFT:
        return None
    kept = unit.attachments.where(paper_id=paper.id, title=ORIGINAL, media_type="application/pdf")
    if not kept or _other_than_handed_in(unit, paper):
        return None
    pdf = unit.blob(max(kept, key=lambda file: file.position).sha512)
    with Preview(pdf) as opened:
        return Rendered(pdf, opened.page_count, {})


def _drawn(contents: MotionLetter) -> Rendered:
    return draw(motion_letter(contents))


def letter_file_name(paper: Paper) -> str:
    """Antrag-2012-07-Beratung-zu-….pdf; a draft says so."""
    return file_name(*letter_name(paper), draft=paper.state is PaperState.DRAFT)


def letter_name(paper: Paper) -> tuple[str, ...]:
    """The words the file of its letter is called by: kind, number, title; what was handed in tells if it has none."""
    without = "" if paper.state is PaperState.DRAFT else "ohne Nummer"
    return (paper_kind(paper), paper.number or paper.external_number or without, paper.title)


def letter_contents(unit: Unit, paper: Paper, *, for_the_public: bool = False) -> MotionLetter:
    """Everything the letter needs, whether or not the paper itself is in the record yet.

    for_the_public: attachments that stay in the house are not even named.
    """
    contents = as_sent(contents_now(unit, paper, for_the_public=for_the_public))
    return replace(contents, logo=logo_bytes(unit, contents.letterhead))
