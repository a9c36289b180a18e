"""The parts of the item on the desk, and where they stand as room grows less; ItemDesk fills them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from beirat_desktop.desktop.live.beside_rows import ExcludedRow, GuestsRow, QuestionsRow
from beirat_desktop.desktop.live.desk_foot import DeskFoot
from beirat_desktop.desktop.live.election_panel import ElectionPanel
from beirat_desktop.desktop.live.findings_box import FindingsBox, FindingsLine
from beirat_desktop.desktop.live.held_row import HeldRow
from beirat_desktop.desktop.live.item_buttons import ItemButtons
from beirat_desktop.desktop.live.item_head import ItemHead
from beirat_desktop.desktop.live.vote_list import VoteList
from beirat_desktop.desktop.live.vote_panel import VotePanel
from beirat_desktop.desktop.live.wordings import Wordings
from beirat_desktop.desktop.theme import BODY, LARGE, font, px, tokens
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.labels import ElidedLabel
from beirat_desktop.desktop.widgets.lettering import letter
from beirat_desktop.desktop.widgets.rich_editor import RichEditor

COURSE = "Beratung (für die Niederschrift)"
_CLOSED = "Nichtöffentlich – Zuhörende, Presse und Gäste verlassen den Saal"
_FLOOR = 24
"""Pixels of the title at 100 %: what is on the floor is read from a metre and a half."""
_COMPACT_BELOW = 470
"""Pixels of height at 100 % below which the desk keeps to title, wording, counts and the button that records."""
_TIGHT_BELOW = 290
"""Pixels of height at 100 % below which the votes and rounds that were held give their room to the counts."""


class ItemParts(QWidget):
    """Title and wording stand above, counts and the button that records them below, at any size; the rest scrolls
    between.

    Signals:
        refitted: the parts are larger or smaller now, and show more or less of the item.
    """

    refitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = self._tight = False
        self.head = ItemHead(self)
        self.called_line = FindingsLine(self)
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
        self.form.add(COURSE, self.course_edit)
        self.statements_field = self.form.add("Erklärungen zur Niederschrift", self.statements_edit)
        self.statements_field.hide()
        self.guests = GuestsRow(self)
        self.form.add_widget(self.guests)
        self.questions = QuestionsRow(self)
        self.form.add_widget(self.questions)
        self.votes = VotePanel(self)
        self.wordings = Wordings(self.votes.motion, self)
        self.text_edit, self.wording_edit = self.wordings.text_edit, self.wordings.wording_edit
        self.form.add_widget(self.votes.motion)
        self.form.add_widget(self.wordings.changes_label)
        for editor in (self.course_edit, self.statements_edit):
            editor.hide_tools()
        self.vote_list = VoteList(self)
        self.election = ElectionPanel(self)
        self.election.hide()
        self.excluded = ExcludedRow(self)
        self.form.add_widget(self.excluded)
        self.findings = FindingsBox(self)
        self.foot = DeskFoot(self.findings.reason_edit, self.called_line, self._spare, self)
        self.hint_label, self.record_button = self.foot.hint_label, self.foot.record_button
        self.buttons = ItemButtons(self)
        self._lay_out()
        self._restyle()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def show_plan(self, words: str) -> None:
        """When the item was planned and how far behind the meeting is."""
        self.plan_label.setText(words)
        self.plan_label.setVisible(bool(words) and not self._compact)

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

    def _restyle(self) -> None:
        """Sizes that follow the text and the room."""
        large = font(LARGE, semibold=True)
        large.setPixelSize(px(BODY if self._tight else LARGE if self._compact else _FLOOR))
        letter(self.head.title_label, large)
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
        self.refitted.emit()

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

    def _fold_buttons(self, *, folds: bool) -> None:
        """The menu stands beside the button that records, or behind the others."""
        more = self.buttons.more_button
        if folds:
            self.foot.take_menu(more)
        elif self.foot.give_menu(more):
            self.buttons.take_back_menu()

    def _place_findings(self) -> None:
        """Over the course, and never over the counts it is about: above them, or below where these scroll with it."""
        if self.findings.isHidden():
            self._scroll.setViewportMargins(0, 0, 0, 0)
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
        at = self.window().focusWidget()
        if at is not None:
            self._uncover(at)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self._uncover(now)

    def _uncover(self, at: QWidget) -> None:
        """Where the keyboard is in what scrolls, that ends above what the rules say, and the field is in view.

        While it is elsewhere the words lie over it, and nothing moves as they come and go.
        """
        # Where room is shortest the words have a place of their own beside the counts.
        inside, low = not self._tight and self._inside.isAncestorOf(at), self._scroll.geometry().bottom() + 1
        covered = low - self.findings.y() if inside and not self.findings.isHidden() else 0
        room = self._scroll.height() - self._scroll.minimumHeight()
        self._scroll.setViewportMargins(0, 0, 0, max(min(covered, room), 0))
        if inside and covered > 0:
            self._scroll.ensureWidgetVisible(at, 0, 0)  # where it is high, the line with the cursor
            for whole in (at, at.parentWidget() or at):  # a number is typed in a line within its field
                if whole.height() <= self._scroll.viewport().height():
                    middle = whole.mapTo(self._inside, whole.rect().center())
                    self._scroll.ensureVisible(middle.x(), middle.y(), 0, whole.height() // 2 + 1)

    def _spare(self) -> int:
        """Pixels the foot may take from what scrolls: the sentence is whole before anything else is."""
        return self._scroll.height() - self._scroll.minimumHeight()
