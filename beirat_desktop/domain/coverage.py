"""What a look through a whole record could see."""

from __future__ import annotations

from typing import NamedTuple


class Coverage(NamedTuple):
    """What was compared, so that silence about damage says something.

    rows: every row with a checksum of its own (a file). pages: every page of the server with its checksum.
    indexes: every index with its table (amcheck). Files are compared with theirs on both engines.
    """

    rows: bool = False
    pages: bool = False
    indexes: bool = False
