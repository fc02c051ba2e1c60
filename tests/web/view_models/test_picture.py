import re
from itertools import chain

import pytest

from djeli.feeds.body_html import BODY
from djeli.feeds.entries import SOCIAL
from djeli.feeds.oembed import SMALLER
from djeli.newsletters.letters.contents import LEAD, SMALL
from djeli.web.structured_data.nodes import shapes
from djeli.web.view_models.picture import (
    FORMATS,
    SPECS,
    USES,
    ShownPicture,
    rounds_for,
    sizes_within,
    srcset,
)


def picture(width=2400, height=1600):
    return ShownPicture(
        base_url="/media/pictures/7/a1", width=width, height=height, alt="A", credit="B"
    )


def test_a_large_original_is_offered_in_every_size_of_its_place():
    assert picture().srcset("card", "avif") == (
        "/media/pictures/7/a1/c336x224.avif 336w, /media/pictures/7/a1/c480x320.avif 480w, "
        "/media/pictures/7/a1/c672x448.avif 672w, /media/pictures/7/a1/c960x640.avif 960w"
    )


def test_a_square_is_offered_by_the_fineness_of_the_screen_which_ends_at_two():
    assert srcset("/p", "thumb", "webp", 900, 600) == "/p/c96x96.webp 1x, /p/c192x192.webp 2x"
    assert srcset("/p", "face", "webp", 900, 600) == "/p/c96x96.webp 1x"
    assert srcset("/p", "thumb", "webp", 50, 60) == "/p/c96x96.webp 1x"


def test_a_square_beside_wider_cuts_is_offered_by_width_as_they_are():
    told = srcset("/p", "thumb", "webp", 900, 600, by_width=True)
    assert told == "/p/c96x96.webp 96w, /p/c192x192.webp 192w"


def test_no_size_is_wider_than_the_original():
    assert srcset("/p", "body", "webp", 1000, 700) == "/p/w480.webp 480w, /p/w768.webp 768w"


def test_a_cut_is_limited_by_the_height_too():
    # 3000 px wide, but only 500 px high: a 16:9 cut can have 889 px at most.
    assert [spec.width for spec, _true in sizes_within("lead", 3000, 500)] == [480, 768]


def test_an_original_smaller_than_the_smallest_size_is_given_alone_with_its_true_width():
    assert srcset("/p", "card", "avif", 200, 900) == "/p/c336x224.avif 200w"


def test_the_fallback_is_a_jpeg_that_the_original_can_fill():
    assert picture().src("lead") == "/media/pictures/7/a1/c768x432.jpg"
    assert picture(500, 400).src("lead") == "/media/pictures/7/a1/c480x270.jpg"
    assert picture().src("social") == "/media/pictures/7/a1/c1200x630.jpg"


@pytest.mark.parametrize(
    ("use", "ratio"), [("lead", 16 / 9), ("card", 1.5), ("thumb", 1), ("portrait", 1)]
)
def test_the_box_of_a_cut_has_the_shape_of_its_place(use, ratio):
    for size in ((2400, 1600), (300, 200), (900, 3000)):
        width, height = picture(*size).box(use)
        assert width / height == pytest.approx(ratio, rel=0.01)


def test_the_box_of_a_whole_picture_keeps_its_shape_and_is_no_larger_than_it():
    assert picture(1000, 500).box("body") == (768, 384)
    assert picture(300, 450).box("body") == (300, 450)


@pytest.mark.parametrize("size", [(50, 50), (640, 480), (4000, 3000), (3000, 500), (500, 3000)])
def test_what_is_cut_of_a_picture_is_all_that_a_page_can_name_of_it(size):
    cut = {f"/media/pictures/7/a1/{spec.name}.{form}" for spec, form in chain(*rounds_for(*size))}
    given = picture(*size)
    named = {given.light_url} | {given.src(use) for use in USES}
    named |= {f"{given.base_url}/{spec.name}.jpg" for spec, _size in shapes(given)}
    for use in USES:
        for form in given.formats(use):
            named |= {one.split()[0] for one in given.srcset(use, form).split(", ")}
    assert named <= cut
    assert len(cut) == len(list(chain(*rounds_for(*size))))


@pytest.mark.parametrize("size", [(50, 50), (640, 480), (4000, 3000)])
def test_cards_of_shared_links_and_feeds_name_what_is_cut_first(size):
    cut, _, _ = rounds_for(*size)
    assert (SOCIAL, "jpg") in cut
    assert (BODY, "jpg") in cut
    assert picture(*size).src("social") in {
        f"/media/pictures/7/a1/{spec.name}.{form}" for spec, form in cut
    }


@pytest.mark.parametrize("size", [(50, 50), (640, 480), (4000, 3000)])
def test_feeds_letters_and_oembed_name_what_is_cut(size):
    cut = {f"{spec.name}.{form}" for spec, form in chain(*rounds_for(*size))}
    specs = {SOCIAL.name, BODY.name, LEAD, SMALL, *SMALLER}
    assert {f"{spec}.jpg" for spec in specs} <= cut


def test_the_allow_list_holds_every_address_that_any_page_can_ask_for():
    address = re.compile(r"/p/(\S+)\.(\w+) ")
    for use in USES:
        for size in ((50, 50), (640, 480), (4000, 3000)):
            for form in FORMATS:
                for spec, given in address.findall(srcset("/p", use, form, *size)):
                    assert spec in SPECS
                    assert given in FORMATS
