"""Words of a PDF that nobody sees do not count as what it says, however they were hidden."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Highlight, Text
from pypdf.generic import ArrayObject, FloatObject, NameObject
from reportlab.lib.colors import black, darkblue, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from beirat_desktop.documents.seen import pages_seen
from tests.documents.samples import picture


def page(draw=lambda canvas: None, rotate=0, under=lambda canvas: None):
    """A page with two lines of words, and between them what is drawn."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(842, 595) if rotate else (595, 842))
    canvas.setPageRotation(rotate)
    canvas.setFont("Helvetica", 11)
    under(canvas)
    canvas.drawString(72, 700, "Der Beirat stimmt der Sache zu.")
    draw(canvas)
    canvas.setFillColor(black)
    canvas.drawString(72, 600, "Das ist alles.")
    canvas.save()
    return out.getvalue()


def in_white(canvas):
    canvas.setFillColor(white)
    canvas.drawString(72, 650, "nicht")


def tiny(canvas):
    canvas.setFont("Helvetica", 1)
    canvas.drawString(72, 650, "nicht")
    canvas.setFont("Helvetica", 11)


def unpainted(canvas):
    text = canvas.beginText(72, 650)
    text.setTextRenderMode(3)
    text.textLine("nicht")
    text.setTextRenderMode(0)
    canvas.drawText(text)


def beside(canvas):
    canvas.drawString(700, 650, "nicht")


def under_a_patch(canvas):
    canvas.drawString(72, 650, "nicht")
    canvas.setFillColor(white)
    canvas.rect(70, 645, 40, 18, stroke=0, fill=1)
    canvas.setFillColor(black)


def under_a_bar(canvas):
    canvas.drawString(72, 650, "nicht")
    canvas.rect(70, 645, 40, 18, stroke=0, fill=1)


@pytest.mark.parametrize("rotate", [0, 90])
@pytest.mark.parametrize("draw", [in_white, tiny, unpainted, beside, under_a_patch, under_a_bar])
def test_words_that_nobody_sees_are_left_out_and_told(draw, rotate):
    (seen,) = pages_seen(page(draw, rotate))
    assert seen.hidden == ("nicht",)
    assert "nicht" not in seen.text
    assert "Der Beirat stimmt der Sache zu." in seen.text


def on_dark(canvas):
    canvas.setFillColor(darkblue)
    canvas.rect(70, 645, 80, 18, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.drawString(72, 650, "nicht")
    canvas.setFillColor(black)


def on_a_scan(canvas):
    canvas.drawImage(ImageReader(io.BytesIO(picture("RGB"))), 0, 0, 595, 842)
    unpainted(canvas)


def underlined(canvas):
    canvas.drawString(72, 650, "nicht, – ygp; 5 %")
    canvas.line(72, 648.5, 160, 648.5)


def small_print(canvas):
    canvas.setFont("Helvetica", 6)
    canvas.drawString(72, 650, "nicht - .,;")


def in_a_table(canvas):
    canvas.drawString(72, 650, "nicht")
    canvas.grid([70, 120, 170], [646, 660])


@pytest.mark.parametrize("draw", [on_dark, underlined, small_print, in_a_table])
def test_words_that_are_seen_stay(draw):
    (seen,) = pages_seen(page(draw))
    assert (seen.hidden, seen.struck) == ((), ())
    assert "nicht" in seen.text


def test_the_words_that_a_scanner_read_off_its_picture_stay():
    (seen,) = pages_seen(page(under=on_a_scan))
    assert (seen.hidden, "nicht" in seen.text) == ((), True)


def struck_by_a_line(canvas):
    canvas.drawString(72, 650, "nicht")
    canvas.line(72, 653, 96, 653)


def struck_by_a_patch(canvas):
    canvas.drawString(72, 650, "nicht")
    canvas.rect(72, 652.6, 24, 0.8, stroke=0, fill=1)


@pytest.mark.parametrize("draw", [struck_by_a_line, struck_by_a_patch])
def test_words_with_a_line_through_them_are_struck(draw):
    (seen,) = pages_seen(page(draw))
    assert seen.struck == ("nicht",)
    assert "nicht" not in seen.text
    assert "nicht" in seen.with_struck


def pinned(*annotations):
    writer = PdfWriter(PdfReader(io.BytesIO(page())))
    for one in annotations:
        writer.add_annotation(0, one)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def marked(subtype):
    points = ArrayObject(FloatObject(one) for one in (72, 711, 140, 711, 72, 697, 140, 697))
    made = Highlight(rect=(72, 697, 140, 711), quad_points=points)
    made[NameObject("/Subtype")] = NameObject(subtype)
    return made


def test_what_was_struck_with_a_reader_of_pdf_and_remarks_are_told():
    (seen,) = pages_seen(pinned(marked("/StrikeOut"), Text(text="Frist\nprüfen!", rect=(300, 700, 320, 720))))
    assert seen.struck == ("Der Beirat",)
    assert seen.remarks == ("Frist prüfen!",)
    assert seen.covered


def test_words_pinned_over_the_page_are_told():
    (seen,) = pages_seen(pinned(FreeText(text="zehntausend Euro", rect=(72, 690, 300, 715))))
    assert seen.remarks == ("zehntausend Euro",)
    assert seen.covered


def test_a_mark_beside_the_words_strikes_nothing():
    assert pages_seen(pinned(marked("/Highlight")))[0].struck == ()


def over_the_words(canvas):
    canvas.drawImage(ImageReader(io.BytesIO(picture())), 72, 695, 60, 20)


def under_the_words(canvas):
    canvas.drawImage(ImageReader(io.BytesIO(picture())), 72, 695, 60, 20)


def test_a_picture_over_words_is_told_and_one_under_them_is_not():
    assert pages_seen(page(over_the_words))[0].covered
    assert not pages_seen(page(under=under_the_words))[0].covered


def test_a_picture_that_would_fill_the_memory_is_not_drawn_but_counts_as_covering():
    document = pypdfium2.PdfDocument(page(over_the_words))
    out = io.BytesIO()
    document.save(out)
    wide = out.getvalue()
    huge = re.sub(rb"/Width \d+", b"/Width 99999", re.sub(rb"/Height \d+", b"/Height 9999", wide))
    (seen,) = pages_seen(huge)
    assert seen.covered
    assert "Der Beirat stimmt" in seen.text


def test_what_is_no_pdf_has_no_words():
    assert pages_seen(b"%PDF-1.7 nothing") == ()
