"""A motion is written on one PC, mailed as a PDF, and dropped on another."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from beirat_desktop.desktop.dropping import DropSheet
from beirat_desktop.domain.papers import SECTIONS, PaperState, PaperType, Target
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run
from beirat_desktop.usecases.record.record import create_shared
from beirat_desktop.usecases.submissions.submissions import Standing
from tests import factories
from tests.conftest import NOW

RATIONALE = RichText(
    (
        Block((Run("Herr "), Run("Ağırbaş", bold=True), Run(" und Frau Олена Іваненко schreiben:"))),
        Block((Run("„Städte und Gemeinden sind Orte des Zusammenlebens …“"),), quote=1),
        Block((Run("erstens"),), BlockKind.ITEM, ordered=True, start=4, first=True),
        Block((Run("darunter "), Run("kursiv", italic=True)), BlockKind.ITEM, level=2, first=True),
        Block((Run("zweitens, siehe "), Run("Quelle", link="https://example.org/a?b=c"))),
    )
)


def furnish(office):
    """Each PC has the town's committees and people in its own record, under ids of its own."""
    committee = replace(factories.BEIRAT, id=office.store.user + "-beirat")
    faction = replace(factories.SPD, committee_id=committee.id, id=office.store.user + "-spd")
    chair = factories.person("Ağırbaş", "Łukasz", form_of_address="Herr")
    membership = replace(
        factories.membership(chair, faction_chair=True), committee_id=committee.id, faction_id=faction.id
    )
    meeting = replace(factories.meeting(datetime(2012, 5, 24, 17)), committee_id=committee.id)
    with office.store.unit("test") as unit:
        unit.bodies.save(factories.BODY)
        unit.terms.save(factories.TERM)
        unit.committees.save(committee)
        unit.factions.save(faction)
        unit.persons.save(chair)
        unit.memberships.save(membership)
        unit.meetings.save(meeting)
    return faction, chair, meeting


@pytest.fixture
def two_records(tmp_path):
    made = [create_shared(tmp_path / f"{name}.db", user=name) for name in ("fraktion", "amt")]
    for office in made:
        office.store.now = lambda: NOW
    yield made
    for office in made:
        office.close()


def test_it_arrives_complete(two_records, tmp_path):
    theirs, ours = two_records
    faction, signer, meeting = furnish(theirs)
    our_faction, our_signer, our_meeting = furnish(ours)
    paper = theirs.papers.add(
        title="Beratung zu „strategischen“ Konzepten – Άθήνα, Şişli, Київ",
        faction_id=faction.id,
        signer_id=signer.id,
        meeting_id=meeting.id,
        target=Target.COUNCIL,
        guest_topic="Leitbilder",
        guest_meeting_id=meeting.id,
        proposal=RichText.of("Der Beirat empfiehlt dem Stadtrat …"),
        explanation=RichText.of("Erläuterung mit «Zitat»"),
        rationale=RATIONALE,
        financial_impact=RichText.of("Etwa 4.000 Euro aus dem Haushalt 2013"),
        responsible="Bereich Jugend und Bildung",
        note="bleibt hier",
    )
    files = {"Übersicht Ş.csv": b"a;b\n", "Karte.bin": bytes(range(256)) * 40}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        theirs.attachments.set_public(theirs.attachments.add(tmp_path / name, paper_id=paper.id).id, True)
    theirs.papers.submit(paper.id, reason="Prüfung")
    mailed = tmp_path / "Antrag.pdf"
    theirs.paper_letters.save_pdf(paper.id, mailed)

    arrival = ours.submissions.look_into(mailed.read_bytes(), mailed.name)
    assert (arrival.standing, arrival.findings) == (Standing.NEW, ())
    assert (arrival.faction, arrival.meeting) == (our_faction, our_meeting)
    came = ours.submissions.accept(arrival, faction_id=our_faction.id, meeting_id=our_meeting.id)

    sent = theirs.papers.get(paper.id)
    for name in ("id", "title", "paper_type", "dated", "target", "guest_topic", "responsible", *SECTIONS):
        assert getattr(came, name) == getattr(sent, name), name
    assert (came.paper_type, came.state, came.note) == (PaperType.MOTION, PaperState.SUBMITTED, "")
    assert (came.faction_id, came.signer_id) == (our_faction.id, our_signer.id)
    assert (came.meeting_id, came.guest_meeting_id) == (our_meeting.id, our_meeting.id)
    kept = ours.attachments.of(paper_id=came.id)
    assert {file.file_name: ours.attachments.content(file.id) for file in kept if file.public} == files
    original = next(file for file in kept if not file.public)
    assert ours.attachments.content(original.id) == mailed.read_bytes()
    # What came can go on: its own letter says the same.
    assert ours.papers.detail(came.id).faction == our_faction

    theirs.papers.edit(paper.id, title="Beratung, zweite Fassung")
    theirs.paper_letters.save_pdf(paper.id, mailed)
    again = ours.submissions.look_into(mailed.read_bytes(), mailed.name)
    assert (again.standing, list(again.changes)) == (Standing.NEWER, ["title"])
    assert ours.submissions.accept(again).title == "Beratung, zweite Fassung"


def test_it_is_dropped_on_the_window(program, tmp_path, qtbot):
    """The mouse carries the file over a text field, the window takes it, asks, and shows the motion."""
    office, window = program.office, program.window
    sample = next(key for key in office.papers.ids() if office.papers.get(key).number)
    mailed = tmp_path / "Antrag.pdf"
    office.paper_letters.save_pdf(sample, mailed)
    window.go("papers", sample)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(mailed))])
    drag = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window.windowHandle(), QDragEnterEvent(QPoint(400, 400), *drag))
    sheet = window.findChild(DropSheet)
    assert sheet.isVisible()
    asked = []

    def look():
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(5, look)
        else:
            asked.append(dialog.go_button.text())
            dialog.go_button.click()

    window.go("overview")
    QTimer.singleShot(0, look)
    QApplication.sendEvent(sheet, QDropEvent(QPointF(100, 400), *drag))
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["Zum Antrag"]
    qtbot.waitUntil(lambda: window.current_page is window.page("papers"))
    assert not sheet.isVisible()
