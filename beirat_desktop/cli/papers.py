"""Which paper is meant on the command line, and its bytes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from beirat_desktop.cli.shell import DONE, office_of, say_cuts
from beirat_desktop.domain.errors import Refused

if TYPE_CHECKING:
    from beirat_desktop.domain.agenda import AgendaItem
    from beirat_desktop.domain.archive import IssuedKind
    from beirat_desktop.domain.committees import Committee
    from beirat_desktop.domain.meetings import Meeting
    from beirat_desktop.domain.papers import Paper
    from beirat_desktop.domain.publication import Cut
    from beirat_desktop.usecases.office import Office

PAPERS = {
    "agenda": "invitation",
    "supplement": "supplement",
    "notice": "public_notice",
    "sign-in": "sign_in_sheet",
    "script": "script",
    "minutes": "minutes",
    "excerpt": "excerpt",
    "motion": "motion",
    "council": "council_paper",
    "mayor": "mayor_letter",
    "follow-ups": "follow_up_report",
    "faction": "faction_report",
    "annual": "annual_report",
    "resolutions": "resolution_register",
    "statistics": "statistics",
    "initiative": "initiative",
    "matter": "matter",
    "matters": "open_matters",
}
"""What is typed, and which kind of paper it is."""


def add_arguments(parser: ArgumentParser) -> None:
    """What is typed behind pdf."""
    parser.add_argument(
        "paper",
        metavar="ART",
        choices=("speaker", *PAPERS),
        help="zu einer Sitzung: agenda (Einladung mit Tagesordnung), supplement (Nachtrag), notice (Bekanntmachung), "
        "sign-in (Anwesenheitsliste), script (Regiebuch), minutes (Niederschrift), excerpt (Auszug), speaker (Brief an "
        "den Gast); zu einem Antrag: motion (Antrag), council (Vorlage für den Stadtrat), mayor (Schreiben nach "
        "§ 56 GemO); Berichte: follow-ups (Beschlusskontrolle), faction (Was wurde aus unseren Anträgen?), annual "
        "(Jahresbericht), resolutions (Beschlussbuch), statistics (Anwesenheit und Anträge); "
        "initiative (Blatt zu einem Vorhaben); matter (Der Weg des Vorgangs), matters (offene Vorgänge)",
    )
    parser.add_argument(
        "which",
        metavar="WAS",
        nargs="?",
        default="",
        help="Sitzungstag (2012-05-24 oder 24.05.2012), Antragsnummer, bei faction die Fraktion, bei annual "
        "und statistics das Jahr, bei resolutions die Wahlperiode, bei initiative der Name oder sein Anfang",
    )
    parser.add_argument(
        "item", metavar="TOP", nargs="?", default="", help="Tagesordnungspunkt, bei excerpt und speaker"
    )
    parser.add_argument(
        "--publication", action="store_true", help="die Fassung zur Veröffentlichung, ohne was nicht hinausgehen darf"
    )
    parser.add_argument("-o", "--output", metavar="DATEI", type=Path, help="wohin; sonst ein sprechender Name hier")


def paper_pdf(office: Office, args: Namespace) -> tuple[str, bytes, Sequence[Cut]]:
    """The paper that is asked for, a name for its file, and what its version for the public lacks."""
    from beirat_desktop.domain.archive import IssuedKind

    if args.paper == "speaker":
        return *_speaker_letter(office, args), ()
    kind = IssuedKind(PAPERS[args.paper])
    key, year = _subject(office, kind, args)
    if not args.publication:
        # These bear a mark only as long as the record itself says that they are drafts.
        if kind is IssuedKind.MOTION:
            return office.paper_letters.file_name(office.papers.get(key)), office.paper_letters.pdf(key), ()
        if kind is IssuedKind.INVITATION:
            return f"Einladung-{office.meetings.get(key).day}.pdf", office.invitations.draw(key).pdf, ()
        if kind is IssuedKind.MINUTES:
            return f"Niederschrift-{office.meetings.get(key).day}.pdf", office.minutes.paper(key).pdf, ()
    paper = office.publications.preview(kind, key, publication=args.publication, year=year)
    cuts = office.publications.cuts(kind, key, year=year) if args.publication else ()
    return office.publications.file_name(kind, key, publication=args.publication, year=year), paper.pdf, cuts


def _subject(office: Office, kind: IssuedKind, args: Namespace) -> tuple[str, int | None]:
    """The record a paper is made of, and the year of a report."""
    from beirat_desktop.usecases.publications.publications import KINDS

    noun = KINDS[kind].noun
    year = int(args.which) if args.which.isascii() and args.which.isdigit() and len(args.which) == 4 else None
    if noun == "papers":
        return paper_numbered(office, args.which).id, None
    if noun == "meetings":
        return _meeting(office, args.which).id, None
    if noun == "agenda_items":
        return _item(office, _meeting(office, args.which), args.item).id, None
    if noun == "initiatives":
        return _initiative(office, args.which), None
    own = own_committee(office)
    if noun == "committees":
        if args.which and year is None:
            raise Refused("shell.no_year", text=args.which)
        return own.id, year
    wanted = args.which.casefold()
    if noun == "terms":
        terms = sorted(office.committees.terms(), key=lambda term: term.start, reverse=True)
        for term in terms:
            if term.name.casefold() == wanted or (not wanted and term.start <= office.today):
                return term.id, None
        raise Refused("shell.no_term", name=args.which or "–", known=tuple(term.name for term in terms))
    for faction in office.committees.factions(own.id):
        if wanted in (faction.name.casefold(), faction.short_name.casefold()):
            return faction.id, None
    raise Refused("shell.no_faction", name=args.which or "–")


def _initiative(office: Office, name: str) -> str:
    """The id of the initiative of that name, or of the one whose name alone begins so."""
    rows = office.initiatives.rows()
    wanted = name.strip().casefold()
    same = [row for row in rows if row.name.casefold() == wanted]
    found = same or [row for row in rows if wanted and row.name.casefold().startswith(wanted)]
    if len(found) != 1:
        raise Refused("shell.no_initiative", name=name or "–", known=tuple(row.name for row in found or rows))
    return found[0].id


def own_committee(office: Office) -> Committee:
    """The Beirat the record is about."""
    from beirat_desktop.domain.committees import CommitteeKind

    for committee in office.committees.all():
        if committee.kind is CommitteeKind.BEIRAT:
            return committee
    raise Refused("report.no_committee")


def _speaker_letter(office: Office, args: Namespace) -> tuple[str, bytes]:
    meeting = _meeting(office, args.which)
    if args.publication:
        raise Refused("publication.internal")
    rows = office.speakers.rows(meeting.id)
    if args.item:
        wanted_id = _item(office, meeting, args.item).id
        rows = [row for row in rows if office.speakers.get(row.id).agenda_item_id == wanted_id]
    if not rows:
        raise Refused("shell.no_speaker", day=meeting.day)
    return f"Einladung-Gast-{meeting.day}.pdf", office.speakers.letter(rows[0].id).pdf


def _meeting(office: Office, words: str) -> Meeting:
    from beirat_desktop.german.dates import parse_date, parse_time

    named, _, clock = words.replace("T", " ").strip().rpartition(" ")
    hour = parse_time(clock) if named and ":" in clock else None
    day = parse_date(named if hour is not None else words, office.today)
    with office.store.reading() as unit:
        that_day = [meeting for meeting in unit.meetings.all() if meeting.day == day]
    found = [meeting for meeting in that_day if hour is None or meeting.start.time() == hour]
    if not found:
        raise Refused("shell.no_meeting", day=day)
    if len(found) > 1:
        times = sorted(meeting.start.time() for meeting in found)
        raise Refused("shell.several_meetings", day=day, times=tuple(times), first=times[0])
    return found[0]


def _item(office: Office, meeting: Meeting, number: str) -> AgendaItem:
    wanted = number.replace(" ", "").casefold()
    for row in office.resolutions.desk(meeting.id).items:
        if wanted and row.number.replace(" ", "").casefold() == wanted:
            return row.item
    raise Refused("shell.no_item", number=number or "–", day=meeting.day)


def paper_numbered(office: Office, number: str) -> Paper:
    """The paper of that number, its own or another body's, with or without what the town writes before it."""
    from beirat_desktop.usecases.asof import paper_prefix

    with office.store.reading() as unit:
        bare = number.removeprefix(paper_prefix(unit).strip()).strip() or number
        found = unit.papers.where(number=number) or unit.papers.where(external_number={number, bare})
    if not found:
        raise Refused("shell.no_paper", number=number)
    return found[0]


def pdf(args: Namespace) -> int:
    """Write one paper, and say what its version for the public lacks."""
    from beirat_desktop.usecases.files import write_file

    with office_of(args) as office:
        name, content, cuts = paper_pdf(office, args)
    target = args.output or Path(name)
    write_file(target, content)
    say_cuts(cuts)
    print(f"Geschrieben: {target.resolve()}")
    return DONE


def track(args: Namespace) -> int:
    """Say where a motion stands."""
    from beirat_desktop.german import word
    from beirat_desktop.german.consultations import OUTCOMES, STOP_STATES
    from beirat_desktop.german.dates import short_date

    with office_of(args) as office:
        matter = office.tracking.matter(paper_numbered(office, args.number).id)
    print(f"{args.number}  {matter.paper.title}")
    for stop in matter.stops:
        day = short_date(stop.day) if stop.day else "–"
        place = matter.names.get(stop.committee_id or "", "") or word(stop.kind)
        what = OUTCOMES[stop.outcome] if stop.outcome else STOP_STATES[stop.state]
        print(f"  {day:>10}  {place}: {what}{f' ({stop.note})' if stop.note else ''}")
    return DONE
