"""What comes into the index when something is saved, and that all of it is written anew for another version."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import text

from beirat_desktop.domain import searching
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.committees import CommitteePeriod
from beirat_desktop.domain.consultations import Consultation, ConsultationState
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.domain.papers import Attachment
from beirat_desktop.domain.persons import Person, Role
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.searching import Question, Term, code, overdue_codes, plain_words
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteKind
from beirat_desktop.german.nouns import NOUN_WORDS
from beirat_desktop.german.search import _KINDS
from beirat_desktop.store import indexing, search_entries
from beirat_desktop.store.engines import ways_of
from beirat_desktop.store.record import open_record
from beirat_desktop.store.search_entries import SEARCHED, STANDS_IN
from beirat_desktop.usecases.search import OPENED
from tests import factories
from tests.once import once
from tests.store.making import Maker

NOT_SEARCHED = {
    "bodies": "there is one",
    "terms": "a list to choose from, nothing to open",
    "users": "the office itself",
    "paper_versions": "former words of a paper that is found by what it says now",
    "attendances": "the list of a meeting",
    "exclusions": "the list of a meeting",
    "election_rounds": "figures of an election",
    "item_calls": "moments of an item",
    "deliveries": "the list of a meeting",
    "replies": "the list of a meeting",
    "excerpts": "found as the paper that went out",
    "citations": "the words stand in the text",
    "deadlines": "the overview shows them all",
    "overrides": "read where they were made",
    "changes": "read beside the record",
    "text_blocks": "read where they are inserted",
    "origins": "kept for other systems, nothing to open",
}


def rows(store):
    with store.reading() as unit:
        return {
            row.object_id: row
            for row in unit.connection.execute(text("SELECT * FROM search_docs ORDER BY object_id")).all()
        }


def nouns_found(store, *terms):
    with store.reading() as unit:
        return {(hit.noun, hit.object_id) for hit in unit.search(Question(tuple(terms))).hits}


def titled(store, words):
    with store.reading() as unit:
        return {hit.title for hit in unit.search(Question.of(words)).hits}


def test_every_noun_is_searched_or_says_why_not():
    assert set(NOUNS) == set(SEARCHED) | set(NOT_SEARCHED) | set(STANDS_IN)
    assert set(OPENED) == set(SEARCHED) <= set(NOUN_WORDS)
    kinds = set(_KINDS) | {"papers"}  # a motion, a report and the like have words of their own
    assert set(SEARCHED) <= kinds, "words of german/search.py"


@pytest.fixture
def kept(store):
    def plant() -> None:
        with store.unit("planted") as unit:
            for noun, value in Maker().everything().items():
                unit.nouns(noun).save(value)

    once(store, f"{__name__} kept", plant)
    return store


def test_every_searched_noun_is_found_by_its_kind(kept):
    for noun in SEARCHED:
        found = nouns_found(kept, Term((code(noun),)))
        # The one vote there is belongs to a resolution, and is found with it.
        assert {one for one, _ in found} >= {"resolutions" if noun == "votes" else noun}, noun


def test_what_is_written_one_by_one_is_what_a_rebuild_writes(kept):
    before = {key: row._mapping for key, row in rows(kept).items()}
    with kept.engine.connect().execution_options(writes=True) as connection, connection.begin():
        words = dict(connection.execute(text("SELECT word, docs FROM search_words")).all())
        indexing.rebuild(connection)
        assert dict(connection.execute(text("SELECT word, docs FROM search_words")).all()) == words
    after = {key: row._mapping for key, row in rows(kept).items()}
    assert before.keys() == after.keys()
    for key in before:
        # A server keeps the order in which rows were written as well; that is another one.
        places = {"id": 0, "rowid": 0}
        assert {**before[key], **places} == {**after[key], **places}


@pytest.mark.sqlite
def test_the_index_agrees_with_its_entries_after_changes_and_undo(kept):
    with kept.unit("edit") as unit:
        unit.persons.save(replace(unit.persons.all()[0], family_name="Neuer Name"))
    kept.undo()
    with kept.unit("check") as unit:
        for index in ("search_index", "search_index_heads"):
            unit.connection.execute(text(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"))


@pytest.mark.parametrize("version", [0, searching.VERSION + 1])
def test_a_record_of_another_version_is_indexed_anew_when_opened(founded, version):
    with founded.unit("papers.add") as unit:
        unit.papers.save(factories.motion("Dolmetscherpool"))
    with founded.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text("UPDATE search_docs SET head = '', text = ''"))
        ways_of(connection).note_index_version(connection, version)
    founded.close()
    store = open_record(founded.file)
    assert titled(store, "dolmetscher") == {"Dolmetscherpool"}
    with store.engine.connect() as connection:
        assert indexing.version(connection) == searching.VERSION
    store.close()


def test_a_record_of_this_version_is_opened_as_it_is(founded, monkeypatch):
    founded.close()
    monkeypatch.setattr(indexing, "rebuild", None)
    open_record(founded.file).close()


def test_older_days_come_first_in_a_new_index_and_people_after_all(founded):
    with founded.unit("papers.add") as unit:
        unit.persons.save(factories.person())
        for day in (5, 3, 9):
            unit.papers.save(factories.motion(f"Antrag {day}", dated=date(2012, 1, day)))
    with founded.engine.connect().execution_options(writes=True) as connection, connection.begin():
        indexing.rebuild(connection)
        order = connection.execute(text("SELECT noun, title FROM search_docs ORDER BY id")).all()
    titles = [title for noun, title in order if noun == "papers"]
    assert titles == ["Antrag 3", "Antrag 5", "Antrag 9"]
    assert all(noun in search_entries.WITHOUT_DAY for noun, _ in order[len(titles) :])


def test_a_word_that_nobody_says_any_more_is_forgotten(founded):
    with founded.unit("persons.add") as unit:
        person = unit.persons.save(factories.person())
    with founded.reading() as unit:
        known = set(unit.connection.execute(text("SELECT word FROM search_words")).scalars())
    assert "agirbas" in known
    with founded.unit("persons.delete") as unit:
        unit.persons.delete(person.id)
    with founded.reading() as unit:
        assert "agirbas" not in set(unit.connection.execute(text("SELECT word FROM search_words")).scalars())


# --- what stands in the entries of others ---


@pytest.fixture
def decided(founded):
    paper, meeting = factories.motion("Laternen", number="2012/07"), factories.meeting(datetime(2012, 5, 24, 17))
    item = AgendaItem(meeting.id, "Licht", number="Ö 5", paper_id=paper.id)
    resolution = Resolution(
        factories.BEIRAT.id, meeting.day, RichText.of("Es werde hell."), agenda_item_id=item.id, paper_id=paper.id
    )
    with founded.unit("planted") as unit:
        for noun, value in (
            ("papers", paper),
            ("meetings", meeting),
            ("agenda_items", item),
            ("resolutions", resolution),
        ):
            unit.nouns(noun).save(value)
    return paper, meeting, item, resolution


def test_a_paper_of_another_name_is_found_by_it_in_its_resolution_too(founded, decided):
    paper, *_ = decided
    assert "Es werde hell." in titled(founded, "laternen")
    with founded.unit("papers.edit") as unit:
        unit.papers.save(replace(paper, title="Leuchten"))
    assert titled(founded, "leuchten") == {"Leuchten", "Licht", "Es werde hell."}
    assert titled(founded, "laternen") == set()


def test_a_meeting_on_another_day_takes_its_items_along(founded, decided):
    _, meeting, item, _ = decided
    with founded.unit("meetings.edit") as unit:
        unit.meetings.save(replace(meeting, start=datetime(2013, 9, 19, 17)))
    found = nouns_found(founded, Term(("2013-09-19 ",)))
    assert found == {("meetings", meeting.id), ("agenda_items", item.id)}


def test_a_vote_is_found_with_its_resolution_and_alone_where_it_has_none(founded, decided):
    *_, item, resolution = decided
    with founded.unit("votes.add") as unit:
        unit.votes.save(Vote(resolution.id, yes=9, agenda_item_id=item.id))
        adjourned = Vote(yes=9, no=1, agenda_item_id=item.id, kind=VoteKind.ADJOURNED, subject="Vertagen")
        unit.votes.save(adjourned)
    assert nouns_found(founded, Term((code("unanimous"),))) == {("resolutions", resolution.id)}
    assert nouns_found(founded, Term((code("adjourned"),))) == {("votes", adjourned.id)}


def test_a_person_is_found_by_office_and_by_the_name_of_the_faction_also_after_it_changed(founded):
    with founded.unit("members") as unit:
        person = unit.persons.save(factories.person())
        unit.memberships.save(factories.membership(person, role=Role.CHAIR, faction_id=factories.SPD.id))
    assert nouns_found(founded, Term((code("chair"),))) == {("persons", person.id)}
    assert ("persons", person.id) in nouns_found(founded, *Question.of("spd").terms)
    with founded.unit("factions.edit") as unit:
        unit.factions.save(replace(unit.factions.get(factories.SPD.id), name="Morgenrot", short_name="MR"))
    assert ("persons", person.id) in nouns_found(founded, *Question.of("morgenrot").terms)


def test_a_body_is_found_by_every_name_it_had_with_what_belongs_to_it(founded, decided):
    _, meeting, *_ = decided
    earlier = (CommitteePeriod(date(2009, 12, 31), "Ausländerbeirat"),)
    with founded.unit("committees.edit") as unit:
        unit.committees.save(replace(unit.committees.get(factories.BEIRAT.id), earlier=earlier))
    assert ("meetings", meeting.id) in nouns_found(founded, *Question.of("auslaenderbeirat").terms)


def test_the_words_of_a_file_are_found_with_it_and_stay_after_undo(founded, decided):
    paper, *_ = decided
    with founded.unit("attachments.add") as unit:
        sha512 = unit.keep_blob(b"x")
        unit.keep_file_words(sha512, "Straßenlampen aus Gusseisen")
        unit.attachments.save(Attachment("plan.pdf", "application/pdf", 1, sha512, title="Lageplan", paper_id=paper.id))
    assert titled(founded, "gusseisen") == {"Lageplan"}
    founded.undo()
    assert titled(founded, "gusseisen") == set()
    founded.redo()
    assert titled(founded, "gusseisen") == {"Lageplan"}


def test_a_save_that_changes_no_word_writes_no_entry(founded, decided):
    paper, *_ = decided
    before = rows(founded)
    with founded.unit("papers.edit") as unit:
        unit.papers.save(replace(paper, self_government=not paper.self_government))
    assert rows(founded) == before


def test_no_typed_word_meets_the_codes_of_an_entry(kept):
    for row in rows(kept).values():
        codes = [part for part in row.head.split() if part.startswith("#")]
        assert codes
        assert not any(plain_words(part) in row.head for part in codes if len(part) > 3)


def test_a_word_of_the_long_name_of_the_council_does_not_find_all_that_is_its(founded, decided):
    _, meeting, *_ = decided
    found = nouns_found(founded, *Question.of("integration").terms)
    assert ("committees", factories.BEIRAT.id) in found
    assert ("meetings", meeting.id) not in found
    assert ("meetings", meeting.id) in nouns_found(founded, *Question.of("beirat").terms)


def test_a_faction_is_not_taken_for_somebody_whose_name_begins_so(founded):
    green = Faction(factories.BEIRAT.id, "Fraktion Bündnis 90/Die Grünen", "Grüne")
    signer = Person("Grünewald", "Sibylle")
    theirs = factories.motion("Garten", faction_id=green.id)
    with founded.unit("planted") as unit:
        unit.factions.save(green)
        unit.persons.save(signer)
        unit.papers.save(theirs)
        unit.papers.save(factories.motion("Mauer", signer_id=signer.id))
    assert {key for noun, key in nouns_found(founded, *Question.of("grüne").terms) if noun == "papers"} == {theirs.id}
    assert len([noun for noun, _ in nouns_found(founded, *Question.of("grünew").terms) if noun == "papers"]) == 1


def test_a_resolution_is_open_until_its_task_is_carried_out(founded, decided):
    *_, resolution = decided
    with founded.unit("follow_ups.add") as unit:
        task = unit.follow_ups.save(FollowUp(resolution_id=resolution.id, title="Lampen", due=date(2012, 9, 1)))
    both = {("resolutions", resolution.id), ("follow_ups", task.id)}
    assert nouns_found(founded, Term((code("awaited"),))) == both
    assert nouns_found(founded, Term(overdue_codes(date(2012, 9, 2)))) == {("follow_ups", task.id)}
    assert nouns_found(founded, Term(overdue_codes(date(2012, 9, 1)))) == set()
    with founded.unit("follow_ups.done") as unit:
        unit.follow_ups.save(task.carry_out(date(2012, 8, 1)))
    assert nouns_found(founded, Term((code("awaited"),))) == set()
    assert nouns_found(founded, Term(overdue_codes(date(2013, 9, 1)))) == set()


def test_a_station_that_was_not_answered_in_time_is_overdue(founded, decided):
    paper, *_ = decided
    with founded.unit("consultations.add") as unit:
        asked = unit.consultations.save(Consultation(paper.id, factories.COUNCIL.id, due=date(2012, 9, 1)))
    assert nouns_found(founded, Term(overdue_codes(date(2012, 10, 2)))) == {("consultations", asked.id)}
    with founded.unit("consultations.answer") as unit:
        unit.consultations.save(replace(asked, state=ConsultationState.DONE))
    assert nouns_found(founded, Term(overdue_codes(date(2012, 10, 2)))) == set()


def test_another_number_of_a_meeting_reaches_what_belongs_to_it(founded, decided):
    _, meeting, item, resolution = decided
    with founded.unit("meetings.edit") as unit:
        unit.meetings.save(replace(meeting, number=13))
    found = nouns_found(founded, Term(("#MEETING-13 ",)))
    assert found == {("meetings", meeting.id), ("agenda_items", item.id), ("resolutions", resolution.id)}


def test_what_is_not_public_is_found_as_such(founded, decided):
    _, _, item, _ = decided
    assert nouns_found(founded, Term((code("non_public"),))) == set()
    with founded.unit("agenda.edit") as unit:
        unit.agenda_items.save(replace(item, public=False))
    assert nouns_found(founded, Term((code("non_public"),))) == {("agenda_items", item.id)}
