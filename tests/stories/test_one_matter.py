"""A matter over eight years: joined through the screen, shown as one line, printed on one sheet."""

from PySide6.QtWidgets import QDialog

from beirat_desktop.desktop.tracking.dialogs import JoinDialog
from beirat_desktop.documents.preview import Preview
from beirat_desktop.domain.archive import IssuedKind
from tests.documents.reading import assert_in_order

IN_ORDER = (
    "Der Weg des Vorgangs",
    "Vom Plan zum Projekt",
    "2011",
    "20.01.2011",
    "zitiert in Antrag 2012/04 vom 04.04.2012",
    "anzuschließen",
    "17.02.2011",
    "empfohlen an den Stadtrat, einstimmig",
    "21.03.2011",
    "mit deutlicher Mehrheit",
    "20113004",
    "Wortlaut wie zuvor",
    "2012",
    "04.04.2012",
    "beruht auf",
    "24.05.2012",
    "angenommen, mehrheitlich",
    "23.08.2012",
    "Magdalena Ostertag",
    "gehört",
    "10/2016",
    "Modellprojekt „Einwanderung gestalten“",
    "2019",
    "28.01.2019",
    "14.02.2019",
    "TOP 5",
    "20196743",
    "Erledigt",
    "2020",
    "Programm „Nachbarschaft kommt zu Wort“",
)


def paper_id(program, title: str) -> str:
    with program.office.store.reading() as unit:
        return next(paper.id for paper in unit.papers.all() if title in paper.title)


def test_the_matter_over_eight_years_is_joined_on_the_screen_and_prints_on_one_sheet(program, qtbot, monkeypatch):
    plan = paper_id(program, "Nationalen Integrationsplans annehmen")
    motion = paper_id(program, "Beratung zu strategischen Integrationskonzepten")
    report = paper_id(program, "Bericht zum Modellprojekt")
    for one in (motion, report):  # the sample has them joined; here a clerk begins with single papers
        program.office.joinings.part(one)
    program.window.navigate("matter", plan)
    page = program.window.page("tracking")
    assert [one.paper_id for one in program.office.tracking.story(plan).candidates] == [motion]
    page.detail.action_buttons["join_with", f"{plan}:{motion}"].click()

    def find_the_report(dialog: JoinDialog) -> QDialog.DialogCode:
        dialog.search_edit.setText("Modellprojekt Bericht")
        dialog.look()
        rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
        dialog.list.setCurrentRow(next(row for row, text in enumerate(rows) if "Bericht zum Modellprojekt" in text))
        dialog.title_edit.setText("Vom Plan zum Projekt")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(JoinDialog, "exec", find_the_report)
    page.detail.action_buttons["join", plan].click()
    page.filter.search_edit.setText("Integrationsplan")
    qtbot.waitUntil(lambda: [one.row.title for one in page.matters.rows] == ["Vom Plan zum Projekt"])
    line = page.matters.rows[0].line
    years = [stop.year for stop in line.stations if stop.year]
    assert years == ["2011", "2012", "2016", "2019", "2020"]
    assert [stop.label for stop in line.stations][:3] == ["Antrag 2011/02", "Beirat", "Stadtrat"]
    assert [stop.label for stop in line.stations][-4:] == ["Bericht", "Sozialausschuss", "Erledigt", "Programm"]

    printed = []
    monkeypatch.setattr(page.papers, "print", lambda papers, _title: printed.extend(paper.make() for paper in papers))
    page.printing.way_action.trigger()
    with Preview(printed[0]) as preview:
        assert preview.page_count == 1
        assert_in_order(preview.text(0).replace("\xa0", " "), *IN_ORDER)
    page.printing.overview_action.trigger()
    with Preview(printed[1]) as preview:
        assert_in_order(preview.text(0), "Offene Vorgänge", "Vorgang", "Bisheriger Weg", "wartet auf", "Frist")
    public = program.office.publications.preview(IssuedKind.MATTER, plan, publication=True).pdf
    with Preview(public) as preview:
        assert "Ostertag" not in preview.text(0)

    page.detail.action_buttons["part", report].click()
    qtbot.waitUntil(lambda: len(program.office.tracking.story(plan).matters) == 2)
    assert len(program.office.tracking.story(report).matters) == 1
