import pytest

from tools.svg_paths import coarse


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("M1.04 1.04 2.06 2.06", "m1 1l1.1 1.1"),
        ("m1 1h.04h.04h.04v-1.26z", "m1 1h.1v-1.3z"),
        ("M2 2C2.51 2.49 3 3 3.04 3.06s1 1 1.02 1.04", "m2 2c.5.5 1 1 1 1.1s1 1 1.1 1"),
        ("m1 1a2.04 2.04 0 01.5.5a2 2 0 10-1-.56", "m1 1a2 2 0 0 1 .5.5a2 2 0 1 0 -1-.6"),
    ],
)
def test_a_path_on_a_coarse_grid_is_short(path, written):
    assert coarse(path, 1) == written


def test_many_small_steps_end_where_they_ended():
    steps = coarse("m0 0" + "h.14" * 10, 1).split("h")[1:]
    assert sum(map(float, steps)) == pytest.approx(1.4)


def test_a_path_that_cannot_be_read_is_refused():
    with pytest.raises(ValueError, match="no number"):
        coarse("M1 x", 1)
