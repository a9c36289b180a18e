"""What of the matters goes to paper: the list as it is looked at, the way of one matter, all open ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.paper_actions import Outgoing, PaperActions
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.tracking.printed import listing_of
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.listing import ListKind
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.tracking.tracking import Filter, TrackingRow


@dataclass(frozen=True, slots=True)
class LookedAt:
    """How the list is looked at.

    view: "lines", "list" or "board". title: the word of the tab. said: what the other filters leave, in words.
    """

    view: str
    chosen: Filter
    title: str
    said: tuple[str, ...]
    grouped: bool


class MatterPrinting(QObject):
    """Prints and saves through the paper actions of the page; `menu` holds what is asked for less often.

    looked_at: how the list is looked at now. matter: key and row of the matter chosen; no row where it is not in the
    list.

    Signals:
        publications_wanted: the papers of a motion are to be shown, that kind of IssuedKind first.
        notice: a Notice about what is missing.
    """

    publications_wanted = Signal(str, str)
    notice = Signal(object)

    def __init__(
        self,
        office: Office,
        papers: PaperActions,
        looked_at: Callable[[], LookedAt],
        matter: Callable[[], tuple[str, TrackingRow | None]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._office, self._papers, self._looked_at, self._matter = office, papers, looked_at, matter
        self.menu = Menu(parent)
        self.list_pdf_action = self.menu.addAction("Als PDF speichern …", self._save_list)
        self.menu.addSeparator()
        self.way_action = self.menu.addAction("Weg drucken …", self._print_way)
        self.pdf_action = self.menu.addAction("Weg als PDF speichern …", self._save_way)
        self.issue_action = self.menu.addAction("Weg ausgeben …", self._issue)
        self.overview_action = self.menu.addAction("Offene Vorgänge drucken …", self._print_overview)
        needs("publications.issue", self.issue_action)

    def print_list(self) -> None:
        """The selection as it is looked at, on the printer."""
        self._papers.print([self._list()], "Beschlüsse")

    def _save_list(self) -> None:
        self._papers.save([self._list()])

    def _list(self) -> Outgoing:
        """The selection as it is looked at, whole; read and drawn on the worker."""
        office, shown = self._office, self._looked_at()
        make = partial(
            listing_of, shown.view, office, shown.chosen, title=shown.title, said=shown.said, grouped=shown.grouped
        )
        return Outgoing(f"Beschlüsse-{shown.title}.pdf", lambda: office.lists.file(ListKind.PDF, make()))

    def _print_way(self) -> None:
        if (paper := self._way()) is not None:
            self._papers.print([paper], "Der Weg des Vorgangs")

    def _save_way(self) -> None:
        if (paper := self._way()) is not None:
            self._papers.save([paper])

    def _issue(self) -> None:
        if (key := self._paper_id()) is not None:
            self.publications_wanted.emit(key, IssuedKind.MATTER.value)

    def _print_overview(self) -> None:
        own = [one for one in self._office.committees.all() if one.kind is CommitteeKind.BEIRAT]
        if own:
            self._papers.print([self._outgoing(IssuedKind.OPEN_MATTERS, own[0].id)], "Offene Vorgänge")

    def _paper_id(self) -> str | None:
        """The motion of the matter chosen; a task of its own has none."""
        key, row = self._matter()
        if not key or (row is not None and not row.is_paper):
            return None
        return self._office.tracking.locate(key)

    def _way(self) -> Outgoing | None:
        key = self._paper_id()
        if key is None:
            self.notice.emit(Notice("Bitte zuerst einen Vorgang mit Antrag wählen.", Tone.AMBER))
            return None
        return self._outgoing(IssuedKind.MATTER, key)

    def _outgoing(self, kind: IssuedKind, key: str) -> Outgoing:
        made = self._office.publications
        return Outgoing(made.file_name(kind, key), lambda: made.preview(kind, key).pdf)
