"""Writes down what the program announces, as it comes over AT-SPI; runs with the system's Python, which has gi."""

import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

out = open(sys.argv[1], "w", buffering=1, encoding="utf-8")  # noqa: SIM115
Atspi.init()
listener = Atspi.EventListener.new(lambda event: out.write(f"{event.any_data}\n"))
listener.register("object:announcement")
Atspi.event_main()
