"""Every rule speaks on every path of its row: a breach is planted, and the use case of the path has to tell it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

import pytest

from beirat_desktop.domain.agenda import FORMAL, NEW_TITLE, AgendaItem, ItemKind
from beirat_desktop.domain.attendance import AttendanceState, Exclusion, Stay
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.elections import Counted, Post
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.papers import PaperState, PaperType
from beirat_desktop.domain.paths import TABLE, Path, Rule
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteForm, VoteKind
from beirat_desktop.german import finding, refusal
from beirat_desktop.usecases.excerpts.excerpts import ExcerptTerms
from beirat_desktop.usecases.live.resolutions import Decision
from beirat_desktop.usecases.minutes.corrections import Correcting
from beirat_desktop.usecases.record.checks import check
from tests import factories
from tests.usecases.meetings.test_invitations import words

DAY = date(2012, 5, 24)
TERMS = ExcerptTerms("Elif Șahin", "Vorsitzende", "Ludwigshafen", date(2012, 5, 29))
P = Path
ROWS: dict[Rule, set[Path]] = {
    Rule.PERIOD: {P.INVITATION, P.SUPPLEMENT, P.OPENING, P.VOTE, P.MINUTES, P.CHECK},
    Rule.PUBLIC_NOTICE: {P.NOTICE, P.OPENING, P.MINUTES, P.CHECK},
    Rule.URGENT_MEETING: {P.INVITATION, P.OPENING, P.CALLED, P.VOTE, P.MINUTES, P.CHECK},
    Rule.LATE_ITEM: {P.SUPPLEMENT, P.CALLED, P.VOTE, P.MINUTES, P.CHECK},
    Rule.QUORUM: {P.OPENING, P.CALLED, P.VOTE, P.MINUTES, P.EXCERPT, P.CHECK},
    Rule.EXCLUSION: {P.CALLED, P.VOTE, P.MINUTES, P.CHECK},
    Rule.SUMS: {P.VOTE, P.CLOSING, P.MINUTES, P.EXCERPT, P.CHECK},
    Rule.NO_RESOLUTION: {P.INVITATION, P.SUPPLEMENT, P.CALLED, P.VOTE, P.CHECK},
    Rule.NON_PUBLIC: {P.INVITATION, P.SUPPLEMENT, P.NOTICE, P.CALLED, P.MINUTES, P.EXCERPT, P.CHECK},
    Rule.GUEST: {P.INVITATION, P.NOTICE, P.CALLED, P.MINUTES},
    Rule.CONTENT: {P.CLOSING, P.MINUTES, P.CHECK},
    Rule.CORRECTED: {P.MINUTES, P.CHECK},
    Rule.SIGNED_FIRST: {P.MINUTES, P.EXCERPT, P.CHECK},
    Rule.REPEATED: {P.ADMISSION, P.INVITATION, P.CALLED, P.CHECK},
    Rule.DEMANDS: {P.INVITATION, P.VOTE, P.MINUTES},
    Rule.OBJECTIONS: {P.INVITATION, P.MINUTES, P.CHECK},
    Rule.NAMED: {P.INVITATION, P.SUPPLEMENT, P.NOTICE, P.OPENING, P.CHECK},
}
"""Which path each rule must speak on."""

TOLD: dict[Rule, set[str]] = {
    Rule.PERIOD: {"meeting.notice_too_short"},
    Rule.PUBLIC_NOTICE: {"meeting.not_published"},
    Rule.URGENT_MEETING: {"agenda.only_urgent", "meeting.urgency_not_stated"},
    Rule.LATE_ITEM: {"agenda.item_late", "agenda.late_not_admitted"},
    Rule.QUORUM: {"quorum.missing", "minutes.vote_void"},
    Rule.EXCLUSION: {"exclusion.ask", "exclusion.after_vote", "agenda.exclusion_at_election"},
    Rule.SUMS: {"vote.sum_differs"},
    Rule.NO_RESOLUTION: {"agenda.resolution_not_allowed"},
    Rule.NON_PUBLIC: {"agenda.closed_reason_missing"},
    Rule.GUEST: {"speaker.resolution_missing"},
    Rule.CONTENT: {"meeting.items_open", "minutes.secretary_missing"},
    Rule.CORRECTED: {"minutes.still_wrong"},
    Rule.SIGNED_FIRST: {"excerpt.minutes_unsigned", "excerpt.issued_unsigned"},
    Rule.REPEATED: {"agenda.dealt_with_lately"},
    Rule.DEMANDS: {"vote.secret_not_demanded", "demand.too_few"},
    Rule.OBJECTIONS: {"agenda.objections_missing"},
    Rule.NAMED: {"agenda.title_left"},
}
CELLS = [(rule, path) for rule, paths in TABLE.items() for path in paths]


def test_the_table_leaves_no_path_out():
    assert {rule: set(paths) for rule, paths in TABLE.items()} == ROWS


class Story:
    """A meeting led up to the path that is looked at; breach: the rule that is broken on the way, or None."""

    def __init__(self, office, path: Path, breach: Rule | None) -> None:
        self.office, self.path, self.breach = office, path, breach
        self.people = [factories.person(f"Mitglied {number:02}") for number in range(33)]
        self.writer = factories.person("Schreiber")
        self.decision = Decision(None, RichText.of("Ja."), self.vote(), reason="Wie besprochen")
        with office.store.unit("meetings.plan") as unit:
            for number, one in enumerate(self.people):
                unit.persons.save(one)
                unit.memberships.save(factories.membership(one, Role.CHAIR if number == 0 else Role.MEMBER))
            if breach is not Rule.CONTENT:
                unit.persons.save(self.writer)
                unit.memberships.save(factories.membership(self.writer, Role.SECRETARY, voting=False))
            if breach in (Rule.REPEATED, Rule.OBJECTIONS):
                before = unit.meetings.save(factories.meeting(datetime(2012, 3, 1, 17), state=MeetingState.CLOSED))
                unit.agenda_items.save(AgendaItem(before.id, "Sprachkurse", outcome=Outcome.ADOPTED))
        self.meeting = office.meetings.plan(factories.BEIRAT.id, datetime(2012, 5, 24, 17), Place("Rathaus", "Saal"))
        self.item = office.agenda.add_item(self.meeting.id, "Sprachkurse")
        for step in (self.plan, self.invite, self.announce, self.open, self.vote_taken, self.close):
            if step():
                break

    def vote(self) -> Vote:
        if self.breach is Rule.DEMANDS:
            return Vote(form=VoteForm.SECRET, yes=33)
        return Vote(yes={Rule.QUORUM: 10, Rule.SUMS: 20, Rule.PERIOD: 20}.get(self.breach, 33))

    def at(self, day: int, hour: int = 9) -> None:
        self.office.store.now = lambda: datetime(2012, 5, day, hour).astimezone()

    def plan(self) -> bool:
        office, key = self.office, self.meeting.id
        if self.breach is Rule.URGENT_MEETING:
            office.meetings.edit(key, urgent=True, urgency_reason="Die Frist läuft ab.")
        if self.breach is Rule.NON_PUBLIC:
            self.item = office.agenda.add_item(key, "Personal", public=False)
        if self.breach is Rule.EXCLUSION and self.path is Path.VOTE:
            office.agenda.edit(self.item.id, kind=ItemKind.ELECTION)
        if self.breach is Rule.NAMED:
            office.agenda.rename(self.item.id, NEW_TITLE)
        if self.breach is Rule.OBJECTIONS:
            for one in office.agenda.items(key):
                if one.kind is ItemKind.OBJECTIONS:
                    office.agenda.remove(one.id)
        if self.breach is Rule.DEMANDS:
            office.demands.enter("agenda_items", self.item.id, members=8, reason="Es eilt")
            self.tell_again()
        with office.store.unit("plant") as unit:
            if self.path is Path.ADMISSION:
                self.paper = unit.papers.save(factories.motion(title="SPRACHKURSE", state=PaperState.SUBMITTED))
            if self.breach is Rule.NO_RESOLUTION:
                paper = unit.papers.save(factories.motion())
                other = AgendaItem(key, "Verschiedenes", 9, kind=ItemKind.MISCELLANEOUS, paper_id=paper.id)
                self.item = unit.agenda_items.save(other)
            if self.breach is Rule.GUEST:
                guest = Speaker("Vortrag", state=SpeakerState.INVITED, meeting_id=key, agenda_item_id=self.item.id)
                unit.speakers.save(guest)
        self.at(21 if self.breach is Rule.PERIOD else 14)
        return self.path in (Path.ADMISSION, Path.INVITATION)

    def invite(self) -> bool:
        self.office.invitations.send(self.meeting.id, reason="Es ging nicht früher")
        self.tell_again()
        if self.breach is Rule.LATE_ITEM:
            self.at(23)
            self.item = self.office.agenda.add_item(self.meeting.id, "Neuer Gegenstand am Vortag")
            if self.path is not Path.SUPPLEMENT:
                self.office.invitations.send_supplement(self.meeting.id)
        return self.path is Path.SUPPLEMENT

    def tell_again(self) -> None:
        """What a reason passed over is to be told here all the same."""
        with self.office.store.unit("plant") as unit:
            for one in unit.overrides.all():
                unit.overrides.delete(one.id)

    def announce(self) -> bool:
        if self.breach is not Rule.PUBLIC_NOTICE:
            self.at(22)
            self.office.invitations.publish_notice(self.meeting.id, date(2012, 5, 22))
        self.at(24)
        return self.path is Path.NOTICE

    def open(self) -> bool:
        self.at(24, 17)
        come = {Rule.QUORUM: 10, Rule.PERIOD: 20}.get(self.breach, 33)
        if self.path is Path.OPENING:
            ids = [one.id for one in self.people[:come]]
            self.office.attendances.mark(self.meeting.id, ids, AttendanceState.PRESENT)
            return True
        self.office.course.open(self.meeting.id)
        self.office.attendances.mark(self.meeting.id, [one.id for one in self.people[:come]], AttendanceState.PRESENT)
        if not (self.breach is Rule.CONTENT and self.path is Path.CLOSING):
            for one in self.office.agenda.items(self.meeting.id):
                self.office.resolutions.begin(one.id)
                if one.kind in FORMAL:
                    self.office.resolutions.finish(one.id, "Nichts.")
        self.office.resolutions.begin(self.item.id)
        return self.path is Path.CALLED

    def vote_taken(self) -> bool:
        if self.breach is Rule.EXCLUSION and self.path is Path.VOTE:
            with self.office.store.unit("plant") as unit:
                unit.exclusions.save(Exclusion(self.item.id, self.people[1].id))
        if self.path is Path.VOTE:
            return True
        if self.breach is not Rule.NO_RESOLUTION:
            self.office.resolutions.record(self.item.id, self.decision)
            self.tell_again()
        if self.breach is Rule.EXCLUSION:
            self.office.resolutions.exclude(self.item.id, self.people[1].id)
        return self.path is Path.CLOSING

    def close(self) -> bool:
        self.office.course.close(self.meeting.id, time(19))
        if self.breach is Rule.SIGNED_FIRST and self.path is not Path.EXCERPT:
            self.office.excerpts.issue(self.item.id, TERMS, reason="Eilt")
        if self.breach is not Rule.SIGNED_FIRST:
            self.office.minutes.sign(self.meeting.id)
        if self.breach is Rule.CORRECTED:
            self.office.minutes.issue(self.meeting.id)
            self.office.corrections.reword(self.meeting.id, Correcting("Verhört", "Ja", "Nein", self.item.id))
        return True

    def told(self) -> Iterable[Finding]:
        """What the use case of the path says."""
        office, key = self.office, self.meeting.id
        return {
            Path.ADMISSION: lambda: office.papers.readiness(self.paper.id),
            Path.INVITATION: lambda: office.invitations.findings(key),
            Path.SUPPLEMENT: lambda: office.invitations.findings(key),
            Path.NOTICE: lambda: office.invitations.notice_findings(key),
            Path.OPENING: lambda: office.course.opening_findings(key),
            Path.CALLED: lambda: office.resolutions.called_findings(self.item.id),
            Path.VOTE: lambda: office.resolutions.findings(self.item.id, self.decision),
            Path.CLOSING: lambda: office.course.closing_findings(key),
            Path.MINUTES: lambda: office.minutes.findings(key),
            Path.EXCERPT: lambda: office.excerpts.findings([self.item.id]),
            Path.CHECK: lambda: check(office.store),
        }[self.path]()


@pytest.mark.parametrize(("rule", "path"), CELLS, ids=[f"{rule}-{path}" for rule, path in CELLS])
def test_a_breach_is_told_on_every_path(office, rule, path):
    told = [one for one in Story(office, path, rule).told() if one.rule in TOLD[rule]]
    assert told
    assert all(one.noun and one.object_id and finding(one).sentence for one in told)


@pytest.mark.parametrize("path", list(Path))
def test_where_no_rule_is_broken_none_is_told(office, path):
    asked = {"exclusion.ask"} if path is Path.CALLED else set()
    assert {one.rule for one in Story(office, path, None).told()} & set().union(*TOLD.values()) == asked


class ElectionStory(Story):
    """The same, where the item is an election of one candidate."""

    def plan(self) -> bool:
        self.office.agenda.edit(self.item.id, kind=ItemKind.ELECTION)
        return super().plan()

    def vote_taken(self) -> bool:
        elections, chosen = self.office.elections, self.people[1].id
        self.election = elections.add(self.item.id, Post.OTHER, "Schriftführung")
        elections.propose(self.election.id, chosen)
        self.counted = Counted({chosen: {Rule.QUORUM: 10, Rule.SUMS: 20}.get(self.breach, 33)})
        if self.breach is Rule.EXCLUSION:
            with self.office.store.unit("plant") as unit:
                unit.exclusions.save(Exclusion(self.item.id, self.people[2].id))
        if self.path is Path.VOTE:
            return True
        elections.hold(self.election.id, self.counted, passing="So gezählt")
        self.tell_again()
        if self.breach not in (Rule.CONTENT, Rule.QUORUM):
            elections.answer(self.election.id, chosen, accepted=True)
        return self.path is Path.CLOSING

    def told(self) -> Iterable[Finding]:
        if self.path is Path.VOTE:
            return self.office.elections.findings(self.election.id, self.counted)
        return super().told()


ELECTED: dict[Rule, tuple[str, set[Path]]] = {
    Rule.QUORUM: ("quorum.missing", {P.VOTE, P.EXCERPT, P.CHECK}),
    Rule.SUMS: ("vote.sum_differs", {P.VOTE, P.CLOSING, P.MINUTES, P.EXCERPT, P.CHECK}),
    Rule.EXCLUSION: ("agenda.exclusion_at_election", {P.VOTE, P.MINUTES, P.CHECK}),
    Rule.CONTENT: ("election.answer_missing", {P.CLOSING, P.MINUTES, P.CHECK}),
}
"""What each rule says of an election, and where."""


@pytest.mark.parametrize(
    ("rule", "path", "told"),
    [(rule, path, told) for rule, (told, paths) in ELECTED.items() for path in sorted(paths)],
)
def test_an_election_is_held_to_the_rules_of_every_vote(office, rule, path, told):
    assert told in [one.rule for one in ElectionStory(office, path, rule).told()]


@pytest.mark.parametrize("path", [P.VOTE, P.CLOSING, P.MINUTES, P.EXCERPT, P.CHECK])
def test_of_an_election_that_was_held_as_it_should_nothing_is_told(office, path):
    told = {one.rule for one in ElectionStory(office, path, None).told()}
    assert not told & {"election.unfinished", "election.round_void", *(rule for rule, _ in ELECTED.values())}


def test_the_minutes_name_a_round_without_quorum(office):
    story = ElectionStory(office, Path.MINUTES, Rule.QUORUM)
    assert {"election.round_void", "election.unfinished"} <= {one.rule for one in story.told()}


class Timed(Story):
    """The votes are taken at six; then a time is corrected so that it speaks against them."""

    rule = "vote.presence_differs"

    def vote(self) -> Vote:
        return Vote(yes=33)

    def vote_taken(self) -> bool:
        self.at(24, 18)
        over = super().vote_taken()
        self.at(24, 19)
        self.change()
        return over

    def change(self) -> None:
        self.office.attendances.set_stays(
            self.meeting.id, self.people[3].id, [Stay(datetime(2012, 5, 24, 18, 30))], "Verwechselt"
        )


class OnBreak(Timed):
    rule = "vote.outside_meeting"

    def change(self) -> None:
        self.office.course.interrupt(self.meeting.id, time(17, 50))
        self.office.course.resume(self.meeting.id, time(18, 10))


class TimedElection(Timed, ElectionStory):
    """The same of a round of an election."""


@pytest.mark.parametrize("path", [P.CLOSING, P.MINUTES, P.EXCERPT, P.CHECK])
@pytest.mark.parametrize("kind", [Timed, OnBreak, TimedElection])
def test_times_that_speak_against_a_vote_are_told_wherever_its_numbers_are(office, path, kind):
    told = [one for one in kind(office, path, None).told() if one.rule == kind.rule]
    assert told
    assert all(re.match(r"Ö \d+: Die Abstimmung um ", finding(one).sentence) for one in told)


def test_the_check_tells_of_an_urgent_meeting_whose_urgency_nobody_stated(office):
    story = Story(office, Path.CHECK, Rule.URGENT_MEETING)
    assert {one.rule for one in story.told()} >= {"agenda.only_urgent", "meeting.urgency_not_stated"}


def test_a_late_invitation_is_healed_by_who_came_or_waived(office):
    story = Story(office, Path.VOTE, Rule.PERIOD)
    assert "meeting.notice_too_short" in [one.rule for one in story.told()]
    for one in story.people[20:32]:
        office.attendances.waive(story.meeting.id, one.id)
    assert "meeting.notice_too_short" in [one.rule for one in story.told()]
    office.attendances.waive(story.meeting.id, story.people[32].id)
    assert "meeting.notice_too_short" not in [one.rule for one in story.told()]


def test_a_late_item_is_dealt_with_once_two_thirds_have_added_it(office):
    story = Story(office, Path.CALLED, Rule.LATE_ITEM)
    (due,) = [one for one in story.told() if one.rule in TOLD[Rule.LATE_ITEM]]
    assert due.norm == "§ 34 (7) GemO"
    office.agenda_votes.admit_late(story.item.id, Vote(yes=21))  # 22 of 33 would be needed
    assert due in story.told()
    office.agenda_votes.admit_late(story.item.id, Vote(yes=22))
    assert due not in story.told()


@pytest.mark.parametrize(
    ("yes", "told"), [(0, {"agenda.late_not_admitted"}), (21, {"agenda.late_not_admitted"}), (22, set())]
)
def test_of_a_meeting_that_was_held_the_check_tells_late_items_that_were_never_added(office, yes, told):
    story = Story(office, Path.CALLED, Rule.LATE_ITEM)
    if yes:
        office.agenda_votes.admit_late(story.item.id, Vote(yes=yes))
    story.vote_taken()
    story.close()
    assert {one.rule for one in check(office.store) if one.rule in TOLD[Rule.LATE_ITEM]} == told


@pytest.mark.parametrize(
    ("published", "rules"),
    [
        (None, {"meeting.not_published"}),
        (date(2012, 5, 23), set()),
        (DAY, {"meeting.published_late"}),
        (date(2012, 5, 26), {"meeting.published_late"}),
    ],
)
def test_the_public_notice_is_there_on_the_day_before(office, published, rules):
    story = Story(office, Path.OPENING, None)
    story.at(26)
    office.invitations.publish_notice(story.meeting.id, published)
    story.at(24, 17)
    told = {one.rule for one in office.course.opening_findings(story.meeting.id)}
    assert told & {"meeting.not_published", "meeting.published_late"} == rules


def repeated(office, key: str) -> list[str]:
    """The norms by which an item is told to come again too soon."""
    found = office.resolutions.called_findings(key)
    return [one.norm for one in found if one.rule == "agenda.dealt_with_lately"]


def test_the_same_subject_is_the_same_paper_one_that_amends_it_or_the_same_title(office):
    story = Story(office, Path.INVITATION, None)
    with office.store.unit("plant") as unit:
        before = unit.meetings.save(factories.meeting(datetime(2012, 3, 1, 17), state=MeetingState.CLOSED))
        old = unit.papers.save(factories.motion(title="Alt"))
        new = unit.papers.save(replace(factories.motion(title="Anders gefasst"), amends_id=old.id))
        other = unit.papers.save(factories.motion(title="Etwas anderes"))
        unit.agenda_items.save(AgendaItem(before.id, "Alt", paper_id=old.id, outcome=Outcome.REJECTED))
        unit.agenda_items.save(AgendaItem(before.id, "Café  für ALLE", outcome=Outcome.ADOPTED))
        keys = [
            unit.agenda_items.save(AgendaItem(story.meeting.id, title, 9, paper_id=paper)).id
            for title, paper in (
                ("Neu", old.id),
                ("Anders gefasst", new.id),
                ("Cafe für alle", None),
                ("Etwas anderes", other.id),
            )
        ]
    assert [len(repeated(office, key)) for key in keys] == [1, 1, 1, 0]


def test_a_hearing_that_was_demanded_is_barred_for_twelve_months(office):
    story = Story(office, Path.INVITATION, None)
    with office.store.unit("plant") as unit:
        before = unit.meetings.save(factories.meeting(datetime(2011, 9, 1, 17), state=MeetingState.CLOSED))
        unit.agenda_items.save(AgendaItem(before.id, "Sprachkurse", outcome=Outcome.ADOPTED))
        guest = unit.speakers.save(Speaker("Sprachkurse", meeting_id=story.meeting.id, agenda_item_id=story.item.id))
    assert repeated(office, story.item.id) == [], "nine months ago, and six bar an item"
    with pytest.raises(Refused, match=r"demand\.repeated"):
        office.demands.enter("speakers", guest.id, members=9)
    office.demands.enter("speakers", guest.id, members=9, reason="Neue Zahlen")
    assert repeated(office, story.item.id) == ["§ 35 GemO"]


def test_of_an_admission_the_checklist_of_the_motion_tells(office):
    story = Story(office, Path.ADMISSION, Rule.REPEATED)
    (found,) = [one for one in story.told() if one.rule == "agenda.dealt_with_lately"]
    assert (found.noun, found.object_id) == ("papers", story.paper.id)
    assert story.paper.paper_type is PaperType.MOTION
    office.papers.admit(story.paper.id)
    assert found not in story.told(), "it was let on"


@pytest.mark.parametrize("noun", ["meetings", "agenda_items", "speakers"])
def test_a_quarter_or_a_faction_demands(office, noun):
    story = Story(office, Path.INVITATION, None)
    guest = office.speakers.suggest("Vortrag", meeting_id=story.meeting.id)
    key = {"meetings": story.meeting.id, "agenda_items": story.item.id, "speakers": guest.id}[noun]
    with pytest.raises(Refused) as refused:
        office.demands.enter(noun, key, members=8)
    assert refused.value.overridable
    assert "ein Viertel der gesetzlichen Mitglieder, also 9" in refusal(refused.value)
    assert office.demands.of(noun, key).members == 0
    office.demands.enter(noun, key, members=8, reason="Der Vorsitz nimmt es auf")
    assert "demand.too_few" not in [one.rule for one in story.told()], "it was passed over with a reason"
    story.tell_again()
    assert [(one.noun, one.object_id) for one in story.told() if one.rule == "demand.too_few"] == [(noun, key)]
    office.demands.enter(noun, key, members=9)
    with office.store.unit("plant") as unit:
        unit.factions.save(factories.SPD)
    office.demands.enter(noun, key, faction_id=factories.SPD.id)
    view = office.demands.of(noun, key)
    assert (view.faction_id, view.members, view.needed) == (factories.SPD.id, 0, 9)
    assert "demand.too_few" not in [one.rule for one in story.told()]


@pytest.mark.parametrize("path", [P.OPENING, P.MINUTES, P.CHECK])
def test_a_notice_is_overtaken_by_a_supplement_until_it_appears_anew(office, path):
    story = Overtaken(office, path, None)
    assert "meeting.notice_overtaken" in [one.rule for one in story.told()]


class Overtaken(Story):
    """The notice appeared, then a supplement brought an item for the public."""

    public = True

    def announce(self) -> bool:
        self.at(16)
        super().announce()
        self.office.invitations.publish_notice(self.meeting.id, date(2012, 5, 16))
        self.at(17)
        self.added = self.office.agenda.add_item(self.meeting.id, "Neuer Gegenstand", public=self.public)
        self.office.invitations.send_supplement(self.meeting.id)
        return self.path is Path.NOTICE


def test_a_notice_that_is_published_anew_in_time_takes_the_supplement_in(office):
    story = Overtaken(office, Path.NOTICE, None)
    (told,) = [one for one in story.told() if one.rule == "meeting.notice_overtaken"]
    assert "Der 1. Nachtrag hat den öffentlichen Teil geändert" in finding(told).sentence
    office.invitations.publish_notice(story.meeting.id, date(2012, 5, 16))
    assert told in story.told(), "entered once more, it is as old as before"
    story.at(23)
    office.invitations.publish_notice(story.meeting.id, date(2012, 5, 23))
    assert told not in story.told()
    office.agenda.rename(story.item.id, "Sprachkurse und Prüfungen")
    office.invitations.send_supplement(story.meeting.id)
    story.at(24)
    office.invitations.publish_notice(story.meeting.id, DAY)
    assert [one.rule for one in story.told() if one.noun == "meetings"] == ["meeting.published_late"]


def test_a_second_notice_of_one_day_takes_the_supplement_in_once_it_appeared(office):
    story = Overtaken(office, Path.NOTICE, None)
    invitations, key, today = office.invitations, story.meeting.id, date(2012, 5, 17)
    invitations.issue_notice(key)
    invitations.publish_notice(key, today)
    office.agenda.rename(story.item.id, "Sprachkurse und Prüfungen")
    invitations.send_supplement(key)
    assert "meeting.notice_overtaken" in [one.rule for one in story.told()]
    story.at(17, 12)
    second = invitations.issue_notice(key)
    assert "meeting.notice_overtaken" in [one.rule for one in story.told()]
    (row,) = office.dispatch.rows(key, second.id)
    office.dispatch.set_receipt(row.delivery.id, today)
    assert "meeting.notice_overtaken" not in [one.rule for one in story.told()]


def test_what_is_not_public_overtakes_no_notice(office):
    story = type("Closed", (Overtaken,), {"public": False})(office, Path.NOTICE, None)
    assert "meeting.notice_overtaken" not in [one.rule for one in story.told()]


def test_before_the_day_of_the_meeting_a_notice_is_not_missing_yet(office):
    story = Story(office, Path.NOTICE, Rule.PUBLIC_NOTICE)
    story.at(23)
    assert not {one.rule for one in story.told()} & TOLD[Rule.PUBLIC_NOTICE]


def test_an_urgent_meeting_goes_on_once_its_urgency_is_stated(office):
    story = Story(office, Path.CALLED, Rule.URGENT_MEETING)
    assert "meeting.urgency_not_stated" in [one.rule for one in story.told()]
    opening = office.agenda.items(story.meeting.id)[0]
    office.resolutions.record(opening.id, Decision(vote=Vote(kind=VoteKind.URGENCY, yes=20, no=13)))
    assert "meeting.urgency_not_stated" not in [one.rule for one in story.told()]


def test_the_minutes_do_not_call_an_invitation_timely_that_a_late_item_followed(office):
    late = Story(office, Path.CLOSING, Rule.LATE_ITEM)
    told = office.minutes.paper(late.meeting.id).pdf
    assert "form- und fristgerecht" not in words(told)


def test_an_excerpt_from_unsigned_minutes_needs_a_reason_that_stays(office):
    story = Story(office, Path.EXCERPT, Rule.SIGNED_FIRST)
    for act in (
        lambda: office.excerpts.issue(story.item.id, TERMS),
        lambda: office.excerpts.issue_all([story.item.id], TERMS),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.overridable
        assert "bevor die Niederschrift vom 24.05.2012 unterschrieben ist" in refusal(refused.value)
    assert office.excerpts.rows(story.meeting.id)[0].issues == ()
    office.excerpts.issue(story.item.id, TERMS, reason="Die Verwaltung braucht ihn heute")
    (kept,) = [
        one for one in office.overrides.on("agenda_items", story.item.id) if one.rule == "excerpt.minutes_unsigned"
    ]
    assert kept.reason == "Die Verwaltung braucht ihn heute"
    assert "excerpt.issued_unsigned" in [one.rule for one in office.minutes.findings(story.meeting.id)]
    office.minutes.sign(story.meeting.id)
    assert "excerpt.issued_unsigned" not in [one.rule for one in office.minutes.findings(story.meeting.id)]


@pytest.mark.parametrize("healed", [False, True])
def test_a_meeting_nobody_was_invited_to_says_so_unless_all_come_or_waive(office, founded, healed):
    people = [factories.person(f"Mitglied {number:02}") for number in range(20)]
    with office.store.unit("plant") as unit:
        for one in people:
            unit.persons.save(one)
            unit.memberships.save(factories.membership(one))
    meeting = office.meetings.plan(factories.BEIRAT.id, datetime(2012, 5, 24, 17), Place("Rathaus", "Saal"))
    office.store.now = lambda: datetime(2012, 5, 24, 17).astimezone()
    opening = office.course.opening_findings(meeting.id)
    assert "meeting.not_invited" in {one.rule for one in opening}
    here = [one.id for one in people[:19]]
    office.attendances.mark(meeting.id, here, AttendanceState.PRESENT)
    office.course.open(meeting.id)
    office.attendances.waive(meeting.id, people[19].id, healed)
    office.course.close(meeting.id, datetime(2012, 5, 24, 18))
    told = [one for one in office.minutes.findings(meeting.id) if one.rule == "meeting.not_invited"]
    sentence = "Für die Sitzung am 24.05.2012 ist keine Einladung festgehalten (§ 34 GemO)."
    assert [finding(one).sentence for one in told] == ([] if healed else [sentence])
    assert ("meeting.not_invited" in {one.rule for one in check(office.store)}) is not healed


def test_whether_a_guest_was_heard_is_asked_before_the_minutes_are_signed_and_not_after(office):
    story = Story(office, Path.MINUTES, Rule.GUEST)

    def told() -> list[str]:
        return [one.rule for one in office.minutes.findings(story.meeting.id)]

    assert "speaker.heard_open" not in told()
    office.corrections.take_back_signatures(story.meeting.id, "Gast vergessen")
    assert "speaker.heard_open" in told()
    (guest,) = office.speakers.rows(story.meeting.id)
    office.speakers.hear(guest.id)
    assert "speaker.heard_open" not in told()
