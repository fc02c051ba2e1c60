import io

import pytest
from PIL import Image, IptcImagePlugin

from djeli.stories.photos import embedded_credits, metadata
from djeli.stories.photos.embedded_credits import Rights
from djeli.stories.photos.renditions import written

RIGHTS = Rights(
    "Ama Boateng / Harmattan Wire",
    "© 2026 Harmattan & Sons",
    "Online <only>",
    photographer="Ama Boateng",
    agency="Harmattan Wire",
    licence="https://licence.example/by/",
)


@pytest.mark.parametrize("form", ["jpeg", "webp", "avif", "png"])
def test_what_is_said_of_a_picture_is_read_again_from_every_format(form):
    found = metadata.read(io.BytesIO(written(Image.new("RGB", (9, 9)), form, RIGHTS)))
    assert found == metadata.PhotoMetadata(
        photographer=RIGHTS.photographer,
        credit=RIGHTS.credit,
        copyright=RIGHTS.copyright,
        usage_terms=RIGHTS.terms,
        licence_url=RIGHTS.licence,
    )


def test_it_costs_few_bytes():
    with_credit, without = (
        written(Image.new("RGB", (9, 9)), "jpeg", one) for one in (RIGHTS, Rights())
    )
    assert len(with_credit) - len(without) < 1_000


def test_iptc_names_who_took_the_picture_or_whose_people_did():
    agency_alone = Rights("Harmattan Wire", photographer="", agency="Harmattan Wire")
    for rights in (RIGHTS, agency_alone):
        content = written(Image.new("RGB", (9, 9)), "jpeg", rights)
        with Image.open(io.BytesIO(content)) as image:
            said = IptcImagePlugin.getiptcinfo(image)
        assert said[2, 80].decode() == rights.creator


@pytest.mark.parametrize("form", ["jpeg", "webp", "avif", "png"])
def test_a_picture_of_nobody_says_nothing_and_has_its_profile(form):
    content = written(Image.new("RGB", (9, 9)), form, Rights())
    with Image.open(io.BytesIO(content)) as image:
        assert "xmp" not in image.info
        assert b"s\0R\0G\0B" in image.info["icc_profile"]


def test_iptc_stands_after_the_head_of_the_jpeg_and_is_left_out_where_it_would_be_cut():
    content = written(Image.new("RGB", (9, 9)), "jpeg", RIGHTS)
    assert content[:4] == b"\xff\xd8\xff\xe0"
    assert content[20:22] == b"\xff\xed"
    long = Rights("A name that is much longer than thirty-two bytes")
    assert b"8BIM" not in written(Image.new("RGB", (9, 9)), "jpeg", long)


def test_a_photographer_whom_the_credit_leaves_out_is_in_no_file():
    hidden = Rights("Our correspondent", photographer="Ama Boateng", agency="Harmattan Wire")
    for form in ("jpeg", "webp", "avif", "png"):
        content = written(Image.new("RGB", (9, 9)), form, hidden)
        assert b"Our correspondent" in content
        assert b"Boateng" not in content
        assert b"Harmattan" not in content


def test_what_xml_cannot_hold_is_left_out():
    assert b"a b" in embedded_credits.xmp(Rights("a\x00\x0b b\ud800"))


def test_the_same_picture_gives_the_same_bytes():
    image = Image.new("RGB", (9, 9))
    assert written(image, "jpeg", RIGHTS) == written(image, "jpeg", RIGHTS)
