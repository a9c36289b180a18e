"""The fields of a paper: what it is, who moves it, for which meeting, and its sections."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QTextFormat
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.papers.words import deadline_words, meeting_words
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.autosave import Autosave
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.clearing import clear_menu
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.form import Field, Form
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.desktop.widgets.rich_input import Mark
from beirat_desktop.desktop.widgets.undo_across import UndoAcross
from beirat_desktop.domain.papers import SECTIONS, Paper, PaperState, PaperType
from beirat_desktop.domain.quotations import Quotation, passage, quotations
from beirat_desktop.domain.text import Block, RichText
from beirat_desktop.german.counts import listed
from beirat_desktop.german.papers import AMENDMENT, PAPER_SECTIONS, PAPER_TYPES
from beirat_desktop.usecases.papers.papers import PaperChoices, PaperDetail

CITE_KEYS = "Ctrl+Shift+Q"
_EDGES = " \n\t\u00a0„“”\"«»‚‘’'‹›"
_SETTLED = frozenset({PaperState.DEBATED, PaperState.DONE})
_FIXED = (
    *("faction_id", "joint_faction_ids", "organization_id", "dated", "signer_id", "signed", "addressee"),
    *("target", "self_government", "responsible", "guest_topic", "guest_meeting_id"),
)
"""What stands fixed once a resolution rests on it."""
Save = Callable[[str, str, Any], object]


def fill(box: QComboBox, entries: Sequence[tuple[str, Any]]) -> None:
    """Offer other entries without telling anybody; nothing is touched where they are the same."""
    if [(box.itemText(n), box.itemData(n)) for n in range(box.count())] == list(entries):
        return
    chosen = box.currentData()
    blocker = QSignalBlocker(box)
    box.clear()
    for label, value in entries:
        box.addItem(label, value)
    # Not empty where that is gone: an empty box reads as None and would stay empty for a paper that has None.
    box.setCurrentIndex(max(0, box.findData(chosen)))
    blocker.unblock()


class PaperForm(QWidget):
    """Shows one paper and keeps what is typed.

    Signals:
        typed: the paper as it stands in the form, before it is saved.
        reached: the name of the field the keyboard came to.
        cite_wanted: the name of the section into which a reference is to be inserted.
        attach_wanted: files (list of Path) that were pasted or dropped on a section.
    """

    typed = Signal(object)
    reached = Signal(str)
    cite_wanted = Signal(str)
    attach_wanted = Signal(object)

    def __init__(self, drafts: Drafts, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._paper = Paper("")
        self._loading = False
        self.autosave = Autosave(drafts, self)
        self.undo = UndoAcross(self)
        self.committee_box = ChoiceBox(self)
        self.meeting_box = ChoiceBox(self)
        self.type_box = ChoiceBox(self)
        for kind in PaperType:
            self.type_box.addItem(PAPER_TYPES[kind], kind)
        self.faction_box = ChoiceBox(self)
        self.joint_menu = Menu(self)
        self.joint_button = QPushButton(self)
        self.joint_button.setProperty("kind", "choice")
        self.joint_button.setMenu(self.joint_menu)
        self.organization_box = ChoiceBox(self)
        self.dated_field = DateField("Datum des Schreibens", optional=False)
        self.signer_box = ChoiceBox(self)
        self.signed_check = QCheckBox("unterschrieben", self)
        self.title_edit = QLineEdit(self)
        self.title_edit.setPlaceholderText("Worum geht es?")
        self.editors = {name: RichEditor(name, self, min_lines=3) for name in SECTIONS}
        self.responsible_edit = QLineEdit(self)
        self.responsible_edit.setPlaceholderText("Wer es umsetzen soll, etwa ein Amt oder eine Abteilung")
        self.known_offices = QStringListModel(self)
        completer = QCompleter(self.known_offices, self.responsible_edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.responsible_edit.setCompleter(completer)
        self.addressee_edit = QPlainTextEdit(self)
        self.addressee_edit.setPlaceholderText("leer: an den Vorsitz des Beirates")
        self.addressee_edit.setTabChangesFocus(True)
        self.addressee_edit.setFixedHeight(px(96))
        self.external_edit = QLineEdit(self)
        self.external_kind_box = ChoiceBox(self)
        for kind in (PaperType.TEMPLATE, PaperType.MOTION, PaperType.REPORT):
            self.external_kind_box.addItem(PAPER_TYPES[kind], kind)
        self.explanation_edit = QLineEdit(self)
        self.rationale_edit = QLineEdit(self)
        self.public_check = QCheckBox("öffentlich zu behandeln", self)
        self.note_edit = QPlainTextEdit(self)
        self.note_edit.setTabChangesFocus(True)
        self.note_edit.setFixedHeight(px(72))
        self.fields: dict[str, Field] = {}
        for box in (
            self.committee_box,
            self.meeting_box,
            self.type_box,
            self.faction_box,
            self.organization_box,
            self.signer_box,
        ):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        self._lay_out()
        self.widgets: dict[str, QWidget] = {}
        self._locked: list[QWidget] = []
        self._bind_all()

    def show_detail(self, detail: PaperDetail, choices: PaperChoices) -> None:
        """Show a paper; what the user is typing stays as typed."""
        paper = detail.paper
        self._loading = True
        self._fill_choices(detail, choices)
        other = self.autosave.record != paper.id
        self.autosave.begin(paper.id)
        for name in self.widgets:
            self.autosave.show(name, getattr(paper, name))
        # What the user is ahead of stays in the picture the preview is made from.
        ahead = {name: getattr(self._paper, name) for name in self.widgets if self._is_ahead(name, paper)}
        self._paper = replace(paper, **ahead)
        self._loading = False
        if other:
            self.undo.clear()
        self._name_sections(paper)
        self._lock(not detail.writable)
        settled = paper.state in _SETTLED or not detail.writable
        self.title_edit.setReadOnly(settled)
        for editor in self.editors.values():
            editor.set_read_only(settled)
        for name in _FIXED:
            self.widgets.get(name, self.joint_button).setEnabled(not settled)
        for box in (self.type_box, self.committee_box):
            box.setEnabled(paper.state is PaperState.DRAFT and detail.writable)
        self.meeting_box.setEnabled(paper.state is not PaperState.ON_AGENDA and not settled)
        motion = paper.paper_type is PaperType.MOTION
        self._show_joint(paper, choices)
        for name in ("signer_id", "signed", "faction_id", "joint_faction_ids"):
            self.fields[name].setVisible(motion or (name == "faction_id" and paper.faction_id is not None))
        for name in ("organization_id", "committee_id"):
            self.fields[name].setVisible(not motion)

    def _lock(self, locked: bool) -> None:
        """Let nothing be entered in a paper that is not for this desk to change; its words can still be copied."""
        for widget in self._locked:
            widget.setEnabled(True)
        words = (self.title_edit, *self.editors.values())
        self._locked = [one for one in self.widgets.values() if locked and one not in words and one.isEnabled()]
        for widget in self._locked:
            widget.setEnabled(False)

    @property
    def paper(self) -> Paper:
        """The paper as it stands in the form."""
        return self._paper

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field."""
        widget = self.widgets.get(name)
        if widget is not None:
            widget.setFocus()

    def passage(self, section: str) -> Quotation | None:
        """What is marked in a section, else the quotation the cursor stands in; None where there is neither."""
        text = getattr(self._paper, section)
        plain = text.plain
        start, end = self.editors[section].text_edit.selected()
        found = quotations(text)
        if start == end:
            around = [one for one in found if one.is_passage and one.start <= start <= one.behind]
            return around[0] if around else None
        words = plain[start:end]
        # Quotation marks and blanks at the edges of what the mouse took are not what is quoted.
        start, end = start + len(words) - len(words.lstrip(_EDGES)), end - len(words) + len(words.rstrip(_EDGES))
        if start >= end:
            return None
        same = next((one for one in found if (one.start, one.end) == (start, end)), passage(text, start, end))
        # What is written behind it must not stand inside the quotation around it.
        ends = [one.behind for one in found if one.start <= start and end <= one.end]
        return replace(same, behind=max(same.behind, *ends, 0))

    def insert_reference(self, section: str, text: RichText, behind: int | None = None) -> None:
        """Write at the cursor of a section, or behind a place of it; a blank away from the word before.

        Nothing marked is replaced; a reference never becomes part of a block quotation.
        """
        edit = self.editors[section].text_edit
        cursor = edit.textCursor()
        place = cursor.selectionEnd() if behind is None else edit.cursor_over(behind, behind).position()
        cursor.setPosition(place)
        edit.setTextCursor(cursor)
        if behind is not None and cursor.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel):
            text = RichText((Block(), *text.blocks))
        elif not cursor.atBlockStart() and not cursor.block().text()[cursor.positionInBlock() - 1].isspace():
            cursor.insertText(" ")
        self.editors[section].insert_text(text)
        self.editors[section].setFocus()

    def show_passage(self, section: str, start: int, end: int) -> None:
        """Mark a stretch of a section and put the keyboard there."""
        edit = self.editors[section].text_edit
        edit.setTextCursor(edit.cursor_over(start, end))
        edit.ensureCursorVisible()
        self.editors[section].setFocus()

    def say_similar(self, words: str, show: Callable[[], object]) -> None:
        """Name below the subject what was moved before; what is wrong with it goes before that."""
        field = self.fields["title"]
        if field.warning_label.property("role") == "error" and field.warning_label.text():
            return
        if words:
            field.warn(words, mend_text="Ansehen", mend=show, role="muted")
        else:
            field.clear_warning()

    def show_marks(self, marks: Mapping[str, Sequence[Mark]]) -> None:
        """Underline what is said of the text of each section."""
        for name, editor in self.editors.items():
            editor.text_edit.show_marks(marks.get(name, ()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            for name, widget in self.widgets.items():
                if watched is (widget.text_edit if isinstance(widget, RichEditor) else widget):
                    self.reached.emit(name)
        return super().eventFilter(watched, event)

    def _is_ahead(self, name: str, paper: Paper) -> bool:
        return self._paper.id == paper.id and self.autosave.dirty and self._value(name) != getattr(paper, name)

    def _value(self, name: str) -> Any:
        return getattr(self._paper, name)

    def _bind_all(self) -> None:
        for name, widget in (
            ("committee_id", self.committee_box),
            ("meeting_id", self.meeting_box),
            ("paper_type", self.type_box),
            ("faction_id", self.faction_box),
            ("organization_id", self.organization_box),
            ("dated", self.dated_field),
            ("title", self.title_edit),
            *self.editors.items(),
            ("signer_id", self.signer_box),
            ("signed", self.signed_check),
            ("responsible", self.responsible_edit),
            ("addressee", self.addressee_edit),
            ("external_number", self.external_edit),
            ("external_kind", self.external_kind_box),
            ("explanation_heading", self.explanation_edit),
            ("rationale_heading", self.rationale_edit),
            ("public", self.public_check),
            ("note", self.note_edit),
        ):
            self.bind(name, widget)
        self.autosave.refused.connect(self._on_refused)

    def bind(self, name: str, widget: QWidget) -> None:
        """Keep a field of the paper, also one that stands elsewhere on the screen."""
        self.widgets[name] = widget
        # First the preview, then the store: the picture follows the keys and not the disk.
        self._on_any_change(name, widget)
        self.autosave.bind(name, widget, lambda key, value: self._save(key, name, value))
        target = widget.text_edit if isinstance(widget, RichEditor) else widget
        target.installEventFilter(self)
        if isinstance(target, QLineEdit | QTextEdit | QPlainTextEdit):
            self.undo.watch(target)

    def _on_any_change(self, name: str, widget: QWidget) -> None:
        def note(value: Any) -> None:
            if not self._loading:
                self._paper = replace(self._paper, **{name: value})
                self.typed.emit(self._paper)

        if isinstance(widget, RichEditor | DateField):
            widget.edited.connect(note)
        elif isinstance(widget, QLineEdit):
            widget.textEdited.connect(note)
            if (completer := widget.completer()) is not None:
                completer.activated.connect(note)  # what is chosen there is not told as typed
        elif isinstance(widget, QPlainTextEdit):
            widget.textChanged.connect(lambda: note(widget.toPlainText()))
        elif isinstance(widget, QComboBox):
            widget.currentIndexChanged.connect(lambda _index: note(widget.currentData()))
        elif isinstance(widget, QCheckBox):
            widget.toggled.connect(note)

    def _on_refused(self, name: str, sentence: str) -> None:
        field = self.fields.get(name)
        if field is None:
            return
        if sentence:
            field.warn(sentence, role="error")
        else:
            field.clear_warning()

    def _fill_choices(self, detail: PaperDetail, choices: PaperChoices) -> None:
        today = detail.read.date()
        meetings: list[tuple[str, Any]] = [("noch offen", None)]
        meetings += [(meeting_words(choice), choice.meeting.id) for choice in choices.meetings]
        fill(self.committee_box, [(committee.name, committee.id) for committee in choices.committees])
        fill(self.meeting_box, meetings)
        fill(self.faction_box, [("ohne Fraktion", None), *((f.name, f.id) for f in choices.factions)])
        fill(self.organization_box, [("kein Amt", None), *((o.name, o.id) for o in choices.organizations)])
        self.known_offices.setStringList(sorted({one.name for one in choices.organizations}))
        signers = {
            person.id: f"{person.name} (Vorsitz)" if membership.faction_chair else person.name
            for person, membership in reversed(choices.signers)
        }
        fill(self.signer_box, [("noch offen", None), *((name, key) for key, name in reversed(signers.items()))])
        self._say_deadline(detail, today)

    def _show_joint(self, paper: Paper, choices: PaperChoices) -> None:
        clear_menu(self.joint_menu)
        names = []
        for faction in choices.factions:
            if faction.id == paper.faction_id:
                continue
            joins = faction.id in paper.joint_faction_ids
            names += [faction.label] if joins else []
            action = self.joint_menu.addAction(faction.name)
            action.setCheckable(True)
            action.setChecked(joins)
            action.toggled.connect(partial(self._on_joint, faction.id))
        # With a menu Qt sets left-aligned text at the very edge, whatever the style sheet says of padding.
        self.joint_button.setText(f"  {listed(names) or 'niemand'}")
        self.joint_button.setAccessibleName(f"Gemeinsam mit: {listed(names) or 'niemand'}")

    def _on_joint(self, faction: str, joins: bool) -> None:
        others = tuple(key for key in self._paper.joint_faction_ids if key != faction)
        self._paper = replace(self._paper, joint_faction_ids=(*others, faction) if joins else others)
        self.typed.emit(self._paper)
        self._save(self._paper.id, "joint_faction_ids", self._paper.joint_faction_ids)

    def _say_deadline(self, detail: PaperDetail, today: date) -> None:
        field = self.fields["meeting_id"]
        if detail.meeting is None or detail.paper.state is not PaperState.DRAFT:
            field.clear_warning()
            return
        late = today > detail.meeting.deadline
        field.warn(deadline_words(detail.meeting.deadline, today), "§ 34 GemO", role="warning" if late else "good")

    def _name_sections(self, paper: Paper) -> None:
        kind = AMENDMENT if paper.amends_id is not None else PAPER_TYPES[PaperType.MOTION]
        self.type_box.setItemText(self.type_box.findData(PaperType.MOTION), kind)
        labels = PAPER_SECTIONS[paper.paper_type]
        for name, label in zip(SECTIONS, labels, strict=True):
            self.fields[name].label.setText(label)
            self.editors[name].text_edit.setAccessibleName(label)
        edits = (self.explanation_edit, self.rationale_edit)
        for name, edit, label in zip(SECTIONS[1:3], edits, labels[1:3], strict=True):
            edit.setPlaceholderText(label)
            self.fields[f"{name}_heading"].label.setText(f"Überschrift statt „{label}“")

    def _lay_out(self) -> None:
        form = Form(self)
        names = ("meeting_id", "paper_type")
        row = form.add_row(("Für die Sitzung", self.meeting_box, 3), ("Art", self.type_box, 2))
        self.fields |= dict(zip(names, row, strict=True))
        row = form.add_row(
            ("Fraktion", self.faction_box, 3),
            ("Amt, Stelle", self.organization_box, 3),
            ("Gremium", self.committee_box, 3),
            ("Gemeinsam mit", self.joint_button, 2),
        )
        whose = ("faction_id", "organization_id", "committee_id", "joint_faction_ids")
        self.fields |= dict(zip(whose, row, strict=True))
        self.fields["title"] = form.add("Betreff", self.title_edit)
        for name in SECTIONS:
            self.fields[name] = form.add(name, self.editors[name])
            self.editors[name].attaches = True
            self.editors[name].attach_wanted.connect(self.attach_wanted)
            self.editors[name].add_tool(
                "Quelle …",
                lambda name=name: self.cite_wanted.emit(name),  # type: ignore[misc]
                "Einem Zitat seine Quelle geben oder auf einen Beschluss Bezug nehmen",
                CITE_KEYS,
            )
        self.fields["responsible"] = form.add("Zuständige Stelle", self.responsible_edit)
        row = form.add_row(("Unterzeichnet von", self.signer_box, 5), ("Unterschrift", self.signed_check, 3))
        self.fields |= dict(zip(("signer_id", "signed"), row, strict=True))
        self.fields["addressee"] = form.add("Anschrift, wenn abweichend", self.addressee_edit)
        row = form.add_row(("Datum des Schreibens", self.dated_field, 3), ("Öffentlichkeit", self.public_check, 3))
        self.fields |= dict(zip(("dated", "public"), row, strict=True))
        row = form.add_row(
            ("Überschrift des ersten Abschnitts", self.explanation_edit, 1),
            ("Überschrift des zweiten Abschnitts", self.rationale_edit, 1),
        )
        self.fields |= dict(zip(("explanation_heading", "rationale_heading"), row, strict=True))
        row = form.add_row(
            ("Nummer einer anderen Stelle", self.external_edit, 3), ("gezählt dort als", self.external_kind_box, 2)
        )
        self.fields |= dict(zip(("external_number", "external_kind"), row, strict=True))
        self.fields["note"] = form.add("Interne Notiz, steht in keinem Papier", self.note_edit)
        form.add_stretch()
        card = Card(parent=self)
        card.add(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
