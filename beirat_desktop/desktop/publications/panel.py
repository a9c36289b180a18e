"""Papers to choose from at the left, the chosen one as it looks at the right, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.emphasis import emphasize
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.publications.kind_list import KindList
from beirat_desktop.desktop.publications.offers import Offer
from beirat_desktop.desktop.publications.steps import PublicationSteps, Shown
from beirat_desktop.desktop.publications.words import (
    LIST_COLUMNS,
    PURPOSE,
    TODAY,
    ListedIssue,
    issue_chip,
    issue_entries,
    kind_title,
    norm_words,
    version_words,
)
from beirat_desktop.desktop.refusals import notice_of
from beirat_desktop.desktop.theme import GAP, MARGIN, px
from beirat_desktop.desktop.widgets import listing
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box
from beirat_desktop.desktop.widgets.choices import offer as fill
from beirat_desktop.desktop.widgets.entries import Entry, EntryList
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.preview import Preview
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.widgets.why import permit
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.archive import IssuedKind, IssuedPaper

_WATCHED = (
    "bodies", "terms", "committees", "factions", "organizations", "persons", "memberships", "meetings", "papers",
    "agenda_items", "attendances", "consultations", "resolutions", "votes", "elections", "election_rounds",
    "item_calls", "resident_questions", "speakers", "minutes", "issued_papers",
    "excerpts", "follow_ups", "status_reports", "text_blocks", "initiatives", "attachments",
    "joinings", "citations", "overrides",
)  # fmt: skip
_PAPER_HIGH = 160
"""Pixels of the paper that are seen at the least where what stands beside the list scrolls."""


class PublicationPanel(Page):
    """Derive from it and override offers(); place is where its choices are remembered."""

    place = ""
    low = False
    """Whether its window may be so low that what stands beside the list has to scroll."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office, background, state = workplace.office, workplace.background, workplace.state
        self._office = office
        self._notices = office.users.may("invitations.issue_notice")
        self._state = state
        self._background = background
        self._offers: dict[IssuedKind, Offer] = {}
        self._issues: list[IssuedPaper] = []
        self._shown = TODAY
        self.steps = PublicationSteps(office, background, state, self.shown, self)
        self.kinds = KindList("Schriftstücke", self)
        self.original_button = QPushButton("Original", self)
        self.public_button = QPushButton("Zur Veröffentlichung", self)
        self.versions = QButtonGroup(self)
        for button in (self.original_button, self.public_button):
            button.setCheckable(True)
            self.versions.addButton(button)
        self.version_label = QLabel(self)
        self.version_label.setProperty("role", "muted")
        self.version_label.setWordWrap(True)
        self.subject_box, self.year_box = ChoiceBox(self), ChoiceBox(self)
        for box in (self.subject_box, self.year_box):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(16)
            box.setMaximumWidth(px(260))
        name_box(self.year_box, "Jahr")
        self.issues = EntryList("Ausgaben", self)
        self.preview = Preview(background, office.reader, "Schriftstück", self)
        self._make_actions()
        self._lay_out()
        self._connect()
        self.watch(workplace, *_WATCHED)

    def offers(self) -> Sequence[Offer]:
        """The papers that can be chosen now."""
        raise NotImplementedError

    def page_actions(self) -> Sequence[QAction]:
        return (self.more_action, self.print_action, self.save_action, self.issue_action)

    def reload(self) -> None:
        self._offers = {one.kind: one for one in self.offers()}
        if not self._offers:
            return
        wanted = self.kinds.current_id or self._state.text(f"publications/{self.place}/kind")
        kind = next((one for one in self._offers if one.value == wanted), next(iter(self._offers)))
        entries, mayor = [], self._office.committees.mayor()
        for one in self._offers.values():
            word, tone = issue_chip(self._issued(one, self._remembered_subject(one)))
            entries.append(Entry(kind_title(one.kind, mayor), PURPOSE[one.kind], word, tone, "kind", one.kind.value))
        self.kinds.show_entries(entries, kind.value)
        self._show_kind()

    def choose(self, kind: IssuedKind) -> None:
        """Show that kind of paper as it stands today."""
        self._state.set_text(f"publications/{self.place}/kind", kind.value)
        self.kinds.choose(kind.value)
        self._shown = TODAY
        self.reload()

    def focus_first(self) -> None:
        self.kinds.focus_current()

    def listed(self) -> listing.Shown | None:
        """Every paper of the list with all that was issued of it; one that never was has a line too."""
        lines, mayor = [], self._office.committees.mayor()
        for one in self._offers.values():
            found = [
                ListedIssue(one.kind, label, issue, mayor)
                for label, key in one.subjects
                for issue in self._issued(one, key)
            ]
            lines += found or [ListedIssue(one.kind, "", None, mayor)]
        columns = tuple((column, column.width) for column in LIST_COLUMNS)
        return listing.Shown(self.list_title(), columns, lambda: lines) if lines else None

    def list_title(self) -> str:
        """What stands above the list that goes out."""
        return self.title()

    @property
    def offer(self) -> Offer:
        """What is chosen."""
        return self._offers[IssuedKind(self.kinds.current_id)]

    @property
    def publication(self) -> bool:
        """Whether the version for the public is chosen."""
        return self.public_button.isChecked()

    def shown(self) -> Shown:
        """What the screen shows now."""
        issue = next((one for one in self._issues if one.id == self._shown), None)
        latest = next(iter(self._issues), None)
        return Shown(self.offer, self._subject(), self.publication, self._year(), issue, latest)

    def _show_kind(self) -> None:
        """Let switch, options and issues be those of the chosen kind."""
        one = self.offer
        public = self._state.flag("publications/public") if one.original and one.public else one.public
        self.original_button.setEnabled(one.original)
        self.public_button.setEnabled(one.public)
        (self.public_button if public else self.original_button).setChecked(True)
        mayor = self._office.committees.mayor()
        said = version_words(one.kind, mayor, original=one.original, public=one.public, publication=public)
        self.version_label.setText(said)
        for widget in (self.version_label, self.original_button, self.public_button):
            widget.setToolTip(norm_words(one.kind))
            widget.setAccessibleDescription(said)
        fill(self.subject_box, one.subjects, self._remembered_subject(one))
        name_box(self.subject_box, one.subject_word)
        self.subject_box.setToolTip(f"{one.subject_word}: {self.subject_box.currentText()}")
        self.subject_box.setVisible(len(one.subjects) > 1)
        fill(self.year_box, one.years, self._state.number(f"publications/{one.kind}/year", 0))
        self.year_box.setVisible(bool(one.years))
        self._show_issues()

    def _show_issues(self) -> None:
        self._issues = self._issued(self.offer, self._subject())
        if self._shown not in {one.id for one in self._issues}:
            self._shown = TODAY
        self.issues.show_entries(issue_entries(self._issues, self._shown))
        self._permit()
        self._request()

    def _permit(self) -> None:
        """What can be done with what is chosen; of nothing there is no paper to print."""
        one, chosen = self.offer, bool(self._subject())
        why = "" if chosen else f"{one.missing[:1].lower()}{one.missing[1:].rstrip('.')}"
        for action in (self.print_action, self.save_action, self.more_action, self.mail_action):
            permit(action, chosen, why)
        permit(self.issue_action, chosen and self._issuable(one), why or "die Bekanntmachung gibt das Büro aus")

    def _issuable(self, one: Offer) -> bool:
        """A notice to the public is entered as delivered by it, which not everybody does who issues papers."""
        return one.kind is not IssuedKind.PUBLIC_NOTICE or self._notices

    def _request(self) -> None:
        one, key = self.offer, self._subject()
        emphasize(self.issue_action, bool(key) and self._issuable(one))
        if not key:
            self.preview.clear(one.missing)
        elif self._shown != TODAY:
            self.preview.request(self._office.archive.shown, self._shown)
        else:
            make = partial(self._office.publications.preview, publication=self.publication, year=self._year())
            self.preview.request(make, one.kind, key)

    def _issued(self, one: Offer, key: str) -> list[IssuedPaper]:
        """What was issued of it, the latest first; of a paper with a desk of its own only what went public."""
        if not key:
            return []
        issues = self._office.archive.issues(one.noun, key, (one.kind,))
        return [issue for issue in issues if issue.publication] if one.elsewhere else issues

    def _remembered_subject(self, one: Offer) -> str:
        keys = [key for _label, key in one.subjects]
        chosen = self._state.text(f"publications/{one.kind}/subject")
        return chosen if chosen in keys else next(iter(keys), "")

    def _subject(self) -> str:
        return self.subject_box.currentData() or ""

    def _year(self) -> int | None:
        return self.year_box.currentData() or None

    # --- what the user chooses ---

    def _on_kind(self, key: str) -> None:
        self._state.set_text(f"publications/{self.place}/kind", key)
        self._shown = TODAY
        self._show_kind()

    def _on_version(self) -> None:
        self._state.set_flag("publications/public", self.publication)
        self._shown = TODAY
        self._show_kind()

    def _on_subject(self) -> None:
        self._state.set_text(f"publications/{self.offer.kind}/subject", self._subject())
        self._shown = TODAY
        self.reload()

    def _on_year(self) -> None:
        self._state.set_text(f"publications/{self.offer.kind}/year", str(self._year() or 0))
        self._shown = TODAY
        self._show_issues()

    def show_issue(self, key: str) -> None:
        """Show an issue of the chosen paper, or the paper as it stands today."""
        self._shown = key
        self.reload()

    def _on_failed(self, error: Exception) -> None:
        self.preview.clear(notice_of(error).text)

    def _make_actions(self) -> None:
        self.issue_action = self.action(
            "Ausgeben …",
            self.steps.issue,
            primary=True,
            shortcut="Ctrl+Return",
            tip="Als nächste Ausgabe in der Ablage festhalten",
            name="Schriftstück ausgeben",
        )
        self.save_action = self.action(
            "Als PDF …", self.steps.save, shortcut="Ctrl+Shift+S", name="Schriftstück als PDF speichern"
        )
        self.print_action = self.action("Drucken …", self.steps.print, shortcut="Ctrl+P", name="Schriftstück drucken")
        self.mail_action = self.action(
            "Als Mail-Entwurf …", self.steps.mail, shortcut="Ctrl+Shift+M", name="Schriftstück als Mail-Entwurf"
        )
        needs("publications.issue", self.issue_action)
        menu = Menu(self)
        menu.addAction("Im Betrachter öffnen", self.steps.view)
        self.word_action = menu.addAction("Als Word-Kopie …", self.steps.save_word)
        menu.addAction(self.mail_action)
        menu.addAction("Mail-Entwurf speichern …", partial(self.steps.mail, save=True))
        self.more_menu = menu
        self.more_action = self.action("Mehr", lambda: menu.popup(QCursor.pos()), menu=menu)

    def _connect(self) -> None:
        self.steps.message.connect(self.message)
        self.steps.notice.connect(self.notice)
        self.steps.show_wanted.connect(self.show_issue)
        self.kinds.chosen.connect(self._on_kind)
        self.versions.buttonClicked.connect(lambda _button: self._on_version())
        self.subject_box.currentIndexChanged.connect(lambda _row: self._on_subject())
        self.year_box.currentIndexChanged.connect(lambda _row: self._on_year())
        self.issues.navigate.connect(lambda _noun, key: self.show_issue(key))
        self.preview.failed.connect(self._on_failed)

    def _lay_out(self) -> None:
        kinds_card = Card("Schriftstücke", parent=self)
        kinds_card.add(self.kinds)
        self.choices = FlowLayout()
        for widget in (self.original_button, self.public_button, self.subject_box, self.year_box):
            self.choices.addWidget(widget)
        issues = Card("Ausgaben", parent=self)
        issues.title_label.setToolTip("Anklicken, um eine rechts zu sehen")
        issues.add(self.issues)
        inside = QWidget(self)
        left = QVBoxLayout(inside)
        left.setContentsMargins(0, 0, 0, GAP)
        left.setSpacing(GAP)
        for card in (kinds_card, issues):
            left.addWidget(card)
        left.addStretch(1)
        beside = QWidget(self)
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, GAP)
        right.setSpacing(8)
        right.addLayout(self.choices)
        right.addWidget(self.version_label)
        right.addWidget(self.steps.work)
        self.stage = QStackedWidget(self)
        self.stage.addWidget(self.preview)
        right.addWidget(self.stage, 1)
        if self.low:
            self.stage.setMinimumHeight(px(_PAPER_HIGH))
        else:
            beside.setMinimumWidth(280)  # the words beside it grow, it need not
        self.split = split = Splitter(self)
        split.addWidget(Scroll(inside, self))
        split.addWidget(Scroll(beside, self) if self.low else beside)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([px(520), px(620)])
        self._state.splitter(f"publications/{self.place}", split)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        column.addWidget(split)
