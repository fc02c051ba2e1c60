"""The readers of `djeli bench desk`."""

import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from djeli.bench.service.steady_readers import Visits, read


class Pages(BaseHTTPRequestHandler):
    """The slow page is answered when ``others`` pages were."""

    protocol_version = "HTTP/1.1"
    body = b"x" * 300_000
    others = 9

    def do_GET(self):
        if self.path == "/gone":
            self.close_connection = True
            return
        if self.path == "/slow":
            assert self.server.all_others.wait(30)
        self.send_response(503 if self.path == "/busy" else 200)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)
        with self.server.counting:
            self.server.answered.append(self.path)
            if len(self.server.answered) == self.others:
                self.server.all_others.set()

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as made:
        made.answered, made.counting, made.all_others = [], threading.Lock(), threading.Event()
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def visits(*given):
    """As in a process of its own: other tests leave an event loop running in this thread."""
    with ThreadPoolExecutor() as pool:
        return pool.submit(read, *given).result()


def test_all_pages_are_read_whole_and_what_fails_is_counted(server):
    found = visits(server.server_port, ["/", "/busy", "/gone"], 0.3, 50)
    assert len(found.taken) == 15
    assert found.failed == 10


def test_a_slow_page_delays_nobody_after_it(server):
    found = visits(server.server_port, ["/slow", *["/"] * 9], 0.2, 50)
    assert server.answered == ["/"] * 9 + ["/slow"]
    assert (len(found.taken), found.failed) == (10, 0)


def test_visits_of_several_rounds_are_counted_together():
    counted = Visits([0.1], failed=1)
    counted.add(Visits([0.2, 0.3], failed=2))
    assert counted == Visits([0.1, 0.2, 0.3], failed=3)
