"""What a rule says, on which record, and what was passed over."""

from datetime import date, datetime

from beirat_desktop.domain.findings import Finding, about, without_overridden
from beirat_desktop.domain.history import Override

FACTS = {"day": date(2012, 5, 24), "published": date(2012, 5, 24)}
LATE = Finding("meeting.published_late", facts=FACTS, noun="meetings", object_id="a")


def test_only_what_was_passed_over_is_left_out_on_its_record_and_for_its_rule() -> None:
    passed = Override("meeting.published_late", "meetings", "a", "Wie besprochen", datetime(2012, 5, 14), "Büro")
    other = Finding("meeting.not_published", facts=FACTS, noun="meetings", object_id="a")
    elsewhere = Finding("meeting.published_late", facts=FACTS, noun="meetings", object_id="b")
    assert without_overridden([LATE, other, elsewhere], [passed]) == (other, elsewhere)
    assert without_overridden([LATE], []) == (LATE,)


def test_a_finding_names_the_record_it_is_about_once() -> None:
    bare = Finding("meeting.published_late", facts=FACTS)
    assert about([bare], "meetings", "a") == (LATE,)
    assert about([LATE], "papers", "p") == (LATE,)
