"""What the window asks of a page, whatever feature it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from beirat_desktop.desktop.key_words import shown_keys
from beirat_desktop.desktop.messages import Notice, Saving
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.tab_order import move_on
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.usecases.trouble import RecordTrouble

if TYPE_CHECKING:
    from beirat_desktop.desktop.widgets.listing import Shown  # loads a table, before the first window is painted

BETWEEN_SECONDS = 0.6
"""So soon after an act nobody has read that its key does another one now."""
Stack: TypeAlias = QStackedWidget
"""Where pages stand, one of them seen. Each is made in it: one moved there goes through the style sheet again."""


class Page(QWidget):
    """A screen in the middle of the window; features derive from it.

    Override title, subtitle, chip, actions, open and reload; emit header_changed when one of the first four
    changes. Texts of self.actions_bar become buttons at the right of the header and commands of Strg+K.

    Signals:
        navigate: noun and id of a record to go to, such as ("paper", id), or a page's key and "".
        message: a German sentence for the status line.
        notice: a Notice for the banner, such as a refusal with what mends it.
        turned: another part of the page is about to be shown.
        header_changed: title, subtitle, chip or actions are others now.
        saving: a Saving and, when it failed, why.
    """

    navigate = Signal(str, str)
    message = Signal(str)
    notice = Signal(object)
    turned = Signal()
    header_changed = Signal()
    saving = Signal(Saving, str)

    spoken_role = QAccessible.Role.Pane
    files_word = "Antrag"
    """What the record that takes files is called, where files are dragged over the window."""
    reads_mails = False
    """Whether mails that are dropped here are answers which the page reads itself, and no motions."""
    help_page = ""
    """The page of the handbook that F1 opens here; its contents where none is named."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A click beside the fields ends the work on one; the page is no stop of the Tab key.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._done: tuple[QAction, float] | None = None
        self._watched: frozenset[str] = frozenset()
        self._stale = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._reload_now)

    def title(self) -> str:
        raise NotImplementedError

    def subtitle(self) -> str:
        return ""

    def chip(self) -> tuple[str, Tone] | None:
        """A word beside the title, such as («Entwurf», Tone.NEUTRAL)."""
        return None

    def page_actions(self) -> Sequence[QAction]:
        """The buttons of the header, the most important one last."""
        return ()

    def command_actions(self) -> Sequence[QAction]:
        """What Strg+K can do beside the buttons of the header."""
        return ()

    def open(self, record: str) -> None:
        """Show the record with that id; "" means the page's own start."""

    def whereabouts(self) -> str | None:
        """What open() takes to come back to just here; None: the record it was opened with says enough."""
        return None

    def begin(self) -> None:
        """Begin something new of what this page lists."""
        raise NotImplementedError

    def reload(self) -> None:
        """Fetch again what is shown, keeping place, selection and what is being typed."""

    def flush(self) -> None:
        """Keep what is still being typed; called before the page or the program is left."""

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        self.setFocus()

    def takes_files(self) -> Callable[[Sequence[Path]], object] | None:
        """How the record that is open takes files as attachments; None where it does not."""
        return None

    def shown_list(self) -> QWidget | None:
        """The table of what is shown, where it is shown as something else, such as lines or a time line."""
        return None

    def listed(self) -> Shown | None:
        """What goes out as a list where it is shown as no table, such as an agenda; what has the keyboard first."""
        return None

    def shown_help_page(self) -> str:
        """The page of the handbook about what is shown now, such as one of several tabs."""
        return self.help_page

    def in_session(self) -> bool:
        """Whether a meeting is being led here: Esc does not leave then, and a notice moves nothing below it."""
        return False

    def turn(self) -> None:
        """Another part of the page is about to be shown: what was told of the one before goes."""
        self.notice.emit(Notice(""))
        self.turned.emit()

    def watch(self, workplace: Workplace, *nouns: str) -> None:
        """Reload when one of these nouns changes: once per burst, and only while shown or when shown next."""
        unknown = set(nouns) - workplace.office.nouns
        if unknown:
            raise ValueError(f"the record keeps no {', '.join(sorted(unknown))}")
        self._watched = frozenset(nouns)
        workplace.changes.saved.connect(self._on_saved)
        workplace.changes.everything.connect(self.reload_soon)

    def watches(self, nouns: frozenset[str]) -> bool:
        """Whether the page reloads by itself when these change."""
        return bool(self._watched & nouns)

    def fetched(self) -> None:
        """What was announced until now is shown; a page that fetches by itself says so, or it would fetch twice."""
        self._soon.stop()
        self._stale = False

    def catch_up(self) -> None:
        """Fetch now what changed while the page was out of sight; call it once it is opened, before the keyboard comes.

        A list that is fetched anew under the keyboard is said anew, and Orca then leaves out its name.
        """
        if self._stale:
            self._soon.stop()
            self._reload_now()

    def reload_soon(self) -> None:
        if self.isVisible():
            self._soon.start()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._soon.start()

    def action(
        self,
        text: str,
        slot: Callable[[], object],
        *,
        name: str = "",
        shortcut: str = "",
        tip: str = "",
        primary: bool = False,
        menu: QMenu | None = None,
    ) -> QAction:
        """Make an action for page_actions(); its shortcut stands in the tooltip and works within the page.

        name is what Strg+K calls it when the button's text alone would not say enough.
        """
        made = QAction(text, self)
        made.triggered.connect(lambda: self._do_once(made, slot))
        made.setProperty("primary", primary)
        made.setProperty("command", name or text)
        if shortcut:
            made.setShortcut(QKeySequence(shortcut))
            made.setAutoRepeat(False)  # a key that lies under a hand does it once
            self.addAction(made)
        shown = shown_keys(made.shortcut())
        made.setToolTip(" – ".join(part for part in (tip or text, shown) if part))
        if menu is not None:
            made.setMenu(menu)
        return made

    def _do_once(self, act: QAction, slot: Callable[[], object]) -> None:
        """Do it, unless its key did another act just now: who presses it once more than needed means that one."""
        keys = act.shortcut()
        before, when = self._done or (act, 0.0)
        same_key = before is not act and not keys.isEmpty() and before.shortcut() == keys
        if same_key and monotonic() - when < BETWEEN_SECONDS:
            self.message.emit(
                f"„{_plain(before)}“ ist getan. Für „{_plain(act)}“ noch einmal {shown_keys(keys)} drücken."
            )
            return
        slot()
        self._done = (act, monotonic())

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_on(self.window(), forward)

    def _on_saved(self, nouns: frozenset[str]) -> None:
        if self.watches(nouns):
            self.reload_soon()

    def _reload_now(self) -> None:
        self._stale = False
        try:
            self.reload()
        except RecordTrouble as error:
            if error.kind != "no_server":
                raise
            # Nobody asked for it just now: the status line tells, and everything is read anew when it is back.
            self._stale = True


def _plain(act: QAction) -> str:
    return act.text().removesuffix(" …")
