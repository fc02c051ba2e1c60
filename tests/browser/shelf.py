"""Sample pages in a real browser, without a server: every request is answered from here.

A request to any other host is refused and remembered, as is every complaint of the browser.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Route

from djeli import web
from djeli.web.styleguide.pictures import stand_in
from djeli.web.view_models.picture import SPECS
from tests.web.sample_html import html_of, overlay
from tests.windows import close, window

HOME = "http://news.test"
STATIC = Path(web.__file__).parent / "static"
PICTURE = re.compile(r"/styleguide/pictures/(\d+)/1/(\w+)\.\w+")
POLICY = "default-src 'self'; frame-src https:; object-src 'none'; base-uri 'self'"


@dataclass
class Shelf:
    """A browser's window on the samples."""

    context: BrowserContext
    complaints: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def open(self, name: str) -> Page:
        """Open the sample page of that name and wait until it stands."""
        page = self.blank()
        page.goto(f"{HOME}/pages/{name}", wait_until="load")
        return page

    def blank(self) -> Page:
        """An empty page, whose complaints are remembered from now on."""
        page = self.context.new_page()
        page.on("console", lambda said: self._note(said.type, said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def clear(self) -> None:
        """Make it ready for another test: its first page alone is open, and nothing is kept."""
        for page in self.context.pages[1:]:
            if page.url.startswith(HOME):
                page.evaluate("localStorage.clear()")
            close(page)
        self.complaints.clear()
        self.outside.clear()

    def answer(self, route: Route) -> None:
        """Answer a request as the site would."""
        address = urlsplit(route.request.url)
        picture = PICTURE.fullmatch(address.path)
        if f"{address.scheme}://{address.netloc}" != HOME:
            self.outside.append(route.request.url)
            route.fulfill(body="elsewhere", content_type="text/html")
        elif address.path.startswith("/pages/"):
            html = html_of(address.path.removeprefix("/pages/"))
            headers = {"Content-Security-Policy": POLICY}
            route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=headers)
        elif address.path == "/search/overlay/":
            route.fulfill(body=overlay(), content_type="text/html; charset=utf-8")
        elif picture:
            drawn = stand_in(int(picture[1]), SPECS[picture[2]])
            route.fulfill(body=drawn, content_type="image/svg+xml")
        elif address.path.startswith("/static/"):
            file = STATIC / address.path.removeprefix("/static/")
            kind = guess_type(file.name)[0] or "font/woff2"
            route.fulfill(body=file.read_bytes(), content_type=kind)
        else:
            route.fulfill(body="<!doctype html><title>-</title>", content_type="text/html")

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)


@contextmanager
def shelf(opened: Browser, width: int = 1280, **options: Any) -> Iterator[Shelf]:
    """A fresh window of that width in px; `options` as for `window`."""
    with window(opened, viewport={"width": width, "height": 800}, **options) as context:
        made = Shelf(context)
        context.route("**/*", made.answer)
        yield made
