from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel

from beirat_desktop.desktop import speaking
from beirat_desktop.desktop.papers import list_view
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.tracking import matter_table, words
from beirat_desktop.desktop.tracking.compare_dialog import CompareDialog
from beirat_desktop.desktop.tracking.council_wording_dialog import CouncilWordingDialog
from beirat_desktop.desktop.tracking.decision_dialog import DecisionDialog, MatterDialog
from beirat_desktop.desktop.tracking.dialogs import (
    DayDialog,
    InitiativeDialog,
    JoinDialog,
    ReportDialog,
    StationDialog,
    TaskDialog,
    TitleDialog,
)
from beirat_desktop.desktop.tracking.page import TrackingPage
from beirat_desktop.desktop.tracking.words import called, chip, stations
from beirat_desktop.desktop.widgets.chip import Chip
from beirat_desktop.desktop.widgets.labels import LinkLabel
from beirat_desktop.desktop.widgets.line_map import Stage
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.consultations import ConsultationState, Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.initiatives import Relation
from beirat_desktop.domain.papers import PaperState, PaperType, Target
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run
from beirat_desktop.domain.tracking import Stop, StopKind, StopState
from beirat_desktop.domain.votes import Vote
from beirat_desktop.usecases.excerpts.excerpts import ExcerptTerms
from beirat_desktop.usecases.tracking.tracking import PAGE
from tests import factories
from tests.documents.reading import text_of
from tests.once import once
from tests.usecases.live_world import build


@pytest.fixture
def world(office):
    """A recommendation that waits for the Stadtrat since 24.05.2012; today is 01.10.2012."""
    made = build(office, target=Target.COUNCIL, seats=9)

    def lead() -> None:
        office.course.open(made.meeting.id, time(17, 4))
        made.come(9)
        office.resolutions.record(made.item.id, Decision(Outcome.RECOMMENDED, vote=Vote("", yes=8, no=1)))

    once(office.store, f"{__name__} world", lead)
    office.store.now = lambda: datetime(2012, 10, 1, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    return made


@pytest.fixture
def page(world, workplace, qtbot):
    made = TrackingPage(workplace)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: not workplace.background.working)
    return made


def accept(monkeypatch, kind: type, fill) -> None:
    """Answer the dialog as a user would."""

    def answer(dialog):
        fill(dialog)
        return kind.DialogCode.Accepted

    monkeypatch.setattr(kind, "exec", answer)


def press(page: TrackingPage, action: str, record: str) -> None:
    page.detail.action_buttons[action, record].click()


def line(page: TrackingPage, number: int = 0) -> list[tuple[str, Stage, str]]:
    return [(one.label, one.stage, one.sub) for one in page.matters.rows[number].line.stations]


def test_the_line_shows_what_was_what_is_and_what_lies_ahead(page, qtbot):
    assert line(page) == [
        ("Eingang", Stage.DONE, "04.04.12"),
        ("Beirat", Stage.DONE, "24.05.12 mehrh."),
        ("Stadtrat", Stage.NOW, "seit 24.05.12"),
        ("Umsetzung", Stage.AHEAD, ""),
        ("Erledigt", Stage.AHEAD, ""),
    ]
    assert "wartet auf Stadtrat seit 24.05.2012 (vor 4 Monaten)" in page.matters.rows[0].line.stations[2].tip
    qtbot.waitUntil(lambda: page.card.note_label.text() == "1 Vorgang · 0 überfällig")


def test_what_is_overdue_is_red_with_a_sign_and_a_word(page, world):
    world.office.consultations.edit(world.stations()[1].id, due=date(2012, 9, 30))
    page.reload()
    assert line(page)[2] == ("Stadtrat", Stage.MISSED, "überfällig")
    assert chip(page.matters.rows[0].row) == ("überfällig", Tone.RED)
    page.tabs.choose("overdue")
    assert len(page.matters.rows) == 1


def test_the_councils_decision_is_entered_beside_the_line(page, world, monkeypatch):
    council = world.stations()[1]

    def fill(dialog: DecisionDialog) -> None:
        assert dialog.day_field.value() == world.office.today
        dialog.day_field.set_value(date(2012, 6, 25))
        dialog.item_edit.setText("TOP 9")
        dialog.number_edit.setText("20113004")
        for field, count in zip(dialog.count_fields, (22, 15, 5), strict=True):
            field.set_value(count)
        assert "mehrheitlich angenommen" in dialog.result_label.text()

    accept(monkeypatch, DecisionDialog, fill)
    press(page, "decide", council.id)
    station = world.office.consultations.stations(world.paper.id)[1]
    assert (station.consultation.item_number, station.vote.yes, station.vote.abstentions) == ("TOP 9", 22, 5)
    assert line(page)[2] == ("Stadtrat", Stage.DONE, "25.06.12 mehrh.")


def test_a_matter_referred_back_comes_before_the_beirat_again(page, world, monkeypatch):
    def fill(dialog: DecisionDialog) -> None:
        assert dialog.outcome_box.currentData() == Outcome.REFERRED_BACK
        assert dialog.wording_edit.value().empty
        dialog.day_field.set_value(date(2012, 6, 25))

    accept(monkeypatch, DecisionDialog, fill)
    council = world.stations()[1]
    press(page, "refer_back", council.id)
    assert world.stations()[1].outcome is Outcome.REFERRED_BACK
    again = world.stations()[-1]
    assert (again.committee_id, again.state, again.requested_on) == (
        world.stations()[0].committee_id,
        ConsultationState.PLANNED,
        date(2012, 6, 25),
    )
    assert world.office.papers.get(world.paper.id).state is PaperState.ADMITTED


def test_a_refused_decision_stays_in_the_dialog_with_its_sentence(page, world, monkeypatch):
    said = []

    def answer(dialog: DecisionDialog):
        said.append(dialog.error_label.text())
        dialog.day_field.set_value(date(2013, 1, 1))
        return DecisionDialog.DialogCode.Accepted if len(said) < 2 else DecisionDialog.DialogCode.Rejected

    monkeypatch.setattr(DecisionDialog, "exec", answer)
    press(page, "decide", world.stations()[1].id)
    assert said[1].startswith("Der 01.01.2013 liegt in der Zukunft.")
    assert world.stations()[1].state is ConsultationState.PLANNED


def test_a_station_is_planned_edited_and_dropped(page, world, monkeypatch):
    preset = {}

    def plan(dialog):
        for row in range(dialog.committee_box.count()):
            dialog.committee_box.setCurrentIndex(row)
            preset[dialog.committee_box.currentText()] = dialog.role_box.currentText()
        dialog.committee_box.setCurrentIndex(0)
        dialog.due_field.set_value(date(2012, 12, 1))
        assert dialog.representative_box.findText("Mitglied 02, Ada") < 0
        dialog.representative_box.setCurrentText("Mitglied 01, Ada")

    accept(monkeypatch, StationDialog, plan)
    press(page, "add_station", world.paper.id)
    added = world.stations()[2]
    assert preset == {factories.COUNCIL.name: "Entscheidung", factories.BEIRAT.name: "Empfehlung"}
    assert added.due == date(2012, 12, 1)
    assert added.representative_id == world.people[0].id
    texts = [label.text() for label in page.detail.findChildren(QLabel)]
    assert "Den Beirat vertritt Ada Mitglied 01" in texts
    press(page, "edit_station", added.id)
    before = world.stations()[1]
    press(page, "earlier", added.id)
    assert [station.id for station in world.stations()][1:] == [added.id, before.id]
    press(page, "earlier", before.id)
    press(page, "remove_station", added.id)
    assert len(world.stations()) == 2


def test_the_office_a_motion_names_is_offered_for_its_tasks_while_they_have_none(page, world, monkeypatch):
    offered = []
    with world.office.store.unit("test") as unit:
        unit.papers.save(replace(unit.papers.get(world.paper.id), responsible="das Kulturbüro"))

    def look(dialog: TaskDialog) -> None:
        offered.append(dialog.office_name)
        dialog.title_edit.setText("Brief")

    accept(monkeypatch, TaskDialog, look)
    press(page, "add_task", world.paper.id)
    (task,) = world.office.follow_ups.of_paper(world.paper.id)
    assert world.office.tracking.task(task.id).office == "das Kulturbüro"
    organization = world.office.organizations.add("Kulturbüro")
    world.office.follow_ups.edit(task.id, organization_id=None)
    world.office.organizations.remove(next(one.id for one in world.office.organizations.all() if one != organization))
    press(page, "edit_task", task.id)
    assert world.office.follow_ups.of_paper(world.paper.id)[0].organization_id == organization.id
    other = world.office.organizations.add("Jugendamt")
    world.office.follow_ups.edit(task.id, organization_id=other.id)
    press(page, "edit_task", task.id)
    assert offered == ["das Kulturbüro", "Kulturbüro", "Jugendamt"]


def test_a_task_goes_from_an_office_to_noted(page, world, monkeypatch):
    def fill(dialog: TaskDialog) -> None:
        dialog.title_edit.setText("Brief an den Stadtrat")
        dialog.office_box.setEditText("Abteilung Integration")
        dialog.due_field.set_value(date(2012, 9, 1))

    accept(monkeypatch, TaskDialog, fill)
    press(page, "add_task", world.paper.id)
    task = world.office.follow_ups.of_paper(world.paper.id)[0]
    assert world.office.tracking.task(task.id).office == "Abteilung Integration"
    assert page.filter.waits_box.findText("Abteilung Integration") > 0
    accept(monkeypatch, ReportDialog, lambda dialog: dialog.text_edit.set_value(RichText.of("Geschrieben.")))
    press(page, "report", task.id)
    accept(monkeypatch, DayDialog, lambda dialog: dialog.day_field.set_value(date(2012, 9, 20)))
    press(page, "carry_out", task.id)
    press(page, "note", task.id)
    done = world.office.follow_ups.of_paper(world.paper.id)[0]
    assert (done.status, done.carried_out_on, done.noted_on) == (
        "Geschrieben.",
        date(2012, 9, 20),
        date(2012, 9, 20),
    )
    press(page, "reopen", task.id)
    assert world.office.follow_ups.of_paper(world.paper.id)[0].carried_out_on is None


@pytest.mark.parametrize("view", ["lines", "list"])
def test_after_an_act_the_keyboard_is_in_the_list_at_the_next_matter_and_the_status_says_what_was_noted(
    page, world, monkeypatch, qtbot, view
):
    told = []
    page.message.connect(told.append)
    tasks = [world.office.follow_ups.add(f"Aufgabe {number}", due=date(2012, 11, number)) for number in range(1, 4)]
    page.reload()
    page._views[view].click()
    keys = [row.key for row in page._rows]
    at = keys.index(tasks[1].id)

    def stands_at(key: str) -> bool:
        """Where the keyboard is in the list, without waiting for what Qt still has to show."""
        held = page.window().focusWidget()
        if view == "list":
            return held is page.table and page.table.current_id == key
        return any(one.line is held and one.row.key == key and one.isVisible() for one in page.matters.rows)

    page.open(tasks[1].id)
    accept(monkeypatch, DayDialog, lambda dialog: dialog.day_field.set_value(date(2012, 9, 20)))
    page.detail.action_buttons["carry_out", tasks[1].id].setFocus()
    press(page, "carry_out", tasks[1].id)
    assert stands_at(tasks[1].id)
    page.detail.action_buttons["note", tasks[1].id].setFocus()
    press(page, "note", tasks[1].id)
    following = keys[at + 1] if at + 1 < len(keys) else keys[at - 1]
    assert page._chosen == following
    assert stands_at(following)
    qtbot.waitUntil(lambda: not page._soon.isActive())
    assert stands_at(following)
    assert told == ["„Aufgabe 2“: Als ausgeführt eingetragen", "„Aufgabe 2“: Ausführung zur Kenntnis genommen"]


def test_every_act_has_its_words(page):
    assert set(page.matter_actions.by_name) - {"compare"} == set(words.ACTS)
    assert all(words.done_words(name) for name in words.ACTS)


def test_an_empty_report_leads_back_to_its_text(qtbot, theme, office):
    dialog = ReportDialog("Sprachkurse", date(2012, 5, 14))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.say(dialog.about(Refused("follow_up.report_empty")))
    assert dialog.focusWidget() is dialog.text_edit.text_edit


def test_the_wordings_stand_side_by_side(page, world, monkeypatch):
    seen = []
    monkeypatch.setattr(
        CompareDialog, "exec", lambda dialog: seen.append((dialog.pair_box.currentText(), dialog.note_label.text()))
    )
    press(page, "compare", world.paper.id)
    assert seen == [("Antrag  →  Beirat", "Beide Fassungen stimmen überein.")]


def test_the_same_words_in_another_style_are_told_on_the_later_side(page, world, monkeypatch):
    station = world.office.consultations.stations(world.paper.id)[0]
    blocks = station.consultation.wording.blocks
    bold = RichText((replace(blocks[0], runs=tuple(replace(run, bold=True) for run in blocks[0].runs)), *blocks[1:]))
    with world.office.store.unit("consultations.edit") as unit:
        unit.consultations.save(replace(station.consultation, wording=bold))
    seen = []
    monkeypatch.setattr(
        CompareDialog,
        "exec",
        lambda one: seen.append((one.before_view.toPlainText(), one.after_view.toPlainText(), one.note_label.text())),
    )
    press(page, "compare", world.paper.id)
    before, after, note = seen[0]
    assert "jetzt fett" not in before
    assert "[jetzt fett]" in after
    assert note.endswith("In Klammern: gleiche Worte, andere Gestalt.")


def test_a_matter_without_a_motion_is_added(page, world, monkeypatch):
    def fill(dialog: MatterDialog) -> None:
        dialog.title_edit.setText("Modellprojekt")
        dialog.committee_box.setCurrentIndex(0)
        dialog.day_field.set_value(date(2012, 9, 14))
        dialog.number_edit.setText("20126743")
        dialog.kind_box.setCurrentIndex(dialog.kind_box.findData(PaperType.TEMPLATE))
        dialog.text_edit.set_value(RichText.of("Das Projekt begann 2011."))
        labels = [label.text() for label in dialog.form.findChildren(QLabel) if label.property("role") == "field"]
        assert labels[:2] == ["Bezeichnung", "Gremium"]

    accept(monkeypatch, MatterDialog, fill)
    page.matter_action.trigger()
    with world.office.store.reading() as unit:
        (paper,) = unit.papers.where(external_number="20126743")
    assert (paper.paper_type, paper.external_kind) == (PaperType.REPORT, PaperType.TEMPLATE)
    assert paper.explanation.plain == "Das Projekt begann 2011."
    # It is done already, and still it is what is shown now.
    assert "Modellprojekt" in [row.row.title for row in page.matters.rows]
    assert "Modellprojekt" in [label.text() for label in page.detail.findChildren(QLabel)]
    page.tabs.choose("done")
    assert [row.row.title for row in page.matters.rows] == ["Modellprojekt"]
    assert line(page)[1] == ("Stadtrat", Stage.DONE, "14.09.12 z. Kenntnis")


def test_a_rejected_motion_ends_in_red_with_the_word(page, world):
    (first,) = world.office.resolutions.votes(world.item.id)
    mended = Decision(vote=Vote(yes=1, no=8), corrects_id=first.id, why="vertauscht")
    world.office.resolutions.record(world.item.id, mended)
    page.tabs.choose("done")
    last = page.matters.rows[0].line.stations[-1]
    assert (last.label, last.stage, last.word) == ("Beirat", Stage.MISSED, "abgelehnt")
    assert chip(page.matters.rows[0].row) == ("abgelehnt", Tone.RED)


def test_arrow_keys_go_from_matter_to_matter_and_the_detail_follows(page, world):
    older = factories.motion("Älterer Antrag", state=PaperState.SUBMITTED, dated=date(2011, 1, 1))
    with world.office.store.unit("test") as unit:
        unit.papers.save(older)
    page.reload()
    page.focus_first()
    QTest.keyClick(page.matters.rows[0].line, Qt.Key.Key_Down)
    assert page.matters.current_key == older.id
    assert ("add_station", older.id) in page.detail.action_buttons


def test_the_matter_something_was_done_with_stays_the_chosen_one(page, world, qtbot):
    """The list that is not seen would choose its own again, and the next step would be another matter's."""
    with world.office.store.unit("test") as unit:
        unit.papers.save(factories.motion("Älterer Antrag", state=PaperState.SUBMITTED, dated=date(2011, 1, 1)))
    page.reload()
    first, second = page.matters.rows[0].row.key, page.matters.rows[1].row.key
    page.table.choose(first)
    page.matters.rows[1].line.setFocus()
    assert page._chosen == second
    page.reload()
    assert (page._chosen, page.matters.current_key, page.table.current_id) == (second, second, second)
    page._views["list"].click()
    page.table.choose(first)
    qtbot.waitUntil(lambda: page._chosen == first)
    page._views["lines"].click()
    page.reload()
    assert (page._chosen, page.matters.current_key) == (first, first)


def test_stops_lead_to_their_records(page, world, qtbot):
    row = page.matters.rows[0].line
    with qtbot.waitSignal(page.navigate) as to_paper:
        row.activated.emit(0, row.stations[0].key)
    with qtbot.waitSignal(page.navigate) as to_meeting:
        row.activated.emit(1, row.stations[1].key)
    assert to_paper.args == ["paper", world.paper.id]
    assert to_meeting.args == ["meeting", world.meeting.id]


def test_a_resolution_opens_its_matter_also_when_it_is_not_in_the_list(page, world):
    world.office.tracking.settle(world.paper.id)
    page.reload()
    resolution = world.office.tracking.matter(world.paper.id).stations[0].resolution
    page.open(resolution.id)
    assert page.matters.current_key == world.paper.id
    assert ("unsettle", world.paper.id) in page.detail.action_buttons


def test_the_detail_goes_with_the_list_that_is_shown(page, world):
    done = factories.motion("Längst erledigt", state=PaperState.DONE)
    with world.office.store.unit("test") as unit:
        unit.papers.save(done)
    page.tabs.choose("done")
    assert page.matters.current_key == done.id
    assert ("unsettle", done.id) in page.detail.action_buttons


def test_typing_narrows_and_an_empty_list_speaks(page, qtbot):
    qtbot.keyClicks(page.filter.search_edit, "gibtesnicht")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    page.filter.search_edit.setText("Integrationskonz")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.matters)


def test_the_list_shows_the_same_matters_and_is_remembered(page, world, workplace, qtbot):
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.mouseClick(page.list_button, Qt.MouseButton.LeftButton)
    assert page.stack.currentWidget() is page.table
    assert [page.model.index(0, column).data() for column in (0, 2, 4, 6)] == [
        "2012/07",
        "wartet",
        "Stadtrat",
        "24.05.2012",
    ]
    again = TrackingPage(workplace)
    qtbot.addWidget(again)
    assert again.stack.currentWidget() is again.table


def test_more_matters_come_as_one_scrolls(page, world, qtbot):
    with world.office.store.unit("test") as unit:
        for number in range(40):
            unit.papers.save(factories.motion(f"Antrag {number}", state=PaperState.SUBMITTED))
    page.reload()
    shown = len(page.matters.rows)
    bar = page.matters.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(page.matters.rows) > shown)


def test_a_task_without_a_motion_shows_its_reports(page, world):
    task = world.office.follow_ups.add("Rückmeldung des Jobcenters", due=date(2012, 9, 1))
    page.reload()
    page.open(task.id)
    assert ("report", task.id) in page.detail.action_buttons
    assert page.matters.rows[0].row.overdue


def test_a_motion_that_was_not_admitted_says_why(page, world):
    reason = "Keine Angelegenheit der Selbstverwaltung"
    refused = factories.motion("Außenpolitik", state=PaperState.REFUSED, refusal_reason=reason)
    with world.office.store.unit("test") as unit:
        unit.papers.save(refused)
    page.open(refused.id)
    words = [label.text() for label in page.detail.findChildren(QLabel)]
    assert f"Nicht zugelassen: {reason}" in words


@pytest.mark.parametrize(
    ("stands", "offered"),
    [(PaperState.SUBMITTED, False), (PaperState.REFUSED, False), (PaperState.ADMITTED, True)],
)
def test_papers_for_the_stadtrat_are_offered_once_a_motion_is_admitted(page, world, stands, offered):
    motion = factories.motion("Beratung", state=stands, refusal_reason="Kein Belang")
    with world.office.store.unit("test") as unit:
        unit.papers.save(motion)
    page.open(motion.id)
    kinds = (IssuedKind.COUNCIL_PAPER, IssuedKind.MAYOR_LETTER)
    assert [(kind.value, motion.id) in page.detail.action_buttons for kind in kinds] == [offered] * 2


def test_a_motion_that_was_not_admitted_is_not_heard_as_late(page, world):
    reason = "Keine Angelegenheit der Selbstverwaltung (§ 56 GemO)."
    refused = factories.motion("Außenpolitik", state=PaperState.REFUSED, refusal_reason=reason)
    with world.office.store.unit("test") as unit:
        unit.papers.save(refused)
    stops = world.office.tracking.story(refused.id).stops
    station = stations(stops, {}, {}, world.office.today)[0]
    assert station.spoken == "Eingang, Keine Angelegenheit der Selbstverwaltung (§ 56 GemO), nicht zugelassen"
    bare = Stop(StopKind.GUEST, StopState.MISSED)
    (station,) = stations((bare,), {}, {}, world.office.today)
    assert (station.sub, station.word) == ("abgesagt", "abgesagt")


def test_what_was_sent_on_is_told_with_the_day_to_ask_again(page, world, monkeypatch):
    terms = ExcerptTerms("Ada Ağırbaş", "Vorsitzende", "Ludwigshafen", date(2012, 6, 1), "Stadtrat")
    excerpt = world.office.excerpts.issue(world.item.id, terms, reason="Probe")
    page.reload()

    def later(dialog: DayDialog) -> None:
        assert dialog.day_field.value() == world.office.today + timedelta(weeks=4)
        dialog.day_field.set_value(date(2012, 9, 1))

    accept(monkeypatch, DayDialog, later)
    press(page, "remind", excerpt.id)
    words = [label.text() for label in page.detail.findChildren(QLabel)]
    assert f"Auszug {excerpt.number} vom 01.06.2012 an Stadtrat" in words
    chips = [one.accessibleName() for one in page.detail.findChildren(Chip)]
    assert "Wiedervorlage 01.09.2012" in chips
    press(page, "settle_reminder", excerpt.id)
    assert [one.reminder for one in world.office.forwarding.of_paper(world.paper.id)] == [None]


def test_a_matter_is_linked_to_an_initiative_and_leads_there(page, world, monkeypatch):
    nothing_yet = InitiativeDialog([], page)
    assert nothing_yet.complaint() == "Noch ist kein Vorhaben angelegt. Bitte zuerst unter „Vorhaben“ anlegen."
    plan = world.office.initiatives.add("Nationaler Integrationsplan")

    def fill(dialog: InitiativeDialog) -> None:
        dialog.relation_box.setCurrentIndex(dialog.relation_box.findText("ging aus dem Vorhaben hervor"))

    accept(monkeypatch, InitiativeDialog, fill)
    press(page, "link_initiative", world.paper.id)
    assert world.office.initiatives.detail(plan.id).initiative.later_paper_ids == (world.paper.id,)
    went = []
    page.navigate.connect(lambda noun, key: went.append((noun, key)))
    (link,) = [one for one in page.detail.findChildren(LinkLabel) if one.text() == "Nationaler Integrationsplan"]
    link.click()
    assert went == [("initiative", plan.id)]


def test_the_pane_of_a_matter_is_wide_enough_at_once_and_its_links_are_read_whole(page, world, qtbot):
    name = "Nationaler Integrationsplan und seine Umsetzung in allen Ortsbezirken der Stadt"
    plan = world.office.initiatives.add(name)
    world.office.initiatives.link(plan.id, Relation.RESTS_ON, paper_id=world.paper.id)
    page.detail.show_story(world.office.tracking.story(world.paper.id), world.office.today)
    needed = page.detail.widget().minimumSizeHint().width()
    assert needed > 100
    assert page.detail.minimumWidth() > needed
    (link,) = [one for one in page.detail.findChildren(LinkLabel) if one.text() == name]
    qtbot.waitUntil(lambda: link.height() > 2 * link.fontMetrics().height())
    assert any(", Ö\u00a0" in one.text() for one in page.detail.findChildren(QLabel))


def test_the_sentence_for_the_stadtrat_is_proposed_edited_and_stands_beside_that_of_the_beirat(
    page, world, monkeypatch
):
    council = world.stations()[1]
    resolution = world.office.tracking.matter(world.paper.id).stations[0].resolution
    with world.office.store.unit("worded") as unit:
        said = RichText.of("Dem Stadtrat wird empfohlen, die Charta anzunehmen.")
        point = Block((Run("Sie gilt überall."),), BlockKind.ITEM, ordered=True, first=True)
        said = RichText((*said.blocks, point))
        unit.resolutions.save(replace(resolution, text=said))
    page.reload()
    proposed = []

    def edit(dialog: CouncilWordingDialog) -> None:
        proposed.append([one.value().blocks[0].plain for one in (dialog.recommended_edit, dialog.asked_edit)])
        dialog.asked_edit.set_value(RichText.of("Der Stadtrat nimmt die «Charta» an."))

    accept(monkeypatch, CouncilWordingDialog, edit)
    press(page, "word_for_council", council.id)
    assert proposed == [["Dem Stadtrat wird empfohlen, die Charta anzunehmen.", "Der Stadtrat nimmt die Charta an."]]
    shown = [label.text() for label in page.detail.findChildren(QLabel)]
    assert "Dem Stadtrat wird empfohlen, die Charta anzunehmen.\n1. Sie gilt überall." in shown
    assert "Der Stadtrat nimmt die «Charta» an." in shown
    assert world.stations()[1].proposal == RichText.of("Der Stadtrat nimmt die «Charta» an.")


def test_what_cannot_be_turned_is_said_beside_the_wording_until_somebody_words_it(page, world, monkeypatch):
    with world.office.store.unit("worded") as unit:
        resolution = world.office.tracking.matter(world.paper.id).stations[0].resolution
        unit.resolutions.save(replace(resolution, text=RichText.of("Der Beirat hält Sprachkurse für nötig.")))
    page.reload()
    said = []

    def edit(dialog: CouncilWordingDialog) -> None:
        said.append(dialog.asked_field.warning_label.text())
        dialog.asked_edit.text_edit.selectAll()
        dialog.asked_edit.text_edit.insertPlainText("Der Stadtrat fördert Sprachkurse.")
        said.append(dialog.asked_field.warning_label.text())

    accept(monkeypatch, CouncilWordingDialog, edit)
    press(page, "word_for_council", world.stations()[1].id)
    assert "„Der Beirat hält Sprachkurse für nötig.“" in said[0]
    assert said[1] == ""


def test_who_moved_a_matter_and_its_other_number_are_read_whole_on_its_line(page, world):
    with world.office.store.unit("numbered") as unit:
        unit.papers.save(replace(unit.papers.get(world.paper.id), external_number="KSD 20264711 der Stadtverwaltung"))
    page.reload()
    (row,) = page.matters.rows
    (about,) = [label for label in row.findChildren(QLabel) if "KSD 20264711" in label.text()]
    flags = Qt.TextFlag.TextWordWrap
    needed = about.fontMetrics().boundingRect(0, 0, about.width(), 1000, flags, about.text())
    assert needed.width() <= about.width()
    assert needed.height() <= about.height()
    assert about.wordWrap()


@pytest.fixture
def later(world, page):
    """A second motion that cites the resolution on the first."""
    made = factories.motion("Noch einmal dazu", number="2012/09", dated=date(2012, 9, 4), state=PaperState.SUBMITTED)
    with world.office.store.unit("test") as unit:
        unit.papers.save(made)
        (resolution,) = unit.resolutions.where(paper_id=world.paper.id)
    world.office.citations.add(made.id, cited_resolution_id=resolution.id)
    page.reload()
    page.open(world.paper.id)
    return made


def test_what_cites_a_motion_is_proposed_and_joined_with_one_press(page, world, later):
    said = [label.text().replace("\u00a0", " ") for label in page.detail.findChildren(QLabel)]
    assert "Vorschlag: Antrag 2012/09 vom 04.09.2012 beruht auf Antrag 2012/07" in said
    assert len(page.matters.rows) == 2
    press(page, "join_with", f"{world.paper.id}:{later.id}")
    assert [row.row.paper_ids for row in page.matters.rows] == [(world.paper.id, later.id)]
    said = [label.text().replace("\u00a0", " ") for label in page.detail.findChildren(QLabel)]
    assert "Vorgang aus 2 Papieren" in said
    links = [link.text() for link in page.detail.findChildren(LinkLabel)]
    assert any("zitiert in Antrag 2012/09 vom 04.09.2012" in link for link in links)
    assert ("Antrag 2012/09", Stage.DONE) in [(label, stage) for label, stage, _sub in line(page)]


def test_a_matter_is_found_named_renamed_and_parted(page, world, later, monkeypatch):
    def find(dialog):
        dialog.search_edit.setText("Noch einmal")
        dialog.look()
        dialog.title_edit.setText("Zweimal dasselbe")

    accept(monkeypatch, JoinDialog, find)
    press(page, "join", world.paper.id)
    assert page.matters.rows[0].row.title == "Zweimal dasselbe"
    accept(monkeypatch, TitleDialog, lambda dialog: dialog.title_edit.setText("Ein Weg"))
    press(page, "rename", world.paper.id)
    assert page.matters.rows[0].row.title == "Ein Weg"
    page.open(later.id)
    assert page.matters.current_key in (world.paper.id, later.id)
    press(page, "part", later.id)
    assert len(page.matters.rows) == 2


def test_the_way_and_the_open_matters_are_printed(page, world, monkeypatch):
    printed = []
    monkeypatch.setattr(page.papers, "print", lambda papers, title: printed.append((title, papers[0].make()[:5])))
    monkeypatch.setattr(page.papers, "save", lambda papers: printed.append((papers[0].file_name, b"")))
    page.printing.way_action.trigger()
    page.printing.overview_action.trigger()
    page.printing.pdf_action.trigger()
    assert printed[:2] == [("Der Weg des Vorgangs", b"%PDF-"), ("Offene Vorgänge", b"%PDF-")]
    assert printed[2][0].startswith("Entwurf-Weg-des-Vorgangs")
    wanted = []
    page.publications_wanted.connect(lambda key, kind: wanted.append((key, kind)))
    page.printing.issue_action.trigger()
    assert wanted == [(world.paper.id, "matter")]


def _many(world, count: int, state: PaperState) -> None:
    """Newer motions, which stand before the one of the world."""
    with world.office.store.unit("test") as unit:
        for number in range(count):
            unit.papers.save(factories.motion(f"Antrag {number}", state=state, dated=date(2012, 9, 1)))


@pytest.mark.parametrize("others", [PaperState.SUBMITTED, PaperState.DONE])
def test_a_matter_far_down_is_opened_where_it_is_seen_and_chosen(page, world, qtbot, others):
    _many(world, 30, others)
    if others is PaperState.DONE:
        world.office.tracking.settle(world.paper.id)
    page.reload()
    page.filter.search_edit.setText("Antrag")  # what narrows the list must not hide what is asked for
    page.open(world.paper.id)
    page.focus_first()

    def seen_with_the_keyboard() -> bool:
        row = next(one for one in page.matters.rows if one.row.key == world.paper.id)
        return row.line.hasFocus() and not row.visibleRegion().isEmpty()

    qtbot.waitUntil(seen_with_the_keyboard)
    assert page.table.current_id == world.paper.id
    assert page.newer_button.isVisible()
    qtbot.mouseClick(page.newer_button, Qt.MouseButton.LeftButton)
    assert page.matters.rows[0].row.key != world.paper.id
    assert not page.newer_button.isVisible()


def test_lines_below_one_another_share_their_columns(page, world):
    _many(world, 1, PaperState.SUBMITTED)
    page.reload()
    short, long = sorted((one.line for one in page.matters.rows), key=lambda line: len(line.stations))
    assert len(short.stations) < len(long.stations)
    assert short.minimumSizeHint().width() == long.minimumSizeHint().width()


def test_the_board_has_a_column_for_each_that_is_waited_for_and_shows_the_chosen_beside(page, world, workplace, qtbot):
    _many(world, 2, PaperState.SUBMITTED)
    page.reload()
    qtbot.mouseClick(page.board_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [one.key for one in page.board.columns] == ["Beirat", "Stadtrat"])
    assert page.stack.currentWidget() is page.board
    own, council = page.board.columns
    assert {row.entry.title for row in own.entries.rows} == {"Antrag 0", "Antrag 1"}
    (waits,) = council.entries.rows
    assert waits.entry.id == world.paper.id
    qtbot.mouseClick(waits, Qt.MouseButton.LeftButton)
    assert any(record == world.paper.id for _action, record in page.detail.action_buttons)
    again = TrackingPage(workplace)
    qtbot.addWidget(again)
    assert again.stack.currentWidget() is again.board


def test_what_is_told_of_the_first_matter_comes_after_the_lines(world, workplace, qtbot):
    made = TrackingPage(workplace)
    qtbot.addWidget(made)
    assert made.matters.rows
    told = {label.text() for label in made.detail.findChildren(QLabel)}
    assert made.matters.rows[0].row.title not in told
    qtbot.waitUntil(
        lambda: made.matters.rows[0].row.title in {label.text() for label in made.detail.findChildren(QLabel)}
    )


def _printed(page, monkeypatch) -> str:
    """What comes out of the printer."""
    papers = []
    monkeypatch.setattr(page.papers, "print", lambda some, _title: papers.extend(some))
    assert page.print_action.shortcut().toString() == "Ctrl+P"
    page.print_action.trigger()
    return text_of(papers[0].make())


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("lines", ("1. Station", "Eingang", "jetzt")),
        ("list", ("Nummer", "wartet auf", "Antrag 11")),
        ("board", ("wartet auf Beirat · 12 Vorgänge", "wartet auf Stadtrat · 1 Vorgang")),
    ],
)
def test_each_view_is_printed_whole_and_not_as_far_as_scrolled(page, world, monkeypatch, qtbot, view, words):
    _many(world, 12, PaperState.SUBMITTED)
    page.reload()
    page._switch(view)
    text = _printed(page, monkeypatch)
    for said in (*words, *(f"Antrag {number}" for number in range(12))):
        assert said in text


def test_a_narrowed_selection_says_so_on_paper(page, world, monkeypatch, qtbot):
    _many(world, 3, PaperState.SUBMITTED)
    page.filter.search_edit.setText("Antrag")
    text = " ".join(_printed(page, monkeypatch).split())
    assert "Suche „Antrag“" in text


def test_lines_and_list_are_grouped_by_who_must_act(page, world, workplace, qtbot):
    _many(world, 12, PaperState.SUBMITTED)
    page.reload()
    qtbot.mouseClick(page.group_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.matters.group_labels))
    assert page.matters.group_labels[0].text() == "wartet auf Beirat · 12 Vorgänge"
    while len(page.matters.rows) < 13:
        page.matters.more_wanted.emit()
    assert [one.text() for one in page.matters.group_labels][1:] == ["wartet auf Stadtrat · 1 Vorgang"]
    assert [row.row.waits_for for row in page.matters.rows] == [*["Beirat"] * 12, "Stadtrat"]
    again = TrackingPage(workplace)
    qtbot.addWidget(again)
    assert again.group_button.isChecked()
    qtbot.waitUntil(lambda: bool(again.matters.group_labels))
    qtbot.mouseClick(again.group_button, Qt.MouseButton.LeftButton)
    assert again.matters.group_labels == []


def test_columns_of_the_list_give_way_before_it_scrolls_sideways(page, world, qtbot):
    with world.office.store.unit("test") as unit:
        (station,) = unit.consultations.where(paper_id=world.paper.id)[-1:]
        committee = unit.committees.get(station.committee_id)
        unit.committees.save(replace(committee, short_name="Grundstücksausschuss", name="Grundstücksausschuss"))
    page.reload()
    page.list_button.click()
    table = page.table
    last = table.model().columnCount() - 1
    for wide, hidden in ((860, True), (1900, False), (860, True)):
        page.resize(wide, 760)
        qtbot.waitUntil(lambda hidden=hidden: table.isColumnHidden(last) is hidden)
        qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)


def test_a_tall_list_brings_what_it_has_room_for_and_the_rest_on_the_way_down(page, world, qtbot):
    for number in range(3 * PAGE):
        paper = world.office.papers.add(PaperType.MOTION, f"Antrag {number}", proposal=RichText.of("Der Beirat."))
        world.office.papers.submit(paper.id, reason="eilt")
    page.filter.changed.emit()
    qtbot.mouseClick(page.list_button, Qt.MouseButton.LeftButton)
    bar = page.table.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert PAGE < page.model.rowCount() < 3 * PAGE
    before = page.model.rowCount()
    page.resize(1200, 1400)
    qtbot.waitUntil(lambda: page.model.rowCount() > before)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: page.model.rowCount() == 3 * PAGE + 1)


def test_the_lines_are_a_list_of_matters_to_a_reader(page, qtbot):
    speaking.install()
    qtbot.waitUntil(lambda: bool(page.matters.rows))
    row = QAccessible.queryAccessibleInterface(page.matters.rows[0])
    assert row.role() == QAccessible.Role.ListItem
    assert row.parent().role() == QAccessible.Role.List


def test_each_list_that_is_empty_says_what_would_stand_there(workplace, qtbot):
    page = TrackingPage(workplace)
    qtbot.addWidget(page)
    page.show()
    for key, said in (
        ("open", "Hier steht gerade nichts"),
        ("overdue", "Nichts ist überfällig"),
        ("done", "Noch nichts ist erledigt"),
        ("all", "Hier steht gerade nichts"),
    ):
        page.tabs.choose(key)
        assert page.stack.currentWidget() is page.empty
        assert said in [label.text() for label in page.empty.findChildren(QLabel)]


def test_what_has_no_number_is_called_the_same_on_every_screen(page, world):
    bare = factories.motion("Ohne", state=PaperState.SUBMITTED)
    with world.office.store.unit("test") as unit:
        unit.papers.save(bare)
    page.open(bare.id)
    row = next(one.row for one in page.matters.rows if one.row.key == bare.id)
    (listed,) = world.office.papers.rows([bare.id])
    told = (matter_table.COLUMNS[0].text(matter_table.ListRow(row.key, row)), list_view.COLUMNS[0].text(listed))
    assert {*told, called(row)} == {"ohne Nummer"}
    assert "ohne Nummer" in [label.text() for label in page.detail.findChildren(QLabel)]
    assert called(row._replace(is_paper=False)) == "Aufgabe"
