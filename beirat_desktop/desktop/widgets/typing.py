"""German quotation marks and dashes as they are typed; what was pasted or quoted is never touched."""

from __future__ import annotations

import re

_OPENING = re.compile(r"(?:^|[\s(\[{/„‚»«]|(?:^|\s)[-–—])$")
_DASH = re.compile(r"\S -$")


def typed(before: str, sign: str) -> tuple[int, str] | None:
    """How many characters before the cursor go, and what is written instead of the sign; None where it stays.

    before: the text of the paragraph up to the cursor.
    """
    if sign == '"':
        return 0, "„" if _OPENING.search(before) else "“"
    if sign == "'":
        if _OPENING.search(before):
            return 0, "‚"
        opened = before.rfind("‚") > max(before.rfind("‘"), before.rfind("’"))
        return 0, "‘" if opened else "’"
    if sign == " " and _DASH.search(before):
        return 1, "– "
    if sign == "-" and before.endswith("-") and not before.endswith("--"):
        return 1, "–"
    return None
