"""The data a paper carries inside its PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from beirat_desktop.documents.model import AssociatedFile
from beirat_desktop.domain.papers import Attachment, Paper, PaperState
from beirat_desktop.exchange.seal import Seal, around, hash_of_text
from beirat_desktop.exchange.submission import (
    MOST_FILES,
    NAME,
    MeetingNote,
    Mover,
    Signatory,
    Submission,
    name_inside,
    public_file,
    write,
)
from beirat_desktop.german.answers import SUBJECTS
from beirat_desktop.store.errors import Missing
from beirat_desktop.store.papers import last_changed
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import find_committee, find_faction, find_person, paper_day
from beirat_desktop.usecases.publicity import publicity_of

ORIGINAL = "Eingegangenes Schreiben"
"""What the PDF is called among the files of a paper that came as one."""
CORRESPONDENCE = frozenset({ORIGINAL, *SUBJECTS.values()})
"""What came in about a paper by these titles is kept with it and is no enclosure of its letter."""
MOST_BYTES = 5_000_000
"""Of all files together; larger ones would make a letter no mailbox takes, and are only listed."""


def paper_data(
    unit: Unit, paper: Paper, signer_role: str = "", pages: Sequence[str] | None = None
) -> tuple[AssociatedFile, ...]:
    """The paper as data, and its public files; nothing where the paper itself is not public.

    pages: the text of the pages the data go into, to which they are sealed.
    """
    if not paper.public or paper.id in publicity_of(unit).papers:
        return ()
    submission = submission_of(unit, paper, signer_role)
    if pages is not None:
        seal = Seal(hash_of_text("\n".join(pages)))
        submission = replace(submission, seal=seal, around=around(paper, pages))
    found = [AssociatedFile(NAME, write(submission), description="Der Antrag als Daten")]
    room = MOST_BYTES
    for file in submission.files:
        if file.size > room or len(found) > MOST_FILES:
            continue
        try:
            content = unit.blob(file.sha512)
        except Missing:
            # The check of the record tells of it; the letter can be printed all the same.
            continue
        room -= file.size
        name, title = name_inside(submission, file), file.title or file.file_name
        found.append(AssociatedFile(name, content, file.media_type, "Supplement", title))
    return tuple(found)


def submission_of(unit: Unit, paper: Paper, signer_role: str = "") -> Submission:
    """What whoever gets its PDF learns of a paper."""
    day = paper_day(unit, paper)
    committee = find_committee(unit, paper.committee_id, day)
    keys = dict.fromkeys(key for key in (paper.faction_id, *paper.joint_faction_ids) if key is not None)
    factions = [faction for key in keys if (faction := find_faction(unit, key, day)) is not None]
    organization = unit.organizations.find(paper.organization_id)
    person = find_person(unit, paper.signer_id, day)
    movers = tuple(Mover(faction.name, faction.short_name) for faction in factions)
    office, signer = organization.name if organization else "", person.name if person else ""
    # The data say what is printed: what was handed in bears the names of its day.
    if (sender := paper.sender) is not None and len(sender.factions) == len(movers):
        movers = tuple(Mover(name, mover.short_name) for name, mover in zip(sender.factions, movers, strict=True))
        office, signer = sender.organization, sender.signatories[0].name
    return Submission(
        paper,
        committee.name if committee else "",
        movers,
        office,
        Signatory(signer, signer_role) if signer else None,
        _meeting(unit, paper.meeting_id),
        _meeting(unit, paper.guest_meeting_id),
        _public_files(unit, paper),
        paper.state is PaperState.DRAFT,
        paper.signed,
        written=_written(unit, paper),
    )


def _written(unit: Unit, paper: Paper) -> datetime | None:
    changed = last_changed(unit, paper.id) if paper.state is PaperState.DRAFT else None
    return changed.replace(microsecond=0) if changed is not None else None


def _meeting(unit: Unit, key: str | None) -> MeetingNote | None:
    meeting = unit.meetings.find(key)
    return MeetingNote(meeting.start, meeting.number) if meeting else None


def _public_files(unit: Unit, paper: Paper) -> tuple[Attachment, ...]:
    files = sorted(unit.attachments.where(paper_id=paper.id, public=True), key=lambda file: file.position)
    return tuple({file.sha512: public_file(file) for file in files if file.sha512}.values())
