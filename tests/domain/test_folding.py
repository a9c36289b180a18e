"""Letters as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.folding import fold


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Göçmen", "gocmen"),
        ("STRASSE straße GROẞ", "strasse strasse gross"),
        ("Łódź", "lodz"),
        ("Işık İzmir", "isik izmir"),
        ("Đorđević", "dordevic"),
        ("Æro Œuvre Ørsted", "aero oeuvre orsted"),
        ("e\u0301 é", "e e"),
        ("Bei\xadrat", "beirat"),
        ("ßẞıİ", "ssssii"),
        ("æÆœŒøØ", "aeaeoeoeoo"),
        ("đĐðÐłŁþÞ", "ddddllthth"),
        ("oben\u2028unten", "oben unten"),
        ("äöüÄÖÜ", "aouaou"),
        ("Αθήνα Москва", "αθηνα москва"),
    ],
)
def test_case_and_marks_do_not_count(written, typed):
    assert fold(written) == typed


@given(st.text())
def test_what_is_folded_stays(text):
    assert fold(fold(fold(text))) == fold(fold(text))
