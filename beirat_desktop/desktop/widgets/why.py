"""Why something cannot be pressed now: in the tip of a button, behind the words of an entry of a menu."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton

_WHY, _TIP = "why", "tip"


def permit(offer: QAction | QAbstractButton, may: bool, why: str) -> None:
    """Let it be pressed or not; why: what is missing, in a few words such as „zuerst eine Person wählen“."""
    offer.setProperty(_WHY, why)
    offer.setEnabled(may)
    if isinstance(offer, QAbstractButton):
        if offer.property(_TIP) is None:
            offer.setProperty(_TIP, offer.toolTip())
        offer.setToolTip(offer.property(_TIP) if may else f"Geht jetzt nicht: {why}")
        offer.setAccessibleDescription(why_not(offer))


def why_not(offer: QAction | QAbstractButton) -> str:
    """Why it cannot be pressed; "" where it can, or where nobody said."""
    return "" if offer.isEnabled() else str(offer.property(_WHY) or "")


def with_why(text: str, offer: QAction | QAbstractButton) -> str:
    """Its words, with the reason behind them and before the key that is told at the right."""
    why = why_not(offer)
    words, tab, keys = text.partition("\t")
    return f"{words} ({why}){tab}{keys}" if why else text
