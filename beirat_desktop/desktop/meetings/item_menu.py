"""What can be done with an item of the agenda, by a right click or the menu key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from beirat_desktop.desktop.meetings.agenda_tree import AgendaTree
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.usecases.meetings.agenda_view import AgendaLine


def item_menu(
    tree: AgendaTree,
    line: AgendaLine,
    *,
    open_item: Callable[[], object],
    add_below: Callable[[], object],
    change_part: Callable[[], object],
    change_kind: Callable[[], object],
    remove: Callable[[], object],
    editable: bool,
) -> QMenu:
    """The menu; what does not fit the item is left out."""
    menu = Menu(tree)

    def add(text: str, slot: Callable[[], object], keys: str = "") -> None:
        action = menu.addAction(text, lambda: slot())
        if keys:
            # Shown only: the view itself listens to its keys.
            action.setShortcut(QKeySequence(keys))
            action.setAutoRepeat(False)
            action.setShortcutVisibleInContextMenu(True)

    if line.item.paper_id is not None:
        add("Antrag öffnen", open_item, "Return")
        menu.addSeparator()
    if not editable:
        return menu
    if line.item.removed_by is not None:
        add("Wieder aufnehmen", remove)
        return menu
    add("Umbenennen", lambda: tree.edit(tree.currentIndex()), "F2")
    if line.depth < 3:
        add("Unterpunkt hinzufügen", add_below)
    menu.addSeparator()
    add("Nach oben", tree.move_up, "Ctrl+Up")
    add("Nach unten", tree.move_down, "Ctrl+Down")
    add("Zum Unterpunkt machen", tree.nest, "Ctrl+Right")
    if line.item.parent_id is not None:
        add("Aus dem Unterpunkt lösen", tree.lift, "Ctrl+Left")
    menu.addSeparator()
    add("Nichtöffentlich behandeln" if line.item.public else "Öffentlich behandeln", change_part)
    if line.item.kind in (ItemKind.REGULAR, ItemKind.ELECTION):
        add("Als Wahl führen" if line.item.kind is ItemKind.REGULAR else "Nicht als Wahl führen", change_kind)
    add("Von der Tagesordnung nehmen", remove, "Del")
    return menu
