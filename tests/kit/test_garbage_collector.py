import gc

import pytest

from djeli.kit.garbage_collector import settle


@pytest.fixture
def as_it_was():
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_is_loaded_is_passed_over_and_what_comes_is_looked_through(as_it_was):
    loaded = {"stays": []}
    settle()
    comes = {"goes": []}
    seen = {id(one) for one in gc.get_objects()}
    assert id(loaded) not in seen
    assert id(comes) in seen
