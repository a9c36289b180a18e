"""A pytest plugin: which tests run through which lines of the program, and how long each takes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import coverage
import pytest

_SECONDS: dict[str, float] = {}
_WATCH = coverage.Coverage(data_file=None, source=[str(Path.cwd() / "beirat_desktop")], config_file=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item, nextitem):
    _WATCH.switch_context(item.nodeid)
    result = yield
    _WATCH.switch_context("")
    return result


def pytest_runtest_logreport(report):
    _SECONDS[report.nodeid] = _SECONDS.get(report.nodeid, 0) + report.duration


def pytest_sessionfinish():
    _WATCH.stop()
    data = _WATCH.get_data()
    tests = sorted(_SECONDS)
    index = {test: place for place, test in enumerate(tests)}
    lines = {}
    for name in data.measured_files():
        by_line = {line: [index[t] for t in told if t] for line, told in data.contexts_by_lineno(name).items()}
        lines[Path(name).relative_to(Path.cwd()).as_posix()] = by_line
    found = {"tests": tests, "seconds": [_SECONDS[test] for test in tests], "lines": lines}
    Path(os.environ["NEAREST_TESTS"]).write_text(json.dumps(found), encoding="utf-8")


_WATCH.start()
