import io

from fontTools.ttLib import TTFont
from PIL import Image

from djeli.stories.charts import letters
from djeli.web.charts.pixels import FONTS, png
from tests.web.charts.test_drawing import drawn


def test_the_picture_has_the_bars_in_their_colours():
    drawing = drawn("bar", ("Crop", "2025", "2026"), ("Maize", "₦52,000", "₦41,500"))
    image = Image.open(io.BytesIO(png(drawing)))
    colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 20)}
    assert image.width == 1296
    assert {(0x2C, 0x2A, 0x66), (0xA8, 0x48, 0x1C), (0xFB, 0xF8, 0xF2)} <= colours


def test_the_same_chart_gives_the_same_bytes():
    drawing = drawn("line", ("Year", "t"), ("2025", "1"), ("2026", "-4"), ("2027", "2"))
    assert png(drawing) == png(drawing)


def test_letters_of_the_readers_languages_are_drawn():
    assert png(drawn("dot", ("Ọjà", "Ɗaya"), ("Ẹ̀kọ́ ŋɔ", "₦1"))) is not None


def test_there_is_no_picture_in_letters_that_our_fonts_lack():
    assert png(drawn("bar", ("国", "値"), ("日本", "1"))) is None


def test_feeds_name_a_picture_for_just_the_letters_that_pictures_are_written_with():
    there = {code for file in FONTS.glob("sans*.woff2") for code in TTFont(file).getBestCmap()}
    assert set(letters.drawn()) == {code for code in there if code >= ord(" ")}
