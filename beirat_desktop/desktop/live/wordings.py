"""The wording that is voted on: that of the motion, or as a change would make it read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.allowing import allowed, needs
from beirat_desktop.desktop.differences import changes_html
from beirat_desktop.desktop.live.motion_fields import WORDED, MotionFields
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.domain.differences import differences
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteKind
from beirat_desktop.domain.voting import next_point

_LOCKED = "Über diesen Wortlaut wird abgestimmt; er steht fest. Ohne Stimmen in den Feldern lässt er sich ändern."


class Wordings(Form):
    """Two fields of which one is in view. motion: what is voted on, and who moved it.

    Signals:
        text_edited: another wording of the motion.
        wording_edited: another wording of what is voted on apart.
        counts_wanted: the wording stands, counting begins.
    """

    text_edited = Signal()
    wording_edited = Signal()
    counts_wanted = Signal()

    def __init__(self, motion: MotionFields, parent: QWidget) -> None:
        super().__init__(parent)
        self._motion = motion
        self.begun = RichText()
        self.text_edit = RichEditor("Beschlusstext", self, min_lines=2, max_lines=5)
        self.text_edit.set_placeholder("Wortlaut, über den abgestimmt wird")
        self.text_edit.edited.connect(lambda _text: self.text_edited.emit())
        self.wording_edit = RichEditor("Wortlaut", self, min_lines=2, max_lines=5)
        self.wording_edit.set_placeholder("So lautet der Antrag mit der Änderung")
        self.wording_edit.edited.connect(lambda _text: self.wording_edited.emit())
        self.text_field = self.add("Beschlusstext", self.text_edit)
        self.correct_button = QPushButton("Text berichtigen …", self)
        self.correct_button.setProperty("kind", "link")
        needs("corrections.make", self.correct_button)
        self._put_beside_label(self.correct_button)
        self.wording_field = self.add("Wortlaut, über den jetzt abgestimmt wird", self.wording_edit)
        self.wording_field.hide()
        self.changes_label = QLabel(parent)
        self.changes_label.setTextFormat(Qt.TextFormat.RichText)
        self.changes_label.setWordWrap(True)
        self.changes_label.setAccessibleName("Was sich am Wortlaut ändert")
        self.changes_label.hide()
        for editor in (self.text_edit, self.wording_edit):
            editor.hide_tools()

    def _put_beside_label(self, button: QPushButton) -> None:
        """At the end of the line above the wording, which takes no room from what is typed below."""
        field = self.text_field
        head = QHBoxLayout()
        head.addWidget(field.label, 1)
        head.addWidget(button)
        column = field.layout()
        if isinstance(column, QVBoxLayout):
            column.insertLayout(0, head)
        button.hide()

    def offer_correction(self, why: str) -> None:
        """Offer to put a decided wording right, "" offers nothing; why: that it takes a correction."""
        self.correct_button.setToolTip(why)
        self.correct_button.setVisible(bool(why) and allowed(self.correct_button))

    def fit(self, *, compact: bool) -> None:
        """Where room is short, a line of each and no heads."""
        for editor in (self.text_edit, self.wording_edit):
            editor.set_lines(1 if compact else 2, 2 if compact else 5)
        for field in (self.text_field, self.wording_field):
            field.label.setVisible(not compact)

    @property
    def voted(self) -> RichText:
        """What is voted on, as it stands in the fields."""
        worded = self._motion.kind in WORDED and not self.wording_field.isHidden()
        return self.wording_edit.value() if worded else self.text_edit.value()

    def begin(self, votes: Sequence[Vote]) -> None:
        """An amendment begins with how the motion reads now, a vote on one point with the next one that had none."""
        kind = self._motion.kind
        if kind is VoteKind.AMENDMENT:
            self.wording_edit.set_value(self.text_edit.value())
            self.wording_edit.setFocus()
        elif kind is VoteKind.POINT:
            proposed = next_point(self.text_edit.value(), votes)
            if proposed is not None:
                self._motion.choose(proposed)
                self.wording_edit.set_value(proposed.wording)
                self.wording_edited.emit()
                self.counts_wanted.emit()
            else:
                self.wording_edit.setFocus()
        elif kind is not VoteKind.MAIN:
            self.counts_wanted.emit()

    def show_state(
        self, recorded: Vote | None, *, votable: bool, elects: bool, held: str, resolved: bool, counted: bool
    ) -> None:
        """Show the field that is voted on; once counting began it stands fast.

        recorded: the vote that is shown, where there was one already. held: why nothing of it can be changed any more.
        resolved: the matter was resolved on. counted: the fields hold counts that were typed.
        """
        motion = self._motion
        worded = motion.kind in WORDED and votable
        self.wording_field.setVisible(worded)
        self.text_field.setVisible(votable and not elects and not worded)
        self._show_changes(worded and motion.kind is VoteKind.AMENDMENT, recorded)
        self.wording_edit.set_read_only(bool(held) or (counted and _stands(self.wording_edit)))
        locked = resolved or (counted and motion.kind is VoteKind.MAIN and _stands(self.text_edit))
        # The wording is final before the counts are entered, and is not typed over afterwards.
        self.text_edit.set_read_only(bool(held) or locked)
        self.text_edit.setToolTip(held or (_LOCKED if locked else ""))

    def _show_changes(self, shown: bool, recorded: Vote | None) -> None:
        """What an amendment strikes out and puts in."""
        before = recorded.before if recorded is not None else self.text_edit.value()
        after = self.wording_edit.value()
        self.changes_label.setVisible(shown and before != after)
        self.changes_label.setText(changes_html(differences(before, after)) if shown else "")


def _stands(editor: RichEditor) -> bool:
    """Whether there is a wording to hold: one that was forgotten can be typed although the counts are there."""
    typing = editor.text_edit.hasFocus() and not editor.text_edit.isReadOnly()
    return bool(editor.value().plain.strip()) and not typing
