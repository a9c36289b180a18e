"""No line on the screen ends between the sign of a section and its number."""

from PySide6.QtWidgets import QLabel

from beirat_desktop.desktop.messages import Banner, Notice
from beirat_desktop.desktop.widgets.norms import unbroken_norms
from beirat_desktop.desktop.widgets.question import ReasonQuestion


def test_a_section_stays_with_its_number():
    assert unbroken_norms("nach § 34 Abs. 7 Satz 2 GemO, §§ 8 bis 10") == (
        "nach §\u00a034 Abs.\u00a07 Satz\u00a02 GemO, §§\u00a08 bis 10"
    )
    assert unbroken_norms("Absatz 3, Einsatz 2: § x") == "Absatz 3, Einsatz 2: § x"


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
