from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.table import Table
from tests import drawn


def test_what_an_empty_list_offers_is_seen_whole_before_its_sign_is(theme, qtbot) -> None:
    theme.set_percent(200)
    holder = QWidget()
    qtbot.addWidget(holder)
    empty = EmptyState("Noch keine Mitglieder", "Einzeln aufnehmen oder eine Liste einfügen.", "users")
    button = empty.add_button("+ Mitglied", lambda: None)
    model = RowsModel((Column("Name", str, stretch=True),), holder)
    table = Table(model, "Mitglieder", empty=empty, parent=holder)
    QVBoxLayout(holder).addWidget(table)
    model.show([])
    holder.resize(800, 900)
    holder.show()
    qtbot.waitUntil(lambda: empty._sign.isVisible() and button.height() >= button.sizeHint().height())
    holder.resize(800, 1)
    qtbot.waitUntil(lambda: not empty._sign.isVisible())
    qtbot.waitUntil(lambda: holder.height() == holder.minimumSizeHint().height())
    assert list(drawn.cut(drawn.words(holder))) == []
    for one in holder.findChildren(QPushButton):
        assert one.height() >= one.sizeHint().height()
    holder.resize(800, 900)
    qtbot.waitUntil(empty._sign.isVisible)


def test_words_that_come_later_are_seen_whole_too(theme, qtbot) -> None:
    theme.set_percent(200)
    holder = QWidget()
    qtbot.addWidget(holder)
    empty = EmptyState("", "", "flag")
    model = RowsModel((Column("Name", str, stretch=True),), holder)
    table = Table(model, "Vorhaben", empty=empty, parent=holder)
    QVBoxLayout(holder).addWidget(table)
    model.show([])
    holder.resize(800, 260)
    holder.show()
    qtbot.waitUntil(empty._sign.isVisible)
    empty.say("Noch kein Vorhaben", "Hier stehen Programme und Veranstaltungen: wer beteiligt ist, was daraus wurde.")
    qtbot.waitUntil(lambda: not empty._sign.isVisible())
    qtbot.waitUntil(lambda: list(drawn.cut(drawn.words(holder))) == [])
