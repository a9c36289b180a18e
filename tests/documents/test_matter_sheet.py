"""The way of a matter and the list of open ones: everything in order, tagged, and nothing in it but black."""

from datetime import date

from beirat_desktop.documents.matter_sheet import (
    MatterSheet,
    OpenLine,
    OpenMatters,
    WayLine,
    matter_sheet,
    open_matters,
)
from beirat_desktop.documents.render import render
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.publication import Publication, hidden_persons
from beirat_desktop.domain.text import RichText
from tests.documents.reading import assert_in_order, assert_publishable, everything_in, structure, text_of

WAY = MatterSheet(
    "Beirat für Migration und Integration",
    date(2019, 3, 1),
    "Vom Plan zum Projekt",
    ("Antrag 2011/03 vom 20.01.2011", "Bericht (Vorlage 20196743)"),
    "Stand 01.03.2019: erledigt am 14.02.2019.",
    (
        WayLine("20.01.2011", "Antrag 2011/03", ("Der Plan (SPD)",), RichText.of("Der Stadtrat nimmt an."), "2011"),
        WayLine("17.02.2011", "Beirat", ("empfohlen, einstimmig", "Wortlaut wie zuvor."), year="2011"),
        WayLine("23.08.2012", "Gast", ("Magdalena Ostertag: Konzepte",), year="2012"),
        WayLine("01.09.2013", "Stadtrat", ("hinter verschlossenen Türen",), year="2013", public=False),
        WayLine("14.02.2019", "Sozialausschuss", ("zur Kenntnis genommen, Tel. 0621 504-1234",), year="2019"),
        WayLine("offen", "Umsetzung"),
    ),
)


def read(pdf: bytes) -> str:
    return text_of(pdf).replace("\xa0", " ")


def test_stations_stand_in_order_below_their_years() -> None:
    pdf = render(matter_sheet(WAY))
    assert_in_order(
        read(pdf), "Der Weg des Vorgangs", "Vom Plan zum Projekt", "erledigt am 14.02.2019", "2011", "Antrag",
        "Der Stadtrat nimmt an.", "17.02.2011", "einstimmig", "2012", "Ostertag", "2019", "Sozialausschuss", "offen",
    )  # fmt: skip
    assert "Table" in str(structure(pdf))


def test_a_long_way_goes_on_to_further_pages() -> None:
    many = tuple(WayLine(f"01.01.{year}", "Beirat", ("beraten",), year=str(year)) for year in range(1960, 2020))
    pdf = render(matter_sheet(MatterSheet("Beirat", date(2020, 1, 1), "Ein langer Weg", (), "Offen.", many)))
    assert_in_order(read(pdf), "1960", "Seite 1 von", "2019", "Seite 3 von 3")


def test_the_long_names_of_committees_stand_whole_on_a_line() -> None:
    names = ("Schulträgerausschuss", "Jugendhilfeausschuss", "Bau- und Grundstücksausschuss", "(Vorlage KSD 20196743)")
    lines = tuple(WayLine("01.01.2019", name, ("beraten",), year="2019") for name in names)
    written = read(render(matter_sheet(MatterSheet("Beirat", date(2020, 1, 1), "Weg", (), "Offen.", lines)))).split()
    for name in names:
        assert name.split()[-1] in written


def test_the_public_version_leaves_out_names_contacts_and_what_is_not_public() -> None:
    publication = Publication(hidden_persons([Person("Ostertag", "Magdalena")], []))
    pdf = render(matter_sheet(WAY, publication=publication))
    assert_publishable(pdf)
    read = everything_in(pdf)
    for left_out in ("Ostertag", "504-1234", "verschlossenen", "2013"):
        assert left_out not in read
    assert "Sozialausschuss" in read


def test_open_matters_say_who_is_waited_for_since_when_and_what_is_late() -> None:
    lines = (
        OpenLine("2012/07", "Dolmetscher", "SPD", ("24.05.2012 Beirat: empfohlen",), "Stadtrat", date(2012, 5, 24)),
        OpenLine("", "Altes", "", (), "Abteilung", date(2011, 1, 2), date(2011, 12, 1), overdue=True),
    )
    pdf = render(open_matters(OpenMatters("Beirat", "des Beirates", date(2012, 6, 1), lines)))
    assert_in_order(
        read(pdf), "2 Vorgänge sind offen, davon 1 überfällig", "Dolmetscher", "24.05.2012", "Stadtrat", "Altes",
        "01.12.2011, \nüberfällig",
    )  # fmt: skip
    nothing = render(open_matters(OpenMatters("Beirat", "des Beirates", date(2012, 6, 1), ())))
    assert "Kein Vorgang ist offen." in text_of(nothing)
