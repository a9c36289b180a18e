"""What somebody is called who holds an office, by the way the person is addressed."""

from beirat_desktop.domain.persons import Role

_TITLES = {
    Role.CHAIR: ("Vorsitzende", "Vorsitzender", "Vorsitz"),
    Role.DEPUTY: ("Stellvertretende Vorsitzende", "Stellvertretender Vorsitzender", "Stellvertretung"),
    Role.MEMBER: ("Mitglied", "Mitglied", "Mitglied"),
    Role.ADVISORY: ("Beratendes Mitglied", "Beratendes Mitglied", "Beratendes Mitglied"),
    Role.SECRETARY: ("Schriftführerin", "Schriftführer", "Schriftführung"),
}
_MAYORS = {
    "Oberbürgermeisterin": "Frau",
    "Oberbürgermeister": "Herr",
    "Bürgermeisterin": "Frau",
    "Bürgermeister": "Herr",
}


def role_title(role: Role, form_of_address: str = "") -> str:
    """Vorsitzende, Vorsitzender, or Vorsitz where the record does not say how somebody is addressed."""
    woman, man, anyone = _TITLES[role]
    return {"Frau": woman, "Herr": man}.get(form_of_address, anyone)


def addressed(form_of_address: str) -> str:
    """Frau, Herrn: how somebody is called in the address of a letter."""
    return {"Herr": "Herrn"}.get(form_of_address, form_of_address)


def addressed_chair(name: str, form_of_address: str) -> str:
    """Frau Vorsitzende Erika Muster, Herrn Vorsitzenden Max Muster: the chair in the address of a letter."""
    office = {"Frau": "Frau Vorsitzende", "Herr": "Herrn Vorsitzenden"}.get(form_of_address, "Vorsitz:")
    return f"{office} {name}"


def addressed_mayor(mayor: str) -> tuple[str, ...]:
    """Frau Oberbürgermeisterin, and the name below it; as it stands where the office is none that is known."""
    office, _, name = mayor.partition(" ")
    called = _MAYORS.get(office)
    return tuple(filter(None, (f"{addressed(called)} {office}", name))) if called else (mayor,)


def mayor_salutation(mayor: str) -> str:
    """Sehr geehrte Frau Oberbürgermeisterin; to everybody where the office is not known."""
    office = mayor.partition(" ")[0]
    known = {"Frau": "Sehr geehrte Frau", "Herr": "Sehr geehrter Herr"}.get(_MAYORS.get(office, ""))
    return f"{known} {office}," if known else "Sehr geehrte Damen und Herren,"
