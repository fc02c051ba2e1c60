"""Small bodies that are answered where they come, without a thread."""

import asyncio
from types import SimpleNamespace

import pytest

from djeli.cli.intake.limits import Limits
from djeli.cli.intake.rsgi_app import Reception, Site
from tests.cli.intake.coroutines import played

BODY = b'{"s": 42}'


class Proto:
    """The server's side of one request, whose body has come."""

    def __init__(self, body):
        self.body = body
        self.sent = None

    def __call__(self):
        future = asyncio.get_running_loop().create_future()
        future.set_result(self.body)
        return future

    def response_empty(self, status, headers):
        self.sent = status, dict(headers)

    def response_bytes(self, status, headers, body):
        self.sent = status, dict(headers)


def asked(path="/beacon/", length=None, **headers):
    headers = {"content-length": str(length or len(BODY)), "user-agent": "Mozilla", **headers}
    return SimpleNamespace(
        method="POST",
        path=path,
        query_string="",
        headers=headers,
        authority=None,  # only HTTP/2 has one
        client="127.0.0.1:4711",
        server="127.0.0.1:80",
        http_version="1.1",
        scheme="http",
    )


def site(environ, start):
    start("200 OK", [("X-By", "the site")])
    return [b""]


def answered(takes, scope, body=BODY, limits=None):
    """What is sent, and whether the request ended before the loop had a turn."""
    proto = Proto(body)

    async def play():
        reception = Reception(
            Site(site, lambda *_: None, lambda *_: None, reports={"/beacon/": takes}),
            limits or Limits(),
        )
        coroutine = reception.__rsgi__(scope, proto)
        try:
            coroutine.send(None)
        except StopIteration:
            return True
        coroutine.close()
        await reception.__rsgi__(scope, proto)
        return False

    return played(play()), proto.sent


def test_a_report_is_taken_at_once_with_who_sent_it():
    seen = []

    def takes(asker, body):
        seen.append((asker, body))
        return 204

    scope = asked(**{"x-forwarded-for": "41.1.2.3", "host": "lantern.example"})
    was_at_once, sent = answered(takes, scope)
    assert was_at_once
    assert sent == (204, {"Cache-Control": "no-store"})
    ((asker, body),) = seen
    assert body == BODY
    assert asker["HTTP_HOST"] == "lantern.example"
    assert asker["HTTP_USER_AGENT"] == "Mozilla"
    assert asker["HTTP_X_FORWARDED_FOR"] == "41.1.2.3"
    assert asker["REMOTE_ADDR"] == "127.0.0.1"


def test_what_is_posted_elsewhere_is_the_sites():
    was_at_once, sent = answered(pytest.fail, asked(path="/comments/"))
    assert not was_at_once
    assert sent == (200, {"X-By": "the site"})


def test_a_body_that_broke_off_is_refused_and_not_counted():
    was_at_once, sent = answered(pytest.fail, asked(length=len(BODY) + 1))
    assert was_at_once
    assert sent[0] == 400


def test_too_many_at_once_are_told_to_come_again():
    was_at_once, sent = answered(pytest.fail, asked(), limits=Limits(bodies_at_once=0))
    assert was_at_once
    assert sent[0] == 503
    assert "Retry-After" in sent[1]


def test_a_fault_is_told_in_the_log_and_by_the_status(caplog):
    def takes(asker, body):
        raise OSError("the disk is away")

    _, sent = answered(takes, asked())
    assert sent[0] == 500
    assert "could not be taken" in caplog.text
