"""F1: what the screen is for, which norms stand behind it, which keys it has."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from beirat_desktop.desktop.widgets.tab_order import move_on

_KEYS = """
<h3>Tasten überall</h3>
<table cellpadding="3">
<tr><td><b>Strg+K</b></td><td>Suchen und Befehle</td></tr>
<tr><td><b>Strg+1 … 9</b></td><td>Bereiche der Leiste links</td></tr>
<tr><td><b>Alt+←, Alt+→, Esc</b></td><td>zurück und vorwärts</td></tr>
<tr><td><b>Enter, Doppelklick</b></td><td>öffnen</td></tr>
<tr><td><b>F2, Entf</b></td><td>umbenennen, entfernen</td></tr>
<tr><td><b>Strg+Z, Strg+Y</b></td><td>rückgängig, wiederholen</td></tr>
<tr><td><b>Strg+Bild↑, Strg+Bild↓</b></td><td>Reiter wechseln</td></tr>
</table>
<p>Gespeichert wird von selbst; die Zeile unten sagt, ob alles gesichert ist.</p>
"""


class HelpWindow(QDialog):
    """Stays open beside the work until it is closed."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Hilfe – {title}")
        self.setModal(False)
        self.resize(620, 560)
        self.browser = QTextBrowser(self)
        self.browser.setOpenExternalLinks(True)
        self.browser.setAccessibleName("Hilfe")
        self.browser.setHtml(f"<h2>{title}</h2>{text}{_KEYS}")
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(self.browser)
        column.addWidget(close)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_on(self, forward)

    def open(self) -> None:
        """Show without blocking the window behind."""
        self.show()
