import pytest

from djeli.web.html.jinja import reader
from djeli.web.html.picture_widths import FINE, capped


def test_a_phone_of_three_pixels_takes_the_file_of_one_of_two():
    assert capped("(min-width:60rem) 53vw,100vw") == f"{FINE} 66.7vw,(min-width:60rem) 53vw,100vw"
    assert capped("6rem") == f"{FINE} 4rem,6rem"
    # 360 px wide with three device pixels to one: 720 of them instead of 1080.
    assert pytest.approx(360 * 2, rel=0.01) == 360 * 3 * 0.667


def test_a_width_that_cannot_be_capped_is_an_error():
    with pytest.raises(ValueError, match="no plain length"):
        capped("(min-width:60rem) 5rem,calc(100vw - 2rem)")


def test_all_widths_of_pages_can_be_capped():
    widths = reader().get_template("web/components/widths.html").module
    named = [one for one in vars(widths).values() if isinstance(one, str)]
    known = {name: text for name, text in vars(widths).items() if not name.startswith("_")}
    assert len(known) > 10
    assert named
    for text in known.values():
        assert capped(text).startswith(FINE)
