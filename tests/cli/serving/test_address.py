import argparse

import pytest

from djeli.cli.refusals import RefusedError
from djeli.cli.serving.address import Address, port_number, refuse_taken


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),
        ("::", "http://[::1]:8000/"),
        ("news.example", "http://news.example:8000/"),
    ],
)
def test_the_printed_address_is_one_that_opens(host, url):
    assert Address(host, 8000).url == url


@pytest.mark.parametrize("text", ["0", "65536", "-1", "eighty", "", "٨٠"])
def test_what_is_no_port_is_refused(text):
    with pytest.raises(argparse.ArgumentTypeError, match="is not a port"):
        port_number(text)


def test_an_unknown_host_is_told_by_name():
    with pytest.raises(RefusedError, match=r"no host nowhere\.invalid"):
        refuse_taken(Address("nowhere.invalid", 8000))


def test_a_host_of_another_machine_is_refused():
    with pytest.raises(RefusedError, match=r"cannot listen on 192\.0\.2\.1"):
        refuse_taken(Address("192.0.2.1", 8000))
