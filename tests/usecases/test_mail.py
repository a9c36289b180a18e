"""Papers as drafts of mails."""

from email import message_from_bytes
from email.policy import default

import pytest

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.text_blocks import TextBlock
from beirat_desktop.domain.users import Desk, User
from beirat_desktop.usecases.archive.archive import issue
from tests import factories


def read(content):
    return message_from_bytes(content, policy=default)


@pytest.fixture
def paper(office):
    made = office.papers.add(title="Größe & Maß", faction_id=factories.SPD.id, proposal=RichText.of("Der Beirat …"))
    office.papers.submit(made.id)
    return made


def test_an_issued_paper_goes_with_its_own_bytes_and_to_nobody(office, paper):
    issued = office.paper_letters.issue_letter(paper.id, "Vorsitz")
    mail = read(office.mail.issued([issued.id]))
    assert (mail["To"], mail["Subject"]) == (None, "Antragsschreiben: Größe & Maß")
    (enclosed,) = mail.iter_attachments()
    assert (enclosed.get_filename(), enclosed.get_content()) == (issued.file_name, office.archive.pdf(issued.id))
    assert "anbei erhalten Sie: Antragsschreiben." in mail.get_body(("plain",)).get_content()


def test_the_office_of_the_recipient_is_addressed_and_several_offices_are_not(office, founded, paper):
    contact = Contact(Address(), "integration@example.org", "")
    with founded.unit("test") as unit:
        unit.organizations.save(Organization("Amt für Integration", contact=contact))
        to_office = issue(
            unit, IssuedKind.EXCERPT, "papers", paper.id, b"%PDF-1", file_name="a.pdf", recipient="Amt für Integration"
        )
        elsewhere = issue(
            unit, IssuedKind.EXCERPT, "papers", paper.id, b"%PDF-2", file_name="b.pdf", recipient="Jemand"
        )
    assert read(office.mail.issued([to_office.id]))["To"] == "integration@example.org"
    both = read(office.mail.issued([to_office.id, elsewhere.id]))
    assert both["To"] is None
    assert [part.get_filename() for part in both.iter_attachments()] == ["a.pdf", "b.pdf"]


def test_a_draft_is_mailed_as_a_draft_in_the_offices_own_words(office, founded, paper, tmp_path):
    with founded.unit("test") as unit:
        unit.text_blocks.save(TextBlock("mail.sentence", "hier kommt {papiere}."))
    draft = office.mail.motion(paper.id)
    body = read(draft).get_body(("plain",)).get_content()
    assert "hier kommt Antrag: Größe & Maß." in body
    office.mail.save(draft, tmp_path / "Entwurf.eml")
    assert (tmp_path / "Entwurf.eml").read_bytes() == draft


def test_a_letter_to_a_guest_greets_the_guest_and_those_to_several_greet_everybody(sample):
    letters = []
    with sample.store.reading() as unit:
        for paper in unit.issued_papers.where(kind=IssuedKind.SPEAKER_LETTER):
            guest = unit.persons.get(unit.speakers.get(paper.object_id).person_id)
            if guest.form_of_address:
                letters.append((paper.id, guest))
    (first, guest), (second, _), *_others = letters
    begin = {"Frau": "Sehr geehrte Frau", "Herr": "Sehr geehrter Herr"}[guest.form_of_address]
    body = read(sample.mail.issued([first])).get_body(("plain",)).get_content()
    assert body.startswith(f"{begin} {f'{guest.title} {guest.family_name}'.strip()},")
    several = read(sample.mail.issued([first, second])).get_body(("plain",)).get_content()
    assert several.startswith("Sehr geehrte Damen und Herren,")


def test_a_mail_ends_with_who_writes_it(office, founded, paper):
    def end() -> list[str]:
        return read(office.mail.motion(paper.id)).get_body(("plain",)).get_content().splitlines()[-2:]

    office.committees.edit_body(office="Geschäftsstelle des Beirates")
    assert end() == ["Mit freundlichen Grüßen", "Geschäftsstelle des Beirates"]
    office.committees.edit_body(office="")
    assert end() == ["Mit freundlichen Grüßen", factories.BODY.name]
    with founded.unit("test") as unit:
        unit.text_blocks.save(TextBlock("mail.closing", "Viele Grüße\nZoë Weiß"))
    assert end() == ["Viele Grüße", "Zoë Weiß"]


@pytest.mark.parametrize(("desk", "below"), [(Desk.FACTION, ["SPD-Fraktion"]), (Desk.CHAIR, [])])
def test_a_mail_of_a_faction_or_the_chair_ends_with_a_name(office, founded, paper, desk, below):
    with founded.unit("test") as unit:
        unit.users.save(User(founded.user, desk, faction_id=factories.SPD.id if desk is Desk.FACTION else None))
    body = read(office.mail.motion(paper.id)).get_body(("plain",)).get_content()
    assert body.splitlines()[-2 - len(below) :] == ["Mit freundlichen Grüßen", founded.user, *below]
