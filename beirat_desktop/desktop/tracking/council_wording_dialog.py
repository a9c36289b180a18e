"""What the Beirat recommends, and beside it what the Stadtrat is asked to resolve."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.tracking.words import recommended_label
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.domain.text import RichText
from beirat_desktop.german.council_wording import council_wording, not_to_resolve
from beirat_desktop.usecases.tracking.council_wordings import CouncilWording


class CouncilWordingDialog(Question):
    """Both wordings beside each other; the one for the Stadtrat is proposed and may be edited."""

    def __init__(self, wording: CouncilWording, parent: QWidget | None = None) -> None:
        super().__init__(
            "Wortlaut für den Stadtrat",
            "Wortlaut bestätigen",
            parent,
            text="Der Stadtrat kann nur einen Satz beschließen, in dem er selbst handelt. Vorgeschlagen ist die "
            "umgestellte Fassung; bitte lesen und wenn nötig ändern.",
        )
        self.setMinimumWidth(px(760))
        self._proposed = council_wording(wording.recommended)
        named = recommended_label(wording)
        self.recommended_edit = RichEditor(named, self, min_lines=8, max_lines=14)
        self.recommended_edit.set_value(wording.recommended)
        self.recommended_edit.set_read_only(True)
        self.asked_edit = RichEditor("ANTRAG an den Stadtrat", self, min_lines=8, max_lines=14)
        self.asked_edit.set_value(wording.asked)
        self.asked_edit.hide_tools()
        fields = self.form.add_row((named, self.recommended_edit, 1), ("ANTRAG an den Stadtrat", self.asked_edit, 1))
        self.asked_field = fields[1]
        self.propose_button = QPushButton("Vorschlag wieder einsetzen", self)
        self.propose_button.setProperty("kind", "link")
        self.propose_button.clicked.connect(lambda: self.asked_edit.set_value(self._proposed))
        self.form.add_widget(self.propose_button)
        self.asked_edit.edited.connect(self._look)
        self.asked_edit.setFocus()
        self._look(self.asked_edit.value())

    def _look(self, text: RichText) -> None:
        self.propose_button.setEnabled(text != self._proposed)
        self.go_button.setEnabled(not text.empty)
        left = not_to_resolve(text)
        if left:
            self.asked_field.warn(f"So kann der Stadtrat es nicht beschließen: „{left[0]}“ Bitte selbst fassen.")
        else:
            self.asked_field.clear_warning()
