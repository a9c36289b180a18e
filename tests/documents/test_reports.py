"""Beschlusskontrolle, the report of a faction, the year in numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pytest

from beirat_desktop.documents.annual_report import annual_report
from beirat_desktop.documents.faction_report import faction_report
from beirat_desktop.documents.follow_up_report import follow_up_report
from beirat_desktop.documents.render import render, render_with_map
from tests.documents.council_samples import CLOSED, FATES, FOLLOW_UPS, RULE, YEAR
from tests.documents.reading import assert_publishable, structure, text_of


def words(document):
    return " ".join(structure(render(document)).text.split())


def test_the_list_has_the_columns_of_the_beschlusskontrolle() -> None:
    tables = structure(render(follow_up_report(FOLLOW_UPS))).all("Table")
    header = [cell.text.strip() for cell in tables[0].all("TR")[0].all("TH")]
    assert header[:4] == ["Beschluss", "Zuständig", "Frist", "Sachstand"]
    assert header[4:] == ["Letzter Bericht", "Nächster Schritt", "Grund der Verzögerung", "Ausgeführt, Kenntnis"]


def test_closed_rows_stand_in_a_part_of_their_own() -> None:
    text = words(follow_up_report(FOLLOW_UPS))
    assert text.index("Öffentlicher Teil") < text.index("Flyer drucken") < text.index("Nichtöffentlicher Teil")
    assert text.index("Nichtöffentlicher Teil") < text.index(CLOSED)
    assert "3 Beschlüsse stehen auf der Liste, davon 1 ausgeführt" in text
    public = words(follow_up_report(FOLLOW_UPS, publication=RULE))
    assert "Nichtöffentlicher Teil" not in public
    assert "2 Beschlüsse stehen auf der Liste" in public


def test_an_empty_list_says_so() -> None:
    pdf = render(follow_up_report(replace(FOLLOW_UPS, lines=())))
    assert_publishable(pdf)
    assert "kein Beschluss umzusetzen" in structure(pdf).text


def test_a_faction_reads_how_its_motions_fared() -> None:
    text = words(faction_report(FATES))
    assert "2 Anträge: 1 angenommen, 1 abgelehnt." in text
    assert "Stadtrat, 25.06.2012: angenommen" in text
    assert "1 Antrag: 1 angenommen." in words(faction_report(FATES, publication=RULE))


def test_a_faction_without_motions_gets_a_correct_report() -> None:
    pdf = render(faction_report(replace(FATES, motions=(), since=None)))
    assert_publishable(pdf)
    assert "keine Anträge" in structure(pdf).text


def test_every_chart_of_the_year_is_told_in_words_and_in_a_table() -> None:
    tree = structure(render(annual_report(YEAR)))
    figures = tree.all("Figure")
    assert len(figures) == 4
    assert "24.05.2012: 17" in figures[0].alternative
    assert "2 angenommen, 1 abgelehnt" in figures[1].alternative
    assert "SPD: 2 angenommen, 1 abgelehnt" in figures[2].alternative
    assert "2012/07: 82 Tage" in figures[3].alternative
    assert len(tree.all("Table")) == 5


@pytest.mark.parametrize("document", [annual_report(YEAR), faction_report(FATES)], ids=["year", "faction"])
def test_the_numbers_of_a_chart_are_read_right_after_it(document) -> None:
    pdf = render(document)
    assert_publishable(pdf)
    read = [element.tag for element in structure(pdf).elements]
    assert "Figure" in read
    assert all(after == "Table" for chart, after in pairwise(read) if chart == "Figure")


def test_resolutions_are_counted_by_result() -> None:
    tree = structure(render(annual_report(YEAR)))
    table = tree.all("Table")[1]
    assert [[cell.text.strip() for cell in row.elements] for row in table.all("TR")] == [
        ["Ergebnis", "Beschlüsse"],
        ["angenommen", "2"],
        ["abgelehnt", "1"],
        ["vertagt, verwiesen", "0"],
        ["sonst erledigt", "0"],
    ]
    without = replace(YEAR, results=tuple((word, 0) for word, _ in YEAR.results))
    assert "Beschlüsse nach Ergebnis" not in words(annual_report(without))


def test_many_meetings_are_shown_by_the_mean_of_each_month() -> None:
    meetings = tuple(
        replace(YEAR.meetings[0], day=date(2012, 1 + n // 2, 1 + n % 2), present=20 + n % 2) for n in range(24)
    )
    chart = structure(render(annual_report(replace(YEAR, meetings=meetings)))).all("Figure")[0]
    assert chart.alternative.startswith(
        "Stimmberechtigte Anwesende je Sitzung, im Durchschnitt des Monats. 01/2012: 20,5"
    )
    assert chart.text.startswith("Anwesende im Durchschnitt 20,5 20,5 ")


def test_sixteen_motions_with_long_titles_stay_on_the_page() -> None:
    long = (
        "Fortschreibung des kommunalen Integrationskonzeptes unter Beteiligung der Migrantenselbstorganisationen " * 2
    )
    ways = tuple(replace(YEAR.ways[0], number=f"2012/{n:02}", title=long) for n in range(16))
    pdf = render(annual_report(replace(YEAR, ways=ways)))
    assert_publishable(pdf)
    with pdfplumber.open(BytesIO(pdf)) as plumbed:
        assert all(char["bottom"] < 842 - 30 for sheet in plumbed.pages for char in sheet.chars)
    assert long.strip() in words(annual_report(replace(YEAR, ways=ways)))


def test_the_year_is_summed_up() -> None:
    text = words(annual_report(YEAR))
    assert "2 Sitzungen, 4 Anträge, 3 Beschlüsse. Im Durchschnitt waren 19,5 stimmberechtigte" in text
    assert "2:06 Std." in text
    assert "im Durchschnitt 81,5 Tage nach dem Antrag" in text


def test_a_year_without_meetings_gets_a_correct_report() -> None:
    pdf = render(annual_report(replace(YEAR, meetings=(), factions=(), ways=(), facts=())))
    assert_publishable(pdf)
    assert "keine Sitzung stattgefunden" in structure(pdf).text


def test_many_motions_are_shown_by_how_long_they_took() -> None:
    many = tuple(replace(YEAR.ways[0], number=f"2012/{n:02}", moved=date(2012, 6, 25 - n % 20)) for n in range(60))
    pdf = render(annual_report(replace(YEAR, ways=(*many, replace(YEAR.ways[0], moved=date(2010, 1, 1))))))
    assert_publishable(pdf)
    chart = structure(pdf).all("Figure")[3]
    assert "0 bis 29 Tage: 60 Anträge; 360 Tage und mehr: 1 Antrag" in chart.alternative


def test_the_header_of_the_list_comes_again_on_every_page() -> None:
    lines = tuple(replace(FOLLOW_UPS.lines[1], title=f"Beschluss {n}") for n in range(80))
    rendered = render_with_map(follow_up_report(replace(FOLLOW_UPS, lines=lines)))
    assert_publishable(rendered.pdf)
    assert rendered.pages >= 3
    assert text_of(rendered.pdf).count("Zuständig") == rendered.pages


def test_the_mean_is_rounded_as_in_business() -> None:
    attendance = (24, 24, 25, 24)
    year = replace(YEAR, meetings=tuple(replace(YEAR.meetings[0], present=count) for count in attendance))
    assert "waren 24,3 stimmberechtigte Mitglieder anwesend; das Gremium hat 33 Sitze." in words(annual_report(year))
    assert "waren 24,3 stimmberechtigte Mitglieder anwesend." in words(annual_report(replace(year, seats=0)))


def test_the_year_says_of_which_day_it_is_at_its_beginning() -> None:
    text = words(annual_report(YEAR))
    assert text.index("Stand 10.01.2013") < text.index("2 Sitzungen")


def test_a_list_on_which_nothing_is_carried_out_says_so() -> None:
    lines = tuple(replace(line, carried_out_on=None, overdue=False) for line in FOLLOW_UPS.lines)
    text = words(follow_up_report(replace(FOLLOW_UPS, lines=lines)))
    assert "davon keiner ausgeführt, keiner überfällig" in text


def test_a_joint_motion_names_the_partners() -> None:
    joint = replace(FATES.motions[0], partners="gemeinsam mit der CDU-Fraktion")
    assert "gemeinsam mit der CDU-Fraktion" in words(faction_report(replace(FATES, motions=(joint,))))
