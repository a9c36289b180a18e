"""What the steps of a paper have in common: asking, acting, and telling what did not work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.messages import Notice, trouble_box
from beirat_desktop.desktop.refusals import ask_until
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import refusal
from beirat_desktop.german.record import trouble
from beirat_desktop.usecases.papers.papers import PaperDetail
from beirat_desktop.usecases.trouble import Missing, RecordTrouble


class Steps(QObject):
    """Steps with the paper that is shown; detail tells which one that is.

    Signals:
        message: a German sentence for the status line.
        notice: a Notice about a refusal.
        went: noun and id of a record to go to next.
        acted: the paper is another now, which Strg+Z takes back.
    """

    message = Signal(str)
    notice = Signal(object)
    went = Signal(str, str)
    acted = Signal()

    def __init__(self, workplace: Workplace, detail: Callable[[], PaperDetail | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._office = workplace.office
        self._changes = workplace.changes
        self._background = workplace.background
        self._detail = detail
        self._window = parent

    def _fresh(self) -> PaperDetail | None:
        detail = self._detail()
        fresh: PaperDetail | None = None
        if detail is not None:
            fresh = self._try(self._office.papers.detail, detail.paper.id)
        return fresh

    def _act(self, sentence: str, action: Callable[..., object], *args: Any) -> None:
        detail = self._fresh()
        if detail is not None and self._try(self._done, action, detail.paper.id, *args):
            self.acted.emit()
            self.message.emit(sentence)

    def _go_to_new(self, action: Callable[[str], Any]) -> None:
        detail = self._fresh()
        made = self._try(action, detail.paper.id) if detail is not None else None
        if made is not None:
            self.went.emit("paper", made.id)

    def _ask(self, question: Question, action: Callable[[], object]) -> bool:
        """Ask until it was done or the user gives up."""
        done = ask_until(question, action)
        if done:
            self.acted.emit()
        return done

    def _try(self, action: Callable[..., Any], *args: Any) -> Any:
        try:
            return action(*args)
        except (Refused, Missing, RecordTrouble) as error:
            self._tell(error)
            return None

    @staticmethod
    def _done(action: Callable[..., object], *args: Any) -> bool:
        action(*args)
        return True

    def _said(self, sentence: str, _result: object) -> None:
        self.message.emit(sentence)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refused | Missing | RecordTrouble):
            raise error
        self._tell(error)

    def _tell(self, error: Refused | Missing | RecordTrouble) -> None:
        if isinstance(error, Refused):
            self.notice.emit(Notice(refusal(error), Tone.AMBER))
        elif isinstance(error, Missing):
            self.notice.emit(Notice("Das gibt es nicht mehr, es wurde anderswo gelöscht.", Tone.AMBER))
            self._changes.everything.emit()
        else:
            trouble_box(self._window, *trouble(error.kind, error.file, error.facts))
