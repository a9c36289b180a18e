"""The letters to a guest: what they say and what they keep to themselves."""

from dataclasses import replace
from datetime import date, datetime, time

from beirat_desktop.documents.render import render, render_with_map
from beirat_desktop.documents.speaker_letter import SpeakerLetter, speaker_letter, thanks_letter
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.organizations import Organization, OrganizationKind
from beirat_desktop.domain.places import Address, Contact, Place
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.text import RichText
from tests import factories
from tests.documents.reading import assert_in_order, assert_publishable, text_of

MEETING = factories.meeting(
    datetime(2012, 8, 23, 17),
    place=Place("Rathaus", "Stadtratssaal", Address("Rathausplatz 20", "67059", "Ludwigshafen")),
)
GUEST = factories.person(
    "Ağırbaş",
    "Łukasz",
    form_of_address="Herr",
    title="Dr.",
    contact=Contact(Address("Musterweg 1", "55116", "Mainz"), "guest@example.org", "06131 4711"),
)
ORGANIZATION = Organization("Landesberatung Integration", kind=OrganizationKind.EXTERNAL)
SPEAKER = Speaker(
    "Strategische Integrationskonzepte",
    person_id=GUEST.id,
    starts=time(17, 30),
    duration=20,
    purpose="nur für diese Einladung",
    note="schwieriger Mensch",
)
ITEM = AgendaItem(MEETING.id, "Vortrag der Landesberatung", number="Ö 5")
CONTENTS = SpeakerLetter(
    replace(
        factories.BODY,
        office="Geschäftsstelle des Beirates",
        office_address=Address("Rathausplatz 20", "67059", "Ludwigshafen"),
        office_contact=Contact(Address(), "beirat@example.org", "0621 504-0"),
    ),
    factories.BEIRAT,
    MEETING,
    SPEAKER,
    date(2012, 7, 25),
    person=GUEST,
    organization=ORGANIZATION,
    item=ITEM,
    paper=factories.motion(),
    signer=factories.person("Șahin", "Elif", form_of_address="Frau"),
)


def words(contents: SpeakerLetter, letter=speaker_letter, **fields: bool) -> str:
    return " ".join(text_of(render(letter(contents, **fields))).split())


def test_the_invitation_says_in_order_what_a_guest_must_know():
    text = words(CONTENTS)
    assert_in_order(
        text,
        "Einladung zur Sitzung des Beirates für Migration und Integration am 23.08.2012",
        "Sehr geehrter Herr Dr. Ağırbaş,",
        "lade ich Sie herzlich ein",
        "Strategische Integrationskonzepte",
        "Donnerstag, 23. August 2012, Beginn 17:00 Uhr",
        "Rathaus, Stadtratssaal, Rathausplatz 20, 67059 Ludwigshafen",
        "Ö 5 Vortrag der Landesberatung",
        "17:30 bis 17:50 Uhr (20 Minuten, mit Aussprache)",
        "Mit freundlichen Grüßen",
        "Elif Șahin",
        "Vorsitzende",
    )
    assert_in_order(text, "Landesberatung Integration", "Herrn Dr. Łukasz Ağırbaş", "Musterweg 1", "55116 Mainz")
    assert "Auskunft: Geschäftsstelle des Beirates" in text
    for contact in ("0621 504-0", "beirat@example.org", "Ludwigshafen, den 25.07.2012"):
        assert contact in text


def test_the_reason_is_the_resolution_where_there_is_one_else_the_motion():
    assert "auf den Antrag „Beratung zu strategischen Integrationskonzepten“ hin" in words(CONTENTS)
    resolution = Resolution(factories.BEIRAT.id, date(2012, 5, 24), RichText.of("Der Beirat lädt ein."))
    text = words(replace(CONTENTS, resolution=resolution))
    assert "Ağırbaş, der Beirat für Migration und Integration hat am 24.05.2012 beschlossen, Sie zu hören." in text


def test_notes_and_the_guests_own_contact_data_are_not_printed():
    text = words(CONTENTS)
    for private in ("schwieriger Mensch", "nur für diese Einladung", "guest@example.org", "06131 4711"):
        assert private not in text


def test_a_video_guest_is_told_about_access():
    assert "per Video" not in words(CONTENTS)
    assert "Sie nehmen per Video teil." in words(replace(CONTENTS, speaker=replace(SPEAKER, by_video=True)))


def test_without_a_fixed_beginning_only_the_length_is_named():
    assert "etwa 20 Minuten" in words(replace(CONTENTS, speaker=replace(SPEAKER, starts=None)))


def test_nobody_is_called_by_a_wrong_title():
    neutral = replace(CONTENTS, person=replace(GUEST, form_of_address=""))
    assert "Guten Tag Dr. Łukasz Ağırbaş," in words(neutral)
    assert "Sehr geehrte Damen und Herren," in words(replace(CONTENTS, person=None))


def test_behind_closed_doors_nothing_is_said_of_an_announcement():
    closed = words(replace(CONTENTS, item=replace(ITEM, public=False, number="N 1")))
    assert "nichtöffentlich" in closed
    assert "Bekanntmachung" not in closed


def test_the_letter_of_thanks_names_topic_and_day():
    assert_in_order(
        words(CONTENTS, thanks_letter),
        "Ihr Beitrag in der Sitzung des Beirates für Migration und Integration am 23.08.2012",
        "danke ich Ihnen herzlich für Ihren Beitrag „Strategische Integrationskonzepte“",
        "Donnerstag, 23. August 2012",
        "Elif Șahin",
    )
    named = replace(CONTENTS, speaker=replace(CONTENTS.speaker, topic="Das Modell „Einwanderung gestalten“"))
    assert "Ihren Beitrag „Das Modell ‚Einwanderung gestalten‘“ in unserer" in words(named, thanks_letter)


def test_both_letters_may_be_published_and_only_a_draft_is_marked():
    for letter in (speaker_letter, thanks_letter):
        assert_publishable(render(letter(CONTENTS)))
        assert "ENTWURF" not in words(CONTENTS, letter)
        assert "ENTWURF" in words(CONTENTS, letter, draft=True)


def test_a_click_on_the_letter_finds_the_field():
    anchors = render_with_map(speaker_letter(CONTENTS)).anchors
    assert {"topic", "meeting_id", "agenda_item_id", "starts", "family_name"} <= set(anchors)


def test_an_item_called_as_the_topic_is_told_by_its_number_alone():
    same = replace(CONTENTS, item=replace(ITEM, title=SPEAKER.topic))
    assert "Tagesordnung Ö 5 Zeit" in words(same)
    assert "Tagesordnung" not in words(replace(same, item=replace(same.item, number="")))
