"""The item on the desk: course of the debate, wording, vote, outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.live.desk_foot import NO_VOTE_HERE, Standing, no_round_words, record_words
from beirat_desktop.desktop.live.item_acts import ItemActs
from beirat_desktop.desktop.live.item_buttons import votable
from beirat_desktop.desktop.live.item_head import item_title
from beirat_desktop.desktop.live.item_parts import COURSE
from beirat_desktop.desktop.live.keys import KEYS
from beirat_desktop.desktop.live.motion_fields import WORDED
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


class ItemDesk(ItemActs):
    """Shows one item; what is typed in the editors is saved by the tab, the vote when it is recorded.

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
        self._called_open = False
        self.refitted.connect(self._show_again)
        self.head.paper_link.navigate.connect(self.navigate)
        self.called_line.clicked.connect(self.turn_called)
        self.votes.edited.connect(self._on_typed)
        self.wordings.text_edited.connect(self._look)
        self.wordings.wording_edited.connect(self._on_typed)
        self.wordings.counts_wanted.connect(self._to_counts)
        self.vote_list.opened.connect(self._on_line)
        self.election.edited.connect(self._on_counted)
        self.findings.entered.connect(self.record)
        self.record_button.clicked.connect(self._on_button)
        self.buttons.outcome_wanted.connect(self.quick)

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
            self._scroll.verticalScrollBar().setValue(0)
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
        self._fixed = held or sent
        self._show_buttons(row)
        self.closed_label.setVisible(not item.public)
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

    def _show_again(self) -> None:
        if self._row is not None:
            self._show_buttons(self._row)
            self._show_votes()

    def _show_buttons(self, row: DeskItem) -> None:
        """Where room is short, or only a correction changes the item, all that can be done stands in the menu."""
        folds = self._compact or bool(self._fixed)
        self.buttons.show_item(row, late=self.late, compact=folds)
        self._fold_buttons(folds=folds)

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
        self.course_edit.text_edit.setAccessibleName(f"{named}: {COURSE}")

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
