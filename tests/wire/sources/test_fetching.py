"""What a source may ask, and what it may not."""

import socket

import pytest

from djeli.wire.sources import fetching
from djeli.wire.sources.fetching import CannotFetch, Request, fetch, is_public
from tests.wire.sources.server import send, serving

HERE = ("127.0.0.1",)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0",
        "100.64.0.1", "224.0.0.1", "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1",
        "64:ff9b::a00:1", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_private_numbers_are_known(number):
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1::1"])
def test_public_numbers_are_known(number):
    assert is_public(number)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/", "http://localhost/", "http://[::1]/", "http://0x7f.1/",
        "http://2130706433/", "http://[::ffff:127.0.0.1]/",
    ],
)  # fmt: skip
def test_nothing_private_is_asked(address):
    with pytest.raises(CannotFetch, match=r"private network|not known"):
        fetch(Request(address))


@pytest.mark.parametrize(
    "address",
    ["ftp://x.example/", "file:///etc/hostname", "http://", "http://[::1", "http://u:p@x.example/"],
)
def test_what_is_no_address_of_the_web_is_not_asked(address):
    with pytest.raises(CannotFetch, match="must begin with"):
        fetch(Request(address))


def test_a_name_that_leads_into_ones_own_network_is_not_asked(monkeypatch):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.8", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_kwargs: found)
    with pytest.raises(CannotFetch, match=r"wire\.example is in a private network"):
        fetch(Request("http://wire.example/feed"))


def test_what_the_operator_allows_is_asked_with_secret_and_marks():
    seen = []

    def reply(handler):
        seen.append(dict(handler.headers))
        send(handler, b"<rss/>", ETag='"1"', Last_Modified="Fri, 20 Nov 2026 09:00:00 GMT")

    with serving(reply) as address:
        answer = fetch(Request(address, secret="Bearer abc", allowed=("127.0.0.0/8",)))
        fetch(Request(address, secret="user:word", etag='"1"', allowed=HERE))
    assert (answer.content, answer.etag) == (b"<rss/>", '"1"')
    assert seen[0]["Authorization"] == "Bearer abc"
    assert seen[1]["Authorization"] == "Basic dXNlcjp3b3Jk"
    assert seen[1]["If-None-Match"] == '"1"'


def test_what_has_not_changed_is_not_sent_again():
    with serving(lambda handler: send(handler, b"", 304)) as address:
        answer = fetch(Request(address, etag='"1"', allowed=HERE))
    assert (answer.is_new, answer.etag) == (False, '"1"')


def test_a_redirect_is_checked_and_does_not_get_the_secret_of_another_host():
    seen = []

    def elsewhere(handler):
        seen.append(handler.headers.get("Authorization"))
        send(handler, b"here")

    with (
        serving(elsewhere) as second,
        serving(lambda one: send(one, b"", 302, Location=f"{second}/x")) as first,
    ):
        answer = fetch(Request(first, secret="Bearer abc", allowed=HERE))
    assert (answer.content, seen) == (b"here", [None])


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("http://[::1]:1/", "private network"),
        ("file:///etc/hostname", "must begin with"),
        ("/again", "more than 4 redirects"),
    ],
)
def test_a_redirect_leads_only_where_the_first_address_could(location, told):
    with (
        serving(lambda one: send(one, b"", 302, Location=location)) as address,
        pytest.raises(CannotFetch, match=told),
    ):
        fetch(Request(address, allowed=HERE))


def test_too_much_ends_in_one_line(monkeypatch):
    monkeypatch.setattr(fetching, "LARGEST", 1000)
    with (
        serving(lambda handler: send(handler, b"x" * 5000)) as address,
        pytest.raises(CannotFetch, match="larger"),
    ):
        fetch(Request(address, allowed=HERE))


def test_too_slow_ends_in_one_line(monkeypatch):
    monkeypatch.setattr(fetching, "LONGEST", -1.0)
    with (
        serving(lambda handler: send(handler, b"x")) as address,
        pytest.raises(CannotFetch, match="took longer"),
    ):
        fetch(Request(address, allowed=HERE))


def test_an_error_of_the_server_and_an_answer_cut_off_are_told():
    with (
        serving(lambda handler: send(handler, b"", 503)) as address,
        pytest.raises(CannotFetch, match="answers 503"),
    ):
        fetch(Request(address, allowed=HERE))

    def cut(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "100")
        handler.end_headers()
        handler.wfile.write(b"half")

    with serving(cut) as address, pytest.raises(CannotFetch, match="ended early"):
        fetch(Request(address, allowed=HERE))
