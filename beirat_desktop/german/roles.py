"""What somebody is called who holds an office, by the way the person is addressed."""

from beirat_desktop.domain.persons import Role

_TITLES = {
    Role.CHAIR: ("Vorsitzende", "Vorsitzender", "Vorsitz"),
    Role.DEPUTY: ("Stellvertretende Vorsitzende", "Stellvertretender Vorsitzender", "Stellvertretung"),
    Role.MEMBER: ("Mitglied", "Mitglied", "Mitglied"),
    Role.ADVISORY: ("Beratendes Mitglied", "Beratendes Mitglied", "Beratendes Mitglied"),
    Role.SECRETARY: ("Schriftführerin", "Schriftführer", "Schriftführung"),
}


def role_title(role: Role, form_of_address: str = "") -> str:
    """Vorsitzende, Vorsitzender, or Vorsitz where the record does not say how somebody is addressed."""
    woman, man, anyone = _TITLES[role]
    return {"Frau": woman, "Herr": man}.get(form_of_address, anyone)
