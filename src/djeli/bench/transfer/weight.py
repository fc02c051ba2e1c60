"""What a reader pays: bytes on the wire of a first story, a second one, the front, a visit of six
pages, and a story of the data-saver edition.

Plain requests weigh what each coding makes of HTML, style sheets and scripts. If Chromium and
Playwright are installed, a phone of 360 x 800 px with two and three device pixels to one weighs
typefaces and pictures too, as they are seen without scrolling. The reference in the same run is the
same text without any coding.
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import re
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.conf import settings

from djeli.bench.servers import free_port, running
from djeli.press.render.addresses import as_sent
from djeli.stories.lists.listings import LATEST, newest
from djeli.stories.models import Article
from djeli.stories.tree import Tree

STORIES = 5
WHOLE_FRONT = "front to its end"
"""In Chromium the front is scrolled through; to plain requests it is the front."""
STEP = 600
"""Px that are scrolled at once."""
CODINGS = ("identity", "gzip", "br", "dcz")
WITH_DICTIONARY = "dcz"
SCREEN = (360, 800)
PIXELS = (2, 3)
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
PATIENCE = 60
"""Seconds in which every page is to be pressed."""
QUIET = 1500
"""Milliseconds after a page has loaded, in which what is fetched late still counts."""
SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
WITHOUT_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
SCRIPT = re.compile(r'<script[^>]* src="([^"]+)"')
DICTIONARY = re.compile(r'dictionary;desc="([^"]+)"')
KINDS = {
    "Document": "html",
    "Stylesheet": "css",
    "Script": "js",
    "Font": "fonts",
    "Image": "pictures",
}


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes of what a reader does, by kind. ``dpr`` is 0 for plain requests. ``reference`` is the
    sum of the same without any coding; of a browser's, the plain requests' without coding."""

    what: str
    coding: str
    dpr: int
    html: int
    css: int
    js: int
    fonts: int
    pictures: int
    other: int
    total: int
    reference: int

    @property
    def ratio(self) -> float:
        return self.total / self.reference if self.reference else 0.0


@dataclass(slots=True)
class Bill:
    """What has been fetched so far, by kind."""

    html: int = 0
    css: int = 0
    js: int = 0
    fonts: int = 0
    pictures: int = 0
    other: int = 0
    seen: set[str] = field(default_factory=set)

    def add(self, kind: str, size: int) -> None:
        setattr(self, kind, getattr(self, kind) + size)

    def weight(self, what: str, coding: str, dpr: int, reference: int) -> Weight:
        found = (self.html, self.css, self.js, self.fonts, self.pictures, self.other)
        total = sum(found)
        return Weight(what, coding, dpr, *found, total, reference or total)


def weights() -> Iterator[Weight]:
    """Of each thing that a reader does, in each coding; then in Chromium. Raises LookupError for an
    edition with fewer than five stories."""
    ways = _ways()
    port = free_port()
    command = [sys.executable, "-m", "djeli.cli", "--data", str(settings.DATA), "serve"]
    with running([*command, "--port", str(port)], port, cores=2):
        _wait_until_pressed(port, {path for _, _, paths in ways for path in paths})
        plain: dict[str, int] = {}
        for coding in CODINGS:
            for what, known, paths in ways:
                bill = _fetched(port, coding, known, paths)
                plain.setdefault(what, sum(_sizes(bill)))
                yield bill.weight(what, coding, 0, plain[what])
        yield from _in_chromium(port, ways, plain)


Way = tuple[str, Sequence[str], Sequence[str]]
"""What is done, which pages were read before, and which are read."""


def _ways() -> list[Way]:
    pks = newest({LATEST: STORIES})[LATEST]
    rows = {story.pk: story for story in Article.objects.filter(pk__in=pks)}
    tree = Tree.current()
    stories = [as_sent(tree.address(rows[pk].url_path)) for pk in islice(pks, STORIES)]
    if len(stories) < STORIES:
        raise LookupError("the edition has fewer than five stories to weigh")
    return [
        ("first story", [], stories[:1]),
        ("second story", stories[:1], stories[1:2]),
        ("front", [], ["/"]),
        (WHOLE_FRONT, [], ["/"]),
        ("visit of six pages", [], ["/", *stories]),
        ("data-saver story", [], [f"/lite{stories[0]}"]),
    ]


def _wait_until_pressed(port: int, paths: set[str]) -> None:
    """An answer from before a page is stored is not compressed, and the clock makes the dictionary
    of pages that are stored. Raises LookupError in the end."""
    until = time.monotonic() + PATIENCE
    for path in sorted(paths):
        while not _is_pressed(port, path):
            if time.monotonic() > until:
                raise LookupError(f"{path} is not pressed within {PATIENCE} s")
            time.sleep(0.5)


def _is_pressed(port: int, path: str) -> bool:
    """True if it comes in its final form: compressed and, on the front, with the dictionary's
    address in an edition that makes one."""
    _, headers = _asked(port, path, {"Accept-Encoding": "gzip, br, zstd"})
    is_offered = bool(DICTIONARY.search(headers.get("Server-Timing", "")))
    is_awaited = path == "/" and settings.PRESS_DICTIONARY
    return "Content-Encoding" in headers and (is_offered or not is_awaited)


def _sizes(bill: Bill) -> tuple[int, ...]:
    return (bill.html, bill.css, bill.js, bill.fonts, bill.pictures, bill.other)


def _fetched(port: int, coding: str, known: Sequence[str], paths: Sequence[str]) -> Bill:
    """What pages, style sheets and scripts weigh for who has read ``known`` before."""
    reader = _Reader(port, coding)
    for path in known:
        reader.read(path)
    reader.bill = Bill(seen=reader.bill.seen)
    for path in paths:
        reader.read(path)
    return reader.bill


class _Reader:
    """Somebody with a cache; with "dcz" also with the edition's dictionary, as soon as a page has
    named it."""

    def __init__(self, port: int, coding: str) -> None:
        self.port, self.coding = port, coding
        self.bill = Bill()
        self.dictionary = ""

    def read(self, path: str) -> None:
        size, text, headers = self._get(path, is_page=True)
        text = WITHOUT_SCRIPT.sub("", text)
        self.bill.add("html", size)
        for kind, pattern in (("css", SHEET), ("js", SCRIPT)):
            for address in pattern.findall(text):
                if address not in self.bill.seen:
                    self.bill.seen.add(address)
                    self.bill.add(kind, self._get(address)[0])
        named = DICTIONARY.search(headers.get("Server-Timing", ""))
        if named and self.coding == WITH_DICTIONARY and not self.dictionary:
            self.bill.add("other", self._learn(named[1]))

    def _learn(self, address: str) -> int:
        size, _, _ = self._get(address)
        content, _ = _asked(self.port, address, {"Accept-Encoding": "identity"})
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        self.dictionary = f":{digest}:"
        return size

    def _get(self, path: str, is_page: bool = False) -> tuple[int, str, http.client.HTTPMessage]:
        accepted = self.coding if self.coding != WITH_DICTIONARY else "br, zstd, dcz"
        asked = {"Accept-Encoding": accepted}
        if is_page and self.dictionary:
            asked["Available-Dictionary"] = self.dictionary
        packed, headers = _asked(self.port, path, asked)
        plain, _ = _asked(self.port, path, {"Accept-Encoding": "identity"})
        return len(packed), plain.decode(errors="replace"), headers


def _asked(port: int, path: str, headers: dict[str, str]) -> tuple[bytes, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
    finally:
        connection.close()
    if answer.status != http.client.OK:
        raise LookupError(f"{path} answers {answer.status}")
    return body, answer.headers


def _in_chromium(port: int, ways: Sequence[Way], plain: dict[str, int]) -> Iterator[Weight]:
    """Nothing where Chromium or Playwright is missing."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        # Not above: Playwright comes with the tools of development only.
        from playwright.sync_api import sync_playwright
    except ImportError:
        return
    if program is None:
        return
    found: list[Weight] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for dpr in PIXELS:
            for what, known, paths in ways:
                home = f"http://127.0.0.1:{port}"
                bill = _seen(browser, home, dpr, (known, paths), what == WHOLE_FRONT)
                found.append(bill.weight(what, "Chromium", dpr, plain[what]))
        browser.close()
    yield from found


def _scroll(page: Any) -> None:
    for top in range(0, page.evaluate("document.documentElement.scrollHeight"), STEP):
        page.evaluate(f"scrollTo(0, {top})")
        page.wait_for_timeout(QUIET / 5)
    page.wait_for_timeout(QUIET)


def _seen(
    browser: Any,
    home: str,
    dpr: int,
    paths: tuple[Sequence[str], Sequence[str]],
    to_the_end: bool,
) -> Bill:
    """What a phone fetches for pages read in a row, by a browser that has nothing of the site. The
    service worker is left out: what it asks for is in the browser's cache already."""
    width, height = SCREEN
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=dpr,
        is_mobile=True,
        has_touch=True,
        service_workers="block",
    )
    page = context.new_page()
    session = context.new_cdp_session(page)
    bills = [Bill()]
    kinds: dict[str, str] = {}
    session.send("Network.enable")
    session.on(
        "Network.responseReceived",
        lambda one: kinds.update({one["requestId"]: KINDS.get(one["type"], "other")}),
    )
    session.on(
        "Network.loadingFinished",
        lambda one: bills[-1].add(
            kinds.get(one["requestId"], "other"), int(one["encodedDataLength"])
        ),
    )
    for pages in paths:
        bills.append(Bill())
        for path in pages:
            page.goto(home + path, wait_until="load")
            page.wait_for_timeout(QUIET)
            if to_the_end:
                _scroll(page)
            elif len(pages) > 1 or pages is not paths[-1]:
                # Who goes on to another page has read on: only then is the dictionary fetched.
                page.mouse.wheel(0, STEP)
                page.wait_for_timeout(QUIET)
    context.close()
    return bills[-1]
