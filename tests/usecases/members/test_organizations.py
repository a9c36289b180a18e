import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.initiatives import Initiative, Partner
from beirat_desktop.domain.organizations import OrganizationKind
from beirat_desktop.german import refusal


def test_offices_and_outside_organisations_are_listed_apart(office):
    office.organizations.add("Bereich Zuwanderung", short_name="3-15")
    jobcenter = office.organizations.add("Jobcenter Vorderpfalz", OrganizationKind.EXTERNAL)
    assert office.organizations.all(OrganizationKind.EXTERNAL) == [jobcenter]
    assert len(office.organizations.all()) == 2


def test_no_office_stands_above_itself(office):
    above = office.organizations.add("Dezernat III")
    below = office.organizations.add("Bereich Zuwanderung", parent_id=above.id)
    with pytest.raises(Refused, match=r"organization\.circle"):
        office.organizations.edit(above.id, parent_id=below.id)
    assert office.organizations.get(above.id) == above


def test_the_same_name_twice_is_refused_within_one_kind(office):
    office.organizations.add("Caritas")
    office.organizations.add("Caritas", OrganizationKind.EXTERNAL)
    with pytest.raises(Refused, match=r"organization\.name_taken"):
        office.organizations.add("caritas")


def test_an_office_in_use_stays(office):
    above = office.organizations.add("Dezernat III")
    office.organizations.add("Bereich Zuwanderung", parent_id=above.id)
    with pytest.raises(Refused, match=r"record\.still_used") as refused:
        office.organizations.remove(above.id)
    assert refusal(refused.value) == (
        "Stelle „Dezernat III“ kann nicht entfernt werden, denn darauf verweist noch: Stelle „Bereich Zuwanderung“. "
        "Bitte zuerst dort etwas anderes eintragen."
    )
    assert above in office.organizations.all()


def test_a_partner_of_an_initiative_stays(office):
    partner = office.organizations.add("Arbeit und Leben", OrganizationKind.EXTERNAL)
    with office.store.unit("prepare") as unit:
        unit.initiatives.save(Initiative("Sprachmittler", partners=(Partner(partner.id),)))
    with pytest.raises(Refused, match=r"record\.still_used") as refused:
        office.organizations.remove(partner.id)
    assert "Vorhaben „Sprachmittler“" in refusal(refused.value)
