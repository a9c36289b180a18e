"""The meeting's tab „Auszüge“: choose items, see the excerpt, issue, print, save."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.emphasis import emphasize
from beirat_desktop.desktop.excerpts.item_list import ItemList, ItemsModel
from beirat_desktop.desktop.excerpts.steps import ExcerptSteps
from beirat_desktop.desktop.excerpts.terms_card import TermsCard
from beirat_desktop.desktop.excerpts.words import LIST_COLUMNS, issue_sub, issue_title, listed_issues
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN, Tone, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box, offer
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.entries import Entry, EntryList
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.listing import Shown, said_by
from beirat_desktop.desktop.widgets.preview import Preview
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.widgets.work_bar import WorkBar
from beirat_desktop.desktop.withdrawing import ask_withdrawal
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.deadlines import Deadline
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.excerpts import Excerpt, standing
from beirat_desktop.domain.forwarding import closed_beside_public
from beirat_desktop.german import norm, refusal
from beirat_desktop.german.counts import counted, listed
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.excerpts.excerpts import ExcerptRow, ExcerptTerms, IssuedExcerpts

FILTERS: Mapping[str, tuple[str, Callable[[ExcerptRow], bool]]] = {
    "all": ("alle Punkte", lambda row: True),
    "outdated": ("nur überholte", lambda row: row.outdated),
    "missing": ("Beschlüsse ohne Auszug", lambda row: row.resolved and row.latest is None),
}
"""Which items the list shows, by the key of the choice."""
_NONE = {
    "all": ("Die Tagesordnung ist leer", "Auszüge gibt es zu ihren Punkten, sobald einer ein Ergebnis hat."),
    "outdated": ("Kein Auszug ist überholt", "Was ausgegeben ist, lautet noch wie die Niederschrift."),
    "missing": ("Kein Beschluss ist ohne Auszug", "Beschlossen ist nichts, wovon noch niemand einen Auszug hat."),
}
"""What stands in place of the list where it would be empty."""


_SHEET_BESIDE = 700
"""From this width on, in pixels at 100 %, the sheet stands beside the list."""


class ExcerptsTab(Page):
    """open_meeting() says which meeting it shows."""

    help_page = "auszuege"

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office, background, state = workplace.office, workplace.background, workplace.state
        self._office = office
        self._meeting = ""
        self._typed: dict[str, ExcerptTerms] = {}
        self._reminders: dict[str, Deadline | None] = {}
        self.model = ItemsModel(self)
        self.list = ItemList(self.model, self)
        self.all_button = QPushButton("Alle öffentlichen", self)
        self.all_button.setToolTip("Alle öffentlichen Punkte mit einem Ergebnis; nichtöffentliche einzeln ankreuzen")
        self.none_button = QPushButton("Keinen", self)
        self.filter_box = ChoiceBox(self)
        name_box(self.filter_box, "Welche Punkte gezeigt werden")
        offer(self.filter_box, [(words, key) for key, (words, _wanted) in FILTERS.items()])
        self.empty = EmptyState("", icon_name="list-ordered", parent=self)
        self.whole_button = self.empty.add_button("Alle Punkte zeigen", lambda: self.filter_box.setCurrentIndex(0))
        self.work = WorkBar(self)
        self.terms_card = TermsCard(self)
        self.issues = EntryList("Ausgaben zu diesem Punkt", self)
        self.outdated_label = QLabel(self)
        self.outdated_label.setProperty("role", "warning")
        self.outdated_label.setWordWrap(True)
        self.outdated_label.setToolTip(f"§ 41 GemO: {norm('§ 41 GemO')}")
        self.renew_button = QPushButton("Neu ausgeben …", self)
        self.promise_label = QLabel(self)
        self.promise_label.setWordWrap(True)
        self.promise_button = QPushButton("Als Aufgabe anlegen", self)
        self.reminder_button = QPushButton("Wiedervorlage erledigt", self)
        self.withdraw_button = QPushButton("Versand zurücknehmen …", self)
        self.preview = Preview(background, office.reader, "Auszug", self)
        self.steps = ExcerptSteps(
            office, background, state, self.work, lambda: self.model.chosen, self.terms_card.terms, self
        )
        self._make_actions()
        self._lay_out(state)
        self._connect()
        self.watch(
            workplace, "bodies", "factions", "meetings", "papers", "agenda_items", "exclusions", "resolutions",
            "votes", "elections", "election_rounds", "excerpts", "deadlines", "overrides", "text_blocks", "follow_ups",
            "organizations",
        )  # fmt: skip

    def title(self) -> str:
        return "Auszüge"

    def page_actions(self) -> Sequence[QAction]:
        return (self.pdf_action, self.print_action, self.batch_action, self.issue_action)

    def open_meeting(self, meeting_id: str) -> None:
        """Show that meeting; ticked is what is public and has a result that no excerpt tells."""
        fresh = meeting_id != self._meeting
        self._meeting = meeting_id
        if fresh:
            terms = self._typed.get(meeting_id) or self._office.excerpts.usual_terms(meeting_id)
            self.terms_card.show_terms(terms)
            self.preview.clear("Die Vorschau entsteht …")
        self.reload()
        if fresh:
            self.model.tick({row.item.id for row in self.model.rows if _due(row)})
            self._choose_first()

    def reload(self) -> None:
        if not self._meeting:
            return
        wanted = FILTERS[self.filter_box.currentData()][1]
        self._reminders = {one.excerpt.id: one.reminder for one in self._office.forwarding.of_meeting(self._meeting)}
        before = self.list.current_id
        self.model.show([row for row in self._office.excerpts.rows(self._meeting) if wanted(row)])
        self._say_none()
        self.list.choose(before)
        if not self.list.current_id:
            self._choose_first()
        self._on_ticked()
        self._on_current()

    def word_copy(self) -> tuple[bytes, str] | None:
        """The excerpt of the item that is shown, as a copy to edit; None where none is."""
        row = self._current()
        if row is None:
            return None
        copies, key = self._office.word_copies, row.item.id
        return copies.paper(IssuedKind.EXCERPT, key), copies.file_name(IssuedKind.EXCERPT, key)

    def listed(self) -> Shown | None:
        """The items that are shown, each with every excerpt that went out: when, as which copy, to whom."""
        if not self.model.rows:
            return None
        meeting = self._office.meetings.get(self._meeting)
        wanted = said_by((self.filter_box,))
        all_rows = self._office.excerpts.rows(self._meeting) if wanted else self.model.rows
        lines, total = listed_issues(self.model.rows), len(listed_issues(all_rows))
        columns = tuple((column, column.width) for column in LIST_COLUMNS)
        return Shown(f"Auszüge {short_date(meeting.day)}", columns, lambda: lines, wanted, total)

    def focus_first(self) -> None:
        (self.list if self.model.rows else self.filter_box).setFocus()

    def _say_none(self) -> None:
        """Where nothing is to be shown, say why; the keyboard goes to where it goes on."""
        none, key = not self.model.rows, self.filter_box.currentData()
        had = self.list.hasFocus()
        self.empty.say(*_NONE[key])
        self.whole_button.setVisible(key != "all")
        self.list.setVisible(not none)
        self.empty.setVisible(none)
        if none and had:
            self.filter_box.setFocus()

    def _choose_first(self) -> None:
        """Put the keyboard to the first item that an excerpt can be issued of, or to the first at all."""
        first = next((row for row in self.model.rows if row.issuable), None) or next(iter(self.model.rows), None)
        if first is not None:
            self.list.choose(first.item.id)

    def _on_issued(self, came: IssuedExcerpts) -> None:
        self._typed.pop(self._meeting, None)
        self.reload()
        issued = {excerpt.agenda_item_id for excerpt in came.issued}
        closed = closed_beside_public([row.item for row in self.model.rows if row.item.id in issued])
        # What went to several recipients, or together once, is not proposed for one recipient the next time.
        self.model.tick(issued - {item.id for item in closed})

    def _on_preview_failed(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self.notice.emit(Notice(refusal(error), Tone.AMBER))

    def _on_ticked(self) -> None:
        rows = self.model.chosen
        self.items_card.set_note(f"{len(rows)} von {len(self.model.rows)} gewählt")
        text = f"{counted(len(rows), 'Auszug', 'Auszüge')} ausgeben" if rows else "Auszüge ausgeben"
        emphasize(self.issue_action, any(row.issuable for row in rows))
        if self.issue_action.text() != text:
            self.issue_action.setText(text)

    def _on_current(self) -> None:
        row = self._current()
        self.issue_card.setVisible(row is not None and bool(row.issues))
        self._say_promises(row)
        if row is None:
            self.preview.clear("Kein Punkt gewählt.")
            return
        self.issue_card.set_title(f"Ausgaben zu {row.number or row.item.title}")
        self.issues.show_entries(
            [
                Entry(
                    issue_title(one),
                    issue_sub(one, self._reminders.get(one.id)),
                    "öffnen",
                    Tone.BLUE,
                    "excerpt",
                    one.id,
                )
                for one in reversed(row.issues)
            ]
        )
        self.reminder_button.setVisible(any(self._reminders.get(one.id) for one in row.issues))
        self.outdated_label.setVisible(row.outdated)
        self.renew_button.setVisible(row.outdated)
        if row.outdated:
            recipients = listed([one.recipient for one in row.stale if one.recipient])
            days = listed([*dict.fromkeys(short_date(one.issued_on) for one in row.stale)])
            self.outdated_label.setText(
                f"Veraltet: Der Beschluss lautet heute anders als im Auszug vom {days}. "
                f"Bitte neu ausgeben{f' und an {recipients} schicken' if recipients else ''}."
            )
        self._request(row)

    def _say_promises(self, row: ExcerptRow | None) -> None:
        """What was promised in the debate and is nobody's task yet."""
        found = self._office.promises.open(row.item.id) if row is not None else ()
        self.promise_card.setVisible(bool(found))
        said = [f"{one.sentence} → {one.office.name if one.office is not None else 'noch ohne Amt'}" for one in found]
        self.promise_label.setText("\n".join(said))

    def _keep_promises(self) -> None:
        row = self._current()
        if row is not None:
            made = self._office.promises.keep(row.item.id)
            self.message.emit(f"{counted(len(made), 'Aufgabe', 'Aufgaben')} angelegt, zu finden unter „Beschlüsse“")

    def _request(self, row: ExcerptRow) -> None:
        if row.issuable:
            self.preview.request(self._office.excerpts.preview, row.item.id, self.terms_card.terms())
        else:
            self.preview.clear("Zu diesem Punkt gibt es noch kein Ergebnis,\nalso nichts zu beglaubigen.")

    def _on_typed(self) -> None:
        self._typed[self._meeting] = self.terms_card.terms()
        row = self._current()
        if row is not None:
            self._request(row)

    def _current(self) -> ExcerptRow | None:
        key = self.list.current_id
        return next((row for row in self.model.rows if row.item.id == key), None)

    def _tick_all(self) -> None:
        self.model.tick({row.item.id for row in self.model.rows if row.issuable and row.item.public})

    def _settle_reminders(self) -> None:
        row = self._current()
        for one in row.issues if row is not None else ():
            if self._reminders.get(one.id) is not None:
                self._office.forwarding.settle_reminder(one.id)
        self.reload()

    def _withdraw(self) -> None:
        """Of several that went to different people any one can have been a mistake."""
        row = self._current()
        sent = [one for one in standing(row.issues) if one.issued_paper_id is not None] if row is not None else []
        if len(sent) == 1:
            self._ask_withdrawal(sent[0])
        elif sent:
            self.withdraw_menu = Menu(self)
            self.withdraw_menu.aboutToHide.connect(self.withdraw_menu.deleteLater)
            for one in reversed(sent):
                words = f"{issue_title(one)}: {one.recipient or 'ohne Weiterleitung'}"
                self.withdraw_menu.addAction(words, partial(self._ask_withdrawal, one))
            self.withdraw_menu.popup(self.withdraw_button.mapToGlobal(self.withdraw_button.rect().bottomLeft()))

    def _ask_withdrawal(self, one: Excerpt) -> None:
        ask_withdrawal(self._office, one.issued_paper_id or "", self, self.message.emit, self.notice.emit)

    def _renew(self) -> None:
        row = self._current()
        if row is not None:
            self.steps.renew(row)

    def _open_latest(self, _key: str) -> None:
        row = self._current()
        if row is not None and row.latest is not None:
            self.steps.open(row.latest.id)

    def _make_actions(self) -> None:
        self.pdf_action = self.action(
            "Als PDF …",
            self.steps.save_chosen,
            tip="Ausgegebene Auszüge in einen Ordner speichern",
            name="Auszüge als PDF",
        )
        self.print_action = self.action("Drucken …", self.steps.print_chosen, shortcut="Ctrl+P", name="Auszüge drucken")
        self.batch_action = self.action(
            "Nach Empfängern …",
            self.steps.issue_by_recipient,
            tip="Jeder Empfänger erhält ein Begleitschreiben und seine Auszüge; dazu entsteht ein Verteiler",
            name="Auszüge nach Empfängern ausgeben",
        )
        self.issue_action = self.action(
            "Auszüge ausgeben", self.steps.issue_chosen, shortcut="Ctrl+Return", name="Auszüge ausgeben"
        )
        needs("excerpts.issue", self.batch_action, self.issue_action)
        needs("archive.withdraw", self.withdraw_button)

    def _connect(self) -> None:
        self.model.ticked.connect(self._on_ticked)
        self.list.chosen.connect(lambda _key: self._on_current())
        self.list.opened.connect(self._open_latest)
        self.all_button.clicked.connect(self._tick_all)
        self.filter_box.currentIndexChanged.connect(lambda _row: self.reload())
        self.reminder_button.clicked.connect(self._settle_reminders)
        self.none_button.clicked.connect(lambda: self.model.tick(()))
        self.terms_card.typed.connect(self._on_typed)
        self.issues.navigate.connect(lambda _noun, key: self.steps.open(key))
        self.renew_button.clicked.connect(self._renew)
        self.withdraw_button.clicked.connect(self._withdraw)
        self.promise_button.clicked.connect(self._keep_promises)
        self.preview.anchor_clicked.connect(self.terms_card.focus_anchor)
        self.preview.failed.connect(self._on_preview_failed)
        self.steps.message.connect(self.message)
        self.steps.notice.connect(self.notice)
        self.steps.begun.connect(lambda: self.issue_action.setEnabled(False))
        self.steps.ended.connect(lambda: self.issue_action.setEnabled(True))
        self.steps.issued.connect(self._on_issued)
        self.steps.all_wanted.connect(self._tick_all)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where a sheet beside the list would be cut, the list alone; the sheet is seen when it is printed or saved."""
        super().resizeEvent(event)
        self._beside.setVisible(self.width() >= px(_SHEET_BESIDE))

    def _lay_out(self, state: State) -> None:
        self.items_card = Card("Tagesordnungspunkte", parent=self)
        self.items_card.add(self.list, 1)
        self.items_card.add(self.empty, 1)
        self.list.setMinimumHeight(px(170))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.filter_box)
        line.addWidget(self.all_button)
        line.addWidget(self.none_button)
        line.addWidget(self.work, 1)
        line.addStretch(0)
        self.items_card.add_layout(line)
        self.promise_card = Card("Zusagen in der Beratung", "Noch keine Aufgabe.", parent=self)
        self.promise_card.add(self.promise_label)
        keep = QHBoxLayout()
        keep.addWidget(self.promise_button)
        keep.addStretch(1)
        self.promise_card.add_layout(keep)
        self.issue_card = Card("Ausgaben", parent=self)
        self.issue_card.add(self.outdated_label)
        renew = QHBoxLayout()
        renew.addWidget(self.renew_button)
        renew.addWidget(self.reminder_button)
        renew.addWidget(self.withdraw_button)
        renew.addStretch(1)
        self.issue_card.add_layout(renew)
        self.issue_card.add(Scroll(self.issues, self))
        inside = QWidget(self)
        left = QVBoxLayout(inside)
        left.setContentsMargins(0, 0, 0, GAP)
        left.setSpacing(GAP)
        left.addWidget(self.items_card, 1)
        left.addWidget(self.promise_card)
        left.addWidget(self.terms_card)
        beside = QWidget(self)
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, GAP)
        right.setSpacing(GAP)
        right.addWidget(self.preview, 1)
        right.addWidget(self.issue_card)
        beside.setMinimumWidth(280)  # the words beside it grow, it need not
        self.preview.setMinimumHeight(px(110))
        self._beside = beside
        split = Splitter(self)
        split.addWidget(Scroll(inside, self))
        split.addWidget(beside)
        split.setStretchFactor(0, 11)
        split.setStretchFactor(1, 9)
        split.setSizes([px(620), px(500)])
        state.splitter("meeting/excerpts", split)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        column.addWidget(split)


def _due(row: ExcerptRow) -> bool:
    """Whether somebody will want an excerpt of a public item: a result that none tells yet.

    Not of formal items or of one taken off. What is not public is ticked by hand: one recipient gets both only on
    purpose.
    """
    formal = row.item.kind in (ItemKind.OPENING, ItemKind.OBJECTIONS) or row.item.outcome is Outcome.REMOVED
    return row.item.public and row.issuable and not formal and (row.outdated or row.latest is None)
