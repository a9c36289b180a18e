"""The papers of one motion, in a window of their own."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from beirat_desktop.desktop.header import ActionButton
from beirat_desktop.desktop.publications.window import PaperWindow
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.consultations import Consultation, Outcome
from beirat_desktop.domain.papers import Target
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from tests import factories
from tests.desktop.boxes import answer
from tests.desktop.widgets.test_accessible import unnamed
from tests.documents.reading import text_of
from tests.usecases.live_world import build


@pytest.fixture
def world(office):
    return build(office, target=Target.COUNCIL)


@pytest.fixture
def window(world, workplace, theme, qtbot):
    made = PaperWindow(workplace)
    qtbot.addWidget(made)
    made.show_record(world.paper.id, IssuedKind.MAYOR_LETTER)
    made.open()
    # The window deletes itself when it is closed; the test closes it.
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.waitExposed(made)
    return made


def test_it_begins_with_the_paper_that_was_asked_for(window, qtbot):
    assert window.windowTitle() == "Schriftstücke zu Antrag 2012/07"
    assert window.panel.kinds.current_id == IssuedKind.MAYOR_LETTER
    qtbot.waitUntil(lambda: b"%PDF" in window.panel.preview.pdf)
    assert "§ 56" in text_of(window.panel.preview.pdf)
    assert unnamed(window) == []


def test_without_a_resolution_it_says_what_is_missing_and_with_one_it_is_kept(window, world, qtbot):
    sentences = []

    def try_it(dialog):
        dialog.go_button.click()
        sentences.append(dialog.error_label.text())
        dialog.reject()

    answer(try_it)
    window.panel.issue_action.trigger()
    assert "hat der Beirat noch nichts beschlossen" in sentences[0]
    with world.office.store.unit("resolved") as unit:
        unit.resolutions.save(
            Resolution(
                factories.BEIRAT.id,
                date(2012, 5, 24),
                RichText.of("Dem Stadtrat wird empfohlen, zu beraten."),
                Outcome.RECOMMENDED,
                agenda_item_id=world.item.id,
                paper_id=world.paper.id,
            )
        )
        unit.consultations.save(Consultation(world.paper.id, factories.COUNCIL.id, 1))
    answer(lambda dialog: dialog.go_button.click())
    window.panel.issue_action.trigger()
    (kept,) = world.office.archive.issues("papers", world.paper.id)
    assert (kept.kind, kept.recipient) == (IssuedKind.MAYOR_LETTER, "Oberbürgermeister")
    assert window.banner.isVisible()


def test_the_letter_under_56_is_called_after_who_holds_the_office(window, world):
    titles = lambda: [row.entry.title for row in window.panel.kinds.rows]  # noqa: E731
    assert "Schreiben an den Oberbürgermeister" in titles()
    world.office.committees.edit_body(mayor="Oberbürgermeisterin Ada Muster")
    window.panel.reload()
    assert "Schreiben an die Oberbürgermeisterin" in titles()
    assert window.panel.version_label.text().startswith("Geht nur an die Oberbürgermeisterin.")
    listed = window.panel.listed()
    assert "Schreiben an die Oberbürgermeisterin" in [listed.columns[0][0].text(line) for line in listed.rows()]
    offered = []

    def look(dialog) -> None:
        offered.append(dialog.recipient_box.currentText())
        dialog.reject()

    answer(look)
    window.panel.issue_action.trigger()
    assert offered == ["Oberbürgermeisterin"]


def test_a_remembered_office_is_that_of_who_holds_it_now_and_a_name_stays(window, world, workplace):
    world.office.committees.edit_body(mayor="Oberbürgermeisterin Ada Muster")
    offered = []

    def look(dialog) -> None:
        offered.append(dialog.recipient_box.currentText())
        dialog.reject()

    for remembered in ("Oberbürgermeister", "Herrn Oberbürgermeister Muster"):
        workplace.state.set_text(f"publications/{IssuedKind.MAYOR_LETTER}/recipient", remembered)
        answer(look)
        window.panel.issue_action.trigger()
    assert offered == ["Oberbürgermeisterin", "Herrn Oberbürgermeister Muster"]


def test_escape_closes_it_and_its_size_is_remembered(window, workplace, qtbot):
    window.resize(760, 650)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    again = PaperWindow(workplace)
    qtbot.addWidget(again)
    assert again.width() == 760


def test_at_twice_the_size_of_the_text_it_is_no_wider_than_a_small_screen(workplace, world, theme, qtbot):
    theme.set_percent(200)
    made = PaperWindow(workplace)
    qtbot.addWidget(made)
    made.show_record(world.paper.id, IssuedKind.MAYOR_LETTER)
    made.open()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.waitExposed(made)
    assert made.width() <= made.screen().availableGeometry().width()
    assert made.panel.issue_action.isEnabled()
    buttons = [one for one in made.findChildren(ActionButton) if one.isVisible()]
    assert buttons
    for button in (*buttons, made.close_button):
        assert not button.visibleRegion().isEmpty()
        assert button.width() >= button.minimumSizeHint().width(), button.text()
