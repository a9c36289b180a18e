"""The page of initiatives in a window that is shown."""

import pytest

from beirat_desktop.desktop.initiatives.page import InitiativesPage


@pytest.fixture
def page(workplace, theme, qtbot):
    made = InitiativesPage(workplace)
    qtbot.addWidget(made)
    made.navigate.connect(lambda noun, key: made.open(key) if noun in ("initiative", "initiatives") else None)
    made.resize(1240, 800)
    made.show()
    qtbot.waitExposed(made)
    made.open("")
    return made
