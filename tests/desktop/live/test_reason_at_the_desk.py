"""A reason of one letter is none: said at once, in the question or at the desk, and what was typed stays."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from beirat_desktop.desktop.excerpts.batch_dialog import IssueQuestion
from beirat_desktop.desktop.live.dialogs import AgainDialog, ExcludeDialog
from beirat_desktop.desktop.live.election_dialogs import ElectionDialog
from beirat_desktop.desktop.meetings.dialogs import SendQuestion
from beirat_desktop.desktop.papers.dialogs import RefusalQuestion, SubmitQuestion, TargetQuestion
from beirat_desktop.desktop.widgets.question import Question, ReasonQuestion
from beirat_desktop.desktop.widgets.reason import ReasonDialog
from beirat_desktop.domain.findings import Finding

SAID = "„x“ sagt niemandem, warum."


def late() -> SendQuestion:
    made = SendQuestion("Einladung versenden", "Versenden", date(2012, 5, 24), lambda day: day + timedelta(days=3))
    made.show_findings([Finding("meeting.place_missing")], needs_reason=True)
    return made


def for_ourselves() -> TargetQuestion:
    made = TargetQuestion("Sprachkurse")
    made.target_box.setCurrentIndex(made.target_box.count() - 1)
    return made


def without_ballots() -> ElectionDialog:
    made = ElectionDialog()
    made.title_edit.setText("Vertretung im Landesverband")
    made.open_button.setChecked(True)
    return made


DIALOGS = {
    "asked for alone": lambda: ReasonQuestion("Antwort zurücknehmen", "Grund?", "Zurücknehmen"),
    "a finding": lambda: ReasonDialog("Der Ort fehlt.", lambda _reason: None),
    "voted again": lambda: AgainDialog("Ja: 7", running=True),
    "not let on": lambda: RefusalQuestion("Sprachkurse"),
    "excluded": lambda: ExcludeDialog([("a", "Ada")], chosen="a"),
    "excerpts": lambda: IssueQuestion("Auszug", "Ausstellen", "", [Finding("meeting.place_missing")]),
    "handed in": lambda: SubmitQuestion("Antrag", "", ["Der Titel fehlt."], date(2012, 5, 1)),
    "late": late,
    "for ourselves": for_ourselves,
    "without ballots": without_ballots,
}


@pytest.mark.parametrize("make", DIALOGS.values(), ids=DIALOGS)
def test_a_question_takes_a_word_and_no_letter(qtbot, make):
    dialog: Question = make()
    qtbot.addWidget(dialog)
    edit = dialog.reason_edit  # type: ignore[attr-defined]
    put = edit.setPlainText if isinstance(edit, QPlainTextEdit) else edit.setText
    put("x")
    assert dialog.complaint().startswith(SAID)
    put("Verwechselt")
    assert dialog.complaint() == ""


def test_a_letter_beside_counts_that_differ_records_nothing(tab, world, qtbot):
    said = []
    tab.notice.connect(said.append)
    for name, count in (("yes", 4), ("no", 1)):
        tab.desk.votes.fields[name].set_value(count)
    reason = tab.desk.findings.reason_edit
    reason.setText("x")
    tab.desk.record_button.click()
    assert world.office.resolutions.votes(world.item.id) == ()
    assert said[-1].text.startswith(SAID)
    assert (reason.hasFocus(), reason.text()) == (True, "x"), "it is mended where it was typed"
    reason.setText("Zwei sind hinausgegangen")
    tab.desk.record_button.click()
    assert [one.yes for one in world.office.resolutions.votes(world.item.id)] == [4]
