"""Where a record came from, and what of it must go when somebody's contact data go."""

from beirat_desktop.domain.origins import REACHES_NOBODY, Origin, without_contact


def test_with_the_contact_data_goes_all_that_may_say_how_somebody_is_reached() -> None:
    rest = (("affix", '"Dr."'), ("email", '["a@b.example"]'), ("phone", '["0621"]'), ("vendor:mobil", '"0170"'))
    origin = Origin("https://rat.example/p/1", "Person", "persons", "p", rest)
    left = without_contact(origin)
    assert left.rest == (("affix", '"Dr."'),)
    assert (left.address, left.kind, left.noun, left.object_id, left.id) == (
        *("https://rat.example/p/1", "Person", "persons", "p"),
        origin.id,
    )
    assert not REACHES_NOBODY & {"email", "phone", "location", "life"}
