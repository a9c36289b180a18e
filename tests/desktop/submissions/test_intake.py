"""From dropped files to papers."""

from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QTextBrowser, QWidget

from beirat_desktop.desktop.submissions.answer_dialog import AnswerDialog
from beirat_desktop.desktop.submissions.dialog import ArrivalDialog
from beirat_desktop.desktop.submissions.intake import Intake
from beirat_desktop.desktop.submissions.letter_dialog import LetterDialog
from beirat_desktop.documents.attachments import opened_paper
from beirat_desktop.documents.model import AssociatedFile
from beirat_desktop.documents.motion_letter import motion_letter
from beirat_desktop.documents.render import render
from beirat_desktop.domain.foreign_motion import Section
from beirat_desktop.domain.text import RichText
from beirat_desktop.exchange.submission import NAME, MeetingNote, Mover, Signatory, Submission, write
from beirat_desktop.usecases.papers.letters import letter_contents
from tests import factories
from tests.exchange.texts.office_files import docx, p
from tests.usecases.submissions.test_foreign import LINES, pages

SENT = Submission(
    factories.motion("Fachberatung", rationale=RichText.of("Darum.")),
    factories.BEIRAT.name,
    (Mover("SPD-Fraktion", "SPD"),),
    signer=Signatory("Łukasz Ağırbaş", "Fraktionsvorsitzender"),
    meeting=MeetingNote(datetime(2012, 5, 24, 17), 12),
)


@pytest.fixture
def meeting(founded):
    made = factories.meeting(datetime(2012, 5, 24, 17))
    with founded.unit("test") as unit:
        unit.meetings.save(made)
    return made


@pytest.fixture
def attached():
    return []


@pytest.fixture
def intake(office, meeting, background, theme, qtbot, attached):
    parent = QWidget()
    qtbot.addWidget(parent)
    return Intake(lambda: office, background, lambda: attached.append, parent)


def answer(work):
    """Do something with the dialog as soon as it stands."""

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ArrivalDialog | LetterDialog):
            work(dialog)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def put(tmp_path, submission, name="antrag.json"):
    file = tmp_path / name
    file.write_bytes(write(submission))
    return file


def take_in(office, file):
    office.submissions.accept(office.submissions.look_into(file.read_bytes(), file.name))


def words(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if not label.isHidden())


def test_a_motion_is_shown_and_taken_in(intake, office, meeting, tmp_path, qtbot):
    seen = []
    answer(lambda dialog: (seen.append(words(dialog)), dialog.go_button.click()))
    with qtbot.waitSignal(intake.went) as went:
        intake.take([put(tmp_path, SENT)])
    assert "Antrag der SPD-Fraktion für die Sitzung am 24.05.2012" in seen[0]
    assert "unterzeichnet von Łukasz Ağırbaş (Fraktionsvorsitzender)" in seen[0]
    paper = office.papers.get(SENT.paper.id)
    assert went.args == ["paper", paper.id]
    assert (paper.faction_id, paper.meeting_id) == (factories.SPD.id, meeting.id)


def test_leaving_the_question_takes_nothing_in(intake, office, tmp_path, qtbot):
    answer(lambda dialog: dialog.reject())
    with qtbot.waitSignal(intake.message) as said:
        intake.take([put(tmp_path, SENT)])
    assert said.args == ["„Fachberatung“ wurde nicht übernommen."]
    assert office.papers.ids() == []


def test_an_unknown_faction_is_chosen_in_the_dialog(intake, office, tmp_path, qtbot):
    def choose(dialog):
        assert "Die Fraktion „Die Neuen“ gibt es in dieser Akte nicht." in words(dialog)
        assert dialog.faction_box.currentData() is None
        dialog.faction_box.setCurrentIndex(dialog.faction_box.findData(factories.SPD.id))
        dialog.go_button.click()

    answer(choose)
    with qtbot.waitSignal(intake.went):
        intake.take([put(tmp_path, replace(SENT, movers=(Mover("Die Neuen"),)))])
    assert office.papers.get(SENT.paper.id).faction_id == factories.SPD.id


def test_a_paper_under_way_asks_for_a_reason_in_the_same_dialog(intake, office, tmp_path, qtbot):
    take_in(office, put(tmp_path, SENT))
    office.papers.give_number(SENT.paper.id)
    changed = replace(SENT, paper=replace(SENT.paper, title="Fachberatung im August"))

    def insist(dialog):
        assert dialog.go_button.text() == "Neuen Wortlaut übernehmen"
        assert dialog.reason_field.isHidden()
        dialog.go_button.click()
        assert not dialog.reason_field.isHidden()
        dialog.reason_edit.setPlainText("Die Fraktion hat berichtigt")
        dialog.go_button.click()

    answer(insist)
    with qtbot.waitSignal(intake.went):
        intake.take([put(tmp_path, changed)])
    assert office.papers.get(SENT.paper.id).title == "Fachberatung im August"


def test_two_wordings_stand_side_by_side_and_are_chosen_part_by_part(intake, office, tmp_path, qtbot):
    take_in(office, put(tmp_path, SENT))
    came = replace(SENT.paper, title="Fachberatung im August", rationale=RichText.of("Es eilt."))
    seen = []

    def choose(dialog):
        sides = {view.accessibleName(): view.toPlainText() for view in dialog.parts.findChildren(QTextBrowser)}
        seen.append(sides)
        assert dialog.go_button.text() == "Neuen Wortlaut übernehmen"
        assert dialog.focusWidget() in dialog.parts.came_buttons.values()
        for button in dialog.parts.here_buttons.values():
            button.click()
        dialog.go_button.click()
        seen.append(words(dialog))
        dialog.parts.came_buttons["rationale"].click()
        assert dialog.go_button.text() == "Gewählte Teile übernehmen"
        dialog.go_button.click()

    answer(choose)
    with qtbot.waitSignal(intake.went):
        intake.take([put(tmp_path, replace(SENT, paper=came))])
    assert seen[0]["Betreff, Wortlaut hier"] == "Fachberatung"
    assert seen[0]["Betreff, Wortlaut der Datei"] == "Fachberatung im August"
    assert "Alles bleibt, wie es hier steht." in seen[1]
    paper = office.papers.get(SENT.paper.id)
    assert (paper.title, paper.rationale.plain) == ("Fachberatung", "Es eilt.")


def test_an_older_wording_leaves_all_as_it_is_unless_somebody_chooses(intake, office, tmp_path, qtbot):
    take_in(office, put(tmp_path, SENT))
    newer = replace(SENT, paper=replace(SENT.paper, title="Neu"))
    take_in(office, put(tmp_path, newer, "neu.json"))

    def look(dialog):
        assert dialog.parts.taken == frozenset()
        assert dialog.parts.here_buttons["title"].isChecked()
        assert dialog.focusWidget() is dialog.parts.here_buttons["title"]
        dialog.go_button.click()
        dialog.reject()

    answer(look)
    with qtbot.waitSignal(intake.message):
        intake.take([put(tmp_path, SENT)])
    assert office.papers.get(SENT.paper.id).title == "Neu"


def test_what_is_here_already_is_shown_and_not_taken_twice(intake, office, tmp_path, qtbot):
    take_in(office, put(tmp_path, SENT))
    before = len(office.papers.versions(SENT.paper.id))
    answer(lambda dialog: dialog.go_button.click())
    with qtbot.waitSignal(intake.went) as went:
        intake.take([put(tmp_path, SENT)])
    assert went.args == ["paper", SENT.paper.id]
    assert len(office.papers.versions(SENT.paper.id)) == before


def test_foreign_files_are_explained_after_the_others_and_can_be_attached(intake, tmp_path, attached, qtbot):
    foreign = tmp_path / "Karte.pdf"
    foreign.write_bytes(b"%PDF-1.7 kaputt")
    picture = tmp_path / "Bild.png"
    picture.write_bytes(b"\x89PNG")
    answer(lambda dialog: dialog.go_button.click())
    went = []
    intake.went.connect(lambda noun, key: went.append(key))
    with qtbot.waitSignal(intake.notice) as told:
        intake.take([foreign, put(tmp_path, SENT), picture])
    notice = told.args[0]
    assert went == [SENT.paper.id]
    assert notice.text.startswith("„Karte.pdf“ ist beschädigt")
    assert "Bild.png" in notice.text
    notice.action()
    assert attached == [[foreign, picture]]


def test_a_file_that_vanished_is_named(intake, tmp_path, qtbot):
    with qtbot.waitSignal(intake.notice) as told:
        intake.take([tmp_path / "weg.pdf"])
    assert told.args[0].text.startswith("Die Datei „weg.pdf“ ist nicht mehr da.")


def test_files_can_be_chosen_from_the_menu(intake, office, tmp_path, monkeypatch, qtbot):
    file = put(tmp_path, SENT)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    answer(lambda dialog: dialog.go_button.click())
    with qtbot.waitSignal(intake.went):
        intake.choose()
    assert office.papers.ids() == [SENT.paper.id]


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_letter_from_elsewhere_is_mended_and_taken_in_with_its_file(intake, office, meeting, tmp_path, qtbot, kind):
    file = tmp_path / f"Brief.{kind}"
    file.write_bytes(docx("".join(map(p, LINES))) if kind == "docx" else pages(*LINES))

    def mend(dialog):
        assert dialog.title_edit.text() == "Mehr Licht"
        assert dialog.faction_box.currentText() == "SPD-Fraktion"
        assert "24.05.2012" in dialog.meeting_box.currentText()
        assert "Mit freundlichen Grüßen" in dialog.text_of(Section.FRAME).plain
        assert hasattr(dialog, "preview") is (kind == "pdf")
        dialog.title_edit.setText("Mehr Licht am Bahnhof")
        dialog.editors[Section.RATIONALE].set_value(RichText.of("Es ist sehr dunkel."))
        dialog.go_button.click()

    answer(mend)
    with qtbot.waitSignal(intake.went) as went:
        intake.take([file])
    paper = office.papers.get(went.args[1])
    assert (paper.title, paper.rationale.plain, paper.meeting_id) == (
        "Mehr Licht am Bahnhof",
        "Es ist sehr dunkel.",
        meeting.id,
    )
    assert [kept.file_name for kept in office.attachments.of(paper_id=paper.id)] == [file.name]


def test_comments_and_struck_words_of_a_letter_are_told(intake, office, tmp_path, qtbot):
    file = tmp_path / "Brief.docx"
    struck = "<w:p><w:del><w:r><w:delText>500 Euro</w:delText></w:r></w:del></w:p>"
    file.write_bytes(docx(p("Betreff: Licht") + struck))
    seen = []
    answer(lambda dialog: (seen.append(words(dialog)), dialog.reject()))
    with qtbot.waitSignal(intake.message) as said:
        intake.take([file])
    assert "1 gestrichene Stelle nicht übernommen" in seen[0]
    assert said.args == ["„Brief.docx“ wurde nicht übernommen."]
    assert office.papers.ids() == []


def test_a_letter_without_a_title_is_asked_for_one(intake, office, tmp_path, qtbot):
    file = tmp_path / "Brief.docx"
    file.write_bytes(docx(p("Der Beirat beschließt: mehr Licht")))

    told = []

    def leave_out(dialog):
        dialog.title_edit.clear()
        dialog.go_button.click()
        told.append(dialog.error_label.text())
        dialog.title_edit.setText("Licht")
        dialog.go_button.click()

    answer(leave_out)
    with qtbot.waitSignal(intake.went):
        intake.take([file])
    assert "Der Betreff fehlt." in told[0]
    assert [office.papers.get(key).title for key in office.papers.ids()] == ["Licht"]


def test_a_mail_brings_its_letter_and_says_what_else_it_has(intake, office, tmp_path, qtbot):
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Ada <ada@example.org>", "Antrag"
    mail.set_content("Anbei.")
    lines = ("Betreff: Licht", "Beschlussvorschlag:", "Es wird hell.")
    mail.add_attachment(docx("".join(map(p, lines))), "application", "octet-stream", filename="Antrag.docx")
    mail.add_attachment(b"x", "image", "png", filename="Foto.png")
    file = tmp_path / "Mail.eml"
    file.write_bytes(mail.as_bytes())
    seen = []

    def look(dialog):
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.go_button.click()

    answer(look)
    with qtbot.waitSignal(intake.went):
        intake.take([file])
    assert [office.papers.get(key).title for key in office.papers.ids()] == ["Licht"]
    assert any("Foto.png" in text for text in seen)


def test_a_letter_that_says_something_else_is_shown_and_taken_only_with_a_reason(intake, office, tmp_path, qtbot):
    """The page asks for something else than the data: both are shown, and the first press asks why."""
    paper = office.papers.add(title="Fachberatung", proposal=RichText.of("Der Beirat lädt ein."))
    with office.store.reading() as unit:
        contents = letter_contents(unit, replace(paper, proposal=RichText.of("Der Beirat zahlt.")))
    data = AssociatedFile(NAME, opened_paper(office.paper_letters.pdf(paper.id)).files[NAME])
    file = tmp_path / "Antrag.pdf"
    file.write_bytes(render(motion_letter(replace(contents, files=(data,)))))
    office.papers.delete(paper.id)
    seen = []

    def work(dialog):
        seen.append([view.toPlainText() for view in dialog.findChildren(QTextBrowser)])
        seen.append([label.text() for label in dialog.findChildren(QLabel)])
        (warning,) = (one for one in dialog.findChildren(QLabel) if "steht anderes" in one.text())
        first = min(view.mapTo(dialog, view.rect().topLeft()).y() for view in dialog.findChildren(QTextBrowser))
        seen.append(warning.mapTo(dialog, warning.rect().topLeft()).y() < first)
        seen.append(not dialog.go_button.isDefault())
        dialog.go_button.click()
        seen.append(dialog.isVisible() and office.papers.ids() == [])
        dialog.reason_edit.setPlainText("Am Telefon bestätigt")
        dialog.go_button.click()

    answer(work)
    intake.take([file])
    qtbot.waitUntil(lambda: office.papers.ids() == [paper.id])
    assert seen[0][0].splitlines()[-1] == "Der Beirat zahlt lädt ein."
    assert seen[0][1] == "Der Beirat lädt ein."
    assert any("Auf den Seiten steht anderes" in text for text in seen[1])
    assert seen[2:] == [True, True, True]


def test_an_answer_of_the_office_is_shown_and_moves_the_line(intake, office, tmp_path, qtbot):
    paper = office.papers.add(title="Fachberatung", proposal=RichText.of("Der Beirat lädt ein."))
    office.papers.submit(paper.id, reason="Prüfung")
    office.papers.ask_back(paper.id, "Wen genau?")
    file = tmp_path / "Antwort.pdf"
    office.answers.save(paper.id, file)
    office.papers.withdraw(paper.id)
    office.papers.reopen(paper.id)
    office.papers.edit(paper.id, title="Fachliche Beratung")
    office.papers.submit(paper.id, reason="Prüfung")
    seen, went = [], []
    intake.went.connect(lambda noun, key: went.append((noun, key)))

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, AnswerDialog):
            seen.extend(label.text() for label in dialog.findChildren(QLabel))
            dialog.go_button.click()
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)
    intake.take([file])
    qtbot.waitUntil(lambda: went == [("paper", paper.id)])
    assert "Wen genau?" in seen
    assert "Hier heißt der Antrag „Fachliche Beratung“." in seen
    assert office.papers.get(paper.id).asked == "Wen genau?"


def test_what_a_letter_from_elsewhere_says_of_its_costs_is_a_field_of_its_own(intake, office, tmp_path, qtbot):
    file = tmp_path / "Brief.docx"
    lines = ("Betreff: Licht", "Beschlussvorschlag", "Lampen werden aufgestellt.", "Kosten", "Etwa 800 Euro.")
    file.write_bytes(docx("".join(map(p, lines))))

    def look(dialog):
        assert dialog.editors[Section.FINANCIAL_IMPACT].isVisibleTo(dialog)
        assert "Finanzielle Auswirkungen" in words(dialog)
        assert not dialog.editors[Section.EXPLANATION].isVisibleTo(dialog)
        dialog.go_button.click()

    answer(look)
    with qtbot.waitSignal(intake.went) as went:
        intake.take([file])
    assert office.papers.get(went.args[1]).financial_impact.plain == "Etwa 800 Euro."


def test_other_costs_stand_beside_those_that_came_and_are_chosen(intake, office, tmp_path, qtbot):
    file = put(tmp_path, replace(SENT, paper=replace(SENT.paper, financial_impact=RichText.of("Etwa 800 Euro."))))
    answer(lambda dialog: dialog.go_button.click())
    with qtbot.waitSignal(intake.went):
        intake.take([file])
    office.papers.edit(SENT.paper.id, financial_impact=RichText.of("Etwa 900 Euro."))

    def choose(dialog):
        assert set(dialog.parts.came_buttons) == {"financial_impact"}
        assert "Finanzielle Auswirkungen" in words(dialog)
        dialog.parts.here_buttons["financial_impact"].click()
        dialog.reject()

    answer(choose)
    with qtbot.waitSignal(intake.message):
        intake.take([file])
    assert office.papers.get(SENT.paper.id).financial_impact.plain == "Etwa 900 Euro."


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_letter_in_large_text_scrolls_in_one_place_alone(intake, theme, tmp_path, qtbot, monkeypatch, kind):
    theme.set_percent(150)
    monkeypatch.setattr(LetterDialog, "room", lambda _dialog: QSize(1280, 680))
    file = tmp_path / f"Brief.{kind}"
    file.write_bytes(docx("".join(map(p, LINES))) if kind == "docx" else pages(*LINES))
    scrolled = []

    def look(dialog):
        scrolled.append(dialog.body.verticalScrollBar().maximum())
        dialog.reject()

    answer(look)
    with qtbot.waitSignal(intake.message):
        intake.take([file])
    assert scrolled == [0]
    theme.set_percent(100)


def test_a_letter_whose_dialog_fails_keeps_no_other_waiting(intake, tmp_path, qtbot, monkeypatch):
    asked = []

    def ask(came):
        asked.append(came.paper.title)
        raise RuntimeError(came.paper.title)

    monkeypatch.setattr(intake, "_ask", ask)
    second = replace(SENT, paper=factories.motion("Jugendtreff"))
    with qtbot.capture_exceptions() as errors:
        intake.take([put(tmp_path, SENT), put(tmp_path, second, "zweiter.json")])
        qtbot.waitUntil(lambda: len(errors) == 2)
    assert asked == ["Fachberatung", "Jugendtreff"]
