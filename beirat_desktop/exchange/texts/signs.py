"""Signs that only other programs know, as the letters they stand for."""

from __future__ import annotations

import re
import unicodedata

# How the symbol fonts of Word draw their signs; Unicode keeps no letters there.
_SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0a8": "•",
    "\uf076": "•",
    "\uf075": "•",
    "\uf06e": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
    "\uf06f": "☐",
    "\uf0a3": "☐",
    "\uf0e0": "→",
    "\uf0de": "→",
    "\uf0ae": "→",
    "\uf02d": "–",
    "\uf0b0": "°",
    "\uf0b1": "±",
    "\uf0b3": "≥",
    "\uf0b4": "×",
}
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_UNSEEN = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_MENDED = str.maketrans({**_LIGATURES, **_UNSEEN, **{ord(sign): seen for sign, seen in _SYMBOLS.items()}})
# A joiner has a meaning between letters of other scripts only, and in signs that are made of two.
_JOINERS = re.compile("(?<![\u0590-\u1fff\U0001f000-\U0001ffff\ufe0f])[\u200c-\u200f]+(?![\u0590-\u1fff\u2600-\u27bf])")
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Signs of no alphabet: a font of one's own drew them."""
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")

_OF_SYMBOL = dict(
    zip(
        "ABCDEFGHIKLMNXOPRSTUQYWabgdezhqiklmnxoprstufcyw",
        "ΑΒΧΔΕΦΓΗΙΚΛΜΝΞΟΠΡΣΤΥΘΨΩαβγδεζηθικλμνξοπρστυφχψω",
        strict=True,
    )
) | dict(zip('"$-@£¥«¬®°±³´¹»Å¶ÆÎÖÛÞå·', "∀∃−≅≤∞↔←→°±≥×≠≈⊕∂∅∈√⇔⇒∑•", strict=True))
_OF_WINGDINGS = dict(zip("JKLnolü§û¨þýàßðØèq", "☺😐☹■☐●✓▪✗☐☑☒→←→➢➔❑", strict=True))
_FACES = {"symbol": _OF_SYMBOL, "wingdings": _OF_WINGDINGS}
_OTHER_FACES = frozenset(("wingdings 2", "wingdings 3", "webdings", "zapfdingbats", "mt extra"))


def drawn_as(text: str, face: str) -> str:
    """What a symbol font draws for letters, as a number of no alphabet where that is not known; else the text."""
    face = face.strip().strip("\"'").casefold()
    signs = _FACES.get(face, {})
    if not signs and face not in _OTHER_FACES:
        return text
    plain = (chr(ord(sign) - 0xF000) if "\uf020" <= sign <= "\uf0ff" else sign for sign in text)
    if face == "symbol":
        return "".join(signs.get(sign, sign if sign.isascii() else _private(sign)) for sign in plain)
    return "".join(signs.get(sign, sign if sign.isspace() else _private(sign)) for sign in plain)


def is_of_signs(face: str) -> bool:
    """Whether a font, by its name in small letters, has signs where others have letters."""
    return face in _FACES or face in _OTHER_FACES


def _private(sign: str) -> str:
    return chr(0xF000 + ord(sign)) if ord(sign) < 0x100 else sign


BULLETS = frozenset("•·▪▫◦‣⁃●○■□➢➤►▶–—-*oØ§✓→")
"""What stands before the items of a list that is not counted."""

_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def mended(text: str) -> str:
    """The text without signs nobody sees, ligatures as letters, Word's symbols as what they look like, in NFC."""
    if text.isascii():
        return _CONTROL.sub("", text)
    return unicodedata.normalize("NFC", _JOINERS.sub("", _CONTROL.sub("", text).translate(_MENDED)))


def raised(text: str, up: bool) -> str | None:
    """The text as small figures above or below the line; None where Unicode has none for it."""
    made = text.strip().translate(_RAISED if up else _LOWERED)
    same = any(one == other for one, other in zip(made, text.strip(), strict=True))
    return None if same else made
