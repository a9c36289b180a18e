"""Steps for all papers that are chosen in the list, in its context menu and in Strg+K."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from beirat_desktop.desktop.allowing import allowed, needs
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.papers.list_view import PaperList
from beirat_desktop.desktop.refusals import CANNOT, notice_of
from beirat_desktop.desktop.several import tell
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.papers.several import PaperStep, open_to
from beirat_desktop.usecases.several import Outcome

_OFFERED: tuple[tuple[str, tuple[PaperStep, ...]], ...] = (
    ("Zulassen, nummerieren, auf die Tagesordnung", (PaperStep.ADMIT, PaperStep.NUMBER, PaperStep.SCHEDULE)),
    ("Nur zulassen", (PaperStep.ADMIT,)),
    ("Nur Nummer vergeben", (PaperStep.NUMBER,)),
    ("Nur auf die Tagesordnung", (PaperStep.SCHEDULE,)),
)
_LOOKED_AT = 100
"""So many chosen motions are looked at for what can be done with them."""


class SeveralSteps(QObject):
    """Acts on what is chosen, and says once what went and why the rest did not.

    Signals:
        message, notice: as a page's.
    """

    message = Signal(str)
    notice = Signal(object)

    def __init__(self, office: Office, papers: PaperList) -> None:
        super().__init__(papers)
        self._office = office
        self._list = papers
        self.actions: list[QAction] = []
        for text, steps in _OFFERED:
            action = QAction(text, self)
            action.setProperty("command", f"Gewählte Anträge: {text}")
            action.triggered.connect(lambda _checked=False, steps=steps: self.do(steps))
            self.actions.append(action)
        needs("papers.several", *self.actions)
        papers.table.verbs = self._fitting

    def _fitting(self) -> list[QAction]:
        """What can still be done with one of the chosen at least; of very many nobody looks at each."""
        keys = self._list.table.selected_ids()
        offered = [action for action in self.actions if allowed(action)]
        if len(keys) > _LOOKED_AT or not offered:
            return offered
        rows = [self._list.model.value(self._list.model.row_of(key)) for key in keys]
        return [
            action
            for action, (_text, steps) in zip(self.actions, _OFFERED, strict=True)
            if any(open_to(steps, PaperState(row.state), numbered=bool(row.number)) for row in rows)
        ]

    def do(self, steps: Sequence[PaperStep]) -> None:
        """Take these steps with each chosen paper."""
        chosen = self._list.table.selected_ids()
        if not chosen:
            self.notice.emit(Notice("Kein Antrag ist gewählt. Bitte in der Liste einen oder mehrere wählen."))
            return
        try:
            outcome = self._office.several_papers.do(chosen, steps)
        except CANNOT as error:
            self.notice.emit(notice_of(error))
            return
        self._say(outcome)

    def _say(self, outcome: Outcome) -> None:
        tell(outcome, ("Antrag", "Anträge"), {}, self.message.emit, self.notice.emit)
