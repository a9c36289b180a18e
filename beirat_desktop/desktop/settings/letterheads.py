"""The letterheads of committee and factions, with a sheet beside that shows them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.settings.logo_box import LogoBox, dropped_file
from beirat_desktop.desktop.settings.section import Section
from beirat_desktop.desktop.theme import GAP, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box, offer
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.preview import Preview, Reader
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.places import Letterhead, Logo
from beirat_desktop.usecases.office import Office

_COMMITTEE, _FACTION = "committee", "faction"


class LetterheadsSection(Section):
    """Everything typed shows on the sheet at once; a picture dropped anywhere becomes the logo."""

    def __init__(
        self,
        office: Office,
        drafts: Drafts,
        background: Background,
        reader: Reader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(office, drafts, parent)
        self._name = ""
        self.sender_box = ChoiceBox(self)
        name_box(self.sender_box, "Absender")
        self.sender_box.currentIndexChanged.connect(self._on_sender)
        self.lines_edit = _lines(self, px(96))
        self.return_edit = QLineEdit(self)
        self.information_edit = _lines(self, px(120))
        self.footer_edit = QLineEdit(self)
        self.logo_box = LogoBox(self)
        self.logo_box.file_wanted.connect(self._on_file)
        self.logo_box.remove_wanted.connect(self._on_remove)
        form = Form(self)
        form.add("Absender", self.sender_box)
        form.add("Briefkopf", self.lines_edit, "Die erste Zeile ist der Name, darunter, was noch dort steht.")
        form.add_widget(self.logo_box)
        form.add("Rücksendezeile über der Anschrift", self.return_edit)
        form.add(
            "Angaben rechts",
            self.information_edit,
            "Eine Angabe je Zeile, zum Beispiel: Telefon: 0621 504-0",
        )
        form.add("Fußzeile", self.footer_edit)
        card = Card("Briefköpfe", parent=self)
        hint = QLabel("Ohne eigenen Briefkopf steht der Name mit der Anschrift der Geschäftsstelle da.", card)
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        card.add(hint)
        card.add(form)
        card.body.addStretch(1)
        self.preview = Preview(background, reader, "Briefkopf", self)
        self.preview.setMinimumWidth(px(250))
        self._sheet = QVBoxLayout()
        self._sheet.addWidget(self.preview, 1)
        self._sheet.addStretch()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(card, 1)
        row.addLayout(self._sheet, 1)
        self.column.addLayout(row, 1)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        logo = self.logo_box
        for name, widget, edited in (
            ("lines", self.lines_edit, self.lines_edit.textChanged),
            ("return_line", self.return_edit, self.return_edit.textChanged),
            ("information", self.information_edit, self.information_edit.textChanged),
            ("footer", self.footer_edit, self.footer_edit.textChanged),
            ("logo_width", logo.width_box, logo.width_box.valueChanged),
            ("logo_position", logo.position_box, logo.position_box.currentIndexChanged),
            ("logo_alternative", logo.alternative_edit, logo.alternative_edit.textChanged),
        ):
            self.bind(name, widget, lambda key, _name, _value: self._keep(key))
            edited.connect(self._show_sheet)
            # A field that takes drops would take the name of a picture for text.
            widget.setAcceptDrops(False)
        self.setAcceptDrops(True)

    @property
    def letterhead(self) -> Letterhead:
        """The letterhead as it stands in the form."""
        pairs = []
        for line in self.information_edit.toPlainText().splitlines():
            label, colon, value = line.partition(":")
            if line.strip():
                pairs.append((label.strip(), value.strip()) if colon else ("", line.strip()))
        lines = tuple(line.rstrip() for line in self.lines_edit.toPlainText().splitlines() if line.strip())
        return_line, footer = self.return_edit.text().strip(), self.footer_edit.text().strip()
        return Letterhead(lines, return_line, tuple(pairs), footer, self.logo_box.logo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.setMaximumHeight(self.viewport().height())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData().urls()) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = dropped_file(event.mimeData().urls())
        if file is not None:
            event.acceptProposedAction()
            self._on_file(file)

    def reload(self) -> None:
        senders = []
        for committee in self.office.committees.all():
            senders.append((committee.name, f"{_COMMITTEE} {committee.id}"))
            senders += [(f"– {f.name}", f"{_FACTION} {f.id}") for f in self.office.committees.factions(committee.id)]
        offer(self.sender_box, senders)
        self._on_sender()

    def _on_scrolled(self, value: int) -> None:
        """The sheet stays in sight beside whatever field is scrolled to."""
        self._sheet.setContentsMargins(0, value, 0, 0)

    def _on_sender(self) -> None:
        key = str(self.sender_box.currentData() or "")
        if not key:
            self.preview.clear("Noch hat niemand einen Briefkopf: weder Gremium noch Fraktion ist angelegt.")
            return
        self.autosave.begin(key)
        self.logo_box.field.clear_warning()
        sender = self._sender(key)
        head = sender.letterhead
        self._name = sender.name
        self.autosave.show("lines", "\n".join(head.lines))
        self.autosave.show("return_line", head.return_line)
        self.autosave.show("information", "\n".join(_pair(pair) for pair in head.information))
        self.autosave.show("footer", head.footer)
        self._show_logo(head.logo)
        self._show_sheet()

    def _show_logo(self, logo: Logo | None) -> None:
        shown = logo or Logo("")
        self.logo_box.show_logo(logo)
        self.autosave.show("logo_width", shown.width_mm)
        self.autosave.show("logo_position", shown.position.value)
        self.autosave.show("logo_alternative", shown.alternative)

    def _on_file(self, file: Path) -> None:
        self._set_logo(file, f"„{file.name}“ ist als Logo übernommen; die Datei wird nicht mehr gebraucht.")

    def _on_remove(self) -> None:
        self._set_logo(None, "Das Logo ist entfernt; Strg+Z bringt es zurück.")

    def _set_logo(self, file: Path | None, done: str) -> None:
        kind, _, record = str(self.sender_box.currentData() or "").partition(" ")
        if not record:
            return
        self.autosave.flush()
        settings = self.office.settings
        set_logo = settings.set_committee_logo if kind == _COMMITTEE else settings.set_faction_logo
        sentence = self.attempt(lambda: set_logo(record, file))
        if sentence:
            self.logo_box.field.warn(sentence, role="error")
        else:
            self.message.emit(done)

    def _sender(self, key: str) -> Committee | Faction:
        kind, _, record = key.partition(" ")
        committees = self.office.committees
        return committees.get(record) if kind == _COMMITTEE else committees.faction(record)

    def _keep(self, key: str) -> None:
        kind, _, record = key.partition(" ")
        settings = self.office.settings
        keep: Callable[[str, Letterhead], None] = (
            settings.set_committee_letterhead if kind == _COMMITTEE else settings.set_faction_letterhead
        )
        keep(record, self.letterhead)

    def _show_sheet(self) -> None:
        head = self.letterhead
        self.logo_box.show_sender(head.lines[0] if head.lines else self._name)
        self.preview.request(self.office.settings.letterhead_preview, head)


def _pair(pair: tuple[str, str]) -> str:
    return f"{pair[0]}: {pair[1]}" if pair[0] else pair[1]


def _lines(parent: QWidget, height: int) -> QPlainTextEdit:
    edit = QPlainTextEdit(parent)
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(height)
    return edit
