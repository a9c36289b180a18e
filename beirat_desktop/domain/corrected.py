"""Whether a corrected issue still says what its head calls wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.corrections import Correction
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.minutes import NORM, Minutes
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.resolutions import Resolution

STILL_WRONG = frozenset({"minutes.still_wrong", "minutes.still_wrong_around"})
"""What nobody signs without a reason: head and text of the paper would say two things."""


def still_wrong_findings(
    corrections: Iterable[Correction],
    minutes: Minutes | None,
    items: Iterable[AgendaItem],
    resolutions: Iterable[Resolution],
    questions: Iterable[ResidentQuestion],
) -> Iterator[Finding]:
    """The acts whose wrong words somebody typed and nobody changed; what is drawn from counts and times says nothing.

    An act that names an item is looked for there alone. Words that a later act calls right again may stand.
    """
    texts = _texts(items, resolutions, questions)
    around = "\n".join((minutes.opening.plain, minutes.closing.plain)) if minutes is not None else ""
    acts = [act for act in corrections if act.reaches_readers and act.wrong.strip()]
    once = {(act.wrong, act.right, act.agenda_item_id): n for n, act in reversed(list(enumerate(acts)))}
    for n in sorted(once.values()):
        act = acts[n]
        if any(later.agenda_item_id == act.agenda_item_id and _said(act.wrong, later.right) for later in acts[n + 1 :]):
            continue
        asked = {act.agenda_item_id} if act.agenda_item_id is not None else texts.keys()
        there = [item for key, (item, text) in texts.items() if key in asked and _stands(act, text)]
        facts: dict[str, object] = {"wrong": act.wrong, "right": act.right}
        if there:
            numbers = tuple(item.number or item.title for item in there)
            found = Finding("minutes.still_wrong", NORM, facts={**facts, "numbers": numbers}, under=there[0].id)
            yield found.about("corrections", act.id)
        elif act.agenda_item_id is None and _stands(act, around):
            yield Finding("minutes.still_wrong_around", NORM, facts=facts).about("corrections", act.id)


def _texts(
    items: Iterable[AgendaItem], resolutions: Iterable[Resolution], questions: Iterable[ResidentQuestion]
) -> dict[str, tuple[AgendaItem, str]]:
    """Each item with what somebody typed of it."""
    said: dict[str | None, list[str]] = {}
    for one in resolutions:
        said.setdefault(one.agenda_item_id, []).append(one.text.plain)
    for question in questions:
        said.setdefault(question.agenda_item_id, []).extend((question.question, question.answer))
    return {
        item.id: (
            item,
            "\n".join((item.title, item.subline, item.course.plain, item.statements.plain, *said.get(item.id, ()))),
        )
        for item in items
        if item.removed_by is None
    }


def _stands(act: Correction, text: str) -> bool:
    """Whether the wrong words are there otherwise than as a part of the right ones."""
    return _said(act.wrong, _without(text, act.right) if _said(act.wrong, act.right) else text)


def _without(text: str, words: str) -> str:
    return re.sub(_pattern(words), " ", text)


def _said(words: str, text: str) -> bool:
    return re.search(_pattern(words), text) is not None


def _pattern(words: str) -> str:
    """These words in a text, whole, however its lines are broken."""
    inside = r"\s+".join(re.escape(word) for word in words.split())
    return rf"(?<!\w){inside}(?!\w)" if inside else r"(?!)"
