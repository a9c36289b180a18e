"""Windows that find a resolution or paper: without one they say so, and their button does not lead on."""

from PySide6.QtCore import QSize

from beirat_desktop.desktop.initiatives.dialogs import WorkDialog
from beirat_desktop.desktop.papers.source_dialog import SourceQuestion
from beirat_desktop.desktop.theme import px
from beirat_desktop.domain.initiatives import Relation
from tests import drawn


def test_nothing_can_be_linked_where_nothing_was_found(theme, qtbot) -> None:
    dialog = WorkDialog(Relation.RESTS_ON, lambda _words: (), lambda _work: "")
    qtbot.addWidget(dialog)
    assert not dialog.go_button.isEnabled()
    assert not dialog.nothing_label.isHidden()


def test_nothing_can_be_cited_until_another_source_is_named(theme, qtbot) -> None:
    dialog = SourceQuestion(lambda _words, **_quoted: ())
    qtbot.addWidget(dialog)
    assert not dialog.go_button.isEnabled()
    assert not dialog.nothing_label.isHidden()
    dialog.source_edit.setText("Nationaler Integrationsplan, 2007")
    dialog.tabs.setCurrentIndex(1)
    assert dialog.go_button.isEnabled()
    dialog.source_edit.clear()
    assert not dialog.go_button.isEnabled()


def test_only_what_is_found_and_its_words_scroll_on_a_low_screen(theme, qtbot, monkeypatch) -> None:
    dialog = SourceQuestion(lambda _words, **_quoted: ())
    qtbot.addWidget(dialog)
    monkeypatch.setattr(dialog, "room", lambda: QSize(1280, 560))
    dialog.show()
    qtbot.waitUntil(lambda: dialog.height() <= 560 and not dialog.body.verticalScrollBar().isVisible())
    assert dialog.words_view.height() >= px(48)
    assert dialog.quote_edit.mapTo(dialog, dialog.quote_edit.rect().bottomLeft()).y() < dialog.buttons.y()


def test_what_says_that_nothing_was_found_lies_over_nothing(theme, qtbot, monkeypatch) -> None:
    theme.set_percent(200)
    dialog = SourceQuestion(lambda _words, **_quoted: ())
    qtbot.addWidget(dialog)
    monkeypatch.setattr(dialog, "room", lambda: QSize(1280, 680))
    dialog.show()
    qtbot.waitUntil(lambda: dialog.height() <= 680)
    qtbot.waitUntil(lambda: list(drawn.misplaced(dialog)) == [])
    assert list(drawn.cut(drawn.words(dialog))) == []
