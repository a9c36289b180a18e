"""Taking back what was sent by mistake."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.withdrawal import Builds, check_withdrawal, withdrawn
from tests import factories

NOW = datetime(2012, 5, 14, 9)
SENT = IssuedPaper(IssuedKind.MOTION, "papers", "p", 1, NOW, "Büro", "Antrag.pdf", "0" * 128, 10)


def test_what_is_taken_back_says_when_by_whom_and_why() -> None:
    gone = withdrawn(SENT, NOW, "Frau Sommer", "  Falscher Empfänger ")
    assert (gone.withdrawn, gone.withdrawn_by, gone.withdrawn_reason) == (NOW, "Frau Sommer", "Falscher Empfänger")
    assert (gone.sha512, gone.issue, gone.id) == (SENT.sha512, SENT.issue, SENT.id)


@pytest.mark.parametrize("reason", ["", "   "])
def test_nothing_is_taken_back_without_a_reason(reason: str) -> None:
    with pytest.raises(Refused, match=r"^\('withdrawal\.reason_missing'"):
        withdrawn(SENT, NOW, "Frau Sommer", reason)


INVITED = factories.meeting(datetime(2012, 5, 24, 17), state=MeetingState.INVITED)
BEGUN = replace(INVITED, state=MeetingState.RUNNING)


@pytest.mark.parametrize("kind", [IssuedKind.INVITATION, IssuedKind.SUPPLEMENT, IssuedKind.PUBLIC_NOTICE])
def test_what_went_out_before_the_meeting_is_not_taken_back_once_it_has_begun(kind: IssuedKind) -> None:
    check_withdrawal(replace(SENT, kind=kind), Builds(INVITED))
    with pytest.raises(Refused, match=r"withdrawal\.meeting_begun"):
        check_withdrawal(replace(SENT, kind=kind), Builds(BEGUN))


def test_minutes_are_taken_back_after_the_meeting_and_a_motion_is_not_at_all() -> None:
    check_withdrawal(replace(SENT, kind=IssuedKind.MINUTES), Builds(replace(INVITED, state=MeetingState.CLOSED)))
    with pytest.raises(Refused, match=r"withdrawal\.kind"):
        check_withdrawal(SENT, Builds(INVITED))


def test_a_notice_that_was_published_stays() -> None:
    published = replace(INVITED, notice_published_on=date(2012, 5, 14))
    with pytest.raises(Refused, match=r"withdrawal\.published"):
        check_withdrawal(replace(SENT, kind=IssuedKind.PUBLIC_NOTICE), Builds(published))
    check_withdrawal(replace(SENT, kind=IssuedKind.INVITATION), Builds(published))
