"""Writes down what the program announces and where the keyboard is, as it comes over AT-SPI.

Runs with the system's Python, which has gi.
"""

import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

ROWS = (Atspi.Role.LIST_ITEM, Atspi.Role.TABLE_CELL, Atspi.Role.TREE_ITEM)
out = open(sys.argv[1], "w", buffering=1, encoding="utf-8")  # noqa: SIM115


def words(one: Atspi.Accessible) -> str:
    return f"{one.get_name()} {one.get_role_name()}".replace("\n", " ")


def on_focus(event: Atspi.Event) -> None:
    if not event.detail1:
        return
    try:
        place = words(event.source)
        if event.source.get_role() in ROWS:
            place += f" in {words(event.source.get_parent())}"
    except GLib.Error as gone:  # a window may close before it is asked
        place = f"({gone.message})"
    out.write(f"Fokus: {place}\n")


Atspi.init()
listeners = (
    Atspi.EventListener.new(lambda event: out.write(f"meldet: {event.any_data}\n")),
    Atspi.EventListener.new(on_focus),
)
for listener, kind in zip(listeners, ("object:announcement", "object:state-changed:focused"), strict=True):
    listener.register(kind)
Atspi.event_main()
