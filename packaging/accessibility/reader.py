"""Reads the whole tree of the program over AT-SPI each time the walker says so; started by walker.py.

Runs with the system's Python, which has gi. A line on standard input asks for one reading, a line of JSON answers it.
The questions are those of a screen reader, put straight to the bus and many at a time: the walk would otherwise take
ten times as long, all of it waiting. What is on the screen is read whole each time, what is hidden when it is first
met; every tenth reading goes through all that is hidden once more, with its states and children.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, deque
from time import monotonic

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = "/org/a11y/atspi/accessible/root"
AT_ONCE = 64
ALL_THEN = 10
MOST_CELLS = 300
"""Of a table or list so many children are looked at; of those only the ones in view are read on."""
OF_CELLS = {31, 55, 65, 66, 98}
"""Roles whose children are cells: list, table, tree, tree table, list box; AT-SPI's own numbers."""
CONTROLS = OF_CELLS | {7, 8, 11, 33, 35, 37, 40, 43, 44, 45, 51, 52, 61, 62, 79, 88}
"""And check box, check item, combo box, menu, menu item, tab, password, button, radio, radio item, slider, spin button,
text, toggle, entry, link: whoever comes to one by Tab wants its name."""
FOCUSABLE, SHOWING = 1 << 11, 1 << 25
PATIENCE_MS = 30_000


class Reader:
    """One reading after the other; every question of a node is one message."""

    def __init__(self) -> None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        found = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, PATIENCE_MS
        )
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(found.unpack()[0], flags)
        self.loop = GLib.MainLoop()
        self.kinds: dict[str, list[str]] = {}
        self.roles: dict[str, int] = {}
        self.nameless: Counter[str] = Counter()
        self.waiting: deque = deque()
        self.under_way = self.readings = 0
        self.heard = 0
        told = GLib.Variant("(sass)", ("object:announcement", [], ""))  # more would keep both sides busy with telling
        registry = "org.a11y.atspi.Registry"
        self.ask_now(registry, "/org/a11y/atspi/registry", registry, "RegisterEvent", told)
        self.bus.signal_subscribe(
            None, "org.a11y.atspi.Event.Object", None, None, None, 0, lambda *_signal: self._hear()
        )

    def _hear(self) -> None:
        self.heard += 1

    def ask_now(self, *question: object):
        return self.bus.call_sync(*question, None, 0, PATIENCE_MS).unpack()

    def programs(self) -> list[tuple[str, str]]:
        """Bus name and path of each program there is."""
        (children,) = self.ask_now("org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren", None)
        return [tuple(one) for one in children]

    def read(self) -> dict[str, object]:
        """The whole tree once; how much it was, and how many questions had no answer."""
        self.counted: Counter[str] = Counter()
        self.readings += 1
        self.read_here: set[tuple[str, str]] = set()
        began = monotonic()
        for name, path in self.programs():
            self.node(name, path, "", 0)
        if self.under_way or self.waiting:
            self.loop.run()
        return {**self.counted, "ms": round((monotonic() - began) * 1000), "heard": self.heard}

    def ask(self, name: str, path: str, interface: str, member: str, words, then) -> None:
        self.waiting.append((name, path, interface, member, words, then))
        self._send()

    def _send(self) -> None:
        while self.waiting and self.under_way < AT_ONCE:
            name, path, interface, member, words, then = self.waiting.popleft()
            self.under_way += 1
            self.counted["questions"] += 1
            self.bus.call(name, path, interface, member, words, None, 0, PATIENCE_MS, None, self._answer, then)

    def _answer(self, bus, result, then) -> None:
        self.under_way -= 1
        try:
            answer = bus.call_finish(result).unpack()
        except GLib.Error as error:
            late = error.matches(Gio.io_error_quark(), Gio.IOErrorEnum.TIMED_OUT)
            self.counted["unanswered" if late else "gone meanwhile"] += 1
        else:
            then(answer)
        self._send()
        if not self.under_way and not self.waiting:
            self.loop.quit()

    def node(self, name: str, path: str, parent: str, of: int) -> None:
        """Everything a node says of itself, then all below it."""
        if (name, path) in self.read_here or path.endswith("/null"):
            return
        self.read_here.add((name, path))
        said: dict[str, object] = {"path": f"{parent}/{path.rsplit('/', 1)[-1]}"}

        def state(answer) -> None:
            said["state"] = answer[0][0]
            if of in OF_CELLS and not said["state"] & SHOWING:
                self.counted["cells out of view"] += 1
                return
            self.counted["nodes"] += 1
            if said["state"] & SHOWING:
                self.counted["shown"] += 1
            elif path in self.kinds:
                if self.readings % ALL_THEN == 0:
                    self.ask(name, path, ACCESSIBLE, "GetChildren", None, children)
                return
            self.ask(name, path, ACCESSIBLE, "GetRole", None, role)

        def role(answer) -> None:
            said["role"] = self.roles[path] = answer[0]
            if not answer[0]:
                self.nameless[f"no role: {said['path']}"] += 1
            for word, then in (("Name", called), ("Description", lambda _answer: None)):
                words = GLib.Variant("(ss)", (ACCESSIBLE, word))
                self.ask(name, path, "org.freedesktop.DBus.Properties", "Get", words, then)
            self.ask(name, path, ACCESSIBLE, "GetChildren", None, children)
            if path in self.kinds:
                kinds([self.kinds[path]])
            else:
                self.ask(name, path, ACCESSIBLE, "GetInterfaces", None, kinds)

        def called(answer) -> None:
            said["name"] = answer[0]
            reached = said["state"] & SHOWING and said["state"] & FOCUSABLE
            if reached and said["role"] in CONTROLS and not str(answer[0]).strip():
                self.nameless[f"no name: role {said['role']} in {parent or 'the window'}"] += 1

        def kinds(answer) -> None:
            self.kinds[path] = answer[0]
            if "org.a11y.atspi.Text" in answer[0]:
                words = GLib.Variant("(ii)", (0, -1))
                self.ask(name, path, "org.a11y.atspi.Text", "GetText", words, text)
            if "org.a11y.atspi.Action" in answer[0]:
                self.ask(name, path, "org.a11y.atspi.Action", "GetActions", None, acts)

        def text(answer) -> None:
            self.counted["letters"] += len(answer[0])

        def acts(answer) -> None:
            self.counted["actions"] += len(answer[0])

        def children(answer) -> None:
            found = answer[0]
            here = str(said.get("name") or parent)
            kind = self.roles.get(path, 0)
            if found and kind not in OF_CELLS:  # Qt once read past the end of what had shrunk meanwhile
                past_the_end = GLib.Variant("(i)", (len(found),))
                self.ask(name, path, ACCESSIBLE, "GetChildAtIndex", past_the_end, lambda _answer: None)
            for child in found[: MOST_CELLS if kind in OF_CELLS else len(found)]:
                self.node(child[0], child[1], here, kind)

        self.ask(name, path, ACCESSIBLE, "GetState", None, state)


if __name__ == "__main__":
    reader = Reader()
    for _line in sys.stdin:
        answer = reader.read()
        answer["faults"] = reader.nameless.most_common(60)
        print(json.dumps(answer), flush=True)
