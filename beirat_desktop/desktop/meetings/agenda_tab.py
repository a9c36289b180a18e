"""The tab „Tagesordnung“: what waits, the agenda, and the invitation as it would be sent."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemDelegate, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.meetings.agenda_actions import AgendaActions
from beirat_desktop.desktop.meetings.agenda_model import AgendaModel
from beirat_desktop.desktop.meetings.agenda_tree import AgendaTree
from beirat_desktop.desktop.meetings.finding_list import FindingList
from beirat_desktop.desktop.meetings.item_form import ItemForm
from beirat_desktop.desktop.meetings.item_menu import item_menu
from beirat_desktop.desktop.meetings.pool_card import PoolCard
from beirat_desktop.desktop.meetings.words import agenda_columns
from beirat_desktop.desktop.messages import Saving
from beirat_desktop.desktop.refusals import sentence
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.listing import Shown
from beirat_desktop.desktop.widgets.preview import Preview
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.meetings.agenda_view import AgendaView
from beirat_desktop.usecases.trouble import Missing

_FOLD_BELOW = 1000
_LOW_BELOW = 640


class AgendaTab(QWidget):
    """Three columns; the third folds away first where the window is narrow.

    Signals:
        navigate, message, notice, saving: as a page's.
    """

    help_page = "tagesordnung"

    navigate = Signal(str, str)
    message = Signal(str)
    notice = Signal(object)
    saving = Signal(Saving, str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office, background, state, drafts = workplace.office, workplace.background, workplace.state, workplace.drafts
        self._office = office
        self._state = state
        self._meeting_id = ""
        self._view: AgendaView | None = None
        self._stale = False
        self._added = self._unwanted = ""
        self._low = False
        self._wide: bool | None = None
        self._editable = True
        self._editing_tools: list[QToolButton] = []
        self.desk = AgendaActions(office, self)
        self.pool_card = PoolCard(self)
        self.pool, self.pool_model = self.pool_card.list, self.pool_card.model
        self.model = AgendaModel(self)
        self.tree = AgendaTree(self.model, self)
        self.item_form = ItemForm(office.agenda, office.demands, drafts, self)
        self.preview = Preview(background, office.reader, "Vorschau", self)
        self.preview_button = QToolButton(self)
        self._lay_out(state)
        self._connect()

    def open_meeting(self, meeting_id: str) -> None:
        """Show the agenda of a meeting."""
        if meeting_id != self._meeting_id:
            self.flush()
            self._meeting_id = meeting_id
            self.desk.meeting_id = meeting_id
            self._view = None
            self.preview.clear("Die Vorschau entsteht …")
        self.reload()

    def reload(self) -> None:
        """Fetch the agenda again; the selection stays at its item, and a title being typed is not taken away."""
        if not self._meeting_id:
            return
        if self.tree.editing:
            self._stale = True
            return
        self._stale = False
        try:
            view = self._office.agenda.view(self._meeting_id)
        except Missing:
            return  # The page leads back to the list.
        if view != self._view:
            self._view = view
            self._show_view(view)
        self._draw()

    def _show_view(self, view: AgendaView) -> None:
        self._editable = editable = view.meeting.state not in (MeetingState.CLOSED, MeetingState.CANCELLED)
        self.pool_card.show_view(view, editable=editable)
        self.model.show(view.lines, editable=editable, sent=view.sent)
        standing = sum(line.item.removed_by is None for line in view.lines)
        minutes = f" · ca. {view.minutes} Min." if view.minutes else ""
        self.agenda_card.set_note(f"{counted(standing, 'Punkt', 'Punkte')}{minutes}")
        for button in self._editing_tools:
            button.setEnabled(editable)
        self._show_findings()
        if not self.tree.current_id and view.lines:
            self.tree.choose(view.lines[0].item.id)
        self._show_item(self.tree.current_id)

    def listed(self) -> Shown | None:
        """The agenda as a list: numbers, titles, what belongs to them, and what is expected to take how long."""
        view = self._view
        if view is None or not view.lines:
            return None
        columns = tuple((column, column.width) for column in agenda_columns(sent=view.sent))
        return Shown(f"Tagesordnung {short_date(view.meeting.day)}", columns, lambda: view.lines)

    def _on_closed(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """A title was typed, or was not after all: then an item that was only just added is not wanted either."""
        self._unwanted = self._added if hint is QAbstractItemDelegate.EndEditHint.RevertModelCache else ""
        self._added = ""

    def _on_edited(self) -> None:
        if self._stale:
            self.reload()
        unwanted, self._unwanted = self._unwanted, ""
        if unwanted:
            self._on_remove(unwanted)

    def flush(self) -> None:
        """Keep what is still being typed."""
        self.item_form.autosave.flush()

    def paper(self) -> tuple[bytes, str]:
        """What goes out next, and the name of its file."""
        return self._office.invitations.paper(self._meeting_id)

    def choose(self, item_id: str) -> None:
        """Show an item in the form."""
        self.tree.choose(item_id)

    def focus_first(self) -> None:
        """The agenda is where work begins."""
        self.tree.setFocus()
        if not self.tree.currentIndex().isValid() and self._view and self._view.lines:
            self.tree.choose(self._view.lines[0].item.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "splitter"):
            self._fold()

    def _lay_out(self, state: State) -> None:
        left_inside = QWidget(self)
        left = QVBoxLayout(left_inside)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(GAP)
        left.addWidget(self.pool_card, 1)
        left.addWidget(self.item_form)
        self.agenda_card = Card("Tagesordnung", parent=self)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for sign, tip, slot in (
            ("arrow-up", "Nach oben (Strg+↑)", self.tree.move_up),
            ("arrow-down", "Nach unten (Strg+↓)", self.tree.move_down),
            ("indent-increase", "Zum Unterpunkt machen (Strg+→)", self.tree.nest),
            ("indent-decrease", "Aus dem Unterpunkt lösen (Strg+←)", self.tree.lift),
            ("trash-2", "Von der Tagesordnung nehmen (Entf)", self._remove_current),
        ):
            self._editing_tools.append(self._tool(sign, tip, slot))
            tools.addWidget(self._editing_tools[-1])
        tools.addStretch(1)
        self.preview_button.setProperty("kind", "tool")
        self.preview_button.setCheckable(True)
        self.preview_button.setChecked(not self._state.flag("agenda/no_preview"))
        self.preview_button.setIcon(icon("eye"))
        self.preview_button.setToolTip("Vorschau zeigen oder verbergen (Strg+Umschalt+V)")
        self.preview_button.setAccessibleName("Vorschau")
        tools.addWidget(self.preview_button)
        self.agenda_card.add(self.tree, 1)
        self.agenda_card.add_layout(tools)
        self.findings = FindingList(self)
        self.findings.followed.connect(self._on_finding)
        self.agenda_card.add(self.findings)
        self.splitter = Splitter(self)
        for widget, share in ((Scroll(left_inside, self), 27), (self.agenda_card, 43), (self.preview, 42)):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.count() - 1, share)
        self.splitter.setSizes([px(270), px(445), px(420)])
        self.agenda_card.setMinimumWidth(px(330))
        self.preview.setMinimumWidth(px(240))
        state.splitter("agenda", self.splitter)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        row.addWidget(self.splitter)

    def _connect(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        # A drop announces itself from inside the view's own drag; the model may change only afterwards.
        self.model.moved.connect(self.desk.move, queued)
        self.model.dropped.connect(self._on_dropped, queued)
        self.model.renamed.connect(self.desk.rename, queued)
        self.pool.taken.connect(self._on_taken)
        self.desk.starting.connect(self.flush)
        self.desk.ended.connect(self.reload)
        self.desk.message.connect(self.message)
        self.desk.notice.connect(self.notice)
        self.desk.saving.connect(self.saving)
        # The view lets go of its editor only after this signal.
        self.tree.itemDelegate().closeEditor.connect(self._on_closed)
        self.tree.itemDelegate().closeEditor.connect(self._on_edited, queued)
        self.tree.chosen.connect(self._show_item)
        self.tree.opened.connect(self._on_open)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._on_menu)
        self.tree.remove_wanted.connect(self._on_remove)
        self.tree.stuck.connect(self.message)
        self.item_form.part_wanted.connect(self.desk.set_part)
        self.item_form.saved.connect(self._on_typed)
        self.item_form.autosave.saving.connect(self.saving)
        self.item_form.autosave.notice.connect(self.notice)
        self.pool_card.free_button.clicked.connect(lambda: self._add_free(""))
        self.pool_card.sub_button.clicked.connect(lambda: self._add_free(self.tree.current_id))
        self.pool_card.standing_button.clicked.connect(self.desk.add_standing)
        self.preview_button.clicked.connect(self._on_preview_button)
        self.preview.anchor_clicked.connect(self._on_anchor)
        self.preview.failed.connect(self._on_failed)
        for keys, slot in (
            ("Ctrl+Shift+N", lambda: self._add_free("")),
            ("Ctrl+Shift+V", self.preview_button.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(slot)

    def _on_dropped(self, key: str, parent_id: str, row: int, public: bool) -> None:
        entry = self.pool_model.entry(key)
        if entry is not None:
            self.tree.stay_at(self.desk.take(entry, parent_id, row, public))

    def _on_taken(self, key: str) -> None:
        entry = self.pool_model.entry(key)
        if entry is not None:
            self.tree.stay_at(self.desk.take(entry, "", -1, entry.public))

    def _on_typed(self) -> None:
        self.reload()

    def _add_free(self, parent_id: str) -> None:
        line = self.model.line(self.model.index_of(self.tree.current_id))
        made = self.desk.add_free(parent_id, public=line.item.public if line is not None else True)
        if made:
            self.tree.stay_at(made)
            self.tree.setFocus()
            self._added = made
            self.tree.edit(self.tree.currentIndex())

    def menu_for(self, item_id: str) -> QMenu | None:
        """What can be done with an item; None where nothing can."""
        line = self.model.line(self.model.index_of(item_id))
        if line is None:
            return None
        menu = item_menu(
            self.tree,
            line,
            open_item=partial(self._on_open, item_id),
            add_below=partial(self._add_free, item_id),
            change_part=partial(self.desk.set_part, item_id, not line.item.public),
            change_kind=partial(self.desk.toggle_election, line.item),
            remove=partial(self._on_remove, item_id),
            editable=self._editable,
        )
        if menu.isEmpty():
            menu.deleteLater()
            return None
        return menu

    def _on_menu(self, place: QPoint) -> None:
        menu = self.menu_for(self.tree.current_id)
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.tree.viewport().mapToGlobal(place))

    def _remove_current(self) -> None:
        if self.tree.current_id:
            self._on_remove(self.tree.current_id)

    def _on_remove(self, item_id: str) -> None:
        line = self.model.line(self.model.index_of(item_id))
        if line is None:
            return
        here = self.tree.currentIndex()
        following = self.model.line(self.tree.indexBelow(here)) or self.model.line(self.tree.indexAbove(here))
        self.desk.remove(line)
        if following is not None and line.item.removed_by is None:
            self.tree.choose(following.item.id)

    def _on_open(self, item_id: str) -> None:
        line = self.model.line(self.model.index_of(item_id))
        if line is not None and line.item.paper_id is not None:
            self.navigate.emit("paper", line.item.paper_id)
        else:
            self.item_form.focus_title()

    def _show_item(self, item_id: str) -> None:
        line = self.model.line(self.model.index_of(item_id)) if item_id else None
        self.item_form.show_line(line, editable=self._editable)
        self.pool_card.sub_button.setVisible(line is not None and line.depth < 3)
        if line is not None:
            self.preview.show_anchor(f"item:{line.item.id}")

    def _show_findings(self) -> None:
        self.findings.show_findings(self._view.findings if self._view else (), 1 if self._low else 2)

    def _on_finding(self, item_id: str) -> None:
        self.item_form.set_open(True)
        self.tree.choose(item_id)
        self.tree.setFocus()

    def _draw(self) -> None:
        if not self.preview.isHidden():
            self.preview.request(self._office.invitations.draw_current, self._meeting_id)

    def _on_preview_button(self) -> None:
        if self.width() >= px(_FOLD_BELOW):
            # Where it is narrow the preview is asked for now, not for always.
            self._state.set_flag("agenda/no_preview", not self.preview_button.isChecked())
        self.preview.setVisible(self.preview_button.isChecked())
        self._draw()

    def _fold(self) -> None:
        low = self.height() < px(_LOW_BELOW)
        if low != self._low:
            # What waits must stay in sight to be dragged.
            self._low = low
            self.item_form.set_open(not low)
            self._show_findings()
        wide = self.width() >= px(_FOLD_BELOW)
        if wide != self._wide:
            self._wide = wide
            shown = wide and not self._state.flag("agenda/no_preview")
            self.preview_button.setChecked(shown)
            self.preview.setVisible(shown)
            if self._meeting_id:
                self._draw()

    def _on_anchor(self, anchor: str) -> None:
        kind, _, item_id = anchor.partition(":")
        if kind == "item":
            self.tree.choose(item_id)
            self.tree.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self.preview.clear(sentence(error))

    def _tool(self, sign: str, tip: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "tool")
        button.setIcon(icon(sign))
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
        button.clicked.connect(lambda: slot())
        return button
