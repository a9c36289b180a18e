"""Every paper of the sample may be published and archived, and the publications give nobody away."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.papers import PaperState, Target
from beirat_desktop.domain.votes import ADOPTING
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.publications.publications import KINDS
from tests.conftest import SAMPLE_DAY
from tests.documents.reading import assert_publishable, everything_in, structure, text_of

PUBLIC = [kind for kind, paper in KINDS.items() if paper.public]


def opened(record: Path, file: Path) -> Office:
    from beirat_desktop.store.record import open_record

    shutil.copy(record, file)
    store = open_record(file, user="Geschäftsstelle")
    store.now = lambda: datetime.combine(SAMPLE_DAY, time(9), ZoneInfo("Europe/Berlin"))
    office = Office(store)
    # The next meeting moves to another room after its invitation, so that there is a supplement to be sent.
    with store.reading() as unit:
        meeting = min((one for one in unit.meetings.where(state=MeetingState.PLANNED)), key=lambda one: one.start)
    office.invitations.send(meeting.id, reason="Probe")
    office.meetings.edit(meeting.id, place=replace(meeting.place, room="Sitzungszimmer 2"))
    return office


@pytest.fixture(scope="module")
def office(sample_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = opened(sample_record, tmp_path_factory.mktemp("papers") / "sample.db")
    yield made
    made.close()


@dataclass(frozen=True)
class Keys:
    """Records of the sample that a paper can be made of, by what it is made of; the telling ones."""

    by_noun: dict[str, list[str]]

    def of(self, kind: IssuedKind) -> list[str]:
        keys = self.by_noun[KINDS[kind].noun]
        return keys[:1] if kind is IssuedKind.SUPPLEMENT else keys


@pytest.fixture(scope="module")
def keys(office: Office) -> Keys:
    with office.store.reading() as unit:
        meetings = sorted(unit.meetings.all(), key=lambda meeting: meeting.start)
        guests = {speaker.meeting_id for speaker in unit.speakers.all()}
        held = [m for m in meetings if m.state is MeetingState.CLOSED]
        invited = next(m for m in meetings if m.state is MeetingState.INVITED)
        with_guest = next(m for m in held if m.id in guests)
        recommended = {r.paper_id for r in unit.resolutions.all() if r.outcome in ADOPTING}
        papers = [p.id for p in unit.papers.where(target=Target.COUNCIL) if p.id in recommended and p.self_government]
        beirat = unit.committees.where(kind=CommitteeKind.BEIRAT)[0]
        factions = [faction.id for faction in unit.factions.where(committee_id=beirat.id)]
        terms = [term.id for term in unit.terms.all()]
        initiatives = [initiative.id for initiative in unit.initiatives.all()]
        excerpts: dict[object, str] = {}
        for excerpt in unit.excerpts.all():
            item = unit.agenda_items.get(excerpt.agenda_item_id)
            excerpts.setdefault((item.outcome, bool(excerpt.recipient)), item.id)
    return Keys(
        {
            "meetings": [invited.id, with_guest.id, held[-1].id],
            "papers": [papers[0], papers[-1]],
            "committees": [beirat.id],
            "terms": terms,
            "factions": [factions[0], factions[-1]],
            "agenda_items": list(excerpts.values()),
            "initiatives": initiatives,
        }
    )


def issued_of_each_layout(office: Office) -> dict[str, IssuedPaper]:
    """Of each kind the first, the last and the longest; of excerpts one for every outcome."""
    chosen: dict[str, IssuedPaper] = {}
    with office.store.reading() as unit:
        for paper in office.archive.all():
            layout = paper.kind.value
            if paper.kind is IssuedKind.EXCERPT:
                layout += f" {unit.agenda_items.get(paper.object_id).outcome} {bool(paper.recipient)}"
            chosen.setdefault(f"{layout} first", paper)
            chosen[f"{layout} last"] = paper
            longest = chosen.setdefault(f"{layout} longest", paper)
            if paper.size > longest.size:
                chosen[f"{layout} longest"] = paper
    return chosen


def test_issued_papers_of_every_layout_are_accessible_and_archivable(office: Office) -> None:
    chosen = {paper.id: paper for paper in issued_of_each_layout(office).values()}
    kinds = {paper.kind for paper in chosen.values()}
    wanted = {
        IssuedKind.INVITATION,
        IssuedKind.SUPPLEMENT,
        IssuedKind.PUBLIC_NOTICE,
        IssuedKind.MINUTES,
        IssuedKind.EXCERPT,
        IssuedKind.SPEAKER_LETTER,
        IssuedKind.THANKS_LETTER,
        IssuedKind.COUNCIL_PAPER,
        IssuedKind.MAYOR_LETTER,
    }
    assert wanted <= kinds
    for key in chosen:
        assert_publishable(office.archive.pdf(key))


def test_letters_of_motions_in_every_state_are_accessible_and_archivable(office: Office) -> None:
    states: dict[PaperState, str] = {}
    for key in office.papers.ids():
        states.setdefault(office.papers.get(key).state, key)
    assert set(states) == set(PaperState)
    for key in states.values():
        assert_publishable(office.paper_letters.pdf(key))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_every_paper_made_of_the_sample_is_accessible_and_archivable(
    kind: IssuedKind, office: Office, keys: Keys
) -> None:
    for key in keys.of(kind):
        pdf = office.publications.preview(kind, key).pdf
        assert_publishable(pdf)
        assert "entwurf" in text_of(pdf).casefold()


@pytest.mark.parametrize("kind", PUBLIC, ids=lambda kind: kind.value)
def test_no_publication_of_the_sample_holds_what_is_not_for_the_public(
    kind: IssuedKind, office: Office, keys: Keys
) -> None:
    with office.store.reading() as unit:
        guests = [unit.persons.get(s.person_id) for s in unit.speakers.all() if s.person_id and not s.name_public]
        closed = [item.title for item in unit.agenda_items.where(public=False)]
    assert guests
    assert closed
    secrets = ["gast@example.org", "beirat@example.org", "06131 000-0", "0621 000-0", *closed]
    secrets += [guest.family_name for guest in guests]
    for key in keys.of(kind):
        pdf = office.publications.preview(kind, key, publication=True).pdf
        assert_publishable(pdf)
        everything = everything_in(pdf)
        assert [secret for secret in secrets if secret in everything] == []


def test_the_same_record_gives_the_same_bytes(office: Office, keys: Keys, sample_record: Path, tmp_path: Path) -> None:
    again = opened(sample_record, tmp_path / "again.db")
    for kind in KINDS:
        key = keys.of(kind)[0]
        assert office.publications.preview(kind, key).pdf == again.publications.preview(kind, key).pdf, kind
    again.close()


def test_headings_of_every_paper_leave_no_level_out(office: Office, keys: Keys) -> None:
    for kind in KINDS:
        tree = structure(office.publications.preview(kind, keys.of(kind)[0]).pdf)
        levels = [int(node.tag[1:]) for node in tree.all("H1", "H2", "H3", "H4")]
        assert levels[0] == 1, kind
        assert all(below <= above + 1 for above, below in itertools.pairwise(levels)), kind
