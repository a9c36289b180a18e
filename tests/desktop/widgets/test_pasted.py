"""A page of Word on the clipboard becomes what the papers know."""

from PySide6.QtCore import QMimeData

from beirat_desktop.desktop.widgets.pasted import pasted
from beirat_desktop.domain.text import BlockKind, Run

_POINT = "<span style='font-family:Symbol'>·<span style='font:7pt'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span>"
_WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--
 p.MsoNormal {{ font-family: Calibri; color: red; }} --></style></head><body><!--StartFragment-->
<p class=MsoNormal>Der <b>Beirat</b> <span style='color:red;font-size:30pt'>bittet</span>:<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>{_POINT}<b>Licht</b> am Park</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>{_POINT}auch nachts</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>3.<span>&nbsp;&nbsp; </span>Bericht</p>
<table><tr><td><p>Zelle</p></td></tr></table>
<p><img src="file:///C:/Temp/clip.png">Bild <a href="javascript:alert(1)">böse</a></p></body></html>"""


def _from_html(html: str):
    clip = QMimeData()
    clip.setHtml(html)
    return pasted(clip)


def test_a_page_of_word_keeps_words_weight_and_lists_and_nothing_else(qapp) -> None:
    text = _from_html(_WORD)
    assert [block.plain for block in text.blocks if block.plain] == [
        "Der Beirat bittet:",
        "Licht am Park",
        "auch nachts",
        "Bericht",
        "Zelle",
        "Bild böse",
    ]
    assert text.blocks[0].runs[1] == Run("Beirat", bold=True)
    items = [block for block in text.blocks if block.kind is BlockKind.ITEM]
    assert [(item.level, item.ordered, item.start) for item in items] == [(1, False, 1), (2, False, 1), (1, True, 3)]
    assert items[0].runs[0] == Run("Licht", bold=True)
    assert not any(run.link for block in text.blocks for run in block.runs)


def test_a_dash_at_the_start_of_a_line_stays_where_no_word_processor_says_list(qapp) -> None:
    assert [block.kind for block in _from_html("<p>-&nbsp; kein Punkt</p>").blocks] == [BlockKind.PARAGRAPH]


def test_plain_text_makes_a_paragraph_of_each_line(qapp) -> None:
    clip = QMimeData()
    clip.setText("eins\r\nzwei\r\n")
    assert [block.plain for block in pasted(clip).blocks] == ["eins", "zwei"]
