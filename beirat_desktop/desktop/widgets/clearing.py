"""Lets widgets of a layout and entries of a menu go, so that nothing is left of them and no other loses its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QMenu, QWidget


def take_out(layout: QLayout, *widgets: QWidget) -> None:
    """Take them out of the layout; they go when the event loop comes round.

    To delete a widget without this leaves PySide with the item it lay in, where the layout was put into another with
    widgets in it; what Qt frees there is another widget's address soon.
    """
    for widget in widgets:
        layout.removeWidget(widget)
        widget.hide()  # or it is seen below the new ones until it is gone
        widget.deleteLater()


def clear(layout: QLayout) -> None:
    """Take out every widget.

    takeAt would do as well, but PySide then keeps the items of the layout for good.
    """
    holder = layout.parentWidget()
    if holder is not None:
        inside = holder.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        take_out(layout, *(one for one in inside if layout.indexOf(one) >= 0))


def clear_menu(menu: QMenu) -> None:
    """Take out every entry, and what unfolds from it, where they are this menu's own; others may be shown elsewhere.

    QMenu.clear would do as well, but PySide then takes every entry for deleted, those that belong to a page too, and
    Qt deletes the entry by which somebody asked for it. They go with a parent of their own when the event loop comes
    round: of an entry that goes by itself PySide keeps its half, and what is connected to it, as long as the menu
    lives, as it does still of the one entry from which a menu unfolded.
    """
    leaving = QWidget(menu)
    leaving.hide()  # or it is shown with the menu, and lies over its entries
    for action in menu.actions():
        menu.removeAction(action)
        if action.parent() is menu:
            action.setParent(leaving)
    for inner in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        inner.setParent(leaving)
    leaving.deleteLater()
