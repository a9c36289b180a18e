"""What § 41 GemO asks of the minutes, and whether an excerpt still says what was resolved."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.agenda import AgendaItem, ItemKind
from beirat_desktop.domain.attendance import Attendance, AttendanceGroup, Declared
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.excerpts import Excerpt, check_issue, content_hash, excerpt_findings, next_issue
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.minutes import Minutes, MinutesState, minutes_findings
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.profiles import RuleProfile
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteForm, VoteKind
from beirat_desktop.german import finding

DAY = date(2012, 5, 24)
HELD = Meeting(
    "c",
    "t",
    datetime(2012, 5, 24, 17),
    place=Place("Rathaus"),
    state=MeetingState.CLOSED,
    chair_id="p",
    secretary_id="s",
    opened=datetime(2012, 5, 24, 17, 2),
    closed=datetime(2012, 5, 24, 19),
    id="m",
)
ITEM = AgendaItem("m", "Antrag", number="Ö 4", paper_id="paper", id="i")
RESOLUTION = Resolution("c", DAY, RichText.of("Der Beirat lädt ein."), agenda_item_id="i", id="r")
VOTE = Vote("r", yes=17, present=17, id="v")
THERE = Attendance("m", "p").arrive(datetime(2012, 5, 24, 17, 2))


def rules(
    meeting: Meeting = HELD,
    minutes: Minutes | None = None,
    items: tuple[AgendaItem, ...] = (ITEM,),
    resolutions: tuple[Resolution, ...] = (RESOLUTION,),
    votes: tuple[Vote, ...] = (VOTE,),
    today: date = DAY,
    attendances: tuple[Attendance, ...] = (THERE,),
) -> list[str]:
    found = minutes_findings(
        meeting,
        minutes,
        items=items,
        attendances=attendances,
        resolutions=resolutions,
        votes=votes,
        exclusions=(),
        profile=RuleProfile(),
        today=today,
    )
    return [finding.rule for finding in found]


def test_minutes_with_everything_the_law_asks_for_find_nothing() -> None:
    assert rules() == []


@pytest.mark.parametrize(
    "listed",
    [
        (),
        (Attendance("m", "p"), Attendance("m", "q", declared=Declared.EXCUSED)),
        (replace(THERE, group=AttendanceGroup.SECRETARY, voting=False),),
    ],
)
def test_minutes_that_name_nobody_as_present_say_so(listed: tuple[Attendance, ...]) -> None:
    assert "minutes.nobody_present" in rules(attendances=listed)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"place": Place()}, "minutes.place_missing"),
        ({"opened": None}, "minutes.begin_missing"),
        ({"closed": None}, "minutes.end_missing"),
        ({"chair_id": None}, "minutes.chair_missing"),
        ({"secretary_id": None}, "minutes.secretary_missing"),
        ({"closed": datetime(2012, 5, 24, 16)}, "minutes.ends_before_begin"),
        ({"closed": HELD.opened}, "minutes.ends_before_begin"),
    ],
)
def test_what_the_head_lacks_is_named(change: dict[str, object], rule: str) -> None:
    assert rules(replace(HELD, **change)) == [rule]  # type: ignore[arg-type]


def test_what_an_item_lacks_is_named() -> None:
    assert rules(resolutions=()) == ["minutes.outcome_missing"]
    assert rules(items=(replace(ITEM, outcome=Outcome.POSTPONED),), resolutions=()) == []
    assert rules(items=(replace(ITEM, kind=ItemKind.ANNOUNCEMENTS),), resolutions=()) == []
    assert rules(items=(replace(ITEM, left_without_quorum=True),), resolutions=()) == []
    assert rules(votes=()) == ["minutes.vote_missing"]
    assert rules(resolutions=(replace(RESOLUTION, text=RichText()),)) == ["minutes.wording_missing"]


def test_what_is_missing_is_said_of_the_item_the_resolution_or_the_meeting_it_is_missing_at() -> None:
    def said_of(**facts: object) -> list[tuple[str, str]]:
        known: dict[str, object] = {
            "items": (ITEM,),
            "attendances": (THERE,),
            "resolutions": (RESOLUTION,),
            "votes": (VOTE,),
            "exclusions": (),
            "profile": RuleProfile(),
            "today": DAY,
        }
        found = minutes_findings(HELD, None, **{**known, **facts})  # type: ignore[arg-type]
        return [(one.noun, one.object_id) for one in found]

    assert said_of(resolutions=()) == [("agenda_items", ITEM.id)]
    assert said_of(votes=()) == [("resolutions", RESOLUTION.id)]
    assert said_of(attendances=()) == [("meetings", HELD.id)]


def test_a_meeting_not_yet_over_has_no_minutes_to_miss() -> None:
    assert rules(replace(HELD, state=MeetingState.RUNNING, closed=None), resolutions=()) == []


def test_minutes_go_out_within_a_month() -> None:
    assert rules(today=date(2012, 6, 24)) == []
    assert rules(today=date(2012, 6, 25)) == ["minutes.overdue"]
    issued = Minutes("m", MinutesState.ISSUED, issued_on=date(2012, 6, 24))
    assert rules(minutes=issued, today=date(2013, 1, 1)) == []
    late = replace(issued, issued_on=date(2012, 6, 25))
    assert rules(minutes=late, today=date(2013, 1, 1)) == ["minutes.issued_late"]


def test_a_record_from_elsewhere_that_was_signed_before_the_meeting_says_so() -> None:
    signed = Minutes("m", MinutesState.SIGNED, signed_on=DAY)
    assert rules(minutes=signed, today=DAY) == []
    assert rules(minutes=replace(signed, signed_on=date(2012, 5, 23)), today=DAY) == ["minutes.signed_early"]


def test_minutes_are_signed_then_issued_and_never_altered_after() -> None:
    issued = Minutes("m").sign(DAY).issue(DAY)
    assert (issued.state, issued.signed_on, issued.issued_on) == (MinutesState.ISSUED, DAY, DAY)
    with pytest.raises(Refused, match=r"minutes\.step"):
        Minutes("m").issue(DAY)
    with pytest.raises(Refused, match=r"minutes\.step"):
        issued.correct()
    with pytest.raises(Refused, match=r"minutes\.not_editable"):
        Minutes("m").sign(DAY).check_editable()
    assert Minutes("m").sign(DAY).correct().signed_on is None


def excerpt(**facts: object) -> Excerpt:
    digest = content_hash(ITEM, [RESOLUTION], [VOTE])
    return replace(Excerpt("i", "2012/A001", 1, DAY, "Stadt", "Name", "Vorsitz", digest), **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("item", "resolution", "vote"),
    [
        (replace(ITEM, title="Antrag 2"), RESOLUTION, VOTE),
        (ITEM, replace(RESOLUTION, text=RichText.of("Der Beirat lädt aus.")), VOTE),
        (ITEM, replace(RESOLUTION, outcome=Outcome.REJECTED), VOTE),
        (ITEM, RESOLUTION, replace(VOTE, yes=16, abstentions=1)),
        (ITEM, RESOLUTION, replace(VOTE, form=VoteForm.SECRET)),
        (ITEM, RESOLUTION, replace(VOTE, stated="mit großer Mehrheit")),
        (replace(ITEM, number="Ö 5"), RESOLUTION, VOTE),
        (replace(ITEM, public=False), RESOLUTION, VOTE),
        (replace(ITEM, outcome=Outcome.REFERRED), RESOLUTION, VOTE),
        (replace(ITEM, outcome_target="Stadtrat"), RESOLUTION, VOTE),
        (ITEM, replace(RESOLUTION, number="2012/B04"), VOTE),
        (ITEM, replace(RESOLUTION, decided_on=date(2012, 5, 25)), VOTE),
        (ITEM, replace(RESOLUTION, outcome_target="Stadtrat"), VOTE),
    ],
)
def test_an_excerpt_is_outdated_once_the_resolution_reads_otherwise(
    item: AgendaItem, resolution: Resolution, vote: Vote
) -> None:
    assert excerpt_findings([excerpt()], ITEM, [RESOLUTION], [VOTE]) == ()
    issued = excerpt()
    (found,) = excerpt_findings([issued], item, [resolution], [vote])
    assert (found.rule, found.noun, found.object_id) == ("excerpt.outdated", "excerpts", issued.id)


def test_notes_and_the_course_of_the_debate_do_not_outdate_an_excerpt() -> None:
    noted = replace(ITEM, internal_note="…", course=RichText.of("Frau A spricht."), position=7)
    assert content_hash(noted, [RESOLUTION], [VOTE]) == content_hash(ITEM, [RESOLUTION], [VOTE])


def test_whose_record_a_vote_is_does_not_outdate_an_excerpt() -> None:
    again = replace(VOTE, id="kept anew")
    assert content_hash(ITEM, [RESOLUTION], [again]) == content_hash(ITEM, [RESOLUTION], [VOTE])
    assert content_hash(ITEM, [RESOLUTION], [replace(VOTE, resolution_id="other")]) != content_hash(
        ITEM, [RESOLUTION], [VOTE]
    )


def test_what_the_minutes_lack_names_the_item_and_the_record() -> None:
    (found,) = minutes_findings(
        HELD,
        None,
        items=(ITEM, replace(ITEM, id="taken off", removed_by=1)),
        attendances=(THERE,),
        resolutions=(RESOLUTION, replace(RESOLUTION, id="another body's", agenda_item_id=None)),
        votes=(),
        exclusions=(),
        profile=RuleProfile(),
        today=DAY,
    )
    assert (found.rule, found.noun, found.object_id) == ("minutes.vote_missing", "resolutions", "r")
    assert found.facts == {"number": "Ö 4", "title": "Antrag"}


def test_only_the_latest_issue_must_still_hold() -> None:
    old = excerpt(content_hash="0" * 128)
    assert excerpt_findings([old, excerpt(issue=2)], ITEM, [RESOLUTION], [VOTE]) == ()
    assert next_issue([old, excerpt(issue=2)], "i") == 3
    assert next_issue([old], "other") == 1


def test_there_is_no_excerpt_of_an_item_without_result() -> None:
    check_issue(ITEM, [RESOLUTION], [])
    check_issue(replace(ITEM, outcome=Outcome.NOTED), [], [])
    check_issue(ITEM, [], [Vote(yes=3, present=3, needed=17, agenda_item_id=ITEM.id)])
    with pytest.raises(Refused, match=r"excerpt\.no_result") as refused:
        check_issue(ITEM, [], [Vote(kind=VoteKind.ADJOURNED, yes=1, no=2, agenda_item_id=ITEM.id)])
    assert refused.value.overridable


def test_the_hash_of_what_was_certified_before_does_not_change_with_new_fields_of_a_vote() -> None:
    plain = content_hash(ITEM, [RESOLUTION], [VOTE])
    told = replace(VOTE, agenda_item_id=ITEM.id, moment=datetime(2012, 5, 24, 18), voter_ids=("a",), needed=17)
    assert content_hash(ITEM, [RESOLUTION], [told]) == plain
    lost = Vote(kind=VoteKind.AMENDMENT, no=3, wording=RichText.of("Anders."), agenda_item_id=ITEM.id)
    assert content_hash(ITEM, [RESOLUTION], [told, lost]) == plain
    assert content_hash(ITEM, [RESOLUTION], [told, replace(lost, yes=4)]) != plain


def test_a_void_vote_is_named_at_the_gate() -> None:
    void = Vote(yes=10, no=6, present=16, needed=17, agenda_item_id=ITEM.id, id="void")
    found = minutes_findings(
        HELD,
        None,
        items=[ITEM],
        attendances=[],
        resolutions=[],
        votes=[void],
        exclusions=[],
        profile=RuleProfile(),
        today=HELD.day,
    )
    assert [(one.object_id, finding(one).sentence) for one in found if one.rule == "minutes.vote_void"] == [
        ("void", "Ö 4 „Antrag“ ist nicht wirksam beschlossen: nicht beschlussfähig.")
    ]


@given(st.permutations([replace(RESOLUTION, id=str(n), position=n) for n in range(4)]))
def test_the_hash_does_not_depend_on_the_order_of_the_records(shuffled: list[Resolution]) -> None:
    assert content_hash(ITEM, shuffled, []) == content_hash(ITEM, sorted(shuffled, key=lambda r: r.position), [])
