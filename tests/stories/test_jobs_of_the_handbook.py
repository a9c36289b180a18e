"""„So geht …“ of the handbook, each page followed whole on the sample by somebody who reads nothing else.

What a page names and nobody came to fails its test, and so does a page that no test follows.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QTableView,
    QToolButton,
)

from beirat_desktop.desktop.first_run.assistant import Assistant, Begin
from beirat_desktop.desktop.live.hall_window import HallWindow
from beirat_desktop.desktop.publications.kind_list import KindRow
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.places import Channel
from beirat_desktop.domain.text import RichText
from beirat_desktop.german.locking import KEEP
from beirat_desktop.usecases.members.pasting import read_list
from beirat_desktop.usecases.where import is_locked
from tests.conftest import SAMPLE_DAY
from tests.exchange.oparl_town import listed, town
from tests.exchange.texts.office_files import docx, p
from tests.stories.handbook_reader import BOOK, Reader, confirm, filled, presses, reasoned, stay, type_into
from tests.usecases.submissions.test_foreign import LINES

ELSEWHERE = ("so-geht-fraktion-zu-hause",)
"""Played by tests/stories/test_faction_at_home.py, which needs two records."""


@pytest.fixture
def follow(program, qtbot):
    made: list[Reader] = []

    def begin(page: str) -> Reader:
        made.append(Reader(program, page, qtbot))
        return made[-1]

    yield begin
    for reader in made:
        reader.close()
    assert {reader.page.key: reader.left_out() for reader in made if reader.left_out()} == {}


def test_every_job_is_followed() -> None:
    followed = re.findall(r'follow\("([a-z-]+)"\)', Path(__file__).read_text(encoding="utf-8"))
    assert sorted([*followed, *ELSEWHERE]) == sorted(page.key for page in BOOK.pages if page.key.startswith("so-geht-"))


def paper(program, beginning: str):
    with program.office.store.reading() as unit:
        return next(one for one in unit.papers.all() if one.title.startswith(beginning))


def saved_as(monkeypatch, folder: Path) -> list[Path]:
    """Whatever is saved under the name that is offered goes into this folder."""
    made: list[Path] = []

    def choose(_parent: object, _title: str, offered: str, *_: object) -> tuple[str, str]:
        made.append(folder / Path(offered).name)
        return str(made[-1]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return made


def go_on(reader: Reader, until: Callable[[], bool]) -> None:
    """From item to item by F12."""
    for _ in range(15):
        if until():
            return
        reader.window.activateWindow()
        QTest.keyClick(reader.window.focusWidget(), Qt.Key.Key_F12)
        reader.settle()
    raise AssertionError("the item was never called")


def list_of(reader: Reader) -> QTableView:
    """The first table that can be seen."""
    return next(one for one in reader.window.findChildren(QTableView) if one.isVisible())


def choose_row(table: QTableView, words: str) -> None:
    model = table.model()
    rows = range(model.rowCount())
    row = next(row for row in rows if any(words in str(model.index(row, n).data()) for n in range(model.columnCount())))
    table.setFocus()
    table.setCurrentIndex(model.index(row, 0))


def test_a_motion_is_written_and_handed_in(program, follow, monkeypatch, tmp_path) -> None:
    saved = saved_as(monkeypatch, tmp_path)
    reader = follow("so-geht-antrag-schreiben")
    reader.place("Anträge")
    reader.press("+ Antrag")
    program.window.go("papers")
    reader.settle()
    reader.key("Strg+N")
    reader.sees("Für die Sitzung", "Fraktion", "Betreff", "Der Beirat möge beschließen", "Erläuterung", "Begründung")
    assert reader.reads("Antragsschluss 27.11.2026, noch 4 Tage")
    reader.sees("Finanzielle Auswirkungen", "Zuständige Stelle", "Folge im Beschlussfall", "An wen")
    assert reader.reads("Der Betreff fehlt."), "the field is called so"
    reader.types("Betreff", "Trinkbrunnen am Bahnhof")
    reader.types("Der Beirat möge beschließen", "Am Bahnhof wird ein Trinkbrunnen gebaut.")
    reader.types("Begründung", "Im Sommer ist es warm.")
    reader.types("Finanzielle Auswirkungen", "Etwa 9.000 Euro.")
    reader.types("Zuständige Stelle", "Tiefbauamt")
    reader.sees("Bereit zum Einreichen?")
    reader.sees("Unterzeichnet von")
    reader.ticks("unterschrieben")
    reader.said("Als PDF …")
    reader.menu("Mehr", "Schreiben als Word-Kopie …")
    reader.press("Als PDF …")
    assert [file.suffix for file in saved] == [".docx", ".pdf"]
    assert all(file.exists() for file in saved)
    reader.press("Einreichen …", stay)
    reader.key("Strg+Eingabe", confirm)
    assert paper(program, "Trinkbrunnen am Bahnhof").state is PaperState.SUBMITTED


def test_a_motion_is_admitted_and_numbered_or_not_admitted(program, follow) -> None:
    reader = follow("so-geht-antrag-zulassen")
    reader.place("Anträge")
    reader.press("Eingereicht")
    table = list_of(reader)
    assert table.model().rowCount() == 2
    choose_row(table, "Sitzbänke")
    reader.key("Eingabe")
    reader.press("Nummer vergeben …", confirm)
    reader.press("Zulassen")
    admitted = paper(program, "Sitzbänke")
    assert (admitted.state, bool(admitted.number)) == (PaperState.ADMITTED, True)
    reader.menu("Mehr", "Einen Schritt zurück")
    assert paper(program, "Sitzbänke").state is PaperState.SUBMITTED
    reader.key("Strg+Z")
    assert paper(program, "Sitzbänke").state is PaperState.ADMITTED
    reader.press("Zur Sitzung")
    assert program.window.current_page.shown_help_page() == "tagesordnung"

    def refuse(dialog) -> None:
        reader.sees("Rechtsgrundlage", within=dialog)
        filled(Begründung="Nicht Sache der Selbstverwaltung.")(dialog)

    program.window.go("papers", paper(program, "Probewohnen").id)
    reader.settle()
    reader.press("Nicht zulassen …", refuse)
    assert paper(program, "Probewohnen").state is PaperState.REFUSED


def test_a_meeting_is_planned_moved_and_called_off(program, follow) -> None:
    reader = follow("so-geht-sitzung-planen")
    reader.place("Sitzungen")
    before = len(program.office.meetings.rows())
    reader.press("+ Sitzung", stay)
    reader.key("Strg+N", lambda dialog: reader.sees("Sitzung planen", within=dialog) or confirm(dialog))
    assert len(program.office.meetings.rows()) == before + 1
    assert program.window.current_page.shown_help_page() == "tagesordnung"
    planned = program.office.meetings.rows()[0].id
    assert program.office.resolutions.desk(program.window.current_page.whereabouts().partition(":")[0]).items, planned
    reader.menu("Sitzung", "Verlegen …", stay)
    reader.menu("Sitzung", "Absagen …", filled(Begründung="Kein Raum."))
    reader.place("Sitzungen")
    reader.press("Jahresplan …", confirm)
    assert len(program.office.meetings.rows()) > before + 2


def test_an_agenda_is_put_together(program, follow) -> None:
    office, meeting = program.office, program.office.meetings.next()
    reader = follow("so-geht-tagesordnung")
    reader.place("Sitzungen")
    reader.open_meeting(meeting, "Tagesordnung")
    reader.sees("Noch nicht eingeplant")
    waiting = office.agenda.view(meeting.id).pool
    pool = reader.widget("PoolList")
    pool.setCurrentIndex(pool.model().index(0, 0))
    reader.key("Eingabe", at=pool)
    assert len(office.agenda.view(meeting.id).pool) == len(waiting) - 1
    items = [row.item.id for row in office.resolutions.desk(meeting.id).items]
    reader.press("+ Punkt ohne Antrag")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit), "the title is typed at once"
    QTest.keyClicks(editor, "Trinkwasser")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    reader.settle()
    now = office.resolutions.desk(meeting.id).items
    added = next(row for row in now if row.item.id not in items)
    assert added.item.title == "Trinkwasser"
    place = [row.item.id for row in now].index(added.item.id)
    tree = reader.widget("AgendaTree")
    reader.key("Strg+↑", at=tree)
    assert [row.item.id for row in office.resolutions.desk(meeting.id).items].index(added.item.id) == place - 1
    reader.key("Strg+↓", at=tree)
    assert [row.item.id for row in office.resolutions.desk(meeting.id).items].index(added.item.id) == place
    reader.sees("Dauer")
    reader.ticks("Nichtöffentlich behandeln")
    reader.sees("Grund", "Öffentliche Bezeichnung")
    reader.key("Strg+Z", at=tree)
    assert next(r for r in office.resolutions.desk(meeting.id).items if r.item.id == added.item.id).item.public


def test_a_guest_is_invited(program, follow) -> None:
    reader = follow("so-geht-gast-einladen")
    reader.open_meeting(program.office.meetings.next(), "Gäste")
    reader.press(
        "+ Gast", lambda dialog: reader.sees("Gast vorschlagen", within=dialog) or filled(Thema="Trinkwasser")(dialog)
    )
    reader.sees("Thema", "Organisation", "Sitzung und Zeit", "Tagesordnungspunkt", "Beginn")
    for field, text in (("Vorname", "Deniz"), ("Nachname", "Kaya"), ("E-Mail", "gast@example.org")):
        reader.types(reader.said(field), text)
    reader.press("Bekannte Person wählen …", stay)
    reader.press("Als angefragt eintragen")
    reader.press("Zusage eintragen")
    reader.ticks("Name darf in Bekanntmachungen stehen")
    reader.press("Einladung versenden …", confirm)
    reader.said("Strg+F8")
    reader.press("Als gehört eintragen")
    reader.press("Dankschreiben versenden …", confirm)


def test_the_invitation_goes_out_with_a_notice_and_a_supplement(program, follow) -> None:
    office, meeting = program.office, program.office.meetings.next()
    reader = follow("so-geht-einladung")
    reader.open_meeting(meeting, "Einladung")
    reader.sees("Anschreiben")
    reader.types("Anschreiben", "Wir laden herzlich ein.")
    reader.press("Einladung versenden …", stay)
    reader.key("Strg+Eingabe", reasoned)
    assert office.meetings.get(meeting.id).state is MeetingState.INVITED
    reader.sees("Letzten Versand zurücknehmen …")
    reader.tab("Zustellung")
    reader.sees("Briefe", "Mails")
    (listed_there,) = (one for one in reader.window.findChildren(QTableView) if one.isVisible())
    listed_there.selectAll()
    reader.menu("Weg", "E-Mail")
    assert all(row.delivery.channel is Channel.MAIL for row in office.dispatch.rows(meeting.id) if row.standing)

    notice = follow("so-geht-bekanntmachung")
    notice.tab("Einladung")
    notice.press("Bekanntmachung ansehen")
    assert notice.reads("Bekanntmachung · Seite 1")
    before = len(office.archive.all())
    notice.press("Bekanntmachung ausgeben …", confirm)
    assert len(office.archive.all()) == before + 1
    notice.types(notice.said("Öffentlich bekannt gemacht am"), "24.11.2026")

    later = follow("so-geht-nachtrag")
    later.tab("Tagesordnung")
    later_pool = later.widget("PoolList")
    later_pool.setCurrentIndex(later_pool.model().index(0, 0))
    QTest.keyClick(later_pool, Qt.Key.Key_Return)
    later.settle()
    later.tab("Einladung")
    assert later.reads("Nachtrag · Seite 1")
    later.press("Nachtrag versenden …", reasoned)
    assert office.meetings.get(meeting.id).supplements == 1
    later.press("Bekanntmachung ausgeben …", confirm)
    later.sees("Öffentlich bekannt gemacht am")


def test_a_session_is_led_its_minutes_signed_and_excerpts_issued(program, follow) -> None:
    office, meeting = program.office, program.office.meetings.next()
    start = meeting.start
    office.invitations.send(meeting.id)
    office.store.now = lambda: start.astimezone()

    reader = follow("so-geht-sitzung-leiten")
    reader.open_meeting(meeting, "Sitzung führen")
    here = reader.field_list("Anwesenheit")
    here.setCurrentIndex(here.model().index(0, 0))
    reader.key("Leertaste", at=here)
    assert office.attendances.quorum(meeting.id).present == 1
    reader.tab("Anwesenheit")
    table = list_of(reader)
    table.selectRow(3)
    reader.press("Entschuldigt")
    table.selectRow(4)
    reader.press("Fehlt")
    reader.press("Alle anwesend")
    assert office.attendances.quorum(meeting.id).present == 31
    reader.tab("Sitzung führen")
    reader.press("Sitzung eröffnen", *([reasoned] if office.course.opening_findings(meeting.id) else []))
    assert office.meetings.get(meeting.id).state is MeetingState.RUNNING
    reader.sees("Beratung (für die Niederschrift)")

    vote = follow("so-geht-abstimmen")
    vote.tab("Sitzung führen")
    go_on(reader, lambda: office.resolutions.desk(meeting.id).current.paper is not None)
    reader.said("F12")
    vote.said("F12")
    reader.key("F2")
    QTest.keyClicks(QApplication.focusWidget(), "Die Mitglieder beraten.")
    vote.key("F3")
    vote.sees("Ja", "Nein", "Enthaltung")
    QTest.keyClicks(QApplication.focusWidget(), "3")
    assert vote.reads("3 von 31 Stimmen")
    vote.key("F4")
    assert vote.reads("einstimmig")
    called = office.resolutions.desk(meeting.id).current.item.id
    vote.key("Strg+↵")
    done = next(row for row in office.resolutions.desk(meeting.id).items if row.item.id == called)
    assert done.resolution is not None
    assert office.resolutions.desk(meeting.id).current.item.id != called
    vote.key("Strg+Z")
    vote.press("Als irrtümlich erfasst zurücknehmen …", reasoned)
    assert next(row for row in office.resolutions.desk(meeting.id).items if row.item.id == called).resolution is None

    # The special cases, one item after the other.
    vote.key("Umschalt+F4")
    QTest.keyClicks(QApplication.focusWidget(), "Der Beirat bittet um einen Bericht.")
    assert vote.reads("Was sich am Wortlaut ändert")
    vote.key("Strg+F4")
    vote.key("Umschalt+F3", stay)
    vote.key_menu("Umschalt+F8", "Abstimmung geheim")
    vote.sees("verlangt von … Mitgliedern")
    assert vote.reads("ungültig")
    vote.key_menu("Umschalt+F8", "Abstimmung offen")
    assert not vote.reads("ungültig")
    vote.key("F8", stay)
    vote.key("F7", stay)
    vote.key("F4")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    vote.settle()
    vote.key("F6")
    vote.key("F5")

    office.store.now = lambda: (start + timedelta(hours=2)).astimezone()
    reader.press("Sitzung schließen …", stay)
    minutes = follow("so-geht-niederschrift")
    minutes.key("Strg+F12", filled(Ende="19:00"))
    assert office.meetings.get(meeting.id).state is MeetingState.CLOSED
    reader.sees("Wieder öffnen …")
    reader.said("Strg+F12")
    minutes.tab("Niederschrift")
    minutes.sees("Was § 41 GemO verlangt")
    buttons = minutes.window.findChildren(QAbstractButton)
    lead = next(one for one in buttons if one.isVisible() and one.accessibleName().startswith("Zum Sitzungstisch: Ö "))
    number = lead.accessibleName().partition("„")[0].removeprefix("Zum Sitzungstisch: ").strip()
    lead.click()
    minutes.settle()
    at = minutes.window.focusWidget().accessibleName()
    assert at.startswith(f"{number} · "), "it leads to the place, not near it"
    minutes.tab("Niederschrift")
    minutes.press("Drucken …", stay)
    assert minutes.asked[-1].startswith("Niederschrift")
    minutes.press("Unterschriften eintragen …", reasoned)

    signed = follow("so-geht-unterschreiben")
    signed.tab("Niederschrift")
    signed.press("Unterschriften zurücknehmen …", reasoned)
    signed.press("Drucken …", stay)
    signed.press("Unterschriften eintragen …", reasoned)

    minutes.press("An alle Mitglieder versenden …", confirm)
    assert [issued.file_name for issued in office.archive.all() if issued.file_name.startswith("Niederschrift")]
    minutes.press("Berichtigte Fassung beginnen …", stay)

    excerpts = follow("so-geht-auszuege")
    excerpts.tab("Auszüge")
    excerpts.sees("Angaben auf dem Auszug")
    excerpts.press("Ändern")
    items = excerpts.widget("ItemList")
    items.setCurrentIndex(items.model().index(0, 0))
    excerpts.key("Leertaste", at=items)
    excerpts.key("Leertaste", at=items)
    before = len(office.archive.all())
    excerpts.press("Nach Empfängern …", stay)
    blue = program.window.current_page.page_actions()[-1]
    assert "Ausz" in blue.text()
    excerpts.answers = [confirm]
    blue.trigger()
    excerpts.qtbot.waitUntil(lambda: not excerpts.answers)
    excerpts.settle()
    assert len(office.archive.all()) > before
    excerpts.press("Drucken …", stay)
    signed.tab("Auszüge")
    signed.sees("Angaben auf dem Auszug")


def test_an_election_is_held(program, follow, monkeypatch) -> None:
    office, meeting = program.office, program.office.meetings.next()
    reader = follow("so-geht-wahl")
    reader.open_meeting(meeting)
    tree = reader.widget("AgendaTree")
    item = office.agenda.add_item(meeting.id, title="Wahl einer Stellvertretung")
    reader.settle()
    tree.setFocus()
    tree.choose(item.id)
    reader.context(tree, "Als Wahl führen")
    office.invitations.send(meeting.id)
    office.attendances.mark_all_present(meeting.id)
    start = meeting.start
    office.store.now = lambda: start.astimezone()
    office.course.open(meeting.id)
    program.window.go("meetings", f"{meeting.id}:live")
    reader.settle()
    other = office.resolutions.desk(meeting.id).current.item
    assert other.id != item.id
    go_on(reader, lambda: office.resolutions.desk(meeting.id).current.paper is not None)
    reader.menu("Weitere", "Als Wahl führen")
    go_on(reader, lambda: office.resolutions.desk(meeting.id).current.item.id == item.id)

    def choose(dialog) -> None:
        dialog.post_box.setCurrentIndex(dialog.post_box.findText("Vertretung", Qt.MatchFlag.MatchContains))
        confirm(dialog)

    reader.press("Wahl anlegen …", choose)
    panel = reader.widget("ElectionPanel")
    with office.store.reading() as unit:
        standing = [one for one in unit.persons.all() if one.family_name in ("Jabłoński", "Köymen")]
    for person in standing:
        panel.name_edit.setFocus()
        type_into(panel.name_edit, f"{person.family_name}, {person.given_name}")
        reader.key("Eingabe", at=panel.name_edit)
        reader.sees("von")
        reader.key("Eingabe")
    reader.sees("ungültig", "leer")
    for _ in range(3):
        for person in standing:
            panel.fields[person.id].setFocus()
            QTest.keyClicks(panel.fields[person.id], "16")
        QTest.keyClicks(panel.fields["blank"], "1")
        reader.press("Wahlgang festhalten")

    def draw(dialog) -> None:
        next(iter(dialog.buttons_of.values())).click()
        confirm(dialog)

    reader.press("Los ziehen …", draw)
    drawn = next(one for one in standing if reader.reads(f"{one.family_name} nimmt die Wahl an"))

    def nobodys(dialog) -> None:
        assert dialog.windowTitle() == reader.said("Wessen Amt endet")
        dialog.nobody_box.click()
        confirm(dialog)

    reader.answers = [nobodys]
    reader.button(f"{drawn.given_name} {drawn.family_name} nimmt die Wahl an").click()
    reader.qtbot.waitUntil(lambda: not reader.answers)
    reader.settle()
    assert panel.view.election.answers

    office.elections.take_back(panel.view.election.id, drawn.id, "war nicht da")
    office.course.close(meeting.id, start + timedelta(hours=2))
    office.minutes.sign(meeting.id)
    office.store.now = lambda: (start + timedelta(days=3)).astimezone()
    reader.settle()

    def later(dialog) -> None:
        assert dialog.later_button.text() == reader.said("nach der Sitzung geantwortet")
        confirm(dialog)

    reader.answers = [nobodys, later]
    reader.button(f"{drawn.given_name} {drawn.family_name} nimmt die Wahl an").click()
    reader.qtbot.waitUntil(lambda: not reader.answers)
    reader.settle()
    assert panel.view.election.answers[0].day == (start + timedelta(days=3)).date()
    reader.tab("Niederschrift")
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.fileName()) or True)
    reader.press("Vermerk öffnen")
    assert opened == [f"Vermerk-{meeting.day.isoformat()}.pdf"]


def test_a_matter_goes_to_the_council_and_is_seen_to(program, follow, monkeypatch, tmp_path) -> None:
    saved_as(monkeypatch, tmp_path)
    office = program.office
    matter = paper(program, "Fest der Kulturen")
    reader = follow("so-geht-stadtrat")
    reader.place("Beschlüsse")
    program.window.navigate("matter", matter.id)
    reader.settle()

    def station(dialog) -> None:
        box = dialog.committee_box
        box.setCurrentIndex(box.findText("Stadtrat"))
        confirm(dialog)

    before = len(office.consultations.stations(matter.id))
    reader.press("Station hinzufügen …", station)
    assert len(office.consultations.stations(matter.id)) == before + 1
    reader.press("Bearbeiten …", stay)
    reader.press("Wortlaut für den Stadtrat …", stay)
    reader.press("Vorlage für den Stadtrat …", presses(reader.said("Ausgeben …")), stay, stay)
    assert reader.asked[-2] == "Stadtratsvorlage ausgeben"
    reader.press("Schreiben an OB …", presses("Ausgeben …"), stay, stay)
    assert reader.asked[-2] == "Schreiben an die Oberbürgermeisterin ausgeben"

    def decided(dialog) -> None:
        dialog.count_fields[0].set_value(40)
        QTest.keyClicks(dialog.day_field, "24.11.2026")
        QTest.keyClick(dialog.day_field, Qt.Key.Key_Down)  # a day earlier; the line is read
        confirm(dialog)

    reader.press("Entscheidung eintragen …", decided)
    reader.press("Wortlaut vergleichen …", stay)

    job = follow("so-geht-umsetzung")
    job.place("Beschlüsse")
    program.window.navigate("matter", matter.id)
    job.settle()
    job.sees("Umsetzung")
    job.press("Bearbeiten …", stay)
    job.press("Aufgabe anlegen …", filled(**{"Was_zu_tun_ist": "Fest ausrichten"}))
    assert job.reads("Fest ausrichten")
    job.press("Bericht …", filled(Bericht="Der Platz ist bestellt."))
    assert job.reads("Der Platz ist bestellt.")
    job.press("Ausgeführt …", confirm)
    job.press("Zur Kenntnis genommen …", confirm)
    job.tab("Überfällig")
    job.place("Übersicht")
    job.place("Auswertung")
    job.sees("Beschlusskontrolle")


def test_what_became_of_a_motion_is_found(program, follow) -> None:
    reader = follow("so-geht-nachsehen")
    reader.key("Strg+K")
    finder = program.window.finder
    QTest.keyClicks(finder.edit, "buergerbueros")
    reader.settle()
    reader.key("Eingabe", at=finder.edit)
    assert "Merkblätter" in program.window.current_page.title()
    reader.place("Beschlüsse")
    reader.sees("wartet auf")
    reader.menu("Mehr", "Weg drucken …", stay)
    reader.press("Drucken …", stay)
    reader.key("Strg+P", stay)
    reader.place("Auswertung")
    reader.sees("Fraktionsbericht")


def test_the_chair_prepares(program, follow) -> None:
    meeting = program.office.meetings.next()
    reader = follow("so-geht-vorbereiten")
    reader.place("Sitzungen")
    reader.open_meeting(meeting, "Schriftstücke")
    for words in ("Regiebuch", "Anwesenheitsliste"):
        rows = [one for one in reader.window.findChildren(KindRow) if one.isVisible() and one.text() == words]
        rows[0].click()
        reader.said(words)
        reader.press("Drucken …", stay)
        assert reader.asked[-1] == words
    reader.tab("Tagesordnung")
    reader.tab("Sitzung führen")
    reader.press("Saalanzeige")
    assert program.window.findChild(HallWindow).isVisible()
    reader.key("Strg+F11")
    assert program.window.findChild(HallWindow) is None


def test_the_attendance_is_kept(program, follow) -> None:
    office, meeting = program.office, program.office.meetings.next()
    reader = follow("so-geht-anwesenheit")
    reader.open_meeting(meeting, "Anwesenheit")
    table = list_of(reader)
    table.selectRow(3)
    reader.press("Entschuldigt")
    table.selectRow(5)
    reader.press("Fehlt")
    table.setFocus()
    table.selectRow(6)
    reader.key("Leertaste", at=table)
    assert office.attendances.quorum(meeting.id).present == 1
    reader.press("Alle anwesend")
    assert office.attendances.quorum(meeting.id).present == 31
    table.selectRow(4)
    reader.press("Ankunft zurücknehmen")
    assert office.attendances.quorum(meeting.id).present == 30
    reader.press("Gast …", stay)


def test_a_member_leaves_and_another_comes(program, follow) -> None:
    reader = follow("so-geht-nachruecken")
    reader.place("Gremien & Personen")
    reader.press("+ Mitglied", stay)
    with program.office.store.reading() as unit:
        person = next(one for one in unit.persons.all() if one.family_name == "Bielińska")
        faction = next(one for one in unit.factions.all() if one.short_name == "CDU")
    program.window.navigate("person", person.id)
    reader.settle()
    more = next(
        one
        for one in reader.window.findChildren(QToolButton)
        if one.isVisible() and one.accessibleName().startswith("Mitgliedschaft im")
    )

    def look(dialog) -> None:
        reader.sees("Grund", "Es folgt nach", within=dialog)
        stay(dialog)

    reader.answers = [look]
    menu = more.findChild(QMenu)
    next(one for one in menu.actions() if one.text() == reader.said("Mitglied scheidet aus …")).trigger()
    reader.qtbot.waitUntil(lambda: not reader.answers)
    reader.place("Gremien & Personen")
    program.window.navigate("faction", faction.id)
    reader.settle()
    reader.menu("Gremium", "Nachrückliste …", stay)


def test_the_record_is_copied_checked_and_put_back(program, follow, tmp_path, monkeypatch) -> None:
    copies = tmp_path / "kopien"
    copies.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(copies))
    reader = follow("so-geht-sichern")
    reader.place("Einstellungen")
    section(reader, "Akte und Sicherung")
    reader.press("Ordner wählen …")
    reader.press("Jetzt sichern")
    assert list(copies.iterdir())
    reader.press("Akte prüfen")
    table = list_of(reader)
    table.selectRow(0)
    reader.press("Sicherung zurückspielen …", stay)


def section(reader: Reader, word: str) -> None:
    """A row of the settings."""
    listing = reader.window.current_page.list
    row = next(n for n in range(listing.count()) if listing.item(n).text() == reader.said(word))
    listing.setCurrentRow(row)
    reader.settle()


def test_the_factions_get_the_register(program, follow, tmp_path, monkeypatch) -> None:
    saved = saved_as(monkeypatch, tmp_path)
    reader = follow("so-geht-register")
    reader.place("Auswertung")
    reader.press("Register …")
    reader.menu("Datei", "Register für die Fraktionen …")
    assert [file.suffix for file in saved] == [".beirat-register"] * 2
    assert all(file.exists() for file in saved)


def test_the_record_is_locked(program, follow, monkeypatch) -> None:
    monkeypatch.setattr("beirat_desktop.desktop.locking.actions.confirm", lambda *words, **_: words[3] == "Entfernen")
    reader = follow("so-geht-verschluesseln")

    def lock(dialog) -> None:
        for field in dialog.findChildren(QLineEdit):
            field.setText("vier Wörter hintereinander")
        dialog.findChildren(QCheckBox)[0].click()
        next(one for one in dialog.findChildren(QAbstractButton) if one.text() == reader.said("Verschlüsseln")).click()

    program.window.go("settings")
    section(reader, "Akte und Sicherung")
    reader.sees("Passwort der Akte …")
    reader.menu("Datei", "Passwort der Akte …", lock)
    assert reader.asked == ["Akte verschlüsseln"]
    assert is_locked(program.office.file)
    reader.said("Entfernen")
    reader.said("Abbrechen")

    def change(dialog) -> None:
        reader.sees("Verschlüsselung aufheben …", within=dialog)
        stay(dialog)

    reader.menu("Datei", "Passwort der Akte …", change)
    reader.said(KEEP)
    first = assistant(reader)
    first.choice_buttons[Begin.OFFICE].click()
    first._show(first.steps.index(first.workplace) + 1)
    reader.sees("Mit einem Passwort schützen", within=first)
    first.close()


def assistant(reader: Reader) -> Assistant:
    """The first start, on a day of the sample."""
    made = Assistant(
        reader.program.office.file.with_name("neu.db"), SAMPLE_DAY, read_list, lambda _assistant: "", can_keep=True
    )
    reader.qtbot.addWidget(made)
    made.show()
    return made


def test_a_record_is_begun(program, follow, monkeypatch, tmp_path) -> None:
    reader = follow("so-geht-akte-anlegen")
    first = assistant(reader)
    reader.sees("Vorsitz", within=first)
    reader.button(reader.said("Geschäftsstelle"), within=first).click()
    reader.sees("Stadt", "Anschrift", within=first)
    for words in ("Beirat", "Fraktionen", "Mitglieder", "Wer arbeitet mit der Akte?"):
        first.stack.setCurrentIndex(first.stack.currentIndex() + 1)
        reader.sees(words, within=first)
        if words == "Mitglieder":
            reader.sees("Hinzufügen", within=first)
            first.members.text_edit.setPlainText("Vorname;Name;Funktion\nZoë;Weiß;Sprecherin")
            reader.sees("Spalten der Liste", within=first)
    first.choice_buttons[Begin.OFFICE].click()
    first._show(first.steps.index(first.workplace) + 1)
    reader.sees("Akte anlegen", within=first)
    first.close()

    reader.place("Einstellungen")
    reader.place("Gremien & Personen")
    program.window.go("settings")
    section(reader, "Akte und Sicherung")
    town_file = tmp_path / "stadt.json"
    town_file.write_bytes(listed(list(town().values())))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(town_file), ""))
    saved = saved_as(monkeypatch, tmp_path)

    def read(dialog) -> None:
        reader.sees("Adresse", "Ordner wählen …", "Datei wählen …", within=dialog)
        dialog.file_button.click()
        reader.button(reader.said("Ansehen, was darin steht"), within=dialog).click()
        reader.settle()
        assert "Musterstadt" in dialog.summary_label.text()
        reader.button(reader.said("Neue Akte anlegen …"), within=dialog).click()
        reader.settle()

    reader.press("Aus einem Ratsinformationssystem einlesen …", read)
    assert saved[-1].exists()
    reader.sees("Neue Akte öffnen")


def test_a_motion_is_taken_in_from_its_pdf_and_from_a_letter(program, follow, monkeypatch, tmp_path) -> None:
    office = program.office
    reader = follow("so-geht-antrag-einlesen")
    reader.place("Übersicht")
    reader.place("Anträge")
    mine = office.papers.add(title="Schattige Plätze", proposal=RichText.of("Am Markt werden Bäume gepflanzt."))
    came = tmp_path / "Antrag.pdf"
    office.paper_letters.save_pdf(mine.id, came)
    office.papers.edit(mine.id, title="Schattige Plätze am Markt")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(came)], ""))

    def compared(dialog) -> None:
        reader.sees("Wortlaut hier", "Wortlaut der Datei", "Schreiben ansehen", within=dialog)
        stay(dialog)

    reader.menu("Datei", "Antrag einlesen …", compared)
    reader.key("Strg+Umschalt+O", stay)
    for words in ("Neuen Wortlaut übernehmen", "Gewählte Teile übernehmen"):
        reader.said(words)  # which of the two the button says, tests/desktop/submissions/ looks at

    letter = tmp_path / "Brief.docx"
    letter.write_bytes(docx("".join(p(line) for line in LINES)))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(letter)], ""))

    def read(dialog) -> None:
        reader.sees("Nicht übernommen", within=dialog)
        confirm(dialog)

    reader.menu("Datei", "Antrag einlesen …", read)
    reader.said("Als Antrag übernehmen")
    reader.tab("Anlagen")
    assert reader.reads("Brief.docx")
    program.window.go("papers", paper(program, "Sitzbänke").id)
    reader.settle()
    saved_as(monkeypatch, tmp_path)
    reader.menu("Mehr", "Zur Fraktion zurückfragen …", filled(Frage="Wie viele?"))
    reader.menu("Mehr", "Antwort an die Fraktion speichern …")
    reader.tab("Fassungen")
    program.window.go("papers", mine.id)
    reader.settle()
    reader.sees("Einreichen …")
