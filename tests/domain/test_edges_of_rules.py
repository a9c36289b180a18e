"""Edges of rules that a planted fault went past unseen: what holds exactly at a limit, and what nobody else asks."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.answers import answer_to
from beirat_desktop.domain.attendance import Attendance, AttendanceGroup, Declared, roll
from beirat_desktop.domain.chain import FORGOTTEN, forgotten
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.deadlines import full_days, late_item_findings
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.excerpts import content_hash
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.forwarding import check_together
from beirat_desktop.domain.history import Change
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.profiles import RuleProfile
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.publicity import publicity
from beirat_desktop.domain.readiness import _quote_findings
from beirat_desktop.domain.register import keywords
from beirat_desktop.domain.told import AnswerKind, Told
from beirat_desktop.domain.verbatim import Standing
from beirat_desktop.domain.votes import Vote
from beirat_desktop.domain.website import published_papers
from tests import factories

NOW = datetime(2012, 5, 14, 9)


def test_to_a_motion_that_was_withdrawn_nothing_is_answered() -> None:
    withdrawn = replace(factories.motion(), state=PaperState.WITHDRAWN)
    with pytest.raises(Refused, match=r"answer\.nothing_to_say"):
        answer_to(withdrawn, NOW)


def test_what_is_forgotten_still_says_whether_there_was_anything_before_and_after() -> None:
    fields = (("title", "", '"Neu"'), ("note", '"Alt"', ""), ("number", '"1"', '"2"'))
    told = forgotten(Change(NOW, "Ada", "papers.edit", "papers", "p", "a", fields)).fields
    assert [(name, bool(before), bool(after)) for name, before, after in told] == [
        ("title", False, True),
        ("note", True, False),
        ("number", True, True),
    ]
    assert all(FORGOTTEN in words for _, *pair in told for words in pair if words)


def test_closed_items_go_to_one_recipient_beside_public_ones_once_somebody_says_why() -> None:
    items = [AgendaItem("may", "Sprachkurse"), AgendaItem("may", "Personal", public=False)]
    with pytest.raises(Refused, match=r"excerpt\.closed_beside_public") as refused:
        check_together(items, "Sozialamt")
    assert refused.value.overridable


@pytest.mark.parametrize(
    ("papers", "resolutions", "public"),
    [((), (), True), (("p",), (), False), ((), ("r",), False)],
)
def test_a_task_is_closed_by_its_motion_or_by_its_resolution(papers, resolutions, public) -> None:
    found = replace(publicity((), (), (), frozenset()), papers=frozenset(papers), resolutions=frozenset(resolutions))
    assert found.derived(FollowUp("p", "r", title="Sprachkurse")).public is public


def test_words_that_stand_in_every_title_lead_nowhere_however_they_begin() -> None:
    assert keywords("Eine Beratung Über Sprachkurse") == ("Sprachkurse",)


def test_a_count_below_none_is_named_by_its_number() -> None:
    with pytest.raises(Refused, match=r"vote\.negative") as refused:
        Vote(yes=9, no=-2)
    assert refused.value.facts["count"] == -2


@pytest.mark.parametrize("state", [PaperState.DRAFT, PaperState.REFUSED])
def test_what_was_announced_and_is_no_motion_any_more_is_not_published(state) -> None:
    paper = replace(factories.motion(), state=state)
    assert published_papers([paper], [paper.id]) == []
    assert published_papers([replace(paper, state=PaperState.ON_AGENDA)], [paper.id])


def test_what_the_office_answered_is_not_published_with_a_motion() -> None:
    answered = Told(AnswerKind.REFUSED, NOW, "Zuständig ist der Kreis.")
    shown = Publication().paper(replace(factories.motion(), told=(answered,), asked="Wer zahlt?", answered=NOW))
    assert shown is not None
    assert (shown.told, shown.asked, shown.answered) == ((), "", None)


@pytest.mark.parametrize(("days", "late"), [(3, True), (4, False), (5, False)])
def test_an_item_of_a_supplement_that_comes_exactly_in_time_is_not_late(days, late) -> None:
    day = date(2012, 5, 24)
    meeting = factories.meeting(datetime.combine(day, NOW.time()))
    told = day - timedelta(days=days + 1)
    assert full_days(told, day) == days
    item = AgendaItem(meeting.id, "Sprachkurse", supplement=1)
    assert bool(late_item_findings(item, told, meeting, RuleProfile(notice_days=4))) is late


@pytest.mark.parametrize("changed", [{"outcome": Outcome.NOTED}, {"outcome_target": "Stadtrat"}, {"public": False}])
def test_an_excerpt_certifies_what_came_of_its_item_too(changed) -> None:
    item = AgendaItem("may", "Sprachkurse", outcome=Outcome.ADOPTED)
    assert content_hash(item, (), ()) != content_hash(replace(item, **changed), (), ())


@pytest.mark.parametrize(
    "standing", [one for one in Standing if _quote_findings([SimpleNamespace(standing=one, checked=False)])]
)
def test_what_is_said_of_quotations_says_of_how_many(standing) -> None:
    (found,) = _quote_findings([SimpleNamespace(standing=standing, checked=False)] * 3)
    assert found.facts["count"] == 3


def test_who_had_a_substitute_is_among_the_excused() -> None:
    away = Attendance("may", "ada", AttendanceGroup.VOTING, declared=Declared.SUBSTITUTE)
    assert roll([away], {"ada": "Weiß, Ada"}).excused == (away,)
