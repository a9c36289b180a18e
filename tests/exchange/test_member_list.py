import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.persons import Manner, Role
from beirat_desktop.exchange.member_list import HEADINGS, read_member_list
from beirat_desktop.german.persons import line_problem


def problems(text):
    return [(p.line, p.rule) for p in read_member_list(text).problems]


@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_every_column_is_read(mark):
    cells = {
        "Name": "Ağırbaş", "Vorname": "Łukasz", "Anrede": "Herr", "Titel": "Dr.", "Fraktion": "SPD",
        "Funktion": "stellv. Vorsitzender", "gewählt/berufen": "berufen", "stimmberechtigt": "ja",
        "seit": "01.11.2024", "bis": "", "E-Mail": "l.agirbas@example.org", "Straße": "Göçmenweg", "Hausnummer": "3",
        "PLZ": "1067", "Ort": "Dresden", "PLZ Ort": "", "Telefon": "0621 504-0", "Mobil": "",
    }  # fmt: skip
    heads = list(HEADINGS)
    assert list(cells) == heads
    read = read_member_list(mark.join(heads) + "\r\n" + mark.join(cells.values()) + "\r\n")
    assert read.problems == ()
    (entry,) = read.entries
    assert (entry.name, entry.faction, entry.role, entry.manner, entry.voting) == (
        "Dr. Łukasz Ağırbaş",
        "SPD",
        Role.DEPUTY,
        Manner.APPOINTED,
        True,
    )
    assert entry.contact.address.lines == ("Göçmenweg 3", "01067 Dresden")
    assert (entry.contact.email, entry.contact.phone) == ("l.agirbas@example.org", "0621 504-0")


def test_headings_may_be_written_in_other_ways_and_unknown_ones_are_named():
    read = read_member_list("Nachname;VORNAME;Wahlvorschlag;Geburtstag;e-mail\nWeiß;Zoë;fraktionslos;1.1.70;")
    assert read.columns == ("Name", "Vorname", "Fraktion", "E-Mail")
    assert read.ignored == ("Geburtstag",)
    assert read.entries[0].faction == ""


@pytest.mark.parametrize("name", ["Weiß, Zoë", "Zoë Weiß"])
def test_one_column_for_the_whole_name_is_taken_apart(name):
    (entry,) = read_member_list(f"Name\tFraktion\n{name}\tCDU").entries
    assert (entry.given_name, entry.family_name) == ("Zoë", "Weiß")


def test_names_come_out_composed():
    assert read_member_list("Name;Vorname\nO\u0308zgu\u0308r;Zoe\u0308").entries[0].name == "Zoë Özgür"


def test_each_line_that_cannot_be_read_is_named():
    text = "Name;Anrede;Funktion;gewählt/berufen;stimmberechtigt;E-Mail;PLZ\n"
    text += "A;Frau;;;;;\n;Herr;;;;;\nB;Graf;;;;;\nC;;König;;;;\n\nD;;;gekürt;;;\nE;;;;vielleicht;;\nF;;;;;x@;\n"
    text += "G;;;;;;67"
    assert problems(text) == [
        (3, "members.name_missing"),
        (4, "members.form_of_address"),
        (5, "members.role"),
        (7, "members.manner"),
        (8, "members.voting"),
        (9, "members.email"),
        (10, "members.postcode"),
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "members.nothing_pasted"),
        ("Name;Vorname\n", "members.nobody_below"),
        ("Weiß;Zoë;SPD", "members.no_headings"),
        ("Name;Nachname\nA;B", "members.heading_twice"),
        ("Name\n" + "A\n" * 2001, "members.too_many_lines"),
        ("Name\n" + "A" * 1_000_000, "members.unreadable"),
        ("Name\n" + "A" * 300, "members.cell_too_long"),
    ],
)
def test_what_is_no_list_is_said_so(text, rule):
    found = read_member_list(text)
    assert [p.rule for p in found.problems] == [rule]
    assert line_problem(found.problems[0])


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    read = read_member_list(text)
    assert read.entries or all(line_problem(problem) for problem in read.problems)


def test_the_chair_of_a_faction_is_no_chair_of_the_committee():
    functions = ["Fraktionsvorsitzende", "Vorsitzender", "stellv. Fraktionsvorsitz", "Fraktionssprecher"]
    read = read_member_list("Name;Fraktion;Funktion\n" + "\n".join(f"A{n};SPD;{f}" for n, f in enumerate(functions)))
    assert [(entry.role, entry.faction_chair) for entry in read.entries] == [
        (Role.MEMBER, True),
        (Role.CHAIR, False),
        (Role.MEMBER, False),
        (Role.MEMBER, True),
    ]


def test_advisory_members_do_not_vote_unless_it_is_said():
    read = read_member_list("Name;Funktion;Stimmrecht\nA;beratend;\nB;beratend;ja\nC;;\nD;;nein")
    assert [entry.voting for entry in read.entries] == [False, True, True, False]


@pytest.mark.parametrize(
    ("head", "column"),
    [
        *(
            ("Mitglied seit", "seit"),
            ("Eintritt", "seit"),
            ("Bestellung", "gewählt/berufen"),
            ("Mandat", "gewählt/berufen"),
        ),
        *(("Austritt", "bis"), ("Partei", "Fraktion"), ("Wohnort", "Ort"), ("Akad. Grad", "Titel"), ("Handy", "Mobil")),
    ],
)
def test_columns_are_known_by_what_offices_call_them(head, column):
    assert read_member_list(f"Name;{head}\nWeiß;").columns == ("Name", column)


@pytest.mark.parametrize(
    ("name", "family"),
    [
        *(("Nawal el Saadawi", "el Saadawi"), ("Tarik al Wazir", "al Wazir"), ("Vincent van Gogh", "van Gogh")),
        *(("Erika von der Heide", "von der Heide"), ("Leila bin Ali", "bin Ali"), ("Ana dos Santos", "dos Santos")),
    ],
)
def test_a_family_name_keeps_the_little_words_before_it(name, family):
    (entry,) = read_member_list(f"Name\n{name}").entries
    assert entry.family_name == family
