"""No line on the screen ends between a number and what it is the number of."""

import ast
from pathlib import Path

from PySide6.QtWidgets import QLabel

from beirat_desktop.desktop.messages import Banner, Notice
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from tests.sources import nodes


def test_a_section_stays_with_its_number():
    assert unbroken_numbers("nach § 34 Abs. 7 Satz 2 GemO, §§ 8 bis 10") == (
        "nach §\u00a034 Abs.\u00a07 Satz\u00a02 GemO, §§\u00a08 bis 10"
    )
    assert unbroken_numbers("Absatz 3, Einsatz 2: § x") == "Absatz 3, Einsatz 2: § x"


def test_an_item_a_day_and_an_hour_stay_with_their_numbers():
    said = "Ö 4.1 und N 2 (TOP 5) am 24. Mai 2012, 18:00 Uhr: Nr. 2012/07"
    shown = "Ö~4.1 und N~2 (TOP~5) am 24.~Mai~2012, 18:00~Uhr: Nr.~2012/07"
    assert unbroken_numbers(said) == shown.replace("~", "\u00a0")
    assert unbroken_numbers("FWÖ 4, STOP 5, 3. Sitzung") == "FWÖ 4, STOP 5, 3. Sitzung"


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
