"""How the program looks: named colours, three text sizes, light and dark, switchable while it runs."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from beirat_desktop.paths import resources

SMALL, BODY, LARGE = 13, 14, 19
"""The three text sizes in pixels at 100 %."""
GAP, MARGIN = 16, 24
"""Space between cards and around a page, in pixels."""
MIN_PERCENT, MAX_PERCENT = 100, 200
TYPING_MS = 1_000
"""So long after a letter the next one goes on with the word looked for in a list; the 400 of Qt are for fast hands."""
FAMILY = "Inter"
_FONTS = ("Inter-Regular.ttf", "Inter-SemiBold.ttf")
_OTHER_SCRIPTS = ("Noto", "Droid", "LiberationSans-Regular")


class Scheme(StrEnum):
    """Light, dark, or whatever the desktop says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    """Light or dark as the desktop says, with the strongest contrast."""


class Tone(StrEnum):
    """What a colour means; a word always stands beside it."""

    NEUTRAL = "neutral"
    GREEN = "green"
    BLUE = "blue"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme by what they are for."""

    surface: str
    side: str
    card: str
    band: str
    line: str
    field_line: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    hover: str
    track: str
    green: str
    green_soft: str
    blue: str
    blue_soft: str
    amber: str
    amber_soft: str
    red: str
    red_soft: str
    neutral: str
    neutral_soft: str

    def color(self, name: str) -> QColor:
        """A token as a colour."""
        return QColor(getattr(self, name))

    def tone(self, tone: Tone) -> tuple[QColor, QColor]:
        """Foreground and soft background of a meaning."""
        return self.color(tone.value), self.color(f"{tone.value}_soft")


LIGHT = Tokens(
    surface="#f3f4f6",
    side="#fbfbfc",
    card="#ffffff",
    band="#f8f9fa",
    line="#dfe3e8",
    field_line="#7b8591",
    text="#1a2430",
    muted="#55606d",
    accent="#0b5a8a",
    accent_hover="#094a72",
    on_accent="#ffffff",
    accent_soft="#e1eff7",
    hover="#eef1f4",
    track="#87919d",
    green="#17693f",
    green_soft="#e1f3e8",
    blue="#0b5a8a",
    blue_soft="#e1eff7",
    amber="#7d4f00",
    amber_soft="#fdefd3",
    red="#a01c1c",
    red_soft="#fce4e4",
    neutral="#46515e",
    neutral_soft="#e9edf1",
)
DARK = Tokens(
    surface="#15181c",
    side="#191d22",
    card="#1e2328",
    band="#232930",
    line="#363e47",
    field_line="#75808c",
    text="#e7eaed",
    muted="#aab3bd",
    accent="#6cb8e6",
    accent_hover="#8ac8ed",
    on_accent="#08202f",
    accent_soft="#17394f",
    hover="#282f36",
    track="#75808c",
    green="#7ed3a2",
    green_soft="#173a28",
    blue="#86c5ec",
    blue_soft="#17394f",
    amber="#edbc62",
    amber_soft="#43320f",
    red="#f59a94",
    red_soft="#4d2020",
    neutral="#c3cad2",
    neutral_soft="#303840",
)
LIGHT_STRONG = replace(
    LIGHT,
    surface="#ffffff",
    side="#fefefe",
    card="#ffffff",
    band="#f4f4f4",
    line="#595959",
    field_line="#000000",
    text="#000000",
    muted="#262626",
    accent="#00305c",
    accent_hover="#001f3d",
    accent_soft="#d3e6f7",
    hover="#e8e8e8",
    track="#595959",
    green="#00401e",
    green_soft="#e3f6ea",
    blue="#00305c",
    blue_soft="#e3eef9",
    amber="#4a2d00",
    amber_soft="#fff2da",
    red="#740000",
    red_soft="#ffe9e9",
    neutral="#1f1f1f",
    neutral_soft="#f0f0f0",
)
"""For whoever asks for more contrast: every text at least 7 : 1, every edge 4.5 : 1."""
DARK_STRONG = replace(
    DARK,
    surface="#000000",
    side="#040404",
    card="#000000",
    band="#101010",
    line="#a6a6a6",
    field_line="#ffffff",
    text="#ffffff",
    muted="#e4e4e4",
    accent="#8fd3ff",
    accent_hover="#b8e3ff",
    on_accent="#00121f",
    accent_soft="#06263a",
    hover="#1d1d1d",
    track="#a6a6a6",
    green="#9ff0c0",
    green_soft="#06220f",
    blue="#a9dcff",
    blue_soft="#06263a",
    amber="#ffd88a",
    amber_soft="#2b1d00",
    red="#ffbdb8",
    red_soft="#330a0a",
    neutral="#ededed",
    neutral_soft="#1a1a1a",
)
PALETTES = (LIGHT, DARK, LIGHT_STRONG, DARK_STRONG)


_BY_SURFACE = {one.surface: one for one in PALETTES}


def tokens() -> Tokens:
    """The colours in force, read from the application's palette so that every widget agrees with it."""
    window = QApplication.palette().color(QPalette.ColorRole.Window)
    known = _BY_SURFACE.get(window.name())
    return known if known is not None else DARK if window.lightness() < 128 else LIGHT


def strong() -> bool:
    """Whether the colours of the strongest contrast are in force: fills then have an edge."""
    return tokens() in (LIGHT_STRONG, DARK_STRONG)


def px(pixels: float) -> int:
    """A length that grows with the text."""
    return round(pixels * factor())


def factor() -> float:
    """How much larger than 100 % the text is."""
    size = QApplication.font().pixelSize()
    return size / BODY if size > 0 else 1.0


def font(size: int = BODY, *, semibold: bool = False, tabular: bool = False) -> QFont:
    """The screen's typeface in one of the three sizes."""
    made = QFont(QApplication.font())
    made.setPixelSize(px(size))
    if semibold:
        made.setWeight(QFont.Weight.DemiBold)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def other_scripts() -> list[Path]:
    """The files of the faces in which the papers print the letters of other scripts."""
    return sorted(file for file in (resources() / "fonts").iterdir() if file.name.startswith(_OTHER_SCRIPTS))


def add_other_scripts() -> None:
    """Let the screen have those faces where the system has none for such a letter.

    Asked for once the window is painted and before the record is shown: what was laid out before keeps its boxes. Qt
    looks at the faces of the system too; ours stay in their files until one of their letters is drawn.
    """
    for file in other_scripts():
        QFontDatabase.addApplicationFont(str(file))


class Theme(QObject):
    """Gives the application its palette, style sheet and typeface, and changes them while it runs.

    Signals:
        changed: colours or sizes are others now.
    """

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = Scheme.SYSTEM, percent: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self.scheme = scheme
        self.percent = _within(percent)
        app.setStyle("Fusion")
        app.setKeyboardInputInterval(TYPING_MS)
        for name in _FONTS:
            QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))
        self._template = Template((resources() / "style" / "beirat.qss").read_text(encoding="utf-8"))
        self._style_hints = app.styleHints()  # PySide lets go of what it led to with it
        self._hints = self._style_hints.accessibility()
        self._apply()
        self._style_hints.colorSchemeChanged.connect(self._on_system_scheme)
        self._hints.contrastPreferenceChanged.connect(self._on_system_scheme)

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in force."""
        if self.scheme in (Scheme.SYSTEM, Scheme.CONTRAST):
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.scheme is Scheme.DARK

    @property
    def strong(self) -> bool:
        """Whether the strongest contrast is wanted, here or by the desktop."""
        if self.scheme is Scheme.CONTRAST:
            return True
        return self._hints.contrastPreference() is Qt.ContrastPreference.HighContrast

    @property
    def colours(self) -> Tokens:
        """The colours that go with what is wanted."""
        if self.strong:
            return DARK_STRONG if self.dark else LIGHT_STRONG
        return DARK if self.dark else LIGHT

    def set_scheme(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._apply()
        self.changed.emit()

    def set_percent(self, percent: int) -> None:
        self.percent = _within(percent)
        self._apply()
        self.changed.emit()

    def _on_system_scheme(self) -> None:
        # Setting a scheme of our own is told here too, and is in force already.
        if tokens() != self.colours:
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        # Given a second sheet, Qt polishes what every widget holds once more for each widget around it. Without one
        # in between, it goes through all of them once for the old and once for the new.
        held = [(window, window.focusWidget()) for window in self._app.topLevelWidgets() if window.isVisible()]
        self._app.setStyleSheet("")
        wanted = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}
        hints = self._app.styleHints()
        if self.scheme in wanted:
            hints.setColorScheme(wanted[self.scheme])
        else:
            hints.unsetColorScheme()
        colours = self.colours
        self._app.setPalette(_palette(colours))
        screen = QFont(FAMILY)
        screen.setPixelSize(round(BODY * self.percent / 100))
        self._app.setFont(screen)
        self._app.setStyleSheet(self._sheet(colours))
        for window, at in held:
            # A row of buttons takes its own away and puts them back: the keyboard would go on to what comes next.
            if at is not None and at is not window.focusWidget():
                at.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sheet(self, colours: Tokens) -> str:
        scale = self.percent / 100
        sizes = {
            "small": SMALL,
            "body": BODY,
            "large": LARGE,
            "box": 16,
            "round": 8,
            "arrow": 12,
            "bar": 12,
            "control": 22,
            "menu": 30,
        }
        return self._template.substitute(
            asdict(colours),
            **{name: f"{round(size * scale)}px" for name, size in sizes.items()},
            images=(resources() / "style" / ("dark" if self.dark else "light")).as_posix(),
        )


def _within(percent: int) -> int:
    return max(MIN_PERCENT, min(MAX_PERCENT, percent))


def _palette(colours: Tokens) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    for roles, token in (
        ((role.Window,), "surface"),
        ((role.Base, role.Button, role.Light), "card"),
        ((role.AlternateBase,), "band"),
        ((role.Text, role.WindowText, role.ButtonText, role.ToolTipBase), "text"),
        ((role.Highlight, role.Accent, role.Link, role.LinkVisited), "accent"),
        ((role.HighlightedText,), "on_accent"),
        ((role.PlaceholderText,), "muted"),
        ((role.ToolTipText,), "card"),
        ((role.Mid,), "line"),
        ((role.Midlight,), "hover"),
        ((role.Dark, role.Shadow), "field_line"),
    ):
        for one in roles:
            made.setColor(one, colours.color(token))
    for one in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, colours.color("muted"))
    return made
