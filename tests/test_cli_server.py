"""The shell's words for a server."""

import subprocess
import sys
from argparse import Namespace
from contextlib import contextmanager

from beirat_desktop.cli import server


def test_what_was_built_opens_the_sample_of_a_server_by_its_own_command(monkeypatch, tmp_path) -> None:
    ran = []
    address = "postgresql://office@here/beispiel"

    @contextmanager
    def tried_out(_folder, _day):
        yield address

    def run(words, check):
        ran.append(words)
        return subprocess.CompletedProcess(words, 0)

    monkeypatch.setattr("beirat_desktop.usecases.record.server.tried_out", tried_out)
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(sys, "executable", "/opt/beirat-desktop")
    assert server.try_out(Namespace(folder=tmp_path)) == 0
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert server.try_out(Namespace(folder=tmp_path)) == 0
    assert ran == [["/opt/beirat-desktop", "-m", "beirat_desktop", address], ["/opt/beirat-desktop", address]]
