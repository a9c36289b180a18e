"""Ablage: every paper that left the house, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QCursor, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.archive.detail import ArchiveDetail
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.paper_actions import Outgoing, PaperActions
from beirat_desktop.desktop.quick_look import Looking
from beirat_desktop.desktop.refusals import notice_of
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN, Tone, px
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.models import Column, LazyModel
from beirat_desktop.desktop.widgets.preview import Preview
from beirat_desktop.desktop.widgets.search_edit import SearchEdit
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.desktop.widgets.why import permit
from beirat_desktop.desktop.withdrawing import ask_withdrawal
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.german.archive import ISSUED_KINDS, about_words, issued_words
from beirat_desktop.german.attachments import size_words
from beirat_desktop.german.counts import counted
from beirat_desktop.german.search import detail_words
from beirat_desktop.usecases.archive.archive import ArchiveFilter, ArchiveRow
from beirat_desktop.usecases.trouble import Missing

_BESIDE_FROM, _ALL_COLUMNS_FROM = 860, 820
"""Room for the preview beside the list, and in the list for who got the paper and how large it is."""
_SORTS = ("issued", "kind", "about", "recipient", "size")
_RECIPIENT, _SIZE = 3, 4


def _name(row: ArchiveRow) -> str:
    words = issued_words(IssuedKind(row.kind), row.number)
    again = f" ({row.issue}. Ausgabe)" if row.issue > 1 else ""
    return f"{'Zurückgenommen: ' if row.withdrawn else ''}{words}{again}"


def _tip(row: ArchiveRow) -> str:
    return f"{issued_words(IssuedKind(row.kind), row.number, publication=row.publication)}\n{row.file_name}"


COLUMNS = (
    Column("Ausgegeben", lambda row: f"{detail_words(row.issued[:10])} {row.issued[11:16]}", width=140),
    Column("Schriftstück", _name, tip=_tip, width=210),
    Column("Wofür", lambda row: about_words(row.noun, row.about, row.detail), stretch=True),
    Column("Empfänger", lambda row: row.recipient.partition("\n")[0], tip=lambda row: row.recipient, width=140),
    Column("Größe", lambda row: size_words(row.size), number=True, width=84),
)


class ArchivePage(Page):
    """The list, and the paper chosen in it as it was issued."""

    help_page = "ablage"

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office, background, state = workplace.office, workplace.background, workplace.state
        self._office = office
        self._background = background
        self._state = state
        self._order = ("issued", True)
        self.papers = PaperActions(background, office.reader, self)
        self.papers.message.connect(self.message)
        self.papers.notice.connect(self.notice)
        self.search = SearchEdit("In der Ablage suchen", self)
        self.search.setPlaceholderText("Suchen: Titel, Nummer, Empfänger")
        self.search.setFixedWidth(px(320))
        self.kind_box, self.year_box = ChoiceBox(self), ChoiceBox(self)
        name_box(self.kind_box, "Art")
        name_box(self.year_box, "Jahr")
        self.kind_box.addItem("Art: alle", "")
        for kind, word in ISSUED_KINDS.items():
            self.kind_box.addItem(word, kind.value)
        self.count_label = QLabel(self)
        self.count_label.setProperty("role", "muted")
        self.count_label.setMinimumHeight(px(36))
        self.model = LazyModel(COLUMNS, office.archive.rows, self)
        self.empty = EmptyState("Noch nichts ausgegeben", icon_name="archive", parent=self)
        self.clear_button = self.empty.add_button("Filter aufheben", self.clear_filters)
        self.table = Table(
            self.model, "Ablage", state=state, key="archive", empty=self.empty, multiple=True, parent=self
        )
        self.table.filters = (self.search, self.kind_box, self.year_box)
        Looking(self.table, background, office, "issued_paper")
        self.detail = ArchiveDetail(self, opens=workplace.opens)
        self.detail.navigate.connect(self.navigate)
        self.preview = Preview(background, office.reader, "Schriftstück", self)
        self._soon_search = QTimer(self)
        self._soon_search.setSingleShot(True)
        self._soon_search.setInterval(120)
        self._soon_search.timeout.connect(self.reload)
        self._make_actions()
        self._lay_out(state)
        self._connect()
        self.watch(workplace, "speakers", "issued_papers")

    def title(self) -> str:
        return "Ablage"

    def subtitle(self) -> str:
        return "Alles, was das Haus verlassen hat, Byte für Byte"

    def page_actions(self) -> Sequence[QAction]:
        return (self.more_action, self.mail_action, self.print_action, self.save_action)

    def open(self, record: str) -> None:
        self._fill_years()
        if record and self.model.row_of(record) < 0:
            self.clear_filters()
        self.reload()
        self.fetched()
        if record:
            self.table.choose(record)
        elif not self.table.current_id and self.model.rowCount():
            self.table.choose(self.model.id_of(0))

    def reload(self) -> None:
        self._soon_search.stop()
        chosen = self.filter()
        ids = self._office.archive.ids(chosen, self._order[0], descending=self._order[1])
        narrowed = chosen != ArchiveFilter()
        self.clear_button.setVisible(narrowed)
        if narrowed:
            self.empty.say("Nichts gefunden", "Mit diesen Filtern liegt nichts in der Ablage.")
        else:
            self.empty.say(
                "Noch nichts ausgegeben",
                "Wird ein Antrag, eine Einladung oder ein Auszug ausgegeben, liegt das Schriftstück hier.",
            )
        self.count_label.setText(counted(len(ids), "Schriftstück", "Schriftstücke"))
        self.model.show(ids)
        self._show_chosen()

    def focus_first(self) -> None:
        self.table.setFocus()

    def filter(self) -> ArchiveFilter:
        """What is chosen."""
        return ArchiveFilter(
            self.kind_box.currentData() or "",
            self.year_box.currentData(),
            self._office.search.asked(self.search.text()),
        )

    def clear_filters(self) -> None:
        """Show everything."""
        self.search.clear()
        for box in (self.kind_box, self.year_box):
            box.setCurrentIndex(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def check_sum(self) -> None:
        """Compute the checksum anew and say whether it is still the one of the day of issue."""
        key = self.table.current_id
        if key:
            self._background.run(partial(self._on_checked, key), self._on_failed, self._office.archive.check, key)

    def withdraw(self) -> None:
        """Take back what was sent by mistake, where nothing builds on it; asks for the reason."""
        key = self.table.current_id
        if key:
            ask_withdrawal(self._office, key, self, self.message.emit, self.notice.emit)

    def _on_checked(self, key: str, same: bool) -> None:
        if same:
            text = "Prüfsumme stimmt: unverändert seit der Ausgabe."
            self.message.emit(text)
        else:
            text = "Prüfsumme stimmt nicht: Der Inhalt wurde seit der Ausgabe verändert."
            self.notice.emit(Notice(f"{text} Bitte aus einer Sicherung holen (Einstellungen → Sicherung).", Tone.RED))
        if key == self.table.current_id:
            self.detail.say_sum(text, "good" if same else "error")

    def _chosen(self) -> list[Outgoing]:
        rows = self._office.archive.rows(self.table.selected_ids())
        return [Outgoing(row.file_name, partial(self._office.archive.pdf, row.id)) for row in rows]

    def _save(self) -> None:
        if papers := self._chosen():
            self.papers.save(papers)

    def _view(self, _key: str = "") -> None:
        if papers := self._chosen():
            self.papers.view(papers[0])

    def _print(self) -> None:
        if papers := self._chosen():
            alone = papers[0].file_name.removesuffix(".pdf")
            self.papers.print(papers, alone if len(papers) == 1 else f"{len(papers)} Schriftstücke")

    def _mail(self, *, save: bool = False) -> None:
        keys = self.table.selected_ids()
        if keys:
            name = self._chosen()[0].file_name
            act = self.papers.save_mail if save else self.papers.mail
            act(partial(self._office.mail.issued, keys), name)

    def _show_chosen(self) -> None:
        key = self.table.current_id
        keys = self.table.selected_ids()
        none = "zuerst ein Schriftstück wählen"
        permit(self.withdraw_action, len(keys) == 1, "nur ein Schriftstück auf einmal" if keys else none)
        for action in (self.more_action, self.mail_action, self.print_action, self.save_action):
            permit(action, bool(keys), none)
        self._side.setVisible(bool(key))
        if not key:
            self.preview.clear()
            return
        try:
            self.detail.show_entry(self._office.archive.entry(key))
        except Missing:
            self.reload_soon()
            return
        self.preview.request(self._office.archive.shown, key)

    def _on_failed(self, error: Exception) -> None:
        self.preview.clear("Dieses Schriftstück lässt sich nicht zeigen.")
        self.notice.emit(replace(notice_of(error), tone=Tone.RED))

    def _on_order(self, column: int, order: Qt.SortOrder) -> None:
        self._order = (_SORTS[column], order == Qt.SortOrder.DescendingOrder)
        self.reload()

    def _fill_years(self) -> None:
        chosen = self.year_box.currentData()
        self.year_box.blockSignals(True)
        self.year_box.clear()
        self.year_box.addItem("Jahr: alle", None)
        for year in self._office.archive.years():
            self.year_box.addItem(str(year), year)
        self.year_box.setCurrentIndex(max(self.year_box.findData(chosen), 0) if chosen else 0)
        self.year_box.blockSignals(False)

    def _arrange(self) -> None:
        beside = self.width() >= px(_BESIDE_FROM)
        if beside == self.preview.isHidden():
            self.preview.setVisible(beside)
            self._split.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
            # Below the list its few lines take what they need.
            self._split.setSizes([px(700), px(440)] if beside else [self.height(), 1])
        wide = self.table.width() >= px(_ALL_COLUMNS_FROM)
        for column in (_RECIPIENT, _SIZE):
            self.table.give_way(column, hidden=not wide)

    def _make_actions(self) -> None:
        self.save_action = self.action(
            "Speichern unter …", self._save, primary=True, shortcut="Ctrl+Shift+S", name="Schriftstück speichern"
        )
        self.print_action = self.action("Drucken …", self._print, shortcut="Ctrl+P", name="Schriftstück drucken")
        self.mail_action = self.action(
            "Als Mail-Entwurf …", self._mail, shortcut="Ctrl+Shift+M", name="Schriftstück als Mail-Entwurf"
        )
        menu = Menu(self)
        menu.addAction("Im Betrachter öffnen", self._view)
        menu.addAction("Mail-Entwurf speichern …", partial(self._mail, save=True))
        menu.addAction("Prüfsumme prüfen", self.check_sum)
        menu.addSeparator()
        self.withdraw_action = menu.addAction("Versand zurücknehmen …", self.withdraw)
        needs("archive.withdraw", self.withdraw_action)
        self.more_menu = menu
        self.more_action = self.action("Mehr", lambda: menu.popup(QCursor.pos()), menu=menu)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda: self._soon_search.start())
        for box in (self.kind_box, self.year_box):
            box.currentIndexChanged.connect(self.reload)
        self.model.order_wanted.connect(self._on_order)
        self.table.opened.connect(self._view)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.preview.failed.connect(self._on_failed)

    def _lay_out(self, state: State) -> None:
        filters = FlowLayout()
        for widget in (self.search, self.kind_box, self.year_box, self.count_label):
            filters.addWidget(widget)
        self._side = QWidget(self)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(GAP)
        side.addWidget(self.detail)
        side.addWidget(self.preview, 1)
        self._split = Splitter(self)
        self._split.addWidget(self.table)
        self._split.addWidget(self._side)
        self._split.setStretchFactor(0, 5)
        self._split.setStretchFactor(1, 4)
        self._split.setSizes([px(700), px(440)])
        self._split.splitterMoved.connect(self._arrange)
        state.splitter("archive", self._split)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        column.setSpacing(GAP)
        column.addLayout(filters)
        column.addWidget(self.papers.work)
        column.addWidget(self._split, 1)
