"""What a screen reader is told: changes beside the keyboard, and what kind of thing our own widgets are."""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAccessibleWidget,
    QApplication,
    QPlainTextEdit,
    QStackedWidget,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

_SAFE = (QAbstractItemView, QPlainTextEdit, QTextEdit)
"""Scroll areas for which Qt has a class of its own, which looks at what it is asked for."""


def announce(words: str, widget: QWidget, *, assertive: bool = False) -> None:
    """Let a screen reader say it; assertive breaks in on what it is just saying."""
    if not words:
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if assertive else politeness.Polite)
    QAccessible.updateAccessibility(event)


def tell_row(view: QAbstractItemView) -> None:
    """Let a screen reader say the row the keyboard is in."""
    if not QAccessible.isActive():
        return
    whole = QAccessible.queryAccessibleInterface(view)
    row = whole.focusChild() if whole is not None else None
    if row is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Focus))


def watch(app: QApplication) -> None:
    """From now on list and row are both said when the keyboard comes to a list, whether or not a row is chosen."""
    app.focusChanged.connect(_on_focus)


def _on_focus(_left: QWidget | None, here: QWidget | None) -> None:
    # Qt tells of the row first and of the list at once behind it, so that Orca hears of the list alone.
    if isinstance(here, QAbstractItemView) and QAccessible.isActive():
        QTimer.singleShot(0, here, partial(_on_list, here))


def _on_list(view: QAbstractItemView) -> None:
    if not view.hasFocus():
        return
    if not view.selectionModel().hasSelection():
        tell_row(view)
    elif sys.platform == "linux" and isinstance(view, QTableView | QTreeView):
        # Orca goes straight to the chosen row, and Debian 13's (48) leaves out whose cells it reads.
        announce(view.accessibleName(), view)


def install() -> None:
    """Once, before the first widget. A widget of ours says in `spoken_role` what a screen reader takes it for."""
    QAccessible.installFactory(_spoken)


def _spoken(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    # PySide keeps what a factory in Python returned until the program ends: 200 bytes for each, only while a reader
    # asks. None can be given back, and none used twice, since Qt deletes an interface together with its widget.
    # Qt's own interface of a scroll area counts the bars that are seen, and reads past the end of its list when one
    # went since a reader counted (seen with Qt 6.11.3). The plain one counts the view and both bars, seen or not.
    if isinstance(thing, QAbstractScrollArea) and not isinstance(thing, _SAFE):
        return QAccessibleWidget(thing, QAccessible.Role.Pane, "")
    # Qt calls it a layered pane, which is said at every change of page and means nothing to whoever hears it.
    if isinstance(thing, QStackedWidget):
        return QAccessibleWidget(thing, QAccessible.Role.Pane, "")
    role = getattr(thing, "spoken_role", None)
    if isinstance(role, QAccessible.Role) and isinstance(thing, QWidget):
        return QAccessibleWidget(thing, role, "")
    return None
