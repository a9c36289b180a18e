"""Keeps what is typed: saved 0.4 seconds after the last key and when a field is left.

Who types without a pause waits for no commit: at the latest every 3 seconds the text goes to the drafts meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from beirat_desktop.desktop.drafts import Draft, Drafts
from beirat_desktop.desktop.messages import Notice, Saving
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.conflict import choose_wording, plain
from beirat_desktop.desktop.widgets.dates import DateField, PartialDateField, TimeField
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.desktop.widgets.rows import Rows
from beirat_desktop.desktop.widgets.undo_across import ACROSS, goes_to_the_window
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.text import RichText
from beirat_desktop.german import refusal
from beirat_desktop.usecases.trouble import RecordTrouble

DELAY_MS = 400
LONGEST_MS = 3_000
"""Whoever types without a pause loses no more than this when the power goes."""
RETRY_MS = 5_000

Save = Callable[[str, Any], object]
"""Called with the id of the record and the field's value."""


@dataclass(slots=True)
class _Bound:
    """A field, how to read and write it, and what of it is saved already."""

    name: str
    widget: QWidget
    read: Callable[[], Any]
    write: Callable[[Any], object]
    save: Save
    at_once: bool
    saved: Any = None
    dirty: bool = False
    shown: Any = None
    """As it came from the record last, and below what was saved after that: all else in the record is somebody's."""
    saved_since: Any = None
    theirs: Any = None
    conflict: bool = False
    unsure: bool = False
    """Somebody else saved something that the page does not show yet; it may be this field."""


class Autosave(QObject):
    """Binds the fields of one form to what saves them; the form shows one record at a time.

    Begin with begin(record id), then show(field, value) for every field; showing a value again while it is
    being typed changes nothing. A refusal by a rule leaves the text in the field and says why. When the
    surroundings fail the text is stored as a draft and saving is tried again. Where somebody else changed the field
    while it was typed in, nothing is saved until one of both wordings was chosen.

    Signals:
        saving: a Saving and, when it failed, why; connect it to the page's saving.
        refused: the field's name and the rule's sentence, "" when all is well again.
        notice: offers a draft that was found for this record; connect it to the page's notice.
    """

    saving = Signal(Saving, str)
    refused = Signal(str, str)
    notice = Signal(object)

    def __init__(self, drafts: Drafts, parent: QObject | None = None, *, ahead: bool = False) -> None:
        """ahead: write every key to the drafts at once, and take them up again unasked when the program was killed."""
        super().__init__(parent)
        self._drafts = drafts
        self._ahead = ahead
        self._record = ""
        self._showing = False
        self._fields: dict[str, _Bound] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        self._since = QElapsedTimer()
        self._last_key = QElapsedTimer()

    @property
    def record(self) -> str:
        return self._record

    @property
    def dirty(self) -> bool:
        """Whether something typed is not saved yet."""
        return any(field.dirty for field in self._fields.values())

    def bind(self, name: str, widget: QWidget, save: Save) -> None:
        """Keep this field from now on; name stands in drafts and comes back with refused."""
        read, write, changed, at_once = _ways(widget)
        self._fields[name] = _Bound(name, widget, read, write, save, at_once)
        changed.connect(lambda *_args: self._on_changed(name))
        if isinstance(widget, RichEditor | Rows):
            widget.left.connect(self.flush)
        else:
            widget.installEventFilter(self)

    def begin(self, record: str) -> None:
        """Another record comes into the form; what was typed for the one before is saved first."""
        if record == self._record:
            return
        self.flush()
        # What could not be saved is in the drafts now and must not run over into the next record.
        for field in self._fields.values():
            field.dirty = field.conflict = field.unsure = False
        self._record = record
        found = self._drafts.of(record) if record and not self._ahead else ()
        if found:
            self.notice.emit(
                Notice(
                    f"Vom {found[0].at:%d.%m.%Y, %H:%M} Uhr liegt ein Entwurf vor, der nicht gespeichert wurde.",
                    Tone.BLUE,
                    "Entwurf übernehmen",
                    self.recover,
                )
            )

    def show(self, name: str, value: Any) -> None:
        """Put a value from the record into its field, unless the user is ahead of it."""
        field = self._fields[name]
        if field.dirty:
            if field.unsure:
                field.unsure = False
                self._wait()
            if not any(_same(value, known) for known in (field.shown, field.saved_since, field.read())):
                self._ask(field, value)
            return
        field.shown, field.saved_since, field.conflict = value, value, False
        if field.read() != value:
            self._showing = True
            field.write(value)
            self._showing = False
        # Read back: a field may write the same value its own way, which is no change by the user.
        field.saved = field.read()

    def recover(self) -> None:
        """Take the drafts of this record into its fields and save them."""
        for draft in self._drafts.of(self._record):
            field = self._fields.get(draft.field)
            if field is not None:
                field.write(draft.value)
                field.dirty = True
        self.flush()

    def take_up(self) -> bool:
        """What was typed last and not saved goes on from there; True where there was any. Call it after show()."""
        if self.dirty:
            return False  # the fields are ahead of the drafts
        fields = {draft.field for draft in self._drafts.of(self._record)} & self._fields.keys()
        if fields:
            self.recover()
        return bool(fields)

    def choose(self, name: str, *, mine: bool) -> None:
        """Which of two wordings of a field stays: what was typed here, or what somebody else saved meanwhile."""
        field = self._fields[name]
        if not field.conflict:
            return
        theirs = field.theirs
        field.conflict, field.shown, field.saved_since = False, theirs, theirs
        if mine:
            self.flush()
            return
        field.dirty = False
        self._drafts.drop(self._record, name)
        self.show(name, theirs)
        self.flush()

    def flush(self) -> None:
        """Save now what is not saved yet."""
        self._timer.stop()
        for field in self._fields.values():
            if field.dirty and not field.conflict and not field.unsure and not self._keep(field):
                return
        if not self.dirty:
            self.saving.emit(Saving.SAVED, "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.dirty:
            self.flush()
        line = watched.findChild(QLineEdit) if isinstance(watched, QSpinBox) else watched
        if (
            isinstance(line, QLineEdit | QPlainTextEdit)
            and not line.property(ACROSS)
            and goes_to_the_window(line, event)
        ):
            return True  # back before what was saved last, which may have been another field
        if isinstance(watched, QLineEdit):
            if isinstance(event, QFocusEvent):
                _place_cursor(watched, event)
            elif event.type() in _TYPED:
                _to_end(watched)
        return super().eventFilter(watched, event)

    def _on_time(self) -> None:
        for field in self._fields.values():
            field.unsure = False
        if not self._put_off():
            self.flush()

    def _put_off(self) -> bool:
        """While keys come, keep texts ahead instead of saving them: a commit takes longer than from key to key."""
        dirty = [field for field in self._fields.values() if field.dirty]
        values = {field.name: field.read() for field in dirty}
        typing = self._last_key.isValid() and self._last_key.elapsed() < DELAY_MS
        if not typing or not all(isinstance(value, str | RichText) for value in values.values()):
            return False
        if not self._ahead:
            for name, value in values.items():
                self._write_ahead(name, value, to_disk=True)
        self._wait()
        return True

    def _on_changed(self, name: str) -> None:
        if self._showing:
            return
        field = self._fields[name]
        value = field.read()
        field.dirty = value != field.saved
        if not field.dirty:
            if self._ahead:
                self._drafts.drop(self._record, name)
            # It is again what is saved: what spoke against another value does so no more.
            self.refused.emit(name, "")
            if not self.dirty:
                self.saving.emit(Saving.SAVED, "")
            return
        if self._ahead and isinstance(value, str | RichText):
            self._write_ahead(name, value)
        self.saving.emit(Saving.SAVING, "")
        if field.at_once:
            self.flush()
        else:
            self._last_key.start()
            self._wait()

    def _wait(self) -> None:
        """Begin the wait anew with each key, but not for ever."""
        if not self._timer.isActive():
            self._since.start()
        left = LONGEST_MS - self._since.elapsed()
        self._timer.start(int(max(0, min(DELAY_MS, left))))

    def _ask(self, field: _Bound, theirs: Any) -> None:
        """Let the two wordings be compared; what was typed here stays in its field and in the drafts meanwhile."""
        field.conflict, field.theirs = True, theirs
        self._to_drafts(field.name, field.read())
        record = self._record

        def compare() -> None:
            if record == self._record and field.conflict:
                chosen = choose_wording(field.widget, plain(field.read()), plain(field.theirs))
                if chosen is not None:
                    self.choose(field.name, mine=chosen)

        self.saving.emit(Saving.FAILED, "ein anderer Arbeitsplatz hat dasselbe Feld geändert")
        self.notice.emit(
            Notice(
                "Dieses Feld wurde an einem anderen Arbeitsplatz geändert, während Sie darin geschrieben haben. "
                "Gespeichert ist die andere Fassung; Ihre steht noch hier.",
                Tone.AMBER,
                "Beide ansehen …",
                compare,
            )
        )

    def _keep(self, field: _Bound) -> bool:
        """Save one field; False when the surroundings failed and the rest need not be tried now."""
        value = field.read()
        saved = False
        try:
            field.save(self._record, value)
            saved = True
        except Refused as error:
            sentence = refusal(error)
            saved = True  # the rule has spoken; a draft of what it forbids helps nobody
            if self._ahead:
                self._drafts.drop(self._record, field.name)
            self.refused.emit(field.name, sentence)
            self.saving.emit(Saving.FAILED, sentence)
            return True
        except (RecordTrouble, OSError) as error:
            if getattr(error, "kind", "") == "behind":
                # The page shows it in a moment, and this field with it; then it is saved, or asked about.
                field.unsure = True
                self._timer.start(RETRY_MS)
                return False
            self.saving.emit(Saving.FAILED, f"{_why(error)} – Entwurf gesichert in {self._drafts.file.parent}")
            self._timer.start(RETRY_MS)
            return False
        finally:
            # Also when our own code breaks, the text outlives it.
            if not saved:
                self._to_drafts(field.name, value)
        field.saved = field.saved_since = value
        field.dirty = False
        self.refused.emit(field.name, "")
        self._drafts.drop(self._record, field.name)
        return True

    def _write_ahead(self, name: str, value: str | RichText, *, to_disk: bool = False) -> None:
        try:
            self._drafts.ahead(Draft(self._record, name, value, datetime.now()), to_disk=to_disk)
        except OSError as error:
            self.saving.emit(Saving.FAILED, _why(error))

    def _to_drafts(self, name: str, value: Any) -> None:
        if isinstance(value, str | RichText):
            self._drafts.keep(Draft(self._record, name, value, datetime.now()))


_WHY = {
    "disk_full": "Datenträger voll",
    "read_only": "die Datei lässt sich nur lesen",
    "locked": "die Datei wird gerade anderswo geschrieben",
    "damaged": "die Datei ist beschädigt",
    "no_server": "der Server antwortet nicht",
    "unsure": "der Server antwortet nicht",
    "no_entry": "der Server lässt diesen Namen nicht ein",
    "not_allowed": "der Server erlaubt das diesem Namen nicht",
}


def _same(one: Any, other: Any) -> bool:
    """Whether two values say the same; a use case may trim what was typed."""
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    return bool(one == other)


def _why(error: Exception) -> str:
    return _WHY.get(getattr(error, "kind", ""), "der Datenträger antwortet nicht")


def _ways(widget: QWidget) -> tuple[Callable[[], Any], Callable[[Any], object], Any, bool]:
    """How to read and write a field, its signal, and whether a change is saved at once."""
    if isinstance(widget, RichEditor | Rows):
        return widget.value, widget.set_value, widget.edited, False
    if isinstance(widget, DateField | PartialDateField | TimeField):
        return widget.value, widget.set_value, widget.edited, True
    if isinstance(widget, QLineEdit):
        return widget.text, partial(_show_line, widget), widget.textChanged, False
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText, widget.setPlainText, widget.textChanged, False
    if isinstance(widget, QComboBox):
        return (
            widget.currentData,
            lambda value: widget.setCurrentIndex(widget.findData(value)),
            widget.currentIndexChanged,
            True,
        )
    if isinstance(widget, QCheckBox):
        return widget.isChecked, widget.setChecked, widget.toggled, True
    if isinstance(widget, QSpinBox):
        return widget.value, widget.setValue, widget.valueChanged, False
    raise TypeError(type(widget))


_FROM_START = "fromStart"
"""Property of a line that is seen from its beginning, since nobody writes in it."""
_LED = "led"
"""Property of a line that was just led into, and whose cursor is not at the end yet."""
_TYPED = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.InputMethod)


def _show_line(line: QLineEdit, text: str) -> None:
    """What is too long for its field is seen from its beginning, as long as nobody writes in it."""
    line.setText(text)
    if not line.hasFocus():
        line.home(False)
        line.setProperty(_FROM_START, True)


def _place_cursor(line: QLineEdit, event: QFocusEvent) -> None:
    """Who is led into a line writes on at its end; the mouse says where, and Tab marks all of it."""
    reason = Qt.FocusReason
    elsewhere = event.reason() in (reason.ActiveWindowFocusReason, reason.PopupFocusReason)
    if event.gotFocus() and line.property(_FROM_START):
        line.setProperty(_FROM_START, False)
        line.setProperty(_LED, event.reason() is not reason.MouseFocusReason)
        if not QAccessible.isActive():
            _to_end(line)
        else:
            # Soon, or by the first key: Qt tells that the keyboard is there only behind this event, and Orca, told of
            # the cursor before, takes the line for the one it knows and does not name it.
            QTimer.singleShot(0, line, partial(_to_end, line))
    elif event.lostFocus() and not elsewhere:
        line.setProperty(_LED, False)
        line.home(False)
        line.setProperty(_FROM_START, True)


def _to_end(line: QLineEdit) -> None:
    if line.property(_LED):
        line.setProperty(_LED, False)
        if not line.hasSelectedText():  # else whoever led there says what is typed over
            line.end(False)
