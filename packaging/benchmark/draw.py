"""Draws one paper with one engine some times over and prints the best time; run in a fresh process."""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable

from beirat_desktop import paths

SENTENCE = (
    "Die Verwaltung berichtet dem Beirat in jeder Sitzung, wie weit die Umsetzung der Beschlüsse gediehen ist, und "
    "nennt die Gründe, wenn eine Frist nicht gehalten werden konnte. "
)
TEXTS: dict[str, list[tuple[str, str]]] = {
    "agenda": [
        ("h1", "Einladung zur 12. Sitzung"),
        ("p", "Sehr geehrte Damen und Herren, hiermit lade ich Sie herzlich zur 12. Sitzung des Beirats ein."),
        *(
            part
            for n in range(1, 21)
            for part in (
                ("b", f"TOP {n}: Antrag „Mehrsprachige Formulare“ Nummer {n} mit einem längeren Titel, der umbricht"),
                ("s", f"Antrag der SPD-Fraktion, Vorlage {20260000 + n}"),
            )
        ),
    ],
    "minutes": [
        ("h1", "Niederschrift"),
        *(
            part
            for n in range(84)
            for part in (
                ("h2", f"TOP {n}: Bericht"),
                ("p", SENTENCE * 7),
                ("b", SENTENCE * 5),
                *[("p", SENTENCE * 2)] * 3,
            )
        ),
    ],
    "excerpt": [
        ("h1", "AUSZUG"),
        ("b", "aus der Niederschrift"),
        ("b", "über die Sitzung des Beirats am 24.05.2012"),
        *[("p", SENTENCE * 4)] * 4,
        ("b", SENTENCE * 2),
        ("p", "Ja: 14, Nein: 1, Enthaltungen: 2 – mehrheitlich angenommen"),
    ],
}
SIZES = {"h1": (16, 20, 1), "h2": (12, 15, 1), "p": (10.5, 12, 0), "b": (10.5, 12, 1), "s": (8.5, 10.5, 0)}
FONTS = paths.resources() / "fonts"
A4 = (595.28, 841.89)


def _reportlab_fonts() -> tuple[str, str]:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, style in (("R", "Regular"), ("B", "Bold")):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"LiberationSans-{style}.ttf")))
    return "R", "B"


def ours(text: list[tuple[str, str]]) -> Callable[[], bytes]:
    from beirat_desktop.documents.model import Document, Heading, Paragraph, Style
    from beirat_desktop.documents.render import render

    styles = {"p": Style.BODY, "b": Style.BOLD, "s": Style.SMALL}

    def make() -> bytes:
        parts = (Heading(int(k[1]), words) if k[0] == "h" else Paragraph(words, styles[k]) for k, words in text)
        return render(Document("Messung", tuple(parts)))

    return make


def platypus(text: list[tuple[str, str]]) -> Callable[[], bytes]:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    fonts = _reportlab_fonts()
    styles = {
        k: ParagraphStyle(k, fontName=fonts[bold], fontSize=size, leading=leading, spaceAfter=6)
        for k, (size, leading, bold) in SIZES.items()
    }

    def make() -> bytes:
        out = io.BytesIO()
        margins = {"leftMargin": 71, "rightMargin": 57, "topMargin": 57, "bottomMargin": 62}
        SimpleDocTemplate(out, pagesize=A4, **margins).build([Paragraph(words, styles[k]) for k, words in text])
        return out.getvalue()

    return make


def drawstring(text: list[tuple[str, str]]) -> Callable[[], bytes]:
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    fonts = _reportlab_fonts()
    lines: list[tuple[float, str, float, str] | None] = []
    y = 780.0
    for k, words in text:
        size, leading, bold = SIZES[k]
        for line in simpleSplit(words, fonts[bold], size, 467):
            if y < 70:
                lines.append(None)
                y = 780
            lines.append((y, fonts[bold], size, line))
            y -= leading
        y -= 6

    def make() -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=A4)
        for line in lines:
            if line is None:
                canvas.showPage()
                continue
            canvas.setFont(line[1], line[2])
            canvas.drawString(71, line[0], line[3])
        canvas.save()
        return out.getvalue()

    return make


def typst(text: list[tuple[str, str]]) -> Callable[[], bytes]:
    import typst as engine

    marks = {"h1": ("= ", ""), "h2": ("== ", ""), "p": ("", ""), "b": ("*", "*"), "s": ("#text(size: 8.5pt)[", "]")}
    head = '#set page(paper: "a4", margin: 2.2cm)\n#set text(font: "Liberation Sans", size: 10.5pt, lang: "de")'
    source = "\n\n".join([head, *(marks[k][0] + words + marks[k][1] for k, words in text)])
    turn = iter(range(1_000_000))

    def make() -> bytes:
        # Another last line each time, or the engine answers from its memory.
        return engine.compile(f"{source}\n\nNr. {next(turn)}".encode(), font_paths=[str(FONTS)])

    return make


def weasyprint(text: list[tuple[str, str]]) -> Callable[[], bytes]:
    import html

    import weasyprint as engine

    faces = {"normal": "Regular", "bold": "Bold"}
    face = "".join(
        f"@font-face{{font-family:L;font-weight:{weight};src:url({(FONTS / f'LiberationSans-{name}.ttf').as_uri()})}}"
        for weight, name in faces.items()
    )
    style = face + "body{font:10.5pt/12pt L}@page{size:A4;margin:22mm}.b{font-weight:bold}.s{font-size:8.5pt}"
    body = "".join(
        f"<{k}>{html.escape(words)}</{k}>" if k[0] == "h" else f"<p class={k}>{html.escape(words)}</p>"
        for k, words in text
    )
    source = f"<html lang=de><title>Messung</title><style>{style}</style>{body}"
    return lambda: engine.HTML(string=source).write_pdf(pdf_variant="pdf/ua-1")


def main() -> None:
    """Arguments: engine, case, repeats."""
    engine, case, repeats = sys.argv[1], sys.argv[2], int(sys.argv[3])
    make = {f.__name__: f for f in (ours, platypus, drawstring, typst, weasyprint)}[engine](TEXTS[case])
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        make()
        times.append(time.perf_counter() - began)
    print(json.dumps({"best": min(times)}))


if __name__ == "__main__":
    main()
