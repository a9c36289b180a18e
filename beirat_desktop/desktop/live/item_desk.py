"""The item on the desk: course of the debate, wording, vote, outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.differences import changes_html
from beirat_desktop.desktop.live.election_panel import ElectionPanel
from beirat_desktop.desktop.live.findings_box import FindingsBox
from beirat_desktop.desktop.live.lists import LineList
from beirat_desktop.desktop.live.motion_fields import WORDED
from beirat_desktop.desktop.live.vote_panel import VotePanel
from beirat_desktop.desktop.live.words import vote_lines
from beirat_desktop.desktop.theme import LARGE, Tone, font, px
from beirat_desktop.desktop.widgets.chip import Chip
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.labels import LinkLabel
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.domain.agenda import AgendaItem, ItemKind, allows_resolution
from beirat_desktop.domain.attendance import Exclusion
from beirat_desktop.domain.consultations import UNFAVOURABLE, Outcome
from beirat_desktop.domain.decisions import Decision, suggested_outcome
from beirat_desktop.domain.differences import differences
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteForm, VoteKind
from beirat_desktop.domain.voting import Proposed
from beirat_desktop.german import word
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.german.papers import PAPER_TYPES
from beirat_desktop.german.votes import FORMS, void_words
from beirat_desktop.usecases.live.resolutions import DeskItem

Check = Callable[[str, Decision], Sequence[Finding]]
"""What does not add up in a decision on an item."""
_QUICK = (
    (Outcome.POSTPONED, "Vertagen", "Der Punkt kommt in den Vorrat für eine spätere Sitzung."),
    (Outcome.NOTED, "Zur Kenntnis", "Der Bericht wurde zur Kenntnis genommen."),
    (Outcome.WITHDRAWN, "Zurückgezogen", "Die Antragsteller haben den Antrag zurückgezogen."),
)
_LOCKED = "Über diesen Wortlaut wird abgestimmt; er steht fest. Ohne Stimmen in den Feldern lässt er sich ändern."
_VOTES_HIGH = 76
"""Pixels for the list of votes at 100 %: two lines, then it scrolls; room is short below and above it."""
_MORE = (
    (Outcome.NO_RESOLUTION, "Ohne Beschluss"),
    (Outcome.REFERRED_BACK, "Zurückverweisen"),
    (Outcome.SUSPENDED, "Ausgesetzt (§ 42 GemO)"),
)


class ItemDesk(QWidget):
    """Shows one item; what is typed in the two editors is saved by the tab, the vote when it is recorded.

    Signals:
        record_wanted: a Decision to keep.
        next_wanted: on to the next item without an outcome.
        refer_wanted, remove_wanted, exclude_wanted, ballots_wanted: a dialog is asked for.
        reorder_wanted, part_wanted: the agenda is to change by a vote.
        kind_wanted: the item is to be an election, or none any more.
        together_wanted: the counts are those of a vote on several items.
        readmit_wanted: id of a person who takes part after all.
        navigate: noun and id.
    """

    record_wanted = Signal(object)
    next_wanted = Signal()
    refer_wanted = Signal()
    remove_wanted = Signal()
    exclude_wanted = Signal()
    ballots_wanted = Signal()
    reorder_wanted = Signal()
    part_wanted = Signal()
    together_wanted = Signal()
    kind_wanted = Signal()
    readmit_wanted = Signal(str)
    navigate = Signal(str, str)

    def __init__(self, check: Check, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check = check
        self._row: DeskItem | None = None
        self._running = False
        self.title_label = QLabel(self)
        self.title_label.setWordWrap(True)
        self.title_label.setFont(font(LARGE, semibold=True))
        self.outcome_chip = Chip("", parent=self)
        self.paper_link = LinkLabel("", "paper", "", self, small=True)
        self.paper_link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.paper_link.navigate.connect(self.navigate)
        self.course_edit = RichEditor("Beratung", self, min_lines=2, max_lines=12)
        self.course_edit.set_placeholder("Verlauf der Beratung für die Niederschrift")
        self.text_edit = RichEditor("Beschlusstext", self, min_lines=2, max_lines=12)
        self.text_edit.set_placeholder("Wortlaut, über den abgestimmt wird")
        self.text_edit.edited.connect(lambda _text: self._look())
        self.form = Form(self)
        self.form.add("Beratung (für die Niederschrift)", self.course_edit)
        self.text_field = self.form.add("Beschlusstext", self.text_edit)
        self.wording_edit = RichEditor("Wortlaut", self, min_lines=2, max_lines=12)
        self.wording_edit.set_placeholder("So lautet der Antrag mit der Änderung")
        self.wording_edit.edited.connect(lambda _text: self._look())
        self.wording_field = self.form.add("Wortlaut, über den jetzt abgestimmt wird", self.wording_edit)
        self.wording_field.hide()
        self.changes_label = QLabel(self)
        self.changes_label.setTextFormat(Qt.TextFormat.RichText)
        self.changes_label.setWordWrap(True)
        self.changes_label.setAccessibleName("Was sich am Wortlaut ändert")
        self.form.add_widget(self.changes_label)
        self.changes_label.hide()
        for editor in (self.course_edit, self.text_edit, self.wording_edit):
            editor.hide_tools()
        self.vote_list = LineList("Abstimmungen", lead_width=px(20), parent=self)
        self.vote_list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.vote_list.opened.connect(self._on_line)
        self.vote_list.hide()
        self.votes = VotePanel(self)
        self.votes.edited.connect(self._look)
        self.votes.motion.kind_box.activated.connect(lambda _row: self._begin_wording())
        self.election = ElectionPanel(self)
        self.election.edited.connect(self._look)
        self.election.hide()
        self.excluded = QWidget(self)
        self._excluded_row = FlowLayout(self.excluded, spacing=8)
        self.findings = FindingsBox(self)
        self.findings.entered.connect(self.record)
        self.hint_label = QLabel(self)
        self.hint_label.setProperty("role", "muted")
        self.hint_label.setWordWrap(True)
        self.record_button = QPushButton(self)
        self.record_button.setProperty("primary", True)
        self.record_button.clicked.connect(self.record)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title_label, 1)
        head.addWidget(self.paper_link)
        head.addWidget(self.outcome_chip)
        buttons = FlowLayout(spacing=8)
        self.unanimous_button = self._button(
            "Einstimmig (E)", self.votes.set_unanimous, "Alle, die mitstimmen, sagen Ja"
        )
        self.quick_buttons = {
            outcome: self._button(label, partial(self._quick, outcome), tip) for outcome, label, tip in _QUICK
        }
        self.refer_button = self._button("Verweisen …", self.refer_wanted.emit, "An ein anderes Gremium verweisen")
        self.remove_button = self._button(
            "Abgesetzt …", self.remove_wanted.emit, "Mit zwei Dritteln der Anwesenden (§ 34 GemO)"
        )
        self.exclude_button = self._button(
            "Befangen …", self.exclude_wanted.emit, "Wer nach § 22 GemO bei diesem Punkt nicht mitwirkt"
        )
        self.more_button = QToolButton(self)
        self.more_button.setProperty("kind", "action")
        self.more_button.setProperty("menu", True)
        self.more_button.setText("Weitere")
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more_button)
        for outcome, label in _MORE:
            action = QAction(label, menu)
            action.triggered.connect(partial(self._quick, outcome))
            menu.addAction(action)
        menu.addSeparator()
        self.form_actions = {}
        forms = QActionGroup(menu)
        for form, words in FORMS.items():
            action = QAction(f"Abstimmung {words}", menu, checkable=True)
            action.triggered.connect(partial(self._set_form, form))
            forms.addAction(action)
            menu.addAction(action)
            self.form_actions[form] = action
        menu.addSeparator()
        self.reorder_action = QAction("An anderer Stelle aufrufen …", menu)
        self.reorder_action.triggered.connect(lambda: self.reorder_wanted.emit())
        self.part_action = QAction("Öffentlichkeit ausschließen …", menu)
        self.part_action.triggered.connect(lambda: self.part_wanted.emit())
        self.together_action = QAction("Gemeinsam mit anderen Punkten abstimmen …", menu)
        self.together_action.triggered.connect(lambda: self.together_wanted.emit())
        menu.addAction(self.together_action)
        menu.addAction(self.reorder_action)
        menu.addAction(self.part_action)
        self.kind_action = QAction("Als Wahl führen", menu)
        self.kind_action.triggered.connect(lambda: self.kind_wanted.emit())
        menu.addAction(self.kind_action)
        menu.addSeparator()
        self.ballots_action = QAction("Stimmen einzeln eintragen …", menu)
        self.ballots_action.triggered.connect(lambda: self.ballots_wanted.emit())
        menu.addAction(self.ballots_action)
        menu.aboutToShow.connect(lambda: self.form_actions[self.votes.form].setChecked(True))
        self.more_button.setMenu(menu)
        for button in (
            self.unanimous_button,
            self.quick_buttons[Outcome.POSTPONED],
            self.refer_button,
            self.quick_buttons[Outcome.NOTED],
            self.quick_buttons[Outcome.WITHDRAWN],
            self.remove_button,
            self.exclude_button,
            self.more_button,
        ):
            buttons.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self.findings.reason_edit, 1)
        foot.addWidget(self.hint_label, 1)
        foot.addWidget(self.record_button)
        self.form.setObjectName("plain")
        self.form.add_stretch()
        scroll = self._scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(px(90))
        scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        scroll.setWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addWidget(self.vote_list)
        column.addWidget(self.votes)
        column.addWidget(self.election)
        column.addWidget(self.excluded)
        column.addLayout(buttons)
        column.addWidget(self.findings)
        column.addLayout(foot)

    def _button(self, text: str, slot: Callable[[], object], tip: str) -> QPushButton:
        made = QPushButton(text, self)
        made.setToolTip(tip)
        made.clicked.connect(lambda: slot())
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return made

    @property
    def row(self) -> DeskItem | None:
        """The item shown."""
        return self._row

    def show_item(
        self,
        row: DeskItem,
        present: int,
        excluded: int,
        names: Mapping[str, str],
        *,
        needed: int | None = None,
        running: bool,
    ) -> None:
        """Show an item; counts typed for the same item and not yet recorded stay."""
        same = self._row is not None and self._row.item.id == row.item.id
        untouched = (
            not same or self._row is None or self._row.votes != row.votes or self._row.item.outcome != row.item.outcome
        )
        self._row, self._running = row, running
        item = row.item
        self.title_label.setText(" · ".join(part for part in (row.number, item.title) if part))
        self.paper_link.setVisible(row.paper is not None)
        if row.paper is not None:
            self.paper_link.lead_to(
                row.paper.number or row.paper.external_number or PAPER_TYPES[row.paper.paper_type],
                "paper",
                row.paper.id,
            )
        self.outcome_chip.setVisible(item.outcome is not None)
        if item.outcome is not None:
            tone = Tone.RED if item.outcome in UNFAVOURABLE else Tone.GREEN
            self.outcome_chip.show_word(outcome_words(item.outcome, item.outcome_target), tone)
        if untouched:
            proposed = row.proposed[0] if row.proposed else Proposed(VoteKind.MAIN)
            self.votes.show_vote(row.vote if self._resolved else None, present, excluded, needed, proposed)
            self.wording_edit.set_value(proposed.wording)
            self.findings.clear()
            self._show_votes()
        elif not self._resolved:
            self.votes.set_present(present, excluded, needed)
        resolvable, elects = _votable(item), item.kind is ItemKind.ELECTION
        for widget in (self.text_field, self.votes, self.unanimous_button, self.exclude_button):
            widget.setVisible(resolvable and not elects)
        self.refer_button.setVisible(resolvable)
        self.more_button.setVisible(resolvable)
        self.election.setVisible(elects)
        self.kind_action.setText("Nicht als Wahl führen" if elects else "Als Wahl führen")
        self.quick_buttons[Outcome.WITHDRAWN].setVisible(row.paper is not None and not elects)
        for button in (*(self.quick_buttons[one] for one in (Outcome.POSTPONED, Outcome.NOTED)), self.remove_button):
            button.setVisible(item.kind is not ItemKind.OPENING)
        if elects:
            self.quick_buttons[Outcome.NOTED].hide()
        self.part_action.setText("Öffentlichkeit ausschließen …" if item.public else "Öffentlich behandeln …")
        self._show_excluded(row.exclusions, names)
        self._look()

    @property
    def _resolved(self) -> bool:
        """Whether the matter was resolved on."""
        row = self._row
        return row is not None and row.resolution is not None and row.resolution.decided

    def _show_votes(self) -> None:
        lines = vote_lines(self._row) if self._row is not None else []
        self.vote_list.show_lines(lines)
        self.vote_list.setVisible(bool(lines))
        rows = [self.vote_list.sizeHintForRow(number) for number in range(len(lines))]
        self.vote_list.setFixedHeight(min(sum(rows), px(_VOTES_HIGH)) + 2 * self.vote_list.frameWidth())
        # The last vote and the next one are in view.
        at = min(len(self._row.votes) if self._row is not None else 0, len(lines) - 1)
        self.vote_list.scrollTo(self.vote_list.lines.index(at), LineList.ScrollHint.PositionAtBottom)

    def _on_line(self, key: str) -> None:
        """Enter on what is still to come takes it up; on a recorded vote it is shown, to repeat or correct it."""
        row = self._row
        if row is None:
            return
        if key.startswith("next "):
            proposed = row.proposed[int(key.removeprefix("next "))]
            self.votes.motion.choose(proposed)
            self.wording_edit.set_value(proposed.wording)
        else:
            vote = next(one for one in row.votes if one.id == key)
            self.votes.show_vote(vote, 0, 0, None, Proposed(vote.kind))
            self.wording_edit.set_value(vote.wording)
        self._look()
        self.votes.fields["yes"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_wording(self) -> None:
        """An amendment begins with how the motion reads now."""
        if self.votes.motion.kind is VoteKind.AMENDMENT:
            self.wording_edit.set_value(self.text_edit.value())
            self.wording_edit.setFocus()

    @property
    def recorded(self) -> Vote | None:
        """The recorded vote the fields began with, if they did."""
        rows = self._row.votes if self._row is not None else ()
        return next((vote for vote in rows if vote.id == self.votes.value().id), None)

    def decision(self) -> Decision | None:
        """What the fields come to, or None where nothing new was voted."""
        row = self._row
        if row is None or not _votable(row.item) or row.item.kind is ItemKind.ELECTION:
            return None
        vote, text = self.votes.value(), self.text_edit.value()
        if vote.kind in WORDED:
            vote = replace(vote, wording=self.wording_edit.value())
        kept = self.recorded
        if kept is not None and not self.votes.touched and (vote.kind not in WORDED or vote.wording == kept.wording):
            return None
        agreed = vote.form is VoteForm.NONE and vote.kind is VoteKind.MAIN
        if not vote.counted and not agreed:
            return None
        return Decision(suggested_outcome(vote, row.paper, text), text, vote, reason=self.findings.reason)

    def record(self) -> None:
        """Keep what was entered; nothing entered means on to the next item."""
        row = self._row
        if row is None or not self._running:
            return
        if row.item.kind is ItemKind.ELECTION:
            if self.election.pending:
                self.election.record()
            else:
                self.next_wanted.emit()
            return
        decision = self.decision()
        if decision is not None and decision.vote.kind is VoteKind.REFERRED:
            self.refer_wanted.emit()
        elif decision is not None:
            self.record_wanted.emit(decision)
        elif row.item.outcome is not None or not _votable(row.item) or row.paper is None:
            self.next_wanted.emit()
        else:
            self.hint_label.setText("Noch kein Ergebnis: Stimmen eintragen, „Einstimmig“ oder einen Ausgang wählen.")
            self.votes.fields["yes"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _quick(self, outcome: Outcome, _checked: bool = False) -> None:
        if self._row is not None:
            # A vote on procedure may have been counted; without one nothing needs to add up.
            vote = self.votes.value()
            decision = Decision(outcome, reason=self.findings.reason)
            if vote.counted and self.recorded is None:
                decision = Decision(outcome, vote=replace(vote, wording=RichText()), reason=self.findings.reason)
            self.record_wanted.emit(decision)

    def _set_form(self, form: VoteForm, _checked: bool = False) -> None:
        self.votes.set_form(form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        """Never smaller than its parts need at this width, so that the card scrolls instead of overlapping them."""
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.minimumHeightForWidth(self.width()))

    def _look(self) -> None:
        """Say at once what the numbers come to and what does not add up."""
        row, decision = self._row, self.decision()
        if row is None:
            return
        motion = self.votes.motion
        worded = motion.kind in WORDED and _votable(row.item)
        if worded and self.wording_field.isHidden():
            QTimer.singleShot(0, lambda: self._scroll.ensureWidgetVisible(self.wording_field))
        self.wording_field.setVisible(worded)
        self._show_changes(worded and motion.kind is VoteKind.AMENDMENT)
        self.wording_edit.set_read_only(self.votes.touched and self.votes.value().counted)
        counting = self.votes.touched and motion.kind is VoteKind.MAIN and self.votes.value().counted
        # The wording is final before the counts are entered, and is not typed over afterwards.
        self.text_edit.set_read_only(self._resolved or counting)
        self.text_edit.setToolTip(_LOCKED if self._resolved or counting else "")
        known = self.recorded
        corrects = known is not None or self._resolved
        if decision is not None and known is not None:
            decision = replace(decision, corrects_id=known.id, why="–")
        self.findings.show_findings(self._check(row.item.id, decision) if decision is not None else ())
        self.record_button.setEnabled(self._running)
        if row.item.kind is ItemKind.ELECTION:
            words = self.election.record_words if self.election.pending else "Weiter"
            self.record_button.setText(f"{words} (Strg+↵)")
            self.hint_label.setText("" if self._running else "Zum Festhalten die Sitzung eröffnen.")
            return
        if decision is None and (
            corrects or row.item.outcome is not None or not _votable(row.item) or row.paper is None
        ):
            self.record_button.setText("Weiter (Strg+↵)")
        elif corrects:
            self.record_button.setText("Noch einmal festhalten … (Strg+↵)")
        elif motion.kind is not VoteKind.MAIN:
            self.record_button.setText("Abstimmung festhalten (Strg+↵)")
        else:
            self.record_button.setText("Beschluss festhalten (Strg+↵)")
        self.hint_label.setText(self._hint(decision, corrects))
        self.hint_label.setVisible(not self.findings.findings)

    def _show_changes(self, shown: bool) -> None:
        """What an amendment strikes out and puts in."""
        kept = self.recorded
        before = (kept.before if kept is not None else self.text_edit.value()).plain
        after = self.wording_edit.value().plain
        self.changes_label.setVisible(shown and before != after)
        self.changes_label.setText(changes_html(differences(before, after)) if shown else "")

    def _hint(self, decision: Decision | None, corrects: bool) -> str:
        if not self._running:
            return "Zum Festhalten die Sitzung eröffnen."
        if corrects:
            return "Festgehalten. Wird etwas anderes eingetragen, fragt das Programm: wiederholt oder berichtigt?"
        row = self._row
        if row is not None and row.vote is not None and decision is None:
            return f"{_capital(void_words(row.vote))}. Noch einmal abstimmen, sobald es geht."
        if decision is not None and decision.outcome is Outcome.RECOMMENDED:
            return "Wird dem Stadtrat empfohlen; die nächste Station wird angelegt."
        if decision is not None and decision.outcome is Outcome.ADOPTED_CHANGED:
            return "Der Wortlaut weicht vom Antrag ab: geändert angenommen."
        return ""

    def _show_excluded(self, exclusions: Sequence[Exclusion], names: Mapping[str, str]) -> None:
        self._excluded_row.clear()
        for exclusion in exclusions:
            name = names.get(exclusion.person_id, "")
            place = ", außerhalb" if exclusion.left_room else ""
            button = QPushButton(f"{name} befangen{place}  ×", self.excluded)
            button.setToolTip(f"{exclusion.reason or word(exclusion.kind)} – anklicken, um den Ausschluss zu entfernen")
            button.setAccessibleName(f"Ausschluss von {name} entfernen")
            button.clicked.connect(lambda _on=False, key=exclusion.person_id: self.readmit_wanted.emit(key))
            self._excluded_row.addWidget(button)
        self.excluded.setVisible(bool(exclusions))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _votable(item: AgendaItem) -> bool:
    """Whether there is anything to vote on; the opening only states what is."""
    return allows_resolution(item) and item.kind is not ItemKind.OPENING
