"""Anträge: the list of all papers, and one paper with its letter beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.allowing import allowed, hide_forbidden, needs
from beirat_desktop.desktop.file_actions import FileActions
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.papers.letter_steps import LetterSteps
from beirat_desktop.desktop.papers.list_view import PaperList
from beirat_desktop.desktop.papers.several import SeveralSteps
from beirat_desktop.desktop.papers.steps import PaperSteps
from beirat_desktop.desktop.papers.words import subtitle
from beirat_desktop.desktop.quick_look import Looking
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.tab_order import show
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.papers import NOT_ADMITTED, PaperState, PaperType
from beirat_desktop.domain.users import Desk
from beirat_desktop.german.papers import PAPER_TYPES, paper_kind
from beirat_desktop.german.roles import to_mayor
from beirat_desktop.usecases.papers.papers import PaperDetail
from beirat_desktop.usecases.trouble import Missing

if TYPE_CHECKING:
    from beirat_desktop.desktop.papers.editor import PaperEditor

_REOPENABLE = frozenset(
    {PaperState.SUBMITTED, PaperState.ADMITTED, PaperState.REFUSED, PaperState.WITHDRAWN, PaperState.DONE}
)
_UNANSWERED = frozenset({PaperState.DRAFT, PaperState.SUBMITTED, PaperState.WITHDRAWN})
_WITHDRAWABLE = frozenset({PaperState.SUBMITTED, PaperState.ADMITTED, PaperState.ON_AGENDA, PaperState.REFUSED})


class PapersPage(Page):
    """The list, and the paper that was opened from it.

    Signals:
        publications_wanted: the papers of a motion are to be shown, that kind of IssuedKind first.
    """

    publications_wanted = Signal(str, str)

    help_page = "antraege"

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office, state = workplace.office, workplace.state
        self._office = office
        self.list = PaperList(office, state, self)
        self._workplace = workplace
        self._faction, self._shares = False, False
        self.several = SeveralSteps(office, self.list)
        Looking(self.list.table, workplace.background, office, "paper")
        self.steps = PaperSteps(workplace, self._shown_detail, self)
        self.file_steps = FileActions(workplace, self._owner, self)
        self.letter_steps = LetterSteps(workplace, self._shown_detail, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.letter_steps.work)
        column.addWidget(self._stack)
        self._make_actions()
        self._connect()
        self.watch(
            workplace, "bodies", "terms", "committees", "factions", "organizations", "persons", "memberships",
            "users", "meetings", "papers", "paper_versions", "attachments", "resolutions", "citations", "overrides",
            "text_blocks", "initiatives", "votes", "consultations", "agenda_items",
        )  # fmt: skip

    def title(self) -> str:
        detail = self._shown_detail()
        if detail is None:
            return "Anträge"
        return f"{paper_kind(detail.paper)} · {detail.paper.title or 'ohne Titel'}"

    def subtitle(self) -> str:
        detail = self._shown_detail()
        return subtitle(detail) if detail is not None else self.list.count_words

    def chip(self) -> tuple[str, Tone] | None:
        detail = self._shown_detail()
        return states.chip(detail.paper.state) if detail is not None else None

    def page_actions(self) -> Sequence[QAction]:
        return tuple(action for action in self._offered() if allowed(action))

    def _offered(self) -> Sequence[QAction]:
        detail = self._shown_detail()
        if detail is None:
            # Templates and reports come from an office; a faction hands in what is its own.
            return (self.add_action,) if self._faction and self._shares else (self.other_action, self.add_action)
        state, numbered = detail.paper.state, bool(detail.paper.number)
        chosen: list[QAction] = [self.more_action, self.pdf_action]
        if self._faction:
            # A motion is let on, numbered and put on an agenda at the office.
            if state in (PaperState.DRAFT, PaperState.SUBMITTED) and not detail.own:
                return tuple(chosen)
            if state in (PaperState.DRAFT, PaperState.SUBMITTED):
                self.hand_in_action.setText("Einreichen …" if state is PaperState.DRAFT else "Erneut einreichen …")
                chosen.append(self.hand_in_action)
            elif state is not PaperState.REFUSED:
                chosen.append(self.track_action)
            return tuple(chosen)
        if not numbered and state not in (PaperState.DRAFT, PaperState.REFUSED, PaperState.WITHDRAWN):
            chosen.append(self.number_action)
        if state is PaperState.DRAFT:
            chosen += [self.submit_action] if detail.writable else []
        elif state is PaperState.SUBMITTED:
            chosen += [self.refuse_action, self.admit_action]
        elif state in (PaperState.REFUSED, PaperState.WITHDRAWN):
            chosen.append(self.reopen_action)
        else:
            if detail.paper.meeting_id is not None and self._workplace.opens("meeting"):
                chosen.append(self.meeting_action)
            if state is not PaperState.ADMITTED:
                chosen.append(self.track_action)
        return tuple(chosen)

    def command_actions(self) -> Sequence[QAction]:
        if self._shown_detail() is not None:
            return ()
        return [action for action in self.several.actions if allowed(action)]

    def open(self, record: str) -> None:
        self._look_who_works()
        if not record:
            self._stack.setCurrentWidget(self.list)
            if self._edits:
                self.editor.detail = None
            self.list.reload()
        else:
            self._show(record)
        self.fetched()
        self.header_changed.emit()

    def reload(self) -> None:
        self._look_who_works()
        if self._shown_detail() is None:
            self.list.reload()
            return
        try:
            self.editor.reload()
        except Missing:
            # Thrown away at another workplace, or its making was undone.
            self.message.emit("Der Antrag ist nicht mehr da.")
            self.navigate.emit("papers", "")

    def begin(self) -> None:
        self._add()

    def flush(self) -> None:
        if self._edits:
            self.editor.form.autosave.flush()

    def focus_first(self) -> None:
        if self._shown_detail() is None:
            self.list.table.setFocus()
        else:
            self.editor.form.title_edit.setFocus()
            show(self.editor.form.title_edit)

    def takes_files(self) -> Callable[[Sequence[Path]], object] | None:
        detail = self._shown_detail()
        return self.file_steps.add_files if detail is not None and detail.writable else None

    def _show(self, record: str) -> None:
        self._stack.setCurrentWidget(self.editor)
        try:
            self.editor.show_paper(record)
        except Missing:
            self.editor.detail = None
            self._stack.setCurrentWidget(self.list)
            self.list.reload()
            self.notice.emit(Notice("Diesen Antrag gibt es nicht mehr. Hier sind alle anderen."))
            return
        if not self.editor.form.paper.title:
            self.editor.form.title_edit.setFocus()

    def _shown_detail(self) -> PaperDetail | None:
        return self.editor.detail if self._edits else None

    @property
    def _edits(self) -> bool:
        """Whether a motion was opened yet."""
        return "editor" in self.__dict__

    @cached_property
    def editor(self) -> PaperEditor:
        """What a motion is written in; made with the first one that is opened, since the list need not wait for it."""
        from beirat_desktop.desktop.papers.editor import PaperEditor

        made = PaperEditor(self._workplace, self._stack)
        self._stack.addWidget(made)
        self._connect_editor(made)
        hide_forbidden(made, self._office.users.may)
        return made

    def _add(self, paper_type: PaperType = PaperType.MOTION) -> None:
        paper = self._office.papers.add(paper_type)
        self.navigate.emit("paper", paper.id)

    def _look_who_works(self) -> None:
        """Kept until the next look at the record: what the header offers is asked while that cannot be reached, too."""
        user = self._office.users.current()
        self._faction = user is not None and user.desk is Desk.FACTION
        self._shares = self._office.users.share

    def _hand_in(self) -> None:
        """Hand in what is a draft, then let its letter go: into the archive and into a mail to the office."""
        detail = self._shown_detail()
        if detail is None:
            return
        first = detail.paper.state is PaperState.DRAFT
        if self.steps.submit(at_home=True) if first else self.steps.hand_in_again():
            self.letter_steps.hand_in()

    def _to_meeting(self) -> None:
        detail = self._shown_detail()
        if detail is not None and detail.paper.meeting_id is not None:
            self.navigate.emit("meeting", detail.paper.meeting_id)

    def _to_line(self) -> None:
        detail = self._shown_detail()
        if detail is not None:
            self.navigate.emit("matter", detail.paper.id)

    def _publications(self, kind: IssuedKind) -> None:
        detail = self._shown_detail()
        if detail is not None:
            self.publications_wanted.emit(detail.paper.id, kind.value)

    def _make_actions(self) -> None:
        self.add_action = self.action(
            "+ Antrag", self._add, primary=True, shortcut="Ctrl+N", tip="Antrag anlegen", name="Antrag anlegen"
        )
        menu = Menu(self)
        for kind in (PaperType.TEMPLATE, PaperType.REPORT, PaperType.STATEMENT):
            menu.addAction(PAPER_TYPES[kind], partial(self._add, kind))
        self.other_action = self.action(
            "+ Andere", lambda: menu.popup(QCursor.pos()), tip="Vorlage, Bericht, Stellungnahme", menu=menu
        )
        steps = self.steps
        self.submit_action = self.action(
            "Einreichen …", self._flushed(steps.submit), primary=True, shortcut="Ctrl+Return", name="Antrag einreichen"
        )
        self.hand_in_action = self.action(
            "Einreichen …",
            self._flushed(self._hand_in),
            primary=True,
            shortcut="Ctrl+Return",
            name="Antrag bei der Geschäftsstelle einreichen",
            tip="Das Schreiben ablegen und als Mail an die Geschäftsstelle vorbereiten",
        )
        self.admit_action = self.action(
            "Zulassen",
            steps.admit,
            primary=True,
            shortcut="Ctrl+Return",
            tip="Der Antrag kann auf die Tagesordnung",
            name="Antrag zulassen",
        )
        self.refuse_action = self.action("Nicht zulassen …", steps.refuse, name="Antrag nicht zulassen")
        self.reopen_action = self.action(
            "Wieder öffnen", steps.reopen, primary=True, shortcut="Ctrl+Return", name="Antrag wieder öffnen"
        )
        self.number_action = self.action("Nummer vergeben …", steps.give_number)
        self.pdf_action = self.action(
            "Als PDF …", self._flushed(steps.save_pdf), shortcut="Ctrl+Shift+S", name="Schreiben als PDF speichern"
        )
        self.meeting_action = self.action("Zur Sitzung", self._to_meeting, tip="Zur Sitzung mit ihrer Tagesordnung")
        self.track_action = self.action(
            "Verfolgen", self._to_line, tip="Was daraus wird: alle Stationen", name="Antrag verfolgen"
        )
        self.more_menu = Menu(self)
        self.menu_actions = {
            name: self.more_menu.addAction(text, self._flushed(slot))
            for name, text, slot in (
                ("number", "Nummer ändern …", steps.give_number),
                ("view", "Schreiben im Betrachter öffnen", self.letter_steps.view),
                ("print", "Schreiben drucken …", self.letter_steps.print),
                ("word", "Schreiben als Word-Kopie …", self.letter_steps.save_word),
                ("mail", "Schreiben als Mail-Entwurf …", self.letter_steps.mail),
                ("ask_back", "Zur Fraktion zurückfragen …", steps.ask_back),
                ("answer", "Antwort an die Fraktion speichern …", steps.save_answer),
                ("issue", "Schreiben ausgeben und ablegen …", steps.issue),
                ("public", "Schreiben zur Veröffentlichung …", partial(self._publications, IssuedKind.MOTION)),
                ("council", "Vorlage für den Stadtrat …", partial(self._publications, IssuedKind.COUNCIL_PAPER)),
                ("mayor", self._mayor_words(), partial(self._publications, IssuedKind.MAYOR_LETTER)),
                ("version", "Fassung festhalten …", steps.keep_version),
                ("duplicate", "Duplizieren", steps.duplicate),
                ("amend", "Änderungsantrag anlegen", steps.amend),
                ("withdraw", "Zurückziehen …", steps.withdraw),
                ("reopen", "Einen Schritt zurück", steps.reopen),
                ("delete", "Entwurf löschen …", steps.delete),
            )
        }
        needs("papers.add", self.add_action, self.other_action, self.list.add_button)
        needs("papers.submit", self.submit_action)
        needs("papers.admit", self.admit_action)
        needs("papers.refuse", self.refuse_action)
        needs("papers.reopen", self.reopen_action, self.menu_actions["reopen"])
        needs("papers.number", self.number_action, self.menu_actions["number"])
        for name, right in (
            ("issue", "papers.issue_letter"),
            *((name, "papers.ask_back") for name in ("ask_back", "answer")),
            *((name, "publications.issue") for name in ("public", "council", "mayor")),
            *((name, f"papers.{name}") for name in ("version", "duplicate", "amend", "withdraw", "delete")),
        ):
            needs(right, self.menu_actions[name])
        self.more_menu.aboutToShow.connect(self._enable_menu)
        self.more_action = self.action("Mehr", lambda: self.more_menu.popup(QCursor.pos()), menu=self.more_menu)

    def _arm(self) -> None:
        """Let the keys of a step work only where its button is."""
        shown = self.page_actions()
        for action in (self.submit_action, self.hand_in_action, self.admit_action, self.reopen_action):
            action.setVisible(action in shown)

    def _enable_menu(self) -> None:
        detail = self._shown_detail()
        if detail is None:
            return
        state = detail.paper.state
        fitting = {
            "issue": state is not PaperState.DRAFT,
            "public": state is not PaperState.DRAFT,
            **dict.fromkeys(("council", "mayor"), state not in NOT_ADMITTED),
            "ask_back": state is PaperState.SUBMITTED and not self._faction,
            "answer": not self._faction and (detail.paper.asked != "" or state not in _UNANSWERED),
            "withdraw": state in _WITHDRAWABLE,
            "reopen": state in _REOPENABLE,
            "number": detail.paper.number != "",
            "delete": state is PaperState.DRAFT and detail.paper.received is None and detail.writable,
        }
        allowed_here = {"withdraw": detail.own, "version": detail.writable, "issue": detail.own}
        if self._faction:
            fitting |= dict.fromkeys(("number", "public", "council", "mayor"), False)
        self.menu_actions["mayor"].setText(self._mayor_words())
        for name, action in self.menu_actions.items():
            action.setVisible(fitting.get(name, True) and allowed_here.get(name, True) and allowed(action))

    def _mayor_words(self) -> str:
        return f"Schreiben an {to_mayor(self._office.committees.mayor())} …"

    def _flushed(self, slot: Callable[[], object]) -> Callable[[], object]:
        def run() -> None:
            self.flush()
            slot()

        return run

    def _connect(self) -> None:
        self.header_changed.connect(self._arm)
        self.list.opened.connect(lambda key: self.navigate.emit("paper", key))
        self.list.counted.connect(self.header_changed)
        self.list.add_wanted.connect(self._add)
        self.list.remove_wanted.connect(self.steps.delete)
        steps = self.steps
        for each in (steps, self.several, self.letter_steps, self.file_steps):
            each.message.connect(self.message)
            each.notice.connect(self.notice)
        steps.went.connect(self.navigate)

    def _connect_editor(self, editor: PaperEditor) -> None:
        steps = self.steps
        steps.acted.connect(editor.form.undo.acted)
        editor.tabs.turning.connect(self.turn)
        editor.shown.connect(self.header_changed)
        editor.trouble.connect(self.message)
        editor.form.autosave.saving.connect(self.saving)
        editor.form.autosave.notice.connect(self.notice)
        editor.form.cite_wanted.connect(self._cite)
        editor.form.attach_wanted.connect(self.file_steps.add_files)
        editor.side.override.connect(steps.override)
        quotes = editor.side.quotes_card
        quotes.checked.connect(steps.check_citation)
        quotes.removed.connect(steps.remove_citation)
        quotes.cite_wanted.connect(steps.give_source)
        quotes.proposal_taken.connect(steps.take_source)
        editor.side.navigate.connect(self.navigate)
        editor.versions.keep_wanted.connect(steps.keep_version)
        editor.versions.restore_wanted.connect(steps.restore_version)
        self.file_steps.serve(editor.files)
        steps.reference_ready.connect(editor.form.insert_reference)

    def _cite(self, section: str) -> None:
        """Give the marked words their source; a quotation around the cursor that has none counts as marked."""
        passage = self.editor.form.passage(section)
        known = next((one.quote for one in self.editor.quotes if one.quote.quotation == passage), None)
        citation = known.citation if known is not None else None
        marked = self.editor.form.editors[section].text_edit.textCursor().hasSelection()
        if citation is not None and not marked:
            passage = citation = None
        self.steps.cite(section, passage, citation)

    def _owner(self) -> dict[str, str]:
        detail = self._shown_detail()
        return {"paper_id": detail.paper.id} if detail is not None else {}
