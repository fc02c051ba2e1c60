"""Addresses that are read the quick way say what the thorough way says."""

import ipaddress
import random

from djeli.readership.beacon.reader_address import reader_address


def test_every_ipv4_address_is_public_or_not_as_the_registry_says():
    chance = random.Random(4)
    edges = [str(chance.choice((one[0], one[-1]))) for one in NETWORKS for _ in range(4)]
    others = [str(ipaddress.IPv4Address(chance.getrandbits(32))) for _ in range(2000)]
    near = [f"192.0.{third}.{last}" for third in range(4) for last in range(256)]
    for text in edges + others + near:
        found = reader_address(text)
        assert found == (text, ipaddress.ip_address(text).is_global), text


NETWORKS = [
    ipaddress.ip_network(one)
    for one in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.2.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "240.0.0.0/4",
    )
]


def test_what_only_looks_like_an_address_is_none():
    for text in ("1.2.3", "1.2.3.256", "01.2.3.4", "1.2.3.4.5", "٣.1.1.1", "1.2.3.4\n"):
        assert not reader_address(text).is_public, text
