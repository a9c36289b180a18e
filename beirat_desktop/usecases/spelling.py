"""Spelling by the German Hunspell dictionary that is installed on the computer, with the names of the record.

The dictionary is not bundled: igerman98 is under the GPL. LibreOffice brings it, Debian and Ubuntu have it as
hunspell-de-de.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from beirat_desktop.usecases.office import Office

LONGEST = 40
"""Letters; longer compounds take long to look up, and are left alone."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NAMES = ("de_DE", "de_DE_frami")


def dictionary() -> Path | None:
    """The German dictionary of this computer, without its ending; None where there is none."""
    for folder in _folders():
        for name in _NAMES:
            if all((folder / f"{name}{ending}").is_file() for ending in (".aff", ".dic")):
                return folder / name
    return None


def _folders() -> Iterator[Path]:
    yield from map(Path, filter(None, os.environ.get("DICPATH", "").split(os.pathsep)))
    if sys.platform == "win32":
        programs = {os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)")} - {""}
        yield from (Path(one) / "LibreOffice" / "share" / "extensions" / "dict-de" for one in sorted(programs))
    elif sys.platform == "darwin":
        yield from (Path.home() / "Library" / "Spelling", Path("/Library/Spelling"))
        yield Path("/Applications/LibreOffice.app/Contents/Resources/extensions/dict-de")
    else:
        yield from map(Path, ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell"))
        yield Path("/usr/lib/libreoffice/share/extensions/dict-de")


def words(text: str) -> Iterator[tuple[int, str]]:
    """The words of a text that can be looked up, each with its place.

    Abbreviations in capitals, words of one or two letters and the first half of «Migrations- und» are left alone.
    """
    for found in _WORD.finditer(text):
        word = found[0]
        if (
            2 < len(word) <= LONGEST
            and not word.isupper()
            and text[found.end() : found.end() + 1] not in ("-", "\u00ad")
        ):
            yield found.start(), word


def names(office: Office) -> frozenset[str]:
    """All words of the names of persons, organisations, committees and factions."""
    body = office.committees.body()
    said = [body.name] if body is not None else []
    for person in office.persons.all():
        said += [person.family_name, person.given_name]
    said += [one.name for one in office.organizations.all()]
    for committee in office.committees.all():
        said.append(committee.name)
        said += [text for one in office.committees.factions(committee.id) for text in (one.name, one.short_name)]
    return frozenset(part for text in said for found in _WORD.findall(text) for part in (found, *found.split("-")))


class Speller:
    """Looks words up; the dictionary is read with the first, which takes about a second."""

    def __init__(self, dictionary: Path) -> None:
        self._file = dictionary
        self._words: Any = None

    def wrong(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words that are not spelled as the dictionary knows."""
        return frozenset(word for word in words if not self._dictionary().lookup(word.replace("’", "'")))

    def suggest(self, word: str) -> tuple[str, ...]:
        """What may be meant, at most five words; takes seconds."""
        found = self._dictionary().suggest(word)
        return tuple(one for one, _ in zip(found, range(5), strict=False))

    def _dictionary(self) -> Any:
        # A tenth of a second to load, and not every computer has a dictionary.
        from beirat_desktop.exchange.hunspell import load

        if self._words is None:
            self._words = load(self._file)
        return self._words
