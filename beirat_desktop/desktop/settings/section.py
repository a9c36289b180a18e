"""One part of the settings: cards below one another, saved as they are typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.theme import GAP, Tone
from beirat_desktop.desktop.widgets.autosave import Autosave
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.form import Field
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import refusal
from beirat_desktop.usecases.office import Office


class Section(QScrollArea):
    """Override reload(). Fields of self.fields show what a rule refuses.

    Signals:
        notice: a Notice for the banner.
        message: a sentence for the status line.
    """

    notice = Signal(object)
    message = Signal(str)

    def __init__(self, office: Office, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.autosave = Autosave(drafts, self)
        self.autosave.refused.connect(self._on_refused)
        self.fields: dict[str, Field] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget(self)
        holder.setObjectName("plain")
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(0, 0, GAP // 2, 0)
        self.column.setSpacing(GAP)
        self.setWidget(holder)

    def reload(self) -> None:
        """Fetch again what is shown."""
        raise NotImplementedError

    def add_card(self, title: str, explanation: str = "", stretch: int = 0) -> Card:
        """A card with a sentence that says what it is for."""
        card = Card(title, parent=self)
        if explanation:
            words = QLabel(unbroken_numbers(explanation), card)
            words.setProperty("role", "muted")
            words.setWordWrap(True)
            card.add(words)
        self.column.addWidget(card, stretch)
        return card

    def bind(self, name: str, widget: QWidget, save: Callable[[str, str, Any], object]) -> None:
        """Keep a field as it is typed; save gets record, name, value."""
        self.autosave.bind(name, widget, lambda record, value: save(record, name, value))

    def do(self, act: Callable[[], object]) -> bool:
        """Do something at once; a refusal goes to the banner."""
        sentence = self.attempt(act)
        if sentence:
            self.notice.emit(Notice(sentence, Tone.AMBER))
        return not sentence

    def attempt(self, act: Callable[[], object]) -> str:
        """Do something at once; the sentence of a refusal, "" when it is done."""
        try:
            return self.act(act)
        except Refused as error:
            return refusal(error)

    def act(self, act: Callable[[], object]) -> str:
        """Do something at once; "" for a dialog, which says itself what a rule has against it."""
        act()
        self.reload()
        return ""

    def norm_of(self, name: str) -> str:
        """The norm behind a field's rule, for the tooltip of its warning."""
        return ""

    def _on_refused(self, name: str, sentence: str) -> None:
        field = self.fields.get(name)
        if field is None:
            if sentence:
                self.notice.emit(Notice(sentence, Tone.AMBER))
        elif sentence:
            field.warn(sentence, self.norm_of(name), role="error")
        else:
            field.clear_warning()
