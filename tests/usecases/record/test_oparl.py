"""A council information system becomes a record: from a file, a folder or its address; wholly or not at all."""

import copy
import gzip
import hashlib
import json
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from beirat_desktop.domain.consultations import RESOLVING, Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.exchange import record as record_file
from beirat_desktop.exchange.oparl_fetch import Fetcher, Gone
from beirat_desktop.exchange.oparl_in import record_of
from beirat_desktop.exchange.oparl_read import Objects
from beirat_desktop.german import refusal, word
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.german.nouns import described
from beirat_desktop.german.oparl import unplaced_words
from beirat_desktop.german.roles import role_title
from beirat_desktop.store.record import create_record, open_record
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.papers.file_words import FileWords
from beirat_desktop.usecases.record.checks import loose_ends
from beirat_desktop.usecases.record.oparl import Look
from tests.exchange.oparl_town import listed, one, town, url

ADDRESS = "https://beirat.example.org"


@pytest.fixture
def empty(tmp_path) -> Iterator[Office]:
    store = create_record(tmp_path / "leer.db", user="Geschäftsstelle")
    yield Office(store)
    store.close()


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


def taken(office: Office, source: object, kept: Path, **more: object) -> dict[str, int]:
    look = office.oparl.look(str(source), kept, fetcher=Fetcher(wait=lambda _seconds: None), **more)
    return office.oparl.take(look)


def counts(office: Office) -> Counter[str]:
    with office.store.reading() as unit:
        return Counter(
            {noun: unit.nouns(noun).count() for noun in ("papers", "meetings", "origins", "blobs") if noun != "blobs"}
        )


# What the sample publishes comes in again as the same public facts.


def public_facts(folder: Path) -> dict[str, set]:
    """Of the objects in the folder; what leads nowhere else than to a name is that name."""
    objects = {}
    for file in (folder / "oparl").rglob("*.json"):
        data = json.loads(file.read_bytes())
        if "type" in data:
            objects[data["id"]] = data
    kinds = {key: data["type"].rpartition("/")[2] for key, data in objects.items()}

    def of(kind: str) -> list[dict]:
        return [objects[key] for key, found in kinds.items() if found == kind]

    def name(key: str | None) -> str:
        return objects[key]["name"] if key else ""

    return {
        "meetings": {
            (each["name"], each["start"][:16], name(each["organization"][0]), each["meetingState"])
            for each in of("Meeting")
        },
        "items": {
            (objects[each["meeting"]]["start"][:16], each.get("number", ""), each["name"], each["public"])
            for each in of("AgendaItem")
        },
        "papers": {
            (each["name"], each.get("reference", ""), each.get("date", ""), each["paperType"]) for each in of("Paper")
        },
        "results": {
            (objects[each["meeting"]]["start"][:16], each["name"], each["result"], each.get("resolutionText", ""))
            for each in of("AgendaItem")
            if each.get("result")
        },
        "memberships": {
            (
                objects[each["person"]]["familyName"],
                name(each["organization"]),
                name(each.get("onBehalfOf")),
                each["role"],
                each["votingRight"],
                each.get("startDate", ""),
                each.get("endDate", ""),
            )
            for each in of("Membership")
        },
        "stations": {
            (name(each["paper"]), name(each["organization"][0]), each["role"], name(each.get("agendaItem")))
            for each in of("Consultation")
        },
        "files": {(each["fileName"], each["sha512Checksum"]) for each in of("File")},
    }


def facts_of(office: Office) -> dict[str, set]:
    """The same of a record."""
    with office.store.reading() as unit:
        meetings = {each.id: each for each in unit.meetings.all()}
        committees = {each.id: each.name for each in unit.committees.all()}
        factions = {each.id: each.name for each in unit.factions.all()}
        persons = {each.id: each for each in unit.persons.all()}
        papers = {each.id: each for each in unit.papers.all()}
        items = {each.id: each for each in unit.agenda_items.all()}
        resolved: dict[str, list] = {}
        for each in sorted(unit.resolutions.all(), key=lambda one: one.position):
            resolved.setdefault(each.agenda_item_id, []).append(each)
        day = lambda value: value.isoformat() if value else ""  # noqa: E731
        return {
            "meetings": {
                (meeting_name(each), each.start.isoformat()[:16], committees[each.committee_id], word(each.state))
                for each in meetings.values()
            },
            "items": {
                (meetings[each.meeting_id].start.isoformat()[:16], each.number, each.title, each.public)
                for each in items.values()
            },
            "papers": {(each.title, each.number, day(each.dated), word(each.paper_type)) for each in papers.values()},
            "results": {
                (
                    meetings[items[key].meeting_id].start.isoformat()[:16],
                    items[key].title,
                    "; ".join(outcome_words(each.outcome, each.outcome_target) for each in told),
                    "\n\n".join(each.text.plain for each in told if not each.text.empty),
                )
                for key, told in resolved.items()
                if all(each.outcome in RESOLVING for each in told)
            },
            "memberships": {
                (
                    persons[each.person_id].family_name,
                    committees[each.committee_id],
                    factions.get(each.faction_id, ""),
                    role_title(each.role, persons[each.person_id].form_of_address),
                    each.voting,
                    day(each.start),
                    day(each.end),
                )
                for each in unit.memberships.all()
            },
            "stations": {
                (
                    papers[each.paper_id].title,
                    committees[each.committee_id],
                    word(each.role),
                    items[each.agenda_item_id].title if each.agenda_item_id else "",
                )
                for each in unit.consultations.all()
            },
            "files": {(each.file_name, each.sha512) for each in unit.attachments.all()},
        }


def test_what_the_sample_publishes_comes_in_as_the_same_public_facts(published, empty, tmp_path):
    taken(empty, published, tmp_path / "kept")
    before, after = public_facts(published), facts_of(empty)
    for name in before:
        assert after[name] == before[name], name
    assert len(before["results"]) > 20
    assert loose_ends(empty.store) == ()


def test_a_record_that_came_so_goes_out_and_in_as_our_own(published, empty, tmp_path):
    taken(empty, published, tmp_path / "kept")
    content = empty.exchange.export()
    store = create_record(tmp_path / "zweite.db")
    other = Office(store)
    other.exchange.import_(content)
    assert other.exchange.export() == content
    store.close()


def test_a_folder_gives_the_bytes_it_has_and_no_others(published, empty, tmp_path):
    look = empty.oparl.look(str(published), tmp_path / "kept")
    files = look.data.values["attachments"]
    assert all(hashlib.sha512(look.data.blobs[file.sha512]).hexdigest() == file.sha512 for file in files)
    saved = tmp_path / "nur-json"
    for file in (published / "oparl").rglob("*.json"):
        target = saved / file.relative_to(published)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    bare = empty.oparl.look(str(saved), tmp_path / "kept")
    assert bare.data.blobs == {}
    assert {file.address for file in bare.data.values["attachments"]} == {file.address for file in files}
    # Another file in its place is not taken for it.
    wrong = saved / "dateien" / files[0].address.split("/")[-2] / files[0].address.split("/")[-1]
    wrong.parent.mkdir(parents=True)
    wrong.write_bytes(b"etwas anderes")
    mixed = empty.oparl.look(str(saved), tmp_path / "kept")
    assert mixed.data.blobs == {}
    assert "oparl.other_bytes" in {found.rule for found in mixed.intake.findings}


def test_a_record_in_use_is_refused_before_anything_is_read(sample, tmp_path):
    with pytest.raises(Refused) as refused:
        sample.oparl.look(str(tmp_path / "gibt-es-nicht"), tmp_path / "kept")
    assert refused.value.rule == "import.in_use"


def test_looking_takes_nothing_and_what_is_taken_is_not_undone_by_a_slip(empty, tmp_path):
    file = tmp_path / "stadt.json"
    file.write_bytes(listed(list(town().values())))
    look = empty.oparl.look(str(file), tmp_path / "kept")
    assert look.intake.counts["papers"] == 2
    assert empty.exchange.in_use == ""
    empty.oparl.take(look)
    assert empty.exchange.in_use == "Musterstadt"
    assert empty.store.undo() is None
    with pytest.raises(Refused):
        empty.oparl.take(look)


def test_one_saved_object_alone_is_read_and_what_it_lacks_is_told(empty, tmp_path):
    file = tmp_path / "paper.json"
    file.write_text(json.dumps(town()[url("Paper", 1)]), encoding="utf-8")
    look = empty.oparl.look(str(file), tmp_path / "kept")
    assert {"oparl.no_body", "oparl.missing", "oparl.no_committee"} <= {found.rule for found in look.intake.findings}
    empty.oparl.take(look)
    row = empty.papers.get(look.data.values["papers"][0].id)
    assert (row.title, row.number) == ("Treffpunkt am Markt", "2020/0815")


def test_a_link_stays_a_link(empty, tmp_path):
    file = tmp_path / "stadt.json"
    file.write_bytes(listed(list(town().values())))
    taken(empty, file, tmp_path / "kept")
    with empty.store.reading() as unit:
        link = unit.attachments.where(sha512="")[0]
    with pytest.raises(Refused) as refused:
        empty.attachments.content(link.id)
    assert link.address in refusal(refused.value)
    assert FileWords(empty.store).read() == 0
    assert loose_ends(empty.store) == ()


def test_what_has_no_place_is_seen_with_its_record(empty, tmp_path):
    assert not empty.origins.any
    objects = town()
    objects[url("Paper", 1)]["ris:mood"] = {"wert": [1, 2]}
    objects["x"] = one("Location", 77, description="Nirgends")
    file = tmp_path / "stadt.json"
    file.write_bytes(listed(list(objects.values())))
    taken(empty, file, tmp_path / "kept")
    assert empty.origins.any
    kept = empty.origins.unplaced()
    field = next(one for one in kept.fields if one.name == "ris:mood")
    assert field.text == '{"wert": [1, 2]}'
    assert described(field.description) == "Antrag 2020/0815 „Treffpunkt am Markt“ vom 01.02.2020"
    nowhere = next(one for one in kept.fields if one.text == "Nirgends")
    assert (nowhere.kind, nowhere.description) == ("Location", None)
    assert "Location" in dict(kept.without)
    assert ("ris:mood", 1) in kept.names
    assert "Ohne eigenen Eintrag blieben: Location" in unplaced_words(kept.objects, kept.names, kept.without)


# A system with lists in pages, on this machine


class System(ThreadingHTTPServer):
    """Serves the town in pages of two; failing: how many requests may come before it is away."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Pages)
        self.asked: list[str] = []
        self.failing: int | None = None
        self.moved: dict[str, str] = {}
        self.pages: dict[str, bytes] = {}
        self.agents: set[str] = set()
        self.code = 503
        self.packs = False

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def serve_town(self, version: str) -> None:
        """The objects as their lists tell them; the membership list is there in 1.1 only."""
        text = json.dumps(list(town(version).values())).replace("https://ris.example.org", self.address)
        objects = json.loads(text)
        lists: dict[str, list[dict]] = {"organization": [], "person": [], "meeting": [], "paper": []}
        for each in objects:
            kind = each["type"].rpartition("/")[2].lower()
            if kind in lists:
                lists[kind].append(each)
            else:
                body = each
        for name, members in lists.items():
            body[name] = f"{self.address}/oparl/list/{name}"
            for number in range(0, len(members), 2):
                links = (
                    {"next": f"{self.address}/oparl/list/{name}?page={number + 2}"} if number + 2 < len(members) else {}
                )
                path = f"/oparl/list/{name}" + (f"?page={number}" if number else "")
                self.pages[path] = json.dumps({"data": members[number : number + 2], "links": links}).encode()
        system = one(
            "System", 1, version, oparlVersion=f"https://schema.oparl.org/{version}/", body=f"{self.address}/bodies"
        )
        self.pages["/bodies"] = json.dumps({"data": [body], "links": {}}).encode()
        self.pages["/system"] = json.dumps(system).encode()


class _Pages(BaseHTTPRequestHandler):
    server: System

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.agents.add(self.headers["User-Agent"])
        if self.server.failing is not None and len(self.server.asked) > self.server.failing:
            self.send_error(self.server.code)
        elif self.path in self.server.moved:
            self.send_response(302)
            self.send_header("Location", self.server.moved[self.path])
            self.end_headers()
        elif self.path in self.server.pages:
            self.send_response(200)
            if self.server.packs:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            page = self.server.pages[self.path]
            self.wfile.write(gzip.compress(page) if self.server.packs else page)
        else:
            self.send_error(404)

    def log_message(self, *_words: object) -> None:
        """Nothing on the screen."""


@pytest.fixture
def system(monkeypatch) -> Iterator[System]:
    monkeypatch.setenv("NO_PROXY", "*")
    server = System()
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_system_is_read_through_its_pages(system, empty, tmp_path, version):
    system.serve_town(version)
    waited: list[float] = []
    look = empty.oparl.look(f"{system.address}/system", tmp_path / "kept", fetcher=Fetcher(wait=waited.append))
    empty.oparl.take(look)
    with empty.store.reading() as unit:
        assert {paper.title for paper in unit.papers.all()} == {"Treffpunkt am Markt", "Anfrage zum Markt"}
        assert len(unit.committees.all()) == 3
        assert [one.outcome for one in unit.resolutions.all()] == [Outcome.ADOPTED]
    assert len(system.asked) == len(set(system.asked))
    assert all("Beirat-Desktop" in agent for agent in system.agents)
    assert len(waited) >= len(system.asked) - 1
    assert "oparl.gone" in {found.rule for found in look.intake.findings}


def test_after_an_interruption_it_goes_on_where_it_was(system, empty, tmp_path):
    system.serve_town("1.1")
    start, kept = f"{system.address}/system", tmp_path / "kept"
    system.failing = 5
    with pytest.raises(Refused) as refused:
        taken(empty, start, kept)
    assert (refused.value.rule, refused.value.facts["code"]) == ("oparl.answered", 503)
    assert empty.exchange.in_use == ""
    had = set(system.asked[:5])
    system.failing, system.asked = None, []
    taken(empty, start, kept)
    assert not had & set(system.asked)
    assert counts(empty)["papers"] == 2
    # The folder is a source of its own.
    other = Office(create_record(tmp_path / "zweite.db"))
    taken(other, kept, tmp_path / "nirgends")
    assert counts(other) == counts(empty)
    other.store.close()


def with_files(system: System, count: int = 3) -> list[str]:
    """The first paper gets files: the first with its sum, the others with nothing told; another host has the last."""
    page = json.loads(system.pages["/oparl/list/paper"])
    made = []
    for number in range(count):
        content = f"%PDF-1.7 Vorlage {number}".encode()
        path = f"/dateien/{number}/vorlage.pdf"
        system.pages[path] = content
        told = one("File", 50 + number, accessUrl=f"{system.address}{path}", name=f"Vorlage {number}")
        told["id"] = f"{system.address}/oparl/file/{50 + number}"
        if number == 0:
            told["sha512Checksum"] = hashlib.sha512(content).hexdigest()
        made.append(told)
    elsewhere = one("File", 90, accessUrl="http://anderswo.example.org/x.pdf", name="Anderswo")
    page["data"][0]["auxiliaryFile"] = [*made, elsewhere]
    system.pages["/oparl/list/paper"] = json.dumps(page).encode()
    return [f"/dateien/{number}/vorlage.pdf" for number in range(count)]


def test_files_are_fetched_where_that_is_wanted_and_stay_links_else(system, empty, tmp_path):
    system.serve_town("1.1")
    paths_ = with_files(system)
    quick = Fetcher(wait=lambda _seconds: None)
    links = empty.oparl.look(f"{system.address}/system", tmp_path / "kept", fetcher=quick)
    assert not set(paths_) & set(system.asked)
    assert len(links.data.blobs) == 0
    look = empty.oparl.look(f"{system.address}/system", tmp_path / "kept", fetcher=quick, files=True)
    told = {found.rule: found.facts["count"] for found in look.intake.findings}
    assert (told["oparl.files_fetched"], told["oparl.files_elsewhere"]) == (3, 1)
    empty.oparl.take(look)
    with empty.store.reading() as unit:
        had = {one.title: unit.blob(one.sha512) for one in unit.attachments.all() if one.sha512}
    assert had == {f"Vorlage {number}": system.pages[path] for number, path in enumerate(paths_)}
    assert loose_ends(empty.store) == ()


def test_a_file_that_is_gone_another_or_too_large_stays_a_link(system, empty, tmp_path, monkeypatch):
    system.serve_town("1.1")
    first, second, third = with_files(system)
    system.pages[first] = b"%PDF-1.7 etwas anderes"
    del system.pages[second]
    monkeypatch.setattr("beirat_desktop.usecases.record.oparl_files.LARGEST", 1000)
    system.pages[third] = b"x" * 5000
    quick = Fetcher(wait=lambda _seconds: None)
    look = empty.oparl.look(f"{system.address}/system", tmp_path / "kept", fetcher=quick, files=True)
    told = {found.rule for found in look.intake.findings}
    assert {"oparl.other_bytes", "oparl.files_lost", "oparl.files_too_large"} <= told
    empty.oparl.take(look)
    with empty.store.reading() as unit:
        assert all(not one.sha512 and one.address for one in unit.attachments.all())


def test_files_go_on_after_an_interruption(system, empty, tmp_path):
    system.serve_town("1.1")
    wanted = with_files(system, 8)
    start, kept = f"{system.address}/system", tmp_path / "kept"
    for _ in range(2):  # what is gone is asked for again
        system.asked = []
        empty.oparl.look(start, kept, fetcher=Fetcher(wait=lambda _seconds: None))
    gone, system.asked = len(system.asked), []
    system.failing = gone + 2
    with pytest.raises(Refused) as refused:
        taken(empty, start, kept, files=True)
    assert refused.value.rule == "oparl.answered"
    had = [path for path in system.asked[: gone + 2] if path in wanted]
    assert len(had) == 2
    system.asked, system.failing = [], None
    taken(empty, start, kept, files=True)
    assert {path for path in system.asked if path in wanted} == {*wanted} - {*had}
    with empty.store.reading() as unit:
        assert sum(bool(one.sha512) for one in unit.attachments.all()) == 8


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://x/"])
def test_a_system_that_points_to_this_computer_is_refused(system, empty, tmp_path, target):
    system.moved["/system"] = target
    with pytest.raises(Refused) as refused:
        taken(empty, f"{system.address}/system", tmp_path / "kept")
    assert refused.value.rule == "oparl.address"


@pytest.mark.parametrize("elsewhere", ["http://another.example.org/person", "http://[::1", "http://x:y/"])
def test_pages_that_lead_in_a_circle_or_elsewhere_end(system, empty, tmp_path, elsewhere):
    system.serve_town("1.1")
    paper = json.loads(system.pages["/oparl/list/paper"])
    links = {"next": f"{system.address}/oparl/list/paper"}
    system.pages["/oparl/list/paper"] = json.dumps({**paper, "links": links}).encode()
    person = json.loads(system.pages["/oparl/list/person"])
    links = {"next": elsewhere}
    system.pages["/oparl/list/person"] = json.dumps({**person, "links": links}).encode()
    look = empty.oparl.look(f"{system.address}/system", tmp_path / "kept", fetcher=Fetcher(wait=lambda _s: None))
    told = {found.rule: found.facts["count"] for found in look.intake.findings}
    assert told["oparl.other_hosts"] == 1


def test_a_list_that_goes_on_for_ever_is_left_and_told(system, empty, tmp_path):
    """Each page names another one, and tells the same persons again."""
    system.serve_town("1.1")
    person = json.loads(system.pages["/oparl/list/person"])
    for number in range(200):
        links = {"next": f"{system.address}/oparl/list/person?turn={number + 1}"}
        path = f"/oparl/list/person?turn={number}" if number else "/oparl/list/person"
        system.pages[path] = json.dumps({**person, "links": links}).encode()
    look = empty.oparl.look(f"{system.address}/system", tmp_path / "kept", fetcher=Fetcher(wait=lambda _s: None))
    told = {found.rule: found.facts["count"] for found in look.intake.findings}
    assert told["oparl.endless"] == 1
    assert sum("/person" in path for path in system.asked) < 30
    assert look.intake.counts["persons"] == 2
    assert look.intake.counts["papers"] == 2, "the other lists are read all the same"


def test_pages_that_come_packed_without_being_asked_for_are_read(system, empty, tmp_path):
    system.serve_town("1.1")
    system.packs = True
    look = empty.oparl.look(f"{system.address}/system", tmp_path / "kept", fetcher=Fetcher(wait=lambda _s: None))
    assert look.intake.counts["persons"] == 2


def test_a_packed_page_is_measured_unpacked(system, monkeypatch):
    monkeypatch.setattr("beirat_desktop.exchange.oparl_fetch.LARGEST_PAGE", 10**6)
    system.packs, system.pages["/big"] = True, b" " * 10**7
    with pytest.raises(Refused) as refused:
        Fetcher(wait=lambda _seconds: None).get(f"{system.address}/big")
    assert refused.value.rule == "oparl.page_too_large"


def test_a_page_too_large_and_one_that_is_gone(system, monkeypatch):
    monkeypatch.setattr("beirat_desktop.exchange.oparl_fetch.LARGEST_PAGE", 1000)
    system.pages["/big"] = b"x" * 5000
    fetcher = Fetcher(wait=lambda _seconds: None)
    with pytest.raises(Refused) as refused:
        fetcher.get(f"{system.address}/big")
    assert refused.value.rule == "oparl.page_too_large"
    with pytest.raises(Gone):
        fetcher.get(f"{system.address}/nothing")


def test_a_server_that_is_busy_is_asked_again_later(system):
    system.pages["/page"] = b"[]"
    system.failing, system.code = 0, 429
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        system.failing = None

    assert Fetcher(wait=wait).get(f"{system.address}/page") == b"[]"
    assert waits == [2.0]


@pytest.mark.parametrize(
    "address", ["http://", "https://a b.example", "http://[::1", "http://x:99999/", "ftp://x/y", "http://127.0..1/"]
)
def test_what_is_no_address_is_refused(empty, tmp_path, address):
    with pytest.raises(Refused) as refused:
        empty.oparl.look(address, tmp_path / "kept")
    assert refused.value.rule == "oparl.address"


# Files that somebody or something changed


def _places(data: object, path: tuple = ()) -> Iterator[tuple]:
    yield path
    if isinstance(data, dict):
        for name, part in data.items():
            yield from _places(part, (*path, name))
    elif isinstance(data, list):
        for number, part in enumerate(data):
            yield from _places(part, (*path, number))


ODD = (
    *(None, True, False, 0, -1, 10**400, 1.5, float("inf"), "", " ", "\u0000\ud800", "x" * 500_000, [], {}, [[]]),
    *([None], {"id": 1}, {"type": "https://schema.oparl.org/1.1/File"}, "2020", "2020-13-45", "0001-01-01T00:00:00Z"),
    *("9999-12-31T23:59:59-23:59", "http://", "javascript:alert(1)", url("Paper", 1), url("Meeting", 1), "../../etc"),
    *(
        url("Organization", 4),
        [url("Person", 1)] * 3,
        {"a": {"b": {"c": 1}}},
        "-1",
        "https://schema.oparl.org/1.1/Body",
    ),
)


def mutated(seed: int) -> bytes:
    """The town with one to four places that are something else; some are cut off, or have a letter changed."""
    dice = random.Random(seed)
    data = copy.deepcopy(list(town(dice.choice(["1.0", "1.1"])).values()))
    places = [place for place in _places(data) if place]
    for _ in range(dice.randint(1, 4)):
        *path, last = dice.choice(places)
        here = data
        try:
            for step in path:
                here = here[step]
            if dice.random() < 0.25:
                del here[last]
            else:
                here[last] = copy.deepcopy(dice.choice(ODD))
        except (KeyError, IndexError, TypeError):
            continue
    content = json.dumps(data, ensure_ascii=dice.random() < 0.5).encode("utf-8", "surrogatepass")
    if dice.random() < 0.1:
        content = content[: dice.randrange(len(content))]
    elif dice.random() < 0.1:
        at = dice.randrange(len(content))
        content = content[:at] + bytes([dice.randrange(256)]) + content[at + 1 :]
    return content


def test_two_thousand_changed_files_are_read_whole_or_refused_in_german(tmp_path):
    """Of those that differ in what they bring some are taken, and the record is whole afterwards."""
    refused: Counter[str] = Counter()
    said: set[str] = set()
    brought: dict[tuple, tuple] = {}
    for seed in range(2_000):
        objects = Objects()
        try:
            objects.read(mutated(seed), "stadt.json")
            data, intake = record_of(objects, date(2026, 11, 26), lambda _address: None)
        except Refused as error:
            refused[error.rule] += 1
            said.add(refusal(error)[-1:])
            continue
        shape = tuple(sorted(intake.counts.items())), tuple(found.rule for found in intake.findings)
        brought.setdefault(shape, (data, intake))
    assert said == {"."}
    assert sum(refused.values()) < 1_000
    assert {"oparl.not_json", "oparl.not_oparl", "oparl.too_deep"} & set(refused)
    create_record(tmp_path / "leer.db").close()
    clean = (tmp_path / "leer.db").read_bytes()
    for number, (data, intake) in enumerate(sorted(brought.values(), key=lambda one: -len(one[1].findings))[:25]):
        file = tmp_path / f"akte-{number}.db"
        file.write_bytes(clean)
        store = open_record(file)
        office = Office(store)
        office.oparl.take(Look(intake, data))
        assert loose_ends(store) == ()
        assert set(record_file.read(office.exchange.export()).values) >= set(data.values)
        store.close()


def test_an_import_that_breaks_leaves_nothing(empty, tmp_path, monkeypatch):
    file = tmp_path / "stadt.json"
    file.write_bytes(listed(list(town().values())))
    look = empty.oparl.look(str(file), tmp_path / "kept")
    look.data.values["origins"].append(look.data.values["origins"][0])
    with pytest.raises(Exception, match="origins"):
        empty.oparl.take(look)
    assert empty.exchange.in_use == ""
    with sqlite3.connect(tmp_path / "leer.db") as connection:
        assert connection.execute("SELECT count(*) FROM papers").fetchone() == (0,)


def test_the_day_parts_what_was_held_from_what_is_to_come(empty, tmp_path):
    objects = town()
    objects["ahead"] = one("Meeting", 7, start="2026-12-01T17:00:00+01:00", organization=[url("Organization", 3)])
    file = tmp_path / "stadt.json"
    file.write_bytes(listed(list(objects.values())))
    taken(empty, file, tmp_path / "kept")
    with empty.store.reading() as unit:
        states = {meeting.day: meeting.state.value for meeting in unit.meetings.all()}
    assert states[date(2020, 3, 5)] == "closed"
    assert states[date(2026, 12, 1)] == ("planned" if empty.today < date(2026, 12, 1) else "closed")
