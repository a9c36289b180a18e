"""Small .docx and .odt files, with just the parts a test speaks of."""

import io
import zipfile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_N = " ".join(
    f'xmlns:{short}="{_ODF}:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
)  # fmt: skip


def packed(**parts: str) -> bytes:
    """A ZIP file; "__" in a name is a folder, "_DOT_" the point before the ending."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", content)
    return made.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """parts: the inside of numbering, styles, footnotes and comments."""
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "comments": "comments"}
    others = {f"word__{name}": f"<w:{roots[name]} {_W}>{inside}</w:{roots[name]}>" for name, inside in parts.items()}
    return packed(word__document=f"<w:document {_W} {_R}><w:body>{body}</w:body></w:document>", **others)


def odt(body: str, automatic: str = "", styles: str = "") -> bytes:
    content = (
        f'<office:document-content {_N} xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>{automatic}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed(
        content=content,
        styles=f"<office:document-styles {_N}><office:styles>{styles}</office:styles></office:document-styles>",
    )


def p(*runs: str, shape: str = "") -> str:
    """A paragraph of a .docx; plain words become a run."""
    return (
        f"<w:p><w:pPr>{shape}</w:pPr>" + "".join(r(one) if not one.startswith("<") else one for one in runs) + "</w:p>"
    )


def r(words: str, shape: str = "") -> str:
    return f'<w:r><w:rPr>{shape}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def item(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
