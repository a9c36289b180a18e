"""Everything known about one matter, with what can be done about it beside each part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.theme import Tone, px
from beirat_desktop.desktop.tracking import words
from beirat_desktop.desktop.widgets.chip import Chip
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.labels import LinkLabel
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.consultations import ConsultationState
from beirat_desktop.domain.numbering import labelled
from beirat_desktop.domain.papers import NOT_ADMITTED, PaperState, PaperType
from beirat_desktop.domain.tracking import Stop
from beirat_desktop.german.consultations import representative_words, waiting_words
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.joinings import paper_words
from beirat_desktop.german.papers import number_elsewhere, number_words, paper_kind
from beirat_desktop.usecases.excerpts.forwarding import Forwarded
from beirat_desktop.usecases.tracking.consultations import Station
from beirat_desktop.usecases.tracking.council_wordings import CouncilWording
from beirat_desktop.usecases.tracking.tracking import Guest, Matter, Story, Task

Action = tuple[str, str, str]
"""Text of a button, what it asks the page for, and on which record."""
_TO_ISSUE = (IssuedKind.COUNCIL_PAPER.value, IssuedKind.MAYOR_LETTER.value)
_NEEDS = words.ACTS | dict.fromkeys(_TO_ISSUE, "publications.issue")
"""What each does, as domain/rights.py calls it; a desk that may not do it is not offered it."""


class Detail(QScrollArea):
    """One matter at the right of the list.

    Signals:
        navigate: noun and id of a record to go to.
        wanted: what is to be done ("decide", "report", …) and on which record.
    """

    navigate = Signal(str, str)
    wanted = Signal(str, str)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        may: Callable[[str], bool] = lambda _right: True,
        opens: Callable[[str], bool] = lambda _noun: True,
    ) -> None:
        """may: whether something may be done at this desk, by the name of its right; opens: whether a place of it
        shows records of a noun."""
        super().__init__(parent)
        self._may, self._opens = may, opens
        self._due_heading = ""
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._column = QVBoxLayout()
        self.action_buttons: dict[tuple[str, str], QPushButton] = {}
        self.say("Einen Vorgang wählen, um seinen Weg zu sehen.")

    def say(self, text: str) -> None:
        """A sentence in place of a matter."""
        self._begin()
        self._text(text, "muted")
        self._end()

    def show_story(self, story: Story, today: date) -> None:
        """Show a matter's whole way, paper by paper."""
        place = self.verticalScrollBar().value()
        self._begin()
        first = story.matters[0].paper
        if story.joining is not None:
            self._text(story.title, "heading")
            self._text(f"Vorgang aus {len(story.matters)} Papieren", "muted")
            self._say_where(story.waiting, story, today)
            self._add_actions(
                [("Umbenennen …", "rename", first.id), ("Mit weiterem Vorgang verbinden …", "join", first.id)]
            )
        for matter in story.matters:
            self._paper(matter, story, today)
        if story.joining is None:
            self._heading("Zusammenhang")
            self._add_ties(story, first.id)
            self._add_actions([("Mit anderem Vorgang verbinden …", "join", first.id)])
        for offered in story.candidates:
            self._text(f"Vorschlag: {offered.name} {offered.why}", "muted")
            self._link(offered.title, "matter", offered.paper_id)
            self._add_actions([("Verbinden", "join_with", f"{first.id}:{offered.paper_id}")])
        self._end()
        self.verticalScrollBar().setValue(place)

    def _paper(self, matter: Matter, story: Story, today: date) -> None:
        """One paper with its way and what can be done about it."""
        paper = matter.paper
        alone = story.joining is None
        if alone:
            numbers = [number_words(paper.number)]
            if paper.external_number:
                numbers.append(number_elsewhere(paper, paper.external_number, story.paper_prefix))
            self._text(" · ".join(numbers), "heading")
        else:
            self._column.addSpacing(px(14))
            self._text(paper_words(paper, story.paper_prefix, dated=True), "heading")
        self._text(paper.title)
        if matter.faction:
            self._text(matter.faction, "muted")
        self._link(f"{paper_kind(paper)} öffnen", "paper", paper.id)
        if paper.state is PaperState.REFUSED:
            self._text(f"Nicht zugelassen: {paper.refused_for}", "error")
        elif alone:
            self._say_where(matter.waiting, story, today)
        if not alone:
            self._add_ties(story, paper.id)
            self._add_actions([("Aus dem Vorgang lösen", "part", paper.id)])
        self._heading("Stationen")
        for station in matter.stations:
            self._station(station, matter, story.paper_prefix, today)
        actions: list[Action] = [("Station hinzufügen …", "add_station", paper.id)]
        if matter.comparisons:
            actions.append(("Wortlaut vergleichen …", "compare", paper.id))
        self._add_actions(actions)
        if matter.council_wording is not None:
            self._wordings(matter.council_wording)
        self._heading("Umsetzung")
        for task in matter.tasks:
            self._task(task, today)
        self._add_actions([("Aufgabe anlegen …", "add_task", paper.id)])
        if matter.guests:
            self._heading("Gäste")
            for guest in matter.guests:
                self._guest(guest)
        if matter.forwarded:
            self._heading("Auszüge und Weiterleitung")
            for one in matter.forwarded:
                self._forwarded(one, today)
        self._heading("Vorhaben")
        for initiative in matter.initiatives:
            if self._opens("initiative"):
                self._link(initiative.name, "initiative", initiative.id)
            else:
                self._text(initiative.name)
        self._add_actions([("Mit Vorhaben verknüpfen …", "link_initiative", paper.id)])
        if paper.paper_type is not PaperType.REPORT and paper.state not in NOT_ADMITTED:
            self._heading("Schriftstücke")
            self._add_actions(
                [
                    ("Vorlage für den Stadtrat …", IssuedKind.COUNCIL_PAPER.value, paper.id),
                    ("Schreiben an OB …", IssuedKind.MAYOR_LETTER.value, paper.id),
                ]
            )
        if paper.state is PaperState.DEBATED:
            self._add_actions([("Als erledigt ablegen", "settle", paper.id)])
        elif paper.state is PaperState.DONE:
            self._add_actions([("Wieder aufnehmen", "unsettle", paper.id)])

    def _say_where(self, here: Stop | None, story: Story, today: date) -> None:
        if here is None:
            return
        late = here.due is not None and here.due < today
        sentence = waiting_words(here, story.names, today)
        self._text(f"⚠ {sentence}" if late else sentence, "error" if late else "warning")

    def _add_ties(self, story: Story, paper_id: str) -> None:
        for tie in story.ties:
            if tie.paper_id == paper_id:
                self._link(tie.words, "paper", tie.other_id)

    def show_task(self, task: Task, today: date) -> None:
        """Show a task that hangs on no paper."""
        self._begin()
        self._text("Aufgabe ohne Antrag", "heading")
        self._task(task, today)
        self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Polish):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """No narrower than its longest button, which cannot break as a sentence does."""
        inner = self.widget()
        if inner is not None:
            self.setMinimumWidth(inner.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width())

    def _begin(self) -> None:
        self.action_buttons = {}
        self._due_heading = ""
        self._inner = QWidget(self)
        self._inner.setObjectName("plain")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, px(8), 0)
        self._column.setSpacing(6)

    def _end(self) -> None:
        """Shown once all stands in it: what comes into a visible widget is hidden at first and asks for no room, and
        the pane would shrink for a moment and cut what stands there."""
        self._column.addStretch(1)
        self.setWidget(self._inner)
        self._inner.installEventFilter(self)
        self._fit()

    def _station(self, station: Station, matter: Matter, prefix: str, today: date) -> None:
        consultation = station.consultation
        item = matter.items.get(consultation.agenda_item_id or "")
        self._line(words.station_title(station, item.number if item else ""), words.station_tone(station, today))
        self._text(words.station_sub(station, matter.paper, prefix), "muted")
        if station.resolution is not None and station.resolution.number:
            self._text(f"Beschluss {station.resolution.number}", "muted")
        if station.representative is not None:
            self._text(representative_words(station.representative.name), "muted")
        if consultation.note:
            self._text(consultation.note, "muted")
        if consultation.meeting_id is not None:
            self._link("Zur Sitzung", "meeting", consultation.meeting_id)
            return
        actions: list[Action] = [
            (
                "Entscheidung ändern …" if consultation.state is ConsultationState.DONE else "Entscheidung eintragen …",
                "decide",
                consultation.id,
            )
        ]
        if consultation.state is not ConsultationState.DONE:
            actions.append(("Zurückverwiesen …", "refer_back", consultation.id))
            actions.append(("Bearbeiten …", "edit_station", consultation.id))
            at = matter.stations.index(station)
            if at and matter.stations[at - 1].consultation.state is not ConsultationState.DONE:
                actions.append(("Früher", "earlier", consultation.id))
            actions.append(("Entfernen", "remove_station", consultation.id))
        self._add_actions(actions)

    def _wordings(self, wording: CouncilWording) -> None:
        self._heading("Wortlaut für den Stadtrat")
        self._line(words.recommended_label(wording), ("", Tone.NEUTRAL))
        self._text(labelled(wording.recommended), "muted")
        turned = wording.asked != wording.recommended
        chip = ("bestätigt", Tone.GREEN) if wording.confirmed else ("Vorschlag", Tone.AMBER)
        self._line("ANTRAG an den Stadtrat", chip if turned or wording.confirmed else ("", Tone.NEUTRAL))
        self._text(labelled(wording.asked) if turned else words.as_before(wording), "muted")
        if wording.station.state is not ConsultationState.DONE:
            self._add_actions([("Wortlaut für den Stadtrat …", "word_for_council", wording.station.id)])

    def _task(self, task: Task, today: date) -> None:
        follow_up = task.follow_up
        self._line(follow_up.title, words.task_chip(follow_up, today))
        self._text(words.task_sub(follow_up, task.office), "muted")
        if follow_up.status:
            self._text(f"Sachstand: {follow_up.status}")
        if follow_up.next_step:
            until = f" bis {short_date(follow_up.next_step_on)}" if follow_up.next_step_on else ""
            self._text(f"Nächster Schritt: {follow_up.next_step}{until}", "muted")
        if follow_up.delay_reason:
            self._text(f"Verzögerung: {follow_up.delay_reason}", "muted")
        for report in task.reports[:5]:
            self._text(f"{short_date(report.reported_on)}: {labelled(report.text)}", "muted")
        actions: list[Action] = [
            ("Bericht …", "report", follow_up.id),
            ("Bearbeiten …", "edit_task", follow_up.id),
        ]
        if follow_up.carried_out_on is None:
            actions.append(("Ausgeführt …", "carry_out", follow_up.id))
        elif follow_up.noted_on is None:
            actions.append(("Zur Kenntnis genommen …", "note", follow_up.id))
        if follow_up.carried_out_on is not None:
            actions.append(("Wieder öffnen", "reopen", follow_up.id))
        self._add_actions(actions)

    def _forwarded(self, one: Forwarded, today: date) -> None:
        excerpt, reminder = one.excerpt, one.reminder
        self._line(words.forwarded_title(excerpt), words.reminder_chip(reminder, today))
        self._link("Zu den Auszügen", "meeting", f"{one.item.meeting_id}:excerpts")
        actions: list[Action] = [("Wiedervorlage …", "remind", excerpt.id)]
        if reminder is not None:
            actions.append(("Wiedervorlage erledigt", "settle_reminder", excerpt.id))
        self._add_actions(actions)

    def _guest(self, guest: Guest) -> None:
        speaker = guest.speaker
        title = guest.name or "noch niemand gefunden"
        day = f"{short_date(guest.day)} · " if guest.day is not None else ""
        self._line(f"{day}{title}: {speaker.topic}", states.chip(speaker.state))
        self._link("Zum Gast", "speaker", speaker.id)

    def _heading(self, text: str) -> None:
        """A heading over what comes next; where nothing comes, there is none."""
        self._due_heading = text

    def _lay_heading(self) -> None:
        text, self._due_heading = self._due_heading, ""
        if text:
            self._column.addSpacing(px(10))
            self._text(text, "section")

    def _line(self, text: str, chip: tuple[str, Tone]) -> None:
        self._lay_heading()
        row = QHBoxLayout()
        row.setSpacing(8)
        label = QLabel(unbroken_numbers(text), self._inner)
        label.setWordWrap(True)
        row.addWidget(label, 1)
        if chip[0]:
            row.addWidget(Chip(*chip, parent=self._inner), 0, Qt.AlignmentFlag.AlignTop)
        self._column.addSpacing(px(4))
        self._column.addLayout(row)

    def _text(self, text: str, role: str = "") -> None:
        self._lay_heading()
        label = QLabel(unbroken_numbers(text), self._inner)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            label.setProperty("role", role)
        self._column.addWidget(label)

    def _link(self, text: str, noun: str, record: str) -> None:
        """A way to a record, where a place of this desk shows it."""
        if not self._opens(noun):
            return
        self._lay_heading()
        link = LinkLabel(text, noun, record, self._inner, small=True, wraps=True)
        link.navigate.connect(self.navigate)
        self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_actions(self, actions: Sequence[Action]) -> None:
        offered = [one for one in actions if one[1] not in _NEEDS or self._may(_NEEDS[one[1]])]
        if not offered:
            return
        self._lay_heading()
        row: QLayout = FlowLayout(spacing=6)
        for text, action, record in offered:
            button = QPushButton(text, self._inner)
            button.setProperty("kind", "link")
            button.clicked.connect(lambda _on=False, one=action, key=record: self.wanted.emit(one, key))
            row.addWidget(button)
            self.action_buttons[action, record] = button
        self._column.addLayout(row)
