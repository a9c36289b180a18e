"""What an amendment changes, word by word: readable in black and white, and to whoever hears it read."""

from __future__ import annotations

from collections.abc import Iterator

from beirat_desktop.documents.model import Changed, Paragraph, Part, Style
from beirat_desktop.domain.differences import Kind, Stretch, differences
from beirat_desktop.domain.text import CELL, SOFT_BREAK, RichText, Run

AGAINST_BEFORE = "Gegenüber dem bisherigen Wortlaut:"
LEGEND = "[– …] entfällt und ist durchgestrichen, [+ …] kommt hinzu und ist unterstrichen."
_SIGNS = {Kind.REMOVED: "[– ", Kind.ADDED: "[+ "}


def change_parts(before: RichText, after: RichText, lead: str) -> tuple[Part, ...]:
    """The lead, what the signs mean, and the wording with its changes; nothing where nothing changes.

    Where little of the wording would stay, all of it stands struck, then the new one underlined: word by word nobody
    could read it.
    """
    old, new = _plain(before), _plain(after)
    if before.empty or old.split() == new.split():
        return ()
    stretches = differences(old, new)
    if sum(len(part.text) for part in stretches if part.kind is Kind.SAME) * 2 < min(len(old), len(new)):
        stretches = (Stretch(Kind.REMOVED, old), Stretch(Kind.SAME, "\n"), Stretch(Kind.ADDED, new))
    else:
        stretches = tuple(_joined(stretches))
    return (
        Paragraph(f"{lead} {LEGEND}"),
        *(Paragraph(runs, Style.INDENTED) for runs in _paragraphs(stretches)),
    )


def _joined(stretches: tuple[Stretch, ...]) -> Iterator[Stretch]:
    """Changed words with nothing but a space between them as one change, so that a phrase is read as one."""
    went, came, space = "", "", ""
    for part in (*stretches, Stretch(Kind.SAME, "")):
        if part.kind is Kind.SAME:
            if (went or came) and part.text and part.text.strip(" ") == "":
                space = part.text
                continue
            if went:
                yield Stretch(Kind.REMOVED, went)
            if came:
                yield Stretch(Kind.ADDED, came)
            yield Stretch(Kind.SAME, space + part.text)
            went, came, space = "", "", ""
            continue
        went, came, space = (went + space if went else went), (came + space if came else came), ""
        if part.kind is Kind.REMOVED:
            went += part.text
        else:
            came += part.text


def _plain(text: RichText) -> str:
    return text.plain.replace(CELL, " | ").replace(SOFT_BREAK, "\n")


def _paragraphs(stretches: tuple[Stretch, ...]) -> list[tuple[Run, ...]]:
    """A paragraph for each line; signs stand around the words, never around the space beside them."""
    found: list[list[Run]] = [[]]
    for part in stretches:
        for number, line in enumerate(part.text.split("\n")):
            if number:
                found.append([])
            words = line.strip()
            if part.kind is Kind.SAME or not words:
                found[-1].append(Run(line))
                continue
            lead, tail = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
            if not lead and len(found[-1]) > 2 and isinstance(found[-1][-3], Changed) and not found[-1][-1].text:
                lead = " "  # between what went and what came in its place
            found[-1] += [Run(lead), Run(_SIGNS[part.kind]), Changed(words, change=part.kind), Run("]"), Run(tail)]
    return [tuple(run for run in runs if run.text) for runs in found if any(run.text.strip() for run in runs)]
