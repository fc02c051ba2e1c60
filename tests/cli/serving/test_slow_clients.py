"""`djeli serve` for real, beside clients that never finish what they began."""

import socket
import time
from contextlib import ExitStack
from statistics import median

import pytest

from tests import collected, databases
from tests.cli.processes import Served, djeli, until
from tests.services import free_port

pytestmark = pytest.mark.slow
HELD = 200
ASKED = 300


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("slow")
    databases.begin_folder(folder / "newsroom")
    collected.begin_folder_with_statics(folder / "newsroom")
    found = "from djeli.stories.new_edition import create_edition; create_edition('The Lantern')"
    assert djeli("shell", "--no-imports", "-c", found, data=folder / "newsroom").returncode == 0
    one = Served(folder / "newsroom", free_port(), "--workers", 1, log=folder / "serve.log")
    one.until_ready()
    one.get("/")  # which is rendered now, and pressed from here on
    yield one
    one.process.terminate()
    one.process.wait(60)


def connect(served):
    return socket.create_connection(("127.0.0.1", served.port), timeout=60)


def request(path, *headers, method="POST"):
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *headers, "", ""]
    return "\r\n".join(lines).encode()


def reading_time(served, path="/"):
    """The median of what a reader waits for a page on a connection that stays."""
    times = []
    with connect(served) as reader:
        for _ in range(ASKED):
            began = time.perf_counter()
            reader.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n\r\n".encode())
            assert take(reader)[:12] == b"HTTP/1.1 200"
            times.append(time.perf_counter() - began)
    return median(times)


def take(connection):
    """One answer with a told length, or what came until the end."""
    got = b""
    while b"\r\n\r\n" not in got:
        more = connection.recv(65536)
        if not more:
            return got
        got += more
    head, _, body = got.partition(b"\r\n\r\n")
    told = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    length = int(told[0].split(b":")[1]) if told else 0
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def unfinished(kind, place):
    """What a client sends that then says no more."""
    paths = ["/newsletter/", "/beacon/", "/comments/1/", "/desk/login/", "/"]
    path = paths[place % len(paths)]
    return {
        "bodies": request(path, "Content-Length: 100") + b"half",
        "chunks": request(path, "Transfer-Encoding: chunked") + b"4\r\nhalf\r\n",
        "heads": f"GET {path} HTTP/1.1\r\nHost: a\r\nX-Half: ".encode(),
        "answers": request("/static/nothing.css", method="GET") * 20,
    }[kind]


@pytest.mark.parametrize("kind", ["bodies", "chunks", "heads", "answers"])
def test_readers_do_not_notice_two_hundred_clients_that_never_finish(served, kind):
    alone = reading_time(served)
    with ExitStack() as held:
        for place in range(HELD):
            one = held.enter_context(connect(served))
            one.sendall(unfinished(kind, place))
        beside = reading_time(served)
        assert served.get("/healthz") == (200, b"ok\n")
        assert served.get("/latest/")[0] == 200, "what has to be rendered is rendered"
    alone = max(alone, reading_time(served))  # what else the machine does comes and goes
    assert beside < alone * 20, f"{beside:.5f} s beside {alone:.5f} s"


def test_a_form_is_taken_beside_two_hundred_that_never_finish(served):
    with ExitStack() as held:
        for place in range(HELD):
            one = held.enter_context(connect(served))
            one.sendall(unfinished("bodies", place))
        with connect(served) as reader:
            reader.sendall(request("/newsletter/", "Content-Length: 3") + b"a=b")
            assert take(reader)[:12] == b"HTTP/1.1 403", "no token, and so it was read"


def test_a_body_that_never_ends_is_told_so_and_its_connection_ends(served):
    with connect(served) as slow:
        slow.sendall(request("/newsletter/", "Content-Length: 100") + b"half")
        answer = take(slow)
        assert answer.startswith(b"HTTP/1.1 408")
        assert b"too long to arrive" in answer
        assert slow.recv(1) == b""


@pytest.mark.parametrize("cookie", ["", "Cookie: sessionid=nobody\r\n"])
def test_a_body_that_is_too_large_is_refused_before_it_is_sent(served, cookie):
    with connect(served) as sender:
        head = request("/newsletter/", "Content-Length: 300000000").decode()
        sender.sendall(head.replace("\r\n\r\n", f"\r\n{cookie}\r\n", 1).encode())
        assert take(sender).startswith(b"HTTP/1.1 413")
        assert sender.recv(1) == b""


def test_a_body_of_untold_length_is_refused_where_it_grows_too_large(served):
    with connect(served) as sender:
        sender.sendall(request("/newsletter/", "Transfer-Encoding: chunked"))
        for _ in range(5):
            sender.sendall(b"4000\r\n" + b"x" * 0x4000 + b"\r\n")
        assert take(sender).startswith(b"HTTP/1.1 413")


def test_the_body_of_a_get_is_not_waited_for(served):
    with connect(served) as reader:
        reader.sendall(request("/", "Content-Length: 100", method="GET"))
        assert take(reader).startswith(b"HTTP/1.1 200")


def test_a_head_that_is_not_finished_ends_its_connection(served):
    with connect(served) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n")
        until(lambda: _has_ended(slow), "the end of the connection")


def _has_ended(connection):
    connection.settimeout(0.05)
    try:
        return connection.recv(1000)[:12] in (b"", b"HTTP/1.1 408")
    except TimeoutError:
        return False


@pytest.mark.parametrize("length", ["Content-Length: 100", "Transfer-Encoding: chunked"])
def test_a_body_that_breaks_off_never_reaches_the_site(served, length):
    with connect(served) as sender:
        sender.sendall(request("/newsletter/", length) + b"3\r\na=b\r\n")
        sender.shutdown(socket.SHUT_WR)
        assert take(sender)[:12] in (b"", b"HTTP/1.1 400")


@pytest.mark.parametrize("size", [1_000, 100_000, 2_000_000])
def test_an_upload_of_somebody_who_is_logged_in_reaches_the_site(served, session, size):
    for _ in range(3):
        with connect(served) as sender:
            heads = f"Cookie: sessionid={session}", f"Content-Length: {size}"
            sender.sendall(request("/desk/", *heads) + b"a" * size)
            # The form has no token of ours: the site, and not the server, says so.
            assert take(sender)[:12] == b"HTTP/1.1 403"
    assert served.get("/healthz") == (200, b"ok\n")


@pytest.fixture(scope="module")
def session(served):
    begin = (
        "from django.contrib.sessions.backends.db import SessionStore as Store;"
        "one = Store(); one['_auth_user_id'] = '1'; one.create(); print(one.session_key)"
    )
    return djeli(
        "shell", "--no-imports", "-c", begin, data=served.log.parent / "newsroom"
    ).stdout.split()[-1]
