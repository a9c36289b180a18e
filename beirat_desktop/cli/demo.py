"""The sample and all its papers."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from beirat_desktop.cli.papers import own_committee
from beirat_desktop.cli.shell import DONE

if TYPE_CHECKING:
    from beirat_desktop.domain.archive import IssuedKind
    from beirat_desktop.usecases.office import Office

SAMPLE_FILE = "beispiel.db"


def demo(args: Namespace) -> int:
    """Build the sample in a folder, with every paper it can make."""
    from beirat_desktop.usecases.record.record import create_shared
    from beirat_desktop.usecases.sample import build_sample

    folder: Path = args.folder
    folder.mkdir(parents=True, exist_ok=True)
    office = create_shared(folder / SAMPLE_FILE, user="Geschäftsstelle")
    try:
        build_sample(office.store, date.today())
        count = _write_papers(office, folder / "schriftstuecke")
    finally:
        office.close()
    print(f"Die Beispielakte und {count} Schriftstücke liegen in {folder.resolve()}.")
    return DONE


def _write_papers(office: Office, folder: Path) -> int:
    """Every issued paper as it went out, every motion's letter, and what has not been issued yet; returns how many."""
    from beirat_desktop.usecases.files import write_file
    from beirat_desktop.usecases.publications.publications import KINDS

    papers: list[tuple[str, str, bytes]] = []
    for issued in office.archive.all():
        papers.append((issued.kind.value, f"{issued.issue}-{issued.file_name}", office.archive.pdf(issued.id)))
    for key in office.papers.ids():
        paper = office.papers.get(key)
        papers.append(("motion", office.paper_letters.file_name(paper), office.paper_letters.pdf(key)))
    for kind, key in _unissued(office):
        for publication in (False, True) if KINDS[kind].public else (False,):
            pdf = office.publications.preview(kind, key, publication=publication).pdf
            papers.append((kind.value, office.publications.file_name(kind, key, publication=publication), pdf))
    for sub, name, content in papers:
        (folder / sub).mkdir(parents=True, exist_ok=True)
        write_file(folder / sub / name, content)
    return len({(sub, name) for sub, name, _ in papers})


def _unissued(office: Office) -> Iterator[tuple[IssuedKind, str]]:
    """Papers that can be made of the record today: of the next and the last meeting, and all reports."""
    from beirat_desktop.domain.archive import IssuedKind

    committee = own_committee(office)
    upcoming, held = office.meetings.next(committee.id), office.meetings.last(committee.id)
    if upcoming is not None:
        for kind in (IssuedKind.INVITATION, IssuedKind.PUBLIC_NOTICE, IssuedKind.SIGN_IN_SHEET, IssuedKind.SCRIPT):
            yield kind, upcoming.id
    if held is not None:
        yield IssuedKind.MINUTES, held.id
    yield IssuedKind.FOLLOW_UP_REPORT, committee.id
    yield IssuedKind.OPEN_MATTERS, committee.id
    for key in office.joinings.first_papers():
        yield IssuedKind.MATTER, key
    yield IssuedKind.ANNUAL_REPORT, committee.id
    yield IssuedKind.STATISTICS, committee.id
    for row in office.initiatives.rows():
        yield IssuedKind.INITIATIVE, row.id
    for term in office.committees.terms():
        yield IssuedKind.RESOLUTION_REGISTER, term.id
    for faction in office.committees.factions(committee.id):
        yield IssuedKind.FACTION_REPORT, faction.id
