"""What goes on once a record is open: its copy of the day, what is read ahead, and what is said once."""

from __future__ import annotations

import gc
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from beirat_desktop import __version__
from beirat_desktop.desktop.messages import Notice, details_box
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.usecases.spelling import names
from beirat_desktop.usecases.trouble import RecordTrouble
from beirat_desktop.usecases.where import is_locked

if TYPE_CHECKING:
    from beirat_desktop.program import Program
    from beirat_desktop.usecases.office import Office
    from beirat_desktop.usecases.record.agreed_copies import DailyCopy

_ASKED_FOR = ("tracking.tracking", "publications.figures", "publications.publications", "minutes.minutes")
"""The use cases that take longest to load, since they draw in the papers."""
_NAMED = frozenset({"persons", "organizations", "committees", "factions"})
"""Whose names the spelling knows."""


class Opening:
    """Works behind the window; what it says stands above the page."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def begin(self) -> None:
        """Do and say all of it for a record that was just opened."""
        self.copy_today()
        self._read_files()
        self._settle_amendments()
        self.learn_names(_NAMED)
        if not self._program.crashed:  # there is room for one notice, and the news wait for the next start
            self._tell_news()
        self._warn_of_network()
        self._tell_upgrade()
        self._program.background.run(_keep_for_good, self._on_not_read, _load_use_cases, self._program.office)
        self._tell_plain()

    def copy_today(self) -> None:
        """Make and check the copy of the day; without a folder for copies, check the record itself."""
        from beirat_desktop.desktop.first_run.start import daily_copy
        from beirat_desktop.usecases.record.agreed_copies import make_daily
        from beirat_desktop.usecases.record.record import check_file

        copies = daily_copy(self._program.state, self._program.office)
        if copies is not None:
            self._program.background.run(
                self._on_copied,
                self._on_not_copied,
                make_daily,
                self._program.office.store,
                copies,
                self._program.office.today,
            )
        else:
            # A copy is checked as it is made; without one the record itself is read once.
            self._program.background.run(lambda _: None, self._on_not_copied, check_file, self._program.office.file)

    def learn_names(self, nouns: frozenset[str]) -> None:
        """No name of the record is a spelling mistake."""
        if self._program.spelling is not None and self._program.record is not None and not nouns.isdisjoint(_NAMED):
            self._program.background.run(self._program.spelling.learn, self._on_not_read, names, self._program.office)

    def _read_files(self) -> None:
        """Files of an older program or of a record that was read in are not yet found by what they say."""
        self._program.background.run(lambda _: None, self._on_not_read, self._program.office.file_words.read)

    def _settle_amendments(self) -> None:
        """An older program left amendments waiting beside a motion that had been voted on."""
        self._program.background.run(lambda _: None, self._on_not_read, self._program.office.amendments.settle)

    def _on_not_read(self, error: Exception) -> None:
        # Where the record is locked or gone others say so; the next start reads on.
        if not isinstance(error, RecordTrouble):
            raise error

    def _on_copied(self, copy: DailyCopy) -> None:
        from beirat_desktop.german.record import copies_gone

        self._program.changes.copied.emit()
        if copy.removed:
            self._program.window.show_notice(Notice(copies_gone([one.day for one in copy.removed])))

    def _on_not_copied(self, error: Exception) -> None:
        from beirat_desktop.german.record import trouble

        if not isinstance(error, RecordTrouble):
            raise error
        said = trouble(error.kind, error.file, error.facts)
        window = self._program.window
        if window.opens("settings"):
            settings = partial(window.go, "settings", "record")
            window.show_notice(Notice(" ".join(said), Tone.RED, "Sicherung einstellen", settings))
        else:
            window.show_notice(Notice(" ".join(said), Tone.RED))

    def _warn_of_network(self) -> None:
        from beirat_desktop.german.record import NETWORK_SHARE, synced
        from beirat_desktop.usecases.record.record import on_network, synced_by

        program = synced_by(self._program.office.file)
        if on_network(self._program.office.file):
            self._program.window.show_notice(Notice(NETWORK_SHARE))
        elif program:
            self._program.window.show_notice(Notice(synced(program)))

    def _tell_upgrade(self) -> None:
        """Say once, after an older record was upgraded, what in it names nothing; the check says it later too."""
        found = self._program.office.found_at_upgrade
        if not found:
            return
        from beirat_desktop.german import finding
        from beirat_desktop.german.record import upgraded

        sentences = [" ".join(finding(one)) for one in found]
        show = partial(details_box, self._program.window, "Verweise, die ins Leere führen", sentences)
        self._program.window.show_notice(Notice(upgraded(len(found)), action_text="Ansehen …", action=show))

    def _tell_news(self) -> None:
        """Say once that the program is a newer one than the last time, and where it is told what is new."""
        before = self._program.state.text("help/version")
        self._program.state.set_text("help/version", __version__)
        if before in ("", __version__):
            return

        show = partial(self._program.helping.show_page, "was-ist-neu")
        self._program.window.show_notice(Notice(f"Beirat Desktop {__version__}.", Tone.BLUE, "Was ist neu", show))

    def _tell_plain(self) -> None:
        """Say what of a locked record can be read without its password, then whether the program had crashed."""
        from beirat_desktop.desktop.copies import BACKUP_FOLDER

        program = self._program
        file = program.office.file
        if not isinstance(file, Path) or not is_locked(file):
            self.tell_crash()
            return
        from beirat_desktop.usecases.record.locking import plain_files

        def tell(plain: list[Path]) -> None:
            left = [one for one in plain if one.exists()]
            if left and program.record is not None and program.office.file == file:
                program.lock_actions().tell_plain(file, left)
            else:
                self.tell_crash()

        program.background.run(tell, self._on_not_read, plain_files, file, program.state.path(BACKUP_FOLDER))

    def tell_crash(self) -> None:
        """Say once that the program did not end in order the last time, and offer the report."""
        if not self._program.crashed or self._program.record is None or self._program.office.found_at_upgrade:
            return
        self._program.crashed = False

        text = (
            "Beirat Desktop ist das letzte Mal abgebrochen, durch einen Fehler oder weil der Rechner ausging. Was "
            "gespeichert war, ist gespeichert."
        )
        self._program.window.show_notice(
            Notice(text, action_text="Bericht für Hilfe …", action=self._program.helping.report)
        )


def _load_use_cases(office: Office) -> None:
    """Let the worker load what pages ask for, so that their first visit need not wait; nothing of it knows Qt.

    The many statements behind Beschlüsse are made once in a program: whoever asks first waits for them.
    """
    for name in _ASKED_FOR:
        import_module(f"beirat_desktop.usecases.{name}")
    office.tracking.read_ahead()


def _keep_for_good(_loaded: None) -> None:
    """What was loaded stays until the end: looked through for garbage each time, it would keep the keys waiting.

    Once in a process, as a record that is opened later brings nothing more that stays.
    """
    if not gc.get_freeze_count():
        gc.freeze()
