"""The small picture beside words."""

from beirat_desktop.desktop.theme import Scheme, px, tokens
from beirat_desktop.desktop.widgets.sign import Sign


def test_a_sign_follows_light_dark_and_the_size_of_letters(theme, qtbot):
    sign = Sign("circle-check", "green")
    qtbot.addWidget(sign)
    sign.show()
    inks = {}
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        theme.set_scheme(scheme)
        picture = sign.grab().toImage()
        inks[scheme] = {
            picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())
        }
        assert tokens().green in inks[scheme]
    assert inks[Scheme.DARK] != inks[Scheme.LIGHT]
    theme.set_percent(200)
    assert sign.sizeHint().width() == px(16) == sign.minimumSizeHint().height()
