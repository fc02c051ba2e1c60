import io
import struct

import pytest
from PIL import Image, ImageCms

from djeli.stories.photos import colours
from djeli.stories.photos.pixels import UnusablePicture, pixels, require_usable, upright_size
from tests import photos

RED, GREEN, BLUE, GREY = (192, 0, 0), (0, 160, 0), (0, 0, 192), (128, 128, 128)


def file(content):
    return io.BytesIO(content)


def corners(image):
    """The colours of the quarters: top left, top right, bottom left, bottom right."""
    wide, high = image.size
    return [
        image.convert("RGB").getpixel((x, y))
        for y in (high // 4, 3 * high // 4)
        for x in (wide // 4, 3 * wide // 4)
    ]


def is_near(found, wanted, by=12):
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_turned_picture_stands_upright_and_its_size_is_that_of_what_is_seen(orientation, form):
    upright = photos.scene(size=(320, 200))
    # What the sensor saw: the inverse of what makes it upright.
    inverse = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    seen = upright.transpose(inverse[orientation]) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = photos.saved(seen, form, exif=exif)
    assert upright_size(file(content)) == (320, 200)
    made = pixels(file(content))
    assert made.size == (320, 200)
    for found, wanted in zip(corners(made), (RED, GREEN, BLUE, GREY), strict=True):
        assert is_near(found, wanted), orientation


@pytest.mark.parametrize("orientation", [1, 6, 8])
def test_a_part_is_cut_from_the_upright_picture(orientation):
    upright = photos.scene(size=(1600, 1000))
    seen = upright.transpose({6: 2, 8: 4}[orientation]) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = photos.saved(seen, "JPEG", exif=exif, quality=95)
    made = pixels(file(content), (800, 0, 1600, 500), (80, 50))
    assert made.size == (80, 50)
    assert is_near(made.getpixel((40, 25)), GREEN)


MODES = {
    "one bit": photos.saved(photos.scene("1"), "PNG"),
    "grey": photos.saved(photos.scene("L"), "PNG"),
    "palette": photos.saved(photos.scene("P"), "PNG"),
    "palette with transparency": photos.saved(photos.scene("P"), "PNG", transparency=3),
    "grey with transparency": photos.saved(photos.scene("LA"), "PNG"),
    "colour with one transparent": photos.saved(photos.scene(), "PNG", transparency=(192, 0, 0)),
    "with alpha": photos.saved(photos.scene("RGBA"), "WEBP"),
    "cmyk": photos.saved(photos.scene("CMYK"), "JPEG"),
    "gif": photos.saved(photos.scene("P"), "GIF"),
    "animated gif": photos.saved(
        photos.scene("P"), "GIF", save_all=True, append_images=[Image.new("P", (640, 400), 5)]
    ),
    "animated webp": photos.saved(
        photos.scene(), "WEBP", save_all=True, append_images=[Image.new("RGB", (640, 400))]
    ),
    "animated avif": photos.saved(
        photos.scene(), "AVIF", save_all=True, append_images=[Image.new("RGB", (640, 400))]
    ),
}


@pytest.mark.parametrize("name", MODES)
def test_every_mode_becomes_eight_bits_of_rgb(name):
    made = pixels(file(MODES[name]), size=(64, 40))
    assert made.mode in {"RGB", "RGBA"}
    assert made.size == (64, 40)
    assert made.info == {}


def test_what_is_transparent_stays_so():
    assert pixels(file(MODES["colour with one transparent"])).getpixel((5, 5))[3] == 0


def test_an_alpha_channel_in_which_nothing_is_transparent_is_left_out():
    assert pixels(file(MODES["with alpha"])).mode == "RGB"


def test_grey_of_sixteen_bits_keeps_its_shades():
    ramp = Image.new("I;16", (256, 4))
    for x in range(256):
        for y in range(4):
            ramp.putpixel((x, y), x * 257)
    made = pixels(file(photos.saved(ramp, "PNG")))
    assert [made.getpixel((x, 1))[0] for x in (0, 64, 128, 255)] == [0, 64, 128, 255]


@pytest.mark.parametrize("mode", ["I", "F"])
def test_grey_of_thirty_two_bits_is_brought_to_eight(mode):
    made = colours.in_srgb(colours.resizable(Image.new(mode, (4, 4), 65535)), None)
    assert (made.mode, made.getpixel((1, 1))[0] in {0, 255}) == ("RGB", True)


def test_inverted_cmyk_of_adobe_is_shown_in_its_own_colours():
    cmyk = photos.saved(photos.scene("CMYK"), "JPEG", quality=95)
    assert b"Adobe" in cmyk
    assert is_near(corners(pixels(file(cmyk)))[0], RED, by=20)


def test_a_wide_gamut_is_brought_into_srgb():
    # A profile whose red and green are exchanged: what it says must be done.
    swapped = bytearray(colours.srgb_profile())
    swapped = bytes(swapped).replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ")
    swapped = swapped.replace(b"tXYZ", b"gXYZ")
    content = photos.saved(Image.new("RGB", (64, 64), (255, 0, 0)), "PNG", icc_profile=swapped)
    made = pixels(file(content)).getpixel((9, 9))
    assert made[1] > made[0]


@pytest.mark.parametrize("profile", [b"broken", b"\0" * 200, colours.srgb_profile()[:90]])
def test_a_broken_profile_is_left_aside(profile):
    content = photos.saved(photos.scene(), "PNG", icc_profile=profile)
    assert is_near(corners(pixels(file(content)))[0], RED)


def test_a_profile_that_speaks_of_other_pixels_is_left_aside():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    content = photos.saved(photos.scene("L"), "PNG", icc_profile=lab)
    assert pixels(file(content)).mode == "RGB"


@pytest.mark.parametrize(
    "exif", [b"Exif\0\0broken", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*"]
)
def test_broken_exif_says_nothing(exif):
    content = photos.saved(photos.scene(), "JPEG", exif=exif)
    assert pixels(file(content)).size == (640, 400)


BROKEN = {
    "nothing": b"",
    "text": b"not a picture",
    "html": b"<html><script>alert(1)</script>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "tiff": photos.saved(photos.scene("F"), "TIFF"),
    "head alone": photos.saved(photos.scene(), "JPEG")[:300],
    "half a jpeg": photos.telling()[:9000],
    "half a png": photos.saved(photos.scene(), "PNG")[:-200],
    "half a webp": photos.saved(photos.scene(), "WEBP")[:-200],
    "half an avif": photos.saved(photos.scene(), "AVIF")[:-200],
    "half a gif": photos.saved(photos.scene("P"), "GIF")[:200],
    "no width": photos.png_of_size(0, 10),
    "no height": photos.png_of_size(10, 0),
    "too many pixels": photos.png_of_size(9_000, 9_000),
    "far too many pixels": photos.png_of_size(16_000, 16_000),
    "a bomb": photos.png_of_size(60_000, 60_000),
    "too long": photos.png_of_size(100, 20_000),
    "wrong sums": photos.saved(photos.scene(), "PNG").replace(b"IDAT", b"IDAU"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_shown_is_refused_in_one_sentence_or_two(name):
    given = file(BROKEN[name])
    with pytest.raises(UnusablePicture) as caught:
        require_usable(given)
    (message,) = caught.value.messages
    assert message.endswith(".")
    assert given.tell() == 0


def test_the_largest_picture_is_a_setting(settings):
    content = photos.saved(photos.scene(size=(1200, 1000)), "JPEG")
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1_000_000
    with pytest.raises(UnusablePicture, match=r"1200 × 1000 pixels.*limit is 1 megapixels"):
        require_usable(file(content))
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 2_000_000
    require_usable(file(content))


def test_the_profile_of_renditions_is_the_same_each_time():
    first = colours.srgb_profile()
    colours.srgb_profile.cache_clear()
    assert colours.srgb_profile() == first
    assert struct.unpack(">6H", first[24:36])[0] == 2026
