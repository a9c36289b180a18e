"""A question that acts itself, and stays with the reason when a rule refuses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.domain.errors import Refused


class AskDialog(Question):
    """A form with a button that says what happens; a refusal is shown and the dialog stays."""

    def __init__(
        self, title: str, button: str, act: Callable[[], str], parent: QWidget | None = None, *, text: str = ""
    ) -> None:
        """act stores what was entered and returns what speaks against it, "" when it is done; a rule may refuse."""
        super().__init__(title, button, parent, text=text)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._act = act

    def complaint(self) -> str:
        """Act; what a rule says against it is the complaint."""
        try:
            return self._act()
        except Refused as error:
            return self.about(error)
