"""No link loses its end, wherever it is kept: in a field, in a list, inside its parts."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from sqlalchemy import text

from beirat_desktop.domain.corrections import CorrectionKind
from beirat_desktop.domain.deadlines import Deadline
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.initiatives import Initiative, Partner
from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.german import finding, refusal
from beirat_desktop.german.nouns import NOUN_WORDS
from beirat_desktop.store.record import open_record
from beirat_desktop.store.tables import UNIQUE
from beirat_desktop.store.unit import Unit, _Kept
from beirat_desktop.usecases.record.checks import check
from tests import factories
from tests.once import once
from tests.store.making import Maker

MADE = Maker().everything()
# What came with a register is changed by the next one only.
MADE["papers"] = replace(MADE["papers"], from_register=False)
LINKS = [(noun, place, target) for noun, one in NOUNS.items() for place, target in one.links.items()]


@pytest.fixture
def kept(store):
    def plant() -> None:
        with store.unit("planted") as unit:
            for noun, value in MADE.items():
                unit.nouns(noun).save(value)

    once(store, f"{__name__} kept", plant)
    return store


def sentence(refused) -> str:
    return refusal(refused.value)


def remove(store, noun, key):
    with store.unit("removed") as unit:
        unit.nouns(noun).delete(key)


def naming(value, place: str, key: str):
    """The value with that id at one place."""
    name, *inside = place.split(".")
    part = getattr(value, name)
    if inside == ["0"]:
        named = ((key, *part[0][1:]),)
    elif inside:
        several = isinstance(getattr(part[0], inside[0]), tuple)
        named = (replace(part[0], **{inside[0]: (key,) if several else key}),)
    else:
        named = (key,) if isinstance(part, tuple) else key
    return replace(value, **{name: named})


@pytest.mark.parametrize(("noun", "place", "target"), LINKS, ids=[f"{noun}.{place}" for noun, place, _ in LINKS])
def test_what_one_link_names_stays(kept, noun, place, target):
    numbered = {"number": ""} if hasattr(MADE[target], "number") and target in UNIQUE else {}
    apart = {place: None} if noun == target else {}  # what names the one below it would be a part of itself
    with kept.unit("linked") as unit:
        unit.nouns(target).save(replace(MADE[target], id="fresh", **numbered, **apart))
        # An act is never changed itself, but a further one changes what holds.
        linked = replace(MADE[noun], id="another") if noun == "corrections" else MADE[noun]
        unit.nouns(noun).save(naming(linked, place, "fresh"))
        unit.corrections.save(replace(MADE["corrections"], id="act", kind=CorrectionKind.CORRECTION, accepted=True))
    with pytest.raises(Refused) as refused:
        remove(kept, target, "fresh")
    assert refused.value.rule == "record.still_used"
    assert [user.noun for user in refused.value.facts["users"]] == [noun]
    assert NOUN_WORDS[noun] in sentence(refused)


@pytest.mark.parametrize(("noun", "place", "target"), LINKS, ids=[f"{noun}.{place}" for noun, place, _ in LINKS])
def test_a_link_to_nothing_is_refused_wherever_it_stands(kept, noun, place, target):
    with pytest.raises(Refused) as refused, kept.unit("broken") as unit:
        unit.nouns(noun).save(naming(MADE[noun], place, "nobody"))
    assert refused.value.rule == "record.link_missing"
    assert f"nicht mehr gibt ({NOUN_WORDS[target]})" in sentence(refused)


def test_the_refusal_names_what_still_uses_it(founded):
    with founded.unit("planted") as unit:
        partner = unit.organizations.save(Organization("Arbeit und Leben"))
        unit.initiatives.save(Initiative("Sprachmittler", partners=(Partner(partner.id),)))
    with pytest.raises(Refused) as refused:
        remove(founded, "organizations", partner.id)
    assert sentence(refused) == (
        "Stelle „Arbeit und Leben“ kann nicht entfernt werden, denn darauf verweist noch: Vorhaben „Sprachmittler“. "
        "Bitte zuerst dort etwas anderes eintragen."
    )


def test_a_faction_that_joined_a_motion_stays(founded):
    with founded.unit("planted") as unit:
        other = unit.factions.save(replace(factories.SPD, name="FWG", id="fwg"))
        unit.papers.save(factories.motion("Sprachkurse", joint_faction_ids=(other.id,)))
    with pytest.raises(Refused, match=r"record\.still_used") as refused:
        remove(founded, "factions", other.id)
    assert "Antrag „Sprachkurse“" in sentence(refused)


def test_what_goes_together_with_what_names_it_may_go(founded):
    with founded.unit("planted") as unit:
        partner = unit.organizations.save(Organization("Arbeit und Leben"))
        initiative = unit.initiatives.save(Initiative("Sprachmittler", partners=(Partner(partner.id),)))
    with founded.unit("removed") as unit:
        unit.organizations.delete(partner.id)
        unit.initiatives.delete(initiative.id)
    founded.undo()
    with founded.reading() as unit:
        assert unit.initiatives.get(initiative.id).partners == (Partner(partner.id),)


def test_undo_does_not_take_away_what_is_named_since(founded):
    with founded.unit("organizations.add") as unit:
        partner = unit.organizations.save(Organization("Arbeit und Leben"))
    with founded.unit("initiatives.add") as unit:
        unit.initiatives.save(Initiative("Sprachmittler", partners=(Partner(partner.id),)))
    founded._undo.pop()  # as if another workplace had added the initiative
    with pytest.raises(Refused, match=r"record\.still_used"):
        founded.undo()


def test_a_deadline_holds_the_record_it_is_about(founded):
    with founded.unit("planted") as unit:
        paper = unit.papers.save(factories.motion("Sprachkurse"))
        unit.deadlines.save(Deadline("Nachfragen", date(2012, 6, 1), "papers", paper.id))
    with pytest.raises(Refused) as refused:
        remove(founded, "papers", paper.id)
    assert "Frist „Nachfragen“" in sentence(refused)


@pytest.mark.parametrize("noun", [name for name, one in NOUNS.items() if one.outlives and name != "changes"])
def test_what_tells_of_the_past_does_not_hold_what_it_is_about(founded, noun):
    with founded.unit("planted") as unit:
        paper = unit.papers.save(factories.motion())
        unit.nouns(noun).save(replace(MADE[noun], object_id=paper.id))
    remove(founded, "papers", paper.id)
    with founded.reading() as unit:
        assert unit.nouns(noun).all()
    assert [f.rule for f in check(founded) if f.rule == "record.dead_reference"] == []


@pytest.fixture
def dead(founded):
    """A record in which an older program let a partner, a co-mover and a voter go."""
    with founded.unit("planted") as unit:
        initiative = unit.initiatives.save(Initiative("Sprachmittler"))
        paper = unit.papers.save(factories.motion("Sprachkurse"))
        unit.deadlines.save(Deadline("Nachfragen", date(2012, 6, 1), "papers", paper.id))
    with founded.engine.connect().execution_options(writes=True) as connection, connection.begin():
        partners = '[{"organization_id":"gone 1","role":"Träger"}]'
        named = {"p": partners, "id": initiative.id}
        connection.execute(text("UPDATE initiatives SET partners = :p WHERE id = :id"), named)
        named = {"p": '["gone 2"]', "id": paper.id}
        connection.execute(text("UPDATE papers SET joint_faction_ids = :p WHERE id = :id"), named)
        connection.execute(text("UPDATE deadlines SET object_id = 'gone 3'"))
    return founded


def test_the_check_names_every_dead_reference_of_an_older_program(dead):
    found = [f for f in check(dead) if f.rule == "record.dead_reference"]
    assert {finding(f).sentence for f in found} == {
        "Vorhaben „Sprachmittler“ verweist auf einen Eintrag, den es in der Akte nicht gibt (Stelle, Kennung gone 1).",
        "Antrag „Sprachkurse“ verweist auf einen Eintrag, den es in der Akte nicht gibt (Fraktion, Kennung gone 2).",
        "Frist „Nachfragen“ verweist auf einen Eintrag, den es in der Akte nicht gibt (Antrag, Kennung gone 3).",
    }
    assert {f.noun for f in found} == {"initiatives", "papers", "deadlines"}


def test_a_record_with_a_dead_reference_can_still_be_worked_on_and_mended(dead):
    with dead.unit("papers.edit") as unit:
        (paper,) = unit.papers.all()
        unit.papers.save(replace(paper, title="Sprachkurse für alle"))
    with dead.unit("papers.edit") as unit:
        unit.papers.save(replace(unit.papers.get(paper.id), joint_faction_ids=()))
    assert "papers" not in {f.noun for f in check(dead) if f.rule == "record.dead_reference"}


def test_a_whole_record_has_no_dead_reference(kept):
    assert [f for f in check(kept) if f.rule == "record.dead_reference"] == []


def test_a_unit_has_every_noun_of_the_register_with_its_class():
    typed = {name: get_args(kept.__orig_class__)[0] for name, kept in vars(Unit).items() if isinstance(kept, _Kept)}
    assert typed == {name: noun.kind for name, noun in NOUNS.items()}


def test_a_redo_makes_no_part_of_what_became_its_own_part_meanwhile(founded):
    def belong(store, noun, one, other):
        with store.unit(f"{noun}.edit") as unit:
            unit.nouns(noun).save(replace(unit.nouns(noun).get(one.id), parent_id=other.id))

    for noun, kind in (("initiatives", Initiative), ("organizations", Organization)):
        with founded.unit(f"{noun}.add") as unit:
            first, second, third = (unit.nouns(noun).save(kind(name)) for name in ("Erstes", "Zweites", "Drittes"))
        belong(founded, noun, first, second)
        founded.undo()
        other = open_record(founded.file, user="Nebenan")
        belong(other, noun, second, third)
        belong(other, noun, third, first)
        other.close()
        with pytest.raises(Refused, match=r"record\.circle") as refused:
            founded.redo()
        assert "„Drittes“" in sentence(refused)
        with founded.reading() as unit:
            assert unit.nouns(noun).get(first.id).parent_id is None
