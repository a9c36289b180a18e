"""Adding school holidays that the program does not know."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.question import Question


class HolidaysDialog(Question):
    """Asks for a stretch without school, and who says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Schulferien ergänzen",
            "Ergänzen",
            parent,
            text="Beginnen sie an einem Tag, an dem schon Ferien beginnen, gelten die neuen Angaben. Sie gelten für "
            "alle Akten auf diesem PC.",
        )
        self.first_field, self.last_field = (
            DateField("Erster Tag", optional=False),
            DateField("Letzter Tag", optional=False),
        )
        self.name_edit, self.source_edit = QLineEdit(self), QLineEdit(self)
        self.name_edit.setPlaceholderText("zum Beispiel Osterferien")
        self.source_edit.setPlaceholderText("zum Beispiel Amtsblatt des Ministeriums für Bildung")
        self.form.add("Ferien", self.name_edit)
        self.form.add_row(("Erster Tag", self.first_field, 1), ("Letzter Tag", self.last_field, 1))
        self.form.add("Quelle", self.source_edit)
