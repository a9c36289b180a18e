"""What every command has in common: how it ends, what it says, the record it works on."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from beirat_desktop import paths
from beirat_desktop.usecases.trouble import RecordTrouble
from beirat_desktop.usecases.where import Where, is_locked

if TYPE_CHECKING:
    from beirat_desktop.domain.publication import Cut
    from beirat_desktop.usecases.office import Office

DONE, REFUSED, USAGE, TROUBLE = 0, 1, 2, 3
PASSWORD, NEW_PASSWORD, USER_PASSWORD = "BEIRAT_PASSWORD", "BEIRAT_NEW_PASSWORD", "BEIRAT_USER_PASSWORD"
"""The variables of the environment from which a script's passwords are taken."""
USER = "Befehlszeile"
"""Who the history says it was."""


def record_of(args: Namespace) -> Where:
    """The record behind --db, else the one in the data folder."""
    return args.db or paths.data_folder() / "beirat.db"


def say(sentence: str) -> None:
    """To standard error: whoever reads the result does not read this."""
    print(sentence, file=sys.stderr)


def unlock(args: Namespace) -> None:
    """Ask for the password of the record or copy a command reads; raises RecordTrouble("encrypted").

    What a copy is put over is not read, so that a password that was lost does not stand in its way.
    """
    from beirat_desktop.german.locking import tries_left

    # The source of an import is read by itself, and named by words.
    file: Where | None = next(
        (found for name in ("source", "copy") if isinstance(found := getattr(args, name, None), Path)), None
    )
    if file is None and hasattr(args, "db") and args.unlocks:
        file = record_of(args)
    # What the system keeps is asked for only where a file has a password: that takes a moment.
    if not isinstance(file, Path) or not is_locked(file):
        return
    from beirat_desktop.usecases.record import locking

    tries = locking.TRIES if sys.stdin.isatty() and PASSWORD not in os.environ else 1
    while locking.asks_password(file):
        typed = password(f"Passwort der Akte {file.name}: ", PASSWORD)
        tries -= 1
        if typed and locking.unlock(file, typed):
            return
        if not tries or not typed:
            raise RecordTrouble("encrypted", file)
        say(tries_left(tries))


def password(asked: str, variable: str) -> str:
    """What the environment says, else what is typed; "" where nobody can type."""
    if variable in os.environ or not sys.stdin.isatty():
        return os.environ.get(variable, "")
    return getpass(asked)


@contextmanager
def office_of(args: Namespace, file: Where | None = None) -> Iterator[Office]:
    """The record that is meant, open; what its upgrade found is said. file: where it is not that behind --db."""
    from beirat_desktop.usecases.record.record import open_shared

    office = open_shared(file or record_of(args), user=USER)
    try:
        say_upgrade(office)
        let_in(office, args)
        yield office
    finally:
        office.close()


def let_in(office: Office, args: Namespace) -> None:
    """Let whoever types be one of those who work with the record; a copy shows nobody anything, so it asks nobody."""
    if hasattr(args, "user"):
        office.users.let_in(args.user, lambda user: password(f"Kennwort von {user.name}: ", USER_PASSWORD))


def say_upgrade(office: Office) -> None:
    """Say once, right after the upgrade, what an older program had left naming nothing."""
    from beirat_desktop.german import finding
    from beirat_desktop.german.record import upgraded

    if office.found_at_upgrade:
        say(upgraded(len(office.found_at_upgrade)))
    for found in office.found_at_upgrade:
        say(" ".join(finding(found)))


def say_cuts(cuts: Sequence[Cut]) -> None:
    """What everybody does not read, stretch by stretch, as the screen shows it before something goes public."""
    from beirat_desktop.german.publications import cut_line, cuts_sentence

    gone = [cut for cut in cuts if not cut.stays]
    if gone:
        say("\n".join((cuts_sentence(gone), *(f"  {cut_line(cut)}" for cut in gone))))
