"""Papers of the council, typed in through the window, come out with every word in its place.

A faction's letter with a list and a quotation, the Vorlage for the Stadtrat with its two wordings, and a report of the
administration with sub-headings, told by an excerpt.
"""

from __future__ import annotations

import re
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.consultations import Outcome
from tests.documents.reading import assert_publishable, text_of
from tests.stories.test_integration_concepts import (
    Clerk,
    begin_meeting,
    call,
    clerk,
    close_meeting,
    hand_in,
    invite,
    issue_excerpt,
    plan,
    schedule,
)

__all__ = ["clerk"]

TITLE = "Leitlinien für das Zusammenleben"
REPORT = "Bericht über das Modellprojekt „Einwanderung gestalten“"
POINTS = tuple(
    f"Die Stadt versteht Integration als «Querschnittsaufgabe» Nr. {number}, der eine hohe Bedeutung zukommt – auch in "
    "den Stadtteilen."
    for number in range(1, 11)
)
PROPOSAL = (
    ("text", "Die Stadt Ludwigshafen am Rhein nimmt die folgenden Leitlinien an:"),
    *(("numbers", point) for point in POINTS),
)
RATIONALE = (
    ("text", "Der Beirat hat am 17.02.2011 einstimmig beschloßen, was die Fraktion heute „aufgreift“:"),
    ("quote", "„Städte und Gemeinden sind «Orte» des Zusammenlebens, an denen ‚alle‘ teilhaben …“"),
    ("points", "Sprachkurse für Eltern,"),
    ("points", "eine Willkommensmappe in sechs Sprachen."),
    ("text", "Wir bitten um Zustimmung."),
)
REPORTED = (
    ("text", "Das Projekt begann im Herbst 2018 mit Mitteln des Landes."),
    ("heading", "Ziele"),
    ("text", "Es soll Wege verkürzen und Ämter verbinden."),
    ("text", "Die Beteiligten nennen drei Felder: Sprache, Arbeit, Nachbarschaft."),
    ("heading", "Träger und Partner"),
    ("subheading", "Verwaltung"),
    ("text", "Federführend ist die Abteilung Integration."),
    ("quote", "„Integration ist eine Daueraufgabe und kein Projekt.“"),
    ("subheading", "Freie Träger"),
    ("text", "Beteiligt sind fünf Verbände."),
    ("heading", "Ausblick"),
    ("text", "Der nächste Bericht folgt 2020."),
)
NOTE = "Der Beirat möge den Bericht zur Kenntnis nehmen."
_KEYS = {
    "heading": Qt.Key.Key_1,
    "subheading": Qt.Key.Key_2,
    "numbers": Qt.Key.Key_7,
    "points": Qt.Key.Key_8,
    "quote": Qt.Key.Key_9,
}
_BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def compose(one: Clerk, editor: QWidget, blocks: tuple[tuple[str, str], ...]) -> None:
    """Type block after block; what a block is, is said by the keys of the editor, and taken back after it."""
    target = editor.text_edit
    target.setFocus()
    last = "text"
    for number, (kind, words) in enumerate(blocks):
        if number:
            one.press(target, Qt.Key.Key_Return)
        # A heading ends with its line; lists and quotations go on until their key is pressed again.
        going_on = "text" if last in ("heading", "subheading") else last
        if kind != going_on:
            for pressed in (going_on, kind):
                if pressed != "text":
                    one.press(target, _KEYS[pressed], _BOTH)
        for letter in words:
            one.qtbot.keyClicks(target, letter) if letter.isascii() else target.insertPlainText(letter)
        last = kind
    one.settle()


def solid(words: str) -> str:
    """The words without blanks, line ends and what only keeps them on one line."""
    return re.sub(r"[\s\u00a0\u2060\u00ad\ufffe]", "", words)


def printed(pdf: bytes) -> str:
    """All words of a paper without the numbers of its pages."""
    return re.sub(r"Seite \d+ von \d+", "", text_of(pdf))


def assert_word_for_word(pdf: bytes, *typed: str) -> None:
    """Each stretch stands in the paper with all its words, one after the other."""
    assert_publishable(pdf)
    said, place = solid(printed(pdf)), 0
    for stretch in typed:
        found = said.find(solid(stretch), place)
        assert found >= 0, f"{stretch!r} is missing after {said[max(0, place - 60) : place]!r}"
        place = found + len(solid(stretch))


def listed(blocks: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The blocks with the labels a list has on paper."""
    made, number = [], 0
    for kind, words in blocks:
        number = number + 1 if kind == "numbers" else 0
        label = f"{number}." if number else "•" if kind == "points" else ""
        made.append(f"{label}{words}")
    return tuple(made)


@pytest.fixture
def may(clerk):
    clerk.on(date(2012, 3, 1))
    return plan(clerk, "24.05.2012")


def write_motion(one: Clerk) -> str:
    one.go("papers")
    one.page.add_action.trigger()
    one.settle()
    form, side = one.page.editor.form, one.page.editor.side
    one.choose(form.meeting_box, "24.05.2012")
    one.choose(form.faction_box, "SPD")
    one.write(form.title_edit, TITLE)
    compose(one, form.editors["proposal"], PROPOSAL)
    compose(one, form.editors["rationale"], RATIONALE)
    one.write(form.rationale_edit, "Begründung zu den Leitlinien:")
    one.page.flush()
    side.target_box.setCurrentIndex(2)
    if not form.signed_check.isChecked():
        one.click(form.signed_check)
    one.page.flush()
    return one.page.editor.detail.paper.id


def write_report(one: Clerk) -> str:
    one.go("papers")
    next(a for a in one.page.other_action.menu().actions() if a.text() == "Bericht").trigger()
    one.settle()
    form = one.page.editor.form
    one.choose(form.meeting_box, "24.05.2012")
    one.write(form.title_edit, REPORT)
    compose(one, form.editors["explanation"], REPORTED)
    one.write(form.editors["proposal"], NOTE)
    one.write(form.external_edit, "20126743")
    one.page.flush()
    paper = one.page.editor.detail.paper.id
    one.answering(lambda dialog: dialog.go_button.click(), one.page.submit_action.trigger)
    one.page.admit_action.trigger()
    one.settle()
    return paper


def hold_meeting(one: Clerk, may: str) -> None:
    tab = begin_meeting(one, may)
    call(one, tab, TITLE)
    one.write(tab.desk.votes.fields["yes"], "33")
    one.press(tab.desk.votes.fields["yes"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    call(one, tab, REPORT)
    one.click(tab.desk.buttons.quick_buttons[Outcome.NOTED])
    one.on(date(2012, 5, 24), time(19, 10))
    close_meeting(one, tab)


def test_what_is_typed_comes_out_word_for_word(clerk, may):
    clerk.on(date(2012, 4, 4))
    motion = write_motion(clerk)
    hand_in(clerk)
    assert_word_for_word(
        clerk.office.paper_letters.pdf(motion),
        "Antrag der SPD-Fraktion im Beirat für Migration und Integration für die Sitzung am 24.05.2012",
        TITLE,
        "Der Beirat für Migration und Integration möge beschließen:",
        *listed(PROPOSAL),
        "Begründung zu den Leitlinien:",
        *listed(RATIONALE),
        "Mit freundlichen Grüßen",
    )
    write_report(clerk)
    clerk.on(date(2012, 5, 11))
    schedule(clerk, may, TITLE)
    schedule(clerk, may, "Modellprojekt")
    invite(clerk, may)
    clerk.on(date(2012, 5, 24), time(17, 4))
    hold_meeting(clerk, may)

    clerk.on(date(2012, 6, 4))
    clerk.program.window.navigate("matter", motion)
    clerk.settle()
    wording = clerk.office.council_wordings.get(motion)
    shown = []

    def confirm(dialog) -> None:
        shown.append(dialog.asked_edit.value().blocks[0].plain)
        dialog.go_button.click()

    button = clerk.page.detail.action_buttons["word_for_council", wording.station.id]
    clerk.answering(confirm, lambda: clerk.click(button))
    assert shown == ["Der Stadtrat nimmt die folgenden Leitlinien an:"]
    vorlage = clerk.office.publications.issue(IssuedKind.COUNCIL_PAPER, motion)
    quoted = (f"„{listed(PROPOSAL)[0]}", *listed(PROPOSAL)[1:-1], f"{listed(PROPOSAL)[-1]}“")
    assert_word_for_word(
        clerk.office.archive.pdf(vorlage.id),
        TITLE,
        "Begründung zu den Leitlinien:",
        *listed(RATIONALE),
        "empfehlen dem Stadtrat einstimmig:",
        *quoted,
        "ANTRAG",
        "Der Stadtrat nimmt die folgenden Leitlinien an:",
        *listed(PROPOSAL)[1:],
        "Beratungsfolge",
    )

    issue_excerpt(clerk, may, REPORT)
    row = next(row for row in clerk.office.excerpts.rows(may) if row.item.title == REPORT)
    assert_word_for_word(
        clerk.office.excerpts.pdf(row.latest.id),
        "AUSZUG",
        "aus der Niederschrift",
        "öffentlich",
        "TOP 5",
        REPORT,
        "Vorlage: 20126743",
        "ANTRAG",
        *listed(REPORTED),
        NOTE,
        "Kenntnis genommen.",
    )
