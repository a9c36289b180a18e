"""From a matter to its paper for the Stadtrat, and from a meeting to its papers."""

import pytest
from PySide6.QtWidgets import QApplication

from beirat_desktop.desktop.publications.tab import PublicationsTab
from beirat_desktop.desktop.publications.window import PaperWindow
from beirat_desktop.domain.archive import IssuedKind
from tests.documents.reading import text_of
from tests.stories.test_every_place import nameless


@pytest.fixture
def motion(program):
    with program.office.store.reading() as unit:
        return unit.papers.where(external_number="20113004")[0]


def the_window(program):
    window = QApplication.activeModalWidget()
    assert isinstance(window, PaperWindow)
    return window


def test_a_matter_leads_to_its_paper_for_the_stadtrat(program, motion, qtbot):
    program.window.navigate("matter", motion.id)
    page = program.window.current_page
    qtbot.waitUntil(lambda: ("council_paper", motion.id) in page.detail.action_buttons, timeout=3000)
    page.detail.action_buttons["council_paper", motion.id].click()
    window = the_window(program)
    qtbot.waitUntil(lambda: b"%PDF" in window.panel.preview.pdf)
    assert "20113004" in text_of(window.panel.preview.pdf)
    assert nameless(window) == []
    window.close()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("public", IssuedKind.MOTION),
        ("council", IssuedKind.COUNCIL_PAPER),
        ("mayor", IssuedKind.MAYOR_LETTER),
    ],
)
def test_a_motion_leads_to_its_papers(program, motion, qtbot, name, kind):
    program.window.navigate("paper", motion.id)
    program.window.current_page.menu_actions[name].trigger()
    window = the_window(program)
    assert window.panel.kinds.current_id == kind
    qtbot.waitUntil(lambda: b"%PDF" in window.panel.preview.pdf)
    window.close()


def test_every_paper_of_a_closed_meeting_can_be_seen(program, qtbot):
    with program.office.store.reading() as unit:
        held = next(m for m in unit.meetings.all() if m.number == 10 and m.invitation_sent_on)
    program.window.go("meetings", f"{held.id}:publications")
    tab = next(iter(program.window.current_page.findChildren(PublicationsTab)))
    assert nameless(program.window) == []
    seen: list[bytes] = []
    for row in tab.kinds.rows:
        row.click()
        qtbot.waitUntil(lambda: b"%PDF" in tab.preview.pdf and tab.preview.pdf not in seen)
        seen.append(tab.preview.pdf)
    assert len(seen) == 6
