"""Whom a request comes from is said by our own proxies, and by nobody else."""

import pytest

from djeli.kit.proxies import Proxies

OURS = Proxies(["127.0.0.0/8", "::1", "10.1.0.0/16"])


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("41.1.2.3", None, "41.1.2.3"),
        ("41.1.2.3", "9.9.9.9", "41.1.2.3"),
        ("127.0.0.1", "9.9.9.9", "9.9.9.9"),
        ("127.0.0.1", "6.6.6.6, 9.9.9.9", "9.9.9.9"),
        ("127.0.0.1", "6.6.6.6, 9.9.9.9, 10.1.0.7", "9.9.9.9"),
        ("127.0.0.1", "6.6.6.6, 192.168.0.4", "192.168.0.4"),
        ("127.0.0.1", "6.6.6.6, nonsense", "127.0.0.1"),
        ("127.0.0.1", "9.9.9.9:5023", "9.9.9.9"),
        ("::1", "[2c0f:f248::5]:443", "2c0f:f248::5"),
        ("::ffff:127.0.0.1", "9.9.9.9", "9.9.9.9"),
        ("", "9.9.9.9", "9.9.9.9"),
        ("", "", ""),
        ("10.2.0.1", "9.9.9.9", "10.2.0.1"),
    ],
)
def test_the_nearest_address_that_is_no_proxy_of_ours_is_the_clients(peer, forwarded, client):
    assert OURS.client(peer, forwarded) == client


def test_what_a_stranger_says_of_address_and_scheme_is_taken_out():
    environ = {
        "REMOTE_ADDR": "41.1.2.3",
        "HTTP_X_FORWARDED_FOR": "9.9.9.9",
        "HTTP_X_FORWARDED_PROTO": "https",
    }
    OURS.settle(environ)
    assert environ == {"REMOTE_ADDR": "41.1.2.3"}


def test_a_proxy_of_ours_may_say_the_scheme():
    environ = {"REMOTE_ADDR": "10.1.0.7", "HTTP_X_FORWARDED_PROTO": "https"}
    OURS.settle(environ)
    assert environ["HTTP_X_FORWARDED_PROTO"] == "https"


def test_a_network_that_is_none_is_refused():
    with pytest.raises(ValueError, match="nonsense"):
        Proxies(["nonsense"])
