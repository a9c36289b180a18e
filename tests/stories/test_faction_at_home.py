"""The office gives its register, a faction begins at home with it and writes a motion: two folders, and files alone."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from beirat_desktop import app as program_app
from beirat_desktop.desktop.first_run.assistant import Assistant, Begin
from beirat_desktop.desktop.submissions.register_dialog import RegisterDialog
from beirat_desktop.documents.preview import text_of_pdf
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.users import Desk
from beirat_desktop.domain.verbatim import Standing
from beirat_desktop.usecases.record import record
from tests.conftest import SAMPLE_DAY

NOW = datetime.combine(SAMPLE_DAY, time(9), ZoneInfo("Europe/Berlin"))


@pytest.fixture
def register(program, monkeypatch, tmp_path, qtbot):
    """The file that the office saves at its screen of reports."""
    file = tmp_path / "Register.beirat-register"
    told = []
    program.window.go("reports")
    page = program.window.current_page
    page.notice.connect(told.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    page.register_action.trigger()
    qtbot.waitUntil(lambda: bool(told))
    assert "nur, was jeder wissen darf" in told[0].text
    return file


@pytest.fixture
def at_home(program, register, theme, monkeypatch, tmp_path, qtbot):
    """A faction before an empty folder of its own, with the office's file."""
    folder = tmp_path / "fraktion"
    folder.mkdir()
    monkeypatch.setenv("BEIRAT_HOME", str(folder))
    made = program_app.Program(theme, program_app.State(folder))
    qtbot.addWidget(made.window)
    made.window.resize(1440, 900)
    made.window.show()

    def click(button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def assist(assistant):
        click(assistant.choice_buttons[Begin.FACTION])
        assert assistant.progress_label.text() == "Schritt 1 von 3"
        click(assistant.next_button)
        assert assistant.error_label.text() == "Bitte den Namen der Fraktion angeben."
        own = assistant.own_faction
        for edit, text in (
            (own.name_edit, "SPD"),
            (own.given_edit, "Ayşe"),
            (own.family_edit, "Kaya"),
            (own.town_edit, "Stadt Ludwigshafen am Rhein"),
        ):
            edit.setText(text)
        click(assistant.next_button)
        letter = assistant.own_letter
        letter.street_edit.setText("Rheinallee 7")
        letter.mail_edit.setText("fraktion@example.org")
        assert letter.lines[0] == "SPD-Fraktion"
        assert letter.lines[-1] == "fraktion@example.org"
        click(assistant.next_button)
        assistant.own_place.mail_edit.setText("beirat@stadt.de")
        assistant.own_place.given_edit.setText("Olivera")
        assistant.own_place.family_edit.setText("Đorđević")
        assistant.own_place.register_edit.setText(str(register))
        click(assistant.next_button)
        assert assistant.error_label.text() == ""
        return assistant.result()

    monkeypatch.setattr(Assistant, "exec", assist)
    make = record.create_record

    def create_record(place, *, user="", password=""):
        opened = make(place, user=user, password=password)
        opened.office.store.now = lambda: NOW
        return opened

    monkeypatch.setattr(record, "create_record", create_record)
    program_app.begin(made, None, sample=False)
    yield made
    qtbot.waitUntil(lambda: not made.background.working)
    made.window.close()


def test_a_motion_is_written_at_home_with_what_the_office_gave(at_home, program, register, monkeypatch, qtbot):
    window, office = at_home.window, at_home.office
    user = office.users.current()
    assert (user.name, user.desk) == ("Ayşe Kaya", Desk.FACTION)
    assert office.committees.body().office_contact.email == "beirat@stadt.de"
    assert office.file.parent != program.office.file.parent

    # The overview: the next day on which motions close, as the office counts it, and from when that is known.
    board = window.current_page
    qtbot.waitUntil(lambda: "für die Sitzung am" in board.deadline_label.text())
    meeting = program.office.meetings.next()
    due = program.office.meetings.dates(meeting.id)[0].due
    assert f"{meeting.day:%d.%m.%Y}" in board.deadline_label.text()
    assert board.deadline_chip.accessibleName() == f"in {(due - SAMPLE_DAY).days} Tagen"
    assert f"vom {SAMPLE_DAY:%d.%m.%Y}" in board.register_label.text()
    titles = {row.entry.title for column in board.board.columns for row in column.entries.rows}
    assert "Frauenschwimmen am Sonntagabend" in titles
    commands = {command.title for command in window.commands()}
    assert "Register der Geschäftsstelle öffnen …" in commands
    assert not {"Register für die Fraktionen …", "Antrag zulassen", "Gehe zu: Gäste"} & commands

    # The days of the Beirat, as the office planned them, to look at and to put out as a list.
    board.days_button.click()
    qtbot.waitUntil(lambda: board.days.model.rowCount() > 0)
    planned = program.office.meetings.rows(meeting.committee_id)
    assert board.days.model.rowCount() == len(planned)
    row = board.days.model.row_of(meeting.id)
    shown = [board.days.model.index(row, column).data() for column in range(board.days.model.columnCount())]
    assert shown[1].endswith(f"{meeting.day:%d.%m.%Y}")
    assert shown[3] == f"{due:%d.%m.%Y}"
    assert board.shown_list() is board.days.table
    board.board_button.click()

    # A new motion, for the next meeting, from one's own faction; the subject is typed, the earlier one shows.
    board.add_action.trigger()
    qtbot.waitUntil(lambda: bool(window.current_page.editor.detail))
    editor = window.current_page.editor
    form, card = editor.form, editor.side.similar_card
    assert not card.isVisibleTo(editor)
    form.title_edit.setFocus()
    qtbot.keyClicks(form.title_edit, "Frauenschwimmen am Abend")
    qtbot.waitUntil(lambda: bool(card.entries.rows))
    entry = card.entries.rows[0].entry
    assert entry.title == "Frauenschwimmen am Sonntagabend"
    assert "2026/01" in entry.sub
    assert "angenommen 05.03.2026" in entry.sub
    assert entry.word == "beschlossen"
    below = form.fields["title"].warning_label
    assert below.text() == ""
    window.resize(1100, 760)  # where the card is below the form, a line says that there is something in it
    qtbot.waitUntil(lambda: below.text().startswith("Ähnlich: „Frauenschwimmen am Sonntagabend“"))
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: below.text() == "")
    form.autosave.flush()
    paper = office.papers.get(editor.detail.paper.id)
    assert (paper.faction_id, paper.meeting_id) == (user.faction_id, meeting.id)
    letter = " ".join(text_of_pdf(office.paper_letters.pdf(paper.id)).split())
    assert "Frau Vorsitzende Olivera Đorđević" in letter
    assert "Sehr geehrte Frau Đorđević, die SPD-Fraktion im Beirat für Migration und Integration stellt" in letter

    # The very same subject: the six months count from the day on which it was resolved on.
    office.papers.edit(paper.id, title=entry.title)
    decided = office.similar_motions.of(office.papers.get(paper.id)).motions[0].decided_on
    office.papers.set_target_meeting(paper.id, None)
    office.store.now = lambda: datetime.combine(decided + timedelta(days=30), time(9), ZoneInfo("Europe/Berlin"))
    barred = office.similar_motions.of(office.papers.get(paper.id))
    assert [one.rule for one in barred.findings] == ["agenda.dealt_with_lately"]
    assert barred.motions[0].barred_until is not None
    office.store.now = lambda: NOW

    # A resolution is quoted: where its words stand is found, and it is cited.
    source = next(one for one in office.citations.sources("") if len(one.texts[0].plain) > 60)
    words = source.texts[0].plain.split("\n")[0][:120]
    office.papers.edit(paper.id, rationale=RichText.of(f"Beschlossen wurde: „{words}“"))
    (quoted,) = office.citations.quotes(office.papers.get(paper.id))
    assert source.object_id in [one.object_id for one in quoted.proposals]
    office.citations.add(paper.id, quote=words, **source.fields)
    (quoted,) = office.citations.quotes(office.papers.get(paper.id))
    assert quoted.quote.standing is Standing.EXACT

    # The next register comes by a drop on the window; the draft stays as it is.
    program.office.store.now = lambda: NOW + timedelta(days=1)
    program.office.meetings.plan(meeting.committee_id, meeting.start + timedelta(days=203))
    register.write_bytes(program.office.registers.data())
    before = office.papers.get(paper.id)
    monkeypatch.setattr(RegisterDialog, "exec", lambda dialog: dialog.go_button.click() or dialog.result())
    told = []
    at_home.arriving.intake.notice.connect(told.append)
    at_home.arriving._on_dropped([register], attach=False)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].text.startswith("Register übernommen: neu 1 Sitzung")
    assert office.papers.get(paper.id) == before
    assert max(one.start for one in office.meetings.rows(before.committee_id)).date() > meeting.day

    # An older one is not taken.
    program.office.store.now = lambda: NOW
    register.write_bytes(program.office.registers.data())
    at_home.arriving._on_dropped([register], attach=False)
    qtbot.waitUntil(lambda: len(told) > 1)
    assert "hier liegt schon das neuere vom" in told[1].text


def test_a_chair_alone_begins_at_the_chairs_desk_with_all_places(theme, home, monkeypatch, qtbot):
    home.mkdir(parents=True, exist_ok=True)
    made = program_app.Program(theme, program_app.State(home))
    qtbot.addWidget(made.window)

    def assist(assistant):
        assistant.choice_buttons[Begin.CHAIR].click()
        assistant.town.name_edit.setText("Stadt Speyer")
        for _ in range(4):
            assistant.next_button.click()
        assistant.workplace.user_edit.setText("Zoë Weiß")
        assistant.next_button.click()
        assert assistant.error_label.text() == ""
        return assistant.result()

    monkeypatch.setattr(Assistant, "exec", assist)
    program_app.begin(made, None, sample=False)
    assert made.office.users.current().desk is Desk.CHAIR
    assert type(made.window.page("overview")).__name__ == "ChairPage"
    commands = {command.title for command in made.window.commands()}
    assert {"Gehe zu: Gäste", "Gehe zu: Einstellungen", "Gehe zu: Auswertung"} <= commands
    qtbot.waitUntil(lambda: not made.background.working)
    made.window.close()
