"""Who may do what: one table of actions and desks, asked by every unit that writes and by every screen.

The office does everything but what is the administrator's. Whoever keeps a record on their own, as a faction does at
home, also does what keeps its house in order; what only an office can decide stays undone there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import Paper, PaperState
from beirat_desktop.domain.users import Desk, User

KEEPERS = (Desk.ADMINISTRATOR, Desk.OFFICE, Desk.CHAIR, Desk.FACTION)
"""Who looks after a record: the first of these among those who work with it."""


def _by(desks: Iterable[Desk], *actions: str) -> dict[str, frozenset[Desk]]:
    return dict.fromkeys(actions, frozenset(desks))


ADMINISTRATION = frozenset(
    {"users.add", "users.edit", "users.remove", "users.login", "exchange.import", "exchange.oparl"}
)
"""Of whoever keeps the record, and nobody else."""

HOUSE = frozenset(
    {
        *("bodies.edit", "terms.add", "terms.close", "terms.edit"),
        *("committees.add", "committees.edit", "committees.found", "committees.remove"),
        *("factions.add", "factions.edit", "factions.end", "factions.successors"),
        *("organizations.add", "organizations.edit", "organizations.remove"),
        *("persons.add", "persons.channel", "persons.edit", "persons.remove", "persons.remove_contact"),
        *("persons.extract", "persons.forget", "persons.keep_contact", "persons.vcard"),
        *("memberships.add", "memberships.edit", "memberships.end", "memberships.end_all", "memberships.leave"),
        *("memberships.move", "memberships.paste", "memberships.remove", "memberships.role"),
        *("settings.letterhead", "settings.logo", "settings.pattern", "settings.profile", "settings.profile_reset"),
        *("settings.standing_items", "settings.text_block", "papers.reopen", "submissions.accept"),
        *("submissions.accept_letter", "answers.accept", "exchange.export"),
        *("publications.website", "registers.give", "record.lock", "record.restore"),
    }
)
"""The office's; without an office, of whoever keeps the record."""

AT_HOME = frozenset({"registers.accept"})
"""Of a faction that keeps a record of its own, and nobody else: where an office works, its record says it all."""

RIGHTS: Mapping[str, frozenset[Desk]] = {
    **_by((), *ADMINISTRATION, *AT_HOME),
    **_by((Desk.OFFICE,), *HOUSE),
    # All of it at once, with everybody's addresses; an administrator carries a record to another place.
    **_by((Desk.OFFICE, Desk.ADMINISTRATOR), "exchange.export", "record.lock", "record.restore"),
    **_by(Desk, "users.password"),
    **_by((Desk.OFFICE, Desk.CHAIR, Desk.FACTION, Desk.ADMINISTRATOR), "search.read"),
    # A faction's own motions; which are its own is said below.
    **_by(
        (Desk.OFFICE, Desk.FACTION),
        *("papers.add", "papers.amend", "papers.delete", "papers.duplicate", "papers.edit", "papers.issue_letter"),
        *("papers.restore", "papers.submit", "papers.target_meeting", "papers.version", "papers.withdraw"),
        *("attachments.add", "attachments.edit", "attachments.move", "attachments.remove"),
        *("citations.add", "citations.check", "citations.edit", "citations.remove"),
    ),
    **_by((Desk.OFFICE, Desk.CHAIR, Desk.FACTION), "overrides.add", "overrides.remove"),
    # What the chair leads and answers for: admission and agenda, the session, its signature and its excerpts.
    **_by(
        (Desk.OFFICE, Desk.CHAIR),
        *("papers.admit", "papers.refuse", "papers.ask_back", "amendments.settle"),
        *("agenda.lift", "agenda.nest"),
        *("agenda.add", "agenda.add_standing", "agenda.close", "agenda.edit", "agenda.move", "agenda.open"),
        *("agenda.remove", "agenda.rename", "agenda.restore"),
        *("attendances.add_person", "attendances.arrive", "attendances.edit", "attendances.leave", "attendances.mark"),
        *("attendances.mark_all_present", "attendances.remove_person", "attendances.take_back", "attendances.times"),
        *("attendances.toggle", "attendances.waive", "exclusions.add", "exclusions.remove"),
        *("consultations.confirm_wording", "corrections.make"),
        *("elections.add", "elections.answer", "elections.answer_later", "elections.correct", "elections.draw"),
        "elections.edit",
        *("elections.hold", "elections.propose", "elections.remove", "elections.strike", "elections.take_back"),
        *("elections.withdraw", "excerpts.issue", "excerpts.remind", "excerpts.reminded"),
        *("follow_ups.promised", "item_calls.times"),
        *("meetings.close", "meetings.interrupt", "meetings.open", "meetings.preside", "meetings.preside_corrected"),
        *("meetings.reopen", "meetings.resume", "minutes.sign", "minutes.unsign", "publications.issue"),
        "publications.let_stand",
        *("resident_questions.add", "resident_questions.edit", "resident_questions.remove"),
        *("resolutions.add_urgent", "resolutions.begin", "resolutions.change_part", "resolutions.edit"),
        *("resolutions.edit_text", "resolutions.record", "resolutions.record_together", "resolutions.reorder"),
        *("resolutions.take_off", "speakers.come", "speakers.hear", "speakers.leave_floor", "speakers.take_floor"),
    ),
    **_by(
        (Desk.OFFICE,),
        "copies.remove",
        *("agenda.call_again", "archive.withdraw", "corrections.objection", "demands.enter"),
        *("consultations.add", "consultations.decide", "consultations.edit", "consultations.remove"),
        *("consultations.reorder",),
        *("deliveries.edit", "deliveries.mail", "deliveries.print", "deliveries.receipt", "deliveries.withdraw"),
        *("follow_ups.add", "follow_ups.carry_out", "follow_ups.edit", "follow_ups.note", "follow_ups.remove"),
        *("follow_ups.reopen", "follow_ups.report"),
        *("initiatives.add", "initiatives.edit", "initiatives.link", "initiatives.remove", "initiatives.unlink"),
        *("invitations.issue_notice", "invitations.notice", "invitations.send", "invitations.supplement"),
        *("joinings.join", "joinings.part", "joinings.rename"),
        *("meetings.adopt_year_plan", "meetings.cancel", "meetings.delete", "meetings.edit", "meetings.move"),
        *("meetings.plan", "meetings.several", "minutes.edit", "minutes.issue", "papers.number"),
        *("papers.several", "tracking.several"),
        *("replies.calendar", "replies.enter"),
        *("speakers.accept", "speakers.ask", "speakers.decline", "speakers.edit", "speakers.edit_contact"),
        *("speakers.edit_organization", "speakers.edit_person", "speakers.forget_contact", "speakers.invite"),
        *("speakers.name_guest", "speakers.remove", "speakers.schedule", "speakers.step_back", "speakers.suggest"),
        "speakers.thank",
        *("tracking.add_matter", "tracking.settle", "tracking.unsettle"),
    ),
}
"""By the name of the action, without what stands behind a colon in it."""

SEES_ALL = frozenset({Desk.OFFICE, Desk.ADMINISTRATOR})
"""Who sees others' drafts; a server that lets everybody in by name shows them alone every row and the whole history."""
SEEN_BY: Mapping[str, frozenset[Desk]] = {
    "contact": frozenset({Desk.OFFICE, Desk.CHAIR, Desk.ADMINISTRATOR}),
    "password": SEES_ALL,
}
"""Who sees the fields that the history does not repeat (PRIVATE_FIELDS), where a server lets everybody in by name: who
writes to people, leads the session, or looks after the record and its copies."""

OF_PAPERS = ("paper_versions", "attachments", "citations")
"""Nouns whose records belong to a paper by their paper_id."""
_OF_FACTIONS = frozenset({"papers", *OF_PAPERS, "issued_papers", "overrides"})
_OF_CHAIRS = frozenset(
    {
        *("papers", "paper_versions", "agenda_items", "item_calls", "resident_questions", "attendances", "exclusions"),
        *("consultations", "resolutions", "votes", "elections", "election_rounds", "speakers", "minutes"),
        *(
            "corrections",
            "deadlines",
            "issued_papers",
            "excerpts",
            "follow_ups",
            "meetings",
            "memberships",
            "overrides",
        ),
    }
)
_KEPT_BY_ADMINISTRATORS = frozenset({"users"})


def written_by(desk: Desk, nouns: Collection[str]) -> frozenset[str]:
    """Of these nouns those that a desk writes beside its own password; a server holds this against everybody."""
    written = {
        Desk.OFFICE: frozenset(nouns) - _KEPT_BY_ADMINISTRATORS,
        Desk.CHAIR: _OF_CHAIRS,
        Desk.FACTION: _OF_FACTIONS,
        Desk.READER: frozenset[str](),
        Desk.ADMINISTRATOR: _KEPT_BY_ADMINISTRATORS,
    }
    return written[desk] & frozenset(nouns)


def keeper(desks: Collection[Desk]) -> Desk | None:
    """Who looks after a record with which these desks work; None where only readers do."""
    return next((desk for desk in KEEPERS if desk in desks), None)


def is_shared(desks: Collection[Desk]) -> bool:
    """Whether an office works with the record, and not somebody on their own."""
    return Desk.OFFICE in desks or Desk.ADMINISTRATOR in desks


def gives_answers(desks: Collection[Desk]) -> bool:
    """Whether this is the record from which factions are answered; an answer from outside moves nothing in it."""
    return is_shared(desks) or Desk.CHAIR in desks


def may(desk: Desk, action: str, desks: Collection[Desk]) -> bool:
    """Whether a desk may do it in a record with these desks; what the table does not name, the office alone may."""
    name = action.partition(":")[0]
    if name in AT_HOME:
        return desk is Desk.FACTION and desk is keeper(desks)
    if desk is Desk.CHAIR and Desk.OFFICE not in desks:
        desk, desks = Desk.OFFICE, {*desks, Desk.OFFICE}  # a chair without an office does its work as well
    if name in ADMINISTRATION:
        return desk is keeper(desks)
    if name in HOUSE and Desk.OFFICE not in desks:
        return desk is keeper(set(desks) - {Desk.ADMINISTRATOR})
    return desk in RIGHTS.get(name, {Desk.OFFICE})


def check_may(user: User, action: str, desks: Collection[Desk]) -> None:
    """Refuse what is not for this desk."""
    if not may(user.desk, action, desks):
        raise Refused("rights.not_yours", desk=user.desk)


def is_own(paper: Paper, user: User) -> bool:
    """Whether a paper comes from the faction whose desk it is."""
    return user.faction_id is not None and paper.faction_id == user.faction_id


def sees_all_drafts(desk: Desk, desks: Collection[Desk]) -> bool:
    """Whether nobody's draft is kept from a desk in a record with these desks: its office, or whoever stands for it."""
    return desk in SEES_ALL or not is_shared(desks) or (desk is Desk.CHAIR and Desk.OFFICE not in desks)


def is_hidden(paper: Paper, faction_id: str) -> bool:
    """Whether a paper is not there for the desk of a faction: the draft of another, or of nobody. "" is no faction."""
    return paper.state is PaperState.DRAFT and paper.faction_id != faction_id


def may_write(user: User, paper: Paper) -> bool:
    """Whether somebody may still change this paper: a faction its own until it was handed in."""
    return user.desk is not Desk.FACTION or (is_own(paper, user) and paper.state is PaperState.DRAFT)


def check_read_only(noun: str, before: Any, after: Any) -> None:
    """Refuse a change of a paper that came with the office's register: the next register would undo it."""
    if noun == "papers" and before is not None and before.from_register and after != before:
        raise Refused("rights.from_register", title=before.title)


def check_own(user: User, noun: str, before: Any, after: Any, paper: Callable[[str], Paper | None]) -> None:
    """Refuse what a faction changes in what is not its own draft. paper: gives one as it was before the change."""
    if noun not in _OF_FACTIONS:
        raise Refused("rights.not_yours", desk=user.desk)
    if noun == "papers":
        for value in (before, after):
            if value is not None and not is_own(value, user):
                raise Refused("rights.not_own", title=value.title)
        if before is not None and before.state is not PaperState.DRAFT and not _only_withdrawn(before, after):
            raise Refused("rights.handed_in", title=before.title)
        if after is not None and after.state not in (PaperState.DRAFT, PaperState.SUBMITTED, PaperState.WITHDRAWN):
            raise Refused("rights.not_yours", desk=user.desk)
        return
    for value in (before, after):
        if value is None:
            continue
        owner = paper(value.paper_id if noun in OF_PAPERS else value.object_id)
        if owner is None or not is_own(owner, user):
            raise Refused("rights.not_own", title=owner.title if owner is not None else "")
        if noun in OF_PAPERS and owner.state is not PaperState.DRAFT:
            raise Refused("rights.handed_in", title=owner.title)


def _only_withdrawn(before: Paper, after: Paper | None) -> bool:
    return after is not None and after.state is PaperState.WITHDRAWN and before.withdraw() == after
