"""Picture files for tests: full of what must not go out, of every mode, and broken ones."""

from __future__ import annotations

import io
import re
import struct
import zlib
from typing import Any

from PIL import Image, ImageCms, IptcImagePlugin, TiffImagePlugin
from PIL.PngImagePlugin import PngInfo

SECRETS = (
    "Oduya 4000",
    "SN-773-1",
    "LENS-99-2",
    "Ama-at-home",
    "Kivuli Street",
    "6.5244",
    "claim-c2pa",
)
"""What a picture says of whoever took it, and where: none of it may go out."""
LEAKS = re.compile(
    b"Exif\0|GPS|Oduya|SN-773|LENS-99|Ama-at-home|Kivuli|6\\.5244|c2pa|tiff:|exif:|Iptc4xmp|MakerNote|"
    b"xmp:Creator|photoshop:City|ILCE|jumb"
)
XMP = f"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
exif:GPSLatitude="6.5244N" aux:SerialNumber="{SECRETS[1]}" photoshop:City="{SECRETS[4]}"
photoshop:Credit="Harmattan Wire" photoshop:Instructions="Not for {SECRETS[3]}">
<dc:creator><rdf:Seq><rdf:li>Ama Boateng</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Harmattan Wire</rdf:li></rdf:Alt></dc:rights>
<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Online only</rdf:li></rdf:Alt>
</xmpRights:UsageTerms></rdf:Description></rdf:RDF></x:xmpmeta>""".encode()


def scene(mode: str = "RGB", size: tuple[int, int] = (640, 400)) -> Image.Image:
    """Four quarters: red, green, blue and grey, so that turns and colours can be told."""
    made = Image.new("RGB", size, "#808080")
    wide, high = size[0] // 2, size[1] // 2
    for colour, corner in (("#c00000", (0, 0)), ("#00a000", (wide, 0)), ("#0000c0", (0, high))):
        made.paste(colour, (*corner, corner[0] + wide, corner[1] + high))
    return made if mode == "RGB" else made.convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    """What a camera writes: make, serial number, place, and whose camera it is."""
    said = Image.Exif()
    said[0x0112] = orientation
    said[0x010F], said[0x0110] = "Oduya", SECRETS[0]
    said[0x013B] = SECRETS[3]
    inner = said.get_ifd(0x8769)
    inner[0xA431], inner[0xA435] = SECRETS[1], SECRETS[2]
    inner[0x927C] = b"MakerNote " + SECRETS[1].encode()
    place = said.get_ifd(0x8825)
    place[1], place[3] = "N", "E"
    place[2] = tuple(TiffImagePlugin.IFDRational(n, 1) for n in (6, 31, 27))
    place[0x1B] = b"GPS at Kivuli Street"
    return said


def telling(form: str = "JPEG", size: tuple[int, int] = (1600, 1000), **options: Any) -> bytes:
    """A picture that says everything that its format has room for."""
    output = io.BytesIO()
    options.setdefault("exif", exif())
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if form == "PNG":
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", XMP.decode())
        info.add_text("Comment", f"{SECRETS[3]} {SECRETS[4]}")
        info.add_text("Author", SECRETS[3], zip=True)
        info.add(b"caBX", b"jumb claim-c2pa")
        options["pnginfo"] = info
    elif form == "GIF":
        options = {"comment": " ".join(SECRETS)}
    else:
        options["xmp"] = XMP
    if form == "JPEG":
        options["comment"] = " ".join(SECRETS)
    if form != "GIF":
        options["icc_profile"] = profile
    scene("P" if form == "GIF" else "RGB", size).save(output, form, **options)
    content = output.getvalue()
    return _with_segments(content) if form == "JPEG" else content


def _with_segments(jpeg: bytes) -> bytes:
    """IPTC with a city and a thumbnail of Photoshop's, and a C2PA manifest in APP11."""
    iim = b"".join(
        b"\x1c\x02" + bytes((number,)) + struct.pack(">H", len(text)) + text
        for number, text in (
            (80, b"Ama Boateng"),
            (90, SECRETS[4].encode()),
            (110, b"Harmattan Wire"),
            (40, b"Not for Ama-at-home"),
        )
    )
    content = b"Photoshop 3.0\0"
    for number, raw in ((0x0404, iim), (0x040C, b"thumb of Kivuli Street")):
        content += b"8BIM" + struct.pack(">HHI", number, 0, len(raw)) + raw + b"\0" * (len(raw) % 2)
    segments = b""
    for marker, raw in ((b"\xff\xed", content), (b"\xff\xeb", b"JP\0\1jumb claim-c2pa")):
        segments += marker + struct.pack(">H", len(raw) + 2) + raw
    return jpeg[:2] + segments + jpeg[2:]


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    output = io.BytesIO()
    image.save(output, form, **options)
    return output.getvalue()


def png_of_size(width: int, height: int) -> bytes:
    """A PNG whose head tells any size, and that holds next to nothing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        crc = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def kept_by(content: bytes) -> dict[str, Any]:
    """What an image file still says beside its pixels, by name."""
    with Image.open(io.BytesIO(content)) as image:
        image.load()
        said = {name: value for name, value in image.info.items() if name not in LAYOUT}
        said["exif"] = dict(image.getexif())
        said["iptc"] = (
            dict(IptcImagePlugin.getiptcinfo(image) or {}) if image.format == "JPEG" else {}
        )
        said["leaks"] = LEAKS.findall(content)
    return {name: value for name, value in said.items() if value}


LAYOUT = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
LAYOUT |= {"loop", "background", "timestamp", "duration", "photoshop", "interlace", "adobe"}
LAYOUT |= {"adobe_transform", "dpi"}


ALLOWED = {"icc_profile", "xmp", "XML:com.adobe.xmp"}
WHOSE = {(1, 90), (2, 80), (2, 110), (2, 116)}


def told_too_much(content: bytes) -> dict[str, Any]:
    """What a file says beside its profile and whose the picture is: nothing, where all is well."""
    said = kept_by(content)
    iptc = {key: value for key, value in said.pop("iptc", {}).items() if key not in WHOSE}
    return {name: value for name, value in said.items() if name not in ALLOWED} | iptc
