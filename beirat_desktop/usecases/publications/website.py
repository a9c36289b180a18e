"""What the public may have of the record, as a folder for a web server: OParl, pages to read, feed, calendar, files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC
from functools import partial
from pathlib import Path, PurePosixPath

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.file_names import mended_name
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.organizations import OrganizationKind
from beirat_desktop.domain.papers import Attachment, Paper
from beirat_desktop.domain.parts_changed import LeftNumber, left_numbers
from beirat_desktop.domain.publication import Cut, Publication, first_of_each
from beirat_desktop.domain.website import (
    Changes,
    FileRole,
    Site,
    SiteFile,
    address_of_site,
    derived_id,
    is_announced,
    published_items,
    published_papers,
)
from beirat_desktop.exchange.oparl_out import bytes_of, is_object, oparl_files, tombstone
from beirat_desktop.exchange.web_pages import page_files
from beirat_desktop.german import word
from beirat_desktop.german.dates import short_date
from beirat_desktop.store.rights import check_action
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import (
    beirat_on,
    changed_ones,
    committees_on,
    factions_on,
    paper_day,
    persons_on,
    today,
)
from beirat_desktop.usecases.files import write_file
from beirat_desktop.usecases.meetings.meeting_papers import make_minutes, make_notice
from beirat_desktop.usecases.publications.drawings import Drawings, state_of
from beirat_desktop.usecases.publications.orders import Order
from beirat_desktop.usecases.publications.public_view import public_view
from beirat_desktop.usecases.publications.rendering import file_name
from beirat_desktop.usecases.tracking.council_papers import make_motion

OWN = "beirat-desktop.json"
"""Says in the folder under which address it is read, and which files in it are of this program."""


class Website:
    """Look at what would change in a folder, then write it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._looked_at: dict[str, bytes] = {}

    def address_of(self, folder: Path) -> str:
        """The address under which the folder was published last; "" for a new one."""
        return _own(folder)[0]

    def look(self, folder: Path, address: str = "") -> Changes:
        """What publishing would change in the folder. address: where it will be read; empty means as before."""
        return self._compared(folder, address, whole=True)[1]

    def publish(self, folder: Path, address: str = "") -> Changes:
        """Bring the folder to what the record says. Files that are not of this program are left alone."""
        wanted, changes, keep = self._compared(folder, address, whole=False)
        for path in (*changes.added, *changes.changed):
            _write(folder / path, wanted[path])
        for path in changes.removed:
            _remove(folder, path)
        keep()
        return changes

    def _compared(
        self, folder: Path, address: str, *, whole: bool
    ) -> tuple[dict[str, bytes], Changes, Callable[[], None]]:
        """The files by path, what of them is new, and what notes how they were made once they lie there.

        whole: also where all lies in the folder already, made from the same; else there are no files then.
        """
        before, paths = _own(folder)
        if not before and folder.is_dir() and any(folder.iterdir()):
            raise Refused("publish.foreign", folder=str(folder))
        if not (address or before):
            raise Refused("publish.no_address")
        address = address_of_site(address or before)
        if before and before != address and any(is_object(path) for path in paths):
            raise Refused("publish.moved", before=before, address=address)
        drawings = Drawings(folder, self._looked_at)
        with self._store.reading() as unit:
            check_action(unit, "publications.website")
            now = unit.now
            state = state_of(unit, address, now.date())
            same_as_before = None if whole else drawings.unchanged(state)
            if same_as_before is not None:
                return {}, same_as_before, lambda: None
            site, left_out, cuts = _site(unit, self._store, drawings)
        wanted = oparl_files(site, address) | page_files(site, address, now)
        wanted |= {file.path: file.content for file in site.files if not file.address}
        gone = [path for path in paths if path not in wanted]
        deleted = now.astimezone(UTC).replace(microsecond=0).isoformat()
        for path in gone:
            if is_object(path) and (folder / path).is_file():
                wanted[path] = tombstone((folder / path).read_bytes(), deleted)
        wanted[OWN] = bytes_of({"address": address, "files": sorted(wanted)})
        added, changed, same = [], [], 0
        for path, content in sorted(wanted.items()):
            target = folder / path
            if not target.is_file():
                added.append(path)
            elif target.read_bytes() != content:
                changed.append(path)
            else:
                same += 1
        removed = sorted(path for path in gone if path not in wanted and (folder / path).is_file())
        changes = Changes(tuple(added), tuple(changed), tuple(removed), same, tuple(left_out), cuts)
        self._looked_at = drawings.kept if whole else {}
        return wanted, changes, partial(drawings.keep, state, wanted, changes)


def _write(target: Path, content: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Refused("file.not_writable", name=target.name, folder=str(target.parent)) from None
    write_file(target, content)


def _remove(folder: Path, path: str) -> None:
    """Take a file of ours away, and the folders it leaves empty."""
    try:
        (folder / path).unlink(missing_ok=True)
        for parent in PurePosixPath(path).parents[:-1]:
            if not any((folder / parent).iterdir()):
                (folder / parent).rmdir()
    except OSError:
        raise Refused("file.not_writable", name=PurePosixPath(path).name, folder=str(folder)) from None


def _own(folder: Path) -> tuple[str, list[str]]:
    """Address and files of a folder that was published before; a path that leads out of it is not one of ours."""
    try:
        data = json.loads((folder / OWN).read_bytes())
        paths = [path for path in data["files"] if _inside(path)]
        return str(data["address"]), paths
    except (FileNotFoundError, NotADirectoryError):
        return "", []
    except (ValueError, KeyError, TypeError):
        raise Refused("publish.damaged", file=str(folder / OWN)) from None


def _inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not PurePosixPath(path).is_absolute() and ".." not in parts and ":" not in path


def _site(unit: Unit, store: Store, drawings: Drawings) -> tuple[Site, list[str], tuple[Cut, ...]]:
    day = today(unit)
    committee = beirat_on(unit, day)
    if committee is None:
        raise Refused("report.no_committee")
    left_out: list[str] = []
    with public_view(unit) as view:
        site = public_values(unit, view)
        files = [file for paper in site.papers for file in _paper_files(unit, store, drawings, view, paper, left_out)]
    cuts = list(view.cuts)
    for meeting in site.meetings:
        files += _meeting_files(unit, store, drawings, meeting, left_out, cuts)
    stamps: dict[str, tuple[str, str]] = {}
    kept = (
        "bodies",
        "terms",
        "committees",
        "factions",
        "organizations",
        "persons",
        "memberships",
        "meetings",
        "papers",
    )
    for noun in (*kept, "agenda_items", "consultations", "resolutions", "attachments"):
        stamps |= unit.nouns(noun).stamps()
    return replace(site, files=tuple(files), stamps=stamps), left_out, first_of_each(cuts)


def public_values(unit: Unit, view: Publication) -> Site:
    """Every value through the one rule; read where its publicity is derived."""
    day = today(unit)
    meetings = [one for one in unit.meetings.all() if is_announced(one)]
    known = {one.id for one in meetings}
    by_meeting = {one.id: one for one in meetings}
    items = [
        view.shown(item)
        for meeting in meetings
        for item in published_items(meeting, unit.agenda_items.where(meeting_id=meeting.id))
    ]
    public_items = {item.id for item in items if item.public}
    stations = unit.consultations.all()
    announced = {item.paper_id for item in items if item.public and item.paper_id is not None}
    announced |= {one.paper_id for one in stations if one.agenda_item_id in public_items}
    papers = published_papers(unit.papers.all(), announced)
    dealt_with = {paper.id for paper in papers}
    memberships = unit.memberships.all()
    members = {one.person_id for one in memberships}
    towns = unit.bodies.all()
    committees = committees_on(unit, day)
    own = beirat_on(unit, day)
    assert own is not None
    days = {one.day for one in meetings} | {paper_day(unit, one) for one in papers}
    days |= {one.decided_on for one in stations if one.decided_on is not None}
    return Site(
        body=view.shown(towns[0]),
        committee=own,
        terms=tuple(unit.terms.all()),
        committees=tuple(committees),
        factions=tuple(view.shown(one) for one in factions_on(unit, day)),
        organizations=tuple(view.shown(one) for one in unit.organizations.where(kind=OrganizationKind.ADMINISTRATION)),
        persons=tuple(view.shown(one) for one in persons_on(unit, day) if one.id in members),
        memberships=tuple(memberships),
        meetings=tuple(_worded_meeting(view, one) for one in sorted(meetings, key=lambda one: one.start)),
        items=tuple(
            replace(item, title=view.words(item.title), paper_id=item.paper_id if item.paper_id in dealt_with else None)
            for item in items
            if item.meeting_id in by_meeting
        ),
        papers=tuple(_worded_paper(view, view.shown(one)) for one in papers),
        consultations=tuple(
            replace(one, outcome_target=view.words(one.outcome_target))
            for one in stations
            if one.paper_id in dealt_with and (one.meeting_id is None or one.meeting_id in known or one.decided_on)
        ),
        resolutions=tuple(
            replace(one, text=view.text(one.text), outcome_target=view.words(one.outcome_target))
            for one in unit.resolutions.where(public=True)
            if view.shown(one) is not None and one.public and one.agenda_item_id in public_items
        ),
        left_numbers={one.id: _left_numbers(unit, one) for one in meetings},
        once={key: view.shown(one) for key, one in changed_ones(unit, days).items()},
    )


def _left_numbers(unit: Unit, meeting: Meeting) -> tuple[LeftNumber, ...]:
    """Of the public part, as its minutes tell them."""
    items = unit.agenda_items.where(meeting_id=meeting.id, removed_by=None)
    left = left_numbers(items, unit.votes.where(agenda_item_id={item.id for item in items}))
    return tuple(one for one in left if one.public)


def _worded_meeting(view: Publication, meeting: Meeting) -> Meeting:
    return replace(meeting, name=view.words(meeting.name))


def _worded_paper(view: Publication, paper: Paper) -> Paper:
    return replace(
        paper,
        title=view.words(paper.title),
        proposal=view.text(paper.proposal),
        explanation=view.text(paper.explanation),
        rationale=view.text(paper.rationale),
        financial_impact=view.text(paper.financial_impact),
        responsible=view.words(paper.responsible),
        explanation_heading=view.words(paper.explanation_heading),
        rationale_heading=view.words(paper.rationale_heading),
    )


def _paper_files(
    unit: Unit, store: Store, drawings: Drawings, view: Publication, paper: Paper, left_out: list[str]
) -> Iterator[SiteFile]:
    order = Order(store, unit, IssuedKind.MOTION, paper.id, False, view)
    try:
        made = make_motion(order)
        name = file_name(*(view.words(part) for part in made.name), publication=True)
        pdf = drawings.pdf(made.document)
        yield SiteFile(
            derived_id("motion", paper.id),
            FileRole.MAIN,
            word(FileRole.MAIN),
            name,
            "application/pdf",
            pdf,
            paper_id=paper.id,
        )
    except Refused:
        left_out.append(paper.title)
    yield from _attached(unit, view, unit.attachments.where(paper_id=paper.id))


def _meeting_files(
    unit: Unit, store: Store, drawings: Drawings, meeting: Meeting, left_out: list[str], cuts: list[Cut]
) -> Iterator[SiteFile]:
    """The notice until the meeting is over, the minutes once they are signed."""
    with public_view(unit, meeting.id) as view:
        yield from _attached(unit, view, unit.attachments.where(meeting_id=meeting.id))
        if meeting.state is MeetingState.CLOSED:
            role, kind, make = FileRole.MINUTES, IssuedKind.MINUTES, make_minutes
        elif meeting.state in (MeetingState.INVITED, MeetingState.RUNNING):
            role, kind, make = FileRole.NOTICE, IssuedKind.PUBLIC_NOTICE, make_notice
        else:
            return
        try:
            made = make(Order(store, unit, kind, meeting.id, False, view))
            cuts += view.cuts
            name = file_name(*(view.words(part) for part in made.name), publication=True)
            pdf = drawings.pdf(made.document)
        except Refused as error:
            if error.rule not in ("publication.minutes_draft", "notice.agenda_empty"):
                left_out.append(f"{word(role)} vom {short_date(meeting.day)}")
            return
        key = derived_id(kind.value, meeting.id)
        yield SiteFile(key, role, word(role), name, "application/pdf", pdf, meeting_id=meeting.id, day=meeting.day)


def _attached(unit: Unit, view: Publication, attachments: list[Attachment]) -> Iterator[SiteFile]:
    for one in attachments:
        shown = view.shown(one)
        if shown is None:
            continue
        name = mended_name(view.words(shown.file_name))
        title = view.words(shown.title) or name
        yield SiteFile(
            shown.id,
            FileRole.ATTACHMENT,
            title,
            name,
            shown.media_type,
            unit.blob(shown.sha512) if shown.sha512 else b"",
            paper_id=shown.paper_id,
            meeting_id=shown.meeting_id,
            address="" if shown.sha512 else shown.address,
        )
