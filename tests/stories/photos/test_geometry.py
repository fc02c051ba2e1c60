import pytest
from hypothesis import given
from hypothesis import strategies as st

from djeli.stories.photos.geometry import Spec, shown_part, true_size


@pytest.mark.parametrize(
    ("spec", "picture", "size"),
    [
        (Spec(800), (1600, 1000), (800, 500)),
        (Spec(800), (300, 450), (300, 450)),
        (Spec(800), (5, 10_000), (5, 10_000)),
        (Spec(800), (16_000, 3), (800, 1)),
        (Spec(480, 270), (4000, 3000), (480, 270)),
        (Spec(480, 270), (500, 100), (178, 100)),
        (Spec(480, 270), (100, 500), (100, 56)),
        (Spec(96, 96), (1, 1), (1, 1)),
        (Spec(1200, 630), (1, 900), (1, 1)),
    ],
)
def test_no_rendition_is_larger_than_its_picture_and_a_cut_keeps_its_shape(spec, picture, size):
    assert true_size(spec, *picture) == size


def test_a_cut_is_taken_from_the_middle():
    assert shown_part(Spec(100, 100), 300, 100) == (100, 0, 200, 100)


@pytest.mark.parametrize(
    ("focus", "left"), [((0, 0, 40, 40), 0), ((280, 0, 300, 40), 200), ((90, 0, 110, 20), 67)]
)
def test_a_cut_has_the_focal_point_where_the_picture_has_it(focus, left):
    part = shown_part(Spec(100, 100), 300, 100, focus)
    assert round(part[0]) == left


def test_a_cut_holds_all_that_must_stay_where_that_fits():
    left, _top, right, _bottom = shown_part(Spec(100, 100), 1000, 100, (0, 0, 90, 90))
    assert (left, right) == (0, 100)
    left, _top, right, _bottom = shown_part(Spec(100, 100), 1000, 100, (850, 0, 940, 90))
    assert left <= 850
    assert right >= 940


def test_a_focal_point_outside_of_the_picture_leaves_the_cut_within():
    part = shown_part(Spec(100, 100), 300, 100, (900, 900, 1000, 1000))
    assert part == (200, 0, 300, 100)


sides = st.integers(1, 16_383)
wants = st.integers(1, 1_600)


@given(sides, sides, wants, st.none() | wants, st.none() | st.tuples(sides, sides))
def test_a_part_lies_within_its_picture_and_a_size_is_no_larger(width, height, wide, high, corner):
    spec = Spec(wide, high)
    focus = (*corner, corner[0] + 50, corner[1] + 50) if corner else None
    left, top, right, bottom = shown_part(spec, width, height, focus)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    size = true_size(spec, width, height)
    assert 1 <= size[0] <= min(width, wide)
    assert 1 <= size[1] <= min(height, high or height)
