"""Words of residents' questions."""

from __future__ import annotations

from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.german.dates import short_date

UNNAMED = "Eine Einwohnerin oder ein Einwohner"
_SHORT = 60
"""Of a longer question so many letters name it, where nothing else is said."""

REFUSED = {
    "question.other_item": "Einwohnerfragen gehören unter die Einwohnerfragestunde, nicht unter „{title}“.",
    "question.empty": "Bitte eintragen, wonach gefragt wurde.",
    "question.written_in_future": "Der {day} liegt in der Zukunft. Bitte den Tag eintragen, an dem sie hinausging.",
    "question.nothing_follows": "Es ist nicht vorgesehen, dass eine Antwort schriftlich folgt. Bitte das zuerst "
    "ankreuzen.",
}
FINDINGS = {
    "question.answer_missing": (
        "Zur Einwohnerfrage „{question}“ fehlt die Antwort.",
        "Die Antwort eintragen, oder dass sie schriftlich folgt.",
    ),
}


def question_lines(one: ResidentQuestion) -> list[str]:
    """How the minutes tell a question and its answer."""
    lines = [f"{one.asked_by or UNNAMED} fragt: {one.question}"]
    if one.answer:
        lines.append(f"Antwort: {one.answer}")
    if one.written_on is not None:
        lines.append(f"Eine schriftliche Antwort wurde am {short_date(one.written_on)} gegeben.")
    elif one.answer_follows:
        lines.append("Eine schriftliche Antwort folgt.")
    return lines


def shortened(text: str, letters: int = _SHORT) -> str:
    """The beginning of a text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= letters else f"{line[: letters - 1].rstrip()}…"


def answer_due_words(question: str) -> str:
    """What the office is reminded of."""
    return f"Einwohnerfrage schriftlich beantworten: {shortened(question)}"
