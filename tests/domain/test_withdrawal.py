"""Taking back what was sent by mistake."""

from datetime import datetime

import pytest

from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.withdrawal import withdrawn

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
