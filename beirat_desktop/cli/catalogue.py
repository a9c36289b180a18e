"""What argparse says, in German: the catalogue its own gettext looks into.

It looks up every sentence by the English one, through a name of its module. A file in gettext's binary form would do
the same, but has to be compiled for each installation and is chosen by the locale, which this program does not follow.
"""

from __future__ import annotations

import argparse

GERMAN = {
    "usage: ": "Aufruf: ",
    "options": "Optionen",
    "positional arguments": "Angaben",
    "show this help message and exit": "diese Hilfe zeigen",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "Es fehlt noch: %s.",
    "unrecognized arguments: %s": "Damit ist nichts anzufangen: %s.",
    "expected one argument": "Dahinter fehlt eine Angabe.",
    "expected at most one argument": "Dahinter steht höchstens eine Angabe.",
    "expected at least one argument": "Dahinter fehlt eine Angabe.",
    "ignored explicit argument %r": "Dahinter steht keine Angabe, auch nicht „%s“.",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s ist nicht eindeutig, möglich sind %(matches)s.",
    "unexpected option string: %s": "Damit ist nichts anzufangen: %s.",
    "invalid %(type)s value: %(value)r": "„%(value)s“ ist hier nicht zu gebrauchen.",
    "not allowed with argument %s": "Das verträgt sich nicht mit %s.",
    "one of the arguments %s is required": "Eines davon fehlt noch: %s.",
}


def speak_german() -> None:
    """Let argparse find its sentences here, in this process."""
    argparse._ = lambda message: GERMAN.get(message, message)  # type: ignore[attr-defined]
