"""Excerpts: chosen, issued, printed, saved, and found outdated."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from beirat_desktop.desktop.excerpts import steps
from beirat_desktop.desktop.excerpts.tab import ExcerptsTab
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.documents.preview import Preview
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.minutes import Minutes, MinutesState
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote
from beirat_desktop.usecases.minutes.corrections import Correcting
from tests import factories
from tests.desktop.boxes import answer, press
from tests.desktop.widgets.test_accessible import unnamed
from tests.documents.reading import sizes_of


@pytest.fixture
def meeting(founded):
    chair = factories.person("Șahin", "Elif", form_of_address="Frau")
    meeting = factories.meeting(chair_id=chair.id)
    with founded.unit("held") as unit:
        unit.persons.save(chair)
        unit.meetings.save(meeting)
    return meeting


@pytest.fixture
def items(founded, meeting):
    """Two items with a resolution, one without a result."""
    made = []
    with founded.unit("resolved") as unit:
        for number in range(2):
            item = AgendaItem(
                meeting.id, f"Beratung {number + 1}", number, number=f"Ö {number + 1}", outcome=Outcome.ADOPTED
            )
            text = RichText.of(f"Der Beirat beschließt {number + 1}.")
            resolution = Resolution(factories.BEIRAT.id, meeting.day, text, agenda_item_id=item.id)
            unit.agenda_items.save(item)
            unit.resolutions.save(resolution)
            unit.votes.save(Vote(resolution.id, yes=14, no=1, abstentions=2, present=17))
            made.append(item)
        made.append(unit.agenda_items.save(AgendaItem(meeting.id, "Verschiedenes", 2, number="Ö 3")))
    return made


@pytest.fixture
def tab(workplace, meeting, items, theme, qtbot):
    made = ExcerptsTab(workplace)
    made.told = []
    made.notice.connect(made.told.append)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.open_meeting(meeting.id)
    return made


def issue_all(tab, qtbot, button="2 Auszüge ausgeben"):
    asked = issue_with_reason(button, "Die Verwaltung braucht sie heute.")
    tab.issue_action.trigger()
    qtbot.waitUntil(lambda: bool(tab.told))
    return asked


def issue_with_reason(button, reason):
    """Give the reason the next question asks for; the list fills with what it says."""
    asked = []

    def work(dialog):
        asked.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.reason_edit.setPlainText(reason)
        next(one for one in dialog.findChildren(QPushButton) if one.text() == button).click()

    answer(work)
    return asked


def letter(tab):
    if not tab.preview.pdf:
        return ""
    with Preview(tab.preview.pdf) as preview:
        return " ".join(preview.text(0).split())


def test_what_has_a_result_is_ticked_and_counted(tab):
    assert [row.item.title for row in tab.model.chosen] == ["Beratung 1", "Beratung 2"]
    assert tab.items_card.note_label.text() == "2 von 3 gewählt"
    assert tab.issue_action.text() == "2 Auszüge ausgeben"


def test_what_was_taken_off_is_not_ticked_by_itself(office, workplace, items, meeting, theme, qtbot):
    with office.store.unit("taken off") as unit:
        unit.agenda_items.save(replace(items[1], outcome=Outcome.REMOVED))
    made = ExcerptsTab(workplace)
    qtbot.addWidget(made)
    made.open_meeting(meeting.id)
    assert [row.item.title for row in made.model.chosen] == ["Beratung 1"]


def test_other_rows_keep_the_item_that_is_shown_or_show_the_first(tab, items):
    tab.list.choose(items[1].id)
    tab.filter_box.setCurrentIndex(tab.filter_box.findData("missing"))
    assert [row.item.id for row in tab.model.rows] == [items[0].id, items[1].id]
    assert tab.list.current_id == items[1].id
    assert tab.list.selectionModel().isSelected(tab.list.currentIndex())
    tab.filter_box.setCurrentIndex(tab.filter_box.findData("outdated"))
    assert not tab.model.rows
    tab.filter_box.setCurrentIndex(tab.filter_box.findData("all"))
    assert tab.list.current_id == items[0].id
    assert tab.list.selectionModel().isSelected(tab.list.currentIndex())


def test_space_and_a_click_on_the_box_tick(tab, qtbot):
    tab.list.setFocus()
    qtbot.keyPress(tab.list, Qt.Key.Key_Space)
    assert tab.issue_action.text() == "1 Auszug ausgeben"
    box = tab.list.visualRect(tab.model.index(0))
    qtbot.mouseClick(tab.list.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(12, box.height() // 2))
    assert tab.issue_action.text() == "2 Auszüge ausgeben"
    tab.none_button.click()
    assert tab.model.chosen == ()
    tab.all_button.click()
    assert len(tab.model.chosen) == 2


def test_a_tick_is_told_to_a_screen_reader_once_and_with_the_row_it_is_in(tab, monkeypatch):
    """Qt tells it by itself where the model says that the tick of a row changed; a word of ours would be the second."""
    told, changed = [], []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.type()))
    tab.list.setCurrentIndex(tab.model.index(1))
    told.clear()
    tab.model.dataChanged.connect(lambda first, last, roles: changed.append((first.row(), last.row(), list(roles))))
    QTest.keyClick(tab.list, Qt.Key.Key_Space)
    assert changed == [(1, 1, [Qt.ItemDataRole.CheckStateRole])]
    assert QAccessible.Event.StateChanged not in told


def test_issuing_asks_keeps_and_names_what_was_skipped(tab, office, items, qtbot):
    tab.model.tick({item.id for item in items})
    asked = issue_all(tab, qtbot)
    assert "Noch ohne Ergebnis und deshalb übersprungen: Ö\u00a03 Verschiedenes." in " ".join(asked)
    assert tab.told[0].text == ("2 Auszüge ausgegeben, 1 übersprungen (noch kein Ergebnis: Ö 3 Verschiedenes).")
    assert tab.told[0].action_text == "Drucken …"
    numbers = [row.latest.number if row.latest else "" for row in office.excerpts.rows(items[0].meeting_id)]
    assert numbers == ["2012/A001", "2012/A002", ""]
    assert [row.entry.title for row in tab.issues.rows] == ["1. Ausfertigung vom 14.05.2012"]


def test_giving_up_issues_nothing(tab, office, meeting):
    press("Abbrechen")
    tab.issue_action.trigger()
    assert all(row.latest is None for row in office.excerpts.rows(meeting.id))


def test_stopping_the_work_issues_nothing(tab, office, meeting, monkeypatch, qtbot):
    class Stopped(steps.Progress):
        def __init__(self):
            super().__init__()
            self.cancelled = True

    monkeypatch.setattr(steps, "Progress", Stopped)
    issue_with_reason("2 Auszüge ausgeben", "Die Verwaltung braucht sie heute.")
    with qtbot.waitSignal(tab.message) as message:
        tab.issue_action.trigger()
    assert message.args == ["Abgebrochen. Nichts wurde ausgegeben."]
    assert all(row.latest is None for row in office.excerpts.rows(meeting.id))
    assert tab.issue_action.isEnabled()


def test_nothing_ticked_says_what_to_do(tab):
    tab.none_button.click()
    tab.issue_action.trigger()
    assert tab.told[0].text == "Bitte zuerst Punkte mit einem Ergebnis ankreuzen."
    tab.told[0].action()
    assert len(tab.model.chosen) == 2


def test_the_preview_follows_item_and_form(tab, qtbot):
    qtbot.waitUntil(lambda: "Der Beirat beschließt 1." in letter(tab) and "Elif Șahin" in letter(tab))
    tab.terms_card.edits["recipient"].insert("Abteilung Integration")
    qtbot.waitUntil(lambda: "mit der Bitte um weitere Veranlassung" in letter(tab))
    tab.list.setFocus()
    qtbot.keyPress(tab.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Der Beirat beschließt 2." in letter(tab))
    qtbot.keyPress(tab.list, Qt.Key.Key_Down)
    assert tab.preview.pdf == b""


def test_what_was_typed_stands_there_again_after_another_meeting(tab, office, meeting):
    other = factories.meeting(number=13, start=meeting.start.replace(month=8))
    with office.store.unit("other") as unit:
        unit.meetings.save(other)
    tab.terms_card.edits["place"].setText("Oggersheim")
    tab.open_meeting(other.id)
    assert tab.terms_card.edits["place"].text() == "Ludwigshafen"
    tab.open_meeting(meeting.id)
    assert tab.terms_card.edits["place"].text() == "Oggersheim"


def test_a_corrected_resolution_makes_the_excerpt_outdated_until_it_is_issued_again(tab, office, meeting, items, qtbot):
    issue_all(tab, qtbot)

    def put_right() -> None:
        with office.store.unit("corrected") as unit:
            (resolution,) = unit.resolutions.where(agenda_item_id=items[0].id)
            unit.resolutions.save(replace(resolution, text=RichText.of("Der Beirat beschließt anders.")))

    office.corrections.correct(meeting.id, Correcting("Verhört", "alt", "neu", items[0].id), put_right)
    qtbot.waitUntil(tab.renew_button.isVisible)
    assert "lautet heute anders als im Auszug vom 14.05.2012" in tab.outdated_label.text()
    tab.told.clear()
    press("1 Auszug ausgeben")
    qtbot.mouseClick(tab.renew_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(tab.told))
    row = office.excerpts.rows(meeting.id)[0]
    assert (row.outdated, [one.issue for one in row.issues]) == (False, [1, 2])
    assert not tab.renew_button.isVisible()


def test_of_several_excerpts_the_one_sent_by_mistake_is_taken_back(tab, office, meeting, items, qtbot):
    for recipient in ("Dezernat für Soziales", "Dezernat für Bauen"):
        terms = replace(office.excerpts.usual_terms(meeting.id), recipient=recipient)
        office.excerpts.issue(items[0].id, terms, reason="Eilt")
    tab.reload()
    qtbot.mouseClick(tab.withdraw_button, Qt.MouseButton.LeftButton)
    offered = {action.text().replace("&", ""): action for action in tab.withdraw_menu.actions()}
    assert list(offered) == [
        "2. Ausfertigung vom 14.05.2012: Dezernat für Bauen",
        "1. Ausfertigung vom 14.05.2012: Dezernat für Soziales",
    ]
    offered["1. Ausfertigung vom 14.05.2012: Dezernat für Soziales"].trigger()
    tab.withdraw_menu.close()
    (question,) = tab.findChildren(ReasonQuestion)
    question.reason_edit.setPlainText("An das falsche Amt")
    question.go_button.click()
    assert [one.recipient for one in office.excerpts.rows(meeting.id)[0].issues] == ["Dezernat für Bauen"]
    qtbot.waitUntil(lambda: len(tab.issues.rows) == 1)
    qtbot.mouseClick(tab.withdraw_button, Qt.MouseButton.LeftButton)
    assert len([one for one in tab.findChildren(ReasonQuestion) if one.isVisible()]) == 1, "of one nothing is chosen"


def test_an_excerpt_from_unsigned_minutes_asks_why_and_keeps_it(tab, office, items, qtbot):
    asked = issue_all(tab, qtbot)
    assert "bevor die Niederschrift vom 24.05.2012 unterschrieben ist" in " ".join(asked)
    (kept,) = office.overrides.on("agenda_items", items[0].id)
    assert (kept.rule, kept.reason) == ("excerpt.minutes_unsigned", "Die Verwaltung braucht sie heute.")


def test_an_excerpt_from_signed_minutes_is_only_confirmed(tab, office, meeting, items, qtbot):
    with office.store.unit("signed") as unit:
        unit.minutes.save(Minutes(meeting.id, MinutesState.ISSUED))
    asked = press("2 Auszüge ausgeben")
    tab.issue_action.trigger()
    qtbot.waitUntil(lambda: bool(tab.told))
    assert "unterschrieben" not in " ".join(asked)
    assert office.overrides.on("agenda_items", items[0].id) == []


def test_issued_excerpts_are_saved_into_a_folder(tab, tmp_path, monkeypatch, qtbot):
    issue_all(tab, qtbot)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    with qtbot.waitSignal(tab.message) as message:
        tab.pdf_action.trigger()
    assert message.args == [f"2 Dateien gespeichert in {tmp_path}"]
    assert sorted(file.name for file in tmp_path.glob("Auszug*.pdf")) == [
        "Auszug-2012-05-24-TOP-Ö1.pdf",
        "Auszug-2012-05-24-TOP-Ö2.pdf",
    ]


def test_printing_before_issuing_offers_to_issue(tab):
    tab.print_action.trigger()
    assert tab.told[0].text == "Von den angekreuzten Punkten ist noch kein Auszug ausgegeben."
    assert tab.told[0].action_text == "Jetzt ausgeben …"


def test_printing_with_nothing_ticked_says_what_to_do(tab):
    tab.none_button.click()
    tab.print_action.trigger()
    assert tab.told[0].text == "Bitte zuerst Punkte mit einem Ergebnis ankreuzen."
    assert tab.told[0].action_text == "Alle öffentlichen"


def test_issued_excerpts_are_printed_in_one_go(tab, tmp_path, monkeypatch, qtbot):
    issue_all(tab, qtbot)

    def printer(*_args):
        made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "printed.pdf"))
        return made

    monkeypatch.setattr(steps, "ask_printer", printer)
    with qtbot.waitSignal(tab.message) as message:
        tab.print_action.trigger()
    assert message.args == ["2 Auszüge gedruckt."]
    assert len(sizes_of(tmp_path / "printed.pdf")) == 2


def test_an_issue_opens_in_the_viewer(tab, office, meeting, monkeypatch, qtbot):
    issue_all(tab, qtbot)
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    tab.issues.rows[0].click()
    assert opened[0].fileName() == "Auszug-2012-05-24-TOP-Ö1.pdf"


def test_a_screen_reader_hears_number_result_and_issue(tab, office, items, qtbot):
    QAbstractItemModelTester(tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    issue_all(tab, qtbot)
    heard = tab.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Ö 1, Beratung 1, ohne Vorlage · Auszug 2012/A001 vom 14.05.2012, mehrheitlich angenommen"


def test_what_stands_on_the_excerpt_is_summed_up_and_opened_to_change_it(tab, qtbot):
    assert tab.terms_card.summary_label.text() == (
        "Elif Șahin, Vorsitzende · Ludwigshafen, den 14.05.2012 · ohne Weiterleitung"
    )
    assert not tab.terms_card.dated_field.isVisible()
    qtbot.mouseClick(tab.terms_card.open_button, Qt.MouseButton.LeftButton)
    tab.terms_card.edits["recipient"].insert("Abteilung Integration")
    qtbot.mouseClick(tab.terms_card.open_button, Qt.MouseButton.LeftButton)
    assert tab.terms_card.summary_label.text().endswith("an Abteilung Integration")


def test_a_click_on_the_paper_opens_the_field(tab):
    tab.preview.anchor_clicked.emit("dated")
    assert QApplication.focusWidget() is tab.terms_card.dated_field


def test_the_day_is_todays(tab):
    assert tab.terms_card.terms().dated == date(2012, 5, 14)


def test_every_control_has_a_name(tab, qtbot):
    issue_all(tab, qtbot)
    tab.terms_card.unfold(True)
    assert unnamed(tab) == []


@pytest.fixture
def closed(office, items, tab):
    """The second item is not public."""
    with office.store.unit("closed") as unit:
        unit.agenda_items.save(replace(items[1], public=False))
    tab.reload()
    tab.model.tick(())
    return items[1]


def test_what_is_not_public_is_never_ticked_by_itself(tab, closed, meeting, workplace, qtbot):
    made = ExcerptsTab(workplace)
    qtbot.addWidget(made)
    made.open_meeting(meeting.id)
    assert [row.item.title for row in made.model.chosen] == ["Beratung 1"]
    tab.all_button.click()
    assert [row.item.title for row in tab.model.chosen] == ["Beratung 1"]


def test_public_and_closed_items_together_are_asked_for_by_name(
    tab, office, closed, meeting, items, qtbot, monkeypatch
):
    tab.model.tick({items[0].id, closed.id})
    seen = []

    def first_try(dialog):
        seen.append(dialog.closed_label.text())
        dialog.reason_edit.setPlainText("Die Verwaltung braucht sie heute.")
        dialog.go_button.click()
        seen.append(dialog.error_label.text())
        dialog.closed_check.setChecked(True)
        dialog.go_button.click()

    answer(first_try)
    tab.issue_action.trigger()
    qtbot.waitUntil(lambda: bool(tab.told))
    assert seen[0] == "Nichtöffentlich, neben öffentlichen Punkten: Ö 2 Beratung 2."
    assert seen[1].startswith("Bitte bestätigen")
    assert len(office.forwarding.of_meeting(meeting.id)) == 2
    assert [row.item.title for row in tab.model.chosen] == ["Beratung 1"], "said for once, not for the next recipient"
    printed = []
    monkeypatch.setattr(steps, "ask_printer", lambda _window, title: printed.append(title))
    tab.told[0].action()
    assert printed == ["2 Auszüge"]


def test_the_list_shows_only_what_is_outdated_or_has_no_excerpt(tab, office, items, meeting, qtbot):
    def shown(key):
        tab.filter_box.setCurrentIndex(tab.filter_box.findData(key))
        return [row.item.title for row in tab.model.rows]

    assert shown("missing") == ["Beratung 1", "Beratung 2"]
    office.excerpts.issue(items[0].id, tab.terms_card.terms(), reason="Eilt")
    qtbot.waitUntil(lambda: shown("missing") == ["Beratung 2"])
    assert shown("outdated") == []
    office.resolutions.edit(items[0].id, course=RichText.of("Später nachgetragen."))
    qtbot.waitUntil(lambda: shown("outdated") == ["Beratung 1"])
    assert len(shown("all")) == 3


def test_excerpts_leave_by_recipient_and_the_whole_run_is_printed(tab, office, items, meeting, qtbot):
    seen = []

    def fill(dialog):
        first, second = dialog.boxes.values()
        first.setCurrentText("Abteilung Integration")
        second.setCurrentText("Stadtrat")
        dialog.reason_edit.setPlainText("Die Verwaltung braucht sie heute.")
        seen.append(dialog.summary_label.text())
        dialog.go_button.click()

    tab.terms_card.reminder_field.set_value(date(2012, 7, 1))
    answer(fill)
    tab.batch_action.trigger()
    qtbot.waitUntil(lambda: bool(tab.told))
    assert seen == ["Abteilung Integration: 1 Auszug · Stadtrat: 1 Auszug"]
    assert tab.told[0].text.startswith("2 Auszüge an 2 Empfänger ausgegeben.")
    assert tab.told[0].action_text == "Alles drucken …"
    sent = office.forwarding.of_meeting(meeting.id)
    assert [(one.excerpt.recipient, one.reminder.due) for one in sent] == [
        ("Abteilung Integration", date(2012, 7, 1)),
        ("Stadtrat", date(2012, 7, 1)),
    ]
    assert "Wiedervorlage 01.07.2012" in tab.issues.rows[0].entry.sub
    tab.reminder_button.click()
    assert "Wiedervorlage" not in tab.issues.rows[0].entry.sub
    assert not tab.reminder_button.isVisible()


def test_what_went_to_several_and_holds_no_more_goes_to_each_of_them_again(tab, office, items, meeting, qtbot):
    tab.model.tick({items[0].id})

    def to_two(dialog):
        dialog.boxes[items[0].id].setCurrentText("Bauamt; Stadtrat ;")
        assert dialog.go_button.text() == f"{sum(len(one.item_ids) for one in dialog.groups)} Auszüge ausgeben"
        dialog.reason_edit.setPlainText("Die Verwaltung braucht sie heute.")
        dialog.go_button.click()

    answer(to_two)
    tab.batch_action.trigger()
    qtbot.waitUntil(lambda: bool(tab.told))
    assert tab.told[0].text.startswith("2 Auszüge an 2 Empfänger ausgegeben.")
    tab.told.clear()
    office.resolutions.edit(items[0].id, course=RichText.of("Später nachgetragen."))
    qtbot.waitUntil(tab.renew_button.isVisible)
    assert "Bitte neu ausgeben und an Bauamt und Stadtrat schicken." in tab.outdated_label.text()
    seen = []

    def again(dialog):
        seen.extend((dialog.boxes[items[0].id].currentText(), dialog.go_button.text(), dialog.summary_label.text()))
        dialog.go_button.click()

    answer(again)
    tab.renew_button.click()
    qtbot.waitUntil(lambda: bool(tab.told))
    assert seen == ["Bauamt; Stadtrat", "2 Auszüge ausgeben", "Bauamt: 1 Auszug · Stadtrat: 1 Auszug"]
    assert not office.excerpts.rows(meeting.id)[0].outdated


def test_a_finding_against_the_result_asks_for_the_reason(tab, office, items, qtbot):
    with office.store.unit("shaky") as unit:
        (vote,) = unit.votes.where(resolution_id=[one.id for one in unit.resolutions.where(agenda_item_id=items[0].id)])
        unit.votes.save(replace(vote, yes=12))
    tab.reload()
    tab.model.tick({items[0].id})

    def give_reason(dialog):
        dialog.go_button.click()
        assert dialog.error_label.text() == "Bitte die Begründung eintragen."
        dialog.reason_edit.setPlainText("Zwei waren draußen")
        dialog.go_button.click()

    answer(give_reason)
    tab.issue_action.trigger()
    qtbot.waitUntil(lambda: bool(tab.told))
    assert [one.reason for one in office.overrides.on("agenda_items", items[0].id)] == ["Zwei waren draußen"]


def test_a_promise_in_the_debate_is_offered_as_a_task(tab, workplace, items):
    office = workplace.office
    assert not tab.promise_card.isVisible()
    office.resolutions.edit(items[2].id, course=RichText.of("Die Verwaltung sagt zu, Zahlen nachzureichen."))
    tab.reload()
    tab.list.choose(items[2].id)
    assert tab.promise_card.isVisible()
    assert tab.promise_label.text() == "Die Verwaltung sagt zu, Zahlen nachzureichen. → noch ohne Amt"
    tab.promise_button.click()
    tab.reload()
    assert not tab.promise_card.isVisible()
    with office.store.reading() as unit:
        assert [task.title for task in unit.follow_ups.all()] == ["Zahlen nachreichen"]


def test_the_excerpt_that_is_shown_can_be_copied_to_edit(tab):
    content, name = tab.word_copy()
    assert content.startswith(b"PK")
    assert name.startswith("Entwurf-Auszug-")
    assert name.endswith("-Kopie.docx")


def test_the_list_of_excerpts_tells_every_copy_and_its_recipient(tab, office, items, qtbot):
    listing = tab.listed().listing()
    assert [column.head for column in listing.columns][:2] == ["TOP", "Titel"]
    assert [row[:2] for row in listing.rows] == [(one.number, one.title) for one in items]
    issue_all(tab, qtbot)
    qtbot.waitUntil(lambda: any(row.latest for row in tab.model.rows))
    issued = [row.latest for row in office.excerpts.rows(tab._meeting) if row.latest]
    told = [row for row in tab.listed().listing().rows if row[4]]
    assert len(issued) == 2
    assert [(row[4], row[5], row[6]) for row in told] == [(one.number, one.issue, one.issued_on) for one in issued]


def test_a_choice_that_nothing_meets_says_so_and_leads_back_with_the_ticks(tab, qtbot):
    ticked = tab.model.chosen
    assert len(ticked) == 2
    tab.window().activateWindow()
    tab.list.setFocus()
    tab.filter_box.setCurrentIndex(tab.filter_box.findData("outdated"))
    assert tab.empty.isVisible()
    assert not tab.list.isVisible()
    assert "Kein Auszug ist überholt" in [label.text() for label in tab.empty.findChildren(QLabel)]
    assert tab.window().focusWidget() is tab.filter_box
    assert tab.model.chosen == ()
    tab.focus_first()
    assert tab.window().focusWidget() is tab.filter_box
    qtbot.mouseClick(tab.whole_button, Qt.MouseButton.LeftButton)
    assert tab.list.isVisible()
    assert not tab.empty.isVisible()
    assert tab.model.chosen == ticked


def test_a_meeting_without_items_says_so_and_offers_no_other_choice(tab, founded):
    bare = factories.meeting()
    with founded.unit("bare") as unit:
        unit.meetings.save(bare)
    tab.open_meeting(bare.id)
    assert "Die Tagesordnung ist leer" in [label.text() for label in tab.empty.findChildren(QLabel)]
    assert not tab.whole_button.isVisible()
