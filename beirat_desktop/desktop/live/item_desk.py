"""The item on the desk: course of the debate, wording, vote, outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.live.beside_rows import ExcludedRow, GuestsRow, QuestionsRow
from beirat_desktop.desktop.live.desk_foot import NO_VOTE_HERE, NOBODY, DeskFoot, Standing, no_round_words, record_words
from beirat_desktop.desktop.live.election_panel import ElectionPanel
from beirat_desktop.desktop.live.findings_box import FindingsBox, FindingsLine
from beirat_desktop.desktop.live.held_row import HeldRow
from beirat_desktop.desktop.live.item_buttons import ItemButtons, votable
from beirat_desktop.desktop.live.item_head import ItemHead, item_title
from beirat_desktop.desktop.live.keys import KEYS
from beirat_desktop.desktop.live.motion_fields import WORDED
from beirat_desktop.desktop.live.vote_list import VoteList
from beirat_desktop.desktop.live.vote_panel import VotePanel
from beirat_desktop.desktop.live.wordings import Wordings
from beirat_desktop.desktop.theme import BODY, LARGE, font, px, tokens
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.labels import ElidedLabel
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import NO_VOTE, Decision, suggested_outcome
from beirat_desktop.domain.elections import Counted
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteForm, VoteKind
from beirat_desktop.domain.voting import Proposed
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.usecases.live.resolutions import DeskItem

Check = Callable[[str, Decision], Sequence[Finding]]
"""What does not add up in a decision on an item."""
CheckRound = Callable[[str, Counted], Sequence[Finding]]
"""What does not add up in the next round of an election."""
_CLOSED = "Nichtöffentlich – Zuhörende, Presse und Gäste verlassen den Saal"
_FLOOR = 24
"""Pixels of the title at 100 %: what is on the floor is read from a metre and a half."""
_COURSE = "Beratung (für die Niederschrift)"
_COMPACT_BELOW = 470
"""Pixels of height at 100 % below which the desk keeps to title, wording, counts and the button that records."""
_TIGHT_BELOW = 290
"""Pixels of height at 100 % below which the votes and rounds that were held give their room to the counts."""


class ItemDesk(QWidget):
    """Shows one item; what is typed in the editors is saved by the tab, the vote when it is recorded.

    Title and wording stand above, counts and the button that records them below, at any size; the rest scrolls between.

    Signals:
        record_wanted: a Decision to keep.
        typed: something was entered that is not recorded yet.
        next_wanted: on to the next item without an outcome.
        refer_wanted: the vote that stands in the fields refers the item to another body.
        navigate: noun and id.
    """

    record_wanted = Signal(object)
    typed = Signal()
    next_wanted = Signal()
    refer_wanted = Signal()
    navigate = Signal(str, str)

    def __init__(self, check: Check, check_round: CheckRound, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check, self._check_round = check, check_round
        self._row: DeskItem | None = None
        self._compact = self._tight = False
        self._statement = False
        self._fixed = ""
        self.head = ItemHead(self)
        self.head.paper_link.navigate.connect(self.navigate)
        self.called_line = FindingsLine(self)
        self.called_line.clicked.connect(self.turn_called)
        self._called_open = False
        self.closed_label = QLabel(_CLOSED, self)
        self.closed_label.setWordWrap(True)
        # However long the item goes on, what is said of it makes the desk no wider, or the lists beside it would move.
        self.plan_label = ElidedLabel(self, role="muted")
        self.course_edit = RichEditor("Beratung", self, min_lines=2, max_lines=16)
        self.course_edit.set_placeholder("Verlauf der Beratung für die Niederschrift")
        self.statements_edit = RichEditor("Erklärungen zur Niederschrift", self, min_lines=1, max_lines=6)
        self._scroll = QScrollArea(self)
        self._inside = QWidget(self)
        self._inside.setObjectName("plain")  # before it is put in, which paints it after its name
        self._scroll.setWidget(self._inside)
        self.form = Form(self._inside)
        self.held_row = HeldRow(self)
        self.form.add_widget(self.held_row)
        self.form.add(_COURSE, self.course_edit)
        self.statements_field = self.form.add("Erklärungen zur Niederschrift", self.statements_edit)
        self.statements_field.hide()
        self.guests = GuestsRow(self)
        self.form.add_widget(self.guests)
        self.questions = QuestionsRow(self)
        self.form.add_widget(self.questions)
        self.votes = VotePanel(self)
        self.votes.edited.connect(self._on_typed)
        self.wordings = Wordings(self.votes.motion, self)
        self.text_edit, self.wording_edit = self.wordings.text_edit, self.wordings.wording_edit
        self.wordings.text_edited.connect(self._look)
        self.wordings.wording_edited.connect(self._on_typed)
        self.wordings.counts_wanted.connect(self._to_counts)
        self.votes.motion.kind_box.activated.connect(lambda _row: self._begin_wording())
        self.form.add_widget(self.votes.motion)
        self.form.add_widget(self.wordings.changes_label)
        for editor in (self.course_edit, self.statements_edit):
            editor.hide_tools()
        self.vote_list = VoteList(self)
        self.vote_list.opened.connect(self._on_line)
        self.election = ElectionPanel(self)
        self.election.edited.connect(self._on_counted)
        self.election.hide()
        self.excluded = ExcludedRow(self)
        self.form.add_widget(self.excluded)
        self.findings = FindingsBox(self)
        self.findings.entered.connect(self.record)
        self.foot = DeskFoot(self.findings.reason_edit, self.called_line, self._spare, self)
        self.hint_label, self.record_button = self.foot.hint_label, self.foot.record_button
        self.record_button.clicked.connect(self._on_button)
        self.buttons = ItemButtons(self)
        self.buttons.unanimous_wanted.connect(self.set_unanimous)
        self.buttons.outcome_wanted.connect(self.quick)
        self.buttons.form_wanted.connect(self._choose_form)
        self.buttons.menu.aboutToShow.connect(lambda: self.buttons.check_form(self.votes.form))
        self._lay_out()
        self._restyle()

    def _lay_out(self) -> None:
        under_head = QVBoxLayout()
        under_head.setSpacing(2)
        under_head.addWidget(self.plan_label)
        under_head.addWidget(self.called_line)
        self.form.add_stretch()
        self._ballot = QWidget(self)
        ballot = QVBoxLayout(self._ballot)
        ballot.setContentsMargins(0, 0, 0, 0)
        ballot.setSpacing(8)
        for part in (self.vote_list, self.votes, self.election):
            ballot.addWidget(part)
        self._scrolled = QVBoxLayout(self._inside)
        self._scrolled.setContentsMargins(0, 0, 0, 0)
        self._scrolled.addWidget(self.form, 1)
        scroll = self._scroll
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(px(24))
        scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._under_head = under_head
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.head)
        column.addLayout(under_head)
        column.addWidget(self.closed_label)
        column.addWidget(self.wordings)
        column.addWidget(scroll, 1)
        column.addWidget(self._ballot)
        column.addWidget(self.buttons)
        column.addWidget(self.foot)
        self.findings.raise_()

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
        on_break: bool = False,
        held: str = "",
        sent: str = "",
        worded: str = "",
        called: Sequence[Finding] = (),
    ) -> bool:
        """Show an item; counts typed for the same item and not yet recorded stay. True where the fields began anew.

        held: why nothing of it can be changed any more; sent: why only a correction changes it; worded: why
        only a correction changes its decided wording. called: what the rules say of it now that it is called.
        """
        same = self._row is not None and self._row.item.id == row.item.id
        untouched = (
            not same or self._row is None or self._row.votes != row.votes or self._row.item.outcome != row.item.outcome
        )
        self.foot.stand(Standing(running, on_break, held, voters=present > excluded), anew=untouched)
        self._row = row
        self.called_line.show_findings(called)
        if not same:
            self._statement = self._called_open = False
        item = row.item
        self.head.show_item(row)
        if untouched:
            proposed = row.proposed[0] if row.proposed else Proposed(VoteKind.MAIN)
            self.votes.show_vote(row.vote if self._resolved else None, present, excluded, needed, proposed)
            self.wording_edit.set_value(proposed.wording)
            self.wordings.begun = proposed.wording
            self.findings.clear()
            self._show_votes()
        elif not self._resolved:
            self.votes.set_present(present, excluded, needed)
        elects = item.kind is ItemKind.ELECTION
        voted = votable(item) and not elects
        self.votes.setVisible(voted)
        self.votes.motion.setVisible(voted)
        self.election.setVisible(elects)
        self._show_buttons(row)
        self.closed_label.setVisible(not item.public)
        self._fixed = held or sent
        self.held_row.show_words(self._fixed, corrects=bool(sent))
        self.wordings.offer_correction(worded)
        for editor in (self.course_edit, self.statements_edit):
            editor.set_read_only(bool(self._fixed))
            editor.setToolTip(self._fixed)
        self.statements_field.setVisible(self._statement or not item.statements.empty)
        focused = self.window().focusWidget()
        decides = (self.votes, self.votes.motion, self.buttons, self.election, self.findings, self.foot)
        if (on_break or held) and focused is not None and any(one.isAncestorOf(focused) for one in decides):
            self.course_edit.setFocus()  # what cannot be used any more would take the keyboard with it
        for widget in (self.votes, self.votes.motion, self.buttons, self.buttons.more_button):
            widget.setEnabled(not on_break and not held)
        self.election.setEnabled(not on_break)
        self.election.hold(bool(held))
        self.excluded.show_excluded(row.exclusions, names)
        self._look()
        return untouched

    def show_nothing(self) -> None:
        """No item is there; what was shown of another meeting's is not worked on by a key."""
        self._row = None
        self.foot.stand(Standing())
        self.findings.clear()

    def show_plan(self, words: str) -> None:
        """When the item was planned and how far behind the meeting is."""
        self.plan_label.setText(words)
        self.plan_label.setVisible(bool(words) and not self._compact)

    @property
    def late(self) -> bool:
        """Whether the item came too late and nobody has admitted it yet."""
        return any(one.rule == "agenda.late_not_admitted" for one in self.called_line.findings)

    def turn_called(self) -> None:
        """Lay all that the rules say over the course, with what is to be done, or take it away."""
        self._called_open = not self._called_open
        self._look()

    def draft(self) -> tuple[str, RichText]:
        """What was entered and is not recorded: the vote, and the wording of an amendment."""
        row = self._row
        if row is None or self.foot.standing.held:
            return "", RichText()
        worded = self.votes.motion.kind in WORDED
        wording = self.wording_edit.value() if worded else RichText()
        changed = worded and wording != self.wordings.begun
        return self.votes.drafted() if changed or self.votes.touched else "", wording

    def take_up(self, typed: str, wording: RichText) -> None:
        """Put what was entered before back into the fields."""
        self.votes.take_up(typed)
        self.wording_edit.set_value(wording)
        self._look()

    def set_unanimous(self) -> None:
        """Everybody who may vote says yes; where nothing can be voted on, why not."""
        if self.asks_voters():
            self.votes.set_unanimous()

    def asks_voters(self) -> bool:
        """Whether those in the room can be asked how they vote; where nobody is there who may, the desk says so."""
        return self.asks_to_vote() and self.asks_somebody()

    def asks_somebody(self) -> bool:
        """Whether anybody is there who may vote, without whom nothing becomes of an item; else the desk says so."""
        if not self.foot.standing.voters:
            self.foot.tell(NOBODY)
        return self.foot.standing.voters

    def asks_to_vote(self) -> bool:
        """Whether something can be voted on here and now; where not, the desk says why."""
        if not self.may_vote:
            self.tell_barred()
        return self.may_vote

    def tell_barred(self, outcome: Outcome | None = None) -> None:
        """Why a key does nothing here, to see and to hear; outcome: what was to become of the item."""
        row = self._row
        if row is None:
            return
        self.foot.tell_barred(row.item.kind, outcome)

    @property
    def may_vote(self) -> bool:
        """Whether something can be voted on here and now; an election has rounds of its own."""
        return self.may_decide and self._row is not None and self._row.item.kind is not ItemKind.ELECTION

    @property
    def may_decide(self) -> bool:
        """Whether something can be decided on the item here and now, be it by an election."""
        return (
            self._row is not None
            and votable(self._row.item)
            and not self.foot.standing.on_break
            and not self.foot.standing.held
        )

    def may_become(self, outcome: Outcome) -> bool:
        """Whether that can become of the item shown."""
        row = self._row
        if row is None or self.foot.standing.on_break or self.foot.standing.held or row.item.kind is ItemKind.OPENING:
            return False
        if row.item.kind is ItemKind.ELECTION and outcome in (Outcome.NOTED, Outcome.WITHDRAWN):
            return False  # what was begun with ballots ends in somebody elected, or is put off
        return outcome is not Outcome.WITHDRAWN or row.paper is not None

    def begin_counts(self) -> None:
        """Put the keyboard where counting begins; an item of elections without one asks for it."""
        if self.may_vote:
            self.votes.fields["yes"].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.votes.fields["yes"].selectAll()  # also where the keyboard is in it already
        elif self.may_decide and self.election.view is not None:
            self.election.focus_counts()
        elif self.may_decide:
            self.election.add_wanted.emit()
        else:
            self.tell_barred()

    def begin_amendment(self) -> None:
        """A changed wording is to be voted on."""
        box = self.votes.motion.kind_box
        if self.asks_to_vote():
            box.setCurrentIndex(box.findData(VoteKind.AMENDMENT))
            self._begin_wording()

    def begin_point(self) -> None:
        """The next point of the motion is voted on apart."""
        box = self.votes.motion.kind_box
        if self.asks_to_vote():
            box.setCurrentIndex(box.findData(VoteKind.POINT))
            self._begin_wording()

    def choose_kind(self) -> None:
        """Show what can be voted on."""
        if self.asks_to_vote():
            self.votes.motion.kind_box.setFocus()
            self.votes.motion.kind_box.showPopup()

    def begin_mover(self) -> None:
        """Who moved what is voted on; the motion itself has its mover already."""
        if self.asks_to_vote() and self.votes.motion.kind is not VoteKind.MAIN:
            self.votes.motion.mover_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose_form(self, form: VoteForm) -> None:
        """Vote in that form; where somebody must have demanded it, how many did is asked at once."""
        self.votes.set_form(form)
        demanded = self.votes.motion.demanded_field
        if not demanded.isVisibleTo(self):
            return
        demanded.setFocus(Qt.FocusReason.ShortcutFocusReason)
        demanded.selectAll()
        self._scrolled.activate()
        self._scroll.ensureWidgetVisible(demanded)

    def begin_statement(self, words: str) -> None:
        """Somebody wants something recorded."""
        if self._fixed:
            return
        self._statement = True
        self.statements_field.show()
        self.statements_edit.setFocus()
        self.statements_edit.text_edit.moveCursor(QTextCursor.MoveOperation.End)
        if not self.statements_edit.value().empty:
            self.statements_edit.text_edit.insertPlainText("\n")
        self.statements_edit.insert_to_fill(RichText.of(words))
        self._scroll.ensureWidgetVisible(self.statements_field)

    @property
    def voted_wording(self) -> RichText:
        """What is voted on, as it stands in the fields."""
        return self.wordings.voted

    @property
    def _resolved(self) -> bool:
        """Whether the matter was resolved on."""
        row = self._row
        return row is not None and row.resolution is not None and row.resolution.decided

    def _show_votes(self) -> None:
        self.vote_list.show_votes(self._row, compact=self._compact, tight=self._tight)

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
        self._to_counts()

    def _begin_wording(self) -> None:
        self.wordings.begin(self._row.votes if self._row is not None else ())

    def _to_counts(self) -> None:
        self.votes.fields["yes"].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def recorded(self) -> Vote | None:
        """The recorded vote the fields began with, if they did."""
        rows, shown = self._row.votes if self._row is not None else (), self.votes.vote_id
        return next((vote for vote in rows if vote.id == shown), None)

    def decision(self) -> Decision | None:
        """What the fields come to, or None where nothing new was voted."""
        row = self._row
        if row is None or not votable(row.item) or row.item.kind is ItemKind.ELECTION:
            return None
        vote, text = self.votes.value(), self.text_edit.value()
        if vote.kind in WORDED:
            vote = replace(vote, wording=self.wording_edit.value())
        recorded = self.recorded
        if (
            recorded is not None
            and not self.votes.touched
            and (vote.kind not in WORDED or vote.wording == recorded.wording)
        ):
            return None
        agreed = vote.form is VoteForm.NONE and vote.kind is VoteKind.MAIN
        if not vote.counted and not agreed:
            return None
        return Decision(suggested_outcome(vote, row.paper, text), text, vote, reason=self.findings.reason)

    def record(self) -> None:
        """Keep the vote that stands in the fields; where there is none, say what is missing and do nothing else."""
        row = self._row
        if row is None:
            return
        if self.foot.barred:
            self.tell_barred()
            return
        if row.item.kind is ItemKind.ELECTION:
            if self.election.pending:
                self.election.record()
            else:
                self.foot.tell(no_round_words(self.election.view))
            return
        decision = self.decision()
        if decision is not None and decision.vote.kind is VoteKind.REFERRED:
            self.refer_wanted.emit()
        elif decision is not None:
            self.record_wanted.emit(decision)
        elif not votable(row.item):
            self.foot.tell(NO_VOTE_HERE)
        elif self._resolved or self.recorded is not None:
            self.foot.tell(f"Schon festgehalten. Weiter mit {KEYS['next'].shown}.")
        else:
            self.foot.tell("Noch kein Ergebnis: Stimmen eintragen, „Einstimmig“ oder einen Ausgang wählen.")
            self._to_counts()

    def _spare(self) -> int:
        """Pixels the foot may take from what scrolls: the sentence is whole before anything else is."""
        return self._scroll.height() - self._scroll.minimumHeight()

    def _on_button(self) -> None:
        (self.next_wanted.emit if self._leads_on(self.decision()) else self.record)()

    def _leads_on(self, decision: Decision | None) -> bool:
        """Whether nothing is to be recorded and the button leads to the next item."""
        row = self._row
        if row is not None and row.item.kind is ItemKind.ELECTION:
            return not self.election.pending
        if row is None or decision is not None:
            return False
        done = row.item.outcome is not None or self._resolved or self.recorded is not None
        return done or not votable(row.item) or row.paper is None

    def _on_counted(self) -> None:
        self.foot.forget()
        self._look()

    def _on_typed(self) -> None:
        self.foot.forget()
        self._look()
        self.typed.emit()

    def quick(self, outcome: Outcome) -> None:
        """What became of the item, with the vote on it where one was counted; without anybody there nothing did."""
        if self._row is not None and (outcome is Outcome.WITHDRAWN or self.asks_somebody()):
            # A vote on procedure may have been counted; without one nothing needs to add up.
            vote = self.typed_vote
            if vote.counted:
                vote = replace(vote, wording=RichText())
            self.record_wanted.emit(Decision(outcome, vote=vote, reason=self.findings.reason))

    @property
    def typed_vote(self) -> Vote:
        """The counts that stand in the fields and were not recorded before."""
        vote = self.votes.value()
        return vote if vote.counted and self.recorded is None else NO_VOTE

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact, tight = self.height() < px(_COMPACT_BELOW), self.height() < px(_TIGHT_BELOW)
        if (compact, tight) != (self._compact, self._tight):
            self._compact, self._tight = compact, tight
            self._restyle()
        self._place_findings()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and hasattr(self, "_column"):
            self._restyle()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.foot.make_room()
            self._place_findings()
        return done

    def _restyle(self) -> None:
        """Sizes that follow the text and the room."""
        large = font(LARGE, semibold=True)
        large.setPixelSize(px(BODY if self._tight else LARGE if self._compact else _FLOOR))
        self.head.title_label.setFont(large)
        colours = tokens()
        self.closed_label.setStyleSheet(
            f"background: {colours.amber_soft}; color: {colours.amber}; font-weight: 600; "
            f"border: 1px solid {colours.amber}; border-radius: {px(6)}px; padding: {px(4)}px {px(10)}px;"
        )
        self.votes.fit(compact=self._compact, tight=self._tight)
        self.election.fit(compact=self._compact, tight=self._tight)
        self.wordings.fit(compact=self._compact)
        self.plan_label.setVisible(bool(self.plan_label.whole_text) and not self._compact)
        self._move()
        self.foot.fit(tight=self._tight)
        layout = self.layout()
        if isinstance(layout, QBoxLayout):
            layout.setSpacing(px(2) if self._tight else px(4) if self._compact else px(8))
        if self._row is not None:
            self._show_buttons(self._row)
            self._show_votes()

    def _move(self) -> None:
        """Where room is shortest the counts scroll with the course, and what the rules say stands in the foot.

        The wording that is voted on and the button that records are then in view, whatever the size of the text.
        """
        inside = self._scrolled.indexOf(self._ballot) >= 0
        if self._tight and not inside:
            self._scrolled.insertWidget(0, self._ballot)
            self.foot.take_called()
        elif inside and not self._tight:
            self._column.insertWidget(self._column.indexOf(self.buttons), self._ballot)
            self._under_head.addWidget(self.called_line)

    def _show_buttons(self, row: DeskItem) -> None:
        """Where room is short the menu stands beside the button that records."""
        self.buttons.show_item(row, late=self.late, compact=self._compact)
        more = self.buttons.more_button
        if self._compact:
            self.foot.take_menu(more)
        elif self.foot.give_menu(more):
            self.buttons.take_back_menu()

    def _place_findings(self) -> None:
        """Over the course, and never over the counts it is about: above them, or below where these scroll with it."""
        if self.findings.isHidden():
            return
        width = self.width()
        high = max(self.findings.heightForWidth(width), self.findings.minimumSizeHint().height()) + px(4)
        counts = not self._tight and (self.vote_list.isVisible() or self.votes.isVisible())
        top = (self._ballot if counts else self.foot).y() - high
        if self._tight and self.votes.isVisible():
            below = self.votes.mapTo(self, self.votes.rect().bottomLeft()).y()
            top = top if top > below else self._scroll.y() - high
        self.findings.setGeometry(0, max(top, 0), width, high - px(4))
        self.findings.raise_()

    def _look(self) -> None:
        """Say at once what the numbers come to and what does not add up."""
        row = self._row
        if row is None:
            return
        decision = self.decision()
        leads_on = self._leads_on(decision)
        self._name_course(row)
        motion = self.votes.motion
        counted = self.votes.touched and self.votes.value().counted
        known = self.recorded
        self.wordings.show_state(
            known,
            votable=votable(row.item),
            elects=row.item.kind is ItemKind.ELECTION,
            held=self._fixed,
            resolved=self._resolved,
            counted=counted,
        )
        corrects = known is not None or self._resolved
        if decision is not None and known is not None:
            decision = replace(decision, corrects_id=known.id)
        self._show_findings(row, decision)
        elects = row.item.kind is ItemKind.ELECTION
        words = self.election.record_words if elects else record_words(motion.kind, corrects=corrects)
        self.foot.show_button("" if leads_on else words)
        self.foot.show_hint(row, decision, corrects=corrects)
        self._place_findings()

    def _name_course(self, row: DeskItem) -> None:
        """Screen readers that know no announcements (Orca 43) say the new name of the field the keyboard stays in.

        Which item was called, and what became of it or what the counts come to.
        """
        item = row.item
        became = outcome_words(item.outcome, item.outcome_target) if item.outcome is not None else ""
        if self.votes.isVisibleTo(self) and self.votes.touched:
            became = self.votes.result_label.text()
        named = ", ".join(part for part in (item_title(row), became) if part)
        self.course_edit.text_edit.setAccessibleName(f"{named}: {_COURSE}")

    def _show_findings(self, row: DeskItem, decision: Decision | None) -> None:
        """What is wrong with what was entered; where that is nothing and it was asked for, what the item is told."""
        round_typed = self.election.typed if row.item.kind is ItemKind.ELECTION else None
        if decision is not None:
            self.findings.show_findings(self._check(row.item.id, decision), asks=not self.foot.barred)
        elif round_typed is not None and self.foot.standing.running:
            self.findings.show_findings(self._check_round(*round_typed), asks=False)
        else:
            self.findings.show_findings(())
        if not self.findings.findings and self._called_open:
            self.findings.show_findings(self.called_line.findings, asks=False, mends=True)
