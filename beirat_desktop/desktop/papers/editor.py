"""One paper: its fields, what is ready, the letter beside them; its files, versions and history."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from beirat_desktop.desktop.papers.form import PaperForm
from beirat_desktop.desktop.papers.quotes import marks
from beirat_desktop.desktop.papers.side import PaperSide
from beirat_desktop.desktop.papers.versions_tab import VersionsTab
from beirat_desktop.desktop.refusals import sentence
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN, px
from beirat_desktop.desktop.widgets.files import FilesTab, dropped
from beirat_desktop.desktop.widgets.history import HistoryTab
from beirat_desktop.desktop.widgets.preview import Preview
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.widgets.tabs import Tabs
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import Paper, PaperState, PaperType
from beirat_desktop.german.papers import FIELD_LABELS, paper_kind
from beirat_desktop.german.similar import nearest_words
from beirat_desktop.usecases.papers.citations import QuotedWork
from beirat_desktop.usecases.papers.papers import PaperDetail
from beirat_desktop.usecases.papers.similar import Similar
from beirat_desktop.usecases.trouble import Missing, RecordTrouble

_THREE_FROM, _LETTER_FROM = 1120, 840
"""Room for three columns; with less the list of what is ready goes below the form, with still less the letter gets a
tab of its own."""
_QUOTES_PAUSE_MS = 400
"""So long after the last key the quotations are looked at again."""
_TABS = (
    ("text", "Antrag"),
    ("letter", "Schreiben"),
    ("files", "Anlagen"),
    ("versions", "Fassungen"),
    ("history", "Verlauf"),
)
_KEYS = tuple(key for key, _ in _TABS)


class _Column(QScrollArea):
    """Scrolls up and down only, so it is never narrower than what stands in it."""

    def __init__(self, widget: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidget(widget)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        held = self.widget()
        least = held.minimumSizeHint().width() if held is not None else 0
        return QSize(least + self.verticalScrollBar().sizeHint().width(), px(120))


class PaperEditor(QWidget):
    """Shows one paper and keeps what is typed; steps and files are asked for by signals of its parts.

    Signals:
        shown: a paper was shown or fetched again.
        trouble: a German sentence about a letter that could not be made.
    """

    shown = Signal()
    trouble = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office, background, state, drafts = workplace.office, workplace.background, workplace.state, workplace.drafts
        self._office = office
        self._background = background
        self.detail: PaperDetail | None = None
        self.quotes: tuple[QuotedWork, ...] = ()
        self._quotes_of: Paper | None = None
        self._quotes_pause = QTimer(self)
        self._quotes_pause.setSingleShot(True)
        self._quotes_pause.setInterval(_QUOTES_PAUSE_MS)
        self._quotes_pause.timeout.connect(self.look_at_quotes)
        self._similar_to: tuple[object, ...] = ()
        self._similar_pause = QTimer(self)
        self._similar_pause.setSingleShot(True)
        self._similar_pause.setInterval(_QUOTES_PAUSE_MS)
        self._similar_pause.timeout.connect(self.look_for_similar)
        self.tabs = Tabs(_TABS, "Ansicht des Antrags", self)
        # Each part is made where it stands: one that is moved goes through the style sheet again with all it holds.
        self._stack = QStackedWidget(self)
        self._text_page = QWidget(self._stack)
        self._stack.addWidget(self._text_page)
        self._split = Splitter(self._text_page)
        left = QWidget(self._split)
        self._left = QVBoxLayout(left)
        self._form_column = _Column(left, self._split)
        self.form = PaperForm(drafts, self._save, left)
        self.side = PaperSide(self._split)
        self._middle = _Column(self.side, self._split)
        for name, widget in (
            ("target", self.side.target_box),
            ("self_government", self.side.self_check),
            ("guest_topic", self.side.topic_edit),
            ("guest_meeting_id", self.side.guest_meeting_box),
        ):
            self.form.bind(name, widget)
        self.preview = Preview(background, office.reader, "Schreiben", self._split)
        self.files = FilesTab(state, "papers/files", self._stack)
        self.versions = VersionsTab(state, self._stack)
        self.history = HistoryTab(state, "papers", FIELD_LABELS, self._stack)
        self._lay_out_text(state)
        self._letter_tab = QWidget(self._stack)
        self._letter_row = QVBoxLayout(self._letter_tab)
        self._letter_row.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        for tab in (self._letter_tab, self.files, self.versions, self.history):
            self._stack.addWidget(tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.setAcceptDrops(True)
        self._connect()

    def show_paper(self, key: str) -> None:
        """Show a paper; raises Missing."""
        if self.detail is not None and self.detail.paper.id != key:
            self.form.autosave.flush()
            self.form.show_marks({})
            self.tabs.choose("text")
            self.preview.clear("Die Vorschau entsteht …")
        self._show(self._office.papers.detail(key))

    def reload(self) -> None:
        """Fetch the paper again; what is being typed stays. Raises Missing."""
        if self.detail is not None:
            self._show(self._office.papers.detail(self.detail.paper.id))

    def request_letter(self) -> None:
        """Make the letter anew from what stands in the form."""
        if self.tabs.current in ("text", "letter"):
            self.preview.request(self._office.paper_letters.preview, self.form.paper)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(three=self.width() >= px(_THREE_FROM))
        self._place_letter(beside=self.width() >= px(_LETTER_FROM))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.files.writable and dropped(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files can be dropped anywhere on the paper."""
        event.acceptProposedAction()
        self.tabs.choose("files")
        self.files.add_wanted.emit(dropped(event.mimeData().urls()))

    def _arrange(self, *, three: bool) -> None:
        if three == (self._middle.widget() is self.side):
            return
        if three:
            self._left.removeWidget(self.side)
            self._middle.setWidget(self.side)
        else:
            self._middle.takeWidget()
            self._left.addWidget(self.side)
        self._middle.setVisible(three)
        self.side.show()
        self._tell_similar()

    def _place_letter(self, *, beside: bool) -> None:
        if beside == (self.preview.parentWidget() is self._split):
            return
        if beside:
            self._split.addWidget(self.preview)
        else:
            self._letter_row.addWidget(self.preview)
        self.tabs.show_tab("letter", not beside)
        self.preview.show()

    def _show(self, detail: PaperDetail) -> None:
        self.detail = detail
        choices = self._office.papers.choices(detail.paper.id)
        self.side.show_detail(detail, choices)
        self.form.show_detail(detail, choices)
        self.files.show_files(detail.attachments, writable=detail.writable)
        bar = self.tabs.bar
        bar.setTabText(0, paper_kind(detail.paper))
        bar.setTabText(2, f"Anlagen ({len(detail.attachments)})" if detail.attachments else "Anlagen")
        bar.setTabText(3, f"Fassungen ({len(detail.versions)})" if detail.versions else "Fassungen")
        if self.tabs.current == "versions":
            self.versions.show_versions(detail.versions, writable=detail.writable)
        elif self.tabs.current == "history":
            self.history.show_changes(self._office.papers.history(detail.paper.id))
        self.request_letter()
        self.look_at_quotes()
        self._similar_to = ()
        self.look_for_similar()
        self.shown.emit()

    def _save(self, key: str, name: str, value: Any) -> None:
        try:
            if name == "meeting_id":
                self._office.papers.set_target_meeting(key, value)
            else:
                self._office.papers.edit(key, **{name: value})
        except Missing:
            raise Refused("paper.gone") from None

    def _on_typed(self, _paper: Paper) -> None:
        self.request_letter()
        self._quotes_pause.start()
        self._similar_pause.start()

    def look_for_similar(self) -> None:
        """Look for earlier motions on the subject as it is typed; of a draft only, for later it is too late."""
        self._similar_pause.stop()
        paper = self.form.paper
        if paper.state is not PaperState.DRAFT or paper.paper_type is not PaperType.MOTION:
            self._similar_to = ()
            self._show_similar(Similar())
            return
        about = (paper.id, paper.title, paper.meeting_id)
        if about != self._similar_to:
            self._similar_to = about
            look = self._office.similar_motions.of
            self._background.run(partial(self._on_similar, about), self._on_similar_failed, look, paper)

    def _on_similar(self, about: tuple[object, ...], found: Similar) -> None:
        if about == self._similar_to:
            self._show_similar(found)

    def _on_similar_failed(self, error: Exception) -> None:
        if not isinstance(error, Missing | RecordTrouble):
            raise error
        self._show_similar(Similar())

    def _show_similar(self, found: Similar) -> None:
        self.side.similar_card.show_similar(found)
        self._tell_similar()

    def _tell_similar(self) -> None:
        """Where the card is far below the form, a line below the subject says that there is something in it."""
        beside = self._middle.widget() is self.side
        titles = [row.entry.title for row in self.side.similar_card.entries.rows]
        self.form.say_similar("" if beside else nearest_words(titles), self._go_to_similar)

    def _go_to_similar(self) -> None:
        self.side.similar_card.entries.rows[0].setFocus()
        self._scroll_to_focus()

    def look_at_quotes(self) -> None:
        """Hold the quotations against their sources as they stand in the form; the answer comes when it is known."""
        self._quotes_pause.stop()
        paper = self.form.paper
        self._quotes_of = paper
        self._background.run(
            partial(self._on_quotes, paper), self._on_quotes_failed, self._office.citations.quotes, paper
        )

    def _on_quotes(self, paper: Paper, quotes: Sequence[QuotedWork]) -> None:
        # What was typed or opened since is asked about on its own.
        gone_on = paper is not self._quotes_of or self._quotes_pause.isActive()
        if gone_on or self.detail is None or self.detail.paper.id != paper.id:
            return
        self.quotes = tuple(quotes)
        self.side.quotes_card.show_quotes(quotes, self.detail.citations, writable=self.detail.writable)
        self.form.show_marks(marks(quotes))

    def _on_quotes_failed(self, error: Exception) -> None:
        if not isinstance(error, Missing | RecordTrouble):
            raise error
        self.form.show_marks({})

    def _on_tab(self, key: str) -> None:
        self._stack.setCurrentIndex(_KEYS.index(key))
        if self.detail is None:
            return
        if key == "letter":
            self.request_letter()
        elif key == "versions":
            self.form.autosave.flush()
            self.versions.show_versions(self.detail.versions, writable=self.detail.writable)
        elif key == "history":
            self.history.show_changes(self._office.papers.history(self.detail.paper.id))

    def _on_compare(self, version: str) -> None:
        if self.detail is not None:
            self.versions.show_differences(self._office.papers.compare(version), self.detail.paper.paper_type)

    def _on_letter_failed(self, error: Exception) -> None:
        self.trouble.emit(sentence(error))

    def _on_mend(self, name: str) -> None:
        if name == "versions":
            self.tabs.choose("versions")
            return
        if name == "quotes":
            self.side.quotes_card.focus_first_open()
        else:
            self.form.focus_field(name)
        self._scroll_to_focus()

    def _on_anchor(self, name: str) -> None:
        self.tabs.choose("text")
        self.form.focus_field(name)
        self._scroll_to_focus()

    def _on_passage(self, section: str, start: int, end: int) -> None:
        self.form.show_passage(section, start, end)
        edit, held = self.form.editors[section].text_edit, self._form_column.widget()
        if held is not None:
            spot = edit.viewport().mapTo(held, edit.cursorRect().center())
            self._form_column.ensureVisible(spot.x(), spot.y(), 0, px(96))

    def _scroll_to_focus(self) -> None:
        widget = self.focusWidget()
        for column in (self._form_column, self._middle):
            if widget is not None and column.isAncestorOf(widget):
                column.ensureWidgetVisible(widget, 0, px(48))

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        self.form.typed.connect(self._on_typed)
        self.form.reached.connect(self.preview.show_anchor)
        self.side.mend.connect(self._on_mend)
        self.side.quotes_card.shown.connect(self._on_passage)
        self.preview.anchor_clicked.connect(self._on_anchor)
        self.preview.failed.connect(self._on_letter_failed)
        self.versions.compare_wanted.connect(self._on_compare)

    def _lay_out_text(self, state: State) -> None:
        split = self._split
        # Narrower than its columns ask for, so that the window can shrink until they are arranged anew.
        split.setMinimumWidth(px(320))
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(GAP)
        self._left.addWidget(self.form)
        self.preview.setMinimumWidth(px(260))
        for part in (self._form_column, self._middle, self.preview):
            split.addWidget(part)
        split.setStretchFactor(1, 2)
        split.setStretchFactor(2, 5)
        self.tabs.show_tab("letter", False)
        split.setSizes([px(440), px(262), px(442)])
        state.splitter("papers/text", split)
        around = QVBoxLayout(self._text_page)
        around.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        around.addWidget(split)
