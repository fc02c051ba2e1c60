"""Visits to a served edition: what readers ask for, and an editor who is logged in."""

from __future__ import annotations

import http.client
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from http.cookies import SimpleCookie
from itertools import islice
from urllib.parse import urlencode

from django.contrib.auth.hashers import make_password
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from djeli.accounts.models import User
from djeli.press.render.addresses import all_addresses, as_sent
from djeli.stories.models import Article

READ = 400
"""Addresses that readers ask for, each in two forms."""
PICTURES = 60
SEARCHES = ("election", "cocoa price", "Lagos", "eleksion", "aujourd'hui", "شمس")
AT_ONCE = 8
"""Connections that are used by turns: the system deals them out to the workers."""
DESK_PAGES = 40
PASSWORD = secrets.token_urlsafe(16)
LINK = re.compile(r'"(/desk/[a-z0-9_/-]*)"')
PICTURE = re.compile(r'src="(/media/[^"]+)"')
NOT_VISITED = re.compile("logout|login|delete|/add/|password|jsi18n|sprite")


def prepare(copy: sqlite3.Connection, editor: User, story: Article) -> None:
    """In a copy of the database, let ``editor`` have a known password, and ``story`` be due."""
    with copy:
        copy.execute(
            "UPDATE accounts_user SET password = ? WHERE id = ?",
            (make_password(PASSWORD), editor.pk),
        )
        copy.execute(
            "UPDATE wagtailcore_revision SET approved_go_live_at = ? WHERE id = ?",
            (f"{timezone.now():%Y-%m-%d %H:%M:%S}", story.latest_revision_id),
        )


def editor() -> User:
    """Somebody who may use the desk. Raises LookupError if there is nobody."""
    may = Q(is_superuser=True) | Q(groups__permissions__codename="access_admin")
    found = User.objects.filter(may, is_active=True).order_by("-is_superuser", "pk").first()
    if found is None:
        raise LookupError("nobody may log in to the desk of this edition")
    return found


def newest() -> Article:
    """Raises LookupError if no story could be published again."""
    stories = Article.objects.live().filter(latest_revision__isnull=False)
    story = stories.order_by("-pk").first()
    if story is None:
        raise LookupError("the edition has no live story that could be published again")
    return story


def reader_addresses() -> list[str]:
    """What readers ask for most. Raises LookupError for an empty edition."""
    found = list(islice(all_addresses(), READ))
    if not found:
        raise LookupError("the edition has no page to read")
    return found


def read(port: int, addresses: list[str]) -> None:
    """Read pages in both forms, search, and look at pictures, as many readers."""
    connections = [
        http.client.HTTPConnection("127.0.0.1", port, timeout=60) for _ in range(AT_ONCE)
    ]
    pictures: dict[str, None] = {}
    wanted = [*map(as_sent, addresses), *(f"/search/?{urlencode({'q': q})}" for q in SEARCHES)]
    for number, address in enumerate(wanted):
        for step, accepted in enumerate(("gzip", "identity")):
            # Both workers come to have each page.
            connection = connections[(number + step) % AT_ONCE]
            page = _get(connection, address, {"Accept-Encoding": accepted})
        pictures |= dict.fromkeys(PICTURE.findall(page))
    for number, address in enumerate(islice(pictures, PICTURES)):
        _get(connections[number % AT_ONCE], address, {})
    for connection in connections:
        connection.close()


def use_desk(port: int, editor: User, story: Article) -> None:
    """Log in, and look at what the desk's menu and its lists lead to, by two connections."""
    cookie = cookie_of(port, editor)
    seen: set[str] = set()
    left = ["/desk/", reverse("wagtailadmin_pages:edit", args=[story.pk])]
    while left and len(seen) < DESK_PAGES:
        address = left.pop(0)
        seen.add(address)
        with closing(_connection(port)) as connection:
            page = _get(connection, address, {"Cookie": cookie})
        left += dict.fromkeys(
            one
            for one in LINK.findall(page)
            if one not in seen and one not in left and not NOT_VISITED.search(one)
        )


def _connection(port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", port, timeout=60)


def cookie_of(port: int, editor: User) -> str:
    """The cookies of an editor who has just logged in. Raises LookupError if the desk refuses."""
    with closing(_connection(port)) as connection:
        return log_in(connection, editor)


def log_in(connection: http.client.HTTPConnection, editor: User) -> str:
    """The cookies of somebody who is logged in. Raises LookupError if the desk refuses."""
    connection.request("GET", "/desk/login/")
    answer = connection.getresponse()
    form, cookies = answer.read().decode(), SimpleCookie(answer.headers["Set-Cookie"])
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    if token is None:
        raise LookupError(f"the desk has no form to log in: it answers {answer.status}")
    given = {"csrfmiddlewaretoken": token[1], "username": editor.email, "password": PASSWORD}
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": "; ".join(_pairs(cookies)),
    }
    connection.request("POST", "/desk/login/", urlencode(given), headers)
    answer = connection.getresponse()
    answer.read()
    for header in answer.headers.get_all("Set-Cookie") or []:
        cookies.load(header)
    if answer.status != http.client.FOUND:
        raise LookupError(f"the desk answers {answer.status} to a log-in")
    return "; ".join(_pairs(cookies))


def _pairs(cookies: SimpleCookie) -> Iterator[str]:
    return (f"{name}={morsel.value}" for name, morsel in cookies.items())


def _get(connection: http.client.HTTPConnection, address: str, headers: dict[str, str]) -> str:
    """The page as text. Raises LookupError if the server fails."""
    connection.request("GET", address, headers=headers)
    answer = connection.getresponse()
    page = answer.read()
    if answer.status >= http.client.INTERNAL_SERVER_ERROR:
        raise LookupError(f"{address} answers {answer.status}")
    return page.decode(errors="replace")
