"""No line on the screen ends between a number and what it is the number of."""

import ast
from pathlib import Path

from PySide6.QtWidgets import QLabel, QStyleOptionViewItem

from beirat_desktop.desktop.hits import Hit
from beirat_desktop.desktop.messages import Banner, Notice
from beirat_desktop.desktop.theme import BODY, font
from beirat_desktop.desktop.widgets.labels import ElidedLabel
from beirat_desktop.desktop.widgets.lines import broken
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.desktop.widgets.table import Table
from tests.sources import nodes


def test_a_section_stays_with_its_number():
    assert unbroken_numbers("nach § 34 Abs. 7 Satz 2 GemO, §§ 8 bis 10") == (
        "nach §\u00a034 Abs.\u00a07 Satz\u00a02 GemO, §§\u00a08 bis 10"
    )
    assert unbroken_numbers("Absatz 3, Einsatz 2: § x") == "Absatz 3, Einsatz 2: § x"


def test_a_count_stays_with_what_was_counted():
    said = "Baum, Eva: 10; ungültig: 0; leer: 1. Davon nicht da: 1, außerdem da: 0. Hier da: eine"
    shown = "Baum, Eva: 10; ungültig:~0; leer:~1. Davon nicht da:~1, außerdem da:~0. Hier da: eine"
    assert unbroken_numbers(said) == shown.replace("~", "\u00a0")


def test_an_item_a_day_and_an_hour_stay_with_their_numbers():
    said = "Ö 4.1 und N 2 (TOP 5) am 24. Mai 2012, 18:00 Uhr: Nr. 2012/07"
    shown = "Ö~4.1 und N~2 (TOP~5) am 24.~Mai~2012, 18:00~Uhr: Nr.~2012/07"
    assert unbroken_numbers(said) == shown.replace("~", "\u00a0")
    assert unbroken_numbers("wartet seit 24.05.2012, derseit 3") == "wartet seit\u00a024.05.2012, derseit 3"
    assert unbroken_numbers("vor 4 Tagen, noch 1 Tag, 3 Monate, 2 Jahren") == (
        "vor 4\u00a0Tagen, noch 1\u00a0Tag, 3\u00a0Monate, 2\u00a0Jahren"
    )
    assert unbroken_numbers("5 Tagesordnungen, 2 Monatsberichte") == "5 Tagesordnungen, 2 Monatsberichte"
    assert unbroken_numbers("FWÖ 4, STOP 5, 3. Sitzung") == "FWÖ 4, STOP 5, 3. Sitzung"


ITEMS = "Zum Antrag 12 unter TOP 5 am 24. Mai 2012"


def ends(lines: list[str]) -> set[str]:
    """The last word of each line."""
    return {line.split()[-1] for line in lines if line}


def test_no_line_that_is_painted_ends_between_a_number_and_its_word(theme, qtbot) -> None:
    made, label = font(BODY), ElidedLabel()
    qtbot.addWidget(label)
    label.setText(ITEMS)
    assert broken("24. Mai 2012", made, 60) == ["24. Mai", "2012"]
    for width in range(110, 400, 3):
        for lines in (broken(ITEMS, made, width), label.lines_at(width)):
            assert ends(lines) & {"Antrag", "TOP", "24.", "Mai"} == set(), (width, lines)
            assert " ".join(lines) == ITEMS


def test_no_line_of_a_cell_ends_between_them(theme, qtbot) -> None:
    table = Table(RowsModel((Column("Was", lambda row: row.title, stretch=True),)), "Liste")
    qtbot.addWidget(table)
    table.model().show([Hit("paper", "p", ITEMS)])
    option = QStyleOptionViewItem()
    table.itemDelegate().initStyleOption(option, table.model().index(0, 0))
    assert option.text == unbroken_numbers(ITEMS)
    assert table.model().index(0, 0).data() == ITEMS


def test_every_label_with_the_sentence_of_a_finding_keeps_to_it():
    """What makes a label of it says so in the same function; questions, banners and fields do it themselves."""
    desktop = Path(__file__).parents[3] / "beirat_desktop" / "desktop"
    wrong = []
    for file in sorted(desktop.rglob("*.py")):
        for node in nodes(file):
            if isinstance(node, ast.FunctionDef):
                calls = [one for one in ast.walk(node) if isinstance(one, ast.Call)]
                shows = [ast.unparse(one) for one in calls if ast.unparse(one.func).endswith(("QLabel", ".setText"))]
                if any(".sentence" in one and "unbroken_numbers" not in one for one in shows):
                    wrong.append(f"{file.name} {node.name}")
    assert wrong == []


def test_questions_and_banners_keep_to_it(qtbot):
    question = ReasonQuestion("Nach § 34?", "Zwei Drittel (§ 34 GemO).", "Weiter")
    qtbot.addWidget(question)
    question.say("Es gilt § 39 GemO.")
    banner = Banner()
    qtbot.addWidget(banner)
    banner.tell(Notice("Es gilt § 22 GemO."))
    shown = [label.text() for label in (*question.findChildren(QLabel), *banner.findChildren(QLabel))]
    assert sum("§\u00a0" in text for text in shown) == 4
    assert not [text for text in shown if "§ " in text]
