"""Everything the office can do with one open record; what the screen and the shell hold in hand."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from beirat_desktop.store.address import Where
from beirat_desktop.store.store import Batch, Store
from beirat_desktop.store.tables import TABLES
from beirat_desktop.usecases.overrides import Overrides
from beirat_desktop.usecases.papers.file_words import FileWords
from beirat_desktop.usecases.publications.pdf_reader import PdfReader

if TYPE_CHECKING:
    from beirat_desktop.domain.findings import Finding
    from beirat_desktop.usecases.archive.archive import Archive
    from beirat_desktop.usecases.archive.withdrawals import Withdrawals
    from beirat_desktop.usecases.board import Boards
    from beirat_desktop.usecases.chair import Chairs
    from beirat_desktop.usecases.dispatch.calendars import Calendars
    from beirat_desktop.usecases.dispatch.dispatch import Dispatch
    from beirat_desktop.usecases.dispatch.replies import Replies
    from beirat_desktop.usecases.dispatch.sending import Sending
    from beirat_desktop.usecases.excerpts.excerpts import Excerpts
    from beirat_desktop.usecases.excerpts.forwarding import Forwarding
    from beirat_desktop.usecases.initiatives.initiatives import Initiatives
    from beirat_desktop.usecases.lists import Lists
    from beirat_desktop.usecases.live.agenda_votes import AgendaVotes
    from beirat_desktop.usecases.live.amendments import Amendments
    from beirat_desktop.usecases.live.attendances import Attendances
    from beirat_desktop.usecases.live.course import Course
    from beirat_desktop.usecases.live.elections import Elections
    from beirat_desktop.usecases.live.hall import Hall
    from beirat_desktop.usecases.live.questions import Questions
    from beirat_desktop.usecases.live.resolutions import Resolutions
    from beirat_desktop.usecases.mail import Mail
    from beirat_desktop.usecases.meetings.agenda import Agenda
    from beirat_desktop.usecases.meetings.demands import Demands
    from beirat_desktop.usecases.meetings.invitations import Invitations
    from beirat_desktop.usecases.meetings.meetings import Meetings
    from beirat_desktop.usecases.meetings.several import SeveralMeetings
    from beirat_desktop.usecases.meetings.year_plans import YearPlans
    from beirat_desktop.usecases.members.committees import Committees
    from beirat_desktop.usecases.members.organizations import Organizations
    from beirat_desktop.usecases.members.personal_data import PersonalData
    from beirat_desktop.usecases.members.persons import Persons
    from beirat_desktop.usecases.minutes.corrections import Corrections
    from beirat_desktop.usecases.minutes.minutes import MinutesDesk
    from beirat_desktop.usecases.overview import Overview
    from beirat_desktop.usecases.papers.attachments import Attachments
    from beirat_desktop.usecases.papers.citations import Citations
    from beirat_desktop.usecases.papers.letters import PaperLetters
    from beirat_desktop.usecases.papers.papers import Papers
    from beirat_desktop.usecases.papers.several import SeveralPapers
    from beirat_desktop.usecases.papers.similar import SimilarMotions
    from beirat_desktop.usecases.publications.figures import Figures
    from beirat_desktop.usecases.publications.publications import Publications
    from beirat_desktop.usecases.publications.registers import Statistics
    from beirat_desktop.usecases.publications.website import Website
    from beirat_desktop.usecases.publications.word_copies import WordCopies
    from beirat_desktop.usecases.publications.year_plan_papers import YearPlanPapers
    from beirat_desktop.usecases.record.exchange import Exchange
    from beirat_desktop.usecases.record.oparl import Oparl
    from beirat_desktop.usecases.record.origins import Origins
    from beirat_desktop.usecases.record.settings import Settings
    from beirat_desktop.usecases.record.users import Users
    from beirat_desktop.usecases.registers import Registers
    from beirat_desktop.usecases.search import Search
    from beirat_desktop.usecases.speakers.speakers import Speakers
    from beirat_desktop.usecases.submissions.answers import Answers
    from beirat_desktop.usecases.submissions.foreign import ForeignMotions
    from beirat_desktop.usecases.submissions.submissions import Submissions
    from beirat_desktop.usecases.tracking.consultations import Consultations
    from beirat_desktop.usecases.tracking.council_wordings import CouncilWordings
    from beirat_desktop.usecases.tracking.follow_ups import FollowUps
    from beirat_desktop.usecases.tracking.joinings import Joinings
    from beirat_desktop.usecases.tracking.promises import Promises
    from beirat_desktop.usecases.tracking.several import SeveralMatters
    from beirat_desktop.usecases.tracking.tracking import Tracking


class Office:
    """The use cases, by noun. Each is loaded when it is first asked for, so that the window opens at once."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def file(self) -> Where:
        """Where the record lies."""
        return self.store.file

    @property
    def found_at_upgrade(self) -> tuple[Finding, ...]:
        """What an older program had left naming nothing, where the record was upgraded when it was opened."""
        return self.store.found_at_upgrade

    @property
    def now(self) -> datetime:
        """The time it is at this workplace."""
        return self.store.now()

    @property
    def today(self) -> date:
        """The day it is at this workplace."""
        return self.store.now().date()

    @property
    def nouns(self) -> frozenset[str]:
        """The names of everything the record keeps, as listen() tells them."""
        return frozenset(TABLES)

    def listen(self, listener: Callable[[frozenset[str]], object]) -> None:
        """Tell it the nouns of every unit that is saved, taken back or done again, in the thread it happens in."""
        self.store.listen(listener)

    def looking(self) -> AbstractContextManager[object]:
        """One moment of the record for all that is asked inside, each list read once; nothing is changed there."""
        return self.store.reading()

    def changed_elsewhere(self) -> bool:
        """Whether another program wrote into the record since the last call; the first call begins to watch."""
        return self.store.changed_elsewhere()

    @property
    def away(self) -> bool:
        """Whether the connection to the record was lost and is not there again."""
        return self.store.away

    def close(self) -> None:
        """Let go of the record."""
        if "reader" in self.__dict__:
            self.reader.close()
        self.store.close()

    @property
    def undoable(self) -> str | None:
        """The action that undo would take back, or None."""
        return self.store.undoable

    @property
    def redoable(self) -> str | None:
        """The action that redo would do again, or None."""
        return self.store.redoable

    def undo(self, reason: str = "") -> Batch | None:
        """Take the last action back; a recorded vote only with the reason why it was entered by mistake."""
        return self.corrections.undo_mistake(reason) if reason else self.store.undo()

    def redo(self) -> Batch | None:
        """Do again what was taken back last."""
        return self.store.redo()

    @cached_property
    def lists(self) -> Lists:
        """Any list of the screen as a file or a paper."""
        from beirat_desktop.usecases.lists import Lists

        return Lists(self.store)

    @cached_property
    def papers(self) -> Papers:
        """Motions, templates, reports."""
        from beirat_desktop.usecases.papers.papers import Papers

        return Papers(self.store)

    @cached_property
    def several_papers(self) -> SeveralPapers:
        """The same step for several papers at once."""
        from beirat_desktop.usecases.papers.several import SeveralPapers

        return SeveralPapers(self.store, self.papers, self.agenda)

    @cached_property
    def several_meetings(self) -> SeveralMeetings:
        """The same act on several meetings at once."""
        from beirat_desktop.usecases.meetings.several import SeveralMeetings

        return SeveralMeetings(self.store, self.meetings, self.invitations)

    @cached_property
    def several_matters(self) -> SeveralMatters:
        """The same act on several matters at once."""
        from beirat_desktop.usecases.tracking.several import SeveralMatters

        return SeveralMatters(self.store, self.tracking, self.follow_ups, self.forwarding)

    @cached_property
    def withdrawals(self) -> Withdrawals:
        """Taking back what was sent by mistake."""
        from beirat_desktop.usecases.archive.withdrawals import Withdrawals

        return Withdrawals(self.store)

    @cached_property
    def archive(self) -> Archive:
        """Every paper that was issued."""
        from beirat_desktop.usecases.archive.archive import Archive

        return Archive(self.store)

    @cached_property
    def overrides(self) -> Overrides:
        """Findings passed over with a reason."""
        return Overrides(self.store)

    @cached_property
    def exchange(self) -> Exchange:
        """The whole record as a file."""
        from beirat_desktop.usecases.record.exchange import Exchange

        return Exchange(self.store)

    @cached_property
    def oparl(self) -> Oparl:
        """What comes out of another council information system."""
        from beirat_desktop.usecases.record.oparl import Oparl

        return Oparl(self.store)

    @cached_property
    def origins(self) -> Origins:
        """What came from another system and has no place here."""
        from beirat_desktop.usecases.record.origins import Origins

        return Origins(self.store)

    @cached_property
    def committees(self) -> Committees:
        """Town, terms, committees, factions."""
        from beirat_desktop.usecases.members.committees import Committees

        return Committees(self.store)

    @cached_property
    def organizations(self) -> Organizations:
        """Offices and outside organisations."""
        from beirat_desktop.usecases.members.organizations import Organizations

        return Organizations(self.store)

    @cached_property
    def persons(self) -> Persons:
        """Persons and memberships."""
        from beirat_desktop.usecases.members.persons import Persons

        return Persons(self.store)

    @cached_property
    def personal_data(self) -> PersonalData:
        """What is kept about somebody, for them."""
        from beirat_desktop.usecases.members.personal_data import PersonalData

        return PersonalData(self.store)

    @cached_property
    def settings(self) -> Settings:
        """Rules, numbers, letterheads, text blocks."""
        from beirat_desktop.usecases.record.settings import Settings

        return Settings(self.store)

    @cached_property
    def users(self) -> Users:
        """Who works with the record."""
        from beirat_desktop.usecases.record.users import Users

        return Users(self.store)

    @cached_property
    def meetings(self) -> Meetings:
        """Meetings, their days and steps."""
        from beirat_desktop.usecases.meetings.meetings import Meetings

        return Meetings(self.store)

    @cached_property
    def agenda(self) -> Agenda:
        """Agendas and what waits for them."""
        from beirat_desktop.usecases.meetings.agenda import Agenda

        return Agenda(self.store)

    @cached_property
    def attachments(self) -> Attachments:
        """Files that belong to papers and meetings."""
        from beirat_desktop.usecases.papers.attachments import Attachments

        return Attachments(self.store)

    @cached_property
    def citations(self) -> Citations:
        """References from texts to their sources."""
        from beirat_desktop.usecases.papers.citations import Citations

        return Citations(self.store)

    @cached_property
    def paper_letters(self) -> PaperLetters:
        """The letters of motions and other papers."""
        from beirat_desktop.usecases.papers.letters import PaperLetters

        return PaperLetters(self.store)

    @cached_property
    def invitations(self) -> Invitations:
        """Inviting, and the supplements that follow."""
        from beirat_desktop.usecases.meetings.invitations import Invitations

        return Invitations(self.store)

    @cached_property
    def amendments(self) -> Amendments:
        """What became of amendments that an older program left waiting."""
        from beirat_desktop.usecases.live.amendments import Amendments

        return Amendments(self.store)

    @cached_property
    def attendances(self) -> Attendances:
        """Who is in the room."""
        from beirat_desktop.usecases.live.attendances import Attendances

        return Attendances(self.store)

    @cached_property
    def course(self) -> Course:
        """How a meeting runs, from the opening to its end."""
        from beirat_desktop.usecases.live.course import Course

        return Course(self.store)

    @cached_property
    def consultations(self) -> Consultations:
        """The stations of a paper, and what other bodies decided."""
        from beirat_desktop.usecases.tracking.consultations import Consultations

        return Consultations(self.store)

    @cached_property
    def promises(self) -> Promises:
        """What was promised in a debate."""
        from beirat_desktop.usecases.tracking.promises import Promises

        return Promises(self.store)

    @cached_property
    def council_wordings(self) -> CouncilWordings:
        """What the Stadtrat is asked to resolve."""
        from beirat_desktop.usecases.tracking.council_wordings import CouncilWordings

        return CouncilWordings(self.store)

    @cached_property
    def follow_ups(self) -> FollowUps:
        """Carrying out what was resolved."""
        from beirat_desktop.usecases.tracking.follow_ups import FollowUps

        return FollowUps(self.store)

    @cached_property
    def demands(self) -> Demands:
        """Who demanded a meeting, an item or a hearing."""
        from beirat_desktop.usecases.meetings.demands import Demands

        return Demands(self.store)

    @cached_property
    def agenda_votes(self) -> AgendaVotes:
        """Changing the agenda while the meeting runs."""
        from beirat_desktop.usecases.live.agenda_votes import AgendaVotes

        return AgendaVotes(self.store)

    @cached_property
    def resolutions(self) -> Resolutions:
        """Leading a meeting through its items."""
        from beirat_desktop.usecases.live.resolutions import Resolutions

        return Resolutions(self.store)

    @cached_property
    def elections(self) -> Elections:
        """Electing chair, deputies and others."""
        from beirat_desktop.usecases.live.elections import Elections

        return Elections(self.store)

    @cached_property
    def questions(self) -> Questions:
        """What residents ask in a meeting."""
        from beirat_desktop.usecases.live.questions import Questions

        return Questions(self.store)

    @cached_property
    def hall(self) -> Hall:
        """The second screen, for the room."""
        from beirat_desktop.usecases.live.hall import Hall

        return Hall(self.store)

    @cached_property
    def tracking(self) -> Tracking:
        """Where every matter stands."""
        from beirat_desktop.usecases.tracking.tracking import Tracking

        return Tracking(self.store)

    @cached_property
    def joinings(self) -> Joinings:
        """Papers that are one matter."""
        from beirat_desktop.usecases.tracking.joinings import Joinings

        return Joinings(self.store)

    @cached_property
    def initiatives(self) -> Initiatives:
        """Programmes, projects, declarations, agreements."""
        from beirat_desktop.usecases.initiatives.initiatives import Initiatives

        return Initiatives(self.store)

    @cached_property
    def speakers(self) -> Speakers:
        """Guests."""
        from beirat_desktop.usecases.speakers.speakers import Speakers

        return Speakers(self.store)

    @cached_property
    def excerpts(self) -> Excerpts:
        """Excerpts from the minutes."""
        from beirat_desktop.usecases.excerpts.excerpts import Excerpts

        return Excerpts(self.store)

    @cached_property
    def forwarding(self) -> Forwarding:
        """Sending excerpts on to those who must act."""
        from beirat_desktop.usecases.excerpts.forwarding import Forwarding

        return Forwarding(self.store)

    @cached_property
    def minutes(self) -> MinutesDesk:
        """Minutes of meetings."""
        from beirat_desktop.usecases.minutes.minutes import MinutesDesk

        return MinutesDesk(self.store)

    @cached_property
    def corrections(self) -> Corrections:
        """Putting right what holds."""
        from beirat_desktop.usecases.minutes.corrections import Corrections

        return Corrections(self.store)

    @cached_property
    def publications(self) -> Publications:
        """All other papers, and every paper's version for the public."""
        from beirat_desktop.usecases.publications.publications import Publications

        return Publications(self.store)

    @cached_property
    def figures(self) -> Figures:
        """What is drawn of a period, each figure with the records behind it."""
        from beirat_desktop.usecases.publications.figures import Figures

        return Figures(self.store)

    @cached_property
    def website(self) -> Website:
        """What everybody may have, as a folder for a web server."""
        from beirat_desktop.usecases.publications.website import Website

        return Website(self.store)

    @cached_property
    def similar_motions(self) -> SimilarMotions:
        """What was moved before on the subject of a motion."""
        from beirat_desktop.usecases.papers.similar import SimilarMotions

        return SimilarMotions(self.store)

    @cached_property
    def registers(self) -> Registers:
        """What a faction may have of the record to work with at home."""
        from beirat_desktop.usecases.registers import Registers

        return Registers(self.store)

    @cached_property
    def statistics(self) -> Statistics:
        """A period in numbers."""
        from beirat_desktop.usecases.publications.registers import Statistics

        return Statistics(self.store)

    @cached_property
    def reader(self) -> PdfReader:
        """Finished papers as pictures and text, for previews."""
        return PdfReader()

    @cached_property
    def boards(self) -> Boards:
        """A faction's motions by how far they have come."""
        from beirat_desktop.usecases.board import Boards

        return Boards(self.store)

    @cached_property
    def chairs(self) -> Chairs:
        """What the chair sees first."""
        from beirat_desktop.usecases.chair import Chairs

        return Chairs(self.store)

    @cached_property
    def overview(self) -> Overview:
        """What the first page shows."""
        from beirat_desktop.usecases.overview import Overview

        return Overview(self.store)

    @cached_property
    def search(self) -> Search:
        """Finding anything as one types."""
        from beirat_desktop.usecases.search import Search

        return Search(self.store)

    @cached_property
    def file_words(self) -> FileWords:
        """What attached files say."""
        return FileWords(self.store)

    @cached_property
    def submissions(self) -> Submissions:
        """Motions that come in as a PDF."""
        from beirat_desktop.usecases.submissions.submissions import Submissions

        return Submissions(self.store)

    @cached_property
    def word_copies(self) -> WordCopies:
        """Papers as .docx."""
        from beirat_desktop.usecases.publications.word_copies import WordCopies

        return WordCopies(self.store)

    @cached_property
    def foreign_motions(self) -> ForeignMotions:
        """Motions that come in as a letter of Word, as a PDF from elsewhere, or scanned."""
        from beirat_desktop.usecases.submissions.foreign import ForeignMotions

        return ForeignMotions(self.store)

    @cached_property
    def answers(self) -> Answers:
        """What the office answers to who handed a motion in."""
        from beirat_desktop.usecases.submissions.answers import Answers

        return Answers(self.store)

    @cached_property
    def dispatch(self) -> Dispatch:
        """Who got which paper of a meeting, and how."""
        from beirat_desktop.usecases.dispatch.dispatch import Dispatch

        return Dispatch(self.store)

    @cached_property
    def replies(self) -> Replies:
        """Who says to come."""
        from beirat_desktop.usecases.dispatch.replies import Replies

        return Replies(self.store)

    @cached_property
    def sending(self) -> Sending:
        """The mail server of the office."""
        from beirat_desktop.usecases.dispatch.sending import Sending

        return Sending(self.store)

    @cached_property
    def year_plans(self) -> YearPlans:
        """The meetings of all bodies in the course of a year."""
        from beirat_desktop.usecases.meetings.year_plans import YearPlans

        return YearPlans(self.store)

    @cached_property
    def year_plan_papers(self) -> YearPlanPapers:
        """The year as a paper."""
        from beirat_desktop.usecases.publications.year_plan_papers import YearPlanPapers

        return YearPlanPapers(self.store)

    @cached_property
    def calendars(self) -> Calendars:
        """Meetings and deadlines for calendars."""
        from beirat_desktop.usecases.dispatch.calendars import Calendars

        return Calendars(self.store)

    @cached_property
    def mail(self) -> Mail:
        """Mails as drafts."""
        from beirat_desktop.usecases.mail import Mail

        return Mail(self.store)
