"""A question is answered with the keyboard."""

import ast
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QTextBrowser
from pytestqt.qtbot import QtBot

import beirat_desktop.desktop
from beirat_desktop.desktop.live.dialogs import CloseDialog
from beirat_desktop.desktop.locking.lock_dialog import EncryptDialog
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.question import Question, ReasonQuestion
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import Meeting
from tests.sources import nodes

ROOT = Path(beirat_desktop.desktop.__file__).parent


def _asked(qtbot: QtBot) -> tuple[Question, QLineEdit, QLineEdit]:
    question = Question("Sitzung planen", "Planen")
    qtbot.addWidget(question)
    second, first = QLineEdit("17:00", question), QLineEdit("24.05.2012", question)
    question.form.add_row(("Tag", first, 1), ("Beginn", second, 1))
    return question, first, second


def test_it_begins_in_the_first_field_and_ends_at_the_buttons(theme, qtbot: QtBot) -> None:
    question, first, second = _asked(qtbot)
    question.open()
    question.activateWindow()
    assert question.focusWidget() is first
    assert first.selectedText() == "24.05.2012"
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert question.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert question.focusWidget() is question.go_button


def test_a_field_chosen_before_keeps_the_keyboard(theme, qtbot: QtBot) -> None:
    question, _first, second = _asked(qtbot)
    second.setFocus()
    question.open()
    assert question.focusWidget() is second


def test_enter_in_a_field_acts(theme, qtbot: QtBot) -> None:
    question, first, _second = _asked(qtbot)
    question.open()
    with qtbot.waitSignal(question.accepted):
        qtbot.keyClick(first, Qt.Key.Key_Return)


def test_enter_on_the_button_that_leaves_leaves(theme, qtbot: QtBot) -> None:
    """It is never the default, and Qt would press the default instead: what was not wanted would happen."""
    question, _first, _second = _asked(qtbot)
    question.open()
    question.stay_button.setFocus()
    with qtbot.waitSignal(question.rejected), qtbot.assertNotEmitted(question.accepted):
        qtbot.keyClick(question.stay_button, Qt.Key.Key_Return)


def test_a_long_sentence_squeezes_no_field(theme, qtbot: QtBot) -> None:
    question, first, _second = _asked(qtbot)
    question.open()
    before = first.height()
    question.say("Am 21.02.2019 gibt es keine Wahlperiode. " * 12)
    qtbot.waitUntil(lambda: question.error_label.height() >= question.error_label.heightForWidth(question.width() - 60))
    assert first.height() == before


def test_it_is_never_larger_than_its_screen_and_what_does_not_fit_scrolls(theme, qtbot: QtBot) -> None:
    question, _first, _second = _asked(qtbot)
    fields = [QLineEdit(question) for _ in range(40)]
    for number, field in enumerate(fields):
        question.form.add(f"Feld {number}", field)
    question.setMinimumWidth(5_000)
    question.open()
    assert question.screen().availableGeometry().contains(question.geometry())
    heights = {field.height() for field in fields}
    assert len(heights) == 1
    assert heights.pop() >= fields[0].minimumSizeHint().height()
    last = fields[-1]
    assert last.visibleRegion().isEmpty()
    question.go_button.setFocus()
    qtbot.keyClick(question.go_button, Qt.Key.Key_Backtab)
    assert question.focusWidget() is last
    assert not last.visibleRegion().isEmpty()
    assert not question.go_button.visibleRegion().isEmpty()


def test_against_a_warning_enter_acts_only_on_the_button_itself(theme, qtbot: QtBot) -> None:
    """A box of buttons makes its first one the default again whenever it is shown."""
    question, first, second = _asked(qtbot)
    question.speak_against()
    for _showing in range(2):
        question.open()
        assert not question.go_button.isDefault()
        qtbot.keyClick(first, Qt.Key.Key_Return)
        assert question.isVisible()
        question.hide()
    question.open()
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    with qtbot.waitSignal(question.accepted):
        qtbot.keyClick(question.go_button, Qt.Key.Key_Return)


def test_on_a_small_screen_with_large_type_nothing_is_cut(theme, qtbot: QtBot) -> None:
    """What explains scrolls with the form, long words beside a tick take two lines, buttons go below one another."""
    theme.set_percent(200)
    question = Question("Akte verschlüsseln", "Neue Akte anlegen …", text="Wer den Rechner hat, liest nichts. " * 20)
    qtbot.addWidget(question)
    tick = QCheckBox("Das Passwort ist aufgeschrieben und getrennt vom Rechner verwahrt, und zwar an zwei", question)
    question.form.add_widget(tick)
    more = question.buttons.addButton("Ansehen, was darin wohl alles steht", question.buttons.ButtonRole.ActionRole)
    question.open()
    assert question.width() <= question.screen().availableGeometry().width()
    assert tick.width() >= tick.sizeHint().width()
    assert question.body.horizontalScrollBar().maximum() == 0
    for button in (question.go_button, question.stay_button, more):
        assert button.width() >= button.minimumSizeHint().width(), button.text()
        assert question.rect().contains(button.geometry().translated(question.buttons.pos()))


def test_it_is_no_higher_than_it_needs_to_be(theme, qtbot: QtBot) -> None:
    question = ReasonQuestion("Sitzung absagen?", "Anträge und Gäste warten danach wieder. " * 3, "Absagen")
    qtbot.addWidget(question)
    question.open()
    field = question.form.fields["Begründung"]
    qtbot.waitUntil(lambda: question.height() <= question.column.totalHeightForWidth(question.width()))
    assert field.widget.y() - field.label.geometry().bottom() < 8


def test_what_something_speaks_against_is_not_under_the_hand(theme, qtbot: QtBot) -> None:
    question = Question("Kontaktdaten löschen?", "Löschen")
    qtbot.addWidget(question)
    question.speak_against()
    question.open()
    assert question.focusWidget() is question.stay_button


@pytest.mark.parametrize("can_keep", [False, True])
def test_words_that_wrap_stand_whole_without_a_bar(theme, qtbot: QtBot, can_keep: bool) -> None:
    question = EncryptDialog(can_keep=can_keep)  # beside a bar its sentence would need one line more
    qtbot.addWidget(question)
    question.open()
    question.resize(px(580), question.height())
    question.make_room(exactly=True)
    assert not question.body.verticalScrollBar().isVisible()
    assert question.new.keep_check.isVisible() is can_keep
    assert question.body.widget().height() <= question.body.viewport().height()


class _WithReason(Question):
    """Wants a reason that it asks for only where it is needed."""

    def __init__(self) -> None:
        super().__init__("Antrag einlesen", "Übernehmen", text="Die Seiten des PDF wurden verändert.")
        for number in range(4):
            view = QTextBrowser(self)
            view.setMinimumHeight(px(200))
            self.form.add(f"Wortlaut {number}", view)
        self.reason_edit = QLineEdit(self)
        self.reason_field = self.form.add("Begründung", self.reason_edit)
        self.reason_field.hide()

    def complaint(self) -> str:
        self.reason_field.show()
        self.reason_edit.setFocus()
        return "Bitte begründen, warum es so übernommen wird."


def test_a_field_that_is_asked_for_below_the_edge_is_scrolled_to(theme, qtbot: QtBot, monkeypatch) -> None:
    monkeypatch.setattr(_WithReason, "room", lambda _self: QSize(px(600), px(500)))
    question = _WithReason()
    qtbot.addWidget(question)
    question.open()
    qtbot.waitExposed(question)
    assert question.reason_edit.visibleRegion().isEmpty()
    question.go_button.click()
    qtbot.waitUntil(lambda: question.reason_edit.visibleRegion().boundingRect() == question.reason_edit.rect())
    assert question.focusWidget() is question.reason_edit


def test_the_field_with_the_keyboard_stays_in_sight_while_words_come_in(theme, qtbot: QtBot, monkeypatch) -> None:
    monkeypatch.setattr(Question, "room", lambda _self: QSize(px(600), px(500)))
    question = Question("Unterschriften eintragen", "Eintragen", text="Zu Ö 5 fehlt noch das Ergebnis. " * 40)
    qtbot.addWidget(question)
    day, more = DateField("Unterschrieben am", question), QLabel(question)
    more.setWordWrap(True)
    question.form.add_widget(more)
    question.form.add("Unterschrieben am", day)
    question.open()
    qtbot.waitUntil(lambda: day.visibleRegion().boundingRect() == day.rect())
    more.setText("Zu Ö 6 fehlt noch das Ergebnis. " * 20)
    qtbot.waitUntil(lambda: more.height() > px(60))
    qtbot.waitUntil(lambda: day.visibleRegion().boundingRect() == day.rect())


def test_what_is_told_below_the_fields_is_read_from_its_beginning(theme, qtbot: QtBot, monkeypatch) -> None:
    monkeypatch.setattr(CloseDialog, "room", lambda _self: QSize(px(600), px(500)))
    meeting = Meeting("beirat", "term", datetime(2012, 5, 24, 17))
    question = CloseDialog("Zu Ö 5 fehlt noch das Ergebnis.\n" * 40, meeting, None)
    qtbot.addWidget(question)
    question.open()
    field = question.end_field
    qtbot.waitUntil(lambda: question.body.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())
    assert question.body.verticalScrollBar().value() == 0


@pytest.mark.parametrize(("typed", "said"), [("", "Bitte ein Datum angeben."), ("31.4.2012", "Dieses Datum gibt es")])
def test_what_cannot_be_read_is_not_answered_with_what_stood_there_before(theme, qtbot: QtBot, typed, said) -> None:
    question = Question("Ausscheiden", "Eintragen")
    qtbot.addWidget(question)
    day = DateField("Letzter Tag", question, optional=False)
    day.set_value(date(2012, 5, 24))
    question.form.add("Letzter Tag", day)
    question.open()
    day.setText(typed)
    with qtbot.assertNotEmitted(question.accepted):
        question.go_button.click()
    assert question.error_label.text().startswith(f"Letzter Tag: {said}")
    day.setText("30.4.2012")
    with qtbot.waitSignal(question.accepted):
        question.go_button.click()
    assert day.value() == date(2012, 4, 30)


def test_a_day_that_is_not_asked_for_stands_in_nobodys_way(theme, qtbot: QtBot) -> None:
    question = Question("Ausscheiden", "Eintragen")
    qtbot.addWidget(question)
    field = question.form.add("Nachfolge ab", DateField("Nachfolge ab", question, optional=False))
    field.hide()
    question.open()
    with qtbot.waitSignal(question.accepted):
        question.go_button.click()


NOTHING_TO_MEND = {
    "Question": "says nothing by itself",
    "AskDialog": "acts, and the rule that refuses leads",
    "YearPlanDialog": "no day is left to choose from",
    "OfficeDialog": "no office is there to choose from",
    "InitiativeDialog": "no initiative is there to choose from",
}
"""Where no field of the dialog mends what is said."""


def test_whatever_is_missing_leads_the_keyboard_to_its_field() -> None:
    """A sentence alone leaves whoever types at the button, or where they were."""
    without = {
        one.name
        for file in sorted(ROOT.rglob("*.py"))
        for one in nodes(file)
        if isinstance(one, ast.ClassDef) and {"Question", "Dialog"} & {ast.unparse(base) for base in one.bases}
        for method in one.body
        if isinstance(method, ast.FunctionDef) and method.name == "complaint" and ".at(" not in ast.unparse(method)
    }
    assert without == set(NOTHING_TO_MEND)


def test_the_keyboard_goes_to_the_reason_that_is_missing_and_it_is_seen(theme, qtbot: QtBot) -> None:
    question = ReasonQuestion("Wahl", "Warum?", "Festhalten")
    qtbot.addWidget(question)
    for number in range(40):
        question.form.add(f"Feld {number}", QLineEdit(question))
    question.form.add("Zuletzt", QLineEdit(question))
    question.open()
    question.activateWindow()
    question.go_button.setFocus()
    question.body.verticalScrollBar().setValue(question.body.verticalScrollBar().maximum())
    assert question.reason_edit.visibleRegion().isEmpty()
    qtbot.keyClick(question.go_button, Qt.Key.Key_Return)
    assert question.error_label.text() == "Bitte die Begründung eintragen."
    assert question.focusWidget() is question.reason_edit
    assert not question.reason_edit.visibleRegion().isEmpty()


def test_what_a_rule_says_leads_to_its_field(theme, qtbot: QtBot) -> None:
    question, first, second = _asked(qtbot)
    question.lead(first, "meeting.day_taken")
    question.lead(second)
    question.open()
    question.activateWindow()
    for rule, field in (("correction.reason_missing", second), ("term.name_missing", None)):
        question.go_button.setFocus()
        question.say(question.about(Refused(rule)))
        assert question.focusWidget() is (field or question.go_button), rule
    question.say(question.at(first, "Dieser Tag geht nicht."))
    assert question.focusWidget() is first


def test_a_refusal_asks_again_at_the_field_it_is_about(theme, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise Refused("correction.right_missing")

    dialog = AskDialog("Berichtigen", "Berichtigen", lambda: refuse() or "")  # type: ignore[func-returns-value]
    wrong, right = QLineEdit(dialog), QLineEdit(dialog)
    dialog.form.add("falsch", wrong)
    dialog.form.add("richtig", right)
    dialog.lead(right, "correction.right_missing")
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.keyClick(wrong, Qt.Key.Key_Return)
    assert dialog.error_label.text() == "Bitte eintragen, wie es richtig heißt."
    assert dialog.focusWidget() is right


def test_it_opens_at_its_beginning_where_the_first_field_allows(theme, qtbot: QtBot, monkeypatch) -> None:
    theme.set_percent(150)
    monkeypatch.setattr(Question, "room", lambda _self: QSize(1280, 510))
    question = Question("Berichtigen", "Festhalten", text="Die versandte Niederschrift bleibt, wie sie ist. " * 4)
    qtbot.addWidget(question)
    point, reason = ChoiceBox(question), QLineEdit(question)
    question.form.add(
        "Zu welchem Punkt?", point, "Was einen nichtöffentlichen Punkt betrifft, steht nur in seinem Teil."
    )
    for name in ("Was war falsch?", "Wie ist es richtig?"):
        said = QPlainTextEdit(question)
        said.setFixedHeight(px(72))
        question.form.add(name, said)
    question.form.add("Grund", reason)
    question.open()
    question.activateWindow()
    qtbot.waitUntil(point.hasFocus)
    bar = question.body.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > px(72) and bar.value() == 0)
    assert point.visibleRegion().boundingRect() == point.rect()
    reason.setFocus()
    question.say("Bitte einen Grund eintragen.")
    qtbot.waitUntil(lambda: reason.visibleRegion().boundingRect() == reason.rect())
