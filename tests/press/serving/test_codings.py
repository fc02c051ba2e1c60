import pytest
from hypothesis import given
from hypothesis import strategies as st

from djeli.press.serving.codings import SMALLEST_FIRST, codings


@pytest.mark.parametrize(
    ("accepted", "best_first"),
    [
        ("", ["identity"]),
        ("identity", ["identity"]),
        ("deflate, zstd", ["identity"]),
        ("gzip", ["gzip", "identity"]),
        ("x-gzip", ["gzip", "identity"]),
        ("gzip, deflate, br", ["br", "gzip", "identity"]),
        ("gzip, deflate, br, zstd, dcb, dcz", ["dcz", "br", "gzip", "identity"]),
        ("GZIP ; Q=0.8 , br;q=0.8", ["br", "gzip", "identity"]),
        ("gzip;q=1.0, br;q=0.5", ["gzip", "br", "identity"]),
        ("br;q=0.001, gzip;q=0.002", ["gzip", "br", "identity"]),
        ("br;q=0, gzip", ["gzip", "identity"]),
        ("br;q=0.000, gzip", ["gzip", "identity"]),
        ("gzip;q=0, *", ["dcz", "br", "identity"]),
        ("*", ["dcz", "br", "gzip", "identity"]),
        ("*;q=0, br", ["br"]),
        ("identity;q=0, gzip", ["gzip"]),
        ("identity, gzip;q=0.5", ["identity", "gzip"]),
        ("identity;q=0.5, gzip;q=0.5", ["gzip", "identity"]),
        ("identity;q=0", ["identity"]),
        ("*;q=0", ["identity"]),
        ("gzip;q=1.5, br;q=x", ["identity"]),
        ("br;level=4", ["identity"]),
        ("br;q=0, br", ["identity"]),
        (",, gzip ,", ["gzip", "identity"]),
    ],
)
def test_the_best_coding_comes_first(accepted, best_first):
    assert list(codings(accepted)) == best_first


@given(st.text(alphabet="gzipbrdc*,;=q .019x", max_size=40))
def test_any_header_gives_at_least_one_coding_and_none_twice(accepted):
    found = codings(accepted)

    assert found
    assert len(set(found)) == len(found)
    assert set(found) <= set(SMALLEST_FIRST)
