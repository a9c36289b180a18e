"""What goes to the web server, on a small site: as OParl and as pages to read."""

import json
from dataclasses import replace
from datetime import datetime

import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.consultations import Consultation, Outcome
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run
from beirat_desktop.domain.website import Site
from beirat_desktop.exchange.oparl_out import oparl_files, page_of
from beirat_desktop.exchange.web_pages import html_of, page_files
from tests import factories

ADDRESS = "https://beirat.example"
NOW = datetime(2012, 6, 1, 9)
HELD = factories.meeting(state=MeetingState.CLOSED, place=Place("Rathaus", "Saal 1"), id="held")
CALLED_OFF = factories.meeting(datetime(2012, 8, 23, 17), state=MeetingState.CANCELLED, number=13, id="off")
OFFICE = Organization("Sozialamt", id="office")
PAPER = Paper("Bericht", organization_id=OFFICE.id, number="2012/09", rationale=RichText.of("Weil."), id="paper")
ITEM = AgendaItem(HELD.id, "Bericht", number="Ö 1", paper_id=PAPER.id, id="item")
DECIDED = Resolution(
    factories.BEIRAT.id,
    HELD.day,
    RichText.of("So."),
    Outcome.RECOMMENDED,
    outcome_target="Stadtrat",
    agenda_item_id="item",
)
HERE = Consultation(PAPER.id, factories.BEIRAT.id, 0, meeting_id=HELD.id, agenda_item_id=ITEM.id, id="here")
ELSEWHERE = Consultation(PAPER.id, factories.BEIRAT.id, 1, agenda_item_id="of no public item", id="elsewhere")
SITE = Site(
    factories.BODY,
    factories.BEIRAT,
    committees=(factories.BEIRAT,),
    organizations=(OFFICE,),
    meetings=(HELD, CALLED_OFF),
    items=(ITEM,),
    papers=(PAPER,),
    consultations=(HERE, ELSEWHERE),
    resolutions=(DECIDED,),
)


def told(site: Site, kind: str, **fields: object) -> dict[str, object]:
    """The one object of that type with these fields."""
    (found,) = [
        one
        for content in oparl_files(site, ADDRESS).values()
        for one in [json.loads(content)]
        if str(one.get("type", "")).endswith(f"/{kind}") and fields.items() <= one.items()
    ]
    return found


def page(site: Site, kind: str, key: str) -> str:
    return page_files(site, ADDRESS, NOW)[page_of(kind, key)].decode()


def test_a_paper_says_who_brought_it_in_and_where_it_is_read() -> None:
    paper = told(SITE, "Paper", name="Bericht")
    assert paper["web"] == f"{ADDRESS}/{page_of('Paper', PAPER.id)}"
    office = told(SITE, "Organization", name="Sozialamt")
    assert paper["originatorOrganization"] == [office["id"]]


def test_the_town_names_every_list_and_each_lies_there() -> None:
    files = oparl_files(SITE, ADDRESS)
    body = told(SITE, "Body")
    for name in ("organization", "person", "meeting", "paper"):
        assert str(body[name]).removeprefix(f"{ADDRESS}/") in files, name


def test_an_item_says_its_own_stations_only() -> None:
    stations = told(SITE, "AgendaItem", name="Bericht")["consultation"]
    assert "here" in str(stations)
    assert "elsewhere" not in str(stations)


def test_two_rooms_of_a_house_are_two_places() -> None:
    other = replace(HELD, id="other", start=datetime(2012, 5, 25, 17), place=Place("Rathaus", "Saal 2"))
    objects = [json.loads(content) for content in oparl_files(replace(SITE, meetings=(HELD, other)), ADDRESS).values()]
    places = [one["location"] for one in objects if str(one.get("type", "")).endswith("/Meeting")]
    assert sorted(place["room"] for place in places) == ["Saal 1", "Saal 2"]
    assert len({place["id"] for place in places}) == 2
    assert sorted(place["description"] for place in places) == ["Saal 1, Rathaus", "Saal 2, Rathaus"]


def test_a_meeting_that_was_called_off_is_told_among_the_next_ones_and_says_so() -> None:
    index = page_files(SITE, ADDRESS, NOW)["index.html"].decode()
    ahead, before = index.split("Frühere Sitzungen")
    assert page_of("Meeting", CALLED_OFF.id) in ahead
    assert ahead.count("(abgesagt)") == 1
    assert page_of("Meeting", HELD.id) in before
    assert "(abgesagt)" not in before


def test_what_came_out_stands_under_its_item_with_whom_it_goes_to() -> None:
    read = page(SITE, "Meeting", HELD.id)
    assert "Beschluss:" in read
    assert "Stadtrat" in read.split("Beschluss:")[1].split("</p>")[0]


@pytest.mark.parametrize(("heading", "shown"), [("", "Begründung"), ("Warum:", "Warum")])
def test_the_reasons_stand_under_the_heading_their_writer_gave_them(heading: str, shown: str) -> None:
    read = page(replace(SITE, papers=(replace(PAPER, rationale_heading=heading),)), "Paper", PAPER.id)
    assert f"<h2>{shown}</h2>" in read


def test_lists_within_lists_are_closed_as_often_as_they_were_opened() -> None:
    def item(words: str, level: int) -> Block:
        return Block((Run(words),), BlockKind.ITEM, 0, level)

    for levels in ((1,), (1, 2), (1, 2, 3), (1, 3, 1), (2,), (1, 2, 1, 2)):
        made = html_of(RichText(tuple(item("Punkt", level) for level in levels)), 2)
        assert made.count("<ul") == made.count("</ul>"), levels
        assert made.count("<li>") == made.count("</li>"), levels


def test_what_tells_no_day_of_creation_stands_first_in_its_list() -> None:
    first, second = "2012-04-01T09:00:00+02:00", "2012-05-01T09:00:00+02:00"
    earlier = replace(CALLED_OFF, id="earlier")
    site = replace(
        SITE, meetings=(HELD, CALLED_OFF, earlier), stamps={HELD.id: (second, second), "off": (first, first)}
    )
    listed = json.loads(oparl_files(site, ADDRESS)["oparl/list/meeting.json"])["data"]
    assert [one["id"].rpartition("/")[2] for one in listed] == ["earlier.json", "off.json", "held.json"]
