"""An open vote counted faction by faction: three numbers for each, and the whole follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from beirat_desktop.desktop.live.vote_panel import CountField
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.domain.votes import FactionCount, Vote
from beirat_desktop.usecases.live.attendance_sheets import AttendanceRow

HEADS = (("yes", "Ja"), ("no", "Nein"), ("abstentions", "Enthaltung"))
NO_FACTION = "ohne Fraktion"


class FactionCountsDialog(Question):
    """How each faction voted; nobody is preset, and no faction has more votes than members in the room."""

    def __init__(self, voters: Sequence[AttendanceRow], known: Vote, parent: QWidget | None = None) -> None:
        super().__init__("Stimmen nach Fraktionen", "Stimmen übernehmen", parent)
        self._here: dict[str, int] = {}
        self._names: dict[str, str] = {}
        for row in voters:
            key = row.faction_id or ""
            self._here[key] = self._here.get(key, 0) + 1
            self._names[key] = row.faction if key else NO_FACTION
        before = {one.faction_id: one for one in (*known.factions, *_of_no_faction(known))}
        grid = QWidget(self)
        cells = QGridLayout(grid)
        cells.setContentsMargins(0, 0, px(16), px(4))  # a bar to scroll with may come to stand there
        cells.setHorizontalSpacing(px(12))
        cells.setColumnStretch(0, 1)
        for column, (_name, head) in enumerate(HEADS, 1):
            cells.addWidget(QLabel(head, grid), 0, column, Qt.AlignmentFlag.AlignRight)
        self.fields: dict[str, dict[str, CountField]] = {}
        # Who sits for no faction comes last.
        for line, key in enumerate(sorted(self._here, key=lambda one: (not one, sort_key(self._names[one]))), 1):
            cells.addWidget(QLabel(f"{self._names[key]} ({self._here[key]} anwesend)", grid), line, 0)
            self.fields[key] = {}
            for column, (name, head) in enumerate(HEADS, 1):
                field = CountField(f"{self._names[key]}: {head}", grid)
                field.fit(compact=True, tight=True)
                field.show_value(getattr(before[key], name) if key in before else 0)
                field.edited.connect(self._say)
                cells.addWidget(field, line, column)
                self.fields[key][name] = field
        self.form.add_widget(grid)
        self.counts_label = QLabel(self)
        self.counts_label.setProperty("role", "heading")
        self.form.add_widget(self.counts_label)
        self._say()
        first = next((one["yes"] for one in self.fields.values()), None)
        if first is not None:
            first.setFocus()

    @property
    def factions(self) -> tuple[FactionCount, ...]:
        """The counts of the factions; those who sit for none are in the sums alone."""
        return tuple(
            FactionCount(key, *(one[name].value() for name, _head in HEADS)) for key, one in self.fields.items() if key
        )

    @property
    def sums(self) -> tuple[int, int, int]:
        """Yes, no and abstentions of all."""
        yes, no, abstentions = (sum(one[name].value() for one in self.fields.values()) for name, _head in HEADS)
        return yes, no, abstentions

    def complaint(self) -> str:
        for key, fields in self.fields.items():
            said = sum(field.value() for field in fields.values())
            if said > self._here[key]:
                against = (
                    f"{self._names[key]}: {said} Stimmen sind mehr, als von dort mitstimmen dürfen "
                    f"({self._here[key]}). Bitte nachzählen oder die Anwesenheit berichtigen."
                )
                return self.at(fields["yes"], against)
        first = next((one["yes"] for one in self.fields.values()), None)
        return self.at(first, "" if sum(self.sums) else "Bitte die Stimmen eintragen.")

    def _say(self) -> None:
        words = [f"{head} {number}" for (_name, head), number in zip(HEADS, self.sums, strict=True)]
        here = sum(self._here.values())
        self.counts_label.setText(f"{' · '.join(words)} ({sum(self.sums)} von {here})")


def _of_no_faction(known: Vote) -> Iterator[FactionCount]:
    """What the factions leave of the sums, where they were counted."""
    if known.factions:
        yes, no, abstentions = (
            max(0, getattr(known, name) - sum(getattr(one, name) for one in known.factions)) for name, _head in HEADS
        )
        yield FactionCount("", yes, no, abstentions)
