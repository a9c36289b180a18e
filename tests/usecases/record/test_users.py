import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.users import Desk
from tests import factories


def test_what_follows_is_written_down_under_the_chosen_name(office):
    office.users.add("Frau Sommer")
    winter = office.users.add("Herr Winter")
    office.users.choose(winter.id)
    office.committees.edit(factories.BEIRAT.id, statutory_seats=31)
    with office.store.reading() as unit:
        assert [c.changed_by for c in unit.changes.all() if c.action == "committees.edit"] == ["Herr Winter"]
    assert office.users.current() == winter


def test_nobody_takes_back_what_another_did(office):
    winter = office.users.add("Herr Winter")
    office.users.choose(winter.id)
    assert office.undoable is None


def test_the_desk_of_a_faction_needs_one(office):
    with pytest.raises(Refused, match=r"user\.faction_missing"):
        office.users.add("Zoë Weiß", Desk.FACTION)
    assert office.users.add("Zoë Weiß", Desk.FACTION, faction_id=factories.SPD.id).faction_id == factories.SPD.id


def test_two_people_of_one_name_are_refused(office):
    office.users.add("Frau Sommer")
    with pytest.raises(Refused, match=r"user\.name_taken"):
        office.users.add("frau  sommer")


def test_whoever_works_now_is_not_removed_and_follows_a_change_of_name(office):
    sommer, winter = office.users.add("Frau Sommer"), office.users.add("Herr Winter")
    office.users.choose(sommer.id)
    office.users.edit(sommer.id, name="Frau Sommer-Weiß")
    assert office.store.user == "Frau Sommer-Weiß"
    with pytest.raises(Refused, match=r"user\.needed"):
        office.users.remove(sommer.id)
    office.users.remove(winter.id)
    with pytest.raises(Refused, match=r"user\.needed"):
        office.users.remove(sommer.id)


def test_a_password_of_eight_letters_will_do_and_a_shorter_one_says_how_many(office):
    user = office.users.add("Frau Sommer")
    assert office.users.set_password(user.id, "Brücke12").password
    with pytest.raises(Refused, match=r"user\.password_short") as short:
        office.users.set_password(user.id, "Brücke1")
    assert short.value.facts == {"least": 8}
