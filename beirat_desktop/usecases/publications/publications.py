"""Every paper that has no desk of its own, and the publication version of those that have: seen, saved, issued."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from beirat_desktop.documents.faction_report import FactionReport, MotionFate
from beirat_desktop.documents.render import Rendered
from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.publication import Cut, Publication, cut_key, first_of_each
from beirat_desktop.domain.reasons import given
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.archive.archive import issue
from beirat_desktop.usecases.dispatch.delivering import deliver_notice
from beirat_desktop.usecases.files import write_file
from beirat_desktop.usecases.initiatives import sheet
from beirat_desktop.usecases.meetings import meeting_papers
from beirat_desktop.usecases.overrides import keep_override
from beirat_desktop.usecases.publications import registers, reports
from beirat_desktop.usecases.publications.orders import Made, Order
from beirat_desktop.usecases.publications.public_view import LET_STAND, public_view
from beirat_desktop.usecases.publications.rendering import draw, file_name
from beirat_desktop.usecases.publicity import derived
from beirat_desktop.usecases.tracking import council_papers, matter_sheets

__all__ = ["KINDS", "FactionReport", "Kind", "MotionFate", "Publications"]

DRAFT = "Entwurf"


class Kind(NamedTuple):
    """What a paper is made of, who makes it, whether it goes public, whether it is issued here as an original."""

    noun: str
    make: Callable[[Order], Made]
    public: bool = True
    original: bool = True


KINDS: Mapping[IssuedKind, Kind] = {
    IssuedKind.PUBLIC_NOTICE: Kind("meetings", meeting_papers.make_notice),
    IssuedKind.SIGN_IN_SHEET: Kind("meetings", meeting_papers.make_sign_in_sheet, public=False),
    IssuedKind.SCRIPT: Kind("meetings", meeting_papers.make_script, public=False),
    IssuedKind.INVITATION: Kind("meetings", meeting_papers.make_invitation, original=False),
    IssuedKind.SUPPLEMENT: Kind("meetings", meeting_papers.make_supplement, original=False),
    IssuedKind.MINUTES: Kind("meetings", meeting_papers.make_minutes, original=False),
    IssuedKind.EXCERPT: Kind("agenda_items", meeting_papers.make_excerpt, original=False),
    IssuedKind.MOTION: Kind("papers", council_papers.make_motion, original=False),
    IssuedKind.COUNCIL_PAPER: Kind("papers", council_papers.make_council_paper),
    IssuedKind.MAYOR_LETTER: Kind("papers", council_papers.make_mayor_letter, public=False),
    IssuedKind.FOLLOW_UP_REPORT: Kind("committees", reports.make_follow_up_report),
    IssuedKind.FACTION_REPORT: Kind("factions", reports.make_faction_report),
    IssuedKind.ANNUAL_REPORT: Kind("committees", reports.make_annual_report),
    IssuedKind.RESOLUTION_REGISTER: Kind("terms", registers.make_register),
    IssuedKind.STATISTICS: Kind("committees", registers.make_statistics, public=False),
    IssuedKind.INITIATIVE: Kind("initiatives", sheet.make_sheet),
    IssuedKind.MATTER: Kind("papers", matter_sheets.make_matter_sheet),
    IssuedKind.OPEN_MATTERS: Kind("committees", matter_sheets.make_open_matters),
}

WITH_AN_ACT: Mapping[IssuedKind, Kind] = {
    IssuedKind.CANCELLATION: Kind("meetings", meeting_papers.make_cancellation, original=False),
}
"""Papers that only come with an act: nobody is offered one, but what the public will lack is asked before it."""


class Publications:
    """Make a paper of a record. key: the meeting, the paper, the item, the faction or committee it is about."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def preview(self, kind: IssuedKind, key: str, *, publication: bool = False, year: int | None = None) -> Rendered:
        """The paper as it would be issued, marked as a draft."""
        return draw(self.made(kind, key, publication=publication, year=year).document)

    def made(self, kind: IssuedKind, key: str, *, publication: bool = False, year: int | None = None) -> Made:
        """The same before a line of it is drawn."""
        with self._store.reading() as unit:
            made = self._make(unit, kind, key, draft=True, publication=publication, year=year)
        document = made.document
        return made if document.watermark else replace(made, document=replace(document, watermark=DRAFT))

    def fates(self, faction_id: str) -> FactionReport:
        """What the report on a faction's motions says of the term that runs, for its desk."""
        with self._store.reading() as unit, derived(unit, hides=False):
            return reports.faction_fates(Order(self._store, unit, IssuedKind.FACTION_REPORT, faction_id, True))

    def faction_report(self, faction_id: str) -> tuple[str, bytes]:
        """The same as a PDF with the name of its file, for the faction's own use; nothing is issued by it."""
        with self._store.reading() as unit:
            made = self._make(unit, IssuedKind.FACTION_REPORT, faction_id, draft=False, publication=False, year=None)
        return file_name(*made.name), draw(made.document).pdf

    def file_name(self, kind: IssuedKind, key: str, *, publication: bool = False, year: int | None = None) -> str:
        """What the file of the preview is called; it says that it is a draft."""
        made = self.made(kind, key, publication=publication, year=year)
        return file_name(*made.name, draft=True, publication=publication)

    def save_pdf(
        self, kind: IssuedKind, key: str, file: Path, *, publication: bool = False, year: int | None = None
    ) -> None:
        """Write the preview to a file of the user's choice."""
        write_file(file, self.preview(kind, key, publication=publication, year=year).pdf)

    def issue(
        self,
        kind: IssuedKind,
        key: str,
        *,
        recipient: str = "",
        publication: bool = False,
        year: int | None = None,
    ) -> IssuedPaper:
        """Keep the paper as it goes out now, under its number; the next one is its next issue."""
        with self._store.unit("publications.issue") as unit:
            made = self._make(unit, kind, key, draft=False, publication=publication, year=year)
            issued = issue(
                unit,
                kind,
                KINDS[kind].noun,
                key,
                draw(made.document).pdf,
                file_name=file_name(*made.name, publication=publication),
                number=made.number,
                recipient=recipient,
                publication=publication,
            )
            if kind is IssuedKind.PUBLIC_NOTICE:
                deliver_notice(unit, unit.meetings.get(key), issued, recipient)
        self._store.forget_undo()
        return issued

    def cuts(self, kind: IssuedKind, key: str, *, year: int | None = None) -> list[Cut]:
        """The stretches of text the version for the public lacks, or shows by a decision; each once."""
        if not _kind(kind).public:
            return []
        with self._store.reading() as unit:
            _, view = self._make_public(unit, kind, key, draft=True, year=year)
        return list(first_of_each(view.cuts))

    def let_stand(self, kind: IssuedKind, key: str, words: Collection[str], reason: str = "") -> None:
        """Show these stretches of the text nevertheless, and no others; what was not decided before needs a reason."""
        wanted = {cut_key(one) for one in words}
        with self._store.unit("publications.let_stand") as unit:
            decided = unit.overrides.where(
                rule=LET_STAND, object_id=[key, *filter(None, [_meeting_id(unit, kind, key)])]
            )
            for one in decided:
                if one.words not in wanted:
                    unit.overrides.delete(one.id)
            new = sorted(wanted - {one.words for one in decided})
            if new and not given(reason):
                raise Refused("publication.let_stand_reason")
            for each in new:
                keep_override(unit, LET_STAND, _kind(kind).noun, key, reason, each)

    def _make(
        self, unit: Unit, kind: IssuedKind, key: str, *, draft: bool, publication: bool, year: int | None
    ) -> Made:
        paper = KINDS[kind]
        if publication and not paper.public:
            raise Refused("publication.internal")
        if not draft and not publication and not paper.original:
            raise ValueError(f"the original of {kind} is issued at its own desk")
        if not publication and kind is not IssuedKind.PUBLIC_NOTICE:
            with derived(unit, hides=False):
                return paper.make(Order(self._store, unit, kind, key, draft, None, year))
        return self._make_public(unit, kind, key, draft=draft, year=year)[0]

    def _make_public(
        self, unit: Unit, kind: IssuedKind, key: str, *, draft: bool, year: int | None
    ) -> tuple[Made, Publication]:
        """The paper as the public gets it, and the rule with all that it cut."""
        with public_view(unit, _meeting_id(unit, kind, key), key) as view:
            made = _kind(kind).make(Order(self._store, unit, kind, key, draft, view, year))
        # The name of a file is read by the public too.
        return replace(made, name=tuple(view.words(word) for word in made.name)), view


def _kind(kind: IssuedKind) -> Kind:
    return KINDS.get(kind) or WITH_AN_ACT[kind]


def _meeting_id(unit: Unit, kind: IssuedKind, key: str) -> str | None:
    noun = _kind(kind).noun
    if noun == "agenda_items":
        return unit.agenda_items.get(key).meeting_id
    return key if noun == "meetings" else None
