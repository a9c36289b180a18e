"""What the lists and fields of an exported record are called; older files know them by these names."""

from __future__ import annotations

import json

import pytest

from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.exchange.record import RecordData, read, write
from tests.store.making import Maker

MADE = Maker().everything()
STAMPS = ("2012-04-04T08:15:00.000000+00:00", "2012-05-24T16:00:00.000000+00:00")
RECORD = RecordData(
    values={noun: [value] for noun, value in MADE.items()},
    stamps={value.id: STAMPS for value in MADE.values()},
    serials=[("motion", "2012", 7)],
    tombstones=[("papers", "gone", STAMPS[0])],
)
FILE = json.loads(write(RECORD))

# Each list, its type in OParl 1.1, and the fields that OParl knows; all others stand under "beirat".
NAMES = {
    "body": ("Body", "name shortName website"),
    "legislativeTerm": ("LegislativeTerm", "endDate name startDate"),
    "committee": ("Organization", "body name shortName"),
    "faction": ("Organization", "endDate name shortName startDate"),
    "organization": ("Organization", "name shortName subOrganizationOf"),
    "person": ("Person", "familyName formOfAddress givenName"),
    "membership": ("Membership", "endDate onBehalfOf organization person startDate votingRight"),
    "user": ("", ""),
    "meeting": ("Meeting", "meetingState name organization start"),
    "paper": ("Paper", "date name originatorOrganization originatorPerson paperType reference"),
    "paperVersion": ("", ""),
    "file": ("File", "fileName meeting mimeType name paper sha512Checksum size"),
    "agendaItem": ("AgendaItem", "meeting name number order public"),
    "attendance": ("", ""),
    "exclusion": ("", ""),
    "consultation": ("Consultation", "agendaItem meeting organization paper role"),
    "resolution": ("", ""),
    "vote": ("", ""),
    "election": ("", ""),
    "electionRound": ("", ""),
    "itemCalls": ("", ""),
    "residentQuestion": ("", ""),
    "speaker": ("", ""),
    "minutes": ("", ""),
    "correction": ("", ""),
    "issuedPaper": ("", ""),
    "delivery": ("", ""),
    "reply": ("", ""),
    "excerpt": ("", ""),
    "followUp": ("", ""),
    "statusReport": ("", ""),
    "initiative": ("", ""),
    "joining": ("", ""),
    "citation": ("", ""),
    "deadline": ("", ""),
    "override": ("", ""),
    "origin": ("", ""),
    "textBlock": ("", ""),
    "change": ("", ""),
}
FRAME = {"format", "version", "sequence", "tombstone"}


def test_the_file_has_a_list_for_every_noun_and_says_what_it_is() -> None:
    assert set(FILE) == FRAME | set(NAMES)
    assert (FILE["format"], FILE["version"]) == ("beirat-desktop", 2)
    assert (FILE["sequence"], FILE["tombstone"]) == ([["motion", "2012", 7]], [["papers", "gone", STAMPS[0]]])


@pytest.mark.parametrize("key", NAMES)
def test_fields_have_the_names_of_oparl_and_the_others_stand_apart(key: str) -> None:
    oparl, names = NAMES[key]
    (one,) = FILE[key]
    assert one.get("type", "") == (f"https://schema.oparl.org/1.1/{oparl}" if oparl else "")
    frame = {"id", "created", "modified", "beirat"} | ({"type"} if oparl else set())
    assert set(one) - frame == set(names.split())


@pytest.mark.parametrize("noun", NOUNS)
def test_every_field_of_every_noun_and_its_stamps_come_back(noun: str) -> None:
    again = read(write(RECORD))
    assert again.values[noun] == [MADE[noun]]
    assert again.stamps[MADE[noun].id] == STAMPS


def test_the_names_say_what_they_mean() -> None:
    paper, membership, item = MADE["papers"], MADE["memberships"], MADE["agenda_items"]
    one = FILE["paper"][0]
    assert (one["name"], one["reference"], one["date"]) == (paper.title, paper.number, paper.dated.isoformat())
    assert (one["originatorOrganization"], one["originatorPerson"]) == (paper.faction_id, paper.signer_id)
    one = FILE["membership"][0]
    assert (one["person"], one["organization"], one["onBehalfOf"], one["votingRight"]) == (
        membership.person_id,
        membership.committee_id,
        membership.faction_id,
        membership.voting,
    )
    assert (one["startDate"], one["endDate"]) == (membership.start.isoformat(), membership.end.isoformat())
    one = FILE["agendaItem"][0]
    assert (one["name"], one["number"], one["order"], one["public"]) == (
        item.title,
        item.number,
        item.position,
        item.public,
    )
