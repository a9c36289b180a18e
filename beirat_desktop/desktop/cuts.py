"""What the public will not read of a paper, shown before it goes out; a person may let words stand, with a reason."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from beirat_desktop.desktop.refusals import CANNOT, sentence
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.publication import Cut
from beirat_desktop.german.publications import cut_line, cuts_sentence
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.registers import Registers


class CutsQuestion(Question):
    """Each stretch with what stands around it; a tick lets it stand. decide returns the sentence of a refusal.

    Without decide they can only be looked at: what may stand is said of the paper it stands in.
    """

    def __init__(
        self,
        cuts: Sequence[Cut],
        decide: Callable[[Collection[str], str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Was die Öffentlichkeit nicht liest", "Weiter", parent, text=cuts_sentence(cuts))
        self._decide = decide
        self._cuts = tuple(cuts)
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(px(72))
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)  # as high as what it holds
        for cut in cuts:
            row = QListWidgetItem(cut_line(cut), self.list)
            if decide is None:
                continue
            row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(Qt.CheckState.Checked if cut.stays else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        self.form.add("Angekreuztes bleibt trotzdem stehen" if decide else "Diese Stellen fehlen", self.list)
        self.reason_edit = QPlainTextEdit(self)
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.setFixedHeight(px(72))
        self.reason_edit.setEnabled(False)
        if decide is not None:
            self.form.add(
                "Begründung", self.reason_edit, "Nötig, wenn Worte stehen bleiben sollen. Sie bleibt in der Akte."
            )
        else:
            self.reason_edit.hide()
        self.list.itemChanged.connect(lambda _row: self.reason_edit.setEnabled(self._newly_ticked()))
        self.setMinimumWidth(px(680))

    def complaint(self) -> str:
        if self._decide is None:
            return ""
        rows = [self.list.item(row) for row in range(self.list.count())]
        ticked = [cut.words for cut, row in zip(self._cuts, rows, strict=True) if _ticked(row)]
        if ticked == [cut.words for cut in self._cuts if cut.stays]:
            return ""
        return self.at(self.reason_edit, self._decide(ticked, self.reason_edit.toPlainText()))

    def _newly_ticked(self) -> bool:
        return any(_ticked(self.list.item(row)) and not cut.stays for row, cut in enumerate(self._cuts))


def _ticked(row: QListWidgetItem) -> bool:
    return row.checkState() is Qt.CheckState.Checked


def agree_on_cuts(office: Office, kind: IssuedKind, key: str, parent: QWidget, *, year: int | None = None) -> bool:
    """Show what the public version lacks, if anything; False when the user wants to go no further."""
    cuts = office.publications.cuts(kind, key, year=year)
    if not cuts:
        return True

    def decide(words: Collection[str], reason: str) -> str:
        try:
            office.publications.let_stand(kind, key, words, reason)
        except CANNOT as error:
            return sentence(error)
        return ""

    dialog = CutsQuestion(cuts, decide, parent)
    return bool(dialog.exec())


def agree_on_cuts_of_register(registers: Registers, parent: QWidget) -> bool:
    """Show what the factions do not get, if anything; False when the user wants to go no further."""
    cuts = registers.cuts()
    return not cuts or bool(CutsQuestion(cuts, parent=parent).exec())
