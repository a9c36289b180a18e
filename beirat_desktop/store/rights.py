"""Asks domain/rights in every unit that writes, so that no use case can forget it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beirat_desktop.domain import rights
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.nouns import references
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.users import Desk
from beirat_desktop.store.errors import Missing
from beirat_desktop.store.tables import TABLES

READS_REGISTER = "registers.accept"

if TYPE_CHECKING:
    from beirat_desktop.store.unit import Unit


def check_action(unit: Unit, action: str) -> None:
    """Refuse the unit before it begins. Nobody is asked whom the record does not know: it is being made, or a shell
    works on it for whoever may write the file."""
    unit.action = action
    if unit.who is not None:
        rights.check_may(unit.who, action, unit.desks)
    unit.drafts_of = sees_drafts_of(unit)


def sees_drafts_of(unit: Unit) -> str | None:
    """The faction whose drafts alone are there for who works, "" where none are; None where all of them are.

    In a record that an office keeps a faction sees its own drafts, chair and readers none: neither in lists nor by
    searching. Who was removed sees none.
    """
    try:
        user = unit.who
    except Refused:
        return ""
    if user is None or rights.sees_all_drafts(user.desk, unit.desks):
        return None
    return (user.faction_id or "") if user.desk is Desk.FACTION else ""


def check_steps(unit: Unit) -> None:
    """Refuse the unit where somebody changed what is not theirs: in a record that an office keeps, and of what came
    from there."""
    user = unit.who
    if user is None:
        return
    if unit.action != READS_REGISTER:
        for step in unit.steps:
            rights.check_read_only(step.noun, step.before, step.after)
    if user.desk in (Desk.OFFICE, Desk.ADMINISTRATOR) or not rights.is_shared(unit.desks):
        return
    _check_seen(unit)
    written = rights.written_by(user.desk, TABLES)
    for step in unit.steps:
        if step.noun == "users" and step.after is not None and step.after.id == user.id:
            continue  # its own password: the action says so
        if user.desk is Desk.FACTION:
            rights.check_own(user, step.noun, step.before, step.after, lambda key: _paper_before(unit, key))
        elif step.noun not in written:
            raise Refused("rights.not_yours", desk=user.desk)


def _check_seen(unit: Unit) -> None:
    """Refuse what amends or cites a draft that is not shown at this desk: a letter would print its title."""
    own = unit.drafts_of
    if own is None:
        return
    for step in unit.steps:
        for one in references(step.noun, step.after) if step.after is not None else ():
            paper = _paper_before(unit, one.key) if one.noun == "papers" else None
            if paper is not None and rights.is_hidden(paper, own) and one.key != step.after.id:
                raise Missing("papers", one.key)


def _paper_before(unit: Unit, key: str) -> Paper | None:
    """As it was when the unit began; one made in it as it is."""
    before: Paper | None = unit.before("papers", key)
    return unit.papers.find(key) if before is None else before


def may(unit: Unit, action: str) -> bool:
    """Whether who works now may do this at all, such as "papers.admit"."""
    return unit.who is None or rights.may(unit.who.desk, action, unit.desks)


def may_write(unit: Unit, paper: Paper) -> bool:
    """Whether who works now may still change this paper."""
    who = unit.who
    if paper.from_register:
        return False
    return who is None or (
        may(unit, "papers.edit") and (not rights.is_shared(unit.desks) or rights.may_write(who, paper))
    )


def may_pass_over(unit: Unit, paper: Paper) -> bool:
    """Whether it is for who works now to say why what speaks against this paper is passed over."""
    who = unit.who
    if who is None or who.desk is not Desk.FACTION or not rights.is_shared(unit.desks):
        return may(unit, "overrides.add")
    return rights.is_own(paper, who)


def may_take_back(unit: Unit, paper: Paper) -> bool:
    """Whether it is for who works now to withdraw this paper."""
    who = unit.who
    if paper.from_register:
        return False
    if who is None or who.desk is not Desk.FACTION or not rights.is_shared(unit.desks):
        return may(unit, "papers.withdraw")
    return rights.is_own(paper, who)
