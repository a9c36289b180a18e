"""Words of the logos in letterheads."""

from beirat_desktop.domain.places import LogoPosition

POSITIONS = {LogoPosition.RIGHT: "rechts", LogoPosition.LEFT: "links"}

REFUSED = {
    "logo.width": "Ein Logo ist zwischen {narrowest} und {widest} mm breit, nicht {found} mm.",
    "logo.too_large": "Die Datei „{name}“ hat {megabytes} MB; ein Logo darf höchstens {largest} MB haben. Bitte das "
    "Bild verkleinern und noch einmal auswählen.",
    "logo.too_many_pixels": "Das Bild „{name}“ hat zu viele Bildpunkte für ein Logo. Bitte verkleinern; 1000 in der "
    "Breite genügen für jeden Druck.",
    "logo.unsupported": "„{name}“ ist weder PNG noch JPEG. Bitte das Logo in einem dieser Formate speichern und noch "
    "einmal auswählen.",
    "logo.damaged": "Das Bild „{name}“ ist beschädigt und lässt sich nicht lesen. Bitte eine andere Datei wählen.",
    "logo.animated": "„{name}“ ist ein bewegtes Bild; ein Brief zeigt nur eines, das stillsteht. Bitte eine andere "
    "Datei wählen.",
}


def usual_alternative(sender: str) -> str:
    """The alternative text of a logo without words of its own."""
    return f"Logo {sender}".strip()


WORDS = {LogoPosition: POSITIONS}
