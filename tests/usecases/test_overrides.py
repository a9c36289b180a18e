import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import refusal
from beirat_desktop.usecases.overrides import Overrides
from tests import factories


def test_the_reason_and_who_gave_it_are_kept(founded):
    overrides = Overrides(founded)
    with founded.unit("prepare") as unit:
        unit.papers.save(factories.motion(id="p1"))
    kept = overrides.add("paper.after_deadline", "papers", "p1", "  Eilbedürftig.  ")
    assert overrides.on("papers", "p1") == [kept]
    assert (kept.reason, kept.decided_by) == ("Eilbedürftig.", "Geschäftsstelle")


def test_nothing_is_passed_over_without_a_reason(founded):
    with pytest.raises(Refused) as refused:
        Overrides(founded).add("paper.after_deadline", "papers", "p1", " ")
    assert refusal(refused.value).startswith("Ein Hinweis lässt sich nur mit Begründung")
    assert Overrides(founded).on("papers", "p1") == []
