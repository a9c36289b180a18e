"""What may be done with the item on the desk, and where the keyboard begins it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.live.desk_foot import NOBODY
from beirat_desktop.desktop.live.item_buttons import votable
from beirat_desktop.desktop.live.item_parts import ItemParts
from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import VoteForm, VoteKind
from beirat_desktop.usecases.live.resolutions import DeskItem


class ItemActs(ItemParts):
    """Each key of the desk asks here; where it does nothing, the foot says why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: DeskItem | None = None
        self._statement = False
        self._fixed = ""
        self.votes.motion.kind_box.activated.connect(lambda _row: self._begin_wording())
        self.buttons.unanimous_wanted.connect(self.set_unanimous)
        self.buttons.form_wanted.connect(self._choose_form)
        self.buttons.menu.aboutToShow.connect(lambda: self.buttons.check_form(self.votes.form))

    @property
    def row(self) -> DeskItem | None:
        """The item shown."""
        return self._row

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

    def _begin_wording(self) -> None:
        self.wordings.begin(self._row.votes if self._row is not None else ())
