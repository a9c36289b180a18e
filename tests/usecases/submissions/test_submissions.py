"""A motion comes as a PDF: what it would bring, and what is made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.users import Desk
from beirat_desktop.exchange.submission import Mover, Submission, write
from beirat_desktop.german import finding, refusal
from beirat_desktop.usecases.papers.data import MOST_BYTES
from beirat_desktop.usecases.submissions.submissions import Standing
from tests import factories
from tests.documents.reading import assert_publishable, everything_in


@pytest.fixture
def signer(founded):
    person = factories.person(
        form_of_address="Frau",
        contact=Contact(Address("Privatweg 7", "67059", "Ort"), "privat@example.org", "0621 123"),
    )
    with founded.unit("test") as unit:
        unit.persons.save(person)
        unit.memberships.save(factories.membership(person, faction_chair=True))
        unit.meetings.save(factories.meeting(datetime(2012, 5, 24, 17)))
    founded.forget_undo()
    return person


def sent(**fields) -> Submission:
    return Submission(
        factories.motion("Fachberatung", **fields), factories.BEIRAT.name, (Mover("SPD-Fraktion", "SPD"),)
    )


def take(office, submission, **chosen):
    return office.submissions.accept(office.submissions.look_into(write(submission), "antrag.json"), **chosen)


def rules(arrival):
    return [found.rule for found in arrival.findings]


def test_the_letter_carries_public_data_only_and_stays_archivable(office, signer, tmp_path):
    paper = office.papers.add(
        title="Fachberatung",
        faction_id=factories.SPD.id,
        proposal=RichText.of("Der Beirat lädt ein."),
        note="Interne Bemerkung",
    )
    public, private = tmp_path / "Konzept.txt", tmp_path / "Geheim.txt"
    public.write_text("öffentlicher Inhalt")
    private.write_text("vertraulicher Inhalt")
    office.attachments.set_public(office.attachments.add(public, paper_id=paper.id).id, True)
    office.attachments.add(private, paper_id=paper.id)
    pdf = office.paper_letters.pdf(paper.id)
    assert_publishable(pdf)
    told = everything_in(pdf)
    assert "beirat-desktop-paper" in told
    assert "öffentlicher Inhalt" in told
    assert '"role": "Fraktionsvorsitzende"' in told
    for word in ("vertraulicher Inhalt", "Interne", "Privatweg", "privat@", "0621 123", signer.id, "originatorPerson"):
        assert word not in told
    assert office.paper_letters.pdf(paper.id) == pdf


def test_a_paper_that_is_not_public_carries_no_data(office, signer):
    paper = office.papers.add(title="Personalsache", proposal=RichText.of("x"), public=False)
    pdf = office.paper_letters.pdf(paper.id)
    assert b"/EmbeddedFiles" not in pdf
    with pytest.raises(Refused) as refused:
        office.submissions.look_into(pdf, "brief.pdf")
    assert refusal(refused.value).startswith("„brief.pdf“ trägt keine Antragsdaten in sich")


def test_a_file_too_large_for_a_letter_is_listed_and_missed(office, signer, tmp_path):
    paper = office.papers.add(title="Plan", proposal=RichText.of("x"), faction_id=factories.SPD.id)
    large = tmp_path / "Plan.bin"
    large.write_bytes(b"x" * (MOST_BYTES + 1))
    office.attachments.set_public(office.attachments.add(large, paper_id=paper.id).id, True)
    arrival = office.submissions.look_into(office.paper_letters.pdf(paper.id), "a.pdf")
    assert "Die Anlage „Plan.bin“ liegt dem PDF nicht bei" in " ".join(finding(f).sentence for f in arrival.findings)


def test_looking_matches_faction_and_meeting_and_changes_nothing(office, signer):
    submission = replace(sent(), movers=(Mover("spd fraktion"), Mover("Die Neuen")))
    arrival = office.submissions.look_into(write(submission), "a.json")
    assert (arrival.standing, arrival.faction) == (Standing.NEW, factories.SPD)
    assert rules(arrival) == ["submission.joint_faction_unknown"]
    assert office.papers.ids() == []


def test_an_unknown_faction_is_told_and_may_be_chosen(office, signer):
    arrival = office.submissions.look_into(write(replace(sent(), movers=(Mover("Die Neuen", "Neu"),))), "a.json")
    assert arrival.faction is None
    assert finding(arrival.findings[0]).sentence == "Die Fraktion „Die Neuen“ gibt es in dieser Akte nicht."
    paper = office.submissions.accept(arrival, faction_id=factories.SPD.id)
    assert paper.faction_id == factories.SPD.id


def test_what_is_accepted_is_handed_in_now_with_its_own_number_to_come(office, signer):
    paper = take(office, sent(number="7/2012"), faction_id=factories.SPD.id)
    assert (paper.state, paper.received) == (PaperState.SUBMITTED, datetime(2012, 5, 14, 9))
    assert (paper.number, paper.external_number) == ("", "7/2012")
    assert [version.label for version in office.papers.versions(paper.id)] == ["submitted"]


def test_undo_takes_the_whole_paper_back(office, signer):
    paper = take(office, sent())
    office.undo()
    assert paper.id not in office.papers.ids()
    assert office.attachments.of(paper_id=paper.id) == []
    office.redo()
    assert office.papers.get(paper.id) == paper


def test_the_same_wording_twice_is_refused(office, signer):
    submission = sent()
    take(office, submission)
    assert office.submissions.look_into(write(submission), "a.json").standing is Standing.SAME
    with pytest.raises(Refused) as refused:
        take(office, submission)
    assert refusal(refused.value) == "„Fachberatung“ liegt mit genau diesem Wortlaut schon vor."


def test_a_newer_wording_replaces_the_one_here_which_stays_as_a_version(office, signer):
    submission = sent()
    take(office, submission)
    newer = replace(submission, paper=replace(submission.paper, title="Fachberatung im August"))
    arrival = office.submissions.look_into(write(newer), "a.json")
    assert arrival.standing is Standing.NEWER
    assert list(arrival.changes) == ["title"]
    paper = office.submissions.accept(arrival)
    assert paper.title == "Fachberatung im August"
    assert [version.title for version in office.papers.versions(paper.id)] == ["Fachberatung im August", "Fachberatung"]


def test_the_older_wording_needs_a_reason(office, signer):
    submission = sent()
    take(office, submission)
    take(office, replace(submission, paper=replace(submission.paper, title="Neu")))
    arrival = office.submissions.look_into(write(submission), "a.json")
    assert arrival.standing is Standing.OLDER
    with pytest.raises(Refused) as refused:
        office.submissions.accept(arrival)
    assert refused.value.overridable
    assert office.submissions.accept(arrival, reason="Die Fraktion nimmt die Änderung zurück").title == "Fachberatung"


@pytest.mark.parametrize("step", ["number", "admit"])
def test_a_paper_the_office_works_with_is_changed_for_a_reason_only(office, signer, step):
    submission = sent()
    paper = take(office, submission, faction_id=factories.SPD.id)
    office.papers.give_number(paper.id) if step == "number" else office.papers.admit(paper.id)
    arrival = office.submissions.look_into(
        write(replace(submission, paper=replace(submission.paper, title="Anders"))), "a.json"
    )
    with pytest.raises(Refused) as refused:
        office.submissions.accept(arrival)
    assert refused.value.overridable
    assert office.papers.get(paper.id).title == "Fachberatung"
    kept = office.submissions.accept(arrival, reason="Schreibfehler der Fraktion")
    assert kept.title == "Anders"
    assert kept.state is (PaperState.SUBMITTED if step == "number" else PaperState.ADMITTED)
    assert [override.reason for override in office.overrides.on("papers", paper.id)] == ["Schreibfehler der Fraktion"]


def test_what_was_debated_keeps_its_wording(office, founded, signer):
    submission = sent()
    paper = take(office, submission)
    with founded.unit("test") as unit:
        unit.papers.save(replace(paper, state=PaperState.DEBATED))
    changed = replace(submission, paper=replace(submission.paper, title="Anders"))
    with pytest.raises(Refused) as refused:
        take(office, changed, reason="Trotzdem")
    assert refused.value.rule == "paper.settled"


def test_a_motion_without_its_resolution_is_not_taken_in(office, signer):
    with pytest.raises(Refused) as refused:
        take(office, sent(proposal=RichText()))
    assert refused.value.rule == "paper.proposal_missing"
    assert office.papers.ids() == []


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"PK\x03\x04", "submission.other_kind"),
        (b"", "submission.empty"),
        (b"%PDF-1.7\nkaputt", "submission.unreadable"),
        (b'{"format": "beirat-desktop", "version": 1}', "submission.whole_record"),
        (b'{"format": "anderes"}', "submission.not_ours"),
    ],
)
def test_other_files_are_refused_in_a_sentence(office, content, rule):
    with pytest.raises(Refused) as refused:
        office.submissions.look_into(content, "datei.pdf")
    assert refused.value.rule == rule
    assert refusal(refused.value)


def test_a_draft_says_so_when_it_comes_in(office, signer):
    paper = office.papers.add(title="Noch nicht fertig", proposal=RichText.of("x"))
    assert "submission.draft" in rules(office.submissions.look_into(office.paper_letters.pdf(paper.id), "a.pdf"))
    office.papers.submit(paper.id, reason="Prüfung")
    assert "submission.draft" not in rules(office.submissions.look_into(office.paper_letters.pdf(paper.id), "a.pdf"))


def test_whoever_carries_their_own_draft_is_not_sent_to_ask_its_sender(office, signer):
    letter = office.paper_letters.pdf(office.papers.add(title="Noch nicht fertig", proposal=RichText.of("x")).id)
    office.users.add("SPD", Desk.FACTION, faction_id=factories.SPD.id)
    (found,) = [one for one in office.submissions.look_into(letter, "a.pdf").findings if "draft" in one.rule]
    assert "bleibt" in " ".join(finding(found))
    assert "Absender" not in " ".join(finding(found))


def test_the_version_for_the_public_carries_no_data(office, signer):
    paper = office.papers.add(title="Fachberatung", proposal=RichText.of("x"))
    office.papers.submit(paper.id, reason="Prüfung")
    published = office.publications.preview(IssuedKind.MOTION, paper.id, publication=True).pdf
    assert "beirat-desktop-paper" not in everything_in(published)
    assert "beirat-desktop-paper" in everything_in(office.paper_letters.pdf(paper.id))
