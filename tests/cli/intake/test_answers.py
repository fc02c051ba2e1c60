import io
from wsgiref.util import FileWrapper

import pytest

from djeli.cli.intake.answers import ask, refusal

ENVIRON = {"REQUEST_METHOD": "GET"}


def answering(body, *headers, status="200 OK"):
    def site(environ, start):
        start(status, list(headers))
        return body

    return site


def test_an_answer_in_parts_is_gathered_and_closed():
    class Parts(list):
        closed = False

        def close(self):
            self.closed = True

    parts = Parts([b"one ", b"two"])
    answer = ask(answering(parts, ("X-A", "1")), ENVIRON)

    assert (answer.status, answer.headers, answer.body) == (200, [("X-A", "1")], b"one two")
    assert parts.closed


def test_a_file_is_named_with_the_part_of_it_that_is_wanted(tmp_path):
    path = tmp_path / "picture"
    path.write_bytes(b"0123456789")
    file = path.open("rb")
    file.seek(2)
    answer = ask(answering(FileWrapper(file), ("Content-Length", "3")), ENVIRON)

    assert (answer.path, answer.start, answer.end) == (str(path), 2, 5)
    assert file.closed


def test_a_file_in_memory_is_gathered():
    answer = ask(answering(FileWrapper(io.BytesIO(b"text"))), ENVIRON)

    assert (answer.path, answer.body) == ("", b"text")


def test_a_site_that_begins_late_and_writes_by_itself_is_heard():
    def site(environ, start):
        write = start("200 OK", [])
        write(b"first ")
        yield b"second"

    assert ask(site, ENVIRON).body == b"first second"


def test_a_header_that_cannot_be_sent_loses_its_odd_letters():
    assert ask(answering([], ("X-A", "né")), ENVIRON).headers == [("X-A", "n")]


@pytest.mark.parametrize("status", [400, 408, 413, 503])
def test_a_refusal_says_what_happened_and_ends_the_connection(status):
    answer = refusal(status)
    assert answer.status == status
    assert answer.body.endswith(b".\n")
    assert ("Connection", "close") in answer.headers
    assert (("Retry-After", "5") in answer.headers) == (status == 503)
