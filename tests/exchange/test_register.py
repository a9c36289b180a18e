"""What of each noun a faction at home may have."""

from dataclasses import fields

import pytest

from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.exchange.register import FIELDS


@pytest.mark.parametrize("noun", FIELDS)
def test_a_register_names_fields_that_there_are(noun: str) -> None:
    assert set(FIELDS[noun]) <= {part.name for part in fields(NOUNS[noun].kind)}


def test_a_faction_reads_where_its_motion_went_and_what_was_resolved_there() -> None:
    assert {"bodies", "committees", "factions", "organizations", "meetings", "papers"} <= FIELDS.keys()
    assert {"wording", "outcome", "outcome_target", "decided_on", "meeting_id"} <= set(FIELDS["consultations"])
    assert {"text", "outcome", "number", "decided_on"} <= set(FIELDS["resolutions"])


@pytest.mark.parametrize("private", ["contact", "note", "internal_note", "addressee", "signer_id", "sender"])
def test_no_register_has_a_field_of_the_house(private: str) -> None:
    assert not [noun for noun, names in FIELDS.items() if private in names]
