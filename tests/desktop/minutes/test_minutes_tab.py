"""Minutes: worded, checked, signed, sent and corrected by what a user does."""

import io
import re
from dataclasses import replace
from datetime import date, datetime

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from beirat_desktop.desktop.correcting import CorrectionDialog
from beirat_desktop.desktop.differences import changes_html
from beirat_desktop.desktop.minutes.tab import MinutesTab
from beirat_desktop.desktop.minutes.words import corrected_words
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.documents.preview import Preview
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.corrections import Correction, CorrectionKind
from beirat_desktop.domain.differences import differences
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.holding import Stage
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.minutes import MinutesPart, MinutesState
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.domain.text import RichText
from beirat_desktop.usecases.minutes.corrections import Correcting
from tests import factories
from tests.desktop.boxes import answer, press
from tests.desktop.widgets.test_accessible import unnamed
from tests.documents.reading import text_of

DEMAND = Finding("demand.too_few", facts={"members": 8, "needed": 9})


@pytest.fixture
def meeting(founded):
    member = factories.person("Öztürk", "Can")
    meeting = factories.meeting(
        state=MeetingState.CLOSED,
        opened=datetime(2012, 5, 24, 17),
        closed=datetime(2012, 5, 24, 19),
        invitation_sent_on=date(2012, 5, 11),
    )
    with founded.unit("held") as unit:
        unit.meetings.save(meeting)
        unit.persons.save(member)
        unit.memberships.save(factories.membership(member))
        unit.agenda_items.save(
            AgendaItem(
                meeting.id, "Beratung", number="Ö 1", outcome=Outcome.NOTED, course=RichText.of("Es wird beraten.")
            )
        )
    return meeting


@pytest.fixture
def tab(workplace, meeting, theme, qtbot):
    made = MinutesTab(workplace)
    made.told = []
    made.notice.connect(made.told.append)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.open_meeting(meeting.id)
    return made


def paper(tab):
    if not tab.preview.pdf:
        return ""
    with Preview(tab.preview.pdf) as preview:
        return " ".join(" ".join(preview.text(page) for page in range(preview.page_count)).split())


def sign_and_send(tab):
    press("Als unterschrieben eintragen")
    tab.step_action.trigger()
    press("Niederschrift an 1 Mitglied versenden")
    tab.step_action.trigger()


def test_what_is_typed_is_kept_and_stands_in_the_paper(tab, office, meeting, qtbot):
    qtbot.waitUntil(lambda: "form- und fristgerecht" in paper(tab))
    qtbot.keyClicks(tab.opening_editor.text_edit, "Die Vorsitzende eroeffnet.")
    qtbot.waitUntil(lambda: "Die Vorsitzende eroeffnet." in paper(tab))
    tab.flush()
    assert office.minutes.of(meeting.id).opening.plain == "Die Vorsitzende eroeffnet."


def test_once_they_are_sent_the_status_line_speaks_of_that_and_no_longer_of_the_signatures(tab):
    said = []
    tab.message.connect(said.append)
    sign_and_send(tab)
    assert said == ["Als unterschrieben eingetragen.", "Als versandt eingetragen."]


def test_what_the_law_asks_for_stands_beside_and_leads_to_where_it_is_mended(tab, qtbot):
    link = next(
        link
        for link in tab.findings.findChildren(QPushButton)
        if link.accessibleName() == "Zur Anwesenheit: Die Schriftführung fehlt."
    )
    with qtbot.waitSignal(tab.tab_wanted) as wanted:
        link.click()
    assert wanted.args == ["attendance", ""]


@pytest.mark.parametrize(
    ("found", "words", "key"),
    [
        (
            Finding("speaker.resolution_missing", facts={"topic": "Bericht"}).about("speakers", "1"),
            "Gästen",
            "speakers",
        ),
        (
            Finding("meeting.not_invited", facts={"day": date(2012, 5, 24)}).about("meetings", "1"),
            "Einladung",
            "invitation",
        ),
        (Finding("meeting.urgency_not_stated").about("meetings", "1"), "Sitzungstisch", "live"),
        (
            Finding("minutes.outcome_missing", facts={"number": "Ö 1", "title": "X"}).about("agenda_items", "i"),
            "Sitzungstisch",
            "live",
        ),
        (
            Finding("vote.sum_differs", facts={"total": 1, "present": 2}, under="i").about("votes", "1"),
            "Sitzungstisch",
            "live",
        ),
        (Finding("agenda.objections_missing").about("meetings", "1"), "Tagesordnung", "agenda"),
        (Finding("attendance.times_cross").about("attendances", "1"), "Anwesenheit", "attendance"),
        (
            DEMAND.about("meetings", "1"),
            "Einladung",
            "invitation",
        ),
        (DEMAND.about("speakers", "1"), "Gästen", "speakers"),
        (
            DEMAND.about("agenda_items", "1"),
            "Tagesordnung",
            "agenda",
        ),
    ],
)
def test_each_finding_leads_to_the_tab_where_it_is_mended(tab, qtbot, found, words, key):
    tab.findings.show_findings([found], over=True)
    link = next(one for one in tab.findings.rows[0].findChildren(QPushButton) if words in one.text())
    with qtbot.waitSignal(tab.tab_wanted) as wanted:
        link.click()
    assert wanted.args == [key, found.object_id if found.noun == "agenda_items" else found.under]


def test_signatures_of_a_day_before_the_meeting_lead_to_where_they_are_taken_back(tab, founded, office, meeting):
    with founded.unit("plant") as unit:
        early = {"state": MinutesState.SIGNED, "signed_on": date(2012, 5, 23)}
        unit.minutes.save(replace(office.minutes.of(meeting.id), **early))
    tab.reload()
    (row,) = [one for one in tab.findings.rows if "vor der Sitzung" in one.findChildren(QLabel)[0].text()]
    link = next(one for one in row.findChildren(QPushButton) if one.text() == "Unterschriften berichtigen …")

    def fill(question: ReasonQuestion) -> None:
        question.reason_edit.setPlainText("Falscher Tag")
        question.go_button.click()

    answer(fill)
    link.click()
    assert office.minutes.of(meeting.id).state is MinutesState.DRAFT


def test_a_finding_is_passed_over_with_a_reason(tab, office, meeting, qtbot):
    def reason(dialog):
        dialog.reason_edit.setPlainText("Ohne festen Raum, im Freien.")
        dialog.go_button.click()

    before = len(tab.findings.rows)
    link = next(
        link
        for link in tab.findings.findChildren(QPushButton)
        if link.accessibleName() == "Übergehen …: Der Ort der Sitzung fehlt."
    )
    answer(reason)
    link.click()
    qtbot.waitUntil(lambda: len(tab.findings.rows) == before - 1)
    assert [one.rule for one in office.overrides.on("meetings", meeting.id)] == ["minutes.place_missing"]


def test_signing_asks_for_the_day_says_what_is_open_and_fixes_the_words(tab, office, meeting):
    said = []

    def sign(dialog):
        said.append(" ".join(label.text() for label in dialog.findChildren(QLabel)))
        dialog.day_field.set_value(date(2012, 5, 23))
        dialog.go_button.click()
        said.append(dialog.error_label.text())
        dialog.day_field.set_value(date(2012, 5, 24))
        dialog.go_button.click()

    answer(sign)
    tab.step_action.trigger()
    assert "Die Schriftführung fehlt." in said[0]
    assert "Die Sitzung war erst am 24.05.2012" in said[1]
    assert office.minutes.of(meeting.id).signed_on == date(2012, 5, 24)
    assert tab.opening_editor.text_edit.isReadOnly()
    assert tab.step_action.text() == "An alle Mitglieder versenden …"


def test_minutes_of_a_meeting_under_way_lead_back_to_it(tab, office, meeting, qtbot):
    with office.store.unit("reopened") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.RUNNING))
    tab.step_action.trigger()
    assert "noch nicht geschlossen" in tab.told[0].text
    with qtbot.waitSignal(tab.tab_wanted) as wanted:
        tab.told[0].action()
    assert wanted.args == ["live", ""]


def test_sending_names_how_many_get_it_and_keeps_the_paper(tab, office, meeting, monkeypatch):
    sign_and_send(tab)
    (issued,) = tab.issues.rows
    assert issued.entry.title == "1. Ausgabe vom 14.05.2012"
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    tab.told[-1].action()
    assert opened[0].fileName() == "Niederschrift-2012-05-24.pdf"
    assert office.minutes.of(meeting.id).state is MinutesState.ISSUED


def test_what_was_sent_is_replaced_by_a_corrected_draft_that_says_why(tab, office, meeting, qtbot):
    sign_and_send(tab)
    assert tab.page_actions() == ()

    def fill(dialog: CorrectionDialog) -> None:
        dialog.go_button.click()
        assert dialog.error_label.text() == "Bitte den Grund eintragen; er bleibt in der Akte."
        dialog.reason_edit.setPlainText("Verhört")
        dialog.wrong_edit.setPlainText("Eröffnet.")
        dialog.right_edit.setPlainText("Begonnen.")
        dialog.go_button.click()

    answer(fill)
    qtbot.mouseClick(tab.correct_button, Qt.MouseButton.LeftButton)
    assert office.minutes.of(meeting.id).state is MinutesState.DRAFT
    assert len(tab.issues.rows) == 1
    assert not tab.opening_editor.text_edit.isReadOnly()
    assert tab.window().focusWidget() is tab.opening_editor.text_edit
    (row,) = tab.corrections.rows
    assert (row.entry.title, row.entry.sub) == ("Berichtigung", "Statt „Eröffnet.“ richtig „Begonnen.“ · Verhört")


def test_a_corrected_issue_is_late_for_nothing(tab, office, meeting):
    office.store.now = lambda: datetime(2012, 6, 20, 9).astimezone()
    sign_and_send(tab)
    office.store.now = lambda: datetime(2012, 8, 1, 9).astimezone()
    office.corrections.reword(meeting.id, Correcting("Verhört", "Eröffnet.", "Begonnen."))
    tab.reload()
    said = tab.line.accessibleName()
    assert "1. Ausgabe 20.06.2012" in said
    assert "überfällig" not in said
    assert tab.state_card.note_label.text() == "1 Mitglied · 1. Ausgabe 20.06.2012"


def test_signing_says_once_what_is_open_about_two_guests(tab, founded, meeting):
    with founded.unit("guests") as unit:
        for topic in ("Wohnen", "Schule"):
            unit.speakers.save(Speaker(topic, meeting_id=meeting.id, state=SpeakerState.HEARD, demand_members=1))
    asked = []

    def read(dialog):
        open_ones = [label for label in dialog.findChildren(QLabel) if "Noch offen" in label.text()]
        asked.extend(label.text() for label in open_ones)
        # However long it is, it is read from its beginning, with what is asked for in sight above.
        assert all(label.y() > dialog.day_field.parentWidget().y() for label in open_ones)
        dialog.reject()

    tab.reload()
    answer(read)
    tab.step_action.trigger()
    (text,) = asked
    found = [line for line in text.splitlines() if line.startswith("• ")]
    assert any("Verlangt hat es 1 Mitglied;" in line for line in found)
    assert len(found) == len(set(found))


def test_where_corrected_words_still_stand_signing_asks_why(tab, office, meeting):
    sign_and_send(tab)
    (line,) = office.minutes.view(meeting.id).lines
    office.corrections.reword(meeting.id, Correcting("Verhört", "beraten", "berichtet", line.item.id))
    tab.reload()
    (row,) = [one for one in tab.findings.rows if "steht noch da" in one.findChildren(QLabel)[0].text()]
    assert {link.text() for link in row.findChildren(QPushButton)} >= {"Zum Sitzungstisch", "Übergehen …"}
    said = []

    def sign(dialog):
        dialog.go_button.click()
        said.append(dialog.error_label.text())
        dialog.reason_edit.setText("Das andere Wort")
        dialog.go_button.click()

    answer(sign)
    tab.step_action.trigger()
    assert "steht noch da" in said[0]
    assert office.minutes.of(meeting.id).state is MinutesState.SIGNED
    assert "Grund: Das andere Wort" in " ".join(one.text() for one in tab.findings.findChildren(QLabel))


def test_where_nothing_speaks_against_it_signing_asks_for_no_reason(tab, office, meeting):
    shown = []

    def look(dialog):
        shown.append(dialog.reason_edit.isVisibleTo(dialog))
        dialog.reject()

    answer(look)
    tab.step_action.trigger()
    assert shown == [False]


def test_signatures_are_taken_back_with_a_reason(tab, office, meeting, qtbot):
    press("Als unterschrieben eintragen")
    tab.step_action.trigger()

    def fill(question: ReasonQuestion) -> None:
        question.reason_edit.setPlainText("Ein Name fehlt")
        question.go_button.click()

    answer(fill)
    qtbot.mouseClick(tab.correct_button, Qt.MouseButton.LeftButton)
    assert office.minutes.of(meeting.id).state is MinutesState.DRAFT
    assert [row.entry.sub for row in tab.corrections.rows] == ["Ein Name fehlt"]


def test_an_objection_waits_for_the_meeting_that_decides(tab, office, meeting, qtbot):
    assert not tab.objection_button.isVisible()
    sign_and_send(tab)
    qtbot.mouseClick(tab.objection_button, Qt.MouseButton.LeftButton)
    assert "Sie steht noch aus" in tab.told[-1].text
    later = office.meetings.plan(meeting.committee_id, meeting.start.replace(month=8))
    office.course.open(later.id)

    def fill(dialog: CorrectionDialog) -> None:
        dialog.wrong_edit.setPlainText("17 Uhr")
        dialog.raised_edit.setText("Frau Şen")
        dialog.accepted_box.setChecked(False)
        dialog.go_button.click()

    answer(fill)
    qtbot.mouseClick(tab.objection_button, Qt.MouseButton.LeftButton)
    (row,) = tab.corrections.rows
    assert (row.entry.title, row.entry.word) == ("Einwendung von Frau Şen", "nicht gefolgt")
    assert office.minutes.of(meeting.id).state is MinutesState.ISSUED

    def follow(dialog: CorrectionDialog) -> None:
        dialog.wrong_edit.setPlainText(f"18:0{len(tab.corrections.rows)} Uhr")
        dialog.right_edit.setPlainText("19 Uhr")
        dialog.go_button.click()

    for count in (2, 3):
        answer(follow)
        qtbot.mouseClick(tab.objection_button, Qt.MouseButton.LeftButton)
        assert len(tab.corrections.rows) == count, "also beside the draft of the corrected issue"
    assert office.minutes.of(meeting.id).state is MinutesState.DRAFT


def test_an_objection_names_the_item_so_that_a_closed_one_stays_in_its_part(tab, office, meeting, qtbot):
    office.course.reopen(meeting.id)
    with office.store.unit("closed part") as unit:
        item = unit.agenda_items.save(AgendaItem(meeting.id, "Stelle", number="N 1", public=False))
    office.course.close(meeting.id, meeting.start.replace(hour=19))
    tab.reload()
    sign_and_send(tab)
    later = office.meetings.plan(meeting.committee_id, meeting.start.replace(month=8))
    office.course.open(later.id)

    def fill(dialog: CorrectionDialog) -> None:
        assert dialog.item_box.currentText() == "die Niederschrift im Ganzen"
        dialog.item_box.setCurrentText("N 1 Stelle")
        dialog.wrong_edit.setPlainText("Geheimwort")
        dialog.right_edit.setPlainText("Anderswort")
        dialog.go_button.click()

    answer(fill)
    qtbot.mouseClick(tab.objection_button, Qt.MouseButton.LeftButton)
    (act,) = office.corrections.of(meeting.id)
    assert (act.agenda_item_id, act.public) == (item.id, False)
    assert "Geheimwort" not in text_of(office.minutes.paper(meeting.id, MinutesPart.PUBLIC).pdf)


def test_the_public_part_is_shown_and_printed_alone(tab, office, meeting, qtbot):
    assert not tab.part_box.isVisible()
    office.course.reopen(meeting.id)
    with office.store.unit("closed part") as unit:
        unit.agenda_items.save(
            AgendaItem(meeting.id, "Stelle Geheim", number="N 1", public=False, public_title="Personal")
        )
    tab.reload()
    assert tab.part_box.isVisible()
    qtbot.waitUntil(lambda: "Stelle Geheim" in paper(tab))
    tab.part_box.setCurrentIndex(tab.part_box.findData(MinutesPart.PUBLIC))
    qtbot.waitUntil(lambda: "Personal" in paper(tab) and "Stelle Geheim" not in paper(tab))
    assert tab.paper()[1] == "Niederschrift-2012-05-24-öffentlich.pdf"


def test_items_show_their_course_and_lead_to_the_desk(tab, qtbot):
    (row,) = tab.items.rows
    assert (row.entry.sign, row.entry.sub, row.entry.word) == ("Ö 1", "Es wird beraten.", "zur Kenntnis genommen")
    with qtbot.waitSignal(tab.tab_wanted) as wanted:
        row.click()
    assert wanted.args == ["live", row.entry.id]


def test_a_click_on_the_paper_leads_to_the_editor(tab):
    tab.preview.anchor_clicked.emit("opening")
    assert QApplication.focusWidget() is tab.opening_editor.text_edit


def test_every_control_has_a_name(tab):
    assert unnamed(tab) == []
    sign_and_send(tab)
    assert unnamed(tab) == []


def told(row):
    return " ".join(label.text() for label in row.findChildren(QLabel) if label.text())


def test_what_was_passed_over_and_put_right_stays_in_the_checklist_with_its_reason(tab, office, meeting, qtbot):
    with office.store.reading() as unit:
        (item,) = unit.agenda_items.where(meeting_id=meeting.id)
    office.overrides.add("minutes.place_missing", "meetings", meeting.id, "Ort steht in der Einladung")
    office.overrides.add("vote.sum_differs", "agenda_items", item.id, "Zwei waren draußen")
    office.overrides.add("rule.of_old", "agenda_items", item.id, "Damals so")

    def amend():
        with office.store.unit("amended") as unit:
            unit.agenda_items.save(replace(unit.agenda_items.get(item.id), title="Beratung über alles"))

    office.corrections.correct(
        meeting.id, Correcting("Titel verkürzt", "Beratung", "Beratung über alles", item.id), amend
    )
    qtbot.waitUntil(lambda: len(tab.findings.settled) == 4)
    place, sums, old, amended = map(told, tab.findings.settled)
    assert place == (
        "Übergangen: Der Ort der Sitzung fehlt. Grund: Ort steht in der Einladung (Geschäftsstelle, 14.05.2012)"
    )
    assert sums.startswith("Übergangen: Ö 1: ")
    assert "…" in sums
    assert "Zwei waren draußen" in sums
    assert "den dieses Programm nicht mehr kennt" in old
    assert "Beratung über alles" in amended
    assert "Titel verkürzt" in amended
    view = office.minutes.view(meeting.id)
    assert "minutes.place_missing" not in [one.rule for one in view.findings]


def test_an_opening_by_hand_stands_beside_what_the_record_says_and_gives_way_on_demand(tab, office, meeting, qtbot):
    generated = office.minutes.view(meeting.id).opening
    assert generated.startswith("Die Sitzung wird um 17:00 Uhr eröffnet.")
    assert not tab.differs_label.isVisible()
    typed = generated.replace("17:00 Uhr eröffnet", "17:00 Uhr von der Vorsitzenden eröffnet")
    office.minutes.edit(meeting.id, opening=RichText.of(typed))
    qtbot.waitUntil(tab.differs_label.isVisible)
    assert "<u style" in tab.differs_label.text()
    assert "von der Vorsitzenden" in tab.differs_label.text()
    tab.generated_button.click()
    assert office.minutes.of(meeting.id).opening.empty
    assert not tab.differs_label.isVisible()
    office.undo()
    assert office.minutes.of(meeting.id).opening.plain == typed


def test_what_the_program_writes_at_the_end_is_said_beside_the_closing(tab):
    assert tab.closing_label.text() == "Danach steht von selbst: Die Sitzung wird um 19:00 Uhr geschlossen."


def test_the_part_that_is_shown_is_the_part_of_the_copy_to_edit(tab, meeting):
    tab.open_meeting(meeting.id)
    tab.part_box.setCurrentIndex(tab.part_box.findData(MinutesPart.PUBLIC))
    content, name = tab.word_copy()
    assert name == "Niederschrift-2012-05-24-öffentlich-Kopie.docx"
    said = [one.text for one in docx.Document(io.BytesIO(content)).paragraphs]
    assert any(line.endswith("öffentlicher Teil") for line in said)


def test_an_objection_that_was_not_followed_is_not_told_as_a_correction(qtbot):
    act = Correction("m", CorrectionKind.OBJECTION, date(2012, 6, 1), "Amt", "", "18 Uhr", "17 Uhr", raised_by="Uhl")
    assert corrected_words(act)[0] == "Einwendung von Uhl: Statt „18 Uhr“ richtig „17 Uhr“"
    refused = corrected_words(replace(act, accepted=False))[0]
    assert refused == "Einwendung von Uhl: Statt „18 Uhr“ richtig „17 Uhr“ · nicht gefolgt"
    dialog = CorrectionDialog(Stage.ISSUED, (), lambda said: None, objection=True)
    qtbot.addWidget(dialog)
    assert dialog.go_button.text() == "Entscheidung festhalten"
    assert any("Folgt ihr das Gremium" in label.text() for label in dialog.findChildren(QLabel))


def test_what_went_stands_apart_from_what_came_in_its_place(theme):
    told = re.sub(r"<[^>]+>", "", changes_html(differences("Die Sitzung beginnt.", "Frau Uhl kommt.")))
    assert told == "Die Sitzung beginnt Frau Uhl kommt."
    assert re.sub(r"<[^>]+>", "", changes_html(differences("Uhl kommt", "Uhl kommt gern"))) == "Uhl kommt gern"
