"""What an election asks: for what, on whom the lot fell, and whether a round is repeated or corrected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton, QWidget

from beirat_desktop.desktop.live.dialogs import AgainDialog
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.number import NumberField
from beirat_desktop.desktop.widgets.question import Question, about_reason
from beirat_desktop.domain.elections import USUAL_OPEN_REASON, AnswerForm, Election, Post
from beirat_desktop.german.elections import ANSWER_FORMS, POSTS


class ElectionDialog(Question):
    """For what is elected, how many, and whether by ballot."""

    help_page = "so-geht-wahl"

    def __init__(self, known: Election | None = None, parent: QWidget | None = None) -> None:
        super().__init__("Wahl", "Übernehmen" if known is not None else "Wahl anlegen", parent)
        self.post_box = ChoiceBox(self)
        for post in Post:
            self.post_box.addItem(POSTS[post][:1].upper() + POSTS[post][1:], post)
        self.title_edit = QLineEdit(self)
        self.places_field = NumberField("Plätze", most=99, parent=self)
        self.places_field.show_value(1)
        self.together_box = QCheckBox("in einem Wahlgang gemeinsam, ohne Widerspruch", self)
        self.ballot_button = QRadioButton("geheim, mit Stimmzetteln", self)
        self.open_button = QRadioButton("offen", self)
        self.reason_edit = QLineEdit(USUAL_OPEN_REASON, self)
        self.form.add("Amt", self.post_box)
        self.title_field = self.form.add("In Worten", self.title_edit, "Zum Beispiel: Vertretung im Landesverband.")
        self.form.add("Plätze", self.places_field)
        self.form.add_widget(self.together_box)
        self.form.add_widget(self.ballot_button)
        self.form.add_widget(self.open_button)
        self.reason_field = self.form.add("Warum offen", self.reason_edit)
        self.ballot_button.setChecked(True)
        if known is not None:
            self.post_box.setCurrentIndex(self.post_box.findData(known.post))
            self.title_edit.setText(known.title)
            self.places_field.show_value(known.places)
            self.together_box.setChecked(known.together)
            self.open_button.setChecked(bool(known.open_reason))
            self.reason_edit.setText(known.open_reason or USUAL_OPEN_REASON)
        self.post_box.currentIndexChanged.connect(lambda _row: self._look())
        self.places_field.edited.connect(self._look)
        self.open_button.toggled.connect(lambda _on: self._look())
        self._look()

    def _look(self) -> None:
        self.title_field.setVisible(self.post is Post.OTHER)
        self.together_box.setVisible(self.places_field.value() > 1)
        self.reason_field.setVisible(self.open_button.isChecked())

    @property
    def post(self) -> Post:
        """For what is elected."""
        return Post(self.post_box.currentData())

    @property
    def values(self) -> dict[str, object]:
        """The election as it stands in the form, by the names of its fields."""
        return {
            "post": self.post,
            "title": self.title_edit.text().strip() if self.post is Post.OTHER else "",
            "places": self.places_field.value(),
            "together": self.together_box.isChecked(),
            "open_reason": self.reason_edit.text().strip() if self.open_button.isChecked() else "",
        }

    def complaint(self) -> str:
        if self.post is Post.OTHER and not self.title_edit.text().strip():
            return self.at(self.title_edit, "Bitte eintragen, wofür gewählt wird.")
        missing = "Bitte eintragen, warum nicht mit Stimmzetteln gewählt wird."
        against = about_reason(self.reason_edit.text(), missing) if self.open_button.isChecked() else ""
        if against:
            return self.at(self.reason_edit, against)
        return self.at(self.places_field, "" if self.places_field.value() else "Zu besetzen ist mindestens ein Platz.")


class LotDialog(Question):
    """On whom the lot fell; nobody is preset."""

    help_page = "so-geht-wahl"

    def __init__(self, tied: Sequence[tuple[str, str]], draws: int, drawer: str, parent: QWidget | None = None) -> None:
        who = f"Das Los zieht {drawer}. " if drawer else ""
        super().__init__("Losentscheid", "Los festhalten", parent, text=f"{who}Zu ziehen: {draws}.")
        self._draws = draws
        kind = QRadioButton if draws == 1 else QCheckBox
        self.buttons_of = {key: kind(name, self) for key, name in tied}
        for button in self.buttons_of.values():
            self.form.add_widget(button)

    @property
    def drawn(self) -> list[str]:
        """Who was drawn."""
        return [key for key, button in self.buttons_of.items() if button.isChecked()]

    def complaint(self) -> str:
        against = "" if len(self.drawn) == self._draws else "Bitte auswählen, auf wen das Los gefallen ist."
        return self.at(next(iter(self.buttons_of.values()), None), against)


class OfficesDialog(Question):
    """Whose office ends with an election, where more hold it than are elected; nobody is preset."""

    help_page = "so-geht-wahl"

    def __init__(self, elected: str, holders: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        text = f"{elected} nimmt die Wahl an. Mehr Personen haben dieses Amt, als gewählt werden. Wessen Amt endet?"
        super().__init__("Wessen Amt endet", "Festhalten", parent, text=text)
        self.boxes = {key: QCheckBox(name, self) for key, name in holders}
        self.nobody_box = QCheckBox("niemandes; es kommt ein Amt hinzu", self)
        for box in (*self.boxes.values(), self.nobody_box):
            self.form.add_widget(box)

    @property
    def chosen(self) -> list[str]:
        """Whose office ends."""
        return [key for key, box in self.boxes.items() if box.isChecked()]

    def complaint(self) -> str:
        said = bool(self.chosen) != self.nobody_box.isChecked()
        first = next(iter(self.boxes.values()), self.nobody_box)
        return self.at(first, "" if said else "Bitte wählen, wessen Amt endet, oder „niemandes“.")


class LateAnswerDialog(Question):
    """When and how somebody answered who was elected, once the meeting is closed.

    answer: in words. Said in the meeting already and not entered, it is a correction.
    """

    help_page = "so-geht-wahl"

    def __init__(self, answer: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__("Antwort auf die Wahl", "Festhalten", parent, text=f"{answer}. Die Sitzung ist geschlossen.")
        self.later_button = QRadioButton("nach der Sitzung geantwortet", self)
        self.there_button = QRadioButton("schon in der Sitzung gesagt, aber nicht eingetragen (Berichtigung)", self)
        self.later_button.setChecked(True)
        self.day_field = DateField("Geantwortet am", self, optional=False)
        self.day_field.set_value(today)
        self.form_box = ChoiceBox(self)
        for form, words in ANSWER_FORMS.items():
            self.form_box.addItem(words, form)
        self.form.add_widget(self.later_button)
        self._row = self.form.add_row(("Geantwortet am", self.day_field, 1), ("Form", self.form_box, 1))
        self.form.add_widget(self.there_button)
        self.later_button.toggled.connect(self._look)

    def _look(self, later: bool) -> None:
        self.day_field.setEnabled(later)
        self.form_box.setEnabled(later)

    @property
    def later(self) -> bool:
        """Whether it was said after the meeting."""
        return self.later_button.isChecked()

    @property
    def day(self) -> date | None:
        """The day of the answer."""
        return self.day_field.value()

    @property
    def answer_form(self) -> AnswerForm:
        """How it was given."""
        return AnswerForm(self.form_box.currentData())

    def complaint(self) -> str:
        said = not self.later or self.day is not None
        return self.at(self.day_field, "" if said else "Bitte den Tag eintragen, an dem die Antwort kam.")


class RoundAgainDialog(AgainDialog):
    """Other counts were entered for a round that is recorded: was it held again, or is a typing error corrected?"""

    heading = "Schon gewählt"
    repeated = "Der Wahlgang wurde wiederholt; beide bleiben stehen"
