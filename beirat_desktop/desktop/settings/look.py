"""Light or dark, and how large the text is, at this workplace."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.settings.section import Section
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import Scheme, Theme
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.usecases.office import Office

SCHEMES = (
    (Scheme.SYSTEM, "wie das System"),
    (Scheme.LIGHT, "hell"),
    (Scheme.DARK, "dunkel"),
    (Scheme.CONTRAST, "hoher Kontrast"),
)
PERCENTS = (100, 110, 125, 150, 175, 200)


class LookSection(Section):
    """Takes effect at once; the same choices stand in the menu Ansicht."""

    def __init__(
        self, office: Office, drafts: Drafts, theme: Theme, state: State, parent: QWidget | None = None
    ) -> None:
        super().__init__(office, drafts, parent)
        self._theme = theme
        self._state = state
        self.scheme_box = ChoiceBox(self)
        offer(self.scheme_box, [(word, scheme.value) for scheme, word in SCHEMES])
        self.percent_box = ChoiceBox(self)
        offer(self.percent_box, [(f"{percent} %", percent) for percent in PERCENTS])
        form = Form(self)
        form.add_row(("Farben", self.scheme_box, 1), ("Schriftgröße", self.percent_box, 1))
        self.add_card("Darstellung", "Gilt nur an diesem Arbeitsplatz.").add(form)
        self.column.addStretch(1)
        self.reload()
        self.scheme_box.currentIndexChanged.connect(self._on_scheme)
        self.percent_box.currentIndexChanged.connect(self._on_percent)
        theme.changed.connect(self.reload)

    def reload(self) -> None:
        offer(self.scheme_box, [(word, scheme.value) for scheme, word in SCHEMES], self._theme.scheme.value)
        offer(self.percent_box, [(f"{percent} %", percent) for percent in PERCENTS], self._theme.percent)

    def _on_scheme(self) -> None:
        scheme = Scheme(self.scheme_box.currentData())
        self._state.scheme = scheme
        self._theme.set_scheme(scheme)

    def _on_percent(self) -> None:
        percent = int(self.percent_box.currentData())
        self._state.percent = percent
        self._theme.set_percent(percent)
