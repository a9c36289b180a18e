"""A server for several workplaces."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from getpass import getpass

from beirat_desktop.cli.shell import DONE


def init(args: Namespace) -> int:
    """Make the database and the empty record in it."""
    from beirat_desktop.usecases.record.server import make_ready

    made = make_ready(args.address, args.user)
    print(f"{'Angelegt' if made else 'War schon da'}: die Datenbank {args.address}. Die Akte darin ist leer.")
    print(f"Arbeitsplätze öffnen sie mit: beirat-desktop {args.address}")
    return DONE


def login(args: Namespace) -> int:
    """Let somebody of the record in under a name of the server."""
    from beirat_desktop.usecases.record.server import let_in

    asked = f"Kennwort für {args.login}: "
    password = getpass(asked) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    let_in(args.address, args.user, args.login, password)
    print(f"{args.user} öffnet die Akte als {args.login} und darf, was der Arbeitsplatz erlaubt; auch mit psql.")
    return DONE


def try_out(args: Namespace) -> int:
    """Start a server of its own and open the sample on it."""
    import subprocess

    from beirat_desktop.usecases.record.server import tried_out

    with tried_out(args.folder.resolve(), date.today()) as address:
        print(f"Der Server läuft, solange das Fenster offen ist. Weitere Arbeitsplätze: beirat-desktop {address}")
        return subprocess.run([*itself(), str(address)], check=False).returncode


def itself() -> list[str]:
    """How this program is started once more: what was built is its own command and takes no module."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "beirat_desktop"]
