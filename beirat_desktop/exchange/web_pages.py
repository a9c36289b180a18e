"""What goes public as pages to read: HTML without script, a feed (Atom, RFC 4287) and a calendar.

Written for WCAG 2.2 AA: one main heading a page, landmarks and a way past the navigation, tables with headings, links
that say where they lead, contrast of at least 4.5 to 1, room to zoom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from itertools import groupby
from xml.sax.saxutils import escape as xml_escape

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.numbering import labels
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.parts_changed import LeftNumber
from beirat_desktop.domain.persons import Membership
from beirat_desktop.domain.text import CELL, SOFT_BREAK, Block, BlockKind, RichText, Run
from beirat_desktop.domain.website import Site, SiteFile, published_results
from beirat_desktop.exchange.calendar import CalendarEntry, calendar
from beirat_desktop.exchange.oparl_out import ROOT, page_of
from beirat_desktop.german import word
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.german.dates import clock, long_date, short_date
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.german.minutes import moved_words
from beirat_desktop.german.papers import paper_kind
from beirat_desktop.german.roles import role_title

STYLE = """:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --muted: #4a5460; --line: #c3cad2;
  --link: #0b4f8a; --band: #eef2f6; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef1f4; --paper: #15191e; --muted: #b9c2cc; --line: #47525e;
  --link: #8cc4ff; --band: #1f262e; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, "Noto Sans", sans-serif;
  overflow-wrap: break-word; hyphens: auto; }
header, main, footer { max-width: 52rem; margin: 0 auto; padding: 1rem 1.25rem; }
header { border-bottom: 1px solid var(--line); }
header p { margin: 0; font-weight: 600; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; list-style: none; margin: .25rem 0 0; padding: 0; }
nav a { display: inline-block; min-height: 1.5rem; padding: .25rem 0; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 1rem 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.0625rem; margin: 1.25rem 0 .25rem; }
.wide { overflow-x: auto; }
a { color: var(--link); overflow-wrap: anywhere; }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem; }
.muted { color: var(--muted); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
caption { text-align: left; color: var(--muted); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; }
dt { color: var(--muted); } dd { margin: 0; }
ul.text { list-style: none; padding-left: 1.25rem; }
blockquote { border-left: 3px solid var(--line); margin: 0 0 0 .25rem; padding-left: 1rem; }
ol.agenda { list-style: none; padding: 0; }
ol.agenda li { border-bottom: 1px solid var(--line); padding: .6rem 0; }
.resolved { background: var(--band); padding: .25rem 1rem; margin: .5rem 0; }
footer { border-top: 1px solid var(--line); color: var(--muted); margin-top: 2rem; }
@media (max-width: 36rem) { dl { display: block; } dd { margin-bottom: .5rem; }
  .rows, .rows tbody, .rows tr, .rows td, .rows caption { display: block; }
  .rows thead { position: absolute; left: -999rem; }
  .rows tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
  .rows td { border: 0; padding: .1rem 0; }
  .rows td::before { content: attr(data-head) ": "; color: var(--muted); } }
"""
FEED_LENGTH = 50
"""So many of the newest entries a feed has."""


def page_files(site: Site, address: str, today: datetime) -> dict[str, bytes]:
    """Pages, style, feed and calendar, by their path; today: which meetings are still to come."""
    pages = {
        "index.html": _index(site, today),
        "mitglieder.html": _members(site, today),
        **{page_of("Meeting", one.id): _meeting(site, one) for one in site.meetings},
        **{page_of("Paper", one.id): _paper(site, one) for one in site.papers},
    }
    out = {path: text.encode() for path, text in pages.items()}
    out["stil.css"] = STYLE.encode()
    out["neues.atom"] = _feed(site, address).encode()
    out["sitzungen.ics"] = calendar([_entry(site, one) for one in site.meetings])
    return out


def html_of(text: RichText, level: int) -> str:
    """A text of the record; level: that of its sub-headings. Items keep the labels they have in the record."""
    out = []
    blocks = [(block, label) for block, label in zip(text.blocks, labels(text.blocks), strict=True) if block.runs]
    for (kind, quote), group in groupby(blocks, key=lambda one: (one[0].kind, one[0].quote)):
        out.append("<blockquote>" * quote + _group(kind, list(group), level) + "</blockquote>" * quote)
    return "\n".join(out)


def _group(kind: BlockKind, blocks: list[tuple[Block, str]], level: int) -> str:
    if kind is BlockKind.ITEM:
        return _items(blocks)
    if kind is BlockKind.ROW:
        rows = "".join(_row(block) for block, _ in blocks)
        return f'<div class="wide" role="region" aria-label="Tabelle" tabindex="0"><table>{rows}</table></div>'
    if kind is BlockKind.HEADING:
        return "".join(f"<h{level}>{_runs(block.runs)}</h{level}>" for block, _ in blocks)
    return "\n".join(f"<p>{_runs(block.runs)}</p>" for block, _ in blocks)


def _items(blocks: list[tuple[Block, str]]) -> str:
    out = []
    depth = 0
    for block, label in blocks:
        if block.level <= depth:
            out.append("</li>" + "</ul></li>" * (depth - block.level))
        for extra in range(depth, block.level):
            out.append('<ul class="text">' + ("<li>" if extra < block.level - 1 else ""))
        depth = block.level
        out.append(f"<li>{escape(label)} {_runs(block.runs)}")
    return "".join(out) + "</li></ul>" * depth


def _row(block: Block) -> str:
    cells: list[list[Run]] = [[]]
    for run in block.runs:
        for number, part in enumerate(run.text.split(CELL)):
            if number:
                cells.append([])
            cells[-1].append(Run(part, run.bold, run.italic, run.link))
    begin, end = ('<th scope="col">', "</th>") if block.first else ("<td>", "</td>")
    return f"<tr>{''.join(f'{begin}{_runs(cell)}{end}' for cell in cells)}</tr>"


def _runs(runs: Iterable[Run]) -> str:
    out = ""
    for run in runs:
        words = escape(run.text).replace(SOFT_BREAK, "<br>")
        words = f"<em>{words}</em>" if run.italic else words
        words = f"<strong>{words}</strong>" if run.bold else words
        out += f'<a href="{escape(run.link)}">{words}</a>' if run.link else words
    return out


def _page(site: Site, title: str, main: str, *, up: str = "") -> str:
    """up: the way from the page to the folder itself."""
    name, town = escape(site.committee.name), escape(site.body.name)
    return f"""<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)} – {name}</title>
<link rel="stylesheet" href="{up}stil.css">
<link rel="alternate" type="application/atom+xml" title="Neues" href="{up}neues.atom">
</head>
<body>
<a class="skip" href="#inhalt">Zum Inhalt</a>
<header>
<p>{name} · {town}</p>
<nav aria-label="Hauptnavigation"><ul>
<li><a href="{up}index.html">Sitzungen und Vorlagen</a></li>
<li><a href="{up}mitglieder.html">Mitglieder</a></li>
</ul></nav>
</header>
<main id="inhalt">
<h1>{escape(title)}</h1>
{main}
</main>
<footer>
<p>Zum Weiterverwenden: <a href="{up}sitzungen.ics">Sitzungen als Kalender (iCalendar)</a>,
<a href="{up}neues.atom">Neues als Feed (Atom)</a>,
<a href="{up}{ROOT}/system.json">alle Daten (OParl 1.1)</a></p>
</footer>
</body>
</html>
"""


def _index(site: Site, today: datetime) -> str:
    open_states = (MeetingState.INVITED, MeetingState.RUNNING, MeetingState.CANCELLED)
    ahead = [one for one in site.meetings if one.day >= today.date() and one.state in open_states]
    held = [one for one in site.meetings if one not in ahead]
    parts = ["<h2>Nächste Sitzungen</h2>"]
    parts.append(_meeting_table(site, ahead, "Zu diesen Sitzungen ist eingeladen.") if ahead else _none("Sitzungen"))
    parts.append("<h2>Frühere Sitzungen</h2>")
    newest_first = sorted(held, key=lambda one: one.start, reverse=True)
    parts.append(_meeting_table(site, newest_first, "Die neueste zuerst.") if held else _none("Sitzungen"))
    parts.append("<h2>Anträge und Vorlagen</h2>")
    rows = [
        (
            escape(one.number) or "–",
            f'<a href="{page_of("Paper", one.id)}">{escape(one.title)}</a>',
            escape(paper_kind(one)),
            short_date(one.dated) if one.dated else "–",
        )
        for one in sorted(site.papers, key=_newest_paper, reverse=True)
    ]
    table = _table("Die neuesten zuerst.", ("Nummer", "Titel", "Art", "Vom"), rows)
    parts.append(table if rows else _none("Anträge und Vorlagen"))
    return _page(site, "Sitzungen, Anträge und Beschlüsse", "\n".join(parts))


def _newest_paper(paper: Paper) -> tuple[str, str, str]:
    return (paper.dated.isoformat() if paper.dated else "", paper.number, paper.id)


def _none(what: str) -> str:
    return f"<p>Zurzeit sind hier keine {what} veröffentlicht.</p>"


def _table(caption: str, heads: tuple[str, ...], rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells, which are HTML.

    In a narrow window the cells stand below one another, each after its head; the roles say it is a table still.
    """
    head = "".join(f'<th scope="col" role="columnheader">{one}</th>' for one in heads)
    body = "\n".join(_table_row(row, heads) for row in rows)
    return (
        f'<table class="rows" role="table"><caption>{caption}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>\n<tbody role="rowgroup">\n{body}\n</tbody></table>'
    )


def _table_row(cells: Sequence[str], heads: tuple[str, ...]) -> str:
    inner = "".join(f'<td role="cell" data-head="{head}">{cell}</td>' for head, cell in zip(heads, cells, strict=True))
    return f'<tr role="row">{inner}</tr>'


def _committee_of(site: Site, meeting: Meeting) -> Committee:
    """As it was called when it met."""
    return site.then(next(one for one in site.committees if one.id == meeting.committee_id), meeting.day)


def _meeting_table(site: Site, meetings: Iterable[Meeting], caption: str) -> str:
    rows = []
    for one in meetings:
        state = " (abgesagt)" if one.state is MeetingState.CANCELLED else ""
        link = f'<a href="{page_of("Meeting", one.id)}">{escape(meeting_name(one))} am {short_date(one.day)}</a>{state}'
        rows.append((link, f"{clock(one.start)} Uhr", escape(_committee_of(site, one).name)))
    return _table(caption, ("Sitzung", "Beginn", "Gremium"), rows)


def _place(meeting: Meeting) -> str:
    place = meeting.place
    return ", ".join(part for part in (place.room, place.building, *place.address.lines) if part)


def _files(files: Iterable[SiteFile], up: str) -> str:
    rows = [
        f'<li><a href="{escape(one.address or up + one.path)}">{escape(one.name)}</a> '
        f'<span class="muted">({escape(_kind(one))}{"" if one.address else _size(one)})</span></li>'
        for one in files
    ]
    return f"<h2>Dateien</h2><ul>{''.join(rows)}</ul>" if rows else ""


def _size(file: SiteFile) -> str:
    return f", {max(1, len(file.content) // 1024)} KB"


def _kind(file: SiteFile) -> str:
    return file.file_name.rpartition(".")[2].upper() or "Datei"


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    """Terms and what is said of them, the latter as HTML."""
    return f"<dl>{''.join(f'<dt>{term}</dt><dd>{said}</dd>' for term, said in facts if said)}</dl>"


def _meeting(site: Site, meeting: Meeting) -> str:
    committee = _committee_of(site, meeting)
    parts = [
        _facts(
            (
                ("Gremium", escape(committee.name)),
                ("Tag", long_date(meeting.day)),
                ("Beginn", f"{clock(meeting.start)} Uhr"),
                ("Ort", escape(_place(meeting))),
                ("Stand", escape(word(meeting.state))),
            )
        )
    ]
    for public, heading in ((True, "Tagesordnung, öffentlicher Teil"), (False, "Nichtöffentlicher Teil")):
        shown = site.agenda(meeting, public=public)
        if shown:
            rows = "\n".join(f"<li>{_item(site, meeting, one)}</li>" for one in shown)
            parts.append(f'<h2>{heading}</h2>\n<ol class="agenda">\n{rows}\n</ol>')
    parts.append(_files((one for one in site.files if one.meeting_id == meeting.id), "../"))
    title = f"{meeting_name(meeting)} am {short_date(meeting.day)}"
    return _page(site, title, "\n".join(part for part in parts if part), up="../")


def _item(site: Site, meeting: Meeting, item: AgendaItem | LeftNumber) -> str:
    if isinstance(item, LeftNumber):
        return f'<strong>{escape(item.number)}</strong> <span class="muted">{escape(moved_words(item))}</span>'
    out = f"<strong>{escape(item.number)}</strong> {escape(item.title)}"
    paper = next((one for one in site.papers if one.id == item.paper_id), None) if item.public else None
    if paper is not None:
        called = f"{paper_kind(paper)} {paper.number}".strip()
        label = f' aria-label="{escape(called)}: {escape(paper.title)}"'
        out += f'<br><a href="../{page_of("Paper", paper.id)}"{label}>{escape(called)}</a>'
    for one in published_results(item, meeting, site.resolutions):
        out += f'\n<div class="resolved"><p>Beschluss: {escape(outcome_words(one.outcome, one.outcome_target))}</p>'
        out += f"{html_of(one.text, 3)}</div>"
    return out


def _paper(site: Site, paper: Paper) -> str:
    day = paper.dated or (paper.received.date() if paper.received is not None else None)
    factions = {one.id: site.then(one, day).name for one in site.factions}
    factions |= {one.id: one.name for one in site.organizations}
    from_ = [
        factions[key] for key in (paper.faction_id, *paper.joint_faction_ids, paper.organization_id) if key in factions
    ]
    facts = (
        ("Art", escape(paper_kind(paper))),
        ("Nummer", escape(paper.number)),
        ("Vom", short_date(paper.dated) if paper.dated else ""),
        ("Eingebracht von", escape(", ".join(from_))),
        ("Zuständige Stelle", escape(paper.responsible)),
    )
    parts = [_facts(facts)]
    for heading, text in (
        ("Beschlussvorschlag", paper.proposal),
        (paper.explanation_heading.rstrip(":") or "Erläuterung", paper.explanation),
        (paper.rationale_heading.rstrip(":") or "Begründung", paper.rationale),
        ("Finanzielle Auswirkungen", paper.financial_impact),
    ):
        if not text.empty:
            parts.append(f"<h2>{escape(heading)}</h2>\n{html_of(text, 3)}")
    parts += list(_way(site, paper))
    parts.append(_files((one for one in site.files if one.paper_id == paper.id), "../"))
    return _page(site, paper.title, "\n".join(part for part in parts if part), up="../")


def _way(site: Site, paper: Paper) -> Iterator[str]:
    """Where the paper was dealt with, station after station."""
    committees = {one.id: one for one in site.committees}
    meetings = {one.id: one for one in site.meetings}
    rows = []
    for one in sorted((one for one in site.consultations if one.paper_id == paper.id), key=lambda one: one.position):
        meeting = meetings.get(one.meeting_id or "")
        when = ""
        if meeting is not None:
            said = f"{meeting_name(meeting)} am {short_date(meeting.day)}"
            when = f'<a href="../{page_of("Meeting", meeting.id)}">{escape(said)}</a>'
        elif one.decided_on is not None:
            when = short_date(one.decided_on)
        over = meeting is None or meeting.state is MeetingState.CLOSED
        outcome = outcome_words(one.outcome, one.outcome_target) if one.outcome is not None and over else ""
        committee = committees.get(one.committee_id)
        day = meeting.day if meeting is not None else one.decided_on
        body = escape(site.then(committee, day).name) if committee is not None else ""
        rows.append((body, escape(word(one.role)), when or "–", escape(outcome) or "–"))
    if rows:
        yield "<h2>Beratungen</h2>"
        yield _table("Der Weg durch die Gremien.", ("Gremium", "Aufgabe", "Sitzung", "Ergebnis"), rows)


def _members(site: Site, today: datetime) -> str:
    persons = {one.id: one for one in site.persons}
    factions = {one.id: one.name for one in site.factions}
    parts = []
    for committee in site.committees:
        seats = [one for one in site.memberships if one.committee_id == committee.id and one.covers(today.date())]
        rows = [
            (
                escape(persons[one.person_id].sorted_name),
                escape(role_title(one.role, persons[one.person_id].form_of_address)) + _standing_in(one),
                escape(factions.get(one.faction_id or "", "")) or "–",
            )
            for one in sorted(seats, key=lambda one: (persons[one.person_id].sorted_name.casefold(), one.id))
        ]
        if rows:
            table = _table("Nach Namen.", ("Name", "Aufgabe", "Fraktion oder Liste"), rows)
            parts.append(f"<h2>{escape(committee.name)}</h2>\n{table}")
    return _page(site, "Mitglieder", "\n".join(parts) or _none("Mitglieder"))


def _standing_in(one: Membership) -> str:
    return " (Stellvertretung)" if one.substitute_for_id else ""


def _feed(site: Site, address: str) -> str:
    entries = [
        (site.stamps.get(one.id, ("", ""))[1], page_of("Meeting", one.id), _meeting_title(one)) for one in site.meetings
    ]
    entries += [(site.stamps.get(one.id, ("", ""))[1], page_of("Paper", one.id), one.title) for one in site.papers]
    entries = sorted(entries, reverse=True)[:FEED_LENGTH]
    updated = entries[0][0] if entries else "1970-01-01T00:00:00+00:00"
    items = "\n".join(
        f"<entry><id>{xml_escape(f'{address}/{path}')}</id><title>{xml_escape(title)}</title>"
        f'<updated>{stamp}</updated><link href="{xml_escape(f"{address}/{path}")}"/></entry>'
        for stamp, path, title in entries
    )
    name = xml_escape(f"{site.committee.name} · {site.body.name}")
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
<id>{xml_escape(address)}/neues.atom</id>
<title>{name}: Sitzungen und Vorlagen</title>
<updated>{updated}</updated>
<author><name>{name}</name></author>
<link rel="self" href="{xml_escape(address)}/neues.atom"/>
<link href="{xml_escape(address)}/index.html"/>
{items}
</feed>
"""


def _meeting_title(meeting: Meeting) -> str:
    return f"{meeting_name(meeting)} am {short_date(meeting.day)}"


def _entry(site: Site, meeting: Meeting) -> CalendarEntry:
    committee = _committee_of(site, meeting)
    stamp = site.stamps.get(meeting.id)
    return CalendarEntry(
        f"{meeting.id}@beirat-desktop",
        meeting.start,
        f"{meeting_name(meeting)} {committee.of}",
        datetime.fromisoformat(stamp[1]) if stamp else meeting.start.replace(tzinfo=UTC),
        place=_place(meeting),
        cancelled=meeting.state is MeetingState.CANCELLED,
    )
