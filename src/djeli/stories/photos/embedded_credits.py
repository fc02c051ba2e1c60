"""Credit and rights, written into picture files: XMP, and IPTC-IIM for JPEG.

Sources: IPTC Photo Metadata Standard 2023.1 (``dc:creator``, ``photoshop:Credit``, ``dc:rights``,
``xmpRights:UsageTerms``, ``xmpRights:WebStatement``; IIM datasets 2:80, 2:110 and 2:116), Adobe
Photoshop File Formats (resource 0x0404 in APP13), IIM 4.2 (1:90 says that texts are UTF-8).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST_CREDIT, LONGEST_COPYRIGHT = 32, 128  # of a creator as of a credit
"""What the IIM datasets hold, in bytes; longer texts are only in the XMP."""


@dataclass(frozen=True, slots=True)
class Rights:
    """Whose a picture is and what may be done with it; empty if unknown."""

    credit: str = ""
    copyright: str = ""
    terms: str = ""
    photographer: str = ""
    agency: str = ""
    licence: str = ""
    """The address of the licence."""

    def __bool__(self) -> bool:
        return any((self.credit, self.copyright, self.terms, self.creator, self.licence))

    @property
    def creator(self) -> str:
        """Who took the picture, or whose people did. Nobody whom the printed credit leaves out:
        that may be on purpose."""
        printed = self.credit.casefold()
        named = (name for name in (self.photographer, self.agency) if name)
        return next((name for name in named if name.casefold() in printed), "")

    @property
    def is_by_person(self) -> bool:
        return bool(self.creator) and self.creator == self.photographer


UNKNOWN = Rights()


def xmp(rights: Rights) -> bytes:
    """The XMP packet; empty if there is nothing to say."""
    if not rights:
        return b""
    parts = (
        f"<photoshop:Credit>{_text(rights.credit)}</photoshop:Credit>" if rights.credit else "",
        _list("dc:creator", "Seq", rights.creator),
        _list("dc:rights", "Alt", rights.copyright, ' xml:lang="x-default"'),
        _list("xmpRights:UsageTerms", "Alt", rights.terms, ' xml:lang="x-default"'),
        f"<xmpRights:WebStatement>{_text(rights.licence)}</xmpRights:WebStatement>"
        if rights.licence
        else "",
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">'
        f'{"".join(parts)}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def with_iptc(jpeg: bytes, rights: Rights) -> bytes:
    """``jpeg`` with creator, credit and copyright in IPTC-IIM too, after its JFIF segment."""
    said = (
        (80, rights.creator, LONGEST_CREDIT),
        (110, rights.credit, LONGEST_CREDIT),
        (116, rights.copyright, LONGEST_COPYRIGHT),
    )
    sets = [
        _dataset(2, number, raw)
        for number, text, most in said
        if (raw := text.encode(errors="replace")) and len(raw) <= most
    ]
    if not sets:
        return jpeg
    iim = _dataset(1, 90, b"\x1b%G") + b"".join(sets)
    resource = b"8BIM\x04\x04\x00\x00" + len(iim).to_bytes(4, "big") + iim + b"\0" * (len(iim) % 2)
    content = b"Photoshop 3.0\0" + resource
    segment = b"\xff\xed" + (len(content) + 2).to_bytes(2, "big") + content
    has_jfif = jpeg[2:4] == b"\xff\xe0"
    at = 4 + int.from_bytes(jpeg[4:6], "big") if has_jfif else 2
    return jpeg[:at] + segment + jpeg[at:]


def _dataset(record: int, number: int, content: bytes) -> bytes:
    return bytes((0x1C, record, number)) + len(content).to_bytes(2, "big") + content


def _list(name: str, kind: str, text: str, language: str = "") -> str:
    """A list of one, as XMP has it."""
    if not text:
        return ""
    item = f"<rdf:li{language}>{_text(text)}</rdf:li>"
    return f"<{name}><rdf:{kind}>{item}</rdf:{kind}></{name}>"


def _text(text: str) -> str:
    return escape(UNWRITABLE.sub("", text))
