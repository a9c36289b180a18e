"""What the public may read of a text and of a value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import Attachment, Paper
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Address, Contact, Letterhead
from beirat_desktop.domain.publication import CONTACT_LEFT_OUT, NAME_LEFT_OUT, Publication, hidden_persons
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import Block, RichText, Run

GUEST = Person("Ostertag", "Magdalena", "Frau", "Dr.", Contact(Address("Musterstraße 3"), "gast@example.org"))
RULE = Publication(hidden_persons([GUEST], []))


@pytest.mark.parametrize(
    "contact",
    [
        "0621 504-2345",
        "0621/5042345",
        "(0621) 504 23 45",
        "+49 621 5042345",
        "0176 12345678",
        "Tel. 0621-504",
        "Telefon: 0621 000-0",
        "vorname.name@example.org",
    ],
)
def test_how_somebody_is_reached_is_left_out(contact: str) -> None:
    told = RULE.words(f"Fragen an {contact} bis Freitag")
    assert told == f"Fragen an {CONTACT_LEFT_OUT} bis Freitag"


@pytest.mark.parametrize(
    "text",
    [
        "Vorlage 20196743 vom 14.02.2019",
        "Antrag 2012/07-1, Beschluss 2012/B03",
        "Nr. 012/2012 aus den Jahren 2009–2014",
        "von 05/2012 bis 10/2018",
        "§ 56 Abs. 6 GemO, 17 von 33 Mitgliedern",
        "67059 Ludwigshafen am Rhein",
        "1 000 000 Euro, davon 0 aus dem Haushalt 2012",
        "17:30 bis 18:00 Uhr",
    ],
)
def test_numbers_that_are_no_telephone_stay(text: str) -> None:
    assert RULE.words(text) == text


@pytest.mark.parametrize(
    "name",
    [
        "Dr. Magdalena Ostertag",
        "Magdalena  Ostertag",
        "Frau Dr. Ostertag",
        "Frau Ostertag",
        "Ostertag, Magdalena",
        "Ostertags",
        "Magdalena\nOstertag",
    ],
)
def test_a_guest_who_did_not_agree_is_not_named(name: str) -> None:
    assert RULE.words(f"Es spricht {name} (Landesberatung).") == f"Es spricht {NAME_LEFT_OUT} (Landesberatung)."


def test_a_family_name_a_member_bears_too_goes_only_where_it_means_the_guest() -> None:
    rule = Publication(hidden_persons([GUEST], [Person("Ostertag", "Jan")]))
    assert rule.words("Jan Ostertag begrüßt Magdalena Ostertag.") == f"Jan Ostertag begrüßt {NAME_LEFT_OUT}."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ostertag, Magdalena, Landesberatung", "Gast, Landesberatung"),
        ("Gast: Magdalena Ostertag, Landesberatung", "Gast, Landesberatung"),
        ("Wir danken unserem Gast Frau Dr. Ostertag.", "Wir danken unserem Gast."),
    ],
)
def test_without_the_name_the_words_still_read_well(text: str, told: str) -> None:
    assert RULE.words(text) == told


@pytest.mark.parametrize(
    ("guest", "text", "told"),
    [
        (Person("Muster", "Erika"), "Zu Wort kommt, wie erbeten, Erika Muster.", "Zu Wort kommt, wie erbeten, Gast."),
        (Person("Muster", "", "", "Dipl.-Ing."), "Es spricht Dipl.-Ing. Muster.", "Es spricht Gast."),
        (Person("Muster", "", "", "Dipl.-Ing."), "Es spricht, wie erbeten, Muster.", "Es spricht, wie erbeten, Gast."),
        (
            Person("Li", "Wei"),
            "Li Wei ist nicht Wei Li, und li ist kein Name.",
            "Li Wei ist nicht Gast, und li ist kein Name.",
        ),
        (Person("Poe", "Wei"), "Poe berichtet.", "Gast berichtet."),
    ],
)
def test_names_with_and_without_title_and_given_name_are_found(guest: Person, text: str, told: str) -> None:
    assert Publication(hidden_persons([guest], [])).words(text) == told


def test_a_stretch_of_which_nothing_is_left_goes() -> None:
    assert RULE.runs((Run("Magdalena "), Run("Ostertag", bold=True))) == (Run(NAME_LEFT_OUT),)


def test_a_word_that_holds_a_name_stays() -> None:
    assert RULE.words("Ostertagswoche") == "Ostertagswoche"


def test_a_name_in_two_styles_is_found_and_no_link_leads_to_a_mailbox() -> None:
    text = RichText((Block((Run("Frau "), Run("Oster", bold=True), Run("tag", link="mailto:gast@example.org"))),))
    told = RULE.text(text)
    assert told.plain == NAME_LEFT_OUT
    assert not any(run.link for block in told.blocks for run in block.runs)


@pytest.mark.parametrize("link", ["mailto:gast@example.org", "MAILTO:gast@example.org", "mailto:Gast", "mailto:"])
def test_a_word_that_stays_keeps_no_link_to_a_mailbox(link: str) -> None:
    assert RULE.runs((Run("schreiben Sie uns", link=link),)) == (Run("schreiben Sie uns"),)


def test_a_link_to_a_page_stays() -> None:
    page = Run("Integrationsplan", link="https://www.ludwigshafen.de/plan")
    assert RULE.runs((page,)) == (page,)


def test_styles_around_a_cut_stay_as_they_are() -> None:
    runs = (Run("vor ", bold=True), Run("Magdalena Ostertag"), Run(" nach", italic=True))
    assert RULE.runs(runs) == (Run("vor ", bold=True), Run(NAME_LEFT_OUT), Run(" nach", italic=True))


def test_of_a_closed_item_nothing_is_told_but_its_general_terms() -> None:
    item = AgendaItem(
        "m",
        "Kündigung",
        public=False,
        public_title="Personalangelegenheit",
        number="N 1",
        course=RichText.of("geheim"),
        presenter="jemand",
        subline="dazu",
        paper_id="p",
        outcome=Outcome.ADOPTED,
        closed_reason="Grund",
    )
    told = RULE.item(item)
    assert (told.title, told.number, told.id) == ("Personalangelegenheit", "N 1", item.id)
    assert "Kündigung" not in repr(told)
    assert (told.course, told.presenter, told.subline, told.paper_id, told.outcome) == (RichText(), "", "", None, None)


def test_of_a_public_item_all_is_told_but_the_note_for_the_office() -> None:
    item = AgendaItem("m", "Vortrag", number="Ö 1", course=RichText.of("Es wird berichtet."), presenter="jemand")
    assert RULE.item(replace(item, internal_note="Gast ist erkrankt")) == item


def test_of_a_public_paper_all_is_told_but_what_is_for_the_office_or_the_committee() -> None:
    paper = Paper("Beratung", number="2012/07", rationale=RichText.of("Es ist Zeit."))
    inside = replace(paper, note="mit der Fraktion reden", addressee="Vorsitz, privat", refusal_reason="zu spät")
    assert RULE.paper(inside) == paper


def test_a_closed_paper_is_not_published_at_all() -> None:
    assert RULE.shown(Paper("Vertraulich", public=False)) is None
    with pytest.raises(Refused) as refused:
        RULE.require(Paper("Vertraulich", public=False), "Vertraulich")
    assert refused.value.rule == "publication.closed"


def test_a_person_is_shown_without_contact_and_a_hidden_one_without_name() -> None:
    member = Person("Şahin", "Ayşe", contact=Contact(email="a@example.org"))
    assert RULE.person(member).contact == Contact()
    assert RULE.person(member).name == "Ayşe Şahin"
    assert RULE.person(GUEST).name == NAME_LEFT_OUT


def test_the_head_of_an_office_keeps_its_address_and_a_faction_only_its_name() -> None:
    head = Letterhead(
        ("Geschäftsstelle", "Europaplatz 1, 67063 Ludwigshafen"),
        "Geschäftsstelle · Europaplatz 1 · 67063 Ludwigshafen",
        (("Telefon", "0621 000-0"), ("E-Mail", "beirat@example.org"), ("Zeichen", "BMI")),
        "Sparkasse · Tel. 0621 000-0",
    )
    office = RULE.letterhead(head)
    assert office.lines == head.lines
    assert office.return_line == head.return_line
    assert office.information == (("Zeichen", "BMI"),)
    assert office.footer == "Sparkasse"
    private = RULE.letterhead(head, private=True)
    assert private.lines == ("Geschäftsstelle",)
    assert private.return_line == "Geschäftsstelle"


@pytest.mark.parametrize("label", ["Telefon", "Mobil", "Handy", "Telefax", "Fax", "Durchwahl", "E-Mail", "Anschrift"])
def test_a_row_that_says_how_to_reach_somebody_goes_even_where_its_words_tell_nothing(label: str) -> None:
    assert RULE.letterhead(Letterhead(information=((label, "beim Büro zu erfragen"),))).information == ()


def test_what_stands_instead_of_something_left_out_can_be_read() -> None:
    told = RULE.words("Magdalena Ostertag, Tel. 0621 504-23")
    assert told == "Gast, [Kontaktdaten entfernt]"


@pytest.mark.parametrize(
    "value",
    [
        Organization("Landesberatung", contact=Contact(email="a@example.org")),
        Body("Stadt", office_contact=Contact(phone="0621 504-23")),
        Faction("b", "SPD-Fraktion", letterhead=Letterhead(("SPD-Fraktion", "Geheimweg 7, 67065 Ludwigshafen"))),
        Contact(email="a@example.org"),
        Letterhead(("Büro", "Tel. 0621 504-23")),
        Person("Şahin", "Ayşe", contact=Contact(email="a@example.org")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_no_value_of_any_noun_tells_how_somebody_is_reached(value: object) -> None:
    told = repr(RULE.shown(value))
    assert [secret for secret in ("a@example.org", "504-23", "Geheimweg") if secret in told] == []


@pytest.mark.parametrize(
    "value",
    [
        Resolution("b", date(2012, 5, 24), public=False),
        Attachment("Karte.pdf", "application/pdf", 1, "0", public=False),
        FollowUp(title="Grundstück", public=False),
        Paper("Vertraulich", public=False),
    ],
    ids=lambda value: type(value).__name__,
)
def test_nothing_is_shown_of_what_is_closed_as_a_whole(value: Any) -> None:
    assert RULE.shown(value) is None
    assert RULE.shown(replace(value, public=True)) is not None
    RULE.require(replace(value, public=True), "T")


PIECES = st.lists(
    st.sampled_from(
        ["Frau ", "Magda", "lena ", "Oster", "tag", "s", " ", "\n", "0621 ", "504", "-1234", "a@", "b.de", "2012/07"]
    )
    | st.text(max_size=4),
    max_size=12,
)


@given(PIECES)
def test_where_styles_change_makes_no_difference_to_what_is_left_out(pieces: list[str]) -> None:
    runs = RULE.runs(tuple(Run(piece) for piece in pieces))
    assert "".join(run.text for run in runs) == RULE.words("".join(pieces))


@given(PIECES)
def test_what_was_left_out_once_needs_no_second_look(pieces: list[str]) -> None:
    told = RULE.words("".join(pieces))
    assert "Magdalena Ostertag" not in told
    assert RULE.words(told) == told


def test_a_very_long_word_takes_no_time() -> None:
    text = "x" * 200_000
    assert RULE.words(text) == text


def test_a_stretch_that_may_stay_stays_and_is_told_with_all_others() -> None:
    rule = Publication(RULE.hidden, stay=frozenset({"Tel. 0621 504"}))
    text = "Fragen an Tel.  0621 504 oder an gast@example.org"
    assert rule.words(text) == f"Fragen an Tel.  0621 504 oder an {CONTACT_LEFT_OUT}"
    assert [(cut.words, cut.before, cut.stays) for cut in rule.cuts] == [
        ("Tel.  0621 504", "Fragen an ", True),
        ("gast@example.org", "Fragen an Tel.  0621 504 oder an ", False),
    ]
