"""Keeps what is typed: 0.4 seconds after the last key, at the latest every 3 seconds, and when a field is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from beirat_desktop.desktop.drafts import Draft, Drafts
from beirat_desktop.desktop.messages import Notice, Saving
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.dates import DateField, PartialDateField, TimeField
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.desktop.widgets.rows import Rows
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


class Autosave(QObject):
    """Binds the fields of one form to what saves them; the form shows one record at a time.

    Begin with begin(record id), then show(field, value) for every field; showing a value again while it is
    being typed changes nothing. A refusal by a rule leaves the text in the field and says why. When the
    surroundings fail the text is stored as a draft and saving is tried again.

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
            field.dirty = False
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
            return
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

    def flush(self) -> None:
        """Save now what is not saved yet."""
        self._timer.stop()
        for field in self._fields.values():
            if field.dirty and not self._keep(field):
                return
        if not self.dirty:
            self.saving.emit(Saving.SAVED, "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.dirty:
            self.flush()
        return super().eventFilter(watched, event)

    def _on_time(self) -> None:
        self.flush()

    def _on_changed(self, name: str) -> None:
        if self._showing:
            return
        field = self._fields[name]
        value = field.read()
        field.dirty = value != field.saved
        if not field.dirty:
            if self._ahead:
                self._drafts.drop(self._record, name)
            return
        if self._ahead and isinstance(value, str | RichText):
            self._write_ahead(name, value)
        self.saving.emit(Saving.SAVING, "")
        if field.at_once:
            self.flush()
        else:
            self._wait()

    def _wait(self) -> None:
        """Begin the wait anew with each key, but not for ever."""
        if not self._timer.isActive():
            self._since.start()
        left = LONGEST_MS - self._since.elapsed()
        self._timer.start(int(max(0, min(DELAY_MS, left))))

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
            self.saving.emit(Saving.FAILED, f"{_why(error)} – Entwurf gesichert in {self._drafts.file.parent}")
            self._timer.start(RETRY_MS)
            return False
        finally:
            # Also when our own code breaks, the text outlives it.
            if not saved:
                self._to_drafts(field.name, value)
        field.saved = value
        field.dirty = False
        self.refused.emit(field.name, "")
        self._drafts.drop(self._record, field.name)
        return True

    def _write_ahead(self, name: str, value: str | RichText) -> None:
        try:
            self._drafts.ahead(Draft(self._record, name, value, datetime.now()))
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
}


def _why(error: Exception) -> str:
    return _WHY.get(getattr(error, "kind", ""), "der Datenträger antwortet nicht")


def _ways(widget: QWidget) -> tuple[Callable[[], Any], Callable[[Any], object], Any, bool]:
    """How to read and write a field, its signal, and whether a change is saved at once."""
    if isinstance(widget, RichEditor | Rows):
        return widget.value, widget.set_value, widget.edited, False
    if isinstance(widget, DateField | PartialDateField | TimeField):
        return widget.value, widget.set_value, widget.edited, True
    if isinstance(widget, QLineEdit):
        return widget.text, widget.setText, widget.textChanged, False
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
