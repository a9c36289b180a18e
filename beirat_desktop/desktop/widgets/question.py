"""Dialogs that ask once: what happens stands on the button, and what speaks against it stays beside the form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import MARGIN, font, px
from beirat_desktop.desktop.widgets.dates import TypedField
from beirat_desktop.desktop.widgets.dialog import Dialog
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.scroll import Body
from beirat_desktop.desktop.widgets.tab_order import move_on, show, stops
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.reasons import given
from beirat_desktop.german import refusal

_LEAST = 120
"""Pixels of a form, or of a list in it, that are seen at the least."""
_ANY = (1 << 24) - 1
"""What Qt takes for a height without bound."""
_BY_ITS_BUTTON = "Etwas spricht dagegen; Enter genügt hier nicht. Weiter nur mit dem Knopf „{}“."


_REASON = "Begründung"
_ASKS_WHY = ("reason_missing", "needs_reason", "why_missing")
"""How rules are called that a reason satisfies."""


def about_reason(reason: str, missing: str) -> str:
    """What speaks against a reason that was typed, missing where nothing was; "" when it is one."""
    try:
        return "" if given(reason) else missing
    except Refused as error:
        return refusal(error)


class Question(Dialog):
    """A heading, perhaps a sentence, a form, and a button that names the consequence."""

    def __init__(self, title: str, button: str, parent: QWidget | None = None, *, text: str = "") -> None:
        super().__init__(parent)
        self._against = False
        self._lacking: QWidget | None = None
        self._led_to = 0
        self._led: dict[str, QWidget] = {}
        self._led_why: QWidget | None = None
        self.first_button: QPushButton | None = None
        """What Enter presses while the blue one cannot act yet, such as a look before."""
        self._giving_way: tuple[QWidget, int] | None = None
        self.setWindowTitle(title)
        self.setMinimumWidth(px(480))
        heading = QLabel(unbroken_numbers(title), self)
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        said = QLabel(unbroken_numbers(text), self)
        said.setWordWrap(True)
        said.setVisible(bool(text))
        self.form = Form(self)
        # The sentence scrolls with the form: beside large type a low screen has no room for both.
        self.scrolled = QWidget(self)
        scrolled = QVBoxLayout(self.scrolled)
        scrolled.setContentsMargins(0, 0, 0, 0)
        scrolled.setSpacing(14)
        scrolled.addWidget(said)
        scrolled.addWidget(self.form, 1)
        self.body = Body(self.scrolled, self)
        self.error_label = QLabel(self)
        self.error_label.setProperty("role", "error")
        self.error_label.setWordWrap(True)
        self.error_label.hide()
        self.buttons = QDialogButtonBox(self)
        self.go_button = QPushButton(button, self)
        self.go_button.setProperty("primary", True)
        # The style sheet makes it bold only when it is painted; its width must know before.
        self.go_button.setFont(font(semibold=True))
        self.buttons.addButton(self.go_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_button.setDefault(True)
        self.stay_button = self.buttons.addButton("Abbrechen", QDialogButtonBox.ButtonRole.RejectRole)
        self.stay_button.setAutoDefault(False)  # Enter in a field never means cancel
        self.buttons.accepted.connect(self._on_go)
        self.buttons.rejected.connect(self.reject)
        self.body.changed.connect(self._on_changed)
        self.body.verticalScrollBar().rangeChanged.connect(self._show_where)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, 20, MARGIN, 20)
        self.column.setSpacing(14)
        for widget in (heading, self.body, self.error_label, self.buttons):
            self.column.addWidget(widget, 1 if widget is self.body else 0)

    def speak_against(self) -> None:
        """Something stands against it: neither Enter nor the blue of the usual way leads there."""
        self.go_button.setProperty("primary", False)
        self.go_button.setFont(font())
        self._against = True
        self._no_default()
        self.go_button.style().unpolish(self.go_button)
        self.go_button.style().polish(self.go_button)

    def _no_default(self) -> None:
        """Only whoever goes to the button itself presses it; Qt would make it the default again with every showing."""
        self.go_button.setDefault(False)

    def setVisible(self, visible: bool) -> None:
        """Begin in the first field, unless another was chosen; Qt would begin on the button that acts."""
        if visible and self.focusWidget() is None:
            fields = (stop for stop in stops(self.form) if stop.isEnabled() and stop.isVisibleTo(self))
            # Without a field Qt would begin on what acts, even where something speaks against it.
            first = next(fields, self.stay_button if self._against else None)
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
        unsized = visible and not self.isVisible() and not self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        super().setVisible(visible)
        if unsized:
            self.make_room(exactly=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._against and not self.go_button.hasFocus():
            self._no_default()
        self.make_room()
        self._show_where()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_on(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where something speaks against it Enter in a field does nothing, and says why."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        first = None if self.go_button.isEnabled() else self.first_button
        if enter and first is not None and not isinstance(self.focusWidget(), QPushButton):
            first.click()
        elif enter and self._against and not isinstance(self.focusWidget(), QPushButton):
            self.say(self.complaint() or _BY_ITS_BUTTON.format(self.go_button.text().replace("&", "")))
        else:
            super().keyPressEvent(event)

    def complaint(self) -> str:
        """What is still missing, "" when the button may act; said by at(), so that the keyboard goes there."""
        return ""

    def at(self, field: QWidget | None, sentence: str) -> str:
        """The sentence; once it is said, the keyboard is at the field that mends it."""
        self._lacking = field if sentence else None
        return sentence

    def lead(self, field: QWidget, *rules: str) -> None:
        """What these rules say leads the keyboard to the field; without rules: whatever asks for a reason."""
        self._led |= dict.fromkeys(rules, field)
        if not rules:
            self._led_why = field

    def about(self, error: Refused) -> str:
        """What a rule says against the answer."""
        asks_why = error.rule == "reason.no_word" or error.rule.endswith(_ASKS_WHY)
        return self.at(self._led.get(error.rule, self._led_why if asks_why else None), refusal(error))

    def say(self, sentence: str) -> None:
        """Show what is wrong and leave the question open."""
        if sentence and self._lacking is not None:
            self._lacking.setFocus(Qt.FocusReason.OtherFocusReason)
        self._lacking = None
        self.error_label.setText(unbroken_numbers(sentence))
        self.error_label.setVisible(bool(sentence))
        announce(sentence, self, assertive=True)
        self.make_room()
        self._show_where()

    def _show_where(self) -> None:
        """Where the keyboard is, is seen, also where it came below the edge just now.

        Until somebody scrolls it stands as near to the beginning as that allows: while it opens it is lower at first.
        """
        at = self.focusWidget()
        if self.isVisible() and at is not None:
            bar = self.body.verticalScrollBar()
            if bar.value() == self._led_to:
                bar.setValue(0)
            show(at)
            self._led_to = bar.value()

    def tell_below(self, words: str) -> None:
        """Say it below the fields: a long list is read from its beginning, and the fields stay in sight."""
        told = QLabel(unbroken_numbers(words), self)
        told.setWordWrap(True)
        told.setVisible(bool(words))
        self.form.add_widget(told)

    def let_give_way(self, listed: QWidget, high: int) -> None:
        """A list that scrolls by itself is so high, or less where the screen is low: no bar beside its own."""
        self._giving_way = (listed, high)
        listed.setMinimumHeight(high)

    def make_room(self, *, exactly: bool = False) -> None:
        """Grow to what came in since; a window asks only once how words wrap, and would squeeze its fields.

        exactly: be no higher either. What is left over would part the fields from their labels.
        """
        self.body.highest = 0
        room, width = self.room(), self.width()
        self._fit_width(room.width())
        self.body.updateGeometry()  # what came into the form is heard of here only with the next event
        self.column.activate()
        needed = self._give_way(self.column.totalHeightForWidth(width), room.height())
        if needed > room.height():
            margins = self.column.contentsMargins()
            whole = self.body.heightForWidth(width - margins.left() - margins.right())
            self.body.highest = max(whole - (needed - room.height()), px(_LEAST))
            self.body.updateGeometry()
            self.column.activate()
        width = min(max(width, self.column.minimumSize().width()), room.width())  # with the bar that may stand beside
        if self.isVisible():
            high = min(needed, room.height())
            self.resize(width, high if exactly else max(self.height(), high))
            self.keep_on_screen()
            self.column.activate()
            self.body.drop_bar()

    def _give_way(self, needed: int, room: int) -> int:
        """Take from the list what the screen has not, down to a few lines; how high the window is then."""
        if self._giving_way is None:
            return needed
        listed, high = self._giving_way
        wished = listed.sizeHint().height()
        before = min(max(listed.minimumHeight(), wished), listed.maximumHeight())
        now = max(min(before + room - needed, high), min(wished, px(_LEAST)))
        if now != before:
            listed.setMinimumHeight(now)
            listed.setMaximumHeight(now if now < wished else _ANY)
            self.body.updateGeometry()
            self.column.activate()
        return needed + now - before

    def _fit_width(self, wide: int) -> None:
        """Break what cannot break by itself: long words beside a tick, and the row of buttons."""
        margins = self.column.contentsMargins()
        wide -= margins.left() + margins.right()
        beside = wide - self.body.verticalScrollBar().sizeHint().width()
        for box in (*self.findChildren(QCheckBox), *self.findChildren(QRadioButton)):
            words = box.text()
            middle = words.find(" ", len(words) // 2)
            if box.sizeHint().width() > beside and middle > 0:
                box.setText(f"{words[:middle]}\n{words[middle + 1 :]}")
        if self.buttons.sizeHint().width() > wide:
            self.buttons.setOrientation(Qt.Orientation.Vertical)
            self.column.setAlignment(self.buttons, Qt.AlignmentFlag.AlignRight)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.make_room()
            self._show_where()

    def _unread(self) -> str:
        """What stands against a day or a time as it is typed; the one read before it must not be taken instead."""
        for line in self.findChildren(TypedField):
            used = line.isVisibleTo(self) and line.isEnabled() and not line.isReadOnly()
            if used and (trouble := line.settle()):
                return self.at(line, f"{line.accessibleName()}: {trouble}")
        return ""

    def _on_go(self) -> None:
        sentence = self._unread() or self.complaint()
        self.say(sentence)
        if not sentence:
            self.accept()


class LineQuestion(Question):
    """Asks for one line of words."""

    def __init__(
        self, title: str, label: str, button: str, parent: QWidget | None = None, *, words: str = "", hint: str = ""
    ) -> None:
        super().__init__(title, button, parent)
        self.line_edit = QLineEdit(words, self)
        self.line_edit.selectAll()
        self.form.add(label, self.line_edit, hint)

    @property
    def words(self) -> str:
        """What was typed."""
        return self.line_edit.text().strip()


class ReasonQuestion(Question):
    """Asks for a reason that is stored in the record; wanted: what else it is, such as a question."""

    def __init__(
        self, title: str, text: str, button: str, parent: QWidget | None = None, *, wanted: str = _REASON
    ) -> None:
        super().__init__(title, button, parent, text=text)
        self.reason_edit = QPlainTextEdit(self)
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.setFixedHeight(px(96))
        self.lead(self.reason_edit)
        self._wanted = wanted
        self.form.add(wanted, self.reason_edit, "Sie bleibt in der Akte.")

    @property
    def reason(self) -> str:
        """What was typed."""
        return self.reason_edit.toPlainText().strip()

    def complaint(self) -> str:
        missing = f"Bitte die {self._wanted} eintragen."
        if self._wanted == _REASON:
            missing = about_reason(self.reason, missing)
        elif self.reason:
            missing = ""
        return self.at(self.reason_edit, missing)
