"""One matter, typed in as it happened: from a faction's letter to the printed excerpts.

The SPD faction writes on 04.04.2012 for the meeting of 24.05.2012, asking for an outside consultant at the meeting of
23.08.2012; years later a committee notes the report on a later project (14.02.2019, TOP 5, Vorlage 20196743).
Everything is done as the office does it: in the window, by keys, clicks and the answers in dialogs.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLineEdit, QWidget

from beirat_desktop import app as program_app
from beirat_desktop import paths
from beirat_desktop.desktop.first_run.assistant import Assistant, Begin
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.speakers import SpeakerState

MEMBERS = (paths.resources() / "sample" / "members-2009.tsv").read_text(encoding="utf-8")
PROPOSAL = "Der Beirat lädt zur Sitzung am 23.08.2012 eine externe Fachberatung ein."
TITLE = "Beratung zu strategischen Integrationskonzepten"
TOPIC = "Strategische Integrationskonzepte"


class Clerk:
    """The office at the keyboard."""

    def __init__(self, qtbot, program: program_app.Program) -> None:
        self.qtbot = qtbot
        self.program = program

    @property
    def office(self):
        return self.program.office

    @property
    def page(self):
        return self.program.window.current_page

    def on(self, day: date, moment: time = time(9)) -> None:
        """It is this day now."""
        now = datetime.combine(day, moment, ZoneInfo("Europe/Berlin"))
        self.office.store.now = lambda: now
        self.program.changes.everything.emit()
        self.settle()

    def go(self, place: str) -> None:
        self.program.window.go(place)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.program.background.working, timeout=10_000)
        QApplication.processEvents()

    def click(self, button: QAbstractButton) -> None:
        assert button.isEnabled(), button.text()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def write(self, widget: QWidget, text: str) -> None:
        """Select what stands there and type, letter by letter."""
        target = getattr(widget, "text_edit", widget)
        target.setFocus()
        target.selectAll()
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        if isinstance(target, QLineEdit):
            target.editingFinished.emit()

    def choose(self, box: QComboBox, text: str) -> None:
        """Pick the first entry with these words, as the keyboard does."""
        row = next(row for row in range(box.count()) if text in box.itemText(row))
        box.setCurrentIndex(row)
        box.activated.emit(row)
        self.settle()

    def press(self, widget: QWidget, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        # Without a window manager nobody gives the window back the keyboard after a question.
        widget.window().activateWindow()
        self.qtbot.waitUntil(widget.window().isActiveWindow)
        widget.setFocus()
        self.qtbot.keyClick(widget, key, modifier)
        self.settle()

    def answering(self, act: Callable[[QDialog], object], run: Callable[[], object]) -> None:
        """Do something that asks, and answer the question."""
        asked: list[QDialog] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                asked.append(dialog)
                act(dialog)
            else:
                QTimer.singleShot(10, look)

        QTimer.singleShot(10, look)
        run()
        assert asked, "nothing was asked"
        self.settle()


@pytest.fixture
def clerk(theme, home, monkeypatch, qtbot):
    """Somebody before an empty folder, whom the assistant leads to a record of their own."""
    home.mkdir(parents=True, exist_ok=True)
    program = program_app.Program(theme, program_app.State(home))
    qtbot.addWidget(program.window)
    program.window.resize(1440, 900)
    program.window.show()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    made = Clerk(qtbot, program)

    def assist(assistant: Assistant) -> int:
        made.click(assistant.choice_buttons[Begin.OFFICE])
        if assistant.next_button.isVisibleTo(assistant) and assistant.stack.currentIndex() == 0:
            made.click(assistant.next_button)
        made.write(assistant.town.name_edit, "Stadt Ludwigshafen am Rhein")
        made.click(assistant.next_button)
        assistant.beirat.start_field.set_value(date(2009, 11, 1))
        assistant.beirat.end_field.set_value(date(2014, 10, 31))
        assistant.beirat.number_box.setValue(4)
        made.click(assistant.next_button)
        made.write(assistant.factions.text_edit, "SPD")
        assistant.factions.text_edit.setPlainText("SPD\nCDU\nGrüne\nFWG\nListe Vielfalt\nInternationale Liste")
        made.click(assistant.next_button)
        assistant.members.text_edit.setPlainText(MEMBERS)
        made.click(assistant.next_button)
        made.write(assistant.workplace.user_edit, "Almut Ziegenbein")
        made.click(assistant.next_button)
        assert assistant.error_label.text() == ""
        return assistant.result()

    monkeypatch.setattr(Assistant, "exec", assist)
    program_app.begin(program, None, sample=False)
    yield made
    made.settle()
    program.window.close()


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


def plan(clerk: Clerk, day: str) -> str:
    clerk.go("meetings")

    def fill(dialog) -> None:
        dialog.day_field.set_value(datetime.strptime(day, "%d.%m.%Y").date())
        dialog.day_field.edited.emit(dialog.day_field.value())
        clerk.write(dialog.building_edit, "Rathaus")
        clerk.write(dialog.room_edit, "Stadtratssaal")
        dialog.go_button.click()

    clerk.answering(fill, clerk.page.plan_action.trigger)
    return clerk.page._meeting.id


def write_motion(clerk: Clerk) -> str:
    clerk.go("papers")
    clerk.page.add_action.trigger()
    clerk.settle()
    form, side = clerk.page.editor.form, clerk.page.editor.side
    clerk.choose(form.meeting_box, "24.05.2012")
    clerk.choose(form.faction_box, "SPD")
    clerk.write(form.title_edit, TITLE)
    clerk.write(form.editors["proposal"], PROPOSAL)
    clerk.write(form.editors["explanation"], "Städte und Gemeinden sind Orte des Zusammenlebens.")
    clerk.write(form.editors["rationale"], "Der Beirat hat am 17.02.2011 „einstimmig“ beschlossen:")

    def cite(dialog) -> None:
        dialog.tabs.setCurrentIndex(1)
        clerk.write(dialog.source_edit, "Beschluss vom 17.02.2011, Vorlage 20113004")
        clerk.write(dialog.quote_edit, "sich den Empfehlungen anzuschließen")
        dialog.go_button.click()

    clerk.answering(cite, lambda: clerk.page.steps.cite("rationale"))
    clerk.write(side.topic_edit, TOPIC)
    clerk.page.flush()
    clerk.choose(side.guest_meeting_box, "23.08.2012")
    if not form.signed_check.isChecked():
        clerk.click(form.signed_check)
    clerk.page.flush()
    return clerk.page.editor.detail.paper.id


def hand_in(clerk: Clerk) -> None:
    clerk.answering(lambda dialog: dialog.go_button.click(), clerk.page.submit_action.trigger)
    clerk.answering(lambda dialog: dialog.go_button.click(), clerk.page.number_action.trigger)
    clerk.page.admit_action.trigger()
    clerk.settle()


def open_tab(clerk: Clerk, meeting_id: str, key: str) -> QWidget:
    clerk.program.window.navigate("meeting", meeting_id)
    clerk.page.show_tab(key)
    clerk.settle()
    return clerk.page._current_tab()


def schedule(clerk: Clerk, meeting_id: str, title: str) -> None:
    tab = open_tab(clerk, meeting_id, "agenda")
    model = tab.pool_model
    row = next(r for r in range(model.rowCount()) if title in model.index(r).data())
    tab.pool.setCurrentIndex(model.index(row))
    clerk.press(tab.pool, Qt.Key.Key_Return)


def invite(clerk: Clerk, meeting_id: str) -> str:
    tab = open_tab(clerk, meeting_id, "invitation")
    asked = []

    def send(dialog) -> None:
        asked.append(dialog.go_button.text())
        dialog.go_button.click()

    clerk.answering(send, lambda: clerk.click(tab.send_button))
    return asked[0]


def begin_meeting(clerk: Clerk, meeting_id: str) -> QWidget:
    tab = open_tab(clerk, meeting_id, "live")
    assert tab.bar.step_button.text() == "Sitzung eröffnen"
    clerk.click(tab.people_card.all_button)

    def all_the_same(box: QDialog) -> None:
        text = box.informativeText()
        assert "Bekanntmachung" in text, text
        next(b for b in box.findChildren(QAbstractButton) if b.text() == "Trotzdem eröffnen").click()

    clerk.answering(all_the_same, lambda: clerk.click(tab.bar.step_button))
    return tab


def close_meeting(clerk: Clerk, tab: QWidget) -> None:
    clerk.answering(
        lambda box: next(b for b in box.findChildren(QAbstractButton) if b.text() == "Sitzung schließen").click(),
        lambda: clerk.click(tab.bar.step_button),
    )


def call(clerk: Clerk, tab: QWidget, title: str) -> None:
    row = next(row for row in clerk.office.resolutions.desk(tab._meeting).items if title in row.item.title)
    tab.agenda_list.choose(row.item.id)
    clerk.press(tab.agenda_list, Qt.Key.Key_Return)


def lead_may(clerk: Clerk, meeting_id: str) -> None:
    tab = begin_meeting(clerk, meeting_id)
    assert "Beschlussfähig · 33 von 33 anwesend" in tab.bar.quorum_label.whole_text
    call(clerk, tab, TITLE)
    clerk.write(tab.desk.course_edit, "Die Fraktion begründet den Antrag.")
    tab.flush()
    for name, count in (("yes", "30"), ("no", "1"), ("abstentions", "2")):
        clerk.write(tab.desk.votes.fields[name], count)
    assert tab.desk.votes.sum_label.text() == "33 von 33 Stimmen"
    assert tab.desk.votes.result_label.text() == "mehrheitlich angenommen"
    clerk.press(tab.desk.votes.fields["yes"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    clerk.on(date(2012, 5, 24), time(19, 10))
    close_meeting(clerk, tab)


def ask_the_guest(clerk: Clerk, august: str) -> str:
    (row,) = clerk.office.speakers.rows()
    assert (row.topic, row.state) == (TOPIC, SpeakerState.SUGGESTED)
    clerk.program.window.navigate("speaker", row.id)
    clerk.settle()
    editor = clerk.page.editor
    assert clerk.office.speakers.get(row.id).meeting_id == august
    clerk.write(editor.form.given_edit, "Magdalena")
    clerk.write(editor.form.family_edit, "Ostertag")
    clerk.write(editor.form.organization_edit, "Landesberatung Integration")
    clerk.page.flush()
    for name in ("ask", "accept"):
        clerk.page.steps.step(name)
        clerk.settle()
    clerk.click(editor.form.item_button)
    clerk.write(editor.form.starts_field, "17:30")
    clerk.press(editor.form.starts_field, Qt.Key.Key_Tab)
    clerk.page.flush()
    return row.id


def issue_excerpt(clerk: Clerk, meeting_id: str, title: str) -> str:
    tab = open_tab(clerk, meeting_id, "excerpts")
    row = next(row for row in clerk.office.excerpts.rows(meeting_id) if row.item.title == title)
    clerk.click(tab.none_button)
    tab.list.choose(row.item.id)
    clerk.press(tab.list, Qt.Key.Key_Space)
    clerk.answering(_with_reason, tab.issue_action.trigger)
    clerk.settle()
    row = next(row for row in clerk.office.excerpts.rows(meeting_id) if row.item.title == title)
    return words(clerk.office.excerpts.pdf(row.latest.id))


def _with_reason(dialog: QDialog) -> None:
    """The minutes are not signed yet, and the office says why the excerpt cannot wait."""
    dialog.reason_edit.setPlainText("Die Verwaltung braucht ihn heute.")
    _press_main(dialog)


def _press_main(dialog: QDialog) -> None:
    buttons = [b for b in dialog.findChildren(QAbstractButton) if b.isVisible() and b.text() != "Abbrechen"]
    next(b for b in buttons if b.property("primary") or getattr(b, "isDefault", lambda: False)()).click()


def note_the_report(clerk: Clerk) -> str:
    clerk.go("papers")
    next(a for a in clerk.page.other_action.menu().actions() if a.text() == "Bericht").trigger()
    clerk.settle()
    form = clerk.page.editor.form
    clerk.write(form.title_edit, "Bericht zum Modellprojekt „Einwanderung gestalten“")
    clerk.write(form.external_edit, "20196743")
    clerk.page.flush()
    paper = clerk.page.editor.detail.paper.id
    clerk.answering(lambda dialog: dialog.go_button.click(), clerk.page.submit_action.trigger)
    clerk.program.window.navigate("matter", paper)
    clerk.settle()

    def station(dialog) -> None:
        clerk.choose(dialog.committee_box, "Sozialausschuss")
        dialog.go_button.click()

    clerk.answering(station, lambda: clerk.page.matter_actions.add_station(paper))
    with clerk.office.store.reading() as unit:
        (consultation,) = unit.consultations.where(paper_id=paper)

    def decide(dialog) -> None:
        dialog.day_field.set_value(date(2019, 2, 14))
        clerk.write(dialog.item_edit, "TOP 5")
        clerk.write(dialog.number_edit, "20196743")
        clerk.choose(dialog.outcome_box, "zur Kenntnis genommen")
        dialog.go_button.click()

    clerk.answering(decide, lambda: clerk.page.matter_actions.decide(consultation.id))
    return paper


def test_the_matter_of_the_integration_concepts(clerk):
    clerk.on(date(2012, 3, 1))
    may, august = plan(clerk, "24.05.2012"), plan(clerk, "23.08.2012")

    clerk.on(date(2012, 4, 4))
    paper = write_motion(clerk)
    letter = words(clerk.office.paper_letters.pdf(paper))
    assert "Antrag der SPD-Fraktion im Beirat für Migration und Integration für die Sitzung am 24.05.2012" in letter
    assert PROPOSAL in letter
    assert "„sich den Empfehlungen anzuschließen“ (Beschluss vom 17.02.2011, Vorlage 20113004)" in letter
    hand_in(clerk)
    assert clerk.office.papers.get(paper).number == "2012/01"

    clerk.on(date(2012, 5, 11))
    schedule(clerk, may, TITLE)
    assert invite(clerk, may) == "Einladung an 33 Mitglieder versenden"
    assert clerk.office.meetings.get(may).state is MeetingState.INVITED
    (invitation,) = clerk.office.invitations.issued(may)
    assert f"Ö 4 {TITLE}" in words(clerk.office.archive.pdf(invitation.id))

    clerk.on(date(2012, 5, 24), time(17, 4))
    lead_may(clerk, may)
    assert clerk.office.meetings.get(may).state is MeetingState.CLOSED

    clerk.on(date(2012, 6, 4))
    guest = ask_the_guest(clerk, august)
    clerk.on(date(2012, 8, 6))
    clerk.program.window.navigate("speaker", guest)
    clerk.answering(_press_main, lambda: clerk.page.steps.step("invite"))
    assert invite(clerk, august) == "Einladung an 33 Mitglieder versenden"
    letters = clerk.office.archive.issues("speakers", guest)
    assert "17:30 bis 17:50 Uhr" in words(clerk.office.archive.pdf(letters[0].id))

    clerk.on(date(2012, 8, 23), time(17, 2))
    tab = begin_meeting(clerk, august)
    call(clerk, tab, TOPIC)
    clerk.write(tab.desk.course_edit, "Frau Ostertag stellt das Angebot des Landes vor.")
    tab.flush()
    clerk.click(tab.desk.buttons.quick_buttons[Outcome.NOTED])
    clerk.on(date(2012, 8, 23), time(18, 40))
    close_meeting(clerk, tab)
    clerk.program.window.navigate("speaker", guest)
    clerk.page.steps.step("hear")
    clerk.answering(_press_main, lambda: clerk.page.steps.step("thank"))
    assert clerk.office.speakers.get(guest).state is SpeakerState.THANKED

    clerk.on(date(2012, 8, 30))
    first = issue_excerpt(clerk, may, TITLE)
    assert "AUSZUG aus der Niederschrift über die Sitzung des Beirates" in first
    assert "am 24.05.2012 öffentlich TOP 4" in first
    assert "Ja: 30, Nein: 1, Enthaltungen: 2 – mehrheitlich angenommen" in first
    second = issue_excerpt(clerk, august, TOPIC)
    assert second.index("TOP 4") < second.index("Kenntnis genommen.")

    clerk.on(date(2019, 2, 18))
    report = note_the_report(clerk)
    (stop,) = [stop for stop in clerk.office.tracking.matter(report).stops if stop.item_number]
    assert (stop.day, stop.item_number, stop.outcome) == (date(2019, 2, 14), "TOP 5", Outcome.NOTED)
