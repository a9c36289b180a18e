"""Words for texts of other programs, and for what of them was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from beirat_desktop.domain.reading import LeftOut, Loss
from beirat_desktop.german.counts import counted, listed

_NOTHING = " Es wurde nichts übernommen."

REFUSED = {
    "texts.no_words": "Was kopiert wurde, enthält keinen lesbaren Text, etwa nur ein Bild. Ein Bild gehört zu den "
    "Anlagen; einen Text bitte noch einmal als Text kopieren.",
    "texts.only_rtf": "Was kopiert wurde, liegt nur als RTF vor; das wird hier nicht gelesen, weil Gestrichenes und "
    "Verborgenes darin wie Text aussieht. Bitte den Text in Word oder LibreOffice öffnen und dort kopieren, oder ihn "
    "als .docx oder .odt speichern und die Datei hier ablegen." + _NOTHING,
    "texts.old_text": "„{name}“ ist ein Text in einem Format, das hier nicht gelesen wird (.rtf, .doc). Bitte in Word "
    "oder LibreOffice öffnen und als .docx oder .odt speichern." + _NOTHING,
    "texts.too_long": "Der Text ist zu lang; bis zu {most} Millionen Zeichen lassen sich einfügen. Bitte in Teilen "
    "einfügen oder die Datei anhängen." + _NOTHING,
    "texts.too_deep": "Der Text ist tausendfach verschachtelt, wie es kein Schreibprogramm tut. Bitte ihn als reinen "
    "Text kopieren, etwa über einen Texteditor." + _NOTHING,
    "texts.locked": "„{name}“ ist mit einem Kennwort geschützt oder in einem alten Format (.doc). Bitte ohne Kennwort "
    "als .docx oder .odt speichern." + _NOTHING,
    "texts.damaged": "„{name}“ ist beschädigt oder keine Datei eines Schreibprogramms. Bitte die Datei dort öffnen und "
    "neu speichern." + _NOTHING,
    "texts.packed_too_large": "„{name}“ wird beim Auspacken zu groß für einen Antrag. Bitte prüfen, woher die Datei "
    "kommt; den Text im Schreibprogramm kopieren und hier einfügen." + _NOTHING,
    "texts.no_document": "„{name}“ enthält keinen Text eines Schreibprogramms. Einlesen lassen sich .docx und .odt."
    + _NOTHING,
    "texts.strict": "„{name}“ ist als „Strict Open XML“ gespeichert. Bitte als gewöhnliches Word-Dokument (.docx) "
    "speichern." + _NOTHING,
    "texts.no_address": "„{typed}“ ist keine Adresse. Ein Link führt ins Netz (https://www.beispiel.de) oder zu einem "
    "Postfach (name@beispiel.de).",
    "texts.other_kind": "„{name}“ lässt sich nicht als Text einlesen. Das geht mit .docx und .odt; andere Dateien "
    "kommen zu den Anlagen.",
}

WORDS = {
    Loss: {
        Loss.STRUCK: "gestrichen",
        Loss.HIDDEN: "verborgen",
        Loss.COMMENT: "Kommentar",
        Loss.PICTURE: "Bild",
        Loss.LINK: "Verweis",
        Loss.FOOTNOTE: "Fußnote ohne Text",
        Loss.SIGN: "Zeichen eines eigenen Zeichensatzes",
        Loss.RAISED: "hoch- oder tiefgestellt",
        Loss.LEVEL: "tiefer eingezogen",
        Loss.TABLE: "Tabelle",
        Loss.PLACED_TABLE: "Tabelle, nach ihrer Lage auf der Seite",
        Loss.CELLS: "verbundene Zellen",
        Loss.TEXT_BOX: "Textfeld",
        Loss.INSERTED: "nachträglich eingefügt",
        Loss.FORMULA: "Formel",
        Loss.EMBEDDED: "eingebettete Datei",
        Loss.MARGIN: "Kopf- oder Fußzeile",
    }
}
_GONE = {
    Loss.STRUCK: ("gestrichene Stelle", "gestrichene Stellen"),
    Loss.HIDDEN: ("verborgene Stelle", "verborgene Stellen"),
    Loss.COMMENT: ("Kommentar", "Kommentare"),
    Loss.PICTURE: ("Bild", "Bilder"),
    Loss.TEXT_BOX: ("Textfeld", "Textfelder"),
    Loss.EMBEDDED: ("eingebettete Datei", "eingebettete Dateien"),
    Loss.MARGIN: ("Kopf- oder Fußzeile", "Kopf- oder Fußzeilen"),
    Loss.FOOTNOTE: ("Fußnote ohne Text", "Fußnoten ohne Text"),
    Loss.LINK: ("Verweis", "Verweise"),
    Loss.SIGN: ("fremdes Zeichen", "fremde Zeichen"),
}
_CHANGED = {
    Loss.TABLE: ("Tabelle in Zeilen", "Tabellen in Zeilen"),
    Loss.PLACED_TABLE: ("Tabelle nach ihrer Lage auf der Seite", "Tabellen nach ihrer Lage auf der Seite"),
    Loss.CELLS: ("Paar verbundener Zellen getrennt", "Paare verbundener Zellen getrennt"),
    Loss.LEVEL: ("Absatz weniger tief eingezogen", "Absätze weniger tief eingezogen"),
    Loss.INSERTED: ("nachverfolgte Einfügung", "nachverfolgte Einfügungen"),
    Loss.FORMULA: ("Formel in der Zeile", "Formeln in der Zeile"),
    Loss.RAISED: ("Hochstellung in der Zeile", "Hochstellungen in der Zeile"),
}


def old_text(name: str, *, attached: bool) -> str:
    """Of a file in a format that is not read; attached: it went to the attachments."""
    if not attached:
        return REFUSED["texts.old_text"].format(name=name)
    return (
        f"„{name}“ kommt zu den Anlagen; der Text darin wird hier nicht gelesen (.rtf, .doc). Wer ihn im Feld haben "
        "will, öffnet die Datei in Word oder LibreOffice und kopiert ihn dort."
    )


def unprintable_sentence(found: Sequence[tuple[str, int]]) -> str:
    """What cannot be printed, each character with the first paragraph it stands in; "" where all can."""
    places: dict[str, int] = {}
    for sign, paragraph in found:
        places.setdefault(sign, paragraph)
    named = [f"{_sign(sign)} (U+{ord(sign):04X}) in Absatz {number}" for sign, number in places.items()]
    if not named:
        return ""
    more = f" und {len(named) - 3} weitere" if len(named) > 3 else ""
    return f"In keiner Schrift der Papiere: {', '.join(named[:3])}{more}. Bitte ersetzen."


def _sign(sign: str) -> str:
    return f"„{sign}“" if sign.isprintable() else "ein Steuerzeichen"


def left_out_sentence(left_out: Sequence[LeftOut]) -> str:
    """«2 gestrichene Stellen und 1 Kommentar nicht übernommen»; "" where nothing was left out."""
    counts = Counter(one.loss for one in left_out)
    gone = [counted(counts[loss], *words) for loss, words in _GONE.items() if counts[loss]]
    changed = [counted(counts[loss], *words) for loss, words in _CHANGED.items() if counts[loss]]
    parts = [f"{listed(gone)} nicht übernommen"] if gone else []
    parts += [f"{listed(changed)} übernommen"] if changed else []
    return "; ".join(parts)
