import pytest

from beirat_desktop.documents.model import Document, Paragraph
from beirat_desktop.documents.render import render
from beirat_desktop.usecases.publications.pdf_reader import PdfReader


@pytest.fixture(scope="module")
def pdf():
    return render(Document("Probe", (Paragraph("Straßenbeleuchtung im Hemshof"),)))


@pytest.mark.parametrize("scale", [0.5, 0.731, 1.0])
def test_a_picture_has_three_bytes_for_each_pixel(pdf, scale):
    width, height, rgb = PdfReader().picture(pdf, 0, scale)
    assert len(rgb) == width * height * 3
    assert rgb[:3] == b"\xff\xff\xff"
    assert min(rgb) < 128


def test_words_are_read_and_found_in_the_paper_asked_for(pdf):
    reader = PdfReader()
    other = render(Document("Anders", (Paragraph("Spielplatz"),)))
    assert "Straßenbeleuchtung" in reader.texts(pdf)[0]
    assert "Spielplatz" in reader.texts(other)[0]
    (place,) = reader.find(pdf, "beleuchtung")
    width, height = reader.sizes(pdf)[0]
    assert (place.page, 0 < place.x < width, 0 < place.top < height) == (0, True, True)
    assert reader.find(other, "beleuchtung") == []
