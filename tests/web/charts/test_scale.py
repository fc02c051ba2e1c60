from hypothesis import given
from hypothesis import strategies as st

from djeli.web.charts.scale import scale_for

NUMBERS = st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=12)


@given(NUMBERS, st.booleans())
def test_a_scale_holds_every_value_in_a_few_even_steps(values, from_zero):
    scale = scale_for(values, from_zero=from_zero)
    assert scale.low < scale.high
    assert all(-1e-9 <= scale.share(value) <= 1 + 1e-9 for value in values)
    assert 2 <= len(scale.ticks) <= 12
    if from_zero:
        assert scale.low <= 0 <= scale.high


def test_lines_far_from_zero_need_not_begin_there():
    assert scale_for([100, 104], from_zero=False).low == 100
    assert scale_for([3, 100], from_zero=False).low == 0
