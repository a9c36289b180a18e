"""The excerpt from the minutes: one item, its wording and its result, for those who must act."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from beirat_desktop.documents.changes import AGAINST_BEFORE, change_parts
from beirat_desktop.documents.election_block import election_block, election_heading
from beirat_desktop.documents.model import (
    Document,
    Heading,
    Paragraph,
    Part,
    Signature,
    Signer,
    Space,
    Style,
    Text,
    Tied,
    Together,
)
from beirat_desktop.documents.publication import published
from beirat_desktop.documents.vote_block import excluded_count, form_line, vote_block, wording
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.elections import HeldElection
from beirat_desktop.domain.excerpts import outcome_since, reported_texts, to_act
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import Paper, PaperType
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.profiles import ExcerptContent
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import SOFT_BREAK
from beirat_desktop.domain.votes import Vote, VoteForm
from beirat_desktop.domain.voting import carried_amendments, deciding_vote, void_vote
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.factions import of_factions
from beirat_desktop.german.papers import PAPER_TYPES, external_number, paper_kind
from beirat_desktop.german.votes import line, needed_words, subject_words

FOR_INFORMATION = "mit der Bitte um Kenntnisnahme"
"""What the recipient is asked where nothing is to be carried out."""


@dataclass(frozen=True, slots=True)
class ExcerptContents:
    """What an excerpt is made of. number and issue are empty until it is issued; factions, and the persons
    of its elections, by their id.

    forwarding: what the recipient is asked; empty leaves it to what was resolved. forwarding_usual: the office's own
    words for a recipient who is to act. promised: something was promised under the item, so that there is something
    to do although nothing was resolved.
    """

    body: Body
    committee: Committee
    meeting: Meeting
    item: AgendaItem
    dated: date
    place: str
    signer_name: str
    signer_role: str
    paper: Paper | None = None
    factions: Mapping[str, Faction] = field(default_factory=dict)
    resolutions: tuple[Resolution, ...] = ()
    votes: tuple[Vote, ...] = ()
    elections: tuple[HeldElection, ...] = ()
    persons: Mapping[str, Person] = field(default_factory=dict)
    excluded: int = 0
    excluded_advising: int = 0
    number: str = ""
    issue: int = 0
    recipient: str = ""
    forwarding: str = ""
    forwarding_usual: str = "mit der Bitte um weitere Veranlassung"
    promised: bool = False

    @property
    def course(self) -> bool:
        """Whether it tells how the debate went, as the committee has chosen."""
        return self.committee.profile.excerpt_content is ExcerptContent.COURSE

    @property
    def subline(self) -> str:
        """The line below the title, where the committee wants it told."""
        return self.item.subline if self.committee.profile.excerpt_subline else ""

    @property
    def as_moved(self) -> bool:
        """Whether the resolution has the very words that were moved, which then are printed once."""
        words = [resolution.text.plain.split() for resolution in self.resolutions]
        return self.paper is not None and words == [self.paper.proposal.plain.split()]


def excerpt_paper(
    contents: ExcerptContents, *, draft: bool = False, publication: Publication | None = None
) -> Document:
    """The excerpt; public items only ever bear the public part's word "öffentlich"."""
    if publication is not None:
        publication.require(contents.item, contents.item.title)
    contents = published(contents, publication)
    committee, meeting, item = contents.committee, contents.meeting, contents.item
    number = item_label(item)
    return Document(
        title=f"Auszug {contents.number or number} aus der Niederschrift vom {short_date(meeting.day)}",
        author=committee.name,
        subject=item.title,
        parts=(
            Heading(1, "AUSZUG", Style.TITLE),
            Paragraph("aus der Niederschrift", Style.BOLD, tight=True),
            Paragraph(f"über die Sitzung {committee.of} am {short_date(meeting.day)}", Style.BOLD, tight=True),
            Paragraph("öffentlich" if item.public else "nichtöffentlich", Style.BOLD),
            Space(),
            Heading(2, number, Style.BOLD),
            Heading(
                3, item.title, Style.BOLD, anchor="title", tight=contents.paper is not None or bool(contents.subline)
            ),
            *_paper_line(contents),
            *_moved(contents),
            *_course(contents),
            *_statements(contents),
            *_results(contents),
            *excluded_count(contents.excluded, contents.excluded_advising),
            *_forwarding(contents),
            Tied((_certification(contents),)),
        ),
        footer=tuple(filter(None, (_issue_line(contents),))),
        watermark="Entwurf" if draft else "",
    )


def item_label(item: AgendaItem) -> str:
    """TOP 4, whatever the agenda's own way of numbering; which part it belongs to stands above."""
    number = re.sub(r"^(TOP|Ö|N)\s*", "", item.number).rstrip(".")
    return f"TOP {number}" if number else "TOP"


def _paper_line(contents: ExcerptContents) -> list[Part]:
    paper, subline = contents.paper, contents.subline
    if paper is None:
        return [Paragraph(subline, Style.BOLD)] if subline else []
    kind = paper_kind(paper)
    if paper.paper_type is PaperType.MOTION:
        keys = (paper.faction_id, *paper.joint_faction_ids)
        movers = of_factions([contents.factions[key].name for key in keys if key and key in contents.factions])
        lines = [" ".join(filter(None, (kind, paper.number, movers)))]
    else:
        # A report of the town bears the number of a Vorlage, which is what it is known by.
        lines = [] if paper.external_number else [f"{kind}: {paper.number or paper.title}"]
    if paper.external_number:
        lines.append(f"{PAPER_TYPES[paper.external_kind]}: {external_number(paper, contents.body.paper_prefix)}")
    if subline:
        # What is typed below the title may begin with the number, and says more.
        lines = [*(line for line in lines if not subline.startswith(line)), subline]
    return [Paragraph(SOFT_BREAK.join(lines), Style.BOLD)]


def _moved(contents: ExcerptContents) -> list[Part]:
    """The report with its proposal as it was put, or what was moved."""
    paper = contents.paper
    if paper is None:
        return []
    reported = reported_texts(paper) if contents.course else ()
    parts: list[Part] = [Text(text) for text in reported]
    if not paper.proposal.empty and not contents.as_moved:
        parts.append(Text(paper.proposal, Style.BODY if reported else Style.INDENTED))
    heading = contents.committee.profile.excerpt_heading
    return [*([Heading(3, heading)] if heading and parts else []), *parts]


def _course(contents: ExcerptContents) -> list[Part]:
    if not contents.course or contents.item.course.empty:
        return []
    spoken = contents.paper is not None and contents.paper.paper_type is PaperType.REPORT
    told = spoken and not reported_texts(contents.paper)
    return [Heading(3, "Bericht und Beratung" if told else "Beratung"), Text(contents.item.course)]


def _statements(contents: ExcerptContents) -> list[Part]:
    if not contents.course or contents.item.statements.empty:
        return []
    return [Heading(3, "Erklärungen zur Niederschrift"), Text(contents.item.statements)]


def _results(contents: ExcerptContents) -> list[Part]:
    parts: list[Part] = []
    style = contents.committee.profile.vote_block
    for amendment in carried_amendments(contents.votes) if contents.resolutions else ():
        parts.append(Heading(3, subject_words(amendment)))
        parts.append(Text(amendment.wording, Style.INDENTED))
        parts += change_parts(amendment.before, amendment.wording, AGAINST_BEFORE)
        parts.extend(vote_block(amendment, style, contents.factions))
    for resolution in contents.resolutions:
        carried = resolution.outcome in (Outcome.ADOPTED, Outcome.RECOMMENDED)
        moved = " (wie beantragt)" if contents.as_moved and carried else ""
        parts.append(Heading(3, f"Beschluss {resolution.number}".rstrip() + moved))
        parts.extend(wording(resolution, "text"))
        votes = [vote for vote in contents.votes if vote.resolution_id == resolution.id]
        for vote in votes:
            form = _form(vote)
            voted = (*vote_block(vote, style, contents.factions), *((Paragraph(form),) if form else ()))
            # With the last lines of what it is about: a certified page with a vote alone could belong to any excerpt.
            parts.append(Tied((Together(voted),)))
        if not votes or resolution.outcome not in (Outcome.ADOPTED, Outcome.REJECTED):
            parts.append(Paragraph(_outcome(resolution.outcome, resolution.outcome_target)))
    void = void_vote(contents.votes)
    if void is not None:
        parts.append(Heading(3, "Ergebnis"))
        parts.append(Text(void.wording, Style.INDENTED))
        parts.extend(vote_block(void, style, contents.factions))
    for held in contents.elections:
        parts.append(Heading(3, election_heading(held)))
        parts.extend(election_block(held, contents.persons))
    elected = contents.elections and contents.item.outcome is Outcome.ELECTED
    since = outcome_since(contents.item, contents.resolutions)
    if since is not None:
        then = Paragraph(_outcome(since, contents.item.outcome_target))
        parts += [Tied((Heading(3, "Danach"), then)), *_led(contents)]
    elif not contents.resolutions and void is None and contents.item.outcome is not None and not elected:
        words = Paragraph(_outcome(contents.item.outcome, contents.item.outcome_target), Style.BOLD)
        follows = contents.course and reported_texts(contents.paper) and contents.item.course.empty
        # A report and its proposal end in what came of them, as on the papers of the town.
        said = (words,) if follows else (Heading(3, "Ergebnis"), replace(words, style=Style.BODY))
        parts.append(Tied(said))
        parts += _led(contents)
    return parts


def _led(contents: ExcerptContents) -> list[Part]:
    """The counted motion on procedure by which an item was put off or sent elsewhere."""
    led = deciding_vote(contents.votes, contents.item.outcome)
    if led is None:
        return []
    counted = ", ".join(filter(None, (line(led), needed_words(led))))
    lines = (f"{subject_words(led)}: {counted}", _form(led))
    return [Tied((Together(tuple(Paragraph(one) for one in lines if one)),))]


def _form(vote: Vote) -> str:
    open_vote = vote.form is VoteForm.OPEN and vote.counted
    return "Die Abstimmung war offen." if open_vote else form_line(vote)


def _outcome(outcome: Outcome, target: str) -> str:
    if outcome is Outcome.NOTED:
        return "Kenntnis genommen."
    words = outcome_words(outcome, target)
    return f"{words[:1].upper()}{words[1:]}."


def _forwarding(contents: ExcerptContents) -> list[Part]:
    if not contents.recipient:
        return []
    to = Paragraph(contents.recipient, Style.BOLD, tight=True, anchor="recipient")
    return [Space(), Tied((Together((to, Paragraph(wish(contents)))),))]


def wish(contents: ExcerptContents) -> str:
    """What the recipient is asked: as typed, else to act or to take note, by what was resolved."""
    since = outcome_since(contents.item, contents.resolutions)
    resolved = [resolution.outcome for resolution in contents.resolutions] if since is None else []
    acts = contents.promised or (any(map(to_act, resolved)) if resolved else to_act(contents.item.outcome))
    return contents.forwarding or (contents.forwarding_usual if acts else FOR_INFORMATION)


def _certification(contents: ExcerptContents) -> Part:
    return Together(
        (
            Space(),
            Paragraph("Für die Richtigkeit des Auszugs", tight=True),
            Paragraph(f"{contents.place}, den {short_date(contents.dated)}", anchor="dated"),
            Signature(
                (
                    Signer(
                        contents.signer_name or contents.signer_role,
                        contents.signer_role if contents.signer_name else "",
                    ),
                ),
                line=True,
                anchor="signer",
            ),
        )
    )


def _issue_line(contents: ExcerptContents) -> str:
    if not contents.number:
        return ""
    return f"Auszug {contents.number}, {contents.issue}. Ausfertigung"
