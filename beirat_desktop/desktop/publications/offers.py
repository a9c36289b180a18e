"""Which papers can be made of what is open, and of which record each."""

from __future__ import annotations

from dataclasses import dataclass

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.publications.publications import KINDS


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of paper and the records it can be about, each with its word; missing says why there is none yet.

    years: offered years with their word, 0 for the usual period; empty where the paper knows no year.
    """

    kind: IssuedKind
    subjects: tuple[tuple[str, str], ...]
    subject_word: str = ""
    years: tuple[tuple[str, int], ...] = ()
    missing: str = ""

    @property
    def noun(self) -> str:
        """What the paper is made of."""
        return KINDS[self.kind].noun

    @property
    def elsewhere(self) -> bool:
        """Whether the original has a desk of its own."""
        return not KINDS[self.kind].original

    @property
    def original(self) -> bool:
        """Whether the original is issued here; the public notice is for the public from the beginning."""
        return not self.elsewhere and self.kind is not IssuedKind.PUBLIC_NOTICE

    @property
    def public(self) -> bool:
        """Whether there is a version for the public."""
        return KINDS[self.kind].public


def meeting_offers(office: Office, meeting_id: str) -> list[Offer]:
    """What can be made of a meeting, in the order it is needed."""
    own = (("", meeting_id),)
    kinds = [IssuedKind.PUBLIC_NOTICE, IssuedKind.INVITATION]
    if office.invitations.changes(meeting_id) or office.meetings.get(meeting_id).supplements:
        kinds.append(IssuedKind.SUPPLEMENT)
    kinds += [IssuedKind.SIGN_IN_SHEET, IssuedKind.SCRIPT, IssuedKind.MINUTES]
    items = tuple(
        (f"{row.number} {row.item.title}".strip(), row.item.id)
        for row in office.excerpts.rows(meeting_id)
        if row.latest is not None and row.item.public
    )
    missing = "Noch ist zu keinem öffentlichen Punkt ein Auszug ausgegeben."
    return [*(Offer(kind, own) for kind in kinds), Offer(IssuedKind.EXCERPT, items, "Punkt", missing=missing)]


def paper_offers(paper_id: str) -> list[Offer]:
    """What can be made of a motion on its way to the Stadtrat."""
    kinds = (IssuedKind.COUNCIL_PAPER, IssuedKind.MAYOR_LETTER, IssuedKind.MOTION)
    return [Offer(kind, (("", paper_id),)) for kind in kinds]


def initiative_offers(initiative_id: str) -> list[Offer]:
    """What can be made of an initiative."""
    return [Offer(IssuedKind.INITIATIVE, (("", initiative_id),))]


def matter_offers(paper_id: str) -> list[Offer]:
    """What can be made of the matter a paper belongs to."""
    return [Offer(IssuedKind.MATTER, (("", paper_id),))]


def report_offers(office: Office) -> list[Offer]:
    """The reports over many matters."""
    boards = [one for one in office.committees.all() if one.kind is CommitteeKind.BEIRAT]
    committees = tuple((one.label, one.id) for one in boards)
    factions = tuple((one.name, one.id) for board in boards for one in office.committees.factions(board.id))
    this = office.today.year
    known = office.committees.terms()
    # The term that runs stands first, then the others, the latest before those before it.
    known.sort(key=lambda term: (not term.covers(office.today), -term.start.toordinal()))
    terms = tuple((term.name, term.id) for term in known)
    held = {row.start.year for board in boards for row in office.meetings.rows(board.id)}
    years = [(str(year), year) for year in sorted({*held, this - 1, this}, reverse=True) if year <= this]
    no_board = "Noch ist kein Beirat angelegt, über den zu berichten wäre."
    return [
        Offer(IssuedKind.STATISTICS, committees, "Gremium", (("laufende Wahlperiode", 0), *years), no_board),
        Offer(IssuedKind.FOLLOW_UP_REPORT, committees, "Gremium", missing=no_board),
        Offer(IssuedKind.OPEN_MATTERS, committees, "Gremium", missing=no_board),
        Offer(
            IssuedKind.FACTION_REPORT,
            factions,
            "Fraktion",
            (("laufende Wahlperiode", 0), *years),
            "Noch ist keine Fraktion angelegt (Gremien & Personen).",
        ),
        Offer(
            IssuedKind.RESOLUTION_REGISTER,
            terms,
            "Wahlperiode",
            missing="Noch ist keine Wahlperiode angelegt (Einstellungen).",
        ),
        Offer(IssuedKind.ANNUAL_REPORT, committees, "Gremium", (("letztes Jahr", 0), *years), no_board),
    ]
