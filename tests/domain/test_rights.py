from dataclasses import replace

import pytest

from beirat_desktop.domain import passwords
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.domain.papers import Paper, PaperState, PaperType
from beirat_desktop.domain.rights import (
    AT_HOME,
    HOUSE,
    RIGHTS,
    check_own,
    check_read_only,
    is_shared,
    keeper,
    may,
    written_by,
)
from beirat_desktop.domain.users import Desk, User
from beirat_desktop.german.actions import ACTIONS

EVERYBODY = frozenset(Desk)
OFFICE_AND_FACTION = {Desk.OFFICE, Desk.FACTION}
SPD = User("SPD-Fraktion", Desk.FACTION, faction_id="spd")


def motion(faction: str = "spd", state: PaperState = PaperState.DRAFT) -> Paper:
    return Paper("Dolmetscher", PaperType.MOTION, faction_id=faction, state=state, id="p")


def test_the_table_knows_every_action_the_history_has_words_for():
    assert RIGHTS.keys() == ACTIONS.keys()


def test_the_office_does_everything_but_what_is_the_administrators():
    refused = {action for action in RIGHTS if not may(Desk.OFFICE, action, EVERYBODY)}
    administrators = {"users.add", "users.edit", "users.remove", "users.login", "exchange.import", "exchange.oparl"}
    assert refused == administrators | AT_HOME
    assert {action for action in RIGHTS if not may(Desk.OFFICE, action, OFFICE_AND_FACTION)} == AT_HOME


@pytest.mark.parametrize("action", ["papers.admit", "papers.number", "meetings.plan", "users.edit", "papers.reopen"])
def test_a_factions_desk_is_not_the_office(action):
    assert not may(Desk.FACTION, action, OFFICE_AND_FACTION)


@pytest.mark.parametrize("action", ["papers.admit", "papers.number", "meetings.plan", "minutes.issue"])
def test_what_an_office_decides_no_faction_decides_at_home(action):
    assert not may(Desk.FACTION, action, {Desk.FACTION})


def test_a_faction_at_home_keeps_its_own_house():
    assert all(may(Desk.FACTION, action, {Desk.FACTION, Desk.READER}) for action in {*HOUSE, "users.add"})


def test_a_register_is_read_by_a_faction_that_works_for_itself_alone():
    assert may(Desk.FACTION, "registers.accept", {Desk.FACTION, Desk.READER})
    assert not may(Desk.FACTION, "registers.accept", OFFICE_AND_FACTION)
    assert not may(Desk.CHAIR, "registers.accept", {Desk.CHAIR})


def test_what_came_with_a_register_is_read_only():
    told = replace(motion(state=PaperState.DONE), from_register=True)
    with pytest.raises(Refused, match=r"rights\.from_register"):
        check_read_only("papers", told, replace(told, note="x"))
    with pytest.raises(Refused, match=r"rights\.from_register"):
        check_read_only("papers", told, None)
    check_read_only("papers", None, told)
    check_read_only("papers", motion(), replace(motion(), note="x"))


def test_the_chair_leads_but_does_not_write_letters():
    assert may(Desk.CHAIR, "resolutions.record", OFFICE_AND_FACTION)
    assert may(Desk.CHAIR, "agenda.remove:TOP 4", OFFICE_AND_FACTION)
    assert not may(Desk.CHAIR, "invitations.send", OFFICE_AND_FACTION)
    assert may(Desk.CHAIR, "invitations.send", {Desk.CHAIR})


def test_readers_change_their_password_alone():
    assert [action for action in RIGHTS if may(Desk.READER, action, EVERYBODY)] == ["users.password"]
    assert not any(may(Desk.READER, action, {Desk.READER}) for action in RIGHTS if action != "users.password")


def test_who_keeps_a_record():
    assert keeper(EVERYBODY) is Desk.ADMINISTRATOR
    assert keeper(OFFICE_AND_FACTION) is Desk.OFFICE
    assert keeper({Desk.READER}) is None
    assert not is_shared({Desk.FACTION, Desk.READER})


def test_what_the_table_does_not_name_is_the_offices_alone():
    assert [desk for desk in Desk if may(desk, "papers.burn", EVERYBODY)] == [Desk.OFFICE]


def test_every_noun_a_desk_writes_is_one():
    assert all(written_by(desk, NOUNS) <= NOUNS.keys() for desk in Desk)
    assert written_by(Desk.READER, NOUNS) == frozenset()


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        (motion("grüne"), motion("spd"), "rights.not_own"),
        (motion("spd"), motion("grüne"), "rights.not_own"),
        (motion("grüne"), None, "rights.not_own"),
        (motion(state=PaperState.SUBMITTED), motion(state=PaperState.DRAFT), "rights.handed_in"),
        (motion(state=PaperState.SUBMITTED), None, "rights.handed_in"),
        (motion(), motion(state=PaperState.ADMITTED), "rights.not_yours"),
        (None, motion(state=PaperState.ON_AGENDA), "rights.not_yours"),
    ],
)
def test_what_a_faction_cannot_do_to_papers(before, after, rule):
    with pytest.raises(Refused) as refused:
        check_own(SPD, "papers", before, after, {}.get)
    assert refused.value.rule == rule


def test_what_a_faction_does_to_its_own_papers():
    for before, after in (
        (None, motion()),
        (motion(), motion(state=PaperState.SUBMITTED)),
        (motion(state=PaperState.ADMITTED), motion(state=PaperState.ADMITTED).withdraw()),
        (motion(), None),
    ):
        check_own(SPD, "papers", before, after, {}.get)


def test_a_password_is_known_again_and_kept_nowhere():
    kept = passwords.hashed("Straße 17 b")
    assert passwords.matches("Straße 17 b", kept)
    assert not passwords.matches("Strasse 17 b", kept)
    assert passwords.hashed("Straße 17 b") != kept
    for broken in ("", "scrypt:1:2", "scrypt:x:8:1:00:00", kept.replace("scrypt", "md5"), "scrypt:3:8:1:00:00"):
        assert not passwords.matches("Straße 17 b", broken)


def test_a_chair_writes_at_a_server_what_a_session_brings_about():
    session = {
        *("agenda_items", "item_calls", "resident_questions", "attendances", "exclusions", "consultations"),
        *("resolutions", "votes", "elections", "election_rounds", "speakers", "minutes", "meetings", "memberships"),
        *("corrections", "deadlines", "follow_ups", "issued_papers", "excerpts", "overrides", "papers"),
    }
    assert session <= written_by(Desk.CHAIR, NOUNS)
    assert not written_by(Desk.CHAIR, NOUNS) & {"persons", "users", "committees", "deliveries", "bodies"}
