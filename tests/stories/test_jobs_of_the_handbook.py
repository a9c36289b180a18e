"""„So geht …“ of the handbook, followed to the letter on the sample by somebody who reads nothing else."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressDialog,
    QTabBar,
    QTableView,
    QTextEdit,
    QToolButton,
    QWidget,
)

from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.usecases.handbook import Handbook
from beirat_desktop.usecases.where import is_locked

BOOK = Handbook()


def bare(text: str) -> str:
    """Without the sign before the letter that Alt presses."""
    return re.sub(r"&(?=\w)", "", text).strip()


class Reader:
    """Follows one page: presses what it quotes, where it can be seen, and fails where the page names nothing such."""

    reading: "Reader | None" = None
    """Who reads now; where several pages are followed in turn, one answers."""

    def __init__(self, program, page: str, qtbot) -> None:
        Reader.reading = self
        self.program, self.window = program, program.window
        self.page = BOOK.page(page)
        self.qtbot = qtbot
        assert self.page.key == page
        self.answers: list[Callable[[QWidget], object]] = []
        self.asked: list[str] = []
        self.unexpected: list[str] = []
        self.answering = False
        self._watch = QTimer()
        self._watch.setInterval(10)
        self._watch.timeout.connect(self._on_tick)
        self._watch.start()

    def said(self, word: str) -> str:
        assert f"„{word}“" in self.page.source, f"the page does not say „{word}“"
        return word

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()
            self.qtbot.waitUntil(lambda: not self.program.background.working)

    def place(self, word: str) -> None:
        """A place of the bar at the left."""
        self.said(word)
        button = next(
            self.window.navigation.button(key)
            for key in self.window.places
            if bare(self.window.navigation.button(key).text()) == word
        )
        button.click()
        self.settle()

    def tab(self, word: str) -> None:
        self.said(word)
        for bar in self.window.findChildren(QTabBar):
            labels = [bar.tabText(number) for number in range(bar.count())]
            if bar.isVisible() and word in labels:
                bar.setCurrentIndex(labels.index(word))
                self.settle()
                return
        raise AssertionError(f"no tab {word}")

    def press(self, word: str, *answers: Callable[[QWidget], object]) -> None:
        """A button or action that can be seen and pressed; the answers are given to the dialogs that come."""
        Reader.reading = self
        self.said(word)
        self.answers = list(answers)
        self._find(word)()
        self.qtbot.waitUntil(lambda: not self.answers)
        self.settle()

    def key(self, keys: str, qt: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        assert f"`{keys}`" in self.page.source
        sequence = QKeySequence(int(qt) | held.value)
        for action in self.window.current_page.findChildren(QAction):
            if sequence in action.shortcuts() and action.isEnabled():
                action.trigger()
                break
        else:
            QTest.keyClick(QApplication.focusWidget() or self.window, qt, held)
        self.settle()

    def open_meeting(self, meeting) -> None:
        """Double click in the list of meetings; which one is the reader's own choice."""
        self.window.go("meetings", meeting.id)
        self.settle()

    def sees(self, words: str) -> bool:
        return any(words in label.text() for label in self.window.findChildren(QLabel) if label.isVisible())

    def _find(self, word: str) -> Callable[[], object]:
        page = self.window.current_page
        for action in page.page_actions():
            for one in (action, *(action.menu().actions() if action.menu() else ())):
                if one.text() == word:
                    assert one.isEnabled(), word
                    return one.trigger
        for button in self.window.findChildren(QAbstractButton):
            if button.isVisible() and bare(button.text()).partition(" (")[0] == word:
                assert button.isEnabled(), word
                return button.click
        for menu_action in self.window.findChildren(QAction):
            if menu_action.text() == word and menu_action.isEnabled():
                return menu_action.trigger
        raise AssertionError(f"nothing to press is called {word}")

    def _on_tick(self) -> None:
        dialog = QApplication.activeModalWidget()
        # What only says that something takes a while is no question.
        if dialog is None or isinstance(dialog, QProgressDialog) or self.answering or Reader.reading is not self:
            return
        self.asked.append(dialog.windowTitle())
        self.answering = True
        if self.answers:
            self.answers.pop(0)(dialog)
        else:
            self.unexpected.append(dialog.windowTitle())
            dialog.close()
        self.answering = False

    def close(self) -> None:
        self._watch.stop()
        assert self.unexpected == [], "the page does not speak of a question that was asked"


@pytest.fixture
def follow(program, qtbot):
    made: list[Reader] = []

    def begin(page: str) -> Reader:
        made.append(Reader(program, page, qtbot))
        return made[-1]

    yield begin
    for reader in made:
        reader.close()


def confirm(dialog: QWidget) -> None:
    """The blue or red button of a dialog; where something speaks against it, the one that acts all the same."""
    buttons = [one for one in dialog.findChildren(QAbstractButton) if one.isVisible()]
    loud = [one for one in buttons if one.property("primary") or one.property("danger")]
    same = [one for one in buttons if bare(one.text()) in ("Trotzdem eröffnen", "Sitzung schließen")]
    (loud or same)[0].click()


def filled(**fields: str) -> Callable[[QWidget], None]:
    """Type into fields by their names, then confirm."""

    def answer(dialog: QWidget) -> None:
        for name, text in fields.items():
            kinds = (QLineEdit, QPlainTextEdit, QTextEdit)
            wanted = name.replace("_", " ")
            edit = next(e for kind in kinds for e in dialog.findChildren(kind) if e.accessibleName() == wanted)
            edit.setFocus()
            edit.clear()
            QTest.keyClicks(edit, text)
            QTest.keyClick(edit, Qt.Key.Key_Tab)
        confirm(dialog)

    return answer


def paper(program, beginning: str):
    with program.office.store.reading() as unit:
        return next(one for one in unit.papers.all() if one.title.startswith(beginning))


def write(reader: Reader, name: str, text: str) -> None:
    field = next(
        one
        for kind in (QTextEdit, QLineEdit)
        for one in reader.window.findChildren(kind)
        if one.isVisible() and one.accessibleName() == name
    )
    field.setFocus()
    QTest.keyClicks(field, text)
    reader.settle()


def tick(reader: Reader, word: str) -> None:
    reader.said(word)
    box = next(one for one in reader.window.findChildren(QCheckBox) if one.isVisible() and one.text() == word)
    if not box.isChecked():
        box.click()
    reader.settle()


def test_a_motion_is_written_and_handed_in(program, follow) -> None:
    reader = follow("so-geht-antrag-schreiben")
    reader.place("Anträge")
    reader.press("+ Antrag")
    write(reader, "Betreff", "Trinkbrunnen am Bahnhof")
    reader.said("Der Beirat möge beschließen")
    write(reader, "Der Beirat möge beschließen", "Am Bahnhof wird ein Trinkbrunnen gebaut.")
    write(reader, "Begründung", "Im Sommer ist es heiß.")
    assert reader.sees(reader.said("Bereit zum Einreichen?"))
    tick(reader, "unterschrieben")
    reader.press("Einreichen …", confirm)
    assert paper(program, "Trinkbrunnen am Bahnhof").state is PaperState.SUBMITTED


def test_a_motion_is_admitted_and_numbered(program, follow) -> None:
    reader = follow("so-geht-antrag-zulassen")
    reader.place("Anträge")
    assert next(
        b for b in reader.window.findChildren(QAbstractButton) if bare(b.text()).startswith(reader.said("Eingereicht"))
    )
    new = paper(program, "Sitzbänke")
    program.window.go("papers", new.id)
    reader.settle()
    reader.press("Nummer vergeben …", confirm)
    reader.press("Zulassen")
    admitted = paper(program, "Sitzbänke")
    assert admitted.state is PaperState.ADMITTED
    assert admitted.number


def test_a_motion_is_not_admitted(program, follow) -> None:
    reader = follow("so-geht-antrag-zulassen")
    program.window.go("papers", paper(program, "Probewohnen").id)
    reader.settle()
    reader.press("Nicht zulassen …", filled(Begründung="Nicht Sache der Selbstverwaltung."))
    assert paper(program, "Probewohnen").state is PaperState.REFUSED


def test_a_meeting_is_planned_moved_and_called_off(program, follow) -> None:
    reader = follow("so-geht-sitzung-planen")
    reader.place("Sitzungen")
    before = len(program.office.meetings.rows())
    reader.press("+ Sitzung", confirm)
    assert reader.asked == [reader.said("Sitzung planen")]
    assert len(program.office.meetings.rows()) == before + 1
    assert program.window.current_page.shown_help_page() == "tagesordnung"
    reader.said("Verlegen …")
    reader.press("Absagen …", filled(Begründung="Kein Raum."))
    reader.place("Sitzungen")
    reader.press("Jahresplan …", confirm)
    assert len(program.office.meetings.rows()) > before + 2


def test_an_agenda_is_put_together(program, follow) -> None:
    reader = follow("so-geht-tagesordnung")
    meeting = program.office.meetings.next()
    reader.open_meeting(meeting)
    reader.tab("Tagesordnung")
    assert reader.sees(reader.said("Noch nicht eingeplant"))
    waiting = program.office.agenda.view(meeting.id).pool
    pool = next(w for w in reader.window.findChildren(QWidget) if type(w).__name__ == "PoolList" and w.isVisible())
    pool.setFocus()
    pool.setCurrentRow(0) if hasattr(pool, "setCurrentRow") else pool.setCurrentIndex(pool.model().index(0, 0))
    reader.key("Eingabe", Qt.Key.Key_Return)
    assert len(program.office.agenda.view(meeting.id).pool) == len(waiting) - 1
    items = len(program.office.resolutions.desk(meeting.id).items)
    reader.press("+ Punkt ohne Antrag")
    assert len(program.office.resolutions.desk(meeting.id).items) == items + 1
    tick(reader, "Nichtöffentlich behandeln")


def test_a_guest_is_suggested(program, follow) -> None:
    reader = follow("so-geht-gast-einladen")
    reader.open_meeting(program.office.meetings.next())
    reader.tab("Gäste")
    reader.press("+ Gast", filled(Thema="Trinkwasser in der Stadt"))
    assert reader.asked == [reader.said("Gast vorschlagen")]
    tick(reader, "Name darf in Bekanntmachungen stehen")
    topics = [row.topic for row in program.office.speakers.rows()]
    assert "Trinkwasser in der Stadt" in topics


def invited(program, reader: Reader, meeting) -> None:
    program.window.go("meetings", f"{meeting.id}:invitation")
    reader.settle()


def reasoned(dialog: QWidget) -> None:
    """Say why, where a reason is asked for, and go on."""
    for edit in dialog.findChildren(QPlainTextEdit):
        if edit.isVisible() and not edit.isReadOnly():
            edit.setPlainText("So besprochen.")
    confirm(dialog)


def test_the_invitation_goes_out_with_a_supplement_and_a_notice(program, follow) -> None:
    meeting = program.office.meetings.next()
    reader = follow("so-geht-einladung")
    reader.open_meeting(meeting)
    reader.tab("Einladung")
    reader.press("Einladung versenden …", reasoned)
    assert program.office.meetings.get(meeting.id).state is MeetingState.INVITED
    reader.said("Letzten Versand zurücknehmen …")
    later = follow("so-geht-nachtrag")
    later.tab("Tagesordnung")
    program.office.agenda.add_item(meeting.id, title="Trinkwasser")
    later.settle()
    later.tab("Einladung")
    later.press("Nachtrag versenden …", reasoned)
    assert program.office.meetings.get(meeting.id).supplements == 1
    notice = follow("so-geht-bekanntmachung")
    notice.tab("Einladung")
    notice.said("Bekanntmachung ansehen")
    before = len(program.office.archive.all())
    notice.press("Bekanntmachung ausgeben …", confirm)
    assert len(program.office.archive.all()) > before
    assert notice.sees(notice.said("Öffentlich bekannt gemacht am"))


def test_a_session_is_led_its_minutes_signed_and_excerpts_issued(program, follow) -> None:
    office, meeting = program.office, program.office.meetings.next()
    start = meeting.start
    office.invitations.send(meeting.id)
    office.store.now = lambda: start.astimezone()
    reader = follow("so-geht-sitzung-leiten")
    reader.open_meeting(meeting)
    reader.tab("Sitzung führen")
    reader.press("Alle anwesend")
    reader.press("Sitzung eröffnen", *([reasoned] if office.attendances.opening_findings(meeting.id) else []))
    assert office.meetings.get(meeting.id).state is MeetingState.RUNNING
    vote = follow("so-geht-abstimmen")
    for _ in range(10):
        if office.resolutions.desk(meeting.id).current.paper is not None:
            break
        vote.key("F12", Qt.Key.Key_F12)
    called = office.resolutions.desk(meeting.id).current
    vote.key("F4", Qt.Key.Key_F4)
    assert vote.sees("einstimmig")
    vote.key("Strg+↵", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk = office.resolutions.desk(meeting.id)
    assert next(row for row in desk.items if row.item.id == called.item.id).resolution is not None
    assert desk.current.item.id != called.item.id
    office.store.now = lambda: (start + timedelta(hours=2)).astimezone()
    reader.press("Sitzung schließen …", filled(Ende="19:00"))
    assert office.meetings.get(meeting.id).state is MeetingState.CLOSED
    minutes = follow("so-geht-niederschrift")
    minutes.tab("Niederschrift")
    assert minutes.sees(minutes.said("Was § 41 GemO verlangt"))
    minutes.press("Unterschriften eintragen …", reasoned)
    minutes.press("An alle Mitglieder versenden …", confirm)
    assert [issued.file_name for issued in office.archive.all() if issued.file_name.startswith("Niederschrift")]
    minutes.said("Berichtigte Fassung beginnen …")
    excerpts = follow("so-geht-auszuege")
    excerpts.tab("Auszüge")
    assert excerpts.sees(excerpts.said("Angaben auf dem Auszug"))
    blue = program.window.current_page.page_actions()[-1]
    assert "Ausz" in blue.text()
    before = len(office.archive.all())
    excerpts.answers = [confirm]
    blue.trigger()
    excerpts.qtbot.waitUntil(lambda: not excerpts.answers)
    excerpts.settle()
    assert len(office.archive.all()) > before


def test_a_matter_goes_to_the_council_and_is_seen_to(program, follow) -> None:
    reader = follow("so-geht-stadtrat")
    reader.place("Beschlüsse")
    reader.press("Station hinzufügen …", confirm)
    assert reader.asked == ["Station"]
    reader.press("Entscheidung eintragen …", lambda dialog: dialog.reject())
    follow_up = follow("so-geht-umsetzung")
    follow_up.place("Beschlüsse")
    follow_up.press("Aufgabe anlegen …", filled(**{"Was_zu_tun_ist": "Trinkbrunnen bauen"}))
    assert follow_up.sees("Trinkbrunnen bauen")
    follow_up.press("Bericht …", lambda dialog: dialog.reject())


def test_a_member_leaves(program, follow, qtbot) -> None:
    reader = follow("so-geht-nachruecken")
    reader.place("Gremien & Personen")
    with program.office.store.reading() as unit:
        person = next(one for one in unit.persons.all() if one.family_name == "Bielińska")
    program.window.navigate("person", person.id)
    reader.settle()
    more = next(
        one
        for one in reader.window.findChildren(QToolButton)
        if one.isVisible() and one.accessibleName().startswith("Mitgliedschaft im")
    )
    seen: list[str] = []

    def answer(dialog: QWidget) -> None:
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()

    reader.answers = [answer]
    menu = more.findChild(QMenu)
    next(one for one in menu.actions() if one.text() == reader.said("Mitglied scheidet aus …")).trigger()
    qtbot.waitUntil(lambda: not reader.answers)
    assert reader.said("Es folgt nach") in seen


def test_the_record_is_copied_and_checked(program, follow, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(
        "beirat_desktop.desktop.settings.record.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path / "kopien")
    )
    reader = follow("so-geht-sichern")
    reader.place("Einstellungen")
    page = program.window.current_page
    row = next(n for n in range(page.list.count()) if page.list.item(n).text() == reader.said("Akte und Sicherung"))
    page.list.setCurrentRow(row)
    reader.settle()
    (tmp_path / "kopien").mkdir()
    reader.press("Ordner wählen …")
    reader.press("Jetzt sichern")
    assert list((tmp_path / "kopien").iterdir())
    reader.press("Akte prüfen")
    reader.said("Sicherung zurückspielen …")


def test_the_record_is_locked(program, follow, monkeypatch) -> None:
    monkeypatch.setattr("beirat_desktop.desktop.locking.actions.confirm", lambda *words, **_: words[3] == "Entfernen")
    reader = follow("so-geht-verschluesseln")
    asked = []

    def lock(dialog: QWidget) -> None:
        asked.append(dialog.windowTitle())
        for field in dialog.findChildren(QLineEdit):
            field.setText("vier Wörter hintereinander")
        dialog.findChildren(QCheckBox)[0].click()
        next(one for one in dialog.findChildren(QAbstractButton) if one.text() == reader.said("Verschlüsseln")).click()

    reader.answers = [lock]
    reader.said("Datei")
    entries = program.window.menus.file_menu.actions()
    next(one for one in entries if one.text() == reader.said("Passwort der Akte …")).trigger()
    assert asked == ["Akte verschlüsseln"]
    assert is_locked(program.office.file)
    assert reader.said("Entfernen")


def test_the_chair_prepares(program, follow) -> None:
    reader = follow("so-geht-vorbereiten")
    reader.place("Sitzungen")
    reader.open_meeting(program.office.meetings.next())
    reader.tab("Schriftstücke")
    reader.press("Regiebuch")
    reader.press("Anwesenheitsliste")
    reader.tab("Sitzung führen")
    reader.press("Saalanzeige")
    reader.press("Saalanzeige")


def test_the_attendance_is_kept(program, follow) -> None:
    meeting = program.office.meetings.next()
    reader = follow("so-geht-anwesenheit")
    reader.open_meeting(meeting)
    reader.tab("Anwesenheit")
    table = next(one for one in reader.window.findChildren(QTableView) if one.isVisible())
    table.setFocus()
    table.selectRow(3)
    reader.press("Entschuldigt")
    reader.press("Alle anwesend")
    assert program.office.attendances.quorum(meeting.id).present == 32
    table.selectRow(4)
    reader.press("Ankunft zurücknehmen")
    assert program.office.attendances.quorum(meeting.id).present == 31
    reader.said("Fehlt")
    reader.said("Gast …")


def test_what_became_of_a_motion_is_found(program, follow) -> None:
    reader = follow("so-geht-nachsehen")
    assert "`Strg+K`" in reader.page.source
    program.window.finder.pop_up("merkblätter bürgerbüros")
    reader.settle()
    QTest.keyClick(program.window.finder.edit, Qt.Key.Key_Return)
    reader.settle()
    assert "Merkblätter" in program.window.current_page.title()
    reader.place("Beschlüsse")
    assert any(action.text() == reader.said("Drucken …") for action in program.window.current_page.page_actions())
    reader.place("Auswertung")
    reader.press("Fraktionsbericht")


def test_an_item_is_led_as_an_election(program, follow) -> None:
    office, meeting = program.office, program.office.meetings.next()
    office.attendances.mark_all_present(meeting.id)
    office.attendances.open(meeting.id)
    reader = follow("so-geht-wahl")
    program.window.go("meetings", f"{meeting.id}:live")
    reader.settle()
    menu_action = next(
        one for one in program.window.current_page.findChildren(QAction) if one.text() == reader.said("Als Wahl führen")
    )
    menu_action.trigger()
    reader.settle()
    reader.press("Wahl anlegen …", lambda dialog: dialog.reject())
    assert reader.asked == ["Wahl"]
