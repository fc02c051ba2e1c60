"""When a measured service is at rest."""

import pytest

from djeli.bench import servers
from djeli.bench.servers import REST_WITHIN, Server


class Clock:
    """Sleep takes no time, and a service works as told in each of its seconds."""

    def __init__(self, works):
        self.now, self.works = 0.0, works

    def monotonic(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


@pytest.fixture
def service(monkeypatch):
    def made(works):
        clock = Clock(works)
        monkeypatch.setattr(servers, "time", clock)
        monkeypatch.setattr(Server, "cpu_seconds", lambda _: works(clock.now))
        return Server.__new__(Server), clock

    return made


def test_a_service_is_at_rest_once_it_hardly_works_for_two_seconds(service):
    server, clock = service(lambda now: min(now, 7.0))
    server.wait_for_rest()
    assert clock.now == 10.0


def test_a_service_that_never_rests_is_told_of(service):
    server, clock = service(lambda now: now)
    with pytest.raises(LookupError, match="come to rest"):
        server.wait_for_rest()
    assert clock.now >= REST_WITHIN
