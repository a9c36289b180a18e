"""A faction at home and the office: two records that exchange nothing but files, until the motion is let on."""

from __future__ import annotations

import email
import io
import json
from dataclasses import replace
from datetime import date, timedelta
from email import policy

import pypdfium2
import pytest

from beirat_desktop.documents.attachments import opened_paper
from beirat_desktop.documents.model import AssociatedFile
from beirat_desktop.documents.motion_letter import motion_letter
from beirat_desktop.documents.preview import text_of_pdf
from beirat_desktop.documents.render import render
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.board import Reached
from beirat_desktop.domain.consultations import Consultation, ConsultationState, Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.users import Desk
from beirat_desktop.exchange.seal import hash_of_data
from beirat_desktop.usecases.papers.letters import letter_contents
from beirat_desktop.usecases.record.record import create_shared
from beirat_desktop.usecases.submissions.submissions import Standing
from tests.conftest import NOW
from tests.stories.test_submission import furnish


@pytest.fixture
def desks(tmp_path):
    made = []
    for name in ("fraktion", "amt"):
        (tmp_path / name).mkdir()
        office = create_shared(tmp_path / name / "beirat.db", user=name)
        office.store.now = lambda: NOW
        made.append(office)
    yield made
    for office in made:
        office.close()


def later(office, days):
    office.store.now = lambda: NOW + timedelta(days=days)


def test_a_motion_goes_there_and_its_answers_come_back(desks, tmp_path):
    home, office = desks
    faction, chair, meeting = furnish(home)
    our_faction, _, our_meeting = furnish(office)
    home.committees.edit_body(office_contact=replace(home.committees.body().office_contact, email="beirat@stadt.de"))
    paper = home.papers.add(
        title="Bericht über Kurse",
        faction_id=faction.id,
        signer_id=chair.id,
        meeting_id=meeting.id,
        proposal=RichText.of("Der Beirat bittet um einen Bericht."),
        note="nur für uns",
        signed=True,
    )

    # Handing in: the letter is kept, and the mail holds exactly these bytes.
    home.papers.submit(paper.id, reason="Prüfung")
    issued = home.paper_letters.issue_letter(paper.id, "Geschäftsstelle")
    draft = email.message_from_bytes(home.mail.hand_in(issued.id), policy=policy.default)
    enclosed = next(draft.iter_attachments()).get_content()
    assert draft["To"] == "beirat@stadt.de"
    assert (enclosed, home.archive.check(issued.id)) == (home.archive.pdf(issued.id), True)
    assert b"nur f" not in b"".join(opened_paper(enclosed).files.values())

    # On the way somebody puts another resolution on the page: it is seen, and the office does not take it.
    with home.store.reading() as unit:
        contents = letter_contents(unit, home.papers.get(paper.id))
    other = replace(contents.paper, proposal=RichText.of("Der Beirat bittet um 5.000 Euro."))
    files = tuple(AssociatedFile(name, content) for name, content in opened_paper(enclosed).files.items())
    forged = render(motion_letter(replace(contents, paper=other, files=files)))
    arrival = office.submissions.look_into(forged, "Antrag.pdf")
    assert arrival.altered == ("submission.text_changed", "submission.text_differs")
    with pytest.raises(Refused, match=r"submission\.altered"):
        office.submissions.accept(arrival)
    assert office.papers.ids() == []

    # The letter itself is taken, with its signature, and shown as it came.
    arrival = office.submissions.look_into(enclosed, "Antrag.pdf")
    came = office.submissions.accept(arrival, faction_id=our_faction.id, meeting_id=our_meeting.id)
    assert (came.state, came.signed) == (PaperState.SUBMITTED, True)
    assert office.paper_letters.preview(came).pdf == enclosed

    # The office asks back; the answer is read at home.
    office.papers.ask_back(came.id, "Für welche Kurse?")
    question = tmp_path / office.answers.file_name(came.id)
    office.answers.save(came.id, question)
    assert "Für welche Kurse?" in text_of_pdf(question.read_bytes())
    asked = home.answers.accept(home.answers.look_into(question.read_bytes(), question.name))
    assert (asked.state, asked.asked) == (PaperState.SUBMITTED, "Für welche Kurse?")
    assert [file.public for file in home.attachments.of(paper_id=paper.id)] == [False]

    # A new wording goes there, and the question is answered with it; the old letter does not come back over it.
    home.papers.edit(paper.id, proposal=RichText.of("Der Beirat bittet um einen Bericht über Sprachkurse."))
    again = home.paper_letters.pdf(paper.id)
    assert "Rückfrage" not in text_of_pdf(again)  # the answer that lies with it is no enclosure of it
    newer = office.submissions.look_into(again, "Antrag.pdf")
    assert (newer.standing, newer.findings) == (Standing.NEWER, arrival.findings)
    assert office.submissions.accept(newer).asked == ""
    with pytest.raises(Refused, match=r"submission\.older"):
        office.submissions.accept(office.submissions.look_into(enclosed, "Antrag.pdf"))

    # Let on with a number: the line at home moves, and the old question does not move it back.
    later(office, 1)
    office.papers.admit(came.id)
    number = office.papers.give_number(came.id).number
    accepted = office.answers.pdf(came.id)
    done = home.answers.accept(home.answers.look_into(accepted, "Antwort.pdf"))
    assert (done.state, done.number, done.asked) == (PaperState.ADMITTED, number, "")
    with pytest.raises(Refused, match=r"answer\.older"):
        home.answers.look_into(question.read_bytes(), question.name)


def _sent(home, office, home_faction, our_faction, title):
    """A motion that was handed in at home and taken at the office."""
    paper = home.papers.add(
        title=title, faction_id=home_faction.id, proposal=RichText.of("Der Beirat bittet um Kurse."), signed=True
    )
    home.papers.submit(paper.id, reason="Prüfung")
    arrival = office.submissions.look_into(home.paper_letters.pdf(paper.id), "Antrag.pdf")
    return office.submissions.accept(arrival, faction_id=our_faction.id, meeting_id=None)


def test_what_became_of_the_motions_is_known_at_home_from_the_answers_alone(desks):
    home, office = desks
    faction, _, _ = furnish(home)
    our_faction, _, our_meeting = furnish(office)
    other, open_one, secret = (
        _sent(home, office, faction, our_faction, title) for title in ("Außenpolitik", "Kurse", "Personalsache")
    )

    # Refused with a norm: letter, paper at home and screen name it.
    office.papers.refuse(other.id, "Zuständig ist der Bund.", "§ 56 GemO")
    letter = office.answers.pdf(other.id)
    assert "Rechtsgrundlage: § 56 GemO" in text_of_pdf(letter)
    refused = home.answers.accept(home.answers.look_into(letter, "Antwort.pdf"))
    assert (refused.state, refused.refused_for) == (PaperState.REFUSED, "Zuständig ist der Bund. (§ 56 GemO)")

    # Decided, one in public and carried out, one behind closed doors: of that nothing but the day goes out.
    with office.store.unit("test") as unit:
        for number, paper in enumerate((open_one, secret)):
            item = unit.agenda_items.save(
                AgendaItem(our_meeting.id, paper.title, number, paper_id=paper.id, public=paper is open_one)
            )
            unit.consultations.save(
                Consultation(
                    paper.id, our_meeting.committee_id, meeting_id=our_meeting.id, agenda_item_id=item.id,
                    state=ConsultationState.DONE, outcome=Outcome.REJECTED if paper is secret else Outcome.ADOPTED,
                )
            )  # fmt: skip
            unit.follow_ups.save(
                FollowUp(paper.id, title=paper.title, carried_out_on=date(2012, 9, 3), status="Ausschuss gehört")
            )
            unit.papers.save(unit.papers.get(paper.id).through(PaperState.DEBATED))
    later(office, 20)
    told = [office.answers.pdf(paper.id) for paper in (open_one, secret)]
    assert "24.05.2012: angenommen" in text_of_pdf(told[0])
    assert "Umgesetzt am 03.09.2012" in text_of_pdf(told[0])
    inside = opened_paper(told[1]).files["antwort.json"] + text_of_pdf(told[1]).encode()
    for word in ("rejected", "abgelehnt", "Ausschuss", "03.09.2012", "2012-09-03"):
        assert word.encode() not in inside
    for pdf in told:
        home.answers.accept(home.answers.look_into(pdf, "Antwort.pdf"))

    # At home the same list on screen and on paper.
    fates = {one.title: one for one in home.publications.fates(faction.id).motions}
    assert {title: one.result for title, one in fates.items()} == {
        "Außenpolitik": "nicht zugelassen",
        "Kurse": "angenommen",
        "Personalsache": "nichtöffentlich beraten",
    }
    assert (fates["Kurse"].now, fates["Personalsache"].now) == ("Umgesetzt am 03.09.2012", "beraten")
    assert [one.split(" – ")[0] for one in fates["Außenpolitik"].answers] == [
        f"{NOW:%d.%m.%Y}: nicht zugelassen (§ 56 GemO)"
    ]
    board = home.boards.of(faction.id).columns
    assert [card.paper.title for card in board[Reached.CARRIED_OUT]] == ["Kurse"]
    paper = text_of_pdf(home.publications.preview(IssuedKind.FACTION_REPORT, faction.id).pdf)
    assert "Antwort der Geschäftsstelle" in " ".join(paper.split())
    assert "Zuständig ist der Bund." in " ".join(paper.split())

    # The office has the same report from its own record, without a column for answers.
    ours = text_of_pdf(office.publications.preview(IssuedKind.FACTION_REPORT, our_faction.id).pdf)
    assert "Antwort der Geschäftsstelle" not in " ".join(ours.split())
    assert "§ 56 GemO" in " ".join(ours.split())
    assert "§ 56" not in text_of_pdf(
        office.publications.preview(IssuedKind.FACTION_REPORT, our_faction.id, publication=True).pdf
    )


def test_an_answer_moves_nothing_in_the_record_it_was_given_from(desks):
    _, office = desks
    furnish(office)
    paper = office.papers.add(title="Kurse", proposal=RichText.of("Der Beirat bittet."))
    office.papers.submit(paper.id, reason="Prüfung")
    office.papers.admit(paper.id)
    admitted = office.answers.pdf(paper.id)
    office.users.add("Zoë Weiß", Desk.OFFICE)
    office.papers.reopen(paper.id)
    with pytest.raises(Refused, match=r"answer\.given_here"):
        office.answers.look_into(admitted, "Antwort.pdf")
    assert office.papers.get(paper.id).state is PaperState.SUBMITTED


def test_an_answer_that_was_changed_or_is_for_somebody_else_is_refused(desks, tmp_path):
    home, office = desks
    furnish(office)
    paper = office.papers.add(title="Kurse", proposal=RichText.of("Der Beirat bittet."))
    office.papers.submit(paper.id, reason="Prüfung")
    office.papers.ask_back(paper.id, "Für welche Kurse?")
    pdf = office.answers.pdf(paper.id)
    with pytest.raises(Refused, match=r"answer\.unknown"):
        home.answers.look_into(pdf, "Antwort.pdf")
    data = opened_paper(pdf).files["antwort.json"]
    blank = pypdfium2.PdfDocument.new()
    blank.new_page(595, 842)
    blank.new_attachment("antwort.json").set_data(data)
    blank.save(tmp_path / "leer.pdf")
    for changed in ((tmp_path / "leer.pdf").read_bytes(), pdf.replace(data, data.replace(b"asked", b"acked"))):
        with pytest.raises(Refused):
            home.answers.look_into(changed, "Antwort.pdf")


@pytest.mark.parametrize(
    "changes",
    [
        {"words": "Bitte ziehen Sie den Antrag zurück."},
        {"words": "Für welche"},
        {"words": ""},
        {"kind": "refused", "norm": "§ 56 GemO"},
        {"number": "2012/99"},
        {"given": "2012-06-01T09:00:00+02:00"},
        {"status": "Ausschuss gehört"},
        {"title": "Haushalt"},
    ],
)
def test_an_answer_whose_data_say_other_than_its_letter_is_refused_though_the_hash_is_made_anew(desks, changes):
    home, office = desks
    faction, _, _ = furnish(home)
    our_faction, _, _ = furnish(office)
    came = _sent(home, office, faction, our_faction, "Kurse")
    office.papers.ask_back(came.id, "Für welche Kurse?")
    pdf = office.answers.pdf(came.id)
    data = json.loads(opened_paper(pdf).files["antwort.json"]) | changes
    data["seal"]["data"] = hash_of_data(data)
    forged = pypdfium2.PdfDocument(pdf)
    pypdfium2.raw.FPDFDoc_DeleteAttachment(forged, 0)
    forged.new_attachment("antwort.json").set_data(json.dumps(data).encode())
    out = io.BytesIO()
    forged.save(out)
    with pytest.raises(Refused, match=r"answer\.altered"):
        home.answers.look_into(out.getvalue(), "Antwort.pdf")
    assert home.answers.look_into(pdf, "Antwort.pdf").answer.words == "Für welche Kurse?"
