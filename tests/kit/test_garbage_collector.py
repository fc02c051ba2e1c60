import gc

import pytest

from djeli.kit.garbage_collector import loading, settle


@pytest.fixture
def as_it_was():
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.enable()


def test_what_is_loaded_is_passed_over_and_what_comes_is_looked_through(as_it_was):
    loaded = {"stays": []}
    settle()
    comes = {"goes": []}
    seen = {id(one) for one in gc.get_objects()}
    assert id(loaded) not in seen
    assert id(comes) in seen


def test_while_a_site_is_loaded_the_collector_rests_and_then_passes_over_it(as_it_was):
    with loading():
        assert not gc.isenabled()
        loaded = {"stays": []}
    assert gc.isenabled()
    assert id(loaded) not in {id(one) for one in gc.get_objects()}


def test_a_site_that_cannot_be_loaded_leaves_the_collector_at_work(as_it_was):
    with pytest.raises(ImportError), loading():
        raise ImportError
    assert gc.isenabled()
