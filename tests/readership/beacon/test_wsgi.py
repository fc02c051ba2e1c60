"""What a reader's script tells, and what is kept of it."""

from __future__ import annotations

import os
import stat

import pytest
import time_machine

from tests.readership.newsstand import PHONE, Newsstand, end, view


@pytest.fixture
def stand(tmp_path):
    return Newsstand(tmp_path)


def test_a_report_is_heard_without_a_cookie_and_never_cached(stand):
    assert stand.send(view(42)) == "204 No Content"
    assert stand.headers == {"Cache-Control": "no-store"}
    assert stand.written().count(b"\n") == 1


def test_neither_address_nor_browser_nor_referrer_is_in_the_log(stand):
    stand.send(view(42, r="https://l.facebook.com/secret-group?fbclid=x"))
    stand.send(end(42))
    kept = stand.written().decode()
    for private in ("41.190", "Mozilla", "secret-group", "lantern"):
        assert private not in kept
    assert " facebook phone en " in kept


@pytest.mark.parametrize(
    ("method", "status"), [("GET", "405"), ("HEAD", "405"), ("PUT", "405"), ("OPTIONS", "405")]
)
def test_only_a_post_is_a_report(stand, method, status):
    assert stand.send(view(42), method=method).startswith(status)
    assert stand.headers["Allow"] == "POST"
    assert stand.written() == b""


def test_other_addresses_are_the_sites_own(stand):
    found = stand.beacon({"PATH_INFO": "/beacon", "REQUEST_METHOD": "POST"}, None)
    assert found == [b"the site"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"42",
        b'"s"',
        b"{",
        b"\xff\xfe",
        b"[" * 1000,
        b'{"s":1}',
        b'{"s":true,"t":3,"w":360}',
        b'{"s":"1","t":3,"w":360}',
        b'{"s":1.5,"t":3,"w":360}',
        b'{"s":NaN,"t":3,"w":360}',
        b'{"s":-1,"t":3,"w":360}',
        b'{"s":99999999999999999999999,"t":3,"w":360}',
        b'{"s":1,"t":3,"w":0}',
        b'{"s":1,"t":0,"w":360}',
        b'{"s":1,"t":3,"w":360,"l":7}',
        b'{"s":1,"t":3,"w":360,"r":null}',
        b'{"s":1,"t":3,"w":360,"d":"all"}',
    ],
)
def test_what_no_script_of_ours_sends_is_refused(stand, body):
    assert stand.send(body).startswith("400")
    assert stand.written() == b""


def test_a_long_body_is_refused_without_being_read(stand):
    assert stand.send(view(1, r="x" * 5000)).startswith("413")
    assert stand.send(view(1, r="x" * 5000), CONTENT_LENGTH="").startswith("413")
    assert stand.written() == b""


def test_a_page_of_another_site_cannot_report(stand):
    assert stand.send(view(1), HTTP_ORIGIN="https://evil.example").startswith("403")
    assert stand.send(view(1), HTTP_ORIGIN="null").startswith("403")
    assert stand.written() == b""


@pytest.mark.parametrize(
    "headers",
    [
        {
            "HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
        },
        {"HTTP_USER_AGENT": PHONE.format(120).replace("Chrome", "HeadlessChrome")},
        {"HTTP_USER_AGENT": "python-requests/2.32"},
        {"HTTP_USER_AGENT": "facebookexternalhit/1.1"},
        {"HTTP_USER_AGENT": ""},
        {"HTTP_USER_AGENT": "x" * 3000},
        {"HTTP_SEC_PURPOSE": "prefetch;prerender"},
        {"HTTP_PURPOSE": "prefetch"},
        {"HTTP_X_MOZ": "prefetch"},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
    ],
)
def test_a_bot_hears_what_a_reader_hears_and_is_not_counted(stand, headers):
    assert stand.send(view(1), **headers) == "204 No Content"
    assert stand.written() == b""


def test_every_letter_in_a_report_is_made_harmless(stand):
    stand.send(view(1, l="x y\nv 7 ", r="https://a b\n/ c", u="\r\nv"))
    (line,) = stand.written().decode().splitlines()
    assert len(line.split(" ")) == 11
    assert line.split(" ")[6:9] == ["other", "phone", "other"]


def people_in(stand):
    return [line.split(" ")[3] for line in stand.written().decode().splitlines()]


def test_one_person_is_known_again_today_and_is_a_stranger_tomorrow(stand):
    with time_machine.travel("2026-11-25T23:59:00+01:00") as traveller:
        stand.send(view(1))
        stand.send(view(2))
        traveller.move_to("2026-11-26T00:01:00+01:00")
        stand.send(view(1))
        stand.beacon.reports.keys.forget()
    first, second, third = people_in(stand)
    assert first == second != third
    assert [path.name for path in stand.folder.glob("keys/*")] == ["2026-11-26"]


def test_the_days_key_is_shared_by_workers_and_readable_by_nobody_else(stand, tmp_path):
    other = Newsstand(tmp_path)
    stand.send(view(1))
    other.send(view(1))
    assert len(set(people_in(stand))) == 1
    (key,) = tmp_path.glob("keys/*")
    assert stat.S_IMODE(os.stat(key).st_mode) == 0o600
    assert len(key.read_bytes()) == 32


def test_a_proxy_of_ours_tells_who_asks_and_a_stranger_does_not(stand):
    stand.send(view(1), REMOTE_ADDR="10.0.0.2", HTTP_X_FORWARDED_FOR="9.9.9.9, 41.190.2.9")
    stand.send(view(1))
    stand.send(view(1), HTTP_X_FORWARDED_FOR="9.9.9.9")
    assert len(set(people_in(stand))) == 1


def test_a_household_with_many_addresses_is_one(stand):
    stand.send(view(1), REMOTE_ADDR="2c0f:f248:0:1::5")
    stand.send(view(1), REMOTE_ADDR="2c0f:f248:0:1:aaaa::9")
    stand.send(view(1), REMOTE_ADDR="2c0f:f248:0:2::5")
    first, second, third = people_in(stand)
    assert first == second != third
