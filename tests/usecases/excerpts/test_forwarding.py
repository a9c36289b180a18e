"""Excerpts go to those who must act: by recipient, with a letter and a list, and a day to ask again."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.consultations import Consultation, Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.forwarding import Group
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import Target
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german import refusal
from beirat_desktop.usecases.excerpts.excerpts import ExcerptTerms
from beirat_desktop.usecases.minutes.corrections import Correcting
from beirat_desktop.usecases.record.checks import check
from tests import factories
from tests.documents.reading import assert_in_order, assert_publishable, everything_in, text_of
from tests.usecases.live_world import outdated

TERMS = ExcerptTerms("Elif Șahin", "Vorsitzende", "Ludwigshafen", date(2012, 5, 29), reminder=date(2012, 7, 1))
WHY = "Die Verwaltung braucht ihn heute."
OFFICE = Organization("Abteilung Integration", contact=Contact(Address("Rathausplatz 20", "67059", "Ludwigshafen")))


@pytest.fixture
def meeting(founded):
    meeting = factories.meeting()
    with founded.unit("held") as unit:
        unit.meetings.save(meeting)
        unit.organizations.save(OFFICE)
    return meeting


def resolved(store, meeting, number, *, paper=None, yes=14, **fields):
    item = AgendaItem(
        meeting.id,
        f"Gegenstand {number}",
        number=number,
        outcome=Outcome.ADOPTED,
        paper_id=paper.id if paper else None,
        **fields,
    )
    resolution = Resolution(
        factories.BEIRAT.id, meeting.day, RichText.of("Der Beirat bittet."), number=f"2012/B{number[-1]}",
        agenda_item_id=item.id, public=item.public,
    )  # fmt: skip
    with store.unit("resolved") as unit:
        if paper is not None:
            unit.papers.save(paper)
        unit.agenda_items.save(item)
        unit.resolutions.save(resolution)
        unit.votes.save(Vote(resolution.id, agenda_item_id=item.id, yes=yes, no=1, abstentions=2, present=17))
    return item, resolution


def words(pdf):
    return " ".join(text_of(pdf).split())


def test_who_has_the_task_or_the_next_station_is_the_usual_recipient(office, meeting):
    asked, resolution = resolved(office.store, meeting, "Ö 1")
    paper = factories.motion(target=Target.COUNCIL)
    onward, _ = resolved(office.store, meeting, "Ö 2", paper=paper)
    referred, _ = resolved(office.store, meeting, "Ö 3")
    nobody, _ = resolved(office.store, meeting, "Ö 4")
    with office.store.unit("asked") as unit:
        unit.follow_ups.save(FollowUp(resolution_id=resolution.id, organization_id=OFFICE.id))
        unit.consultations.save(Consultation(paper.id, factories.BEIRAT.id, 0, agenda_item_id=onward.id))
        unit.consultations.save(Consultation(paper.id, factories.COUNCIL.id, 1))
        unit.agenda_items.save(replace(referred, outcome=Outcome.REFERRED, outcome_target="Bildungsausschuss"))
    usual = office.forwarding.usual_recipients(meeting.id)
    assert [usual[one.id] for one in (asked, onward, referred, nobody)] == [
        "Abteilung Integration",
        "Stadtrat",
        "Bildungsausschuss",
        "",
    ]


def test_each_recipient_gets_a_letter_and_its_excerpts_and_a_list_tells_who_got_which(office, meeting):
    first, _ = resolved(office.store, meeting, "Ö 1")
    second, _ = resolved(office.store, meeting, "Ö 2")
    third, _ = resolved(office.store, meeting, "Ö 3")
    groups = [Group("Abteilung Integration", (first.id, third.id)), Group("Stadtrat", (second.id,)), Group("", ())]
    batch = office.forwarding.issue(meeting.id, groups, TERMS, reason=WHY)
    assert [(one.recipient, [e.number for e in one.excerpts]) for one in batch.dispatches] == [
        ("Abteilung Integration", ["2012/A001", "2012/A002"]),
        ("Stadtrat", ["2012/A003"]),
    ]
    kinds = [office.archive.get(key).kind for key in batch.papers]
    letter, excerpt = IssuedKind.EXCERPT_LETTER, IssuedKind.EXCERPT
    assert kinds == [letter, excerpt, excerpt, letter, excerpt, IssuedKind.DISTRIBUTION_LIST]
    run = office.forwarding.print_run(batch.papers)
    assert_in_order(
        words(run[0]), "Abteilung Integration", "Rathausplatz 20", "67059 Ludwigshafen", "erhalten Sie 2 Auszüge",
        "2012/A001", "1", "Gegenstand Ö 1", "mit der Bitte um weitere Veranlassung", "2012/A002", "Gegenstand Ö 3",
        "Für eine Rückmeldung bis zum 01.07.2012", "Elif Șahin",
    )  # fmt: skip
    assert "Ö 2" not in words(run[0])
    assert_in_order(
        words(run[-1]), "Verteiler", "3 Auszüge an 2 Empfänger. Wiedervorlage am 01.07.2012.",
        "Abteilung Integration", "2012/A001", "2012/A002", "Stadtrat", "2012/A003",
    )  # fmt: skip
    for pdf in (run[0], run[-1]):
        assert_publishable(pdf)
    assert office.undoable is None


def test_closed_items_go_out_beside_public_ones_only_when_somebody_said_so(office, meeting):
    public, _ = resolved(office.store, meeting, "Ö 1")
    closed, _ = resolved(office.store, meeting, "N 2", public=False)
    keys = [public.id, closed.id]
    with pytest.raises(Refused, match=r"excerpt\.closed_beside_public") as refused:
        office.excerpts.issue_all(keys, replace(TERMS, recipient="Stadtrat"))
    assert refused.value.facts["items"] == ("N 2 Gegenstand N 2",)
    with pytest.raises(Refused, match=r"excerpt\.closed_beside_public"):
        office.forwarding.issue(meeting.id, [Group("Stadtrat", tuple(keys))], TERMS)
    twice = [Group("Stadtrat", (public.id,)), Group("  stadtrat", (closed.id,))]
    with pytest.raises(Refused, match=r"excerpt\.closed_beside_public"):
        office.forwarding.issue(meeting.id, twice, TERMS, reason=WHY)
    assert office.forwarding.of_meeting(meeting.id) == ()
    apart = [Group("Stadtrat", (public.id,)), Group("Abteilung Integration", (closed.id,))]
    batch = office.forwarding.issue(meeting.id, apart, TERMS, reason=WHY)
    letter = words(office.forwarding.print_run(batch.papers)[2])
    assert_in_order(letter, "nichtöffentlich", "vertraulich zu behandeln")
    assert office.forwarding.issue(meeting.id, [Group("OB", tuple(keys))], TERMS, together=True, reason=WHY).excerpts


def test_one_recipient_gets_one_letter_however_the_name_was_typed(office, meeting):
    first, _ = resolved(office.store, meeting, "Ö 1")
    second, _ = resolved(office.store, meeting, "Ö 2")
    groups = [Group("Abteilung  Integration", (first.id,)), Group("abteilung integration ", (second.id,))]
    batch = office.forwarding.issue(meeting.id, groups, TERMS, reason=WHY)
    assert [(one.recipient, len(one.excerpts)) for one in batch.dispatches] == [("Abteilung Integration", 2)]


def test_who_got_an_excerpt_that_holds_no_more_is_told_of_until_they_have_a_new_one(office, meeting):
    item, resolution = resolved(office.store, meeting, "Ö 1")
    other, _ = resolved(office.store, meeting, "Ö 2")
    groups = [Group("Bauamt", (item.id, other.id)), Group("Stadtrat", (item.id,)), Group("bauamt", (item.id,))]
    batch = office.forwarding.issue(meeting.id, groups, TERMS, reason=WHY)
    assert [len(one.excerpts) for one in batch.dispatches] == [2, 1], "nobody gets the same twice"

    def put_right() -> None:
        with office.store.unit("put right") as unit:
            unit.resolutions.save(replace(resolution, text=RichText.of("Der Beirat bittet anders.")))

    def told() -> list[str]:
        return [one.facts["issue"] for one in check(office.store) if one.rule == "excerpt.outdated"]

    assert (outdated(office), told()) == ([], [])
    office.corrections.correct(meeting.id, Correcting("Verhört", "alt", "neu", item.id), put_right)
    assert ([one.recipient for one in outdated(office)], told()) == (["Bauamt", "Stadtrat"], [1, 2])
    office.forwarding.issue(meeting.id, [Group("BAUAMT", (item.id,))], TERMS, reason=WHY)
    assert ([one.recipient for one in outdated(office)], told()) == (["Stadtrat"], [2])
    office.forwarding.issue(meeting.id, [Group("Stadtrat", (item.id,))], TERMS, reason=WHY)
    assert (outdated(office), told()) == ([], [])


def test_what_went_to_one_by_mistake_is_taken_back_whoever_else_got_the_same(office, meeting):
    item, _ = resolved(office.store, meeting, "Ö 1")
    groups = [Group("Bauamt", (item.id,)), Group("Stadtrat", (item.id,))]
    batch = office.forwarding.issue(meeting.id, groups, TERMS, reason=WHY)
    wrong, right = batch.excerpts
    office.withdrawals.withdraw(wrong.issued_paper_id, "An die falsche Stelle")
    (left,) = office.forwarding.of_meeting(meeting.id)
    assert (left.excerpt, left.reminder.due) == (right, TERMS.reminder)
    assert [one.reason for one in office.overrides.on("agenda_items", item.id)] == [WHY]
    withdrawn = {key: office.archive.get(key).withdrawn for key in batch.papers}
    assert [key for key, moment in withdrawn.items() if moment is not None] == [wrong.issued_paper_id]
    again = office.excerpts.issue(item.id, replace(TERMS, recipient="Stadtrat"), reason=WHY)
    with pytest.raises(Refused):
        office.withdrawals.withdraw(right.issued_paper_id, "Zu spät")
    assert again.issue == 3


def test_nothing_is_certified_before_the_meeting_was_held(office, meeting):
    item, _ = resolved(office.store, meeting, "Ö 1")
    office.store.now = lambda: datetime(2013, 1, 2, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    slip = replace(TERMS, dated=date(2012, 1, 2), reminder=None)
    for act in (
        lambda: office.excerpts.issue(item.id, slip, reason=WHY),
        lambda: office.excerpts.issue_all([item.id], slip, reason=WHY),
        lambda: office.forwarding.issue(meeting.id, [Group("Bauamt", (item.id,))], slip, reason=WHY),
    ):
        with pytest.raises(Refused, match=r"excerpt\.dated_before_meeting") as refused:
            act()
        assert "vom 02.01.2012, die Sitzung war erst am 24.05.2012" in refusal(refused.value)
    assert office.excerpts.rows(meeting.id)[0].issues == ()
    assert office.excerpts.issue(item.id, replace(slip, dated=meeting.day), reason=WHY).number == "2012/A001"


def test_a_closed_item_alone_with_one_that_has_no_result_needs_no_word(office, meeting):
    closed, _ = resolved(office.store, meeting, "N 2", public=False)
    empty = AgendaItem(meeting.id, "Verschiedenes", number="Ö 9")
    with office.store.unit("added") as unit:
        unit.agenda_items.save(empty)
    came = office.excerpts.issue_all([empty.id, closed.id], TERMS, reason=WHY)
    assert ([one.agenda_item_id for one in came.issued], came.skipped) == ([closed.id], (empty,))


def test_a_finding_against_the_result_is_passed_over_only_with_a_reason_that_is_kept(office, meeting):
    item, _ = resolved(office.store, meeting, "Ö 1", yes=12)
    assert [found.rule for found in office.excerpts.findings([item.id])] == [
        "vote.sum_differs",
        "excerpt.minutes_unsigned",
    ]
    with pytest.raises(Refused, match=r"excerpt\.needs_reason"):
        office.excerpts.issue(item.id, TERMS)
    office.excerpts.issue(item.id, TERMS, reason="Zwei waren kurz draußen")
    assert [one.reason for one in office.overrides.on("agenda_items", item.id)] == ["Zwei waren kurz draußen"]
    assert office.excerpts.findings([item.id]) == ()


def test_the_day_to_ask_again_stands_among_what_is_due_until_it_is_settled(office, meeting):
    paper = factories.motion()
    item, _ = resolved(office.store, meeting, "Ö 1", paper=paper)
    excerpt = office.excerpts.issue(item.id, replace(TERMS, recipient="Abteilung Integration"), reason=WHY)

    def due():
        return [
            (one.kind, one.title, one.who, one.due, one.noun, one.id) for one in office.overview.morning().deadlines
        ]

    entry = (
        "reminder", "Auszug 2012/A001: Gegenstand Ö 1", "Abteilung Integration", date(2012, 7, 1), "meeting",
        f"{meeting.id}:excerpts",
    )  # fmt: skip
    assert entry in due()
    (forwarded,) = office.tracking.matter(paper.id).forwarded
    assert (forwarded.excerpt, forwarded.reminder.due) == (excerpt, date(2012, 7, 1))
    office.forwarding.remind(excerpt.id, date(2012, 6, 12))
    assert [one.reminder.due for one in office.forwarding.of_paper(paper.id)] == [date(2012, 6, 12)]
    with pytest.raises(Refused, match=r"excerpt\.reminder_too_early"):
        office.forwarding.remind(excerpt.id, date(2012, 5, 1))
    office.forwarding.settle_reminder(excerpt.id)
    assert not [one for one in due() if one[0] == "reminder"]
    with pytest.raises(Refused, match=r"excerpt\.no_reminder"):
        office.forwarding.settle_reminder(excerpt.id)


def reminders(office, meeting):
    return [(one.excerpt.issue, one.reminder and one.reminder.due) for one in office.forwarding.of_meeting(meeting.id)]


def test_a_new_issue_takes_over_what_is_still_to_be_asked(office, meeting):
    item, _ = resolved(office.store, meeting, "Ö 1", paper=factories.motion())
    to_office = replace(TERMS, recipient="Abteilung Integration")
    first = office.excerpts.issue(item.id, to_office, reason=WHY)
    silent = replace(to_office, reminder=None, dated=date(2012, 6, 4))
    office.excerpts.issue(item.id, silent, reason=WHY)
    assert reminders(office, meeting) == [(1, None), (2, date(2012, 7, 1))]
    with office.store.reading() as unit:
        (closed,) = unit.deadlines.where(object_id=first.id)
    assert closed.done_on == office.today
    office.excerpts.issue(item.id, replace(silent, reminder=date(2012, 8, 1)), reason=WHY)
    assert reminders(office, meeting) == [(1, None), (2, None), (3, date(2012, 8, 1))]
    office.excerpts.issue(item.id, replace(silent, dated=date(2012, 8, 9)), reason=WHY)
    assert reminders(office, meeting)[-1] == (4, date(2012, 8, 9)), "what was overdue is asked at once"
    with pytest.raises(Refused, match=r"excerpt\.reissued") as refused:
        office.forwarding.remind(first.id, date(2012, 9, 1))
    assert refused.value.facts["issue"] == 4


def test_a_settled_reminder_does_not_come_back_and_another_recipient_keeps_its_own(office, meeting):
    item, _ = resolved(office.store, meeting, "Ö 1")
    first = office.excerpts.issue(item.id, replace(TERMS, recipient="Abteilung Integration"), reason=WHY)
    office.excerpts.issue(item.id, replace(TERMS, recipient="Stadtrat"), reason=WHY)
    assert reminders(office, meeting) == [(1, date(2012, 7, 1)), (2, date(2012, 7, 1))]
    office.forwarding.settle_reminder(first.id)
    office.excerpts.issue(item.id, replace(TERMS, recipient="abteilung integration", reminder=None), reason=WHY)
    assert reminders(office, meeting) == [(1, None), (2, date(2012, 7, 1)), (3, None)]


def test_the_public_excerpt_tells_the_course_without_guests_and_contacts(office, meeting):
    item, _ = resolved(office.store, meeting, "Ö 1")
    guest = factories.person("Zwiebelmuster", "Erika")
    with office.store.unit("guest") as unit:
        unit.persons.save(guest)
        unit.speakers.save(Speaker("Sprachkurse", person_id=guest.id, meeting_id=meeting.id, agenda_item_id=item.id))
    course = "Frau Zwiebelmuster (Tel. 0621 504-1234, erika@example.org) berichtet vom Stadtteil."
    office.resolutions.edit(item.id, course=RichText.of(course))
    office.excerpts.issue(item.id, TERMS, reason=WHY)
    made = office.publications.issue(IssuedKind.EXCERPT, item.id, publication=True)
    pdf = office.archive.pdf(made.id)
    assert "berichtet vom Stadtteil" in words(pdf)
    for planted in ("Zwiebelmuster", "504-1234", "erika@example"):
        assert planted not in everything_in(pdf)


def test_a_letter_says_which_issue_is_outdated_to_those_who_have_it(office, meeting):
    item, resolution = resolved(office.store, meeting, "Ö 1")
    before = [Group("Abteilung Integration", (item.id,)), Group("", (item.id,))]
    first = office.forwarding.issue(meeting.id, before, TERMS, reason=WHY)
    assert "überholt" not in words(office.forwarding.print_run(first.papers)[0])

    def put_right() -> None:
        with office.store.unit("put right") as unit:
            unit.resolutions.save(replace(resolution, text=RichText.of("Der Beirat bittet noch einmal.")))

    office.corrections.correct(meeting.id, Correcting("Verhört", "bittet", "bittet noch einmal", item.id), put_right)
    groups = [Group("Abteilung Integration", (item.id,)), Group("Stadtrat", (item.id,))]
    later = replace(TERMS, dated=date(2012, 6, 5))
    again = office.forwarding.issue(meeting.id, groups, later, reason=WHY)
    letters = {one.recipient: words(office.archive.pdf(one.letter.id)) for one in again.dispatches}
    said = "Die 1. Ausfertigung des Auszugs 2012/A001 vom "
    assert said in letters["Abteilung Integration"]
    assert "ist damit überholt." in letters["Abteilung Integration"]
    assert "überholt" not in letters["Stadtrat"]
    for pdf in office.forwarding.print_run(again.papers):
        assert_publishable(pdf)
    third = office.forwarding.issue(meeting.id, groups, later, reason=WHY)
    assert "überholt" not in words(office.archive.pdf(third.dispatches[0].letter.id))
