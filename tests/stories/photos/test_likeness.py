import pytest
from PIL import Image, ImageFilter

from djeli.stories.photos.likeness import STEPS, fitting_quality, likeness, sample
from tests import photos


def grain(size=(480, 300)):
    """Noise, which nothing can compress without a loss that is seen."""
    return Image.effect_noise(size, 90).convert("RGB")


def test_a_picture_is_like_itself_and_less_like_itself_the_more_it_is_blurred():
    sharp = grain()
    found = [likeness(sharp, sharp.filter(ImageFilter.GaussianBlur(by))) for by in (0, 1, 3)]
    assert found[0] == pytest.approx(1)
    assert found[0] > found[1] > found[2]
    assert found[2] < 0.5


@pytest.mark.parametrize("size", [(1, 1), (3, 40), (8, 8), (481, 333)])
def test_pictures_of_any_size_are_measured(size):
    assert likeness(grain(size), grain(size)) <= 1
    assert likeness(photos.scene(size=size), photos.scene(size=size)) == pytest.approx(1)


@pytest.mark.parametrize("form", STEPS)
def test_a_simple_picture_is_compressed_more_than_one_with_grain(form):
    assert fitting_quality(sample(photos.scene()), form) == STEPS[form][0]
    assert fitting_quality(sample(grain((1600, 1000))), form) == STEPS[form][-1]


@pytest.mark.parametrize("form", STEPS)
def test_the_quality_is_the_same_each_time(form):
    drawn = photos.scene().filter(ImageFilter.GaussianBlur(5))
    assert len({fitting_quality(sample(drawn), form) for _ in range(2)}) == 1
