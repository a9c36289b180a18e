"""The questions asked before a paper takes a step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from beirat_desktop.desktop.papers.words import TARGET_SENTENCES
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.question import Question, ReasonQuestion, about_reason
from beirat_desktop.domain.papers import Target
from beirat_desktop.german import norm
from beirat_desktop.german.answers import REFUSAL_NORMS
from beirat_desktop.german.dates import short_date


def _on_its_way(what: str, to: str) -> str:
    """Where the letter goes at a faction that hands it in."""
    way = f" an {to}." if to else "; die Adresse der Geschäftsstelle fehlt noch und ist dort einzutragen."
    return f" {what} bleibt als PDF in der Ablage, und eine Mail damit öffnet sich zum Absenden{way}"


class SubmitQuestion(Question):
    """Asks when a paper came in, and why what is still open shall not stand in its way.

    to: at a faction the mailbox of the office its letter goes to, "" where none is known; None at the office itself.
    """

    help_page = "so-geht-antrag-schreiben"

    def __init__(
        self,
        kind: str,
        meeting: str,
        open_sentences: Sequence[str],
        today: date,
        to: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        text = "Der Wortlaut wird als Fassung festgehalten."
        if meeting:
            text += f" Vorgesehen ist er für die {meeting}."
        if to is not None:
            text += _on_its_way("Das Schreiben", to)
        super().__init__(f"{kind} einreichen?", "", parent, text=text)
        self._today = today
        self._at_home = to is not None
        day = "Eingereicht am" if self._at_home else "Eingegangen am"
        self.received_field = DateField(day, optional=False)
        self.received_field.set_value(today)
        self.form.add(day, self.received_field)
        self.reason_edit = QPlainTextEdit(self)
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.setFixedHeight(px(80))
        self._open = tuple(open_sentences)
        if self._open:
            listing = QLabel("\n".join(f"• {sentence}" for sentence in self._open), self)
            listing.setWordWrap(True)
            listing.setProperty("role", "warning")
            self.form.add_widget(listing)
            self.form.add(
                "Begründung, wenn das so bleiben soll",
                self.reason_edit,
                "Ohne Begründung wird eingereicht, und die Hinweise bleiben stehen.",
            )
        else:
            self.reason_edit.hide()
        self.received_field.edited.connect(self._name_button)
        self._name_button()

    @property
    def received(self) -> date:
        return self.received_field.value() or self._today

    @property
    def reason(self) -> str:
        return self.reason_edit.toPlainText().strip()

    def complaint(self) -> str:
        if self.received > self._today:
            what = "Der Tag" if self._at_home else "Der Eingang"
            return self.at(self.received_field, f"{what} kann nicht nach heute ({short_date(self._today)}) liegen.")
        return self.at(self.reason_edit, about_reason(self.reason, ""))

    def _name_button(self, *_args: object) -> None:
        day = short_date(self.received)
        self.go_button.setText(f"Am {day} einreichen" if self._at_home else f"Mit Eingang {day} einreichen")


class AgainQuestion(Question):
    """Says what handing in once more does, before it is done. to: the mailbox of the office, "" where none is known."""

    def __init__(self, kind: str, to: str, changed: bool, parent: QWidget | None = None) -> None:
        text = "Das Schreiben entsteht neu, mit dem Wortlaut von jetzt." + _on_its_way("Es", to)
        text += " Die Geschäftsstelle sieht dann beide Fassungen nebeneinander."
        super().__init__(f"{kind} erneut einreichen?", "Erneut einreichen", parent, text=text)
        if not changed:
            same = "Am Wortlaut ist seit dem letzten Einreichen nichts anders; die Geschäftsstelle hat ihn schon."
            warning = QLabel(same, self)
            warning.setWordWrap(True)
            warning.setProperty("role", "warning")
            self.form.add_widget(warning)


class NumberQuestion(Question):
    """Offers the next number; another one can be typed."""

    help_page = "so-geht-antrag-zulassen"

    def __init__(self, suggestion: str, current: str = "", parent: QWidget | None = None) -> None:
        text = "Die nächste freie Nummer nach dem Muster des Gremiums; eine andere kann eingetragen werden."
        super().__init__("Nummer vergeben", f"Nummer {current or suggestion} vergeben", parent, text=text)
        self._suggestion = suggestion
        self.number_edit = QLineEdit(current or suggestion, self)
        self.number_edit.selectAll()
        self.number_edit.textChanged.connect(lambda text: self.go_button.setText(f"Nummer {text.strip()} vergeben"))
        self.form.add("Nummer", self.number_edit)

    @property
    def number(self) -> str:
        """What was typed; "" for the number offered, which is then taken from the count."""
        typed = self.number_edit.text().strip()
        return "" if typed == self._suggestion else typed

    def complaint(self) -> str:
        return self.at(self.number_edit, "" if self.number_edit.text().strip() else "Bitte eine Nummer eintragen.")


class TargetQuestion(Question):
    """Asks who acts on a motion whose wording asks somebody else; why, where it shall be the Beirat itself."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        text = (
            f"Der Wortlaut von „{title}“ spricht davon, was andere tun sollen; als Folge steht aber, dass der Beirat "
            "selbst handelt."
        )
        super().__init__("An wen richtet sich der Beschluss?", "Zulassen", parent, text=text)
        self.target_box = ChoiceBox(self)
        self.target_box.setPlaceholderText("bitte wählen")
        for target in (Target.ADMINISTRATION, Target.COUNCIL, Target.OWN):
            self.target_box.addItem(TARGET_SENTENCES[target], target)
        self.target_box.setCurrentIndex(-1)
        self.form.add("An wen", self.target_box, "Danach richtet sich, welches Schreiben hinausgeht.")
        self.reason_edit = QPlainTextEdit(self)
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.setFixedHeight(px(80))
        self.reason_field = self.form.add("Warum der Beirat selbst", self.reason_edit, "Es bleibt in der Akte.")
        self.target_box.currentIndexChanged.connect(lambda _index: self._look())
        self._look()

    @property
    def target(self) -> Target | None:
        """Who acts; None until it is said."""
        chosen = self.target_box.currentData()
        return Target(chosen) if chosen is not None else None

    @property
    def reason(self) -> str:
        """Why the Beirat acts itself, where it was chosen."""
        return self.reason_edit.toPlainText().strip()

    def complaint(self) -> str:
        if self.target is None:
            return self.at(self.target_box, "Bitte wählen, an wen sich der Beschluss richtet.")
        own = self.target is Target.OWN
        against = about_reason(self.reason, "Bitte die Begründung eintragen.") if own else ""
        return self.at(self.reason_edit, against)

    def _look(self) -> None:
        self.reason_field.setVisible(self.target is Target.OWN)
        self.make_room()


class RefusalQuestion(ReasonQuestion):
    """Asks why a motion is not let on, and by which norm; what the chosen one says stands below it."""

    help_page = "so-geht-antrag-zulassen"

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "Antrag nicht zulassen?",
            f"„{title}“ kommt nicht auf die Tagesordnung. Das ist zu begründen (VV zu § 34 GemO).",
            "Antrag nicht zulassen",
            parent,
        )
        self.norm_box = ChoiceBox(self)
        self.norm_box.setEditable(True)
        self.norm_box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.norm_box.addItems(["", *REFUSAL_NORMS])
        self.form.add("Rechtsgrundlage", self.norm_box, "Auswählen oder eintragen.")
        self.norm_label = QLabel(self)
        self.norm_label.setWordWrap(True)
        self.norm_label.setProperty("role", "muted")
        self.norm_label.hide()
        self.form.add_widget(self.norm_label)
        self.norm_box.editTextChanged.connect(self._explain)

    @property
    def norm(self) -> str:
        return self.norm_box.currentText().strip()

    def _explain(self) -> None:
        said = norm(self.norm)
        self.norm_label.setText(said)
        self.norm_label.setVisible(bool(said))
        self.make_room()
