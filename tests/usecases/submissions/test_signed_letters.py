"""A letter that somebody signed with a certificate: taken as it is, and told, for nobody checks it here."""

from __future__ import annotations

import re

from beirat_desktop.domain.text import RichText
from beirat_desktop.german import finding

SIGNATURE = b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 1 2 3]/Contents<00>>>"
FIELD = b"<</FT/Sig/T(Sig1)/V %d 0 R/Type/Annot/Subtype/Widget/Rect[0 0 0 0]>>"


def signed(pdf: bytes) -> bytes:
    """The file with a signature behind it, as programs that sign add one: nothing before it is touched."""
    root = int(re.findall(rb"/Root (\d+) 0 R", pdf)[-1])
    (catalog,) = re.findall(rb"(?<![0-9])%d 0 obj\s*<<(.*?)>>\s*endobj" % root, pdf, re.DOTALL)
    size, before = (int(re.findall(what, pdf)[-1]) for what in (rb"/Size (\d+)", rb"startxref\s+(\d+)"))
    objects = {
        root: b"<<%s/AcroForm<</Fields[%d 0 R]/SigFlags 3>>>>" % (catalog, size),
        size: FIELD % (size + 1),
        size + 1: SIGNATURE,
    }
    made, places = pdf, {}
    for number, content in objects.items():
        made += b"\n"
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj" % (number, content)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places.items())
    trailer = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>" % (size + 2, root, before)
    return made + b"\nxref\n%s%s\nstartxref\n%d\n%%%%EOF\n" % (table, trailer, len(made) + 1)


def test_a_signature_is_told_and_the_letter_taken_as_it_came(founded, office):
    paper = office.papers.add(title="Kurse", proposal=RichText.of("Der Beirat bittet."))
    office.papers.submit(paper.id, reason="Prüfung")
    plain = office.paper_letters.pdf(paper.id)
    pdf = signed(plain)
    unsigned, arrival = (office.submissions.look_into(one, "Antrag.pdf") for one in (plain, pdf))
    assert (arrival.altered, arrival.paper) == ((), unsigned.paper)
    (told,) = [one for one in arrival.findings if one not in unsigned.findings]
    assert "nicht prüft" in finding(told).sentence
    assert arrival.pdf == pdf
