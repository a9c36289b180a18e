"""The papers of one motion or initiative in a window of their own, such as those for the public."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.header import ActionButton
from beirat_desktop.desktop.messages import Banner
from beirat_desktop.desktop.publications.offers import Offer, initiative_offers, matter_offers, paper_offers
from beirat_desktop.desktop.publications.panel import PublicationPanel
from beirat_desktop.desktop.theme import GAP, MARGIN, px
from beirat_desktop.desktop.widgets.dialog import Dialog
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.labels import ElidedLabel
from beirat_desktop.desktop.widgets.tab_order import move_on
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.german.papers import paper_kind


class PaperPanel(PublicationPanel):
    """What can be made of one motion, matter or initiative."""

    place = "paper"
    low = True
    kind = IssuedKind.MOTION
    key = ""

    def title(self) -> str:
        return "Schriftstücke"

    def offers(self) -> Sequence[Offer]:
        if not self.key:
            return ()
        made = {IssuedKind.INITIATIVE: initiative_offers, IssuedKind.MATTER: matter_offers}
        return made.get(self.kind, paper_offers)(self.key)


class PaperWindow(Dialog):
    """Stays open beside the page until it is closed.

    Signals:
        message: a German sentence for the status line.
    """

    message = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office, state = workplace.office, workplace.state
        self._office = office
        self._state = state
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.panel = PaperPanel(workplace, self)
        self.title_label = ElidedLabel(self, role="title")
        self.banner = Banner(self)
        self.said_label = QLabel(self)
        self.said_label.setProperty("role", "muted")
        self.said_label.setWordWrap(True)
        self.said_label.hide()
        self.close_button = QPushButton("Schließen", self)
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.panel.notice.connect(self.banner.tell)
        self.panel.message.connect(self._on_message)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        head.addWidget(self.title_label, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        foot.setSpacing(8)
        buttons = FlowLayout(at_right=True)
        buttons.addWidget(self.close_button)
        for action in self.panel.page_actions():
            buttons.addWidget(ActionButton(action, self))
        foot.addWidget(self.said_label, 1)
        foot.addLayout(buttons, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(self.panel, 1)
        column.addLayout(foot)
        self.resize(QSize(px(1100), px(720)).boundedTo(self.screen().availableSize() - QSize(0, 40)))
        state.window("publications", self)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_on(self, forward)

    def show_record(self, key: str, kind: IssuedKind) -> None:
        """Show the papers of that motion, matter or initiative, that kind first."""
        if kind is IssuedKind.INITIATIVE:
            words, title = "Vorhaben", self._office.initiatives.detail(key).initiative.name
        elif kind is IssuedKind.MATTER:
            words, title = "Vorgang", self._office.tracking.story(key).title
        else:
            paper = self._office.papers.get(key)
            words, title = f"{paper_kind(paper)} {paper.number}".strip(), paper.title or "ohne Titel"
        self.setWindowTitle(f"Schriftstücke zu {words}")
        self.title_label.setText(f"{words} · {title}")
        self.panel.key, self.panel.kind = key, kind
        self.panel.choose(kind)
        self.panel.focus_first()

    def done(self, result: int) -> None:
        self._state.keep_window("publications", self)
        super().done(result)

    def _on_message(self, sentence: str) -> None:
        self.said_label.setText(sentence)
        self.said_label.setVisible(bool(sentence))
        self.message.emit(sentence)
