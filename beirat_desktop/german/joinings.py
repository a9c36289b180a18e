"""Words of matters that span several papers."""

from beirat_desktop.domain.joinings import TieKind
from beirat_desktop.domain.papers import Paper
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.papers import external_number, number_elsewhere, paper_kind

TIES = {
    TieKind.CITES: ("beruht auf", "zitiert in"),
    TieKind.AMENDS: ("ändert", "geändert durch"),
}
"""What the later paper does to the earlier one, and what that is for the earlier one."""

REFUSED = {
    "joining.alone": "Ein Vorgang lässt sich nicht mit sich selbst verbinden. Bitte einen anderen wählen.",
    "joining.already": "Diese beiden gehören schon zum selben Vorgang.",
    "joining.draft": "„{title}“ ist noch ein Entwurf. Verbinden lässt sich, was eingereicht ist.",
    "joining.not_joined": "„{title}“ ist mit keinem anderen Papier verbunden.",
    "joining.title_missing": "Die Bezeichnung fehlt. Bitte eintragen, wie der Vorgang heißt.",
}

WORDS = {TieKind: {kind: words[0] for kind, words in TIES.items()}}


def paper_words(paper: Paper, prefix: str, *, dated: bool = False, external: bool = True) -> str:
    """How a paper is called among others: „Antrag 2012/07“, „Bericht (Vorlage 20196743)“, another body's „Antrag 12“.

    external: also by the number another body gave it as something else than what it is. prefix: Body.paper_prefix.
    """
    name = paper_kind(paper)
    day = f" vom {short_date(paper.dated)}" if dated and paper.dated is not None else ""
    if not paper.number and paper.external_kind is paper.paper_type:
        return f"{name} {external_number(paper, prefix)}".strip() + day
    theirs = number_elsewhere(paper, paper.external_number, prefix) if external else ""
    return f"{name} {paper.number}".strip() + day + (f" ({theirs})" if theirs else "")
