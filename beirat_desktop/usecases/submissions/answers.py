"""The office's answer to who handed a motion in: written at the office, read at the desk of the faction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from beirat_desktop.documents.answer_letter import AnswerLetter, answer_letter
from beirat_desktop.documents.attachments import UnreadablePaperError, opened_paper
from beirat_desktop.documents.drawn import drawn_otherwise
from beirat_desktop.documents.model import AssociatedFile
from beirat_desktop.documents.preview import text_of_pdf
from beirat_desktop.domain.answers import Answer, answer_to, answered
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.file_names import mended_name
from beirat_desktop.domain.papers import Attachment, Paper
from beirat_desktop.domain.rights import gives_answers
from beirat_desktop.domain.told import Result
from beirat_desktop.exchange.answer import NAME, read, stands_on, write
from beirat_desktop.german.answers import SUBJECTS
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import beirat_on, find_committee, today
from beirat_desktop.usecases.files import write_file
from beirat_desktop.usecases.logos import logo_bytes
from beirat_desktop.usecases.papers.numbers import check_number
from beirat_desktop.usecases.publications.rendering import draw, file_name
from beirat_desktop.usecases.publicity import publicity_of
from beirat_desktop.usecases.tracking.consultations import Consultations, Station
from beirat_desktop.usecases.tracking.council_papers import station_result


@dataclass(frozen=True, slots=True)
class AnswerArrival:
    """An answer, and the paper it is to as it would stand then."""

    answer: Answer
    paper: Paper
    pdf: bytes
    file_name: str


class Answers:
    """Writes answers and takes them in."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def pdf(self, key: str) -> bytes:
        """The letter with the answer inside, of the paper as it stands now."""
        with self._store.reading() as unit:
            paper = unit.papers.get(key)
            contents = _contents(unit, paper, Consultations(self._store).stations(key))
        plain = draw(answer_letter(contents)).pdf
        data = AssociatedFile(NAME, write(contents.answer, text_of_pdf(plain)), description="Die Antwort als Daten")
        return draw(answer_letter(replace(contents, files=(data,)))).pdf

    def file_name(self, key: str) -> str:
        """What its file is called."""
        with self._store.reading() as unit:
            paper = unit.papers.get(key)
        return file_name("Antwort", paper.number, paper.title)

    def save(self, key: str, file: Path) -> None:
        """Write the letter to a file of the user's choice."""
        write_file(file, self.pdf(key))

    def look_into(self, content: bytes, name: str) -> AnswerArrival:
        """What the answer in a file would make of the paper it is to; nothing is taken in yet."""
        name = mended_name(name)
        try:
            opened = opened_paper(content)
        except UnreadablePaperError:
            raise Refused("submission.unreadable", name=name) from None
        if NAME not in opened.files:
            raise Refused("submission.no_data", name=name)
        answer = read(opened.files[NAME], "\n".join(opened.pages))
        marred = opened.covered or opened.pages != opened.unstruck  # nothing is struck through in an answer
        if marred or not stands_on(answer, opened.unstruck) or drawn_otherwise(content):
            raise Refused("answer.altered")
        with self._store.reading() as unit:
            return AnswerArrival(answer, _answered(unit, answer), content, name)

    def accept(self, arrival: AnswerArrival) -> Paper:
        """Let the line of the paper move, and keep the letter with it."""
        with self._store.unit("answers.accept") as unit:
            paper = _answered(unit, arrival.answer)
            if paper.number != unit.papers.get(paper.id).number:
                check_number(unit, paper, paper.number)
            paper = unit.papers.save(paper)
            place = max((file.position for file in unit.attachments.where(paper_id=paper.id)), default=-1) + 1
            sha512 = unit.keep_blob(arrival.pdf)
            file = Attachment(arrival.file_name, "application/pdf", len(arrival.pdf), sha512, paper.id)
            title = SUBJECTS[arrival.answer.kind]
            unit.attachments.save(replace(file, title=title, public=False, position=place))
            return paper


def _answered(unit: Unit, answer: Answer) -> Paper:
    if gives_answers(unit.desks):
        raise Refused("answer.given_here", title=answer.title)
    here = unit.papers.find(answer.paper_id)
    if here is None:
        raise Refused("answer.unknown", title=answer.title)
    # Which paper it is to stands in the data only: who says another one there is found by the title on the page.
    titles = {here.title, *(version.title for version in unit.paper_versions.where(paper_id=here.id))}
    if answer.title not in titles and unit.papers.where(title=answer.title):
        raise Refused("answer.altered")
    return answered(here, answer)


def _results(unit: Unit, stations: tuple[Station, ...]) -> tuple[Result, ...]:
    """What the bodies did; of what was dealt with in private nothing but who and when."""
    public = publicity_of(unit)
    found = []
    for station in stations:
        one = station.consultation
        if one.outcome is None:
            continue
        meeting = unit.meetings.find(one.meeting_id)
        day = one.decided_on or (meeting.day if meeting is not None else None)
        council = station.committee.kind is CommitteeKind.COUNCIL
        if public.derived(one).outcome is None:
            found.append(Result(station.committee.name, day, council=council))
        else:
            found.append(Result(station.committee.name, day, one.outcome, station_result(station), council))
    return tuple(found)


def _contents(unit: Unit, paper: Paper, stations: tuple[Station, ...]) -> AnswerLetter:
    day = today(unit)
    committee = find_committee(unit, paper.committee_id, day) or beirat_on(unit, day)
    if committee is None:
        raise Refused("paper.committee_missing", title=paper.title)
    factions = paper.sender.factions if paper.sender is not None else ()
    office = paper.sender.organization if paper.sender is not None else ""
    tasks = [publicity_of(unit).derived(one) for one in unit.follow_ups.where(paper_id=paper.id)]
    recipient = (*factions, *((office,) if office else ())) or (committee.name,)
    signed = paper.sender.signatories if paper.sender is not None and len(recipient) == 1 else ()
    return AnswerLetter(
        answer_to(paper, unit.now.replace(tzinfo=None, microsecond=0), _results(unit, stations), tasks),
        recipient[:6],
        unit.bodies.find(committee.body_id) or Body(""),
        committee,
        logo_bytes(unit, committee.letterhead),
        next((one for one in signed if one.family_name), None),
    )
