"""What is found in a record, in which order, and that nothing is left out of a list."""

import random
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.searching import Question, code
from beirat_desktop.domain.text import RichText
from beirat_desktop.store import search, search_entries
from beirat_desktop.store.papers import PaperFilter, paper_counts, paper_ids, paper_page
from beirat_desktop.store.record import open_record
from beirat_desktop.store.search import matching
from beirat_desktop.store.tables import papers
from tests import factories


@pytest.fixture
def found(founded):
    titles = ["Straßenbeleuchtung am Göçmenplatz", "Fußgängerüberweg Işıkallee", "Räume für Vereine 50% günstiger"]
    with founded.unit("papers.add") as unit:
        for number, title in enumerate(titles, start=1):
            unit.papers.save(factories.motion(title, number=f"2012/{number:02}"))
        unit.persons.save(factories.person())

    def looked_for(words, limit=50):
        with founded.reading() as unit:
            return [hit.title for hit in unit.search(Question.of(words), limit).hits]

    return looked_for


@pytest.mark.parametrize(
    "words",
    ["beleuchtung", "strasse", "STRASSEN", "straße", "goecmen", "gocmen", "Göçmen", "göç platz", "leucht 2012/01"],
)
def test_a_part_of_a_word_in_any_spelling_finds_the_paper(found, words):
    assert found(words) == ["Straßenbeleuchtung am Göçmenplatz"]


@pytest.mark.parametrize("words", ["ueberweg", "überweg", "isik", "ışık", "fussgaenger"])
def test_turkish_letters_and_umlauts_are_found_in_plain_ones(found, words):
    assert found(words) == ["Fußgängerüberweg Işıkallee"]


def test_names_of_other_alphabets_are_found(found):
    assert found("agirbas") == ["Łukasz Ağırbaş"]
    assert found("lukasz") == ["Łukasz Ağırbaş"]


def test_words_stand_in_any_order(found):
    assert found("platz beleuchtung") == found("beleuchtung platz") == ["Straßenbeleuchtung am Göçmenplatz"]


def test_two_letters_begin_a_word_and_one_letter_says_nothing_yet(found):
    assert found("ış") == ["Fußgängerüberweg Işıkallee"]
    assert found("nb") == []
    assert found("ı") == []


def test_two_words_that_stand_nowhere_together_find_what_has_one_of_them_and_that_is_told(founded, found):
    assert sorted(found("beleuchtung überweg")) == ["Fußgängerüberweg Işıkallee", "Straßenbeleuchtung am Göçmenplatz"]
    with founded.reading() as unit:
        assert unit.search(Question.of("beleuchtung überweg")).apart


def test_where_all_words_stand_what_has_only_one_of_them_is_not_shown(founded, found):
    with founded.unit("papers.add") as unit:
        unit.papers.save(factories.motion("Beleuchtung am Überweg"))
    assert found("beleuchtung überweg") == ["Beleuchtung am Überweg"]


def test_of_a_long_question_that_stands_nowhere_what_has_most_of_its_rarer_words_is_found(founded, found):
    with founded.unit("papers.add") as unit:
        unit.papers.save(factories.motion("Spielplatz mit Rutsche, Schaukel und Wippe"))
    assert found("spielplatz rutsche schaukel wippe göçmenplatz beleuchtung")[0].startswith("Spielplatz")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("beluchtung", "Straßenbeleuchtung am Göçmenplatz"),
        ("strasenbeleuchtun", "Straßenbeleuchtung am Göçmenplatz"),
        ("veriene", "Räume für Vereine 50% günstiger"),
        ("überwge", "Fußgängerüberweg Işıkallee"),
        ("Agirbsa", "Łukasz Ağırbaş"),
    ],
)
def test_a_typing_error_finds_what_was_meant(found, words, title):
    assert found(words) == [title]


def test_a_word_that_stands_nowhere_is_left_out_and_told(founded, found):
    assert found("vereine xyz") == ["Räume für Vereine 50% günstiger"]
    with founded.reading() as unit:
        assert unit.search(Question.of("vereine xyz")).unknown == ("xyz",)
        assert unit.search(Question.of("xyz")).hits == []


def test_the_words_that_were_meant_are_told(founded, found):
    with founded.reading() as unit:
        assert unit.search(Question.of("veriene")).near == ("vereine",)
        assert unit.search(Question.of("vereine")).near == ()


def test_a_word_that_stands_with_another_ending_is_found(founded, found):
    with founded.unit("papers.add") as unit:
        unit.papers.save(factories.motion("Bericht über die Vereine und ihren Überweg"))
        unit.papers.save(factories.motion("Zum Wort des Vereines"))
    assert found("vereines bericht") == ["Bericht über die Vereine und ihren Überweg"]


def test_a_long_word_that_stands_nowhere_is_found_by_the_two_it_is_made_of(founded, found):
    with founded.unit("papers.add") as unit:
        unit.papers.save(factories.motion("Warnungen vor Hochwasser"))
    assert found("Hochwasserwarnung") == ["Warnungen vor Hochwasser"]
    assert found("Beleuchtungswarnung") == ["Warnungen vor Hochwasser"]  # no word begins with the first of them


def test_the_parts_that_were_looked_for_instead_of_a_word_that_stands_nowhere_are_told(founded):
    with founded.unit("papers.add") as unit:
        unit.papers.save(factories.motion("Warnungen vor Hochwasser"))
    with founded.reading() as unit:
        assert unit.search(Question.of("Hochwasserwarnung")).near == ("hochwasser", "warnung")
        assert unit.search(Question.of("Beleuchtungswarnung")).near == ("warnung",)
        assert unit.search(Question.of("Hochwasser")).near == ()


def test_a_word_with_another_ending_is_not_told_as_a_typing_error(founded, found):
    with founded.unit("papers.add") as unit:
        unit.papers.save(factories.motion("Abendkurs in der Südstadt"))
    assert found("Abendkurses") == ["Abendkurs in der Südstadt"]
    with founded.reading() as unit:
        assert unit.search(Question.of("Abendkurses")).near == ()


def test_what_is_said_in_another_word_counts_as_little_as_that_word_says(founded):
    with founded.unit("papers.add") as unit:
        unit.papers.save(factories.motion("Willkommensmappe", number="2012/01"))
        for place in range(2, 9):
            unit.papers.save(factories.motion(f"Einbürgerung, Teil {place}", number=f"2012/{place:02}"))
    with founded.reading() as unit:
        neubuerger = Question.of("Neubürger").terms[0].otherwise("einburgerung")
        first = unit.search(Question((*Question.of("Mappe").terms, neubuerger))).hits[0]
    assert first.title == "Willkommensmappe"


def test_where_three_words_stand_nowhere_together_one_may_be_missing_and_that_is_told(founded, found):
    assert found("beleuchtung göçmenplatz vereine") == ["Straßenbeleuchtung am Göçmenplatz"]
    with founded.reading() as unit:
        assert unit.search(Question.of("beleuchtung göçmenplatz vereine")).apart
        assert not unit.search(Question.of("beleuchtung göçmenplatz")).apart
        assert not unit.search(Question.of("vereine xyz")).apart


@pytest.mark.parametrize("words", ['"', "' OR 1=1", "50%", "*", "a AND", "NEAR(", "%%%", "__", "\\", "#MOTION ", "-"])
def test_signs_of_the_query_language_are_plain_text(found, words):
    assert "Straßenbeleuchtung am Göçmenplatz" not in found(words)


def test_what_is_changed_or_deleted_is_found_no_more(founded, found):
    with founded.reading() as unit:
        paper = unit.papers.where(number="2012/01")[0]
    with founded.unit("papers.edit") as unit:
        unit.papers.save(factories.motion("Laternen", id=paper.id))
    assert (found("beleuchtung"), found("laternen")) == ([], ["Laternen"])
    with founded.unit("papers.delete") as unit:
        unit.papers.delete(paper.id)
    assert found("laternen") == []
    founded.undo()
    assert found("laternen") == ["Laternen"]


# --- the order ---


def save(founded, *values):
    with founded.unit("kept") as unit:
        for value in values:
            unit.papers.save(value)


def test_an_exact_number_or_title_comes_first_then_titles_then_texts_the_newer_of_equal_ones_first(founded, found):
    save(
        founded,
        factories.motion("Anderes", dated=date(2020, 1, 1), proposal=RichText.of("Zum Dolmetscherpool")),
        factories.motion("Dolmetscherpool", dated=date(2010, 1, 1)),
        factories.motion("Mehr Dolmetscherpool wagen", dated=date(2011, 1, 1)),
        factories.motion("Wieder Dolmetscherpool", dated=date(2019, 1, 1)),
        factories.motion("Sprachmittler", dated=date(2021, 1, 1), number="2021/07"),
        factories.motion("Zu 2021/07", dated=date(2022, 1, 1)),
    )
    assert found("dolmetscherpool") == [
        "Dolmetscherpool",
        "Wieder Dolmetscherpool",
        "Mehr Dolmetscherpool wagen",
        "Anderes",
    ]
    assert found("2021/07") == ["Sprachmittler", "Zu 2021/07"]


def test_an_everyday_word_in_the_title_does_not_outweigh_a_rare_one(founded, found):
    save(founded, *(factories.motion(f"Sprachkurse in Ort {n}", dated=date(2021, 1, 1)) for n in range(30)))
    save(
        founded,
        factories.motion("Sprachkurse", dated=date(2020, 1, 1), proposal=RichText.of("ein Alphabetisierungsangebot")),
        factories.motion("Alphabetisierungsangebot", dated=date(2010, 1, 1), proposal=RichText.of("für Sprachkurse")),
    )
    assert found("sprachkurse alphabetisierungsangebot") == ["Alphabetisierungsangebot", "Sprachkurse"]


def test_the_one_that_is_called_so_is_found_below_many_newer_ones(founded, found, monkeypatch):
    monkeypatch.setattr(search, "LOOKED_AT", 5)
    save(founded, factories.motion("Kita", dated=date(2000, 1, 1)))
    save(founded, *(factories.motion(f"Kita {n}", dated=date(2021, 1, 1)) for n in range(20)))
    assert found("kita")[0] == "Kita"
    with founded.reading() as unit:
        assert unit.search(Question.of("kita")).more
        assert not unit.search(Question.of("vereine")).more


# --- lists ---

FIRST = ("haus", "garten", "schul", "strassen", "bau", "neu", "sport", "wasser", "licht", "wald")
SECOND = ("beleuchtung", "einstellung", "plan", "weg", "bericht", "ordnung", "ersatz", "schutz")
ASKED = ("beleuchtung", "einstellung", "plan", "neueinst", "haus", "licht plan", "schul weg", "be", "fehlt")


def fill(file, count):
    """So many papers, every third a draft."""
    chance = random.Random(count)
    first = date(2000, 1, 1)
    with closing(sqlite3.connect(file)) as raw, raw:
        (committee,) = raw.execute("SELECT id FROM committees LIMIT 1").fetchone()
        # A column with a default of its own keeps it.
        columns = [(row[1], row[2], row[3] and row[4] is None) for row in raw.execute("PRAGMA table_info(papers)")]
        blank = {name: {"TEXT": "", "BOOLEAN": 0}.get(kind, 0) for name, kind, required in columns if required}
        rich = dict.fromkeys(("proposal", "explanation", "rationale"), '{"blocks":[]}')
        rows = []
        for n in range(count):
            title = " ".join(chance.choice(FIRST) + chance.choice(SECOND) for _ in range(3))
            dated = (first + timedelta(days=n % 9000)).isoformat()
            row = {"title": title, "committee_id": committee, "dated": dated, "id": f"p{n:06}", "target": "own"}
            row |= {"paper_type": "motion", "state": "draft" if n % 3 == 0 else "done", "joint_faction_ids": "[]"}
            rows.append({**blank, **rich, **row})
        names = list(rows[0])
        raw.executemany(f"INSERT INTO papers ({', '.join(names)}) VALUES ({', '.join(':' + n for n in names)})", rows)
        return rows


def index_plainly(file, rows):
    """Entries as the index writes them, straight into the file, and newer tasks that say the same: one by one a hundred
    thousand would take a minute.
    """
    head = f"{code('papers')}{code('motion')}{search_entries.OF_MAIN}"
    entry = "INSERT INTO search_docs (noun, object_id, title, number, detail, day, kind, folded_title, head, text) "
    entry += "VALUES (?, ?, ?, '', '', ?, ?, ?, ?, '')"
    docs = [("papers", r["id"], r["title"], r["dated"], "motion", r["title"], f" {r['title']} {head}") for r in rows]
    task = code("follow_ups")
    docs += [("follow_ups", f"t{d[1]}", d[2], "2030-01-01", "", d[2], f" {d[2]} {task}") for d in docs[-20_000:]]
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.executemany(entry, docs)


@pytest.mark.sqlite
@pytest.mark.parametrize("count", [10_000, 100_000])
def test_a_list_shows_every_paper_that_a_plain_like_finds(founded, count):
    founded.close()
    rows = fill(founded.file, count)
    if count == 10_000:
        with closing(sqlite3.connect(founded.file)) as raw:
            raw.execute("PRAGMA user_version=0")
    else:
        index_plainly(founded.file, rows)
    store = open_record(founded.file)
    with store.reading() as unit:
        for words in ASKED if count == 10_000 else ASKED[:3]:
            begins = len(words) == 2
            expected = {
                row["id"]
                for row in rows
                if all(f" {part}" in f" {row['title']}" if begins else part in row["title"] for part in words.split())
            }
            question = Question.of(words)
            assert set(paper_ids(unit, PaperFilter(words=question))) == expected, words
            counts = paper_counts(unit, PaperFilter(words=question))
            assert sum(counts.values()) == len(expected), words
            drafts = PaperFilter(words=question, states=(PaperState.DRAFT.value,))
            assert paper_ids(unit, drafts) == [row.id for row in paper_page(unit, count, None, drafts)]
            assert counts.get("draft", 0) == sum(row["state"] == "draft" for row in rows if row["id"] in expected)
            if not begins and " " not in words:
                like = select(papers.c.id).where(papers.c.title.like(f"%{words}%"))
                assert set(unit.connection.execute(like).scalars()) == expected
    store.close()


def test_a_list_forgives_a_typing_error_as_well(founded, found):
    with founded.reading() as unit:
        fits = matching(unit.connection, Question.of("beluchtung"), "papers", "papers.id")
        titles = list(unit.connection.execute(select(papers.c.title).where(fits)).scalars())
    assert titles == ["Straßenbeleuchtung am Göçmenplatz"]
