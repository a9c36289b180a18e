"""The letter in which the office answers who handed a motion in."""

from __future__ import annotations

from dataclasses import dataclass

from beirat_desktop.documents.letter_end import letter_end
from beirat_desktop.documents.letterhead import letter_head
from beirat_desktop.documents.model import AssociatedFile, Document, Letter, Paragraph, Style
from beirat_desktop.domain.answers import Answer
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.papers import Signatory
from beirat_desktop.domain.text import SOFT_BREAK
from beirat_desktop.german.answers import SUBJECTS, answer_body, answer_lines
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.roles import EVERYBODY, addressed, person_salutation


@dataclass(frozen=True, slots=True)
class AnswerLetter:
    """What the letter says, and to which faction or office; person: who signed for it, where one person did.

    files: the answer as data.
    """

    answer: Answer
    recipient: tuple[str, ...]
    body: Body
    committee: Committee
    logo: bytes = b""
    person: Signatory | None = None
    files: tuple[AssociatedFile, ...] = ()


def answer_letter(contents: AnswerLetter) -> Document:
    """The letter; what is asked or why it is refused stands in it word for word."""
    answer, body, committee = contents.answer, contents.body, contents.committee
    office = body.office_address
    head = letter_head(
        committee.letterhead,
        contents.logo,
        lines=(body.name, committee.name),
        return_line=" · ".join(
            filter(None, (committee.label, office.street, f"{office.postcode} {office.town}".strip()))
        ),
    )
    person = contents.person
    called = f"{addressed(person.form_of_address)} {person.name}".strip() if person is not None else ""
    day = answer.given.date()
    said = answer_lines(answer)
    lead, *rest = answer_body(answer, answer.number)
    return Document(
        title=f"{SUBJECTS[answer.kind]}: {answer.title}",
        author=committee.name,
        letter=Letter(
            return_line=head.return_line,
            address=(*contents.recipient, *([called] if called else [])),
            subject=f"{SUBJECTS[answer.kind]}{SOFT_BREAK}{answer.title}",
            letterhead=head.lines,
            logo=head.logo,
            information=(
                *head.information,
                ("", f"{office.town or body.short_name or body.name}, den {short_date(day)}"),
            ),
        ),
        parts=(
            Paragraph(EVERYBODY if person is None else person_salutation(person)),
            Paragraph(lead),
            *(Paragraph(line, Style.INDENTED_BOLD) for line in said),
            *(Paragraph(line) for line in rest[len(said) :]),
            letter_end(
                Paragraph("Mit freundlichen Grüßen", Style.CLOSING), Paragraph(f"Geschäftsstelle {committee.of}")
            ),
        ),
        footer=head.footer,
        files=contents.files,
        created=answer.given,
    )
