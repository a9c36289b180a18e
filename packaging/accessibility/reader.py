"""Reads the whole tree of the program over AT-SPI again and again; runs with the system's Python, which has gi."""

import signal
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

MOST_OF_A_TABLE = 60
seen = {"trees": 0, "nodes": 0, "announcements": 0, "errors": 0}
heard: list[str] = []


def on_event(event) -> None:
    seen["announcements"] += 1
    heard.append(str(event.any_data))


def read(node, depth: int = 0) -> None:
    """The node and all below, asking for one child more than there are."""
    seen["nodes"] += 1
    node.get_role_name(), node.get_name(), node.get_description(), node.get_state_set()
    children = node.get_child_count()
    for number in range(min(children, MOST_OF_A_TABLE) + 1):
        child = node.get_child_at_index(number)
        if child is not None and depth < 40:
            try:
                read(child, depth + 1)
            except GLib.Error:
                seen["errors"] += 1  # went since it was counted


def report(*_signal) -> None:
    said = ", ".join(f"{name} {count}" for name, count in seen.items())
    print(f"reader: {said}")
    for words in list(dict.fromkeys(heard))[:40]:
        print(f"   heard: {words[:120]}")
    sys.stdout.flush()
    raise SystemExit(0)


signal.signal(signal.SIGTERM, report)
Atspi.init()
listener = Atspi.EventListener.new(on_event)
listener.register("object:announcement")  # more would keep both sides busy with telling
context = GLib.MainContext.default()
while True:
    while context.pending():
        context.iteration(False)
    try:
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(number)
            if program is not None and "eirat" in (program.get_name() or ""):
                read(program)
                seen["trees"] += 1
    except GLib.Error:
        seen["errors"] += 1
    time.sleep(0.02)
