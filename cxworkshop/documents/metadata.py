"""What a file says about itself and its standards: twice and alike, as information dictionary and as XMP."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

CREATOR = "cxworkshop"
PRODUCER = "cxworkshop, with ReportLab and qpdf"


@dataclass(frozen=True, slots=True)
class About:
    """Title, author and subject of a document, its language, and when what it says was frozen (None for a draft).

    `identifier` says for programs which document it is (`documents.identity`).
    """

    title: str
    author: str
    subject: str
    language: str
    frozen: datetime | None = None
    identifier: str = ""


def information(about: About) -> dict[str, str]:
    """The entries of the information dictionary. A draft has no date: it would say when, not what, was printed."""
    entries = {
        "/Title": about.title,
        "/Author": about.author,
        "/Subject": about.subject,
        "/Creator": CREATOR,
        "/Producer": PRODUCER,
    }
    if about.frozen is not None:
        entries["/CreationDate"] = entries["/ModDate"] = pdf_moment(about.frozen)
    return {key: words for key, words in entries.items() if words}


def pdf_moment(moment: datetime) -> str:
    """A moment as PDF writes it, in UTC."""
    return f"D:{moment.astimezone(UTC):%Y%m%d%H%M%S}+00'00'"


def xmp(about: About) -> bytes:
    """The same as XMP, claiming PDF/A-3a and PDF/UA-1; the latter's schema is described, as PDF/A asks."""
    parts = [_one("dc:title", about.title, "Alt")]
    if about.author:
        parts.append(_one("dc:creator", about.author, "Seq"))
    if about.subject:
        parts.append(_one("dc:description", about.subject, "Alt"))
    if about.identifier:
        parts.append(f"<dc:identifier>{escape(about.identifier, quote=False)}</dc:identifier>")
    parts.append(f"<dc:language><rdf:Bag><rdf:li>{about.language}</rdf:li></rdf:Bag></dc:language>")
    if about.frozen is not None:
        moment = f"{about.frozen.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+00:00"
        parts += [f"<xmp:{name}>{moment}</xmp:{name}>" for name in ("CreateDate", "ModifyDate", "MetadataDate")]
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n'
        + "\n".join(parts)
        + f"\n<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>\n<pdf:Producer>{PRODUCER}</pdf:Producer>\n"
        "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n"
        f"</rdf:Description>\n{_PDFUA_SCHEMA}</rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    ).encode()


def _one(name: str, words: str, kind: str) -> str:
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    return f"<{name}><rdf:{kind}><rdf:li{language}>{escape(words, quote=False)}</rdf:li></rdf:{kind}></{name}>"


_PDFUA_SCHEMA = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
