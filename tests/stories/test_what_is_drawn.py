"""Every word that a screen draws is read: whole or told by a tip, over no other, and well apart from its ground.

Asked of every screen where most goes wrong: with the largest letters on the smallest screen, and in the dark.
"""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import Scheme
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.domain.users import Desk
from beirat_desktop.screens import screens, settle
from tests import drawn


def unread(window: QWidget, least: float) -> list[str]:
    found = drawn.words(window)
    assert len(found) > 3
    faults = [*drawn.cut(found), *drawn.over_one_another(found), *drawn.faint(found, window.grab().toImage(), least)]
    torn = [f"may be torn: {one!r}" for one in broken_texts(window) if one != unbroken_numbers(one)]
    return sorted({*faults, *torn, *drawn.misplaced(window)})


def broken_texts(window: QWidget) -> list[str]:
    """The words of labels of several lines, but for a tip that is just shown."""
    labels = [one for one in window.findChildren(QLabel) if one.isVisible() and one.wordWrap() and not one.isWindow()]
    return [one.text() for one in labels]


def test_what_cannot_be_read_is_found(theme, qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(400, 200)
    labels = [QLabel(words, holder) for words in ("Sitzung", "Antrag", "Beschluss", "Niederschrift", "Frist")]
    for number, label in enumerate(labels):
        label.setGeometry(10, 10 + 30 * number, 120, 24)
    holder.show()
    qtbot.waitExposed(holder)
    assert unread(holder, 4.5) == []
    short, faint, over, low, outside = labels
    short.resize(20, 24)
    faint.setStyleSheet("color: #999999")
    over.move(14, 42)
    low.resize(120, 6)
    outside.move(390, 130)
    number = QLabel("Nach § 34", holder)
    number.setWordWrap(True)
    number.show()
    said = unread(holder, 4.5)
    assert [one for one in said if one.startswith("cut at the side: 'Sitzung'")]
    assert [one for one in said if "for 'Antrag'" in one]
    assert [one for one in said if "'Beschluss'" in one and " over " in one and "'Antrag'" in one]
    assert [one for one in said if one.startswith("cut above or below: 'Niederschrift'")]
    assert [one for one in said if one.startswith("cut at the side: 'Frist'")]
    assert [one for one in said if one == "may be torn: 'Nach § 34'"]
    inner = QVBoxLayout(holder)
    inner.addWidget(QLabel("Beirat", holder))
    assert not [one for one in unread(holder, 4.5) if one.startswith("beyond its edge")]


@pytest.mark.parametrize(
    ("desk", "percent", "scheme", "size"),
    [(Desk.OFFICE, 200, Scheme.CONTRAST, (1280, 720)), (Desk.CHAIR, 150, Scheme.DARK, (1440, 900))],
)
def test_every_word_of_every_screen_is_read(program, theme, desk, percent, scheme, size):
    if desk is not Desk.OFFICE:
        users = program.office.users
        users.choose(next(user for user in users.all() if user.desk is desk).id)
        program.change_user()
    theme.set_percent(percent)
    theme.set_scheme(scheme)
    program.window.resize(*size)
    settle(program)
    found = {}
    for name in screens(program):
        settle(program)  # lists in lists are laid out one after the other
        settle(program)
        if faults := unread(program.window, 7 if scheme is Scheme.CONTRAST else 4.5):
            found[name] = faults
    assert program.window.size().toTuple() == size
    assert found == {}
