"""The note that lies beside signed minutes: what was answered after the meeting to an election held in it."""

from __future__ import annotations

from datetime import date

from beirat_desktop.documents.election_block import election_heading
from beirat_desktop.documents.minutes_contents import MinutesContents
from beirat_desktop.documents.model import Document, Heading, Paragraph, Part, Signature, Signer, Space, Style, Tied
from beirat_desktop.domain.agenda_tree import in_order
from beirat_desktop.domain.elections import answers_after_signing
from beirat_desktop.domain.persons import Role
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.elections import answer_words
from beirat_desktop.german.roles import role_title


def minutes_note(contents: MinutesContents, dated: date) -> Document:
    """The note, with every answer of which the signed minutes do not tell, under its item."""
    meeting, committee = contents.meeting, contents.committee
    title = f"Vermerk zur Niederschrift {committee.of} vom {short_date(meeting.day)}"
    chair = contents.persons.get(meeting.chair_id or "")
    signer = Signer(chair.name if chair else "", role_title(Role.CHAIR, chair.form_of_address if chair else ""))
    return Document(
        title=title,
        author=committee.name,
        parts=(
            Paragraph(contents.body.name, Style.BOLD, tight=True),
            Paragraph(committee.name),
            Heading(1, title, anchor="title"),
            *_answers(contents),
            Space(),
            Paragraph("Die Niederschrift bleibt, wie sie unterschrieben wurde. Dieser Vermerk liegt ihr bei."),
            Tied((Paragraph(short_date(dated)), Signature((signer,), line=True))),
        ),
    )


def _answers(contents: MinutesContents) -> list[Part]:
    parts: list[Part] = []
    names = {key: person.name for key, person in contents.persons.items()}
    for item in in_order(contents.items):
        for held in contents.elections:
            said = answers_after_signing(held.election) if held.election.agenda_item_id == item.id else ()
            if said:
                closed = "" if item.public else " (nichtöffentlich)"
                parts.append(Heading(2, f"{item.number} {item.title}{closed}".strip()))
                parts.append(Paragraph(election_heading(held), Style.BOLD))
                parts += [Paragraph(f"{answer_words(one, names.get(one.person_id, ''))}.") for one in said]
    return parts
