"""Requests of the desk go to a process of its own and come back as they would have been here."""

import io
import os
import socket
import tempfile
import threading
from wsgiref.util import FileWrapper

import pytest

from djeli.cli.intake.answers import Answer
from djeli.cli.intake.desk_line import READY, UNSURE, DeskAway, DeskLine
from djeli.cli.serving.child_process import Child
from djeli.cli.serving.desk_process import DeskProcess, listen


def site(environ, start):
    if environ["PATH_INFO"] == "/fails/":
        raise LookupError("no such thing")
    if environ["PATH_INFO"] == "/file/":
        start("200 OK", [("Content-Length", "3")])
        return FileWrapper(open(environ["QUERY_STRING"], "rb"))
    body = environ["wsgi.input"].read()
    start("201 Created", [("X-Asked-By", environ["HTTP_COOKIE"]), ("X-Size", str(len(body)))])
    return [environ["PATH_INFO"].encode("latin-1"), body[-5:]]


@pytest.fixture
def place():
    with tempfile.TemporaryDirectory() as folder:
        yield f"{folder}/desk"


@pytest.fixture
def line(place):
    with listen(place) as listener:
        desk = DeskProcess(listener, site)
        desk.start()
        yield DeskLine(place)
        desk.stop()


def asked(path="/desk/", method="GET", body=b"", query=""):
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_COOKIE": "session=amina",
        "wsgi.input": io.BytesIO(body),
        "wsgi.url_scheme": "http",
        "wsgi.multithread": True,
    }
    return environ | ({"CONTENT_LENGTH": str(len(body))} if body else {})


def test_an_answer_comes_back_whole(line):
    answer = line.ask(asked("/desk/\u00c3\u00a9/"))
    assert (answer.status, answer.headers[0]) == (201, ("X-Asked-By", "session=amina"))
    assert answer.body == "/desk/é/".encode()


@pytest.mark.parametrize("size", [1, 70_000, 3_000_000])
def test_a_body_goes_there_whole(line, size):
    answer = line.ask(asked(method="POST", body=b"x" * size + b"Accra"))
    assert dict(answer.headers)["X-Size"] == str(size + 5)
    assert answer.body == b"/desk/Accra"


def test_a_file_is_named_rather_than_sent(line, tmp_path):
    (tmp_path / "file").write_bytes(b"abc")
    answer = line.ask(asked("/file/", query=str(tmp_path / "file")))
    assert (answer.path, answer.start, answer.end) == (str(tmp_path / "file"), 0, 3)


def test_what_fails_there_is_a_500_and_the_next_request_is_answered(line, caplog):
    assert line.ask(asked("/fails/")) == Answer(500, [])
    assert "/fails/ could not be answered" in caplog.text
    assert line.ask(asked()).status == 201


def test_many_at_once_are_all_answered(line):
    found = []
    people = [
        threading.Thread(target=lambda: found.append(line.ask(asked()).status)) for _ in range(40)
    ]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert found == [201] * 40


def test_a_process_that_is_away_may_be_done_without(place):
    with pytest.raises(DeskAway):
        DeskLine(place).ask(asked(method="POST", body=b"x"))


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_after_a_death_only_what_changes_nothing_is_asked_again(place, method):
    listener = listen(place)

    def die():
        one, _ = listener.accept()
        one.sendall(READY)
        one.recv(10)
        one.shutdown(socket.SHUT_RDWR)
        one.close()

    threading.Thread(target=die).start()
    line, request = DeskLine(place), asked(method=method, body=b"x" if method == "POST" else b"")
    if method == "GET":
        with pytest.raises(DeskAway):
            line.ask(request)
    else:
        answer = line.ask(request)
        assert (answer.status, answer.body) == (500, f"{UNSURE}\n".encode())
    listener.close()


def test_the_socket_of_a_dead_process_is_replaced_and_is_its_owners(place):
    listen(place).close()
    again = listen(place)
    assert os.stat(place).st_mode & 0o077 == 0
    again.close()


@pytest.mark.parametrize("does", ["nothing", "ends"])
def test_a_socket_with_no_process_behind_it_is_given_up_before_the_request_is_sent(
    place, does, monkeypatch
):
    monkeypatch.setattr("djeli.cli.intake.desk_line.READY_WITHIN", 0.2)
    with listen(place) as listener:
        if does == "ends":
            threading.Thread(target=lambda: listener.accept()[0].close()).start()
        with pytest.raises(DeskAway):
            DeskLine(place).ask(asked(method="POST", body=b"x"))


def test_what_waits_when_a_process_ends_is_the_next_ones(place):
    with listen(place) as listener:
        first = DeskProcess(listener, site)
        first.start()
        assert DeskLine(place).ask(asked()).status == 201
        first.stop()
        found = []
        waiting = threading.Thread(target=lambda: found.append(DeskLine(place).ask(asked()).status))
        waiting.start()
        second = DeskProcess(listener, site)
        second.start()
        waiting.join()
        second.stop()
    assert found == [201]


def test_a_process_is_idle_when_nothing_is_in_hand(place):
    inside, may_end = threading.Event(), threading.Event()

    def slow(environ, start):
        inside.set()
        assert may_end.wait(10)
        return site(environ, start)

    with listen(place) as listener:
        desk = DeskProcess(listener, slow)
        desk._asked_at -= 100
        assert desk.idle_for() >= 100
        desk.start()
        asking = threading.Thread(target=lambda: DeskLine(place).ask(asked()))
        asking.start()
        assert inside.wait(10)
        assert desk.idle_for() == 0
        may_end.set()
        asking.join()
        desk.stop()
        assert 0 < desk.idle_for() < 50


def test_when_all_is_stopped_the_desk_is_away_at_once_and_what_is_in_hand_is_finished(
    place, caplog
):
    inside, may_end, found = threading.Event(), threading.Event(), []

    def slow(environ, start):
        inside.set()
        assert may_end.wait(10)
        return site(environ, start)

    child = Child("desk", int)
    child.listener = listen(place)
    desk = DeskProcess(child.listener, slow)
    desk.start()
    asking = threading.Thread(target=lambda: found.append(DeskLine(place).ask(asked()).status))
    asking.start()
    assert inside.wait(10)
    also_forked = child.listener.dup()
    child.ask_to_stop()
    with also_forked, pytest.raises(DeskAway, match="refused"):
        DeskLine(place).ask(asked(method="POST", body=b"x"))
    may_end.set()
    asking.join()
    desk.stop()
    child.listener.close()
    assert found == [201]
    assert "no requests any more" not in caplog.text
