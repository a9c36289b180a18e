"""Vorhaben: the list of all, and one with its sheet beside the fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.file_actions import FileActions
from beirat_desktop.desktop.initiatives.dialogs import AddDialog, WorkDialog
from beirat_desktop.desktop.initiatives.editor import InitiativeEditor
from beirat_desktop.desktop.initiatives.list_view import InitiativeList
from beirat_desktop.desktop.initiatives.words import subtitle
from beirat_desktop.desktop.messages import Notice, confirm
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.paper_actions import Outgoing, PaperActions
from beirat_desktop.desktop.quick_look import Looking
from beirat_desktop.desktop.refusals import CANNOT, notice_of, sentence
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.initiatives import Initiative, InitiativeKind, Relation
from beirat_desktop.usecases.initiatives.details import InitiativeDetail, Work
from beirat_desktop.usecases.trouble import Missing


class InitiativesPage(Page):
    """The list, and the initiative that was opened from it.

    Signals:
        publications_wanted: the id of an initiative and the kind of paper, for its versions and issues.
    """

    publications_wanted = Signal(str, str)
    help_page = "vorhaben"
    files_word = "Vorhaben"

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = workplace.office
        self.list = InitiativeList(workplace.state, self)
        Looking(self.list.table, workplace.background, workplace.office, "initiative")
        self.editor = InitiativeEditor(workplace, self)
        self.papers = PaperActions(workplace.background, workplace.office.reader, self)
        self.files = FileActions(workplace, self._owner, self)
        self.files.serve(self.editor.files)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.papers.work)
        column.addWidget(self._stack)
        self.add_action = self.action("+ Vorhaben", self._add, name="Vorhaben anlegen", primary=True, shortcut="Ctrl+N")
        self.remove_action = self.action("Entfernen …", self._remove_shown, name="Vorhaben entfernen")
        self.issue_action = self.action(
            "Ausgeben …", self._issue, tip="Original und Fassung zur Veröffentlichung", name="Vorhabenblatt ausgeben"
        )
        self.pdf_action = self.action("Als PDF …", self._save_pdf, name="Vorhabenblatt als PDF speichern")
        self.print_action = self.action("Drucken …", self._print, shortcut="Ctrl+P", name="Vorhabenblatt drucken")
        needs("initiatives.add", self.add_action)
        needs("initiatives.remove", self.remove_action)
        needs("publications.issue", self.issue_action)
        self._connect()
        self.watch(
            workplace, "bodies", "terms", "committees", "factions", "organizations", "persons", "memberships",
            "meetings", "papers", "attachments", "agenda_items", "consultations", "resolutions", "votes",
            "initiatives", "speakers", "attendances",
        )  # fmt: skip

    def title(self) -> str:
        detail = self._shown
        return "Vorhaben" if detail is None else f"Vorhaben · {detail.initiative.name}"

    def subtitle(self) -> str:
        detail = self._shown
        return self.list.count_words if detail is None else subtitle(detail, self._office.today)

    def chip(self) -> tuple[str, Tone] | None:
        detail = self._shown
        return None if detail is None else states.chip(detail.state)

    def page_actions(self) -> Sequence[QAction]:
        if self._shown is None:
            return (self.add_action,)
        return (self.remove_action, self.pdf_action, self.print_action, self.issue_action)

    def shown_list(self) -> QWidget | None:
        return self.list.table if self._stack.currentWidget() is self.list else None

    def open(self, record: str) -> None:
        if record:
            self._stack.setCurrentWidget(self.editor)
            try:
                self.editor.show_initiative(record)
            except Missing:
                self._show_list()
                self.notice.emit(Notice("Dieses Vorhaben gibt es nicht mehr. Hier sind alle anderen."))
        else:
            self.flush()
            self._show_list()
        self.fetched()
        self.header_changed.emit()

    def reload(self) -> None:
        if self._shown is None:
            self._show_list()
            return
        try:
            self.editor.reload()
        except Missing:
            # Removed at another workplace, or its making was undone.
            self.message.emit("Das Vorhaben ist nicht mehr da.")
            self.navigate.emit("initiatives", "")

    def begin(self) -> None:
        self._add()

    def flush(self) -> None:
        self.editor.form.autosave.flush()

    def focus_first(self) -> None:
        if self._shown is None:
            self.list.focus_first()
        else:
            self.editor.form.name_edit.setFocus()

    def takes_files(self) -> Callable[[Sequence[Path]], object] | None:
        return self.files.add_files if self._shown is not None else None

    @property
    def _shown(self) -> InitiativeDetail | None:
        return self.editor.detail

    def _owner(self) -> dict[str, str]:
        detail = self._shown
        return {"initiative_id": detail.initiative.id} if detail is not None else {}

    def _show_list(self) -> None:
        self.editor.detail = None
        self._stack.setCurrentWidget(self.list)
        self.list.show_rows(self._office.initiatives.rows(), self._office.today)

    def _connect(self) -> None:
        form = self.editor.form
        self.list.opened.connect(lambda key: self.navigate.emit("initiative", key))
        self.list.add_wanted.connect(self._add)
        self.list.remove_wanted.connect(self._remove)
        self.list.counted.connect(self.header_changed)
        for tabs in (self.list.tabs, self.editor.tabs):
            tabs.turning.connect(self.turn)
        self.editor.shown.connect(self.header_changed)
        self.editor.trouble.connect(self.message)
        form.navigate.connect(self.navigate)
        form.part_wanted.connect(self._add_part)
        form.works.link_wanted.connect(self._link)
        form.works.unlink_wanted.connect(self._unlink)
        form.autosave.saving.connect(self.saving)
        form.autosave.notice.connect(self.notice)
        for each in (self.papers, self.files):
            each.message.connect(self.message)
            each.notice.connect(self.notice)

    # --- what the user does ---

    def _add(self) -> None:
        self._ask_for_new({})

    def _add_part(self) -> None:
        self.flush()
        detail = self._shown
        if detail is not None:
            self._ask_for_new({"parent_id": detail.initiative.id})

    def _ask_for_new(self, known: dict[str, Any]) -> None:
        def add(name: str, kind: InitiativeKind) -> str:
            try:
                made = self._office.initiatives.add(name, kind, **known)
            except CANNOT as error:
                return sentence(error)
            self.message.emit("Vorhaben angelegt.")
            self.navigate.emit("initiative", made.id)
            return ""

        AddDialog(add, self).open()

    def _link(self, relation: Relation) -> None:
        self.flush()
        detail = self._shown
        if detail is None:
            return
        key = detail.initiative.id

        def link(work: Work) -> str:
            try:
                self._office.initiatives.link(key, relation, paper_id=work.paper_id, resolution_id=work.resolution_id)
            except CANNOT as error:
                return sentence(error)
            self.message.emit(f"Verknüpft: {work.name}")
            return ""

        WorkDialog(relation, self._office.initiatives.sources, link, self).open()

    def _unlink(self, work: Work) -> None:
        self.flush()
        detail = self._shown
        if detail is not None:
            unlink = partial(
                self._office.initiatives.unlink,
                detail.initiative.id,
                work.relation,
                paper_id=work.paper_id,
                resolution_id=work.resolution_id,
            )
            if self._try(unlink):
                self.message.emit(f"Verknüpfung entfernt: {work.name}")

    def _remove(self, key: str) -> bool:
        found: Initiative = self._office.initiatives.detail(key).initiative
        text = "Anlagen gehen mit; Beschlüsse und Anträge bleiben. Rückgängig machen geht bis zum Beenden."
        if not confirm(self, f"„{found.name}“ entfernen?", text, "Vorhaben entfernen", page="vorhaben", danger=True):
            return False
        if not self._try(self._office.initiatives.remove, key):
            return False
        self.message.emit("Vorhaben entfernt.")
        return True

    def _remove_shown(self) -> None:
        self.flush()
        detail = self._shown
        if detail is not None and self._remove(detail.initiative.id):
            self.editor.detail = None
            self.navigate.emit("initiatives", "")

    def _issue(self) -> None:
        self.flush()
        detail = self._shown
        if detail is not None:
            self.publications_wanted.emit(detail.initiative.id, IssuedKind.INITIATIVE.value)

    def _save_pdf(self) -> None:
        if (paper := self._sheet()) is not None:
            self.papers.save([paper])

    def _print(self) -> None:
        if (paper := self._sheet()) is not None:
            self.papers.print([paper], "Vorhabenblatt")

    def _sheet(self) -> Outgoing | None:
        self.flush()
        detail = self._shown
        if detail is None:
            return None
        made, key = self._office.publications, detail.initiative.id
        return Outgoing(
            made.file_name(IssuedKind.INITIATIVE, key), lambda: made.preview(IssuedKind.INITIATIVE, key).pdf
        )

    def _try(self, action: Callable[..., object], *args: object) -> bool:
        try:
            action(*args)
        except CANNOT as error:
            self.notice.emit(notice_of(error))
            return False
        return True
