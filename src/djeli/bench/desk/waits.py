"""How long each screen of the desk takes, and how many queries, for each role that opens it.

The reference in the same run is the page of one's own account, which reads no story.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from statistics import median
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.urls import reverse

from djeli.accounts.models import User
from djeli.bench import pace
from djeli.bench.desk.screens import screens
from djeli.bench.editions import require_own
from djeli.stories.models import Article

ROLES = ("Reporters", "Editors", "Publishers")
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Wait:
    """Of one screen: ms by the clock and of CPU time (median of three rounds, after one that warms
    up), queries, and the ms of the page that reads no story."""

    screen: str
    role: str
    stories: int
    ms: float
    cpu_ms: float
    queries: int
    reference_ms: float

    @property
    def ratio(self) -> float:
        return self.ms / self.reference_ms if self.reference_ms else 0.0


def waits() -> Iterator[Wait]:
    """Of each screen that a role may open, in the edition at hand, which must be made for this.

    Raises LookupError where there is nothing to open, or a screen fails.
    """
    require_own()
    stories = Article.objects.count()
    found = list(screens())
    for role in ROLES:
        client = _client(role)
        reference = _measured(client, reverse("wagtailadmin_account"))
        for name, address in found:
            if cost := _measured(client, address):
                yield Wait(name, role, stories, *cost, reference[0] if reference else 0.0)


def _client(role: str) -> Client:
    """The session of somebody who has that role."""
    user = User.objects.filter(groups__name=role, is_active=True).order_by("pk").first()
    if user is None:
        user = User.objects.create_user(f"bench-{role.lower().replace(' ', '-')}@djeli.example")
        user.groups.add(Group.objects.get(name=role))
    client = Client(SERVER_NAME=next(iter(settings.ALLOWED_HOSTS), "localhost"))
    client.force_login(user)
    return client


def _measured(client: Client, address: str) -> tuple[float, float, int] | None:
    """Ms, ms of CPU time, and queries; None for a screen that this role may not open."""
    if not _opens(client, address):
        return None
    walls, cpus, queries = [], [], Queries()
    for _ in range(ROUNDS):
        pace.look()
        queries.number = 0
        wall, cpu = time.perf_counter(), time.thread_time()
        with connection.execute_wrapper(queries):
            client.get(address)
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.thread_time() - cpu) * 1000)
    return round(median(walls), 1), round(median(cpus), 1), queries.number


def _opens(client: Client, address: str) -> bool:
    answer = client.get(address)
    if answer.status_code in (HTTPStatus.FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND):
        return False
    if answer.status_code != HTTPStatus.OK:
        raise LookupError(f"{address} answers {answer.status_code}")
    return True


class Queries:
    """Counts what is sent to the database."""

    number = 0

    def __call__(self, execute: Callable[..., Any], *said: Any) -> Any:
        self.number += 1
        return execute(*said)
