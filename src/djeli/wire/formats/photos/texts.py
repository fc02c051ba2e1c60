"""The texts in a photo file: IPTC-IIM before XMP, as the standard asks where they differ.

IIM datasets by record and number; XMP properties by their names without prefix. Of alternatives in
several languages the default is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PIL import ImageFile, IptcImagePlugin

from djeli.wire.formats.charsets import decoded
from djeli.wire.formats.item import Refused
from djeli.wire.formats.xml import Element, name_of, parse, text_of

IIM = {
    "title": (2, 5), "urgency": (2, 10), "categories": (2, 20), "keywords": (2, 25),
    "instructions": (2, 40), "byline": (2, 80), "city": (2, 90), "sublocation": (2, 92),
    "state": (2, 95), "country": (2, 101), "headline": (2, 105), "credit": (2, 110),
    "source": (2, 115), "copyright": (2, 116), "caption": (2, 120), "language": (2, 135),
}  # fmt: skip
DATES = {
    "release": ((2, 30), (2, 35)),
    "expires": ((2, 37), (2, 38)),
    "created": ((2, 55), (2, 60)),
}
XMP = {
    "title": "title", "urgency": "Urgency", "categories": "SupplementalCategories",
    "keywords": "subject", "instructions": "Instructions", "byline": "creator", "city": "City",
    "sublocation": "Location", "state": "State", "country": "Country", "headline": "Headline",
    "credit": "Credit", "source": "Source", "copyright": "rights", "caption": "description",
    "usage_terms": "UsageTerms", "alt_text": "AltTextAccessibility", "created": "DateCreated",
    "language": "language",
}  # fmt: skip
IDENTIFIERS = ("DigImageGUID", "ImageSupplierImageID", "DocumentID")
"""The first that is there names the picture (IPTC Extension, PLUS, XMP Media Management)."""
UTF_8 = b"\x1b%G"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@dataclass(frozen=True, slots=True)
class PhotoTexts:
    """Texts by our own names; empty if the file is silent."""

    texts: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str:
        """The first text of that name."""
        return next(iter(self.texts.get(name, ())), "")

    def many(self, name: str) -> tuple[str, ...]:
        """Every text of that name."""
        return self.texts.get(name, ())


def texts_of(image: ImageFile.ImageFile) -> PhotoTexts:
    """What the file of ``image`` says of itself."""
    iim, xmp = _iim(image), _xmp(image)
    found = {name: xmp.get(property_, ()) for name, property_ in XMP.items()}
    found |= {name: texts for name, texts in iim.items() if texts}
    guid = next((xmp[name] for name in IDENTIFIERS if xmp.get(name)), ())
    return PhotoTexts({**found, "guid": guid})


def _iim(image: ImageFile.ImageFile) -> dict[str, tuple[str, ...]]:
    held: dict[Any, Any] = IptcImagePlugin.getiptcinfo(image) or {}
    charset = "utf-8" if held.get((1, 90)) == UTF_8 else ""

    def texts(dataset: tuple[int, int]) -> tuple[str, ...]:
        values = held.get(dataset, [])
        pieces = values if isinstance(values, list) else [values]
        told = (decoded(one, known=charset)[0].strip("\x00 \r\n") for one in pieces)
        return tuple(filter(None, told))

    found = {name: texts(dataset) for name, dataset in IIM.items()}
    for name, (day, time) in DATES.items():
        written = "T".join(filter(None, ("".join(texts(day)[:1]), "".join(texts(time)[:1]))))
        found[name] = (written,) if written else ()
    return found


def _xmp(image: ImageFile.ImageFile) -> dict[str, tuple[str, ...]]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    content = packet.encode("utf-8", "replace") if isinstance(packet, str) else bytes(packet)
    if not content.strip(b"\x00 "):
        return {}
    try:
        root = parse(content.strip(b"\x00"))
    except Refused:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for described in (part for part in root.iter("*") if name_of(part) == "Description"):
        for name, value in described.attrib.items():
            found.setdefault(str(name).rpartition("}")[2], (str(value).strip(),))
        for part in described:
            if texts := _values(part):
                found.setdefault(name_of(part), texts)
    return found


def _values(part: Element) -> tuple[str, ...]:
    """The texts of a property: of a list each, of alternatives the first, which is the default."""
    items = [one for one in part.iter(f"{{{RDF}}}li") if not len(one)]
    is_alternative = any(name_of(one) == "Alt" for one in part)
    texts = [text_of(one) for one in items] if items else [text_of(part)]
    told = [text for text in texts if text]
    return tuple(told[:1] if is_alternative else told)
