"""A paper's life, its readiness, and who may be asked for what (§§ 34, 35, 56 GemO)."""

from dataclasses import replace
from datetime import date, datetime
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.citations import Citation, Quote
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.demands import check_demand, check_repeat, demand_needs
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import SECTIONS, TRANSITIONS, Paper, PaperState, PaperType, PaperVersion, Target
from beirat_desktop.domain.persons import Membership
from beirat_desktop.domain.profiles import RuleProfile
from beirat_desktop.domain.readiness import needs_mayor_letter, readiness, stations_after
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.verbatim import Compared, Standing

RECEIVED = datetime(2012, 4, 4, 10)
TODAY = date(2012, 4, 4)
READY = Paper(
    "Beratung einladen",
    faction_id="spd",
    signer_id="p",
    signed=True,
    meeting_id="m",
    proposal=RichText.of("Der Beirat lädt ein."),
    rationale=RichText.of("Weil."),
)
CHAIR = Membership("p", "beirat", faction_id="spd", faction_chair=True)


def quote(standing: Standing, checked_on: date | None = None) -> Quote:
    return Quote("rationale", None, Citation("p", quote="Worte", checked_on=checked_on), Compared(standing))


def rules(paper: Paper, **facts: object) -> set[str]:
    arguments: dict[str, object] = {"signer": CHAIR, "today": TODAY, **facts}
    return {finding.rule for finding in readiness(paper, **arguments)}  # type: ignore[arg-type]


def test_a_motion_goes_from_draft_to_done() -> None:
    paper = READY.submit(RECEIVED).admit().put_on_agenda("m").to(PaperState.DEBATED).finish()
    assert (paper.state, paper.received, paper.meeting_id) == (PaperState.DONE, RECEIVED, "m")


def test_a_motion_without_title_or_resolution_text_is_not_handed_in() -> None:
    with pytest.raises(Refused, match=r"paper\.title_missing"):
        replace(READY, title=" ").submit(RECEIVED)
    with pytest.raises(Refused, match=r"paper\.proposal_missing"):
        replace(READY, proposal=RichText.of("  ")).submit(RECEIVED)


def test_a_report_needs_no_resolution_text() -> None:
    assert Paper("Bericht", PaperType.REPORT).submit(RECEIVED).state is PaperState.SUBMITTED


def test_not_admitting_needs_a_reason() -> None:
    with pytest.raises(Refused, match=r"paper\.refusal_reason_missing"):
        READY.submit(RECEIVED).refuse(" ")
    refused = READY.submit(RECEIVED).refuse("Keine Zuständigkeit")
    assert (refused.state, refused.refusal_reason) == (PaperState.REFUSED, "Keine Zuständigkeit")
    assert refused.submit(RECEIVED).refusal_reason == ""


def test_an_adjourned_matter_returns_to_an_agenda() -> None:
    debated = READY.submit(RECEIVED).admit().put_on_agenda("m").to(PaperState.DEBATED)
    assert debated.put_on_agenda("next").meeting_id == "next"


@given(st.sampled_from(list(PaperState)), st.sampled_from(list(PaperState)))
def test_only_the_steps_of_a_papers_life_can_be_taken(state: PaperState, target: PaperState) -> None:
    paper = replace(READY, state=state)
    if target in TRANSITIONS[state]:
        assert paper.to(target).state is target
    else:
        with pytest.raises(Refused, match=r"paper\.step"):
            paper.to(target)


def test_every_state_can_be_reached_from_a_draft() -> None:
    reached = {PaperState.DRAFT}
    while more := {target for state in reached for target in TRANSITIONS[state]} - reached:
        reached |= more
    assert reached == set(PaperState)


def test_a_complete_motion_in_time_is_ready() -> None:
    assert rules(READY, deadline=TODAY) == set()


@pytest.mark.parametrize(
    ("change", "facts", "rule"),
    [
        ({"title": ""}, {}, "paper.title_missing"),
        ({"proposal": RichText()}, {}, "paper.proposal_missing"),
        ({"rationale": RichText()}, {}, "paper.rationale_missing"),
        ({"meeting_id": None}, {}, "paper.meeting_missing"),
        ({"meeting_id": None}, {"meetings": False}, "paper.meeting_unknown"),
        ({"faction_id": None}, {}, "paper.faction_missing"),
        ({"signed": False}, {}, "paper.signature_missing"),
        ({}, {"signer": replace(CHAIR, faction_chair=False)}, "paper.signer_not_chair"),
        ({}, {"signer": replace(CHAIR, faction_id="cdu")}, "paper.signer_not_chair"),
        ({}, {"deadline": date(2012, 4, 3)}, "paper.deadline_passed"),
        ({"received": RECEIVED}, {"deadline": date(2012, 4, 3), "today": TODAY}, "paper.deadline_passed"),
        ({}, {"quotes": [quote(Standing.SOURCE_OUTSIDE)]}, "paper.citations_unchecked"),
        ({}, {"quotes": [quote(Standing.NEAR)]}, "paper.quotes_differ"),
        ({}, {"quotes": [quote(Standing.NOT_FOUND, TODAY)]}, "paper.quotes_not_found"),
        ({}, {"quotes": [quote(Standing.NO_SOURCE)]}, "paper.quotes_unsourced"),
        ({"target": Target.COUNCIL, "self_government": False}, {}, "paper.not_self_government"),
    ],
)
def test_what_a_motion_lacks_is_named(change: dict[str, object], facts: dict[str, object], rule: str) -> None:
    assert rules(replace(READY, **change), **facts) == {rule}  # type: ignore[arg-type]


def test_quotations_that_hold_or_were_compared_are_no_finding() -> None:
    good = (Standing.EXACT, Standing.WITH_OMISSION, Standing.GONE)
    assert rules(READY, quotes=[quote(Standing.SOURCE_OUTSIDE, TODAY), *map(quote, good)]) == set()


def test_how_many_quotations_differ_is_told() -> None:
    (found,) = readiness(READY, quotes=[quote(Standing.NEAR)] * 3, signer=CHAIR, today=TODAY)
    assert found.facts == {"count": 3}


def test_the_beirat_reaches_the_towns_organs_through_the_mayor() -> None:
    assert needs_mayor_letter(CommitteeKind.BEIRAT, Target.COUNCIL)
    assert needs_mayor_letter(CommitteeKind.BEIRAT, Target.ADMINISTRATION)
    assert not needs_mayor_letter(CommitteeKind.BEIRAT, Target.OWN)
    assert not needs_mayor_letter(CommitteeKind.COUNCIL, Target.ADMINISTRATION)
    assert stations_after(CommitteeKind.BEIRAT, Target.COUNCIL) == (CommitteeKind.COUNCIL,)
    assert stations_after(CommitteeKind.BEIRAT, Target.ADMINISTRATION) == ()


def test_a_quarter_of_33_or_a_faction_may_demand() -> None:
    assert demand_needs(33) == 9
    guest = Speaker("Vortrag")
    check_demand(33, guest)
    check_demand(33, replace(guest, demand_members=9))
    check_demand(33, replace(guest, demand_faction_id="spd"))
    with pytest.raises(Refused, match=r"demand\.too_few"):
        check_demand(33, replace(guest, demand_members=8))


def test_the_same_subject_is_barred_for_six_months_and_a_hearing_for_twelve() -> None:
    profile, dealt_with = RuleProfile(), date(2012, 1, 10)
    check_repeat(None, date(2012, 1, 11), profile)
    check_repeat(dealt_with, date(2012, 7, 10), profile)
    with pytest.raises(Refused) as refused:
        check_repeat(dealt_with, date(2012, 7, 9), profile)
    assert (refused.value.rule, refused.value.overridable) == ("demand.repeated", True)
    with pytest.raises(Refused, match=r"demand\.repeated"):
        check_repeat(dealt_with, date(2012, 7, 10), profile, hearing=True)


@pytest.mark.parametrize("kind", [Paper, PaperVersion])
def test_every_text_of_a_paper_is_one_of_its_sections_which_versions_keep_and_the_end_locks(kind) -> None:
    texts = {name for name, hint in get_type_hints(kind).items() if hint is RichText}
    assert texts == set(SECTIONS)
