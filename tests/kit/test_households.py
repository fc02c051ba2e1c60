"""Who has a whole network of addresses is counted once."""

import pytest

from djeli.kit.households import household


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("41.1.2.3", "41.1.2.3"),
        ("2c0f:f248:0:1::5", "2c0f:f248:0:1::/64"),
        ("2c0f:f248:0:1:ffff::9", "2c0f:f248:0:1::/64"),
        ("", ""),
        ("nonsense", "nonsense"),
    ],
)
def test_an_address_of_ipv6_stands_for_its_network(address, known):
    assert household(address) == known
