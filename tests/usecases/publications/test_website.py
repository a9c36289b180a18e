"""What is published as a folder: valid, whole, the same again, and nothing that is not for everybody."""

import hashlib
import itertools
import json
import re
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from beirat_desktop import paths
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.papers import Attachment, PaperState, PaperType
from beirat_desktop.domain.text import CELL, Block, BlockKind, RichText, Run
from beirat_desktop.domain.text_blocks import TextBlock
from beirat_desktop.exchange.web_pages import html_of
from beirat_desktop.usecases.publications import drawings, rendering, website
from beirat_desktop.usecases.publications.website import OWN
from tests.exchange.oparl_schemas import TYPES, faults

ADDRESS = "https://beirat.example.org"


@pytest.fixture(scope="module")
def published(sample_record, tmp_path_factory) -> Path:
    """The sample as a folder; only to be read."""
    from tests.usecases.publications.site_tools import opened

    folder = tmp_path_factory.mktemp("site") / "web"
    office = opened(sample_record, tmp_path_factory.mktemp("record"))
    with pytest.MonkeyPatch.context() as places:
        places.setenv("BEIRAT_HOME", str(tmp_path_factory.mktemp("home")))
        office.website.publish(folder, ADDRESS)
    office.close()
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def objects(folder: Path) -> list[dict]:
    return [
        json.loads(content)
        for path, content in contents(folder).items()
        if path.startswith("oparl/") and not path.startswith("oparl/list/")
    ]


def test_every_object_is_valid_and_all_twelve_types_are_there(published) -> None:
    found = objects(published)
    assert [fault for one in found for fault in faults(one)] == []
    assert sorted({one["type"].rpartition("/")[2] for one in found}) == TYPES


def test_an_amendment_is_called_one_in_oparl(sample, tmp_path) -> None:
    folder = tmp_path / "web"
    with sample.store.unit("test") as unit:
        motion = next(one for one in unit.papers.where(paper_type=PaperType.MOTION) if one.number and one.public)
        other = next(
            one
            for one in unit.papers.where(paper_type=PaperType.MOTION)
            if one.id != motion.id and one.number and one.public and one.amends_id is None
        )
        unit.papers.save(replace(other, amends_id=motion.id))
    sample.website.publish(folder, ADDRESS)
    said = {Path(one["id"]).stem: one["paperType"] for one in objects(folder) if one["type"].endswith("/Paper")}
    assert (said[motion.id], said[other.id]) == ("Antrag", "Änderungsantrag")


def test_every_link_of_an_object_leads_to_a_file(published) -> None:
    there = {f"{ADDRESS}/{path}" for path in contents(published)}
    linked = set(re.findall(rf'"({ADDRESS}/[^"]*)"', "".join(json.dumps(one) for one in objects(published))))
    assert linked - there == set()


def test_lists_page_by_hundreds_hold_each_object_once(published) -> None:
    lists = {path: json.loads(content) for path, content in contents(published).items() if "oparl/list/" in path}
    body = next(one for one in objects(published) if one["type"].endswith("/Body"))
    for kind in ("organization", "person", "meeting", "paper", "agendaItem", "consultation", "file", "membership"):
        told, url = [], body[kind]
        while url:
            page = lists[url.removeprefix(f"{ADDRESS}/")]
            assert len(page["data"]) <= 100
            told += [one["id"] for one in page["data"]]
            url = page["links"].get("next")
        typed = kind[0].upper() + kind[1:]
        assert sorted(told) == sorted(one["id"] for one in objects(published) if one["type"].endswith(f"/{typed}"))
    assert body["locationList"]
    assert body["legislativeTermList"]


def test_items_count_from_zero_and_moments_have_their_offset(published) -> None:
    meetings = [one for one in objects(published) if one["type"].endswith("/Meeting")]
    for meeting in meetings:
        assert [item["order"] for item in meeting.get("agendaItem", [])] == list(
            range(len(meeting.get("agendaItem", [])))
        )
        assert re.search(r"\+0[12]:00$", meeting["start"])
    assert any(meeting.get("resultsProtocol") for meeting in meetings)


def test_files_have_their_bytes_and_sum(published) -> None:
    files = [one for one in objects(published) if one["type"].endswith("/File")]
    for file in files:
        content = (published / file["accessUrl"].removeprefix(f"{ADDRESS}/")).read_bytes()
        assert hashlib.sha512(content).hexdigest() == file["sha512Checksum"]
        assert len(content) == file["size"]
    assert any(one["mimeType"] == "application/pdf" for one in files)


def test_again_without_changes_is_the_same_bytes(sample, tmp_path) -> None:
    sample.website.publish(tmp_path / "a", ADDRESS)
    before = contents(tmp_path / "a")
    later = sample.store.now() + timedelta(hours=3)
    sample.store.now = lambda: later
    again = sample.website.publish(tmp_path / "a")
    assert not again.any
    assert again.same == len(before)
    assert contents(tmp_path / "a") == before


def test_what_is_no_longer_public_leaves_a_tombstone(sample, tmp_path) -> None:
    folder = tmp_path / "web"
    sample.website.publish(folder, ADDRESS)
    paper = next(one for one in objects(folder) if one["type"].endswith("/Paper") and "mainFile" in one)
    key = Path(paper["id"]).stem
    with sample.store.unit("test") as unit:
        unit.papers.save(replace(unit.papers.get(key), public=False))
    changes = sample.website.look(folder)
    assert f"vorlage/{key}.html" in changes.removed
    assert sample.website.publish(folder) == changes
    gone = json.loads((folder / f"oparl/paper/{key}.json").read_bytes())
    assert set(gone) == {"id", "type", "created", "modified", "deleted"}
    assert gone["deleted"] is True
    assert not (folder / f"vorlage/{key}.html").exists()
    shown = b"".join(content for path, content in contents(folder).items() if "list" in path or path.endswith("html"))
    assert key.encode() not in shown
    later = sample.store.now() + timedelta(days=1)
    sample.store.now = lambda: later
    assert not [path for path in sample.website.look(folder).changed if "oparl/" in path]


def test_only_what_changed_is_drawn_and_a_file_somebody_changed_is_mended(sample, tmp_path, monkeypatch) -> None:
    drawn: list[str] = []

    def draw(document):
        drawn.append(document.title)
        return rendering.draw(document)

    monkeypatch.setattr(drawings, "draw", draw)
    folder = tmp_path / "web"
    sample.website.publish(folder, ADDRESS)
    first, before = len(drawn), contents(folder)
    assert first == sum(path.endswith(".pdf") for path in before)
    drawn.clear()
    assert sample.website.publish(folder).added == ()
    assert (drawn, contents(folder)) == ([], before)

    paper = next(one for one in sample.papers.page(50) if f"vorlage/{one.id}.html" in before)
    with sample.store.unit("papers.edit") as unit:
        unit.papers.save(
            replace(unit.papers.get(paper.id), proposal=RichText.of("Der Beirat möge anders beschließen."))
        )
    changes = sample.website.publish(folder)
    assert 0 < len(drawn) < first / 2
    assert sum(path.endswith(".pdf") for path in changes.changed) == len(drawn)

    drawn.clear()
    (file, *_) = folder.rglob("*.pdf")
    mended = file.read_bytes()
    file.write_bytes(b"%PDF-1.7 something else")
    assert sample.website.publish(folder).changed == (file.relative_to(folder).as_posix(),)
    assert (len(drawn), file.read_bytes()) == (1, mended)

    drawn.clear()
    (note,) = (paths.state_folder() / "drawn").iterdir()
    note.write_text('{"dateien": 1}')
    assert sample.website.publish(folder).changed == ()
    assert len(drawn) == first


def test_what_was_looked_at_is_not_drawn_again_to_be_written(sample, tmp_path, monkeypatch) -> None:
    drawn: list[str] = []

    def draw(document):
        drawn.append(document.title)
        return rendering.draw(document)

    monkeypatch.setattr(drawings, "draw", draw)
    sample.website.look(tmp_path / "site", ADDRESS)
    looked_at = len(drawn)
    assert looked_at > 0
    sample.website.publish(tmp_path / "site", ADDRESS)
    assert len(drawn) == looked_at
    sample.website.publish(tmp_path / "other", ADDRESS)  # what was written waits in memory no more
    assert len(drawn) == 2 * looked_at
    assert contents(tmp_path / "site") == contents(tmp_path / "other")
    monkeypatch.setattr(drawings, "MOST_KEPT", 0)
    sample.website.look(tmp_path / "third", ADDRESS)
    sample.website.publish(tmp_path / "third", ADDRESS)
    assert len(drawn) == 4 * looked_at


def test_an_unchanged_record_is_not_worded_again(sample, tmp_path, monkeypatch) -> None:
    worded: list[str] = []
    values = website.public_values
    monkeypatch.setattr(website, "public_values", lambda unit, view: worded.append("") or values(unit, view))
    folder = tmp_path / "web"

    def again() -> int:
        worded.clear()
        sample.website.publish(folder)
        return len(worded)

    first = sample.website.publish(folder, ADDRESS)
    before = contents(folder)
    assert again() == 0
    unchanged = sample.website.publish(folder)
    assert (unchanged.same, unchanged.any, unchanged.left_out) == (len(before), False, first.left_out)
    assert contents(folder) == before

    (folder / "index.html").unlink()
    assert (again(), contents(folder)) == (1, before)
    (folder / "stil.css").write_text("body { color: red }")
    assert (again(), contents(folder)) == (1, before)
    with sample.store.unit("texts.edit") as unit:
        unit.text_blocks.save(TextBlock("invitation.greeting", "Guten Tag"))
    assert (again(), again()) == (1, 0)
    tomorrow = sample.store.now() + timedelta(days=1)
    sample.store.now = lambda: tomorrow
    assert (again(), again()) == (1, 0)
    monkeypatch.setattr(drawings, "program", lambda: b"another")
    assert (again(), again()) == (1, 0)


def test_what_was_cut_is_shown_with_each_look_and_written_down_nowhere(sample, tmp_path) -> None:
    with sample.store.unit("papers.edit") as unit:
        paper = next(one for one in unit.papers.all() if one.number == "2012/04")
        unit.papers.save(replace(paper, rationale=RichText.of("Fragen an Frau Weber, 0621 5042345.")))
    folder = tmp_path / "web"
    first = sample.website.publish(folder, ADDRESS)
    assert "0621 5042345" in [cut.words for cut in first.cuts]
    assert sample.website.look(folder).cuts == first.cuts
    assert not sample.website.publish(folder).any
    (note,) = (paths.state_folder() / "drawn").iterdir()
    assert "5042345" not in note.read_text()


def test_a_folder_with_other_things_is_refused(sample, tmp_path) -> None:
    (tmp_path / "urlaub.txt").write_text("Fotos")
    with pytest.raises(Refused) as refused:
        sample.website.publish(tmp_path, ADDRESS)
    assert refused.value.rule == "publish.foreign"
    assert [file.name for file in tmp_path.iterdir() if file.name != "home"].count("urlaub.txt") == 1


def test_a_place_that_takes_no_folder_is_refused_in_words(office, tmp_path) -> None:
    (tmp_path / "datei").write_text("keine Ordner hier")
    with pytest.raises(Refused) as refused:
        office.website.publish(tmp_path / "datei" / "web", ADDRESS)
    assert refused.value.rule == "file.not_writable"


@pytest.mark.parametrize("typed", ["beirat.example.org", "ftp://example.org", "https://", "https://a.de/?x=1"])
def test_an_address_is_one(sample, tmp_path, typed) -> None:
    with pytest.raises(Refused) as refused:
        sample.website.look(tmp_path / "neu", typed)
    assert refused.value.rule == "publish.address"


def test_the_address_is_asked_once_and_not_changed(sample, tmp_path) -> None:
    folder = tmp_path / "web"
    with pytest.raises(Refused) as refused:
        sample.website.look(folder)
    assert refused.value.rule == "publish.no_address"
    sample.website.publish(folder, f"{ADDRESS}/")
    assert sample.website.address_of(folder) == ADDRESS
    with pytest.raises(Refused) as refused:
        sample.website.look(folder, "https://anders.example.org")
    assert refused.value.rule == "publish.moved"


def test_a_list_of_files_that_leads_out_of_the_folder_deletes_nothing(sample, tmp_path) -> None:
    folder, beside = tmp_path / "web", tmp_path / "wichtig.txt"
    sample.website.publish(folder, ADDRESS)
    beside.write_text("bleibt")
    own = json.loads((folder / OWN).read_bytes())
    own["files"] += ["../wichtig.txt", str(beside)]
    (folder / OWN).write_text(json.dumps(own))
    sample.website.publish(folder)
    assert beside.read_text() == "bleibt"


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def test_pages_are_well_formed_and_accessible(published) -> None:
    pages = {path: content.decode() for path, content in contents(published).items() if path.endswith(".html")}
    assert len(pages) > 10
    there = set(contents(published))
    for path, text in pages.items():
        page = Page(text)
        assert (page.open, page.wrong) == ([], []), path
        names = [tag for tag, _ in page.tags]
        assert names.count("h1") == 1
        assert names.count("main") == 1
        assert "script" not in names
        assert ("html", {"lang": "de"}) in page.tags
        levels = [int(name[1]) for name in names if re.fullmatch(r"h\d", name)]
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), path
        assert names.count("table") == names.count("caption") or "vorlage/" in path or "sitzung/" in path
        for tag, attributes in page.tags:
            link = attributes.get("href", "")
            if tag in ("a", "link") and link and not link.startswith(("http", "#", "mailto:")):
                assert (
                    Path(path).parent.joinpath(link).as_posix().replace("sitzung/../", "").replace("vorlage/../", "")
                    in there
                )


def test_a_table_in_a_text_scrolls_by_itself_and_by_keys() -> None:
    rows = [
        Block((Run(f"Kurs{CELL}Stunden"),), BlockKind.ROW, first=True),
        Block((Run(f"Deutsch{CELL}40"),), BlockKind.ROW),
    ]
    shown = html_of(RichText(tuple(rows)), 3)
    assert shown.startswith('<div class="wide" role="region" aria-label="Tabelle" tabindex="0"><table>')
    assert '<th scope="col">Stunden</th>' in shown
    assert not Page(shown).wrong


def test_feed_and_calendar_are_read_by_others(published) -> None:
    feed = ElementTree.parse(published / "neues.atom").getroot()
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert entries
    assert all(one.find("{http://www.w3.org/2005/Atom}updated").text for one in entries)
    events = Calendar.from_ical((published / "sitzungen.ics").read_bytes()).walk("VEVENT")
    assert len(events) == len([one for one in objects(published) if one["type"].endswith("/Meeting")])


def test_planned_meetings_and_drafts_are_not_told(sample, tmp_path) -> None:
    folder = tmp_path / "web"
    sample.website.publish(folder, ADDRESS)
    with sample.store.reading() as unit:
        planned = [one for one in unit.meetings.where(state=MeetingState.PLANNED) if one.invitation_sent_on is None]
        drafts = [one for one in unit.papers.all() if one.state.value in ("draft", "submitted")]
    assert planned
    assert drafts
    everything = b"".join(content for path, content in contents(folder).items())
    for one in (*planned, *drafts):
        assert one.id.encode() not in everything


def test_a_file_that_lies_in_the_net_is_linked_there(sample, tmp_path):
    with sample.store.unit("attachments.add") as unit:
        key = unit.papers.where(state=PaperState.DONE)[0].id
        link = "https://ris.example.org/dateien/1?a=1&b=2"
        unit.attachments.save(Attachment("karte.pdf", "application/pdf", 0, "", key, title="Karte", address=link))
    folder = tmp_path / "web"
    sample.website.publish(folder, ADDRESS)
    (file,) = [one for one in objects(folder) if one.get("fileName") == "karte.pdf"]
    assert (file["accessUrl"], file["downloadUrl"]) == (link, link)
    assert "size" not in file
    assert faults(file) == []
    page = (folder / "vorlage" / f"{key}.html").read_text(encoding="utf-8")
    assert 'href="https://ris.example.org/dateien/1?a=1&amp;b=2">Karte</a>' in page
    assert not list(folder.rglob("karte.pdf"))


def test_pages_call_committees_and_factions_as_on_their_day_and_objects_as_today(sample, tmp_path) -> None:
    beirat = sample.committees.beirat()
    with sample.store.reading() as unit:
        motions = [one for one in unit.papers.all() if one.faction_id and one.dated and one.dated < sample.today]
    faction = sample.committees.faction(motions[0].faction_id)
    sample.committees.edit(beirat.id, since=sample.today, name="Rat der Vielfalt")
    sample.committees.edit_faction(faction.id, since=sample.today, name="Vielfalt-Fraktion")
    sample.website.publish(tmp_path / "a", ADDRESS)
    there = contents(tmp_path / "a")
    held = [one for one in sample.meetings.rows(beirat.id) if f"sitzung/{one.id}.html" in there]
    assert held
    for one in held:
        told = there[f"sitzung/{one.id}.html"].decode()
        was = "Rat der Vielfalt" if one.start.date() >= sample.today else beirat.name
        assert f"<dt>Gremium</dt><dd>{was}</dd>" in told
    paper = next(there[path] for one in motions if (path := f"vorlage/{one.id}.html") in there).decode()
    assert "Vielfalt-Fraktion" not in paper
    assert beirat.name in paper.partition("Beratungen")[2]
    assert "Rat der Vielfalt" in paper.partition("<main")[0], "who publishes goes by today's name"
    names = {one["name"] for one in objects(tmp_path / "a") if one["type"].endswith("/Organization")}
    assert {"Rat der Vielfalt", "Vielfalt-Fraktion"} <= names
    assert not {beirat.name, faction.name} & names
    summaries = {str(one["summary"]) for one in Calendar.from_ical(there["sitzungen.ics"]).walk("VEVENT")}
    assert any("Vielfalt" not in one for one in summaries)
