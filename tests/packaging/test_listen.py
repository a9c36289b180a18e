"""Whoever listens to a story is told when the reader does not begin to speak, instead of waiting for ever."""

import importlib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "packaging" / "accessibility"
ENDS = 'echo "gone" >&2; exit 7'
SPEAKS = 'echo "SPEECH OUTPUT: \'Screen reader on.\'" >"$4"; exec tail -f /dev/null'


@pytest.fixture
def listen(monkeypatch):
    monkeypatch.syspath_prepend(FOLDER)
    return importlib.import_module("listen")


@pytest.fixture
def orca(listen, tmp_path, monkeypatch):
    """Makes a reader whose first starts and all later ones go as these lines of a shell say."""
    made = []

    def make(first, later):
        command = tmp_path / "bin" / "orca"
        command.parent.mkdir()
        begun = tmp_path / "begun"
        command.write_text(f'#!/bin/sh\nif [ ! -e "{begun}" ]; then : >"{begun}"; {first}; fi\n{later}\n')
        command.chmod(0o755)
        monkeypatch.setenv("PATH", f"{command.parent}:/usr/bin:/bin")
        made.append(listen.Orca(tmp_path))
        return made[0]

    yield make
    for one in made:
        one.stop()


def test_a_reader_that_ends_by_itself_is_started_again(orca):
    reader = orca(ENDS, SPEAKS)
    log = reader.start()
    assert "Screen reader on." in log.read_text()
    assert log == reader.logs[1]
    assert reader.ended() is None


def test_a_reader_that_does_not_come_up_ends_the_run_with_a_sentence(listen, orca):
    reader = orca(ENDS, ENDS)
    with pytest.raises(listen.Unheard, match=r"^Orca \(3 Mal gestartet; zuletzt: gone\)$"):
        reader.start()
    assert reader.ended() == 7
    assert len(reader.logs) == listen.STARTS


def test_a_reader_that_lives_and_says_nothing_is_not_waited_for_for_ever(listen, orca, monkeypatch):
    monkeypatch.setattr(listen, "START", 0.5)
    with pytest.raises(listen.Unheard, match=r"^Orca \(3 Mal gestartet; zuletzt: nichts\)$"):
        orca("true", "exec tail -f /dev/null").start()
