"""The logo of a letterhead: choosing a picture, how wide it is, where it stands, its alternative text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.form import Field, Form
from beirat_desktop.domain.places import LOGO_WIDTHS, Logo, LogoPosition
from beirat_desktop.german.logos import POSITIONS, usual_alternative

_HINT = (
    "PNG oder JPEG bis 5 MB; es lässt sich auch aus einem Ordner hierher ziehen. Ein Logo wird höchstens "
    "34\u00a0mm hoch, damit es über der Anschrift bleibt."
)
_PICTURES = (".png", ".jpg", ".jpeg")


class LogoBox(QWidget):
    """Without a logo only the way to one is shown.

    Signals:
        file_wanted: the path (Path) of the picture to take.
        remove_wanted: the logo is to go.
    """

    file_wanted = Signal(object)
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._logo: Logo | None = None
        self.choose_button = QPushButton(self)
        self.choose_button.clicked.connect(self._on_choose)
        self.remove_button = QPushButton("Logo entfernen", self)
        self.remove_button.clicked.connect(self.remove_wanted)
        holder = QWidget(self)
        buttons = FlowLayout(holder, spacing=8)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.remove_button)
        self.width_box = QSpinBox(self)
        self.width_box.setRange(*LOGO_WIDTHS)
        self.width_box.setSuffix(" mm")
        self.position_box = ChoiceBox(self)
        for position, name in POSITIONS.items():
            self.position_box.addItem(name, position.value)
        self.alternative_edit = QLineEdit(self)
        self.field = Field("Logo", holder, _HINT, self)
        self._form = Form(self)
        self._form.add_row(("Breite des Logos", self.width_box, 1), ("Platz des Logos", self.position_box, 1))
        self._form.add(
            "Beschreibung des Logos", self.alternative_edit, "Wird Menschen vorgelesen, die das Logo nicht sehen."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.field)
        column.addWidget(self._form)
        self.show_logo(None)

    @property
    def logo(self) -> Logo | None:
        """The logo as it stands in the fields."""
        if self._logo is None:
            return None
        return Logo(
            self._logo.sha512,
            self.width_box.value(),
            LogoPosition(self.position_box.currentData()),
            self.alternative_edit.text().strip(),
        )

    def show_logo(self, logo: Logo | None) -> None:
        """Another logo, or none; its width, place and words come into the fields by whoever keeps them."""
        self._logo = logo
        self.choose_button.setText("Logo auswählen …" if logo is None else "Anderes Bild …")
        self.remove_button.setVisible(logo is not None)
        self._form.setVisible(logo is not None)

    def show_sender(self, name: str) -> None:
        """Whose logo it is, for the alternative text when nothing is entered."""
        self.alternative_edit.setPlaceholderText(usual_alternative(name))

    def _on_choose(self) -> None:
        kinds = f"Bilder ({' '.join(f'*{kind}' for kind in _PICTURES)})"
        name, _ = QFileDialog.getOpenFileName(self, "Logo auswählen", "", kinds)
        if name:
            self.file_wanted.emit(Path(name))


def dropped_file(urls: list[QUrl]) -> Path | None:
    """What was dropped, when it is one file of this machine; whether it is a picture shows once it is read."""
    files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return files[0] if len(files) == 1 else None
