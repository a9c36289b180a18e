"""What the file says about itself: XMP, document information, output intent, associated files."""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import cache
from html import escape

from beirat_desktop.documents.engine.pdf import PdfFile, text_string
from beirat_desktop.documents.model import AssociatedFile, Document
from beirat_desktop.paths import resources

PRODUCER = "Beirat Desktop"

# PDF/A asks for a description of every property it does not know itself, so of pdfuaid too.
_UA_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def write_xmp(file: PdfFile, document: Document) -> int:
    """Add the metadata stream: PDF/UA-1, and PDF/A-2a or, with files inside, 3a."""
    part = 3 if document.files else 2
    created = document.created.isoformat(timespec="seconds") if document.created else ""
    dates = f"<xmp:CreateDate>{created}</xmp:CreateDate><xmp:ModifyDate>{created}</xmp:ModifyDate>\n" if created else ""
    # Empty entries are left out here and in the document information: both must say the same.
    author = f"<dc:creator><rdf:Seq><rdf:li>{escape(document.author)}</rdf:li></rdf:Seq></dc:creator>\n"
    subject = _alternative("description", document.subject)
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"\
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"\
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
{_alternative("title", document.title)}{author if document.author else ""}{subject if document.subject else ""}\
<dc:language><rdf:Bag><rdf:li>{escape(document.language)}</rdf:li></rdf:Bag></dc:language>
{dates}<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{_UA_SCHEMA}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
    return file.stream(b"/Type /Metadata /Subtype /XML", packet.encode(), compress=False)


def write_info(file: PdfFile, document: Document) -> int:
    """Add the document information."""
    entries = [
        b"/%s %s" % (key, text_string(value))
        for key, value in (
            (b"Title", document.title),
            (b"Author", document.author),
            (b"Subject", document.subject),
            (b"Creator", PRODUCER),
            (b"Producer", PRODUCER),
        )
        if value
    ]
    if document.created:
        date = _date(document.created)
        entries += [b"/CreationDate " + date, b"/ModDate " + date]
    return file.add(b"<< %s >>" % b" ".join(entries))


def write_output_intent(file: PdfFile) -> bytes:
    """Add the colour profile and return the value of OutputIntents."""
    profile = file.stream(b"/N 3 /Alternate /DeviceRGB", _profile())
    return (
        b"[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)"
        b" /Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org) /DestOutputProfile %d 0 R >>]" % profile
    )


def write_files(file: PdfFile, document: Document) -> bytes:
    """Add the associated files and return their catalog entries."""
    specs = [
        (text_string(attached.name), _write_file(file, attached, document.created))
        for attached in sorted(document.files, key=lambda attached: attached.name)
    ]
    references = b" ".join(b"%d 0 R" % number for _, number in specs)
    names = b" ".join(b"%s %d 0 R" % spec for spec in specs)
    return b"/AF [%s] /Names << /EmbeddedFiles << /Names [%s] >> >>" % (references, names)


def _write_file(file: PdfFile, attached: AssociatedFile, created: datetime | None) -> int:
    if attached.relationship == "Source" and attached.name.isascii():
        # packaging/beirat-desktop.xml tells motions from other PDF by it.
        file.remark = b"AF " + attached.name.encode("ascii")
    checksum = hashlib.md5(attached.data, usedforsecurity=False).hexdigest().encode()
    changed = b" /ModDate " + _date(created) if created else b""
    data = file.stream(
        b"/Type /EmbeddedFile /Subtype /%s /Params << /Size %d /CheckSum <%s>%s >>"
        % (attached.mime.replace("/", "#2F").encode("ascii"), len(attached.data), checksum, changed),
        attached.data,
    )
    return file.add(
        b"<< /Type /Filespec /F %s /UF %s /Desc %s /AFRelationship /%s /EF << /F %d 0 R /UF %d 0 R >> >>"
        % (
            text_string(attached.name),
            text_string(attached.name),
            text_string(attached.description or attached.name),
            attached.relationship.encode("ascii"),
            data,
            data,
        )
    )


def _alternative(name: str, text: str) -> str:
    return f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></dc:{name}>\n'


def _date(moment: datetime) -> bytes:
    offset = moment.strftime("%z")
    zone = f"{offset[:3]}'{offset[3:5]}'" if offset else ""
    return f"(D:{moment:%Y%m%d%H%M%S}{zone})".encode()


@cache
def _profile() -> bytes:
    return (resources() / "icc" / "sRGB2014.icc").read_bytes()
