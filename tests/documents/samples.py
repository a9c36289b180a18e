"""Papers that are hard to set."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from io import BytesIO

from PIL import Image

from beirat_desktop.documents.model import (
    AssociatedFile,
    Column,
    Document,
    Figure,
    Heading,
    Item,
    Letter,
    List,
    Paragraph,
    Part,
    Quote,
    Rule,
    Section,
    Signature,
    Signer,
    Style,
    Table,
    Text,
)
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run

SENTENCE = (
    "Die Verwaltung berichtet dem Beirat in jeder Sitzung, wie weit die Umsetzung der Beschlüsse gediehen ist, "
    "und nennt die Gründe, wenn eine Frist nicht gehalten werden konnte. "
)


def block(text: str, **facts: object) -> Block:
    return Block((Run(text),), **facts)  # type: ignore[arg-type]


def item(text: str, **facts: object) -> Block:
    return block(text, kind=BlockKind.ITEM, **facts)


RICH = RichText(
    (
        Block(
            (
                Run("Der Beirat bittet um "),
                Run("mehrsprachige", bold=True),
                Run(" Formulare, siehe "),
                Run("Seite des Beirats", link="https://www.example.org/beirat"),
                Run(", und um Antwort."),
            )
        ),
        item("drittens", ordered=True, start=3, first=True),
        item("mit Unterpunkt", level=2, first=True),
        item("tief", level=3, first=True, ordered=True),
        item("viertens", ordered=True, start=3),
        item("neue Liste", ordered=True, first=True),
        block("Zitat\u2028in zwei Zeilen", quote=1),
        block("Zitat im Zitat", quote=2),
        block("Schluss."),
    )
)

LETTER = Letter(
    return_line="SPD-Fraktion · Rathausplatz 20 · 67059 Ludwigshafen",
    address=("Beirat für Migration und Integration", "Frau Șahin", "Rathausplatz 20", "67059 Ludwigshafen"),
    subject="Antrag der SPD-Fraktion für die Sitzung am 24.05.2012",
    letterhead=("SPD-Fraktion", "im Beirat für Migration und Integration"),
    information=(("Datum", "04.04.2012"), ("Unser Zeichen", "A 7/2012")),
    address_anchor="recipient",
    subject_anchor="title",
)


def letter(*parts: Part) -> Document:
    return Document(
        "Antrag A 7/2012",
        (Paragraph("Sehr geehrte Damen und Herren,"), *parts),
        author="SPD-Fraktion",
        subject="Mehrsprachige Formulare",
        letter=LETTER,
        header="Antrag A 7/2012",
        footer=("SPD-Fraktion im Beirat",),
    )


def picture(mode: str = "RGBA", image_format: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new(mode, (40, 20), (200, 30, 30, 120)[: len(mode)]).save(out, image_format)
    return out.getvalue()


def table(rows: int) -> Table:
    return Table(
        (Column(12), Column(weight=2), Column(), Column(28)),
        tuple(
            (str(n), f"Punkt {n} mit einem Titel, der nicht in eine Zeile passt", f"Amt {n}", "") for n in range(rows)
        ),
        header=(("TOP", "Gegenstand", "Berichterstattung", "Vorlage"),),
        row_headers=True,
        summary="Tagesordnung mit Berichterstattung",
    )


AGENDA = List(
    (
        Item("TOP 1", (Paragraph("Eröffnung", Style.BOLD, tight=True), Paragraph("Vorsitz", Style.SMALL))),
        Item(
            "TOP 2",
            (Paragraph("Anträge", Style.BOLD), List((Item("2.1", (Paragraph("Formulare"),)),), label_width=10)),
        ),
    ),
    label_width=18,
    label_style=Style.BOLD,
)

NAMES = (
    "Șahin, Łukasz, Ağırbaş, Đorđević, Țepeș, Nguyễn Văn Thường",
    "Ψαρρός, Ἀθηνᾶ, Иванова, Ђорђе",
    "C̆ M̂ k̄ L̥ x̲ und D̂ans",
    "Gast: محمد علي (Verein)",
    "שלום כהן",
    "☐ ☑ ☒ ✓ → ≈ €",
)


def minutes(sections: int) -> Document:
    return Document(
        "Niederschrift",
        (
            Heading(1, "Niederschrift über die 12. Sitzung", Style.TITLE),
            *(
                Section(
                    (
                        Heading(2, f"TOP {n}: Bericht der Verwaltung"),
                        Paragraph(SENTENCE * 7),
                        Paragraph(SENTENCE * 5, Style.INDENTED_BOLD),
                        List(tuple(Item(f"{k}.", (Paragraph(SENTENCE * 2),)) for k in range(1, 4))),
                    )
                )
                for n in range(1, sections + 1)
            ),
            Signature((Signer("Erika Muster", "Vorsitzende"), Signer("Max Muster", "Schriftführer")), line=True),
        ),
        author="Beirat",
    )


PAPERS = {
    "letter": letter(Text(RICH, Style.INDENTED_BOLD, "text"), Rule(), Heading(2, "Begründung"), Paragraph(SENTENCE)),
    "draft": Document("Entwurf", (Heading(1, "Entwurf"), Text(RICH)), watermark="ENTWURF"),
    "agenda": Document("Tagesordnung", (Heading(1, "Tagesordnung"), AGENDA, table(6))),
    "long table": Document("Lang", (Heading(1, "Lange Tabelle"), table(90)), header="Lange Tabelle"),
    "landscape": Document("Anwesenheit", (Heading(1, "Anwesenheit"), table(20)), landscape=True),
    "sixty pages": minutes(90),
    "names": Document(
        "Namen", (Heading(1, "Namen"), *map(Paragraph, NAMES), *(Paragraph(n, Style.BOLD) for n in NAMES))
    ),
    "picture": Document(
        "Bild",
        (
            Heading(1, "Bild"),
            Figure(picture(), "Wappen der Stadt", width=40),
            Figure(picture("RGB", "JPEG"), "Foto", width=60),
        ),
    ),
    "quotes": Document("Zitat", (Heading(1, "Zitat"), Quote((Paragraph("Gesagt"), Quote((Paragraph("ist"),)))))),
    "data": Document(
        "Antrag",
        (Heading(1, "Antrag"), Paragraph("Yours sincerely", language="en-GB")),
        files=(AssociatedFile("antrag.json", b'{"id": "1"}', description="Antragsdaten"),),
        created=datetime(2026, 3, 4, 10, 30, tzinfo=timezone(timedelta(hours=1))),
    ),
}
