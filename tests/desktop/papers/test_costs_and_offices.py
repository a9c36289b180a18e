"""Costs and the office that is to act, on the form of a motion: typed, offered, found, undone, seen in the letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from beirat_desktop.desktop.papers.side import CheckRow
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import PaperState, PaperType
from beirat_desktop.domain.text import RichText


@pytest.fixture
def form(page, paper, qtbot):
    page.open(paper.id)
    qtbot.waitExposed(page)
    return page.editor.form


def test_costs_are_typed_kept_and_lead_from_the_letter(page, form, office, paper, qtbot):
    edit = form.editors["financial_impact"].text_edit
    edit.setFocus()
    qtbot.keyClicks(edit, "Etwa 800 Euro.")
    page.flush()
    assert office.papers.get(paper.id).financial_impact.plain == "Etwa 800 Euro."
    form.title_edit.setFocus()
    page.activateWindow()
    page.editor.preview.anchor_clicked.emit("financial_impact")
    qtbot.waitUntil(edit.hasFocus)
    page.editor.preview.anchor_clicked.emit("responsible")
    qtbot.waitUntil(form.responsible_edit.hasFocus)
    assert form.fields["financial_impact"].label.text() == "Finanzielle Auswirkungen"
    assert edit.accessibleName() == "Finanzielle Auswirkungen"


@pytest.mark.parametrize("kind", list(PaperType))
def test_every_kind_of_paper_has_the_field(page, office, meeting, kind):
    page.open(office.papers.add(kind, "Probe").id)
    assert page.editor.form.fields["financial_impact"].label.text() == "Finanzielle Auswirkungen"
    assert page.editor.form.editors["financial_impact"].isVisibleTo(page)


def test_an_office_of_the_record_is_offered_and_any_other_may_be_typed(page, form, founded, office, paper, qtbot):
    with founded.unit("test") as unit:
        unit.organizations.save(Organization("Bereich Jugend und Bildung"))
        unit.organizations.save(Organization("Volkshochschule"))
    page.reload()
    edit = form.responsible_edit
    edit.setFocus()
    qtbot.keyClicks(edit, "jugend")
    completer = edit.completer()
    assert [completer.completionModel().index(row, 0).data() for row in range(completer.completionCount())] == [
        "Bereich Jugend und Bildung"
    ]
    qtbot.waitUntil(lambda: completer.popup().isVisible())
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Return)
    assert edit.text() == "Bereich Jugend und Bildung"
    assert form.paper.responsible == "Bereich Jugend und Bildung"
    page.flush()
    assert office.papers.get(paper.id).responsible == "Bereich Jugend und Bildung"
    edit.selectAll()
    qtbot.keyClicks(edit, "Sportamt Pfalz")
    page.flush()
    assert office.papers.get(paper.id).responsible == "Sportamt Pfalz"


def test_the_last_step_is_taken_back_in_these_fields_too(form, qtbot):
    costs, line = form.editors["financial_impact"].text_edit, form.responsible_edit
    for field, words in ((costs, "Nichts."), (line, "Jugendamt"), (costs, " Oder wenig.")):
        field.setFocus()
        qtbot.keyClicks(field, words)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(costs, Qt.Key.Key_Z, control)
    assert (costs.toPlainText(), line.text()) == ("Nichts.", "Jugendamt")
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Z, control)
    assert (costs.toPlainText(), line.text()) == ("Nichts.", "")


def test_both_stand_once_it_was_debated(page, founded, office, paper):
    with founded.unit("test") as unit:
        unit.papers.save(unit.papers.get(paper.id).to(PaperState.SUBMITTED).through(PaperState.DEBATED))
    page.open(paper.id)
    form = page.editor.form
    assert form.editors["financial_impact"].text_edit.isReadOnly()
    assert not form.responsible_edit.isEnabled()


def test_what_is_ready_asks_for_the_costs_of_money_and_leads_there(page, office, paper, qtbot):
    office.papers.edit(paper.id, proposal=RichText.of("Die Stadt stellt 500 Euro bereit."))
    page.open(paper.id)
    checks = [row.check for row in page.editor.side.ready_card.findChildren(CheckRow)]
    (check,) = [one for one in checks if one.rule == "paper.financial_impact_missing"]
    page.activateWindow()
    page.editor.side.mend.emit(check.field)
    qtbot.waitUntil(lambda: page.editor.form.editors["financial_impact"].text_edit.hasFocus())
