"""Long work tells how far it has come, and can be stopped."""

from __future__ import annotations


class Cancelled(Exception):
    """The user stopped long work; what it wrote in its unit is undone."""


class Progress:
    """How far long work has come: the worker writes, the window looks at it from time to time.

    Holds no Qt object, so the worker may keep it.
    """

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.cancelled = False

    def step(self, done: int, total: int) -> None:
        """Called by the work; raises Cancelled when the user pressed «Abbrechen»."""
        if self.cancelled:
            raise Cancelled
        self.done, self.total = done, total
