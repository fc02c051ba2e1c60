import io

import pytest
from PIL import Image

from djeli.stories.photos import embedded_credits, metadata
from djeli.stories.photos.embedded_credits import Rights
from djeli.stories.photos.renditions import written

RIGHTS = Rights("Ama Boateng / Harmattan Wire", "© 2026 Harmattan & Sons", "Online <only>")


@pytest.mark.parametrize("form", ["jpeg", "webp", "avif", "png"])
def test_credit_copyright_and_terms_are_read_again_from_every_format(form):
    found = metadata.read(io.BytesIO(written(Image.new("RGB", (9, 9)), form, RIGHTS)))
    assert (found.credit, found.copyright, found.usage_terms) == (
        RIGHTS.credit,
        RIGHTS.copyright,
        RIGHTS.terms,
    )


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


def test_what_xml_cannot_hold_is_left_out():
    assert b"a b" in embedded_credits.xmp(Rights("a\x00\x0b b\ud800"))


def test_the_same_picture_gives_the_same_bytes():
    image = Image.new("RGB", (9, 9))
    assert written(image, "jpeg", RIGHTS) == written(image, "jpeg", RIGHTS)
