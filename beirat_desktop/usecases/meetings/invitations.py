"""Inviting to a meeting: the letter with the agenda, and the supplements that follow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from beirat_desktop.documents.cancellation import cancellation
from beirat_desktop.documents.invitation import InvitationContents, invitation
from beirat_desktop.documents.model import Document
from beirat_desktop.documents.public_notice import public_notice
from beirat_desktop.documents.render import Place, Rendered
from beirat_desktop.documents.supplement import supplement
from beirat_desktop.domain import agenda_tree as tree
from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.deadlines import notice_findings, posting_findings, receipt_of
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.notices import check_appeared
from beirat_desktop.domain.paths import Path
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.supplements import Unannounced, announced_in_public
from beirat_desktop.german.counts import counted
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.archive.archive import issue
from beirat_desktop.usecases.asof import committee_of
from beirat_desktop.usecases.dispatch.delivering import (
    closed_to,
    deliver,
    deliver_notice,
    invited_guests,
    notice_appeared,
    tell_guests,
)
from beirat_desktop.usecases.meetings.invitation_contents import (
    Recipient,
    cancellation_contents,
    invitation_contents,
    inviter,
    notice_contents,
    recipients,
    supplement_contents,
    unannounced_of,
)
from beirat_desktop.usecases.meetings.meetings import Meetings, supplements_by
from beirat_desktop.usecases.meetings.plan import holidays
from beirat_desktop.usecases.meetings.rules import findings_of_path
from beirat_desktop.usecases.overrides import keep_override
from beirat_desktop.usecases.publications.public_view import public_view
from beirat_desktop.usecases.publications.rendering import draw, file_name

LATE = frozenset({"meeting.notice_too_short", "meeting.urgent_notice_too_short"})


@dataclass(frozen=True, slots=True)
class SentPaper:
    """The bytes of a paper that was sent; nothing in it leads back to a form any more."""

    pdf: bytes
    anchors: Mapping[str, Sequence[Place]] = field(default_factory=dict)


class Invitations:
    """Invitations and supplements: what they say, and sending them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def recipients(self, meeting_id: str) -> list[Recipient]:
        """Who is a member on the day of the meeting, by name."""
        with self._store.reading() as unit:
            return recipients(unit, unit.meetings.get(meeting_id))

    def contents(self, meeting_id: str) -> InvitationContents:
        """What the invitation says today."""
        with self._store.reading() as unit:
            return invitation_contents(unit, unit.meetings.get(meeting_id))

    def draw(self, meeting_id: str) -> Rendered:
        """The invitation as it would be sent now, with a watermark while it is a draft."""
        return draw(invitation(self.contents(meeting_id)))

    def draw_supplement(self, meeting_id: str) -> Rendered:
        """The supplement as it would be sent now."""
        with self._store.reading() as unit:
            return draw(supplement(supplement_contents(unit, unit.meetings.get(meeting_id), draft=True)))

    def draw_current(self, meeting_id: str) -> Rendered | SentPaper:
        """What goes out next: the invitation before it is sent, then a supplement; else what the members got last."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            if unannounced_of(unit, meeting):
                return self.draw_supplement(meeting_id)
            last = self._last_sent(unit, meeting)
            return SentPaper(unit.blob(last.sha512)) if last else self.draw(meeting_id)

    def paper(self, meeting_id: str, *, notice: bool = False) -> tuple[bytes, str]:
        """The bytes to print and the name of their file: as it left the house where nothing changed since."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            day = meeting.day.isoformat()
            if notice:
                return self.draw_notice(meeting_id).pdf, file_name("Bekanntmachung", day, draft=True)
            if unannounced_of(unit, meeting):
                return self.draw_supplement(meeting_id).pdf, file_name("Nachtrag", day, draft=True)
            last = self._last_sent(unit, meeting)
            if last is None:
                return self.draw(meeting_id).pdf, file_name("Einladung", day, draft=True)
            return unit.blob(last.sha512), last.file_name

    def last_sent(self, meeting_id: str) -> IssuedPaper | None:
        """The invitation or supplement the members got last."""
        with self._store.reading() as unit:
            return self._last_sent(unit, unit.meetings.get(meeting_id))

    @staticmethod
    def _last_sent(unit: Unit, meeting: Meeting) -> IssuedPaper | None:
        if meeting.invitation_sent_on is None:  # moved to another day: what was sent before counts no more
            return None
        kinds = (IssuedKind.INVITATION, IssuedKind.SUPPLEMENT)
        issued = unit.issued_papers.where(noun="meetings", object_id=meeting.id, kind=kinds)
        return next((one for one in reversed(issued) if not one.publication and one.withdrawn is None), None)

    def issued(self, meeting_id: str) -> list[IssuedPaper]:
        """What left the house for this meeting, the latest first."""
        with self._store.reading() as unit:
            kinds = (IssuedKind.INVITATION, IssuedKind.SUPPLEMENT, IssuedKind.CANCELLATION, IssuedKind.PUBLIC_NOTICE)
            return unit.issued_papers.where(noun="meetings", object_id=meeting_id, kind=kinds)[::-1]

    def sent_paper(self, issue_id: str) -> SentPaper:
        """A paper as it left the house."""
        with self._store.reading() as unit:
            return SentPaper(unit.blob(unit.issued_papers.get(issue_id).sha512))

    def changes(self, meeting_id: str) -> Unannounced:
        """What meeting and agenda say today that was not announced to the members."""
        with self._store.reading() as unit:
            return unannounced_of(unit, unit.meetings.get(meeting_id))

    def expected_receipt(self, meeting_id: str, sent_on: date) -> date:
        """When a letter of that day reaches the members."""
        with self._store.reading() as unit:
            committee = committee_of(unit, unit.meetings.get(meeting_id))
            return receipt_of(sent_on, committee.profile.postal_days, holidays())

    def findings(
        self, meeting_id: str, sent_on: date | None = None, received_on: date | None = None
    ) -> tuple[Finding, ...]:
        """What would be wrong with inviting on that day, today where none is given; then, with a supplement today."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            found: list[Finding] = []
            if meeting.invitation_sent_on is None:
                sent_on = sent_on or unit.now.date()
                found += posting_findings(sent_on, holidays())
                meeting = replace(meeting, invitation_sent_on=sent_on, invitation_received_on=received_on)
                found += findings_of_path(unit, Path.INVITATION, meeting)
            else:
                found += findings_of_path(unit, Path.SUPPLEMENT, meeting)
            if not (meeting.place.building or meeting.place.room):
                found.append(Finding("meeting.place_missing"))
            if not recipients(unit, meeting):
                found.append(Finding("meeting.no_members"))
            if inviter(unit, meeting) == ("", ""):
                found.append(Finding("meeting.chair_missing"))
            return tuple(one.about("meetings", meeting_id) for one in found)

    def send(
        self,
        meeting_id: str,
        *,
        sent_on: date | None = None,
        received_on: date | None = None,
        reason: str = "",
    ) -> IssuedPaper:
        """Invite: the numbers freeze, the letter is stored as it left. Late only with a reason."""
        with self._store.unit("invitations.send") as unit:
            meeting = unit.meetings.get(meeting_id)
            committee = committee_of(unit, meeting)
            sent = sent_on or unit.now.date()
            received = received_on or receipt_of(sent, committee.profile.postal_days, holidays())
            _check_sendable(unit, meeting, sent, received)
            invited = replace(
                _announced(meeting).to(MeetingState.INVITED), invitation_sent_on=sent, invitation_received_on=received
            )
            late = [one for one in notice_findings(invited, committee.profile, holidays()) if one.rule in LATE]
            if late and not given(reason):
                raise Refused("invitation.late", overridable=True, **late[0].facts)
            for one in late:
                keep_override(unit, one.rule, "meetings", meeting_id, reason)
            items = tuple(unit.agenda_items.where(meeting_id=meeting_id))
            for item in tree.freeze(items, committee.profile.item_numbering, told_on=received):
                unit.agenda_items.save(item)
            unit.meetings.save(invited)
            document = invitation(invitation_contents(unit, invited))
            issued = _keep(unit, invited, IssuedKind.INVITATION, document, "Einladung")
            publication = None
            guests = _told_guests(unit, invited)
            if guests or closed_to(unit, invited):
                with public_view(unit, meeting_id) as view:
                    document = invitation(invitation_contents(unit, invited, for_the_public=True), publication=view)
                publication = _keep(unit, invited, IssuedKind.INVITATION, document, "Einladung", publication=True)
            usual = receipt_of(sent, committee.profile.postal_days, holidays())
            letters_on = received if received != usual else None
            deliver(unit, invited, issued, sent, letters_on=letters_on, publication=publication)
            tell_guests(unit, invited, issued, guests, sent)
        self._store.forget_undo()
        return issued

    def goes_public(self, meeting_id: str) -> bool:
        """Whether somebody would get the version of the invitation that is for the public."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            return bool(_told_guests(unit, meeting) or closed_to(unit, meeting))

    def send_supplement(self, meeting_id: str, *, sent_on: date | None = None) -> IssuedPaper:
        """Tell the members what changed; from now on that is what they hold.

        Its version for the public is stored with it: once it is sent, nobody can tell any more what was new in it.
        """
        with self._store.unit("invitations.supplement") as unit:
            meeting = unit.meetings.get(meeting_id)
            if meeting.invitation_sent_on is None:
                raise Refused("invitation.not_sent", day=meeting.day)
            changes = unannounced_of(unit, meeting)
            if not changes:
                raise Refused("invitation.nothing_changed")
            committee = committee_of(unit, meeting)
            number = meeting.supplements + 1
            contents = supplement_contents(unit, meeting, draft=False, dated=sent_on)
            with public_view(unit, meeting_id) as view:
                for_all = supplement_contents(unit, meeting, draft=False, dated=sent_on, for_the_public=True)
                public = supplement(for_all, publication=view)
            items = tuple(unit.agenda_items.where(meeting_id=meeting_id))
            told_on = receipt_of(sent_on or unit.now.date(), committee.profile.postal_days, holidays())
            for item in tree.freeze(items, committee.profile.item_numbering, number, told_on):
                unit.agenda_items.save(item)
            meeting = unit.meetings.save(replace(_announced(meeting), supplements=number))
            if announced_in_public(changes):
                meeting = unit.meetings.save(replace(meeting, public_supplement=number))
            name = f"Nachtrag {number}"
            issued = _keep(unit, meeting, IssuedKind.SUPPLEMENT, supplement(contents), name)
            publication = _keep(unit, meeting, IssuedKind.SUPPLEMENT, public, name, publication=True)
            day = sent_on or unit.now.date()
            deliver(unit, meeting, issued, day, publication=publication)
            if changes.facts:
                tell_guests(unit, meeting, issued, invited_guests(unit, meeting), day)
        self._store.forget_undo()
        return issued

    def cancel(self, meeting_id: str, reason: str) -> IssuedPaper | None:
        """Call a meeting off; where the members were invited already, the letter that tells them is kept with it."""
        with self._store.unit("meetings.cancel") as unit:
            before = unit.meetings.get(meeting_id)
            # Who was invited to a day the meeting was moved away from since still expects it then.
            invited = before.invitation_sent_on is not None or before.replaced is not None
            guests = invited_guests(unit, before)
            meeting = Meetings(self._store).cancel(meeting_id, reason)
            if not invited and not guests:
                return None
            today = unit.now.date()
            contents = cancellation_contents(unit, meeting, today)
            issued = _keep(unit, meeting, IssuedKind.CANCELLATION, cancellation(contents), "Absage")
            with public_view(unit, meeting_id) as view:
                for_all = cancellation(replace(contents, reason=""), publication=view)
            publication = _keep(unit, meeting, IssuedKind.CANCELLATION, for_all, "Absage", publication=True)
            if invited:
                deliver(unit, meeting, issued, today, publication=publication)
            tell_guests(unit, meeting, issued, guests, today)
        self._store.forget_undo()
        return issued

    def notice_findings(self, meeting_id: str) -> tuple[Finding, ...]:
        """What is wrong with the public notice, or with giving it out now."""
        with self._store.reading() as unit:
            return findings_of_path(unit, Path.NOTICE, unit.meetings.get(meeting_id))

    def draw_notice(self, meeting_id: str) -> Rendered:
        """The public notice as it would be given out now."""
        with self._store.reading() as unit:
            return draw(_notice(unit, unit.meetings.get(meeting_id), draft=True))

    def issue_notice(self, meeting_id: str) -> IssuedPaper:
        """Give the public notice out to the Amtsblatt; it is stored as the public gets it."""
        with self._store.unit("invitations.issue_notice") as unit:
            meeting = unit.meetings.get(meeting_id)
            if not unit.agenda_items.count(meeting_id=meeting.id):
                raise Refused("invitation.agenda_empty")
            issued = issue(
                unit,
                IssuedKind.PUBLIC_NOTICE,
                "meetings",
                meeting.id,
                draw(_notice(unit, meeting)).pdf,
                file_name=file_name("Bekanntmachung", meeting.day.isoformat()),
                number=meeting_name(meeting),
                publication=True,
            )
            deliver_notice(unit, meeting, issued, "")
        self._store.forget_undo()
        return issued

    def publish_notice(self, meeting_id: str, published_on: date | None = None) -> Meeting:
        """Note the day on which the public notice appeared; None takes it back."""
        with self._store.unit("invitations.notice") as unit:
            check_appeared(published_on, unit.now.date())
            meeting = unit.meetings.get(meeting_id)
            covers = supplements_by(unit, meeting, published_on)
            notice_appeared(unit, meeting, published_on)
            return unit.meetings.save(replace(meeting, notice_published_on=published_on, notice_covers=covers))


def _told_guests(unit: Unit, meeting: Meeting) -> list[Person]:
    """Guests were invited by letters of their own; of another day they are told by the invitation to it."""
    return invited_guests(unit, meeting) if meeting.replaced is not None else []


def _notice(unit: Unit, meeting: Meeting, *, draft: bool = False) -> Document:
    with public_view(unit, meeting.id) as view:
        return public_notice(notice_contents(unit, meeting), draft=draft, publication=view)


def _check_sendable(unit: Unit, meeting: Meeting, sent: date, received: date) -> None:
    if meeting.state is MeetingState.CANCELLED:
        raise Refused("meeting.cancelled", day=meeting.day)
    if meeting.state is not MeetingState.PLANNED:
        raise Refused("invitation.already_sent", day=meeting.day)
    if not unit.agenda_items.count(meeting_id=meeting.id):
        raise Refused("invitation.agenda_empty")
    if sent > unit.now.date():
        raise Refused("invitation.sent_in_future", sent=sent)
    if sent >= meeting.day:
        raise Refused("invitation.after_meeting", sent=sent, day=meeting.day)
    if received < sent:
        raise Refused("invitation.received_before_sent", sent=sent, received=received)


def _announced(meeting: Meeting) -> Meeting:
    return replace(meeting, sent_start=meeting.start, sent_place=meeting.place)


def _keep(
    unit: Unit, meeting: Meeting, kind: IssuedKind, document: Document, name: str, *, publication: bool = False
) -> IssuedPaper:
    members = counted(len(recipients(unit, meeting)), "Mitglied", "Mitglieder")
    return issue(
        unit,
        kind,
        "meetings",
        meeting.id,
        draw(document).pdf,
        file_name=file_name(name, meeting.day.isoformat(), publication=publication),
        number=meeting_name(meeting),
        recipient="" if publication else members,
        publication=publication,
    )
