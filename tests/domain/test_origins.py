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


def test_what_says_only_who_somebody_is_stays() -> None:
    """What OParl 1.1 knows of a person and that leads nobody to their door."""
    rest = tuple(
        (name, '"…"')
        for name in (
            *("name", "familyName", "givenName", "formOfAddress", "affix", "title", "gender", "status", "membership"),
            *("body", "license", "created", "modified", "deleted"),
        )
    )
    assert without_contact(Origin("https://rat.example/p/1", "Person", "persons", "p", rest)).rest == rest
