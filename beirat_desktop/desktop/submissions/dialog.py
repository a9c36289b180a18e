"""What a PDF would bring: from whom, for which meeting, what is new in it, and what does not fit here."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QWidget

from beirat_desktop.desktop.differences import differences_html
from beirat_desktop.desktop.submissions.parts import PartsChooser
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.compared_view import ComparedView
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.text_view import TextView
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.numbering import labels
from beirat_desktop.domain.text import CELL, RichText
from beirat_desktop.german import finding, refusal
from beirat_desktop.german.counts import counted, listed
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.factions import of_factions
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.german.papers import paper_kind
from beirat_desktop.usecases.submissions.submissions import Arrival, Standing

_BUTTONS = {
    Standing.NEW: "{kind} übernehmen",
    Standing.NEWER: "Neuen Wortlaut übernehmen",
    Standing.OLDER: "Früheren Wortlaut übernehmen",
    Standing.SAME: "Zum {kind}",
}
_SAID = {
    Standing.NEW: "",
    Standing.NEWER: "Liegt hier schon vor, mit anderem Wortlaut. Bitte für jeden Teil wählen, was gelten soll. Was nur "
    "hier steht, ist durchgestrichen, was nur in der Datei steht, unterstrichen. Der bisherige Wortlaut bleibt als "
    "Fassung erhalten.",
    Standing.OLDER: "Liegt hier schon in einer neueren Fassung vor; ohne andere Wahl bleibt sie stehen. Was nur hier "
    "steht, ist durchgestrichen, was nur in der Datei steht, unterstrichen.",
    Standing.SAME: "Liegt hier schon mit genau diesem Wortlaut vor.",
}


class ArrivalDialog(AskDialog):
    """Shows one arrival; the button stores it through accept, which gets faction, meeting, reason and parts.

    accept returns the sentence of a trouble, "" when it is done; what a rule refuses can be insisted on for a reason.
    """

    help_page = "so-geht-antrag-einlesen"

    def __init__(
        self,
        arrival: Arrival,
        accept: Callable[[str | None, str | None, str, frozenset[str] | None], str],
        parent: QWidget | None = None,
        view: Callable[[], object] | None = None,
    ) -> None:
        """view shows the letter as it came, None where none came."""
        kind = paper_kind(arrival.paper)
        super().__init__(f"{kind} einlesen", _BUTTONS[arrival.standing].format(kind=kind), self._take, parent)
        self._arrival = arrival
        self._accept = accept
        self.setMinimumWidth(px(560))
        self._label(_head(arrival), "muted")
        self._label(arrival.paper.title, "heading")
        self._label(_facts(arrival), "muted")
        if _SAID[arrival.standing]:
            self._label(_SAID[arrival.standing], "")
        # What may make it another motion than the one that was written stands before all that is read of it.
        self._findings(arrival, altered=True)
        if arrival.altered:
            self.speak_against()
        if arrival.differs:
            html = differences_html(arrival.differs, arrival.paper.paper_type)
            compared = ComparedView(self)
            compared.show_compared(html)
            self._wording("Seiten und Daten verglichen", "Unterschiede zwischen Seiten und Daten", compared)
        self.faction_box, self.meeting_box = self._boxes()
        self.parts: PartsChooser | None = None
        if arrival.changes:
            came = arrival.standing is not Standing.OLDER
            self.parts = PartsChooser(arrival.changes, arrival.paper.paper_type, came=came)
            self.parts.changed.connect(self._name_button)
            scroll = Scroll(self.parts, self)
            scroll.setMinimumHeight(px(240))
            self.form.add_widget(scroll, 1)
            self.setMinimumWidth(px(820))
            self._name_button()
            self.parts.begin()
        elif not arrival.paper.proposal.empty:
            text = TextView(self)
            text.setHtml(_paragraphs(arrival.paper.proposal))
            self._wording("Was beschlossen werden soll", "Beschlusstext", text)
        self._findings(arrival, altered=False)
        self.reason_edit = QPlainTextEdit(self)
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.setFixedHeight(px(72))
        self.reason_field = self.form.add("Begründung", self.reason_edit, "Sie bleibt in der Akte.")
        self.reason_field.setVisible(bool(arrival.altered))
        self.view_button = QPushButton("&Schreiben ansehen", self)
        self.view_button.setAutoDefault(False)
        if view is not None:
            self.view_button.clicked.connect(lambda: view())
        self.buttons.addButton(self.view_button, QDialogButtonBox.ButtonRole.HelpRole)
        self.view_button.setVisible(view is not None)

    def _findings(self, arrival: Arrival, *, altered: bool) -> None:
        if arrival.standing is Standing.SAME:
            return
        for found in arrival.findings:
            if (found.rule in arrival.altered) is altered:
                advice = finding(found)
                self._label(unbroken_numbers(f"{advice.sentence} {advice.mend}"), "warning")

    def _wording(self, label: str, name: str, view: TextView) -> None:
        view.setTabChangesFocus(True)
        view.setMinimumHeight(px(96))
        self.form.add(label, view)
        view.setAccessibleName(name)

    def _name_button(self) -> None:
        """The usual words where all is taken, else that it is a part of it."""
        if self.parts is not None:
            whole = len(self.parts.taken) == len(self._arrival.changes)
            kind = paper_kind(self._arrival.paper)
            words = _BUTTONS[self._arrival.standing].format(kind=kind)
            self.go_button.setText(words if whole else "Gewählte Teile übernehmen")

    def _take(self) -> str:
        parts = self.parts.taken if self.parts is not None else None
        if parts is not None and not parts:
            return "Alles bleibt, wie es hier steht. Bitte einen Teil aus der Datei wählen oder abbrechen."
        chosen = (self.faction_box.currentData(), self.meeting_box.currentData())
        try:
            return self._accept(*chosen, self.reason_edit.toPlainText().strip(), parts)
        except Refused as error:
            if not error.overridable:
                raise
            self.reason_field.show()
            return self.at(self.reason_edit, refusal(error))

    def _boxes(self) -> tuple[QComboBox, QComboBox]:
        arrival = self._arrival
        factions, meetings = ChoiceBox(self), ChoiceBox(self)
        factions.addItem("ohne Fraktion", None)
        for faction in arrival.factions:
            factions.addItem(faction.name, faction.id)
        meetings.addItem("noch ohne Sitzung", None)
        for meeting in arrival.meetings:
            meetings.addItem(f"{meeting_name(meeting)}, {short_date(meeting.day)}", meeting.id)
        for box, chosen in ((factions, arrival.faction), (meetings, arrival.meeting)):
            box.setCurrentIndex(max(box.findData(chosen.id), 0) if chosen is not None else 0)
        # What is here already keeps its faction and its meeting; they are changed in the paper itself.
        if arrival.standing is Standing.NEW:
            self.form.add_row(("Fraktion", factions, 1), ("für die Sitzung", meetings, 1))
        else:
            factions.hide()
            meetings.hide()
        return factions, meetings

    def _label(self, text: str, role: str) -> None:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if role:
            label.setProperty("role", role)
        self.form.add_widget(label)


def _paragraphs(text: RichText) -> str:
    """Its paragraphs with the labels of its lists, the cells of a row beside one another."""
    lines = (f"{label} {block.plain}".strip() for block, label in zip(text.blocks, labels(text.blocks), strict=True))
    return "".join(f"<p style='margin:0 0 6px 0'>{escape(line.replace(CELL, ' | '))}</p>" for line in lines)


def _head(arrival: Arrival) -> str:
    """Antrag der SPD-Fraktion für die Sitzung am 24.05.2012."""
    submission = arrival.submission
    kind = paper_kind(arrival.paper)
    movers = [mover.name for mover in submission.movers]
    sender = f" {of_factions(movers)}" if movers else f" – {submission.organization}" if submission.organization else ""
    meeting = f" für die Sitzung am {short_date(submission.meeting.start.date())}" if submission.meeting else ""
    return f"{kind}{sender}{meeting}"


def _facts(arrival: Arrival) -> str:
    submission, paper = arrival.submission, arrival.paper
    facts = [arrival.file_name]
    if paper.dated is not None:
        facts.append(f"vom {short_date(paper.dated)}")
    if submission.signer is not None:
        role = f" ({submission.signer.role})" if submission.signer.role else ""
        facts.append(f"unterzeichnet von {submission.signer.name}{role}")
    if arrival.files:
        named = [file.title or file.file_name for file in submission.files if file.sha512 in arrival.files]
        facts.append(f"{counted(len(named), 'Anlage', 'Anlagen')}: {listed(named)}")
    return " · ".join(facts)
