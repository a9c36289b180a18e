import pytest

from beirat_desktop.german.roles import (
    addressed,
    addressed_chair,
    addressed_mayor,
    letter_salutation,
    mayor_office,
    mayor_salutation,
    to_mayor,
)


def test_the_address_of_a_letter_is_in_the_accusative():
    assert [addressed(form) for form in ("Frau", "Herr", "")] == ["Frau", "Herrn", ""]
    assert addressed_chair("Max Muster", "Herr") == "Herrn Vorsitzenden Max Muster"
    assert addressed_chair("Ada Muster", "Frau") == "Frau Vorsitzende Ada Muster"


@pytest.mark.parametrize(
    ("mayor", "office", "to"),
    [
        ("Oberbürgermeisterin Dr. Ada Muster", "Oberbürgermeisterin", "die Oberbürgermeisterin"),
        ("Frau Oberbürgermeisterin Weiß", "Oberbürgermeisterin", "die Oberbürgermeisterin"),
        ("Dr. Ada Muster, Oberbürgermeisterin", "Oberbürgermeisterin", "die Oberbürgermeisterin"),
        ("Herr Bürgermeister Max Muster", "Bürgermeister", "den Bürgermeister"),
        ("Ada Muster", "Oberbürgermeister", "den Oberbürgermeister"),
        ("", "Oberbürgermeister", "den Oberbürgermeister"),
    ],
)
def test_the_office_is_called_as_who_holds_it(mayor, office, to):
    assert (mayor_office(mayor), to_mayor(mayor)) == (office, to)


@pytest.mark.parametrize(
    ("mayor", "address", "salutation"),
    [
        (
            "Oberbürgermeisterin Dr. Ada Muster",
            ("Frau Oberbürgermeisterin", "Dr. Ada Muster"),
            "Sehr geehrte Frau Oberbürgermeisterin,",
        ),
        (
            "Herr Oberbürgermeister Weiß",
            ("Herrn Oberbürgermeister", "Weiß"),
            "Sehr geehrter Herr Oberbürgermeister,",
        ),
        ("Bürgermeister Max Muster", ("Herrn Bürgermeister", "Max Muster"), "Sehr geehrter Herr Bürgermeister,"),
        ("Oberbürgermeisterin", ("Frau Oberbürgermeisterin",), "Sehr geehrte Frau Oberbürgermeisterin,"),
        ("Stadtvorstand", ("Stadtvorstand",), "Sehr geehrte Damen und Herren,"),
    ],
)
def test_a_mayor_is_addressed_by_office_and_called_by_it(mayor, address, salutation):
    assert addressed_mayor(mayor) == address
    assert mayor_salutation(mayor) == salutation


@pytest.mark.parametrize(
    ("address", "salutation"),
    [
        (("Frau Dr. Ada Muster", "Rathausplatz 20"), "Sehr geehrte Frau Dr. Muster,"),
        (("Stadt Musterstadt", "Herrn Max Muster"), "Sehr geehrter Herr Muster,"),
        (("Beirat", "Frau Vorsitzende Dr. Ada Muster"), "Sehr geehrte Frau Dr. Muster,"),
        (("Herrn Vorsitzenden Max Muster",), "Sehr geehrter Herr Muster,"),
        (("Frau Vorsitzende",), "Sehr geehrte Frau Vorsitzende,"),
        (("Herrn Vorsitzenden",), "Sehr geehrter Herr Vorsitzender,"),
        (("Frau Ada von der Heide",), "Sehr geehrte Frau von der Heide,"),
        (("Frau von der Heide",), "Sehr geehrte Frau von der Heide,"),
        (("Frau Salma Ben Youssef",), "Sehr geehrte Frau Ben Youssef,"),
        (("Herrn Van Nguyen",), "Sehr geehrter Herr Nguyen,"),
        (("Frau", "Oberbürgermeisterin Dr. Ada Muster"), "Sehr geehrte Frau Oberbürgermeisterin,"),
        (("Dr. Ada Muster, Oberbürgermeisterin",), "Sehr geehrte Frau Oberbürgermeisterin,"),
        (("Frau", "Dr. Ada Muster"), "Sehr geehrte Frau Dr. Muster,"),
        (("Herrn", "Max von der Heide", "Musterweg 1"), "Sehr geehrter Herr von der Heide,"),
        (("Frau Beigeordnete Dr. Ada Muster",), "Sehr geehrte Frau Dr. Muster,"),
        (("Frau Ada Muster, Bereich Jugend",), "Sehr geehrte Frau Muster,"),
        (("Herrn Max Muster (Caritas)",), "Sehr geehrter Herr Muster,"),
        (("An die Oberbürgermeisterin",), "Sehr geehrte Frau Oberbürgermeisterin,"),
        (("Büro der Oberbürgermeisterin",), "Sehr geehrte Damen und Herren,"),
        (("Amt für Soziales", "Frauengasse 3"), "Sehr geehrte Damen und Herren,"),
        ((), "Sehr geehrte Damen und Herren,"),
    ],
)
def test_a_letter_greets_whom_its_address_names(address, salutation):
    assert letter_salutation(address) == salutation
