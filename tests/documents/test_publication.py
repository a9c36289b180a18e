"""What must not leave the house is in no byte of what does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from beirat_desktop.documents.annual_report import annual_report
from beirat_desktop.documents.council_paper import council_paper
from beirat_desktop.documents.excerpt import excerpt_paper
from beirat_desktop.documents.faction_report import faction_report
from beirat_desktop.documents.follow_up_report import follow_up_report
from beirat_desktop.documents.invitation import invitation
from beirat_desktop.documents.minutes import minutes_paper
from beirat_desktop.documents.model import AssociatedFile, Document
from beirat_desktop.documents.motion_letter import motion_letter
from beirat_desktop.documents.public_notice import public_notice
from beirat_desktop.documents.publication import published
from beirat_desktop.documents.render import render
from beirat_desktop.documents.supplement import supplement
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.publication import Publication
from tests.documents import council_samples as samples
from tests.documents.reading import assert_publishable, everything_in

# Each paper, what is in the house's own version and gone from the other, and what both say.
PAPERS: dict[str, tuple[Callable[[Publication | None], Document], tuple[str, ...], tuple[str, ...]]] = {
    "motion letter": (
        lambda rule: motion_letter(samples.MOTION, publication=rule),
        (samples.PHONE, samples.MAIL, samples.STREET, "Ostertag"),
        ("SPD-Fraktion", "Elif Șahin", "2012/07"),
    ),
    "invitation": (
        lambda rule: invitation(samples.INVITATION, publication=rule),
        samples.SECRETS[:2] + samples.SECRETS[3:],
        ("Stadtratssaal", "Europaplatz 1", "Landesberatung"),
    ),
    "supplement": (
        lambda rule: supplement(samples.SUPPLEMENT, publication=rule),
        samples.SECRETS[:2] + samples.SECRETS[3:],
        ("1. Nachtrag", "Vortrag"),
    ),
    "public notice": (
        lambda rule: public_notice(samples.NOTICE, publication=rule),
        ("Ostertag",),
        ("Personalangelegenheit", "Antrag der SPD-Fraktion"),
    ),
    "council paper": (
        lambda rule: council_paper(samples.COUNCIL_PAPER, publication=rule),
        (samples.PHONE, samples.MAIL, "Ostertag"),
        ("20123004", "ANTRAG", "Beratungsfolge"),
    ),
    "excerpt": (
        lambda rule: excerpt_paper(samples.EXCERPT, publication=rule),
        (samples.PHONE, samples.MAIL, "Ostertag"),
        ("AUSZUG", "Ja: 14, Nein: 1", "Büro des Stadtrates"),
    ),
    "minutes": (
        lambda rule: minutes_paper(samples.MINUTES, publication=rule),
        samples.SECRETS[:2] + samples.SECRETS[3:],
        ("Elif Șahin", "Ja: 14, Nein: 1", "Landesberatung"),
    ),
    "Beschlusskontrolle": (
        lambda rule: follow_up_report(samples.FOLLOW_UPS, publication=rule),
        (samples.PHONE, samples.MAIL, samples.CLOSED, "Ostertag"),
        ("Fachberatung einladen", "überfällig"),
    ),
    "faction report": (
        lambda rule: faction_report(samples.FATES, publication=rule),
        (samples.PHONE, samples.MAIL, samples.CLOSED, "Ostertag"),
        ("Was wurde aus unseren Anträgen?", "2012/07"),
    ),
    "annual report": (
        lambda rule: annual_report(samples.YEAR, publication=rule),
        (samples.CLOSED,),
        ("Jahresbericht 2012", "82"),
    ),
}


@pytest.mark.parametrize("name", PAPERS)
def test_no_secret_is_in_any_byte_of_a_publication(name: str) -> None:
    make, _, both = PAPERS[name]
    pdf = render(make(samples.RULE))
    everything = everything_in(pdf)
    assert [secret for secret in samples.SECRETS if secret in everything] == []
    assert [words for words in both if words not in everything] == []
    assert_publishable(pdf)


@pytest.mark.parametrize("name", PAPERS)
def test_the_houses_own_version_says_it_all(name: str) -> None:
    make, own, both = PAPERS[name]
    pdf = render(make(None))
    everything = everything_in(pdf)
    assert [words for words in (*own, *both) if words not in everything] == []
    assert_publishable(pdf)


def test_a_closed_item_is_announced_in_general_terms() -> None:
    for make in (PAPERS["invitation"][0], PAPERS["supplement"][0], PAPERS["minutes"][0]):
        assert "Personalangelegenheit" in everything_in(render(make(samples.RULE)))


def test_of_a_closed_item_there_is_no_excerpt_for_the_public() -> None:
    with pytest.raises(Refused) as refused:
        excerpt_paper(replace(samples.EXCERPT, item=samples.SECRET_ITEM), publication=samples.RULE)
    assert refused.value.rule == "publication.closed"


def test_files_inside_a_paper_are_not_published() -> None:
    assert published((AssociatedFile("antrag.json", b"{}"), "Titel"), samples.RULE) == ("Titel",)


def test_what_is_shown_to_the_house_is_handed_on_untouched() -> None:
    assert published(samples.MINUTES, None) is samples.MINUTES
