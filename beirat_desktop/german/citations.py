"""Words of references and of how a quotation stands to its source."""

from __future__ import annotations

from datetime import date

from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.verbatim import Standing
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.german.dates import short_date

STANDINGS = {
    Standing.EXACT: "Wörtlich in der Quelle",
    Standing.WITH_OMISSION: "Wörtlich, mit Auslassung",
    Standing.EARLIER: "Wörtlich nur in einer früheren Fassung",
    Standing.NEAR: "Weicht von der Quelle ab",
    Standing.NOT_FOUND: "Steht nicht in der Quelle",
    Standing.SOURCE_OUTSIDE: "Wortlaut der Quelle nicht in der Akte",
    Standing.NO_SOURCE: "Ohne Quelle",
    Standing.GONE: "Steht nicht mehr im Text",
}

REFUSED = {
    "citation.of_itself": "Ein Antrag kann nicht seine eigene Quelle sein. Bitte eine andere wählen.",
    "citation.source_missing": "Die Quelle fehlt. Bitte einen Beschluss, einen Antrag oder eine andere Quelle angeben.",
}

WORDS = {Standing: STANDINGS}


def resolution_reference(*, number: str = "", body: str = "", dated: date | None = None, result: str = "") -> str:
    """How a resolution is named in a text: „Beschluss 2011/B03 des Beirates vom 17.02.2011, einstimmig“.

    body: in the genitive, with its article.
    """
    named = " ".join(filter(None, ("Beschluss", number, body, f"vom {short_date(dated)}" if dated else "")))
    return f"{named}, {result}" if result else named


def paper_reference(
    kind: str, *, number: str = "", dated: date | None = None, title: str = "", result: str = ""
) -> str:
    """How a paper is named in a text: „Vorlage 20113004 vom 10.03.2011, im Stadtrat am 21.03.2011 angenommen“.

    Without a number it is named by its title. result: as result_reference says it.
    """
    name = number or (f"„{title}“" if title else "")
    named = " ".join(filter(None, (kind, name, f"vom {short_date(dated)}" if dated else "")))
    return f"{named}, {result}" if result else named


def result_reference(body: str, of_body: str, decided_on: date, outcome: Outcome, target: str = "") -> str:
    """What became of a paper, inside a reference: „im Sozialausschuss am 24.05.2012 zur Kenntnis genommen“.

    of_body: the body in the genitive, with its article.
    """
    where = "in der" if of_body.startswith("der ") else "im"
    said = outcome_words(outcome, target).split(" (")[0]  # references stand in brackets themselves
    return f"{where} {body} am {short_date(decided_on)} {said}"
