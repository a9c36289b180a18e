"""The heads of the letters of committee and factions, with a sheet beside that shows them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.settings.section import Section
from beirat_desktop.desktop.theme import GAP, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.preview import Preview, Reader
from beirat_desktop.domain.places import Letterhead
from beirat_desktop.usecases.office import Office

_COMMITTEE, _FACTION = "committee", "faction"


class LetterheadsSection(Section):
    """Everything typed shows on the sheet at once."""

    def __init__(
        self,
        office: Office,
        drafts: Drafts,
        background: Background,
        reader: Reader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(office, drafts, parent)
        self.sender_box = QComboBox(self)
        self.sender_box.setAccessibleName("Absender")
        self.sender_box.currentIndexChanged.connect(self._on_sender)
        self.lines_edit = _lines(self, px(96))
        self.return_edit = QLineEdit(self)
        self.information_edit = _lines(self, px(120))
        self.footer_edit = QLineEdit(self)
        form = Form(self)
        form.add("Absender", self.sender_box)
        form.add("Briefkopf", self.lines_edit, "Die erste Zeile ist der Name, darunter, was noch dort steht.")
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
        self.preview.setMinimumWidth(px(280))
        sheet = QVBoxLayout()
        sheet.addWidget(self.preview, 1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(card, 1)
        row.addLayout(sheet, 1)
        self.column.addLayout(row, 1)
        for name, widget in (
            ("lines", self.lines_edit),
            ("return_line", self.return_edit),
            ("information", self.information_edit),
            ("footer", self.footer_edit),
        ):
            self.bind(name, widget, lambda key, _name, _value: self._keep(key), "committees", "factions")
            widget.textChanged.connect(self._show_sheet)

    @property
    def letterhead(self) -> Letterhead:
        """The letterhead as it stands in the form."""
        pairs = []
        for line in self.information_edit.toPlainText().splitlines():
            label, colon, value = line.partition(":")
            if line.strip():
                pairs.append((label.strip(), value.strip()) if colon else ("", line.strip()))
        lines = tuple(line.rstrip() for line in self.lines_edit.toPlainText().splitlines() if line.strip())
        return Letterhead(lines, self.return_edit.text().strip(), tuple(pairs), self.footer_edit.text().strip())

    def reload(self) -> None:
        senders = []
        for committee in self.office.committees.all():
            senders.append((committee.name, f"{_COMMITTEE} {committee.id}"))
            senders += [(f"– {f.name}", f"{_FACTION} {f.id}") for f in self.office.committees.factions(committee.id)]
        offer(self.sender_box, senders)
        self._on_sender()

    def _on_sender(self) -> None:
        key = str(self.sender_box.currentData() or "")
        if not key:
            return
        self.autosave.begin(key)
        head = self._stored(key)
        self.autosave.show("lines", "\n".join(head.lines))
        self.autosave.show("return_line", head.return_line)
        self.autosave.show("information", "\n".join(_pair(pair) for pair in head.information))
        self.autosave.show("footer", head.footer)
        self._show_sheet()

    def _stored(self, key: str) -> Letterhead:
        kind, _, record = key.partition(" ")
        if kind == _COMMITTEE:
            return self.office.committees.get(record).letterhead
        return self.office.committees.faction(record).letterhead

    def _keep(self, key: str) -> None:
        kind, _, record = key.partition(" ")
        settings = self.office.settings
        keep: Callable[[str, Letterhead], None] = (
            settings.set_committee_letterhead if kind == _COMMITTEE else settings.set_faction_letterhead
        )
        keep(record, self.letterhead)

    def _show_sheet(self) -> None:
        self.preview.request(self.office.settings.letterhead_preview, self.letterhead)


def _pair(pair: tuple[str, str]) -> str:
    return f"{pair[0]}: {pair[1]}" if pair[0] else pair[1]


def _lines(parent: QWidget, height: int) -> QPlainTextEdit:
    edit = QPlainTextEdit(parent)
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(height)
    return edit
