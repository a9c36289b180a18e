"""What each desk may do with a record that several share; tests/store/test_row_security.py tries the same by psql."""

from dataclasses import replace

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.users import Desk
from beirat_desktop.usecases.trouble import Missing
from tests import factories

GREENS = replace(factories.SPD, id="greens", name="Grüne", short_name="Grüne")


@pytest.fixture
def desks(office):
    """The users of a record by their desk; the office works."""
    with office.store.unit("greens") as unit:
        unit.factions.save(GREENS)
    made = {Desk.OFFICE: office.users.add("Geschäftsstelle")}
    made[Desk.CHAIR] = office.users.add("Vorsitz", Desk.CHAIR)
    made[Desk.READER] = office.users.add("Frau Leser", Desk.READER)
    made[Desk.FACTION] = office.users.add("SPD", Desk.FACTION, faction_id=factories.SPD.id)
    return made


def refused_by(act) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.rule


def test_a_faction_writes_hands_in_and_withdraws_its_own_motion_and_no_more(office, desks):
    theirs = office.papers.add(title="Sprachkurse", faction_id=GREENS.id)
    office.users.choose(desks[Desk.FACTION].id)
    own = office.papers.add(title="Dolmetscher")
    assert own.faction_id == factories.SPD.id
    office.papers.edit(own.id, title="Dolmetscherpool", proposal=RichText.of("Der Beirat möge."))
    office.papers.keep_version(own.id, "vor der Sitzung")
    assert refused_by(lambda: office.papers.edit(own.id, faction_id=GREENS.id)) == "rights.not_own"
    office.papers.submit(own.id, reason="eilt")
    assert refused_by(lambda: office.papers.edit(own.id, title="Anders")) == "rights.handed_in"
    assert refused_by(lambda: office.papers.keep_version(own.id, "x")) == "rights.handed_in"
    assert refused_by(lambda: office.papers.admit(own.id)) == "rights.not_yours"
    assert refused_by(lambda: office.papers.give_number(own.id)) == "rights.not_yours"
    assert office.papers.withdraw(own.id).state is PaperState.WITHDRAWN
    office.users.choose(desks[Desk.OFFICE].id)
    assert office.papers.get(theirs.id).title == "Sprachkurse"


@pytest.mark.sqlite  # on a server a login of one's own hides them: tests/store/test_row_security.py
def test_a_faction_gets_no_word_of_anothers_draft_by_its_id(office, desks):
    """Not even as an amendment, a copy or a source of its own."""
    theirs = office.papers.add(title="Sprachkurse", faction_id=GREENS.id, proposal=RichText.of("Der Beirat möge."))
    version = office.papers.keep_version(theirs.id, "x")
    office.users.choose(desks[Desk.FACTION].id)
    own = office.papers.add(title="Dolmetscher")
    for act in (
        lambda: office.papers.get(theirs.id),
        lambda: office.papers.edit(theirs.id, title="Unsere Sprachkurse"),
        lambda: office.papers.edit(theirs.id, faction_id=own.faction_id),
        lambda: office.papers.edit(own.id, amends_id=theirs.id),
        lambda: office.papers.delete(theirs.id),
        lambda: office.papers.keep_version(theirs.id, "x"),
        lambda: office.papers.restore(version.id),
        lambda: office.papers.amend(theirs.id),
        lambda: office.papers.amend(theirs.id, faction_id=own.faction_id),
        lambda: office.papers.duplicate(theirs.id),
        lambda: office.papers.submit(theirs.id, reason="eilt"),
        lambda: office.citations.add(own.id, cited_paper_id=theirs.id),
    ):
        with pytest.raises((Missing, Refused)) as raised:
            act()
        assert "Sprachkurse" not in str(raised.value)
    office.users.choose(desks[Desk.OFFICE].id)
    assert [office.papers.get(key).title for key in office.papers.ids()].count("Sprachkurse") == 1
    assert office.papers.get(own.id).amends_id is None


def test_nobody_but_who_keeps_the_record_takes_all_of_it_out(office, desks):
    for desk in (Desk.FACTION, Desk.READER, Desk.CHAIR):
        office.users.choose(desks[desk].id)
        assert refused_by(office.exchange.export) == "rights.not_yours"
    office.users.choose(desks[Desk.OFFICE].id)
    assert office.exchange.export()


def test_a_faction_does_not_make_itself_the_office(office, desks):
    own = desks[Desk.FACTION]
    office.users.choose(own.id)
    assert refused_by(lambda: office.users.edit(own.id, desk=Desk.OFFICE)) == "rights.not_yours"
    assert refused_by(lambda: office.users.add("Zweite", Desk.OFFICE)) == "rights.not_yours"
    assert refused_by(lambda: office.users.set_password(desks[Desk.OFFICE].id, "12345678")) == "rights.not_yours"
    assert office.users.current() == own


def test_the_screen_is_told_what_may_be_done(office, desks):
    paper = office.papers.add(title="Dolmetscher", faction_id=factories.SPD.id)
    text = RichText.of("Der Beirat möge.")
    theirs = office.papers.add(title="Sprachkurse", faction_id=GREENS.id, proposal=text)
    office.papers.submit(theirs.id, reason="eilt")
    office.users.choose(desks[Desk.FACTION].id)
    assert (office.users.may("papers.admit"), office.users.may("papers.add")) == (False, True)
    assert [office.papers.detail(key).writable for key in (paper.id, theirs.id)] == [True, False]
    assert [office.papers.detail(key).own for key in (paper.id, theirs.id)] == [True, False]
    office.users.choose(desks[Desk.READER].id)
    assert not office.papers.detail(theirs.id).writable
    assert refused_by(lambda: office.papers.add(title="Neu")) == "rights.not_yours"


def test_an_administrator_takes_the_users_over_from_the_office(office, desks):
    admin = office.users.add("EDV", Desk.ADMINISTRATOR)
    office.users.choose(desks[Desk.OFFICE].id)
    assert refused_by(lambda: office.users.add("Neu")) == "rights.not_yours"
    office.users.choose(admin.id)
    assert office.users.add("Neu").name == "Neu"
    assert refused_by(lambda: office.papers.add(title="Neu")) == "rights.not_yours"


def test_somebody_always_keeps_the_record(office):
    only = office.users.add("Geschäftsstelle")
    office.users.add("Frau Leser", Desk.READER)
    assert refused_by(lambda: office.users.edit(only.id, desk=Desk.READER)) == "user.keeper_needed"


def test_who_was_removed_elsewhere_works_no_longer_whoever_gets_the_name(office, desks):
    office.users.choose(desks[Desk.FACTION].id)
    writing = office.store.engine.connect().execution_options(writes=True)  # as another workplace does
    with writing as elsewhere, elsewhere.begin():
        elsewhere.exec_driver_sql("DELETE FROM users WHERE name = 'SPD'")
    assert refused_by(lambda: office.papers.add(title="Neu")) == "rights.gone"


def test_who_has_a_password_is_chosen_by_it_alone(office, desks):
    chair = office.users.set_password(desks[Desk.CHAIR].id, "Hammer und Glocke")
    assert refused_by(lambda: office.users.choose(chair.id)) == "user.wrong_password"
    assert refused_by(lambda: office.users.choose(chair.id, "hammer und glocke")) == "user.wrong_password"
    assert office.users.choose(chair.id, "Hammer und Glocke") == chair
    assert office.undoable is None
    assert refused_by(lambda: office.users.set_password(chair.id, "Neues Wort", "falsch")) == "user.wrong_password"
    assert refused_by(lambda: office.users.set_password(chair.id, "kurz", "Hammer und Glocke")) == "user.password_short"
    office.users.set_password(chair.id, "", "Hammer und Glocke")
    assert office.users.choose(chair.id).password == ""


def test_the_history_does_not_repeat_a_password(office, desks):
    office.users.set_password(desks[Desk.CHAIR].id, "Hammer und Glocke")
    with office.store.reading() as unit:
        told = [change.fields for change in unit.changes.all() if change.action == "users.password"]
    assert told == [(("password", "", ""),)]


def test_what_somebody_did_is_not_done_again_when_it_is_theirs_no_longer(office, desks):
    office.users.choose(desks[Desk.CHAIR].id)
    office.users.set_password(desks[Desk.CHAIR].id, "")
    with office.store.unit("resolutions.record") as unit:
        unit.meetings.save(factories.meeting())
    writing = office.store.engine.connect().execution_options(writes=True)  # as another workplace does
    with writing as elsewhere, elsewhere.begin():
        elsewhere.exec_driver_sql("UPDATE users SET desk = 'reader' WHERE name = 'Vorsitz'")
    assert refused_by(office.undo) == "rights.not_yours"


def test_what_a_faction_makes_of_anothers_motion_is_its_own_and_what_speaks_against_that_is_not_its_to_pass_over(
    office, desks
):
    theirs = office.papers.add(title="Sprachkurse", faction_id=GREENS.id, proposal=RichText.of("Der Beirat möge."))
    office.papers.submit(theirs.id, reason="eilt")
    office.users.choose(desks[Desk.FACTION].id)
    assert not office.papers.detail(theirs.id).overridable
    copy = office.papers.duplicate(theirs.id)
    assert copy.faction_id == factories.SPD.id
    assert office.papers.detail(copy.id).overridable
    office.users.choose(desks[Desk.READER].id)
    assert not office.papers.detail(theirs.id).overridable
    office.users.choose(desks[Desk.OFFICE].id)
    assert office.papers.detail(theirs.id).overridable
    assert office.papers.duplicate(theirs.id).faction_id == GREENS.id
