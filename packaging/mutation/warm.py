"""A process that has loaded the libraries, but nothing of the program: each run of pytest is forked from it.

It reads a line of JSON with the arguments of pytest and the seconds of the processor it may take, and answers with the
exit code; below 0 where the time was over. Starting Python and loading SQLAlchemy anew would take longer than most of
these runs.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import resource
import signal
import sys
import time

import pytest

LIBRARIES = ("hypothesis", "sqlalchemy", "sqlalchemy.dialects.sqlite", "alembic.command", "reportlab", "PIL.Image")


def main() -> None:
    """Answer until nobody asks any more."""
    for name in LIBRARIES:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        arguments, limit = json.loads(line)
        print(run(arguments, limit), flush=True)


PATIENCE = 600.0
"""Seconds after which a process is given up that uses no processor, but waits for what never comes."""


def limit_processor(seconds: float) -> None:
    """End this process when it has used the processor so long: what others do on the machine does not count."""
    resource.setrlimit(resource.RLIMIT_CPU, (round(seconds), round(seconds) + 5))


def run(arguments: list[str], limit: float) -> int:
    """The exit code of pytest in a process of its own; it is killed, with all it started, when the time is over."""
    child = os.fork()
    if not child:
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nothing, stream)
        code = 1
        limit_processor(limit)
        try:
            code = int(pytest.main(arguments))
        finally:
            os._exit(code)
    return exit_code(child)


def exit_code(child: int) -> int:
    """The exit code of a forked process that leads its own group, below 0 if it had to be killed."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -1


if __name__ == "__main__":
    main()
