"""Guests are heard by resolution (§ 35 GemO), and their data are kept for a purpose."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.speakers import (
    TRANSITIONS,
    Speaker,
    SpeakerState,
    slot_findings,
    speaker_findings,
    unheard_findings,
)

DAY = date(2012, 6, 1)
GUEST = Speaker("Ein Konzept", person_id="p", meeting_id="m", id="s")


def rules(speaker: Speaker) -> list[str]:
    return [finding.rule for finding in speaker_findings(speaker, DAY)]


def test_a_guest_goes_from_suggested_to_thanked() -> None:
    thanked = GUEST.ask(DAY).answer(DAY, accepted=True).invite(DAY).hear().thank(DAY)
    assert thanked.state is SpeakerState.THANKED
    assert {thanked.asked_on, thanked.answered_on, thanked.invited_on, thanked.thanked_on} == {DAY}


def test_nobody_cannot_be_asked_and_nobody_is_invited_to_no_meeting() -> None:
    with pytest.raises(Refused, match=r"speaker\.nobody"):
        Speaker("Ein Konzept").ask(DAY)
    with pytest.raises(Refused, match=r"speaker\.meeting_missing"):
        Speaker("Ein Konzept", person_id="p").ask(DAY).answer(DAY, accepted=True).invite(DAY)


def test_a_guest_who_declined_can_be_asked_again() -> None:
    again = GUEST.ask(DAY).answer(DAY, accepted=False).ask(DAY)
    assert (again.state, again.answered_on) == (SpeakerState.ASKED, None)


@given(st.sampled_from(list(SpeakerState)), st.sampled_from(list(SpeakerState)))
def test_no_step_is_left_out(state: SpeakerState, target: SpeakerState) -> None:
    speaker = Speaker("T", state=state)
    if target in TRANSITIONS[state]:
        assert speaker.to(target).state is target
    else:
        with pytest.raises(Refused, match=r"speaker\.step"):
            speaker.to(target)


def test_an_invited_guest_needs_a_resolution_and_an_item() -> None:
    invited = Speaker("T", state=SpeakerState.INVITED)
    assert rules(invited) == ["speaker.resolution_missing", "speaker.item_missing"]
    assert rules(Speaker("T", state=SpeakerState.ASKED)) == []
    assert rules(Speaker("T", state=SpeakerState.INVITED, resolution_id="r", agenda_item_id="i")) == []


def test_a_public_name_needs_consent_and_data_are_looked_at_again() -> None:
    assert rules(Speaker("T", name_public=True)) == ["speaker.consent_missing"]
    assert rules(Speaker("T", name_public=True, consent_on=DAY)) == []
    assert rules(Speaker("T", review_on=DAY)) == ["speaker.review_due"]
    assert rules(Speaker("T", review_on=date(2012, 6, 2))) == []


def test_guests_one_after_the_other_do_not_overlap() -> None:
    first = Speaker("A", starts=time(17, 0), duration=20)
    after = Speaker("B", starts=time(17, 20), duration=20)
    inside = Speaker("C", starts=time(17, 30), duration=20, id="c")
    assert slot_findings([after, first, Speaker("D")]) == ()
    assert [f.object_id for f in slot_findings([inside, after, first])] == ["c"]
    assert slot_findings([after, Speaker("C", starts=time(17, 30), state=SpeakerState.DECLINED)]) == ()


@pytest.mark.parametrize("state", SpeakerState)
def test_of_a_guest_who_was_to_come_it_is_asked_whether_they_spoke(state: SpeakerState) -> None:
    asked = state in (SpeakerState.ACCEPTED, SpeakerState.INVITED)
    assert [one.rule for one in unheard_findings(Speaker("T", state=state))] == ["speaker.heard_open"] * asked
