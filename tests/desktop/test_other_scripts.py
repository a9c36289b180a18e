"""The letters of other scripts on the screen of a system that has no face for them."""

import json
import os
import subprocess
import sys

import pytest

from beirat_desktop.desktop.theme import other_scripts
from beirat_desktop.documents.engine.fonts import FALLBACKS
from beirat_desktop.paths import resources

_SAID = {
    "Armenian": "Արմինե",
    "Georgian": "ნინო",
    "Ethiopic": "አማርኛ",
    "Tamil": "தமிழ்",
    "Devanagari": "हिन्दी",
    "Arabic": "مريم",
    "Hebrew": "מרים",
    "Chinese": "王小明",
    "Korean": "김민수",
    "signs": "☑✔➔",
}
_ASK = """
import json, sys
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QApplication
from beirat_desktop.desktop.theme import Scheme, Theme, add_other_scripts
app = QApplication([])
theme = Theme(app, Scheme.LIGHT, 100)
add_other_scripts()
found = {}
for bold in (False, True):
    for name, said in json.loads(sys.argv[1]).items():
        font = QFont(app.font())
        font.setBold(bold)
        layout = QTextLayout(said, font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        runs = layout.glyphRuns()
        found[f"{name} {bold}"] = [(run.rawFont().familyName(), list(run.glyphIndexes())) for run in runs]
print(json.dumps(found))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the faces of the system can be taken away by fontconfig only")
def test_no_letter_is_a_box_where_the_system_has_no_face(tmp_path):
    folder = tmp_path / "fonts"
    folder.mkdir()
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{folder}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>", encoding="utf-8"
    )
    asked = subprocess.run(
        [sys.executable, "-c", _ASK, json.dumps(_SAID)],
        env={**os.environ, "FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=True,
    )
    for name, runs in json.loads(asked.stdout).items():
        assert runs, name
        for family, glyphs in runs:
            assert family.startswith(("Noto Sans", "Droid Sans", "Liberation Sans")), (name, family)
            assert 0 not in glyphs, (name, family)


def test_every_face_of_the_papers_for_other_scripts_is_one_for_the_screen_too():
    names = {name for names in FALLBACKS.values() for name in names}
    assert {file.stem for file in other_scripts()} == {*names, "LiberationSans-Regular"}  # that has the Hebrew
    assert all(file.parent == resources() / "fonts" for file in other_scripts())
